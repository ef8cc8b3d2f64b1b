// In: a club and a case base. Out: the nearest clubs, why near and what apart. A fact that either does not
// know counts for nothing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "eval/facts.h"
#include "model/expected.h"
#include "plan/plan.h"

namespace diagclub {

// How alike two clubs are in one fact that both know: 1 when no rule could tell them apart, 0 when they share
// nothing.
struct Likeness {
  FactId fact;
  double alike = 0;
  double weight = 0;
};

struct Neighbour {
  std::size_t club = 0;         // index into the clubs given
  double nearness = 0;          // 0 to 1
  std::vector<Likeness> near;   // wholly alike, what weighs most first
  std::vector<Likeness> apart;  // the others, what weighs and differs most first
};

// How much each fact matters: most where the page's first verdict depends on it, less for its other verdicts
// and its counts, little where only other rules look at it, nothing where none does. The steps are ours.
IndexVector<FactId, double> fact_weights(const Plan& plan);

// The clubs that others are compared with: what comparing needs of all of them, and each by its index when it
// is told of.
struct PeerClubs {
  std::vector<Facts> facts;             // by club
  IndexVector<FactId, double> weights;  // as above
  std::function<LabelledClub(std::size_t)> club;
  std::vector<std::string> verdicts;  // by club, in words, where they are worked out beforehand
};
PeerClubs case_base(const Plan& plan, std::vector<LabelledClub> clubs);

// The clubs nearest to one, nearest first, over the facts that both know: the weighted mean of their
// likeness, held down where they share few facts. Numbers are compared by the cells that the rules cut, so
// that two numbers that no rule can tell apart are alike; lists by what they hold in common.
std::vector<Neighbour> nearest_clubs(const Plan& plan, const PeerClubs& base, const Facts& facts,
                                     std::size_t most);

}  // namespace diagclub
