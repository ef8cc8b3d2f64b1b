#!/usr/bin/env python3
"""The sixty rules as a consultant who knows Python would write them: by_hand.py FICHES reads YAML with PyYAML's C loader
and writes one line of JSON a fiche. What every other program is compared with."""
import json
import sys

import yaml


def sections(fiche):
    return (fiche.get(name, {}) for name in ("territory", "membership", "origin", "governance", "finance", "relations"))


def evaluate(fiche):
    territory, membership, origin, governance, finance, relations = sections(fiche)
    missing = float("nan")  # no comparison with it holds
    year = fiche.get("year", missing)
    density = territory.get("population_density", missing)
    per_canton = territory.get("firms_per_canton", missing)
    firms, jobs = membership.get("firms", missing), membership.get("jobs", missing)
    branches = membership.get("branches", ())
    share = membership.get("share_main_branch", missing)
    smallest, largest = membership.get("min_size", missing), membership.get("max_size", missing)
    absent = membership.get("nonparticipation_pct", missing)
    dynamic = governance.get("president_dynamic")
    meetings = governance.get("meetings_per_year", missing)
    staff = governance.get("permanent_staff", missing)
    fee, subsidies = finance.get("annual_fee_francs", missing), finance.get("subsidies_share", missing)
    mayor, cci, drire = (relations.get(key) for key in ("mayor", "cci", "drire"))
    objectives, achievements = fiche.get("objectives", ()), fiche.get("achievements", ())

    if share >= 0.8 or largest <= 10 and len(branches) == 1:
        club = "B1"
    elif origin.get("initiator") == "public" or governance.get("public_body_role") == "lead":
        club = "B3"
    elif subsidies >= 0.6 and origin.get("initiator") == "chamber":
        club = "B3"
    else:
        club = "B2"

    if density > 80 and per_canton > 50:
        place = "T1"
    elif 40 <= density <= 80 and 20 <= per_canton <= 50:
        place = "T2"
    elif density < 30 and per_canton < 20:
        place = "T3"
    elif "population_density" not in territory or "firms_per_canton" not in territory:
        place = "T?"
    else:
        place = "TX"

    if firms >= 100 and ("international" in objectives or "innovation" in objectives) or jobs >= 5000:
        ambition = 4
    elif len(objectives) >= 4 and firms >= 60:
        ambition = 3
    elif len(objectives) >= 3 or firms >= 30:
        ambition = 2
    else:
        ambition = 1

    factors = [name for name, holds in (
        ("S01", dynamic is True),
        ("S02", mayor == "good" and cci == "good"),
        ("S03", subsidies <= 0.3),
        ("S04", absent <= 20),
        ("S05", len(achievements) >= 3),
        ("S06", staff >= 1),
        ("S07", meetings >= 6),
        ("S08", 200 <= fee <= 3000),
        ("S09", firms >= 40 and year <= 1990),
        ("S10", 5 <= governance.get("board_size", missing) <= 15),
        ("F01", dynamic is False),
        ("F02", mayor == "bad"),
        ("F03", cci == "bad" and drire == "bad"),
        ("F04", absent >= 50),
        ("F05", subsidies >= 0.7),
        ("F06", not achievements),
        ("F07", largest >= 500 and smallest <= 5),
        ("F08", meetings <= 1),
    ) if holds]
    score = sum(1 if name[0] == "S" else -1 for name in factors)

    advice = [name for name, holds in (
        ("R01", club == "B1" and len(branches) >= 3),
        ("R02", club == "B2" and place == "T3"),
        ("R03", club == "B3" and subsidies >= 0.5),
        ("R04", club == "B3" and mayor == "bad"),
        ("R05", place == "T1" and firms < 30),
        ("R06", place == "T2" and staff <= 0),
        ("R07", place == "T3" and territory.get("cantons", missing) >= 3),
        ("R08", ambition >= 3 and staff <= 0),
        ("R09", ambition >= 4 and len(objectives) <= 2),
        ("R10", ambition <= 1 and firms >= 20),
        ("R11", score <= -2),
        ("R12", score >= 4 and place == "T1"),
        ("R13", absent >= 40 and meetings <= 3),
        ("R14", "annual_fee_francs" not in finance),
        ("R15", fee < 200 and subsidies >= 0.4),
        ("R16", fee > 3000 and largest <= 50),
        ("R17", cci == "neutral" and drire == "neutral"),
        ("R18", "drire" not in relations),
        ("R19", "training" in objectives and "mechanics" in branches),
        ("R20", "purchasing" in objectives and firms >= 25 and share >= 0.5),
        ("R21", year >= 1993 and len(achievements) <= 1),
        ("R22", jobs < 500 and territory.get("population", missing) >= 20000),
        ("R23", place == "T?"),
    ) if holds]
    return {"name": fiche["name"], "class": club, "territory": place, "ambition": ambition, "score": score,
            "factors": factors, "recommendations": advice}


def main():
    with open(sys.argv[1], "rb") as file:
        for fiche in yaml.load_all(file, Loader=yaml.CSafeLoader):
            print(json.dumps(evaluate(fiche), ensure_ascii=False))


if __name__ == "__main__":
    main()
