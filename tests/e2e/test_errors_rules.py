"""Broken rules: a copy of rules/ with one edit is refused with status 2 and a caret under the edit."""
import shutil

from program import ROOT, Case, for_each

RULE = """\
rules:
  note.odd:
    group: success
    label: {fr: Bizarre, en: Odd}
    text: {fr: Bizarre., en: Odd.}
    source: {section: III.B.c, catalogue: [B-c1]}
    certainty: usual
    when: {members.firms: "> 10"}
"""
TABLE = """\
tables:
  size:
    label: {fr: Taille, en: Size}
    text: {fr: La taille., en: The size.}
    source: {section: III.B.c, catalogue: [B-c1]}
    certainty: usual
    hit: unique
    inputs: [members.firms]
    outputs: {small: {fr: petit, en: small}, large: {fr: grand, en: large}}
    rows:
      - {when: {members.firms: <= 30}, then: small, text: {fr: Petit., en: Small.}}
      - {when: {members.firms: "> 30"}, then: large, text: {fr: Grand., en: Large.}}
"""

# A file of rules that is added to the others, and what is said of it.
ADDED = {
    "unknown_fact": (RULE.replace("members.firms", "members.frims"), """\
rules/broken.yaml:8:12: error: nothing is called `members.frims`
  8 |     when: {members.frims: "> 10"}
    |            ^^^^^^^^^^^^^
    = help: did you mean `members.firms`?
"""),
    "test_of_a_word": (RULE.replace("> 10", "> ten"), """\
rules/broken.yaml:8:27: error: `ten` is not a parameter that is a number
  8 |     when: {members.firms: "> ten"}
    |                           ^^^^^^^
    = help: a number is tested by numbers and parameters
"""),
    "backward_interval": (RULE.replace("> 10", "[10..5]"), """\
rules/broken.yaml:8:27: error: no number lies in `[10..5]`
  8 |     when: {members.firms: "[10..5]"}
    |                           ^^^^^^^^^
    = help: the ends may be swapped
"""),
    "unknown_choice": (RULE.replace('members.firms: "> 10"', "members.scope: one_brunch"), """\
rules/broken.yaml:8:27: error: `members.scope` is never `one_brunch`
  8 |     when: {members.scope: one_brunch}
    |                           ^^^^^^^^^^
    = help: did you mean `one_branch`?
"""),
    "no_english": (RULE.replace(", en: Odd}", "}"), """\
rules/broken.yaml:4:12: error: a text has no `en`
  4 |     label: {fr: Bizarre}
    |            ^
    = help: add `en: …`
"""),
    "unknown_certainty": (RULE.replace("usual", "usuall"), """\
rules/broken.yaml:7:16: error: there is no certainty `usuall`
  7 |     certainty: usuall
    |                ^^^^^^
    = help: did you mean `usual`?
"""),
    "misspelt_key": (RULE.replace("when:", "whem:"), """\
rules/broken.yaml:3:5: error: a rule has no `when`
  3 |     group: success
    |     ^
    = help: add `when: …`
rules/broken.yaml:8:5: error: unknown key `whem` in a rule
  8 |     whem: {members.firms: "> 10"}
    |     ^^^^
    = help: did you mean `when`?
"""),
    "cycle": (RULE.replace('members.firms: "> 10"', "note.odder: yes") +
              RULE.replace('members.firms: "> 10"', "note.odd: yes").replace("note.odd:\n", "note.odder:\n").replace("rules:\n", ""), """\
rules/broken.yaml:2:3: error: `note.odd` depends on itself: `note.odd` → `note.odder` → `note.odd`
  2 |   note.odd:
    |   ^^^^^^^^
    = help: break the circle at one of them
"""),
    "name_of_a_table_for_a_rule": (TABLE + RULE.replace("note.odd", "size"), """\
rules/broken.yaml:14:3: error: `size` is declared twice
  14 |   size:
     |   ^^^^
     = help: it is already declared at rules/broken.yaml:2
"""),
    "broken_yaml": ("rules: [\n", """\
rules/broken.yaml:1:8: error: this `[` is never closed
  1 | rules: [
    |        ^
    = help: write `]` behind its last item; a text that holds a bracket or a comma stands in quotes
"""),
    "unknown_kind_of_entry": ("rulez: {}\n", """\
rules/broken.yaml:1:1: error: unknown key `rulez` in a file of rules
  1 | rulez: {}
    | ^^^^^
    = help: did you mean `rules`?
"""),
}

# An edit of the real rules: file, words, what stands there instead, what is said (LINE and PAD: wherever that is now).
EDITED = {
    "unknown_fact": ("III.B_factors.yaml", "{governance.core_team: yes, governance.vig", "{governance.core_teem: yes, governance.vig", """\
rules/III.B_factors.yaml:LINE:12: error: nothing is called `governance.core_teem`
  LINE |     when: {governance.core_teem: yes, governance.vigorous_presidents: yes}
  PAD |            ^^^^^^^^^^^^^^^^^^^^
  PAD = help: did you mean `governance.core_team`?
"""),
    "no_english": ("III.B_factors.yaml", ", en: Core of heads and vigorous presidents}", "}", """\
rules/III.B_factors.yaml:LINE:12: error: a text has no `en`
  LINE |     label: {fr: Noyau de patrons et présidents vigoureux}
  PAD |            ^
  PAD = help: add `en: …`
"""),
    "unknown_actor": ("IV_recommendations.yaml", "who: core\n    timing: next\n    priority: 66",
                      "who: coree\n    timing: next\n    priority: 66", """\
rules/IV_recommendations.yaml:LINE:10: error: there is no actor `coree`
  LINE |     who: coree
  PAD |          ^^^^^
  PAD = help: did you mean `core`?
"""),
}


class RulesCase(Case):
    def setUp(self):
        super().setUp()
        shutil.copytree(ROOT / "rules", self.folder / "rules", copy_function=shutil.copyfile)
        self.write("f.yaml", "name: X\n")

    def assert_refused(self, message, rules="rules"):
        self.assert_result(self.run_here("diagnose", "--rules", rules, "f.yaml"), 2, "", message)


@for_each(ADDED)
class AddedRules(RulesCase):
    def check(self, text, message):
        self.write("rules/broken.yaml", text)
        self.assert_refused(message)


@for_each(EDITED)
class EditedRules(RulesCase):
    def check(self, file, before, after, message):
        text = (self.folder / "rules" / file).read_text()
        self.assertEqual(1, text.count(before), f"rules/{file} no longer says `{before}`: this case needs another edit")
        self.write(f"rules/{file}", text.replace(before, after))
        line = str(text[:text.index(before)].count("\n") + 1)
        self.assert_refused(message.replace("LINE", line).replace("PAD", " " * len(line)))


class RuleFolders(RulesCase):
    def test_the_copy_itself_is_sound(self):
        scored = self.run_here("score", str(ROOT / "samples"), "--rules", "rules", "--format", "csv")
        self.assertEqual((0, self.run_here("score", str(ROOT / "samples"), "--format", "csv")), (scored.status, scored))

    def test_sound_additions_are_taken(self):
        self.write("rules/more/added.yaml", TABLE + RULE)
        self.assertIn("Small.", self.run_here("explain", "--rules", "rules", "size").out)

    def test_empty_folder(self):
        (self.folder / "none").mkdir()
        self.assert_refused("none: error: there are no rules here\n  = help: `--rules` takes a folder that holds .yaml files\n", "none")

    def test_missing_folder(self):
        self.assert_refused("none: error: cannot read this folder of rules: No such file or directory\n"
                            "  = help: `--rules` takes a folder that holds .yaml files\n", "none")

    def test_file_for_a_folder(self):
        self.assert_refused("f.yaml: error: cannot read this folder of rules: Not a directory\n"
                            "  = help: `--rules` takes a folder that holds .yaml files\n", "f.yaml")

    def test_many_half_open_intervals_are_no_nesting(self):
        rule = RULE.replace("> 10", "[0..30[").replace("rules:\n", "")
        self.write("rules/more.yaml", "rules:\n" + "".join(rule.replace("note.odd", f"note.odd_{i}") for i in range(40)))
        result = self.run_here("diagnose", "--rules", "rules", "f.yaml")
        self.assertEqual((0, ""), (result.status, result.err))

    def test_the_clubs_inside_are_not_compared_under_other_rules(self):
        (self.folder / "rules" / "odd.yaml").write_text(RULE)
        result = self.run_here("similar", "--rules", "rules", "f.yaml")
        self.assertEqual((2, "", "rules: error: the report's clubs are read under its own rules\n"
                          "  = help: name the clubs to compare with under these: `--cases FOLDER`\n"), (result.status, result.out, result.err))

    def test_every_command_refuses_them(self):
        self.write("rules/broken.yaml", "rulez: {}\n")
        for command in (("diagnose", "f.yaml"), ("score", "f.yaml"), ("explain", "class"), ("new",), ("schema", "fiche"),
                        ("schema", "diagnosis"), ("similar", "f.yaml"), ("rules", "test"), ("rules", "doc")):
            self.assert_result(self.run_here(*command, "--rules", "rules"), 2, "", ADDED["unknown_kind_of_entry"][1])
