// In: a folder. Out: the YAML files below it, and a word on whatever looks like one and is not read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace diagclub {

// Whether a file or folder of this name is hidden.
bool is_hidden_name(std::string_view name);

// Which folder right below the one that is read holds something else.
struct FolderWalk {
  std::string_view leave_out;  // empty: none
};

// Every YAML file at any depth, by path; links are followed, each folder once. Told are, as
// `file-passed-over`, what is hidden, what ends almost so (`rules.yaml.txt`) and folders called like files;
// as `unreadable-file`, an error, links to nothing, devices and whatever the system refuses.
std::vector<std::string> yaml_files_below(const std::string& folder, const FolderWalk& walk,
                                          Diagnostics& diagnostics);

// Tells of a name that is not read, and why.
void pass_over(const std::string& path, std::string why, std::string help, Diagnostics& diagnostics);

}  // namespace diagclub
