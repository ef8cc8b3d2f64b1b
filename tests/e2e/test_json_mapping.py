"""Records of JSON, as survey servers answer, read through a mapping: what they say, and what is told of them."""
import json

from program import Case, for_each

MAPPING = """\
unknown: [NSP]
columns:
  group_club/nom: name
  group_club/nb: members.firms
  group_club/buts: {fact: achievements, split: " ", answers: {train: training, serv: shared_services}}
ignore: ["_*", "*/_note"]
"""
FLAT = {"_id": 1, "group_club/nom": "Club A", "group_club/nb": "12", "group_club/buts": "train serv",
        "_geolocation": [None, None], "_attachments": [{"id": 3}], "group_club/_note": "x"}
NESTED = {"_id": 1, "group_club": {"nom": "Club A", "nb": 12, "buts": ["train", "serv"], "_note": ""}, "_system": {"by": "me"}}
ROW = ["Club A", 12, ["training", "shared_services"]]
COLUMNS = ("name", "members.firms", "achievements")


class MappedCase(Case):
    def score(self, name, text, *options, mapping=MAPPING):
        self.write("map.yaml", mapping), self.write(name, text)
        return self.run_here("score", "--mapping", "map.yaml", "--format", "ndjson", "--columns", ",".join(COLUMNS), *options, name)

    def rows(self, *arguments, **options):
        result = self.score(*arguments, **options)
        rows = [[row.get(column) for column in COLUMNS] for row in map(json.loads, result.out.splitlines())]
        return [[name, firms, goals and sorted(goals, reverse=True)] for name, firms, goals in rows], result


def lines(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


READ = {
    "a_record_a_line": ("s.ndjson", lines(FLAT, FLAT)),
    "groups_within_groups": ("s.ndjson", lines(NESTED, NESTED)),
    "both": ("s.ndjson", lines(FLAT, NESTED)),
    "a_list": ("s.json", json.dumps([FLAT, NESTED])),
    "laid_out": ("s.json", json.dumps([FLAT, NESTED], indent=2)),
    "one_behind_the_other": ("s.json", json.dumps(FLAT, indent=1) + json.dumps(NESTED, indent=1)),
    "under_another_name": ("s.txt", lines(FLAT, NESTED)),
    "a_list_under_another_name": ("s.ndjson", json.dumps([FLAT, NESTED], indent=2)),
}


@for_each(READ)
class Read(MappedCase):
    def check(self, name, text):
        rows, result = self.rows(name, text)
        self.assertEqual([ROW[:2] + [sorted(ROW[2], reverse=True)]] * 2, [[*row[:2], row[2]] for row in rows], result.err)
        self.assertEqual("read 2 = scored 2 + rejected 0\n", result.err)


# What a record says -> its row.
ANSWERS = {
    "a_question_that_is_left_out": ({"group_club/nom": "A"}, ["A", None, None]),
    "null": ({"group_club/nom": "A", "group_club/nb": None}, ["A", None, None]),
    "an_empty_text": ({"group_club/nom": "A", "group_club/nb": ""}, ["A", None, None]),
    "a_word_for_unknown": ({"group_club/nom": "A", "group_club/nb": "NSP"}, ["A", "unknown", None]),
    "an_empty_list": ({"group_club/nom": "A", "group_club/buts": []}, ["A", None, []]),
    "an_open_list": ({"group_club/nom": "A", "group_club/buts": ["train", "..."]}, ["A", None, ["training", "..."]]),
    "a_fact_by_its_own_name": ({"group_club/nom": "A", "members": {"firms": 7}}, ["A", 7, None]),
    "a_group_that_is_not_there": ({"group_club/nom": "A", "_group": None}, ["A", None, None]),
}


@for_each(ANSWERS)
class Answers(MappedCase):
    def check(self, record, row):
        rows, result = self.rows("s.ndjson", lines(record))
        self.assertEqual([row], rows, result.err)


TOLD = {
    "a_key_that_is_not_known": ({"group_club/nom": "A", "group_club/effectif": 3}, """\
s.ndjson:1:25: error: unknown column `group_club/effectif`
  1 | {"group_club/nom": "A", "group_club/effectif": 3}
    |                         ^^^^^^^^^^^^^^^^^^^^^
    = help: say in a mapping what it is (`columns`), or that it is not needed (`ignore`); `--ignore-unknown-columns` passes over all such
"""),
    "a_bad_answer": ({"group_club": {"nom": "A", "nb": "many"}}, """\
s.ndjson:1:36: error: a number is expected here
  1 | {"group_club": {"nom": "A", "nb": "many"}}
    |                                    ^^^^
    = help: such as `20`, `~20`, `10..15`, `"> 100"` or `unknown`
"""),
    "a_choice_that_is_none": ({"group_club": {"nom": "É", "buts": "train trainin"}}, """\
s.ndjson:1:44: error: `trainin` is not a choice of `achievements`
  1 | {"group_club": {"nom": "É", "buts": "train trainin"}}
    |                                            ^^^^^^^
    = help: did you mean `training`?
"""),
    "no_name": ({"group_club/nb": 3}, """\
s.ndjson:1:1: error: no key gives `name`
  1 | {"group_club/nb": 3}
    | ^
    = help: add one, or say in the mapping (`columns`) which it is
"""),
    "one_fact_twice": ({"group_club/nom": "A", "name": "B"}, """\
s.ndjson:1:25: error: two columns give `name`
  1 | {"group_club/nom": "A", "name": "B"}
    |                         ^^^^^^
    = help: column 1, `group_club/nom`, does already: leave one out, or let a mapping ignore it
"""),
    "an_envelope": ({"count": 1, "results": [{"group_club/nom": "A"}]}, """\
s.ndjson:1:14: error: `results` holds a list of records, where a mapping reads one value
  1 | {"count": 1, "results": [{"group_club/nom": "A"}]}
    |              ^^^^^^^^^
    = help: put it under `ignore`; where each of them is a club, `jq '."results"'` gives that list alone
"""),
}


@for_each(TOLD)
class Told(MappedCase):
    def check(self, record, message):
        result = self.score("s.ndjson", json.dumps(record, ensure_ascii=False) + "\n")
        self.assertEqual(message + "read 1 = scored 0 + rejected 1\n", result.err)


class Rest(MappedCase):
    def test_a_fault_stands_at_its_place_in_a_list_of_one_line(self):
        result = self.score("s.json", '[{"group_club/nom": "A"}, {"group_club/nom": "B", "group_club/nb": "many"}]')
        self.assertIn("""\
s.json:1:69: error: a number is expected here
  1 | [{"group_club/nom": "A"}, {"group_club/nom": "B", "group_club/nb": "many"}
    |                                                                     ^^^^
""", result.err)

    def test_a_mapping_that_nothing_used_is_told(self):
        result = self.score("s.yaml", "name: A\n")
        self.assertIn("map.yaml:1:1: warning: this mapping was not used: no input is a table or JSON\n", result.err)
        self.assertEqual(0, result.status)

    def test_keys_that_are_no_facts_are_passed_over_where_that_is_asked(self):
        self.write("s.ndjson", '{"name": "A", "other": 3, "group": {"x": [{}]}}\n')
        self.assertEqual(1, self.run_here("score", "s.ndjson").status)
        self.assertEqual("read 1 = scored 1 + rejected 0\n", self.run_here("score", "--ignore-unknown-columns", "s.ndjson").err)

    def test_objects_with_ever_other_keys(self):
        records = [{"group_club/nom": f"C{i}", f"_k{i}": i, f"x{i}": 1} for i in range(600)]
        rows, result = self.rows("s.ndjson", lines(*records), mapping=MAPPING + "others: ignore\n")
        self.assertEqual([f"C{i}" for i in range(600)], [row[0] for row in rows], result.err)
