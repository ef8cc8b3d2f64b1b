// In: a rule set. Out: an empty fiche, and the JSON Schema of fiches.
#pragma once

#include <string>

#include "model/rule_set.h"
#include "report/text/json_writer.h"

namespace diagclub {

// An empty fiche, every fact with its question, unit and choices as comments above a key without a value: in
// French with the French keys. What it holds reads back as a fiche once the name is filled in.
std::string empty_fiche(const RuleSet& rules, Language language, bool full);

// JSON Schema (2020-12) of fiches under this rule set, for editors and validators: keys by name and by French
// heading, values as a fiche writes them.
std::string fiche_schema(const RuleSet& rules, Language language);
// The same of a fragment, which may lack what is required, as the next value of a schema in progress.
void write_fiche_fragment_schema(const RuleSet& rules, Language language, PrettyJson& json);

}  // namespace diagclub
