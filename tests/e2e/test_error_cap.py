"""Errors by the thousand, cells by the megabyte, and options that are given nothing."""
import json

from program import Case

ROWS = ("score", "--format", "csv", "--columns", "name")


class Cap(Case):
    REST = "  = help: `--most-errors 0` shows all, `--errors FILE` writes them to a file\n"

    def bad(self, count):
        self.write("s.ndjson", '{"name": "A", "foo": 1}\n' * count + '{"name": "B"}\n')
        return self.run_here(*ROWS, "s.ndjson")

    def test_the_rest_is_counted(self):
        result = self.bad(30000)
        self.assertEqual((1, 100), (result.status, result.err.count("error: ")))
        self.assertTrue(result.err.endswith(f"29900 more not shown\n{self.REST}read 30001 = scored 1 + rejected 30000\n"), result.err[-300:])
        self.assertEqual(30002, result.out.count("\n"))

    def test_up_to_the_cap_nothing_is_said(self):
        self.assertNotIn("more not shown", self.bad(100).err)
        self.assertIn(f"\n1 more not shown\n{self.REST}", self.bad(101).err)

    def test_the_option(self):
        self.bad(300)
        for most, shown in (("0", 300), ("1", 1), ("299", 299), ("1000", 300)):
            result = self.run_here(*ROWS, "--most-errors", most, "s.ndjson")
            self.assertEqual(shown, result.err.count("error: "))
            self.assertEqual(shown < 300, f"\n{300 - shown} more not shown\n" in result.err)
        for wrong in ("-1", "x", ""):
            self.assertEqual(2, self.run_here(*ROWS, "--most-errors", wrong, "s.ndjson").status)

    def test_the_file_holds_all(self):
        self.bad(300)
        self.run_here(*ROWS, "--errors", "e.ndjson", "s.ndjson")
        self.assertEqual(300, (self.folder / "e.ndjson").read_text().count("\n"))

    def test_errors_are_a_bounded_multiple_of_the_input(self):
        self.write("s.ndjson", "x\n" * 500000)
        self.assertLess(len(self.run_here(*ROWS, "s.ndjson").err), 50000)


class LongCells(Case):
    def test_in_messages(self):
        """In each format, in the row and on standard error."""
        for cell in ("x" * 100000, "é" * 100000, "`" * 50000, "a`" * 50000, "\u0301" * 50000, "漢" * 50000, "x " * 50000):
            for name, text in (("s.csv", f'name,members.scope\nA,"{cell}"\n'), ("s.ndjson", json.dumps({"name": "A", "members": {"scope": cell}}) + "\n"),
                               ("s.yaml", f"name: A\nmembers:\n  scope: '{cell}'\n"), ("keys.ndjson", json.dumps({"name": "A", cell: 1}) + "\n")):
                self.write(name, text)
                result = self.run_here(*ROWS, "--errors", "e.ndjson", name)
                told = json.loads((self.folder / "e.ndjson").read_text().splitlines()[0])
                self.assertEqual(1, result.status, name)
                for found in (result.out, result.err, told["message"], told["help"]):
                    self.assertLess(len(found), 5000, (name, cell[:4]))
                self.assertIn("…", told["message"])

    def test_what_is_not_long_stays_as_it_is(self):
        for cell in ("é" * 150, "x" * 160):
            self.write("s.csv", f"name,members.scope\nA,{cell}\n")
            self.assertIn(f"`{cell}`", self.run_here(*ROWS, "s.csv").out)


class EmptyValues(Case):
    def test_are_refused(self):
        """As a variable that is not set gives them."""
        self.write("f.yaml", "name: A\n")
        for option in ("--by", "-o", "--errors", "--summary-file", "--columns", "--mapping", "--files-from", "--shard", "--rules", "--lang", "--from",
                       "--fail-on", "--jobs"):
            result = self.run_here("score", "--summary", "f.yaml", option, "")
            self.assertEqual((2, ""), (result.status, result.out), option)
            self.assertIn(option.lstrip("-"), result.err)
        for arguments in (("score", ""), ("diagnose", ""), ("diagnose", "f.yaml", "-o", ""), ("diagnose", "f.yaml", "--cases", ""), ("rules", "check", "--explain", ""),
                          ("rules", "diff", "", "")):
            result = self.run_here(*arguments)
            self.assertEqual((2, ""), (result.status, result.out), arguments)
            self.assertIn("empty", result.err, arguments)
