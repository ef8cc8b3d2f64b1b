// Decisions evaluated whole, with all that they require, by dmn-eval-js. It reads DMN 1.1 and knows the hit policies
// UNIQUE, FIRST, COLLECT and RULE ORDER, so the document is written again for it:
// - in 1.1's namespace, without picture, annotations and sources;
// - ANY as FIRST; PRIORITY as FIRST with the rows in the order of their output values;
// - COLLECT with COUNT as COLLECT, and the driver counts: what requires such a table is given the number;
// - without literal expressions, which it passes over: what requires one is given the value. feelin tests those.
'use strict';

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const isGiven = (decision) => Boolean(decision.expression) || decision.aggregation === 'COUNT';

function rowsInOrder(decision) {
  if (decision.hitPolicy !== 'PRIORITY') return decision.rows;
  const rank = (row) => decision.outputValues.split(',').indexOf(row.output);
  return decision.rows.slice().sort((a, b) => rank(a) - rank(b));
}

function decisionAsDmn11(decision, given) {
  const text = (element, words, id = '') => `<${element}${id}><text>${escaped(words)}</text></${element}>`;
  const required = decision.requires.filter((id) => id.startsWith('decision-') && !given.has(id));
  const policy = ['ANY', 'PRIORITY'].includes(decision.hitPolicy) ? 'FIRST' : decision.hitPolicy;
  return [
    `<decision id="${decision.id}" name="${decision.name}">`,
    ...required.map((id) => `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`),
    `<decisionTable hitPolicy="${policy}">`,
    ...decision.columns.map((column, i) => `<input id="${decision.id}-${i}">${text('inputExpression', column)}</input>`),
    `<output id="${decision.id}-output" name="${decision.name}"/>`,
    ...rowsInOrder(decision).map((row) =>
      `<rule>${row.tests.map((test) => text('inputEntry', test)).join('')}${text('outputEntry', row.output)}</rule>`),
    '</decisionTable></decision>',
  ].join('\n');
}

async function evalJsEngine(evalJs, document) {
  const given = new Map(document.decisions.filter(isGiven).map((decision) => [decision.id, decision]));
  const byId = new Map(document.decisions.map((decision) => [decision.id, decision]));
  const xml = '<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd" id="d" name="d" namespace="n">\n' +
    document.decisions.filter((one) => !one.expression).map((one) => decisionAsDmn11(one, given)).join('\n') + '</definitions>';
  const decisions = await evalJs.decisionTable.parseDmnXml(xml);

  // The names of all that a decision looks at, through others too: input data, given decisions, lists.
  const looked = (decision, names = new Set()) => {
    for (const id of decision.requires) {
      names.add(id);
      if (byId.has(id) && !given.has(id)) looked(byId.get(id), names);
    }
    return names;
  };
  const needs = new Map(document.decisions.map((decision) => [decision.id, [...looked(decision)]]));

  // `inputs` holds facts, rules and counts; `outcomes` what the given decisions come to.
  return function evaluate(decision, inputs, outcomes) {
    const context = {};
    for (const id of needs.get(decision.id)) {
      const name = id.replace(/^(decision|input)-/, '');
      if (!byId.has(id)) context[name] = inputs[name];
      else if (given.has(id)) context[name] = outcomes[name];
      // Of a COLLECT table it hands on nothing where no row matches, and not the empty list.
      else if (byId.get(id).hitPolicy === 'COLLECT') context[name] = [];
    }
    const result = evalJs.decisionTable.evaluateDecision(decision.id, decisions, context);
    if (!Array.isArray(result)) return result[decision.name];
    const outputs = result.map((one) => one[decision.name]);
    return decision.aggregation === 'COUNT' ? outputs.length : outputs;
  };
}

module.exports = { evalJsEngine };
