"""Ugly fiches: each is refused with status 2, nothing on standard output, and exactly these words."""
import os

from program import ESCAPE, Case, for_each, limit_memory

UGLY = {
    "unknown_key": ("name: X\nmembers:\n  frims: 20\n", """\
f.yaml:3:3: error: unknown key `frims` in `members`
  3 |   frims: 20
    |   ^^^^^
    = help: did you mean `firms`?
"""),
    "unknown_french_key": ("nom: X\ncomposition:\n  entreprise: 20\n", """\
f.yaml:3:3: error: unknown key `entreprise` in `members`
  3 |   entreprise: 20
    |   ^^^^^^^^^^
    = help: did you mean `entreprises`?
"""),
    "key_of_another_section": ("name: X\nterritory:\n  firms: 20\n", """\
f.yaml:3:3: error: unknown key `firms` in `territory`
  3 |   firms: 20
    |   ^^^^^
    = help: it belongs in `members` or in `projects`
"""),
    "unknown_section": ("name: X\nmember:\n  firms: 20\n", """\
f.yaml:2:1: error: unknown key `member`
  2 | member:
    | ^^^^^^
    = help: did you mean `members`?
"""),
    "unlike_anything": ("name: X\nzzzzzzzz: 20\n", """\
f.yaml:2:1: error: unknown key `zzzzzzzz`
  2 | zzzzzzzz: 20
    | ^^^^^^^^
    = help: `diagclub new` shows every key with its question
"""),
    "word_for_a_number": ("name: X\nmembers:\n  firms: many\n", """\
f.yaml:3:10: error: a number is expected here
  3 |   firms: many
    |          ^^^^
    = help: such as `20`, `~20`, `10..15`, `"> 100"` or `unknown`
"""),
    "list_for_a_number": ("name: X\nmembers:\n  firms: [1, 2]\n", """\
f.yaml:3:10: error: `members.firms` takes one value, not a list
  3 |   firms: [1, 2]
    |          ^
    = help: write one value behind it
"""),
    "word_for_a_list": ("name: X\nachievements: training\n", """\
f.yaml:2:15: error: `achievements` takes a list
  2 | achievements: training
    |               ^^^^^^^^
    = help: write `[acquaintance, …]`, or `[]` for none
"""),
    "value_for_a_section": ("name: X\nmembers: 3\n", """\
f.yaml:2:10: error: `members` is a section: it holds keys, not a value
  2 | members: 3
    |          ^
    = help: write its keys below it, indented
"""),
    "list_for_a_fiche": ("- name X\n", """\
f.yaml:1:1: error: a fiche is a list of `key: value`
  1 | - name X
    | ^
    = help: `diagclub new` writes an empty fiche to start from
"""),
    "none_of_the_choices": ("name: X\nmembers:\n  scope: one_brunch\n", """\
f.yaml:3:10: error: `one_brunch` is not a choice of `members.scope`
  3 |   scope: one_brunch
    |          ^^^^^^^^^^
    = help: did you mean `one_branch`?
"""),
    "outside_the_bounds": ("name: X\nmembers:\n  firms: 6000\n", """\
f.yaml:3:10: error: `6000` is outside what this can be
  3 |   firms: 6000
    |          ^^^^
    = help: it goes from 0 to 5000
"""),
    "no_whole_number": ("name: X\nmembers:\n  firms: 2.5\n", """\
f.yaml:3:10: error: `2.5` is not a whole number
  3 |   firms: 2.5
    |          ^^^
    = help: this is counted in whole ones; `10..15` and `~12` are accepted
"""),
    "unit_of_something_else": ("name: X\nmembers:\n  firms: 20 %\n", """\
f.yaml:3:13: error: `%` does not belong to this number
  3 |   firms: 20 %
    |             ^
    = help: write the number alone
"""),
    "duplicate_key": ("name: X\nmembers:\n  firms: 20\n  firms: 30\n", """\
f.yaml:4:3: error: the key `firms` stands twice
  4 |   firms: 30
    |   ^^^^^
    = help: it already stands on line 3: keep one of them
"""),
    "same_fact_in_french": ("name: X\nmembers:\n  firms: 20\ncomposition:\n  entreprises: 30\n", """\
f.yaml:5:3: error: `members.firms` is stated twice
  5 |   entreprises: 30
    |   ^^^^^^^^^^^
    = help: it already stands on line 3: keep one of them
"""),
    "several_documents": ("name: X\n---\nname: Y\n", """\
f.yaml:2:1: error: a second document starts here
  2 | ---
    | ^
    = help: one file holds one document: keep each in a file of its own
"""),
    "alias_bomb": ("a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi")), """\
f.yaml:1:4: error: an anchor (`&name`) is not accepted here
  1 | a: &a [x, x]
    |    ^
    = help: write the value out where it is needed
"""),
    "merge": ("name: X\n<<: {place: Y}\n", """\
f.yaml:2:1: error: a merge (`<<`) is not accepted here
  2 | <<: {place: Y}
    | ^
    = help: write the keys out where they are needed
"""),
    "tag": ("name: !!binary aGk=\n", """\
f.yaml:1:7: error: a tag (`tag:yaml.org,2002:binary`) is not accepted here
  1 | name: !!binary aGk=
    |       ^
    = help: write the value without it
"""),
    "ten_thousand_brackets": ("name: " + "[" * 10_000, f"""\
f.yaml:1:23: error: nested too deep
  1 | name: {"[" * 152}…
    | {" " * 22}^
    = help: a fiche has sections and values, nothing below
"""),
    "ten_thousand_dashes": ("- " * 10_000, f"""\
f.yaml:1:65: error: nested too deep
  1 | …{"- " * 79}…
    | {" " * 61}^
    = help: a fiche has sections and values, nothing below
"""),
    "invalid_utf8": (b"name: X\nplace: Li\xe8ge\n", """\
f.yaml:2:10: error: this is not UTF-8 text
  2 | place: Li\ufffdge
    |          ^
    = help: save the file as UTF-8
"""),
    "utf16_without_its_mark": ("name: X\n".encode("utf-16-le"), """\
f.yaml: error: this is UTF-16 text without the mark that says so
  = help: save it as UTF-8
"""),
    "control_character": ("name: X\nplace: a\x07b\n", """\
f.yaml:2:9: error: a control character stands in the text
  2 | place: a\\u{0007}b
    |         ^^^^^^^^
    = help: remove it
"""),
    "empty": ("", """\
f.yaml:1:1: error: there is nothing in it
  1 |
    | ^
    = help: `diagclub new` writes an empty fiche to start from
"""),
    "comments_only": ("# a\n\n# b\n", """\
f.yaml:1:1: error: there is nothing in it
  1 | # a
    | ^
    = help: `diagclub new` writes an empty fiche to start from
"""),
    "broken_yaml": ("name: X\nplace: [a\n", """\
f.yaml:2:8: error: this `[` is never closed
  2 | place: [a
    |        ^
    = help: write `]` behind its last item; a text that holds a bracket or a comma stands in quotes
"""),
    "not_a_number": ("name: X\nterritory:\n  density: .nan\n", """\
f.yaml:3:12: error: a number is expected here
  3 |   density: .nan
    |            ^^^^
    = help: such as `20`, `~20`, `10..15`, `"> 100"` or `unknown`
"""),
    "leading_zero": ("name: X\ncreated: 010\n", """\
f.yaml:2:10: error: `010` starts with a zero, which could mean two numbers
  2 | created: 010
    |          ^^^
    = help: write `10`
"""),
    "thousands_or_decimals": ("name: X\nterritory:\n  density: 1,234\n", """\
f.yaml:3:12: error: `1,234` could mean two numbers
  3 |   density: 1,234
    |            ^^^^^
    = help: write `1234` or `1.2340`
"""),
    "no_for_a_name": ("name: no\n", """\
f.yaml:1:7: error: `no` could mean a yes/no or a text
  1 | name: no
    |       ^^
    = help: quote it if it is a text: `"no"`
"""),
    "name_left_empty": ("name:\n", """\
f.yaml:1:1: error: `name` is empty
  1 | name:
    | ^^^^
    = help: write a value behind it
"""),
    "caret_under_wide_letters": ("{name: 日本, 会社: 1}\n", """\
f.yaml:1:12: error: unknown key `会社`
  1 | {name: 日本, 会社: 1}
    |              ^^^^
    = help: `diagclub new` shows every key with its question
"""),
    "caret_behind_carriage_returns": ("name: X\r\nmembers:\r\n  frims: 20\r\n", """\
f.yaml:3:3: error: unknown key `frims` in `members`
  3 |   frims: 20
    |   ^^^^^
    = help: did you mean `firms`?
"""),
    "several_errors_in_one_run": ("foo: 1\nmembers:\n  firms: many\n  scope: x\n  jobs: -3\n", """\
f.yaml:1:1: error: unknown key `foo`
  1 | foo: 1
    | ^^^
    = help: `diagclub new` shows every key with its question
f.yaml:1:1: error: the fiche has no `name`
  1 | foo: 1
    | ^
    = help: add `name: …`
f.yaml:3:10: error: a number is expected here
  3 |   firms: many
    |          ^^^^
    = help: such as `20`, `~20`, `10..15`, `"> 100"` or `unknown`
f.yaml:4:10: error: `x` is not a choice of `members.scope`
  4 |   scope: x
    |          ^
    = help: it is one of `one_branch`, `several_branches`
f.yaml:5:9: error: `-3` is outside what this can be
  5 |   jobs: -3
    |         ^^
    = help: it goes from 0 to 500000
"""),
    "escape_codes": ('name: "a\\e[31mred"\n"k\\e[2J": 1\n', """\
f.yaml:2:1: error: unknown key `k\\u{001B}[2J`
  2 | "k\\e[2J": 1
    | ^^^^^^^^
    = help: `diagclub new` shows every key with its question
"""),
    "bidi_override": ("name: X\nplace: [\u202eevil]\n", """\
f.yaml:2:8: error: `place` takes one value, not a list
  2 | place: [\\u{202E}evil]
    |        ^
    = help: write one value behind it
"""),
}


@for_each(UGLY)
class UglyFiches(Case):
    def check(self, fiche, message):
        self.write("f.yaml", fiche)
        self.assert_result(self.run_here("diagnose", "f.yaml", timeout=20, preexec_fn=limit_memory(300)), 2, "", message)
        as_input = self.run_here("diagnose", "-", stdin=fiche, timeout=20)
        self.assert_result(as_input, 2, "", message.replace("f.yaml", "<standard input>"))


class UglyPaths(Case):
    def refused(self, path, message, **options):
        self.assert_result(self.run_here("diagnose", path, **options), 2, "", message)

    def test_directory(self):
        self.refused(".", ".: error: this is a folder, not a fiche\n  = help: `diagclub score` reads the fiches of a folder\n")

    def test_missing_file(self):
        self.refused("no.yaml", "no.yaml: error: cannot read it: no such file\n  = help: check the path\n")

    def test_path_with_escape_codes_and_bad_bytes(self):
        self.refused(b"\x1b[2J\xff", "\\u{001B}[2J\ufffd: error: cannot read it: no such file\n  = help: check the path\n")

    def test_unreadable_file(self):
        if os.geteuid() == 0:
            self.refused("/proc/self/mem", "/proc/self/mem: error: cannot read it: input/output error\n  = help: check the path\n")
        else:
            self.write("f.yaml", "name: X\n")
            (self.folder / "f.yaml").chmod(0)
            self.refused("f.yaml", "f.yaml: error: cannot read it: permission denied\n  = help: check the path\n")

    def test_a_bad_fiche_does_not_take_the_good_ones_with_it(self):
        self.write("good.yaml", "name: Good\n")
        self.write("bad.yaml", "name: no\n")
        both, good = self.run_here("diagnose", "bad.yaml", "good.yaml"), self.run_here("diagnose", "good.yaml")
        self.assertEqual((2, good.out), (both.status, both.out))
        self.assertIn("bad.yaml:1:7: error:", both.err)


class HugeFiches(Case):
    """A hundred megabytes are refused at the first one: in seconds and in little memory."""
    def setUp(self):
        super().setUp()
        with open(self.folder / "huge.yaml", "wb") as file:
            file.write(b"name: ")
            for _ in range(100):
                file.write(b"x" * 1_000_000)

    def test_diagnose(self):
        result = self.run_here("diagnose", "huge.yaml", timeout=10, preexec_fn=limit_memory(300))
        self.assert_result(result, 2, "", f"""\
huge.yaml:1:1048577: error: this fiche is larger than 1 MiB
  1 | …{"x" * 158}
    | {" " * 159}^
    = help: a fiche takes a few kilobytes; for a stream of fiches there is `diagclub score`
""")

    def test_score(self):
        result = self.run_here("score", "huge.yaml", timeout=10, preexec_fn=limit_memory(300))
        self.assertEqual(1, result.status)
        self.assertEqual("huge.yaml                           1:1: this fiche is larger than 1 MiB", result.out.split("\n")[1])
        self.assertTrue(result.err.endswith("read 1 = scored 0 + rejected 1\n"), result.err)


class Escapes(Case):
    """What a fiche says never reaches a terminal raw."""
    NAME = 'name: "a\\e[31mred\\u202Eb\\u2066c\\x07\\x9b31m"\nplace: "\\e]0;title\\a"\n'
    FORMS = [("diagnose", "--format", "text"), ("diagnose", "--format", "json"), ("diagnose", "--explain"),
             ("score", "--format", "table"), ("score", "--format", "csv"), ("score", "--format", "ndjson")]

    def written(self, forms):
        self.write("f.yaml", self.NAME)
        for form in forms:
            result = self.run_here(*form, "f.yaml")
            self.assertEqual(0, result.status, form)
            yield form, result.out + result.err

    def test_no_form_holds_an_escape_code(self):
        for form, text in self.written(self.FORMS):
            self.assertEqual(set(), {ESCAPE, "\x07"} & set(text), form)

    def test_no_page_or_table_holds_a_bidi_override_or_a_c1_control(self):
        for form, text in self.written(form for form in self.FORMS if "json" not in form[-1]):
            self.assertEqual(set(), {"\u202e", "\u2066", "\x9b"} & set(text), form)
            self.assertIn("a\\u{001B}[31mred", text)

    def test_json_escapes_bidi_overrides_and_c1_controls(self):
        for form, text in self.written(form for form in self.FORMS if "json" in form[-1]):
            self.assertEqual(set(), {"\u202e", "\u2066", "\x9b"} & set(text), form)


class KnownBugs(Case):
    def test_a_duplicate_key_does_not_hide_the_other_errors(self):
        self.write("f.yaml", "name: X\nname: Y\nmembers:\n  firms: many\n")
        errors = [line for line in self.run_here("diagnose", "f.yaml").err.split("\n") if ": error: " in line]
        self.assertEqual(["f.yaml:2:1: error: the key `name` stands twice", "f.yaml:4:10: error: a number is expected here"], errors)

    def test_brackets_in_a_text_are_no_nesting(self):
        self.write("f.yaml", 'name: X\nplace: "' + "[" * 65 + '"\n')
        self.assertEqual("", self.run_here("diagnose", "f.yaml").err)
