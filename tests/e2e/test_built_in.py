"""The rules inside the program, compiled when it was built, against the same rules read from their folder: whatever is
written is the same, byte for byte."""
from program import SAMPLES, Case, for_each, run

COMMANDS = {
    "page": ["diagnose", "--alone", "--explain", *SAMPLES[:3]],
    "json": ["diagnose", "--cases", "samples", "--format", "json", *SAMPLES],
    "rows": ["score", "--format", "csv", *SAMPLES],
    "rulebook": ["rules", "doc", "--cases", "samples"],
    "rulebook-page": ["rules", "doc", "--format", "html", "--lang", "fr", "--cases", "samples"],
    "dmn": ["rules", "export", "--format", "dmn"],
    "form": ["new"],
    "fiche-schema": ["schema", "fiche"],
    "check": ["rules", "check", "--format", "json"],
    "tests": ["rules", "test", "--format", "json", "samples", "rules/tests"],
    "coverage": ["rules", "coverage", "--format", "json", "samples", "rules/tests"],
    "similar": ["similar", "--cases", "samples", SAMPLES[5]],
    "whatif": ["whatif", SAMPLES[5], "--reach", "class=B3"],
    "names": ["explain", "--list", "--format", "json"],
}


@for_each(COMMANDS)
class BuiltIn(Case):
    def check(self, command):
        inside, read = run(*command), run(*command, "--rules", "rules")
        self.assertTrue(inside.out, inside.err)
        self.assertEqual(inside, read)


class Explained(Case):
    def test_every_entry_is_explained_alike(self):
        names = [line.split()[0] for line in run("explain", "--list").out.splitlines() if line and not line[0].isspace()]
        self.assertGreater(len(names), 100)
        for name in names[::9]:
            self.assertEqual(run("explain", name, "--rules", "rules").out.split("\n\n")[0], run("explain", name).out.split("\n\n")[0])
