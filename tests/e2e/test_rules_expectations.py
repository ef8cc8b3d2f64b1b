"""What tests expect: outcomes compared as sets, and each mistake in naming or writing tests told as what it is."""
import json
import xml.etree.ElementTree as ElementTree

from program import ROOT, Case

RULES = """\
rule_set: {name: trial, title: {fr: essai, en: trial}}
sources: {doc: {title: {fr: doc, en: doc}, year: 2020}}
certainties: {stated: {fr: affirmé, en: stated}}
facts:
  name: {kind: text, required: yes, label: {fr: nom, en: name}, question: {fr: "Nom ?", en: "Name?"}, heading: nom}
  age: {kind: number, min: -50, max: 150, label: {fr: age, en: age}, question: {fr: "age ?", en: "age?"}, heading: age}
  risk: {kind: choice, label: {fr: risk, en: risk}, question: {fr: "risk ?", en: "risk?"}, heading: risk, choices: {high: {fr: high, en: high}, low: {fr: low, en: low}}}
tables:
  approval:
    label: {fr: t, en: t}
    text: {fr: t, en: t}
    source: {section: I}
    certainty: stated
    hit: collect
    inputs: [age, risk]
    outputs: {basic: {fr: a, en: a}, standard: {fr: b, en: b}, declined: {fr: c, en: c}}
    rows:
      - {when: {age: ">= 18", risk: low}, then: basic, text: {fr: r, en: r}}
      - {when: {age: "< 18"}, then: declined, text: {fr: r, en: r}}
      - {when: {risk: high}, then: standard, text: {fr: r, en: r}}
  size:
    label: {fr: t, en: t}
    text: {fr: t, en: t}
    source: {section: I}
    certainty: stated
    hit: unique
    inputs: [age]
    outputs: {small: {fr: a, en: a}, large: {fr: b, en: b}}
    rows:
      - {when: {age: "< 18"}, then: small, text: {fr: r, en: r}}
      - {when: {age: ">= 18"}, then: large, text: {fr: r, en: r}}
page: {identity: [name]}
"""


class Expectations(Case):
    def setUp(self):
        super().setUp()
        self.write("r/rules.yaml", RULES)

    def tried(self, expect, fiche="{age: 10, risk: high}"):
        self.write("t.cases.yaml", f"cases:\n  - name: one\n    fiche: {fiche}\n    expect: {expect}\n")
        return self.run_here("rules", "test", "--rules", "r", "--lang", "en", "t.cases.yaml")

    def test_order_does_not_matter(self):
        for expect in ("{approval: [declined, standard]}", "{approval: [standard, declined]}", '{approval: "[declined,standard]"}'):
            self.assert_result(self.tried(expect), 0, "1 passed, 0 failed\n", "")
        for expect in ("{size: small | large}", "{size: large|small}", "{size: open}"):
            self.assert_result(self.tried(expect, "{risk: low}"), 0, "1 passed, 0 failed\n", "")

    def test_what_differs_still_fails(self):
        for expect in ("{approval: [declined]}", "{approval: []}", "{approval: [basic, declined, standard]}", "{size: large}", "{size: small | large}"):
            self.assertEqual(1, self.tried(expect).status, expect)

    def test_what_can_never_come_out_is_told_at_its_place(self):
        self.assert_result(self.tried("{size: smal}"), 2, "",
                           "t.cases.yaml:4:20: error: `size` is never `smal`\n  4 |     expect: {size: smal}\n"
                           "    |                    ^^^^\n    = help: did you mean `small`?\n")
        for expect, message in {"{approval: declined}": "`approval` gives a list, never `declined` alone",
                                "{size: [small]}": "`size` never gives a list", "{size: yes}": "`size` is never `yes`",
                                "{approval: [declined, gone]}": "`approval` is never `gone`",
                                "{sise: small}": "`sise` is no table, rule, count or recommendation"}.items():
            result = self.tried(expect)
            self.assertEqual((2, ""), (result.status, result.out), expect)
            self.assertIn("error: " + message + "\n", result.err)

    def test_labels_are_held_to_the_same(self):
        self.write("c/a.yaml", "{name: A, age: 10}\n")
        self.write("c/a.expected.yaml", "size: {report: tiny, tool: small, section: I}\n")
        result = self.run_here("rules", "test", "--rules", "r", "c")
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertIn("c/a.expected.yaml:1:16: error: `size` is never `tiny`\n", result.err)


class Paths(Case):
    def setUp(self):
        super().setUp()
        self.write("r/rules.yaml", RULES)

    def tried(self, *arguments, command="test"):
        return self.run_here("rules", command, "--rules", "r", "--lang", "en", *arguments)

    def test_a_path_that_is_not_there(self):
        for command in ("test", "mutate", "coverage"):
            result = self.tried("nowhere", command=command)
            self.assertEqual((2, ""), (result.status, result.out))
            self.assertIn("nowhere: error: there is no such file or folder\n", result.err)

    def test_a_file_that_is_no_test(self):
        self.write("a.yaml", "name: A\n")
        self.assert_result(self.tried("a.yaml"), 2, "", "a.yaml: error: no expected outcome stands beside it\n"
                           "  = help: write `a.expected.yaml`, or name a file that ends in .cases.yaml\n")

    def test_labels_without_a_fiche(self):
        self.write("c/a.expected.yaml", "size: {report: small, tool: small, section: I}\n")
        for path in ("c", "c/a.expected.yaml"):
            self.assert_result(self.tried(path), 2, "", "c/a.expected.yaml: error: no fiche stands beside these expected outcomes\n"
                               "  = help: write `c/a.yaml`, or remove them\n")

    def test_labels_named_stand_for_their_club(self):
        self.write("c/a.yml", "{name: A, age: 10}\n")
        self.write("c/a.expected.yaml", "size: {report: small, tool: small, section: I}\n")
        for path in ("c", "c/a.yml", "c/a.expected.yaml"):
            result = self.tried(path)
            self.assertEqual((0, ""), (result.status, result.err), path)
            self.assertTrue(result.out.endswith("1 passed, 0 failed\n"))

    def test_cases_under_any_ending_are_read(self):
        for name in ("t/x.cases.yml", "t/y.CASES.YAML"):
            self.write(name, "cases:\n  - {name: one, fiche: {age: 10}, expect: {size: small}}\n")
        self.assert_result(self.tried("t"), 0, "2 passed, 0 failed\n", "")

    def test_a_folder_without_tests(self):
        (self.folder / "empty").mkdir()
        told = ("empty: warning: there are no tests in this folder\n"
                "  = help: tests are files that end in .cases.yaml, and fiches x.yaml with x.expected.yaml beside them\n")
        self.assert_result(self.tried("empty"), 1, "0 passed, 0 failed\n", told)
        self.assert_result(self.tried("empty", command="mutate"), 2, "", told + "rules mutate: error: there are no tests that could notice a fault\n"
                           "  = help: name files of cases (.cases.yaml) or folders of labelled fiches\n")

    def test_tests_that_fail_stop_a_mutation(self):
        self.write("t/x.cases.yaml", "cases:\n  - {name: one, fiche: {age: 10}, expect: {size: large}}\n")
        self.assert_result(self.tried("t", command="mutate"), 2, "", "rules mutate: error: the tests must pass before a fault is put in\n"
                           "  = help: `diagclub rules test` tells which fail\n")

    def test_a_file_of_junit_is_never_empty(self):
        (self.folder / "empty").mkdir()
        root = ElementTree.fromstring(self.tried("empty", "-q", "--format", "junit").out)
        self.assertEqual(("1", "1"), (root.get("tests"), root.get("failures")))
        self.assertEqual("there are no tests", root.find(".//failure").get("message"))


class SmallestSet(Case):
    def test_a_set_needs_neither_catalogue_nor_counts_nor_verdicts(self):
        self.write("r/rules.yaml", RULES)
        self.assert_result(self.run_here("rules", "check", "--rules", "r", "--lang", "en"), 0, "0 problems\n", "")
        self.assertEqual(0, self.run_here("diagnose", "--rules", "r", "-", stdin="{name: A, age: 3}\n").status)
        schema = json.loads(self.run_here("schema", "rules", "--rules", "r").out)
        self.assertEqual(["identity"], schema["$defs"]["page"]["required"])

    def test_with_a_catalogue_every_source_cites_it(self):
        self.write("r/rules.yaml", RULES + "catalogue: {K: {section: I, fr: a, en: a, not_a_rule: {fr: b, en: b}}}\n")
        result = self.run_here("rules", "check", "--rules", "r", "--format", "json")
        self.assertEqual(["missing-catalogue-id"] * 2, [one["code"] for one in json.loads(result.out)["problems"]])
