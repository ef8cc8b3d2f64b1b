"""`rules diff` sees presumptions: each changed one is named, a corpus shows what stands otherwise and what is only more or less
firm, and the edit of a presumption is blamed for it."""
import json

from jsonschema import Draft202012Validator

from program import Case, run
from test_score_standing import PRESUMPTIONS, RULES


class Presumptions(Case):
    def setUp(self):
        super().setUp()
        for folder in ("old", "new"):
            self.write(f"{folder}/rules.yaml", RULES + PRESUMPTIONS)
        for name, facts in {"own": "money: own", "rich": "rich: yes", "poor": "rich: no", "team": "team: yes"}.items():
            self.write(f"clubs/{name}.yaml", f"name: {name}\n{facts}\n")

    def edit(self, old, new):
        text = (self.folder / "new" / "rules.yaml").read_text()
        assert old in text, old
        self.write("new/rules.yaml", text.replace(old, new, 1))

    def diff(self):
        result = self.run_here("rules", "diff", "old", "new", "--lang", "en", "--format", "json", "--on", "clubs")
        self.assertEqual("", result.err)
        found = json.loads(result.out)
        Draft202012Validator(json.loads(run("schema", "diff").out)).validate(found)
        words = [edit["words"] for edit in found["edits"]]
        moves = [(one["fiche"], one["from"], one["to"], one["firmness_only"], [[words[i] for i in one_set] for one_set in found["fiches"]["blames"][one["blame"]]["sets"]])
                 for one in found["fiches"]["moves"]]
        return found, words, moves

    def test_nothing_changed_is_no_difference(self):
        found, words, moves = self.diff()
        self.assertEqual((False, [], []), (found["differs"], words, moves))

    def test_a_changed_sign_is_named_and_blamed(self):
        self.edit("when: {rich: yes}", "when: {rich: no}")
        found, words, moves = self.diff()
        self.assertTrue(found["differs"])
        self.assertEqual(["when"], [one["aspect"] for one in found["methods"]])
        edit = "presumption rich_owns: when: {rich: yes} → when: {rich: no}"
        self.assertEqual([edit], words)
        self.assertEqual({("clubs/rich.yaml", "presumed A", "A | B", False), ("clubs/poor.yaml", "A | B", "presumed A", False)}, {move[:4] for move in moves})
        self.assertEqual([[edit]], moves[0][4])

    def test_one_that_is_gone_or_come_is_an_edit(self):
        self.write("new/rules.yaml", RULES)
        found, words, moves = self.diff()
        self.assertIn("presumption rich_owns: removed", words)
        self.assertEqual([("clubs/rich.yaml", "presumed A", "A | B", False, [["presumption rich_owns: removed"]])], moves)
        self.write("new/rules.yaml", RULES + PRESUMPTIONS)
        self.write("old/rules.yaml", RULES)
        found, words, moves = self.diff()
        self.assertEqual([("clubs/rich.yaml", "A | B", "presumed A", False, [["presumption rich_owns: added"]])], moves)

    def test_what_moved_in_firmness_alone_is_told_apart(self):
        # What signs point to becomes certain: the table answers for rich clubs.
        self.edit("      - {when: {money: public}, then: B,", "      - {when: {money: public, rich: no}, then: B,")
        self.edit("    hit: unique\n    inputs: [money]", "    hit: first\n    inputs: [rich, money]")
        self.edit("      - {when: {money: own}, then: A,", "      - {when: {rich: yes}, then: A, text: {fr: riche, en: rich}}\n      - {when: {money: own}, then: A,")
        found, words, moves = self.diff()
        self.assertIn(("clubs/rich.yaml", "presumed A", "A", True), [move[:4] for move in moves])
        self.assertEqual(sum(move[3] for move in moves), found["fiches"]["firmness_only"])
        page = self.run_here("rules", "diff", "old", "new", "--lang", "fr", "--on", "clubs").out
        self.assertIn("A (présumé) → A", page)
        self.assertIn("par la seule fermeté", page)

    def test_words_of_a_presumption_mean_nothing(self):
        self.edit("On le pense., en: One thinks so.", "On le croit., en: One believes so.")
        found, words, moves = self.diff()
        self.assertEqual((False, [], [], {"text": ["rich_owns"]}), (found["differs"], words, moves, found["shown"]))
