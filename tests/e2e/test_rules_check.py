"""`rules check`: our own rules have nothing against them; broken ones are told, each fault with its code."""
import json
import shutil
import xml.etree.ElementTree

import jsonschema

from program import ROOT, Case, run


class Check(Case):
    def rules(self, name, old, new):
        """A copy of our rules with one file edited."""
        shutil.copytree(ROOT / "rules", self.folder / "rules")
        path = self.folder / "rules" / name
        text = path.read_text()
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1))

    def check(self):
        return self.run_here("rules", "check", "--rules", "rules", "--lang", "en")

    def test_our_rules_have_no_problem(self):
        self.assert_result(run("rules", "check", "--lang", "en"), 0, "0 problems\n", "")
        self.assert_result(run("rules", "check", "--rules", "rules", "--lang", "fr"), 0, "0 problème\n", "")

    def test_a_dead_rule_is_proved(self):
        self.rules("III.B_factors.yaml", "  success.core_team:", "  dead.one:\n    group: step\n    label: {fr: a, en: a}\n    text: {fr: a, en: a}\n"
                   "    source: {section: III.B.c, catalogue: [B-c1]}\n    certainty: ours\n    when: {all: [{class: B1}, {grouping: several_branches}]}\n\n  success.core_team:")
        result = self.check()
        self.assertEqual((1, ""), (result.status, result.err))
        self.assertTrue(result.out.endswith("\n1 problem\n"), result.out)
        self.assertIn("rules/III.B_factors.yaml:", result.out)
        self.assertIn("error: `dead.one` can never hold [dead-rule]\n", result.out)
        self.assertIn("^^^^^^^^", result.out)

    def test_what_stops_the_rules_from_loading_is_told_too(self):
        self.rules("III.B_factors.yaml", "certainty: usual", "certainty: usuel")
        result = self.check()
        self.assertEqual((1, ""), (result.status, result.err))
        self.assertIn("there is no certainty `usuel` [unknown-name]", result.out)

    def test_a_folder_that_is_not_there_could_not_be_checked(self):
        result = self.run_here("rules", "check", "--rules", "nowhere")
        self.assertEqual((2, ""), (result.status, result.out))

    def test_codes_are_explained(self):
        self.assertIn("No fiche meets this rule.", run("rules", "check", "--explain", "dead-rule", "--lang", "en").out)
        self.assertIn("Aucune fiche ne remplit cette règle.", run("rules", "check", "--explain", "dead-rule", "--lang", "fr").out)
        self.assert_result(run("rules", "check", "--explain", "dead-rul"), 2, "",
                           "--explain: error: there is no code `dead-rul`\n  = help: did you mean `dead-rule`?\n")


class Formats(Case):
    """One set with an error (an overlap), a gap and a warning, in every form."""

    def setUp(self):
        super().setUp()
        text = (ROOT / "tests/e2e/rule_sets/broken/rules.yaml").read_text()
        self.write("r/a, b: c%.yaml", text.replace("parameters:\n", "parameters:\n  left: {value: 3, label: {fr: x, en: x}}\n"))

    def check(self, *options):
        return self.run_here("rules", "check", "--rules", "r", "--lang", "en", *options)

    def test_json(self):
        result = self.check("--format", "json")
        found = json.loads(result.out)["problems"]
        self.assertEqual((1, ""), (result.status, result.err))
        self.assertEqual(["unused-parameter", "gap", "overlap"], [problem["code"] for problem in found])
        self.assertEqual(["warning", "error", "error"], [problem["severity"] for problem in found])
        jsonschema.validate(json.loads(result.out), json.loads(run("schema", "check").out))
        # The place is exact: what the region holds is what is spoken of.
        lines = (self.folder / found[0]["file"]).read_text().splitlines()
        self.assertEqual("left", lines[found[0]["line"] - 1][found[0]["column"] - 1:found[0]["end_column"] - 1])

    def test_severity_floor(self):
        self.assertEqual(["gap", "overlap"], [one["code"] for one in json.loads(self.check("--format", "json", "--severity", "error").out)["problems"]])
        self.write("r/a, b: c%.yaml", (ROOT / "tests/e2e/rule_sets/sound/rules.yaml").read_text().replace("parameters:\n", "parameters:\n  left: {value: 3, label: {fr: x, en: x}}\n"))
        self.assertEqual(1, self.check().status)
        self.assert_result(self.check("--severity", "error"), 0, "0 problems\n", "")

    def test_github_escapes_what_its_commands_take_for_their_own(self):
        lines = self.check("--format", "github").out.splitlines()
        self.assertEqual(3, len(lines))
        self.assertTrue(lines[0].startswith("::warning file=r/a%2C b%3A c%25.yaml,line="), lines[0])
        self.assertIn(",title=gap::no row of `class` holds for some fiches (add a row", lines[1])
        self.assertIn("shown by: {name: …, members: {", lines[1])

    def test_sarif_has_a_rule_a_code(self):
        run_ = json.loads(self.check("--format", "sarif").out)["runs"][0]
        rules = [rule["id"] for rule in run_["tool"]["driver"]["rules"]]
        for result in run_["results"]:
            self.assertEqual(result["ruleId"], rules[result["ruleIndex"]])
            self.assertEqual("r/a%2C%20b%3A%20c%25.yaml", result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])

    def test_junit(self):
        root = xml.etree.ElementTree.fromstring(self.check("--format", "junit").out)
        self.assertEqual("3", root.get("failures"))
        sound = xml.etree.ElementTree.fromstring(run("rules", "check", "--format", "junit").out)
        self.assertEqual(("1", "0"), (sound.get("tests"), sound.get("failures")))

    def test_a_file_is_whole_or_not_there(self):
        self.assertEqual((1, "", ""), (lambda done: (done.status, done.out, done.err))(self.check("-o", "out.txt")))
        self.assertTrue((self.folder / "out.txt").read_text().endswith("3 problems\n"))
        self.assertEqual(2, self.check("-o", "nowhere/out.txt").status)

    def test_an_allowance_in_the_rules(self):
        path = self.folder / "r" / "a, b: c%.yaml"
        path.write_text(path.read_text().replace("  left:", "  # allow unused-parameter: of the next edition\n  left:"))
        self.assertEqual(["gap", "overlap"], [one["code"] for one in json.loads(self.check("--format", "json").out)["problems"]])
