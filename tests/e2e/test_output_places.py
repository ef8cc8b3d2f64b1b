"""Where outputs lead: links are followed, what is no regular file is written as it is, nothing is left half."""
import os
import signal
import socket
import subprocess
import threading
import time
import unittest

from program import PROGRAM, ROOT, SANITIZED, Case, environment, for_each, run

SOME = "name: A\n---\nfoo: 1\n"
SCORE = ("score", "--format", "csv", "--columns", "name", "-q")
ROWS = "name,error\nA,\n,3:1: unknown key `foo`\n"


@unittest.skipIf(SANITIZED, "the sanitizers need /proc, which some of these roots have not")
class ThrowawayRoot(unittest.TestCase):
    def test_devices(self):
        """`/dev/stdout` and the like, as root: never on the machine itself."""
        done = subprocess.run([ROOT / "tests/throwaway_root.sh", PROGRAM], capture_output=True, timeout=300)
        if done.returncode == 77:
            self.skipTest(done.stdout.decode().strip())
        self.assertEqual((0, []), (done.returncode, [line for line in done.stdout.decode().splitlines() if not line.startswith("ok: ")]), done.stderr)


class PlaceCase(Case):
    def setUp(self):
        super().setUp()
        self.write("f.yaml", SOME)

    def read(self, name):
        return (self.folder / name).read_text()


class Links(PlaceCase):
    def test_a_chain_of_links_over_folders(self):
        (self.folder / "deep").mkdir()
        self.write("deep/target.csv", "old\n")
        (self.folder / "deep/second").symlink_to("target.csv")
        (self.folder / "shortcut").symlink_to("deep")
        (self.folder / "first").symlink_to("shortcut/second")
        for option, name in (("-o", "first"), ("--errors", "first")):
            self.assertEqual(1, self.run_here(*SCORE, "f.yaml", option, name).status)
            self.assertEqual(["shortcut/second", "target.csv"], [os.readlink(self.folder / link) for link in ("first", "deep/second")])
            self.assertIn("foo", self.read("deep/target.csv"))
            self.assertEqual(["second", "target.csv"], sorted(os.listdir(self.folder / "deep")))

    def test_what_a_dangling_link_names_is_made(self):
        (self.folder / "link").symlink_to(self.folder / "new.csv")
        self.run_here(*SCORE, "f.yaml", "-o", "link")
        self.assertEqual((ROWS, True), (self.read("new.csv"), (self.folder / "link").is_symlink()))
        (self.folder / "nowhere").symlink_to("no/new.csv")
        result = self.run_here(*SCORE, "f.yaml", "-o", "nowhere")
        self.assertEqual((2, "nowhere: error: cannot write it: No such file or directory\n"), (result.status, result.err))

    def test_links_in_a_circle(self):
        (self.folder / "a").symlink_to("b"), (self.folder / "b").symlink_to("a")
        for arguments in ((*SCORE, "f.yaml"), ("new",), ("rules", "check")):
            result = self.run_here(*arguments, "-o", "a")
            self.assertEqual((2, "a: error: cannot write it: Too many levels of symbolic links\n"), (result.status, result.err))
        self.assertEqual(["a", "b", "f.yaml"], self.files_here())

    def test_all_that_write_a_file_follow_links(self):
        self.write("f.yaml", "name: A\n")
        for arguments in (("diagnose", "f.yaml"), ("new",), ("rules", "doc"), ("rules", "check"), ("rules", "test"), ("rules", "coverage"),
                          ("rules", "export", "--format", "dmn")):
            (self.folder / "link").symlink_to("target")
            self.run_here(*arguments, "-o", "link")
            self.assertEqual((True, self.run_here(*arguments).out), ((self.folder / "link").is_symlink(), self.read("target")), arguments)
            (self.folder / "link").unlink(), (self.folder / "target").unlink()

    def test_a_resumed_run_follows_them_too(self):
        (self.folder / "link").symlink_to("target.csv"), (self.folder / "errors").symlink_to("target.ndjson")
        result = self.run_here(*SCORE, "f.yaml", "-o", "link", "--errors", "errors", "--resume")
        self.assertEqual((1, ROWS), (result.status, self.read("target.csv")))
        self.assertEqual(["errors", "f.yaml", "link", "target.csv", "target.ndjson"], self.files_here())
        self.assertEqual("target.csv", os.readlink(self.folder / "link"))

    def test_what_cannot_be_gone_on_with(self):
        os.mkfifo(self.folder / "pipe")
        for option, output in (("-o", "/dev/null"), ("-o", "pipe"), ("-o", "-"), ("--errors", "/dev/null"), ("--errors", "-")):
            rest = () if option == "-o" else ("-o", "out.csv")
            result = self.run_here(*SCORE, "f.yaml", option, output, *rest, "--resume")
            self.assertEqual((2, f"--resume: error: `{output}` is no file that could be gone on with\n  = help: name a regular file: `{option} FILE`\n"),
                             (result.status, result.err))
        self.assertEqual(["f.yaml", "pipe"], self.files_here())

    def test_a_part_without_a_journal_is_another_s(self):
        self.write("out.csv.part", "mine\n")
        result = self.run_here(*SCORE, "f.yaml", "-o", "out.csv", "--resume")
        self.assertEqual(2, result.status)
        self.assertIn("out.csv.part: error: no run says that this file is its own: there is no `out.csv.resume`\n", result.err)
        self.assertEqual("mine\n", self.read("out.csv.part"))


class Kept(PlaceCase):
    """What a file that is written over keeps."""
    def test_permissions(self):
        self.write("out.csv", "old\n")
        for arguments in ((), ("--resume",)):
            (self.folder / "out.csv").chmod(0o640)
            self.run_here(*SCORE, "f.yaml", "-o", "out.csv", *arguments)
            self.assertEqual((ROWS, 0o640), (self.read("out.csv"), (self.folder / "out.csv").stat().st_mode & 0o7777))

    @unittest.skipUnless(os.geteuid() == 0, "only root gives files away")
    def test_the_owner(self):
        self.write("out.csv", "old\n"), os.chown(self.folder / "out.csv", 65534, 65533)
        self.run_here(*SCORE, "f.yaml", "-o", "out.csv")
        about = (self.folder / "out.csv").stat()
        self.assertEqual((ROWS, 65534, 65533), (self.read("out.csv"), about.st_uid, about.st_gid))

    def test_other_names(self):
        self.write("out.csv", "an older and longer text than what is written over it, so that its end would show\n")
        os.link(self.folder / "out.csv", self.folder / "other.csv")
        for arguments in ((), ("--resume",)):
            self.run_here(*SCORE, "f.yaml", "-o", "out.csv", *arguments)
            self.assertEqual((ROWS, ROWS), (self.read("out.csv"), self.read("other.csv")))
            self.assertEqual(2, (self.folder / "out.csv").stat().st_nlink)
            self.write("out.csv", "x\n")
        self.assertEqual(["f.yaml", "other.csv", "out.csv"], self.files_here())

    def test_rules_fmt(self):
        text = "name: a\n"
        self.write("deep/r.yaml", "version: '1'\nname:    a\n")
        (self.folder / "link.yaml").symlink_to("deep/r.yaml")
        os.link(self.folder / "deep/r.yaml", self.folder / "other.yaml")
        (self.folder / "deep/r.yaml").chmod(0o600)
        self.assertEqual(0, self.run_here("rules", "fmt", "link.yaml", "-q").status)
        self.assertIn(text, self.read("deep/r.yaml"))
        self.assertEqual((True, self.read("deep/r.yaml"), 0o600),
                         ((self.folder / "link.yaml").is_symlink(), self.read("other.yaml"), (self.folder / "deep/r.yaml").stat().st_mode & 0o7777))

    def test_a_file_that_is_shut(self):
        self.write("out.csv", "old\n"), (self.folder / "out.csv").chmod(0o444)
        nobody = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        self.folder.chmod(0o777)
        program = self.folder / "diagclub"
        program.write_bytes(open(PROGRAM, "rb").read()), program.chmod(0o755)
        result = run(*SCORE, "f.yaml", "-o", "out.csv", cwd=self.folder, program=program, **nobody)
        self.assertEqual((2, "out.csv: error: cannot write it: Permission denied\n", "old\n"), (result.status, result.err, self.read("out.csv")))


class NoFiles(PlaceCase):
    def test_a_pipe_is_written_as_it_is(self):
        os.mkfifo(self.folder / "pipe")
        found = []
        reader = threading.Thread(target=lambda: found.append(self.read("pipe")))
        reader.start()
        self.run_here(*SCORE, "f.yaml", "-o", "pipe")
        reader.join(30)
        self.assertEqual(([ROWS], ["f.yaml", "pipe"]), (found, self.files_here()))

    def test_what_cannot_be_written(self):
        listening = socket.socket(socket.AF_UNIX)
        self.addCleanup(listening.close)
        listening.bind(str(self.folder / "socket"))
        (self.folder / "folder").mkdir()
        for name, reason in (("socket", "it is a socket"), ("folder", "it is a folder"), ("folder/", "it is a folder"), ("f.yaml/x", "Not a directory"),
                             ("/dev/fd/77", "Bad file descriptor"), ("/dev/stdin", "it is open for reading only")):
            with open("/dev/null", "rb") as nothing:
                result = self.run_here(*SCORE, "f.yaml", "-o", name, stdin=nothing)
            self.assertEqual((2, f"{name}: error: cannot write it: {reason}\n"), (result.status, result.err))

    def test_another_descriptor(self):
        with open(self.folder / "third", "w+") as third:
            third.write("before\n"), third.flush()
            self.run_here(*SCORE, "f.yaml", "-o", f"/dev/fd/{third.fileno()}", pass_fds=(third.fileno(),))
        self.assertEqual("before\n" + ROWS, self.read("third"))

    def test_a_stream_that_is_closed(self):
        """Its number must not fall to a file: messages would be written into it."""
        def shell(ends):
            return subprocess.run(["sh", "-c", f"'{PROGRAM}' {' '.join(SCORE)} f.yaml {ends}"], cwd=self.folder, env=environment(), capture_output=True, timeout=60)
        self.assertEqual((1, ROWS), (shell("-o out.csv 2>&-").returncode, self.read("out.csv")))
        self.assertEqual((1, ROWS), (shell("-o out.csv >&- 2>&- <&-").returncode, self.read("out.csv")))
        self.assertEqual(2, shell(">&-").returncode)


THREE = ("-o", "rows.csv", "--errors", "errors.ndjson", "--summary-file", "summary.json")


class Interrupted(PlaceCase):
    """However many files are being written, none is left half."""
    def begun(self, *popen, **more):
        process = subprocess.Popen([*popen, PROGRAM, "score", "-", *THREE, "--format", "csv"], cwd=self.folder, env=environment(), stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
        process.stdin.write(b"---\nname: X\n" * 100)
        process.stdin.flush()
        deadline = time.monotonic() + 60
        while len(self.files_here()) < 4 and time.monotonic() < deadline:
            time.sleep(0.01)
        self.assertEqual(4, len(self.files_here()))
        time.sleep(0.1)
        return process

    def check(self, sent):
        process = self.begun()
        process.send_signal(sent)
        process.communicate(timeout=60)
        self.assertEqual((-sent, ["f.yaml"]), (process.returncode, self.files_here()))

    def test_a_hangup_that_is_to_be_passed_over_is(self):
        process = self.begun("nohup")
        process.send_signal(signal.SIGHUP)
        process.communicate(timeout=60)
        self.assertEqual((0, 4), (process.returncode, len(self.files_here())))

    def test_a_reader_that_leaves(self):
        self.write("many.yaml", "---\nname: X\n" * 1500)
        done = subprocess.run(["sh", "-c", f"'{PROGRAM}' score --format csv --errors e.ndjson --summary-file s.json many.yaml | head -2"], cwd=self.folder,
                              env=environment(), capture_output=True, timeout=120)
        self.assertEqual((2, ["f.yaml", "many.yaml"]), (len(done.stdout.splitlines()), self.files_here()))

    def test_a_limit_of_size(self):
        self.write("many.yaml", "---\nname: X\n" * 400)
        done = subprocess.run(["sh", "-c", f"ulimit -f 20; '{PROGRAM}' score --format csv {' '.join(THREE)} many.yaml"], cwd=self.folder, env=environment(),
                              capture_output=True, timeout=120)
        self.assertNotEqual(0, done.returncode)
        self.assertEqual(["f.yaml", "many.yaml"], self.files_here())


Interrupted = for_each({sent.name.lower(): sent for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)})(Interrupted)
