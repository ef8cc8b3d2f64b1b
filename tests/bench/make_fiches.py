#!/usr/bin/env python3
"""Fiches to measure with: seeded, with the gaps and the manners of writing of real ones. The same number and seed give
the same clubs in every format.

    make_fiches.py 10000 > fiches.yaml
    make_fiches.py 10000 --format ndjson > fiches.ndjson
    make_fiches.py 10000 --format dir -o folder
    make_fiches.py 1000 --rules ours --style pyyaml --unusual 10
"""
import argparse
import csv
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
import vocabularies
import yaml_styles


def flat(fiche):
    """A fiche as one row of a table: dotted names, lists in one cell; what stands several times has no place there."""
    for key, value in fiche.items():
        if isinstance(value, dict):
            for below, inner in value.items():
                yield f"{key}.{below}", cell(inner)
        elif not (isinstance(value, list) and value and isinstance(value[0], dict)):
            yield key, cell(value)


def cell(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value) or "[]"
    return " ".join(value.split()) if isinstance(value, str) else value


def write_csv(fiches, columns, out):
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    for fiche in fiches:
        writer.writerow(dict(flat(fiche)))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("number", metavar="N", type=int)
    arguments.add_argument("--seed", type=int, default=1998)
    arguments.add_argument("--format", choices=["yaml", "ndjson", "csv", "dir"], default="yaml")
    arguments.add_argument("--rules", choices=["sixty", "ours"], default="sixty", help="whose vocabulary")
    arguments.add_argument("--style", choices=sorted(yaml_styles.STYLES), default="plain",
                           help="YAML as written by hand or by a library")
    arguments.add_argument("--unusual", metavar="PERCENT", type=float, default=0,
                           help="share of documents in YAML that is not plain block YAML")
    arguments.add_argument("-o", metavar="PATH", dest="output", help="file, or the folder of --format dir")
    options = arguments.parse_args()
    if options.format == "dir" and not options.output:
        arguments.error("--format dir needs -o FOLDER")

    vocabulary = vocabularies.SIXTY if options.rules == "sixty" else vocabularies.Ours()
    # One language for a table, whose heads are keys.
    fiches = vocabulary.fiches(options.number, options.seed, english=options.format == "csv")
    documents = yaml_styles.documents(fiches, options.style, options.unusual, options.seed)
    if options.format == "dir":
        folder = Path(options.output)
        folder.mkdir(parents=True, exist_ok=True)
        for i, document in enumerate(documents):
            (folder / f"fiche-{i:06}.yaml").write_text(document, encoding="utf-8")
        return
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    with open(options.output, "w", encoding="utf-8", newline="") if options.output else sys.stdout as out:
        if options.format == "yaml":
            for document in documents:
                out.write("---\n" + document)
        elif options.format == "csv":
            write_csv(fiches, vocabulary.columns(), out)
        else:
            for fiche in fiches:
                out.write(json.dumps(fiche, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
