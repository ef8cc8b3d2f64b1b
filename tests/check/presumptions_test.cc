// What is wrong with presumptions that stops the rules from loading: each fault with its place and help.
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  n: {kind: number, unit: "%", min: 0, max: 100, FACT, heading: nn}
  c: {kind: choice, FACT, heading: cc, choices: {red: {fr: rouge, en: red}, blue: {fr: bleu, en: blue}}}
  l: {kind: list, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}}}
  t: {kind: text, FACT, heading: tt}
rules:
  r: {ENTRY, group: step, when: {a: yes}}
counts:
  k: {ENTRY, of: [r]}
presumptions:
)";

std::string faults(const std::string& presumptions) {
  return faults_of_rules(std::string(kFacts) + presumptions);
}

// The first line of what is wrong, without its place.
std::string fault(const std::string& body) {
  const std::string all = faults("  p: {" + body + ", ENTRY}\n");
  const std::size_t from = all.find("error: ");
  return from == std::string::npos ? all : all.substr(from + 7, all.find('\n') - from - 7);
}

}  // namespace

TEST_CASE("a presumption is read, and needs what an entry needs", "[presumptions]") {
  CHECK(faults("  p: {of: c, is: red, when: {a: yes}, ENTRY}\n").empty());
  CHECK(faults("  p: {of: r, is: yes, when: {n: \"> 5\"}, unless: {c: red}, yields_to: [q], ENTRY}\n"
               "  q: {of: r, is: no, when: {n: undecided, l: nothing_reported}, ENTRY}\n")
            .empty());
  CHECK(fault("of: c, when: {a: yes}") == "a presumption has no `is`");
  CHECK(fault("of: c, is: red") == "a presumption has no `when`");
  CHECK(fault("is: red, when: {a: yes}") == "a presumption has no `of`");
  CHECK(faults("  p: {of: c, is: red, when: {a: yes}}\n").find("a presumption has no `source`") !=
        std::string::npos);
  CHECK(fault("of: c, is: red, when: {a: yes}, unles: {a: no}").find("unles") != std::string::npos);
}

TEST_CASE("what a presumption names is there and of the right kind", "[presumptions]") {
  CHECK(fault("of: cc, is: red, when: {a: yes}") == "nothing is called `cc`");
  CHECK(fault("of: k, is: \"1\", when: {a: yes}") == "`k` is not a fact, a table or a rule");
  CHECK(fault("of: p, is: yes, when: {a: yes}") == "`p` is not a fact, a table or a rule");
  CHECK(fault("of: c, is: red, when: {p: yes}") == "`p` is not something that a condition can test");
  CHECK(fault("of: c, is: red, when: {a: yes}, yields_to: [r]") == "`r` is not a presumption");
  CHECK(fault("of: c, is: green, when: {a: yes}") == "`c` is never `green`");
  CHECK(fault("of: t, is: yes, when: {a: yes}") == "`t` cannot be tested so");
  CHECK(fault("of: n, is: \"< franc_per_euro\", when: {a: yes}").empty());
  CHECK(faults("  r: {of: c, is: red, when: {a: yes}, ENTRY}\n").find("`r` is declared twice") !=
        std::string::npos);
}

TEST_CASE("what is presumed is something, and of a list says which", "[presumptions]") {
  CHECK(fault("of: c, is: unknown, when: {a: yes}") == "`unknown` is nothing that `c` can be");
  CHECK(fault("of: c, is: undecided, when: {a: yes}") == "`undecided` is nothing that `c` can be");
  CHECK(fault("of: c, is: \"-\", when: {a: yes}") == "`-` is nothing that `c` can be");
  CHECK(fault("of: l, is: 'any(up, down)', when: {a: yes}") == "`any(up, down)` does not say which of them");
  CHECK(fault("of: l, is: 'all(up, down)', when: {a: yes}").empty());
  CHECK(fault("of: l, is: 'none(up, down)', when: {a: yes}").empty());
  CHECK(fault("of: l, is: up, when: {a: yes}").empty());
}

TEST_CASE("signs of what is not known are for presumptions alone", "[presumptions]") {
  CHECK(faults_of_rules(
            std::string(kFacts).substr(0, kFacts.find("presumptions")) +
            "recommendations: {d: {ENTRY, who: club, timing: first, priority: 1, when: {a: undecided}}}\n")
            .find("only a presumption can test what is `undecided`") != std::string::npos);
  CHECK(fault("of: c, is: red, when: {r: undecided, k: undecided}").empty());
  CHECK(fault("of: c, is: red, when: {r: unknown}") == "only a fact can be known or unknown");
  CHECK(fault("of: c, is: red, when: {r: nothing_reported}") == "only of a fact can nothing be reported");
  CHECK(fault("of: c, is: red, when: {t: undecided}") == "a text is never undecided");
  CHECK(fault("of: c, is: red, when: {t: nothing_reported}").empty());
}

TEST_CASE("presumptions that go in circles are refused with their path", "[presumptions]") {
  const std::string through_rule = faults("  p: {of: a, is: yes, when: {r: yes}, ENTRY}\n");
  CHECK(through_rule.find("`a` depends on itself: `a` → `r` → `a`") != std::string::npos);
  CHECK(through_rule.find("a presumption about one of them looks at what follows from it") !=
        std::string::npos);
  CHECK(faults("  p: {of: a, is: yes, when: {c: red}, ENTRY}\n  q: {of: c, is: red, when: {l: up}, unless: "
               "{a: no}, "
               "ENTRY}\n")
            .find("`a` → `c` → `a`") != std::string::npos);
  // Not what is read strictly.
  CHECK(faults("  p: {of: a, is: yes, when: {c: known, r: undecided}, ENTRY}\n"
               "  q: {of: c, is: red, when: {a: unknown, c: \"red, blue\"}, ENTRY}\n")
            .empty());
}

TEST_CASE("a presumption yields to others of the same thing, and not to itself", "[presumptions]") {
  const std::string p = "  p: {of: c, is: red, when: {a: yes}, yields_to: [q], ENTRY}\n";
  CHECK(faults(p + "  q: {of: r, is: yes, when: {a: known}, ENTRY}\n")
            .find("`q` is about `r`, `p` about `c`") != std::string::npos);
  CHECK(faults(p + "  q: {of: c, is: blue, when: {a: no}, yields_to: [p], ENTRY}\n")
            .find("`p` yields to itself: `p` → `q` → `p`") != std::string::npos);
}

TEST_CASE("the scope of a file holds for its presumptions", "[presumptions]") {
  const auto plan = plan_from_text("applies: {a: yes}\n" + std::string(kFacts) +
                                   "  p: {of: c, is: red, when: {n: \"> 5\"}, ENTRY}\n");
  CHECK(plan->rules().presumptions[PresumptionId(0)].when.parts.size() == 2);
  CHECK(plan->rules().presumptions[PresumptionId(0)].when.parts[0].scope);
}

}  // namespace diagclub
