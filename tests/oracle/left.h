// What is left of a thing, as a list of values: the ground of the oracle of the standing reading.
#pragma once

#include "oracle/kleene.h"

namespace diagclub::oracle {

// What a thing may still be: of a list or a collect table, by member, of anything else the values.
struct Left {
  std::vector<Value> values;
  std::map<std::string, Words> members;  // each {no}, {yes} or both
};

inline Tri both_hold(Tri a, Tri b) {
  if (a == Tri::no || b == Tri::no) return Tri::no;
  return a == Tri::yes && b == Tri::yes ? Tri::yes : Tri::unknown;
}
inline Tri one_holds(Tri a, Tri b) {
  if (a == Tri::yes || b == Tri::yes) return Tri::yes;
  return a == Tri::no && b == Tri::no ? Tri::no : Tri::unknown;
}
inline Tri other(Tri tri) { return tri == Tri::yes ? Tri::no : tri == Tri::no ? Tri::yes : Tri::unknown; }
inline Tri tri_of(const Words& values) {
  return values.size() > 1 ? Tri::unknown : values.count("yes") > 0 ? Tri::yes : Tri::no;
}

inline std::vector<std::string> atoms(const Left& left) {
  if (left.members.empty()) return {""};
  std::vector<std::string> names;
  for (const auto& [member, values] : left.members) names.push_back(member);
  return names;
}

// Among the thresholds of all tests of a number: how many lie below it, and whether it is one.
inline std::pair<std::size_t, bool> place_of(const RuleSet& rules, const std::string& name,
                                             const Number& number) {
  const Table* table = find_by_name(rules.tables, name);
  if (table != nullptr && table->hit == HitPolicy::collect_count)
    return {size_from(*number.plain_whole()), true};
  if (type_of(rules, name) != Type::number) return {};
  std::size_t below = 0;
  bool is_one = false;
  const std::vector<Number> thresholds = numbers_tested(rules, name);
  for (const Number& threshold : std::set<Number>(thresholds.begin(), thresholds.end())) {
    below += threshold < number ? 1 : 0;
    is_one |= threshold == number;
  }
  return {below, is_one};
}

// Whether more than one of the values that rules can tell apart is left.
inline bool undecided(const RuleSet& rules, const std::string& name, const Left& left,
                      const std::string& atom) {
  if (!left.members.empty()) return left.members.at(atom).size() > 1;
  std::set<std::pair<std::string, std::pair<std::size_t, bool>>> seen;
  for (const Value& value : left.values) seen.insert({value.word, place_of(rules, name, value.number)});
  return seen.size() > 1;
}

// What a presumption leaves of one atom's values; nothing where it does not speak of it.
inline std::optional<Left> narrowed(const RuleSet& rules, const Presumption& presumption, const Left& base,
                                    const std::string& atom) {
  Left left;
  const UnaryTest& is = presumption.is;
  if (base.members.empty()) {
    for (const Value& value : base.values) {
      if (passes(rules, is, type_of(rules, presumption.of.text), value)) left.values.push_back(value);
    }
    return left;
  }
  const bool none = is.form == UnaryTest::Form::none_of || is.negated;
  bool named = false;
  for (const UnaryTest::Term& term : is.terms) named |= term.word == atom;
  if (!named) return std::nullopt;
  const std::string wanted = none ? "no" : "yes";
  if (base.members.at(atom).count(wanted) > 0) left.members[atom] = {wanted};
  return left;
}
inline std::size_t size_of(const Left& left, const std::string& atom) {
  if (atom.empty()) return left.values.size();
  const auto at = left.members.find(atom);
  return at == left.members.end() ? 0 : at->second.size();
}

}  // namespace diagclub::oracle
