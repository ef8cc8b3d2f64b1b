// The real rules, and a club as one of their fiches tells it.
#pragma once

#include <memory>

#include "catch.h"
#include "load/rules.h"
#include "oracle/club.h"
#include "rule_text.h"

namespace diagclub::oracle {

inline const Plan& real_plan() {
  static const std::unique_ptr<const Plan> plan = [] {
    Diagnostics diagnostics;
    auto read = plan_from_folder(DIAGCLUB_ROOT "/rules", diagnostics);
    if (!read) FAIL(text_from(diagnostics));
    return read;
  }();
  return *plan;
}

// The first element of a club that has some, with the club's own facts; else the club.
inline Fiche club_or_element(const Fiche& fiche) {
  Fiche whole = fiche;
  if (!fiche.elements.empty()) {
    const Element& element = fiche.elements.front();
    whole.facts.insert(whole.facts.end(), element.facts.begin(), element.facts.end());
  }
  return whole;
}

// What a fiche as read leaves open.
inline Club club_from_fiche(const RuleSet& rules, const Fiche& fiche) {
  Club club;
  for (const FactId i : rules.facts.ids()) {
    const Fact& fact = rules.facts[i];
    Partial& partial = club.emplace_back(nothing_said(fact));
    const StatedFact* stated = fiche.find(i);
    if (stated == nullptr && !fact.otherwise.empty()) partial.words = {fact.otherwise};
    if (stated == nullptr || stated->unknown) continue;
    partial.given = true;
    const auto named = [&](Cells bits) {
      Words words;
      for (std::size_t c = 0; c < fact.choices.size(); ++c) {
        if ((bits >> c & 1) != 0) words.insert(fact.choices[c].name);
      }
      return words;
    };
    switch (fact.kind) {
      case FactKind::number:
        partial.range = {stated->number.low, stated->number.high, stated->number.low_open,
                         stated->number.high_open};
        break;
      case FactKind::yes_no:
        partial.words = stated->choices == kYesOrNo   ? Words{"yes", "no"}
                        : stated->choices == kYesCell ? Words{"yes"}
                                                      : Words{"no"};
        break;
      case FactKind::choice:
        partial.words = named(stated->choices);
        break;
      case FactKind::list:
        partial.words = named(stated->listed), partial.open = stated->open;
        break;
      case FactKind::text:
        break;
    }
  }
  return club;
}

}  // namespace diagclub::oracle
