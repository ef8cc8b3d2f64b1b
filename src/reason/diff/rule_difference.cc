// Two plans in, what differs in meaning out. Every outcome becomes a function of the common facts whose
// values are words: equal functions are equal nodes.
#include "reason/diff/rule_difference.h"

#include <algorithm>
#include <map>
#include <set>

#include "reason/diff/shared_witness.h"
#include "reason/proofs/stated.h"
#include "value/cover.h"

namespace diagclub {

namespace {

using Node = Diagrams::Node;

std::size_t index_of(int number) { return static_cast<std::size_t>(number); }

constexpr const char* kNotApplicable = "not_applicable";

// One function of one side.
struct Part {
  EntryRef thing;
  std::string name;
  std::string output;  // of a collect table
  std::string label;
  std::vector<std::string> words;  // by value of `node`, which is one of the side's own
  Node node = 0;
  Node applies = Diagrams::leaf(1);
  bool can_translate = true;
  Node whole = 0;       // with where it applies, in the side's own diagrams; values are numbers of words
  Node translated = 0;  // the same over the common variables
};

std::vector<Part> parts_of(const Plan& plan, const Functions& functions) {
  const RuleSet& rules = plan.rules();
  std::vector<Part> parts;
  const auto add = [&](EntryRef thing, Node node, std::vector<std::string> words) -> Part& {
    Part& part = parts.emplace_back();
    part.thing = thing;
    part.name = name_of(rules, thing);
    part.label = label_of(rules, thing).fr;
    part.words = std::move(words);
    part.node = node;
    if (thing.kind != EntryKind::recommendation) part.applies = functions.applies(thing);
    return part;
  };
  const std::vector<std::string> no_yes{"no", "yes"};
  for (std::size_t i = 0; i < rules.tables.size(); ++i) {
    const EntryRef thing{EntryKind::table, static_cast<int>(i)};
    const Table& table = rules.tables[i];
    const int variable = plan.variables().of(thing);
    if (table.hit == HitPolicy::collect) {
      for (std::size_t output = 0; output < table.outputs.size(); ++output)
        add(thing, functions.of(variable + static_cast<int>(output)), no_yes).output =
            table.outputs[output].name;
      continue;
    }
    std::vector<std::string> words;
    for (int value = 0; value < outcome_cells(table); ++value) words.push_back(outcome_name(table, value));
    add(thing, functions.of(variable), std::move(words));
  }
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const EntryRef thing{EntryKind::rule, static_cast<int>(i)};
    add(thing, functions.of(plan.variables().of(thing)), no_yes);
  }
  for (std::size_t i = 0; i < rules.counts.size(); ++i) {
    const EntryRef thing{EntryKind::count, static_cast<int>(i)};
    std::vector<std::string> words;
    for (std::size_t n = 0; n <= rules.counts[i].of.size(); ++n) words.push_back(std::to_string(n));
    add(thing, functions.of(plan.variables().of(thing)), std::move(words));
  }
  for (std::size_t i = 0; i < rules.recommendations.size(); ++i)
    add({EntryKind::recommendation, static_cast<int>(i)}, functions.recommendation(static_cast<int>(i)),
        no_yes);
  return parts;
}

class Differ {
 public:
  Differ(const Plan& before, const Functions& of_before, const Plan& after, const Functions& of_after,
         int shown, Detail detail)
      : before_(before),
        after_(after),
        functions_{&of_before, &of_after},
        own_{of_before.diagrams(), of_after.diagrams()},
        shown_(shown),
        detail_(detail),
        common_(before, of_before, after, of_after),
        witnesses_(common_, before, after) {
    for (int i = 0; i < common_.diagrams().variable_count(); ++i)
      everything_.push_back(common_.diagrams().occurring(i));
  }

  RuleDifference run() {
    std::vector<Part> before = parts_of(before_, *functions_[0]);
    std::vector<Part> after = parts_of(after_, *functions_[1]);
    for (Part& part : before) bring(Side::before, part);
    for (Part& part : after) bring(Side::after, part);
    std::vector<bool> taken(after.size());
    std::vector<const Part*> alone;
    std::vector<std::pair<const Part*, const Part*>> pairs;
    for (const Part& part : before) {
      const Part* other = nullptr;
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
      for (Transition& transition : difference.transitions) work_out(*one.before, *one.after, transition);
    }
    for (const int common : common_.too_fine())
      found_.too_fine.push_back(common_.plan().rules().facts[index_of(common)].name);
    for (std::size_t i = 0; i < common_.plan().rules().facts.size(); ++i) {
      const int one = common_.fact_of(Side::before, static_cast<int>(i));
      const int other = common_.fact_of(Side::after, static_cast<int>(i));
      if (one < 0 || other < 0) continue;
      const std::string& name = before_.rules().facts[index_of(one)].name;
      const std::string& new_name = after_.rules().facts[index_of(other)].name;
      if (name != new_name) found_.renamed_facts.emplace_back(name, new_name);
    }
    return std::move(found_);
  }

 private:
  int number_of(const std::string& word) {
    const auto [at, fresh] = numbers_.emplace(word, static_cast<int>(words_.size()));
    if (fresh) words_.push_back(word);
    return at->second;
  }

  void bring(Side side, Part& part) {
    part.can_translate = common_.can_translate(side, part.node) && common_.can_translate(side, part.applies);
    if (!part.can_translate) return;
    std::vector<int> numbers;
    for (const std::string& word : part.words) numbers.push_back(number_of(word));
    const Node elsewhere = Diagrams::leaf(number_of(kNotApplicable));
    Diagrams& own = own_[side == Side::before ? 0 : 1];
    part.whole = own.ite(part.applies, own.mapped(part.node, numbers), elsewhere);
    Diagrams& diagrams = common_.diagrams();
    part.translated = diagrams.ite(common_.translated(side, part.applies),
                                   diagrams.mapped(common_.translated(side, part.node), numbers), elsewhere);
  }

  // What has no namesake but a twin: the one that is the same function, of the same label if there are
  // several.
  const Part* renamed(const Part& part, const std::vector<Part>& after, std::vector<bool>& taken) {
    std::size_t best = after.size();
    for (std::size_t i = 0; i < after.size(); ++i) {
      const Part& other = after[i];
      if (taken[i] || other.thing.kind != part.thing.kind || other.output != part.output ||
          !part.can_translate || !other.can_translate || other.translated != part.translated ||
          Diagrams::is_leaf(part.translated))
        continue;
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

  void compare(const Part& part, const Part& other) {
    const bool comparable = part.can_translate && other.can_translate;
    const bool same = comparable && part.translated == other.translated;
    match(part, other, !same);
    found_.compared += comparable ? 1 : 0;
    found_.equal += same ? 1 : 0;
    if (same && part.name == other.name) return;
    if (same && !found_.things.empty() && found_.things.back().kind == Difference::Kind::renamed &&
        found_.things.back().name == part.name)
      return;  // another output of the same table
    Difference& difference = add(part, !comparable ? Difference::Kind::not_compared
                                       : same      ? Difference::Kind::renamed
                                                   : Difference::Kind::differs);
    difference.before = part.thing;
    difference.after = other.thing;
    if (part.name != other.name) difference.new_name = other.name;
    if (same) difference.output.clear();
    difference.at = file_line_of(after_.rules(), place_of(after_.rules(), other.thing));
    if (difference.kind != Difference::Kind::differs) return;
    if (const auto new_outputs = renamed_outputs(part, other); !new_outputs.empty()) {
      for (const auto& [from, to] : new_outputs)
        found_.renamed_outputs.emplace_back(part.name + "." + from, to);
      found_.things.pop_back();
      return;
    }
    differing_.push_back({found_.things.size() - 1, &part, &other});
    add_transitions(part, other, difference);
  }

  // Where outputs have only another name: which.
  std::vector<std::pair<std::string, std::string>> renamed_outputs(const Part& part, const Part& other) {
    Diagrams& diagrams = common_.diagrams();
    std::map<int, int> names;
    bool sound = part.thing.kind == EntryKind::table && part.output.empty();
    if (!sound) return {};
    const auto is_in = [&](const std::vector<std::string>& words, int word) {
      return std::find(words.begin(), words.end(), words_[index_of(word)]) != words.end();
    };
    diagrams.apply(part.translated, other.translated, [&](int from, int to) {
      if (from == to) return 0;
      sound &=
          !is_in(other.words, from) && !is_in(part.words, to) && names.emplace(from, to).first->second == to;
      return 0;
    });
    std::set<int> targets;
    std::vector<std::pair<std::string, std::string>> renamed;
    for (const auto& [from, to] : names) {
      sound &= targets.insert(to).second && words_[index_of(from)] != kNotApplicable &&
               words_[index_of(to)] != kNotApplicable;
      renamed.emplace_back(words_[index_of(from)], words_[index_of(to)]);
    }
    if (!sound) renamed.clear();
    return renamed;
  }

  void add_transitions(const Part& part, const Part& other, Difference& difference) {
    std::set<std::pair<int, int>> kinds;
    common_.diagrams().apply(part.translated, other.translated, [&](int from, int to) {
      if (from != to) kinds.emplace(from, to);
      return 0;
    });
    for (const auto& [from, to] : kinds) {
      Transition& transition = difference.transitions.emplace_back();
      transition.from = words_[index_of(from)];
      transition.to = words_[index_of(to)];
    }
  }

  // Where a thing moves in that way, and a fiche that shows it.
  void work_out(const Part& part, const Part& other, Transition& transition) {
    Diagrams& diagrams = common_.diagrams();
    const int was = number_of(transition.from);
    const int is = number_of(transition.to);
    const Node moved = diagrams.apply(part.translated, other.translated,
                                      [&](int from, int to) { return from == was && to == is ? 1 : 0; });
    // In diagrams of its own: what one search makes must not slow the next one down.
    Diagrams own = diagrams.empty_like();
    const Node where = own.restrict(diagrams, moved, everything_);
    const Node sayable = witnesses_.expressible(own, where);
    const bool outright = sayable != Diagrams::leaf(0);
    const Node place = outright ? sayable : witnesses_.opened(own, where);
    const Cover covered = cover(own, place, shown_);
    for (const Box& box : covered.boxes) transition.places.push_back(witnesses_.condition_of(box));
    transition.more = covered.more;
    transition.many = covered.many;
    transition.witness = witnesses_.within(own, place, [&](const Box& before, const Box& after) {
      const std::string from = outcome(Side::before, part, before);
      const std::string to = outcome(Side::after, other, after);
      if (outright) return from == transition.from && to == transition.to;
      transition.shown_from = from;
      transition.shown_to = to;
      return from != to;
    });
    if (!transition.witness) transition.shown_from = transition.shown_to = "";
  }

  // What a part can give in a box of the side's own cells.
  std::string outcome(Side side, const Part& part, const Box& cells) const {
    std::string words;
    for (const int value : own_[side == Side::before ? 0 : 1].values(part.whole, cells))
      words += (words.empty() ? "" : " | ") + words_[index_of(value)];
    return words;
  }

  // What differs by its own words, and what only by what it looks at.
  void find_reasons() {
    std::set<std::string> differing;
    for (const Difference& difference : found_.things) {
      if (difference.kind != Difference::Kind::renamed) differing.insert(difference.name);
    }
    for (Difference& difference : found_.things) {
      if (difference.kind != Difference::Kind::differs) continue;
      std::set<std::string> looks = looked_at(before_, difference.before);
      looks.merge(looked_at(after_, difference.after));
      for (const std::string& name : looks) {
        if (differing.count(name) > 0) difference.through.push_back(name);
      }
      difference.own = difference.through.empty() || own_words(before_.rules(), difference.before) !=
                                                         own_words(after_.rules(), difference.after);
    }
  }

  const Plan& before_;
  const Plan& after_;
  const Functions* functions_[2];
  Diagrams own_[2];  // each side's own, with what is made of them here
  const int shown_;
  const Detail detail_;
  CommonVariables common_;
  SharedWitnesses witnesses_;
  Box everything_;  // by common variable
  std::map<std::string, int> numbers_;
  std::vector<std::string> words_;
  struct Differing {
    std::size_t index = 0;  // into the things found
    const Part* before = nullptr;
    const Part* after = nullptr;
  };
  std::vector<Differing> differing_;
  RuleDifference found_;
};

}  // namespace

FileLine file_line_of(const RuleSet& rules, const Place& place) {
  return {rules.files[index_of(place.file)].name(), place.span.start.line};
}

RuleDifference difference_of_rules(const Plan& before, const Functions& of_before, const Plan& after,
                                   const Functions& of_after, int shown, Detail detail) {
  return Differ(before, of_before, after, of_after, shown, detail).run();
}

}  // namespace diagclub
