"""score: every document that goes in comes out as one row, good or bad, and nothing is lost without a word."""
import csv
import io
import json
import re
import subprocess
import time
import unittest
from pathlib import Path

from program import PROGRAM, ROOT, SAMPLES, SANITIZED, Case, environment, for_each

TALLY = re.compile(r"(?:^|\n)read (\d+) = scored (\d+) \+ rejected (\d+)(?:, passed over \d+ files?)?\n$")

# Fiche or stream -> the rows: line, name; a name of None is a rejected one.
STREAMS = {
    "one": ("name: A\n", [(1, "A")]),
    "markers": ("---\nname: A\n---\nname: B\n...\n---\nname: C\n...\n", [(2, "A"), (4, "B"), (7, "C")]),
    "end_markers_only": ("name: A\n...\nname: B\n...\n", [(1, "A"), (3, "B")]),
    "no_newline_at_the_end": ("name: A\n---\nname: B", [(1, "A"), (3, "B")]),
    "marker_with_a_comment": ("--- # first\nname: A\n--- # second\nname: B\n", [(2, "A"), (4, "B")]),
    "carriage_returns": ("name: A\r\nmembers:\r\n  firms: 20\r\n---\r\nname: B\r\n...\r\n", [(1, "A"), (5, "B")]),
    "byte_order_mark": ("\ufeffname: A\n---\nname: B\n", [(1, "A"), (3, "B")]),
    "byte_order_mark_before_a_marker": ("\ufeff---\nname: A\n", [(2, "A")]),
    "comments_between": ("# a\n---\n# only this\n---\nname: A # b\n# c\n---\n# d\nname: B\n...\n# e\n", [(5, "A"), (9, "B")]),
    "blank_documents": ("---\n---\n\n---\nname: A\n---\n", [(5, "A")]),
    "dashes_within_a_text": ("name: A\nplace: |\n  x\n  ---\n  y\n---\nname: B\n", [(1, "A"), (7, "B")]),
    "dashes_of_a_longer_word": ("name: A\n---\nname: B\nplace: ---x\n", [(1, "A"), (3, "B")]),
    "fiche_behind_the_marker": ('--- {name: A}\n--- {"name": "B"}\n', [(1, "A"), (2, "B")]),
    "bad_one_in_the_middle": ("name: A\n---\nnom: [\n---\nname: C\n", [(1, "A"), (3, None), (5, "C")]),
    "bad_utf8_in_the_middle": (b"name: A\n---\nname: \xff\n---\nname: C\n", [(1, "A"), (3, None), (5, "C")]),
    "too_large_in_the_middle": ("name: A\n---\nname: " + "x" * (1 << 20) + "\n---\nname: C\n", [(1, "A"), (2, None), (5, "C")]),
    "several_errors_are_one_row": ("foo: 1\nbar: 2\n---\nname: B\n", [(1, None), (4, "B")]),
    "nothing": ("", [(1, None)]),
    "comments_only": ("# a\n---\n# b\n", [(1, None)]),
}


class ScoreCase(Case):
    def score(self, *inputs, form="csv", **options):
        """Scores, and checks what holds of every run: the tally, the status, one row each."""
        result = self.run_here("score", "--format", form, *inputs, **options)
        tally = TALLY.search(result.err)
        self.assertTrue(tally, f"standard error does not end with its tally: {result.err[-300:]}")
        read, scored, rejected = map(int, tally.groups())
        self.assertEqual(read, scored + rejected)
        self.assertEqual(1 if rejected else 0, result.status)
        rows = self.rows(result.out, form)
        self.assertEqual((scored, rejected), (sum(not row.get("error") for row in rows), sum(bool(row.get("error")) for row in rows)))
        return rows, result

    def rows(self, text, form):
        if form == "ndjson":
            return [json.loads(line) for line in text.splitlines()]
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        self.assertEqual({len(lines[0])}, {len(line) for line in lines}, "each row has the header's number of fields")
        return [dict(zip(lines[0], line)) for line in lines[1:]]


@for_each(STREAMS)
class Streams(ScoreCase):
    def check(self, stream, expected):
        self.write("s.yaml", stream)
        for form in ("csv", "ndjson"):
            for source, options in (("s.yaml", {}), ("-", {"stdin": stream})):
                rows, _ = self.score(source, form=form, **options)
                self.assertEqual(expected, [(int(row["line"]), row.get("name") or None) for row in rows])
                self.assertEqual({source.replace("-", "<standard input>")}, {row["source"] for row in rows})


class Inputs(ScoreCase):
    def sources(self, *inputs):
        return [row["source"] for row in self.score(*inputs)[0]]

    def test_a_folder_is_read_in_order_without_expected_outcomes(self):
        for name in ("d/b.yml", "d/a.yaml", "d/sub/c.yaml", "d/a.expected.yaml", "d/notes.txt"):
            self.write(name, "name: X\n")
        self.assertEqual(["d/a.yaml", "d/b.yml", "d/sub/c.yaml"], self.sources("d"))

    def test_inputs_stay_in_the_order_given(self):
        self.write("b.yaml", "name: B\n"), self.write("a.yaml", "name: A\n")
        self.assertEqual(["b.yaml", "a.yaml", "b.yaml"], self.sources("b.yaml", "a.yaml", "b.yaml"))

    def test_all_samples(self):
        result = self.run_here("score", str(ROOT / "samples"), "--format", "ndjson")
        self.assertEqual((0, len(SAMPLES)), (result.status, len(result.out.splitlines())))

    def test_missing_file(self):
        self.write("a.yaml", "name: A\n")
        rows, result = self.score("no.yaml", "a.yaml")
        self.assertEqual([("no.yaml", "cannot read it: No such file or directory"), ("a.yaml", "")],
                         [(row["source"], row["error"]) for row in rows])
        self.assertEqual("no.yaml: error: cannot read it: No such file or directory\nread 2 = scored 1 + rejected 1\n", result.err)

    def test_empty_folder(self):
        (self.folder / "d").mkdir()
        rows, result = self.score("d")
        self.assertEqual([("d", "there is no fiche in this folder")], [(row["source"], row["error"]) for row in rows])
        self.assertEqual("d: error: there is no fiche in this folder\n  = help: a fiche is a file that ends in .yaml or .yml; .ndjson, .json and .csv hold several\n"
                         "read 1 = scored 0 + rejected 1\n", result.err)

    def test_dangling_link_in_a_folder(self):
        self.write("d/a.yaml", "name: A\n")
        (self.folder / "d" / "z.yaml").symlink_to("nowhere")
        self.assertEqual(["d/a.yaml", "d/z.yaml"], self.sources("d"))

    def test_a_rejected_fiche_tells_all_that_is_wrong_on_standard_error_and_the_first_in_its_row(self):
        self.write("s.yaml", "name: A\n---\nname: B\nfoo: 1\nmembers:\n  firms: many\n")
        for form, error in (("csv", "4:1: unknown key `foo`"), ("ndjson", "4:1: unknown key `foo`")):
            rows, result = self.score("s.yaml", form=form)
            self.assertEqual(error, rows[1]["error"])
            self.assertEqual("""\
s.yaml:4:1: error: unknown key `foo`
  4 | foo: 1
    | ^^^
    = help: `diagclub new` shows every key with its question
s.yaml:6:10: error: a number is expected here
  6 |   firms: many
    |          ^^^^
    = help: such as `20`, `~20`, `10..15`, `"> 100"` or `unknown`
read 2 = scored 1 + rejected 1
""", result.err)

    def test_table_shows_the_error_in_its_place(self):
        self.write("s.yaml", "name: A\n---\nfoo: 1\n---\nname: C\n")
        lines = self.run_here("score", "s.yaml").out.splitlines()
        self.assertEqual(["club", "A", "s.yaml", "C", "~"], [line.split()[0] for line in lines])
        self.assertTrue(lines[2].endswith("3:1: unknown key `foo`"), lines[2])

    def test_quiet_leaves_the_tally_out_but_not_the_errors(self):
        self.write("s.yaml", "name: A\n")
        self.assertEqual("", self.run_here("score", "-q", "s.yaml").err)
        self.assertEqual("no.yaml: error: cannot read it: No such file or directory\n", self.run_here("score", "-q", "no.yaml").err)


# YAML of a name -> the name as CSV gives it, as JSON gives it.
NAMES = {
    "quotes": (r'"a \"b\" ''c''"', 'a "b" c', 'a "b" c'),
    "comma": ('"a, b"', "a, b", "a, b"),
    "semicolon": ('"a; b"', "a; b", "a; b"),
    "newline": (r'"a\nb"', "a b", "a\nb"),
    "carriage_return": (r'"a\rb"', "a\\u{000D}b", "a\rb"),
    "tab": (r'"a\tb"', "a b", "a\tb"),
    "emoji": ("😀 é 👩‍👩‍👧", "😀 é 👩‍👩‍👧", "😀 é 👩‍👩‍👧"),
    "control_codes": (r'"a\e[31m\x07\0b"', "a\\u{001B}[31m\\u{0007}\\u{0000}b", "a\x1b[31m\x07\0b"),
    "bidi_override": (r'"a\u202eb"', "a\\u{202E}b", "a\u202eb"),
    "formula": ("'=1+1'", "'=1+1", "=1+1"),
    "formula_in_quotes": ("'=\"a,b\"'", "'=\"a,b\"", '="a,b"'),
    "plus": ("'+33 1'", "'+33 1", "+33 1"),
    "minus": ("'-1'", "'-1", "-1"),
    "at": ("'@SUM(A1)'", "'@SUM(A1)", "@SUM(A1)"),
    "formula_behind_a_tab": (r'"\t=1"', " =1", "\t=1"),
    "formula_behind_a_return": (r'"\r=1"', "\\u{000D}=1", "\r=1"),
}


@for_each(NAMES)
class Names(ScoreCase):
    def check(self, yaml, in_csv, in_json):
        self.write("s.yaml", f"name: {yaml}\n---\nname: B\n")
        self.assertEqual([in_csv, "B"], [row["name"] for row in self.score("s.yaml")[0]])
        self.assertEqual([in_json, "B"], [row["name"] for row in self.score("s.yaml", form="ndjson")[0]])
        lines = self.run_here("score", "s.yaml").out.splitlines()
        self.assertEqual(["club", "B", "~"], [lines[i].split()[0] for i in (0, 2, 3)])
        self.assertEqual(4, len(lines), lines)  # the last: what the signs mean


class Paths(ScoreCase):
    def test_odd_file_names_survive(self):
        for name in ('we,ird "n".yaml', "two\nlines.yaml", "-x.yaml"):
            self.write(f"d/{name}", "name: X\n")
        self.assertEqual(["d/-x.yaml", "d/two lines.yaml", 'd/we,ird "n".yaml'], [row["source"] for row in self.score("d")[0]])
        self.assertEqual(["d/-x.yaml", "d/two\nlines.yaml", 'd/we,ird "n".yaml'], [row["source"] for row in self.score("d", form="ndjson")[0]])

    def test_formula_for_a_file_name_is_guarded(self):
        self.write("=1.yaml", "name: X\n")
        self.assertEqual(["'=1.yaml"], [row["source"] for row in self.score("=1.yaml")[0]])


@unittest.skipIf(SANITIZED, "the sanitizers keep memory of their own")
class Memory(ScoreCase):
    """A stream ten times as long takes no more memory."""
    def highest_memory(self, documents):
        fiche = (ROOT / "samples/r2/roumazieres.yaml").read_text()
        self.write("s.yaml", f"---\n{fiche}" * documents)
        with open(self.folder / "out", "wb") as out:
            process = subprocess.Popen([PROGRAM, "score", "s.yaml", "--format", "ndjson"], cwd=self.folder, env=environment(),
                                       stdout=out, stderr=subprocess.DEVNULL)
            highest = 0
            while process.poll() is None:  # not ru_maxrss: that of a child counts what its parent had, too
                status = Path(f"/proc/{process.pid}/status").read_text()
                highest = max([highest, *map(int, re.findall(r"VmHWM:\s+(\d+) kB", status))])
                time.sleep(0.01)
        self.assertEqual(0, process.returncode)
        self.assertEqual(documents, (self.folder / "out").read_bytes().count(b"\n"))
        return highest

    def test_memory_stays_flat(self):
        # Enough that every thread has a block at hand.
        few, many = self.highest_memory(4000), self.highest_memory(40000)
        self.assertGreater(few, 0)
        self.assertLess(many, few * 1.1)


class KnownBugs(ScoreCase):
    def test_a_directive_belongs_to_the_document_behind_it(self):
        self.write("s.yaml", "%YAML 1.2\n---\nname: A\n")
        self.assertEqual(["A"], [row["name"] for row in self.score("s.yaml")[0]])

    def test_a_byte_order_mark_may_stand_before_any_marker(self):
        self.write("s.yaml", "\ufeff---\nname: A\n" * 2)
        self.assertEqual(["A", "A"], [row["name"] for row in self.score("s.yaml")[0]])

    def test_errors_come_in_the_order_of_their_places(self):
        self.write("s.yaml", "place: X\nmembers:\n  firms: many\n")
        rows, result = self.score("s.yaml")
        self.assertEqual(self.run_here("diagnose", "s.yaml").err, result.err.replace("read 1 = scored 0 + rejected 1\n", ""))
        self.assertEqual("1:1: the fiche has no `name`", rows[0]["error"])
