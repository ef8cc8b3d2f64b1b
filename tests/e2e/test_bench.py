"""tests/bench, so that it does not rot: its fiches are read, its sixty rules say what the same rules written by hand say,
and a program that comes to something else is told. Nothing here depends on how fast anything is."""
import json
import subprocess
import sys
import unittest

import yaml

from program import PROGRAM, ROOT, Case, environment, for_each, run

BENCH = ROOT / "tests/bench"
sys.path.append(str(BENCH))
import outcomes

SIXTY = str(BENCH / "sixty_rules")
# Ways of writing -> what the maker of fiches is asked for.
FORMS = {
    "by_hand": ("--style", "plain"),
    "pyyaml": ("--style", "pyyaml"),
    "js_yaml": ("--style", "jsyaml"),
    "ruby": ("--style", "ruby"),
    "as_samples": ("--style", "samples"),
    "unusual": ("--unusual", "100"),
}


def bench(script, *arguments, cwd=ROOT):
    done = subprocess.run([sys.executable, "-B", BENCH / script, *arguments], cwd=cwd, env=environment(), check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=600)
    return done.returncode, done.stdout, done.stderr


def fiches(*arguments):
    status, out, err = bench("make_fiches.py", "40", *arguments)
    if status != 0:
        raise AssertionError(err)
    return out


def without_line_breaks(value):
    if isinstance(value, dict):
        return {key: without_line_breaks(inner) for key, inner in value.items()}
    return " ".join(value.split()) if isinstance(value, str) else value


@for_each(FORMS)
class Fiches(unittest.TestCase):
    """However they are written, they are the same fiches, and the program reads them all."""

    def check(self, *form):
        expected = [json.loads(line) for line in fiches("--format", "ndjson").splitlines()]
        written = fiches(*form)
        self.assertEqual([without_line_breaks(fiche) for fiche in expected],
                         [without_line_breaks(fiche) for fiche in yaml.safe_load_all(written)])
        for rules, text in ((["--rules", SIXTY], written), ([], fiches("--rules", "ours", *form))):
            result = run("score", *rules, "-", stdin=text)
            self.assertEqual(0, result.status, result.err)
            # Figures drawn by chance seldom agree with one another, which is warned of.
            self.assertTrue(result.err.endswith("read 40 = scored 40 + rejected 0\n"), result.err)

    def test_another_seed_gives_others(self):
        self.assertNotEqual(fiches(), fiches("--seed", "1"))


class SixtyRules(unittest.TestCase):
    def test_nothing_is_wrong_with_them(self):
        result = run("rules", "check", "--rules", SIXTY)
        self.assertEqual((0, "0 problems\n"), (result.status, result.out))

    def test_they_are_in_layout(self):
        self.assertEqual(0, run("rules", "fmt", "--check", SIXTY).status)


class Terms(unittest.TestCase):
    """A line with columns of its own and one with the default ones are the same to the comparison."""
    DEFAULT = {"source": "a.yaml", "line": 1, "name": "A", "class": "B1", "territory": "TU", "ambition": "N3",
               "success": {"sure": 1, "held": ["s02"]}, "failure": {"sure": 2, "held": ["f01", "f06"]}, "open": []}
    COLUMNS = {"name": "A", "class": "B1", "territory": "TU", "ambition": "N3", "success_held": ["s02"],
               "failure_held": ["f01", "f06"], "recommendations": ["r03"]}
    SHARED = {"name": "A", "class": "B1", "territory": "T?", "ambition": 3, "score": -1, "factors": ["S02", "F01", "F06"]}

    def test_default_columns(self):
        self.assertEqual(self.SHARED, outcomes.in_shared_terms(self.DEFAULT))

    def test_columns_asked_for(self):
        self.assertEqual({**self.SHARED, "recommendations": ["R03"]}, outcomes.in_shared_terms(self.COLUMNS))

    def test_what_is_open_or_rejected_agrees_with_nothing(self):
        reference = [{**self.SHARED, "recommendations": []}]
        left_open = outcomes.in_shared_terms({**self.DEFAULT, "class": ["B1", "B2"]})
        self.assertEqual("", outcomes.difference(reference, [outcomes.in_shared_terms(self.DEFAULT)]))
        self.assertIn("class is ['B1', 'B2'], expected B1", outcomes.difference(reference, [left_open]))
        self.assertIn("1 of 1 fiches differ", outcomes.difference(reference, [{"source": "a", "error": "1:1: no"}]))
        self.assertEqual("0 lines for 1 fiches", outcomes.difference(reference, []))


class Quick(Case):
    def measure(self, program):
        return bench("run.py", "--quick", "--fiches", "40", "--program", str(program), cwd=self.folder)

    def test_all_agree(self):
        status, out, err = self.measure(PROGRAM)
        self.assertEqual((0, ""), (status, err), out)
        self.assertNotIn("DIFFERS", out)
        for row in ("YAML stream ", "YAML, 10 % unusual ", "folder of 40 files "):
            self.assertRegex(out, rf"\| {row} *\| [\d.]+ ms ")

    def test_a_program_that_differs_is_told(self):
        other = self.folder / "other"
        other.write_text(f"#!/bin/sh\n'{PROGRAM}' \"$@\" | sed 's/\"class\":\"B2\"/\"class\":\"B1\"/'\n")
        other.chmod(0o755)
        status, out, _ = self.measure(other)
        self.assertEqual(1, status)
        self.assertRegex(out, r"YAML, 10 % unusual: DIFFERS: \d+ of 40 fiches differ, first .*: class is B1, expected B2")

    def test_no_program(self):
        status, out, err = self.measure("missing")
        self.assertEqual((2, "", "run.py: there is no program missing\n"), (status, out, err))
