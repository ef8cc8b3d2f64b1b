#pragma once

#include <vector>

#include "eval/standing/standing.h"

namespace diagclub {

// One answer to a question that the fiche leaves open, and what of the standing reading it would overturn.
struct Overturning {
  FactId fact;
  std::optional<std::size_t> member;  // of a list: the choice that is asked about
  std::size_t cell = 0;               // of the fact's variable: the answer
  std::vector<EntryRef> things;       // presumed now, and then no longer so: otherwise, contested or open
};

// Every single answer that would overturn something presumed, in the order of the vocabulary. Each is tried:
// the answer is put in, both readings are read again. So it is exact, and costs an evaluation an answer: for
// one page, not for a batch. What the fiche says is unknown may yet be found out; a number that follows from
// others is told for itself. Two answers together may overturn what none does alone. things: those that
// matter (tables, rules, recommendations); what of them is not presumed is passed over.
std::vector<Overturning> overturning_answers(const Plan& plan, const StandingReader& reader,
                                             const Facts& facts, const std::vector<EntryRef>& things);

}  // namespace diagclub
