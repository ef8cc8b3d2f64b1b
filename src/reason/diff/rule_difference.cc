// Two plans in, what differs in meaning out. Every outcome becomes a function of the common facts whose
// values are words: equal functions are equal nodes.
#include "reason/diff/rule_difference.h"

#include <algorithm>
#include <map>
#include <set>

#include "reason/diff/common_parts.h"
#include "reason/diff/gained_faults.h"
#include "reason/diff/shared_witness.h"
#include "reason/proofs/stated.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;

class Differ {
 public:
  Differ(const Plan& before, const Functions& of_before, const Plan& after, const Functions& of_after,
         std::size_t shown, Detail detail)
      : before_(before),
        after_(after),
        shown_(shown),
        detail_(detail),
        parts_(before, of_before, after, of_after),
        common_(parts_.variables()),
        witnesses_(common_, before, after) {}

  RuleDifference run() {
    const std::vector<CommonPart>& before = parts_.parts(Side::before);
    const std::vector<CommonPart>& after = parts_.parts(Side::after);
    std::vector<bool> taken(after.size());
    std::vector<std::pair<const CommonPart*, const CommonPart*>> pairs;
    for (const CommonPart& part : before) {
      const CommonPart* other = nullptr;
      for (std::size_t i = 0; i < after.size(); ++i) {
        if (after[i].name != part.name || after[i].output != part.output ||
            after[i].thing.kind != part.thing.kind)
          continue;
        other = &after[i];
        taken[i] = true;
      }
      pairs.emplace_back(&part, other);
    }
    for (auto& [part, other] : pairs) {
      if (other == nullptr) other = renamed(*part, after, taken);
    }
    for (const auto& [part, other] : pairs) {
      if (other != nullptr)
        compare(*part, *other);
      else
        only(*part, Difference::Kind::only_before);
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (!taken[i]) only(after[i], Difference::Kind::only_after);
    }
    find_reasons();
    for (const Differing& one : differing_) {
      Difference& difference = found_.things[one.index];
      if (detail_ == Detail::own && !difference.own) continue;
      for (Transition& transition : difference.transitions) work_out(one.pair, difference.kind, transition);
    }
    for (const FactId common : common_.too_fine()) found_.too_fine.push_back(fact_name(common));
    find_renamed_facts();
    for (const Side side : {Side::after, Side::before}) find_users(side);
    found_.faults = gained_faults(parts_, witnesses_, found_.matches, shown_);
    return std::move(found_);
  }

 private:
  const std::string& fact_name(FactId common) const { return common_.plan().rules().facts[common].name; }

  // What has no namesake but a twin: the one that is the same function, of the same label if there are
  // several.
  const CommonPart* renamed(const CommonPart& part, const std::vector<CommonPart>& after,
                            std::vector<bool>& taken) {
    std::size_t best = after.size();
    for (std::size_t i = 0; i < after.size(); ++i) {
      const CommonPart& other = after[i];
      if (taken[i] || other.thing.kind != part.thing.kind || other.output != part.output ||
          !part.can_translate || !other.can_translate)
        continue;
      const PartPair pair = parts_.pair_of(part, other);
      if (pair.shared_from != pair.shared_to || Diagrams::is_leaf(pair.shared_from)) continue;
      if (best == after.size() || (other.label == part.label && after[best].label != part.label)) best = i;
    }
    if (best == after.size()) return nullptr;
    taken[best] = true;
    return &after[best];
  }

  Difference& add(const Part& part, Difference::Kind kind) {
    Difference& difference = found_.things.emplace_back();
    difference.kind = kind;
    difference.name = part.name;
    difference.output = part.output;
    return difference;
  }

  void only(const Part& part, Difference::Kind kind) {
    const bool is_before = kind == Difference::Kind::only_before;
    const bool whole = !(is_before ? after_ : before_).names().find(part.name);
    if (whole && !found_.things.empty() && found_.things.back().kind == kind &&
        found_.things.back().name == part.name)
      return;  // another output of the same table
    Difference& difference = add(part, kind);
    if (whole) difference.output.clear();
    (is_before ? difference.before : difference.after) = part.thing;
    const RuleSet& rules = (is_before ? before_ : after_).rules();
    difference.at = file_line_of(rules, place_of(rules, part.thing));
  }

  void match(const Part& part, const Part& other, bool differs) {
    if (!found_.matches.empty() && found_.matches.back().before == part.thing)
      found_.matches.back().differs |= differs;  // another output of the same table
    else
      found_.matches.push_back({part.thing, other.thing, differs});
  }

  void compare(const CommonPart& part, const CommonPart& other) {
    if (!part.can_translate || !other.can_translate) {
      match(part, other, true);
      return add_compared(part, other, Difference::Kind::not_compared);
    }
    const PartPair pair = parts_.pair_of(part, other);
    match(part, other, pair.from != pair.to);
    ++found_.compared;
    found_.equal += pair.from == pair.to ? 1 : 0;
    if (pair.shared_from != pair.shared_to) {
      if (const auto new_outputs = renamed_outputs(pair); !new_outputs.empty()) {
        for (const auto& [from, to] : new_outputs)
          found_.renamed_outputs.emplace_back(part.name + "." + from, to);
      } else {
        add_compared(part, other, Difference::Kind::differs);
        add_transitions(pair, pair.shared_from, pair.shared_to);
      }
    } else if (part.name != other.name && !is_told_renamed(part)) {
      add_compared(part, other, Difference::Kind::renamed);
      found_.things.back().output.clear();
    }
    add_beyond(pair);
  }

  // Another output of the same table was.
  bool is_told_renamed(const Part& part) const {
    return std::any_of(found_.things.begin(), found_.things.end(), [&](const Difference& difference) {
      return difference.kind == Difference::Kind::renamed && difference.name == part.name;
    });
  }

  void add_compared(const Part& part, const Part& other, Difference::Kind kind) {
    Difference& difference = add(part, kind);
    difference.before = part.thing;
    difference.after = other.thing;
    if (part.name != other.name) difference.new_name = other.name;
    difference.at = file_line_of(after_.rules(), place_of(after_.rules(), other.thing));
  }

  void add_beyond(const PartPair& pair) {
    const std::size_t no_value = parts_.number_of(kNotAValue);
    const auto one_sided = [&](std::size_t from, std::size_t to) {
      return from != to && (from == no_value || to == no_value) ? 1 : 0;
    };
    if (parts_.diagrams().apply(pair.from, pair.to, one_sided) == Diagrams::leaf(0)) return;
    add_compared(*pair.before, *pair.after, Difference::Kind::beyond);
    add_transitions(pair, pair.from, pair.to, one_sided);
  }

  // Where outputs have only another name: which.
  std::vector<std::pair<std::string, std::string>> renamed_outputs(const PartPair& pair) {
    const Part& part = *pair.before;
    const Part& other = *pair.after;
    Diagrams& diagrams = parts_.diagrams();
    std::map<std::size_t, std::size_t> names;
    bool sound = part.thing.kind == EntryKind::table && part.output.empty();
    if (!sound) return {};
    const auto is_in = [&](const std::vector<std::string>& words, std::size_t word) {
      return std::find(words.begin(), words.end(), parts_.word(word)) != words.end();
    };
    diagrams.apply(pair.shared_from, pair.shared_to, [&](std::size_t from, std::size_t to) {
      if (from == to) return std::size_t{0};
      sound &=
          !is_in(other.words, from) && !is_in(part.words, to) && names.emplace(from, to).first->second == to;
      return std::size_t{0};
    });
    std::set<std::size_t> targets;
    std::vector<std::pair<std::string, std::string>> renamed;
    for (const auto& [from, to] : names) {
      // A set of outputs against one output is another policy, not another name.
      sound &= targets.insert(to).second && parts_.word(from) != kNotApplicable &&
               parts_.word(to) != kNotApplicable && !parts_.word(from).starts_with('[') &&
               !parts_.word(to).starts_with('[');
      renamed.emplace_back(parts_.word(from), parts_.word(to));
    }
    if (!sound) renamed.clear();
    return renamed;
  }

  // To the difference that was added last.
  void add_transitions(
      const PartPair& pair, Function before, Function after,
      const Diagrams::Merge& counts = [](std::size_t from, std::size_t to) { return from != to ? 1 : 0; }) {
    std::set<std::pair<std::size_t, std::size_t>> kinds;
    parts_.diagrams().apply(before, after, [&](std::size_t from, std::size_t to) {
      if (counts(from, to) != 0) kinds.emplace(from, to);
      return 0;
    });
    for (const auto& [from, to] : kinds) {
      Transition& transition = found_.things.back().transitions.emplace_back();
      transition.from = parts_.word(from);
      transition.to = parts_.word(to);
    }
    differing_.push_back({found_.things.size() - 1, pair});
  }

  // Where a thing moves in that way, and a fiche that shows it.
  void work_out(const PartPair& pair, Difference::Kind kind, Transition& transition) {
    Diagrams& diagrams = parts_.diagrams();
    const std::size_t was = parts_.number_of(transition.from);
    const std::size_t is = parts_.number_of(transition.to);
    const Function moved = diagrams.apply(pair.from, pair.to, [&](std::size_t from, std::size_t to) {
      return from == was && to == is ? 1 : 0;
    });
    // In diagrams of its own: what one search makes must not slow the next one down.
    Diagrams of_search = diagrams.empty_like();
    const Function where = witnesses_.alone(of_search, moved);
    const Function sayable = witnesses_.expressible(of_search, where);
    const bool outright = sayable != Diagrams::leaf(0);
    const Function place = outright ? sayable : witnesses_.opened(of_search, where);
    if (kind == Difference::Kind::beyond) {
      const bool by_after = transition.from == kNotAValue;
      witnesses_.show(transition, of_search, place, shown_, [&](const auto& before, const auto& after) {
        const auto& cells = by_after ? after : before;
        return cells &&
               parts_.outcome(by_after ? Side::after : Side::before, by_after ? *pair.after : *pair.before,
                              *cells) == (by_after ? transition.to : transition.from);
      });
      if (transition.witness) (by_after ? transition.witness->before : transition.witness->after).clear();
      return;
    }
    witnesses_.show(transition, of_search, place, shown_, [&](const auto& before, const auto& after) {
      if (!before || !after) return false;
      const std::string from = parts_.outcome(Side::before, *pair.before, *before);
      const std::string to = parts_.outcome(Side::after, *pair.after, *after);
      if (outright) return from == transition.from && to == transition.to;
      transition.shown_from = from;
      transition.shown_to = to;
      return from != to;
    });
    if (!transition.witness) transition.shown_from = transition.shown_to = "";
  }

  // What differs by its own words, and what only by what it looks at.
  void find_reasons() {
    using Kind = Difference::Kind;
    std::map<bool, std::set<std::string>> differing;  // by whether beyond
    for (const Difference& difference : found_.things) {
      if (difference.kind != Kind::renamed)
        differing[difference.kind == Kind::beyond].insert(difference.name);
    }
    for (Difference& difference : found_.things) {
      const bool beyond = difference.kind == Kind::beyond;
      if (difference.kind != Kind::differs && !beyond) continue;
      std::set<std::string> looks = looked_at(before_, difference.before);
      looks.merge(looked_at(after_, difference.after));
      for (const std::string& name : looks) {
        if (differing[beyond].count(name) > 0) difference.through.push_back(name);
      }
      difference.own = difference.through.empty() ||
                       (beyond ? std::any_of(looks.begin(), looks.end(),
                                             [&](const std::string& name) { return has_no_value(name); })
                               : own_words(before_.rules(), difference.before) !=
                                     own_words(after_.rules(), difference.after));
    }
  }

  // Whether one of the two does not know some value of a fact.
  bool has_no_value(const std::string& fact) const {
    const RuleSet& rules = common_.plan().rules();
    const Fact* found = find_by_name(rules.facts, fact);
    if (found == nullptr || found->kind == FactKind::text) return false;
    const VariableId variable = common_.plan().variables().of(rules.facts.id_of(*found));
    return (common_.no_value_to(Side::before, variable) | common_.no_value_to(Side::after, variable)) != 0;
  }

  void find_renamed_facts() {
    for (const FactId i : common_.plan().rules().facts.ids()) {
      const std::optional<FactId> one = common_.fact_of(Side::before, i);
      const std::optional<FactId> other = common_.fact_of(Side::after, i);
      if (!one || !other) continue;
      const std::string& name = before_.rules().facts[*one].name;
      const std::string& new_name = after_.rules().facts[*other].name;
      if (name != new_name) found_.renamed_facts.emplace_back(name, new_name);
    }
  }

  void find_users(Side side) {
    for (const CommonPart& part : parts_.parts(side)) {
      if (!part.can_translate) continue;
      const IndexVector<VariableId, bool> support = parts_.diagrams().support(part.translated);
      for (const FactId fact : common_.plan().rules().facts.ids()) {
        if (!is_worked_out(fact) || !support[common_.plan().variables().of(fact)]) continue;
        std::vector<std::string>& users = found_.users[fact_name(fact)];
        if (std::find(users.begin(), users.end(), part.name) == users.end()) users.push_back(part.name);
      }
    }
  }
  bool is_worked_out(FactId common) const {
    for (const Side side : {Side::before, Side::after}) {
      const std::optional<FactId> fact = common_.fact_of(side, common);
      if (fact && parts_.plan(side).rules().facts[*fact].formula) return true;
    }
    return false;
  }

  const Plan& before_;
  const Plan& after_;
  const std::size_t shown_;
  const Detail detail_;
  CommonParts parts_;
  const CommonVariables& common_;
  SharedWitnesses witnesses_;
  struct Differing {
    std::size_t index = 0;  // into the things found
    PartPair pair;
  };
  std::vector<Differing> differing_;
  RuleDifference found_;
};

}  // namespace

FileLine file_line_of(const RuleSet& rules, const Place& place) {
  return {rules.files[place.file].name(), place.span.start.line};
}

RuleDifference difference_of_rules(const Plan& before, const Functions& of_before, const Plan& after,
                                   const Functions& of_after, std::size_t shown, Detail detail) {
  return Differ(before, of_before, after, of_after, shown, detail).run();
}

}  // namespace diagclub
