// Expected outcomes: alternatives and lists as sets, and what can never be.
#include "read/fiche/expected_outcome.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  n: {kind: number, min: 0, max: 100, FACT, heading: nn}
tables:
  one: {ENTRY, hit: first, inputs: [n], outputs: {low: SAID, mid: SAID, high: SAID}, rows: [
    {when: {n: "< 5"}, then: low, text: SAID}, {when: {n: "< 9"}, then: mid, text: SAID},
    {when: {}, then: high, text: SAID}]}
  list: {ENTRY, hit: collect, inputs: [n], outputs: {a: SAID, b: SAID}, rows: [
    {when: {n: "< 5"}, then: a, text: SAID}, {when: {n: "< 9"}, then: b, text: SAID}]}
  points: {ENTRY, hit: collect_count, inputs: [n], outputs: {a: SAID, b: SAID}, rows: [
    {when: {n: "< 5"}, then: a, text: SAID}, {when: {n: "< 9"}, then: b, text: SAID}]}
rules:
  p: {ENTRY, group: step, when: {n: "> 3"}}
  q: {ENTRY, group: step, when: {n: "> 4"}}
counts:
  held: {ENTRY, of: [p, q]}
recommendations:
  advice: {ENTRY, who: club, timing: first, priority: 1, when: {n: "> 6"}}
)";

class Expected {
 public:
  Expected() : plan_(plan_from_text(std::string(kRules))) {}
  // The words, or what is wrong and what to write.
  std::string of(const std::string& name, const std::string& written) const {
    return shown(expected_from_text(plan_->rules(), thing_called(*plan_, name), written));
  }
  std::string of_case(const std::string& name, const std::string& written) const {
    return shown(expected_of_case(plan_->rules(), thing_called(*plan_, name), written));
  }
  std::string to_stand(const std::string& name, const std::string& written) const {
    return shown(expected_to_stand(plan_->rules(), thing_called(*plan_, name), written));
  }
  std::string of(const std::string& name, const std::vector<std::string>& items) const {
    return shown(expected_from_list(plan_->rules(), thing_called(*plan_, name), items));
  }

 private:
  static std::string shown(const ExpectedWords& expected) {
    return expected.fault.empty() ? expected.words : expected.fault + " – " + expected.help;
  }
  std::unique_ptr<const Plan> plan_;
};

}  // namespace

TEST_CASE("alternatives and lists are sets", "[expected]") {
  const Expected expected;
  CHECK(expected.of("one", "high | low") == "low | high");
  CHECK(expected.of("one", "none|high|low|high") == "low | high | none");
  CHECK(expected.of("one", "mid") == "mid");
  CHECK(expected.of("one", "open") == "open");
  CHECK(expected.of("list", std::vector<std::string>{"b", "a"}) == "[a, b]");
  CHECK(expected.of("list", std::vector<std::string>{"b?", "a", "a"}) == "[a, b?]");
  CHECK(expected.of("list", std::vector<std::string>{}) == "[]");
  CHECK(expected.of("list", "[b, a?]") == "[a?, b]");
  CHECK(expected.of("held", "2..2") == "2");
  CHECK(expected.of("held", "2 | 1") == "1..2");
  CHECK(expected.of("points", "1..2") == "1 | 2");
  CHECK(expected.of("points", "2 | 0") == "0 | 2");
  for (const char* name : {"one", "list", "points", "held", "p"})
    CHECK(expected.of(name, "not_applicable") == "not_applicable");
  CHECK(expected.of("one", "not_applicable | low") == "low | not_applicable");
}

TEST_CASE("a case says how firmly a thing stands, or not", "[expected]") {
  const Expected expected;
  CHECK(expected.of_case("one", "presumed high | low") == "presumed low | high");
  CHECK(expected.of_case("list", "certain [b, a]") == "certain [a, b]");
  CHECK(expected.of_case("p", "contested") == "contested");
  CHECK(expected.of_case("p", "open") == "open");
  CHECK(expected.of_case("p", "open unknown") == "open unknown");
  CHECK(expected.of_case("p", "yes") == "yes");
  CHECK(expected.of_case("one", "presumed hihg") == "`one` is never `hihg` – did you mean `high`?");
  CHECK(expected.of_case("p", "presumed") ==
        "`presumed` does not say what `p` stands at – write the outcome behind it, such as `presumed yes`");
  CHECK(expected.to_stand("p", "yes") ==
        "`yes` does not say how firmly `p` stands – write `certain yes` or `presumed yes`");
}

TEST_CASE("what can never come out is told", "[expected]") {
  const Expected expected;
  CHECK(expected.of("one", "hihg") == "`one` is never `hihg` – did you mean `high`?");
  CHECK(expected.of("one", "low | B7") ==
        "`one` is never `B7` – it is one of `low`, `mid`, `high`, `none`, `not_applicable`");
  CHECK(expected.of("one", std::vector<std::string>{"low", "mid"}) ==
        "`one` never gives a list – write `low | mid`");
  CHECK(expected.of("list", "a | b") == "`list` gives a list, never `a | b` alone – write `[a, b]`");
  CHECK(expected.of("list", "none") == "`list` gives a list, never `none` alone – write `[]`");
  CHECK(expected.of("list", std::vector<std::string>{"a", "c"}) ==
        "`list` is never `c` – it is one of `a`, `b`");
  CHECK(expected.of("list", std::vector<std::string>{"a", "a?"}) ==
        "`a` cannot be both sure and open – write `a` or `a?`");
  const std::string numbers = " – write a number from 0 to 2, `1..3` or `open`";
  CHECK(expected.of("held", "3") == "`held` is never 3: it counts up to 2" + numbers);
  CHECK(expected.of("held", "0 | 2") == "`held` never leaves out a number between two" + numbers);
  for (const char* wrong : {"yes", "-1", "1.5", "2..1", "1..", "", "999999999999"}) {
    INFO(wrong);
    CHECK(expected.of("held", wrong) == "`held` is a number, never `" + std::string(wrong) + "`" + numbers);
  }
  CHECK(expected.of("points", "3") == "`points` is never 3: it counts up to 2" + numbers);
  CHECK(expected.of("p", "yse").find("`p` is never `yse` – did you mean `yes`?") == 0);
  CHECK(expected.of("advice", "not_applicable").find("`advice` is never `not_applicable`") == 0);
}

}  // namespace diagclub
