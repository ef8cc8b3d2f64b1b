"""The forms that the output takes: JSON by its schema, pages by their width, language and colour."""
import json
import os
import pty
import re
import subprocess
import unicodedata

import yaml
from jsonschema import Draft202012Validator

from program import ESCAPE, LANGUAGES, PROGRAM, ROOT, SAMPLES, Case, environment, for_each, run

SAMPLE = "samples/r1/wissembourg.yaml"


def validator(what):
    schema = json.loads(run("schema", what).out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


class DiagnosisSchema(Case):
    @classmethod
    def setUpClass(cls):
        cls.validator = validator("diagnosis")

    def test_every_sample_validates(self):
        for language in LANGUAGES:
            documents = json.loads(run("diagnose", "--format", "json", "--lang", language, *SAMPLES).out)
            self.assertEqual(SAMPLES, [document["fiche"]["file"] for document in documents])
            for document in documents:
                self.assertEqual([], [error.message for error in self.validator.iter_errors(document)], document["fiche"]["file"])

    def test_an_empty_fiche_validates(self):
        self.validator.validate(json.loads(run("diagnose", "--format", "json", "-", stdin="name: X\n").out))

    def test_something_else_does_not(self):
        sound = json.loads(run("diagnose", "--format", "json", SAMPLE).out)
        table = {**sound["tables"]["class"], "value": "B9"}
        for wrong in ({}, [sound], {**sound, "counts": {}}, {**sound, "tables": {**sound["tables"], "class": table}}, {**sound, "language": "de"}):
            self.assertFalse(self.validator.is_valid(wrong), str(wrong)[:80])


REPORTS = {
    "similar": [("similar", "--format", "json", "-n", "3", SAMPLES[3]), ("similar", "--format", "json", SAMPLE)],
    "compare": [("compare", "--format", "json", SAMPLES[0], SAMPLES[20]), ("whatif", "--format", "json", SAMPLE, "--set", "members.firms=70")],
    "whatif": [("whatif", "--format", "json", SAMPLES[5], "--reach", goal) for goal in ("N1", "N3", "success.limited_membership")],
    "explanation": [("explain", "--format", "json", name) for name in ("class", "success.logistics", "members.firms", "density_dense", "success_count",
                                                                     "advise.settle_position", "age", "projects.shortfall")],
    "tests": [("rules", "test", "--format", "json"), ("rules", "test", "--format", "json", "samples/r3")],
    "coverage": [("rules", "coverage", "--format", "json"), ("rules", "coverage", "--format", "json", "rules/tests")],
}


@for_each({name: (name, commands) for name, commands in REPORTS.items()})
class ReportSchemas(Case):
    def check(self, name, commands):
        checker = validator(name)
        for command in commands:
            for language in LANGUAGES:
                document = json.loads(run(*command, "--lang", language).out)
                self.assertEqual([], [error.message for error in checker.iter_errors(document)], command)
        self.assertFalse(checker.is_valid({}))
        self.assertFalse(checker.is_valid({**document, "more": 1}))


WRONG_FICHES = {
    "no_name": "place: X",
    "unknown_key": "{name: X, foo: 1}",
    "unknown_key_in_a_section": "{name: X, members: {frims: 20}}",
    "key_of_another_section": "{name: X, firms: 20}",
    "none_of_the_choices": "{name: X, members: {scope: one_brunch}}",
    "outside_the_bounds": "{name: X, members: {firms: 6000}}",
    "no_whole_number": "{name: X, members: {firms: 2.5}}",
    "word_for_a_number": "{name: X, members: {firms: many}}",
    "list_for_a_number": "{name: X, members: {firms: [1, 2]}}",
    "number_for_a_yes_no": "{name: X, members: {close_branches: 3}}",
    "word_for_a_list": "{name: X, achievements: training}",
    "unknown_word_in_a_list": "{name: X, achievements: [trainning]}",
    "twice_in_a_list": "{name: X, achievements: [training, training]}",
    "value_for_a_section": "{name: X, members: 3}",
    "list_for_a_fiche": "[{name: X}, {name: Y}]",
    "no_for_a_name": "name: no",
}


@for_each(WRONG_FICHES)
class WrongFiches(Case):
    """What the program refuses, the schema refuses."""
    def check(self, text):
        self.assertEqual(2, run("diagnose", "-", stdin=text + "\n").status)
        self.assertFalse(validator("fiche").is_valid(yaml.safe_load(text)))


class FicheSchema(Case):
    @classmethod
    def setUpClass(cls):
        cls.validator = validator("fiche")

    def accepts(self, text, what):
        self.assertEqual([], [f"{list(error.path)}: {error.message}" for error in self.validator.iter_errors(yaml.safe_load(text))], what)

    def test_every_sample_validates(self):
        for sample in SAMPLES:
            self.accepts((ROOT / sample).read_text(), sample)

    def test_schema_in_french_accepts_the_same(self):
        self.validator = Draft202012Validator(json.loads(run("schema", "fiche", "--lang", "fr").out))
        self.test_every_sample_validates()

    def test_new_fiche_with_its_name_filled_in(self):
        for language, key in (("fr", "nom"), ("en", "name")):
            empty = run("new", "--lang", language).out
            self.assertEqual(1, empty.count(f"\n{key}:\n"))
            fiche = empty.replace(f"\n{key}:\n", f"\n{key}: X\n")
            self.accepts(fiche, language)
            result = run("diagnose", "-", stdin=fiche)
            self.assertEqual((0, ""), (result.status, result.err))
            self.assertEqual(run("diagnose", "-", stdin="name: X\n").out, result.out)
            refused = run("diagnose", "-", stdin=empty)
            self.assertEqual(2, refused.status)
            self.assertIn(f"error: `{key}` is empty", refused.err)


class Json(Case):
    def test_several_fiches_are_an_array_and_one_is_not(self):
        one, other = (json.loads(run("diagnose", "--format", "json", sample).out) for sample in SAMPLES[:2])
        self.assertEqual([one, other], json.loads(run("diagnose", "--format", "json", *SAMPLES[:2]).out))

    def test_a_bad_fiche_between_leaves_the_array_whole(self):
        result = run("diagnose", "--format", "json", SAMPLES[0], "no.yaml", SAMPLES[1])
        self.assertEqual((2, SAMPLES[:2]), (result.status, [document["fiche"]["file"] for document in json.loads(result.out)]))

    def test_explanations_are_json(self):
        explained = json.loads(run("explain", "class", "--format", "json").out)
        self.assertEqual("class", explained["name"])


class Pages(Case):
    def test_two_fiches_in_one_call(self):
        one, other = (run("diagnose", sample).out for sample in SAMPLES[:2])
        self.assertEqual(f"{one}\n{'=' * 80}\n\n{other}", run("diagnose", *SAMPLES[:2]).out)

    def test_standard_input(self):
        with open(ROOT / SAMPLE) as file:
            page = run("diagnose", "-", stdin=file).out
        lines, expected = page.splitlines(), run("diagnose", SAMPLE).out.splitlines()
        self.assertTrue(lines[0].endswith("<standard input>"), lines[0])
        self.assertEqual(expected[1:], lines[1:])

    def test_quiet_leaves_warnings_out(self):
        fiche = "name: X\ncreated: 1990\ndescribed: 1997\nage: 3\n"
        loud, quiet = run("diagnose", "-", stdin=fiche), run("diagnose", "-q", "-", stdin=fiche)
        self.assertEqual("""\
<standard input>:4:6: warning: `age` does not fit the figures it follows from
  4 | age: 3
    |      ^
    = help: they give 7; the stated value is used
""", loud.err)
        self.assertEqual((0, loud.out, ""), (quiet.status, quiet.out, quiet.err))

    def test_any_folder_will_do(self):
        self.assertEqual(run("score", str(ROOT / "samples")), self.run_here("score", str(ROOT / "samples")))


def display_width(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class Widths(Case):
    def assert_within(self, columns, text):
        self.assertEqual([], [line for line in text.splitlines() if display_width(line) > columns])

    def test_no_line_of_a_page_is_wider_than_the_width(self):
        for columns in (60, 80, 120):
            for language in LANGUAGES:
                for more in ((), ("--explain",)):
                    result = run("diagnose", *SAMPLES, "--lang", language, *more, env={"COLUMNS": str(columns)})
                    self.assertEqual(0, result.status)
                    self.assert_within(columns, result.out)

    def test_no_line_of_an_explanation_is_wider_than_the_width(self):
        names = run("explain", "--list").out.split()
        for columns in (60, 80, 120):
            for language in LANGUAGES:
                self.assert_within(columns, run("explain", *names, "--lang", language, env={"COLUMNS": str(columns)}).out)

    def test_long_and_wide_words_are_cut_or_wrapped(self):
        fiche = f"name: {'日本' * 60}\nplace: {'x' * 200}\nterritory: {{name: {'é ' * 100}}}\n"
        for columns in (80, 120):
            self.assert_within(columns, run("diagnose", "--explain", "-", stdin=fiche, env={"COLUMNS": str(columns)}).out)

    def test_width_follows_columns_and_the_option_wins(self):
        pages = {columns: run("diagnose", SAMPLE, env={"COLUMNS": str(columns)}).out for columns in (80, 100)}
        self.assertNotEqual(pages[80], pages[100])
        self.assertEqual(pages[100], run("diagnose", SAMPLE, "--width", "100").out)

    def test_columns_that_are_no_number_are_80(self):
        for columns in (None, "", "wide", "-3", "99999999999"):
            self.assertEqual(run("diagnose", SAMPLE).out, run("diagnose", SAMPLE, env={"COLUMNS": columns}).out, columns)

    def test_narrowest_width(self):
        self.assert_within(60, run("diagnose", SAMPLE, "--width", "60").out)


class Languages(Case):
    def test_option_or_locale(self):
        french, english = (run("diagnose", SAMPLE, "--lang", language).out for language in LANGUAGES)
        self.assertIn("À demander", french)
        self.assertIn("Worth asking", english)
        for expected, changes in ((french, {"LC_ALL": None, "LANG": "fr_FR.UTF-8"}),
                                  (french, {"LC_ALL": "", "LANG": "fr_FR.UTF-8"}),
                                  (french, {"LC_ALL": "fr_CA.UTF-8", "LANG": "C"}),
                                  (french, {"LC_ALL": None, "LC_MESSAGES": "fr_FR", "LANG": "en_GB"}),
                                  (english, {"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}),
                                  (english, {"LC_ALL": None, "LANG": None}),
                                  (english, {"LC_ALL": None, "LANG": "de_DE.UTF-8"})):
            self.assertEqual(expected, run("diagnose", SAMPLE, env=changes).out, changes)
        self.assertEqual(english, run("diagnose", SAMPLE, "--lang", "en", env={"LC_ALL": "fr_FR.UTF-8"}).out)


def run_in_terminal(*arguments, **changes):
    """What the program writes, output and errors together, to a terminal."""
    terminal, side = pty.openpty()
    process = subprocess.Popen([PROGRAM, *arguments], stdin=side, stdout=side, stderr=side, cwd=ROOT, env=environment(**changes))
    os.close(side)
    written = b""
    try:
        while part := os.read(terminal, 65536):
            written += part
    except OSError:  # the end, on Linux
        pass
    os.close(terminal)
    process.wait(timeout=60)
    return written.decode()


class Colours(Case):
    COMMANDS = (("diagnose", SAMPLE), ("score", "samples/r1"), ("explain", "class"), ("diagnose", "no.yaml"))

    def coloured(self, write, *more, **changes):
        return {ESCAPE in write(*command, *more, **changes) for command in self.COMMANDS}

    def to_pipe(self, *arguments, **changes):
        result = run(*arguments, env=changes)
        return result.out + result.err

    def test_pipe(self):
        self.assertEqual({False}, self.coloured(self.to_pipe, NO_COLOR=None))
        self.assertEqual({True}, self.coloured(self.to_pipe, "--color", "always", NO_COLOR=None))
        self.assertEqual({True}, self.coloured(self.to_pipe, "--color", "always"))

    def test_terminal(self):
        self.assertEqual({True}, self.coloured(run_in_terminal, NO_COLOR=None))
        self.assertEqual({True}, self.coloured(run_in_terminal, NO_COLOR=""))
        self.assertEqual({False}, self.coloured(run_in_terminal, NO_COLOR="1"))
        self.assertEqual({False}, self.coloured(run_in_terminal, NO_COLOR=None, TERM="dumb"))
        self.assertEqual({False}, self.coloured(run_in_terminal, "--color", "never", NO_COLOR=None))

    def test_json_and_csv_are_never_coloured(self):
        for command in (("diagnose", SAMPLE, "--format", "json"), ("score", "samples/r1", "--format", "csv"),
                        ("score", "samples/r1", "--format", "ndjson")):
            self.assertNotIn(ESCAPE, run(*command, "--color", "always").out)

    def test_colours_are_all_that_they_add(self):
        plain, coloured = run("diagnose", SAMPLE).out, run("diagnose", SAMPLE, "--color", "always").out
        self.assertEqual(plain, re.sub(r"\x1b\[[0-9;]*m", "", coloured))
