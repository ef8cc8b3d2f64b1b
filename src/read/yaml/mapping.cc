#include "read/yaml/mapping.h"

#include <algorithm>

#include "base/closest.h"
#include "read/yaml/doubtful_number.h"
#include "read/yaml/scanner.h"
#include "read/yaml/yaml_advice.h"

namespace diagclub {

namespace {

// What a rule may not go without has a code of its own.
std::string code_of_missing(std::string_view key) {
  if (key == "source" || key == "section") return "missing-source";
  if (key == "certainty") return "missing-certainty";
  return key == "fr" || key == "en" ? "missing-translation" : "missing-key";
}

}  // namespace

Mapping::Mapping(const Node& node, const Reading& reading, std::string_view what,
                 std::initializer_list<std::string_view> keys)
    : node_(node), reading_(reading), what_(what) {
  if (node.kind != Node::Kind::mapping) {
    if (const auto slipped = slipped_key(node))
      reading.error("wrong-shape", node, slipped->message, slipped->help);
    else
      reading.error("wrong-shape", node, what_ + " must be a mapping",
                    "write its keys below it, each `key: value`");
    return;
  }
  for (const Node& key : node.keys) {
    if (std::find(keys.begin(), keys.end(), key.text) != keys.end()) continue;
    if (const auto slipped = slipped_key(key)) {
      reading.error("unknown-key", key, slipped->message, slipped->help);
      continue;
    }
    const auto closest = closest_name(key.text, {keys.begin(), keys.end()});
    std::string known;
    for (const std::string_view name : keys) known += (known.empty() ? "`" : ", `") + std::string(name) + "`";
    reading.error("unknown-key", key, "unknown key `" + key.text + "` in " + what_,
                  closest ? "did you mean `" + *closest + "`?" : "it may hold " + known);
  }
}

const Node* Mapping::need(std::string_view key) const {
  const Node* found = find(key);
  if (found == nullptr && node_.kind == Node::Kind::mapping) {
    reading_.error(code_of_missing(key), node_, what_ + " has no `" + std::string(key) + "`",
                   "add `" + std::string(key) + ": …`");
  }
  return found;
}

std::string Mapping::word(std::string_view key) const {
  const Node* found = need(key);
  return found == nullptr ? "" : word_of(*found, reading_);
}

std::string Mapping::word_or(std::string_view key, std::string_view otherwise) const {
  const Node* found = find(key);
  return found == nullptr ? std::string(otherwise) : word_of(*found, reading_);
}

Name Mapping::name(std::string_view key) const {
  const Node* found = need(key);
  if (found == nullptr) return {"", reading_.place(node_)};
  return {word_of(*found, reading_), reading_.place(*found)};
}

Number Mapping::number(std::string_view key) const {
  const Node* found = need(key);
  if (found == nullptr) return 0;
  const auto number = number_of(*found);
  if (!number)
    reading_.error("wrong-shape", *found, "`" + std::string(key) + "` must be a number",
                   help_with_number(*found));
  return number.value_or(Number());
}

bool Mapping::yes_or(std::string_view key, bool otherwise) const {
  const Node* found = find(key);
  if (found == nullptr) return otherwise;
  const auto yes = yes_no_of(*found);
  if (!yes) reading_.error("wrong-shape", *found, "`" + std::string(key) + "` must be `yes` or `no`");
  return yes.value_or(otherwise);
}

Text Mapping::text(std::string_view key) const {
  const Node* found = need(key);
  return found == nullptr ? Text{} : text_of(*found, reading_);
}

Text Mapping::text_or_none(std::string_view key) const {
  const Node* found = find(key);
  return found == nullptr ? Text{} : text_of(*found, reading_);
}

std::vector<Name> Mapping::names(std::string_view key) const {
  const Node* found = need(key);
  std::vector<Name> names;
  if (found == nullptr) return names;
  if (found->kind != Node::Kind::sequence) {
    reading_.error("wrong-shape", *found, "`" + std::string(key) + "` must be a list", "write `[a, b]`");
    return names;
  }
  for (const Node& item : found->items) names.push_back({word_of(item, reading_), reading_.place(item)});
  return names;
}

std::vector<std::string> Mapping::words_or_none(std::string_view key) const {
  std::vector<std::string> words;
  if (has(key)) {
    for (Name& name : names(key)) words.push_back(std::move(name.text));
  }
  return words;
}

std::string word_of(const Node& node, const Reading& reading) {
  if (node.kind == Node::Kind::scalar && !node.text.empty()) return node.text;
  reading.error("wrong-shape", node, "a word is expected here");
  return "";
}

Text text_of(const Node& node, const Reading& reading) {
  const Mapping mapping(node, reading, "a text", {"fr", "en"});
  if (node.kind != Node::Kind::mapping) return {};
  return {mapping.word("fr"), mapping.word("en")};
}

std::optional<Number> number_of(const Node& node) {
  if (node.kind != Node::Kind::scalar || !node.plain) return std::nullopt;
  Scanner in(node.text);
  const auto number = in.number();
  return in.done() && doubt_about_number(node.text, "", false).message.empty() ? number : std::nullopt;
}

std::string help_with_number(const Node& node) {
  if (node.kind != Node::Kind::scalar) return "";
  Scanner in(node.text);
  if (!in.number()) return "";
  if (!node.plain && in.done()) return "write it without quotes: `" + node.text + "`";
  return doubt_about_number(in.since(Scanner(node.text)), in.rest(), false).help;
}

std::optional<bool> yes_no_of(const Node& node) {
  if (node.kind != Node::Kind::scalar) return std::nullopt;
  if (node.text == "yes" || node.text == "true") return true;
  if (node.text == "no" || node.text == "false") return false;
  return std::nullopt;
}

}  // namespace diagclub
