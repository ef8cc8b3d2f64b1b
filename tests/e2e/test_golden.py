"""What the program writes, kept word for word under tests/golden/. `run.py PROGRAM --update` writes it anew."""
import json
import re

from program import GOLDEN, LANGUAGES, REPORTED, Case, for_each, run
from test_schemas import OF_A_RULE_SET, once

SHOWN_IN_ENGLISH = ("wissembourg", "privas", "maine_normand", "parthenay", "adecaplan")
EXPLAINED = ("class", "success.limited_membership", "members.non_participation", "density_dense", "success_count", "advise.settle_position")


def commands(above=()):
    """The commands that `diagclub --help` lists, and those below them."""
    listed = run(*above, "--help").out.partition("\nSubcommands:\n")[2].partition("\n\n")[0]
    for word in re.findall(r"^  (\w+)", listed, re.MULTILINE):
        yield (*above, word)
        yield from commands((*above, word))


def pages(table):
    """Of our own rules: what people read. In French for every club, some of them narrow; in English for these."""
    for sample in REPORTED:
        club = sample.split("/")[-1].removesuffix(".yaml")
        table[f"diagnose/{club}.fr.txt"] = ("diagnose", sample, "--lang", "fr"), 80 if club in SHOWN_IN_ENGLISH else 140
        if club in SHOWN_IN_ENGLISH:
            table[f"diagnose/{club}.en.txt"] = ("diagnose", sample, "--lang", "en"), 120
    table["score/samples.txt"] = ("score", "samples", "--lang", "en"), 120
    for language in LANGUAGES:
        table[f"score/summary.{language}.txt"] = ("score", "samples", "--summary", "--by", "territory.family", "--lang", language), 80
        for name in EXPLAINED:
            table[f"explain/{name}.{language}.txt"] = ("explain", name, "--lang", language), 80
        for fiche in ("no_club", "projects"):
            table[f"diagnose/{fiche}.{language}.txt"] = ("diagnose", f"tests/e2e/fiches/{fiche}.yaml", "--lang", language), 80
        table[f"whatif/wissembourg.{language}.txt"] = ("whatif", "samples/r1/wissembourg.yaml", "--set", "governance.public_role=steers", "--lang", language), 80
        table[f"whatif/parthenay.reach.{language}.txt"] = ("whatif", "samples/r2/parthenay.yaml", "--reach", "N3", "--lang", language), 80
        table[f"compare/crest_dieulefit.{language}.txt"] = ("compare", "samples/r3/crest.yaml", "samples/r3/dieulefit.yaml", "--lang", language), 80
        table[f"similar/crest.{language}.txt"] = ("similar", "samples/r3/crest.yaml", "--lang", language), 80
        table[f"rules/test.{language}.txt"] = ("rules", "test", "--lang", language), 80


def forms(table):
    """Of a small rule set, short enough to be read: every other form of output."""
    sets = "tests/e2e/rule_sets"
    small = ("--rules", f"{sets}/small/rules")
    clubs = f"{sets}/small/clubs"
    for club in ("whole", "open"):
        table[f"small/{club}.json"] = ("diagnose", f"{clubs}/{club}.yaml", *small, "--lang", "en", "--format", "json"), 80
    table["small/projects.json"] = ("diagnose", f"{clubs}/projects.yaml", *small, "--lang", "en", "--format", "json"), 80
    for form in ("csv", "ndjson", "json", "markdown"):
        table[f"small/score.{form}"] = ("score", clubs, *small, "--format", form), 80
    table["small/summary.json"] = ("score", clubs, *small, "--summary", "--by", "members.scope", "--format", "json"), 80
    for language in LANGUAGES:
        lang = ("--lang", language)
        table[f"small/open.explain.{language}.txt"] = ("diagnose", f"{clubs}/open.yaml", *small, *lang, "--explain"), 80
        table[f"small/summary.{language}.md"] = ("score", clubs, *small, "--summary", "--by", "members.firms", "--format", "markdown", *lang), 80
        table[f"small/new.{language}.yaml"] = ("new", *small, *lang), 80
        table[f"small/doc.{language}.md"] = ("rules", "doc", *small, *lang), 80
        table[f"small/coverage.{language}.txt"] = ("rules", "coverage", f"{sets}/small/tests", *small, *lang), 80
    table["small/whatif.json"] = ("whatif", f"{clubs}/open.yaml", *small, "--set", "members.scope=one", "--lang", "en", "--format", "json"), 80
    table["small/reach.json"] = ("whatif", f"{clubs}/open.yaml", *small, "--reach", "alive", "--lang", "en", "--format", "json"), 80
    table["small/similar.json"] = ("similar", f"{clubs}/open.yaml", *small, "--cases", clubs, "--lang", "en", "--format", "json"), 80
    table["small/explain.json"] = ("explain", "class", *small, "--lang", "en", "--format", "json"), 80
    table["small/test.json"] = ("rules", "test", f"{sets}/small/tests", *small, "--lang", "en", "--format", "json"), 80
    compared = ("rules", "diff", f"{sets}/before", f"{sets}/after", "--on", f"{sets}/fiches", "--max-moved", "100%", "--lang")
    for language in LANGUAGES:
        table[f"rules/diff.{language}.txt"] = (*compared, language), 80
        table[f"rules/diff.all.{language}.txt"] = (*compared, language, "--all"), 80
        table[f"rules/diff.{language}.md"] = (*compared, language, "--format", "markdown"), 80
    table["rules/diff.json"] = (*compared, "en", "--format", "json"), 80
    for what in OF_A_RULE_SET:
        table[f"schema/{what}.json"] = ("schema", what, *small), 80


def goldens():
    """Name of the golden file -> arguments, columns."""
    table = {}
    pages(table)
    forms(table)
    table["help/diagclub.txt"] = ("--help",), 80
    for command in commands():
        table[f"help/{'_'.join(command)}.txt"] = (*command, "--help"), 80
    return table


def dense(value, indent=0):
    """A schema as people read it: on one line what fits there, where the program gives every key a line of its own."""
    flat, inner = json.dumps(value, ensure_ascii=False), " " * (indent + 2)
    if len(flat) + indent <= 118 or not isinstance(value, (dict, list)):
        return flat
    named = isinstance(value, dict)
    parts = [f"{json.dumps(key)}: {dense(part, indent + 2)}" for key, part in value.items()] if named else [dense(part, indent + 2) for part in value]
    first, last = "{}" if named else "[]"
    return f"{first}\n{inner}" + f",\n{inner}".join(parts) + f"\n{' ' * indent}{last}"


def texts(name, arguments, columns):
    """Golden file -> what the command writes there: its output, and its standard error if there is any."""
    result = run(*arguments, env={"COLUMNS": str(columns)})
    if result.status != 0:
        raise AssertionError(f"diagclub {' '.join(arguments)}: status {result.status}\n{result.err}")
    out = dense(json.loads(result.out, object_pairs_hook=once)) + "\n" if arguments[0] == "schema" and name.endswith(".json") else result.out
    return {name: out, **({name + ".stderr": result.err} if result.err else {})}


def files():
    return {str(path.relative_to(GOLDEN)) for path in GOLDEN.rglob("*") if path.is_file()}


def update():
    """Writes every golden file anew, removes those that nothing writes, and says which changed."""
    before, written = files(), {}
    for name, command in GOLDENS.items():
        written.update(texts(name, *command))
    for name, text in written.items():
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_bytes() if name in before else None
        path.write_bytes(text.encode())
        if old != text.encode():
            print(("changed: " if name in before else "new: ") + name)
    for name in sorted(before - written.keys()):
        (GOLDEN / name).unlink()
        print(f"removed: {name}")
    print(f"{len(written)} golden files")
    return 0


GOLDENS = goldens()


@for_each({name: (name, *command) for name, command in GOLDENS.items()})
class Golden(Case):
    def check(self, name, arguments, columns):
        kept = {file: (GOLDEN / file).read_bytes().decode() for file in (name, name + ".stderr") if (GOLDEN / file).exists()}
        written = texts(name, arguments, columns)
        self.assertEqual(sorted(written), sorted(kept), "`run.py PROGRAM --update` writes the golden files anew")
        for file, text in written.items():
            self.assertEqual(kept[file], text, file)


class GoldenFiles(Case):
    def test_every_file_belongs_to_a_command(self):
        self.assertEqual([], sorted(name for name in files() if name.removesuffix(".stderr") not in GOLDENS))
