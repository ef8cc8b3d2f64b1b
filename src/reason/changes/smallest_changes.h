// In: a fiche and a goal. Out: the smallest changes of changeable facts after which the goal stands.
#pragma once

#include <optional>
#include <vector>

#include "plan/functions.h"
#include "reason/club/completion.h"

namespace diagclub {

// What must come about: a table gives this output, or a rule holds or does not.
struct Goal {
  EntryRef thing;
  std::size_t wanted = 0;  // table: the output; rule: 1 it holds, 0 it does not
};

// One fact changed: the cells that will do, all else of the way being equal, and the answer to give
// (`stated_from_text`).
struct NewValue {
  FactId fact;
  Cells accepted = 0;              // number, yes/no, choice
  std::string answer;              // the one nearest to what the fiche says
  std::vector<std::size_t> added;  // list: choices to take up
  std::vector<std::size_t> dropped;
  std::vector<std::size_t> alternatives;  // list: choices any one of which would do, where one is enough
};

// Facts that, changed together, bring the goal about; none of them can be left out.
struct ChangeSet {
  std::vector<NewValue> values;
  bool certain = true;  // the goal is certain then, whatever is not known; else it is presumed
};

struct SmallestChanges {
  bool already = false;         // the goal holds as things stand
  std::vector<ChangeSet> ways;  // fewest facts first
  std::vector<FactId> tried;    // facts marked as changeable that the goal depends on
};

// The smallest changes of facts marked as changeable after which the goal is certain, whatever the facts that
// are not known turn out to be, and where presumptions are all it takes, those after which it stands; every
// one of at most `most_facts` facts. Each was tried: the fiche so changed evaluates to the goal. Every new
// value is one that a fact has: no goal is reached by silence, nor by knowing less. Of presumed ways, those
// of many facts are not all looked for: no more than `kMostTried` answers are put in. Facts that follow from
// a formula are not changed themselves, and ways through them are not found: what they become is left open.
SmallestChanges smallest_changes(const Plan& plan, const Functions& functions, const Fiche& fiche,
                                 const Goal& goal, std::size_t most_facts);

constexpr int kMostTried = 20'000;

// The fiche with a fact stated anew.
Fiche with_stated(Fiche fiche, StatedFact stated);

}  // namespace diagclub
