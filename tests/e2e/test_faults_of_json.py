"""Faults of JSON as people make them: each is told at its place, by what it is, with what to write instead."""
from program import Case, for_each

LINES = {
    "raw_tab": ('{"name":"A\tB"}\n', """\
s.ndjson:1:11: error: a tab stands in this text
  1 | {"name":"A B"}
    |           ^
    = help: write `\\t` in its place, or a space
"""),
    "two_objects": ('{"name":"E"}{"name":"F"}\n', """\
s.ndjson:1:13: error: another object starts here
  1 | {"name":"E"}{"name":"F"}
    |             ^
    = help: write each on a line of its own, or read them with `--from json`
"""),
    "comma_behind": ('{"name":"G"},\n', """\
s.ndjson:1:13: error: a `,` stands behind the object
  1 | {"name":"G"},
    |             ^
    = help: lines of NDJSON have none between them; a list of objects is read with `--from json`
"""),
    "nan": ('{"name":"A","members":{"firms":NaN}}\n', """\
s.ndjson:1:32: error: `NaN` is no value of JSON
  1 | {"name":"A","members":{"firms":NaN}}
    |                                ^
    = help: write `null` for a question that was not asked, `"unknown"` for an answer that nobody knows
"""),
    "minus_infinity": ('{"name":"A","members":{"firms":-Infinity}}\n', """\
s.ndjson:1:33: error: `-Infinity` is no value of JSON
  1 | {"name":"A","members":{"firms":-Infinity}}
    |                                 ^
    = help: write `null` for a question that was not asked, `"unknown"` for an answer that nobody knows
"""),
    "none": ('{"name":"A","members":{"firms":None}}\n', """\
s.ndjson:1:32: error: `None` is no value of JSON
  1 | {"name":"A","members":{"firms":None}}
    |                                ^
    = help: write `null` for a question that was not asked, `"unknown"` for an answer that nobody knows
"""),
    "undefined": ('{"name":"A","members":{"firms":undefined}}\n', """\
s.ndjson:1:32: error: `undefined` is no value of JSON
  1 | {"name":"A","members":{"firms":undefined}}
    |                                ^
    = help: write `null` for a question that was not asked, `"unknown"` for an answer that nobody knows
"""),
    "capital_true": ('{"name":"A","mayor_present":True}\n', """\
s.ndjson:1:29: error: `True` is no value of JSON
  1 | {"name":"A","mayor_present":True}
    |                             ^
    = help: write `true`
"""),
    "yes": ('{"name":"A","mayor_present":yes}\n', """\
s.ndjson:1:29: error: `yes` stands without quotes
  1 | {"name":"A","mayor_present":yes}
    |                             ^
    = help: write `true`, `false` or `"yes"`
"""),
    "comparison": ('{"name":"A","members":{"firms":> 60}}\n', """\
s.ndjson:1:32: error: `> 60` is neither a number nor a text in quotes
  1 | {"name":"A","members":{"firms":> 60}}
    |                                ^
    = help: write `"> 60"`
"""),
    "about": ('{"name":"A","members":{"firms":~20}}\n', """\
s.ndjson:1:32: error: `~20` is neither a number nor a text in quotes
  1 | {"name":"A","members":{"firms":~20}}
    |                                ^
    = help: write `"~20"`
"""),
    "range": ('{"name":"A","members":{"firms":10..15}}\n', """\
s.ndjson:1:35: error: `10..15` is no number of JSON
  1 | {"name":"A","members":{"firms":10..15}}
    |                                   ^
    = help: digits must follow the point; anything else stands in quotes: `"10..15"`
"""),
    "comma_number": ('{"name":"A","members":{"firms":2,7}}\n', """\
s.ndjson:1:34: error: a key is expected here
  1 | {"name":"A","members":{"firms":2,7}}
    |                                  ^
    = help: a number has a point, `2.7`, or stands in quotes, `"2,7"`
"""),
    "thousands": ('{"name":"A","members":{"firms":1 500}}\n', """\
s.ndjson:1:34: error: a `,` or a `}` is expected here
  1 | {"name":"A","members":{"firms":1 500}}
    |                                  ^
    = help: a number with a blank or a unit stands in quotes: `"1 500"`
"""),
    "unit": ('{"name":"A","members":{"firms":3MF}}\n', """\
s.ndjson:1:33: error: `3MF` is no number of JSON
  1 | {"name":"A","members":{"firms":3MF}}
    |                                 ^
    = help: it has no zero before it, no unit and no `..`; anything else stands in quotes: `"3MF"`
"""),
    "leading_zero": ('{"name":"A","members":{"firms":05}}\n', """\
s.ndjson:1:33: error: `05` is no number of JSON
  1 | {"name":"A","members":{"firms":05}}
    |                                 ^
    = help: it has no zero before it, no unit and no `..`; anything else stands in quotes: `"05"`
"""),
    "leading_plus": ('{"name":"A","members":{"firms":+5}}\n', """\
s.ndjson:1:32: error: `+5` is neither a number nor a text in quotes
  1 | {"name":"A","members":{"firms":+5}}
    |                                ^
    = help: write `"+5"`
"""),
    "leading_point": ('{"name":"A","members":{"firms":.5}}\n', """\
s.ndjson:1:32: error: `.5` is neither a number nor a text in quotes
  1 | {"name":"A","members":{"firms":.5}}
    |                                ^
    = help: write `".5"`
"""),
    "trailing_point": ('{"name":"A","members":{"firms":5.}}\n', """\
s.ndjson:1:34: error: `5.` is no number of JSON
  1 | {"name":"A","members":{"firms":5.}}
    |                                  ^
    = help: digits must follow the point; anything else stands in quotes: `"5."`
"""),
    "bracket_too_many": ('{"name":"A"}}\n', """\
s.ndjson:1:13: error: this `}` closes nothing
  1 | {"name":"A"}}
    |             ^
    = help: it is one bracket too many: remove it
"""),
    "list_bracket_too_many": ('{"name":"A"}]\n', """\
s.ndjson:1:13: error: this `]` closes nothing
  1 | {"name":"A"}]
    |             ^
    = help: it is one bracket too many: remove it
"""),
    "bracket_too_few": ('{"name":"A","members":{"firms":3}\n', """\
s.ndjson:1:34: error: the text ends too early
  1 | {"name":"A","members":{"firms":3}
    |                                  ^
    = help: write `}` at its end, or where it belongs
"""),
    "wrong_bracket": ('{"name":"A","achievements":["training"}\n', """\
s.ndjson:1:39: error: a `]` is expected here, not a `}`
  1 | {"name":"A","achievements":["training"}
    |                                       ^
    = help: what was opened last is closed first
"""),
    "quote_too_few": ('{"name":"A}\n', """\
s.ndjson:1:12: error: the text ends too early
  1 | {"name":"A}
    |            ^
    = help: write `"` at its end, or where it belongs
"""),
    "comma_before_brace": ('{"name":"A",}\n', """\
s.ndjson:1:13: error: a `,` stands before this `}`
  1 | {"name":"A",}
    |             ^
    = help: remove the comma
"""),
    "comma_before_bracket": ('{"name":"A","achievements":["training",]}\n', """\
s.ndjson:1:40: error: a `,` stands before this `]`
  1 | {"name":"A","achievements":["training",]}
    |                                        ^
    = help: remove the comma
"""),
    "no_comma": ('{"name":"A" "description":"B"}\n', """\
s.ndjson:1:13: error: a `,` or a `}` is expected here
  1 | {"name":"A" "description":"B"}
    |             ^
    = help: write a comma between two entries
"""),
    "no_colon": ('{"name" "A"}\n', """\
s.ndjson:1:9: error: a `:` is expected here
  1 | {"name" "A"}
    |         ^
    = help: write `"key": value`
"""),
    "no_value": ('{"name":}\n', """\
s.ndjson:1:9: error: a value is missing before this `}`
  1 | {"name":}
    |         ^
    = help: write it, or `null` for none
"""),
    "two_commas": ('{"name":"A",,"description":"B"}\n', """\
s.ndjson:1:13: error: a key is expected before this `,`
  1 | {"name":"A",,"description":"B"}
    |             ^
    = help: it is one comma too many: remove it
"""),
    "single_quotes": ("{'name':'A'}\n", """\
s.ndjson:1:2: error: a text stands between `"` in JSON, not `'`
  1 | {'name':'A'}
    |  ^
    = help: write `"` on both sides of it
"""),
    "curly_quotes": ('{\u201cname\u201d:"A"}\n', """\
s.ndjson:1:2: error: a text stands between `"` in JSON, not `“`
  1 | {“name”:"A"}
    |  ^
    = help: write `"` on both sides of it
"""),
    "single_quoted_value": ('{"name":\'A\'}\n', """\
s.ndjson:1:9: error: a text stands between `"` in JSON, not `'`
  1 | {"name":'A'}
    |         ^
    = help: write `"` on both sides of it
"""),
    "bare_key": ('{name:"A"}\n', """\
s.ndjson:1:2: error: the key `name` stands without quotes
  1 | {name:"A"}
    |  ^
    = help: write `"name"`
"""),
    "bare_value": ('{"name":Club A}\n', """\
s.ndjson:1:9: error: `Club A` is neither a number nor a text in quotes
  1 | {"name":Club A}
    |         ^
    = help: write `"Club A"`
"""),
    "comment": ('{"name":"A"} // x\n', """\
s.ndjson:1:14: error: JSON has no comments
  1 | {"name":"A"} // x
    |              ^
    = help: remove it
"""),
    "comment_inside": ('{"name":"A", # x\n', """\
s.ndjson:1:14: error: JSON has no comments
  1 | {"name":"A", # x
    |              ^
    = help: remove it
"""),
    "backslash": ('{"name":"C:\\dir"}\n', """\
s.ndjson:1:12: error: `\\` stands before what it cannot stand before
  1 | {"name":"C:\\dir"}
    |            ^
    = help: write `\\\\` for a backslash itself
"""),
}

FILES = {
    "word_between": ('[\n  {"name":"A"},\n  oops,\n  {"name":"B"}\n]\n', """\
s.json:3:3: error: an object is expected here
  3 |   oops,
    |   ^
    = help: a file of fiches is a list of `{…}`, or one after the other
read 3 = scored 2 + rejected 1
"""),
    "word_between_on_the_line": ('[{"name":"Édith"}, oops, {"name":"B"}]\n', """\
s.json:1:20: error: an object is expected here
  1 | [{"name":"Édith"}, oops, {"name":"B"}]
    |                    ^
    = help: a file of fiches is a list of `{…}`, or one after the other
read 3 = scored 2 + rejected 1
"""),
    "fault_in_the_second": ('[{"name":"A"}, {"name":"B","members":{"frims":3}}]\n', """\
s.json:1:39: error: unknown key `frims` in `members`
  1 | [{"name":"A"}, {"name":"B","members":{"frims":3}}
    |                                       ^^^^^^^
    = help: did you mean `firms`?
read 2 = scored 1 + rejected 1
"""),
    "brace_too_many": ('[{"name":"A"}}, {"name":"B"}, {"name":"C"}]\n', """\
s.json:1:14: error: this `}` closes nothing
  1 | [{"name":"A"}}, {"name":"B"}, {"name":"C"}]
    |              ^
    = help: it is one too many: remove it
read 4 = scored 3 + rejected 1
"""),
    "bracket_too_many": ('[{"name":"A"}]], {"name":"B"}, {"name":"C"}]\n', """\
s.json:1:15: error: this `]` closes nothing
  1 | [{"name":"A"}]], {"name":"B"}, {"name":"C"}]
    |               ^
    = help: it is one too many: remove it
read 4 = scored 3 + rejected 1
"""),
    "bracket_too_early": ('[{"name":"A"}], {"name":"B"}, {"name":"C"}]\n', """\
s.json:1:15: error: the list goes on behind its `]`
  1 | [{"name":"A"}], {"name":"B"}, {"name":"C"}]
    |               ^
    = help: that `]` is one too many: remove it
read 4 = scored 3 + rejected 1
"""),
    "bracket_too_many_first": ('[[{"name":"A"}, {"name":"B"}]]\n', """\
s.json:1:2: error: this `[` opens a list within the list
  1 | [[{"name":"A"}, {"name":"B"}]]
    |  ^
    = help: a file of fiches is one list of `{…}`: remove it
read 3 = scored 2 + rejected 1
"""),
    "commas_without_a_list": ('{"name":"A"}, {"name":"B"}, {"name":"C"}\n', """\
s.json:1:13: error: a `,` stands behind an object that is in no list
  1 | {"name":"A"}, {"name":"B"}, {"name":"C"}
    |             ^
    = help: objects stand in a list, `[{…}, {…}]`, or one behind the other without a comma
read 4 = scored 3 + rejected 1
"""),
    "no_comma": ('[{"name":"A"} {"name":"B"}]\n', """\
s.json:1:15: error: a `,` is expected before this object
  1 | [{"name":"A"} {"name":"B"}]
    |               ^
    = help: write a comma between two
read 3 = scored 2 + rejected 1
"""),
    "two_lists": ('[{"name":"A"}]\n[{"name":"B"}]\n', """\
s.json:2:1: error: another list starts here
  2 | [{"name":"B"}]
    | ^
    = help: one file holds one list: join them, with a comma between two objects
read 3 = scored 2 + rejected 1
"""),
    "comma_last": ('[{"name":"A"},]\n', """\
s.json:1:15: error: an object is expected before this `]`
  1 | [{"name":"A"},]
    |               ^
    = help: remove the comma before it
read 2 = scored 1 + rejected 1
"""),
    "never_closed": ('[{"name":"A"}\n', """\
s.json:2:1: error: the list is never closed
  2 |
    | ^
    = help: write a `]` at its end
read 2 = scored 1 + rejected 1
"""),
    "brace_too_few": ('[{"name":"A","members":{"firms":3}, {"name":"B"}]\n', """\
s.json:1:37: error: the text ends too early
  1 | [{"name":"A","members":{"firms":3},
    |                                     ^
    = help: write `}` at its end, or where it belongs
read 2 = scored 1 + rejected 1
"""),
    "quote_too_few": ('[{"name":"A},\n{"name":"B"}]\n', """\
s.json:1:14: error: the text ends too early
  1 | [{"name":"A},
    |              ^
    = help: write `"` at its end, or where it belongs
read 2 = scored 1 + rejected 1
"""),
    "nan_in_the_second": ('[{"name":"A"},{"name":"B","members":{"firms":NaN}}]\n', """\
s.json:1:46: error: `NaN` is no value of JSON
  1 | [{"name":"A"},{"name":"B","members":{"firms":NaN}}
    |                                              ^
    = help: write `null` for a question that was not asked, `"unknown"` for an answer that nobody knows
read 2 = scored 1 + rejected 1
"""),
}

@for_each(LINES)
class Lines(Case):
    def check(self, text, message):
        self.write("s.ndjson", text)
        result = self.run_here("score", "-q", "--format", "csv", "--columns", "name", "s.ndjson")
        self.assertEqual((1, message), (result.status, result.err))


@for_each(FILES)
class Files(Case):
    def check(self, text, message):
        self.write("s.json", text)
        result = self.run_here("score", "--format", "csv", "--columns", "name", "s.json")
        self.assertEqual((1, message), (result.status, result.err))
