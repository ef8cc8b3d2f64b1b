"""Output that cannot be written: status 2, a message, and never half a file."""
import os
import shutil
import signal
import subprocess
import time

from program import PROGRAM, Case, environment, run

FULL = "error: cannot write it: No space left on device\n"
WRITERS = {  # commands that take -o
    "diagnose": ("diagnose", "f.yaml"),
    "score": ("score", "f.yaml", "--quiet"),
    "new": ("new",),
    "rules doc": ("rules", "doc"),
    "rules export": ("rules", "export", "--format", "dmn"),
}
PRINTERS = [*WRITERS.values(), ("explain", "class"), ("schema", "fiche"), ("schema", "diagnosis"), ("similar", "f.yaml"),
            ("rules", "test"), ("completion", "bash")]


class OutputCase(Case):
    def setUp(self):
        super().setUp()
        self.write("f.yaml", "name: X\n")

    def to_full_device(self, *arguments):
        with open("/dev/full", "wb") as full:
            return self.run_here(*arguments, stdout=full)


class FullDevices(OutputCase):
    def test_standard_output(self):
        for arguments in PRINTERS:
            self.assert_result(self.to_full_device(*arguments), 2, "", f"<standard output>: {FULL}")

    def test_output_file(self):
        for arguments in WRITERS.values():
            self.assert_result(self.run_here(*arguments, "-o", "/dev/full"), 2, "", f"/dev/full: {FULL}")

    def test_help_and_version(self):
        for arguments in (("--help",), ("--version",), ("diagnose", "--help")):
            self.assertEqual(2, self.to_full_device(*arguments).status, arguments)


class OutputFiles(OutputCase):
    def test_the_file_holds_what_standard_output_would(self):
        for name, arguments in WRITERS.items():
            result = self.run_here(*arguments, "-o", name)
            self.assertEqual((0, ""), (result.status, result.out))
            if "export" in arguments:
                self.assertRegex(result.err, r"^exported the strict tables; what \d+ presumptions add has no place in DMN\n$")
            else:
                self.assertEqual("", result.err)
            self.assertEqual(self.run_here(*arguments).out, (self.folder / name).read_text())
        self.assertEqual(sorted(["f.yaml", *WRITERS]), self.files_here())

    def test_missing_folder(self):
        for arguments in WRITERS.values():
            self.assert_result(self.run_here(*arguments, "-o", "no/x"), 2, "", "no/x: error: cannot write it: No such file or directory\n")

    def test_folder_for_a_file(self):
        for arguments in WRITERS.values():
            self.assert_result(self.run_here(*arguments, "-o", "."), 2, "", ".: error: cannot write it: it is a folder\n")

    def test_unwritable_folder(self):
        (self.folder / "shut").mkdir(0o555)
        program, nobody = PROGRAM, {}
        if os.geteuid() == 0:  # to whom no folder is shut
            program = shutil.copy(PROGRAM, self.folder / "diagclub")
            nobody = {"user": 65534, "group": 65534, "extra_groups": []}
        for arguments in WRITERS.values():
            result = run(*arguments, "-o", "shut/x", cwd=self.folder, program=program, **nobody)
            self.assert_result(result, 2, "", "shut/x: error: cannot write it: Permission denied\n")
        self.assertEqual([], list((self.folder / "shut").iterdir()))

    def test_a_refused_fiche_leaves_the_old_file_alone(self):
        self.write("out", "old\n")
        self.write("f.yaml", "name: no\n")
        self.assertEqual(2, self.run_here("diagnose", "f.yaml", "-o", "out").status)
        self.assertEqual("old\n", (self.folder / "out").read_text())
        self.assertEqual(["f.yaml", "out"], self.files_here())

    def test_colours_stay_out_of_a_file(self):
        self.run_here("diagnose", "f.yaml", "-o", "out", "--color", "always", env={"NO_COLOR": None})
        self.assertNotIn("\x1b", (self.folder / "out").read_text())


class Interruptions(OutputCase):
    """A signal while a long stream is being scored into a file."""
    def interrupted_by(self, sent):
        self.write("out", "old\n")
        process = subprocess.Popen([PROGRAM, "score", "-", "-o", "out", "--format", "ndjson"], cwd=self.folder, env=environment(),
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdin.write(b"---\nname: X\n" * 100)  # and more could come: the stream stays open
        process.stdin.flush()
        deadline = time.monotonic() + 30
        while len(self.files_here()) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        self.assertEqual(3, len(self.files_here()), "no file is being written beside `out`")
        process.send_signal(sent)
        self.assertEqual((b"", b""), process.communicate(timeout=30))
        self.assertEqual(-sent, process.returncode)
        self.assertEqual(["f.yaml", "out"], self.files_here())
        self.assertEqual("old\n", (self.folder / "out").read_text())

    def test_interrupt(self):
        self.interrupted_by(signal.SIGINT)

    def test_terminate(self):
        self.interrupted_by(signal.SIGTERM)

    def test_reader_that_goes_away(self):
        self.write("many.yaml", "---\nname: X\n" * 1000)
        process = subprocess.Popen([PROGRAM, "score", "many.yaml", "--format", "ndjson"], cwd=self.folder, env=environment(),
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(1)
        process.stdout.close()
        self.assertEqual(b"", process.stderr.read())
        self.assertEqual(-signal.SIGPIPE, process.wait(timeout=30))
        process.stderr.close()
