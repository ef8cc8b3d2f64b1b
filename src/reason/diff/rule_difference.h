// In: two rule sets. Out: where their outcomes differ over all fiches, with a fiche that shows each.
//
// Equivalence checking by canonical diagrams: both rule sets' functions over common variables, equal if
// and only if they are the same node. Example: `not(firms >= 60)` before and `firms < 60` after are one
// node, so that the edit is proved to change nothing; of `firms <= 60` the two nodes' difference is the
// place `firms = 60`, and a witness is made for it.
//
// Cost: `apply` of each pair of functions that are not the same node, plus one cover of the place where
// they differ.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "reason/diff/common_parts.h"

namespace diagclub {

// A line of a file of rules.
struct FileLine {
  std::string file;  // empty: nowhere
  int line = 0;
};
FileLine file_line_of(const RuleSet& rules, const Place& place);

// A fiche that both rule sets read, each without the facts that it does not know, and that comes out in one
// way under the one and in another under the other. Empty for one of them: it knows no such value.
struct SharedWitness {
  std::string before;  // on one line of YAML
  std::string after;   // most often the same
};

// A part of all combinations of facts.
struct ShownPlace {
  // As conditions on the facts, each as wide as it can be: `{members.firms: "[60..80["}`.
  std::vector<std::string> places;
  std::size_t more = 0;  // places besides
  bool many = false;     // and more than that
  // None was found: facts may be tied by formulas.
  std::optional<SharedWitness> witness;
};

// One way in which an outcome moved, and where it does.
struct Transition : ShownPlace {
  std::string from;  // as an expected outcome has it: `B2`, `none`, `yes`, `2`, `not_applicable`
  std::string to;
  // How the witness comes out, where it can only show the move while something in it is open: `B1 | B2`,
  // `B2`.
  std::string shown_from;
  std::string shown_to;
};

// What became of one table, rule, count, recommendation, or output of a collect table.
struct Difference {
  // beyond: for values of a fact that only one of the two rule sets knows; one side of each transition is
  // `kNotAValue`. What it is for values that both know is told apart.
  enum class Kind { differs, only_before, only_after, renamed, not_compared, beyond };
  Kind kind = Kind::differs;
  EntryRef before{};  // where it is there
  EntryRef after{};
  std::string name;      // the earlier name, where there is one
  std::string new_name;  // where it is another
  std::string output;    // of a collect table
  FileLine at;           // where it is written: in the later rules if it is there
  // Differs: its own conditions are written otherwise; if not, only what it looks at differs. Beyond: it
  // looks at such a fact itself.
  bool own = false;
  std::vector<std::string> through;  // what it looks at and that differs
  std::vector<Transition> transitions;
};

// A table, rule, count or recommendation of both rule sets.
struct Match {
  EntryRef before;
  EntryRef after;
  bool differs = false;
};

// A table of the later rules that fails its hit policy where it, or its like, did not in the earlier ones.
struct GainedFault : ShownPlace {
  EntryRef table;
  TableFault fault = TableFault::gap;
  std::vector<std::size_t> rows;  // those that hold together in the witness, counted from 1
  FileLine at;
};

// Earlier names and later ones.
using Renames = std::vector<std::pair<std::string, std::string>>;

struct RuleDifference {
  std::vector<Difference> things;  // as the earlier rules declare them, then what only the later have
  std::vector<Match> matches;
  std::size_t compared = 0;  // functions
  int equal = 0;
  std::vector<std::string> too_fine;  // facts of which both together tell too many values apart to compare
  std::vector<GainedFault> faults;
  // By the (later) name of a fact with a formula: the names of what looks at it in either rule set.
  std::map<std::string, std::vector<std::string>> users;
  Renames renamed_facts;
  Renames renamed_outputs;  // `class.B3`, `B4`
};

// Of which things that differ it is worked out where they do: all, or only those that say so themselves.
enum class Detail { own, all };

// Compares what two rule sets are of the facts, over every combination of what either can say of them; facts
// are taken as independent of one another. What comes out as no difference is proved to be none. Parameters
// count by their values. At most `shown` places a transition.
RuleDifference difference_of_rules(const Plan& before, const Functions& of_before, const Plan& after,
                                   const Functions& of_after, std::size_t shown, Detail detail = Detail::all);

}  // namespace diagclub
