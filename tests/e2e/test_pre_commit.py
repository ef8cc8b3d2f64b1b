"""`.pre-commit-hooks.yaml`: each hook, run as pre-commit runs it, passes on our rules and stops what it is there to stop."""
import re
import shlex
import shutil
import subprocess

import yaml

from program import ROOT, Case, environment, on_path

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
BREAKS = {  # file, what stands there, what it becomes, what the hook then says
    "diagclub-rules-fmt": ("page.yaml", "counts: [", "counts:   [", "-  counts:   ["),
    "diagclub-rules-check": ("III.B_factors.yaml", "certainty: usual", "certainty: usuel", "there is no certainty `usuel`"),
    "diagclub-rules-test": ("tests/class.cases.yaml", "expect: {class: B1}", "expect: {class: B2}", "B2"),
}


class Hooks(Case):
    def setUp(self):
        super().setUp()
        self.project = self.folder / "project"
        shutil.copytree(ROOT / "rules", self.project / "rules")
        (self.folder / "bin").mkdir()

    def commit(self, hook):
        """What pre-commit does: the entry and its arguments, then the files that match, if any does."""
        tracked = sorted(str(path.relative_to(self.project)) for path in self.project.rglob("*") if path.is_file())
        files = [path for path in tracked if re.search(hook.get("files", ""), path)]
        self.assertGreater(len(files), 20)
        command = shlex.split(hook["entry"]) + hook.get("args", []) + (files if hook.get("pass_filenames", True) else [])
        return subprocess.run(command, cwd=self.project, env=environment(PATH=on_path(self.folder / "bin")), text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False)

    def test_the_file_says_what_pre_commit_asks_for(self):
        self.assertEqual(BREAKS.keys(), HOOKS.keys())
        for hook in HOOKS.values():
            self.assertLessEqual({"id", "name", "entry", "language", "files"}, hook.keys())
            self.assertEqual("system", hook["language"])
            self.assertIsNone(re.search(hook["files"], "rules/README.md"))

    def test_our_rules_pass_every_hook(self):
        for hook in HOOKS.values():
            done = self.commit(hook)
            self.assertEqual(0, done.returncode, done.stdout)

    def test_each_hook_stops_its_fault(self):
        for name, (file, old, new, told) in BREAKS.items():
            path = self.project / "rules" / file
            good = path.read_text()
            self.assertIn(old, good)
            path.write_text(good.replace(old, new, 1))
            done = self.commit(HOOKS[name])
            self.assertEqual(1, done.returncode, done.stdout)
            self.assertIn(told, done.stdout)
            path.write_text(good)

    def test_no_hook_writes_anything(self):
        path = self.project / "rules" / "page.yaml"
        path.write_text(path.read_text().replace("counts: [", "counts:   ["))
        before = {file: file.read_bytes() for file in self.project.rglob("*") if file.is_file()}
        for hook in HOOKS.values():
            self.commit(hook)
        self.assertEqual(before, {file: file.read_bytes() for file in self.project.rglob("*") if file.is_file()})
