"""compare, whatif and the interview over the standing reading: what is otherwise and what is only known otherwise; no goal
by silence; questions until every verdict stands."""
import json

from jsonschema import Draft202012Validator

from program import Case, run
from test_interview import Terminal
from test_score_standing import PRESUMPTIONS, RULES

CHANGEABLE = RULES.replace("rich: {kind: yes_no,", "rich: {kind: yes_no, changeable: yes,") \
    .replace("money: {kind: choice,", "money: {kind: choice, changeable: yes,").replace("team: {kind: yes_no,", "team: {kind: yes_no, changeable: yes,")


class Small(Case):
    def setUp(self):
        super().setUp()
        self.write("r/rules.yaml", CHANGEABLE + PRESUMPTIONS)

    def asked(self, command, *arguments, schema=None):
        result = self.run_here(command, "--rules", "r", "--lang", "en", "--format", "json", *arguments)
        self.assertEqual("", result.err)
        found = json.loads(result.out)
        Draft202012Validator(json.loads(run("schema", schema or command).out)).validate(found)
        return found, result.status


class Compare(Small):
    KINDS = {
        ("money: own\n", "money: public\n"): ("otherwise", "certain", "certain"),
        ("money: own\n", "rich: yes\n"): ("firmness", "certain", "presumed"),
        ("rich: yes\n", "money: own\n"): ("firmness", "presumed", "certain"),
        ("rich: yes\n", "money: nothing_reported\n"): ("otherwise", "presumed", "presumed"),
        ("rich: no\n", "money: own\n"): ("said_otherwise", "open", "certain"),
        ("rich: yes\n", "rich: no\n"): ("said_otherwise", "presumed", "open"),
        ("rich: no\n", "rich: yes\nmoney: nothing_reported\n"): ("firmness", "open", "contested"),
    }

    def test_what_moved_in_value_is_apart_from_what_moved_in_firmness(self):
        for (before, after), (kind, first, second) in self.KINDS.items():
            with self.subTest((before, after)):
                self.write("a.yaml", "name: C\n" + before), self.write("b.yaml", "name: C\n" + after)
                found, _ = self.asked("compare", "a.yaml", "b.yaml")
                move = next(one for one in found["moves"] if one["name"] == "class")
                self.assertEqual((kind, {"before": first, "after": second}), (move["kind"], move["firmness"]))
                # What a presumption looks at is a reason too.
                changed = {one["fact"] for one in found["facts"]}
                self.assertEqual(changed, set(move["because"]))

    def test_in_words(self):
        self.write("a.yaml", "name: C\nmoney: own\n"), self.write("b.yaml", "name: C\nrich: yes\n"), self.write("c.yaml", "name: C\nrich: no\n")
        out = self.run_here("compare", "--rules", "r", "--lang", "en", "a.yaml", "b.yaml").out
        self.assertIn("nothing that the page shows", out)
        self.assertIn("The same conclusion, more or less firm", out)
        self.assertIn("Class: A, certain → presumed", out)
        out = self.run_here("compare", "--rules", "r", "--lang", "en", "b.yaml", "c.yaml").out
        self.assertIn("What is known otherwise, and need not be otherwise", out)
        self.assertIn("Class: A (presumed) → A | B", out)
        self.assertIn("présumé → établi", self.run_here("compare", "--rules", "r", "--lang", "fr", "b.yaml", "a.yaml").out)


class Whatif(Small):
    def ways(self, fiche, *goal):
        self.write("a.yaml", "name: C\n" + fiche)
        found, status = self.asked("whatif", "a.yaml", *goal)
        self.assertEqual(0 if found["already"] or found["ways"] else 1, status)
        return "already" if found["already"] else {tuple((one["fact"], one["answer"]) for one in way): firmness
                                                   for way, firmness in zip(found["ways"], found["firmness"])}

    def test_a_goal_is_reached_for_certain_or_as_presumed(self):
        self.assertEqual({(("money", "own"),): "certain", (("rich", "yes"),): "presumed"}, self.ways("team: yes\n", "--reach", "A"))
        self.assertEqual("already", self.ways("rich: yes\n", "--reach", "A"))
        self.assertEqual({(("money", "own"),): "certain"}, self.ways("money: public\n", "--reach", "A"))

    def test_no_goal_is_reached_by_silence_or_by_knowing_less(self):
        # Signs both ways, or none, leave it open whether the rule holds: that is no cure.
        self.assertEqual({(("money", "public"),): "certain"}, self.ways("rich: yes\n", "--cure", "free"))
        self.assertEqual({(("money", "public"),): "certain"}, self.ways("rich: no\n", "--reach", "B"))
        self.assertEqual({(("money", "own"),): "certain"}, self.ways("money: nothing_reported\n", "--reach", "A"))

    def test_in_words(self):
        self.write("a.yaml", "name: C\nteam: yes\n")
        out = self.run_here("whatif", "--rules", "r", "--lang", "en", "a.yaml", "--reach", "A").out
        self.assertIn("Rich: not known → yes (presumed)", out)
        self.write("a.yaml", "name: C\nrich: yes\n")
        self.assertIn("It is so already (presumed).", self.run_here("whatif", "--rules", "r", "--lang", "en", "a.yaml", "--reach", "A").out)


class Interview(Small):
    def begin(self, fiche, *arguments):
        self.write("a.yaml", "name: C\n" + fiche)
        terminal = Terminal(self.folder, "--rules", "r", "a.yaml", *arguments, columns="120")
        self.addCleanup(terminal.process.kill)
        return terminal, terminal.read()

    def test_it_asks_until_every_verdict_stands(self):
        terminal, asked = self.begin("")
        self.assertIn("1. The money?", asked)
        self.assertIn("/ nothing reported", asked)
        asked = terminal.say("-")
        self.assertIn("2. Rich?", asked)
        self.assertIn("“yes” would decide: Class", terminal.say("?"))
        ended = terminal.say("yes")
        self.assertIn("→ Class: A (presumed)", ended)
        self.assertIn("Every verdict stands. What is presumed rests on no question that was not asked.", ended)
        self.assertIn("Class: A (presumed)\n", ended)
        terminal.say("no")
        self.assertEqual(0, terminal.end())

    def test_a_presumption_that_an_answer_may_overturn_is_asked_after(self):
        terminal, asked = self.begin("rich: yes\n")
        self.assertIn("1. The money?", asked)
        told = terminal.say("?")
        self.assertIn("“own” would make certain: Class", told)
        self.assertIn("“public” would overturn: Class", told)
        ended = terminal.say("1")
        self.assertIn("→ Class: A\n", ended)
        self.assertIn("No answer would change the verdict any more.", ended)
        terminal.say("q")
        self.assertEqual(0, terminal.end())

    def test_nothing_reported_is_an_answer_and_a_sign(self):
        terminal, _ = self.begin("")
        said = terminal.say("/")
        self.assertIn("→ Class: B (presumed)", said)
        self.assertEqual("name: C\nmoney: nothing_reported\n", (self.folder / "a.yaml").read_text())
        # What would overturn it is asked too.
        self.assertIn("2. Rich?", said)
        ended = terminal.say("yes")
        self.assertIn("Class: A or B (contested)", ended)
        terminal.say("no")
        self.assertEqual(0, terminal.end())

    def test_rules_that_presume_nothing_are_asked_as_before(self):
        self.write("r/rules.yaml", CHANGEABLE)
        terminal, asked = self.begin("rich: yes\n")
        self.assertIn("1. The money?", asked)
        self.assertIn("No answer would change the verdict any more.", terminal.say("1"))
        terminal.say("no")
        self.assertEqual(0, terminal.end())


CASES = """cases:
  - name: rich
    fiche: {rich: yes}
    expect: {class: presumed A}
  - name: settled already
    fiche: {rich: yes, money: own}
    expect: {class: certain A, free: yes}
  - name: strict
    fiche: {money: public, team: yes}
    expect: {class: B, core: no, held: 0, keep: no}
"""


class Trials(Small):
    def test_coverage_tells_what_became_of_each(self):
        self.write("t/a.cases.yaml", CASES)
        result = self.run_here("rules", "coverage", "--rules", "r", "--lang", "en", "--format", "json", "t")
        found = json.loads(result.out)
        Draft202012Validator(json.loads(run("schema", "coverage").out)).validate(found)
        self.assertEqual([("rich_owns", 1, 1, 0, 0), ("silent_is_public", 0, 0, 0, 0)],
                         [tuple(one[key] for key in ("name", "spoke", "settled", "contested", "gave_way")) for one in found["presumptions"]])
        page = self.run_here("rules", "coverage", "--rules", "r", "--lang", "en", "t").out
        self.assertIn("presumption silent_is_public: never speaks", page)
        self.assertIn("1 speak, 1 are idle where it is settled, 0 are contested, 0 give way, 1 never heard",
                      " ".join(page.split()))
