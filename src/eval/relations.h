// In: what a fiche says and its facts. Out: the relations of the rule set that they break.
#pragma once

#include <vector>

#include "eval/facts.h"

namespace diagclub {

// Which relations of the rule set the figures of a fiche break, and what of the fiche that is about. Made
// once for many clubs; the plan must outlive it.
class Relations {
 public:
  struct Broken {
    std::size_t relation = 0;    // index into RuleSet::relations
    std::optional<FactId> bare;  // the fact whose unit is not written, where it is about one
    std::vector<FactId> facts;   // all that it rests on
  };

  explicit Relations(const Plan& plan);

  // `given`: what is stated, FactValue or StatedFact; `facts`: what it comes to. Only what holds for sure is
  // told: figures that are not known break nothing.
  template <typename Given>
  void find(const std::vector<Given>& given, const Facts& facts, std::vector<const Broken*>& broken) const {
    broken.clear();
    for (const Bound& one : bound_) {
      if (holds(one, facts)) broken.push_back(&one.what);
    }
    for (const Given& value : given) {
      if (!value.bare) continue;
      for (const Bound& one : bare_[value.fact]) {
        if (holds(one, facts)) broken.push_back(&one.what);
      }
    }
  }

 private:
  struct Compared {
    Figure left;
    Comparison::Op op = Comparison::Op::below;
    Figure right;
  };
  struct Bound {
    Broken what;
    std::vector<Compared> when;
  };
  static bool holds(const Bound& bound, const Facts& facts);
  static Bound bound(const Plan& plan, std::size_t relation, std::optional<FactId> number);

  std::vector<Bound> bound_;
  IndexVector<FactId, std::vector<Bound>> bare_;
};

// The relations that a fiche breaks, its elements' among them, as warnings at the first figure of each.
void warn_of_relations(const Plan& plan, const Fiche& fiche, const Source& source, Language language,
                       Diagnostics& diagnostics);

}  // namespace diagclub
