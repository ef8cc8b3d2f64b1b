"""Numbers are exact, read as they were meant or refused, and told where they do not go together."""
import csv
import io
import json

from program import Case, for_each
from test_interview import Terminal

AMBIGUOUS = "could mean two numbers"

# A value of `territory.area` in a table, in JSON (quoted or not) or in YAML -> the number read; None: refused.
READINGS = {
    "point_before_three": ("680.000", None),
    "comma_before_three": ("680,000", None),
    "point_before_three_and_unit": ("1.500 ha", None),
    "of_an_about": ("~1.500", None),
    "of_a_range": ("1.500..2.500", None),
    "point_before_two": ("51.80", "51.8"),
    "comma_before_two": ("51,80", "51.8"),
    "point_before_four": ("51.8000", "51.8"),
    "zero_before_three": ("0.125", "0.125"),
    "many_thousands": ("1.234,5", "1234.5"),
    "four_before_three": ("1234.567", "1234.567"),
    "hectares": ("5180 ha", "51.8"),
    "exponent": ("2e3", "2000"),
    "exponent_of_r": ("1e+05", "100000"),
    "exponent_in_capitals": ("5.18E1", "51.8"),
    "exponent_down": ("518e-1", "51.8"),
}

AREA = "territory.area"


def rows(result):
    return list(csv.DictReader(io.StringIO(result.out)))


@for_each(READINGS)
class Reading(Case):
    def check(self, written, expected):
        quoted = json.dumps(written)
        forms = {"f.csv": f'name,{AREA}\nA,"{written}"\n', "f.yaml": f"name: A\nterritory:\n  area: {quoted}\n",
                 "f.ndjson": f'{{"name": "A", "territory": {{"area": {quoted}}}}}\n'}
        for name, text in forms.items():
            with self.subTest(name):
                self.write(name, text)
                result = self.run_here("score", "--format", "csv", "--columns", f"name,{AREA}", name)
                if expected is None:
                    self.assertIn(AMBIGUOUS, result.err)
                    self.assertEqual(1, result.status)
                else:
                    self.assertEqual(expected, rows(result)[0][AREA], result.err)
                    self.assertEqual(0, result.status)


class KnownDecimals(Case):
    """A format or a mapping may say which sign stands before decimals."""

    def area(self, name, *options):
        result = self.run_here("score", "--format", "csv", "--columns", AREA, *options, name)
        return rows(result)[0][AREA] if result.status == 0 else result.err

    def test_number_of_json(self):
        self.write("f.ndjson", '{"name": "A", "territory": {"area": 12.345}}\n')
        self.assertEqual("12.345", self.area("f.ndjson"))
        self.write("f.ndjson", '{"name": "A", "territory": {"area": 1.5e+3}}\n')
        self.assertEqual("1500", self.area("f.ndjson"))
        # The whole reading, which an unknown key asks for, tells the same.
        self.write("f.ndjson", '{"name": "A", "foo": 1, "territory": {"area": 12.345}}\n')
        self.assertNotIn(AMBIGUOUS, self.area("f.ndjson"))

    def test_mapping(self):
        self.write("comma.yaml", "decimal_comma: yes\n")
        self.write("point.yaml", "decimal_comma: no\n")
        self.write("f.csv", f'name;{AREA}\nA;12,345\n')
        self.assertEqual("12.345", self.area("f.csv", "--mapping", "comma.yaml"))
        self.assertIn(AMBIGUOUS, self.area("f.csv", "--mapping", "point.yaml"))
        self.write("f.csv", f'name;{AREA}\nA;12.345\n')
        self.assertEqual("12.345", self.area("f.csv", "--mapping", "point.yaml"))
        self.assertIn(AMBIGUOUS, self.area("f.csv", "--mapping", "comma.yaml"))
        self.write("f.csv", f'name;{AREA}\nA;12.345,6\n')
        self.assertEqual("12345.6", self.area("f.csv", "--mapping", "comma.yaml"))


SHARE_RULES = """\
rule_set: {name: trial, title: {fr: essai, en: trial}}
sources: {doc: {title: {fr: doc, en: doc}, year: 2020}}
certainties: {stated: {fr: affirmé, en: stated}}
actors: {club: {fr: le club, en: the club}}
timings: {first: {fr: d’abord, en: first}}
groups: {g: {label: {fr: g, en: g}, when_yes: note}}
facts:
  name: {kind: text, required: yes, label: {fr: nom, en: name}, question: {fr: "Nom ?", en: "Name?"}, heading: nom}
  part: {kind: number, min: 0, max: 1000, label: {fr: part, en: part}, question: {fr: "p ?", en: "p?"}, heading: part}
  total: {kind: number, min: 1, max: 1000, label: {fr: total, en: total}, question: {fr: "t ?", en: "t?"}, heading: total}
  share: {kind: number, min: 0, max: 100, formula: part / total * 100, label: {fr: share, en: share}, question: {fr: "s ?", en: "s?"}, heading: share}
  tenth: {kind: number, min: 0, max: 1000, formula: part * 0.1, label: {fr: tenth, en: tenth}, question: {fr: "d ?", en: "d?"}, heading: tenth}
tables:
  t:
    label: {fr: t, en: t}
    text: {fr: t, en: t}
    source: {section: I, catalogue: [K-1]}
    certainty: stated
    hit: unique
    inputs: [share]
    outputs: {upto7: {fr: upto7, en: upto7}, over7: {fr: over7, en: over7}}
    rows:
      - {when: {share: "<= 7"}, then: upto7, text: {fr: r, en: r}}
      - {when: {share: "> 7"}, then: over7, text: {fr: r, en: r}}
  u:
    label: {fr: u, en: u}
    text: {fr: u, en: u}
    source: {section: I, catalogue: [K-1]}
    certainty: stated
    hit: unique
    inputs: [tenth]
    outputs: {upto: {fr: upto, en: upto}, over: {fr: over, en: over}}
    rows:
      - {when: {tenth: "<= 0.3"}, then: upto, text: {fr: r, en: r}}
      - {when: {tenth: "> 0.3"}, then: over, text: {fr: r, en: r}}
page:
  identity: [name]
  counts: []
  verdicts: [{of: t}, {of: u}]
"""


class Exact(Case):
    def test_formulas(self):
        self.write("rules/rules.yaml", SHARE_RULES)
        self.write("f.csv", "name,part,total\nA,7,100\nB,3,3\nC,8,100\n")
        result = self.run_here("score", "--rules", "rules", "--format", "csv", "--columns", "name,share,t,tenth,u", "f.csv")
        self.assertEqual([("7", "upto7", "0.7", "over"), ("100", "over7", "0.3", "upto"), ("8", "over7", "0.8", "over")],
                         [(row["share"], row["t"], row["tenth"], row["u"]) for row in rows(result)])

    def density(self, territory):
        self.write("f.yaml", f"name: A\nterritory: {territory}\n")
        result = self.run_here("score", "--format", "csv", "--columns", "territory.density,territory_by_density", "f.yaml")
        page = self.run_here("diagnose", "--alone", "--lang", "en", "f.yaml").out
        shown = next(line for line in page.splitlines() if "people/km²" in line)
        row = rows(result)[0]
        return (row["territory.density"], row["territory_by_density"]), shown

    def test_units(self):
        hectares = self.density("{inhabitants: 1554, area: 5180 ha}")
        self.assertEqual(hectares, self.density("{inhabitants: 1554, area: 51.8 km2}"))
        self.assertEqual("30", hectares[0][0])

    def test_shown_on_its_side_of_a_threshold(self):
        _, below = self.density("{inhabitants: 155399, area: 5180 km2}")
        self.assertIn("29.9998", below)
        _, on = self.density("{inhabitants: 155400, area: 5180 km2}")
        self.assertIn(" 30 people", on)


class Relations(Case):
    IMPOSSIBLE = "name: A\nmembers: {count: 20, firms: 45}\n"
    SAID = "The club would have more firms than members in all."

    def test_diagnose(self):
        self.write("a.yaml", self.IMPOSSIBLE)
        result = self.run_here("diagnose", "--alone", "--lang", "en", "a.yaml")
        self.assertEqual(0, result.status)
        self.assertEqual(f"""\
a.yaml:2:29: warning: {self.SAID}
  2 | members: {{count: 20, firms: 45}}
    |                             ^^
    = help: see `members.firms: 45`, `members.count: 20`
""", result.err)

    def test_impossible_pairs(self):
        for words, fiche in {
                "more firms of more than ten people than its territory": "members: {firms_over_10: 30}\nterritory: {firms_over_10: 20}\n",
                "described before it was created": "created: 1999\ndescribed: 1997\n",
                "together exceed the budget": "members: {firms: 10}\nmeans: {budget: 100 kF, public_share: 60, contribution: 5 kF}\n",
                "This share is below 1%": "means: {public_share: 0.65}\n",
                "money is in francs": "described: 2010\nmeans: {budget: 110000}\n"}.items():
            with self.subTest(words):
                self.write("a.yaml", "name: A\n" + fiche)
                self.assertIn(words, self.run_here("diagnose", "--alone", "--lang", "en", "a.yaml").err)

    def test_score_counts_them_and_tells_where_the_first_are(self):
        self.write("a.csv", "name,members.count,members.firms\n" + "A,20,45\n" * 5 + "B,20,20\n")
        result = self.run_here("score", "--lang", "en", "--format", "csv", "a.csv")
        self.assertEqual(0, result.status)
        self.assertEqual(f"""\
a.csv:2: warning: {self.SAID}
  = help: 5 fiches are so: a.csv:2, a.csv:3, a.csv:4, …
read 6 = scored 6 + rejected 0
""", result.err)

    def test_interview_tells_when_it_comes_about(self):
        self.write("a.yaml", "name: A\n")
        said = "! This share is below 1%"
        terminal = Terminal(self.folder, "--whole", "a.yaml", columns="120")
        text = terminal.read()
        for _ in range(200):
            if "What share of the members" in text:
                break
            self.assertNotIn(said, text)
            text = terminal.say("-")
        self.assertIn(said, terminal.say("0.65"))
        self.assertNotIn(said, terminal.say("-"))
        terminal.say("q")
        terminal.end()

    def test_relation_of_rules_is_checked_and_compared(self):
        self.write("rules/rules.yaml", SHARE_RULES)
        self.write("more/rules.yaml", SHARE_RULES + "relations: {whole: {when: part > total, text: {fr: trop, en: too much}}}\n")
        self.write("bad/rules.yaml", SHARE_RULES + "relations: {whole: {when: part > totl, text: {fr: trop, en: too much}}}\n")
        self.write("f.csv", "name,part,total\nA,8,7\n")
        result = self.run_here("score", "--lang", "en", "--rules", "more", "--format", "csv", "f.csv")
        self.assertIn("f.csv:2: warning: too much\n", result.err)
        self.assertIn("nothing is called `totl`", self.run_here("rules", "check", "--rules", "bad").out)
        self.assertIn("relation", self.run_here("rules", "diff", "--lang", "en", "rules", "more", "--on", "none").out)
