#include "survey/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "base/utf8.h"
#include "batch/scorer.h"
#include "rule_text.h"
#include "survey/summary_conditions.h"
#include "survey/summary_json.h"
#include "survey/summary_report.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  a: {kind: yes_no, FACT, heading: aa}
  town: {kind: text, FACT, heading: ville}
  kind: {kind: choice, FACT, heading: genre, choices: {x: {fr: ixe, en: ex}, y: {fr: igrec, en: why}}}
  list: {kind: list, FACT, heading: liste, choices: {p: {fr: p, en: p}}}
  members.firms: {kind: number, min: 0, max: 10000, FACT, heading: entreprises}
tables:
  size:
    ENTRY
    hit: unique
    inputs: [members.firms]
    outputs: {small: {fr: petit, en: small}, L: {fr: grand, en: large}}
    rows:
      - {when: {members.firms: "< 20"}, then: small, text: SAID}
      - {when: {members.firms: ">= 20"}, then: L, text: SAID}
  sort:
    ENTRY
    hit: unique
    inputs: [kind]
    outputs: {X: {fr: ixe, en: ex}, Y: {fr: igrec, en: why}}
    rows:
      - {when: {kind: x}, then: X, text: SAID}
      - {when: {kind: y}, then: Y, text: SAID}
rules:
  r.a: {ENTRY, group: factor, when: {a: yes}}
  r.never_open: {ENTRY, group: factor, when: {any: [{members.firms: "< 5"}, {members.firms: ">= 5"}]}}
  r.large: {ENTRY, group: factor, applies: {size: L}, when: {a: yes}}
counts:
  held: {ENTRY, of: [r.a, r.never_open, r.large]}
recommendations:
  do.a: {ENTRY, who: club, timing: first, priority: 1, when: {a: no}}
page: {identity: [], verdicts: [{of: size}, {of: sort}], counts: [held]}
)";

std::string entry_lines(std::string_view text) {
  // A table written over several lines has its entry as lines of their own.
  std::string out(text);
  const std::string lines =
      "label: {fr: f, en: e}\n    text: {fr: f, en: e}\n    source: {section: I, catalogue: [c]}\n    "
      "certainty: "
      "stated";
  for (std::size_t at = out.find("    ENTRY"); at != std::string::npos; at = out.find("    ENTRY"))
    out.replace(at + 4, 5, lines);
  return out;
}

// Rules with what it takes to summarise fiches by them.
struct Summed {
  std::unique_ptr<const Plan> plan;
  Functions functions;
  BatchEvaluator marker;
  FicheForm reading;
  SummaryForm form;

  explicit Summed(const std::string& by = "")
      : plan(plan_from_text(entry_lines(kRules))),
        functions(*plan),
        marker(*plan),
        reading(plan->rules()),
        form(*plan, functions, fact(by)) {}

  std::optional<FactId> fact(const std::string& by) const {
    if (by.empty()) return std::nullopt;
    Diagnostics problems;
    const auto found = group_fact_from_text(by, *plan, problems);
    if (!found) FAIL(text_from(problems));
    return found;
  }
  Summary of(const std::vector<std::pair<std::string, std::string>>& fiches) const {
    const ScoreSetup setup{*plan, functions,         marker, reading, {},    false,   ScoreFormat::csv,
                           false, Language::english, false,  false,   &form, nullptr, {}};
    Scorer scorer(setup);
    Summary sum(form);
    for (const auto& [name, text] : fiches) {
      Block block;
      auto input = std::make_shared<Input>();
      input->name = name;
      block.input = input;
      block.text = text;
      ScoredBlock result;
      scorer.score(block, result);
      REQUIRE(result.summary);
      CHECK(result.rows.empty());
      sum.merge(*result.summary);
    }
    return sum;
  }
  Summary of_texts(const std::vector<std::string>& texts) const {
    std::vector<std::pair<std::string, std::string>> fiches;
    for (const std::string& text : texts) fiches.emplace_back("f", "name: Club\n" + text);
    return of(fiches);
  }
  // Verdicts as `L/X: 2`, in their order.
  std::string verdicts(const Summary& summary) const {
    std::string out;
    for (const auto& [outcomes, clubs] : summary.verdicts) {
      std::string words;
      for (std::size_t i = 0; i < outcomes.size(); ++i) {
        words += (words.empty() ? "" : "/") + outcome_word_of(form, i, outcomes[i]);
        if (outcomes[i].firmness == Firmness::presumed) words += "~";
      }
      out += (out.empty() ? "" : ", ") + fmt::format("{}: {}", words, clubs);
    }
    return out;
  }
};

std::string in_order(const HeldCounts& held) {
  return fmt::format("{} {} {} {}", held.yes, held.no, held.unknown, held.not_applicable);
}

TEST_CASE("Open verdicts are counted apart, and settled is what no answer can change", "[summary]") {
  const Summed rules;
  const Summary summary =
      rules.of_texts({"members: {firms: 5}\nkind: x\n", "members: {firms: 50}\nkind: x\n",
                      "members: {firms: 50}\n", "kind: y\n", "", "members: {firms: 60}\nkind: x\n"});
  CHECK(rules.verdicts(summary) == "open/open: 1, open/Y: 1, small/X: 1, L/open: 1, L/X: 2");
  CHECK(summary.settled == 3);
  CHECK(summary.scored == 6);
  CHECK(summary.rejected == 0);
  CHECK(summary.standing == 3);
  CHECK(summary.left_open() == 3);
  CHECK(summary.outcomes_of(0) == std::vector<OutcomeCount>{{{0, Firmness::certain}, 1, 0},
                                                            {{1, Firmness::certain}, 3, 0},
                                                            {{2, Firmness::certain}, 0, 0},
                                                            {Summary::kContested, 0, 0},
                                                            {Summary::kOpen, 2, 0}});
}

TEST_CASE("What cannot be read is counted as rejected", "[summary]") {
  const Summed rules;
  const Summary summary = rules.of({{"a", "name: A\n---\nfoo: 1\n---\nname: [\n"}});
  CHECK(summary.scored == 1);
  CHECK(summary.rejected == 2);
  CHECK(summary.read() == 3);
}

TEST_CASE("Factors hold, do not, may, or are no matter; what is certain anyhow is not unknown", "[summary]") {
  const Summed rules;
  const Summary summary =
      rules.of_texts({"a: yes\nmembers: {firms: 50}\n", "a: no\nmembers: {firms: 5}\n", "", "a: yes\n"});
  REQUIRE(summary.factors.size() == 3);
  CHECK(in_order(summary.factors[0]) == "2 1 1 0");
  CHECK(in_order(summary.factors[1]) == "4 0 0 0");
  CHECK(in_order(summary.factors[2]) == "1 0 2 1");
  CHECK(in_order(summary.recommendations.at(0)) == "1 2 1 0");
}

TEST_CASE("Facts are missing, and some of them decide", "[summary]") {
  const Summed rules;
  const Summary summary =
      rules.of_texts({"a: yes\nmembers: {firms: 50}\n", "kind: x | y\n", "kind: unknown\n"});
  const auto counts_of = [&](const std::string& name) {
    const auto& facts = rules.form.facts;
    const std::size_t place = position_of(facts, *std::find(facts.begin(), facts.end(), *rules.fact(name)));
    return fmt::format("{} {}", summary.missing[place], summary.open[place]);
  };
  CHECK(counts_of("name") == "0 0");
  CHECK(counts_of("a") == "2 0");
  CHECK(counts_of("kind") == "2 3");
  CHECK(counts_of("members.firms") == "2 2");
}

TEST_CASE("Only numbers that are nearly known are set beside others", "[summary]") {
  const Summed rules;
  const Summary summary =
      rules.of_texts({"members: {firms: 7}\n", "members: {firms: 10..20}\n", "members: {firms: 1..100}\n",
                      "members: {firms: \"> 100\"}\n", "members: {firms: 0}\n"});
  REQUIRE(summary.numbers.size() == 1);
  CHECK(summary.numbers[0].count() == 2);
  CHECK(summary.numbers[0].highest.front() == Extreme{15, "f", 1});
}

std::string group_names(const Summed& rules, const Summary& summary, long long fewest) {
  const ShownGroups groups = shown_groups(summary, fewest);
  std::string out;
  for (const auto& [key, clubs] : groups.shown)
    out += fmt::format("{}={} ", group_name(rules.form, key), clubs->count);
  return out + fmt::format("+{}={}", groups.hidden, groups.others.count);
}

// So many fiches of each town.
std::vector<std::string> towns(const std::vector<std::pair<std::string, int>>& counts) {
  std::vector<std::string> texts;
  for (const auto& [town, count] : counts) {
    for (int i = 0; i < count; ++i) texts.push_back("town: " + town + "\nkind: x\n");
  }
  return texts;
}

TEST_CASE("Small groups are hidden, and never so that the rest tells one of them", "[summary]") {
  const Summed rules("town");
  const auto names = [&](const std::vector<std::pair<std::string, int>>& counts, long long fewest) {
    return group_names(rules, rules.of_texts(towns(counts)), fewest);
  };
  CHECK(names({{"A", 6}, {"B", 5}}, 5) == "A=6 B=5 +0=0");
  CHECK(names({{"A", 6}, {"B", 3}, {"C", 4}}, 5) == "A=6 +2=7");
  // One alone would be told by subtraction: the next larger goes with it.
  CHECK(names({{"A", 6}, {"B", 5}, {"C", 4}}, 5) == "A=6 +2=9");
  // Two that are few even together are still few.
  CHECK(names({{"A", 9}, {"B", 7}, {"C", 1}, {"D", 1}}, 5) == "A=9 +3=9");
  CHECK(names({{"A", 4}}, 5) == "+1=4");
  CHECK(names({{"A", 4}, {"B", 1}}, 1) == "A=4 B=1 +0=0");
}

TEST_CASE("Groups are by a word, by choices left, by the cells of a number, or not known", "[summary]") {
  const Summed by_kind("kind");
  CHECK(group_names(by_kind,
                    by_kind.of_texts({"kind: x\n", "kind: x\n", "kind: x\n", "kind: y\n", "kind: y\n", ""}),
                    1) == "x=3 y=2 =1 +0=0");
  const Summed by_firms("members.firms");
  CHECK(group_names(by_firms,
                    by_firms.of_texts({"members: {firms: 500}\n", "members: {firms: 500}\n", "",
                                       "members: {firms: 2}\n", "members: {firms: 5}\n",
                                       "members: {firms: 2..30}\n"}),
                    1) == "< 5=1 any number=1 5=1 > 20=2 =1 +0=0");
  const Summed by_answer("a");
  CHECK(group_names(by_answer, by_answer.of_texts({"a: yes\n", "a: yes\n", "a: no\n"}), 1) ==
        "yes=2 no=1 +0=0");
}

TEST_CASE("More groups than there may be are told, in one go or merged", "[summary]") {
  const Summed rules("name");
  std::string first, second;
  for (int i = 0; i < 6000; ++i) {
    first += fmt::format("---\nname: a{}\n", i);
    second += fmt::format("---\nname: b{}\n", i);
  }
  Summary sum = rules.of({{"f", first}});
  CHECK_FALSE(sum.too_many_groups);
  CHECK(sum.groups.size() == 6000);
  sum.merge(rules.of({{"g", second}}));
  CHECK(sum.too_many_groups);
  CHECK(sum.groups.size() == Summary::kMostGroups);
}

TEST_CASE("What clubs cannot be grouped by", "[summary]") {
  const Summed rules;
  const auto told = [&](const std::string& by) {
    Diagnostics problems;
    CHECK_FALSE(group_fact_from_text(by, *rules.plan, problems));
    return text_from(problems);
  };
  CHECK(
      told("twon") ==
      "--by:1:1: error: there is no fact `twon`\n  1 | twon\n    | ^^^^\n    = help: did you mean `town`?\n");
  CHECK(
      told("list") ==
      "--by:1:1: error: `list` is a list: a club would be in several groups at once\n  1 | list\n    | ^^^^\n"
      "    = help: group by a choice, a yes/no, a number or a text\n");
}

// Random fiches, some of them bad.
std::vector<std::pair<std::string, std::string>> random_fiches(std::mt19937& random, int count) {
  std::vector<std::pair<std::string, std::string>> fiches;
  for (int i = 0; i < count; ++i) {
    const auto dice = [&](unsigned sides) { return int_from(random() % sides); };
    std::string text = dice(9) == 0 ? "nmae: A\n" : fmt::format("name: \"N{}\"\n", i);
    if (dice(3) > 0) text += fmt::format("town: \"T{}\\e\"\n", dice(12));
    if (dice(3) > 0) text += dice(2) == 0 ? "a: yes\n" : "a: no\n";
    if (dice(2) > 0) text += dice(3) == 0 ? "kind: x | y\n" : dice(2) == 0 ? "kind: x\n" : "kind: y\n";
    if (dice(5) > 0) text += fmt::format("members: {{firms: {}}}\n", dice(20) == 0 ? 9000 + i : dice(30));
    fiches.emplace_back(fmt::format("d/{}.yaml", i), text);
  }
  return fiches;
}

TEST_CASE("However inputs are split, summaries written and merged are those of the whole, to the byte",
          "[summary]") {
  std::mt19937 random(11);
  long long outliers = 0;
  for (const std::string by : {"", "town", "kind", "members.firms", "a"}) {
    const Summed rules(by);
    for (int round = 0; round < 8; ++round) {
      const auto fiches = random_fiches(random, 90);
      std::vector<std::vector<std::pair<std::string, std::string>>> shards(1 + random() % 7);
      for (const auto& fiche : fiches) shards[random() % shards.size()].push_back(fiche);
      Summary merged(rules.form);
      for (const auto& shard : shards) {
        const Source written("shard.json", summary_json(rules.of(shard), 1));
        CHECK(grouped_by_in_json(written) == by);
        Diagnostics problems;
        const auto read = summary_from_json(written, rules.form, problems);
        if (!read) FAIL(text_from(problems));
        merged.merge(*read);
      }
      const Summary whole = rules.of(fiches);
      outliers += whole.outliers();
      CHECK(summary_json(merged, 1) == summary_json(whole, 1));
      CHECK(summary_json(merged, 5) == summary_json(whole, 5));
      CHECK(summary_markdown(merged, 5, Language::french) == summary_markdown(whole, 5, Language::french));
    }
  }
  CHECK(outliers > 10);
}

TEST_CASE("Names from fiches are made safe for a terminal and for Markdown", "[summary]") {
  const Summed rules("town");
  const Summary summary = rules.of_texts({"town: \"a\\e[2J|<b>\"\n"});
  const std::string page = summary_text(summary, 1, {80, false, false, Language::english});
  CHECK(page.find('\x1b') == std::string::npos);
  CHECK(page.find("a\\u{001B}[2J|<b>") != std::string::npos);
  const std::string markdown = summary_markdown(summary, 1, Language::english);
  CHECK(markdown.find('\x1b') == std::string::npos);
  CHECK(markdown.find("\\[2J\\|\\<b\\>") != std::string::npos);
}

TEST_CASE("A page keeps to its width, whatever it has to tell", "[summary]") {
  const Summed rules("town");
  std::mt19937 random(3);
  auto fiches = random_fiches(random, 60);
  for (auto& fiche : fiches) fiche.first = "a_long_folder_of_a_survey/" + fiche.first;
  const Summary summary = rules.of(fiches);
  for (const int width : {60, 80, 120}) {
    for (const Language language : {Language::french, Language::english}) {
      const std::string page = summary_text(summary, 1, {width, false, false, language});
      for (std::size_t from = 0; from < page.size(); from = page.find('\n', from) + 1)
        CHECK(display_width(page.substr(from, page.find('\n', from) - from)) <= width);
    }
  }
}

// What is wrong with a summary in which one text was put in another's place.
std::string told_of(const Summed& rules, std::string json, const std::string& from, const std::string& to) {
  const std::size_t at = json.find(from);
  REQUIRE(at != std::string::npos);
  json.replace(at, from.size(), to);
  Diagnostics problems;
  CHECK_FALSE(summary_from_json(Source("s.json", json), rules.form, problems));
  return problems.all().at(0).message;
}

TEST_CASE("What is no summary, or one that cannot be, is told", "[summary]") {
  const Summed rules("kind");
  const Summary summary = rules.of_texts({"kind: x\nmembers: {firms: 5}\n", "kind: y\n"});
  const std::string json = summary_json(summary, 1);
  const auto told = [&](const std::string& from, const std::string& to) {
    return told_of(rules, json, from, to);
  };
  const std::string lead = "it is no summary to merge: ";
  CHECK(told("{", "[").starts_with("it is not JSON: "));
  CHECK(told("\"scored\": 2", "\"scored\": -2") == lead + "`scored` is not a count");
  CHECK(told("\"scored\": 2", "\"scored\": 2.5") == lead + "`scored` is not a count");
  CHECK(told("\"scored\": 2", "\"scored\": 9007199254740993") == lead + "`scored` is not a count");
  CHECK(told("\"scored\": 2", "\"scored\": 3") == lead + "the counts of the verdicts do not add up");
  CHECK(told("\"settled\": 1", "\"settled\": 9") == lead + "more are settled than were scored");
  CHECK(told("\"rule_set\": \"test\"", "\"rule_set\": \"other\"") == lead + "it was made with other rules");
  CHECK(told("\"open\"", "\"opne\"") == lead + "`opne` is no outcome of `size`");
  CHECK(told("r.a", "r.b") ==
        lead + "`r.b` in `factors` is not what these rules have there: it was made with others");
  CHECK(told("\"by\": \"kind\"", "\"by\": \"a\"") == lead + "it is not grouped by the same fact");
  CHECK(told("\"value\": \"x\"", "\"value\": \"z\"") ==
        lead + "the group `z` is not what these rules cut: it was made with others");
  CHECK(told("\"value\": 5", "\"value\": 6") == lead + "an extreme value is not in its histogram");
  CHECK(told("\"groups\": 0", "\"groups\": 2") ==
        lead + "it hides 2 groups: what is to be merged is made with `--min-group 1`");
  CHECK(told("\"rejected\"", "\"rejcted\"") == lead + "`rejected` is missing");
  CHECK_FALSE(grouped_by_in_json(Source("s", "[1]")));
  // What is hidden cannot be merged: two groups of one fiche each.
  Diagnostics problems;
  CHECK_FALSE(summary_from_json(Source("s", summary_json(summary, 5)), rules.form, problems));
}

TEST_CASE("No text cut short or with a byte changed breaks the reading of a summary", "[summary]") {
  const Summed rules("town");
  std::mt19937 random(5);
  const std::string json = summary_json(rules.of(random_fiches(random, 12)), 1);
  for (int round = 0; round < 3000; ++round) {
    std::string text = json;
    if (round % 3 == 0)
      text.resize(random() % text.size());
    else
      text[random() % text.size()] = static_cast<char>(random() % 256);
    Diagnostics problems;
    const auto read = summary_from_json(Source("s", text), rules.form, problems);
    CHECK(read.has_value() == !problems.has_errors());
    if (read) summary_json(*read, 1);
  }
  const std::string deep = std::string(200'000, '[');
  Diagnostics problems;
  CHECK_FALSE(summary_from_json(Source("s", deep), rules.form, problems));
}

TEST_CASE("Conditions are about a summary's figures, as numbers or as shares", "[summary]") {
  const Summed rules;
  const Summary summary =
      rules.of({{"f", "name: A\nkind: x\na: no\n---\nname: B\nkind: y\n---\nname: C\n---\nfoo: 1\n"}});
  const auto holds = [&](const std::string& text) {
    Diagnostics problems;
    const auto condition = summary_condition_from_text(text, rules.form, problems);
    if (!condition) FAIL(text_from(problems));
    return condition_that_holds(*condition, summary).value_or("");
  };
  CHECK(holds("rejected > 0") == "rejected > 0: 1 of 4");
  CHECK(holds("rejected>=25%") == "rejected>=25%: 1 of 4 (25%)");
  CHECK(holds("rejected > 25%").empty());
  CHECK(holds("  sort.X = 1 ") == "  sort.X = 1 : 1 of 3");
  CHECK(holds("sort.open > 33.3 %") == "sort.open > 33.3 %: 1 of 3 (33.33%)");
  CHECK(holds("sort.open > 33.4%").empty());
  CHECK(holds("size.open == 3") == "size.open == 3: 3 of 3");
  CHECK(holds("sort.none != 0").empty());
  CHECK(holds("read < 4").empty());
  CHECK(holds("read <= 4") == "read <= 4: 4");
  CHECK(holds("settled < 1") == "settled < 1: 0 of 3");
  CHECK(holds("open = 3") == "open = 3: 3 of 3");
  CHECK(holds("r.a < 50%") == "r.a < 50%: 0 of 3 (0%)");
  CHECK(holds("do.a >= 1") == "do.a >= 1: 1 of 3");
  CHECK(holds("members.firms.missing = 100%") == "members.firms.missing = 100%: 3 of 3 (100%)");
  CHECK(holds("outliers > 0").empty());
  Diagnostics problems;
  const auto of_nothing = summary_condition_from_text("sort.open < 1%", rules.form, problems);
  CHECK(condition_that_holds(*of_nothing, Summary(rules.form)) == "sort.open < 1%: 0 of 0 (0%)");
}

TEST_CASE("What is no condition is told at its place", "[summary]") {
  const Summed rules;
  const auto told = [&](const std::string& text) {
    Diagnostics problems;
    CHECK_FALSE(summary_condition_from_text(text, rules.form, problems));
    REQUIRE(problems.all().size() == 1);
    const Diagnostic& one = problems.all().front();
    return fmt::format("{}-{} {}", one.span.start.column, one.span.end.column, one.message);
  };
  CHECK(told("") == "1-1 a name is expected here");
  CHECK(told("> 0") == "1-2 a name is expected here");
  CHECK(told("rejcted > 0") == "1-8 a summary has no `rejcted`");
  CHECK(told("sort.Z > 0") == "1-7 a summary has no `sort.Z`");
  CHECK(told("rejected") == "9-9 a comparison is expected here");
  CHECK(told("rejected => 0") == "10-12 a comparison is expected here");
  CHECK(told("rejected > ") == "12-12 a number or a percentage is expected here");
  CHECK(told("rejected > many") == "12-16 a number or a percentage is expected here");
  CHECK(told("rejected > nan") == "12-15 a number or a percentage is expected here");
  CHECK(told("rejected > 1e999") == "13-17 nothing is expected here");
  CHECK(told("rejected > 1 or open > 2") == "14-25 nothing is expected here");
  CHECK(told("outliers > 5%") == "13-14 `outliers` is a number and no share of anything");
  Diagnostics problems;
  summary_condition_from_text("sort.opne > 0", rules.form, problems);
  CHECK(problems.all().front().help == "did you mean `sort.open`?");
}

}  // namespace
}  // namespace diagclub
