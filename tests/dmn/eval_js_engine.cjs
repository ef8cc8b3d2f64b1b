// Decisions evaluated whole, with all that they require, by dmn-eval-js. It reads DMN 1.1 and knows the hit policies
// UNIQUE, FIRST, COLLECT and RULE ORDER, so the document is rewritten for it:
// - the namespace is 1.1's; the picture, annotations and sources go;
// - ANY becomes FIRST; PRIORITY becomes FIRST with the rows in the order of their output values;
// - COLLECT with COUNT becomes COLLECT, and the driver counts: what requires such a table is given the number;
// - literal expressions, which it passes over, are given their value: feelin's engine is what tests those.
'use strict';

function withoutElements(xml, names) {
  let out = xml;
  for (const name of names) {
    out = out.replace(new RegExp(`\\s*<${name}\\b[^>]*/>`, 'g'), '');
    out = out.replace(new RegExp(`\\s*<${name}\\b[^>]*[^/]>[\\s\\S]*?</${name}>`, 'g'), '');
  }
  return out;
}

function sortedByPriority(table) {
  const values = table.match(/<outputValues[\s\S]*?<text>([\s\S]*?)<\/text>/)[1].split(',');
  const rules = table.match(/\s*<rule\b[\s\S]*?<\/rule>/g);
  const rank = (rule) => values.indexOf(rule.match(/<outputEntry[\s\S]*?<text>([\s\S]*?)<\/text>/)[1]);
  const sorted = rules.slice().sort((a, b) => rank(a) - rank(b));
  let next = 0;
  return table.replace(/\s*<rule\b[\s\S]*?<\/rule>/g, () => sorted[next++]);
}

function asDmn11(xml, given) {
  let out = withoutElements(xml, ['dmndi:DMNDI', 'annotation', 'annotationEntry', 'authorityRequirement', 'knowledgeSource']);
  out = out.replace('https://www.omg.org/spec/DMN/20191111/MODEL/', 'http://www.omg.org/spec/DMN/20151101/dmn.xsd');
  out = out.replace(/<decisionTable\b[^>]*hitPolicy="PRIORITY"[\s\S]*?<\/decisionTable>/g, sortedByPriority);
  out = out.replace(/hitPolicy="(ANY|PRIORITY)"/g, 'hitPolicy="FIRST"').replace(/ aggregation="COUNT"/g, '');
  for (const id of given) {
    out = out.replace(
      new RegExp(`\\s*<informationRequirement\\b[^>]*>\\s*<requiredDecision href="#${id}" />\\s*</informationRequirement>`, 'g'), '');
  }
  return out;
}

async function evalJsEngine(evalJs, xml, document) {
  const given = document.decisions.filter((one) => one.expression || one.aggregation === 'COUNT');
  const decisions = await evalJs.decisionTable.parseDmnXml(asDmn11(xml, given.map((one) => one.id)));
  // `inputs` holds facts, rules and counts; `outcomes` what the given decisions come to.
  return function evaluate(decision, inputs, outcomes) {
    const context = JSON.parse(JSON.stringify(inputs));
    for (const one of given) context[one.name] = outcomes[one.name];
    // Of a COLLECT table it hands on nothing where no row matches, and not the empty list.
    for (const one of document.decisions) {
      if (one.hitPolicy === 'COLLECT' && one.aggregation !== 'COUNT') context[one.name] = [];
    }
    const result = evalJs.decisionTable.evaluateDecision(decision.id, decisions, context);
    if (!Array.isArray(result)) return result[decision.name];
    const outputs = result.map((one) => one[decision.name]);
    return decision.aggregation === 'COUNT' ? outputs.length : outputs;
  };
}

module.exports = { evalJsEngine };
