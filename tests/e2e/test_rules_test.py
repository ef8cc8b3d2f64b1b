"""`rules test` for other programs: TAP and JUnit, every test by its name, the same verdicts as in JSON."""
import json
import re
import xml.etree.ElementTree as ElementTree

import yaml

from program import ESCAPE, Case, run

CASES = """\
cases:
  - name: right
    fiche: {members: {scope: one_branch}}
    expect: {class: B1}
  - name: "wrong <&> \\"one\\" # not a directive\\e[2J"
    fiche: {members: {scope: one_branch}}
    expect: {class: B1, grouping: several_branches, connected: yes}
"""


class Formats(Case):
    def setUp(self):
        super().setUp()
        self.write("my.cases.yaml", CASES)
        self.write("clubs/a.yaml", "name: A\nmembers: {scope: one_branch}\n")
        self.write("clubs/a.expected.yaml", "territory: {report: none, tool: T1, section: x}\nclass: {report: B1, tool: B1, section: x}\n")

    def tried(self, form):
        result = self.run_here("rules", "test", "my.cases.yaml", "clubs", "--format", form)
        self.assertEqual((1, ""), (result.status, result.err))
        self.assertNotIn(ESCAPE, result.out)
        return result.out

    def test_tap(self):
        version, plan, *lines = self.tried("tap").splitlines()
        self.assertEqual(("TAP version 14", "1..4"), (version, plan))
        self.assertEqual(["ok 1 - my.cases.yaml: right",
                          'not ok 2 - my.cases.yaml: wrong <&> "one" \\# not a directive\\\\u{001B}[2J',
                          "not ok 3 - clubs/a.yaml: territory", "ok 4 - clubs/a.yaml: class"],
                         [line for line in lines if not line.startswith(" ")])
        first, second = (yaml.safe_load(block) for block in re.findall(r"^  ---\n(.*?)^  \.\.\.$", "\n".join(lines), re.S | re.M))
        self.assertEqual({"at": {"file": "my.cases.yaml", "line": 5}, "failures": [
            {"name": "grouping", "expected": "several_branches", "found": "one_branch", "file": "my.cases.yaml", "line": 7},
            {"name": "connected", "expected": "yes", "found": "unknown", "file": "my.cases.yaml", "line": 7}]}, first)
        self.assertEqual({"file": "clubs/a.expected.yaml", "line": 1}, second["at"])

    def test_junit(self):
        root = ElementTree.fromstring(self.tried("junit"))
        self.assertEqual(("testsuites", "4", "2"), (root.tag, root.get("tests"), root.get("failures")))
        self.assertEqual([("my.cases.yaml", "2", "1"), ("clubs/a.yaml", "2", "1")],
                         [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root])
        cases = list(root.iter("testcase"))
        self.assertEqual(["right", 'wrong <&> "one" # not a directive\\u{001B}[2J', "territory", "class"], [case.get("name") for case in cases])
        self.assertEqual(["my.cases.yaml"] * 2 + ["clubs/a.yaml"] * 2, [case.get("classname") for case in cases])
        self.assertEqual([("my.cases.yaml", "2"), ("my.cases.yaml", "5"), ("clubs/a.expected.yaml", "1"), ("clubs/a.expected.yaml", "2")],
                         [(case.get("file"), case.get("line")) for case in cases])
        failure = cases[1].find("failure")
        self.assertEqual("grouping: expected `several_branches`, found `one_branch`", failure.get("message"))
        self.assertEqual("my.cases.yaml:7: connected: expected `yes`, found `unknown`", failure.text.splitlines()[1])

    def test_every_form_counts_the_same(self):
        counts = json.loads(run("rules", "test", "--format", "json").out)
        tests = counts["cases"]
        self.assertEqual(tests, counts["passed"])
        self.assertTrue(run("rules", "test").out.endswith(f"\n{tests} passed, 0 failed\n"))
        self.assertIn(f"\n1..{tests}\n", run("rules", "test", "--format", "tap").out)
        root = ElementTree.fromstring(run("rules", "test", "--format", "junit").out)
        self.assertEqual((str(tests), "0", tests), (root.get("tests"), root.get("failures"), len(list(root.iter("testcase")))))

    def test_no_tests_is_something_to_report(self):
        (self.folder / "empty").mkdir()
        self.assert_result(self.run_here("rules", "test", "empty", "--format", "tap"), 1, "TAP version 14\n1..0\n",
                           "empty: warning: there are no tests in this folder\n"
                           "  = help: tests are files that end in .cases.yaml, and fiches x.yaml with x.expected.yaml beside them\n")

    def test_output_file(self):
        result = self.run_here("rules", "test", "my.cases.yaml", "--format", "junit", "-o", "r.xml")
        self.assert_result(result, 1, "", "")
        self.assertEqual("2", ElementTree.parse(self.folder / "r.xml").getroot().get("tests"))
        refused = self.run_here("rules", "test", "-o", "no/r.xml")
        self.assertEqual((2, ""), (refused.status, refused.out))
        self.assertIn("no/r.xml", refused.err)

    def test_bad_format(self):
        self.assert_result(run("rules", "test", "--format", "xml"), 2, "", "error: --format: xml not in {text,json,tap,junit}\n"
                           "  = help: `diagclub rules --help` shows how it is used\n")
