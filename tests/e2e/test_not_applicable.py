"""What does not apply is neither so nor not so: on pages, in JSON, counts, comparisons, batches and summaries."""
import csv
import io
import json

from jsonschema import Draft202012Validator

from program import Case, run

NO_CLUB = "name: A\nstage: no_club\nterritory: {family: R3}\norigin: {initiator: municipality}\n"
CLUB = NO_CLUB.replace("no_club", "running")


def diagnosis(fiche, *options):
    return json.loads(run("diagnose", "--alone", "--lang", "en", "--format", "json", *options, "-", stdin=fiche).out)


class Pages(Case):
    def test_nothing_is_said_of_the_impulse_of_a_club_that_is_not_there(self):
        document = diagnosis(NO_CLUB)
        impulse = document["rules"]["zone.t3_outside_impulse"]
        self.assertEqual(("not_applicable", "no"), (impulse["outcome"], impulse["applies"]))
        self.assertNotIn("said", impulse)
        self.assertEqual(["stage"], [fact["fact"] for fact in impulse["facts"]])
        for options in ((), ("--explain",)):
            page = run("diagnose", "--alone", "--lang", "en", *options, "-", stdin=NO_CLUB).out
            self.assertNotIn("not born of a public impulse", page)
        self.assertEqual("yes", diagnosis(CLUB)["rules"]["zone.t3_outside_impulse"]["standing"]["value"])

    def test_the_members_of_a_count_that_do_not_apply_say_so(self):
        document = diagnosis(NO_CLUB)
        for name, count in document["counts"].items():
            for rule, outcome in count["members"].items():
                if rule in document["rules"]:  # not one of a project
                    self.assertEqual(document["rules"][rule]["outcome"], outcome, name)
        self.assertEqual("no", document["counts"]["success_count"]["applies"])
        self.assertEqual({"not_applicable"}, set(document["counts"]["success_count"]["members"].values()))

    def test_a_table_that_does_not_apply_is_not_one_without_a_row(self):
        document = diagnosis(NO_CLUB)
        self.assertEqual((None, ["not_applicable"], ["not_applicable"]),
                         tuple(document["tables"]["class"][key] for key in ("value", "possible", "reachable")))
        self.assertEqual({"not_applicable"}, {verdicts["class"] for verdicts in document["reachable"]["verdicts"]})
        open_stage = diagnosis(NO_CLUB.replace("stage: no_club", "stage: unknown"))
        self.assertIn("not_applicable", open_stage["tables"]["class"]["possible"])
        self.assertNotIn("none", open_stage["tables"]["class"]["reachable"])

    def test_what_is_answered_is_no_unknown_while_the_class_is_open(self):
        fiche = "name: A\ngovernance: {vigorous_presidents: yes}\nthemes: some\n"
        document = diagnosis(fiche)
        rule = document["rules"]["vendee.presidents"]
        self.assertEqual(("unknown", "unknown", "yes"), (rule["outcome"], rule["applies"], rule["condition"]))
        page = run("diagnose", "--alone", "--explain", "--lang", "en", "--width", "200", "-", stdin=fiche).out
        self.assertIn("held, if they apply: Presidents who carry others along", page)
        unknown = [line for line in page.splitlines() if line.strip().startswith("unknown")]
        self.assertFalse([line for line in unknown if "Presidents who carry others along" in line], page)

    def test_every_diagnosis_fits_its_schema(self):
        errors = Draft202012Validator(json.loads(run("schema", "diagnosis").out)).iter_errors
        for fiche in (NO_CLUB, CLUB, "name: A\n", "name: A\nstage: unknown\n"):
            self.assertEqual([], [error.message for error in errors(diagnosis(fiche))][:3])


class Comparisons(Case):
    def compared(self, before, after, *options):
        self.write("before.yaml", before)
        self.write("after.yaml", after)
        return self.run_here("compare", "before.yaml", "after.yaml", "--lang", "en", *options).out

    def test_a_count_that_ceases_to_apply_is_no_count_of_nothing(self):
        moves = {move["name"]: move for move in json.loads(self.compared(CLUB, NO_CLUB, "--format", "json"))["moves"]}
        self.assertEqual("not applicable", moves["success_count"]["after"])
        self.assertEqual("not applicable", moves["class"]["after"])
        self.assertNotIn("→ 0", self.compared(CLUB, NO_CLUB))

    def test_only_facts_that_changed_are_named(self):
        before = "name: Aa\nplace: Pp\nterritory: {name: Xx, family: R1}\n"
        for old, new, fact in (("name: Aa", "name: Bb", "name"), ("place: Pp", "place: Qq", "place"),
                               ("{name: Xx", "{name: Zz", "territory.name"), ("family: R1", "family: R2", "territory.family")):
            document = json.loads(self.compared(before, before.replace(old, new), "--format", "json"))
            self.assertEqual([fact], [one["fact"] for one in document["facts"]])

    def test_a_change_moves_what_two_diagnoses_differ_in(self):
        before, after = "name: A\n", "name: A\nmembers: {firms: 70}\n"
        moves = {move["name"] for move in json.loads(self.compared(before, after, "--format", "json"))["moves"]}
        one, other = diagnosis(before), diagnosis(after)
        stands = lambda rule: (rule["standing"]["value"], rule["standing"]["firmness"], rule["applies"])
        differ = {name for name, rule in one["rules"].items() if stands(rule) != stands(other["rules"][name])}
        self.assertEqual(differ, moves & set(one["rules"]))


class Batches(Case):
    FICHES = f"{NO_CLUB}---\n{CLUB}"

    def test_the_columns_say_it(self):
        columns = "class,mode,success_count,vendee.presidents,zone.t3_outside_impulse"
        rows = run("score", "--format", "ndjson", "--columns", columns, "-", stdin=self.FICHES).out.splitlines()
        first = json.loads(rows[0])
        self.assertEqual({"class": "not_applicable", "mode": "not_applicable", "success_count": None,
                          "vendee.presidents": "not_applicable", "zone.t3_outside_impulse": "not_applicable"}, first)
        errors = Draft202012Validator(json.loads(run("schema", "score").out)).iter_errors
        self.assertEqual([], [error.message for row in rows for error in errors(json.loads(row))])
        table = list(csv.DictReader(io.StringIO(run("score", "--format", "csv", "-", stdin=self.FICHES).out)))
        self.assertEqual(("not_applicable", "not_applicable"), (table[0]["class"], table[0]["class_reachable"]))

    def test_the_columns_say_what_a_diagnosis_says(self):
        fiche = "name: A\nmembers: {firms: 70}\nterritory: {family: R2}\ngovernance: {public_role: none}\n"
        document = diagnosis(fiche)
        rules = sorted(document["rules"])
        said = {}
        for name in rules:
            rule = document["rules"][name]
            said[name], said[name + "_firmness"], said[name + "_certain"] = rule["standing"]["value"] or "unknown", rule["standing"]["firmness"], rule["outcome"]
        self.assertIn("presumed", said.values())
        row = json.loads(run("score", "--format", "ndjson", "--columns", ",".join(said), "-", stdin=fiche).out)
        self.assertEqual(said, row)

    def test_the_summary_counts_it_apart(self):
        summary = json.loads(run("score", "--summary", "--format", "json", "-", stdin=self.FICHES).out)
        at = summary["tables"].index("class")
        self.assertEqual(1, sum(way["count"] for way in summary["verdicts"] if way["outcomes"][at] == "not_applicable"))
        factor = next(one for one in summary["factors"] if one["rule"].startswith("success."))
        self.assertEqual(1, factor["not_applicable"])
        self.assertEqual(1, run("score", "--fail-on", "class.not_applicable > 0", "-", stdin=self.FICHES).status)


RULES = """\
rule_set: {name: trial, title: {fr: essai, en: trial}}
sources: {doc: {title: {fr: doc, en: doc}, year: 2020}}
certainties: {stated: {fr: affirmé, en: stated}}
actors: {club: {fr: le club, en: the club}}
timings: {first: {fr: d’abord, en: first}}
groups: {g: {label: {fr: g, en: g}, when_yes: note}}
facts:
  name: {kind: text, required: yes, label: {fr: nom, en: name}, question: {fr: "Nom ?", en: "Name?"}, heading: nom}
  x: {kind: number, min: 0, max: 100, label: {fr: x, en: x}, question: {fr: "x ?", en: "x?"}, heading: x}
  ct:
    kind: choice
    label: {fr: ct, en: ct}
    question: {fr: "ct ?", en: "ct?"}
    heading: ct
    choices: {vip: {fr: vip, en: vip}, std: {fr: std, en: std}}
tables:
  t:
    label: {fr: t, en: t}
    text: {fr: t, en: t}
    source: {section: I, catalogue: [K-1]}
    certainty: stated
    hit: HIT
    inputs: [ct, x]
    outputs: {a: {fr: a, en: a}, b: {fr: b, en: b}}
    rows:
      - {when: {ct: vip}, then: a, text: {fr: r, en: r}}
      - {when: {x: "> 10"}, then: b, text: {fr: r, en: r}}
      - {when: {ct: std, x: "< 5"}, then: b, text: {fr: r, en: r}}
page:
  identity: [name]
  counts: []
  verdicts: [{of: t}]
"""
CLASH = "name: A\nx: 15\nct: vip\n"
GAP = "name: B\nx: 7\nct: std\n"
SOUND = "name: C\nx: 15\nct: std\n"


class RuleFaults(Case):
    """Rows that clash, or that leave a fiche out: told where a program reads it, not only on standard error."""

    def rules(self, hit="any"):
        self.write("rules/rules.yaml", RULES.replace("HIT", hit))
        return ("--rules", "rules")

    def test_a_diagnosis_holds_them(self):
        options = self.rules()
        errors = Draft202012Validator(json.loads(self.run_here("schema", "diagnosis", *options).out)).iter_errors
        found = []
        for fiche in (CLASH, GAP, SOUND, "name: D\nct: vip\n"):
            result = self.run_here("diagnose", *options, "--alone", "--format", "json", "-", stdin=fiche)
            document = json.loads(result.out)
            self.assertEqual([], [error.message for error in errors(document)])
            self.assertEqual(bool(document["rule_faults"]), "warning" in result.err)
            found.append([(fault["kind"], fault["table"], fault["rows"]) for fault in document["rule_faults"]])
        self.assertEqual([[("overlap", "t", [1, 2])], [("gap", "t", [])], [], []], found)

    def test_a_batch_holds_them(self):
        options = self.rules()
        fiches = "---\n".join((CLASH, GAP, SOUND))
        result = self.run_here("score", *options, "--format", "ndjson", "-", stdin=fiches)
        rows = [json.loads(line) for line in result.out.splitlines()]
        self.assertEqual([["t: rows 1 and 2"], ["t: gap"], []], [row["rule_faults"] for row in rows])
        self.assertEqual(1, result.status)
        self.assertIn("2 met a fault of the rules", result.err)
        errors = Draft202012Validator(json.loads(self.run_here("schema", "score", *options).out)).iter_errors
        self.assertEqual([], [error.message for row in rows for error in errors(row)])
        table = list(csv.DictReader(io.StringIO(self.run_here("score", *options, "--format", "csv", "-", stdin=fiches).out)))
        self.assertEqual(["t: rows 1 and 2", "t: gap", ""], [row["rule_faults"] for row in table])
        text = self.run_here("score", *options, "--lang", "en", "-", stdin=fiches).out
        self.assertIn("! t: rows 1 and 2", text)
        self.assertEqual(2, text.count("!"))

    def test_a_summary_counts_them(self):
        options = self.rules()
        fiches = "---\n".join((CLASH, GAP, SOUND))
        summary = json.loads(self.run_here("score", *options, "--summary", "--format", "json", "-", stdin=fiches).out)
        self.assertEqual(2, summary["rule_faults"])
        self.assertIn("where the rules are at fault", self.run_here("score", *options, "--summary", "--lang", "en", "-", stdin=fiches).out)
        self.assertEqual(1, self.run_here("score", *options, "--fail-on", "rule_faults > 1", "-", stdin=fiches).status)
        parts = []
        for i, part in enumerate((CLASH, GAP + "---\n" + SOUND)):
            result = self.run_here("score", *options, "--summary", "--format", "json", "-", stdin=part)
            parts.append(self.write(f"{i}.json", result.out))
        merged = json.loads(self.run_here("score", *options, "--merge", "--summary", "--format", "json", *parts).out)
        for key in ("read", "scored", "settled", "rule_faults", "verdicts"):
            self.assertEqual(summary[key], merged[key])

    def test_unique_minds_rows_that_agree_and_first_minds_none(self):
        both = "name: A\nx: 3\nct: std\n"
        for hit, expected in (("unique", [["t: rows 1 and 2"], ["t: gap"]]), ("first", [[], ["t: gap"]]), ("priority", [[], ["t: gap"]])):
            options = self.rules(hit)
            rows = self.run_here("score", *options, "--format", "ndjson", "--columns", "rule_faults", "-", stdin=CLASH + "---\n" + GAP).out
            self.assertEqual(expected, [json.loads(row)["rule_faults"] for row in rows.splitlines()], hit)
        self.assertEqual("", self.run_here("diagnose", *self.rules("first"), "--alone", "-", stdin=both).err)

    def test_sound_rules_have_no_such_column_unless_asked_for(self):
        self.assertNotIn("rule_faults", run("score", "--format", "csv", "-", stdin=NO_CLUB).out)
        asked = json.loads(run("score", "--format", "ndjson", "--columns", "rule_faults", "-", stdin=NO_CLUB).out)
        self.assertEqual({"rule_faults": []}, asked)
