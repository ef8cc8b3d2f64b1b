"""What a file is told by: its ending, in letters of either case; what is passed over is counted."""
import gzip
import itertools
import os
import shutil
import subprocess
import unittest

from program import Case

CONTENTS = {"yaml": "name: A\n", "yml": "name: A\n", "ndjson": '{"name":"A"}\n', "jsonl": '{"name":"A"}\n', "json": '[{"name":"A"}]\n', "csv": "name\nA\n",
            "tsv": "name\nA\n"}
SPELT = (str.lower, str.upper, str.capitalize)
ROWS = ("score", "--format", "csv", "--columns", "name")


class Endings(Case):
    def test_either_case(self):
        """Named and met in a folder, plain and packed."""
        for (ending, text), spelt in itertools.product(CONTENTS.items(), SPELT):
            for packed in ("", ".gz", ".GZ", ".Gz"):
                name = f"EXPORT.{spelt(ending)}{packed}"
                self.write(f"survey/{name}", gzip.compress(text.encode()) if packed else text)
                for named in (f"survey/{name}", "survey"):
                    result = self.run_here(*ROWS, named)
                    self.assertEqual((0, "name,error\nA,\n", "read 1 = scored 1 + rejected 0\n"), (result.status, result.out, result.err), (name, named))
                shutil.rmtree(self.folder / "survey")

    @unittest.skipUnless(shutil.which("zstd"), "zstd is not installed")
    def test_zstd(self):
        for ending in ("zst", "ZST", "Zst"):
            name = self.write(f"survey/EXPORT.CSV.{ending}", subprocess.run(["zstd", "-c"], input=b"name\nA\n", capture_output=True).stdout)
            for named in (name, "survey"):
                self.assertEqual("name,error\nA,\n", self.run_here(*ROWS, named).out)
            (self.folder / name).unlink()

    def test_expected_outcomes_are_no_fiches(self):
        self.write("s/A.YAML", "name: A\n"), self.write("s/A.EXPECTED.YAML", "class: B1\n"), self.write("s/B.yml", "name: B\n"), self.write("s/B.expected.yml", "")
        result = self.run_here(*ROWS, "s")
        self.assertEqual((0, "name,error\nA,\nB,\n", "read 2 = scored 2 + rejected 0, passed over 2 files\n"), (result.status, result.out, result.err))

    def test_cases_of_rules(self):
        for fiche, expected in (("A.YAML", "A.EXPECTED.YAML"), ("A.YAML", "A.expected.yaml"), ("A.yml", "A.expected.yml"), ("A.yml", "A.expected.yaml")):
            self.write(f"s/{fiche}", "name: A\n"), self.write(f"s/{expected}", "class: {B1: [members.firms]}\n")
            for named in ("s", f"s/{fiche}"):
                result = self.run_here("rules", "test", named)
                self.assertIn(f"s/{expected}:", result.err, (fiche, named))  # what is wrong in it shows that it was read
            shutil.rmtree(self.folder / "s")
        self.write("s/A.CASES.YAML", "wrong: 1\n")
        self.assertIn("s/A.CASES.YAML:1:1: error", self.run_here("rules", "test", "s").err)

    def test_the_summary_s_form(self):
        self.write("f.yaml", "name: A\n")
        for name, start in (("S.JSON", "{"), ("S.Md", "#"), ("S.TXT", "")):
            self.assertEqual(0, self.run_here(*ROWS, "f.yaml", "--summary-file", name).status)
            self.assertTrue((self.folder / name).read_text().startswith(start))


class PassedOver(Case):
    def last_line(self, *arguments):
        return self.run_here(*ROWS, *arguments).err.splitlines()[-1]

    def test_counted_on_the_last_line(self):
        self.write("s/a.yaml", "name: A\n")
        self.assertEqual("read 1 = scored 1 + rejected 0", self.last_line("s"))
        self.write("s/notes.txt", "")
        self.assertEqual("read 1 = scored 1 + rejected 0, passed over 1 file", self.last_line("s"))
        self.write("s/deep/er/README", ""), self.write("s/deep/b.csv.bak", ""), self.write("s/.hidden", "")
        os.mkfifo(self.folder / "s/pipe.yaml"), (self.folder / "s/link").symlink_to("deep")
        self.assertEqual("read 1 = scored 1 + rejected 0, passed over 6 files", self.last_line("s"))
        self.assertEqual("read 2 = scored 2 + rejected 0, passed over 12 files", self.last_line("s", "s"))
        self.assertEqual("read 1 = scored 1 + rejected 0", self.last_line("s/a.yaml"))

    def test_of_another_format(self):
        self.write("s/a.yaml", "name: A\n"), self.write("s/b.csv", "name\nB\n")
        self.assertEqual("read 1 = scored 1 + rejected 0, passed over 1 file", self.last_line("--from", "csv", "s"))

    def test_a_run_s_own_files_are_none(self):
        self.write("s/a.yaml", "name: A\n"), self.write("s/notes.txt", "")
        for more in ((), ("--resume",)):
            written = ("-o", "s/rows.csv", "--errors", "s/errors.ndjson")
            self.assertEqual("read 1 = scored 1 + rejected 0, passed over 1 file", self.last_line(*written, *more, "s"))
            for name in ("rows.csv", "errors.ndjson"):
                (self.folder / "s" / name).unlink()

    def test_nothing_but_such(self):
        self.write("s/notes.txt", "")
        result = self.run_here(*ROWS, "s")
        self.assertEqual((1, "read 1 = scored 0 + rejected 1, passed over 1 file"), (result.status, result.err.splitlines()[-1]))
        self.assertIn("there is no fiche in this folder", result.err)
