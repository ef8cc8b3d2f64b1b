"""Ways to write one fiche in YAML: by hand, as three libraries do, and in YAML that is not plain block YAML."""
import json
import random
import re
import textwrap

import yaml

# What some reader takes for something else than a text, or that YAML gives a meaning.
AMBIGUOUS = re.compile(r"""^$|^[\s\-?:,\[\]{}#&*!|>'"%@`~.\d+]|: |:$| #|\s$|"""
                       r"""^(y|n|yes|no|on|off|true|false|null)$""", re.I)


def folded(key, text, width, indent=""):
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return f"{indent}{key}: >-\n" + "".join(f"{indent}  {line}\n" for line in lines)


class Style:
    """A writer of block YAML. `dash`: how far right of its key a list stands. `wrap`: the width at which long texts are
    broken, as a folded block. `flow`: short lists within a section in brackets."""

    def __init__(self, dash, yes, no, wrap=None, flow=False):
        self.dash, self.yes, self.no, self.wrap, self.flow = dash, yes, no, wrap, flow

    def __call__(self, fiche):
        return "".join(self.entry(key, value, "") for key, value in fiche.items())

    def scalar(self, value):
        if isinstance(value, bool):
            return self.yes if value else self.no
        if not isinstance(value, str):
            return repr(value)
        return "'" + value.replace("'", "''") + "'" if AMBIGUOUS.search(value) else value

    def entry(self, key, value, indent):
        if isinstance(value, dict):
            return f"{indent}{key}:\n" + "".join(self.entry(k, v, indent + "  ") for k, v in value.items())
        if isinstance(value, list):
            return self.list(key, value, indent)
        if isinstance(value, str) and "\n" in value:
            lines = [f"{indent}  {line}\n" for line in value.splitlines()]
            return f"{indent}{key}: |{'' if value.endswith(chr(10)) else '-'}\n" + "".join(lines)
        if isinstance(value, str) and self.wrap and len(value) > self.wrap:
            return folded(key, value, self.wrap, indent)
        return f"{indent}{key}: {self.scalar(value)}\n"

    def list(self, key, values, indent):
        if not values:
            return f"{indent}{key}: []\n"
        if isinstance(values[0], dict):
            below = indent + self.dash + "  "
            text = f"{indent}{key}:\n"
            for value in values:
                block = "".join(self.entry(k, v, below) for k, v in value.items())
                text += indent + self.dash + "- " + block[len(below):]
            return text
        if self.flow and indent:
            return f"{indent}{key}: [{', '.join(map(self.in_brackets, values))}]\n"
        return f"{indent}{key}:\n" + "".join(f"{indent}{self.dash}- {self.scalar(value)}\n" for value in values)

    def in_brackets(self, value):
        return json.dumps(value, ensure_ascii=False) if re.search(r"[,\[\]{}]|^\.\.\.$", value) else self.scalar(value)


def pyyaml(fiche):
    return yaml.dump(fiche, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), allow_unicode=True, sort_keys=False)


STYLES = {
    # As the samples are written, but for `true` and `false`: YAML 1.2 reads `yes` as a text.
    "plain": Style("  ", "true", "false", flow=True),
    "samples": Style("  ", "yes", "no", flow=True),
    "pyyaml": pyyaml,  # the library itself
    "jsyaml": Style("  ", "true", "false", wrap=78),
    "ruby": Style("", "true", "false"),
}


def flow_sections(fiche, chance):
    """Sections in braces over several lines."""
    text = ""
    for key, value in fiche.items():
        if isinstance(value, dict):
            inner = ",\n".join(f"    {k}: {json.dumps(v, ensure_ascii=False)}" for k, v in value.items())
            text += f"{key}: {{\n{inner}\n  }}\n"
        else:
            text += STYLES["plain"].entry(key, value, "")
    return text


def pretty_json(fiche, chance):
    return json.dumps(fiche, ensure_ascii=False, indent=2) + "\n"


def folded_texts(fiche, chance):
    text = ""
    for key, value in fiche.items():
        if isinstance(value, str):
            text += folded(key, " ".join(value.split()), 40)
        else:
            text += STYLES["plain"].entry(key, value, "")
    return text


def escapes(fiche, chance):
    """Texts in double quotes, every accent an escape."""
    text = ""
    for key, value in fiche.items():
        text += f'"{key}": {json.dumps(value)}\n' if isinstance(value, str) else STYLES["plain"].entry(key, value, "")
    return text


def odd_comments(fiche, chance):
    text = ""
    in_block = False
    for line in STYLES["plain"](fiche).splitlines():
        in_block = line.endswith(": |") or line.endswith(": |-") or (in_block and line.startswith("  "))
        if in_block:
            text += line + "\n"
            continue
        if chance.random() < .2:
            text += " " * chance.randint(0, 9) + "# to be asked again: 'sure?'\n"
        text += line + (chance.choice(["   # as told", "     # l. 12 [sic]"]) if chance.random() < .2 else "") + "\n"
    return text


UNUSUAL = [flow_sections, pretty_json, folded_texts, escapes, odd_comments]


def documents(fiches, style, unusual, seed):
    """One text a fiche; that share of them, in per cent, in a form that is not plain."""
    chance = random.Random(seed + 1)
    for fiche in fiches:
        if chance.random() * 100 < unusual:
            yield chance.choice(UNUSUAL)(fiche, chance)
        else:
            yield STYLES[style](fiche)
