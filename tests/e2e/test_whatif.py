"""What a change would move, the smallest change that reaches a goal, two clubs side by side."""
import json

from program import ROOT, SAMPLES, Case, for_each, run

WISSEMBOURG = "samples/r1/wissembourg.yaml"
PARTHENAY = "samples/r2/parthenay.yaml"


class Set(Case):
    def test_a_change_moves_what_depends_on_it_and_says_through_what(self):
        document = json.loads(run("whatif", WISSEMBOURG, "--set", "governance.public_role=steers", "--lang", "en", "--format", "json").out)
        self.assertEqual([("governance.public_role", "no role")], [(fact["fact"], fact["before"]) for fact in document["facts"]])
        moves = {move["name"]: move for move in document["moves"]}
        self.assertEqual(("B2", "B3"), (moves["class"]["before"], moves["class"]["after"]))
        self.assertIn("II.A", moves["class"]["through"])
        self.assertEqual(["governance.public_role"], moves["class"]["because"])

    def test_nothing_changed_moves_nothing(self):
        result = run("whatif", WISSEMBOURG, "--set", "means.dues=2000 F", "--lang", "en")
        self.assertEqual(0, result.status)
        self.assertIn("nothing that the page shows", result.out)

    def test_keys_and_values_may_be_french(self):
        document = json.loads(run("whatif", WISSEMBOURG, "--set", "composition.champ=une seule branche", "--format", "json").out)
        self.assertIn("class", [move["name"] for move in document["moves"]])

    def test_the_moves_are_what_two_diagnoses_differ_in(self):
        self.write("after.yaml", (ROOT / PARTHENAY).read_text().replace("family: R2", "family: R1"))
        compared = json.loads(run("compare", PARTHENAY, str(self.folder / "after.yaml"), "--format", "json").out)
        changed = json.loads(run("whatif", PARTHENAY, "--set", "territory.family=R1", "--format", "json").out)
        self.assertEqual(compared["moves"], changed["moves"])
        before, after = (json.loads(run("diagnose", "--alone", "--format", "json", fiche).out) for fiche in (PARTHENAY, str(self.folder / "after.yaml")))
        named = {move["name"] for move in changed["moves"]}
        for name, rule in before["rules"].items():
            stands = [(one["standing"]["value"], one["standing"]["firmness"], one["applies"]) for one in (rule, after["rules"][name])]
            self.assertEqual(stands[0] != stands[1], name in named, name)


GOALS = {
    "an_ambition": ("--reach", "N3"),
    "a_class": ("--until", "class=B3"),
    "a_factor_to_hold": ("--reach", "success.limited_membership"),
    "a_factor_to_cure": ("--cure", "rachitism.unclear_position"),
}


@for_each(GOALS)
class Reach(Case):
    """Every way shown leads there: the fiche so changed is diagnosed anew, by itself. None holds another."""

    def check(self, option, goal):
        found = 0
        for sample in SAMPLES[::4]:
            document = json.loads(run("whatif", sample, option, goal, "--most", "2", "--format", "json").out)
            sets = [{value["fact"] for value in way} for way in document["ways"]]
            self.assertFalse([(a, b) for a in sets for b in sets if a < b])
            for way in document["ways"]:
                found += 1
                settings = [part for value in way for part in ("--set", f"{value['fact']}={value['answer']}")]
                moved = json.loads(run("whatif", sample, *settings, "--format", "json", "--lang", "en").out)["moves"]
                after = {move["name"]: move["after"] for move in moved}[document["goal"]]
                self.assertIn(after, (document["wanted"], "not applicable"), f"{sample}: {settings}")
        self.assertGreater(found, 0)


class Usage(Case):
    def test_what_is_reached_already_is_said(self):
        result = run("whatif", WISSEMBOURG, "--reach", "N3", "--lang", "en")
        self.assertEqual(0, result.status)
        self.assertIn("It is so already.", result.out)

    def test_what_no_change_reaches_is_something_to_report(self):
        result = run("whatif", WISSEMBOURG, "--cure", "rachitism.no_support", "--lang", "en")
        self.assertEqual(1, result.status)
        self.assertIn("No change of at most 3 facts does it, among those that a club can change.", result.out)
        result = run("whatif", "samples/r3/privas.yaml", "--until", "class=B2", "--most", "1", "--lang", "en", "-q")
        self.assertEqual(1, result.status)
        self.assertIn("No change of at most 1 facts does it", result.out)

    def test_unknown_facts_values_and_goals_are_shown_where_they_stand(self):
        self.assert_result(run("whatif", WISSEMBOURG, "--set", "membrs.firms=3"), 2, "",
                           "--set:1:1: error: there is no fact `membrs.firms`\n  1 | membrs.firms=3\n    | ^^^^^^^^^^^^\n"
                           "    = help: did you mean `members.firms`?\n")
        self.assert_result(run("whatif", WISSEMBOURG, "--set", "members.firms=abc"), 2, "",
                           "--set:1:15: error: a number is expected here\n  1 | members.firms=abc\n    |               ^^^\n"
                           "    = help: such as `20`, `~20`, `10..15`, `\"> 100\"` or `unknown`\n")
        self.assert_result(run("whatif", WISSEMBOURG, "--set", "members.firms"), 2, "",
                           "--set:1:1: error: a fact and its value are expected\n  1 | members.firms\n    | ^^^^^^^^^^^^^\n"
                           "    = help: write `members.firms=40`\n")
        self.assert_result(run("whatif", WISSEMBOURG, "--cure", "rachitism.no_suport"), 2, "",
                           "--cure:1:1: error: there is no such rule\n  1 | rachitism.no_suport\n    | ^^^^^^^^^^^^^^^^^^^\n"
                           "    = help: did you mean `rachitism.no_support`?\n")
        self.assert_result(run("whatif", WISSEMBOURG), 2, "",
                           "error: one of --set, --reach, --until or --cure is required\n  = help: `diagclub whatif --help` shows how it is used\n")

    def test_a_fiche_that_cannot_be_read_is_told(self):
        result = run("compare", WISSEMBOURG, "nowhere.yaml")
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertIn("nowhere.yaml", result.err)

    def test_standard_input_is_compared(self):
        result = run("compare", "-", WISSEMBOURG, "--lang", "en", stdin=(ROOT / WISSEMBOURG).read_text())
        self.assertEqual(0, result.status)
        self.assertIn("nothing that the page shows", result.out)
