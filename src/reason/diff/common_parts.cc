// Two plans in, the parts of both as functions of the same variables out: equal parts are equal nodes.
#include "reason/diff/common_parts.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;

// Tables that collect on one side alone.
std::set<std::string> collecting_on_one_side(const RuleSet& before, const RuleSet& after) {
  std::set<std::string> names;
  for (const Table& table : before.tables) {
    const Table* other = find_by_name(after.tables, table.name);
    if (other != nullptr && (table.hit == HitPolicy::collect) != (other->hit == HitPolicy::collect))
      names.insert(table.name);
  }
  return names;
}

}  // namespace

CommonParts::CommonParts(const Plan& before, const Functions& of_before, const Plan& after,
                         const Functions& of_after)
    : plans_{&before, &after},
      functions_{&of_before, &of_after},
      own_{of_before.diagrams(), of_after.diagrams()},
      variables_(before, of_before, after, of_after) {
  const std::set<std::string> as_sets = collecting_on_one_side(before.rules(), after.rules());
  for (const Side side : {Side::before, Side::after}) {
    for (Part& part : parts_of(plan(side), functions(side), own(side), as_sets)) {
      CommonPart& common = parts_[index_of(side)].emplace_back();
      static_cast<Part&>(common) = std::move(part);
      translate(side, common);
    }
  }
}

std::size_t CommonParts::number_of(const std::string& word) {
  const auto [at, fresh] = numbers_.emplace(word, words_.size());
  if (fresh) words_.push_back(word);
  return at->second;
}

void CommonParts::translate(Side side, CommonPart& part) {
  Diagrams& from = own(side);
  std::vector<std::size_t> numbers;
  for (const std::string& word : part.words) numbers.push_back(number_of(word));
  part.whole = from.ite(part.applies, from.mapped(part.node, numbers),
                        Diagrams::leaf(number_of(std::string(kNotApplicable))));
  part.can_translate = variables_.can_translate(side, from, part.whole);
  if (part.can_translate) part.translated = variables_.translated(side, from, part.whole);
}

Function CommonParts::without_value(Side side, Function f, Function g) {
  Function where = Diagrams::leaf(0);
  for (const Function node : {f, g}) {
    const IndexVector<VariableId, bool> support = diagrams().support(node);
    for (const VariableId variable : diagrams().variables()) {
      const Cells cells = variables_.no_value_to(side, variable);
      if (cells != 0 && support[variable])
        where = diagrams().either(where, diagrams().literal(variable, cells));
    }
  }
  return where;
}

PartPair CommonParts::pair_of(const CommonPart& before, const CommonPart& after) {
  const Function no_value = Diagrams::leaf(number_of(kNotAValue));
  const Function not_before = without_value(Side::before, before.translated, after.translated);
  const Function not_after = without_value(Side::after, before.translated, after.translated);
  const Function not_both = diagrams().either(not_before, not_after);
  return {&before,
          &after,
          diagrams().ite(not_before, no_value, before.translated),
          diagrams().ite(not_after, no_value, after.translated),
          diagrams().ite(not_both, no_value, before.translated),
          diagrams().ite(not_both, no_value, after.translated)};
}

std::string CommonParts::outcome(Side side, const CommonPart& part, const CellsByVariable& cells) const {
  std::string all;
  for (const std::size_t value : own_[index_of(side)].values(part.whole, cells))
    all += (all.empty() ? "" : " | ") + word(value);
  return all;
}

}  // namespace diagclub
