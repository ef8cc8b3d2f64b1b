"""`rules check`: our own rules have nothing against them; broken ones are told, each fault with its code."""
import shutil

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
        self.assert_result(run("rules", "check", "--rules", "rules", "--lang", "fr"), 0, "0 problèmes\n", "")

    def test_a_dead_rule_is_proved(self):
        self.rules("III.B_factors.yaml", "  success.core_team:", "  dead.one:\n    group: step\n    label: {fr: a, en: a}\n    text: {fr: a, en: a}\n"
                   "    source: {section: III.B.c, catalogue: [B-c1]}\n    certainty: ours\n    when: {all: [{class: B1}, {grouping: several_branches}]}\n\n  success.core_team:")
        result = self.check()
        self.assertEqual((1, "1 problem\n"), (result.status, result.out))
        self.assertIn("rules/III.B_factors.yaml:", result.err)
        self.assertIn("error: `dead.one` can never hold [dead-rule]\n", result.err)
        self.assertIn("^^^^^^^^", result.err)

    def test_what_stops_the_rules_from_loading_is_told_too(self):
        self.rules("III.B_factors.yaml", "certainty: usual", "certainty: usuel")
        result = self.check()
        self.assertEqual((1, "1 problem\n"), (result.status, result.out))
        self.assertIn("there is no certainty `usuel`", result.err)

    def test_a_folder_that_is_not_there_could_not_be_checked(self):
        result = self.run_here("rules", "check", "--rules", "nowhere")
        self.assertEqual((2, ""), (result.status, result.out))

    def test_codes_are_explained(self):
        self.assertIn("No fiche meets this rule.", run("rules", "check", "--explain", "dead-rule", "--lang", "en").out)
        self.assert_result(run("rules", "check", "--explain", "dead-rul"), 2, "",
                           "--explain: error: there is no code `dead-rul`\n  = help: did you mean `dead-rule`?\n")
