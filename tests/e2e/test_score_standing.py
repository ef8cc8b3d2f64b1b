"""score and its summary over the standing reading: what stands first, how firmly beside it, what is certain on request."""
import csv
import io
import json
from collections import Counter

from jsonschema import Draft202012Validator

from program import ROOT, SAMPLES, Case, run

FIRMNESSES = ("certain", "presumed", "contested", "open")

RULES = """rule_set: {name: small, title: {fr: petit, en: small}}
sources: {report: {title: {fr: rapport, en: report}, year: 1998}}
certainties: {stated: {fr: dit, en: stated}}
groups: {step: {label: {fr: étape, en: step}, when_yes: note}}
actors: {club: {fr: club, en: club}}
timings: {first: {fr: d’abord, en: first}}
facts:
  name: {kind: text, required: yes, label: {fr: Nom, en: Name}, question: {fr: "Le nom ?", en: "The name?"}, heading: nom}
  team: {kind: yes_no, label: {fr: Équipe, en: Team}, question: {fr: "Une équipe ?", en: "A team?"}, heading: équipe}
  rich: {kind: yes_no, label: {fr: Riche, en: Rich}, question: {fr: "Riche ?", en: "Rich?"}, heading: riche}
  money: {kind: choice, label: {fr: Argent, en: Money}, question: {fr: "L’argent ?", en: "The money?"}, heading: argent,
    choices: {own: {fr: propre, en: own}, public: {fr: public, en: public}}}
tables:
  class:
    label: {fr: Classe, en: Class}
    text: {fr: Une classe., en: A class.}
    source: {section: I, catalogue: [c]}
    certainty: stated
    hit: unique
    inputs: [money]
    outputs: {A: {fr: A propre, en: A own}, B: {fr: B public, en: B public}}
    rows:
      - {when: {money: own}, then: A, text: {fr: propre, en: own}}
      - {when: {money: public}, then: B, text: {fr: public, en: public}}
rules:
  core:
    group: step
    label: {fr: Noyau, en: Core}
    text: {fr: Un noyau., en: A core.}
    source: {section: I, catalogue: [c]}
    certainty: stated
    when: {team: yes, money: own}
  free:
    group: step
    label: {fr: Libre, en: Free}
    text: {fr: Libre., en: Free.}
    source: {section: I, catalogue: [c]}
    certainty: stated
    when: {class: A}
counts:
  held:
    label: {fr: Tenus, en: Held}
    text: {fr: Tenus., en: Held.}
    source: {section: I, catalogue: [c]}
    certainty: stated
    of: [core, free]
recommendations:
  keep:
    label: {fr: Garder, en: Keep it}
    text: {fr: Garder., en: Keep.}
    source: {section: I, catalogue: [c]}
    certainty: stated
    who: club
    timing: first
    priority: 1
    when: {free: yes}
page: {identity: [name], verdicts: [{of: class}], counts: [held]}
"""
PRESUMPTIONS = """presumptions:
  rich_owns:
    of: class
    is: A
    when: {rich: yes}
    label: {fr: Présumé, en: Presumed}
    text: {fr: On le pense., en: One thinks so.}
    source: {section: II, catalogue: [c]}
    certainty: stated
  silent_is_public:
    of: class
    is: B
    when: {money: nothing_reported}
    label: {fr: Présumé, en: Presumed}
    text: {fr: On le pense., en: One thinks so.}
    source: {section: II, catalogue: [c]}
    certainty: stated
"""
# What a fiche says -> its class, how firmly, and the same as a line of a terminal.
FICHES = {
    "money: own\n": (["A"], "certain", "A"),
    "money: public\nrich: yes\n": (["B"], "certain", "B"),
    "rich: yes\n": (["A"], "presumed", "A~"),
    "rich: yes\nteam: yes\n": (["A"], "presumed", "A~"),
    "money: nothing_reported\n": (["B"], "presumed", "B~"),
    "rich: yes\nmoney: nothing_reported\n": (["A", "B"], "contested", "!"),
    "rich: no\n": (["A", "B"], "open", "?"),
}


def columns_of(document):
    """The columns that say what a diagnosis says."""
    columns = ["source", "recommendations", "recommendations_certain"]
    for things, more in (("tables", ()), ("rules", ()), ("counts", ("_possible",))):
        for name in document[things]:
            columns += [name + ending for ending in ("", "_firmness", "_certain", *more)]
    return columns


def one_value(table, cell):
    """A cell of a table's column as the diagnosis has it: null where it is not one outcome."""
    if isinstance(table["standing"]["value"], list):
        return [name for name in cell if not name.endswith("?")] if isinstance(cell, list) else cell
    return "none" if cell is None else None if isinstance(cell, list) else cell


class Agreement(Case):
    """Every verdict, rule, count and recommendation of a row is that of the diagnosis, and as firm."""

    def agrees(self, rules, fiches):
        documents = json.loads(self.run_here("diagnose", "-q", "--format", "json", *rules, *fiches).out)
        rows = [json.loads(line) for line in self.run_here(
            "score", "-q", "--format", "ndjson", "--columns", ",".join(columns_of(documents[0])), *rules, *fiches).out.splitlines()]
        self.assertEqual(len(fiches), len(rows))
        seen = Counter()
        for document, row in zip(documents, rows):
            for name, table in document["tables"].items():
                self.assertEqual((table["standing"]["value"], table["standing"]["firmness"]),
                                 (one_value(table, row[name]), row[name + "_firmness"]), (row["source"], name))
                seen[row[name + "_firmness"]] += 1
            for name, rule in document["rules"].items():
                self.assertEqual((rule["standing"]["value"] or "unknown", rule["standing"]["firmness"], rule["outcome"]),
                                 (row[name], row[name + "_firmness"], row[name + "_certain"]), (row["source"], name))
                seen[row[name + "_firmness"]] += 1
            for name, count in document["counts"].items():
                if count["applies"] == "yes" or row[name] is not None:  # what may not apply stands as not applicable in the row
                    self.assertEqual((count["standing"]["value"], count["standing"]["firmness"], count["sure"], count["possible"]),
                                     (row[name], row[name + "_firmness"], row[name + "_certain"], row[name + "_possible"]), (row["source"], name))
            self.assertEqual(sorted(one["name"] for one in document["recommendations"] if one["standing"]["value"] == "yes"),
                             sorted(row["recommendations"]), row["source"])
            self.assertLessEqual(set(row["recommendations_certain"]), set(row["recommendations"]))
        return seen

    def test_on_every_sample(self):
        seen = self.agrees((), [str(ROOT / sample) for sample in SAMPLES])
        self.assertGreater(min(seen["certain"], seen["open"]), 100)

    def test_on_every_firmness(self):
        self.write("r/rules.yaml", RULES + PRESUMPTIONS)
        names = [self.write(f"{i}.yaml", f"name: C{i}\n" + fiche) for i, fiche in enumerate(FICHES)]
        seen = self.agrees(("--rules", "r"), [str(name) for name in names])
        self.assertEqual(set(FIRMNESSES), set(seen))


class Small(Case):
    def setUp(self):
        super().setUp()
        self.write("r/rules.yaml", RULES + PRESUMPTIONS)
        self.write("f.yaml", "---\n".join(f"name: C{i}\n" + fiche for i, fiche in enumerate(FICHES)))

    def score(self, *arguments):
        return self.run_here("score", "-q", "--rules", "r", "--lang", "en", *arguments)

    def summary(self, *arguments):
        return json.loads(self.score("--summary", "--format", "json", *arguments).out)


class Rows(Small):
    def test_a_line_of_a_terminal_has_a_sign_and_the_signs_are_told(self):
        lines = self.score("f.yaml").out.splitlines()
        self.assertEqual([line for _, _, line in FICHES.values()], [line.split()[1] for line in lines[1:-1]])
        self.assertEqual(["1-1-2/2", "0/2", "0-1-2/2"], [lines[i].split()[2] for i in (1, 2, 3)])
        self.assertTrue(lines[-1].startswith("~ presumed: "))
        french = self.run_here("score", "-q", "--rules", "r", "--lang", "fr", "f.yaml").out.splitlines()[-1]
        for word in ("établis", "présumé", "disputé", "ouvert"):
            self.assertIn(word, french)

    def test_rules_that_presume_nothing_have_neither_signs_nor_more_columns(self):
        self.write("r/rules.yaml", RULES)
        lines = self.score("f.yaml").out.splitlines()
        self.assertEqual(["A", "B", "?", "?", "?", "?", "?"], [line.split()[1] for line in lines[1:]])
        self.assertNotIn("_firmness", self.score("--format", "csv", "f.yaml").out)
        cell = json.loads(self.score("--format", "ndjson", "--columns", "class,class_certain,class_firmness", "f.yaml").out.splitlines()[2])
        self.assertEqual({"class": ["A", "B"], "class_certain": ["A", "B"], "class_firmness": "open"}, cell)

    def test_columns_say_what_stands_how_firmly_and_what_is_certain(self):
        out = self.score("--format", "csv", "f.yaml").out
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual([("|".join(stands), firmness) for stands, firmness, _ in FICHES.values()],
                         [(row["class"], row["class_firmness"]) for row in rows])
        self.assertEqual([("1", "1", "2"), ("1", "0", "2")], [tuple(rows[i]["held" + ending] for ending in ("", "_certain", "_possible")) for i in (0, 3)])
        self.assertEqual("free", rows[3]["held_held"])
        strict = list(csv.DictReader(io.StringIO(self.score("--format", "csv", "--columns", "class_certain,free_certain,held_held_certain", "f.yaml").out)))
        self.assertEqual(["A", "B"] + ["A|B"] * 5, [row["class_certain"] for row in strict])
        self.assertEqual(["yes", "no"] + ["unknown"] * 5, [row["free_certain"] for row in strict])
        self.assertEqual(["free"] + [""] * 6, [row["held_held_certain"].replace("[]", "") for row in strict])

    def test_a_column_alone_stands_as_all_together_do(self):
        # What is worked out depends on what is asked for; what comes out does not.
        together = [json.loads(line) for line in self.score("--format", "ndjson", "--columns",
                                                            "class,core,core_firmness,free,held,held_held,recommendations", "f.yaml").out.splitlines()]
        for column in together[0]:
            alone = [json.loads(line) for line in self.score("--format", "ndjson", "--columns", column, "f.yaml").out.splitlines()]
            self.assertEqual([row[column] for row in together], [row[column] for row in alone], column)

    def test_rows_of_every_column_validate(self):
        schema = json.loads(self.run_here("schema", "score", "--rules", "r").out)
        for columns in ((), ("--columns", ",".join(schema["$defs"]["scored"]["properties"].keys() - {"shard"}))):
            for line in self.score("--format", "ndjson", *columns, "f.yaml").out.splitlines():
                Draft202012Validator(schema).validate(json.loads(line))


class Summaries(Small):
    def test_each_firmness_is_counted_apart(self):
        found = self.summary("f.yaml")
        Draft202012Validator(json.loads(run("schema", "summary").out)).validate(found)
        self.assertEqual((7, 2, 5, 1), tuple(found[key] for key in ("scored", "settled", "standing", "contested")))
        stands = Counter((stands[0] if len(stands) == 1 else firmness, firmness) for stands, firmness, _ in FICHES.values())
        self.assertEqual(stands, {(one["outcomes"][0], one["firmness"][0]): one["count"] for one in found["verdicts"]})
        free = next(one for one in found["factors"] if one["rule"] == "free")
        self.assertEqual({"rule": "free", "yes": 3, "no": 2, "unknown": 2, "not_applicable": 0, "presumed_yes": 2,
                          "firmness": {"certain": 2, "presumed": 3, "contested": 1, "open": 1}}, free)
        keep = found["recommendations"][0]
        self.assertEqual((3, 2, {"certain": 2, "presumed": 3, "contested": 1, "open": 1}), (keep["yes"], keep["presumed_yes"], keep["firmness"]))

    def test_in_words(self):
        page = self.score("--summary", "f.yaml").out
        for line in ("  standing (every verdict certain or presumed)       5   71%", "  contested (signs of a verdict point both ways)     1   14%",
                     "             fiches       presumed", "  A own           3  43%         2  ██████████", "        yes  presumed  no  unknown  contested"):
            self.assertIn(line + "\n", page)
        french = self.run_here("score", "-q", "--rules", "r", "--summary", "--format", "markdown", "f.yaml", "--lang", "fr").out
        self.assertIn("| disputé | 1 | 14", french)
        self.assertIn("dont présumé", french)

    def test_shares_put_together_are_the_whole(self):
        whole = self.summary("f.yaml", "--by", "team", "--min-group", "1")
        for i in (1, 2, 3):
            self.score("--summary", "--format", "json", "--by", "team", "--min-group", "1", "--shard", f"{i}/3", "f.yaml", "-o", f"{i}.json")
        merged = self.summary("--merge", "--min-group", "1", "1.json", "2.json", "3.json")
        self.assertEqual(whole, merged)
        part = json.loads((self.folder / "1.json").read_text())
        for wrong, message in ((lambda of: of["verdicts"][0]["firmness"].__setitem__(0, "sure"), "is not how firmly"),
                               (lambda of: of.__setitem__("standing", of["standing"] + 1), "do not stand as often"),
                               (lambda of: of["factors"][0]["firmness"].__setitem__("open", 99), "do not add up")):
            bad = json.loads(json.dumps(part))
            wrong(bad)
            self.write("bad.json", json.dumps(bad))
            result = self.score("--summary", "--merge", "bad.json", "2.json", "3.json")
            self.assertEqual(2, result.status)
            self.assertIn(message, result.err)

    def test_conditions(self):
        for condition, told in {"class.presumed >= 3": "3 of 7", "class.contested > 0": "1 of 7", "class.open = 1": "1 of 7", "class.certain = 2": "2 of 7",
                                "class.A = 3": "3 of 7", "standing = 5": "5 of 7", "contested > 0": "1 of 7", "open = 1": "1 of 7", "free.presumed > 20%": "3 of 7 (42.86%)",
                                "free.contested = 1": "1 of 7", "keep.presumed = 3": "3 of 7", "keep = 3": "3 of 7"}.items():
            result = self.score("--summary", "--fail-on", condition, "f.yaml")
            self.assertEqual((1, f"failed on {condition}: {told}\n"), (result.status, result.err))
