"""What a run writes is not what it reads: compared by file, not by path, before anything is opened for writing."""
import gzip
import os
import subprocess

from program import PROGRAM, ROOT, Case, environment

CSV = "name,members.firms\nA,3\nB,20\n"
ROWS = ("score", "--format", "csv", "--columns", "name")


class OwnCase(Case):
    def setUp(self):
        super().setUp()
        self.write("survey/s.yaml", "name: A\n---\nname: B\n")

    def shell(self, line, cwd="."):
        return subprocess.run(["sh", "-c", line.replace("DIAGCLUB", f"'{PROGRAM}'")], cwd=self.folder / cwd, env=environment(), capture_output=True,
                              timeout=60)

    def tree(self):
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    def assert_refused(self, message, *arguments, **options):
        before = self.tree()
        result = self.run_here(*arguments, **options)
        self.assertEqual((2, "", before), (result.status, result.out, self.tree()), arguments)
        self.assertIn(message, result.err, arguments)


class OwnStreams(OwnCase):
    def test_standard_output_in_the_folder_that_is_read(self):
        for name in ("zz.ndjson", "zz.yaml", "AA.NDJSON", "below/zz.csv"):
            (self.folder / "survey/below").mkdir(exist_ok=True)
            done = self.shell(f"ulimit -f 20000; DIAGCLUB score --format ndjson --columns name . > {name}", "survey")
            self.assertEqual((0, ['{"name":"A"}', '{"name":"B"}']), (done.returncode, (self.folder / "survey" / name).read_text().splitlines()))
            self.assertEqual(f"./{name}: warning: passed over: it is where standard output goes\nread 2 = scored 2 + rejected 0, passed over 1 file\n",
                             done.stderr.decode())
            (self.folder / "survey" / name).unlink()

    def test_by_links_and_other_names(self):
        (self.folder / "survey/link.ndjson").symlink_to("../out.txt")
        (self.folder / "out.txt").touch()
        os.link(self.folder / "out.txt", self.folder / "survey/hard.ndjson")
        done = self.shell("DIAGCLUB score --format ndjson --columns name survey > out.txt")
        self.assertEqual((0, 2), (done.returncode, (self.folder / "out.txt").read_text().count("\n")))
        for name in ("hard", "link"):
            self.assertIn(f"survey/{name}.ndjson: warning: passed over", done.stderr.decode())

    def test_standard_error(self):
        done = self.shell("DIAGCLUB score --format csv --columns name . 2> errors.yaml", "survey")
        self.assertEqual((0, b"name,error\nA,\nB,\n"), (done.returncode, done.stdout))
        self.assertIn("errors.yaml: warning: passed over: it is where standard error goes\n", (self.folder / "survey/errors.yaml").read_text())

    def test_named_it_is_refused(self):
        for line in ("score --format ndjson survey/s.yaml out.ndjson >> out.ndjson", "score --format ndjson - < out.ndjson >> out.ndjson",
                     "score --format ndjson 'o*.ndjson' >> out.ndjson", "score --format ndjson --files-from list >> out.ndjson",
                     "score --format ndjson ./survey/../out.ndjson >> out.ndjson", "diagnose out.ndjson >> out.ndjson", "diagnose - < out.ndjson >> out.ndjson",
                     "rules fmt - < out.ndjson >> out.ndjson", "score --mapping out.ndjson survey >> out.ndjson", "diagnose --rules r out.ndjson >> r/x.yaml"):
            self.write("out.ndjson", '{"name": "A"}\n'), self.write("list", "out.ndjson\n"), self.write("r/x.yaml", "old\n")
            done = self.shell("ulimit -f 20000; DIAGCLUB " + line)
            self.assertEqual((2, True), (done.returncode, b"it is where standard output goes" in done.stderr), line)
            self.assertEqual('{"name": "A"}\n', (self.folder / "out.ndjson").read_text(), line)

    def test_what_holds_nothing_may_be_both(self):
        self.assertEqual(1, self.shell("DIAGCLUB score - < /dev/null > /dev/null").returncode)  # there is nothing in it
        self.assertEqual(0, self.shell("DIAGCLUB score - < survey/s.yaml > /dev/null").returncode)

    def test_rules_diff_passes_it_over_too(self):
        done = self.shell(f"DIAGCLUB rules diff '{ROOT}/rules' '{ROOT}/rules' --on survey > survey/out.yaml")
        self.assertEqual((0, b"survey/out.yaml: warning: passed over: it is where standard output goes\n"), (done.returncode, done.stderr))


class Inputs(OwnCase):
    OVER = "would write over what is read"

    def test_an_output_that_is_an_input(self):
        self.write("survey.csv", CSV)
        (self.folder / "link.csv").symlink_to("survey.csv")
        os.link(self.folder / "survey.csv", self.folder / "hard.csv")
        (self.folder / "shortcut").symlink_to(".")
        self.write("list", "survey.csv\n")
        for named in ("survey.csv", "./survey.csv", "link.csv", "hard.csv", "shortcut/survey.csv", self.folder / "survey.csv"):
            for option in ("-o", "--errors"):
                self.assert_refused(f"{named}: error: `{option}` {self.OVER}", *ROWS, option, named, "survey.csv")
            self.assert_refused(self.OVER, *ROWS, "-o", named, "surv*.csv")
            self.assert_refused(self.OVER, *ROWS, "-o", named, "--files-from", "list")
        with open(self.folder / "survey.csv") as survey:
            self.assert_refused("as `<standard input>`", *ROWS, "-o", "survey.csv", "--from", "csv", "-", stdin=survey)

    def test_met_in_a_folder(self):
        self.write("survey/survey.csv", CSV), self.write("survey/deep/PACKED.CSV.GZ", gzip.compress(CSV.encode()))
        (self.folder / "outside.ndjson").write_text('{"name":"A"}\n')
        (self.folder / "survey/link.ndjson").symlink_to("../outside.ndjson")
        for named in ("survey/survey.csv", "survey/deep/PACKED.CSV.GZ", "outside.ndjson"):
            for option in ("-o", "--errors"):
                self.assert_refused(self.OVER, *ROWS, option, named, "survey")
                self.assert_refused(self.OVER, *ROWS, option, named, "--resume", *(() if option == "-o" else ("-o", "new.csv")), "survey")
        self.write("survey/summary.json", "[]")
        self.assert_refused(self.OVER, *ROWS, "--summary-file", "survey/summary.json", "survey")

    def test_in_the_folder_but_not_read(self):
        """What is not there yet, or no input by its name."""
        self.write("survey/notes.txt", "old\n")
        for name, over in (("survey/new.csv", 1), ("survey/notes.txt", 0)):
            result = self.run_here(*ROWS, "-o", name, "survey")
            self.assertEqual((0, f"read 2 = scored 2 + rejected 0{', passed over 1 file' * over}\n", "name,error\nA,\nB,\n"),
                             (result.status, result.err, (self.folder / name).read_text()))
            (self.folder / name).unlink()
            self.write("survey/notes.txt", "old\n")

    def test_what_is_read_beside(self):
        self.write("survey.csv", CSV), self.write("m.yaml", "columns: {}\n"), self.write("list", "survey.csv\n"), self.write("r/r.yaml", "x: 1\n")
        for option in ("-o", "--errors"):
            self.assert_refused(f"m.yaml: error: `{option}` {self.OVER}\n", *ROWS, "--mapping", "m.yaml", option, "m.yaml", "survey.csv")
            self.assert_refused(f"list: error: `{option}` {self.OVER}\n", *ROWS, "--files-from", "list", option, "list")
        (self.folder / "link.json").symlink_to("m.yaml")
        self.assert_refused("link.json: error: `--summary-file` would write over what is read as `m.yaml`", *ROWS, "--mapping", "m.yaml", "--summary-file",
                            "link.json", "survey.csv")

    def test_other_commands(self):
        self.write("f.yaml", "name: A\n"), self.write("cases/c.yaml", "name: C\n"), self.write("cases/c.expected.yaml", "class: B1\n")
        self.write("r/r.yaml", "x: 1\n"), self.write("ok.yaml", "[]\n"), self.write("t.cases.yaml", "x: 1\n")
        (self.folder / "link").symlink_to("f.yaml")
        for output, arguments in (("link", ("diagnose", "f.yaml")), ("f.yaml", ("diagnose", "./link")), ("cases/c.yaml", ("diagnose", "f.yaml", "--cases", "cases")),
                                  ("cases/c.expected.yaml", ("rules", "doc", "--cases", "cases")), ("r/r.yaml", ("diagnose", "f.yaml", "--rules", "r")),
                                  ("r/r.yaml", ("new", "--rules", "r")), ("r/r.yaml", ("rules", "check", "--rules", "r")),
                                  ("r/r.yaml", ("rules", "export", "--format", "dmn", "--rules", "r")), ("t.cases.yaml", ("rules", "test", "t.cases.yaml")),
                                  ("cases/c.yaml", ("rules", "coverage", "cases")), ("cases/c.yaml", ("rules", "mutate", "cases")),
                                  ("ok.yaml", ("rules", "diff", "r", "r", "--approved", "ok.yaml")), ("f.yaml", ("rules", "diff", "r", "r", "--on", "f.yaml")),
                                  ("r/r.yaml", ("rules", "diff", "r", "cases"))):
            self.assert_refused(self.OVER, *arguments, "-o", output)
        with open(self.folder / "f.yaml") as fiche:
            self.assert_refused(self.OVER, "diagnose", "-", "-o", "f.yaml", stdin=fiche)

    def test_parts_that_are_put_together(self):
        self.write("1.csv", "name,error\nA,\n"), self.write("2.csv", "name,error\nB,\n")
        for output in ("1.csv", "./2.csv"):
            self.assert_refused(self.OVER, "score", "--merge", "--format", "csv", "-o", output, "1.csv", "2.csv")


class TwoOutputs(OwnCase):
    def test_one_file(self):
        (self.folder / "link").symlink_to("survey")
        (self.folder / "dangling").symlink_to("out.csv")
        self.write("old.csv", "old\n")
        os.link(self.folder / "old.csv", self.folder / "hard.csv")
        for one, other in (("out.csv", "out.csv"), ("out.csv", "./out.csv"), ("dangling", "out.csv"), ("survey/out.csv", "link/out.csv"), ("old.csv", "hard.csv")):
            self.assert_refused(f"{other}: error: `-o` and `--errors` would be written to this one file\n", *ROWS, "-o", one, "--errors", other, "survey")
        self.assert_refused("`--errors` and `--summary-file` would", *ROWS, "--errors", "s.json", "--summary-file", "survey/../s.json", "survey")
        self.assert_refused("`--errors` and `-o` would", *ROWS, "-o", "out.csv", "--errors", "out.csv.part", "--resume", "survey")
        self.assert_refused("`-o` and `--write-approved` would", "rules", "diff", "survey", "survey", "-o", "x", "--write-approved", "x")

    def test_a_file_that_a_stream_goes_to(self):
        for line in ("--summary-file out.json survey > out.json", "--errors out.json survey > out.json", "-o out.json survey 2> out.json",
                     "--errors ./out.json survey >> out.json"):
            self.write("out.json", "")
            done = self.shell(f"DIAGCLUB score --format csv {line}")
            self.assertEqual(2, done.returncode, line)
            self.assertIn(b"is also where standard", done.stderr + (self.folder / "out.json").read_bytes(), line)

    def test_a_stream_may_be_named_beside_itself(self):
        done = self.shell("DIAGCLUB score --format csv --columns name -q --errors /dev/stderr survey > out 2>&1")
        self.assertEqual((0, "name,error\nA,\nB,\n"), (done.returncode, (self.folder / "out").read_text()))

    def test_two_that_keep_nothing(self):
        self.assertEqual(0, self.run_here(*ROWS, "-o", "/dev/null", "--errors", "/dev/null", "survey").status)
