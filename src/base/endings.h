// In: the name of a file. Out: what its ending says of it. Letters of either case are the same: programs of
// some systems write EXPORT.CSV.
#pragma once

#include <string>
#include <string_view>

namespace diagclub {

// A to Z as a to z; the rest as it is.
std::string lower_case(std::string_view text);

// Whether a name ends so; `ending` is in lower case.
bool has_ending(std::string_view name, std::string_view ending);

// `.yaml` or `.yml`, with a name before it.
bool is_yaml(std::string_view name);
// `x.cases.yaml` and `x.CASES.yml` end in `cases` (in lower case), behind another name.
bool is_yaml_of(std::string_view name, std::string_view kind);
// What stands beside a fiche and says how it should come out.
bool is_expected_outcome(std::string_view name);
// `.gz` or `.zst`.
bool is_packed(std::string_view name);

}  // namespace diagclub
