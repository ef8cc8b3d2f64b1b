"""`rules coverage`: the same coverage in every form, its total against a floor, and nothing of a rule's text let out of its page."""
import json
import re
import shutil
import xml.etree.ElementTree as ElementTree

from program import ESCAPE, LANGUAGES, ROOT, Case, run

CASES = "cases: [{name: one, fiche: {members: {scope: one_branch}}, expect: {class: B1}}]\n"


def coverage(*arguments):
    return run("rules", "coverage", *arguments)


class Total(Case):
    def test_json_adds_up(self):
        found = json.loads(coverage("--format", "json").out)
        self.assertEqual((found["seen"], found["of"]), tuple(sum(file[key] for file in found["files"]) for key in ("seen", "of")))
        for file in found["files"]:
            ways = [times for thing in file["things"] for part in ("seen", "cells") for times in thing.get(part, {}).values()]
            self.assertEqual((file["seen"], file["of"]), (sum(times > 0 for times in ways), len(ways)), file["file"])
        self.assertAlmostEqual(100 * found["seen"] / found["of"], found["percent"])
        self.assertEqual(40, found["clubs"])

    def test_lines_are_those_of_the_files(self):
        for file in json.loads(coverage("--format", "json").out)["files"]:
            lines = (ROOT / file["file"]).read_text().splitlines()
            for thing in file["things"]:
                word = thing["tests"] if thing["kind"] == "test" else "when" if thing["kind"] == "row" else thing["name"]
                self.assertIn(word, lines[thing["line"] - 1])

    def test_who_shows_a_rule_is_named(self):
        things = [thing for file in json.loads(coverage("--format", "json").out)["files"] for thing in file["things"]]
        logistics = next(thing for thing in things if thing["kind"] == "rule" and thing["name"] == "success.logistics")
        self.assertIn("rules/tests/factors.cases.yaml: logistics of a chamber is a factor of success", logistics["seen_by"]["yes"])
        self.assertEqual(len(logistics["seen_by"]["no"]), logistics["seen"]["no"])

    def test_a_threshold_tried_from_both_sides_only(self):
        """59 and 60 members are tried, never 61: the cell above is missing until it is."""
        def cells():
            things = [thing for file in json.loads(self.run_here("rules", "coverage", "--format", "json", "mine.cases.yaml").out)["files"] for thing in file["things"]]
            return next(thing["cells"] for thing in things if thing.get("tests") == "members.count" and thing["name"] == "success.limited_membership")
        for numbers, expected in (((59, 60), [1, 1, 0]), ((59, 60, 61), [1, 1, 1])):
            self.write("mine.cases.yaml", "cases:\n" + "".join(f"  - {{name: c{n}, fiche: {{members: {{count: {n}}}}}, expect: {{success_count: open}}}}\n" for n in numbers))
            self.assertEqual(expected, list(cells().values()))
        self.assertEqual(["< 60", "60", "> 60"], list(cells()))

    def test_fail_under(self):
        percent = json.loads(coverage("--format", "json").out)["percent"]
        self.assertEqual(0, coverage("--fail-under", str(percent)).status)
        self.assertEqual(1, coverage("--fail-under", str(percent + 0.01)).status)
        self.assertEqual(coverage().out, coverage("--fail-under", "100").out)

    def test_all_lists_every_gap(self):
        found = json.loads(coverage("--format", "json").out)
        gaps = sum(0 in [*thing["seen"].values(), *thing.get("cells", {}).values()] for file in found["files"] for thing in file["things"])
        listed = re.findall(r"^rules/\S+:\d+: (?!presumption |sentence )", coverage("--all", "--lang", "en").out, re.M)
        self.assertEqual(gaps, len(listed))

    def test_projects_are_seen_one_by_one(self):
        self.write("p.yaml", (ROOT / "tests/e2e/fiches/projects.yaml").read_text())
        self.write("p.expected.yaml", "class: {report: none, tool: open, section: x}\n")
        def eligibility(*paths):
            found = json.loads(self.run_here("rules", "coverage", "--format", "json", *paths).out)
            return sum(thing["seen"].get("yes", 0) for file in found["files"] for thing in file["things"] if thing["kind"] == "row" and thing["name"] == "eligibility")
        self.assertGreater(eligibility("p.yaml"), 0)
        self.write("one.cases.yaml", CASES)
        self.assertEqual(0, eligibility("one.cases.yaml"))


class Forms(Case):
    def test_lcov(self):
        out = coverage("--format", "lcov").out
        found = {file["file"]: file for file in json.loads(coverage("--format", "json").out)["files"]}
        records = out.split("end_of_record\n")[:-1]
        self.assertEqual(list(found), re.findall(r"^SF:(.*)$", out, re.M))
        for record in records:
            name = re.search(r"^SF:(.*)$", record, re.M)[1]
            branches = re.findall(r"^BRDA:(\d+),\d+,\d+,(\d+)$", record, re.M)
            lines = re.findall(r"^DA:(\d+),(\d+)$", record, re.M)
            self.assertEqual(sum(len(thing["seen"]) for thing in found[name]["things"]), len(branches))
            self.assertEqual({str(thing["line"]) for thing in found[name]["things"]}, {line for line, _ in lines})
            for summary, counted in (("LF", len(lines)), ("LH", sum(times != "0" for _, times in lines)),
                                     ("BRF", len(branches)), ("BRH", sum(times != "0" for _, times in branches))):
                self.assertIn(f"\n{summary}:{counted}\n", record)

    def test_html_is_one_sound_page_in_both_languages(self):
        for language in LANGUAGES:
            page = coverage("--format", "html", "--lang", language).out
            self.assertIn(f'<html lang="{language}">', page)
            self.assertNotRegex(page, r"(src|href)=\"(?!#)")
            void = re.sub(r"<(meta[^>]*)>", r"<\1/>", page.removeprefix("<!doctype html>\n"))
            ElementTree.fromstring(void)

    def test_html_lets_nothing_out(self):
        shutil.copytree(ROOT / "rules", self.folder / "rules")
        path = self.folder / "rules/III.B_factors.yaml"
        path.write_text("# </pre><script>alert(1)</script> & \u202e\n" + path.read_text())
        page = self.run_here("rules", "coverage", "--rules", "rules", "--format", "html").out
        self.assertNotIn("<script", page)
        self.assertNotIn("\u202e", page)
        self.assertIn("&lt;/pre&gt;&lt;script&gt;alert(1)", page)

    def test_output_file(self):
        self.assert_result(self.run_here("rules", "coverage", "--format", "html", "-o", "c.html"), 0, "", "")
        self.assertEqual(["c.html"], self.files_here())
        refused = self.run_here("rules", "coverage", "-o", "no/c.html")
        self.assertEqual((2, ""), (refused.status, refused.out))

    def test_no_line_is_wider_than_the_terminal(self):
        for columns in (60, 80, 120):
            for language in LANGUAGES:
                out = run("rules", "coverage", "--all", "--lang", language, env={"COLUMNS": str(columns)}).out
                self.assertEqual([], [line for line in out.splitlines() if len(line) > columns])

    def test_colour(self):
        coloured = coverage("--color", "always").out
        self.assertIn(ESCAPE, coloured)
        self.assertEqual(coverage().out, re.sub(r"\x1b\[[0-9;]*m", "", coloured))


class BadInput(Case):
    def test_what_cannot_be_read(self):
        self.assert_result(self.run_here("rules", "coverage", "no.cases.yaml"), 2, "", "no.cases.yaml: error: there is no such file or folder\n  = help: name files of cases, labelled fiches or folders of both\n")
        self.write("bad.cases.yaml", CASES.replace("scope", "scop"))
        result = self.run_here("rules", "coverage", "bad.cases.yaml")
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertIn("did you mean `scope`?", result.err)

    def test_percentages_beyond_a_hundred(self):
        for given in ("101", "-1", "many"):
            result = self.run_here("rules", "coverage", f"--fail-under={given}")
            self.assertEqual((2, ""), (result.status, result.out))
            self.assertIn("--fail-under", result.err)

    def test_no_cases_see_nothing(self):
        (self.folder / "empty").mkdir()
        result = self.run_here("rules", "coverage", "empty", "--format", "json")
        self.assertEqual((0, 0, []), (result.status, json.loads(result.out)["seen"], json.loads(result.out)["cases"]))
