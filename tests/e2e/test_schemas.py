"""The schemas that are files of the source: the program gives them byte for byte, and what commands write fits them."""
import json

from jsonschema import Draft202012Validator

from program import ROOT, Case, for_each, run

SMALL = "tests/e2e/rule_sets/small"
RULES = ("--rules", f"{SMALL}/rules")
CLUBS = f"{SMALL}/clubs"
OPEN = f"{CLUBS}/open.yaml"
SETS = "tests/e2e/rule_sets"
# Of each schema a command that fills what it speaks of, and a part of what is then written.
WRITTEN = {
    "similar": (("similar", OPEN, *RULES, "--cases", CLUBS), "similar"),
    "compare": (("compare", OPEN, f"{CLUBS}/whole.yaml", *RULES), "moves"),
    "whatif": (("whatif", OPEN, *RULES, "--reach", "alive"), "ways"),
    "explanation": (("explain", "class", *RULES), "used_by"),
    "tests": (("rules", "test", f"{SMALL}/tests", CLUBS, *RULES), "agreement"),
    "coverage": (("rules", "coverage", f"{SMALL}/tests", *RULES), "files"),
    "mutation": (("rules", "mutate", f"{SMALL}/tests", *RULES), "survivors"),
    "check": (("rules", "check", "--rules", f"{SETS}/broken"), "problems"),
    "diff": (("rules", "diff", f"{SETS}/before", f"{SETS}/after", "--on", f"{SETS}/fiches", "--max-moved", "100%"), "things"),
    "summary": (("score", CLUBS, *RULES, "--summary", "--by", "members.scope", "--min-group", "1"), "verdicts"),
}
OF_A_RULE_SET = ("fiche", "rules", "cases", "diagnosis", "score", "mapping")
FILES = {path.stem: path for path in (ROOT / "src/report/schema/fixed").glob("*.json")}


class Files(Case):
    def test_each_is_tried(self):
        self.assertEqual(sorted(WRITTEN), sorted(FILES))


def once(pairs):
    """For `object_pairs_hook`: no key stands twice, where a reader would take the last and say nothing."""
    keys = [key for key, _ in pairs]
    assert len(set(keys)) == len(keys), [key for key in keys if keys.count(key) > 1]
    return dict(pairs)


class OfARuleSet(Case):
    def test_each_is_a_schema_that_says_nothing_twice(self):
        for what in OF_A_RULE_SET:
            for rules in ((), RULES):
                Draft202012Validator.check_schema(json.loads(run("schema", what, *rules).out, object_pairs_hook=once))

    def test_a_column_stands_for_the_first_of_its_name(self):
        """The rules have a fact `name`; the column of that name is the club's, and there is one."""
        names = json.loads(run("schema", "score", *RULES).out)["$defs"]["scored"]["properties"]
        self.assertEqual({"type": "string", "description": "of the club; of the input where it has none"}, names["name"])


@for_each({name: (name, *row) for name, row in WRITTEN.items()})
class FixedSchemas(Case):
    def check(self, name, command, part):
        text = FILES[name].read_bytes().decode()
        for options in ((), RULES, ("--lang", "fr")):
            self.assert_result(run("schema", name, *options), 0, text, "")
        schema = json.loads(text)
        Draft202012Validator.check_schema(schema)
        checker = Draft202012Validator(schema)
        written = json.loads(run(*command, "--lang", "en", "--format", "json").out)
        self.assertTrue(written[part])
        checker.validate(written)
        for wrong in ({**written, "more": 1}, {key: value for key, value in written.items() if key != part}):
            self.assertFalse(checker.is_valid(wrong), part)
