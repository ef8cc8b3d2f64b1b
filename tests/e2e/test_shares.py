"""Shares of a run put together: all of them, each once, of the same inputs."""
import json
import shutil
import subprocess

from program import PROGRAM, Case, environment

FORMATS = ("csv", "ndjson", "json")


class Shares(Case):
    def setUp(self):
        super().setUp()
        texts = ("A", "with, comma", 'a "quote"', "two\nlines, 1/3 of 5 bytes", "E", "last")
        self.inputs = [self.write(f"in{i}.yaml", f"name: {json.dumps(text)}\n" if text else "foo: 1\n") for i, text in enumerate((*texts, ""))]

    def shares(self, form, count=3, columns=("--columns", "name"), name="{}.{}"):
        parts = [name.format(i, form) for i in range(1, count + 1)]
        for i, part in enumerate(parts, 1):
            self.run_here("score", *columns, "--format", form, "--shard", f"{i}/{count}", "-o", part, *self.inputs)
        return parts

    def merge(self, form, *parts, more=()):
        return self.run_here("score", "--merge", "--format", form, *more, *parts)

    def whole(self, form, columns=("--columns", "name")):
        return self.run_here("score", *columns, "--format", form, *self.inputs).out

    def test_in_whatever_order(self):
        for form in FORMATS:
            for columns in (("--columns", "name"), ("--columns", "error"), ()):
                parts = self.shares(form, columns=columns)
                for order in (parts, parts[::-1], parts[1:] + parts[:1]):
                    result = self.merge(form, *order)
                    self.assertEqual((0, "merged 7 rows of 3 files\n", self.whole(form, columns)), (result.status, result.err, result.out))

    def test_a_row_says_which_share_it_is_of(self):
        size = sum((self.folder / name).stat().st_size for name in self.inputs)
        parts = self.shares("ndjson")
        for i, part in enumerate(parts, 1):
            for line in (self.folder / part).read_text().splitlines():
                self.assertEqual(f"{i}/3 of {size} bytes", json.loads(line)["shard"])
        self.assertEqual("name,error,shard", (self.folder / self.shares("csv")[0]).read_text().splitlines()[0])
        self.assertNotIn("shard", self.run_here("score", "--shard", "1/1", "--format", "csv", *self.inputs).out)
        self.assertNotIn("shard", self.run_here("score", "--shard", "1/2", *self.inputs).out)

    def test_one_missing_or_twice(self):
        for form in FORMATS:
            one, two, three = self.shares(form)
            shutil.copy(self.folder / two, self.folder / "copy")
            for parts, message in (((one, three), "--merge: error: shares are missing: 2/3\n"),
                                   ((two,), "--merge: error: shares are missing: 1/3, 3/3\n"),
                                   ((one, two, two, three), f"{two}: error: this file is named twice\n"),
                                   ((one, two, f"./{two}", three), f"./{two}: error: this file is `{two}` under another name\n"),
                                   ((one, two, three, "copy"), f"copy: error: share 2/3 is there twice: `{two}` holds it too\n")):
                for more in ((), ("-o", "out")):
                    result = self.merge(form, *parts, more=more)
                    self.assertEqual((2, ""), (result.status, result.out))
                    self.assertIn(message, result.err)
                    self.assertNotIn("out", self.files_here())

    def test_of_other_inputs(self):
        for form in FORMATS:
            one, two, three = self.shares(form)
            self.shares(form, 4, name="of-four-{}.{}")
            self.write("more.yaml", "name: X\n")
            self.run_here("score", "--columns", "name", "--format", form, "--shard", "2/3", "-o", "other", *self.inputs, "more.yaml")
            self.write("whole", self.whole(form))
            for other, message in ((f"of-four-2.{form}", "they are not of the same inputs"), ("other", "they are not of the same inputs"),
                                   ("whole", f"whole: error: it is no share, as `{one}` is\n")):
                result = self.merge(form, one, other, three)
                self.assertEqual((2, "", True), (result.status, result.out, message in result.err), (form, other, result.err))

    def test_shares_without_a_row(self):
        """A share may hold no start of a fiche; that it is there is all that can be asked of it."""
        for form in FORMATS:
            parts = self.shares(form, 40)
            result = self.merge(form, *parts)
            self.assertEqual((0, self.whole(form)), (result.status, result.out), result.err)
            self.assertEqual(2, self.merge(form, *parts[1:]).status)

    def test_through_pipes_and_packed(self):
        self.shares("csv")
        line = f"'{PROGRAM}' score --merge --format csv <(cat 1.csv) <(gzip -c 2.csv) - < 3.csv"
        done = subprocess.run(["bash", "-c", line], cwd=self.folder, env=environment(), capture_output=True, timeout=60)
        self.assertEqual((0, self.whole("csv")), (done.returncode, done.stdout.decode()), done.stderr)

    def test_a_share_cut_within(self):
        for form in FORMATS:
            one, two, three = self.shares(form)
            text = (self.folder / two).read_text()
            self.write(two, text[:-2])
            self.assertEqual(2, self.merge(form, one, two, three, more=("-o", "out")).status)
            self.assertNotIn("out", self.files_here())

    def test_whole_runs_as_they_are_named(self):
        self.write("more.yaml", "name: X\n")
        for form in FORMATS:
            for name, inputs in (("in", self.inputs), ("more", ["more.yaml"])):
                self.run_here("score", "--columns", "name", "--format", form, "-o", f"{name}.out", *inputs)
            both = self.run_here("score", "--columns", "name", "--format", form, "more.yaml", *self.inputs).out
            self.assertEqual(both, self.merge(form, "more.out", "in.out").out)
            self.assertEqual(2, self.merge(form, "in.out", "in.out").status)


class Summaries(Case):
    def test_one_missing_or_twice(self):
        inputs = [self.write(f"in{i}.yaml", "name: A\n") for i in range(9)]
        parts = [f"{i}.json" for i in (1, 2, 3)]
        for i, part in enumerate(parts, 1):
            self.run_here("score", "--summary", "--format", "json", "--shard", f"{i}/3", "-o", part, *inputs)
            self.run_here("score", "--format", "csv", "--summary-file", f"beside-{part}", "--shard", f"{i}/3", *inputs)
            self.assertEqual((self.folder / part).read_text(), (self.folder / f"beside-{part}").read_text())
        merge = ("score", "--merge", "--summary", "--format", "json")
        whole = self.run_here("score", "--summary", "--format", "json", *inputs).out
        self.assertEqual(whole, self.run_here(*merge, *parts).out)
        self.assertEqual(whole, self.run_here(*merge, *parts[::-1]).out)
        for wrong, message in ((parts[:2], "shares are missing: 3/3"), ([*parts, parts[0]], "this file is named twice"),
                               ([*parts, "beside-1.json"], "share 1/3 is there twice")):
            result = self.run_here(*merge, *wrong)
            self.assertEqual((2, ""), (result.status, result.out))
            self.assertIn(message, result.err)
