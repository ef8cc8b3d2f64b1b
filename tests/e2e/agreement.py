#!/usr/bin/env python3
"""How far the program agrees with the report on the report's own clubs.

    tests/e2e/agreement.py PROGRAM [fr|en]
"""
import json
import os
import sys
import textwrap

import yaml

sys.dont_write_bytecode = True
VERDICTS = ("class", "mode", "territory", "ambition")
LOWEST_AMBITION = "nothing"  # the table's own name for what the expected files call `none`


def expected_of(sample):
    """Verdict -> {report, tool, section, why} of the file beside a sample, in the names of the tables."""
    from program import ROOT
    expected = yaml.safe_load((ROOT / sample.replace(".yaml", ".expected.yaml")).read_text())
    if expected["ambition"]["tool"] == "none":
        expected["ambition"]["tool"] = LOWEST_AMBITION
    return expected


def outcomes(samples):
    """Sample -> verdict -> the outcome's name as it stands, `none`, or `open`."""
    from program import run
    result = run("diagnose", "--format", "json", "--quiet", *samples)
    if result.status != 0:
        raise AssertionError(result.err)
    documents = json.loads(result.out) if len(samples) > 1 else [json.loads(result.out)]
    return {document["fiche"]["file"]: {name: outcome(document["tables"][name]) for name in VERDICTS} for document in documents}


def outcome(table):
    return table["standing"]["value"] or "open"


def main(language):
    from program import REPORTED
    found = outcomes(REPORTED)
    for verdict in VERDICTS:
        compared = [(sample, expected_of(sample)[verdict]) for sample in REPORTED if verdict in expected_of(sample)]
        compared = [(sample, entry) for sample, entry in compared if entry["report"] != "none"]
        different = [(sample, entry) for sample, entry in compared if found[sample][verdict] != entry["report"]]
        print(f"{verdict:10} {len(compared) - len(different):2} of {len(compared):2}")
        for sample, entry in different:
            print(f"  {sample}: the report says {entry['report']} ({entry['section']}), the program {found[sample][verdict]}")
            print(textwrap.fill(entry.get("why", {}).get(language, "no reason given"), 96, initial_indent="    ", subsequent_indent="    "))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["fr"], ["en"]):
        sys.exit(__doc__.strip())
    os.environ["DIAGCLUB"] = os.path.abspath(sys.argv[1])
    main((sys.argv[2:] or ["en"])[0])
