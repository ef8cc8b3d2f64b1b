#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "read/fiche_from_yaml.h"
#include "report/similar_report.h"

namespace diagclub {

// The clubs that fiches are compared with: read once, encoded once.
class ComparableClubs {
 public:
  // The report's own clubs when `folder` is empty. Errors go to `diagnostics`.
  ComparableClubs(const Plan& plan, const FicheForm& form, const std::string& folder,
                  Diagnostics& diagnostics);

  // What each is known to be.
  const std::vector<Facts>& facts() const { return facts_; }
  // The nearest, nearest first; a club of the same name is the club itself and left out.
  std::vector<Comparable> nearest(const Case& about, std::size_t most, Language language) const;

 private:
  const Plan& plan_;
  std::vector<KnownCase> clubs_;
  std::vector<Facts> facts_;
  std::vector<double> weights_;
};

}  // namespace diagclub
