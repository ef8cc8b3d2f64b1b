// Decisions evaluated cell by cell with feelin; what the hit policy makes of the rows that match is DMN 1.3's own
// text (8.2.10), written down here once more.
'use strict';

function feelinEngine(feelin) {
  const known = new Map();
  // Tests and expressions are evaluated again and again on the same few values.
  const once = (key, compute) => {
    if (!known.has(key)) known.set(key, compute());
    return known.get(key);
  };
  const passes = (test, value) =>
    once(`${test}\n${JSON.stringify(value)}`, () => {
      // A bare `true` it takes for an expression that holds, whatever the input: a cell may be any expression.
      const asked = test === 'true' || test === 'false' ? `? = ${test}` : test;
      const passed = feelin.unaryTest(asked, { '?': value });
      if (passed !== true && passed !== false) throw new Error(`\`${test}\` on ${value} is ${passed}`);
      return passed;
    });
  const expression = (text, context) =>
    once(`${text}\n${JSON.stringify(context)}`, () => {
      const value = feelin.evaluate(text, context);
      if (value === null || value === undefined) throw new Error(`\`${text}\` has no value`);
      return value;
    });
  // A plain name is looked up; else the names in the text alone are shown to feelin, which slows with each.
  const column = (text, context) => {
    if (Object.prototype.hasOwnProperty.call(context, text)) return context[text];
    const used = Object.keys(context).filter((name) => new RegExp(`\\b${name}\\b`).test(text));
    return expression(text, Object.fromEntries(used.map((name) => [name, context[name]])));
  };

  // `values` holds what is known by name; a decision sees nothing of it but what it says that it requires.
  return function evaluate(decision, values_by_name) {
    const context = {};
    for (const name of decision.requires.map((id) => id.replace(/^(decision|input)-/, ''))) {
      if (!(name in values_by_name)) throw new Error(`nothing is known of ${name}`);
      context[name] = values_by_name[name];
    }
    if (decision.expression) return expression(decision.expression, context);
    const values = decision.columns.map((text) => column(text, context));
    decision.inputValues.forEach((allowed, i) => {
      if (allowed && !passes(allowed, values[i]))
        throw new Error(`${decision.columns[i]} is ${values[i]}, which ${allowed} does not allow`);
    });
    const matches = decision.rows.filter((row) => row.tests.every((test, i) => passes(test, values[i])));
    const outputs = matches.map((row) => once(row.output, () => feelin.evaluate(row.output)));
    const values_in_order = once(`[${decision.outputValues}]`, () => feelin.evaluate(`[${decision.outputValues}]`));
    for (const output of outputs) {
      if (!values_in_order.includes(output)) throw new Error(`${output} is no output value`);
    }
    return hit(decision, outputs, values_in_order);
  };
}

function hit(decision, outputs, values) {
  switch (decision.hitPolicy) {
    case 'UNIQUE':
      if (outputs.length > 1) throw new Error(`${decision.name}: ${outputs.length} rows match`);
      return outputs[0];
    case 'ANY':
      if (new Set(outputs).size > 1) throw new Error(`${decision.name}: rows that match differ`);
      return outputs[0];
    case 'PRIORITY':
      return values.find((value) => outputs.includes(value));
    case 'FIRST':
      return outputs[0];
    case 'COLLECT':
      return decision.aggregation === 'COUNT' ? outputs.length : outputs;
    default:
      throw new Error(`unknown hit policy ${decision.hitPolicy}`);
  }
}

module.exports = { feelinEngine };
