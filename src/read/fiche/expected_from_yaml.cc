// Expected outcomes in YAML in, what must follow out.
#include "read/fiche/expected_from_yaml.h"

#include "base/closest.h"
#include "model/names.h"
#include "read/yaml/mapping.h"

namespace diagclub {

namespace {

constexpr std::string_view kBecame = "became";

Label label_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, "an expected outcome", {"report", "tool", "section", "why"});
  return {key.text, in.word("report"), in.word("tool"), in.word("section"), in.text_or_none("why"), key.span};
}

void check_name(const Node& key, const Names& names, const Reading& reading) {
  const auto thing = names.find(key.text);
  if (thing && thing->kind != EntryKind::fact && thing->kind != EntryKind::parameter &&
      thing->kind != EntryKind::presumption)
    return;
  const auto closest = closest_name(key.text, names.all());
  reading.error("unknown-name", key, "`" + key.text + "` is no table, rule, count or recommendation",
                closest ? "did you mean `" + *closest + "`?" : "`diagclub explain --list` shows every name");
}

// `B2`, or `[a, b]` written back as it stands in the file.
std::string outcome_of(const Node& node, const Reading& reading) {
  if (node.kind != Node::Kind::sequence) return word_of(node, reading);
  std::string words;
  for (const Node& item : node.items) words += (words.empty() ? "" : ", ") + word_of(item, reading);
  return "[" + words + "]";
}

// What is expected of one thing: an outcome, or `{is: presumed yes, by: [presumption]}`.
ExpectedOutcome expected_outcome(const Node& key, const Node& node, const Names& names,
                                 const Reading& reading) {
  if (node.kind != Node::Kind::mapping) return {key.text, outcome_of(node, reading), key.span, std::nullopt};
  const Mapping in(node, reading, "an expected outcome", {"is", "by"});
  const Node* is = in.need("is");
  ExpectedOutcome expected{key.text, is == nullptr ? "" : outcome_of(*is, reading), key.span, std::nullopt};
  expected.by.emplace();
  const Node* by = in.need("by");
  if (by == nullptr) return expected;
  if (by->kind != Node::Kind::sequence)
    reading.error("wrong-shape", *by, "`by` must be a list of presumptions",
                  "write `by: [presume.x]`, or `[]`");
  for (const Node& item : by->items) {
    const auto thing = names.find(item.text);
    if (!thing || thing->kind != EntryKind::presumption) {
      const auto closest = closest_name(item.text, names.all());
      reading.error(
          "unknown-name", item, "`" + item.text + "` is no presumption",
          closest ? "did you mean `" + *closest + "`?" : "`diagclub explain --list` shows every name");
    }
    expected.by->push_back(item.text);
  }
  return expected;
}

RuleTestCase case_from_yaml(const Node& node, const FicheForm& form, const Names& names,
                            const Reading& reading) {
  const Mapping in(node, reading, "a case", {"name", "fiche", "expect"});
  RuleTestCase result;
  result.path = reading.source.name();
  result.name = in.word("name");
  result.span = node.span;
  if (const Node* fiche = in.need("fiche")) {
    auto read = fiche_from_node(*fiche, reading.source, form, FicheScope::fragment, reading.diagnostics);
    if (read) result.fiche = std::move(*read);
  }
  const Node* expect = in.need("expect");
  if (expect == nullptr) return result;
  if (expect->kind != Node::Kind::mapping || expect->keys.empty()) {
    reading.error("wrong-shape", *expect, "`expect` must say what follows", "write `expect: {class: B1}`");
    return result;
  }
  for (std::size_t i = 0; i < expect->keys.size(); ++i) {
    check_name(expect->keys[i], names, reading);
    result.expect.push_back(expected_outcome(expect->keys[i], expect->items[i], names, reading));
  }
  return result;
}

}  // namespace

std::optional<Expected> expected_from_yaml(const Source& source, const RuleSet& rules,
                                           Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const auto root = node_from_yaml(source, diagnostics);
  if (!root) return std::nullopt;
  const Reading reading{source, 0, diagnostics};
  const Names names(rules);
  Expected expected;
  expected.path = source.name();
  if (root->kind != Node::Kind::mapping)
    reading.error("wrong-shape", *root, "expected outcomes are a mapping",
                  "write `class: {report: …, tool: …, section: …}`");
  for (std::size_t i = 0; i < root->keys.size(); ++i) {
    const Node& key = root->keys[i];
    if (key.text == kBecame) {
      const Mapping in(root->items[i], reading, "what became of the club", {"fr", "en", "section"});
      expected.became = {in.word("fr"), in.word("en")};
      expected.became_section = in.word("section");
      continue;
    }
    check_name(key, names, reading);
    expected.labels.push_back(label_from_yaml(key, root->items[i], reading));
  }
  if (diagnostics.error_count() > before) return std::nullopt;
  return expected;
}

std::optional<std::vector<RuleTestCase>> rule_cases_from_yaml(const Source& source, const FicheForm& form,
                                                              Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const auto root = node_from_yaml(source, diagnostics);
  if (!root) return std::nullopt;
  const Reading reading{source, 0, diagnostics};
  const Names names(form.rules());
  std::vector<RuleTestCase> cases;
  const Mapping in(*root, reading, "a file of cases", {"cases"});
  if (const Node* list = in.need("cases")) {
    if (list->kind != Node::Kind::sequence) reading.error("wrong-shape", *list, "`cases` must be a list");
    for (const Node& item : list->items) cases.push_back(case_from_yaml(item, form, names, reading));
  }
  if (diagnostics.error_count() > before) return std::nullopt;
  return cases;
}

}  // namespace diagclub
