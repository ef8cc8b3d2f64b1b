// What a fiche says, as one text: what the quick way of reading and the whole one are compared by.
#pragma once

#include <string>

#include "model/fiche.h"
#include "read/fiche/fast_fiche.h"
#include "read/fiche/fiche_number.h"

namespace diagclub::oracle {

// The vocabulary that fast paths are tried on; more facts may follow.
constexpr std::string_view kFastPathFacts = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  created: {kind: number, integer: yes, min: 1800, max: 2100, FACT, heading: création}
  crisis: {kind: yes_no, FACT, heading: crise}
  dues: {kind: number, unit: F, min: 0, max: 1000000, FACT, heading: cotisation}
  achievements: {kind: list, FACT, heading: réalisations,
    choices: {training: {fr: formation, en: training courses}, roads: {fr: routes, en: roads},
              quality: {fr: qualité, en: quality, aliases: [iso]}}}
  members.scope: {kind: choice, FACT, heading: champ,
    choices: {one_branch: {fr: une seule branche, en: one branch}, several: {fr: plusieurs, en: several ones}}}
)";

inline std::string said(const FactValue& given, std::string_view text) {
  std::string all = std::to_string(given.fact.index());
  if (given.unknown) all += " unknown";
  if (given.nothing_reported) all += " nothing reported";
  if (given.approximate) all += " approximate";
  if (given.bare) all += " bare";
  if (given.open) all += " open";
  all += given.number.low_open ? " ]" : " [";
  all += text_from_number(given.number.low) + ".." + text_from_number(given.number.high);
  all += given.number.high_open ? "[" : "]";
  all += " " + std::to_string(given.choices) + " " + std::to_string(given.listed) + " ";
  return all.append(text) + "\n";
}

inline std::string said(const FastFiche& fiche) {
  std::string all;
  for (const FactValue& given : fiche.facts) all += said(given, fiche.text(given.fact));
  return all;
}

inline std::string said(const Fiche& fiche) {
  std::string all;
  for (const StatedFact& stated : fiche.facts) all += said(stated, stated.text);
  return all;
}

}  // namespace diagclub::oracle
