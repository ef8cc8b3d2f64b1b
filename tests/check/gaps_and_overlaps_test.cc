// What is proved of a table's rows, and the witnesses that show it. table_faults_test.cc of the oracle tries
// it on tables at random.
#include "check/told.h"
#include "rule_text.h"

namespace diagclub {
namespace {

// What is wrong with a table on line 2, each of its rows alone on a line from line 4 on.
std::string table(const std::string& hit, const std::string& inputs, const std::vector<std::string>& rows,
                  const std::string& more = "") {
  std::string text = "tables:\n  t: {\n    ENTRY, hit: " + hit + ", inputs: [" + inputs +
                     "], outputs: {x: SAID, y: SAID}, " + more + "rows: [\n";
  for (std::size_t i = 0; i < rows.size(); ++i) text += rows[i] + (i + 1 < rows.size() ? ",\n" : "");
  text += R"(]}
  other: {ENTRY, hit: first, inputs: [y], outputs: {up: SAID, down: SAID}, rows: [
    {when: {y: yes}, then: up, text: SAID}, {when: {}, then: down, text: SAID}]}
  sometimes: {ENTRY, hit: first, inputs: [y], applies: {y: yes}, outputs: {up: SAID}, rows: [{when: {}, then: up, text: SAID}]}
  many: {ENTRY, hit: collect, inputs: [y], outputs: {up: SAID, down: SAID}, rows: [{when: {y: yes}, then: up, text: SAID}]}
rules: {r: {ENTRY, group: step, when: {y: yes}}}
counts: {k: {ENTRY, of: [r, r]}}
facts:
  n: {kind: number, integer: yes, min: 0, max: 100, FACT, heading: nn}
  d: {kind: number, min: 0, max: 1, FACT, heading: dd}
  y: {kind: yes_no, FACT, heading: yy}
  c: {kind: choice, FACT, heading: cc, choices: {red: {fr: rouge, en: red}, blue: {fr: bleu, en: blue}, pink: {fr: rose, en: pink}}}
  l: {kind: list, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}}}
  f: {kind: text, FACT, heading: ff}
parameters: {limit: {value: 40, label: SAID}, switch: {value: yes, label: SAID}}
)";
  return faults_of_rules(text);
}

std::string row(const std::string& tests, const std::string& then = "x") {
  return "{when: {" + tests + "}, then: " + then + ", text: SAID}";
}

std::string gap(const std::string& witness) {
  return told(
      2, 3, "no row of `t` holds for: " + witness, "  t: {", 1,
      "add a row, or declare the gap with `gap: {section: …, fr: …, en: …}` if the report leaves it open");
}

const std::string kSaidLong = "{fr: f, en: e}";

std::string overlap(int line, int other, const std::string& witness, const std::string& shown) {
  return told(line, 1,
              "this row and the one on line " + std::to_string(other) + " of `t` both hold for: " + witness,
              shown, 1, "narrow one of them, or let `hit: first` decide by order");
}

std::string shown(const std::string& tests, const std::string& then, const std::string& end) {
  return "{when: {" + tests + "}, then: " + then + ", text: " + kSaidLong + "}" + end;
}

const std::string kGap = "gap: {section: I, fr: f, en: e}, ";

}  // namespace

TEST_CASE("rows that cover everything once are sound", "[gaps]") {
  for (const char* hit : {"unique", "first"}) {
    CHECK(table(hit, "n", {row("n: \"< 30\""), row("n: \"[30..limit]\""), row("n: \"> limit\"")}).empty());
    CHECK(table(hit, "n", {row("n: \"<= 30\""), row("n: \">= 31\"")}).empty());
    CHECK(
        table(hit, "c, y", {row("c: \"red, blue\""), row("c: pink, y: yes"), row("c: pink, y: no")}).empty());
    CHECK(table(hit, "l", {row("l: \"any(up, down)\""), row("l: \"none(up, down)\"")}).empty());
    CHECK(table(hit, "f, n", {row("f: known"), row("f: unknown, n: known"), row("f: unknown, n: unknown")})
              .empty());
    CHECK(table(hit, "r, other", {row("r: yes, other: up"), row("other: down"), row("r: no, other: up")})
              .empty());
    CHECK(table(hit, "k", {row("k: 0"), row("k: 1"), row("k: 2")}).empty());
    CHECK(table(hit, "switch", {row("switch: yes")}).empty());
    CHECK(table(hit, "sometimes", {row("sometimes: up"), row("sometimes: none")}).empty());
    CHECK(table(hit, "", {row("")}).empty());
  }
}

TEST_CASE("a gap is told with something that falls into it", "[gaps]") {
  CHECK(table("unique", "n", {row("n: \"< 30\""), row("n: \"> 30\"")}) == gap("n: 30"));
  CHECK(table("first", "n", {row("n: \"[0..9]\""), row("n: \"]10..100]\"")}) == gap("n: 10"));
  CHECK(table("first", "n", {row("n: \"<= limit\"")}) == gap("n: 41"));
  CHECK(table("unique", "c", {row("c: red"), row("c: blue")}) == gap("c: pink"));
  CHECK(table("unique", "c, y", {row("c: red"), row("c: \"blue, pink\", y: yes")}) == gap("y: no, c: blue"));
  CHECK(table("unique", "y", {row("y: yes")}) == gap("y: no"));
  CHECK(table("unique", "l", {row("l: \"any(up, down)\"")}) == gap("l.up: no, l.down: no"));
  CHECK(table("unique", "l", {row("l: none(up)")}) == gap("l.up: yes"));
  CHECK(table("unique", "f", {row("f: known")}) == gap("f: unknown"));
  CHECK(table("unique", "r", {row("r: no")}) == gap("r: yes"));
  CHECK(table("unique", "other", {row("other: down")}) == gap("other: up"));
  CHECK(table("unique", "sometimes", {row("sometimes: up")}) == gap("sometimes: none"));
  CHECK(table("unique", "many", {row("many: up")}) == gap("many.up: no"));
  CHECK(table("unique", "k", {row("k: \"< 2\"")}) == gap("k: 2"));
  CHECK(table("unique", "switch", {row("switch: no")}) == gap("switch: yes"));
  CHECK(table("unique", "", {}) == gap("whatever its inputs"));
}

TEST_CASE("a gap may be declared, but not where there is none", "[gaps]") {
  CHECK(table("unique", "y", {row("y: yes")}, kGap).empty());
  CHECK(table("first", "y", {row("y: yes"), row("")}, kGap) ==
        told(2, 3, "`t` declares a gap but its rows leave nothing out", "  t: {", 1, "remove `gap`"));
}

TEST_CASE("two rows of a unique table that hold together are told, with where they do", "[gaps]") {
  CHECK(table("unique", "n", {row("n: \"<= 30\""), row("n: \">= 30\"", "y")}) ==
        overlap(5, 4, "n: 30", shown("n: \">= 30\"", "y", "]}")));
  CHECK(table("unique", "y, c", {row("y: yes"), row("c: pink"), row("y: no, c: \"red, blue\"")}) ==
        overlap(5, 4, "y: yes, c: pink", shown("c: pink", "x", ",")));
  CHECK(table("unique", "l", {row("l: \"any(up, down)\""), row("l: none(up)")}) ==
        overlap(5, 4, "l.up: no, l.down: yes", shown("l: none(up)", "x", "]}")));
}

TEST_CASE("every pair of rows that hold together is told", "[gaps]") {
  CHECK(table("unique", "y", {row("y: yes"), row("y: \"yes, no\""), row("")}) ==
        overlap(5, 4, "y: yes", shown("y: \"yes, no\"", "x", ",")) +
            overlap(6, 4, "y: yes", shown("", "x", "]}")) +
            overlap(6, 5, "whatever its inputs", shown("", "x", "]}")));
}

TEST_CASE("a row of a first table that is never reached is told", "[gaps]") {
  const auto never = [](int line, const std::string& text) {
    return told(line, 1, "this row is never reached: the rows above it take all that it accepts", text, 1,
                "move it up, narrow them, or remove it");
  };
  CHECK(table("first", "n", {row("n: \"<= 30\""), row("n: 7"), row("")}) ==
        never(5, shown("n: 7", "x", ",")));
  CHECK(table("first", "y", {row("y: yes"), row("y: no"), row("")}) == never(6, shown("", "x", "]}")));
  CHECK(table("first", "y", {row("y: yes"), row("y: yes", "y"), row("")}) ==
        never(5, shown("y: yes", "y", ",")));
  CHECK(table("first", "n", {row("n: \"> 100\""), row("")}) == never(4, shown("n: \"> 100\"", "x", ",")));
  CHECK(table("first", "other", {row("other: none"), row("")}) == never(4, shown("other: none", "x", ",")));
}

TEST_CASE("rows of an any table may meet where they say the same", "[gaps]") {
  CHECK(table("any", "n", {row("n: '< 60'"), row("n: '> 40'")}).empty());
  CHECK(table("any", "n", {row("n: '< 60'"), row("n: '> 40'", "y")}) ==
        told(5, 1, "this row and the one on line 4 of `t` give different outputs, yet both hold for: n: 41",
             "{when: {n: '> 40'}, then: y, text: " + kSaidLong + "}]}", 1,
             "narrow one of them, or let `hit: first` decide by order"));
  CHECK(table("any", "n", {row("n: '< 60'")}) == gap("n: 60"));
}

TEST_CASE("rows of a priority table may meet, but leave nothing out", "[gaps]") {
  CHECK(table("priority", "n", {row("n: '< 60'"), row("n: '> 40'", "y")}).empty());
  CHECK(table("priority", "n", {row("n: '< 60'")}) == gap("n: 60"));
}

TEST_CASE("whole numbers leave no gap between neighbours, others do", "[gaps]") {
  CHECK(table("unique", "n", {row("n: \"< 30\""), row("n: \"]29..100]\"")}).empty());
  CHECK(table("unique", "d", {row("d: \"< 0.3\""), row("d: \"[0.4..1]\"")})
            .find("error: no row of `t` holds for: d: 0.3\n") != std::string::npos);
}

TEST_CASE("rows of a collect table may meet, and leave out what they like", "[gaps]") {
  CHECK(table("collect", "y, c", {row("y: yes"), row("c: red"), row("y: yes", "y")}).empty());
  CHECK(table("collect", "y", {}).empty());
}

TEST_CASE("rows of a table that counts may meet, and leave out what they like", "[gaps]") {
  CHECK(table("collect_count", "n", {row("n: '< 60'"), row("n: '> 40, < 70'", "y")}).empty());
}

TEST_CASE("31 thresholds of one fact fit, 32 are too many", "[gaps]") {
  const auto rules = [](int thresholds) {
    std::string text = "rules:\n";
    for (int i = 1; i <= thresholds; ++i)
      text += fmt::format("  r{}: {{ENTRY, group: step, when: {{n: {}}}}}\n", i, i);
    return faults_of_rules(text + "facts:\n  n: {\nkind: number, min: 0, max: 100, FACT, heading: nn}\n");
  };
  CHECK(rules(31).empty());
  CHECK(rules(32) == told(35, 3, "more than 31 thresholds cut this fact", "  n: {", 1,
                          "let rules share thresholds through a parameter"));
}

// A story: a count that is tested against more than 31 numbers is left uncut without a word; its tests are
// then answered by whatever number stands for the whole axis.
TEST_CASE("a count with too many thresholds is told too", "[gaps]") {
  std::string text =
      "facts: {y: {kind: yes_no, FACT, heading: h}}\nrules:\n  r: {ENTRY, group: step, when: {y: yes}}\n";
  std::string of;
  for (int i = 0; i < 40; ++i) {
    of += i == 0 ? "r" : ", r";
    text += fmt::format("  k{}: {{ENTRY, group: step, when: {{k: {}}}}}\n", i, i);
  }
  CHECK_FALSE(faults_of_rules(text + "counts: {k: {ENTRY, of: [" + of + "]}}\n").empty());
}

constexpr const char* kScoped = R"(applies: {y: yes}
facts:
  y: {kind: yes_no, FACT, heading: yy}
  z: {kind: yes_no, FACT, heading: zz}
tables:
  t: {ENTRY, hit: unique, inputs: [u], outputs: {x: SAID}, rows: [{when: {u: up}, then: x, text: SAID}]}
  u: {ENTRY, hit: first, inputs: [z], outputs: {up: SAID}, ROWS}
)";

std::string scoped(const std::string& rows) {
  std::string text = kScoped;
  return faults_of_rules(text.replace(text.find("ROWS"), 4, rows));
}

TEST_CASE("within one scope a table that always speaks there always gives something", "[gaps]") {
  CHECK(scoped("rows: [{when: {}, then: up, text: SAID}]").empty());
}

TEST_CASE("within one scope a table that asks for more may give nothing", "[gaps]") {
  const std::string faults = scoped("applies: {z: yes}, rows: [{when: {}, then: up, text: SAID}]");
  CHECK(faults.find("no row of `t` holds for: u: none\n") != std::string::npos);
}

}  // namespace diagclub
