// In: one club and the things that matter of it. Out: what single answers would make of how these stand.
//
// Method. Each answer that the fiche leaves open is put in and both readings are read again: exact, at an
// evaluation an answer. Only facts that the things look at, through presumptions too, are tried.
#pragma once

#include <optional>
#include <vector>

#include "eval/standing/standing.h"

namespace diagclub {

// One answer to a question that the fiche leaves open, and what it would make of the standing reading.
struct Overturning {
  FactId fact;
  std::optional<std::size_t> member;  // of a list: the choice that is asked about
  std::size_t cell = 0;               // of the fact's variable: the answer
  std::vector<EntryRef> things;       // presumed now, and then no longer so: otherwise, contested or open
  std::vector<EntryRef> confirmed{};  // presumed now, and then certain as they stand
  std::vector<EntryRef> decided{};    // contested or open now, and then neither
};

// Every single answer that would overturn something presumed, in the order of the vocabulary: for one page,
// not for a batch. What the fiche says is unknown may yet be found out; a number that follows from others is
// told for itself. Two answers together may overturn what none does alone. things: those that matter (tables,
// rules, recommendations); what of them is not presumed is passed over.
std::vector<Overturning> overturning_answers(const Plan& plan, const StandingReader& reader,
                                             const Facts& facts, const std::vector<EntryRef>& things);
// The same, and every single answer that would confirm what is presumed or decide what is contested or open.
std::vector<Overturning> telling_answers(const Plan& plan, const StandingReader& reader, const Facts& facts,
                                         const std::vector<EntryRef>& things);

}  // namespace diagclub
