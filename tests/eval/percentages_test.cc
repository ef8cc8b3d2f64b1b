// Shares worked out by formulas against the thresholds that they meet exactly.
#include "eval/facts.h"
#include "plan/plan.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  part: {kind: number, integer: yes, min: 0, max: 200, FACT, heading: a}
  total: {kind: number, integer: yes, min: 1, max: 200, FACT, heading: b}
  divided_first: {kind: number, min: 0, max: 100, formula: part / total * 100, FACT, heading: c}
  divided_last: {kind: number, min: 0, max: 100, formula: 100 * part / total, FACT, heading: d}
  by_hundredth: {kind: number, min: 0, max: 100, formula: part / (0.01 * total), FACT, heading: e}
  the_rest: {kind: number, min: 0, max: 100, formula: 100 - 100 * (total - part) / total, FACT, heading: f}
)";

}  // namespace

// A story: 7 / 100 * 100 was more than 7.
TEST_CASE("every whole percentage of up to 200 is its threshold, and every other share is not", "[facts]") {
  const auto plan = plan_from_text(kFacts);
  const FactsMaker maker(*plan);
  Facts facts;
  int met = 0;
  for (int total = 1; total <= 200; ++total) {
    for (int part = 0; part <= total; ++part) {
      maker.start(facts);
      for (const auto& [fact, number] : {std::pair(FactId(0), part), std::pair(FactId(1), total)}) {
        FactValue value;
        value.fact = fact;
        value.number = Interval::point(number);
        maker.put(value, facts);
      }
      maker.finish(facts);
      for (int percent = 0; percent <= 100; ++percent) {
        const Axis axis({-1, 101, false, false}, false, {percent});
        const int expected = 100 * part < percent * total ? 0 : 100 * part == percent * total ? 1 : 2;
        met += expected == 1 ? 1 : 0;
        for (const FactId formula : Ids(FactId(2), 4)) {
          if (axis.cells_of(facts.numbers[formula]) != cell(expected))
            FAIL(part << " of " << total << " against " << percent << " by formula " << formula.index());
        }
      }
    }
  }
  CHECK(met > 1000);
}

}  // namespace diagclub
