#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/fault.h"
#include "read/yaml/yaml_node.h"

namespace diagclub {

// What to say of a text that is no YAML, and from where to where it stands, in bytes.
struct YamlAdvice {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string message;
  std::string help;
};

// Of a text that yaml-cpp cannot read on from an offset: names the thing that stands there or just above, a
// tab, an unquoted `> 60`, a bracket too many, and says what to write. `what`: yaml-cpp's own words, which
// tell the kind of fault; they are shown where nothing better is known.
YamlAdvice yaml_advice(std::string_view text, std::size_t at, const std::string& what);

// Of a word that stands where `key: value` should, since what parts the two is not as YAML wants it:
// `firms:3`, `firms = 3`, a no-break space. Nothing where the word looks like no such thing.
std::optional<Fault> slipped_key(const Node& word);

}  // namespace diagclub
