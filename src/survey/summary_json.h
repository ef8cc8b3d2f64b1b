// In: a summary. Out: JSON, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "survey/summary.h"

namespace diagclub {

// A summary as data, the same in every language. Groups of fewer than `fewest` clubs are hidden as
// `shown_groups` has it. Unless any is, it holds all that merging needs. Form: `diagclub schema summary`.
// `shard`: which share of the inputs it is of, where it is of one.
std::string summary_json(const Summary& summary, long long fewest, std::string_view shard = "");

// A summary as it was written; `form` must count the same things, grouped by the same fact. Nothing if and
// only if an error was added: it is no JSON, or not of these rules, or cannot be true (parts that do not add
// up), or hides groups.
std::optional<Summary> summary_from_json(const Source& source, const SummaryForm& form,
                                         Diagnostics& problems);
// The fact by which a written summary is grouped, empty where by none: what its form must be made for.
// Nothing where it does not say.
std::optional<std::string> grouped_by_in_json(const Source& source);
// Which share of the inputs a written summary is of; nothing where it is of all.
std::optional<std::string> shard_in_json(const Source& source);

}  // namespace diagclub
