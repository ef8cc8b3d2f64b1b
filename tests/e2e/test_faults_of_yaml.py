"""Faults of YAML as people make them: each is told at its place, by what it is, with what to write instead."""
from program import Case, for_each

FICHES = {
    "tab_indent": ('name: A\nmembers:\n\tfirms: 3\n', """\
f.yaml:3:1: error: a tab stands in the indentation
  3 |  firms: 3
    | ^
    = help: YAML indents with spaces: write some in its place
"""),
    "tab_behind_keys": ('name: A\nmembers:\n  firms: 3\n\tmembers: 4\n', """\
f.yaml:4:1: error: a tab stands in the indentation
  4 |  members: 4
    | ^
    = help: YAML indents with spaces: write some in its place
"""),
    "tab_before_an_item": ('name: A\nachievements:\n\t- training\n', """\
f.yaml:3:1: error: a tab stands in the indentation
  3 |  - training
    | ^
    = help: YAML indents with spaces: write some in its place
"""),
    "tab_in_a_blank_line": ('name: A\n\t\nmembers:\n  firms: 3\n', """\
f.yaml:2:1: error: a tab stands in the indentation
  2 |
    | ^
    = help: YAML indents with spaces: write some in its place
"""),
    "tab_before_the_first_key": ('\tname: A\n', """\
f.yaml:1:1: error: a tab stands in the indentation
  1 |  name: A
    | ^
    = help: YAML indents with spaces: write some in its place
"""),
    "tab_behind_spaces": ('name: A\nmembers:\n  firms: 3\n  \tmembers: 4\n', """\
f.yaml:4:3: error: a tab stands in the indentation
  4 |    members: 4
    |   ^
    = help: YAML indents with spaces: write some in its place
"""),
    "comparison": ('name: A\nmembers:\n  firms: > 60\n', """\
f.yaml:3:10: error: `>` starts a text over several lines in YAML
  3 |   firms: > 60
    |          ^^^^
    = help: written in quotes it is a value: `"> 60"`
"""),
    "comparison_without_space": ('name: A\nmembers:\n  firms: >60\n', """\
f.yaml:3:10: error: `>` starts a text over several lines in YAML
  3 |   firms: >60
    |          ^^^
    = help: written in quotes it is a value: `">60"`
"""),
    "comparison_with_one_digit": ('name: A\nmembers:\n  firms: >6\n', """\
f.yaml:3:10: error: `>` starts a text over several lines in YAML
  3 |   firms: >6
    |          ^^
    = help: written in quotes it is a value: `">6"`
"""),
    "comparison_at_least": ('name: A\nmembers:\n  firms: >= 60 # about\n', """\
f.yaml:3:10: error: `>` starts a text over several lines in YAML
  3 |   firms: >= 60 # about
    |          ^^^^^
    = help: written in quotes it is a value: `">= 60"`
"""),
    "bar": ('name: A\nmembers:\n  firms: | 60\n', """\
f.yaml:3:10: error: `|` starts a text over several lines in YAML
  3 |   firms: | 60
    |          ^^^^
    = help: written in quotes it is a value: `"| 60"`
"""),
    "percent": ('name: %A\n', """\
f.yaml:1:7: error: a text does not start with `%` in YAML
  1 | name: %A
    |       ^
    = help: write it in quotes: `"%A"`
"""),
    "at": ('name: @A\n', """\
f.yaml:1:7: error: a text does not start with `@` in YAML
  1 | name: @A
    |       ^
    = help: write it in quotes: `"@A"`
"""),
    "backtick": ('name: `A`\n', """\
f.yaml:1:7: error: a text does not start with ``` in YAML
  1 | name: `A`
    |       ^
    = help: write it in quotes: `"`A`"`
"""),
    "star": ('name: *A\n', """\
f.yaml:1:7: error: a text does not start with `*` in YAML
  1 | name: *A
    |       ^
    = help: write it in quotes; an item of a list stands behind `- `
"""),
    "star_for_an_item": ('name: A\nachievements:\n  * training\n', """\
f.yaml:3:3: error: a text does not start with `*` in YAML
  3 |   * training
    |   ^
    = help: write it in quotes; an item of a list stands behind `- `
"""),
    "no_space_alone": ('name:A\n', """\
f.yaml:1:1: error: a space is missing behind the `:`
  1 | name:A
    | ^^^^^^
    = help: write `name: A`
"""),
    "no_space_first": ('name:A\nterritory: {}\n', """\
f.yaml:1:1: error: a space is missing behind the `:`
  1 | name:A
    | ^^^^^^
    = help: write `name: A`
"""),
    "no_space_in_a_section": ('name: A\nmembers:\n  firms:3\n', """\
f.yaml:3:3: error: a space is missing behind the `:`
  3 |   firms:3
    |   ^^^^^^^
    = help: write `firms: 3`
"""),
    "no_space_last": ('name: A\nmembers:\n  firms: 3\n  members:4\n', """\
f.yaml:4:3: error: a space is missing behind the `:`
  4 |   members:4
    |   ^^^^^^^^^
    = help: write `members: 4`
"""),
    "no_space_in_between": ('name: A\nmembers:\n  firms:3\n  members: 4\n', """\
f.yaml:3:3: error: a space is missing behind the `:`
  3 |   firms:3
    |   ^^^^^^^
    = help: write `firms: 3`
"""),
    "no_space_before_a_brace": ('name: A\nmembers:{firms: 3}\n', """\
f.yaml:2:1: error: a space is missing behind the `:`
  2 | members:{firms: 3}
    | ^^^^^^^^^^^^^^
    = help: write `members: …`
"""),
    "no_space_in_braces": ('{name: A, description:B}\n', """\
f.yaml:1:11: error: a space is missing behind the `:`
  1 | {name: A, description:B}
    |           ^^^^^^^^^^^^^
    = help: write `description: B`
"""),
    "no_break_space": ('name:\xa0A\n', """\
f.yaml:1:1: error: a no-break space stands behind the `:`
  1 | name: A
    | ^^^^^^^
    = help: an ordinary one parts key and value: write `name: A`
"""),
    "no_break_indent": ('name: A\nmembers:\n\xa0\xa0firms: 3\n', """\
f.yaml:3:1: error: a no-break space stands before this key
  3 |   firms: 3
    | ^^^^^^^
    = help: indent with ordinary spaces
"""),
    "wide_colon": ('name\uff1a A\n', """\
f.yaml:1:1: error: a `:` parts key and value, not a `：`
  1 | name： A
    | ^^^^^^^^
    = help: write `name: A`
"""),
    "equals": ('name: A\nmembers:\n  firms = 3\n', """\
f.yaml:3:3: error: a `:` parts key and value, not a `=`
  3 |   firms = 3
    |   ^^^^^^^^^
    = help: write `firms: 3`
"""),
    "second_colon": ('name: Club: le Nord\n', """\
f.yaml:1:11: error: a second `: ` stands in this line
  1 | name: Club: le Nord
    |           ^
    = help: a text that holds one stands in quotes: `name: "Club: le Nord"`; each key has a line of its own
"""),
    "two_keys_on_a_line": ('name: A, territory: B\n', """\
f.yaml:1:19: error: a second `: ` stands in this line
  1 | name: A, territory: B
    |                   ^
    = help: a text that holds one stands in quotes: `name: "A, territory: B"`; each key has a line of its own
"""),
    "behind_a_quote": ('name: "Club" de X\n', """\
f.yaml:1:14: error: something stands behind a closing quote
  1 | name: "Club" de X
    |              ^
    = help: quotes stand around all of a text; a `'` in one between `'` is written twice
"""),
    "apostrophe": ("name: 'L'Union'\n", """\
f.yaml:1:10: error: something stands behind a closing quote
  1 | name: 'L'Union'
    |          ^
    = help: quotes stand around all of a text; a `'` in one between `'` is written twice
"""),
    "open_list": ('name: A\nachievements: [training\nmembers:\n  firms: 3\n', """\
f.yaml:2:15: error: this `[` is never closed
  2 | achievements: [training
    |               ^
    = help: write `]` behind its last item; a text that holds a bracket or a comma stands in quotes
"""),
    "open_list_at_the_end": ('name: A\nachievements: [training\n', """\
f.yaml:2:15: error: this `[` is never closed
  2 | achievements: [training
    |               ^
    = help: write `]` behind its last item; a text that holds a bracket or a comma stands in quotes
"""),
    "open_brace": ('name: A\nmembers: {firms: 3\n', """\
f.yaml:2:10: error: this `{` is never closed
  2 | members: {firms: 3
    |          ^
    = help: write `}` behind its last value; a text that holds a bracket or a comma stands in quotes
"""),
    "bracket_too_many": ('name: A\nachievements: [training]]\n', """\
f.yaml:2:25: error: this `]` closes nothing
  2 | achievements: [training]]
    |                         ^
    = help: it is one bracket too many: remove it
"""),
    "bracket_alone": ('name: A\nachievements: ]\n', """\
f.yaml:2:15: error: this `]` closes nothing
  2 | achievements: ]
    |               ^
    = help: it is one bracket too many: remove it
"""),
    "brace_too_many": ('name: A\nmembers: {firms: 3}}\n', """\
f.yaml:2:20: error: this `}` closes nothing
  2 | members: {firms: 3}}
    |                    ^
    = help: it is one bracket too many: remove it
"""),
    "wrong_bracket": ('name: A\nachievements: [training}\n', """\
f.yaml:2:24: error: a `]` is expected here, not a `}`
  2 | achievements: [training}
    |                        ^
    = help: what was opened last is closed first
"""),
    "indented_as_nothing": ('name: A\nmembers:\n    firms: 3\n  members: 4\n', """\
f.yaml:4:3: error: this line is indented as no line above is
  4 |   members: 4
    |   ^^^^^^^^^^
    = help: start it where the keys of its section start
"""),
    "indented_below_a_value": ('name: A\n  members: 4\n', """\
f.yaml:2:3: error: this line is indented further than the one above, which has a value already
  2 |   members: 4
    |   ^^^^^^^
    = help: start it where that line starts, or end that one with its `key:`
"""),
    "item_among_keys": ('name: A\n- x\n', """\
f.yaml:2:1: error: an item of a list stands among keys
  2 | - x
    | ^
    = help: write its `key:` on the line above, or a key in its place
"""),
    "item_behind_its_key": ('name: - A\n', """\
f.yaml:1:7: error: a list does not start behind its key
  1 | name: - A
    |       ^
    = help: write each item below the key, behind `- `, or all as `[…, …]`
"""),
    "question_mark": ('name: A\nmembers:\n  firms: ?\n', """\
f.yaml:3:10: error: a `?` does not start a value in YAML
  3 |   firms: ?
    |          ^
    = help: write `"?"`, or `unknown`
"""),
    "backslash": ('name: "a\\d"\n', """\
f.yaml:1:10: error: `\\d` means nothing between `"`
  1 | name: "a\\d"
    |          ^
    = help: write `\\\\` for a backslash itself, or the text between `'`
"""),
    "comma_first": ('name: , x\n', """\
f.yaml:1:7: error: a text does not start with `,` in YAML
  1 | name: , x
    |       ^
    = help: write it in quotes: `", x"`
"""),
    "two_objects": ('{"name":"E"}{"name":"F"}\n', """\
f.yaml:1:13: error: another object starts here
  1 | {"name":"E"}{"name":"F"}
    |             ^
    = help: one file holds one; `diagclub score` reads several, each on a line of its own
"""),
    "object_a_line": ('{"name":"E"}\n{"name":"F"}\n', """\
f.yaml:2:1: error: another object starts here
  2 | {"name":"F"}
    | ^
    = help: one file holds one; `diagclub score` reads several, each on a line of its own
"""),
    "brace_too_many_in_json": ('{"name":"E"}}\n', """\
f.yaml:1:13: error: this `}` closes nothing
  1 | {"name":"E"}}
    |             ^
    = help: it is one bracket too many: remove it
"""),
    "comparison_in_braces": ('name: A\nmembers: {firms: > 60, members: 3}\n', """\
f.yaml:2:18: error: a text does not start with `>` in YAML
  2 | members: {firms: > 60, members: 3}
    |                  ^
    = help: write it in quotes: `"> 60"`
"""),
    "list_of_fiches": ('- name: A\n- name: B\n', """\
f.yaml:1:1: error: this is a list of fiches, where one is expected
  1 | - name: A
    | ^
    = help: `diagclub score` reads lists: write each fiche behind a `- ` at the start of its line
"""),
}

@for_each(FICHES)
class Fiches(Case):
    def check(self, text, message):
        self.write("f.yaml", text)
        self.assert_result(self.run_here("diagnose", "f.yaml"), 2, "", message)
        # One of a batch is told in the same words, but where several fiches may stand.
        scored = self.run_here("score", "-q", "f.yaml")
        if text[0] not in "{-":
            self.assertEqual((1, message), (scored.status, scored.err))
