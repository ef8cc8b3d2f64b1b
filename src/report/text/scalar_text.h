// In: the text of a YAML value. Out: how a rule file writes it (see rules/README.md, Layout).
#pragma once

#include <string>
#include <vector>

#include "read/yaml/yaml_layout.h"

namespace diagclub {

inline constexpr int kRuleFileWidth = 120;

// On one line: plain where that reads the same, else in quotes. Nothing (a null) is `~`.
std::string scalar_on_a_line(const LaidNode& node, bool in_flow);
// As the key of a mapping.
std::string key_text(const LaidNode& key);

// What follows the key on its line, and the lines below.
struct ScalarText {
  std::string head;
  std::vector<std::string> lines;
  bool is_block() const { return head[0] == '>' || head[0] == '|'; }
};

// On one line if that has `beside` columns at most; else as a folded or literal block, or in quotes over
// several lines where no block can hold it, each line of at most `below` columns unless a word, or a line
// that the text itself has, is longer.
ScalarText scalar_text(const LaidNode& node, int beside, int below);

}  // namespace diagclub
