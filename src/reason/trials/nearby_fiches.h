// In: fiches at hand, and what is asked of one. Out: one near them, of few facts, that it holds of.
//
// Where no proof leads to a fiche that shows something, one that is known to come close often does: each is
// tried as it stands, then with one fact answered otherwise or left out, then with two. What is found is made
// short by leaving out facts as long as it goes on showing it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "eval/facts.h"
#include "model/fiche.h"
#include "plan/plan.h"

namespace diagclub {

class NearbyFiches {
 public:
  // All must outlive it. Of a fiche's elements (projects) nothing is looked at.
  NearbyFiches(const Plan& plan, const std::vector<const Fiche*>& fiches);

  using Accept = std::function<bool(const Facts&)>;
  // On one line, as a fragment of a fiche; `asked`: the facts that may be answered otherwise. Nothing where
  // none of some thousands is accepted. `accept` was asked of what is given last.
  std::optional<std::string> find(const std::vector<FactId>& asked, const Accept& accept) const;

 private:
  using Answers = std::vector<StatedFact>;
  Facts facts_of(const Answers& answers) const;
  // What may be answered to a fact: a choice, yes, no, a number of each cell, that nothing is reported.
  Answers answers_to(FactId fact) const;
  std::string line(const Answers& answers) const;

  const Plan& plan_;
  FactsMaker maker_;
  std::vector<Answers> starts_;
};

}  // namespace diagclub
