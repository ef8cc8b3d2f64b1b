"""`rules export`: what it writes is well-formed whatever the rules say, and the same each time. Whether other engines
come to our outcomes with it is for tests/dmn."""
import xml.etree.ElementTree as ElementTree

from program import LANGUAGES, ROOT, Case, run

EXPORT = ("rules", "export", "--format", "dmn")
EVERY = ("--rules", "tests/dmn/every_hit_policy")
DMN = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"


class Export(Case):
    def test_our_rules(self):
        for language in LANGUAGES:
            result = run(*EXPORT, "--lang", language)
            self.assertEqual(0, result.status)
            tables = [table.get("name") for table in run_tables(result.out)]
            self.assertIn("class", tables)
            self.assertEqual(sorted(set(tables)), sorted(tables))

    def test_a_file_holds_what_would_have_been_printed(self):
        printed = run(*EXPORT, "--lang", "en").out
        self.assert_result(self.run_here(*EXPORT, "--lang", "en", "-q", "-o", "out.dmn"), 0, "", "")
        self.assertEqual(printed, (self.folder / "out.dmn").read_text())
        self.assertEqual(printed, run(*EXPORT, "--lang", "en").out)

    def test_it_says_that_it_holds_what_is_strictly_so(self):
        result = run(*EXPORT, "--lang", "en")
        self.assertRegex(result.err, r"^exported the strict tables; what \d+ presumptions add has no place in DMN\n$")
        self.assertIn("These are the strict tables", result.out)
        self.assertEqual("", run(*EXPORT, "--lang", "en", *EVERY).err)

    def test_the_hit_policies(self):
        policies = {decision.get("name"): (table.get("hitPolicy"), table.get("aggregation"))
                    for decision in run_tables(run(*EXPORT, *EVERY).out) for table in decision.iter(f"{DMN}decisionTable")}
        self.assertEqual(policies, {
            "only": ("UNIQUE", None), "some_say": ("ANY", None), "worst": ("PRIORITY", None), "earliest": ("FIRST", None),
            "every_": ("COLLECT", None), "how_many": ("COLLECT", "COUNT"), "level": ("UNIQUE", None), "torn": ("FIRST", None)})

    def test_a_declared_overlap_is_said_and_decided_by_order(self):
        for language, said in (("en", "Where rows contradict each other, the first decides: The <book> says both. [III]"),
                               ("fr", "Là où des lignes se contredisent, la première décide : Le <livre> dit l’un et l’autre. [III]")):
            torn = next(one for one in run_tables(run(*EXPORT, *EVERY, "--lang", language).out) if one.get("name") == "torn")
            self.assertIn(said, torn.find(f"{DMN}description").text)
            outputs = [row.findall(f"{DMN}outputEntry")[0].find(f"{DMN}text").text for row in torn.iter(f"{DMN}rule")]
            self.assertEqual(['"x"', '"y"', '"x"', '"none"'], outputs)

    def test_texts_are_escaped_and_names_are_names(self):
        out = run(*EXPORT, *EVERY, "--lang", "en").out
        self.assertNotIn("\a", out)
        root = ElementTree.fromstring(out)
        self.assertEqual('Every <hit> policy & "all"', root.get("label"))
        only = next(one for one in root.iter(f"{DMN}decision") if one.get("name") == "only")
        self.assertEqual("Only <row>", only.get("label"))
        self.assertEqual('Text & "quotes" \\u{0007} ]]>', only.find(f"{DMN}description").text)
        # `list.a` and `list_a` would be one name, `if` is a word of FEEL's.
        inputs = {one.get("name") for one in root.iter(f"{DMN}inputData")}
        self.assertLessEqual({"list_a", "list_a_2", "if_", "word_known"}, inputs)

    def test_rules_that_do_not_load(self):
        (self.folder / "rules").mkdir()
        (self.folder / "rules" / "a.yaml").write_text("tables: 3\n")
        result = self.run_here(*EXPORT, "--rules", "rules", "-o", "out.dmn")
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertIn("rules/a.yaml:1:9: error:", result.err)
        self.assertFalse((self.folder / "out.dmn").exists())


def run_tables(xml):
    """The decisions that are tables."""
    return [one for one in ElementTree.fromstring(xml).iter(f"{DMN}decision") if one.find(f"{DMN}decisionTable") is not None]
