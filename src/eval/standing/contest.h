// In: a standing reading, as far as it was worked out. Out: what is undecided in it because of something that
// signs contest.
#pragma once

#include "eval/standing/standing.h"

namespace diagclub {

// Looks at what was worked out before: what a thing looks at stands by the time that it is asked for.
class Contest {
 public:
  Contest(const Plan& plan, const Standing& standing) : plan_(plan), standing_(standing) {}

  // Whether it is open whether a step applies, and that by contest.
  bool opens_applicability(StepId step) const;
  // The same of an undecided step, of a collect table one of its outputs. `contested_applies` of it is known.
  bool opens(StepId step, std::size_t output) const;
  bool opens_recommendation(RecommendationId id) const;

 private:
  // What a condition as written may come to.
  struct Possible {
    bool no = false;
    bool not_applicable = false;
    bool yes = false;

    bool is_one() const { return no + not_applicable + yes == 1; }
  };
  Possible possible(NodeId node) const;
  // Whether it may come to several things because of something contested.
  bool opens_node(NodeId node) const;
  bool opens_row(const PlanStep& step, std::size_t row) const;
  bool opens_applicability_of(VariableId variable) const;

  const Plan& plan_;
  const Standing& standing_;
};

}  // namespace diagclub
