"""`rules diff`: what two rule sets say otherwise, which verdicts that moves, and the edits that moved them."""
import json
import os
import shutil
import subprocess

from jsonschema import Draft202012Validator
from program import ESCAPE, PROGRAM, ROOT, Case, run

SETS = ROOT / "tests" / "e2e" / "rule_sets"


def edited(path, *edits):
    text = path.read_text()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text)


class Diff(Case):
    def setUp(self):
        super().setUp()
        shutil.copytree(SETS / "before", self.folder / "old")
        shutil.copytree(SETS / "before", self.folder / "new")
        shutil.copytree(SETS / "fiches", self.folder / "clubs")

    def edit(self, *edits):
        edited(self.folder / "new" / "rules.yaml", *edits)

    def diff(self, *arguments, **options):
        return self.run_here("rules", "diff", "old", "new", "--lang", "en", *arguments, **options)

    def json(self, *arguments):
        return json.loads(self.diff("--format", "json", *arguments).out)

    def blamed(self, result, fiche, table):
        """What moved a verdict: a list of sets of edits, in words."""
        [move] = [one for one in result["fiches"]["moves"] if (one["fiche"], one["table"]) == (fiche, table)]
        return [[result["edits"][edit]["words"] for edit in edits] for edits in result["fiches"]["blames"][move["blame"]]["sets"]]


class Meaning(Diff):
    def test_no_difference_is_proved(self):
        self.assert_result(self.diff("--on", "none"), 0,
                           "old → new\nNo difference of meaning: 6 functions compared over every combination of facts,\nall equal (proved).\n", "")

    def test_a_text_is_no_difference(self):
        self.edit(("Embauchez.", "Embauchez quelqu’un."), ("certainty: stated", "certainty: usual"))
        result = self.diff("--on", "none")
        self.assertEqual(0, result.status)
        self.assertIn("No difference of meaning", result.out)
        self.assertIn("Of no effect on meaning: 1 certainty, 1 text.\n", result.out)

    def test_a_declared_overlap_that_comes_goes_or_says_otherwise_is_told(self):
        declared = "    hit: unique\n    overlap: {section: II, fr: les deux, en: both}\n"
        told = "Of no effect on meaning: 1 overlap.\n"
        self.edit(("    hit: unique\n", declared))
        self.assertIn(told, self.diff("--on", "none").out)
        edited(self.folder / "old" / "rules.yaml", ("    hit: unique\n", declared))
        self.assertNotIn("overlap", self.diff("--on", "none").out)
        for old, new in (("en: both}", "en: either}"), ("section: II,", "section: III,"), ("    overlap: {section: III, fr: les deux, en: either}\n", "")):
            self.edit((old, new))
            result = self.diff("--on", "none")
            self.assertEqual(0, result.status)
            self.assertIn(told, result.out)
        self.assertEqual({"overlap": ["size"]}, self.json("--on", "none")["shown"])

    def test_the_same_otherwise_written_is_no_difference(self):
        self.edit(("[30..most_firms]", "[30..60]"), ("when: {kind: K2, carried: no}", "when: {not: {any: [carried, {kind: K1}]}}"))
        self.assertEqual(0, self.diff("--on", "none").status)

    def test_an_edit_is_a_difference(self):
        self.edit(('when: {paid: yes}', 'when: {paid: no}'))
        result = self.diff("--on", "none")
        self.assertEqual(1, result.status)
        self.assertIn("    no → yes\n      where {paid: no}\n      as in {name: …, paid: no}\n", result.out)

    def test_every_witness_comes_out_as_said(self):
        result = json.loads(run("rules", "diff", "before", "after", "--on", "none", "--format", "json", cwd=SETS).out)
        shown = 0
        for thing in result["things"]:
            for move in thing.get("transitions", ()):
                if thing["kind"] != "table":
                    continue
                for side, outcome in (("before", "from"), ("after", "to")):
                    self.write("w.yaml", move["witness"][side] + "\n")
                    page = json.loads(self.run_here("diagnose", "w.yaml", "--rules", str(SETS / side), "--format", "json").out)
                    self.assertEqual([move["witness"][outcome]], page["tables"][thing["name"]]["possible"])
                    shown += 1
        self.assertEqual(8, shown)

    def test_a_fact_that_both_cut_too_finely_is_told(self):
        cuts = ", ".join(str(10 * i + 5) for i in range(1, 20)), ", ".join(str(10 * i + 7) for i in range(1, 20))
        for folder, cut in zip(("old", "new"), cuts):
            edited(self.folder / folder / "rules.yaml", ('members.firms: "> 400"', f'members.firms: "{cut}"'))
        result = self.diff("--on", "none")
        self.assertEqual(1, result.status)
        self.assertIn("Could not be compared", result.out)


class Blame(Diff):
    def test_one_cell(self):
        self.edit(('members.share: "< 50"', 'members.share: "< 70"'), ('members.share: ">= 50"', 'members.share: ">= 70"'))
        result = self.json("--on", "clubs")
        # The row that comes first is enough; the other edit only keeps the two from meeting.
        self.assertEqual([["size, row 3: members.share: < 50 → < 70"]],
                         self.blamed(result, "clubs/brie.yaml", "size"))

    def test_a_row_removed(self):
        self.edit(("      - {when: {size: L}, then: K1, text: {fr: premier, en: first}}\n", ""))
        result = self.json("--on", "clubs")
        self.assertEqual([["kind, row 2: removed {size: L} → K1"]], self.blamed(result, "clubs/diois.yaml", "kind"))
        self.assertEqual([{"from": "K1", "to": "K2", "count": 2}],
                         [one for one in result["fiches"]["verdicts"]["kind"] if one["from"] != one["to"]])

    def test_a_row_added(self):
        last = "      - {when: {}, then: K2"
        self.edit(("outputs: {K1:", "outputs: {K3: {fr: autre, en: other}, K1:"), (last, '      - {when: {size: S}, then: K3, text: {fr: a, en: a}}\n' + last))
        self.assertEqual([["kind, row 3: added {size: S} → K3"]], self.blamed(self.json("--on", "clubs"), "clubs/caux.yaml", "kind"))

    def test_a_row_moved(self):
        first = "      - {when: {size: S, carried: yes}, then: K1, text: {fr: premier, en: first}}\n"
        second = "      - {when: {size: L}, then: K1, text: {fr: premier, en: first}}\n"
        self.edit((first + second, second + first))
        result = self.json("--on", "clubs")
        self.assertEqual(["kind, row 2: moved {size: S, carried: yes} → K1"], [edit["words"] for edit in result["edits"]])
        self.assertFalse(result["differs"])

    def test_a_parameter_and_what_a_rule_asks_are_told_apart(self):
        self.edit(("most_firms: {value: 60", "most_firms: {value: 80"), ("when: {paid: yes}", 'when: {members.firms: "< 20"}'))
        result = self.json("--on", "clubs")
        self.assertEqual([["parameter most_firms: 60 → 80"]], self.blamed(result, "clubs/brie.yaml", "size"))
        self.assertEqual([["carried: {paid: yes} → {members.firms: \"< 20\"}"]], self.blamed(result, "clubs/caux.yaml", "kind"))

    def test_a_file_that_speaks_elsewhere_is_one_edit(self):
        self.edit(("tables:\n", "applies: {paid: known}\ntables:\n"))
        edits = self.json("--on", "clubs")["edits"]
        self.assertEqual(["scope of the file: - → {paid: known}"], [edit["words"] for edit in edits])
        self.assertEqual(["size", "kind", "carried", "broad", "old_habit", "advise.hire"], edits[0]["names"])

    def test_two_and_three_together(self):
        """Beyond pairs: a small club now needs no staff to be carried, and what it then is has changed, too."""
        self.edit(('"< 30"', '"< 36"'), ('"[30..most_firms]"', '"[36..most_firms]"'), ("when: {paid: yes}", "when: {paid: no}"),
                  ("outputs: {K1:", "outputs: {K3: {fr: autre, en: other}, K1:"), ("carried: yes}, then: K1", "carried: yes}, then: K3"))
        self.write("clubs/four.yaml", "name: Four\npaid: no\nmembers: {firms: 35}\n")
        self.write("clubs/three.yaml", "name: Three\npaid: no\nmembers: {firms: 20}\n")
        result = self.json("--on", "clubs")
        thresholds = ["size, row 1: members.firms: < 30 → < 36"]
        others = ["carried: paid: yes → no", "kind, row 1: K1 → K3"]
        self.assertEqual([thresholds], self.blamed(result, "clubs/four.yaml", "size"))
        self.assertEqual([others], self.blamed(result, "clubs/three.yaml", "kind"))
        [all_three] = self.blamed(result, "clubs/four.yaml", "kind")
        self.assertEqual(sorted(thresholds + others), sorted(all_three))

    def test_no_longer_read(self):
        self.edit(("max: 500", "max: 100"))
        result = self.diff("--on", "clubs")
        self.assertEqual(1, result.status)
        self.assertIn("- clubs/diois.yaml, no longer read: l. 3: ", result.out)


class Gate(Diff):
    def setUp(self):
        super().setUp()
        self.edit(("most_firms: {value: 60", "most_firms: {value: 80"))

    def test_moves_count_where_they_are_asked_for(self):
        self.assertEqual(1, self.diff("--on", "clubs").status)
        self.assertEqual(0, self.diff("--on", "clubs", "--max-moved", "1").status)
        self.assertEqual(0, self.diff("--on", "clubs", "--max-moved", "20%").status)
        self.assertEqual(1, self.diff("--on", "clubs", "--max-moved", "19.9%").status)
        self.assertEqual(0, self.diff("--on", "clubs/ain.yaml").status)

    def test_approved_moves_do_not_count(self):
        self.assertEqual(1, self.diff("--on", "clubs", "--write-approved", "ok.yaml").status)
        text = (self.folder / "ok.yaml").read_text()
        self.assertIn('- fiche: "clubs/brie.yaml"\n  table: "size"\n  from: "L"\n  to: "M"\n  reason: "to be said"\n', text)
        (self.folder / "ok.yaml").write_text(text.replace("to be said", "agreed: \\\"yes\\\" #1"))
        result = self.diff("--on", "clubs", "--approved", "ok.yaml", "--write-approved", "again.yaml")
        self.assertEqual(0, result.status, result.err)
        self.assertIn("5 fiches read, 1 moved, 1 of them approved.", result.out)
        self.assertIn('reason: "agreed: \\"yes\\" #1"', (self.folder / "again.yaml").read_text())

    def test_what_no_longer_happens_is_stale(self):
        self.diff("--on", "clubs", "--write-approved", "ok.yaml")
        result = self.run_here("rules", "diff", "old", "old", "--on", "clubs", "--approved", "ok.yaml", "--lang", "en")
        self.assertEqual(1, result.status)
        self.assertIn("  clubs/brie.yaml, kind: K1 → K2\n", result.out)

    def test_nothing_moved_is_an_empty_list(self):
        self.run_here("rules", "diff", "old", "old", "--on", "clubs", "--write-approved", "ok.yaml")
        self.assertEqual(0, self.run_here("rules", "diff", "old", "old", "--on", "clubs", "--approved", "ok.yaml").status)

    def test_a_fiche_that_neither_reads_is_not_lost(self):
        self.write("clubs/bad.yaml", "name: Bad\nfrims: 3\n")
        result = self.diff("--on", "clubs", "--max-moved", "100%")
        self.assertEqual(1, result.status)
        self.assertIn("clubs/bad.yaml:2:1: error: unknown key `frims`", result.err)
        self.assertIn("6 fiches read, 1 moved, 1 rejected.", result.out)

    def test_a_stream_names_its_lines(self):
        self.write("all.yaml", "".join("---\n" + (SETS / "fiches" / f"{one}.yaml").read_text() for one in ("ain", "brie")))
        self.assertEqual({"all.yaml:5"}, {move["fiche"] for move in self.json("--on", "all.yaml")["fiches"]["moves"]})


class Git(Diff):
    def git(self, *arguments):
        subprocess.run(["git", "-C", str(self.folder), "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", *arguments],
                       check=True, capture_output=True, env={**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"})

    def repository(self):
        shutil.rmtree(self.folder / "new")
        os.rename(self.folder / "old", self.folder / "rules")
        self.git("init", "-q", "-b", "main")
        self.git("add", ".")
        self.git("commit", "-qm", "first")
        edited(self.folder / "rules" / "rules.yaml", ("when: {paid: yes}", "when: {paid: no}"))
        self.git("commit", "-qam", "second")
        edited(self.folder / "rules" / "rules.yaml", ("most_firms: {value: 60", "most_firms: {value: 80"))

    def differing(self, *arguments, cwd=None):
        result = run("rules", "diff", *arguments, "--on", "none", "--format", "json", cwd=cwd or self.folder)
        self.assertEqual("", result.err)
        found = json.loads(result.out)
        return found["before"], found["after"], [one["name"] for one in found["things"] if one["own"]]

    def test_revisions(self):
        self.repository()
        self.assertEqual(("HEAD~1", "HEAD", ["carried"]), self.differing("HEAD~1", "HEAD"))
        self.assertEqual(("main~1", "main", ["carried"]), self.differing("main~1..main"))
        self.assertEqual(("HEAD", "rules", ["size"]), self.differing("HEAD"))
        self.assertEqual(("main", "rules", ["size"]), self.differing("main.."))
        self.assertEqual(("HEAD~1", "rules", ["size", "carried"]), self.differing("HEAD~1"))

    def test_from_elsewhere_in_the_repository_and_outside_it(self):
        self.repository()
        os.mkdir(self.folder / "below")
        self.assertEqual(("HEAD", "../rules", ["size"]), self.differing("HEAD", "--rules", "../rules", cwd=self.folder / "below"))
        rules = str(self.folder / "rules")
        self.assertEqual(("HEAD~1", "HEAD", ["carried"]), self.differing("HEAD~1", "HEAD", "--rules", rules, cwd="/"))

    def test_a_folder_that_only_the_revision_has(self):
        self.repository()
        os.rename(self.folder / "rules", self.folder / "moved")
        self.assertEqual(("HEAD", "moved", ["size"]), self.differing("HEAD", "moved"))

    def test_a_folder_goes_before_a_revision(self):
        self.repository()
        shutil.copytree(self.folder / "rules", self.folder / "HEAD")
        self.assertEqual(("HEAD", "rules", []), self.differing("HEAD"))

    def test_faults_of_a_revision_name_it(self):
        self.repository()
        edited(self.folder / "rules" / "rules.yaml", ("certainty: stated", "certainty: sure"))
        self.git("commit", "-qam", "broken")
        result = self.run_here("rules", "diff", "HEAD~1", "HEAD")
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertIn("HEAD:rules/rules.yaml:24:16: error: there is no certainty `sure`", result.err)

    def test_the_repository_is_left_alone(self):
        self.repository()
        before = {path: path.stat().st_mtime_ns for path in (self.folder / ".git").rglob("*") if path.is_file()}
        self.run_here("rules", "diff", "HEAD~1")
        self.assertEqual(before, {path: path.stat().st_mtime_ns for path in (self.folder / ".git").rglob("*") if path.is_file()})

    def test_unknown_revisions_and_hostile_names(self):
        self.repository()
        for name in ("nowhere", "HEAD~9", "$(touch x)", "a;touch x", "HEAD:rules", "\x1b[2J"):
            result = self.run_here("rules", "diff", name)
            self.assertEqual((2, ""), (result.status, result.out), name)
            self.assertIn("there is neither a folder nor a git revision of this name", result.err)
            self.assertNotIn(ESCAPE, result.err)
        self.assertFalse((self.folder / "x").exists())
        for name in ("", "-x"):
            result = self.run_here("rules", "diff", "--on", "none", "--", name, "rules")
            self.assertEqual((2, ""), (result.status, result.out), name)

    def test_a_file_that_git_lost(self):
        self.repository()
        lost = subprocess.run(["git", "-C", str(self.folder), "rev-parse", "HEAD:rules/rules.yaml"], check=True, capture_output=True, text=True).stdout.strip()
        os.remove(self.folder / ".git" / "objects" / lost[:2] / lost[2:])
        self.assert_result(self.run_here("rules", "diff", "HEAD"), 2, "", "HEAD: error: cannot read `rules.yaml`: git does not have it\n"
                                                                          "  = help: `git fsck` says what is amiss\n")

    def test_three_dots(self):
        self.repository()
        result = self.run_here("rules", "diff", "main~1...main")
        self.assert_result(result, 2, "", "main~1...main: error: three dots mean another thing to git than two revisions\n"
                                          "  = help: write `a..b`, or two arguments\n")

    def test_a_revision_without_the_folder(self):
        self.repository()
        result = self.run_here("rules", "diff", "HEAD", "rules", "--rules", "lost")
        self.assert_result(result, 2, "", "HEAD: error: there are no rules in `lost` there\n"
                                          "  = help: `--rules DIR` says which folder of the revision holds them\n")

    def test_no_repository(self):
        result = self.run_here("rules", "diff", "HEAD", "new")
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertRegex(result.err, "^HEAD: error: `/.*` is in no git repository\n  = help: it is no folder on disk")

    def test_no_git(self):
        result = run("rules", "diff", "HEAD", "new", cwd=self.folder, env={"PATH": str(self.folder)})
        self.assert_result(result, 2, "", "HEAD: error: git is not installed\n"
                                          "  = help: it is no folder on disk, so it is taken for a git revision of `rules`\n")


class Inputs(Diff):
    def test_a_broken_new_is_told(self):
        self.edit(("hit: unique", "hit: often"))
        result = self.diff()
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertIn("new/rules.yaml:", result.err)

    def test_an_empty_folder(self):
        os.mkdir(self.folder / "empty")
        result = self.run_here("rules", "diff", "old", "empty")
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertIn("empty: error: there are no rules here\n", result.err)

    def test_budgets_that_are_none(self):
        for budget in ("x", "-1", "101%", "%", "1.5", "1e3", "9" * 40):
            result = self.diff(f"--max-moved={budget}")
            self.assertEqual((2, ""), (result.status, result.out), budget)
            self.assertIn("is no number of fiches", result.err)

    def test_approved_that_are_none(self):
        for text, message in (("{a: b}", "approved moves are a list"), ("- {fiche: a}", "table"), ("- 3", "an approved move"), ("", "")):
            self.write("ok.yaml", text)
            result = self.diff("--approved", "ok.yaml")
            self.assertEqual((2, ""), (result.status, result.out), text)
            self.assertIn(message, result.err)
        self.assertEqual(2, self.diff("--approved", "gone.yaml").status)

    def test_an_input_that_is_not_there(self):
        result = self.diff("--on", "gone", "--max-moved", "100%")
        self.assertEqual(1, result.status)
        self.assertIn("gone: error: cannot read it", result.err)

    def test_hostile_names_in_rules_stay_text(self):
        self.edit(("  old_habit:", '  "old\\e[2J|<b>`_habit":'))
        for form in ("text", "markdown", "json"):
            result = self.diff("--format", form, "--on", "none")
            self.assertNotIn(ESCAPE, result.out + result.err)
            self.assertNotIn("|<b>", result.out if form == "markdown" else "")


class Forms(Diff):
    def compared(self, *arguments, **options):
        return run("rules", "diff", "before", "after", "--on", "fiches", *arguments, cwd=SETS, **options)

    def test_json_is_as_its_schema_says(self):
        schema = json.loads(run("schema", "diff").out)
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        for arguments in ((), ("--all",), ("--lang", "fr")):
            found = json.loads(self.compared("--format", "json", *arguments).out)
            self.assertEqual([], [error.message for error in validator.iter_errors(found)])
            self.assertTrue(list(validator.iter_errors({**found, "more": 1})))

    def test_every_line_fits(self):
        for language in ("fr", "en"):
            for columns in (60, 80):
                for line in self.compared("--all", "--lang", language, env={"COLUMNS": str(columns)}).out.splitlines():
                    self.assertLessEqual(len(line), columns, line)

    def test_to_a_file(self):
        path = self.folder / "diff.md"
        result = self.compared("--format", "markdown", "-o", str(path), "--lang", "en")
        self.assert_result(result, 1, "", "")
        self.assertEqual(self.compared("--format", "markdown", "--lang", "en").out, path.read_text())

    def test_our_rules_against_themselves(self):
        result = run("rules", "diff", "rules", "rules", "--lang", "en")
        self.assertEqual((0, ""), (result.status, result.err))
        self.assertIn("40 fiches read, no verdict moved.", result.out)

    def test_an_edit_of_our_rules(self):
        shutil.copytree(ROOT / "rules", self.folder / "ours")
        edited(self.folder / "ours" / "II.A_class.yaml", ("{tie.public_initiative: yes, origin.tie_cut: no}", "{tie.public_initiative: yes}"))
        found = json.loads(run("rules", "diff", "rules", str(self.folder / "ours"), "--lang", "en", "--format", "json").out)
        self.assertEqual(["tie.raised_by_public"], [one["name"] for one in found["things"] if one["own"]])
        [move] = found["fiches"]["moves"]
        self.assertEqual(("samples/r3/diois.yaml", "class", "B2", "B2 | B3"), tuple(move[key] for key in ("fiche", "table", "from", "to")))
        self.assertEqual([["tie.raised_by_public: {tie.public_initiative: yes, origin.tie_cut: no} → {tie.public_initiative: yes}"]],
                         self.blamed(found, "samples/r3/diois.yaml", "class"))
