"""The program under test, run as a user runs it, and what several files of cases share."""
import os
import resource
import shutil
import subprocess
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
PROGRAM = os.environ.get("DIAGCLUB") or exit("tests/e2e: run `tests/e2e/run.py PROGRAM`")
SAMPLES = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("samples/*/*.yaml") if ".expected." not in path.name)
REPORTED = [sample for sample in SAMPLES if not sample.startswith("samples/today/")]  # the report's own
LANGUAGES = ("fr", "en")
ESCAPE = "\x1b"
SANITIZED = bool(os.environ.get("DIAGCLUB_SANITIZED"))  # its memory is not that of the program alone


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


def environment(**changes):
    """What a case runs in: the same everywhere. A change to None takes a variable away."""
    kept = {name: value for name, value in os.environ.items() if name == "PATH" or name.endswith("SAN_OPTIONS")}
    fixed = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "COLUMNS": "80", "NO_COLOR": "1", "TERM": "xterm"}
    return {name: value for name, value in {**kept, **fixed, **changes}.items() if value is not None}


def run(*arguments, stdin="", cwd=ROOT, env=None, program=PROGRAM, stdout=subprocess.PIPE, timeout=300, **popen):
    """Runs the program to its end. What it writes must be UTF-8: it is decoded strictly."""
    given = {"stdin": stdin} if hasattr(stdin, "fileno") else {"input": stdin.encode() if isinstance(stdin, str) else stdin}
    done = subprocess.run([program, *arguments], stdout=stdout, stderr=subprocess.PIPE, cwd=cwd, timeout=timeout,
                          env=environment(**(env or {})), **given, **popen)
    return Result(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())


def limit_memory(mebibytes):
    """For `preexec_fn`: the program gets no more, and dies of it if it asks."""
    return None if SANITIZED else lambda: resource.setrlimit(resource.RLIMIT_AS, (mebibytes << 20, mebibytes << 20))


def on_path(folder):
    """A PATH whose first `diagclub` is the program under test."""
    link = Path(folder) / "diagclub"
    if not link.exists():
        link.symlink_to(PROGRAM)
    return f"{folder}:{os.environ.get('PATH', '/usr/bin:/bin')}"


class Case(unittest.TestCase):
    """A case with a folder of its own, where `run` starts the program so that paths in messages are short."""
    maxDiff = None

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="diagclub-"))
        self.folder.chmod(0o755)
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    def run_here(self, *arguments, **options):
        return run(*arguments, cwd=self.folder, **options)

    def files_here(self):
        return sorted(path.name for path in self.folder.iterdir())

    def assert_result(self, result, status, out, err):
        self.assertEqual(err, result.err)
        self.assertEqual(out, result.out)
        self.assertEqual(status, result.status)


def for_each(table):
    """A class decorator: one test for each row of `table`, which calls `check` with the row's values."""
    def decorate(case):
        for name, row in table.items():
            row = row if isinstance(row, tuple) else (row,)
            setattr(case, f"test_{name}", lambda self, row=row: self.check(*row))
        return case
    return decorate
