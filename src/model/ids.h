// In: nothing. Out: the ids of what a rule set declares, each a position in its list of the rule set.
#pragma once

#include "base/id.h"

namespace diagclub {

using FactId = Id<struct Fact>;
using SectionId = Id<struct Section>;
using ParameterId = Id<struct Parameter>;
using TableId = Id<struct Table>;
using RuleId = Id<struct Rule>;
using CountId = Id<struct Count>;
using RecommendationId = Id<struct Recommendation>;
using PresumptionId = Id<struct Presumption>;

}  // namespace diagclub
