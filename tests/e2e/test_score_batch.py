"""score on many fiches: packed, listed, cut short, interrupted, shared out and put together again; nothing is lost or doubled."""
import csv
import gzip
import io
import json
import os
import random
import shutil
import signal
import subprocess
import time
import unittest

from jsonschema import Draft202012Validator

from program import PROGRAM, ROOT, SANITIZED, Case, environment, on_path, run

SOME = "".join(f"---\nname: Club {i}\nmembers:\n  firms: {i}\n" for i in range(1, 8))
FIRMS = ("--columns", "name,members.firms", "--format", "csv", "-q")
SEVEN = "name,members.firms,error\n" + "".join(f"Club {i},{i},\n" for i in range(1, 8))


class Inputs(Case):
    def rows(self, *arguments, **options):
        return self.run_here("score", *FIRMS, *arguments, **options).out

    def test_packed(self):
        self.write("s.yaml.gz", gzip.compress(SOME.encode()))
        self.write("members.yaml.gz", b"".join(gzip.compress(f"---\nname: Club {i}\nmembers:\n  firms: {i}\n".encode()) for i in range(1, 8)))
        self.write("told_by_its_bytes.yaml", gzip.compress(SOME.encode()))
        for name in ("s.yaml.gz", "members.yaml.gz", "told_by_its_bytes.yaml"):
            self.assertEqual(SEVEN, self.rows(name))
        self.assertEqual(SEVEN, self.rows("-", stdin=gzip.compress(SOME.encode())))

    @unittest.skipUnless(shutil.which("zstd"), "zstd is not there to pack")
    def test_zstd(self):
        self.write("s.yaml", SOME)
        subprocess.run(["zstd", "-q", "--rm", "s.yaml"], cwd=self.folder, check=True)
        self.assertEqual(SEVEN, self.rows("s.yaml.zst"))

    def test_packing_that_was_cut_short(self):
        whole = gzip.compress(os.urandom(2000).hex().encode() + b"\n" + SOME.encode())
        self.write("s.yaml.gz", whole[:-20])
        result = self.run_here("score", "s.yaml.gz", "--format", "ndjson")
        self.assertEqual(1, result.status)
        self.assertIn("it was cut short", result.err)
        self.assertEqual("cannot read it: it ends before its packing does: it was cut short", json.loads(result.out.splitlines()[-1])["error"])

    def test_packing_that_is_damaged(self):
        self.write("s.yaml.gz", gzip.compress(SOME.encode())[:12] + b"\xff" * 50)
        self.assertEqual(1, self.run_here("score", "s.yaml.gz").status)

    def test_patterns_are_expanded_where_no_shell_did(self):
        self.write("a1.yaml", "name: A\n"), self.write("a2.yaml", "name: B\n"), self.write("b.yaml", "name: C\n")
        self.assertEqual("name,members.firms,error\nA,,\nB,,\n", self.rows("a*.yaml"))
        result = self.run_here("score", "x*.yaml", "--format", "csv")
        self.assertIn("x*.yaml: error: no file has such a name", result.err)
        self.assertIn("read 1 = scored 0 + rejected 1", result.err)

    def test_a_file_whose_name_looks_like_a_pattern(self):
        self.write("a[1].yaml", "name: A\n")
        self.assertEqual("name,members.firms,error\nA,,\n", self.rows("a[1].yaml"))

    def test_lists_of_files(self):
        for name in ("a.yaml", "b b.yaml", "c\nc.yaml"):
            self.write(name, f"name: {name[0]}\n")
        self.write("lines", "a.yaml\r\n\nb b.yaml\n")
        self.write("nul", "c\nc.yaml\0a.yaml\0")
        self.assertEqual("name,members.firms,error\na,,\nb,,\n", self.rows("--files-from", "lines"))
        self.assertEqual("name,members.firms,error\nc,,\na,,\n", self.rows("--files-from", "nul"))
        self.assertEqual("name,members.firms,error\na,,\nb,,\n", self.rows("--files-from", "-", stdin="a.yaml\nb b.yaml\n"))
        result = self.run_here("score", "--files-from", "no")
        self.assertEqual((2, "no: error: cannot read it: no such file\n"
                             "  = help: `--files-from` takes a list of paths, one a line or each ended by NUL\n"), (result.status, result.err))

    def test_nothing_to_score(self):
        self.write("empty", "")
        for arguments in ((), ("--files-from", "empty")):
            result = self.run_here("score", *arguments)
            self.assertEqual(2, result.status)
            self.assertIn("there is nothing to score", result.err)


class Columns(Case):
    def test_every_kind(self):
        self.write("s.yaml", "name: A\nmembers:\n  firms: 10..15\n  scope: several_branches\nterritory:\n  inhabitants: unknown\n")
        columns = "source,line,name,members.firms,members.scope,territory.inhabitants,territory.area,class,class_reachable,success_count,success_count_possible,success_count_held,recommendations"
        result = self.run_here("score", "s.yaml", "--columns", columns, "--format", "json")
        [row] = json.loads(result.out)
        self.assertEqual(columns.split(","), list(row))
        self.assertEqual(["s.yaml", 1, "A", "10..15", "several_branches", "unknown", None], list(row.values())[:7])
        self.assertIsInstance(row["recommendations"], list)

    def test_there_is_no_such_column(self):
        self.write("s.yaml", "name: A\n")
        result = self.run_here("score", "s.yaml", "--columns", "name, clas,name,")
        self.assertEqual(2, result.status)
        self.assertEqual("""\
--columns:1:7: error: there is no column `clas`
  1 | name, clas,name,
    |       ^^^^
    = help: did you mean `class`?
--columns:1:12: error: the column `name` stands twice
  1 | name, clas,name,
    |            ^^^^
    = help: keep one of them
--columns:1:17: error: there is no column ``
  1 | name, clas,name,
    |                 ^
    = help: a column is a fact, a table, a count or a rule; `score --help` says which others
""", result.err)

    def test_json_is_one_array_whatever_is_rejected(self):
        self.write("s.yaml", "foo: 1\n---\nname: B\n---\nbar: 1\n")
        rows = json.loads(self.run_here("score", "s.yaml", "--format", "json").out)
        self.assertEqual([(1, True), (3, False), (5, True)], [(row["line"], "error" in row) for row in rows])
        self.assertEqual([], json.loads(self.run_here("score", "--format", "json", "--shard", "2/2", "s.yaml").out))

    def test_markdown_keeps_names_within_their_cell(self):
        self.write("s.yaml", "name: 'a | b <i>'\n---\nfoo: 1\n")
        self.assertEqual("| name | line | error |\n| --- | --- | --- |\n| a \\| b \\<i\\> | 1 |  |\n|  | 3 | 3:1: unknown key \\`foo\\` |\n",
                         self.run_here("score", "s.yaml", "--format", "markdown", "--columns", "name,line").out)


class Schemas(Case):
    def checker(self, what):
        checker = Draft202012Validator(json.loads(run("schema", what).out))
        Draft202012Validator.check_schema(checker.schema)
        return checker

    def test_rows_of_every_column_validate(self):
        checker = self.checker("score")
        columns = ",".join(name for name in checker.schema["$defs"]["scored"]["properties"] if name != "shard")  # a share adds it itself
        self.write("more.yaml", "name: A\nmembers: {firms: 10..15, scope: unknown}\n---\nfoo: 1\n---\nname: B\nterritory: {area: ~2.5}\n")
        for choice in ((), ("--columns", columns)):
            rows = run("score", "--format", "json", *choice, "samples", self.folder / "more.yaml", "no.yaml").out
            self.assertEqual([], [error.message for error in checker.iter_errors(json.loads(rows))])
            for row in run("score", "--format", "ndjson", *choice, "samples", self.folder / "more.yaml").out.splitlines():
                self.assertTrue(checker.is_valid(json.loads(row)), row)
        for wrong in ({"class": "B4"}, {"line": "1"}, {"claas": "B1"}, {"source": "a", "line": 1, "error": 3}, [{"line": 1.5}]):
            self.assertFalse(checker.is_valid(wrong), wrong)

    def test_what_a_mapping_may_hold(self):
        checker = self.checker("mapping")
        whole = {"separator": "tab", "encoding": "utf-8", "decimal_comma": True, "unknown": ["NSP"], "ignore": ["id", "*date"], "others": "ignore",
                 "columns": {"G1": "name", "G2": {"fact": "members.scope", "answers": {"A1": "one_branch", "A2": ""}},
                             "G3[1]": {"fact": "achievements", "choice": "training", "yes": ["Y"], "no": ["N"]}, "G4": {"fact": "motives", "split": " ", "answers": {"both": ["economic", "attachment"]}},
                             "G5": {"fact": "objectives", "split": [";", "/"]}}}
        self.assertTrue(checker.is_valid(whole))
        self.write("m.yaml", json.dumps(whole))  # YAML's flow style
        self.write("s.csv", "G1\tG2\tG3[1]\tG4\tG5\nA\tA1\tY\tboth\t\n")
        self.assertEqual("name,members.scope,error\nA,one_branch,\n", self.run_here("score", "s.csv", "--mapping", "m.yaml", "--columns", "name,members.scope", "--format", "csv").out)
        for wrong in ({"sep": ","}, {"separator": "|"}, {"columns": {"G1": {"choice": "x"}}}, {"columns": ["name"]}, {"others": "drop"}):
            self.assertFalse(checker.is_valid(wrong), wrong)
            self.write("m.yaml", json.dumps(wrong))
            self.assertEqual(2, self.run_here("score", "s.csv", "--mapping", "m.yaml").status, wrong)


class OwnFiles(Case):
    def test_what_a_run_writes_is_not_what_it_reads(self):
        """In the folder that its own files stand in; a second time they would be inputs that are written over."""
        self.write("s.yaml", "name: A\n---\nfoo: 1\n")
        written = ("-o", "rows.csv", "--errors", "errors.ndjson", "--summary-file", "summary.json")
        for inputs in (".", "./", self.folder, "../" + os.path.basename(self.folder)):
            result = self.run_here("score", "--format", "csv", *written, inputs)
            self.assertIn("read 2 = scored 1 + rejected 1\n", result.err)
            self.assertEqual({"s.yaml", "rows.csv", "errors.ndjson", "summary.json"}, set(os.listdir(self.folder)))
            self.assertEqual(2, self.run_here("score", "--format", "csv", *written, inputs).status)
            for name in written[1::2]:
                (self.folder / name).unlink()


class Errors(Case):
    def setUp(self):
        super().setUp()
        self.write("s.yaml", "name: A\n---\nfoo: 1\nbar: 2\n---\nname: C\n")

    def test_errors_file_tells_all(self):
        result = self.run_here("score", "s.yaml", "--errors", "e.ndjson")
        self.assertEqual(1, result.status)
        told = [json.loads(line) for line in (self.folder / "e.ndjson").read_text().splitlines()]
        self.assertEqual([("s.yaml", 3, 1, "unknown key `foo`"), ("s.yaml", 3, 1, "the fiche has no `name`"), ("s.yaml", 4, 1, "unknown key `bar`")],
                         [(each["source"], each["line"], each["column"], each["message"]) for each in told])

    def test_strict_stops_at_the_first(self):
        result = self.run_here("score", "--strict", "--format", "csv", "--columns", "name", "s.yaml")
        self.assertEqual((1, "name,error\nA,\n,3:1: unknown key `foo`\n"), (result.status, result.out))
        self.assertIn("read 2 = scored 1 + rejected 1", result.err)
        result = self.run_here("score", "--strict", "-o", "out.csv", "--format", "csv", "s.yaml")
        self.assertEqual((1, ["s.yaml"]), (result.status, self.files_here()))

    def test_a_full_disk(self):
        with open("/dev/full", "w") as full:
            result = run("score", "s.yaml", "--format", "csv", cwd=self.folder, stdout=full)
        self.assertEqual((2, True), (result.status, "cannot write it: No space left on device" in result.err))

    def test_where_nothing_can_be_written(self):
        result = self.run_here("score", "s.yaml", "-o", "no/out.csv")
        self.assertEqual(2, result.status)
        self.assertEqual(2, self.run_here("score", "s.yaml", "-o", "no/out.csv", "--resume").status)

    def test_a_reader_that_leaves(self):
        self.write("many.yaml", SOME * 3000)
        done = subprocess.run(["sh", "-c", f"'{PROGRAM}' score --format csv many.yaml | head -2"], cwd=self.folder, env=environment(),
                              capture_output=True, timeout=60)
        self.assertEqual((2, b""), (len(done.stdout.splitlines()), done.stderr))


class Order(Case):
    def test_as_many_threads_as_you_like(self):
        self.write("s.yaml", SOME * 3000)
        outputs = {self.run_here("score", *FIRMS, "--jobs", jobs, "s.yaml").out for jobs in ("1", "2", "7")}
        self.assertEqual(1, len(outputs))
        self.assertEqual(21001, outputs.pop().count("\n"))


def inputs_of_all_kinds(case):
    """A folder of small files, a stream, a packed one and a bad one: their names."""
    for i in range(200):
        case.write(f"d/{i % 7}/{i}.yaml", f"name: Small {i}\nmembers:\n  firms: {i}\n" if i % 50 else "foo: 1\n")
    case.write("s.yaml", "".join(f"---\nname: Stream {i}\nmembers:\n  firms: {i % 100}\n" for i in range(12000)))
    case.write("p.yaml.gz", gzip.compress("".join(f"---\nname: Packed {i}\n" for i in range(2000)).encode()))
    case.write("t.csv", "nom;composition.adherents\n" + "".join(f'"Table\n{i}";{i % 50}\n' for i in range(1000)))
    case.write("j.json", json.dumps([{"name": f"Json {i}", "members": {"firms": i % 50}} for i in range(1000)], indent=1))
    case.write("n.ndjson", "".join(json.dumps({"name": f"Line {i}", "foo": 1} if i % 300 == 7 else {"name": f"Line {i}"}) + "\n" for i in range(1000)))
    return "d", "s.yaml", "no.yaml", "p.yaml.gz", "t.csv", "j.json", "n.ndjson"


class Shards(Case):
    def test_shares_put_together_are_the_whole(self):
        inputs = inputs_of_all_kinds(self)
        for form in ("csv", "ndjson", "json"):
            self.assertEqual(1, self.run_here("score", *inputs, "--columns", "source,name,class", "--format", form, "-o", f"whole.{form}").status)
            for count in (1, 2, 5):
                parts = [f"{i}.{form}" for i in range(1, count + 1)]
                for i, part in enumerate(parts, 1):
                    self.run_here("score", *inputs, "--columns", "source,name,class", "--format", form, "--shard", f"{i}/{count}", "-o", part)
                merged = self.run_here("score", "--merge", "--format", form, "-o", "merged", *parts)
                self.assertEqual((0, f"merged 17201 rows of {count} files\n"), (merged.status, merged.err))
                self.assertEqual((self.folder / f"whole.{form}").read_bytes(), (self.folder / "merged").read_bytes(), (form, count))

    def test_what_is_no_share(self):
        self.write("s.yaml", SOME)
        for share in ("0/2", "3/2", "1", "1/", "a/b", "1/2x", "-1/2"):
            result = self.run_here("score", "s.yaml", f"--shard={share}")
            self.assertEqual((2, f"--shard: error: `{share}` is no share\n  = help: `3/8` is the third of eight\n"), (result.status, result.err))
        self.assertEqual(2, self.run_here("score", "-", "--shard", "1/2", stdin=SOME).status)

    def test_what_cannot_be_put_together(self):
        self.write("a.csv", "name,error\nA,\n"), self.write("b.csv", "name,class,error\nA,B2,\n"), self.write("cut.csv", "name,error\nA"), self.write("cut.json", "[\n{}")
        for form, files, message in (("csv", ("a.csv", "b.csv"), "b.csv: error: its columns are not those of the first"),
                                     ("csv", ("a.csv", "cut.csv"), "cut.csv: error: its last line does not end"),
                                     ("json", ("cut.json",), "cut.json: error: the array does not end"),
                                     ("json", ("a.csv",), "a.csv: error: this is no JSON that `score` writes"),
                                     ("csv", ("no.csv",), "no.csv: error: cannot read it"),
                                     ("table", ("a.csv",), "--merge: error: rows of a table are not put together")):
            result = self.run_here("score", "--merge", "--format", form, *files, "-o", "out")
            self.assertEqual(2, result.status)
            self.assertIn(message, result.err)
            self.assertNotIn("out", self.files_here())


class Resume(Case):
    COLUMNS = ("--columns", "source,line,name,class,members.firms", "--format", "csv")
    ARGUMENTS = (*COLUMNS, "--errors", "e.ndjson", "-o", "out.csv", "--resume", "-q")

    def start(self, *inputs):
        return subprocess.Popen([PROGRAM, "score", *inputs, *self.ARGUMENTS], cwd=self.folder, env=environment(),
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def test_killed_at_any_moment(self):
        """Kill after kill: in the end nothing is missing and nothing is twice."""
        inputs = inputs_of_all_kinds(self)
        begun = time.monotonic()
        self.run_here("score", *inputs, *self.COLUMNS, "--errors", "whole.ndjson", "-o", "whole.csv")
        whole_time = time.monotonic() - begun
        dice = random.Random(1998)
        kills, runs, wanted = 0, 0, 10 if SANITIZED else 100
        while kills < wanted:
            runs += 1
            while True:
                process = self.start(*inputs)
                time.sleep(dice.random() * whole_time * 0.7)
                if process.poll() is None:
                    process.send_signal(dice.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM)))
                    kills += 1
                process.wait()
                if process.returncode >= 0:
                    self.assertEqual(1, process.returncode)  # some are rejected
                    break
                # Whole or not there; killed behind its last step, a run has nothing left to do.
                if "out.csv" in self.files_here():
                    self.assertEqual((self.folder / "whole.csv").read_bytes(), (self.folder / "out.csv").read_bytes())
                    if "out.csv.resume" not in self.files_here():
                        break
            for name, whole in (("out.csv", "whole.csv"), ("e.ndjson", "whole.ndjson")):
                self.assertEqual((self.folder / whole).read_bytes(), (self.folder / name).read_bytes(), f"after {kills} kills in {runs} runs")
                (self.folder / name).unlink()
            self.assertEqual([], [name for name in self.files_here() if ".part" in name or ".resume" in name])

    def test_from_a_stream_that_is_given_again(self):
        text = "".join(f"---\nname: Club {i}\n" for i in range(40000))
        whole = self.run_here("score", "-", *self.COLUMNS, stdin=text).out
        process = subprocess.Popen([PROGRAM, "score", "-", *self.ARGUMENTS], cwd=self.folder, env=environment(), stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        process.stdin.write(text.encode()[:600000])
        process.stdin.flush()
        for _ in range(200):
            if (self.folder / "out.csv.resume").exists():
                break
            time.sleep(0.05)
        process.kill()
        process.wait()
        process.stdin.close()
        self.assertEqual(0, self.run_here("score", "-", *self.ARGUMENTS, stdin=text).status)
        self.assertEqual(whole, (self.folder / "out.csv").read_text())

    def test_another_run_does_not_go_on_with_it(self):
        inputs = inputs_of_all_kinds(self)
        process = self.start(*inputs)
        for _ in range(200):
            if (self.folder / "out.csv.resume").exists():
                break
            time.sleep(0.01)
        process.kill()
        process.wait()
        if not (self.folder / "out.csv.resume").exists():
            self.skipTest("it was done before it could be interrupted")
        result = self.run_here("score", "s.yaml", *self.ARGUMENTS)
        self.assertEqual((2, "out.csv.resume: error: the run that stopped here was another: other inputs, options or rules\n"
                             "  = help: remove it, and `out.csv.part`, to start anew\n"), (result.status, result.err))
        self.write("out.csv.resume", "nonsense")
        result = self.run_here("score", *inputs, *self.ARGUMENTS)
        self.assertEqual(2, result.status)
        self.assertIn("this is not what a run leaves behind", result.err)

    def interrupted(self, start_of_input, *arguments, least=1):
        """Killed once it has done so many fiches of what it reads from the pipe `ff`."""
        if not (self.folder / "ff").exists():
            os.mkfifo(self.folder / "ff")
        process = subprocess.Popen([PROGRAM, "score", *arguments, "-o", "out.csv", "--resume", "-q"], cwd=self.folder, env=environment(),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        journal = self.folder / "out.csv.resume"
        before = journal.read_text() if journal.exists() else ""
        with open(self.folder / "ff", "wb") as pipe:
            pipe.write(start_of_input)
            pipe.flush()
            for _ in range(100):
                if journal.exists() and json.loads(journal.read_text())["read"] >= least and journal.read_text() != before:
                    break
                time.sleep(0.02)
            process.kill()
            process.wait()
        return json.loads(journal.read_text())

    def go_on(self, whole_input, *arguments):
        with open(os.open(self.folder / "ff", os.O_RDWR), "wb") as pipe:  # does not wait for a reader
            process = subprocess.Popen([PROGRAM, "score", *arguments, "-o", "out.csv", "--resume", "-q"], cwd=self.folder, env=environment(),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            if whole_input is not None:
                pipe.write(whole_input)
            else:
                self.assertIsNotNone(process.wait(60))  # it does not come to reading
        status = process.wait(60)
        with process.stderr as said:
            return status, said.read().decode()

    def test_an_array_killed_twice(self):
        """What was passed over is done; the journal does not go back to it."""
        array = ("[" + ",\n".join(json.dumps({"name": f"Club {i}", "place": "x" * 3000}) for i in range(1000)) + "]").encode()
        arguments = ("--from", "json", "--jobs", "1", "--format", "csv", "--columns", "name", "ff")
        first = self.interrupted(array[:2000000], *arguments, least=400)
        second = self.interrupted(array[:800000], *arguments)
        self.assertGreater(first["read"], 300)
        self.assertLessEqual(first["offset"], second["offset"])
        self.assertEqual(0, self.go_on(array, *arguments)[0])
        self.assertEqual(["name,error", *(f"Club {i}," for i in range(1000))], (self.folder / "out.csv").read_text().splitlines())

    def test_other_files_behind_a_pattern_or_another_mapping_are_another_run(self):
        table = ("N;F\n" + "".join(f"Club {i} {'x' * 100};{i % 50}\n" for i in range(10000))).encode()
        arguments = ("--from", "csv", "--mapping", "m.yaml", "--format", "csv", "--columns", "members.firms,members.jobs", "f*")
        self.write("m.yaml", "columns: {N: name, F: members.firms}\n")
        self.interrupted(table, *arguments)
        refused = (2, "out.csv.resume: error: the run that stopped here was another: other inputs, options or rules\n"
                   "  = help: remove it, and `out.csv.part`, to start anew\n")
        self.write("m.yaml", "columns: {N: name, F: members.jobs}\n")
        self.assertEqual(refused, self.go_on(None, *arguments))
        self.write("m.yaml", "columns: {N: name, F: members.firms}\n"), self.write("fa", "N;F\n")
        self.assertEqual(refused, self.go_on(None, *arguments))
        (self.folder / "fa").unlink()
        self.assertEqual(0, self.go_on(table, *arguments)[0])
        self.assertEqual(10001, len((self.folder / "out.csv").read_text().splitlines()))

    def test_an_input_that_has_shrunk(self):
        self.write("s.yaml", "".join(f"---\nname: Club {i}\n" for i in range(100000)))
        process = self.start("s.yaml")
        for _ in range(400):
            if (self.folder / "out.csv.resume").exists() and json.loads((self.folder / "out.csv.resume").read_text())["offset"] > 0:
                break
            time.sleep(0.01)
        process.kill()
        process.wait()
        if (self.folder / "out.csv.resume").exists():
            self.write("s.yaml", "name: A\n")
            self.assertEqual(1, self.run_here("score", "s.yaml", *self.ARGUMENTS).status)
            self.assertIn("it is shorter than what an earlier run has done of it", (self.folder / "out.csv").read_text())

    def test_resume_needs_a_file(self):
        self.write("s.yaml", SOME)
        result = self.run_here("score", "--resume", "s.yaml")
        self.assertEqual((2, "--resume: error: there is no file to go on with\n  = help: name it: `-o FILE`\n"), (result.status, result.err))


class Tables(Case):
    """CSV as spreadsheets and survey tools write it."""
    COLUMNS = ("--columns", "line,name,members.firms,members.scope,achievements", "--format", "ndjson", "-q")

    def rows(self, *arguments):
        result = self.run_here("score", *self.COLUMNS, *arguments)
        return [list(json.loads(line).values()) for line in result.out.splitlines()], result

    def test_as_french_spreadsheets_write_it(self):
        self.write("s.csv", "\ufeffnom;composition.entreprises;territoire.superficie\r\nClub d’Été;20;12,5\r\n".encode())
        self.write("latin.csv", "nom;composition.entreprises;territoire.superficie\r\nClub d\x92Été;20;12,5\r\n".encode("latin-1"))
        self.write("utf16.csv", "nom\tcomposition.entreprises\tterritoire.superficie\r\nClub d’Été\t20\t12,5\r\n".encode("utf-16"))
        for name in ("s.csv", "latin.csv", "utf16.csv"):
            result = self.run_here("score", name, "--columns", "line,name,members.firms,territory.area", "--format", "csv")
            self.assertEqual(f"line,name,members.firms,territory.area,error\n2,Club d’Été,20,12.5,\n", result.out, result.err)

    def test_headers_may_be_questions(self):
        questions = json.loads(self.run_here("schema", "fiche", "--lang", "en").out)
        self.assertTrue(questions)
        self.write("s.csv", "Is the club for one branch or for several?,name\nseveral_branches,A\n")
        self.assertEqual([[2, "A", None, "several_branches", None]], self.rows("s.csv")[0])

    def test_utf_16_is_read_wherever_fiches_are(self):
        fiche = "name: Club d’Été 😀\nmembers: {firms: 20}\n"
        for encoding in ("utf-16-le", "utf-16-be"):
            self.write("f.yaml", ("\ufeff" + fiche).encode(encoding))
            for arguments in (["f.yaml"], ["."], ["-"]):
                result = self.run_here("score", *FIRMS, *arguments, stdin=("\ufeff" + fiche).encode(encoding))
                self.assertEqual("name,members.firms,error\nClub d’Été 😀,20,\n", result.out, (encoding, arguments, result.err))
        self.assertEqual(0, self.run_here("diagnose", "f.yaml").status)

    def test_columns_that_are_no_facts_may_be_passed_over(self):
        self.write("s.csv", "id,name,members.firms\n7,A,3\n")
        self.assertEqual(1, self.rows("s.csv")[1].status)
        self.assertEqual([[2, "A", 3, None, None]], self.rows("--ignore-unknown-columns", "s.csv")[0])

    def test_columns_that_could_be_facts_are_not_passed_over(self):
        self.write("s.csv", "name,entreprises\nA,3\n")
        self.assertIn("could mean several facts", self.rows("--ignore-unknown-columns", "s.csv")[1].err)

    def test_utf_16_packed_shared_and_in_other_formats(self):
        table = "\ufeffname,members.firms\n" + "".join(f"Club é {i},{i % 5000}\n" for i in range(20000))
        lines = "\ufeff" + "".join(json.dumps({"name": f"Club é {i}", "members": {"firms": i % 5000}}, ensure_ascii=False) + "\n" for i in range(20000))
        rows = "name,members.firms,error\n" + "".join(f"Club é {i},{i % 5000},\n" for i in range(20000))
        self.write("t.csv", table.encode("utf-16-le")), self.write("t.csv.gz", gzip.compress(table.encode("utf-16-be")))
        self.write("mapping.yaml", "encoding: windows-1252\n")
        for arguments in (["t.csv"], ["t.csv.gz"], ["t.csv", "--mapping", "mapping.yaml"]):
            self.assertEqual(rows, self.run_here("score", *FIRMS, *arguments).out, arguments)
        self.write("n.ndjson", lines.encode("utf-16-be"))
        self.assertEqual(rows, self.run_here("score", *FIRMS, "n.ndjson").out)
        parts = [self.run_here("score", *FIRMS, "--shard", f"{i}/3", "t.csv", "t.csv.gz", "n.ndjson").out.splitlines()[1:] for i in (1, 2, 3)]
        self.assertEqual(3 * rows.splitlines()[1:], [row.rpartition(",")[0] for row in sum(parts, [])])

    def test_half_a_character_is_told(self):
        for name, text in (("f.yaml", "name: A?B\n"), ("f.csv", "name\nA?B\n"), ("f.ndjson", '{"name": "A?B"}\n')):
            self.write(name, ("\ufeff" + text).encode("utf-16-le").replace(b"?\0", b"\0\xd8"))
            result = self.run_here("score", *FIRMS, name)
            self.assertEqual(1, result.status, name)
            self.assertIn("UTF-8", result.out, name)

    def test_a_mark_before_an_empty_line_is_no_fiche(self):
        for encoding in ("utf-8", "utf-16"):
            result = self.run_here("score", *FIRMS, "--from", "ndjson", "-", stdin="\ufeff\n{\"name\":\"A\"}\n".encode(encoding.replace("16", "16-le")))
            self.assertEqual("name,members.firms,error\nA,,\n", result.out)

    def test_what_stops_at_the_first_fault_ends_its_array(self):
        result = self.run_here("score", "--strict", "--format", "json", "--columns", "name", "-q", "--from", "ndjson", "-", stdin='{"x":1}\n{"name":"A"}\n')
        self.assertEqual(1, len(json.loads(result.out)))

    def test_a_list_of_files_may_have_a_byte_order_mark(self):
        self.write("s.yaml", SOME), self.write("list", "s.yaml\r\n".encode("utf-16"))
        self.assertEqual(SEVEN, self.run_here("score", *FIRMS, "--files-from", "list").out)

    def test_a_bad_cell_is_told_at_its_place_and_the_others_are_scored(self):
        self.write("s.csv", 'name,members.firms\n"A, B",many\nC,3\n')
        rows, result = self.rows("s.csv")
        self.assertEqual([["s.csv", 2, "2:8: a number is expected here"], [3, "C", 3, None, None]], rows)
        self.assertIn('  2 | "A, B",many\n    |        ^^^^\n', result.err)

    def test_an_unknown_column_is_not_passed_over(self):
        self.write("s.csv", "name,members.frims\nA,3\n")
        rows, result = self.rows("s.csv")
        self.assertEqual([["s.csv", 1]], [row[:2] for row in rows])
        self.assertIn("did you mean `members.firms`?", result.err)

    def test_limesurvey(self):
        self.write("export.csv", '"id","submitdate","G01Q01","G01Q02","G01Q03[SQ001]","G01Q03[SQ002]","G01Q03[other]"\n'
                                 '"1","1998-01-02","Club A","A2","Y","","autre chose"\n"2","","Club B","","N/A","N/A",""\n')
        self.write("map.yaml", """\
empty: [N/A]
columns:
  G01Q01: name
  G01Q02: {fact: members.scope, answers: {A1: one_branch, A2: several_branches}}
  "G01Q03[SQ001]": {fact: achievements, choice: training, yes: [Y]}
  "G01Q03[SQ002]": {fact: achievements, choice: shared_services, yes: [Y]}
ignore: [id, submitdate, "*other*"]
""")
        self.assertEqual([[2, "Club A", None, "several_branches", ["training"]], [3, "Club B", None, None, None]], self.rows("--mapping", "map.yaml", "export.csv")[0])

    def test_kobo(self):
        self.write("export.csv", "club/nom;club/actions;club/actions/training;club/actions/shared_services;_id;_submission_time\n"
                                 "Club A;training shared_services;1;1;17;2026-01-02\nClub B;;;;18;2026-01-02\n")
        self.write("map.yaml", """\
columns:
  club/nom: name
  club/actions: {fact: achievements, split: " "}
ignore: ["club/actions/*", "_*"]
""")
        rows, result = self.rows("--mapping", "map.yaml", "export.csv")
        self.assertEqual([[2, "Club A", None, None, ["training", "shared_services"]], [3, "Club B", None, None, None]],
                         [[*row[:4], row[4] and sorted(row[4], reverse=True)] for row in rows], result.err)

    def test_a_mapping_with_faults_is_told(self):
        self.write("s.csv", "a\n1\n"), self.write("map.yaml", "colums:\n  a: name\n")
        result = self.run_here("score", "--mapping", "map.yaml", "s.csv")
        self.assertEqual(2, result.status)
        self.assertIn("map.yaml:1:1: error: ", result.err)
        self.assertIn("did you mean `columns`?", result.err)
        self.assertEqual(2, self.run_here("score", "--mapping", "no.yaml", "s.csv").status)


class JsonFiles(Case):
    def test_every_layout(self):
        for text in ('{"name": "A"}', '[{"name": "A"}]', '[\n  {\n    "name": "A"\n  }\n]\n', '{"name": "A"}{"name": "A"}'):
            self.write("s.json", text)
            names = [json.loads(line).get("name") for line in self.run_here("score", "s.json", "--format", "ndjson").out.splitlines()]
            self.assertEqual(["A"] * text.count("A"), names, text)

    def test_what_is_wrong_with_one_does_not_reach_the_next(self):
        self.write("s.json", '[{"name": "A"}, {"name": }, 7, {"name": "B", "foo": 1}, {"name": "C"}]')
        result = self.run_here("score", "s.json", "--format", "csv", "--columns", "name")
        self.assertEqual(["A", "", "", "", "C"], [row["name"] for row in csv.DictReader(io.StringIO(result.out))])
        self.assertIn("read 5 = scored 2 + rejected 3", result.err)

    def test_a_file_that_ends_too_soon(self):
        self.write("s.json", '[{"name": "A"}, {"name": "B"')
        self.assertIn("read 2 = scored 1 + rejected 1", self.run_here("score", "s.json").err)
        self.write("t.ndjson", '{"name": "A"}\n{"name": "B"')
        self.assertIn("read 2 = scored 1 + rejected 1", self.run_here("score", "t.ndjson").err)

    def test_standard_input_by_its_format(self):
        for form, text in (("ndjson", '{"name": "A"}\n'), ("json", '[{"name": "A"}]'), ("csv", "name\nA\n"), ("yaml", "name: A\n")):
            result = self.run_here("score", "--from", form, "--columns", "name", "--format", "csv", "-", stdin=text)
            self.assertEqual("name,error\nA,\n", result.out, result.err)


def slurm_is_up():
    """Whether a Slurm with a node that is free runs here (tests/slurm/one_node.sh starts one)."""
    return bool(shutil.which("sbatch") and subprocess.run(["sinfo", "-h", "-t", "idle"], capture_output=True).stdout)


class MoreThanOneMachine(Case):
    """The recipes of the page on surveys, as they stand there."""

    def recipe(self, start):
        readme = (ROOT / "samples" / "SURVEYS.md").read_text()
        return next(block.split("```")[0] for block in readme.split("```sh\n")[1:] if block.startswith(start))

    def setUp(self):
        super().setUp()
        for i in range(400):
            self.write(f"survey/{i % 5}/{i}.yaml", f"name: Club {i}\n" if i % 90 else "foo: 1\n")
        self.write("survey/stream.yaml", "".join(f"---\nname: Stream {i}\n" for i in range(6000)))
        self.assertEqual(1, self.run_here("score", "--format", "csv", "-o", "whole.csv", "survey/").status)

    def shell(self, script, **variables):
        (self.folder / "bin").mkdir(exist_ok=True)
        return subprocess.run(["sh", "-c", script], cwd=self.folder, capture_output=True, timeout=300,
                              env=environment(PATH=f"{on_path(self.folder / 'bin')}", HOME=str(self.folder), **variables))

    def assert_whole(self):
        self.assertEqual((self.folder / "whole.csv").read_bytes(), (self.folder / "scores.csv").read_bytes())

    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not installed")
    def test_gnu_parallel(self):
        done = self.shell(self.recipe("parallel"))
        self.assertIn(b"merged 6400 rows of 8 files", done.stderr)
        self.assert_whole()

    def test_slurm_array(self):
        """The script of one task, eight times: `srun` here is what it starts."""
        (self.folder / "bin").mkdir()
        (self.folder / "bin/srun").write_text('#!/bin/sh\nexec "$@"\n')
        (self.folder / "bin/srun").chmod(0o755)
        for task in range(1, 9):
            self.shell(self.recipe("#!/bin/sh\n#SBATCH"), SLURM_ARRAY_TASK_ID=str(task))
        parts = [f"part-{task}.csv" for task in range(1, 9)]
        self.assertEqual(0, self.run_here("score", "--merge", "--format", "csv", "-o", "scores.csv", *parts).status)
        self.assert_whole()

    @unittest.skipUnless(slurm_is_up(), "no Slurm runs here")
    def test_slurm_itself(self):
        (self.folder / "job.sh").write_text(self.recipe("#!/bin/sh\n#SBATCH"))
        self.shell("sbatch --wait job.sh")
        parts = [f"part-{task}.csv" for task in range(1, 9)]
        self.assertEqual(0, self.run_here("score", "--merge", "--format", "csv", "-o", "scores.csv", *parts).status)
        self.assert_whole()
