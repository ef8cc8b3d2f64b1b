"""Tables of every hit policy through the commands: those whose outcome is a number beside those that give an output."""
import json

from jsonschema import Draft202012Validator

from program import Case, run

RULES = ("--rules", "tests/dmn/every_hit_policy", "--lang", "en")
FICHE = "si: oui\nliste.aa: 4..6\ncouleur: red\nchoses: [one]\n"


class HitPolicies(Case):
    def test_the_outcomes_and_their_schema(self):
        document = json.loads(run("diagnose", *RULES, "--format", "json", "-", stdin=FICHE).out)
        found = {name: (table.get("value", table.get("values")), table["possible"]) for name, table in document["tables"].items()}
        self.assertEqual(found, {
            "only": ("x", ["x"]), "some_say": ("x", ["x"]), "worst": ("high", ["high"]), "earliest": (None, ["x", "none", "not_applicable"]),
            "every": (["x", "y"], ["x", "y", "z"]), "how_many": (None, [3, 4]), "level": ("high", ["high"]), "torn": ("x", ["x"])})
        # Rows 1 and 2 match as well, but the output of row 3 is declared first.
        self.assertEqual(3, document["tables"]["worst"]["row"]["number"])
        schema = json.loads(run("schema", "diagnosis", *RULES).out)
        Draft202012Validator.check_schema(schema)
        errors = Draft202012Validator(schema).iter_errors
        self.assertEqual([], [error.message for error in errors(document)])
        document["tables"]["how_many"]["value"] = 5  # of four rows
        self.assertNotEqual([], list(errors(document)))

    def test_a_declared_overlap_that_a_fiche_meets_is_said_and_no_fault(self):
        fiche = FICHE + "part: 0.2\n"
        result = run("diagnose", *RULES, "--explain", "-", stdin=fiche)
        self.assertEqual((0, ""), (result.status, result.err))
        self.assertIn("\n  Torn   x · certain\n         the colour [II, stated]\n         if: yes (l.\u00a01) · colour: red (l.\u00a03)\n"
                      "         The <book> says both. [III]\n         Holds as well: y. the share [II, stated]\n", result.out)
        self.assertIn("Le <livre> dit l’un et l’autre. [III]", run("diagnose", *RULES[:2], "--lang", "fr", "-", stdin=fiche).out)
        document = json.loads(run("diagnose", *RULES, "--format", "json", "-", stdin=fiche).out)
        torn = document["tables"]["torn"]
        self.assertEqual(("x", 1, {"rows": [2], "text": "The <book> says both.", "section": "III"}),
                         (torn["value"], torn["row"]["number"], torn["overlap"]))
        schema = json.loads(run("schema", "diagnosis", *RULES).out)
        self.assertEqual([], [error.message for error in Draft202012Validator(schema).iter_errors(document)])
        # What no other row contradicts, or may or may not, says nothing of it.
        for rest in ("part: 0.7\n", ""):
            self.assertNotIn("says both", run("diagnose", *RULES, "-", stdin=FICHE + rest).out)
            self.assertNotIn("overlap", run("diagnose", *RULES, "--format", "json", "-", stdin=FICHE + rest).out)

    def test_a_declared_overlap_is_explained_and_stands_in_the_book(self):
        words = " ".join(run("explain", *RULES, "torn").out.split())
        self.assertIn("Overlap The <book> says both. [III]: the first row that matches decides", words)
        self.assertIn("Chevauchement Le <livre> dit l’un et l’autre. [III] : la première ligne qui convient décide",
                      " ".join(run("explain", *RULES[:2], "--lang", "fr", "torn").out.split()))
        document = json.loads(run("explain", *RULES, "--format", "json", "torn").out)
        self.assertEqual({"text": "The <book> says both.", "section": "III"}, document["overlap"])
        self.assertEqual({"text": "nothing to say", "section": "I"}, json.loads(run("explain", *RULES, "--format", "json", "only").out)["gap"])
        validator = Draft202012Validator(json.loads(run("schema", "explanation").out))
        self.assertEqual([], [error.message for error in validator.iter_errors(document)])
        self.assertIn("| if several rows contradict each other | the first | The \\<book\\> says both. \\[III\\] |\n",
                      run("rules", "doc", *RULES).out)
        self.assertIn("<td>if several rows contradict each other</td><td>the first</td><td>The &lt;book&gt; says both. [III]</td>",
                      run("rules", "doc", *RULES, "--format", "html").out)

    def test_a_number_of_rows_can_be_a_goal(self):
        result = run("whatif", *RULES, "--reach", "how_many=0", "-", stdin=FICHE)
        self.assertEqual((0, ""), (result.status, result.err))
        self.assertIn(" Goal: How many: 0\n  1. colour: red → pink\n", result.out)
        wanted = json.loads(run("whatif", *RULES, "--reach", "how_many=0", "--format", "json", "-", stdin=FICHE).out)
        self.assertEqual("0", wanted["wanted"])
        self.assertIn("there is no such outcome", run("whatif", *RULES, "--reach", "how_many=5", "-", stdin=FICHE).err)

    def test_an_explanation_says_what_the_policy_means(self):
        for table, said in (("torn", "any: several rows may match, and then give the same output"),
                            ("some_say", "any: several rows may match, and then give the same output"),
                            ("worst", "priority: of all rows that match, the one whose output is declared first decides"),
                            ("how_many", "collect_count: how many rows match")):
            words = " ".join(run("explain", *RULES, table).out.split())
            self.assertIn(f"Hit policy {said}", words)
