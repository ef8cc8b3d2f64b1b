// Fiches near others that show something.
#include "reason/trials/nearby_fiches.h"

#include "catch.h"
#include "read/fiche/fiche_from_yaml.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  n: {kind: number, integer: yes, min: 0, max: 10, FACT, heading: nn}
  l: {kind: list, choices: {x: {fr: x, en: x}, y: {fr: y, en: y}}, FACT, heading: ll}
rules:
  r: {ENTRY, group: step, when: {all: [{a: yes}, {n: "> 5"}, {l: x}]}}
  q: {ENTRY, group: step, when: {b: yes}}
)";

struct Fixture {
  std::shared_ptr<const Plan> plan = plan_from_text(kRules);
  FicheForm form{plan->rules()};
  std::vector<Fiche> fiches;

  FactId fact(const std::string& name) const { return plan->names().find(name)->fact(); }
  // A fiche near those in which `r` comes out so.
  std::string near(const std::vector<std::string>& texts, const std::vector<std::string>& asked, Tri wanted) {
    std::vector<const Fiche*> starts;
    fiches.clear();
    for (const std::string& text : texts) {
      Diagnostics problems;
      fiches.push_back(*fiche_from_yaml(Source("f.yaml", text), form, problems));
    }
    for (const Fiche& fiche : fiches) starts.push_back(&fiche);
    std::vector<FactId> facts;
    for (const std::string& name : asked) facts.push_back(fact(name));
    const VariableId r = plan->variables().of(plan->names().find("r")->rule());
    return NearbyFiches(*plan, starts)
        .find(facts,
              [&](const Facts& known) { return tri_from_cells(evaluate(*plan, known).cells[r]) == wanted; })
        .value_or("none");
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a fiche that shows it as it stands is made short", "[nearby]") {
  CHECK(near({"a: yes\nb: no\nn: 7\nl: [x]\n"}, {}, Tri::yes) == "{a: yes, n: 7, l: [x]}");
}

TEST_CASE_METHOD(Fixture, "one or two facts are answered otherwise or left out", "[nearby]") {
  CHECK(near({"a: yes\nn: 3\nl: [x, y]\n"}, {"n"}, Tri::yes) == "{a: yes, l: [x, y], n: 6}");
  CHECK(near({"a: no\nn: 3\nl: [x]\n"}, {"a", "n"}, Tri::yes) == "{l: [x], a: yes, n: 6}");
  CHECK(near({"a: no\n"}, {"a"}, Tri::unknown) == "{}");
}

TEST_CASE_METHOD(Fixture, "where nothing near shows it there is none", "[nearby]") {
  CHECK(near({"a: yes\nn: 3\n"}, {"b"}, Tri::yes) == "none");
  CHECK(near({}, {"a", "n", "l"}, Tri::yes) == "none");
}

}  // namespace diagclub
