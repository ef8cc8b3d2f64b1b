"""`schema rules` and `schema cases`: every file of ours is sound under them; what the program refuses in one value, they refuse."""
import json
import shutil

import yaml
from jsonschema import Draft202012Validator

from program import LANGUAGES, ROOT, Case, for_each, run

RULES = sorted(path for path in (ROOT / "rules").rglob("*.yaml") if "tests" not in path.parts)
CASES = sorted((ROOT / "rules/tests").rglob("*.cases.yaml"))


def validator(what, *more):
    schema = json.loads(run("schema", what, *more).out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


VALIDATORS = {what: validator(what) for what in ("rules", "cases")}


class OurOwn(Case):
    def test_every_file_is_sound_in_both_languages(self):
        for what, files in (("rules", RULES), ("cases", CASES)):
            self.assertTrue(files)
            for language in LANGUAGES:
                checker = validator(what, "--lang", language)
                for path in files:
                    errors = [f"{list(error.path)}: {error.message[:200]}" for error in checker.iter_errors(yaml.safe_load(path.read_text()))]
                    self.assertEqual([], errors, path.name)

    def test_descriptions_are_in_the_chosen_language(self):
        for language, words in (("fr", "Tables de décision."), ("en", "Decision tables.")):
            schema = json.loads(run("schema", "rules", "--lang", language).out)
            self.assertEqual(words, schema["properties"]["tables"]["description"])

    def test_names_are_those_of_the_rules_asked_for(self):
        shutil.copytree(ROOT / "rules", self.folder / "rules")
        path = self.folder / "rules/III.B_factors.yaml"
        path.write_text(path.read_text().replace("success.core_team:", "success.team_of_ours:"))
        for other in (self.folder / "rules").rglob("*.yaml"):
            other.write_text(other.read_text().replace("success.core_team", "success.team_of_ours"))
        schema = json.loads(run("schema", "rules", "--rules", str(self.folder / "rules")).out)
        names = schema["$defs"]["tests"]["properties"]
        self.assertIn("success.team_of_ours", names)
        self.assertNotIn("success.core_team", names)

    def test_a_modeline_does_no_harm(self):
        shutil.copytree(ROOT / "rules", self.folder / "rules")
        for path in (self.folder / "rules").rglob("*.yaml"):
            path.write_text("# yaml-language-server: $schema=../rules.schema.json\n" + path.read_text())
        for command in (("rules", "check"), ("rules", "test", "rules/tests")):
            plain, marked = run(*command, "--rules", "rules"), self.run_here(*command, "--rules", "rules")
            self.assertEqual(plain, marked)


ENTRY = "label: {fr: f, en: e}, text: {fr: f, en: e}, source: {section: III.B.c, catalogue: [B-c1]}, certainty: usual"
RULE = f"rules: {{new.rule: {{{ENTRY}, group: step, when: {{class: B1}}}}}}"
TABLE = (f"tables: {{new_table: {{{ENTRY}, hit: first, inputs: [class], outputs: {{a: {{fr: f, en: e}}}}, "
         "rows: [{when: {class: B1}, then: a, text: {fr: f, en: e}}, {when: {}, then: a, text: {fr: f, en: e}}]}}")
ADVICE = f"recommendations: {{new.advice: {{{ENTRY}, who: club, timing: first, priority: 1, when: {{class: B1}}}}}}"
COUNT = f"counts: {{new_count: {{{ENTRY}, of: [success.logistics]}}}}"
FACT = "facts: {members.new: {kind: number, min: 0, max: 9, label: {fr: f, en: e}, question: {fr: f, en: e}, heading: nouveau}}"
CHOICE = "facts: {members.new: {kind: choice, label: {fr: f, en: e}, question: {fr: f, en: e}, heading: nouveau, choices: {a: {fr: f, en: e}}}}"

# A sound text and one change that breaks it.
BROKEN = {
    "misspelt_top_key": (RULE, "rules:", "rulez:"),
    "misspelt_key": (RULE, "group:", "gruop:"),
    "missing_source": (RULE, "source: {section: III.B.c, catalogue: [B-c1]}, ", ""),
    "missing_section": (RULE, "section: III.B.c, ", ""),
    "missing_certainty": (RULE, ", certainty: usual", ""),
    "missing_label": (RULE, "label: {fr: f, en: e}, ", ""),
    "text_in_one_language": (RULE, "text: {fr: f, en: e}", "text: {fr: f}"),
    "text_that_is_no_mapping": (RULE, "text: {fr: f, en: e}", "text: f"),
    "unknown_certainty": (RULE, "certainty: usual", "certainty: usuel"),
    "unknown_group": (RULE, "group: step", "group: stepp"),
    "unknown_id_of_the_catalogue": (RULE, "[B-c1]", "[B-c99]"),
    "unknown_document": (RULE, "{section", "{document: aimvir, section"),
    "unknown_name_in_a_condition": (RULE, "{class: B1}", "{clas: B1}"),
    "unknown_name_on_its_own": (RULE, "when: {class: B1}", "when: succes.logistics"),
    "empty_condition": (RULE, "when: {class: B1}", "when: {}"),
    "all_beside_a_name": (RULE, "when: {class: B1}", "when: {all: [{class: B1}], mode: a}"),
    "any_of_nothing": (RULE, "when: {class: B1}", "when: {any: []}"),
    "list_for_a_test": (RULE, "{class: B1}", "{class: [B1, B2]}"),
    "open_range": (RULE, "{class: B1}", '{members.firms: "[30..60"}'),
    "half_a_comparison": (RULE, "{class: B1}", '{members.firms: "<"}'),
    "unclosed_not": (RULE, "{class: B1}", '{class: "not(B1"}'),
    "two_words_without_a_comma": (RULE, "{class: B1}", '{class: "B1 B2"}'),
    "nothing_for_a_test": (RULE, "{class: B1}", "{class: }"),
    "unknown_hit_policy": (TABLE, "hit: first", "hit: last"),
    "missing_hit_policy": (TABLE, "hit: first, ", ""),
    "unknown_input": (TABLE, "inputs: [class]", "inputs: [klass]"),
    "row_without_then": (TABLE, "then: a, ", ""),
    "row_with_all": (TABLE, "when: {class: B1}", "when: {all: [{class: B1}]}"),
    "rows_that_are_no_list": (TABLE, "rows: [{when: {class: B1}, then: a, text: {fr: f, en: e}}, {when: {}, then: a, text: {fr: f, en: e}}]", "rows: {}"),
    "unknown_actor": (ADVICE, "who: club", "who: clubs"),
    "unknown_timing": (ADVICE, "timing: first", "timing: last"),
    "word_for_a_priority": (ADVICE, "priority: 1", "priority: high"),
    "recommendation_with_applies": (ADVICE, "who:", "applies: {class: B1}, who:"),
    "count_of_a_table": (COUNT, "[success.logistics]", "[class]"),
    "wrong_kind": (FACT, "kind: number", "kind: numeral"),
    "number_without_bounds": (FACT, "min: 0, ", ""),
    "word_for_a_bound": (FACT, "max: 9", "max: nine"),
    "choices_of_a_number": (FACT, "kind: number", "choices: {a: {fr: f, en: e}}, kind: number"),
    "unknown_unit": (FACT, "min: 0", "unit: furlong, min: 0"),
    "choice_without_choices": (CHOICE, ", choices: {a: {fr: f, en: e}}", ""),
    "choice_of_nothing": (CHOICE, "choices: {a: {fr: f, en: e}}", "choices: {}"),
    "bounds_of_a_choice": (CHOICE, "kind: choice", "kind: choice, min: 0"),
    "word_for_a_yes_no": (CHOICE, "kind: choice", "kind: choice, required: perhaps"),
}


@for_each(BROKEN)
class BrokenRules(Case):
    """What the program refuses, the schema refuses; the text before the change both accept."""
    def check(self, sound, old, new):
        self.assertIn(old, sound)
        broken = sound.replace(old, new, 1)
        self.assertEqual([], [error.message for error in VALIDATORS["rules"].iter_errors(yaml.safe_load(sound))])
        self.assertFalse(VALIDATORS["rules"].is_valid(yaml.safe_load(broken)))
        shutil.copytree(ROOT / "rules", self.folder / "rules")
        for text, status in ((sound, 0), (broken, 2)):
            self.write("rules/new.yaml", text + "\n")
            self.assertEqual(status, self.run_here("explain", "class", "--rules", "rules").status, text)


CASE = "cases: [{name: one, fiche: {members: {scope: one_branch}}, expect: {class: B1, success_count: 1..3, success.logistics: yes, interests: [human]}}]"
BROKEN_CASES = {
    "misspelt_key": ("expect:", "expects:"),
    "no_name": ("name: one, ", ""),
    "misspelt_fact": ("scope:", "scop:"),
    "none_of_the_choices": ("one_branch", "one_brunch"),
    "misspelt_table": ("class: B1", "clas: B1"),
    "nothing_expected": ("{class: B1, success_count: 1..3, success.logistics: yes, interests: [human]}", "{}"),
    "one_case_for_a_list": ("[{name: one", "{name: one"),
}
# What the program reads, and which can never come out.
HOPELESS = {
    "none_of_the_outputs": ("class: B1", "class: B9"),
    "word_for_a_rule": ("logistics: yes", "logistics: perhaps"),
    "word_for_a_count": ("1..3", "some"),
    "one_output_of_a_collect_table": ("[human]", "human"),
}


@for_each(BROKEN_CASES)
class BrokenCases(Case):
    def check(self, old, new):
        self.assertIn(old, CASE)
        broken = CASE.replace(old, new, 1)
        if new == "{name: one":
            broken = broken.replace("}}]", "}}")
        self.assertEqual([], [error.message for error in VALIDATORS["cases"].iter_errors(yaml.safe_load(CASE))])
        self.assertFalse(VALIDATORS["cases"].is_valid(yaml.safe_load(broken)))
        self.write("x.cases.yaml", broken + "\n")
        self.assertEqual(2, self.run_here("rules", "test", "x.cases.yaml").status)


@for_each(HOPELESS)
class HopelessCases(Case):
    def check(self, old, new):
        broken = CASE.replace(old, new, 1)
        self.assertNotEqual(CASE, broken)
        self.assertFalse(VALIDATORS["cases"].is_valid(yaml.safe_load(broken)))
        self.write("x.cases.yaml", broken + "\n")
        self.assertEqual(2, self.run_here("rules", "test", "x.cases.yaml").status)
