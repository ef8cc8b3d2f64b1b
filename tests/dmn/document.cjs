// A DMN document as dmn-moddle reads it, in plain objects. What dmn-moddle warns of is an error here.
'use strict';

async function documentFrom(xml, DmnModdle) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  if (warnings.length > 0) throw new Error(`dmn-moddle: ${warnings.map((w) => w.message).join('; ')}`);
  const decisions = [];
  const inputs = [];
  for (const element of rootElement.drgElement) {
    if (element.$type === 'dmn:InputData') inputs.push(element.name);
    if (element.$type === 'dmn:Decision') decisions.push(decisionFrom(element));
  }
  return { decisions, inputs, shapes: rootElement.dmnDI.diagrams[0].diagramElements.length };
}

function decisionFrom(element) {
  const requirements = element.informationRequirement || [];
  const decision = {
    id: element.id,
    name: element.name,
    requires: requirements.map((one) => (one.requiredDecision || one.requiredInput).href.slice(1)),
  };
  const logic = element.decisionLogic;
  if (logic.$type === 'dmn:LiteralExpression') return { ...decision, expression: logic.text };
  return {
    ...decision,
    hitPolicy: logic.hitPolicy,
    aggregation: logic.aggregation,
    columns: (logic.input || []).map((input) => input.inputExpression.text),
    inputValues: (logic.input || []).map((input) => input.inputValues && input.inputValues.text),
    outputValues: logic.output[0].outputValues.text,
    rows: (logic.rule || []).map((rule) => ({
      tests: (rule.inputEntry || []).map((entry) => entry.text),
      output: rule.outputEntry[0].text,
      description: rule.description,
    })),
  };
}

module.exports = { documentFrom };
