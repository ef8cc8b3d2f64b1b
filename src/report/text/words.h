// In: facts, outcomes, evidence. Out: the words that all reports share, in French or English. What is
// unknown is said so, never left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/standing/diagnosis.h"
#include "model/fiche.h"
#include "model/text.h"
#include "plan/plan.h"
#include "reason/club/diagnose_club.h"
#include "value/outcome_words.h"

namespace diagclub {

// One club with everything that a report of it draws on. Built once, read by every format.
struct ClubReport {
  const Plan& plan;
  const Fiche& fiche;
  const Facts& facts;
  const Outcome& outcome;  // strictly
  const Standing& standing;
  const Diagnosis& diagnosis;                            // as it stands
  const Prospects* prospects = nullptr;                  // none: only what it is is shown
  const std::vector<ClubDiagnosis>* elements = nullptr;  // none: it is one itself, or they do not matter
  const std::vector<RowFault>* faults = nullptr;
  std::optional<SectionId> section{};  // of an element
};
// The plan and the diagnosis must outlive it.
ClubReport report_of(const Plan& plan, const ClubDiagnosis& club);

// `28 %`, `~20`, `oui`: what the fiche says of a fact, for a reader; as the fiche writes it where it does,
// the derived number where a formula gives it, empty when nothing is known. May hold anything the fiche
// holds: not escaped.
std::string value_in_words(const ClubReport& about, FactId fact, Language language);
std::string value_in_words(const Plan& plan, const Fiche& fiche, const Facts& facts, FactId fact,
                           Language language);

// `Densité : 46 hab./km² (calculé, l. 8, 9)`. For an unknown fact, its label alone.
std::string evidence_in_words(const ClubReport& about, const Evidence& evidence, Language language);
// All that a finding rests on; members of one list stand together. Where it is open, what would settle it.
std::string evidence_in_words(const ClubReport& about, const Finding& finding, Language language);

// The lines of the fiche that a fact's value rests on; several for a derived one.
std::vector<int> lines_of(const ClubReport& about, const Evidence& evidence);

// A condition for a reader: `Adhérents < 60`, `Pilotage public : vote, pilote ou préside`.
std::string test_in_words(const RuleSet& rules, const Names& names, const std::string& name,
                          const UnaryTest& test, Language language);

// The labels of a table's outcomes in a set of cells, `none` as what the table's gap says.
std::vector<std::string> outputs_in_words(const Table& table, Cells outputs, Language language);
// Shorter: their codes (`B2`), the label of one whose name is a plain word, which is the program's and not
// the reader's; `no answer`.
std::vector<std::string> short_outputs_in_words(const Table& table, Cells outputs, Language language);
// Their names: `B2`, `none`. A table that counts has numbers for all three.
std::vector<std::string> output_names(const Table& table, Cells outputs);

// What a hit policy means for the rows of a table.
const Text& hit_in_words(HitPolicy hit);

// What a declared gap or overlap says, and where the report has it: `… [III.E]`.
std::string flaw_in_words(const Flaw& flaw, Language language);

// What a rule says as it came out: its text, or its «if not».
const Text& said_by_rule(const Rule& rule, Tri holds);

// Numbers that cells of an axis stand for: `< 30`, `30..40`, `≥ 60`.
std::string numbers_in_words(const Plan& plan, VariableId variable, Cells cells, Language language);

// `[III.B.c, usual]`: where the report has it, and how sure it is.
std::string reference_in_words(const RuleSet& rules, const Citation& citation, const Name& certainty,
                               Language language);
// The row's own where it has one, else its table's.
std::string reference_in_words(const RuleSet& rules, const Table& table, const Row& row, Language language);

// A colon as the language spaces it.
std::string colon(Language language);
// What stands between whole labels in a row: French has a space before its semicolon.
std::string semicolon(Language language);

// `a, b et c`.
std::string joined_in_words(const std::vector<std::string>& words, const std::string& last);

// Short phrases of the program itself.
const std::string& yes_no_in_words(Tri tri, Language language);
const std::string& not_applicable_in_words(Language language);
const std::string& no_answer_in_words(Language language);  // no row of a table matches
// How a rule came out; `outcome_word` is the word for it in what programs read.
const std::string& outcome_in_words(const Finding& finding, Language language);

// The name that the fiche gives its club: its first required text, else its file.
std::string club_name(const RuleSet& rules, const Fiche& fiche);
std::string club_name(const ClubReport& about);

}  // namespace diagclub
