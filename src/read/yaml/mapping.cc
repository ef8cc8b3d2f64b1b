#include "read/yaml/mapping.h"

#include <fmt/format.h>

#include <stdexcept>

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

Mapping::Mapping(const Node& node, const Reading& reading, const EntryForm& form, std::string_view what)
    : node_(node), reading_(reading), form_(form), what_(what) {
  if (node.kind != Node::Kind::mapping) {
    if (const auto slipped = slipped_key(node))
      reading.error("wrong-shape", node, slipped->message, slipped->help);
    else
      reading.error("wrong-shape", node, std::string(what_) + " must be a mapping",
                    "write its keys below it, each `key: value`");
    return;
  }
  for (const Node& key : node.keys) {
    if (form_.find(key.text) != nullptr) continue;
    if (const auto slipped = slipped_key(key)) {
      reading.error("unknown-key", key, slipped->message, slipped->help);
      continue;
    }
    std::vector<std::string> names;
    std::string known;
    for (const KeyForm& may : form_.keys) {
      names.emplace_back(may.name);
      known += (known.empty() ? "`" : ", `") + names.back() + "`";
    }
    const auto closest = closest_name(key.text, names);
    reading.error("unknown-key", key, "unknown key `" + key.text + "` in " + std::string(what_),
                  closest ? "did you mean `" + *closest + "`?" : "it may hold " + known);
  }
}

const Node* Mapping::get(std::string_view key) const {
  const KeyForm* form = form_.find(key);
  if (form == nullptr) throw std::logic_error(fmt::format("{} has no key {}", what_, key));
  return form->need == Need::required ? need(key) : node_.find(key);
}

const Node* Mapping::need(std::string_view key) const {
  const Node* found = node_.find(key);
  if (found == nullptr && node_.kind == Node::Kind::mapping) {
    reading_.error(code_of_missing(key), node_, fmt::format("{} has no `{}`", what_, key),
                   "add `" + std::string(key) + ": …`");
  }
  return found;
}

std::string Mapping::word(std::string_view key) const {
  const Node* found = get(key);
  return found == nullptr ? "" : word_of(*found, reading_);
}

Name Mapping::name(std::string_view key) const {
  const Node* found = get(key);
  if (found == nullptr) return {"", reading_.place(node_)};
  return {word_of(*found, reading_), reading_.place(*found)};
}

Number Mapping::number(std::string_view key) const {
  const Node* found = get(key);
  if (found == nullptr) return 0;
  const auto number = number_of(*found);
  if (!number)
    reading_.error("wrong-shape", *found, "`" + std::string(key) + "` must be a number",
                   help_with_number(*found));
  return number.value_or(Number());
}

bool Mapping::yes(std::string_view key) const {
  const Node* found = get(key);
  if (found == nullptr) return false;
  const auto yes = yes_no_of(*found);
  if (!yes) reading_.error("wrong-shape", *found, "`" + std::string(key) + "` must be `yes` or `no`");
  return yes.value_or(false);
}

Text Mapping::text(std::string_view key) const {
  const Node* found = get(key);
  return found == nullptr ? Text{} : text_of(*found, reading_);
}

std::vector<Name> Mapping::names(std::string_view key) const {
  const Node* found = get(key);
  std::vector<Name> names;
  if (found == nullptr) return names;
  if (found->kind != Node::Kind::sequence) {
    reading_.error("wrong-shape", *found, "`" + std::string(key) + "` must be a list", "write `[a, b]`");
    return names;
  }
  for (const Node& item : found->items) names.push_back({word_of(item, reading_), reading_.place(item)});
  return names;
}

std::vector<std::string> Mapping::words(std::string_view key) const {
  std::vector<std::string> words;
  for (Name& name : names(key)) words.push_back(std::move(name.text));
  return words;
}

std::string word_of(const Node& node, const Reading& reading) {
  if (node.kind == Node::Kind::scalar && !node.text.empty()) return node.text;
  reading.error("wrong-shape", node, "a word is expected here");
  return "";
}

Text text_of(const Node& node, const Reading& reading) {
  static const EntryForm form{"said", "a text", {{"fr"}, {"en"}}};
  const Mapping mapping(node, reading, form);
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
