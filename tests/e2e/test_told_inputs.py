"""Inputs that are not what their names say: read where they can be nothing else, else told what they are."""
import csv
import gzip
import io
import json
import sqlite3
import zipfile

from program import Case, for_each

FICHE = "name: A\nmembers:\n  firms: 3\n"


def archive(*names, mimetype=None):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        if mimetype:
            file.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name in names:
            file.writestr(name, "<x/>" * 300)
    return packed.getvalue()


def database(path):
    with sqlite3.connect(path) as made:
        made.execute("create table t(a)")
    return path.read_bytes()


WORKBOOK = archive("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
SAVE_AS_CSV = "save it as CSV (UTF-8) in the program that made it, and score that"
COPY = "copy its text into a YAML file; `diagclub new` writes an empty one"
UNPACK = "unpack it first; `diagclub score` reads folders, and .gz and .zst files"
EXPORT = "export what it holds as CSV or NDJSON, and score that"
UTF_8 = "save it as UTF-8"

OTHERS = {
    "xlsx": (WORKBOOK, "this is an Excel workbook (.xlsx), not text", SAVE_AS_CSV),
    "xls": (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(600), "this is an old Excel or Word file (.xls, .doc), not text", SAVE_AS_CSV),
    "docx": (archive("[Content_Types].xml", "word/document.xml"), "this is a Word document (.docx), not text", COPY),
    "ods": (archive("content.xml", mimetype=OPEN_DOCUMENT + "spreadsheet"), "this is a LibreOffice workbook (.ods), not text", SAVE_AS_CSV),
    "odt": (archive("content.xml", mimetype=OPEN_DOCUMENT + "text"), "this is a LibreOffice document (.odt), not text", COPY),
    "zip": (archive("a.yaml"), "this is a zip archive, not text", UNPACK),
    "pdf": (b"%PDF-1.4\n%\xe2\xe3\n", "this is a PDF, not text", COPY),
    "utf_32": (FICHE.encode("utf-32"), "this is UTF-32 text", UTF_8),
    "utf_32_big": (b"\0\0\xfe\xff" + FICHE.encode("utf-32-be"), "this is UTF-32 text", UTF_8),
    "utf_32_unmarked": (FICHE.encode("utf-32-le"), "this is UTF-32 text", UTF_8),
    "utf_16_unmarked": (FICHE.encode("utf-16-be"), "this is UTF-16 text without the mark that says so", UTF_8),
    "xz": (b"\xFD7zXZ\0\0", "this is packed by xz", UNPACK),
    "html": (b"\n<!DOCTYPE html>\n<html lang='fr'>\n", "this is a page of the web (HTML), not data",
             "what was saved is a page, perhaps one that asks to log in: download the data itself"),
    "xml": (b"<?xml version='1.0'?><a/>", "this is XML", EXPORT),
}


class OtherCase(Case):
    def assert_told(self, name, message, help, *arguments, status=1):
        result = self.run_here(*arguments)
        self.assertEqual((status, f"{name}: error: {message}\n  = help: {help}\n"), (result.status, result.err))


@for_each(OTHERS)
class Others(OtherCase):
    def check(self, content, message, help):
        for name in ("s.yaml", "s.csv", "s.ndjson", "s.json"):
            self.write(name, content)
            self.assert_told(name, message, help, "score", "-q", name)
        self.assert_told("s.yaml", message, help, "diagnose", "s.yaml", status=2)
        self.write("folder/s.yaml", content)
        self.assert_told("folder/s.yaml", message, help, "score", "-q", "folder")
        self.write("packed.csv.gz", gzip.compress(content))
        self.assert_told("packed.csv.gz", message, help, "score", "-q", "packed.csv.gz")


class OtherFiles(OtherCase):
    def test_a_database(self):
        self.write("s.csv", database(self.folder / "made"))
        self.assert_told("s.csv", "this is an SQLite database, not text", EXPORT, "score", "-q", "s.csv")

    def test_a_packed_fiche_where_one_is_expected(self):
        self.write("s.yaml", gzip.compress(FICHE.encode()))
        self.assert_told("s.yaml", "this is packed by gzip", UNPACK, "diagnose", "s.yaml", status=2)

    def test_a_large_one(self):
        self.write("s.yaml", archive("[Content_Types].xml", "xl/a") + bytes(2 << 20))
        self.assert_told("s.yaml", OTHERS["xlsx"][1], SAVE_AS_CSV, "diagnose", "s.yaml", status=2)
        self.assert_told("s.yaml", OTHERS["xlsx"][1], SAVE_AS_CSV, "score", "-q", "s.yaml")

    def test_rules_and_mappings(self):
        self.write("rules/r.yaml", WORKBOOK), self.write("map.yaml", WORKBOOK), self.write("s.csv", "name\nA\n")
        self.assertIn("rules/r.yaml: error: this is an Excel workbook (.xlsx), not text", self.run_here("rules", "check", "--rules", "rules").out)
        self.assertIn("map.yaml: error: this is an Excel workbook (.xlsx), not text", self.run_here("score", "--mapping", "map.yaml", "s.csv").err)


# A name and a text -> the lines at which clubs stand.
FORMATS = {
    "a_list_under_ndjson": ("s.ndjson", '[\n  {"name":"A"},\n  {"name":"B"}\n]\n', [2, 3]),
    "a_list_on_one_line_under_ndjson": ("s.ndjson", '[{"name":"A"}, {"name":"B"}]', [1, 1]),
    "objects_laid_out_under_ndjson": ("s.ndjson", '{\n  "name": "A"\n}\n{\n  "name": "B"\n}\n', [1, 4]),
    "ndjson_under_another_name": ("s.txt", '{"name":"A"}\n{"name":"B"}\n', [1, 2]),
    "ndjson_under_yaml": ("s.yaml", '\n{"name":"A"}\n\n {"name":"B"}', [2, 4]),
    "ndjson_under_json": ("s.json", '{"name":"A"}\n{"name":"B"}\n', [1, 2]),
    "ndjson_behind_a_mark": ("s.txt", '\ufeff{"name":"A"}\n{"name":"B"}\n', [1, 2]),
    "a_list_of_json_under_yaml": ("s.yaml", '[{"name": "A"},\n {"name": "B"}]\n', [1, 2]),
    "a_list_of_yaml": ("s.yaml", "- name: A\n- name: B\n", [1, 2]),
    "a_list_of_yaml_behind_a_marker": ("s.yaml", "# two\n---\n- name: A\n  members: {firms: 3}\n-\n  name: B\n", [3, 6]),
    "a_list_before_a_document": ("s.yaml", "- name: A\n---\nname: B\n", [1, 3]),
    "json_between_markers": ("s.yaml", '{"name":"A"}\n---\n{"name":"B"}\n', [1, 3]),
    "fiches_in_braces": ("s.yaml", "{name: A}\n---\n{name: B}\n", [1, 3]),
}


@for_each(FORMATS)
class Formats(Case):
    def check(self, name, text, lines):
        self.write(name, text)
        for arguments in ((name,), ("-",)):
            if arguments == ("-",) and name == "s.ndjson":
                arguments = ("--from", "ndjson", "-")
            elif arguments == ("-",) and name == "s.json":
                continue
            result = self.run_here("score", "--format", "csv", "--columns", "line,name", *arguments, stdin=text)
            rows = [(int(row["line"]), row["name"]) for row in csv.DictReader(io.StringIO(result.out))]
            self.assertEqual([(lines[0], "A"), (lines[1], "B")], rows, result.err)
            self.assertEqual("read 2 = scored 2 + rejected 0\n", result.err)
        if name == "s.yaml":
            self.write("folder/s.yaml", text)
            self.assertEqual("read 2 = scored 2 + rejected 0\n", self.run_here("score", "folder").err)


class Lists(Case):
    def test_one_larger_than_any_fiche(self):
        self.write("s.yaml", "".join(f"- name: C{i}\n  members: {{firms: {i % 90 + 1}}}\n  # {'x' * 60}\n" for i in range(20000)))
        result = self.run_here("score", "--format", "csv", "--columns", "name", "s.yaml")
        self.assertEqual("read 20000 = scored 20000 + rejected 0\n", result.err)
        self.assertEqual([f"C{i}" for i in range(20000)], [row["name"] for row in csv.DictReader(io.StringIO(result.out))])
        parts = [self.run_here("score", "-q", "--format", "csv", "--columns", "name", "--shard", f"{i}/3", "s.yaml").out for i in (1, 2, 3)]
        self.assertEqual(20000, sum(part.count("\nC") for part in parts))

    def test_one_of_words_and_one_that_is_indented(self):
        self.write("s.yaml", "- A\n"), self.write("t.yaml", "  - name: A\n  - name: B\n")
        self.assertIn("s.yaml:1:1: error: a fiche is a list of `key: value`", self.run_here("score", "s.yaml").err)
        self.assertIn("t.yaml:1:3: error: this is a list of fiches, where one is expected", self.run_here("score", "t.yaml").err)

    def test_one_of_one_is_a_fiche(self):
        self.write("s.yaml", "- name: A\n")
        self.assertEqual(0, self.run_here("diagnose", "s.yaml").status)


# A list as a fiche holds it -> as rows say it in CSV and in JSON.
LISTS = {
    "whole": ("[training, quality]", "training|quality", ["training", "quality"]),
    "open": ("[training, ...]", "training|...", ["training", "..."]),
    "open_and_empty": ("[...]", "...", ["..."]),
    "none": ("[]", "[]", []),
    "unknown": ("unknown", "unknown", "unknown"),
    "not_asked": ("", "", None),
}


@for_each(LISTS)
class ListsInRows(Case):
    """What a row says of a list is read back as the same list."""

    def score(self, name, form):
        return self.run_here("score", "-q", "--format", form, "--columns", "name,achievements,ambition", name).out

    def check(self, written, in_csv, in_json):
        self.write("s.yaml", f"name: A\nachievements: {written}\n")
        table, lines = self.score("s.yaml", "csv"), self.score("s.yaml", "ndjson")
        self.assertEqual(in_csv, next(csv.DictReader(io.StringIO(table)))["achievements"])
        self.assertEqual(in_json, json.loads(lines)["achievements"])
        row = json.loads(lines)
        self.write("t.ndjson", json.dumps({"name": row["name"], "achievements": row["achievements"]}) + "\n")
        self.assertEqual(lines, self.score("t.ndjson", "ndjson"))
        self.write("t.csv", f"name,achievements\nA,{in_csv}\n")
        self.assertEqual(table, self.score("t.csv", "csv"))


class Rejections(Case):
    def test_none_is_without_a_message(self):
        words = ("unknown", "?", "[]", "...", "training;unknown", "training;?", "training;[]", "...;training", "training;training", "|", "x", "[", "-")
        self.write("s.csv", "name,achievements\n" + "".join(f"C{i},{word}\n" for i, word in enumerate(words)))
        result = self.run_here("score", "--format", "csv", "--columns", "name", "--errors", "e.ndjson", "s.csv")
        for line in (self.folder / "e.ndjson").read_text().splitlines():
            told = json.loads(line)
            self.assertTrue(told["message"] and told["help"], told)
        for row in csv.DictReader(io.StringIO(result.out)):
            self.assertTrue(row["name"] or len(row["error"].split(": ", 1)[1]) > 5, row)

    def test_a_word_for_a_whole_list_within_one(self):
        self.write("s.csv", "name,achievements\nA,training;unknown\nB,training;[]\n")
        self.assertEqual("""\
s.csv:2:12: error: `unknown` stands beside other words of the list
  2 | A,training;unknown
    |            ^^^^^^^
    = help: write `...` at the end of a list that may hold more
s.csv:3:12: error: `[]` stands beside other words of the list
  3 | B,training;[]
    |            ^^
    = help: it says that the list is empty: leave it out
""", self.run_here("score", "-q", "s.csv").err)

    def test_an_answer_that_is_no_choice(self):
        self.write("s.csv", "name,acts\nA,A1;A2\n")
        self.write("map.yaml", 'columns:\n  acts: {fact: achievements, answers: {A1: "training, quality", A2: housing}}\n')
        result = self.run_here("score", "-q", "--mapping", "map.yaml", "s.csv")
        self.assertNotIn("error: \n", result.err)
        self.assertNotIn("error:\n", result.err)

    def test_a_line_end_within_a_cell_is_a_space(self):
        self.write("s.csv", 'name;members.firms\r\n"Union\r\ndu Haut-Val";3\r\n')
        self.assertEqual("name,error\nUnion du Haut-Val,\n", self.run_here("score", "--format", "csv", "--columns", "name", "s.csv").out)
        self.assertIn("\nUnion du Haut-Val  ", self.run_here("score", "s.csv").out)


RULES = {
    "tab": ("facts:\n\t- a\n", "2:1: error: a tab stands in the indentation [bad-yaml]"),
    "comparison": ("rules:\n  - when: > 60\n", "2:11: error: `>` starts a text over several lines in YAML [bad-yaml]"),
    "comparison_in_braces": ("rules:\n  a: {when: {b: > 60}}\n", "2:17: error: a text does not start with `>` in YAML [bad-yaml]"),
    "bracket": ("facts: [a]]\n", "1:11: error: this `]` closes nothing [bad-yaml]"),
    "no_space": ("page:3\n", "1:1: error: a space is missing behind the `:` [wrong-shape]"),
    "no_space_within": ("facts:\n  size:\n    kind:number\n", "3:5: error: a space is missing behind the `:` [wrong-shape]"),
}


@for_each(RULES)
class Rules(Case):
    def check(self, text, message):
        self.write("rules/r.yaml", text)
        result = self.run_here("rules", "check", "--rules", "rules")
        self.assertIn(f"rules/r.yaml:{message}\n", result.out)
