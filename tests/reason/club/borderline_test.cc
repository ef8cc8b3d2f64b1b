// Conclusions that a small change of one number would overturn.
#include "reason/club/borderline.h"

#include <fmt/format.h>

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  n: {kind: number, min: 0, max: 1000, FACT, heading: nn}
  m: {kind: number, min: 1, max: 1000, FACT, heading: mm}
  ratio: {kind: number, min: 0, max: 1000, formula: n / m, FACT, heading: rr}
  a: {kind: yes_no, FACT, heading: aa}
rules:
  many: {ENTRY, group: factor, when: {n: ">= 60"}}
  dense: {ENTRY, group: factor, when: {ratio: "< 30"}}
  either: {ENTRY, group: factor, when: {any: [{n: ">= 60"}, a]}}
)";

std::string close_calls(const std::string& rules, const std::string& fiche) {
  const auto plan = plan_from_text(rules);
  std::string out;
  for (const Borderline& one : borderline(*plan, facts_from_text(*plan, fiche))) {
    out += (out.empty() ? "" : ", ") + fmt::format("{} {} {}", name_of(plan->rules(), one.thing),
                                                   plan->rules().facts[one.fact].name,
                                                   text_from_number(one.threshold));
  }
  return out;
}

const std::string kWithMargin =
    std::string(kRules) + "parameters: {borderline_margin: {value: 5, label: SAID}}\n";

}  // namespace

TEST_CASE("a number close to a threshold makes borderline what rests on it", "[borderline]") {
  CHECK(close_calls(kWithMargin, "n: 58\n") == "many n 60");
  CHECK(close_calls(kWithMargin, "n: 62\na: no\n") == "many n 60, either n 60");
  CHECK(close_calls(kWithMargin, "n: 62\na: yes\n") == "many n 60");
  CHECK(close_calls(kWithMargin, "n: 50\n").empty());
  CHECK(close_calls(kWithMargin, "n: 57\n").empty());
  CHECK(close_calls(kWithMargin, "n: 290\nm: 10\n") == "dense ratio 30");
}

// A story: of a table that gives several outputs only the first was looked at.
TEST_CASE("any output of a collect table may be borderline", "[borderline]") {
  const std::string table = kWithMargin +
                            "tables: {t: {ENTRY, hit: collect, inputs: [n], outputs: {low: SAID, high: "
                            "SAID}, rows: [{when: {n: \"< 5\"}, "
                            "then: low, text: SAID}, {when: {n: \">= 200\"}, then: high, text: SAID}]}}\n";
  CHECK(close_calls(table, "n: 198\n") == "t n 200");
}

TEST_CASE("what is open is not borderline, nor anything where no margin is declared", "[borderline]") {
  CHECK(close_calls(kWithMargin, "n: ~60\n").empty());
  CHECK(close_calls(kWithMargin, "{}\n").empty());
  CHECK(close_calls(std::string(kRules), "n: 59\n").empty());
}

}  // namespace diagclub
