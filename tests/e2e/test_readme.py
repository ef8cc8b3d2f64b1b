"""The documents keep their word: their transcripts are run, their links lead somewhere, and README's two commands stand where a reader looks for them."""
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from program import ROOT, Case, environment, for_each, on_path

README = ROOT / "README.md"
PAGES = {str(path.relative_to(ROOT)): path for path in sorted(ROOT.rglob("*.md"))
         if path.relative_to(ROOT).parts[0] in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "rules", "samples", "src", "tests")
         and "golden" not in path.parts and "node_modules" not in path.parts}
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
FENCED = re.compile(r"^```([\w-]*)[^\n]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)


def blocks(text, language):
    return [body for name, body in FENCED.findall(text) if name == language]


def section(text, heading):
    """What stands under a second-level heading. Fenced blocks may hold lines that look like one."""
    hidden = FENCED.sub(lambda match: re.sub(r"^#", " ", match[0], flags=re.MULTILINE), text)
    start = re.search(rf"^## {re.escape(heading)}[ \t]*$", hidden, re.MULTILINE)
    if start is None:
        return None
    end = re.search(r"^## ", hidden[start.end():], re.MULTILINE)
    return text[start.end():start.end() + end.start() if end else len(text)]


def transcript(block):
    """Pairs of a command and the output expected of it."""
    return [(command, output) for command, output in re.findall(r"^\$ ([^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", block, re.MULTILINE)]


def output_of(command, folder):
    """What a reader sees who runs it in the repository with diagclub on PATH."""
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env=environment(PATH=on_path(folder), LC_ALL=None, NO_COLOR=None), timeout=300)
    return done.stdout.decode()


def update():
    """Writes every transcript anew, and names the pages that changed."""
    for name, path in PAGES.items():
        text = path.read_text()
        with tempfile.TemporaryDirectory() as folder:
            def anew(match):
                if match[1] != "console":
                    return match[0]
                commands = re.findall(r"^\$ ([^\n]*)$", match[2], re.MULTILINE)
                return "```console\n" + "".join(f"$ {command}\n{output_of(command, Path(folder))}" for command in commands) + "```"
            updated = FENCED.sub(anew, text)
        if updated != text:
            path.write_text(updated)
            print(f"changed: {name}")


@for_each({name: (path,) for name, path in PAGES.items()})
class Pages(Case):
    def check(self, path):
        text = path.read_text()
        for block in blocks(text, "console"):
            self.assertTrue(block.startswith("$ "), f"a transcript starts with a command:\n{block}")
            for command, expected in transcript(block):
                self.assertEqual(expected, output_of(command, self.folder), f"$ {command}")
        self.assertEqual([], [link for link in LINK.findall(FENCED.sub("", text)) if not (path.parent / link).exists()], "links that lead nowhere")


class Readme(Case):
    def setUp(self):
        super().setUp()
        self.text = README.read_text()

    def test_quick_start_and_tests_are_one_command_each(self):
        for heading in ("Quick start", "Tests"):
            under = section(self.text, heading)
            self.assertIsNotNone(under, f"README.md has no `## {heading}`")
            fenced = blocks(under, "sh")
            self.assertEqual(1, len(fenced), f"one sh block under `## {heading}`")
            commands = [line for line in fenced[0].replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]
            self.assertEqual(1, len(commands), f"one command under `## {heading}`")

    def test_it_is_short_and_shows_real_output(self):
        self.assertLessEqual(self.text.count("\n"), 250)
        self.assertTrue(blocks(self.text, "console"), "README.md has no console block")


class Reading(unittest.TestCase):
    """The reading of README.md itself."""
    TEXT = "## Quick start\n\n```sh\n# why\nmake\n```\n\n```console\n$ echo a\na\n$ true\n$ printf 'b\\n\\nc\\n'\nb\n\nc\n```\n\n## Tests\nx\n"

    def test_sections_end_at_the_next_heading(self):
        self.assertEqual("\nx\n", section(self.TEXT, "Tests"))
        self.assertEqual(["# why\nmake\n"], blocks(section(self.TEXT, "Quick start"), "sh"))
        self.assertIsNone(section(self.TEXT, "Test"))

    def test_transcripts_are_pairs(self):
        self.assertEqual([("echo a", "a\n"), ("true", ""), ("printf 'b\\n\\nc\\n'", "b\n\nc\n")], transcript(blocks(self.TEXT, "console")[0]))
