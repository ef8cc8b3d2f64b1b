#!/usr/bin/env python3
"""Measures `diagclub score` on the sixty rules (tests/bench/sixty_rules) against floors, which do only what cannot be
left out, and against what others would use. Everything is timed by turns in the same run; times are medians, ratios the
medians of the turns' own. What each program writes is compared first with the same rules written by hand in Python.

    cmake --preset release -DDIAGCLUB_BENCH=ON && cmake --build --preset release
    tests/bench/run.py
    tests/bench/run.py --million --peers FOLDER
    tests/bench/run.py --quick                   does everything still run and agree?

Needs PyYAML (python3-yaml); Node.js (nodejs) for what is measured
with it, and for other peers what peers.py says. What is missing is named and left out.

Exit status: 0 all agree and every target measured is met, 1 not so, 2 it could not be measured."""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
import outcomes
import peers
import turns
from turns import Run, ratio, take_turns

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SIXTY = HERE / "sixty_rules"
FICHE = ROOT / "samples/r1/wissembourg.yaml"
BLOCK = 10000


class Data:
    """The same fiches in every format, made as they are asked for."""

    def __init__(self, folder, fiches):
        self.folder, self.fiches = folder, fiches

    def make(self, name, *options, fiches=None):
        path = self.folder / name
        if not path.exists():
            maker = [sys.executable, HERE / "make_fiches.py", str(fiches or self.fiches), *options, "-o", path]
            subprocess.run(maker, check=True)
        return path

    yaml = property(lambda self: self.make("fiches.yaml"))
    ndjson = property(lambda self: self.make("fiches.ndjson", "--format", "ndjson"))
    csv = property(lambda self: self.make("fiches.csv", "--format", "csv"))
    files = property(lambda self: self.make("files", "--format", "dir"))
    few = property(lambda self: self.make("few.yaml", fiches=min(self.fiches, peers.FEW)))
    built_in = property(lambda self: self.make("built_in.yaml", "--rules", "ours"))

    def styled(self, style):
        return self.make(f"{style}.yaml", "--style", style)

    def unusual(self, percent):
        return self.make(f"unusual_{percent}.yaml", "--unusual", str(percent))

    def blocks(self, fiches):
        """A stream of so many fiches: the same ones over and over, under other names."""
        block = self.make(f"block_{min(fiches, BLOCK)}.yaml", fiches=min(fiches, BLOCK)).read_bytes()
        for i in range(max(1, fiches // BLOCK)):
            yield block.replace(b"\nname: ", b"\nname: Bloc %d, " % i)


class Table:
    def __init__(self, judged):
        self.judged, self.rows, self.notes, self.missed, self.differing = judged, [], [], 0, 0

    def note(self, what, why):
        if f"{what}: {why}" not in self.notes:
            self.notes.append(f"{what}: {why}")

    def add(self, what, time, rate="", against="", figure=None, least=None, most=None, words="the time"):
        target = f"≥ {least}×" if least else f"≤ {most}×" if most else ""
        met = ""
        if target and figure is None:
            met = "not measured"
        elif target and self.judged:
            met = "yes" if (figure >= least if least else figure <= most) else "NO"
            self.missed += met == "NO"
        shown = "" if figure is None else f"{figure:.{2 if figure < 10 else 0}f}× {words}"
        self.rows.append([what, time, rate, against, shown, target, met])

    def compare(self, what, run, against, other, least=None, most=None, faster=False, scale=1.0):
        """A row of one run against another. `least`: how many times as fast it should be; `most`: how many times the
        other's time it may take; `scale`: where they are not to be compared fiche by fiche."""
        for name, one in ((what, run), (against, other)):
            if one.failure:
                self.note(name, one.failure)
        faster = faster or least is not None
        figure = None
        if not run.failure and not other.failure:
            figure = (ratio(other, run) if faster else ratio(run, other)) * scale
        if not other.failure:
            for_fewer = f" for {other.fiches}" if other.fiches != run.fiches else ""
            against = f"{against}: {other.median * 1000:.1f} ms{for_fewer}"
        time, rate = ("–", "") if run.failure else (f"{run.median * 1000:.1f} ms", f"{run.rate:,.0f}")
        self.add(what, time, rate, against, figure, least, most, "as fast" if faster else "the time")

    def check(self, what, run, reference, ours=False):
        """Leaves out of the figures a program that comes to something else."""
        if run.failure:
            return
        differs = outcomes.difference(reference[:run.fiches], outcomes.read(run.output, ours))
        if differs:
            run.failure = f"DIFFERS: {differs}"
            self.differing += 1

    def __str__(self):
        head = ["", "time", "fiches/s", "against", "ratio", "target", "met"]
        widths = [max(len(row[i]) for row in [head, *self.rows]) for i in range(len(head))]
        lines = [" | ".join(word.ljust(width) for word, width in zip(row, widths)) for row in [head, *self.rows]]
        lines.insert(1, " | ".join("-" * width for width in widths))
        return "\n".join(f"| {line} |" for line in lines)


class Bench:
    def __init__(self, options, folder):
        self.program = Path(options.program).resolve()
        self.build = self.program.parent
        self.data = Data(folder, options.fiches)
        self.turns = 1 if options.quick else 5
        self.quick, self.folder, self.peers = options.quick, folder, options.peers
        self.table = Table(judged=not options.quick)
        said = subprocess.run([self.program, "score", "--help"], capture_output=True, text=True, check=True).stdout
        self.can = {option for option in ("--columns", "--jobs", "--timings") if option in said}
        if "--columns" not in self.can:
            self.table.note("`score` has no `--columns` yet", "advice is not compared, all columns are written")

    def score(self, path, *more, rules=SIXTY):
        columns = ["--columns", outcomes.COLUMNS] if "--columns" in self.can and rules else []
        chosen = ["--rules", rules] if rules else []
        return Run([self.program, "score", *chosen, "--format", "ndjson", *columns, *more, path], self.data.fiches)

    def floor(self, name, *arguments, fiches=None):
        return Run([self.build / "tests/bench" / name, *arguments], fiches or self.data.fiches)

    def turn(self, runs, checked=()):
        """`checked`: those of the runs whose lines must be the reference's, with what to call them."""
        for i, (_, run) in enumerate(checked):
            run.output = self.folder / f"output_{i}"
        take_turns(runs, self.turns)
        for what, run in checked:
            self.table.check(what, run, self.reference, ours=run.command[0] == self.program)

    def measure(self):
        by_hand = Run([sys.executable, HERE / "peers/by_hand.py", self.data.yaml], self.data.fiches,
                      output=self.folder / "reference")
        by_hand.warm_up()
        if by_hand.failure:
            raise RuntimeError(f"the rules written by hand in Python did not run: {by_hand.failure}")
        self.reference = outcomes.read(by_hand.output)
        self.yaml()
        self.other_formats()
        self.evaluation()
        self.cores()
        self.start_up()
        self.others()

    def yaml(self):
        data, table = self.data, self.table
        ours, trees = self.score(data.yaml), self.floor("node_trees", data.yaml)
        forms = {f"YAML, {percent} % unusual": data.unusual(percent) for percent in (1, 10)}
        forms |= {f"YAML as {style} writes it": data.styled(style) for style in ("pyyaml", "jsyaml", "ruby")}
        runs = {what: self.score(path) for what, path in forms.items()}
        built_in, their_trees = self.score(data.built_in, rules=None), self.floor("node_trees", data.built_in)
        self.turn([ours, trees, *runs.values(), built_in, their_trees], [("YAML", ours), *runs.items()])
        table.compare("YAML stream", ours, "yaml-cpp, node trees", trees, least=40)
        for what, run in runs.items():
            table.compare(what, run, "plain YAML", ours)
        table.compare("YAML, rules inside the program", built_in, "yaml-cpp, node trees", their_trees)
        if "--timings" not in self.can:
            table.note("fast path", "`score` has no `--timings` yet")
            return
        lanes = {"plain YAML": (data.yaml, SIXTY), **{what: (path, SIXTY) for what, path in forms.items()},
                 "rules inside the program": (data.built_in, None)}
        for what, (path, rules) in lanes.items():
            run = self.score(path, "--timings", rules=rules)
            run.warm_up()
            fast_path = re.search(r"fast path: (\d+) of (\d+) fiches", run.errors)
            table.note(f"fast path, {what}", fast_path[0].partition(": ")[2] if fast_path else "not told")

    def other_formats(self):
        data, table = self.data, self.table
        ndjson, csv, files = (self.score(path) for path in (data.ndjson, data.csv, data.files))
        values, read = self.floor("json_values", data.ndjson), self.floor("read_files", data.files)
        self.turn([ndjson, csv, values, files, read], [("NDJSON", ndjson), ("CSV", csv), ("folder", files)])
        table.compare("NDJSON", ndjson, "simdjson, every value", values, most=2)
        a_byte = data.ndjson.stat().st_size / data.csv.stat().st_size
        table.compare("CSV, a byte", csv, "simdjson, every value", values, most=4, scale=a_byte)
        table.compare(f"folder of {data.fiches} files", files, "opening and reading", read, most=2)

    def evaluation(self):
        run = self.floor("evaluation", SIXTY, self.data.yaml)
        run.output = self.folder / "evaluation"
        run.warm_up()
        if run.failure:
            self.table.note("evaluation alone", run.failure)
            self.table.add("evaluation alone", "–", against="by hand in C++", most=3)
            return
        figures = re.search(r"([\d.]+) ns a fiche, by hand ([\d.]+) ns", run.output.read_text(encoding="utf-8"))
        ours, by_hand = map(float, figures.groups())
        self.table.add("evaluation alone", f"{ours:.0f} ns/fiche", f"{1e9 / ours:,.0f}",
                       f"by hand in C++: {by_hand:.0f} ns", ours / by_hand, most=3)

    def cores(self):
        if "--jobs" not in self.can or len(os.sched_getaffinity(0)) < 2:
            self.table.note("two cores", "there is one" if "--jobs" in self.can else "`score` has no `--jobs` yet")
            self.table.add("two cores", "–", against="one core", least=1.6)
            return
        one, two, single = self.score(self.data.yaml), self.score(self.data.yaml), self.score(self.data.yaml, "--jobs", "1")
        one.one_core = True
        self.turn([one, two, single], [("one core", one), ("two cores", two), ("--jobs 1", single)])
        self.table.compare("two cores", two, "one core", one, least=1.6, faster=True)
        self.table.compare("two cores", two, "two, but one thread that scores (--jobs 1)", single, faster=True)

    def start_up(self):
        page = Run([self.program, "diagnose", FICHE], 1)
        trees = self.floor("node_trees", FICHE, fiches=1)
        take_turns([page, trees], 1 if self.quick else 41)
        self.table.compare("start-up to one page", page, "yaml-cpp, that fiche", trees, most=2)

    def others(self):
        data, table = self.data, self.table
        ours, ndjson = self.score(data.yaml), self.score(data.ndjson)
        runs = peers.of_here(data)
        if self.peers:
            runs |= peers.of_folder(Path(self.peers).resolve(), data)
        else:
            table.note("rule engines of others", "looked for in the folder of `--peers` only (see peers.py)")
        self.turn([ours, ndjson, *runs.values()], [("YAML", ours), ("NDJSON", ndjson), *runs.items()])
        for what, run in runs.items():
            mine, name = (ndjson, "NDJSON") if what.startswith("NDJSON") else (ours, "YAML")
            least = 10 if what.startswith(("NDJSON", "libyaml")) else None
            table.compare(f"{name} stream", mine, what, run, least=least, faster=True)
        as_users_would = {what: run for what, run in runs.items()
                          if not run.failure and not what.startswith(("NDJSON", "libyaml"))}
        if as_users_would:
            best = max(as_users_would, key=lambda what: as_users_would[what].rate)
            table.compare("YAML stream", ours, f"best of these: {best}", as_users_would[best], least=30)

    def memory(self, many):
        few = min(1000, many // 10)
        of_few, of_many = (turns.peak_memory(self.score("-").command, self.data.blocks(n)) for n in (few, many))
        self.table.add(f"peak memory, {many:,} fiches", f"{of_many:.1f} MB", "", f"{few:,} fiches: {of_few:.1f} MB",
                       of_many / of_few, words="the memory")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", default=ROOT / "build/release/diagclub", help="default: the release build")
    arguments.add_argument("--fiches", type=int, help="how many (10000)")
    arguments.add_argument("--peers", metavar="FOLDER", help="where the rule engines of others stand ready (peers.py)")
    arguments.add_argument("--million", action="store_true", help="the memory of a million fiches, not of 10000")
    arguments.add_argument("--quick", action="store_true", help="few fiches, one turn, no target judged")
    options = arguments.parse_args()
    options.fiches = options.fiches or (200 if options.quick else 10000)
    if not os.access(options.program, os.X_OK):
        print(f"run.py: there is no program {options.program}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="diagclub-bench-") as folder:
        bench = Bench(options, Path(folder))
        print("\n".join(f"- {line}" for line in turns.machine(bench.build)))
        size = bench.data.yaml.stat().st_size
        print(f"- {options.fiches} fiches, {size / options.fiches:.0f} bytes each, medians of {bench.turns}\n",
              flush=True)
        try:
            bench.measure()
            bench.memory(1000000 if options.million else min(options.fiches, BLOCK))
        except (RuntimeError, subprocess.CalledProcessError) as problem:
            print(f"run.py: {problem}", file=sys.stderr)
            return 2
    print(bench.table)
    if bench.table.notes:
        print("\n" + "\n".join(f"- {note}" for note in bench.table.notes).replace(f"{folder}/", ""))
    return 1 if bench.table.missed or bench.table.differing else 0


if __name__ == "__main__":
    sys.exit(main())
