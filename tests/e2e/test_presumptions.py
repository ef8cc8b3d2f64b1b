"""Presumptions in the files of a rule set: checked, explained, laid out, in the schema; and what a fiche may say of silence."""
import json

import yaml
from jsonschema import Draft202012Validator

from program import Case, run

RULES = """rule_set: {name: small, title: {fr: petit, en: small}}
sources: {report: {title: {fr: rapport, en: report}, year: 1998}}
certainties: {stated: {fr: dit, en: stated}}
groups: {step: {label: {fr: étape, en: step}, when_yes: note}}
facts:
  name: {kind: text, required: yes, label: {fr: Nom, en: Name}, question: {fr: "Le nom ?", en: "The name?"}, heading: nom}
  team: {kind: yes_no, label: {fr: Équipe, en: Team}, question: {fr: "Une équipe ?", en: "A team?"}, heading: équipe}
  money: {kind: choice, label: {fr: Argent, en: Money}, question: {fr: "L’argent ?", en: "The money?"}, heading: argent,
    choices: {own: {fr: propre, en: own}, public: {fr: public, en: public}}}
rules:
  core:
    group: step
    label: {fr: Noyau, en: Core}
    text: {fr: Un noyau., en: A core.}
    source: {section: I, catalogue: [c]}
    certainty: stated
    when: {team: yes, money: own}
presumptions:
"""
PAGE = "page: {identity: [name], verdicts: [], counts: []}\n"
ENTRY = """    label: {fr: Présumé, en: Presumed}
    text: {fr: On le pense., en: One thinks so.}
    source: {section: II, catalogue: [c]}
    certainty: stated
"""


def presumption(name, of, says, when, more=""):
    return f"  {name}:\n    of: {of}\n    is: {says}\n    when: {when}\n{more}" + ENTRY


class Presumptions(Case):
    def rules(self, *presumptions):
        return self.write("r/rules.yaml", RULES + "".join(presumptions) + PAGE)

    def check(self, *presumptions):
        self.rules(*presumptions)
        return self.run_here("rules", "check", "--rules", "r", "--lang", "en")

    def test_sound_ones_have_nothing_against_them(self):
        result = self.check(presumption("p", "core", "yes", "{team: yes}"), presumption("q", "money", "own", "{team: nothing_reported}"))
        self.assert_result(result, 0, "0 problems\n", "")

    def test_each_fault_is_told_with_its_code(self):
        p = presumption("p", "core", "yes", "{team: yes}")
        faults = {
            "dead-presumption": presumption("q", "money", "own", "{money: public}"),
            "impossible-presumption": None,
            "rests-on-silence": presumption("q", "money", "own", "{team: unknown}"),
            "silence-on-silence": None,
            "contested-presumptions": presumption("q", "core", "no", "{name: known}"),
            "useless-unless": presumption("q", "money", "own", "{team: yes}", "    unless: {team: no}\n"),
            "useless-yield": presumption("q", "core", "no", "{team: no}", "    yields_to: [p]\n"),
            "yields-to-other": presumption("q", "money", "own", "{team: no}", "    yields_to: [p]\n"),
            "cycle": presumption("q", "team", "yes", "{core: yes}"),
            "wrong-kind": presumption("q", "money", "unknown", "{team: no}"),
        }
        for code, fault in faults.items():
            with self.subTest(code):
                self.assertIn("\n", run("rules", "check", "--explain", code, "--lang", "fr").out)
                if fault is not None:
                    result = self.check(p, fault)
                    self.assertEqual((1, ""), (result.status, result.err))
                    self.assertIn(f"[{code}]", result.out)

    def test_a_contest_that_is_meant_is_allowed(self):
        q = presumption("q", "core", "no", "{name: known}")
        self.assert_result(self.check(presumption("p", "core", "yes", "{team: yes}"),
                                      "  # allow contested-presumptions: both are said\n" + q), 0, "0 problems\n", "")

    def test_one_is_explained(self):
        self.rules(presumption("p", "core", "yes", "{team: yes}", "    unless: {money: public}\n    yields_to: [q]\n"),
                   presumption("q", "core", "no", "{money: nothing_reported}"))
        text = self.run_here("explain", "p", "--rules", "r", "--lang", "en")
        self.assertEqual((0, ""), (text.status, text.err))
        for words in ("presumption", "Core: yes", "Team: yes", "Money: public", "q"):
            self.assertIn(words, text.out)
        told = json.loads(self.run_here("explain", "q", "--rules", "r", "--lang", "en", "--format", "json").out)
        self.assertEqual(("presumption", "core", "no", ["Money: nothing reported"], []),
                         (told["kind"], told["of"], told["is"], told["when"], told["yields_to"]))
        schema = json.loads(run("schema", "explanation").out)
        Draft202012Validator(schema).validate(told)

    def test_the_schema_of_rules_knows_them(self):
        path = self.folder / self.rules(presumption("p", "core", "yes", "{team: undecided, money: own}"))
        checker = Draft202012Validator(json.loads(self.run_here("schema", "rules", "--rules", "r").out))
        self.assertEqual([], list(checker.iter_errors(yaml.safe_load(path.read_text()))))
        for wrong in ("of: cores", "is: '< > 3'", "whn: {team: yes}"):
            bad = yaml.safe_load(path.read_text())
            bad["presumptions"]["p"].update(yaml.safe_load(wrong))
            self.assertNotEqual([], list(checker.iter_errors(bad)), wrong)

    def test_they_are_laid_out(self):
        body = presumption("p", "core", "yes", "{team: yes}").replace("    of: core\n", "") + "    of: core\n"
        path = self.folder / self.rules(body)
        self.assertEqual(0, self.run_here("rules", "fmt", "r").status)
        keys = [line.strip().split(":")[0] for line in path.read_text().split("  p:\n")[1].splitlines()[:3]]
        self.assertEqual(["of", "is", "when"], keys)


class Standing(Case):
    """What the fiche points to, in the JSON of a diagnosis, beside what is so strictly."""

    def diagnosed(self, fiche, *presumptions):
        self.write("r/rules.yaml", RULES + "".join(presumptions) + PAGE)
        self.write("a.yaml", "name: A\n" + fiche)
        found = json.loads(self.run_here("diagnose", "a.yaml", "--rules", "r", "--lang", "en", "--format", "json").out)
        schema = json.loads(self.run_here("schema", "diagnosis", "--rules", "r").out)
        Draft202012Validator(schema).validate(found)
        return found["rules"]["core"]

    def test_each_firmness_has_its_value_and_what_it_rests_on(self):
        p = presumption("p", "core", "yes", "{team: yes}")
        q = presumption("q", "core", "no", "{money: nothing_reported}")
        for fiche, value, firmness, by, strictly in (
                ("", None, "open", [], "unknown"),
                ("team: yes\n", "yes", "presumed", ["p"], "unknown"),
                ("team: yes\nmoney: nothing_reported\n", None, "contested", ["p", "q"], "unknown"),
                ("money: nothing_reported\n", "no", "presumed", ["q"], "unknown"),
                ("team: yes\nmoney: own\n", "yes", "certain", [], "yes"),
                ("team: yes\nmoney: public\n", "no", "certain", [], "no")):
            with self.subTest(fiche):
                core = self.diagnosed(fiche, p, q)
                self.assertEqual({"value": value, "firmness": firmness, "by": by}, core["standing"])
                self.assertEqual(strictly, core["outcome"])


class NothingReported(Case):
    """Strictly as unknown; kept apart in what a table gives back of a fact."""

    def test_every_format_of_fiche_takes_it(self):
        self.write("r/rules.yaml", RULES.replace("presumptions:\n", "") + PAGE)
        self.write("a.yaml", "name: A\nteam: rien_signalé\nmoney: nothing_reported\n")
        self.write("b.ndjson", '{"name": "A", "team": "nothing_reported", "money": "rien_signale"}\n')
        self.write("c.csv", "nom,équipe,argent\nA,RAS,nothing_reported\n")
        self.write("m.yaml", "nothing_reported: [RAS]\n")
        for fiche, more in (("a.yaml", ()), ("b.ndjson", ()), ("c.csv", ("--mapping", "m.yaml"))):
            with self.subTest(fiche):
                result = self.run_here("score", fiche, "--rules", "r", "--format", "ndjson", "--columns", "team,money", *more)
                self.assertEqual((0, "read 1 = scored 1 + rejected 0\n"), (result.status, result.err))
                row = json.loads(result.out)
                self.assertEqual(("nothing_reported", "nothing_reported"), (row["team"], row["money"]))

    def test_the_schema_of_fiches_takes_it(self):
        schema = json.loads(run("schema", "fiche").out)
        Draft202012Validator(schema).validate({"nom": "A", "composition": {"entreprises": "rien_signale"}})
