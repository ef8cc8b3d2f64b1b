"""Whether two programs came to the same on the sixty rules. Each writes one line of JSON a fiche: name, class,
territory, ambition (1 to 4), score, factors and recommendations; ours, which has words of its own, is put in the same
terms first."""
import json

OURS = {"TU": "T?", "N1": 1, "N2": 2, "N3": 3, "N4": 4}
COLUMNS = "name,class,territory,ambition,success_held,failure_held,recommendations"


def words(value):
    return value if isinstance(value, list) else value.split()


def held(row, count):
    return words(row[f"{count}_held"] if f"{count}_held" in row else row[count]["held"])


def in_shared_terms(row):
    """A line of `diagclub score --rules tests/bench/sixty_rules --format ndjson`, with or without COLUMNS; one that was
    rejected or left open stays different from all others."""
    if "error" in row:
        return row
    successes, failures = held(row, "success"), held(row, "failure")
    same = {"name": row["name"], "score": len(successes) - len(failures),
            "factors": [name.upper() for name in successes + failures]}
    for table in ("class", "territory", "ambition"):
        outcome = row[table]
        same[table] = OURS.get(outcome, outcome) if isinstance(outcome, str) else outcome
    if "recommendations" in row:
        same["recommendations"] = [name.upper() for name in words(row["recommendations"])]
    return same


def comparable(row):
    return {key: sorted(value) if key in ("factors", "recommendations") else value for key, value in row.items()}


def read(path, ours=False):
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [comparable(in_shared_terms(row) if ours else row) for row in rows]


def difference(reference, rows):
    """In words, or nothing: the first fiche of which they differ, and how many do. A program that does not tell
    something (recommendations, before there were columns) is compared in the rest."""
    if len(reference) != len(rows):
        return f"{len(rows)} lines for {len(reference)} fiches"
    differing = [(i, key) for i, (a, b) in enumerate(zip(reference, rows))
                 for key in (b if "error" not in b else a) if a.get(key) != b.get(key)]
    if not differing:
        return ""
    i, key = differing[0]
    return (f"{len({i for i, _ in differing})} of {len(rows)} fiches differ, first {reference[i]['name']}: "
            f"{key} is {rows[i].get(key, rows[i].get('error'))}, expected {reference[i][key]}")
