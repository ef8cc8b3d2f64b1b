// Every rule says where the report has it; every id of the catalogue is implemented or explained away.
#include "check/told.h"
#include "rule_text.h"

namespace diagclub {

TEST_CASE("every entry names an id of the catalogue", "[sources]") {
  const std::string rest = "label: SAID, text: SAID, certainty: stated, ";
  const std::string text =
      "rules:\n  r: {" + rest + "group: step, when: {switch: yes},\nsource: {section: I}}\n" +
      "tables:\n  t: {" + rest + "hit: collect, inputs: [], outputs: {}, rows: [],\nsource: {section: I}}\n" +
      "counts:\n  k: {" + rest + "of: [],\nsource: {section: I, catalogue: []}}\n" +
      "recommendations:\n  v: {" + rest +
      "who: club, timing: first, priority: 1, when: r,\nsource: {section: I}}\n" +
      "parameters: {switch: {value: yes, label: SAID}}\n"
      "catalogue: {A: {section: I, fr: f, en: e, not_a_rule: SAID}}\n";
  const auto lacks = [](int line, const std::string& name, const std::string& shown) {
    return told(line, 9, "`" + name + "` names no id of the catalogue", shown, 1,
                "add `catalogue: [id, …]` to its source");
  };
  CHECK(faults_of_rules(text) ==
        lacks(6, "t", "source: {section: I}}") + lacks(3, "r", "source: {section: I}}") +
            lacks(9, "k", "source: {section: I, catalogue: []}}") + lacks(12, "v", "source: {section: I}}"));
}

TEST_CASE("without a catalogue any id will do", "[sources]") {
  CHECK(faults_of_rules("counts: {k: {ENTRY, of: []}}\n").empty());
  CHECK(faults_of_rules("counts: {k: {label: SAID, text: SAID, certainty: stated, of: [],\n"
                        "source: {section: I}}}\n")
            .empty());
}

TEST_CASE("with a catalogue every id is cited or explained away, and every citation is of it", "[sources]") {
  const std::string text = R"(counts:
  k: {label: SAID, text: SAID, certainty: stated, of: [],
    source: {section: I, catalogue: [A-1, A-2, A-44, Z]}}
catalogue:
  A-1: {
    section: I, fr: f, en: e}
  A-2: {
    section: I, fr: f, en: e, not_a_rule: SAID}
  A-3: {
    section: I, fr: f, en: e}
  A-4: {
    section: I, fr: f, en: e, not_a_rule: SAID}
)";
  const std::string cited = "    source: {section: I, catalogue: [A-1, A-2, A-44, Z]}}";
  CHECK(faults_of_rules(text) ==
        told(7, 3, "`A-2` is said to be no rule, yet something cites it", "  A-2: {", 3,
             "remove `not_a_rule`, or the citation") +
            told(9, 3, "nothing implements `A-3`", "  A-3: {", 3,
                 "cite it, or say why not with `not_a_rule: {fr: …, en: …}`") +
            told(3, 13, "there is no id `A-44` in the catalogue", cited, 1, "did you mean `A-4`?") +
            told(3, 13, "there is no id `Z` in the catalogue", cited, 1, "declare it under `catalogue`"));
}

TEST_CASE("a row's own citation counts", "[sources]") {
  CHECK(faults_of_rules(R"(tables:
  t: {ENTRY, hit: first, inputs: [], outputs: {x: SAID},
    rows: [{when: {}, then: x, text: SAID, source: {section: I, catalogue: [B]}}]}
catalogue: {c: {section: I, fr: f, en: e}, B: {section: I, fr: f, en: e}}
)")
            .empty());
}

}  // namespace diagclub
