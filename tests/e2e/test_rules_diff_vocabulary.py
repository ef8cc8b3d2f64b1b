"""`rules diff` where values, policies or formulas change: what the rules now do with them, faults that come, gates."""
import json

from program import Case

FACTS = """rule_set: {name: trial, title: {fr: essai, en: trial}}
sources: {doc: {title: {fr: doc, en: doc}, year: 2020}}
certainties: {stated: {fr: affirmé, en: stated}}
actors: {club: {fr: le club, en: the club}}
timings: {first: {fr: d’abord, en: first}}
groups: {g: {label: {fr: g, en: g}, when_yes: note}}
facts:
  name: {kind: text, required: yes, label: {fr: nom, en: name}, question: {fr: "Nom ?", en: "Name?"}, heading: nom}
  season: {kind: choice, label: {fr: s, en: s}, question: {fr: "s ?", en: "s?"}, heading: saison, choices: {spring: {fr: spring, en: spring}, summer: {fr: summer, en: summer}, autumn: {fr: autumn, en: autumn}}}
  x: {kind: number, min: 0, max: 100, label: {fr: x, en: x}, question: {fr: "x ?", en: "x?"}, heading: xx}
  y: {kind: number, min: 1, max: 100, label: {fr: y, en: y}, question: {fr: "y ?", en: "y?"}, heading: yy}
  z: {kind: number, min: 0, max: 100, label: {fr: z, en: z}, question: {fr: "z ?", en: "z?"}, heading: zz, formula: x / y}
tables:
  t:
    label: {fr: t, en: t}
    text: {fr: t, en: t}
    source: {section: I, catalogue: [K-1]}
    certainty: stated
    hit: unique
    inputs: [x]
    outputs: {a: {fr: a, en: a}, b: {fr: b, en: b}}
    rows:
      - {when: {x: "< 50"}, then: a, text: {fr: r, en: r}}
      - {when: {x: "[50..100]"}, then: b, text: {fr: r, en: r}}
rules:
  r: {group: g, label: {fr: r, en: r}, text: {fr: r, en: r}, source: {section: I, catalogue: [K-1]}, certainty: stated, when: {season: not(summer)}}
  s: {group: g, label: {fr: s, en: s}, text: {fr: s, en: s}, source: {section: I, catalogue: [K-1]}, certainty: stated, when: {z: "> 2"}}
page: {identity: [name], counts: [], verdicts: [{of: t}]}
"""


class Edited(Case):
    def diff(self, edits, *arguments, before=FACTS):
        after = before
        for old, new in edits:
            self.assertIn(old, after)
            after = after.replace(old, new, 1)
        self.write("old/rules.yaml", before)
        self.write("new/rules.yaml", after)
        return self.run_here("rules", "diff", "old", "new", "--lang", "en", *arguments)

    def json(self, edits, *arguments):
        return json.loads(self.diff(edits, "--format", "json", *(arguments or ("--on", "none"))).out)


class Vocabulary(Edited):
    def beyond(self, found):
        return {one["name"]: [(move["from"], move["to"], *move["where"]) for move in one["transitions"]]
                for one in found["things"] if one["difference"] == "beyond"}

    def test_a_new_choice(self):
        edits = [("autumn: {fr: autumn, en: autumn}}", "autumn: {fr: autumn, en: autumn}, winter: {fr: winter, en: winter}}")]
        found = self.json(edits)
        self.assertEqual({"r": [("not_a_value", "yes", "{season: winter}")]}, self.beyond(found))
        self.assertEqual((3, 2), (found["compared"], found["equal"]))
        result = self.diff(edits, "--on", "none")
        self.assertEqual(1, result.status)
        self.assertIn(" Values that only one of the two knows\n", result.out)
        self.assertIn("    not a value → yes\n      where {season: winter}\n      as in {name: …, season: winter}\n", result.out)

    def test_a_choice_that_is_gone(self):
        self.assertEqual({"r": [("yes", "not_a_value", "{season: autumn}")]}, self.beyond(self.json([(", autumn: {fr: autumn, en: autumn}", "")])))

    def test_a_choice_instead_of_another(self):
        self.assertEqual({"r": [("not_a_value", "yes", "{season: fall}"), ("yes", "not_a_value", "{season: autumn}")]},
                         {name: sorted(moves) for name, moves in self.beyond(self.json([("autumn: {fr", "fall: {fr")])).items()})

    def test_wider_bounds_are_a_gap(self):
        found = self.json([("x: {kind: number, min: 0, max: 100", "x: {kind: number, min: -5, max: 200")])
        self.assertEqual({"t": [("not_a_value", "a", '{x: "< 0"}'), ("not_a_value", "none", '{x: "> 100"}')]},
                         {name: sorted(moves) for name, moves in self.beyond(found).items()})
        self.assertEqual([("t", "gap", [], ['{x: "> 100"}'])], [(one["table"], one["fault"], one["rows"], one["where"]) for one in found["faults"]])

    def test_narrower_bounds(self):
        found = self.json([("x: {kind: number, min: 0, max: 100", "x: {kind: number, min: 0, max: 60")])
        self.assertEqual({"t": [("b", "not_a_value", '{x: "> 60"}')]}, self.beyond(found))
        self.assertEqual([], found["faults"])

    def test_an_overlap_that_comes(self):
        edits = [('{x: "< 50"}', '{x: "<= 60"}')]
        found = self.json(edits)
        self.assertEqual([("t", "overlap", [1, 2], ['{x: "[50..60]"}'], "{name: …, x: 50}")],
                         [(one["table"], one["fault"], one["rows"], one["where"], one["fiche"]) for one in found["faults"]])
        result = self.diff(edits, "--on", "none")
        self.assertEqual(1, result.status)
        self.assertIn("rows 1 and 2 hold together\n      where {x: \"[50..60]\"}\n      as in {name: …, x: 50}\n", result.out)
        self.assertIn("**t – t**", self.diff(edits, "--on", "none", "--format", "markdown").out)

    def test_an_overlap_behind_an_equal_function(self):
        """The first row decides, so that nothing comes out otherwise: only the fault is new."""
        two = FACTS.replace('      - {when: {x: "< 50"}', '      - {when: {x: "[50..100]"}, then: b, text: {fr: r, en: r}}\n      - {when: {x: "< 50"}', 1)
        two = two.replace('\n      - {when: {x: "[50..100]"}, then: b, text: {fr: r, en: r}}\nrules', "\nrules", 1)
        result = self.diff([('{x: "< 50"}', '{x: "<= 60"}')], "--on", "none", before=two)
        self.assertEqual(1, result.status)
        self.assertIn("1 new fault of a table; 3 of 3 functions proved equal.", " ".join(result.out.split()))

    def test_a_policy(self):
        found = self.json([("hit: unique", "hit: first")])
        self.assertEqual([("table", "t", "hit", "unique", "first")], [tuple(one[key] for key in ("kind", "name", "aspect", "before", "after")) for one in found["methods"]])
        self.assertEqual(([], True), (found["things"], found["differs"]))
        found = self.json([("hit: unique", "hit: collect")])
        self.assertEqual(([], 3), (found["things"], found["equal"]))
        self.assertEqual("collect", found["methods"][0]["after"])

    def test_the_order_of_outputs_under_priority(self):
        before = FACTS.replace("hit: unique", "hit: priority").replace('"< 50"', '"<= 60"')
        result = self.diff([("{a: {fr: a, en: a}, b: {fr: b, en: b}}", "{b: {fr: b, en: b}, a: {fr: a, en: a}}")], before=before)
        self.assertIn("table t, outputs: a, b → b, a", result.out)
        self.assertIn("    a → b\n      where {x: \"[50..60]\"}\n", result.out)
        self.assertNotIn("order", result.out)

    def test_a_formula(self):
        found = self.json([("formula: x / y", "formula: y / x")])
        [method] = found["methods"]
        self.assertEqual(("fact", "z", "formula", "x / y", "y / x", ["s"]), tuple(method[key] for key in ("kind", "name", "aspect", "before", "after", "looked_at_by")))
        self.assertEqual([], found["vocabulary"])
        self.assertIn(" Policies, formulas and presumptions\n  fact z, formula: x / y → y / x (looked at by s)", self.diff([("formula: x / y", "formula: y / x")], "--on", "none").out)

    def test_a_parameter_within_a_formula(self):
        before = FACTS.replace("facts:\n", "parameters: {k: {value: 2, label: {fr: k, en: k}}}\nfacts:\n").replace("x / y", "x / k")
        result = self.diff([("{value: 2,", "{value: 4,")], "--on", "none", before=before)
        self.assertIn("fact z, formula: x / 2 → x / 4 (looked at by s)", result.out)
        self.assertIn("parameter k: 2 → 4", result.out)

    def test_other_outcomes_are_blamed(self):
        self.write("club.yaml", "name: A\nx: 30\ny: 10\n")
        edits = [('when: {z: "> 2"}', 'when: {z: "> 5"}'), ("not(summer)", "spring")]
        found = self.json(edits, "--on", "club.yaml")["fiches"]
        [move] = found["other_moves"]
        self.assertEqual(("s", "yes", "no", 1, "club.yaml"), tuple(move[key] for key in ("name", "from", "to", "count", "fiche")))
        edits_found = self.json(edits, "--on", "club.yaml")["edits"]
        self.assertEqual([['s: z: > 2 → > 5']], [[edits_found[edit]["words"] for edit in edits_of] for edits_of in found["blames"][move["blame"]]["sets"]])
        for form, lead in (("text", "    - s: "), ("markdown", "- s: ")):
            self.assertIn(lead, self.diff(edits, "--on", "club.yaml", "--format", form).out)

    def test_a_formula_is_blamed(self):
        self.write("club.yaml", "name: A\nx: 30\ny: 10\n")
        found = self.json([("formula: x / y", "formula: y / x"), ("not(summer)", "spring")], "--on", "club.yaml")
        [move] = found["fiches"]["other_moves"]
        self.assertEqual([["fact z: formula: x / y → formula: y / x"]],
                         [[found["edits"][edit]["words"] for edit in edits] for edits in found["fiches"]["blames"][move["blame"]]["sets"]])

    def test_both_languages(self):
        self.diff([("hit: unique", "hit: any"), ('"< 50"', '"<= 60"'), ("autumn: {fr: autumn, en: autumn}}", "autumn: {fr: autumn, en: autumn}, winter: {fr: winter, en: winter}}")])
        out = self.run_here("rules", "diff", "old", "new", "--lang", "fr", "--on", "none").out
        for words in ("Politiques, formules et présomptions", "Fautes nouvelles", "les lignes 1 et 2 valent ensemble", "Valeurs que seul l’un des deux connaît"):
            self.assertIn(words, out)


class Gates(Edited):
    def setUp(self):
        super().setUp()
        self.write("club.yaml", "name: A\nx: 30\n")

    def status(self, edits, *arguments):
        return self.diff(edits, *arguments).status

    def test_meaning(self):
        for edits in ([("autumn: {fr: autumn, en: autumn}}", "autumn: {fr: autumn, en: autumn}, winter: {fr: winter, en: winter}}")], [("hit: unique", "hit: first")],
                      [("formula: x / y", "formula: y / x")], [('"[50..100]"', '"[55..100]"')], [("not(summer)", "spring")]):
            self.assertEqual(0, self.status(edits, "--on", "club.yaml"), edits)
            self.assertEqual(1, self.status(edits, "--on", "club.yaml", "--fail-on", "meaning"), edits)
            self.assertEqual(0, self.status(edits, "--on", "club.yaml", "--fail-on", "moved"), edits)
            self.assertEqual(1, self.status(edits, "--on", "club.yaml", "--fail-on", "moved,meaning"), edits)
        self.assertEqual(0, self.status([("en: s}, question", "en: S}, question")], "--on", "club.yaml", "--fail-on", "meaning"))

    def test_moved(self):
        edits = [('"< 50"', '"< 20"'), ('"[50..100]"', '"[20..100]"')]
        self.assertEqual(1, self.status(edits, "--on", "club.yaml", "--fail-on", "moved"))
        self.assertEqual(0, self.status(edits, "--on", "club.yaml", "--fail-on", "moved", "--max-moved", "1"))
        self.assertEqual(1, self.status(edits, "--on", "club.yaml", "--fail-on", "meaning", "--max-moved", "1"))

    def test_what_cannot_be_asked(self):
        result = self.diff([("not(summer)", "spring")], "--on", "none", "--fail-on", "moved")
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertIn("--fail-on: error: no verdict can move where `--on none` reads no fiche\n", result.err)
        self.assertEqual(2, self.status([("not(summer)", "spring")], "--fail-on", "moves"))

    def test_the_reports_clubs_are_of_its_own_rules(self):
        edits = [("not(summer)", "spring")]
        found = self.diff(edits)
        self.assertEqual(1, found.status)
        self.assertEqual("the report's clubs: warning: not judged: neither rule set reads them\n"
                         "  = help: name fiches of theirs after `--on`, or write `--on none`\n", found.err)
        self.assertNotIn("Fiches", found.out)
        # What no club of theirs could ever fail is no gate.
        for gate in (("--fail-on", "moved"), ("--max-moved", "3")):
            asked = self.diff(edits, *gate)
            self.assertEqual((2, ""), (asked.status, asked.out))
            self.assertIn("error: not judged", asked.err)
        # The option takes one value: what follows is a folder.
        self.assertEqual(1, self.run_here("rules", "diff", "--on", "none", "--fail-on", "meaning", "old", "new").status)

    def test_a_stream_of_bad_fiches_is_told_in_part(self):
        self.write("bad.ndjson", '{"name": "A", "no": 1}\n' * 150)
        found = self.diff([("not(summer)", "spring")], "--on", "bad.ndjson")
        self.assertEqual(1, found.status)
        self.assertEqual(100, found.err.count("unknown key"))
        self.assertIn("50 more not shown\n  = help: mend these first", found.err)
