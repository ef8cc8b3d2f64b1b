#!/usr/bin/env python3
"""Expert readings of clubs held against what the program says of them.

    tests/readings/measure.py PROGRAM [FOLDER]      the table; FOLDER instead of today/ beside this file
    tests/readings/measure.py PROGRAM --by-club     each reading that differs, too

readings.tsv has one line a club: class, territory, ambition, the four factors of success (S1 to S4) and the five of
rachitism (X1 to X5), `?` where the text does not let one say.
"""
import argparse
import csv
import json
import subprocess
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FACTORS = {"S1": "success.core_team", "S2": "success.milieu", "S3": "success.limited_membership", "S4": "success.logistics",
           "X1": "rachitism.no_support", "X2": "rachitism.no_incentive", "X3": "rachitism.unclear_position", "X4": "rachitism.no_means",
           "X5": "rachitism.absent_firms"}
# What two readers of one text read otherwise, and is not measured: exactly sixty members, an aim taken for an achievement.
UNSETTLED = {("mecaloire", "S3"), ("saint_laurent_de_chamousset", "S3")}


def fiche_of(club, today):
    return next(iter(ROOT.glob(f"samples/*/{club}.yaml")), today / f"{club}.yaml")


def diagnosis(program, fiche):
    command = [program, "diagnose", "--alone", "--lang", "en", "--format", "json", fiche]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def standing(entry):
    """What stands of an entry, and how firmly."""
    said = entry["standing"]
    return said["value"], said["firmness"]


def verdicts(found):
    """Class with its mode, territory, level: one value each, or nothing where it is open or contested."""
    tables = found["tables"]
    name = standing(tables["class"])[0]
    mode = standing(tables["mode"])[0] if name == "B3" else None
    return {"class": name, "mode": mode, "territory": standing(tables["territory"])[0], "ambition": standing(tables["ambition"])[0]}


class Measure:
    def __init__(self):
        self.factors = Counter()   # (reading, what is said)
        self.presumed = Counter()  # presumed conclusions: right, contradicted
        self.verdicts = {name: Counter() for name in ("class", "territory", "ambition")}
        self.differences = []

    def factor(self, club, code, read, said, firmness):
        word = {"yes": "present", "no": "absent"}.get(said, "open")
        self.factors[read, word] += 1
        if firmness == "presumed" and read != "?":
            self.presumed["right" if said == read else "contradicted"] += 1
        if (read, word) in (("yes", "absent"), ("no", "present")) or (read == "yes" and word == "open"):
            self.differences.append(f"{club} {code}: read {read}, said {word} ({firmness})")

    def verdict(self, club, name, read, said):
        kind = "open" if said is None else "equal" if said == read else "other"
        self.verdicts[name][kind] += 1
        if kind != "equal":
            self.differences.append(f"{club} {name}: read {read}, said {said or 'open'}")

    def share(self, read, word):
        total = sum(count for (reading, _), count in self.factors.items() if reading == read)
        return f"{100 * self.factors[read, word] / total:.1f} % ({self.factors[read, word]} of {total})" if total else "–"

    def table(self):
        yield "factors read as present: said present", self.share("yes", "present")
        yield "factors read as present: denied", self.share("yes", "absent")
        yield "factors read as absent: said absent", self.share("no", "absent")
        yield "factors read as absent: said present", self.share("no", "present")
        yield "read as ?: left open or contested", self.share("?", "open")
        total = sum(self.presumed.values())
        wrong = self.presumed["contradicted"]
        yield "presumed factors that a reading contradicts", f"{100 * wrong / total:.1f} % ({wrong} of {total})" if total else "–"
        for name, counts in self.verdicts.items():
            yield f"{name}: equal to the reading", f"{counts['equal']} of {sum(counts.values())} ({counts['open']} open)"


def main(given=None):
    """Prints the table. given: the command line, else the process's own."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("folder", nargs="?", type=Path, default=HERE / "today")
    arguments.add_argument("--by-club", action="store_true")
    options = arguments.parse_args(given)
    measured, today = Measure(), Counter()
    with open(HERE / "readings.tsv", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found = diagnosis(options.program, fiche_of(row["club"], options.folder))
            said = verdicts(found)
            whole = f"{said['class']}{said['mode'] or ''}" if said["class"] else None
            measured.verdict(row["club"], "class", row["class"], whole)
            if row["known_from"] == "press":
                today["equal" if said["class"] == row["class"][:2] else "other"] += 1
            for name in ("territory", "ambition"):
                measured.verdict(row["club"], name, row[name], said[name])
            for code, rule in FACTORS.items():
                if (row["club"], code) not in UNSETTLED:
                    measured.factor(row["club"], code, row[code], *standing(found["rules"][rule]))
    for what, figure in measured.table():
        print(f"{what:<45} {figure}")
    print(f"{'class of the eight of today':<45} {today['equal']} of {sum(today.values())}")
    if options.by_club:
        print("\n".join(measured.differences))


if __name__ == "__main__":
    main()
