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
            "only": ("x", ["x"]), "some_say": ("x", ["x"]), "worst": ("high", ["high"]), "earliest": (None, ["x", "none"]),
            "every": (["x", "y"], ["x", "y", "z"]), "how_many": (None, [3, 4]), "level": ("high", ["high"])})
        # Rows 1 and 2 match as well, but the output of row 3 is declared first.
        self.assertEqual(3, document["tables"]["worst"]["row"]["number"])
        schema = json.loads(run("schema", "diagnosis", *RULES).out)
        Draft202012Validator.check_schema(schema)
        errors = Draft202012Validator(schema).iter_errors
        self.assertEqual([], [error.message for error in errors(document)])
        document["tables"]["how_many"]["value"] = 5  # of four rows
        self.assertNotEqual([], list(errors(document)))

    def test_a_number_of_rows_can_be_a_goal(self):
        result = run("whatif", *RULES, "--reach", "how_many=0", "-", stdin=FICHE)
        self.assertEqual((0, ""), (result.status, result.err))
        self.assertIn(" Goal: How many: 0\n  1. colour: red → pink\n", result.out)
        wanted = json.loads(run("whatif", *RULES, "--reach", "how_many=0", "--format", "json", "-", stdin=FICHE).out)
        self.assertEqual("0", wanted["wanted"])
        self.assertIn("there is no such outcome", run("whatif", *RULES, "--reach", "how_many=5", "-", stdin=FICHE).err)

    def test_an_explanation_says_what_the_policy_means(self):
        for table, said in (("some_say", "any: several rows may match, and then give the same output"),
                            ("worst", "priority: of all rows that match, the one whose output is declared first decides"),
                            ("how_many", "collect_count: how many rows match")):
            words = " ".join(run("explain", *RULES, table).out.split())
            self.assertIn(f"Hit policy {said}", words)
