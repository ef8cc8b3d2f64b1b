#include "reason/club/prospects.h"

namespace diagclub {

Prospects prospects_of(const Plan& plan, const Functions& functions, const Facts& facts,
                       const std::vector<Facts>& clubs, std::optional<SectionId> element_section) {
  const CellsByVariable box = completions(plan, facts);
  return {reach(plan, functions, facts, box),
          questions(plan, functions, box, clubs, About::page, element_section), borderline(plan, facts)};
}

}  // namespace diagclub
