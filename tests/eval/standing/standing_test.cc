// The standing reading: what presumptions make of what the strict one leaves open, and how firmly. The oracle
// tries all this on random rules; here are the cases that tell a story.
#include "eval/standing/standing.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  s: {kind: yes_no, FACT, heading: ss}
  n: {kind: number, integer: yes, min: 0, max: 10, FACT, heading: nn}
  c: {kind: choice, FACT, heading: cc, choices: {red: {fr: rouge, en: red}, blue: {fr: bleu, en: blue}, pink: {fr: rose, en: pink}}}
  l: {kind: list, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}}}
)";

const char* word(PresumptionState state) {
  constexpr const char* kWords[] = {"idle",    "settled", "inapplicable", "refuted",
                                    "blocked", "beaten",  "contested",    "spoke"};
  return kWords[index_of(state)];
}

// A rule set of `kFacts` and what a test adds, tried on small fiches.
class Tried {
 public:
  explicit Tried(const std::string& rules) : plan_(plan_from_text(std::string(kFacts) + rules)) {}

  void fiche(const std::string& text) {
    facts_ = facts_from_text(*plan_, text);
    strict_ = evaluate(*plan_, facts_);
    standing_ = StandingReader(*plan_).read(facts_, strict_);
  }
  // `presumed yes`, `open red pink`: how firmly, and what is left.
  std::string said(const std::string& name) const {
    const EntryRef thing = thing_called(*plan_, name);
    std::string out = firmness_word(firmness(*plan_, strict_, standing_, thing));
    if (thing.kind == EntryKind::recommendation)
      return out + (standing_.outcome.recommended[thing.recommendation()] == Tri::yes ? " yes" : " -");
    for (const VariableId each : Ids(plan_->variables().of(thing), plan_->variables().count_of(thing))) {
      const Variable& variable = plan_->variables()[each];
      for (std::size_t at = 0; at < variable.size; ++at) {
        if ((standing_.outcome.cells[each] & cell(at)) == 0) continue;
        const std::string written = witness_from_cell(plan_->rules(), variable, at);
        out += " " + (variable.aspect == Variable::Aspect::member ? written.substr(name.size() + 1)
                                                                  : written.substr(name.size() + 2));
      }
    }
    return out;
  }
  std::string state(const std::string& name) const {
    return word(standing_.presumptions[thing_called(*plan_, name).presumption()]);
  }
  std::string rests_on(const std::string& name) const {
    const StandingReasons found = standing_reasons(*plan_, strict_, standing_, thing_called(*plan_, name));
    std::string out;
    for (const PresumptionId presumption : found.presumptions)
      out += (out.empty() ? "" : " ") + plan_->rules().presumptions[presumption].name;
    for (const Evidence& sign : found.signs) out += " " + plan_->rules().facts[sign.fact].name;
    return out;
  }
  const Plan& plan() const { return *plan_; }
  const Standing& standing() const { return standing_; }
  const Outcome& strict() const { return strict_; }

 private:
  std::unique_ptr<const Plan> plan_;
  Facts facts_;
  Outcome strict_;
  Standing standing_;
};

constexpr const char* kRule = "rules:\n  r: {ENTRY, group: step, when: {a: yes, b: yes}}\n";

}  // namespace

TEST_CASE("a sign settles what the strict reading leaves open", "[standing]") {
  Tried tried(std::string(kRule) +
              "presumptions:\n  p: {of: r, is: yes, when: {a: yes, b: unknown}, ENTRY}\n");
  tried.fiche("a: yes\n");
  CHECK(tried.said("r") == "presumed yes");
  CHECK(tried.state("p") == "spoke");
  CHECK(tried.rests_on("r") == "p a");
  tried.fiche("{}\n");
  CHECK(tried.said("r") == "open no yes");
  CHECK(tried.state("p") == "idle");
  CHECK(tried.rests_on("r").empty());
  tried.fiche("a: yes\nb: yes\n");
  CHECK(tried.said("r") == "certain yes");
  CHECK(tried.state("p") == "idle");
  tried.fiche("a: yes\nb: no\n");
  CHECK(tried.said("r") == "certain no");
}

TEST_CASE("the strict reading is never contradicted", "[standing]") {
  Tried tried(
      "presumptions:\n  p: {of: c, is: red, when: {s: yes}, ENTRY}\n  q: {of: n, is: \"< 5\", when: {s: "
      "yes}, ENTRY}\n");
  tried.fiche("s: yes\nc: blue | pink\nn: 3..4\n");
  CHECK(tried.said("c") == "open blue pink");
  CHECK(tried.state("p") == "refuted");
  CHECK(tried.state("q") == "settled");
  tried.fiche("s: yes\nc: red | pink\n");
  CHECK(tried.said("c") == "presumed red");
  CHECK(tried.said("n") == "presumed 4");
  CHECK(tried.state("q") == "spoke");
}

TEST_CASE("what several say is intersected, and where nothing is left they contest", "[standing]") {
  Tried tried(R"(presumptions:
  p: {of: c, is: "red, pink", when: {a: yes}, ENTRY}
  q: {of: c, is: not(red), when: {b: yes}, ENTRY}
  t: {of: c, is: red, when: {s: yes}, ENTRY}
rules:
  warm: {ENTRY, group: step, when: {c: "red, pink"}}
  odd: {ENTRY, group: step, when: {c: pink, n: "> 5"}}
  other: {ENTRY, group: step, when: {n: "> 5"}}
)");
  tried.fiche("a: yes\nb: yes\n");
  CHECK(tried.said("c") == "presumed pink");
  CHECK(tried.said("warm") == "presumed yes");
  CHECK(tried.said("odd") == "open no yes");
  CHECK(tried.rests_on("warm") == "p q a b");
  tried.fiche("a: yes\nb: yes\ns: yes\n");
  CHECK(tried.said("c") == "contested red blue pink");
  for (const char* name : {"p", "q", "t"}) CHECK(tried.state(name) == "contested");
  CHECK(tried.said("warm") == "contested no yes");
  CHECK(tried.said("odd") == "contested no yes");
  CHECK(tried.said("other") == "open no yes");
  tried.fiche("a: yes\nb: yes\ns: yes\nn: 2\n");
  CHECK(tried.said("odd") == "certain no");
}

TEST_CASE("`unless` blocks, `yields_to` gives way to what applies", "[standing]") {
  Tried tried(R"(presumptions:
  p: {of: c, is: red, when: {s: yes}, unless: {n: "> 5"}, yields_to: [q], ENTRY}
  q: {of: c, is: blue, when: {a: yes}, yields_to: [t], ENTRY}
  t: {of: c, is: pink, when: {b: yes}, ENTRY}
)");
  tried.fiche("s: yes\n");
  CHECK(tried.said("c") == "presumed red");
  tried.fiche("s: yes\nn: 6\n");
  CHECK(tried.said("c") == "open red blue pink");
  CHECK(tried.state("p") == "blocked");
  tried.fiche("s: yes\na: yes\n");
  CHECK(tried.said("c") == "presumed blue");
  CHECK(tried.state("p") == "beaten");
  // One that gives way in turn still beats: what is more specific than it is more specific than all it beats.
  tried.fiche("s: yes\na: yes\nb: yes\n");
  CHECK(tried.said("c") == "presumed pink");
  CHECK(tried.state("p") == "beaten");
  CHECK(tried.state("q") == "beaten");
  // But `yields_to` is not passed on where the one between does not apply.
  tried.fiche("s: yes\nb: yes\n");
  CHECK(tried.said("c") == "contested red blue pink");
}

TEST_CASE("a presumed fact carries rules, tables, counts and recommendations", "[standing]") {
  Tried tried(std::string(kRule) + R"(tables:
  t:
    {ENTRY, hit: unique, inputs: [r, c], outputs: {X: SAID, Y: SAID}, rows: [
      {when: {r: yes}, then: X, text: SAID},
      {when: {r: no}, then: Y, text: SAID}]}
counts:
  k: {ENTRY, of: [r]}
recommendations:
  do: {ENTRY, who: club, timing: first, priority: 1, when: {t: X}}
presumptions:
  p: {of: b, is: yes, when: {s: yes}, ENTRY}
)");
  tried.fiche("a: yes\ns: yes\n");
  CHECK(tried.said("b") == "presumed yes");
  CHECK(tried.said("r") == "presumed yes");
  CHECK(tried.said("t") == "presumed X");
  CHECK(tried.said("do") == "presumed yes");
  CHECK(tried.rests_on("do") == "p s");
  const CountHeld count = held(tried.plan(), tried.strict(), tried.standing(), CountId(0));
  CHECK((count.certain == 0 && count.standing == 1 && count.possible == 1));
  tried.fiche("a: no\ns: yes\n");
  CHECK(tried.said("t") == "certain Y");
}

TEST_CASE("nothing flows back, and what is presumed is not known", "[standing]") {
  Tried tried(std::string(kRule) + R"(presumptions:
  p: {of: r, is: yes, when: {s: yes}, ENTRY}
  q: {of: c, is: red, when: {a: known}, ENTRY}
  t: {of: a, is: yes, when: {s: yes}, ENTRY}
)");
  tried.fiche("s: yes\n");
  CHECK(tried.said("r") == "presumed yes");
  CHECK(tried.said("a") == "presumed yes");
  CHECK(tried.said("b") == "open no yes");
  CHECK(tried.state("q") == "idle");
}

TEST_CASE("a derived conclusion and a presumption may contest each other", "[standing]") {
  Tried tried(std::string(kRule) + R"(presumptions:
  p: {of: a, is: no, when: {s: yes}, ENTRY}
  q: {of: r, is: yes, when: {s: yes}, ENTRY}
)");
  tried.fiche("s: yes\n");
  CHECK(tried.said("a") == "presumed no");
  CHECK(tried.said("r") == "contested no yes");
  CHECK(tried.state("q") == "contested");
}

TEST_CASE("formulas do not run on what is presumed", "[standing]") {
  Tried tried(R"(  m: {kind: number, integer: yes, min: 0, max: 20, formula: n + 1, FACT, heading: mm}
rules:
  r: {ENTRY, group: step, when: {m: "> 5"}}
presumptions:
  p: {of: n, is: "> 7", when: {s: yes}, ENTRY}
)");
  tried.fiche("s: yes\n");
  CHECK(tried.state("p") == "spoke");
  CHECK(tried.said("r") == "open no yes");
}

TEST_CASE("own cells, known, unknown and undecided are read strictly", "[standing]") {
  Tried tried(R"(presumptions:
  half: {of: c, is: red, when: {c: "red, pink"}, ENTRY}
  not_asked: {of: a, is: no, when: {b: undecided, s: yes}, ENTRY}
  b_too: {of: b, is: no, when: {a: undecided, s: yes}, ENTRY}
  silence: {of: n, is: "0", when: {l: nothing_reported}, ENTRY}
)");
  tried.fiche("c: red | pink\ns: yes\n");
  CHECK(tried.said("c") == "presumed red");
  CHECK(tried.said("a") == "presumed no");
  CHECK(tried.said("b") == "presumed no");
  CHECK(tried.state("silence") == "idle");
  tried.fiche("l: nothing_reported\n");
  CHECK(tried.said("n") == "presumed 0");
  CHECK(tried.said("l") == "open up: no up: yes down: no down: yes");
  tried.fiche("l: unknown\n");
  CHECK(tried.state("silence") == "idle");
  tried.fiche("b: yes\ns: yes\n");
  CHECK(tried.state("not_asked") == "idle");
}

TEST_CASE("members of lists are presumed each for itself", "[standing]") {
  Tried tried(R"(presumptions:
  p: {of: l, is: up, when: {s: yes}, ENTRY}
  q: {of: l, is: 'none(up, down)', when: {a: yes}, ENTRY}
)");
  tried.fiche("s: yes\n");
  CHECK(tried.said("l") == "open up: yes down: no down: yes");
  tried.fiche("a: yes\n");
  CHECK(tried.said("l") == "presumed up: no down: no");
  tried.fiche("a: yes\ns: yes\n");
  CHECK(tried.said("l") == "contested up: no up: yes down: no");
}

TEST_CASE("what does not apply is no sign, and nothing is presumed of it", "[standing]") {
  Tried tried(R"(rules:
  r: {ENTRY, group: step, applies: {a: yes}, when: {b: yes}}
  u: {ENTRY, group: step, when: {all: [r: no, s: yes]}}
  t: {ENTRY, group: step, when: {n: "> 5"}}
counts:
  k: {ENTRY, of: [r, u]}
recommendations:
  g: {ENTRY, who: club, timing: first, priority: 1, when: {r: no}}
presumptions:
  from_no: {of: t, is: yes, when: {r: no}, ENTRY}
  from_not: {of: t, is: yes, when: {not: {r: yes}}, ENTRY}
  about_u: {of: u, is: yes, when: {b: no}, ENTRY}
)");
  tried.fiche("a: no\nb: no\n");
  CHECK(tried.state("from_no") == "idle");
  CHECK(tried.state("from_not") == "idle");
  CHECK(tried.said("t") == "open no yes");
  // What looks at it does not apply either, where nothing else decides.
  CHECK(tried.state("about_u") == "refuted");
  CHECK(tried.said("g") == "certain -");
  tried.fiche("a: no\nb: no\ns: yes\n");
  CHECK(tried.state("about_u") == "inapplicable");
  CHECK(tried.said("u") == "certain no");
  CHECK(tried.said("k") == "certain 0");
  tried.fiche("a: yes\nb: no\n");
  CHECK(tried.state("from_no") == "spoke");
  CHECK(tried.state("from_not") == "spoke");
  CHECK(tried.said("t") == "presumed yes");
  CHECK(tried.said("u") == "presumed yes");
  CHECK(tried.said("g") == "certain yes");
  // Whether it applies is open, and so is whether the sign is there.
  tried.fiche("b: no\n");
  CHECK(tried.state("from_no") == "idle");
}

TEST_CASE("that a thing applies may be presumed, and carries what looks at it", "[standing]") {
  Tried tried(R"(rules:
  r: {ENTRY, group: step, applies: {a: yes}, when: {b: yes}}
  t: {ENTRY, group: step, when: {r: no}}
recommendations:
  g: {ENTRY, who: club, timing: first, priority: 1, when: {r: no}}
presumptions:
  exists: {of: a, is: yes, when: {s: yes}, ENTRY}
  then: {of: n, is: "< 5", when: {r: no}, ENTRY}
)");
  tried.fiche("b: no\ns: yes\n");
  CHECK(tried.said("r") == "presumed no");
  CHECK(tried.rests_on("r") == "exists s");
  CHECK(tried.said("t") == "presumed yes");
  CHECK(tried.rests_on("t") == "exists s");
  CHECK(tried.said("g") == "presumed yes");
  CHECK(tried.rests_on("g") == "exists s");
  CHECK(tried.state("then") == "spoke");
  CHECK(tried.rests_on("n").substr(0, 11) == "exists then");
}

TEST_CASE("a rule is no firmer than its `applies`", "[standing]") {
  Tried tried(R"(rules:
  r: {ENTRY, group: step, applies: {a: yes}, when: {b: yes}}
tables:
  t:
    {ENTRY, applies: {a: yes}, hit: unique, inputs: [b], outputs: {X: SAID, Y: SAID}, rows: [
      {when: {b: yes}, then: X, text: SAID},
      {when: {b: no}, then: Y, text: SAID}]}
presumptions:
  p: {of: a, is: yes, when: {s: yes}, ENTRY}
  out: {of: a, is: no, when: {n: "> 5"}, ENTRY}
  q: {of: r, is: yes, when: {c: red}, ENTRY}
  u: {of: t, is: X, when: {c: red}, ENTRY}
)");
  tried.fiche("b: no\n");
  CHECK(tried.said("r") == "open no");
  tried.fiche("b: no\ns: yes\n");
  CHECK(tried.said("r") == "presumed no");
  CHECK(tried.said("t") == "presumed Y");
  tried.fiche("b: yes\ns: yes\n");
  CHECK(tried.said("r") == "presumed yes");
  tried.fiche("b: yes\nn: 6\n");
  CHECK(tried.said("r") == "presumed no");
  CHECK(tried.said("t") == "presumed none");
  // Whether it applies is open: what is presumed of it waits for that.
  tried.fiche("c: red\n");
  CHECK(tried.said("r") == "open no yes");
  CHECK(tried.said("t") == "open X none");
  CHECK(tried.state("q") == "spoke");
  tried.fiche("c: red\ns: yes\n");
  CHECK(tried.said("r") == "presumed yes");
  CHECK(tried.said("t") == "presumed X");
  CHECK(tried.rests_on("t") == "p u s c");
  tried.fiche("c: red\nn: 6\n");
  CHECK(tried.state("q") == "inapplicable");
  // What the strict reading says wherever the rule applies is not presumed against.
  tried.fiche("c: red\nb: no\n");
  CHECK(tried.state("q") == "refuted");
  CHECK(tried.said("r") == "open no");
  tried.fiche("c: red\nb: yes\n");
  CHECK(tried.state("q") == "settled");
}

}  // namespace diagclub
