// YAML files in, a rule set as written out: one function a kind of entry.
#include "read/rules/rule_set_from_yaml.h"

#include <functional>
#include <map>

#include "base/closest.h"
#include "model/declared_words.h"
#include "read/rules/condition_from_yaml.h"
#include "read/rules/relation_from_yaml.h"
#include "read/rules/rule_file_form.h"
#include "read/rules/unary_test.h"
#include "read/rules/vocabulary_from_yaml.h"
#include "read/yaml/mapping.h"
#include "read/yaml/yaml_advice.h"

namespace diagclub {

namespace {

Citation citation_from_yaml(const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("citation"));
  return {in.word("document"), in.word("section"), in.words("catalogue"), reading.place(node)};
}

TextPlaces text_places(const Mapping& in, std::string_view key, const Reading& reading) {
  const Node* text = in.find(key);
  if (text == nullptr) return {};
  const auto place = [&](std::string_view language) {
    const Node* said = text->find(language);
    return reading.place(said == nullptr ? *text : *said);
  };
  return {place("fr"), place("en")};
}

void read_entry(Entry& entry, const Node& key, const Mapping& in, const Reading& reading) {
  entry.name = key.text;
  entry.place = reading.place(key);
  entry.label = in.text("label");
  entry.text = in.text("text");
  entry.text_places = text_places(in, "text", reading);
  entry.ours = in.text("ours");
  if (const Node* source = in.get("source")) entry.citation = citation_from_yaml(*source, reading);
  entry.certainty = in.name("certainty");
}

Row row_from_yaml(const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("row"));
  Row row;
  row.place = reading.place(node);
  if (const Node* when = in.get("when")) row.when = tests_from_yaml(*when, reading);
  row.then = in.name("then");
  row.text = in.text("text");
  row.ours = in.text("ours");
  if (const Node* source = in.get("source")) row.citation = citation_from_yaml(*source, reading);
  if (in.has("certainty")) row.certainty = in.name("certainty");
  return row;
}

Flaw flaw_from_yaml(const Node& node, const Reading& reading, const std::string& what) {
  const Mapping in(node, reading, rule_file_form("flaw"), what);
  return {in.word("section"), {in.word("fr"), in.word("en")}};
}

Table table_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("table"));
  Table table;
  read_entry(table, key, in, reading);
  if (const Node* applies = in.get("applies")) table.applies = condition_from_yaml(*applies, reading);
  table.hit = value_of(in, "hit", reading, HitPolicy::unique, kHitPolicies);
  table.inputs = in.names("inputs");
  if (const Node* outputs = in.get("outputs"); outputs != nullptr) {
    if (outputs->kind != Node::Kind::mapping)
      reading.error("wrong-shape", *outputs, "`outputs` must be a mapping");
    for (std::size_t i = 0; i < outputs->keys.size(); ++i) {
      table.outputs.push_back(
          {outputs->keys[i].text, reading.place(outputs->keys[i]), text_of(outputs->items[i], reading)});
    }
  }
  if (const Node* gap = in.get("gap")) table.gap = flaw_from_yaml(*gap, reading, "a gap");
  if (const Node* overlap = in.get("overlap")) {
    table.overlap = flaw_from_yaml(*overlap, reading, "an overlap");
    if (table.hit != HitPolicy::unique && table.hit != HitPolicy::any)
      reading.error("misplaced-key", *overlap, "`overlap` is for tables whose rows must not contradict",
                    "under `unique` or `any` rows may contradict each other; here they never do");
  }
  if (const Node* rows = in.get("rows"); rows != nullptr) {
    if (rows->kind != Node::Kind::sequence) reading.error("wrong-shape", *rows, "`rows` must be a list");
    for (const Node& row : rows->items) table.rows.push_back(row_from_yaml(row, reading));
  }
  return table;
}

Rule rule_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("rule"));
  Rule rule;
  read_entry(rule, key, in, reading);
  rule.group = in.name("group");
  rule.phrase = in.text("phrase");
  rule.if_no = in.text("if_no");
  if (const Node* applies = in.get("applies")) rule.applies = condition_from_yaml(*applies, reading);
  if (const Node* when = in.get("when")) rule.when = condition_from_yaml(*when, reading);
  return rule;
}

Count count_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("count"));
  Count count;
  read_entry(count, key, in, reading);
  count.of = in.names("of");
  return count;
}

Recommendation recommendation_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("recommendation"));
  Recommendation recommendation;
  read_entry(recommendation, key, in, reading);
  recommendation.who = in.name("who");
  recommendation.timing = in.name("timing");
  recommendation.priority = in.number("priority");
  recommendation.opposes = in.names("opposes");
  if (const Node* done = in.get("done_when")) recommendation.done_when = condition_from_yaml(*done, reading);
  recommendation.answers = in.names("answers");
  if (const Node* when = in.get("when")) recommendation.when = condition_from_yaml(*when, reading);
  return recommendation;
}

Presumption presumption_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("presumption"));
  Presumption presumption;
  read_entry(presumption, key, in, reading);
  presumption.of = in.name("of");
  if (const Node* is = in.get("is")) presumption.is = unary_test_from_yaml(presumption.of.text, *is, reading);
  if (const Node* when = in.get("when")) presumption.when = condition_from_yaml(*when, reading);
  if (const Node* unless = in.get("unless")) presumption.unless = condition_from_yaml(*unless, reading);
  presumption.yields_to = in.names("yields_to");
  return presumption;
}

CatalogueId catalogue_id_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("catalogue_id"));
  return {key.text,
          reading.place(key),
          in.word("section"),
          {in.word("fr"), in.word("en")},
          in.text("not_a_rule")};
}

SynthesisPart synthesis_part_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("synthesis_part"));
  SynthesisPart part{key.text, reading.place(key), {}};
  const Node* says = in.get("says");
  if (says == nullptr) return part;
  if (says->kind != Node::Kind::sequence || says->items.empty())
    reading.error("wrong-shape", *says, "`says` must be a list", "write each behind a `- `");
  for (const Node& item : says->items) {
    const Mapping variant(item, reading, rule_file_form("variant"));
    SynthesisPart::Variant& read = part.says.emplace_back();
    read.place = reading.place(item);
    if (const Node* when = variant.get("when")) read.when = condition_from_yaml(*when, reading);
    read.text = variant.text("text");
    read.text_places = text_places(variant, "text", reading);
  }
  return part;
}

Page page_from_yaml(const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("page"));
  Page page;
  page.place = reading.place(node);
  page.identity = in.names("identity");
  page.counts = in.names("counts");
  page.lists = in.names("lists");
  page.ask_first = in.names("ask_first");
  page.short_form = in.names("short_form");
  if (in.has("evidence")) page.evidence = in.name("evidence");
  if (const Node* elements = in.get("elements")) {
    if (elements->kind != Node::Kind::sequence)
      reading.error("wrong-shape", *elements, "`elements` must be a list", "write `[{of: section, …}]`");
    for (const Node& item : elements->items) {
      const Mapping element(item, reading, rule_file_form("shown_element"));
      page.elements.push_back({element.name("of"), element.name("title"), element.names("verdicts")});
    }
  }
  const Node* verdicts = in.get("verdicts");
  if (verdicts == nullptr) return page;
  if (verdicts->kind != Node::Kind::sequence)
    reading.error("wrong-shape", *verdicts, "`verdicts` must be a list", "write `[{of: table}]`");
  for (const Node& item : verdicts->items) {
    const Mapping verdict(item, reading, rule_file_form("shown_verdict"));
    page.verdicts.push_back({verdict.name("of"), verdict.names("with")});
  }
  return page;
}

// Each entry of a top-level mapping, appended to where such entries go.
template <typename Elements, typename FromYaml>
void read_all(const Node& node, const Reading& reading, Elements& into, FromYaml from_yaml) {
  if (node.kind != Node::Kind::mapping) {
    reading.error("wrong-shape", node, "a mapping of names is expected here",
                  "write `name:` and its keys below it");
    return;
  }
  for (std::size_t i = 0; i < node.keys.size(); ++i)
    into.push_back(from_yaml(node.keys[i], node.items[i], reading));
}

// The condition and, before it, that under which its file speaks.
Condition within_scope(const Condition& scope, std::optional<Condition> own) {
  if (!own) return scope;
  Condition both;
  both.place = own->place;
  both.parts = {scope, std::move(*own)};
  return both;
}

// Where what a file declares begins.
struct FirstOfFile {
  explicit FirstOfFile(const RuleSet& rules)
      : table(rules.tables.next()),
        rule(rules.rules.next()),
        recommendation(rules.recommendations.next()),
        presumption(rules.presumptions.next()),
        part(rules.synthesis.size()) {}

  TableId table;
  RuleId rule;
  RecommendationId recommendation;
  PresumptionId presumption;
  std::size_t part;
};

void give_scope(const Condition& scope, const FirstOfFile& first, RuleSet& rules) {
  for (TableId i = first.table; i < rules.tables.next(); ++i)
    rules.tables[i].applies = within_scope(scope, std::move(rules.tables[i].applies));
  for (RuleId i = first.rule; i < rules.rules.next(); ++i)
    rules.rules[i].applies = within_scope(scope, std::move(rules.rules[i].applies));
  for (RecommendationId i = first.recommendation; i < rules.recommendations.next(); ++i)
    rules.recommendations[i].when = within_scope(scope, std::move(rules.recommendations[i].when));
  for (PresumptionId i = first.presumption; i < rules.presumptions.next(); ++i)
    rules.presumptions[i].when = within_scope(scope, std::move(rules.presumptions[i].when));
  for (std::size_t i = first.part; i < rules.synthesis.size(); ++i) {
    for (SynthesisPart::Variant& variant : rules.synthesis[i].says)
      variant.when = within_scope(scope, std::move(variant.when));
  }
}

void read_file_of_rules(const Node& root, const Reading& reading, RuleSet& rules, int& heads, int& pages) {
  const FirstOfFile first(rules);
  std::optional<Condition> scope;
  using Read = std::function<void(const Node&)>;
  const std::map<std::string, Read> keys{
      {"rule_set",
       [&](const Node& node) {
         const Mapping in(node, reading, rule_file_form("rule_set"));
         if (++heads > 1) reading.error("declared-twice", node, "`rule_set` is declared twice");
         rules.name = in.word("name");
         rules.title = in.text("title");
       }},
      {"sources", [&](const Node& node) { read_all(node, reading, rules.sources, source_from_yaml); }},
      {"certainties", [&](const Node& node) { read_all(node, reading, rules.certainties, term_from_yaml); }},
      {"actors", [&](const Node& node) { read_all(node, reading, rules.actors, actor_from_yaml); }},
      {"timings", [&](const Node& node) { read_all(node, reading, rules.timings, term_from_yaml); }},
      {"groups", [&](const Node& node) { read_all(node, reading, rules.groups, group_from_yaml); }},
      {"applies",
       [&](const Node& node) {
         scope = condition_from_yaml(node, reading);
         scope->scope = true;
       }},
      {"units", [&](const Node& node) { read_all(node, reading, rules.units, unit_from_yaml); }},
      {"parameters",
       [&](const Node& node) { read_all(node, reading, rules.parameters, parameter_from_yaml); }},
      {"sections", [&](const Node& node) { read_all(node, reading, rules.sections, section_from_yaml); }},
      {"facts", [&](const Node& node) { read_all(node, reading, rules.facts, fact_from_yaml); }},
      {"relations", [&](const Node& node) { read_all(node, reading, rules.relations, relation_from_yaml); }},
      {"tables", [&](const Node& node) { read_all(node, reading, rules.tables, table_from_yaml); }},
      {"rules", [&](const Node& node) { read_all(node, reading, rules.rules, rule_from_yaml); }},
      {"counts", [&](const Node& node) { read_all(node, reading, rules.counts, count_from_yaml); }},
      {"recommendations",
       [&](const Node& node) { read_all(node, reading, rules.recommendations, recommendation_from_yaml); }},
      {"presumptions",
       [&](const Node& node) { read_all(node, reading, rules.presumptions, presumption_from_yaml); }},
      {"catalogue",
       [&](const Node& node) { read_all(node, reading, rules.catalogue, catalogue_id_from_yaml); }},
      {"firmness", [&](const Node& node) { read_all(node, reading, rules.firmness, firmness_from_yaml); }},
      {"synthesis",
       [&](const Node& node) { read_all(node, reading, rules.synthesis, synthesis_part_from_yaml); }},
      {"page",
       [&](const Node& node) {
         if (++pages > 1) reading.error("declared-twice", node, "`page` is declared twice");
         rules.page = page_from_yaml(node, reading);
       }},
  };
  if (root.kind != Node::Kind::mapping) {
    if (const auto slipped = slipped_key(root))
      reading.error("wrong-shape", root, slipped->message, slipped->help);
    else
      reading.error("wrong-shape", root, "a file of rules must be a mapping", "see rules/README.md");
    return;
  }
  for (std::size_t i = 0; i < root.keys.size(); ++i) {
    const auto at = keys.find(root.keys[i].text);
    if (at != keys.end()) {
      at->second(root.items[i]);
      continue;
    }
    std::vector<std::string> known;
    for (const KeyForm& form : rule_file_form("file").keys) known.emplace_back(form.name);
    const auto closest = closest_name(root.keys[i].text, known);
    reading.error("unknown-key", root.keys[i], "unknown key `" + root.keys[i].text + "` in a file of rules",
                  closest ? "did you mean `" + *closest + "`?" : "see rules/README.md for the keys");
  }
  if (scope) give_scope(*scope, first, rules);
}

}  // namespace

std::optional<RuleSet> rule_set_from_yaml(std::vector<Source> files, Diagnostics& diagnostics) {
  RuleSet rules;
  rules.files = IndexVector<FileId, Source>(std::move(files));
  const std::size_t before = diagnostics.error_count();
  int heads = 0;
  int pages = 0;
  bool unread = false;
  for (const FileId i : rules.files.ids()) {
    const Reading reading{rules.files[i], i, diagnostics};
    if (const auto root = node_from_yaml(rules.files[i], diagnostics))
      read_file_of_rules(*root, reading, rules, heads, pages);
    else
      unread = true;
  }
  // What seems to be missing may stand in a file that could not be read.
  if (unread) return std::nullopt;
  const std::string where = rules.files.empty() ? "rules" : rules.files.front().name();
  if (heads == 0)
    diagnostics.error_without_place(where, "no file of the rule set holds `rule_set`",
                                    "add `rule_set: {name: …, title: …}`", "missing-part");
  if (pages == 0)
    diagnostics.error_without_place(where, "no file of the rule set holds `page`",
                                    "add `page:` with what the diagnosis shows", "missing-part");
  if (diagnostics.error_count() > before) return std::nullopt;
  return rules;
}

}  // namespace diagclub
