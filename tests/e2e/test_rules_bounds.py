"""What grows with a rule set stays bounded: one finding a row, so many of a code, and what CI's readers take."""
import itertools
import json
import shutil
import xml.etree.ElementTree as ElementTree

import jsonschema

from program import ROOT, Case, run

HEAD = """\
rule_set: {name: trial, title: {fr: essai, en: trial}}
sources: {doc: {title: {fr: doc, en: doc}, year: 2020}}
certainties: {stated: {fr: affirmé, en: stated}}
facts:
  name: {kind: text, required: yes, label: {fr: nom, en: name}, question: {fr: "Nom ?", en: "Name?"}, heading: nom}
  x: {kind: number, min: 0, max: 100, label: {fr: x, en: x}, question: {fr: "x ?", en: "x?"}, heading: x}
"""
TABLE = """\
tables:
  t:
    label: {fr: t, en: t}
    text: {fr: t, en: t}
    source: {section: I}
    certainty: stated
    hit: unique
    inputs: [x]
    outputs: {a: {fr: a, en: a}, b: {fr: b, en: b}}
    rows:
"""
PAGE = "page: {identity: [name]}\n"


def overlapping(rows):
    """Rows of which each meets all those above it."""
    return HEAD + TABLE + "".join(f'      - {{when: {{x: "> {i % 20}"}}, then: {"ab"[i % 2]}, text: {{fr: r, en: r}}}}\n' for i in range(rows)) \
        + '      - {when: {x: "<= 0"}, then: a, text: {fr: r, en: r}}\n' + PAGE


def left_over(parameters):
    return HEAD + "parameters:\n" + "".join(f"  p{i}: {{value: {i}, label: {{fr: x, en: x}}}}\n" for i in range(parameters)) + PAGE


class Bounds(Case):
    def check(self, text, *options, folder="r"):
        self.write(folder + "/rules.yaml", text)
        return self.run_here("rules", "check", "--rules", folder, "--lang", "en", *options)

    def problems(self, text, *options):
        return json.loads(self.check(text, "--format", "json", *options).out)

    def test_a_row_is_told_once(self):
        found = [one for one in self.problems(overlapping(45))["problems"] if one["code"] == "overlap"]
        self.assertEqual(44, len(found))
        self.assertEqual("this row and the one on line 17 of `t` hold together", found[0]["message"])
        self.assertEqual("this row and those on lines 17, 18 and 19 of `t` hold together", found[2]["message"])
        self.assertEqual("this row and those on lines 17, 18 and 42 more of `t` hold together", found[-1]["message"])
        self.assertTrue(found[-1]["fiche"].startswith("{name: …, x: "))

    def test_of_a_code_so_many_and_the_rest_counted(self):
        result = self.check(left_over(60))
        self.assertEqual(20, result.out.count("[unused-parameter]"))
        self.assertTrue(result.out.endswith("… 40 more of unused-parameter (`--most 0`: all)\n61 problems\n"), result.out[-200:])
        self.assertEqual(60, self.check(left_over(60), "--most", "0").out.count("[unused-parameter]"))
        few = self.check(left_over(60), "--most", "3")
        self.assertIn("… 57 more of unused-parameter", few.out)
        self.assertIn("[unused-fact]", few.out)

    def test_json_counts_the_rest(self):
        every = self.problems(left_over(1200))
        self.assertEqual({"unused-parameter": 200}, every["more"])
        self.assertEqual(1001, len(every["problems"]))
        jsonschema.validate(every, json.loads(run("schema", "check").out))
        self.assertNotIn("more", self.problems(left_over(1200), "--most", "0"))

    def test_junit_has_a_case_for_the_rest(self):
        root = ElementTree.fromstring(self.check(left_over(60), "--format", "junit", "--most", "5").out)
        self.assertEqual(("7", "7"), (root.get("tests"), root.get("failures")))
        self.assertEqual("55 more of unused-parameter", list(root.iter("testcase"))[-1].get("name"))

    def test_github_is_given_what_it_shows(self):
        lines = self.check(overlapping(45), "--format", "github").out.splitlines()
        self.assertEqual(10, sum(line.startswith("::error ") for line in lines))
        self.assertEqual("::notice title=rules check::40 more of dead-row, 39 more of overlap", lines[-1])

    def test_sarif_stays_below_what_is_taken(self):
        sarif = json.loads(self.check(left_over(5200), "--format", "sarif", "--most", "0").out)["runs"][0]
        self.assertEqual(5000, len(sarif["results"]))
        [told] = sarif["invocations"][0]["toolExecutionNotifications"]
        self.assertEqual("201 more of unused-parameter", told["message"]["text"])
        small = json.loads(self.check(left_over(2), "--format", "sarif").out)["runs"][0]
        self.assertNotIn("invocations", small)

    def test_sarif_names_files_as_a_reader_finds_them(self):
        self.write("a/b/rules.yaml", left_over(1))
        for folder, cwd, uri in (("a/b", ".", "a/b/rules.yaml"), ("./a//b/", ".", "a/b/rules.yaml"), ("a/../a/b", ".", "a/b/rules.yaml"),
                                 (str(self.folder / "a" / "b"), ".", "a/b/rules.yaml"), (".", "a/b", "rules.yaml"),
                                 ("../b", "a/b", "rules.yaml"), ("../a/b", "c", f"file://{self.folder}/a/b/rules.yaml")):
            with self.subTest(folder):
                (self.folder / cwd).mkdir(exist_ok=True)
                result = run("rules", "check", "--rules", folder, "--format", "sarif", cwd=self.folder / cwd)
                found = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in json.loads(result.out)["runs"][0]["results"]}
                self.assertEqual({uri}, found)


class Status(Case):
    def check(self, text, *options):
        self.write("r/rules.yaml", text)
        return self.run_here("rules", "check", "--rules", "r", "--lang", "en", *options)

    def test_two_levels_of_exit_status(self):
        warned = self.check(left_over(1), "--error-on", "error")
        self.assertEqual(0, warned.status)
        self.assertIn("[unused-parameter]", warned.out)
        self.assertEqual(1, self.check(left_over(1), "--error-on", "warning").status)
        self.assertEqual(1, self.check(left_over(1)).status)
        self.assertEqual(1, self.check(overlapping(2), "--error-on", "error").status)
        self.assertEqual(2, self.check(left_over(1), "--error-on", "none").status)

    def test_a_witness_stands_next_to_the_threshold(self):
        for tests, shown in ((("> 7", "not(7)"), "8"), (("< 7", "not(7)"), "6"), (("> 7.5", "not(7)"), "8"), (("> 99.5", "not(7)"), "100"),
                             ((">= 7", "not(3)"), "7"), (("< 0.5", "not(7)"), "0")):
            with self.subTest(tests):
                rows = "".join(f'      - {{when: {{x: "{test}"}}, then: {then}, text: {{fr: r, en: r}}}}\n' for test, then in zip(tests, "ab"))
                found = json.loads(self.check(HEAD + TABLE + rows + PAGE, "--format", "json").out)["problems"]
                [overlap] = [one for one in found if one["code"] == "overlap"]
                self.assertEqual("{name: …, x: " + shown + "}", overlap["fiche"])

    def test_a_row_for_the_unknown_decides_alone(self):
        table = TABLE.replace("b: {fr: b, en: b}", "b: {fr: b, en: b}, c: {fr: c, en: c}")
        rows = [f'      - {{when: {{x: "{test}"}}, then: {then}, text: {{fr: r, en: r}}}}\n' for test, then in (("unknown", "c"), ("< 5", "a"), (">= 5", "b"))]
        for hit in ("unique", "any"):
            for order in itertools.permutations(rows):
                with self.subTest(hit=hit, order=order):
                    self.assert_result(self.check(HEAD + table.replace("unique", hit) + "".join(order) + PAGE), 0, "0 problems\n", "")
                    for fiche, value in (("{name: A}", "c"), ("{name: A, x: 3}", "a"), ("{name: A, x: 7}", "b")):
                        result = self.run_here("diagnose", "--rules", "r", "--format", "json", "-", stdin=fiche + "\n")
                        self.assertEqual((0, ""), (result.status, result.err))
                        self.assertEqual(value, json.loads(result.out)["tables"]["t"]["value"], fiche)

    def test_a_comma_in_braces_and_a_row_of_any(self):
        rows = '      - {when: {x: 1,5}, then: a, text: {fr: r, en: r}}\n      - {when: {any: [{x: 3}, {x: 4}]}, then: b, text: {fr: r, en: r}}\n'
        result = self.check(HEAD + TABLE + rows + PAGE)
        self.assertIn("error: `5` is no name of what is tested [bad-condition]", result.out)
        self.assertIn("help: within braces a comma ends a test", result.out)
        self.assertIn("error: a row cannot hold `any:` [bad-condition]", result.out)


class Markdown(Case):
    def test_a_difference_fits_into_a_comment(self):
        """What two rows of our own rules give swapped: most else follows from it, 328 KB once."""
        shutil.copytree(ROOT / "rules", self.folder / "old")
        shutil.copytree(ROOT / "rules", self.folder / "new")
        path = self.folder / "new" / "II.A_class.yaml"
        text = path.read_text()
        rows = text.split("      - when: {members.scope: ")
        self.assertEqual(3, len(rows))
        rows[1] = rows[1].replace("then: one_branch", "then: several_branches")
        rows[2] = rows[2].replace("then: several_branches", "then: one_branch")
        path.write_text("      - when: {members.scope: ".join(rows))
        self.assertNotEqual(text, path.read_text())
        result = self.run_here("rules", "diff", "old", "new", "--on", "none", "--format", "markdown", "--lang", "en", timeout=300)
        self.assertLess(len(result.out.encode()), 60_000)
        self.assertEqual(result.out.count("<details>"), result.out.count("</details>"))
        self.assertEqual(0, result.out.count("```") % 2)
