"""`rules mutate` puts faults into presumptions: what no case notices is named with a fiche that would, and the cases that it
writes notice it."""
import json

from jsonschema import Draft202012Validator

from program import Case, run
from test_score_standing import PRESUMPTIONS, RULES

MORE = """  rich_but:
    of: core
    is: yes
    when: {rich: yes, team: known}
    unless: {money: nothing_reported}
    yields_to: [broke]
    label: {fr: Présumé, en: Presumed}
    text: {fr: On le pense., en: One thinks so.}
    source: {section: II, catalogue: [c]}
    certainty: stated
  broke:
    of: core
    is: no
    when: {class: B}
    label: {fr: Présumé, en: Presumed}
    text: {fr: On le pense., en: One thinks so.}
    source: {section: II, catalogue: [c]}
    certainty: stated
"""
STRICT = """cases:
  - {name: own, fiche: {money: own}, expect: {class: A, free: yes, held: 1..2, keep: yes}}
  - {name: public, fiche: {money: public}, expect: {class: B, free: no, core: no, held: 0, keep: no}}
  - {name: team, fiche: {money: own, team: yes}, expect: {core: yes, held: 2}}
  - {name: none, fiche: {money: own, team: no}, expect: {core: no, held: 1}}
"""


class Mutate(Case):
    def setUp(self):
        super().setUp()
        self.write("r/rules.yaml", RULES + PRESUMPTIONS + MORE)

    def mutate(self, *arguments):
        result = self.run_here("rules", "mutate", "--rules", "r", "--lang", "en", "--format", "json", *arguments)
        found = json.loads(result.out)
        Draft202012Validator(json.loads(run("schema", "mutation").out)).validate(found)
        return found, [(one["name"], one["change"]) for one in found["survivors"]]

    def test_a_presumption_that_no_case_expects_is_not_tested(self):
        self.write("t/a.cases.yaml", STRICT)
        found, survivors = self.mutate("t")
        for one in (("rich_owns", "`rich: yes` → `no`"), ("rich_owns", "`is: A` → `not(A)`"), ("silent_is_public", "condition dropped"),
                    ("rich_but", "`unless` dropped"), ("rich_but", "`yields_to: broke` dropped"), ("rich_but", "`rich: yes` dropped")):
            self.assertIn(one, survivors)
        page = self.run_here("rules", "mutate", "--rules", "r", "--lang", "en", "t", "--most", "0").out
        self.assertIn("rich_but: `unless` dropped", page)

    def test_the_case_that_is_shown_tells_the_fault(self):
        self.write("t/a.cases.yaml", STRICT)
        found, _ = self.mutate("t")
        shown = {(one["name"], one["change"]): one for one in found["survivors"] if "fiche" in one}
        unless = shown["rich_but", "`unless` dropped"]
        self.assertIn("money: nothing_reported", unless["fiche"])
        self.assertNotEqual(unless["expected"], unless["instead"])
        says = shown["rich_owns", "`is: A` → `not(A)`"]
        self.assertEqual(("presumed A", "presumed B"), (says["expected"], says["instead"]))

    def test_a_case_of_how_it_stands_notices(self):
        self.write("t/a.cases.yaml", STRICT + "  - {name: rich, fiche: {rich: yes}, expect: {class: presumed A}}\n")
        _, survivors = self.mutate("t")
        self.assertNotIn(("rich_owns", "`is: A` → `not(A)`"), survivors)
        self.assertNotIn(("rich_owns", "`rich: yes` → `no`"), survivors)
        self.assertIn(("rich_but", "`unless` dropped"), survivors)

    def test_what_it_writes_notices_all_that_a_fiche_can_tell(self):
        self.write("t/a.cases.yaml", STRICT)
        for _ in range(2):  # one fiche shows one fault at a time
            self.mutate("t", "--write-tests", "t")
        self.assertEqual(0, self.run_here("rules", "test", "--rules", "r", "t").status)
        found, survivors = self.mutate("t")
        self.assertEqual([], [one for one in found["survivors"] if "fiche" in one])
