// Clubs as they stand in, how often a rule holds among them out.
#include "report/rules/evidence_text.h"

#include <fmt/format.h>

#include "reason/trials/shares_by_outcome.h"
#include "report/text/words.h"

namespace diagclub {

namespace {

const Table* table_of_evidence(const Plan& plan) {
  return find_by_name(plan.rules().tables, plan.rules().page.evidence.text);
}

std::vector<ShareByOutcome> shares(const Plan& plan, RuleId rule, const std::vector<Outcome>& clubs) {
  const Table* table = table_of_evidence(plan);
  if (table == nullptr) return {};
  return shares_by_outcome(plan, plan.rules().tables.id_of(*table), rule, clubs);
}

}  // namespace

std::string case_evidence_in_words(const Plan& plan, RuleId rule, const std::vector<Outcome>& clubs,
                                   Language language) {
  const bool french = language == Language::french;
  std::string words;
  for (const ShareByOutcome& share : shares(plan, rule, clubs)) {
    words += (words.empty() ? "" : semicolon(language)) +
             table_of_evidence(plan)->outputs[share.outcome].label.in(language) + colon(language) +
             (french ? fmt::format("présent dans {} sur {}, absent dans {}", share.yes, share.clubs, share.no)
                     : fmt::format("in {} of {}, not in {}", share.yes, share.clubs, share.no));
  }
  return words;
}

void write_case_evidence_json(const Plan& plan, RuleId rule, const std::vector<Outcome>& clubs,
                              PrettyJson& json) {
  json.key("evidence");
  json.open_array();
  for (const ShareByOutcome& share : shares(plan, rule, clubs)) {
    json.open_object();
    json.field("outcome", table_of_evidence(plan)->outputs[share.outcome].name);
    json.field_integer("clubs", static_cast<long long>(share.clubs));
    json.field_integer("holds", static_cast<long long>(share.yes));
    json.field_integer("does_not", static_cast<long long>(share.no));
    json.close_object();
  }
  json.close_array();
}

}  // namespace diagclub
