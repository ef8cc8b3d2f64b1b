// What a fiche says, in cells; what formulas make of it; and the warnings where the two do not fit.
#include "eval/facts.h"

#include <cmath>

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  t: {kind: text, FACT, heading: tt}
  y: {kind: yes_no, FACT, heading: yy}
  c: {kind: choice, FACT, heading: cc, choices: {red: {fr: rouge, en: red}, blue: {fr: bleu, en: blue}, pink: {fr: rose, en: pink}}}
  l: {kind: list, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}, aside: {fr: à côté, en: aside}}}
  people: {kind: number, integer: yes, min: 0, max: 100000, FACT, heading: habitants}
  area: {kind: number, min: 0, max: 1000, FACT, heading: superficie}
  density: {kind: number, min: 0, max: 5000, FACT, heading: densité, formula: people / area}
  twice: {kind: number, min: 0, max: 10000, FACT, heading: double, formula: 2 * density}
  half: {kind: number, integer: yes, min: 0, max: 50000, FACT, heading: moitié, formula: people / 2}
  margin: {kind: number, min: -50, max: 4000, FACT, heading: marge, formula: people - approximation}
rules:
  dense: {ENTRY, group: step, when: {density: ">= 30"}}
  one: {ENTRY, group: step, when: {density: 1}}
  sure: {ENTRY, group: step, when: {density: known}}
  small: {ENTRY, group: step, when: {half: "< 10"}}
)";

struct World {
  std::unique_ptr<const Plan> plan = plan_from_text(kRules);

  Facts facts(const std::string& fiche) const {
    return facts_from_text(*plan, fiche.empty() ? "{}\n" : fiche);
  }
  FactId index(const std::string& fact) const { return fact_called(*plan, fact); }
  Cells cells(const std::string& fiche, const std::string& name, std::size_t member = 0) const {
    return facts(fiche).cells[plan->variables().of(thing_called(*plan, name)) + member];
  }
  Interval numbers(const std::string& fiche, const std::string& name) const {
    return facts(fiche).numbers[index(name)];
  }
  bool known(const std::string& fiche, const std::string& name) const {
    return facts(fiche).known[index(name)];
  }
  Tri rule(const std::string& fiche, const std::string& name) const {
    return evaluate(*plan, facts(fiche)).rule(*plan, thing_called(*plan, name).rule());
  }
  std::string warnings(const std::string& fiche) const {
    const Source source("a.yaml", fiche);
    const Fiche read = fiche_from_text(plan->rules(), fiche);
    Diagnostics diagnostics;
    warn_of_contradictions(*plan, read, facts_from_fiche(*plan, read), source, diagnostics);
    CHECK_FALSE(diagnostics.has_errors());
    return text_from(diagnostics);
  }
};

}  // namespace

TEST_CASE("what is not stated may be anything, and is not known", "[facts]") {
  const World world;
  const Facts facts = world.facts("");
  CHECK(facts.cells == [&] {
    CellsByVariable cells = world.plan->nothing_known();
    for (const FactId i : Ids<FactId>(10)) cells[world.plan->variables().known(i)] = kNoCell;
    return cells;
  }());
  for (const FactId i : Ids<FactId>(10)) {
    CHECK_FALSE(facts.known[i]);
    CHECK_FALSE(facts.derived[i]);
  }
  CHECK(facts.numbers[world.index("people")] == Interval{0, 100000, false, false});
}

TEST_CASE("that nothing is reported leaves a fact unknown, and is kept apart", "[facts]") {
  World world;
  const Facts facts = world.facts("y: nothing_reported\nc: unknown\nl: rien_signale\n");
  CHECK(facts.cells == world.facts("").cells);
  const auto said = [&](const char* fact) { return facts.said[fact_called(*world.plan, fact)]; };
  CHECK(said("y") == Facts::Said::nothing_reported);
  CHECK(said("l") == Facts::Said::nothing_reported);
  CHECK(said("c") == Facts::Said::unknown);
  CHECK(said("people") == Facts::Said::nothing);
}

TEST_CASE("what is said to be unknown is as if not stated", "[facts]") {
  const World world;
  CHECK(world.facts("y: unknown\nc: unknown\nl: unknown\npeople: unknown\n").cells == world.facts("").cells);
}

TEST_CASE("a stated fact is in the cells of its value, and known", "[facts]") {
  const World world;
  CHECK(world.cells("y: yes\n", "y") == kYesCell);
  CHECK(world.cells("y: no\n", "y") == kNoCell);
  CHECK(world.cells("c: blue\n", "c") == 2);
  CHECK(world.cells("c: red | pink\n", "c") == 5);
  CHECK(world.cells("density: 30\n", "density") == cell(3));
  CHECK(world.cells("density: 1..30\n", "density") == (cell(1) | cell(2) | cell(3)));
  CHECK(world.cells("density: \"> 30\"\n", "density") == cell(4));
  for (const char* fiche : {"y: no\n", "c: red | pink\n", "t: x\n", "l: []\n", "people: \"> 5\"\n"}) {
    const Facts facts = world.facts(fiche);
    const FactId fact = world.index(std::string(fiche).substr(0, std::string(fiche).find(':')));
    CHECK(facts.known[fact]);
    CHECK(facts.cells[world.plan->variables().known(fact)] == kYesCell);
    CHECK_FALSE(facts.derived[fact]);
  }
}

TEST_CASE("a list holds what it lists, and nothing else unless it is open", "[facts]") {
  const World world;
  const auto members = [&](const std::string& fiche) {
    std::vector<Cells> cells;
    for (std::size_t i = 0; i < 3; ++i) cells.push_back(world.cells(fiche, "l", i));
    return cells;
  };
  CHECK(members("l: [down]\n") == std::vector<Cells>{kNoCell, kYesCell, kNoCell});
  CHECK(members("l: [down, ...]\n") == std::vector<Cells>{kYesOrNo, kYesCell, kYesOrNo});
  CHECK(members("l: []\n") == std::vector<Cells>{kNoCell, kNoCell, kNoCell});
  CHECK(members("l: [...]\n") == std::vector<Cells>{kYesOrNo, kYesOrNo, kYesOrNo});
}

TEST_CASE("a formula gives a number where the fiche gives none", "[facts]") {
  const World world;
  const Facts facts = world.facts("people: 3000\narea: 100\n");
  CHECK(facts.numbers[world.index("density")] == Interval::point(30));
  CHECK(facts.known[world.index("density")]);
  CHECK(facts.derived[world.index("density")]);
  CHECK(world.rule("people: 3000\narea: 100\n", "dense") == Tri::yes);
  CHECK(world.rule("people: 2999\narea: 100\n", "dense") == Tri::no);
  CHECK(world.rule("people: 2900..3100\narea: 100\n", "dense") == Tri::unknown);
  CHECK(world.rule("people: \"> 3000\"\narea: 50..100\n", "dense") == Tri::yes);
  CHECK(world.numbers("people: 2900..3100\narea: 50..100\n", "density") == Interval{29, 62, false, false});
}

TEST_CASE("formulas follow from formulas", "[facts]") {
  const World world;
  const Facts facts = world.facts("people: 100\narea: 10\n");
  CHECK(facts.numbers[world.index("twice")] == Interval::point(20));
  CHECK(facts.derived[world.index("twice")]);
  CHECK(world.numbers("density: 40\n", "twice") == Interval::point(80));
  CHECK(world.known("density: 40\n", "twice"));
}

TEST_CASE("a parameter stands for its number in a formula", "[facts]") {
  const World world;
  CHECK(world.numbers("people: 50\n", "margin") == Interval::point(30));
}

TEST_CASE("a stated number wins over its formula", "[facts]") {
  const World world;
  const Facts facts = world.facts("people: 3000\narea: 100\ndensity: 12\n");
  CHECK(facts.numbers[world.index("density")] == Interval::point(12));
  CHECK_FALSE(facts.derived[world.index("density")]);
  CHECK(facts.numbers[world.index("twice")] == Interval::point(24));
}

TEST_CASE("what follows from something unknown is narrowed, but not known", "[facts]") {
  const World world;
  const Facts facts = world.facts("people: 50000\n");
  CHECK(facts.numbers[world.index("density")] == Interval{50, 5000, false, false});
  CHECK_FALSE(facts.known[world.index("density")]);
  CHECK_FALSE(facts.derived[world.index("density")]);
  CHECK(world.rule("people: 50000\n", "dense") == Tri::yes);
  CHECK(world.rule("people: 50000\n", "sure") == Tri::no);
}

TEST_CASE("a derived number stays within the bounds of its fact", "[facts]") {
  const World world;
  CHECK(world.numbers("people: 10..9000\n", "margin") == Interval{-10, 4000, false, false});
  CHECK(world.numbers("people: 5000\n", "margin") == Interval{-50, 4000, false, false});
}

TEST_CASE("dividing by what may be 0 leaves a number unbounded", "[facts]") {
  const World world;
  CHECK(world.numbers("people: 100\narea: 0\n", "density") == Interval{0, 5000, false, false});
  CHECK(world.numbers("people: 100\narea: 0..50\n", "density") == Interval{2, 5000, false, false});
  CHECK(world.rule("people: 100\narea: 0\n", "dense") == Tri::unknown);
}

TEST_CASE("a whole number derived as a broken one says nothing", "[facts]") {
  const World world;
  const Cells anything =
      world.plan->variables()[world.plan->variables().of(thing_called(*world.plan, "half"))].all;
  CHECK(world.cells("people: 10\n", "half") == cell(0));
  CHECK(world.cells("people: 11\n", "half") == anything);
  CHECK(world.cells("people: 10..11\n", "half") == cell(0));
}

TEST_CASE("every quotient that should reach a threshold reaches it", "[facts]") {
  const World world;
  for (int i = 1; i <= 300; ++i) {
    CHECK(world.rule("people: " + std::to_string(i) + "\narea: " + std::to_string(i) + "\n", "one") ==
          Tri::yes);
    CHECK(world.rule("people: " + std::to_string(i * 30) + "\narea: " + std::to_string(i) + "\n", "dense") ==
          Tri::yes);
  }
}

// A story: cells say that nothing is known of a whole number derived as 5.5, while `numbers` still says 5.5,
// and what is derived from it in turn takes 5.5 for true.
TEST_CASE("a contradicted number is anything to those that follow from it", "[facts]") {
  const auto plan = plan_from_text(R"(facts:
  people: {kind: number, integer: yes, min: 0, max: 100, FACT, heading: habitants}
  half: {kind: number, integer: yes, min: 0, max: 50, FACT, heading: moitié, formula: people / 2}
  again: {kind: number, min: 0, max: 100, FACT, heading: encore, formula: 2 * half}
rules: {r: {ENTRY, group: step, when: {again: 11}}}
)");
  CHECK(outcome_from_text(*plan, "people: 11\n").rule(*plan, RuleId(0)) == Tri::unknown);
}

// A story: a formula that divides by 0, or whose figures do not fit the fact, yields nothing, yet the fact
// counts as known.
TEST_CASE("a formula that yields nothing leaves its fact not known", "[facts]") {
  const World world;
  CHECK_FALSE(world.known("people: 100\narea: 0\n", "density"));
  CHECK_FALSE(world.known("people: 5000\n", "margin"));
}

TEST_CASE("a stated number that its own formula contradicts is warned of", "[facts]") {
  const World world;
  CHECK(world.warnings("people: 3000\narea: 100\ndensity: 12\n") ==
        "a.yaml:3:10: warning: `density` does not fit the figures it follows from\n"
        "  3 | density: 12\n"
        "    |          ^^\n"
        "    = help: they give 30; the stated value is used\n");
  CHECK(world.warnings("people: 3000..3100\narea: 100\ndensity: 12\n")
            .find("    = help: they give 30..31; the stated value is used\n") != std::string::npos);
  CHECK(world.warnings("people: 1000\narea: 3\ndensity: 12\n").find("they give 333.3;") != std::string::npos);
}

TEST_CASE("figures that give what the fact cannot be are warned of", "[facts]") {
  const World world;
  CHECK(world.warnings("people: 5000\n") ==
        "a.yaml:1:9: warning: the figures that `margin` follows from do not fit\n"
        "  1 | people: 5000\n"
        "    |         ^^^^\n"
        "    = help: they give 4980, it lies in -50..4000; it is taken as not known\n");
}

TEST_CASE("as much as about allows is no contradiction", "[facts]") {
  const World world;
  CHECK(world.warnings("people: 3000\narea: 100\ndensity: 36\n").empty());
  CHECK_FALSE(world.warnings("people: 3000\narea: 100\ndensity: 36.1\n").empty());
  CHECK(world.warnings("people: 3000\narea: 100\ndensity: 24\n").empty());
  CHECK_FALSE(world.warnings("people: 3000\narea: 100\ndensity: 23.9\n").empty());
  CHECK(world.warnings("people: 3000\narea: 100\ndensity: 12..25\n").empty());
  CHECK(world.warnings("people: 30\nmargin: 12\n").empty());
  CHECK_FALSE(world.warnings("people: 10\nmargin: 10\n").empty());
}

TEST_CASE("nothing is warned of where the figures are not there", "[facts]") {
  const World world;
  CHECK(world.warnings("people: 3000\ndensity: 12\n").empty());
  CHECK(world.warnings("people: 3000\narea: 100\n").empty());
  CHECK(world.warnings("people: 3000\narea: 100\ndensity: unknown\n").empty());
  CHECK(world.warnings("people: 3000\narea: 0\ndensity: 12\n").empty());
}

TEST_CASE("facts filled in over another club's are as if they were new", "[facts]") {
  const World world;
  const FactsMaker maker(*world.plan);
  Facts again;
  // Each after each other: what one states the next may leave out, and the other way round.
  const std::vector<std::string> fiches = {"{}\n",
                                           "t: x\ny: yes\nc: red | blue\nl: [up, ...]\n",
                                           "people: 3000\narea: 10\n",
                                           "density: unknown\npeople: 10..20\nl: [down]\n",
                                           "density: 12\nhalf: 3\nc: unknown\n",
                                           "area: 0..5\npeople: 100\ny: no\n"};
  for (const std::string& before : fiches) {
    for (const std::string& fiche : fiches) {
      for (const std::string& one : {before, fiche}) {
        maker.start(again);
        for (const StatedFact& stated : fiche_from_text(world.plan->rules(), one).facts)
          maker.put(stated, again);
        maker.finish(again);
      }
      const Facts fresh = world.facts(fiche);
      INFO(before << "--- then\n" << fiche);
      CHECK(again.cells == fresh.cells);
      CHECK(again.numbers == fresh.numbers);
      CHECK(again.known == fresh.known);
      CHECK(again.derived == fresh.derived);
      CHECK(again.said == fresh.said);
      CHECK(again.assumed == fresh.assumed);
    }
  }
}

TEST_CASE("an element has its own facts beside the club's", "[facts]") {
  Fiche fiche;
  fiche.source = "a.yaml";
  fiche.facts.resize(1);
  fiche.facts[0].fact = FactId(3);
  Element element;
  element.span = {{5, 3}, {5, 4}};
  element.facts.resize(2);
  element.facts[1].fact = FactId(7);
  fiche.elements.push_back(element);
  const Fiche own = fiche_of_element(fiche, fiche.elements[0]);
  CHECK(own.facts.size() == 3);
  CHECK(own.find(FactId(3)) != nullptr);
  CHECK(own.find(FactId(7)) != nullptr);
  CHECK(own.source == "a.yaml");
  CHECK(own.span == element.span);
  CHECK(own.elements.empty());
}

}  // namespace diagclub
