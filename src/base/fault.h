// In: nothing. Out: what is said of a text that could not be read.
#pragma once

#include <string>

namespace diagclub {

// What is wrong, what to write instead, and at which byte it stopped making sense. Without a message nothing
// is wrong.
struct Fault {
  std::string message;
  std::string help;
  std::size_t offset = 0;

  const std::string& help_or(const std::string& usual) const { return help.empty() ? usual : help; }
};

}  // namespace diagclub
