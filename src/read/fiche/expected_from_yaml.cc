// Expected outcomes in YAML in, what must follow out.
#include "read/fiche/expected_from_yaml.h"

#include "base/closest.h"
#include "model/names.h"
#include "read/fiche/expected_outcome.h"
#include "read/rules/rule_file_form.h"
#include "read/yaml/mapping.h"

namespace diagclub {

namespace {

constexpr std::string_view kBecame = "became";

// What an outcome may be expected of.
std::optional<EntryRef> thing_of(const Node& key, const Names& names, const Reading& reading) {
  const auto thing = names.find(key.text);
  if (thing && thing->kind != EntryKind::fact && thing->kind != EntryKind::parameter &&
      thing->kind != EntryKind::presumption)
    return thing;
  const auto closest = closest_name(key.text, names.all());
  reading.error("unknown-name", key, "`" + key.text + "` is no table, rule, count or recommendation",
                closest ? "did you mean `" + *closest + "`?" : "`diagclub explain --list` shows every name");
  return std::nullopt;
}

// `B2`, or `[a, b]`, in the words in which outcomes are compared.
// `from_text`: of those in expected_outcome.h, which words are taken here.
std::string outcome_of(EntryRef thing, const Node& node, const RuleSet& rules, const Reading& reading,
                       ExpectedWords (*from_text)(const RuleSet&, EntryRef,
                                                  std::string_view) = expected_from_text) {
  ExpectedWords expected;
  if (node.kind == Node::Kind::sequence) {
    std::vector<std::string> items;
    for (const Node& item : node.items) items.push_back(word_of(item, reading));
    expected = expected_from_list(rules, thing, items);
  } else {
    const std::string word = word_of(node, reading);
    if (word.empty()) return "";  // already told
    expected = from_text(rules, thing, word);
  }
  if (!expected.fault.empty()) reading.error("bad-value", node, expected.fault, expected.help);
  return expected.words;
}

Label label_from_yaml(const Node& key, const Node& node, const RuleSet& rules, const Names& names,
                      const Reading& reading) {
  static const EntryForm form{
      "", "an expected outcome", {{"report"}, {"tool"}, {"section"}, {"why", Need::optional}}};
  const Mapping in(node, reading, form);
  Label label{key.text, "", "", in.word("section"), in.text("why"), key.span};
  const Node* report = in.get("report");
  const Node* tool = in.get("tool");
  const auto thing = thing_of(key, names, reading);
  if (!thing) return label;
  if (report != nullptr)
    label.report = report->text == kNoLabel ? report->text : outcome_of(*thing, *report, rules, reading);
  if (tool != nullptr) label.tool = outcome_of(*thing, *tool, rules, reading);
  return label;
}

// What is expected of one thing: an outcome, or `{is: presumed yes, by: [presumption]}`.
ExpectedOutcome expected_outcome(EntryRef thing, const Node& key, const Node& node, const RuleSet& rules,
                                 const Names& names, const Reading& reading) {
  ExpectedOutcome expected{key.text, "", key.span, std::nullopt};
  if (node.kind != Node::Kind::mapping) {
    expected.outcome = outcome_of(thing, node, rules, reading, expected_of_case);
    return expected;
  }
  const Mapping in(node, reading, rule_file_form("expected"));
  if (const Node* is = in.get("is"))
    expected.outcome = outcome_of(thing, *is, rules, reading, expected_to_stand);
  expected.by.emplace();
  const Node* by = in.get("by");
  if (by == nullptr) return expected;
  if (by->kind != Node::Kind::sequence)
    reading.error("wrong-shape", *by, "`by` must be a list of presumptions",
                  "write `by: [presume.x]`, or `[]`");
  for (const Node& item : by->items) {
    const auto presumption = names.find(item.text);
    if (!presumption || presumption->kind != EntryKind::presumption) {
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
  const Mapping in(node, reading, rule_file_form("case"));
  RuleTestCase result;
  result.path = reading.source.name();
  result.name = in.word("name");
  result.span = node.span;
  if (const Node* fiche = in.get("fiche")) {
    auto read = fiche_from_node(*fiche, reading.source, form, FicheScope::fragment, reading.diagnostics);
    if (read) result.fiche = std::move(*read);
  }
  const Node* expect = in.get("expect");
  if (expect == nullptr) return result;
  if (expect->kind != Node::Kind::mapping || expect->keys.empty()) {
    reading.error("wrong-shape", *expect, "`expect` must say what follows", "write `expect: {class: B1}`");
    return result;
  }
  for (std::size_t i = 0; i < expect->keys.size(); ++i) {
    if (const auto thing = thing_of(expect->keys[i], names, reading))
      result.expect.push_back(
          expected_outcome(*thing, expect->keys[i], expect->items[i], form.rules(), names, reading));
  }
  return result;
}

}  // namespace

std::optional<Expected> expected_from_yaml(const Source& source, const RuleSet& rules,
                                           Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const auto root = node_from_yaml(source, diagnostics);
  if (!root) return std::nullopt;
  const Reading reading{source, {}, diagnostics};
  const Names names(rules);
  Expected expected;
  expected.path = source.name();
  if (root->kind != Node::Kind::mapping)
    reading.error("wrong-shape", *root, "expected outcomes are a mapping",
                  "write `class: {report: …, tool: …, section: …}`");
  for (std::size_t i = 0; i < root->keys.size(); ++i) {
    const Node& key = root->keys[i];
    if (key.text == kBecame) {
      static const EntryForm form{"", "what became of the club", {{"fr"}, {"en"}, {"section"}}};
      const Mapping in(root->items[i], reading, form);
      expected.became = {in.word("fr"), in.word("en")};
      expected.became_section = in.word("section");
      continue;
    }
    expected.labels.push_back(label_from_yaml(key, root->items[i], rules, names, reading));
  }
  if (diagnostics.error_count() > before) return std::nullopt;
  return expected;
}

std::optional<std::vector<RuleTestCase>> rule_cases_from_yaml(const Source& source, const FicheForm& form,
                                                              Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const auto root = node_from_yaml(source, diagnostics);
  if (!root) return std::nullopt;
  const Reading reading{source, {}, diagnostics};
  const Names names(form.rules());
  std::vector<RuleTestCase> cases;
  const Mapping in(*root, reading, rule_file_form("cases"));
  if (const Node* list = in.get("cases")) {
    if (list->kind != Node::Kind::sequence) reading.error("wrong-shape", *list, "`cases` must be a list");
    for (const Node& item : list->items) cases.push_back(case_from_yaml(item, form, names, reading));
  }
  if (diagnostics.error_count() > before) return std::nullopt;
  return cases;
}

}  // namespace diagclub
