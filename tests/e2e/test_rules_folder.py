"""A folder of rules or tests: every file in it is read, or told. Nothing is passed over in silence."""
import json
import os
import shutil
import socket
import subprocess
import unittest

import jsonschema

from program import ROOT, Case, run

SOUND = (ROOT / "tests/e2e/rule_sets/sound/rules.yaml").read_text()
BROKEN = "rules: {a: [b\n"
LEFT_OVER = "parameters:\n  left_over: {value: 3, label: {fr: x, en: x}}\n"


class Folder(Case):
    def setUp(self):
        super().setUp()
        self.write("r/rules.yaml", SOUND)

    def check(self, *options):
        return self.run_here("rules", "check", "--rules", "r", "--lang", "en", *options)

    def problems(self):
        result = self.check("--format", "json")
        self.assertEqual("", result.err)
        jsonschema.validate(json.loads(result.out), json.loads(run("schema", "check").out))
        return result.status, [(one["code"], one["file"]) for one in json.loads(result.out)["problems"]]

    def test_yml_and_capitals_are_read(self):
        for name in ("extra.yml", "EXTRA.YAML", "Extra.Yml", "below/deep.yml", "rules.yaml/inner.yaml"):
            with self.subTest(name):
                self.write("s/rules_.yaml", SOUND)
                self.write("s/" + name, LEFT_OVER)
                result = self.run_here("rules", "check", "--rules", "s", "--format", "json")
                self.assertIn("unused-parameter", [one["code"] for one in json.loads(result.out)["problems"]])
                shutil.rmtree(self.folder / "s")

    def test_broken_yaml_under_another_ending_is_told(self):
        self.write("r/extra.yml", BROKEN)
        self.assertEqual((1, [("bad-yaml", "r/extra.yml")]), self.problems())

    def test_what_only_looks_like_a_file_of_rules_is_told(self):
        for name in (".hidden.yaml", ".#rules.yaml", "rules.yaml.txt", "rules.yml~", "rules.YAML.bak", "rules.yaml.gz"):
            with self.subTest(name):
                self.write("r/" + name, BROKEN)
                self.assertEqual((1, [("file-passed-over", "r/" + name)]), self.problems())
                (self.folder / "r" / name).unlink()

    def test_a_folder_called_like_a_file_is_told_and_read(self):
        (self.folder / "r/extra.yaml").mkdir()
        self.assertEqual((1, [("file-passed-over", "r/extra.yaml")]), self.problems())
        self.write("r/extra.yaml/more.yaml", LEFT_OVER)
        self.assertEqual((1, [("file-passed-over", "r/extra.yaml"), ("unused-parameter", "r/extra.yaml/more.yaml")]), self.problems())

    def test_a_hidden_folder_is_told_where_it_holds_rules(self):
        self.write("r/.git/config", "[core]\n")
        self.assertEqual((0, []), self.problems())
        self.write("r/.old/deep/rules.yaml", BROKEN)
        self.assertEqual((1, [("file-passed-over", "r/.old")]), self.problems())

    def test_other_files_need_no_word(self):
        for name in ("README.md", "notes.txt", "table.csv", ".gitignore", "yaml", "x.yamllint", ".yaml"):
            self.write("r/" + name, "anything\n")
        self.assertEqual((0, []), self.problems())

    def test_links_are_followed(self):
        self.write("elsewhere/more.yaml", LEFT_OVER)
        (self.folder / "r/linked").symlink_to("../elsewhere")
        self.assertEqual((1, [("unused-parameter", "r/linked/more.yaml")]), self.problems())
        (self.folder / "r/linked").unlink()
        (self.folder / "r/one.yaml").symlink_to("../elsewhere/more.yaml")
        self.assertEqual((1, [("unused-parameter", "r/one.yaml")]), self.problems())

    def test_a_link_to_a_folder_above_is_no_endless_road(self):
        (self.folder / "r/again").symlink_to(".")
        self.assertEqual((1, [("file-passed-over", "r/again")]), self.problems())

    def test_what_cannot_be_read_is_an_error(self):
        os.mkfifo(self.folder / "r/pipe.yaml")
        (self.folder / "r/lost.yaml").symlink_to("nowhere.yaml")
        (self.folder / "r/masked.yaml").symlink_to("/dev/null")
        bound = socket.socket(socket.AF_UNIX)
        self.addCleanup(bound.close)
        bound.bind(os.path.relpath(self.folder / "r/bound.yml"))
        self.assertEqual((1, [("unreadable-file", "r/" + name) for name in ("bound.yml", "lost.yaml", "masked.yaml", "pipe.yaml")]), self.problems())
        text = self.check()
        self.assertIn("r/lost.yaml: error: cannot read it: it is a link to what is not there [unreadable-file]\n", text.out)
        # Other commands do not go on without it.
        result = self.run_here("diagnose", "--rules", "r", "-", stdin="{name: A}\n")
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertIn("r/lost.yaml: error: cannot read it", result.err)

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_what_may_not_be_read_is_an_error(self):
        (self.folder / "r/secret.yaml").write_text(SOUND)
        (self.folder / "r/secret.yaml").chmod(0)
        self.assertEqual((1, [("unreadable-file", "r/secret.yaml")]), self.problems())

    def test_every_form_tells_it(self):
        self.write("r/.hidden.yaml", BROKEN)
        (self.folder / "r/lost.yaml").symlink_to("nowhere.yaml")
        for form in ("text", "json", "sarif", "github", "junit"):
            with self.subTest(form):
                result = self.check("--format", form)
                self.assertEqual((1, ""), (result.status, result.err))
                for word in ("file-passed-over", "unreadable-file", "r/.hidden.yaml", "r/lost.yaml"):
                    self.assertIn(word, result.out)
        for code in ("file-passed-over", "unreadable-file"):
            self.assertEqual(0, run("rules", "check", "--explain", code).status)

    def test_diagnose_says_what_it_passed_over(self):
        self.write("r/rules.yaml.txt", "x\n")
        result = self.run_here("diagnose", "--rules", "r", "-", stdin="{name: A}\n")
        self.assertEqual((0, "r/rules.yaml.txt: warning: not read: its name does not end in .yaml or .yml\n"
                             "  = help: rename it, or take it out of the folder\n"), (result.status, result.err))

    def test_fmt_lists_the_same_files(self):
        self.write("r/extra.yml", "parameters: {a: {value: 3,   label: {fr: x, en: x}}}\n")
        self.assertIn("r/extra.yml\n", self.run_here("rules", "fmt", "--check", "r").out)

    def test_a_revision_lists_the_same_files(self):
        self.write("r/extra.yml", LEFT_OVER)
        self.write("r/.hidden.yaml", BROKEN)
        for command in (("init", "-q"), ("add", "."), ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x")):
            subprocess.run(["git", *command], cwd=self.folder, check=True)
        result = self.run_here("rules", "diff", "HEAD", "--rules", "r", "--on", "none", "--lang", "en")
        self.assertIn("No difference of meaning", result.out, result.err)
        (self.folder / "r/lost.yaml").symlink_to("extra.yml")
        for command in (("add", "."), ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "y")):
            subprocess.run(["git", *command], cwd=self.folder, check=True)
        (self.folder / "r/lost.yaml").unlink()
        result = self.run_here("rules", "diff", "HEAD", "--rules", "r", "--on", "none")
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertIn("in a revision links are not followed", result.err)


if __name__ == "__main__":
    unittest.main()
