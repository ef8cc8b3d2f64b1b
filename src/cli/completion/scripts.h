#pragma once

#include <string>
#include <string_view>

namespace diagclub {

// What `completion --next WORD…` answers, a candidate a line with a tab before what it is about; a line of
// these alone asks the shell for more.
constexpr std::string_view kAskFiles = ":files";
constexpr std::string_view kAskFolders = ":folders";
constexpr std::string_view kNoBlank = ":open";

// A script by which a shell (`bash`, `zsh`, `fish`) asks the program so at every TAB.
std::string_view completion_script(std::string_view shell);

}  // namespace diagclub
