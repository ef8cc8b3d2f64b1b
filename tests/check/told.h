// The text of one fault of `rules.yaml`, as a test expects it.
#pragma once

#include <fmt/format.h>

#include <string>

namespace diagclub {

inline std::string told(int line, int column, const std::string& message, const std::string& text, int length,
                        const std::string& help = "") {
  const std::string number = std::to_string(line), margin(number.size(), ' ');
  const std::string tail = help.empty() ? "" : fmt::format("  {} = help: {}\n", margin, help);
  return fmt::format("rules.yaml:{}:{}: error: {}\n  {} | {}\n  {} | {}{}\n{}", line, column, message, number,
                     text, margin, std::string(static_cast<std::size_t>(column - 1), ' '),
                     std::string(static_cast<std::size_t>(length), '^'), tail);
}

}  // namespace diagclub
