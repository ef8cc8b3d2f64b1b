"""score --summary: what many fiches come to, recounted here from the rows of the same run; groups; values far out;
conditions for CI."""
import json
import unittest
from collections import Counter

from jsonschema import Draft202012Validator

from program import LANGUAGES, ROOT, SAMPLES, Case, for_each, run

VERDICTS = ("class", "territory", "ambition")


def summary(*arguments, **options):
    return json.loads(run("score", "--summary", "--format", "json", *arguments, **options).out)


def in_words(value):
    return " | ".join(value) if isinstance(value, list) else value


def stands(row, verdict):
    """What a verdict stands at; how far from that it is where it does not."""
    return row[verdict + "_firmness"] if isinstance(row[verdict], list) else row[verdict] or "none"


class Recounted(unittest.TestCase):
    """Every figure that the rows of a run also give."""

    @classmethod
    def setUpClass(cls):
        explained = json.loads(run("schema", "diagnosis").out)
        cls.factors = [factor["rule"] for factor in summary("samples")["factors"]]
        cls.facts = [fact["fact"] for fact in summary("samples")["facts"]]
        columns = ",".join(["source", "open", "recommendations", *VERDICTS, *(name + "_firmness" for name in VERDICTS), *cls.factors, *cls.facts])
        cls.rows = [json.loads(line) for line in run("score", "--format", "ndjson", "--columns", columns, "samples").out.splitlines()]
        cls.summary = summary("samples")
        assert explained and len(cls.rows) == len(SAMPLES)

    def test_tally(self):
        self.assertEqual((len(SAMPLES), len(SAMPLES), 0), tuple(self.summary[key] for key in ("read", "scored", "rejected")))

    def test_verdicts(self):
        def came_out(row):
            return tuple((stands(row, name), row[name + "_firmness"]) for name in VERDICTS)
        self.assertEqual(list(VERDICTS), self.summary["tables"])
        self.assertEqual(Counter(map(came_out, self.rows)),
                         {tuple(zip(one["outcomes"], one["firmness"])): one["count"] for one in self.summary["verdicts"]})

    def test_settled(self):
        # Where one verdict can be reached no fact can change it, and the other way round.
        self.assertEqual(sum(not row["open"] for row in self.rows), self.summary["settled"])

    def test_open_facts(self):
        counted = Counter(fact for row in self.rows for fact in row["open"])
        self.assertEqual(counted, Counter({fact["fact"]: fact["open"] for fact in self.summary["facts"] if fact["open"]}))
        self.assertGreater(len(counted), 5)

    def test_missing_facts(self):
        # A row has a derived number too; a list that is known to be empty is no missing one.
        for fact in self.summary["facts"]:
            missing = sum(row[fact["fact"]] in (None, "unknown", "nothing_reported") for row in self.rows)
            self.assertEqual(missing, fact["missing"], fact["fact"])

    def test_factors(self):
        for factor in self.summary["factors"]:
            rows = Counter(row[factor["rule"]] for row in self.rows)
            # What the rows leave unknown the summary may know more of; it never contradicts them.
            self.assertGreaterEqual(factor["yes"], rows["yes"])
            self.assertGreaterEqual(factor["no"] + factor["not_applicable"], rows["no"])
            self.assertEqual(len(self.rows), sum(factor[key] for key in ("yes", "no", "unknown", "not_applicable")))

    def test_recommendations(self):
        rows = Counter(name for row in self.rows for name in row["recommendations"])
        for one in self.summary["recommendations"]:
            self.assertGreaterEqual(one["yes"], rows[one["recommendation"]])
            self.assertEqual(len(self.rows), one["yes"] + one["no"] + one["unknown"])
            self.assertEqual(len(self.rows), sum(one["firmness"].values()))
        self.assertGreater(len(rows), 10)

    def test_histograms(self):
        for number in self.summary["numbers"]:
            points = [row[number["fact"]] for row in self.rows if isinstance(row[number["fact"]], (int, float)) and row[number["fact"]] > 0]
            self.assertGreaterEqual(sum(cell["count"] for cell in number["histogram"]), len(points), number["fact"])
            for value in points:
                self.assertTrue(any(cell["from"] <= value < cell["from"] * 1.126 for cell in number["histogram"]), number["fact"])

    def test_groups(self):
        grouped = summary("samples", "--by", "territory.family", "--min-group", "1")
        for group in grouped["groups"]:
            rows = [row for row in self.rows if in_words(row["territory.family"]) == group["value"]]
            self.assertEqual(len(rows), group["count"])
            for verdict, outcomes in zip(VERDICTS, group["verdicts"]):
                self.assertEqual(Counter(stands(row, verdict) for row in rows), outcomes)


class Schema(unittest.TestCase):
    def test_summaries_validate(self):
        checker = Draft202012Validator(json.loads(run("schema", "summary").out))
        Draft202012Validator.check_schema(checker.schema)
        for options in ((), ("--by", "territory.family"), ("--by", "territory.name"), ("--by", "members.firms", "--min-group", "2"), ("--by", "name", "--min-group", "1")):
            document = summary("samples", *options)
            self.assertEqual([], [error.message for error in checker.iter_errors(document)], options)
        self.assertFalse(checker.is_valid({}))
        self.assertFalse(checker.is_valid({**document, "more": 1}))
        self.assertFalse(checker.is_valid({**document, "scored": -1}))

    def test_the_same_in_every_language_whatever_the_threads_and_the_order(self):
        documents = {run("score", "--summary", "--format", "json", "--by", "territory.family", "--lang", language, "--jobs", jobs, *inputs).out
                     for language in LANGUAGES for jobs in ("1", "3") for inputs in (("samples",), SAMPLES[::-1])}
        self.assertEqual(1, len(documents))


def fiche(name, more=""):
    return f"---\nname: {name}\n{more}"


class FarOut(Case):
    def setUp(self):
        super().setUp()
        self.write("s.yaml", "".join(fiche(f"C{i}", f"territory: {{cantons: {90 if i == 17 else 3 + i % 5}}}\n") for i in range(30)))

    def test_a_perimeter_of_90_cantons(self):
        out = self.run_here("score", "--summary", "--lang", "en", "s.yaml").out
        self.assertIn("Values to check (1)\n", out)
        self.assertIn("\n  s.yaml:53  territory.cantons     90        4..6.5\n", out)

    def test_as_data(self):
        found = json.loads(self.run_here("score", "--summary", "--format", "json", "s.yaml").out)
        self.assertEqual(1, found["outliers"])
        number = next(one for one in found["numbers"] if one["fact"] == "territory.cantons")
        self.assertEqual([{"value": 90, "source": "s.yaml", "line": 53}], number["far_out"])

    def test_fail_on(self):
        result = self.run_here("score", "-q", "--summary", "--format", "json", "--fail-on", "outliers > 0", "s.yaml")
        self.assertEqual((1, "failed on outliers > 0: 1\n"), (result.status, result.err))


class Groups(Case):
    def test_no_figure_of_a_hidden_group_can_be_had_by_subtraction(self):
        # R1: 6, R2: 5, R3: 2. Alone R3 would be what the others leave.
        families = ["R1"] * 6 + ["R2"] * 5 + ["R3"] * 2
        self.write("s.yaml", "".join(fiche(f"C{i}", f"territory: {{family: {family}}}\n") for i, family in enumerate(families)))
        for form in ("table", "markdown", "json"):
            out = self.run_here("score", "--summary", "--by", "territory.family", "--format", form, "--lang", "en", "s.yaml").out
            if form == "json":
                found = json.loads(out)
                self.assertEqual((["R1"], 2, 7), ([group["value"] for group in found["groups"]], found["hidden"]["groups"], found["hidden"]["count"]))
            else:
                self.assertIn("others (2 groups hidden)", out)
                self.assertIn("dense industry", out)
                self.assertNotIn("depressed zone", out)
                self.assertNotRegex(out, r"(?m)^[| ]*scattered industry")  # the territory is called so as well

    def test_more_groups_than_there_may_be(self):
        self.write("s.yaml", "".join(fiche(f"C{i}") for i in range(10_001)))
        result = self.run_here("score", "-q", "--summary", "--by", "name", "s.yaml")
        self.assert_result(result, 2, "", "--by: error: `name` makes more than 10000 groups\n  = help: group by a fact of which fewer values occur\n")
        self.run_here("score", "-q", "--summary-file", "s.json", "--by", "name", "-o", "rows.csv", "--format", "csv", "s.yaml")
        self.assertEqual(["s.yaml"], self.files_here())

    def test_names_from_fiches(self):
        self.write("s.yaml", 'name: A\nterritory: {name: "a\\e[31m|<i>"}\n')
        page = self.run_here("score", "--summary", "--by", "territory.name", "--min-group", "1", "s.yaml").out
        self.assertIn("a\\u{001B}[31m|<i>", page)
        markdown = self.run_here("score", "--summary", "--by", "territory.name", "--min-group", "1", "--format", "markdown", "s.yaml").out
        self.assertIn("| a\\\\u{001B}\\[31m\\|\\<i\\> |", markdown)
        self.assertNotIn("\x1b", page + markdown)


class Files(Case):
    def setUp(self):
        super().setUp()
        self.write("s.yaml", fiche("A") + fiche("B", "foo: 1\n"))

    def test_rows_go_on_beside_a_file(self):
        rows = self.run_here("score", "--format", "csv", "s.yaml")
        for name in ("s.json", "s.md", "s.txt"):
            result = self.run_here("score", "--format", "csv", "--summary-file", name, "s.yaml")
            self.assertEqual(rows, result)
        self.assertEqual((1, 1), tuple(json.loads((self.folder / "s.json").read_text())[key] for key in ("scored", "rejected")))
        self.assertTrue((self.folder / "s.md").read_text().startswith("## "))
        text = self.run_here("score", "--summary", "s.yaml").out
        self.assertEqual(text, (self.folder / "s.txt").read_text())

    def test_of_nothing_scored(self):
        self.write("bad.yaml", "foo: 1\n")
        result = self.run_here("score", "-q", "--summary", "--lang", "en", "bad.yaml")
        self.assertEqual(1, result.status)
        self.assertIn("rejected                                           1  100%\n", result.out)
        self.assertEqual(0, json.loads(self.run_here("score", "--summary", "--format", "json", "bad.yaml").out)["scored"])

    def test_output_and_file_are_both_whole(self):
        result = self.run_here("score", "-q", "--summary", "--format", "markdown", "-o", "a.md", "--summary-file", "b.md", "s.yaml")
        self.assertEqual((1, ""), (result.status, result.out))
        self.assertEqual(["a.md", "b.md", "s.yaml"], self.files_here())
        self.assertEqual((self.folder / "a.md").read_text(), (self.folder / "b.md").read_text())


FAILS = {
    "rejected": ("rejected > 0", "failed on rejected > 0: 1 of 4\n"),
    "share": ("class.open >= 50%", "failed on class.open >= 50%: 3 of 3 (100%)\n"),
    "missing": ("members.firms.missing>1", "failed on members.firms.missing>1: 2 of 3\n"),
    "escape_codes_of_the_users_own": ("rejected\t> 0", "failed on rejected > 0: 1 of 4\n"),
    "not_so": ("class.B3 >= 10%", ""),
}


@for_each(FAILS)
class FailOn(Case):
    def check(self, condition, told):
        self.write("s.yaml", fiche("A") + fiche("B") + fiche("C", "members: {firms: 5}\n"))
        self.write("bad.yaml", "name: [\n")
        # The rows go on as ever.
        rejected = self.run_here("score", "-q", "--format", "csv", "s.yaml", "bad.yaml")
        result = self.run_here("score", "-q", "--format", "csv", "--fail-on", condition, "s.yaml", "bad.yaml")
        self.assert_result(result, 1, rejected.out, rejected.err + told)
        # Of itself, too, it makes the status.
        if not told.startswith("failed on rejected"):
            alone = self.run_here("score", "-q", "--summary", "--fail-on", condition, "s.yaml")
            self.assertEqual(1 if told else 0, alone.status)


class SeveralConditions(Case):
    def test_each_that_holds_is_told(self):
        self.write("s.yaml", fiche("A"))
        result = self.run_here("score", "-q", "--summary", "--fail-on", "read = 1", "--fail-on", "read = 2", "--fail-on", "open > 0", "s.yaml")
        self.assertEqual((1, "failed on read = 1: 1\nfailed on open > 0: 1 of 1\n"), (result.status, result.err))


WRONG = {
    "unknown_name": (("--summary", "--fail-on", "clas.open > 1"), """\
--fail-on:1:1: error: a summary has no `clas.open`
  1 | clas.open > 1
    | ^^^^^^^^^
    = help: did you mean `class.open`?
"""),
    "no_number": (("--summary", "--fail-on", "class.open > x"), """\
--fail-on:1:14: error: a number or a percentage is expected here
  1 | class.open > x
    |              ^
    = help: write it as `rejected > 0` or `class.open >= 20%`
"""),
    "escape_code": (("--fail-on", "\x1b[2J > 1"), """\
--fail-on:1:1: error: a summary has no `\\u{001B}[2J`
  1 | \\u{001B}[2J > 1
    | ^^^^^^^^^^^
    = help: it has `rejected`, `open`, `outliers`, an outcome (`class.open`), a factor, a recommendation or `FACT.missing`
"""),
    "unknown_fact": (("--summary", "--by", "territory.nmae"), """\
--by:1:1: error: there is no fact `territory.nmae`
  1 | territory.nmae
    | ^^^^^^^^^^^^^^
    = help: did you mean `territory.name`?
"""),
    "a_list": (("--summary", "--by", "achievements"), """\
--by:1:1: error: `achievements` is a list: a club would be in several groups at once
  1 | achievements
    | ^^^^^^^^^^^^
    = help: group by a choice, a yes/no, a number or a text
"""),
    "of_an_element": (("--summary", "--by", "projects.title"), """\
--by:1:1: error: a club may have several of `projects.title`, and be in several groups at once
  1 | projects.title
    | ^^^^^^^^^^^^^^
    = help: group by a fact of the club itself
"""),
    "by_without_a_summary": (("--by", "territory.name"), "--by: error: there is no summary to group\n  = help: add `--summary` or `--summary-file FILE`\n"),
    "as_csv": (("--summary", "--format", "csv"), "--summary: error: a summary is no table of rows and cannot be csv\n"
               "  = help: choose `--format table`, `markdown` or `json`\n"),
    "file_of_unknown_kind": (("--summary-file", "s.xls"), "s.xls: error: its name does not tell what the summary is to be written as\n"
                             "  = help: let it end in `.json`, `.md` or `.txt`\n"),
    "file_in_no_folder": (("--summary-file", "no/s.json"), "no/s.json: error: cannot write it: No such file or directory\n"),
    "columns": (("--summary", "--columns", "name"), "error: --columns excludes --summary\n  = help: `diagclub score --help` shows how it is used\n"),
    "no_group_size": (("--summary", "--min-group", "0"), "error: --min-group: Value 0 not in range 1 to 1000000000\n"
                      "  = help: `diagclub score --help` shows how it is used\n"),
}


@for_each(WRONG)
class WrongOptions(Case):
    def check(self, options, told):
        self.write("s.yaml", fiche("A"))
        self.assert_result(self.run_here("score", "s.yaml", *options), 2, "", told)
        self.assertEqual(["s.yaml"], self.files_here())
