// In: a mapping of YAML and the keys that it may have. Out: their values; errors for what is missing,
// unknown or of a wrong form.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "model/text.h"
#include "read/yaml/entry_form.h"
#include "read/yaml/yaml_node.h"
#include "value/number.h"

namespace diagclub {

// One file of the rule set while it is read.
struct Reading {
  const Source& source;
  FileId file;
  Diagnostics& diagnostics;

  Place place(const Node& node) const { return {file, node.span}; }
  // `code`: the kind of fault, a stable name (check/codes.h lists them).
  void error(const std::string& code, const Node& node, std::string message, std::string help = "") const {
    diagnostics.error(source, node.span, std::move(message), std::move(help), code);
  }
};

// A mapping whose keys are known in advance: asks for each by name, refuses what its form does not have.
// Every accessor reports what is wrong with the value, or that a required one is not there, and then gives an
// empty one, so that one run tells all errors.
class Mapping {
 public:
  // The form must outlive it. `what`: how a message calls it.
  Mapping(const Node& node, const Reading& reading, const EntryForm& form)
      : Mapping(node, reading, form, form.what) {}
  Mapping(const Node& node, const Reading& reading, const EntryForm& form, std::string_view what);

  const Node* find(std::string_view key) const { return node_.find(key); }
  bool has(std::string_view key) const { return find(key) != nullptr; }
  // The value, if it is there; else nothing, after an error if the form requires it.
  const Node* get(std::string_view key) const;
  // Likewise, of what something else requires.
  const Node* need(std::string_view key) const;

  std::string word(std::string_view key) const;
  Name name(std::string_view key) const;
  Number number(std::string_view key) const;
  bool yes(std::string_view key) const;
  Text text(std::string_view key) const;
  std::vector<Name> names(std::string_view key) const;  // a sequence of words
  std::vector<std::string> words(std::string_view key) const;

 private:
  const Node& node_;
  const Reading& reading_;
  const EntryForm& form_;
  std::string_view what_;
};

std::string word_of(const Node& node, const Reading& reading);
Text text_of(const Node& node, const Reading& reading);
// Nothing where it is no number, or could be two (`05`).
std::optional<Number> number_of(const Node& node);
// What to write instead of what is no number; empty where nobody knows.
std::string help_with_number(const Node& node);
std::optional<bool> yes_no_of(const Node& node);

// What a word of these stands for; `otherwise` where the key is not there, and after an error where the word
// is none of them.
template <typename Value>
Value value_of(const Mapping& in, std::string_view key, const Reading& reading, Value otherwise,
               const std::map<std::string_view, Value>& values) {
  const Node* node = in.get(key);
  if (node == nullptr) return otherwise;
  const auto at = values.find(node->text);
  if (at != values.end()) return at->second;
  std::string known;
  for (const auto& [name, value] : values) known += (known.empty() ? "`" : ", `") + std::string(name) + "`";
  reading.error("bad-value", *node, "`" + node->text + "` is no `" + std::string(key) + "`",
                "it is one of " + known);
  return otherwise;
}

}  // namespace diagclub
