// What is known of a club, and every way in which the rest could turn out.
#pragma once

#include <optional>

#include "oracle/exact.h"

namespace diagclub::oracle {

// What a fiche says of one fact, as values that it leaves possible.
struct Partial {
  bool given = false;
  Range range;         // number
  Words words;         // choice, yes/no: those it may be; list: those it holds
  bool open = false;   // list: it may hold others
  Words barred;        // list: but none of these
  bool vague = false;  // the range may be wider than it need be: an operand stands twice in the formula
  bool unfit = false;  // the formula tells nothing: its figures do not fit the fact, or it divides by 0
};

using Club = IndexVector<FactId, Partial>;  // by fact

inline Partial nothing_said(const Fact& fact) {
  Partial partial;
  partial.range = {fact.bounds.low, fact.bounds.high};
  if (fact.kind == FactKind::yes_no) partial.words = {"yes", "no"};
  if (fact.kind == FactKind::choice) {
    for (const Choice& choice : fact.choices) partial.words.insert(choice.name);
  }
  partial.open = fact.kind == FactKind::list;
  return partial;
}

inline void operands_of(const Formula& formula, std::vector<std::string>& names) {
  if (formula.op == Formula::Op::name) names.push_back(formula.name);
  for (const Formula& operand : formula.operands) operands_of(operand, names);
}

// The formula's number, its named operands given by `number_of`.
template <typename NumberOf>
Number number_from_formula(const Formula& formula, NumberOf number_of) {
  const auto part = [&](std::size_t i) { return number_from_formula(formula.operands[i], number_of); };
  switch (formula.op) {
    case Formula::Op::number:
      return formula.number;
    case Formula::Op::name:
      return number_of(formula.name);
    case Formula::Op::add:
      return part(0) + part(1);
    case Formula::Op::subtract:
      return part(0) - part(1);
    case Formula::Op::multiply:
      return part(0) * part(1);
    case Formula::Op::divide:
      break;
  }
  return part(0) / part(1);
}

// A club with its derived numbers worked out, as ranges: what a formula yields at every corner of its
// operands' ranges and in their middles. No interval arithmetic: the formula is computed on plain numbers,
// again and again.
class Resolved {
 public:
  Resolved(const RuleSet& rules, const Club& club)
      : rules_(rules), facts_(club), known_(club.size()), done_(club.size()) {
    for (const FactId i : facts_.ids()) resolve(i);
  }

  const Partial& fact(FactId index) const { return facts_[index]; }
  bool known(FactId index) const { return known_[index]; }
  const IndexVector<FactId, bool>& known() const { return known_; }
  // No number that must be derived is wider than it need be.
  bool sharp() const {
    return std::none_of(facts_.begin(), facts_.end(), [](const Partial& fact) { return fact.vague; });
  }
  // Every formula tells something.
  bool fits() const {
    return std::none_of(facts_.begin(), facts_.end(), [](const Partial& fact) { return fact.unfit; });
  }

  // Values that this fact may have: enough of them for every test that the rules hold. Of a list, every set
  // of those of `words` that it may hold.
  std::vector<Value> options(FactId index, const Words& words) const {
    const Fact& fact = rules_.facts[index];
    const Partial& partial = facts_[index];
    std::vector<Value> options;
    switch (fact.kind) {
      case FactKind::number:
        for (const Number& number : representatives(partial.range, fact.integer, thresholds(index))) {
          options.emplace_back().number = number;
        }
        break;
      case FactKind::yes_no:
      case FactKind::choice:
        for (const std::string& word : partial.words) options.emplace_back().word = word;
        break;
      case FactKind::list:
        options.emplace_back().words = partial.words;
        for (const std::string& word : words) {
          if (!partial.open || partial.words.count(word) + partial.barred.count(word) > 0) continue;
          for (std::size_t i = options.size(); i-- > 0;) {
            Value more = options[i];
            more.words.insert(word);
            options.push_back(std::move(more));
          }
        }
        break;
      case FactKind::text:
        options.emplace_back();
        break;
    }
    return options;
  }

 private:
  FactId id_of(const std::string& name) const {
    return rules_.facts.id_of(*find_by_name(rules_.facts, name));
  }

  const std::vector<Number>& thresholds(FactId index) const {
    const auto [at, fresh] = thresholds_.try_emplace(index);
    if (fresh) at->second = numbers_tested(rules_, rules_.facts[index].name);
    return at->second;
  }

  void resolve(FactId index) {
    if (done_[index]) return;
    done_[index] = true;
    const Fact& fact = rules_.facts[index];
    known_[index] = facts_[index].given;
    if (known_[index] || !fact.formula) return;
    std::vector<std::string> names;
    operands_of(*fact.formula, names);
    Partial& partial = facts_[index];
    known_[index] = true;
    std::sort(names.begin(), names.end());
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (find_by_name(rules_.facts, names[i]) == nullptr) continue;
      const FactId operand = id_of(names[i]);
      resolve(operand);
      known_[index] = known_[index] && known_[operand];
      const Range& range = facts_[operand].range;
      const bool twice = i > 0 && names[i] == names[i - 1] && range.low != range.high;
      partial.vague = partial.vague || facts_[operand].vague || twice;
    }
    names.erase(std::unique(names.begin(), names.end()), names.end());
    const auto image = image_of(*fact.formula);
    Range& range = partial.range;
    Range inside = image.value_or(range);
    if (inside.low < range.low) inside.low = range.low, inside.low_open = false;
    if (inside.high > range.high) inside.high = range.high, inside.high_open = false;
    // No image: divided by what may be on either side of 0.
    partial.unfit = !image || representatives(inside, fact.integer, {}).empty();
    if (partial.unfit)
      known_[index] = false;
    else
      range = inside;
  }

  struct Sample {
    Number number;
    bool attained;
  };

  std::optional<Range> image_of(const Formula& formula) const {
    std::vector<std::string> names;
    operands_of(formula, names);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    if (!denominators_keep_their_side(formula)) return std::nullopt;
    std::map<std::string, Sample> at;
    Range image{Number::infinity(), -Number::infinity(), true, true};
    walk(formula, names, 0, at, image);
    if (image.low > image.high) return std::nullopt;
    return image;
  }

  // Every combination of the ends and middles of the operands.
  void walk(const Formula& formula, const std::vector<std::string>& names, std::size_t next,
            std::map<std::string, Sample>& at, Range& image) const {
    if (next < names.size()) {
      if (const Parameter* parameter = find_by_name(rules_.parameters, names[next])) {
        at[names[next]] = {parameter->number, true};
        return walk(formula, names, next + 1, at, image);
      }
      const Range& range = facts_[id_of(names[next])].range;
      for (const Sample& sample :
           {Sample{range.low, !range.low_open}, Sample{(range.low + range.high) / 2, true},
            Sample{range.high, !range.high_open}}) {
        at[names[next]] = sample;
        walk(formula, names, next + 1, at, image);
      }
      return;
    }
    const auto found = compute(formula, at);
    if (!found) return;
    const Number number = *found;
    bool attained = number.is_finite();
    for (const auto& [name, sample] : at) attained = attained && sample.attained;
    if (number < image.low) image.low = number, image.low_open = !attained;
    if (number == image.low && attained) image.low_open = false;
    if (number > image.high) image.high = number, image.high_open = !attained;
    if (number == image.high && attained) image.high_open = false;
  }

  // Nothing where 0 is divided by what comes close to it, or where 0 is taken that often.
  std::optional<Number> compute(const Formula& formula, const std::map<std::string, Sample>& at) const {
    if (formula.op == Formula::Op::number || formula.op == Formula::Op::name)
      return number_from_formula(formula, [&](const std::string& name) { return at.at(name).number; });
    const auto first = compute(formula.operands[0], at), second = compute(formula.operands[1], at);
    if (!first || !second) return std::nullopt;
    const Number &a = *first, &b = *second;
    switch (formula.op) {
      case Formula::Op::add:
        if (!a.is_finite() && !b.is_finite() && a != b) return std::nullopt;
        return a + b;
      case Formula::Op::subtract:
        if (!a.is_finite() && a == b) return std::nullopt;
        return a - b;
      case Formula::Op::multiply:
        if ((a == 0 && !b.is_finite()) || (b == 0 && !a.is_finite())) return std::nullopt;
        return a * b;
      default:
        break;
    }
    if (b != 0) return a / b;
    // A denominator that comes as close to 0 as one likes, from its own side.
    if (a == 0) return std::nullopt;
    const bool below = image_of(formula.operands[1])->low < 0;
    return (a < 0) == below ? Number::infinity() : -Number::infinity();
  }

  bool denominators_keep_their_side(const Formula& formula) const {
    for (const Formula& operand : formula.operands) {
      if (!denominators_keep_their_side(operand)) return false;
    }
    if (formula.op != Formula::Op::divide) return true;
    const auto image = image_of(formula.operands[1]);
    return image && (image->low >= 0 || image->high <= 0) && !(image->low == 0 && image->high == 0);
  }

  const RuleSet& rules_;
  Club facts_;
  IndexVector<FactId, bool> known_;
  IndexVector<FactId, bool> done_;
  mutable std::map<FactId, std::vector<Number>> thresholds_;
};

// Fills in the numbers that formulas give in a world where every other fact has its value. False when they do
// not fit the bounds of their facts, or are no numbers at all: no club is like that.
inline bool derive(const RuleSet& rules, const Club& club, World& world) {
  IndexVector<FactId, bool> done(rules.facts.size());
  bool sound = true;
  const std::function<void(FactId)> work_out = [&](FactId index) {
    if (done[index]) return;
    done[index] = true;
    const Fact& fact = rules.facts[index];
    if (!fact.formula || club[index].given) return;
    const Number number = number_from_formula(*fact.formula, [&](const std::string& name) {
      if (find_by_name(rules.parameters, name) != nullptr) return parameter_number(rules, name);
      const FactId operand = rules.facts.id_of(*find_by_name(rules.facts, name));
      work_out(operand);
      return world.values[operand].number;
    });
    world.values[index].number = number;
    const bool fits = number.is_finite() && number >= fact.bounds.low && number <= fact.bounds.high &&
                      (!fact.integer || number.is_whole());
    sound = sound && fits;
  };
  for (const FactId i : rules.facts.ids()) work_out(i);
  return sound;
}

}  // namespace diagclub::oracle
