// What two rule sets say otherwise, place by place, and what is only declared otherwise.
#include "reason/diff/rule_difference.h"

#include "reason/diff/declared_changes.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  firms: {kind: number, integer: yes, min: 0, max: 500, FACT, heading: entreprises}
  scope: {kind: choice, FACT, heading: champ, choices: {one: {fr: une, en: one}, some: {fr: plusieurs, en: several}, all: {fr: toutes, en: every}}}
  themes: {kind: list, FACT, heading: themes, choices: {a: {fr: a, en: a}, b: {fr: b, en: b}}}
)";

std::string rule(const std::string& when, const std::string& name = "r") {
  return std::string(kFacts) + "rules:\n  " + name + ": {ENTRY, group: step, when: " + when + "}\n";
}

std::string in_words(const RuleDifference& found) {
  std::string out;
  for (const Difference& one : found.things) {
    static const char* const kinds[] = {"", "gone ", "new ", "renamed ", "not compared ", "beyond "};
    out += kinds[static_cast<int>(one.kind)] + one.name + (one.output.empty() ? "" : "." + one.output) +
           (one.new_name.empty() ? "" : " > " + one.new_name) + "\n";
    for (const Transition& move : one.transitions) {
      out += "  " + move.from + " -> " + move.to;
      for (const std::string& place : move.places) out += " " + place;
      if (move.more > 0) out += " +" + std::to_string(move.more);
      out += move.witness ? " as " + move.witness->before : " unshown";
      if (move.witness && move.witness->after != move.witness->before) out += " / " + move.witness->after;
      if (!move.shown_from.empty()) out += " (" + move.shown_from + " -> " + move.shown_to + ")";
      out += "\n";
    }
  }
  for (const auto& [from, to] : found.renamed_outputs) out += from + " > " + to + "\n";
  for (const auto& [from, to] : found.renamed_facts) out += "fact " + from + " > " + to + "\n";
  return out;
}

RuleDifference difference(const std::string& before, const std::string& after) {
  const auto one = plan_from_text(before);
  const auto other = plan_from_text(after);
  return difference_of_rules(*one, Functions(*one), *other, Functions(*other), 3);
}

std::string told(const std::string& before, const std::string& after) {
  return in_words(difference(before, after));
}

TEST_CASE("rules that are one function do not differ, however they are written", "[difference]") {
  const RuleDifference same = difference(rule("{any: [{firms: \"< 60\"}, {scope: one}]}"),
                                         rule("{not: {firms: \">= 60\", scope: \"not(one)\"}}"));
  CHECK(in_words(same).empty());
  CHECK(same.compared == 1);
  CHECK(same.equal == 1);
}

TEST_CASE("a threshold that moves leaves the numbers between", "[difference]") {
  CHECK(told(rule("{firms: \"< 60\"}"), rule("{firms: \"< 80\"}")) ==
        "r\n  no -> yes {firms: \"[60..80[\"} as {name: …, firms: 60}\n");
}

TEST_CASE("places are as wide as can be and stand side by side", "[difference]") {
  CHECK(
      told(rule("{firms: \"< 5\"}"), rule("{any: [{firms: \"< 5\"}, {scope: one}, {themes: \"any(b)\"}]}")) ==
      "r\n  no -> yes {firms: \">= 5\", scope: one} {firms: \">= 5\", themes: all(b)} "
      "as {name: …, firms: 5, scope: one}\n");
}

TEST_CASE("what a rule no longer speaks of is another outcome than no", "[difference]") {
  CHECK(told(rule("{firms: \"< 60\"}"), rule("{firms: \"< 60\"}, applies: {scope: one}")) ==
        "r\n  no -> not_applicable {firms: \">= 60\", scope: \"some, all\"} as {name: …, firms: 60, scope: "
        "some}\n"
        "  yes -> not_applicable {firms: \"< 60\", scope: \"some, all\"} as {name: …, firms: 59, scope: "
        "some}\n");
}

TEST_CASE("another name for the same function is told, and what is gone or new", "[difference]") {
  CHECK(told(rule("{firms: \"< 60\"}", "small"), rule("{firms: \"< 60\"}", "few")) ==
        "renamed small > few\n");
  CHECK(told(rule("{firms: \"< 60\"}", "small"), rule("{firms: \"< 61\"}", "few")) ==
        "gone small\nnew few\n");
}

std::string table(const std::string& outputs, const std::string& rows) {
  return std::string(kFacts) + "tables:\n  t: {ENTRY, hit: first, inputs: [firms], outputs: {" + outputs +
         "}, rows: [" + rows + "]}\n";
}

TEST_CASE("an output that has another name is told so", "[difference]") {
  CHECK(told(table("x: SAID, y: SAID",
                   "{when: {firms: \"< 9\"}, then: x, text: SAID}, {when: {}, then: y, text: SAID}"),
             table("x: SAID, z: SAID",
                   "{when: {firms: \"< 9\"}, then: x, text: SAID}, {when: {}, then: z, text: SAID}")) ==
        "t.y > z\n");
}

TEST_CASE("things that differ through others name them", "[difference]") {
  const std::string uses = "  s: {ENTRY, group: step, when: {r: no, scope: one}}\n";
  const RuleDifference found = difference(rule("{firms: \"< 60\"}") + uses, rule("{firms: \"< 80\"}") + uses);
  REQUIRE(found.things.size() == 2);
  CHECK(found.things[0].own);
  CHECK_FALSE(found.things[1].own);
  CHECK(found.things[1].through == std::vector<std::string>{"r"});
}

TEST_CASE("a parameter counts by its value", "[difference]") {
  const std::string with = "parameters:\n  most: {value: 60, label: SAID}\n";
  CHECK(told(rule("{firms: \"< 60\"}"), with + rule("{firms: \"< most\"}")).empty());
}

TEST_CASE("where a fact is asked to be unknown, a fiche shows it by what stays open", "[difference]") {
  const auto rows = [](const std::string& most) {
    return "{when: {scope: unknown, firms: \"< " + most +
           "\"}, then: y, text: SAID}, {when: {scope: one}, then: x, text: SAID}, {when: {}, then: y, text: "
           "SAID}";
  };
  const auto text = [&](const std::string& most) {
    return std::string(kFacts) +
           "tables:\n  t: {ENTRY, hit: first, inputs: [scope, firms], outputs: {x: SAID, y: SAID}, rows: [" +
           rows(most) + "]}\n";
  };
  CHECK(told(text("60"), text("80")) ==
        "t\n  x -> y {firms: \"[60..80[\", scope: unknown} as {name: …, firms: 60} (x | y -> y)\n");
}

TEST_CASE("what is made of values that only one side knows is told apart", "[difference]") {
  const std::string wide = rule("{firms: \"> 500\"}");
  std::string wider = wide;
  wider.replace(wider.find("max: 500"), 8, "max: 900");
  CHECK(told(wide, wider) ==
        "beyond r\n  not_a_value -> yes {firms: \"> 500\"} as  / {name: …, firms: 501}\n");
  CHECK(told(wider, wide) ==
        "beyond r\n  yes -> not_a_value {firms: \"> 500\"} as {name: …, firms: 501} / \n");
  std::string seasons = rule("{scope: not(all)}");
  seasons.replace(seasons.find("all: {fr"), 3, "every, none: {fr: aucune, en: none}, all");
  seasons.replace(seasons.find("every, "), 7, "");
  CHECK(told(rule("{scope: not(all)}"), seasons) ==
        "beyond r\n  not_a_value -> yes {scope: none} as  / {name: …, scope: none}\n");
  std::string halves = rule("{firms: \"< 0.5\"}");
  halves.replace(halves.find("integer: yes"), 12, "integer: no");
  CHECK(told(rule("{firms: \"< 0.5\"}"), halves) ==
        "beyond r\n  not_a_value -> no {firms: \"0.5\"} as  / {name: …, firms: 0.5}\n");
}

TEST_CASE("what does not look at a fact is not asked what it makes of its new values", "[difference]") {
  std::string later = rule("{firms: \"< 60\"}");
  later.replace(later.find("all: {fr"), 8, "none: {fr: aucune, en: none}, all: {fr");
  const RuleDifference found = difference(rule("{firms: \"< 60\"}"), later);
  CHECK(in_words(found).empty());
  CHECK(found.equal == 1);
}

std::string in_words(const GainedFault& fault) {
  std::string out = fault.fault == TableFault::gap ? "gap" : "overlap";
  for (const std::size_t row : fault.rows) out += " " + std::to_string(row);
  for (const std::string& place : fault.places) out += " " + place;
  return out + " as " + (fault.witness ? fault.witness->after : "none");
}

TEST_CASE("faults that only the later rules have are told, with the rows that meet", "[difference]") {
  const auto text = [](const std::string& hit, const std::string& first, const std::string& second) {
    return std::string(kFacts) + "tables:\n  t: {ENTRY, hit: " + hit +
           ", inputs: [firms], outputs: {x: SAID, y: SAID}, rows: [{when: {firms: \"" + first +
           "\"}, then: x, text: SAID}, {when: {firms: \"" + second + "\"}, then: y, text: SAID}]}\n";
  };
  const auto faults = [&](const std::string& before, const std::string& after) {
    std::string out;
    for (const GainedFault& fault : difference(before, after).faults) out += in_words(fault) + "\n";
    return out;
  };
  const std::string sound = text("unique", "< 50", ">= 50");
  CHECK(faults(sound, sound).empty());
  CHECK(faults(sound, text("unique", "<= 60", ">= 50")) ==
        "overlap 1 2 {firms: \"[50..60]\"} as {name: …, firms: 50}\n");
  CHECK(faults(sound, text("unique", "< 40", ">= 50")) ==
        "gap {firms: \"[40..50[\"} as {name: …, firms: 40}\n");
  CHECK(faults(sound, text("first", "<= 60", ">= 50")).empty());
  CHECK(faults(sound, text("any", "<= 60", ">= 50")) ==
        "overlap 1 2 {firms: \"[50..60]\"} as {name: …, firms: 50}\n");
  // Had before, or mended: not gained.
  CHECK(faults(text("unique", "<= 60", ">= 50"), text("unique", "<= 60", ">= 50")).empty());
  CHECK(faults(text("unique", "<= 60", ">= 50"), sound).empty());
  CHECK(faults(text("unique", "<= 60", ">= 50"), text("unique", "<= 70", ">= 50")) ==
        "overlap 1 2 {firms: \"]60..70]\"} as {name: …, firms: 61}\n");
  // Of a value that the earlier rules do not know.
  std::string wider = text("unique", "< 50", "[50..500]");
  wider.replace(wider.find("max: 500"), 8, "max: 900");
  CHECK(faults(text("unique", "< 50", "[50..500]"), wider) ==
        "gap {firms: \"> 500\"} as {name: …, firms: 501}\n");
}

TEST_CASE("a policy is told as what it is", "[difference]") {
  const auto text = [](const std::string& hit) {
    return std::string(kFacts) + "tables:\n  t: {ENTRY, hit: " + hit +
           ", inputs: [firms], outputs: {x: SAID, y: SAID}, rows: [{when: {firms: \"< 50\"}, then: x, text: "
           "SAID}, "
           "{when: {firms: \"< 60\"}, then: y, text: SAID}, {when: {firms: \">= 60\"}, then: y, text: "
           "SAID}]}\n";
  };
  // Not one table gone and another new: where one row holds, both say the same.
  CHECK(told(text("collect"), text("first")) ==
        "t\n  [x, y] -> x {firms: \"< 50\"} as {name: …, firms: 49}\n");
  const auto one = plan_from_text(text("first"));
  const auto other = plan_from_text(text("priority"));
  CHECK(told(text("first"), text("priority")).empty());
  const DeclaredChanges found = declared_changes(one->rules(), other->rules(), {});
  CHECK(found.vocabulary.empty());
  REQUIRE(found.methods.size() == 1);
  CHECK(found.methods[0].aspect == "hit");
  CHECK(found.methods[0].before == "first");
  CHECK(found.methods[0].after == "priority");
}

TEST_CASE("a fact of one side alone is a fiche that the other reads without it", "[difference]") {
  std::string more = rule("{firms: \"< 60\", paid: yes}");
  more.insert(more.find("  scope:"), "  paid: {kind: yes_no, FACT, heading: paye}\n");
  CHECK(told(rule("{firms: \"< 60\"}"), more) ==
        "r\n  yes -> no {firms: \"< 60\", paid: no} as {name: …, firms: 59} / {name: …, firms: 59, paid: "
        "no}\n");
}

TEST_CASE("a fact that only has another name is the same fact", "[difference]") {
  std::string later = rule("{firms: \"< 80\"}");
  for (std::size_t at = later.find("firms"); at != std::string::npos; at = later.find("firms", at))
    later.replace(at, 5, "size");
  CHECK(told(rule("{firms: \"< 60\"}"), later) ==
        "r\n  no -> yes {size: \"[60..80[\"} as {name: …, firms: 60} / {name: …, size: 60}\nfact firms > "
        "size\n");
}

TEST_CASE("a number that both together cut too finely is not compared", "[difference]") {
  const auto thresholds = [](int first) {
    std::string numbers;
    for (int i = 0; i < 20; ++i) numbers += (i == 0 ? "" : ", ") + std::to_string(first + 10 * i);
    return rule("{firms: \"" + numbers + "\"}");
  };
  const RuleDifference found = difference(thresholds(1), thresholds(2));
  CHECK(in_words(found) == "not compared r\n");
  CHECK(found.too_fine == std::vector<std::string>{"firms"});
  CHECK(found.compared == 0);
}

TEST_CASE("declarations: what fiches are read by, and what is only shown", "[difference]") {
  const auto one = plan_from_text(rule("{firms: \"< 60\"}"));
  std::string text = rule("{firms: \"< 60\"}");
  text.replace(text.find("max: 500"), 8, "max: 900");
  text.replace(text.find("heading: champ"), 14, "heading: perimetre");
  text.replace(text.find(", all: {fr: toutes, en: every}"), 30, "");
  text += "parameters:\n  most: {value: 7, label: SAID}\n";
  text.replace(text.find("group: step"), 11, "group: factor");
  const auto other = plan_from_text(text);
  const DeclaredChanges found = declared_changes(one->rules(), other->rules(), {});
  std::string out;
  for (const DeclaredChange& change : found.vocabulary)
    out += change.what + " " + change.name + " " + change.aspect + ": " + change.before + " > " +
           change.after + "\n";
  CHECK(out ==
        "fact firms max: 500 > 900\nfact scope key: champ > perimetre\nfact scope choice: all > \n"
        "parameter most :  > 7\n");
  REQUIRE(found.shown.size() == 1);
  CHECK(found.shown.at("group") == std::vector<std::string>{"r"});
}

}  // namespace
}  // namespace diagclub
