// In: a club. Out: all that may yet become of it: reach, questions, what is borderline.
#pragma once

#include <vector>

#include "reason/club/borderline.h"
#include "reason/club/questions.h"
#include "reason/club/reach.h"

namespace diagclub {

// All that a report says of one club beyond what it is: what it may still turn out to be, what to ask next,
// and what hangs by a thread.
struct Prospects {
  Reach reach;
  Questions questions;
  std::vector<Borderline> borderline;

  // The thing's own, or nothing.
  const Borderline* of(EntryRef thing) const {
    for (const Borderline& one : borderline) {
      if (one.thing == thing) return &one;
    }
    return nullptr;
  }
};

// clubs: a case base, for how questions are ranked. element_section: as in `diagnose`.
Prospects prospects_of(const Plan& plan, const Functions& functions, const Facts& facts,
                       const std::vector<Facts>& clubs,
                       std::optional<SectionId> element_section = std::nullopt);

}  // namespace diagclub
