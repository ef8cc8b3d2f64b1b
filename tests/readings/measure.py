#!/usr/bin/env python3
"""Expert readings of clubs held against what the program says of them.

    tests/readings/measure.py PROGRAM               the table
    tests/readings/measure.py PROGRAM --by-club     each reading that differs, too
    tests/readings/measure.py PROGRAM --rules DIR   under the rules of this folder
    tests/readings/measure.py PROGRAM --signs       the facts hidden that are a factor in other words: signs alone
    tests/readings/measure.py PROGRAM --fiches DIR  other fiches of the same clubs, as far as the folder has them

readings.tsv has one line a club: class, territory, ambition, the four factors of success (S1 to S4) and the five of
rachitism (X1 to X5), `?` where the text does not let one say.
"""
import argparse
import csv
import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FACTORS = {"S1": "success.core_team", "S2": "success.milieu", "S3": "success.limited_membership", "S4": "success.logistics",
           "X1": "rachitism.no_support", "X2": "rachitism.no_incentive", "X3": "rachitism.unclear_position", "X4": "rachitism.no_means",
           "X5": "rachitism.absent_firms"}
# Each is a factor, or half of one, in other words: a visitor judges it and does not see it.
JUDGED = ("governance.core_team", "governance.vigorous_presidents", "governance.rests_on_few", "territory.lively",
          "territory.authorities_listen", "territory.new_clubs_encouraged", "members.too_mixed", "governance.position_defined",
          "means.cannot_argue")
# What two readers of one text read otherwise, and is not measured: exactly sixty members, an aim taken for an achievement.
UNSETTLED = {("mecaloire", "S3"), ("saint_laurent_de_chamousset", "S3"),
             *((club, "ambition") for club in ("niederbronn", "privas", "maine_normand", "cite_de_l_or", "ploermel",
                                               "saint_laurent_de_chamousset", "dieulefit"))}
# Read as the chapter that tells of it, and settled since by its facts.
SETTLED = {("avallon", "class"): "B2"}


def fiche_of(club, folder=None):
    """The club's fiche in this folder, or nothing; in the samples, where each club read has one, without a folder."""
    return next(iter(folder.glob(f"{club}.yaml") if folder else ROOT.glob(f"samples/*/{club}.yaml")), None)


def keys_of(facts):
    """How a fiche may write the facts: their last name, heading and aliases."""
    keys = set()
    for file in (ROOT / "rules" / "facts").glob("*.yaml"):
        for name, fact in yaml.safe_load(file.read_text())["facts"].items():
            if name in facts:
                keys |= {name.rpartition(".")[2], fact["heading"], *fact.get("aliases", [])}
    return keys


def without(fiche, keys):
    """The text of a fiche without the lines that state one of these: each is yes or no and stands on its line."""
    line = re.compile(rf"  ({'|'.join(sorted(keys))}):")
    kept = [one for one in fiche.read_text().splitlines() if not line.match(one)]
    # A section of which nothing is left goes with it.
    last = [at for at, one in enumerate(kept) if re.match(r"[a-z_]+:\s*(#.*)?$", one)
            and (at + 1 == len(kept) or not kept[at + 1].startswith((" ", "-")))]
    return "\n".join(one for at, one in enumerate(kept) if at not in last) + "\n"


def diagnosis(program, rules, fiche):
    command = [program, "diagnose", "--alone", "--lang", "en", "--format", "json", *(["--rules", rules] if rules else []), "-"]
    return json.loads(subprocess.run(command, input=fiche, capture_output=True, text=True, check=True).stdout)


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
    arguments.add_argument("--rules")
    arguments.add_argument("--signs", action="store_true")
    arguments.add_argument("--by-club", action="store_true")
    arguments.add_argument("--fiches", type=Path)
    options = arguments.parse_args(given)
    measured, today, hidden = Measure(), Counter(), keys_of(JUDGED) if options.signs else ()
    with open(HERE / "readings.tsv", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            row.update({what: read for (club, what), read in SETTLED.items() if club == row["club"]})
            fiche = fiche_of(row["club"], options.fiches)
            if fiche is None:
                continue
            text = without(fiche, hidden) if hidden else fiche.read_text()
            found = diagnosis(options.program, options.rules, text)
            said = verdicts(found)
            whole = f"{said['class']}{said['mode'] or ''}" if said["class"] else None
            measured.verdict(row["club"], "class", row["class"], whole)
            if row["known_from"] == "press":
                today["equal" if said["class"] == row["class"][:2] else "other"] += 1
            for name in ("territory", "ambition"):
                if (row["club"], name) in UNSETTLED:
                    continue
                measured.verdict(row["club"], name, row[name], said[name])
            for code, rule in FACTORS.items():
                if (row["club"], code) not in UNSETTLED:
                    measured.factor(row["club"], code, row[code], *standing(found["rules"][rule]))
    for what, figure in measured.table():
        print(f"{what:<45} {figure}")
    if today:
        print(f"{'class of the eight of today':<45} {today['equal']} of {sum(today.values())}")
    if options.by_club:
        print("\n".join(measured.differences))


if __name__ == "__main__":
    main()
