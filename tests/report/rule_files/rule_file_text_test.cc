// Small files in, the same in canonical layout out.
#include "report/rule_files/rule_file_text.h"

#include "rule_text.h"

namespace diagclub {
namespace {

std::string laid_out(const std::string& text) {
  Diagnostics diagnostics;
  const auto result = reformatted(Source("a.yaml", text), diagnostics);
  if (!result) return text_from(diagnostics);
  CHECK(reformatted(Source("a.yaml", *result), diagnostics) == result);
  return *result;
}

std::string words(std::size_t count) {
  std::string text = "mot";
  for (; count > 1; --count) text += " mot";
  return text;
}

}  // namespace

TEST_CASE("levels are two spaces, lists two spaces right of their key", "[fmt]") {
  CHECK(laid_out("a:\n     b: 1\n     c:\n     - x\n     -   y: 1\n         z: 2\n") ==
        "a:\n  b: 1\n  c:\n    - x\n    - y: 1\n      z: 2\n");
  CHECK(laid_out("-\n  - a\n  -   - b\n") == "- - a\n  - - b\n");
  CHECK(laid_out("---\n? a\n: b\n...\n") == "a: b\n");
  CHECK(laid_out("a:   1   \r\nb: 2") == "a: 1\nb: 2\n");
  CHECK(laid_out("\xEF\xBB\xBF"
                 "a: 1\n") == "a: 1\n");
  CHECK(laid_out("mot") == "mot\n");
}

TEST_CASE("brackets stay where they fit their line", "[fmt]") {
  CHECK(laid_out("a: {b: 1,\n  c: [x,y , z]}\nd: [ ]\ne: { }\n") ==
        "a: {b: 1, c: [x, y, z]}\nd: []\ne: {}\n");
  CHECK(laid_out("a: {b, c}\n") == "a: {b: ~, c: ~}\n");
  CHECK(laid_out("a: [b: 1]\n") == "a: [{b: 1}]\n");
  const std::string names(50, 'n');
  CHECK(laid_out("a: [" + names + ", " + names + ", [x, y], 123]\n") ==
        "a: [" + names + ", " + names + ", [x, y], 123]\n");
  CHECK(laid_out("a: [" + names + ", " + names + ", [x, y], 1234]\n") ==
        "a:\n  - " + names + "\n  - " + names + "\n  - [x, y]\n  - 1234\n");
  CHECK(laid_out("- {a: " + names + ", b: " + names + ", c: 1234}\n") ==
        "- a: " + names + "\n  b: " + names + "\n  c: 1234\n");
}

TEST_CASE("long texts are folded, short ones stand on the line", "[fmt]") {
  CHECK(laid_out("a: >-\n  un\n  deux\n") == "a: un deux\n");
  CHECK(laid_out("a: un\n  deux\n") == "a: un deux\n");
  CHECK(laid_out("a: " + words(29) + "\n") == "a: " + words(29) + "\n");
  CHECK(laid_out("a: " + words(30) + "\n") == "a: >-\n  " + words(29) + "\n  mot\n");
  CHECK(laid_out("- " + words(30) + "\n") == "- >-\n  " + words(29) + "\n  mot\n");
  CHECK(laid_out("a: " + words(29) + " ?!!!\n") == "a: >-\n  " + words(28) + "\n  mot ?!!!\n");
  CHECK(laid_out("a: " + std::string(200, 'w') + "\n") == "a: " + std::string(200, 'w') + "\n");
  CHECK(laid_out("a: un " + std::string(200, 'w') + " deux\n") ==
        "a: >-\n  un\n  " + std::string(200, 'w') + "\n  deux\n");
  CHECK(laid_out("clé_" + std::string(60, 'k') + ": " + std::string(100, 'w') + "\n") ==
        "clé_" + std::string(60, 'k') + ": >-\n  " + std::string(100, 'w') + "\n");
}

TEST_CASE("a text keeps its own lines", "[fmt]") {
  CHECK(laid_out("a: |\n     un\n\n       deux\n     trois\n") == "a: |\n  un\n\n    deux\n  trois\n");
  CHECK(laid_out("a: \"un\\ndeux\"\n") == "a: |-\n  un\n  deux\n");
  CHECK(laid_out("a: >\n  un\n\n  deux\n") == "a: |\n  un\n  deux\n");
  CHECK(laid_out("a: |-\n  " + words(40) + "\n  fin\n") ==
        "a: >-\n  " + words(29) + "\n  " + words(11) + "\n\n  fin\n");
  CHECK(laid_out("a: |+\n  un\n\nb: 1\n") == "a: \"un\\n\\n\"\n\nb: 1\n");
  CHECK(laid_out("a: \" un\\n\"\nb: \"un \\ndeux\"\n") == "a: \" un\\n\"\nb: \"un \\ndeux\"\n");
}

TEST_CASE("quotes stand where they are needed", "[fmt]") {
  CHECK(laid_out("a: 'mot'\nb: \"d’été\"\nc: 'it''s'\n\"d\": 'x'\n") == "a: mot\nb: d’été\nc: it's\nd: x\n");
  CHECK(laid_out("a: 'x: y'\nb: 'x #y'\nc: 'x:'\nd: '- x'\ne: '{x}'\nf: ' x'\n'g: h': '%'\n") ==
        "a: \"x: y\"\nb: \"x #y\"\nc: \"x:\"\nd: \"- x\"\ne: \"{x}\"\nf: \" x\"\n\"g: h\": \"%\"\n");
  CHECK(laid_out("a: 'yes'\nb: yes\nc: '12'\nd: 12\ne: ''\nf: ~\ng: '~'\nh:\n") ==
        "a: \"yes\"\nb: yes\nc: \"12\"\nd: 12\ne: \"\"\nf:\ng: \"~\"\nh:\n");
  CHECK(laid_out("a: '> 5'\nb: '< 5'\nc: < 5\nd: '[1..2]'\n") ==
        "a: \"> 5\"\nb: \"< 5\"\nc: \"< 5\"\nd: \"[1..2]\"\n");
  CHECK(laid_out("a: 'T2, T3'\nb: {c: 'T2, T3', d: 'pourquoi ?', e: \"mot\"}\n") ==
        "a: T2, T3\nb: {c: \"T2, T3\", d: \"pourquoi ?\", e: mot}\n");
  CHECK(laid_out("a: \"say \\\"x\\\" #\"\nb: \"x\\\\: y\"\nc: \"l'x: \\\"\"\nd: \"\\t\\a\"\n") ==
        "a: 'say \"x\" #'\nb: 'x\\: y'\nc: \"l'x: \\\"\"\nd: \"\\t\\x07\"\n");
  CHECK(laid_out("'...': 1\n'---': '---'\n") == "\"...\": 1\n\"---\": ---\n");
}

TEST_CASE("comments stay with what they stand before or beside", "[fmt]") {
  CHECK(laid_out("#head\n\n\n\na:\n\n      # b\n      b: 1     # one\n\n\n      # end of a\n# c\nc: [x]    # "
                 "all\n# end\n\n") ==
        "#head\n\na:\n  # b\n  b: 1  # one\n\n  # end of a\n# c\nc: [x]  # all\n# end\n");
  CHECK(laid_out("a: >-   # one\n  un deux\nb: {  # two\n  c: 1,\n  d: {e: 2}  # three\n  }\n") ==
        "a: un deux  # one\nb:  # two\n  c: 1\n  d: {e: 2}  # three\n");
  CHECK(laid_out("a: " + words(30) + "  # one\n") == "a: >-  # one\n  " + words(29) + "\n  mot\n");
  CHECK(laid_out("-   # one\n   - # two\n       a: 1 # three\n") == "# one\n# two\n- - a: 1  # three\n");
  CHECK(laid_out("a:\n  # nothing yet\nb: 1\n") == "a:\n  # nothing yet\nb: 1\n");
}

TEST_CASE("the keys of an entry come in the order of the page on rules", "[fmt]") {
  CHECK(laid_out("rules:\n  b.a:\n    when: {y: 1, x: 2}\n    # the source\n    source: {catalogue: [A], "
                 "section: I}\n\n"
                 "    odd: 1\n    text: {en: a, fr: b}\n    group: g\n  a.a: {when: x}\n") ==
        "rules:\n  b.a:\n    group: g\n    text: {fr: b, en: a}\n    # the source\n    source: {section: I, "
        "catalogue: [A]}\n"
        "    when: {y: 1, x: 2}\n\n    odd: 1\n  a.a: {when: x}\n");
  CHECK(laid_out(
            "facts: {a: {choices: {z: {aliases: [q], en: a, fr: b}, y: {fr: c, en: d}}, kind: choice}}\n") ==
        "facts: {a: {kind: choice, choices: {z: {fr: b, en: a, aliases: [q]}, y: {fr: c, en: d}}}}\n");
  CHECK(laid_out("cases:\n  - # first\n    expect: {b: 1, a: 2}\n    name: x\n") ==
        "cases:\n  # first\n  - name: x\n    expect: {b: 1, a: 2}\n");
  CHECK(laid_out("other: {when: 1, group: 2}\n") == "other: {when: 1, group: 2}\n");
}

TEST_CASE("what cannot be read is told as by every command", "[fmt]") {
  CHECK(laid_out("a: &x 1\n") ==
        "a.yaml:1:4: error: an anchor (`&name`) is not accepted here\n  1 | a: &x 1\n    |    ^\n"
        "    = help: write the value out where it is needed\n");
  CHECK(laid_out("# only\n").find("there is nothing in it") != std::string::npos);
}

TEST_CASE("what cannot be laid out safely is left alone", "[fmt]") {
  const std::string refused =
      "a.yaml: error: it cannot be laid out without changing what it says\n"
      "  = help: it is left as it is; write it in a simpler way\n";
  // yaml-cpp reads so long a key behind a `?` only.
  CHECK(laid_out("? " + std::string(1100, 'k') + "\n: 1\n") == refused);
  // Every `#` of the file must be found again; this one is none.
  CHECK(laid_out("a: \"\\x23\"\n") == refused);
}

}  // namespace diagclub
