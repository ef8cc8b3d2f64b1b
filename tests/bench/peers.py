"""What others would use instead. Two are here, written by hand; the rest are looked for in the folder of `--peers`,
which holds them ready to run:

    js/jl.mjs js/jre.mjs js/zen.mjs js/pub.mjs    json-logic, json-rules-engine, Zen and Publicodes (npm install in js)
    bin/clips_run clips/rules.clp                 CLIPS fed by libyaml (libclips-dev, libyaml-dev)
    prolog/run.pl                                 SWI-Prolog (swi-prolog-nox)

Each is given a file of fiches and writes one line of JSON a fiche (see outcomes.py)."""
import sys
from pathlib import Path

from turns import Run

HERE = Path(__file__).resolve().parent
# Publicodes takes some milliseconds a fiche.
FEW = 500


def of_here(data):
    return {
        "PyYAML (C), Python by hand": Run([sys.executable, HERE / "peers/by_hand.py", data.yaml], data.fiches),
        "NDJSON, JavaScript by hand": Run(["node", HERE / "peers/by_hand.mjs", data.ndjson], data.fiches),
    }


def of_folder(folder, data):
    many, few = data.fiches, min(data.fiches, FEW)
    commands = {
        "js-yaml, json-logic": (["node", "js/jl.mjs", data.yaml], many),
        "js-yaml, json-rules-engine": (["node", "js/jre.mjs", data.yaml], many),
        "js-yaml, Zen engine": (["node", "js/zen.mjs", data.yaml, "64"], many),
        "yaml, Publicodes": (["node", "js/pub.mjs", data.few], few),
        "libyaml, CLIPS": (["bin/clips_run", "libyaml", data.yaml, "clips/rules.clp"], many),
        "SWI-Prolog": (["swipl", "-q", "prolog/run.pl", "--", data.yaml], many),
    }
    return {name: Run(command, fiches, folder=folder) for name, (command, fiches) in commands.items()}
