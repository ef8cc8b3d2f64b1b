"""Timing whole programs by turns, so that a machine whose speed drifts slows all of them alike."""
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Run:
    """A program on a file. `failure` says why there are no seconds; the first run of all, which warms up, leaves what
    it writes in `output`."""
    command: list
    fiches: int
    folder: Path = None  # to run it in
    output: Path = None
    one_core: bool = False
    failure: str = ""
    errors: str = ""  # what it said on standard error when it warmed up
    seconds: list = field(default_factory=list)

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def rate(self):
        return self.fiches / self.median

    def held(self):
        """In the program that is to run, before it does."""
        if self.one_core:
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    def warm_up(self):
        try:
            with open(self.output or os.devnull, "wb") as out:
                done = subprocess.run(self.command, cwd=self.folder, stdout=out, stderr=subprocess.PIPE, check=False,
                                      preexec_fn=self.held if self.one_core else None)
        except OSError as problem:
            self.failure = f"{problem.strerror}: {problem.filename}"
            return
        self.errors = done.stderr.decode(errors="replace")
        if done.returncode != 0:
            said = [line.strip() for line in self.errors.splitlines() if re.search("error|rejected", line, re.I)]
            self.failure = f"ended with {done.returncode}" + (f": {said[0]}" if said else "")

    def time(self):
        start = time.monotonic()
        subprocess.run(self.command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
                       preexec_fn=self.held if self.one_core else None)
        self.seconds.append(time.monotonic() - start)


def take_turns(runs, turns):
    """A warm-up each, then A B C, A B C, … Those that fail are left out of the turns."""
    for run in runs:
        run.warm_up()
    for _ in range(turns):
        for run in runs:
            if not run.failure:
                run.time()


def ratio(slow, fast):
    """How many times as long a fiche takes one as the other: the median of the turns, each against its neighbour."""
    return statistics.median((a / slow.fiches) / (b / fast.fiches) for a, b in zip(slow.seconds, fast.seconds))


def peak_memory(command, blocks):
    """The most memory that a program held, in MB, while it was given these blocks of text on its standard input. As the
    system tells it of the running program: what `wait` tells would be at least the memory of this one, which forked."""
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def feed():
        try:
            for block in blocks:
                program.stdin.write(block)
            program.stdin.close()
        except BrokenPipeError:
            pass

    feeder = threading.Thread(target=feed)
    feeder.start()
    peak = 0
    while program.poll() is None:
        told = re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{program.pid}/status").read_text(encoding="utf-8"))
        peak = max(peak, int(told[1]) if told else 0)
        time.sleep(.002)
    feeder.join()
    if program.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {program.returncode}")
    return peak / 1024


def first_line(command):
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return said.splitlines()[0].strip()
    except (OSError, subprocess.CalledProcessError, IndexError):
        return "none"


def machine(build):
    """What the figures depend on, a line each: no names of machines or folders."""
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    processor = model[1] if model else "unknown processor"
    yield f"{processor}, {len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f} before"
    cache = build / "CMakeCache.txt"
    if cache.exists():
        of = dict(re.findall(r"^(\w+):\w+=(.*)$", cache.read_text(encoding="utf-8"), re.M))
        kind = of.get("CMAKE_BUILD_TYPE", "")
        flags = [of.get("CMAKE_CXX_FLAGS", ""), of.get(f"CMAKE_CXX_FLAGS_{kind.upper()}", "")]
        version = re.sub(r"^\S*/", "", first_line([of.get("CMAKE_CXX_COMPILER", "c++"), "--version"]))
        yield f"{version}, {' '.join([kind, *flags]).strip()}"
    yield f"Python {sys.version.split()[0]}, Node.js {first_line(['node', '--version'])}"
