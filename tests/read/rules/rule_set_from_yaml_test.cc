// Rule sets out of their files: every kind of entry as it is read, and every message for one that is wrong.
#include "read/rules/rule_set_from_yaml.h"

#include <fmt/format.h>

#include "decimal.h"
#include "rule_text.h"

namespace diagclub {
namespace {

RuleSet read(std::string_view text) {
  Diagnostics diagnostics;
  auto rules = rules_from_text(text, diagnostics);
  if (!rules) FAIL(text_from(diagnostics));
  return std::move(*rules);
}

std::string faults(std::string_view text) {
  Diagnostics diagnostics;
  const bool given = rules_from_text(text, diagnostics).has_value();
  CHECK(given == !diagnostics.has_errors());
  return text_from(diagnostics);
}

// As the diagnostic stands: the line is the test's own, its short words written out.
std::string told(int line, int column, const std::string& message, const std::string& text, int length,
                 const std::string& help = "") {
  const std::string number = std::to_string(line), margin(number.size(), ' ');
  const std::string tail = help.empty() ? "" : fmt::format("  {} = help: {}\n", margin, help);
  return fmt::format("rules.yaml:{}:{}: error: {}\n  {} | {}\n  {} | {}{}\n{}", line, column, message, number,
                     text, margin, std::string(static_cast<std::size_t>(column - 1), ' '),
                     std::string(static_cast<std::size_t>(length), '^'), tail);
}

std::string missing(int line, int column, const std::string& what, const std::string& key,
                    const std::string& text) {
  return told(line, column, what + " has no `" + key + "`", text, 1, "add `" + key + ": …`");
}

const std::string kKeysBelow = "write its keys below it, each `key: value`";
const std::string kSaid = "{fr: f, en: e}";

}  // namespace

TEST_CASE("a rule set is read from all its files", "[rule_set]") {
  const RuleSet rules = read("sources: {}\n");
  CHECK(rules.name == "test");
  CHECK(rules.title.fr == "essai");
  CHECK(rules.title.en == "test");
  CHECK(rules.files.size() == 2);
  CHECK(rules.sources.size() == 2);
  CHECK(rules.certainties.size() == 2);
  CHECK(rules.certainties[1].label.fr == "usuel");
  CHECK(rules.actors.size() == 1);
  CHECK(rules.timings.size() == 1);
  REQUIRE(rules.groups.size() == 3);
  CHECK(rules.groups[0].when_yes == Sign::silent);
  CHECK(rules.groups[0].when_no == Sign::silent);
  CHECK(rules.groups[1].when_yes == Sign::carries);
  CHECK(rules.groups[1].when_no == Sign::holds_back);
  CHECK(rules.groups[2].when_yes == Sign::note);
  REQUIRE(rules.units.size() == 4);
  CHECK(rules.units[2].of == "F");
  CHECK(rules.units[2].times == 1000);
  CHECK(rules.units[3].times_parameter == "franc_per_euro");
  REQUIRE(rules.sections.size() == 1);
  CHECK(rules.sections[SectionId(0)].heading == "composition");
  CHECK_FALSE(rules.sections[SectionId(0)].many);
  CHECK(rules.sections[SectionId(0)].place.file == FileId(1));
}

TEST_CASE("facts of every kind", "[rule_set]") {
  const RuleSet rules = read(R"(facts:
  members.firms: {kind: number, integer: yes, unit: F, min: -3, max: 5.5, formula: a + 1, FACT, heading: h,
    aliases: [x, y], changeable: yes, required: true, help: SAID}
  c: {kind: choice, FACT, heading: g, otherwise: b, choices: {a: {fr: u, en: v, aliases: [w]}, b: {fr: s, en: t}}}
  l: {kind: list, FACT, heading: i, choices: {a: {fr: u, en: v}}}
  y: {kind: yes_no, FACT, heading: j}
  t: {kind: text, FACT, heading: k}
)");
  REQUIRE(rules.facts.size() == 5);
  const Fact& firms = rules.facts[FactId(0)];
  CHECK(firms.kind == FactKind::number);
  CHECK(firms.integer);
  CHECK(firms.unit == "F");
  CHECK(firms.bounds == Interval{-3, 5.5_n, false, false});
  CHECK(firms.formula);
  CHECK(firms.heading == "h");
  CHECK(firms.aliases == std::vector<std::string>{"x", "y"});
  CHECK(firms.changeable);
  CHECK(firms.required);
  CHECK(firms.help.fr == "f");
  CHECK(firms.place.span == Span{{2, 3}, {2, 16}});
  const Fact& choice = rules.facts[FactId(1)];
  CHECK(choice.kind == FactKind::choice);
  REQUIRE(choice.choices.size() == 2);
  CHECK(choice.choices[0].name == "a");
  CHECK(choice.choices[0].label.en == "v");
  CHECK(choice.choices[0].aliases == std::vector<std::string>{"w"});
  CHECK(choice.otherwise == "b");
  CHECK_FALSE(choice.required);
  CHECK_FALSE(choice.changeable);
  CHECK(rules.facts[FactId(2)].kind == FactKind::list);
  CHECK(rules.facts[FactId(3)].kind == FactKind::yes_no);
  CHECK(rules.facts[FactId(4)].kind == FactKind::text);
}

TEST_CASE("parameters are numbers, or yes or no", "[rule_set]") {
  const RuleSet rules = read(
      "parameters:\n  p: {value: -2.5, unit: F, label: SAID, text: SAID, ours: SAID}\n  q: {value: no, "
      "label: SAID}\n  r: {value: yes, label: SAID}\n");
  CHECK(rules.parameters[ParameterId(0)].is_number);
  CHECK(rules.parameters[ParameterId(0)].number == -2.5_n);
  CHECK(rules.parameters[ParameterId(0)].unit == "F");
  CHECK_FALSE(rules.parameters[ParameterId(0)].ours.empty());
  CHECK_FALSE(rules.parameters[ParameterId(1)].is_number);
  CHECK_FALSE(rules.parameters[ParameterId(1)].yes);
  CHECK(rules.parameters[ParameterId(2)].yes);
}

TEST_CASE("a table with all that it may hold", "[rule_set]") {
  const RuleSet rules = read(R"(tables:
  t:
    label: SAID
    text: SAID
    ours: SAID
    source: {document: annex, section: II.A, catalogue: [P-1, P-2]}
    certainty: usual
    applies: {a: yes}
    hit: first
    inputs: [a, b]
    outputs: {x: SAID, y: SAID}
    gap: {section: I, fr: g, en: h}
    rows:
      - {when: {a: yes, b: "< 3"}, then: x, text: SAID, ours: SAID, source: {section: III, catalogue: [P-3]}, certainty: stated}
      - {when: {}, then: y, text: SAID}
)");
  const Table& table = rules.tables[TableId(0)];
  CHECK(table.citation.document == "annex");
  CHECK(table.citation.section == "II.A");
  CHECK(table.citation.catalogue == std::vector<std::string>{"P-1", "P-2"});
  CHECK(table.certainty.text == "usual");
  CHECK(table.applies);
  CHECK(table.hit == HitPolicy::first);
  CHECK(table.inputs.size() == 2);
  CHECK(table.outputs[1].name == "y");
  REQUIRE(table.gap);
  CHECK(table.gap->section == "I");
  CHECK(table.gap->text.en == "h");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].when.size() == 2);
  CHECK(table.rows[0].then.text == "x");
  CHECK(table.rows[0].citation->section == "III");
  CHECK(table.rows[0].certainty->text == "stated");
  CHECK(table.rows[1].when.empty());
  CHECK_FALSE(table.rows[1].citation);
  CHECK_FALSE(table.rows[1].certainty);
}

TEST_CASE("rules, counts, recommendations and the page", "[rule_set]") {
  const RuleSet rules = read(R"(rules:
  r: {ENTRY, group: step, if_no: SAID, ours: SAID, applies: {a: no}, when: {any: [b, {c: 3}]}}
counts: {k: {ENTRY, of: [r, r]}}
recommendations: {v: {ENTRY, who: club, timing: first, priority: 2.5, when: r}}
page:
  identity: [a]
  verdicts: [{of: t, with: [u, v]}, {of: w}]
  counts: [k]
  lists: [step]
  elements: [{of: members, title: n, verdicts: [t]}]
)");
  CHECK(rules.rules[RuleId(0)].group.text == "step");
  CHECK_FALSE(rules.rules[RuleId(0)].if_no.empty());
  CHECK(rules.rules[RuleId(0)].applies);
  CHECK(rules.rules[RuleId(0)].when.kind == Condition::Kind::any);
  CHECK(rules.rules[RuleId(0)].citation.document.empty());
  CHECK(rules.counts[CountId(0)].of.size() == 2);
  CHECK(rules.recommendations[RecommendationId(0)].priority == 2.5_n);
  CHECK(rules.recommendations[RecommendationId(0)].who.text == "club");
  CHECK(rules.recommendations[RecommendationId(0)].timing.text == "first");
  CHECK(rules.page.identity.size() == 1);
  REQUIRE(rules.page.verdicts.size() == 2);
  CHECK(rules.page.verdicts[0].with.size() == 2);
  CHECK(rules.page.verdicts[1].with.empty());
  CHECK(rules.page.lists.size() == 1);
  CHECK(rules.page.elements[0].title.text == "n");
}

TEST_CASE("entries keep the order in which they stand", "[rule_set]") {
  const RuleSet rules =
      read("rules:\n  z: {ENTRY, group: step, when: a}\n  a: {ENTRY, group: step, when: z}\n");
  CHECK(rules.rules[RuleId(0)].name == "z");
  CHECK(rules.rules[RuleId(1)].name == "a");
}

TEST_CASE("the heads are needed, once", "[rule_set]") {
  Diagnostics diagnostics;
  std::vector<Source> files;
  files.emplace_back("a.yaml", "facts: {}\n");
  CHECK_FALSE(rule_set_from_yaml(files, diagnostics));
  CHECK(text_from(diagnostics) ==
        "a.yaml: error: no file of the rule set holds `rule_set`\n"
        "  = help: add `rule_set: {name: …, title: …}`\n"
        "a.yaml: error: no file of the rule set holds `page`\n"
        "  = help: add `page:` with what the diagnosis shows\n");
  Diagnostics none;
  CHECK_FALSE(rule_set_from_yaml({}, none));
  CHECK(text_from(none).find("rules: error: no file of the rule set holds `rule_set`\n") == 0);
  CHECK(faults("rule_set: {name: a, title: SAID}\n") ==
        "common.yaml:2:11: error: `rule_set` is declared twice\n"
        "  2 | rule_set: {name: test, title: {fr: essai, en: test}}\n"
        "    |           ^\n");
}

TEST_CASE("a file of rules is a mapping of known keys", "[rule_set]") {
  CHECK(faults("- a\n") == told(1, 1, "a file of rules must be a mapping", "- a", 1, "see rules/README.md"));
  CHECK(faults("rule: {}\n") ==
        told(1, 1, "unknown key `rule` in a file of rules", "rule: {}", 4, "did you mean `rules`?"));
  CHECK(faults("xyzzy: {}\n") == told(1, 1, "unknown key `xyzzy` in a file of rules", "xyzzy: {}", 5,
                                      "see rules/README.md for the keys"));
  for (const char* key : {"sources", "certainties", "actors", "timings", "groups", "units", "parameters",
                          "sections", "facts", "tables", "rules", "counts", "recommendations"}) {
    const std::string text = fmt::format("{}: [a]", key);
    CHECK(faults(text + "\n") == told(1, static_cast<int>(text.size()) - 2,
                                      "a mapping of names is expected here", text, 1,
                                      "write `name:` and its keys below it"));
  }
}

TEST_CASE("a fact says what it lacks", "[rule_set]") {
  CHECK(faults("facts:\n  f: 3\n") == told(2, 6, "a fact must be a mapping", "  f: 3", 1, kKeysBelow));
  const std::string line = "  f: {}";
  CHECK(faults("facts:\n  f: {}\n") ==
        missing(2, 6, "a fact", "kind", line) + missing(2, 6, "a fact", "label", line) +
            missing(2, 6, "a fact", "question", line) + missing(2, 6, "a fact", "heading", line));
  const std::string number =
      "  f: {kind: number, label: {fr: f, en: e}, question: {fr: f, en: e}, heading: h}";
  CHECK(faults("facts:\n  f: {kind: number, FACT, heading: h}\n") ==
        missing(2, 6, "a fact", "min", number) + missing(2, 6, "a fact", "max", number));
  const std::string choice = "  f: {kind: list, label: {fr: f, en: e}, question: {fr: f, en: e}, heading: h}";
  CHECK(faults("facts:\n  f: {kind: list, FACT, heading: h}\n") ==
        missing(2, 6, "a fact", "choices", choice));
}

// The faults of one entry: `head` on line 2, `text` alone on line 3.
std::string faults_of_line(const std::string& section, const std::string& head, const std::string& text) {
  return faults(section + ":\n  e: {" + head + ",\n" + text + "}\n");
}

TEST_CASE("a fact says what it may not hold", "[rule_set]") {
  const auto fact = [](const std::string& text) { return faults_of_line("facts", "FACT, heading: h", text); };
  CHECK(fact("kind: nmber") == told(3, 7, "`nmber` is no `kind`", "kind: nmber}", 5,
                                    "it is one of `choice`, `list`, `number`, `text`, `yes_no`"));
  CHECK(fact("kind: [text]") == told(3, 7, "`` is no `kind`", "kind: [text]}", 1,
                                     "it is one of `choice`, `list`, `number`, `text`, `yes_no`"));
  CHECK(fact("kind: text, requird: yes") == told(3, 13, "unknown key `requird` in a fact",
                                                 "kind: text, requird: yes}", 7, "did you mean `required`?"));
  CHECK(fact("kind: text, xyzzy: 1") ==
        told(3, 13, "unknown key `xyzzy` in a fact", "kind: text, xyzzy: 1}", 5,
             "it may hold `kind`, `required`, `integer`, `unit`, `min`, `max`, "
             "`formula`, `label`, `question`, `help`, `heading`, "
             "`aliases`, `changeable`, `otherwise`, `choices`"));
  CHECK(fact("kind: text, required: maybe") ==
        told(3, 23, "`required` must be `yes` or `no`", "kind: text, required: maybe}", 5));
  CHECK(fact("kind: text, aliases: a") ==
        told(3, 22, "`aliases` must be a list", "kind: text, aliases: a}", 1, "write `[a, b]`"));
  CHECK(fact("kind: text, aliases: [a, [b]]") ==
        told(3, 26, "a word is expected here", "kind: text, aliases: [a, [b]]}", 1));
  const std::string text =
      "kind: text, integer: no, unit: F, min: 1, max: 2, formula: a, otherwise: b, choices: {}";
  CHECK(fact(text) == told(3, 22, "`integer` is only for a number", text + "}", 2) +
                          told(3, 32, "`unit` is only for a number", text + "}", 1) +
                          told(3, 40, "`min` is only for a number", text + "}", 1) +
                          told(3, 48, "`max` is only for a number", text + "}", 1) +
                          told(3, 60, "`formula` is only for a number", text + "}", 1) +
                          told(3, 74, "`otherwise` is only for a choice or a yes/no", text + "}", 1) +
                          told(3, 86, "`choices` is only for a choice or a list", text + "}", 1));
}

TEST_CASE("the bounds of a number are numbers, the smaller first", "[rule_set]") {
  const auto fact = [](const std::string& text) {
    return faults_of_line("facts", "FACT, heading: h, kind: number", text);
  };
  CHECK(fact("min: a, max: \"3\"") ==
        told(3, 6, "`min` must be a number", "min: a, max: \"3\"}", 1) +
            told(3, 14, "`max` must be a number", "min: a, max: \"3\"}", 3, "write it without quotes: `3`"));
  CHECK(fact("min: 1e3, max: .inf") == told(3, 6, "`min` must be a number", "min: 1e3, max: .inf}", 3) +
                                           told(3, 16, "`max` must be a number", "min: 1e3, max: .inf}", 4));
  CHECK(faults("facts:\n  f:\n    {min: 4, max: 3, kind: number, heading: h,\n     FACT}\n") ==
        told(3, 5, "`min` is above `max`", "    {min: 4, max: 3, kind: number, heading: h,", 1));
}

// A story: bounds of a whole number between which none lies are accepted; every test of the fact is then yes,
// and so is its opposite.
TEST_CASE("some whole number lies between the bounds of an integer", "[rule_set]") {
  CHECK_FALSE(
      faults_of_rules("facts: {f: {kind: number, integer: yes, min: 0.2, max: 0.8, FACT, heading: h}}\n")
          .empty());
}

TEST_CASE("a formula that makes no sense is shown whole", "[rule_set]") {
  const auto fact = [](const std::string& text) {
    return faults_of_line("facts", "FACT, heading: h, kind: number, min: 0, max: 9", text);
  };
  const std::string help = "a formula looks like `members.jobs / members.firms`";
  CHECK(fact("formula: 3 +") ==
        told(3, 10, "a number, a name or a bracket is expected", "formula: 3 +}", 3, help));
  CHECK(fact("formula: (a + b") == told(3, 10, "a `)` is missing", "formula: (a + b}", 6, help));
  CHECK(fact("formula: a b") == told(3, 10, "an operator is expected", "formula: a b}", 3, help));
  CHECK(fact("formula: [a]") == told(3, 10, "a formula is expected here", "formula: [a]}", 1, help));
}

TEST_CASE("choices are mappings of names to labels", "[rule_set]") {
  const auto fact = [](const std::string& text) {
    return faults_of_line("facts", "FACT, heading: h, kind: choice", text);
  };
  CHECK(fact("choices: [a]") == told(3, 10, "`choices` must be a mapping", "choices: [a]}", 1));
  CHECK(fact("choices: {a: b}") ==
        told(3, 14, "a choice must be a mapping", "choices: {a: b}}", 1, kKeysBelow));
  CHECK(fact("choices: {a: {fr: b}}") == missing(3, 14, "a choice", "en", "choices: {a: {fr: b}}}"));
  CHECK(fact("choices: {a: {fr: b, en: c, alias: d}}") == told(3, 29, "unknown key `alias` in a choice",
                                                               "choices: {a: {fr: b, en: c, alias: d}}}", 5,
                                                               "it may hold `fr`, `en`, `aliases`"));
}

TEST_CASE("a text stands in both languages", "[rule_set]") {
  const auto fact = [](const std::string& text) {
    return faults_of_line("facts", "kind: text, heading: h, question: SAID", text);
  };
  CHECK(fact("label: {fr: a}") == missing(3, 8, "a text", "en", "label: {fr: a}}"));
  CHECK(fact("label: {fr: a, en: }") == told(3, 20, "a word is expected here", "label: {fr: a, en: }}", 2));
  CHECK(fact("label: a") == told(3, 8, "a text must be a mapping", "label: a}", 1, kKeysBelow));
  CHECK(fact("label: {fr: a, en: b, de: c}") == told(3, 23, "unknown key `de` in a text",
                                                     "label: {fr: a, en: b, de: c}}", 2,
                                                     "it may hold `fr`, `en`"));
}

TEST_CASE("a parameter is a number, yes or no", "[rule_set]") {
  const auto parameter = [](const std::string& text) {
    return faults_of_line("parameters", "label: SAID", text);
  };
  CHECK(parameter("value: a") == told(3, 8, "a parameter is a number, `yes` or `no`", "value: a}", 1));
  CHECK(parameter("value: [1]") == told(3, 8, "a parameter is a number, `yes` or `no`", "value: [1]}", 1));
  CHECK(parameter("value: 1,5") == told(3, 10, "unknown key `5` in a parameter", "value: 1,5}", 1,
                                        "it may hold `value`, `unit`, `label`, `text`, `ours`"));
  CHECK(faults("parameters:\n  p: {}\n") ==
        missing(2, 6, "a parameter", "label", "  p: {}") + missing(2, 6, "a parameter", "value", "  p: {}"));
}

TEST_CASE("units, groups, sections and sources say what is wrong with them", "[rule_set]") {
  CHECK(faults_of_line("units", "label: SAID", "of: F, times: [3]") ==
        told(3, 15, "a word is expected here", "of: F, times: [3]}", 1));
  CHECK(faults_of_line("groups", "label: SAID", "when_yes: carry") ==
        told(3, 11, "`carry` is no `when_yes`", "when_yes: carry}", 5,
             "it is one of `carries`, `holds_back`, `note`, `silent`, `threatens`"));
  CHECK(faults("sections:\n  s: {}\n") ==
        missing(2, 6, "a section", "label", "  s: {}") + missing(2, 6, "a section", "heading", "  s: {}"));
  CHECK(faults_of_line("sections", "label: SAID, heading: h", "many: perhaps") ==
        told(3, 7, "`many` must be `yes` or `no`", "many: perhaps}", 7));
  CHECK(faults("sources:\n  s: {}\n") == missing(2, 6, "a source document", "title", "  s: {}"));
  CHECK(faults("actors:\n  s: a\n") == told(2, 6, "an actor must be a mapping", "  s: a", 1, kKeysBelow));
}

// A story: the year of a source is neither read nor looked at.
TEST_CASE("the year of a source is a number", "[rule_set]") {
  CHECK_FALSE(faults_of_line("sources", "title: SAID", "year: banana").empty());
}

TEST_CASE("a rule, a table, a count and a recommendation say what they lack", "[rule_set]") {
  const auto lacks = [](const std::string& section, const std::string& what,
                        const std::vector<const char*>& keys) {
    std::string expected;
    for (const char* key : keys) expected += missing(2, 6, what, key, "  e: {}");
    CHECK(faults(section + ":\n  e: {}\n") == expected);
    CHECK(faults(section + ":\n  e: 3\n").find("rules.yaml:2:6: error: " + what + " must be a mapping\n") ==
          0);
  };
  lacks("rules", "a rule", {"label", "text", "source", "certainty", "group", "when"});
  lacks("tables", "a table", {"label", "text", "source", "certainty", "hit", "inputs", "outputs", "rows"});
  lacks("counts", "a count", {"label", "text", "source", "certainty", "of"});
  lacks("recommendations", "a recommendation",
        {"label", "text", "source", "certainty", "who", "timing", "priority", "when"});
}

TEST_CASE("an entry cites where the report has it", "[rule_set]") {
  const auto count = [](const std::string& text) {
    return faults_of_line("counts", "label: SAID, text: SAID, certainty: stated, of: []", text);
  };
  CHECK(count("source: II.A") == told(3, 9, "a source must be a mapping", "source: II.A}", 4, kKeysBelow));
  CHECK(count("source: {}") == missing(3, 9, "a source", "section", "source: {}}"));
  CHECK(count("source: {section: I, catalogue: a}") == told(3, 33, "`catalogue` must be a list",
                                                            "source: {section: I, catalogue: a}}", 1,
                                                            "write `[a, b]`"));
  CHECK(count("source: {section: I, page: 3}") == told(3, 22, "unknown key `page` in a source",
                                                       "source: {section: I, page: 3}}", 4,
                                                       "it may hold `document`, `section`, `catalogue`"));
}

TEST_CASE("a table says what is wrong with its parts", "[rule_set]") {
  const auto table = [](const std::string& text) { return faults_of_line("tables", "ENTRY", text); };
  const std::string rest = ", outputs: {}, rows: []";
  CHECK(table("hit: all, inputs: []" + rest) ==
        told(3, 6, "`all` is no `hit`", "hit: all, inputs: []" + rest + "}", 3,
             "it is one of `any`, `collect`, `collect_count`, `first`, `priority`, `unique`"));
  CHECK(table("hit: first, inputs: a" + rest) ==
        told(3, 21, "`inputs` must be a list", "hit: first, inputs: a" + rest + "}", 1, "write `[a, b]`"));
  CHECK(table("hit: first, inputs: [], outputs: [a], rows: []") ==
        told(3, 34, "`outputs` must be a mapping", "hit: first, inputs: [], outputs: [a], rows: []}", 1));
  CHECK(table("hit: first, inputs: [], outputs: {}, rows: {}") ==
        told(3, 44, "`rows` must be a list", "hit: first, inputs: [], outputs: {}, rows: {}}", 1));
  CHECK(table("hit: first, inputs: [], outputs: {}, gap: {}, rows: []") ==
        missing(3, 43, "a gap", "section", "hit: first, inputs: [], outputs: {}, gap: {}, rows: []}") +
            missing(3, 43, "a gap", "fr", "hit: first, inputs: [], outputs: {}, gap: {}, rows: []}") +
            missing(3, 43, "a gap", "en", "hit: first, inputs: [], outputs: {}, gap: {}, rows: []}"));
}

TEST_CASE("a table of rows that must not contradict may declare that the report does", "[rule_set]") {
  for (const std::string hit : {"unique", "any"}) {
    const RuleSet rules =
        read("tables:\n  t: {ENTRY, hit: " + hit +
             ", inputs: [], outputs: {}, overlap: {section: II, fr: o, en: p}, rows: []}\n");
    const Table& table = rules.tables[TableId(0)];
    REQUIRE(table.overlap);
    CHECK(table.overlap->section == "II");
    CHECK(table.overlap->text.fr == "o");
    CHECK(table.overlap->text.en == "p");
    CHECK(!table.gap);
  }
  const auto table = [](const std::string& text) { return faults_of_line("tables", "ENTRY", text); };
  CHECK(table("hit: any, inputs: [], outputs: {}, overlap: {}, rows: []") ==
        missing(3, 45, "an overlap", "section", "hit: any, inputs: [], outputs: {}, overlap: {}, rows: []}") +
            missing(3, 45, "an overlap", "fr", "hit: any, inputs: [], outputs: {}, overlap: {}, rows: []}") +
            missing(3, 45, "an overlap", "en", "hit: any, inputs: [], outputs: {}, overlap: {}, rows: []}"));
  for (const std::string hit : {"first", "priority", "collect", "collect_count"}) {
    const std::string text =
        "hit: " + hit + ", inputs: [], outputs: {}, overlap: {section: I, fr: o, en: p}, rows: []";
    CHECK(table(text) == told(3, static_cast<int>(text.find("{section")) + 1,
                              "`overlap` is for tables whose rows must not contradict", text + "}", 1,
                              "under `unique` or `any` rows may contradict each other; here they never do"));
  }
}

TEST_CASE("a row says what is wrong with it", "[rule_set]") {
  const auto row = [](const std::string& text) {
    return faults("tables:\n  e: {ENTRY, hit: first, inputs: [], outputs: {}, rows: [\n" + text + "]}\n");
  };
  CHECK(row("{}") == missing(3, 1, "a row", "when", "{}]}") + missing(3, 1, "a row", "then", "{}]}") +
                         missing(3, 1, "a row", "text", "{}]}"));
  CHECK(row("a") == told(3, 1, "a row must be a mapping", "a]}", 1, kKeysBelow));
  CHECK(row("{when: [a], then: b, text: SAID}") == told(3, 8, "a mapping of names to tests is expected here",
                                                        "{when: [a], then: b, text: " + kSaid + "}]}", 1,
                                                        "write `{name: test}`"));
  CHECK(row("{when: {any: [a]}, then: b, text: SAID}") ==
        told(3, 9, "a row cannot hold `any:`", "{when: {any: [a]}, then: b, text: " + kSaid + "}]}", 3,
             "write a row for each case, `a, b` within one test, or a rule of its own, tested as "
             "`its_name: yes`"));
  CHECK(row("{when: {}, then: b, text: SAID, source: 3}") ==
        told(3, 51, "a source must be a mapping", "{when: {}, then: b, text: " + kSaid + ", source: 3}]}", 1,
             kKeysBelow));
}

TEST_CASE("the page says what is wrong with it", "[rule_set]") {
  CHECK(faults("page: {}\n") == missing(1, 7, "the page", "identity", "page: {}"));
  CHECK(faults("page: 3\n") == told(1, 7, "the page must be a mapping", "page: 3", 1, kKeysBelow));
  CHECK(faults("page: {identity: a, verdicts: [b], counts: [c]}\n") ==
        told(1, 18, "`identity` must be a list", "page: {identity: a, verdicts: [b], counts: [c]}", 1,
             "write `[a, b]`") +
            told(1, 32, "a verdict must be a mapping", "page: {identity: a, verdicts: [b], counts: [c]}", 1,
                 kKeysBelow));
  CHECK(faults("page: {identity: [], verdicts: [], counts: []}\npages: 3\n") ==
        told(2, 1, "unknown key `pages` in a file of rules", "pages: 3", 5, "did you mean `page`?"));
}

// A story: what is no list says nothing and shows nothing.
TEST_CASE("verdicts and elements of the page are lists", "[rule_set]") {
  CHECK_FALSE(faults("page: {identity: [], counts: [], verdicts: class}\n").empty());
  CHECK_FALSE(faults("page: {identity: [], counts: [], verdicts: }\n").empty());
  CHECK_FALSE(faults("page: {identity: [], counts: [], verdicts: [], elements: projects}\n").empty());
}

// A story: the help speaks of fiches.
TEST_CASE("a file of rules without anything does not ask for a fiche", "[rule_set]") {
  CHECK(faults("# nothing\n").find("writes an empty fiche") == std::string::npos);
}

TEST_CASE("the faults of all files are told in one run", "[rule_set]") {
  Diagnostics diagnostics;
  std::vector<Source> files;
  files.emplace_back("a.yaml", "rule_set: {name: a}\n");
  files.emplace_back("b.yaml", "page: {\n");
  files.emplace_back("c.yaml", "xyzzy: 1\n");
  CHECK_FALSE(rule_set_from_yaml(files, diagnostics));
  std::string seen;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    seen += fmt::format("{}:{} {}\n", diagnostic.source, diagnostic.span.start.line, diagnostic.message);
  }
  CHECK(seen ==
        "a.yaml:1 the rule set has no `title`\n"
        "b.yaml:1 this `{` is never closed\n"
        "c.yaml:1 unknown key `xyzzy` in a file of rules\n");  // `page` may stand in what could not be read
}

TEST_CASE("the catalogue of the report's rules", "[rule_set]") {
  const RuleSet rules = read(
      "catalogue:\n  I-1: {section: I, fr: f, en: e}\n  I-2: {section: II, fr: f, en: e, not_a_rule: "
      "SAID}\n");
  REQUIRE(rules.catalogue.size() == 2);
  CHECK(rules.catalogue[0].name == "I-1");
  CHECK(rules.catalogue[0].not_a_rule.empty());
  CHECK(rules.catalogue[1].not_a_rule.fr == "f");
}

}  // namespace diagclub
