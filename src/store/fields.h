// In: structs of the model and the plan. Out: their members in the order stored.
// For each struct its members, in the order in which they are stored.
#pragma once

#include <cereal/cereal.hpp>

#include "check/check.h"
#include "eval/facts.h"
#include "model/expected.h"
#include "plan/functions.h"
#include "plan/plan.h"
#include "reason/club/similar.h"

namespace diagclub {

// What is numbers alone is stored as it stands in memory.
template <typename Archive>
void serialize(Archive& archive, Span& span) {
  archive(cereal::binary_data(&span, sizeof span));
}
template <typename Archive>
void serialize(Archive& archive, Place& place) {
  archive(cereal::binary_data(&place, sizeof place));
}

template <typename Archive>
void serialize(Archive& archive, Text& text) {
  archive(text.fr, text.en);
}
template <typename Archive>
void serialize(Archive& archive, TextPlaces& places) {
  archive(places.fr, places.en);
}
template <typename Archive>
void serialize(Archive& archive, Name& name) {
  archive(name.text, name.place);
}
template <typename Archive>
void save(Archive& archive, const Number& number) {
  const Number::Parts parts = number.parts();
  archive(parts.numerator, parts.denominator);
  if (parts.denominator < 0) archive(parts.big);
}
template <typename Archive>
void load(Archive& archive, Number& number) {
  Number::Parts parts;
  archive(parts.numerator, parts.denominator);
  if (parts.denominator < 0) archive(parts.big);
  number = Number::from_parts(parts);
}
template <typename Archive>
void serialize(Archive& archive, Interval& interval) {
  archive(interval.low, interval.high, interval.low_open, interval.high_open);
}

template <typename Archive>
void serialize(Archive& archive, Operand& operand) {
  archive(operand.value, operand.parameter);
}
template <typename Archive>
void serialize(Archive& archive, Range& range) {
  archive(range.low, range.high, range.low_open, range.high_open);
}
template <typename Archive>
void serialize(Archive& archive, UnaryTest::Term& term) {
  archive(term.word, term.range);
}
template <typename Archive>
void serialize(Archive& archive, UnaryTest& test) {
  archive(test.form, test.negated, test.terms, test.written, test.place);
}
template <typename Archive>
void serialize(Archive& archive, Condition& condition) {
  archive(condition.kind, condition.scope, condition.place, condition.parts);
  if (condition.kind == Condition::Kind::test) archive(condition.name, condition.test);
}

template <typename Archive>
void serialize(Archive& archive, Formula& formula) {
  archive(formula.op, formula.number, formula.name, formula.operands);
}
template <typename Archive>
void serialize(Archive& archive, Choice& choice) {
  archive(choice.name, choice.label, choice.aliases);
}
template <typename Archive>
void serialize(Archive& archive, Fact& fact) {
  archive(fact.name, fact.place, fact.kind, fact.label, fact.question, fact.help, fact.heading, fact.aliases,
          fact.required, fact.changeable, fact.integer, fact.unit, fact.bounds, fact.formula, fact.choices,
          fact.otherwise);
}
template <typename Archive>
void serialize(Archive& archive, Comparison& comparison) {
  archive(comparison.left, comparison.op, comparison.right, comparison.written, comparison.place);
}
template <typename Archive>
void serialize(Archive& archive, Relation& relation) {
  archive(relation.name, relation.place, relation.bare, relation.when, relation.text);
}
template <typename Archive>
void serialize(Archive& archive, Section& section) {
  archive(section.name, section.place, section.label, section.heading, section.many);
}
template <typename Archive>
void serialize(Archive& archive, Unit& unit) {
  archive(unit.name, unit.place, unit.label, unit.of, unit.times, unit.times_parameter);
}

template <typename Archive>
void serialize(Archive& archive, Term& term) {
  archive(term.name, term.place, term.label);
}
template <typename Archive>
void serialize(Archive& archive, Actor& actor) {
  archive(actor.name, actor.place, actor.label, actor.exists_when);
}
template <typename Archive>
void serialize(Archive& archive, Group& group) {
  archive(group.name, group.place, group.label, group.when_yes, group.when_no);
}
template <typename Archive>
void serialize(Archive& archive, Parameter& parameter) {
  archive(parameter.name, parameter.place, parameter.is_number, parameter.number, parameter.yes,
          parameter.unit, parameter.label, parameter.text, parameter.ours);
}
template <typename Archive>
void serialize(Archive& archive, Citation& citation) {
  archive(citation.document, citation.section, citation.catalogue, citation.place);
}
template <typename Archive>
void serialize(Archive& archive, CatalogueId& id) {
  archive(id.name, id.place, id.section, id.words, id.not_a_rule);
}
template <typename Archive>
void store_entry(Archive& archive, Entry& entry) {
  archive(entry.name, entry.place, entry.label, entry.text, entry.text_places, entry.ours, entry.citation,
          entry.certainty);
}
template <typename Archive>
void serialize(Archive& archive, Output& output) {
  archive(output.name, output.place, output.label);
}
template <typename Archive>
void serialize(Archive& archive, Row& row) {
  archive(row.place, row.when, row.then, row.text, row.ours, row.citation, row.certainty);
}
template <typename Archive>
void serialize(Archive& archive, Flaw& flaw) {
  archive(flaw.section, flaw.text);
}
template <typename Archive>
void serialize(Archive& archive, Table& table) {
  store_entry(archive, table);
  archive(table.applies, table.hit, table.inputs, table.outputs, table.gap, table.overlap, table.rows);
}
template <typename Archive>
void serialize(Archive& archive, Rule& rule) {
  store_entry(archive, rule);
  archive(rule.group, rule.phrase, rule.if_no, rule.applies, rule.when);
}
template <typename Archive>
void serialize(Archive& archive, Count& count) {
  store_entry(archive, count);
  archive(count.of);
}
template <typename Archive>
void serialize(Archive& archive, Recommendation& recommendation) {
  store_entry(archive, recommendation);
  archive(recommendation.who, recommendation.timing, recommendation.priority, recommendation.opposes,
          recommendation.done_when, recommendation.answers, recommendation.when);
}
template <typename Archive>
void serialize(Archive& archive, Presumption& presumption) {
  store_entry(archive, presumption);
  archive(presumption.of, presumption.is, presumption.when, presumption.unless, presumption.yields_to);
}
template <typename Archive>
void serialize(Archive& archive, SynthesisPart::Variant& variant) {
  archive(variant.place, variant.when, variant.text, variant.text_places);
}
template <typename Archive>
void serialize(Archive& archive, SynthesisPart& part) {
  archive(part.name, part.place, part.says);
}
template <typename Archive>
void serialize(Archive& archive, Page::Verdict& verdict) {
  archive(verdict.of, verdict.with);
}
template <typename Archive>
void serialize(Archive& archive, Page::Element& element) {
  archive(element.of, element.title, element.verdicts);
}
template <typename Archive>
void serialize(Archive& archive, Page& page) {
  archive(page.place, page.identity, page.verdicts, page.counts, page.lists, page.elements, page.ask_first,
          page.short_form, page.evidence);
}

// Without its files: their text stands in the program already.
template <typename Archive>
void serialize(Archive& archive, RuleSet& rules) {
  archive(rules.name, rules.title, rules.sources, rules.certainties, rules.actors, rules.timings,
          rules.groups, rules.units, rules.parameters, rules.sections, rules.facts, rules.relations,
          rules.tables, rules.rules, rules.counts, rules.recommendations, rules.presumptions, rules.catalogue,
          rules.synthesis, rules.firmness, rules.page);
}

template <typename Archive>
void serialize(Archive& archive, Variable& variable) {
  archive(variable.thing, variable.aspect, variable.member, variable.axis, variable.size, variable.all);
}
template <typename Archive>
void serialize(Archive& archive, PlanNode& node) {
  archive(node.op, node.variable, node.accepted, node.first_child, node.child_count);
}
template <typename Archive>
void serialize(Archive& archive, PlanRow& row) {
  archive(row.boxes, row.output, row.tests);
}
template <typename Archive>
void serialize(Archive& archive, PlanStep& step) {
  archive(step.thing, step.variable, step.applies, step.when, step.speaks, step.holds, step.dimensions,
          step.rows, step.order, step.outcome, step.counted);
}
template <typename Archive>
void serialize(Archive& archive, Plan::Giving& giving) {
  archive(giving.actor_exists, giving.done_as_written, giving.wanted, giving.done);
}
template <typename Archive>
void serialize(Archive& archive, Plan::Variant& variant) {
  archive(variant.when, variant.holds);
}
template <typename Archive>
void serialize(Archive& archive, Literal& literal) {
  archive(literal.variable, literal.accepted);
}
template <typename Archive>
void serialize(Archive& archive, StrictSight& sight) {
  archive(sight.kind, sight.variable, sight.beside, sight.fact);
}
template <typename Archive>
void serialize(Archive& archive, PlanPresumption& presumption) {
  archive(presumption.of, presumption.claims, presumption.when, presumption.unless, presumption.holds,
          presumption.blocks, presumption.yields_to);
}
template <typename Archive>
void serialize(Archive& archive, Functions::Joint& joint) {
  archive(joint.tables, joint.tuples, joint.node);
}

template <typename Archive>
void serialize(Archive& archive, StatedFact& stated) {
  archive(stated.fact, stated.unknown, stated.nothing_reported, stated.approximate, stated.bare, stated.open,
          stated.number, stated.choices, stated.listed, stated.span, stated.written, stated.text,
          stated.item_spans);
}
template <typename Archive>
void serialize(Archive& archive, Element& element) {
  archive(element.section, element.span, element.facts);
}
template <typename Archive>
void serialize(Archive& archive, Fiche& fiche) {
  archive(fiche.source, fiche.span, fiche.facts, fiche.elements);
}
template <typename Archive>
void serialize(Archive& archive, Label& label) {
  archive(label.table, label.report, label.tool, label.section, label.why, label.span);
}
template <typename Archive>
void serialize(Archive& archive, Expected& expected) {
  archive(expected.path, expected.labels, expected.became, expected.became_section);
}
template <typename Archive>
void serialize(Archive& archive, LabelledClub& club) {
  archive(club.path, club.fiche, club.expected);
}
template <typename Archive>
void serialize(Archive& archive, Facts& facts) {
  archive(facts.cells, facts.numbers, facts.known, facts.derived, facts.said, facts.assumed, facts.moved);
}

}  // namespace diagclub
