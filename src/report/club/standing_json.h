// In: a conclusion as it stands. Out: the same as the field `standing` of an open JSON object.
#pragma once

#include "eval/standing/diagnosis.h"
#include "report/text/json_writer.h"
#include "report/text/words.h"

namespace diagclub {

// `{"value": …, "firmness": …, "by": […]}`: what the fiche points to, null where that is not one value; how
// firmly; and the presumptions that it rests on, or that contest it. The conclusions are those of the
// standing reading.
void write_standing_json(const RuleSet& rules, const Verdict& verdict, PrettyJson& json);
void write_standing_json(const RuleSet& rules, const Finding& finding, PrettyJson& json);
void write_standing_json(const RuleSet& rules, const Tally& tally, PrettyJson& json);

// The field `synthesis` of an open object: which variant of each part is said, and as what.
void write_synthesis_json(const ClubReport& about, Language language, PrettyJson& json);

}  // namespace diagclub
