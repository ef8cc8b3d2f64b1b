"""Rule sets that are broken on purpose: each fault is found, with the code expected and no other error.

The same faults are put before two analysers that know nothing of the rules' meaning, a JSON Schema validator (with our
own schema of rule files) and yamllint, so that the README can say what proofs add.
"""
import json
import shutil
import subprocess
import unittest

import jsonschema
import yaml

from program import ROOT, Case, run

SOUND = ROOT / "tests" / "e2e" / "rule_sets" / "sound" / "rules.yaml"

WHOLE_TRADE = """    hit: first
    inputs: [members.share]
    outputs:
      main: {fr: principal, en: main}
    gap: {section: I, fr: non dit, en: not said}
    rows:
      - {when: {members.share: "> half"}, then: main, text: {fr: a, en: a}}
"""

RIVAL = """recommendations:
  rival:
    label: {fr: rival, en: rival}
    text: {fr: rival, en: rival}
    source: {section: II, catalogue: [A-3]}
    certainty: stated
    who: club
    timing: first
    priority: 2
    opposes: [meet]
    when: {members.firms: "< 100"}
"""

# Name: (code, what is written, what is put in its place).
FAULTS = {
    # What cannot be read.
    "a bracket left open": ("bad-yaml", "identity: [members.firms]", "identity: [members.firms"),
    "an anchor": ("bad-yaml", "kind: choice", "kind: &k choice"),
    "a key twice": ("duplicate-key", "  thousand: {", "  half: {value: 1, label: {fr: x, en: x}}\n  thousand: {"),
    "a misspelt key": ("unknown-key", "    hit: unique", "    hits: unique"),
    "no condition": ("missing-key", "    when: {members.lively: no}\n", ""),
    "no source": ("missing-source", "    source: {section: III, catalogue: [A-3]}\n", ""),
    "no section": ("missing-source", "source: {section: III, catalogue: [A-3]}", "source: {catalogue: [A-3]}"),
    "no certainty": ("missing-certainty", "    certainty: stated\n    when: {members.lively: yes", "    when: {members.lively: yes"),
    "one language": ("missing-translation", "label: {fr: riche, en: rich}", "label: {fr: riche}"),
    "a list for a mapping": ("wrong-shape", "    outputs:\n      main: {fr: principal, en: main}", "    outputs: [main]"),
    "a word for a number": ("wrong-shape", "priority: 1", "priority: soon"),
    "a policy that is none": ("bad-value", "hit: unique", "hit: best"),
    "bounds of a yes/no": ("misplaced-key", "{kind: yes_no, label", "{kind: yes_no, min: 0, label"),
    "bounds the wrong way round": ("empty-bounds", "integer: yes, min: 0, max: 500", "integer: yes, min: 600, max: 500"),
    "nothing to choose from": ("no-choices", "    choices:\n      training: {fr: formation, en: training}\n      export: {fr: exportation, en: exporting}", "    choices: {}"),
    "a formula cut short": ("bad-formula", "formula: members.dues + members.grants", "formula: members.dues +"),
    "two conditions side by side": ("bad-condition", "when: {any: [{members.income", "when: {members.lively: yes, any: [{members.income"),
    "a range without an end": ("bad-test", '"> half"}, then: main', '"[half.."}, then: main'),
    "a decimal comma": ("bad-test", 'members.firms: "> 10"', 'members.firms: "> 10,5"'),
    "a zero before a number": ("bad-test", 'members.firms: "> 10"', 'members.firms: "> 010"'),
    "a decimal comma of a parameter": ("bad-value", "{value: 900, unit: F", '{value: "0,9", unit: F'),
    "a zero before a bound": ("wrong-shape", "max: 500", "max: 0500"),
    "round brackets": ("bad-test", 'members.firms: "> 10"', 'members.firms: "(10..20)"'),
    "any in a row": ("bad-condition", "{when: {members.scope: one}, then: B1", "{when: {any: [{members.scope: one}]}, then: B1"),
    "no page": ("missing-part", "page:\n  identity: [members.firms]\n  verdicts: [{of: class, with: [level]}]\n  counts: [goods]\n", ""),
    # What does not fit together.
    "a fact that is not there": ("unknown-name", "when: {members.lively: no}", "when: {members.livly: no}"),
    "a certainty that is not there": ("unknown-name", "certainty: stated\n    hit: unique", "certainty: sure\n    hit: unique"),
    "an output that is not there": ("unknown-name", "then: high", "then: higher"),
    "a count of a table": ("wrong-kind-of-name", "of: [alive, rich]", "of: [alive, class]"),
    "two rules of one name": ("declared-twice", "  level:\n    label", "  alive:\n    label"),
    "one key for two facts": ("taken-word", "heading: aides", "heading: cotisation"),
    "a test of what is no input": ("not-an-input", "inputs: [members.share]", "inputs: [members.firms]"),
    "a number tested as a word": ("wrong-kind", "when: {members.lively: no}", 'when: {members.scope: "> 3"}'),
    "all of a choice": ("wrong-kind", "members.scope: one}", 'members.scope: "all(one)"}'),
    "francs against per cent": ("unit-mismatch", '"> costly"', '"> half"'),
    "francs and per cent added": ("unit-mismatch", "members.dues + members.grants", "members.dues + members.share"),
    "a choice that is not there": ("unknown-choice", "members.scope: one}", "members.scope: on}"),
    "ends swapped": ("empty-range", 'members.firms: "> 10"', 'members.firms: "[30..10]"'),
    "too many thresholds": ("too-many", 'members.firms: "> 10"', 'members.firms: "' + ", ".join(str(n) for n in range(100, 140)) + '"'),
    "an output called none": ("reserved-name", "      low: {fr: bas, en: low}", "      low: {fr: bas, en: low}\n      none: {fr: rien, en: nothing}"),
    "a rule that needs itself": ("cycle", 'when: {members.lively: yes, members.firms: "> 10"}', 'when: {members.lively: yes, goods: "> 1"}'),
    "no id of the catalogue": ("missing-catalogue-id", "source: {section: III, catalogue: [A-3]}", "source: {section: III}"),
    "an id that is not there": ("unknown-catalogue-id", "source: {section: III, catalogue: [A-3]}", "source: {section: III, catalogue: [A-33]}"),
    "an id that nothing implements": ("unimplemented", ", not_a_rule: {fr: un récit, en: a tale}", ""),
    "an id that is no rule, cited": ("cited-no-rule", "source: {section: III, catalogue: [A-3]}", "source: {section: III, catalogue: [A-3, A-4]}"),
    # What can be read and evaluated, and is wrong.
    "a gap of one number": ("gap", '"several, closed", members.firms: ">= 60"', '"several, closed", members.firms: "> 60"'),
    "a choice forgotten": ("gap", 'members.scope: "several, closed", members.firms: ">= 60"', 'members.scope: several, members.firms: ">= 60"'),
    "a gap through another table": ("gap", "      - {when: {}, then: low, text: {fr: a, en: a}}", "      - {when: {class: B1}, then: low, text: {fr: a, en: a}}"),
    "a gap that is none": ("useless-gap", "    hit: unique\n", "    hit: unique\n    gap: {section: I, fr: x, en: x}\n"),
    "rows that meet at one number": ("overlap", 'members.firms: "< 60"}', 'members.firms: "<= 60"}'),
    "rows that meet in one choice": ("overlap", "{members.scope: one}", '{members.scope: "one, closed"}'),
    "rows of any that differ": ("overlap", "hit: first\n    inputs: [class, members.themes]", "hit: any\n    inputs: [class, members.themes]"),
    "an overlap that is none": ("useless-overlap", "    hit: unique\n", "    hit: unique\n    overlap: {section: I, fr: x, en: x}\n"),
    "an overlap where order decides": ("misplaced-key", "    hit: first\n", "    hit: first\n    overlap: {section: I, fr: x, en: x}\n"),
    "an overlap in one language": ("missing-translation", "    hit: unique\n", "    hit: unique\n    overlap: {section: I, fr: x}\n"),
    "rows that only their order reconciles": ("order-decides", "      - {when: {}, then: low, text: {fr: a, en: a}}", "      - {when: {members.themes: training}, then: low, text: {fr: a, en: a}}\n      - {when: {}, then: low, text: {fr: a, en: a}}"),
    "a table that never applies": ("dead-table", "applies: {members.lively: yes}", "applies: {all: [{members.lively: yes}, {members.lively: no}]}"),
    "a row under one that takes all": ("dead-row", '      - {when: {class: B2, members.themes: "all(training, export)"}, then: high, text: {fr: a, en: a}}\n      - {when: {}, then: low, text: {fr: a, en: a}}', '      - {when: {}, then: low, text: {fr: a, en: a}}\n      - {when: {class: B2, members.themes: "all(training, export)"}, then: high, text: {fr: a, en: a}}'),
    "a row beyond the bounds": ("dead-row", '{members.share: "> half"}, then: main', '{members.share: "> 100"}, then: main'),
    "a row within another": ("redundant-row", WHOLE_TRADE, WHOLE_TRADE.replace("hit: first", "hit: collect").replace("    gap: {section: I, fr: non dit, en: not said}\n", "") + '      - {when: {members.share: "> 70"}, then: main, text: {fr: a, en: a}}\n'),
    "an output that no row gives": ("never-given", "      B2: {fr: b2, en: b2}", "      B2: {fr: b2, en: b2}\n      B3: {fr: b3, en: b3}"),
    "a rule that asks for both": ("dead-rule", "applies: {members.firms: \"> 60\"}\n    when: {members.lively: no}", "applies: {members.firms: \"> 60\"}\n    when: {all: [{members.lively: no}, {members.firms: \"< 20\"}]}"),
    "a rule dead through another": ("dead-rule", "    when: {members.lively: no}", "    when: {all: [alive, {members.lively: no}]}"),
    "advice that nobody gets": ("dead-recommendation", 'when: {any: [{level: low, goods: "< 2"}, {trade: main, members.firms: "> 60"}]}', "when: {trade: main, members.share: \"< 20\"}"),
    "for and against at once": ("contradicts", "applies: {members.firms: \"> 60\"}\n    when: {members.lively: no}", "when: {all: [{members.firms: \"> 10\"}, {not: {members.lively: no}}]}"),
    "a rule that asks nothing": ("always-true", "    when: {members.lively: no}", '    when: {members.firms: ">= 60"}'),
    "a threshold out of place": ("useless-test", 'when: {members.lively: yes, members.firms: "> 10"}', 'when: {all: [{members.lively: yes}, {members.firms: "> 10"}, {members.firms: "> 4"}]}'),
    "a test that always holds": ("useless-test", 'members.firms: "> 10"}', 'members.firms: ">= 0"}'),
    "a member that another holds": ("useless-member", 'members.firms: "> 10"}', 'members.firms: "> 10, 50"}'),
    "a choice twice": ("useless-member", 'members.scope: "several, closed", members.firms: "< 60"', 'members.scope: "several, closed, several", members.firms: "< 60"'),
    "one rule twice": ("same-as", 'when: {any: [{members.income: "> costly"}, {members.share: "> half", counts_chamber: yes}]}', 'when: {not: {any: [{members.lively: no}, {members.firms: "<= 10"}]}}'),
    "a rule and its opposite": ("opposite-of", 'when: {any: [{members.income: "> costly"}, {members.share: "> half", counts_chamber: yes}]}', 'when: {any: [{members.lively: no}, {members.firms: "<= 10"}]}'),
    "an input that no row tests": ("unused-input", "inputs: [members.share]", "inputs: [members.share, members.firms]"),
    "a question asked for nothing": ("unused-fact", '{members.income: "> costly"}', '{members.firms: "> 90"}'),
    "a parameter left over": ("unused-parameter", "parameters:\n", "parameters:\n  left_over: {value: 3, label: {fr: x, en: x}}\n"),
    "a placeholder of nothing": ("bad-placeholder", "text: {fr: vivant, en: alive}", 'text: {fr: "vivant {members.firm}", en: "alive {members.firm}"}'),
    "advice against advice": ("opposed-together", "recommendations:\n", RIVAL),
    "a threat without an answer": ("unanswered-threat", "when_yes: holds_back", "when_yes: threatens"),
    "a sentence never said": ("dead-variant", "page:\n", "synthesis:\n  what:\n    says:\n      - {text: {fr: a, en: a}}\n      - {when: {members.lively: yes}, text: {fr: b, en: b}}\npage:\n"),
    # What is allowed and should not be, or need not be.
    "an allowance of nothing": ("useless-allowance", "  alive:\n", "  # allow same-as: it is said twice\n  alive:\n"),
    "an allowance without a reason": ("bad-allowance", "  alive:\n", "  # allow same-as\n  alive:\n"),
    "nearly an allowance": ("bad-allowance", "  alive:\n", "  # Allow same-as: it is said twice\n  alive:\n"),
    "an allowance of a cycle": ("bad-allowance", "  alive:\n", "  # allow cycle: so be it\n  alive:\n"),
}

# Faults of presumptions have a rule set of their own: tests/e2e/test_presumptions.py, and what is proved of them
# tests/reason/proofs/presumption_proofs_test.cc.
PRESUMED = {"dead-presumption", "impossible-presumption", "rests-on-silence", "silence-on-silence", "contested-presumptions",
            "useless-unless", "useless-yield", "yields-to-other"}

# What the README says of it, kept true here.
FOUND_BY_SCHEMA = 22
FOUND_BY_YAMLLINT = 2


def seeded(old, new):
    text = SOUND.read_text()
    assert old in text, old
    return text.replace(old, new, 1)


class Seeded(Case):
    def problems(self, text):
        self.write("r/rules.yaml", text)
        result = self.run_here("rules", "check", "--rules", "r", "--format", "json")
        self.assertEqual("", result.err)
        return result.status, json.loads(result.out)["problems"]

    def test_the_sound_one_has_no_problem(self):
        self.assertEqual((0, []), self.problems(SOUND.read_text()))

    def test_there_are_enough_and_every_code_is_among_them(self):
        self.assertGreaterEqual(len(FAULTS), 40)
        listed = [line.split(" ")[0] for line in run("rules", "check", "--explain", "all", "--lang", "en").out.splitlines()
                  if line and line[0] != " "]
        # What is wrong with the folder and not with a file stands in test_rules_folder.py.
        self.assertEqual(sorted(set(listed)), sorted({code for code, _, _ in FAULTS.values()} | {"file-passed-over", "unreadable-file"} | PRESUMED))

    def test_each_is_found(self):
        for name, (code, old, new) in FAULTS.items():
            with self.subTest(name):
                status, problems = self.problems(seeded(old, new))
                self.assertEqual(1, status)
                self.assertIn(code, [problem["code"] for problem in problems])
                if code != "missing-part":
                    self.assertTrue(all(problem["line"] > 0 for problem in problems))

    def test_gaps_and_overlaps_are_shown_by_a_fiche_that_diagnose_takes(self):
        shown = 0
        for name, (code, old, new) in FAULTS.items():
            if code not in ("gap", "overlap"):
                continue
            with self.subTest(name):
                _, problems = self.problems(seeded(old, new))
                fault = next(problem for problem in problems if problem["code"] == code)
                self.assertTrue(fault["fiche"].startswith("{name: …"), fault)
                result = self.run_here("diagnose", "--rules", "r", "--lang", "en", "-", stdin=fault["fiche"] + "\n")
                self.assertEqual(0, result.status, result.err)
                said = "no row of " if code == "gap" else "two rows of "
                self.assertIn(f"r/rules.yaml:{fault['line']}:{fault['column']}: warning: {said}", result.err)
                if "no row of `class`" in result.err:
                    self.assertIn("no row holds", result.out)
                shown += 1
        self.assertGreaterEqual(shown, 6)

    def test_a_declared_overlap_is_no_fault_and_its_text_is_said(self):
        declared = "    hit: unique\n    overlap: {section: IV, fr: il se contredit, en: it says both}\n"
        meets = seeded('members.firms: "< 60"}', 'members.firms: "<= 60"}')
        _, problems = self.problems(meets)
        fault = next(problem for problem in problems if problem["code"] == "overlap")
        self.assertEqual((0, []), self.problems(meets.replace("    hit: unique\n", declared, 1)))
        result = self.run_here("diagnose", "--rules", "r", "--lang", "en", "-", stdin=fault["fiche"] + "\n")
        self.assertEqual((0, ""), (result.status, result.err))
        self.assertIn("it says both [IV]\n", result.out)

    def test_what_only_order_decides_is_shown_by_a_fiche_whose_outcome_it_decides(self):
        code, old, new = FAULTS["rows that only their order reconciles"]
        _, problems = self.problems(seeded(old, new))
        fault = next(problem for problem in problems if problem["code"] == code)
        self.assertEqual("warning", fault["severity"])

        def level():
            result = self.run_here("diagnose", "--rules", "r", "--format", "json", "-", stdin=fault["fiche"] + "\n")
            self.assertEqual((0, ""), (result.status, result.err))
            return json.loads(result.out)["tables"]["level"]["value"]

        self.assertEqual("high", level())
        lines = seeded(old, new).split("\n")
        row = fault["line"] - 1
        lines[row - 1], lines[row] = lines[row], lines[row - 1]
        self.write("r/rules.yaml", "\n".join(lines))
        self.assertEqual("low", level())

    def test_what_only_order_decides_can_be_allowed_and_is_no_error(self):
        code, old, new = FAULTS["rows that only their order reconciles"]
        text = seeded(old, new)
        self.write("r/rules.yaml", text)
        self.assertEqual(0, self.run_here("rules", "check", "--rules", "r", "--severity", "error").status)
        self.assertEqual(1, self.run_here("rules", "check", "--rules", "r").status)
        allowed = text.replace("      - {when: {members.themes: training}", "      # allow order-decides: both themes outweigh one\n      - {when: {members.themes: training}")
        self.assertEqual((0, []), self.problems(allowed))
        # Under `priority` the order of outputs is declared to decide.
        self.assertEqual((0, []), self.problems(text.replace("hit: first\n    inputs: [class", "hit: priority\n    inputs: [class")))

    def test_what_a_schema_and_yamllint_find_of_them(self):
        schema = json.loads(run("schema", "rules", "--rules", str(SOUND.parent)).out)
        validator = jsonschema.validators.validator_for(schema)(schema)
        by_schema, by_yamllint = [], []
        for name, (_, old, new) in FAULTS.items():
            text = seeded(old, new)
            try:
                data = yaml.safe_load(text)
                if any(validator.iter_errors(data)):
                    by_schema.append(name)
            except yaml.YAMLError:
                by_schema.append(name)
            self.write("lint.yaml", text)
            lint = subprocess.run(["yamllint", "-d", "relaxed", "-f", "parsable", "lint.yaml"], cwd=self.folder, capture_output=True, text=True)
            if "[error]" in lint.stdout:
                by_yamllint.append(name)
        self.assertEqual((FOUND_BY_SCHEMA, FOUND_BY_YAMLLINT), (len(by_schema), len(by_yamllint)), (by_schema, by_yamllint))


if __name__ == "__main__":
    unittest.main()
