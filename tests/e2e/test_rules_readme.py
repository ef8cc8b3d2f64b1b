"""rules/README.md shows every key that a rule file may hold, in the order of `rules fmt`, and says which may be left out."""
import json
import re
import unittest

import yaml

from program import ROOT, run

README = (ROOT / "rules/README.md").read_text()
BLOCKS = [block for block in re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)]
OF_NAMES = {"tests", "condition"}  # their keys are names that a rule set declares


class Shown:
    """What the README's examples show of one schema's entries: entry -> its keys, and what a line says of one."""

    def __init__(self, schema):
        self.schema, self.keys, self.orders, self.notes = schema, {}, [], {}
        for block in BLOCKS:
            root = yaml.compose(block)
            if isinstance(root, yaml.MappingNode) and root.value[0][0].value in schema["properties"]:
                self.walk("file", schema, root, block.splitlines(), whole=True)

    def walk(self, name, form, node, lines, whole=False):
        if "$ref" in form:
            name = form["$ref"].removeprefix("#/$defs/")
            form = self.schema["$defs"][name]
        if name in OF_NAMES:
            return
        if isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self.walk(name, form.get("items", {}), item, lines)
        elif isinstance(node, yaml.MappingNode) and "properties" in form:
            shown = [key.value for key, _ in node.value]
            if not whole:
                self.orders.append((name, shown, [key for key in form["properties"] if key in shown]))
            self.keys.setdefault(name, set()).update(shown)
            for key, value in node.value:
                line = lines[key.start_mark.line]
                if line.strip().startswith((key.value + ":", "- " + key.value + ":")):
                    self.notes[name, key.value] = line.partition("#")[2]
                self.walk(f"{name}.{key.value}", form["properties"].get(key.value, {}), value, lines)
        elif isinstance(node, yaml.MappingNode):
            for _, value in node.value:
                self.walk(name, form.get("additionalProperties", {}), value, lines)


class RulesReadme(unittest.TestCase):
    maxDiff = None

    def forms(self, schema):
        return {"file": schema, **{name: form for name, form in schema["$defs"].items() if "properties" in form and name not in OF_NAMES}}

    def test_every_key_is_shown_and_no_other(self):
        schema = json.loads(run("schema", "rules").out)
        forms, shown = self.forms(schema), Shown(schema)
        self.assertGreater(len(forms), 20)
        self.assertEqual({name: set(form["properties"]) for name, form in forms.items()}, shown.keys)

    def test_keys_are_shown_in_the_order_of_the_layout(self):
        for name, found, wanted in Shown(json.loads(run("schema", "rules").out)).orders:
            self.assertEqual(wanted, found, name)

    def test_what_may_be_left_out_is_said_so(self):
        schema = json.loads(run("schema", "rules").out)
        forms, notes = self.forms(schema), Shown(schema).notes
        self.assertGreater(len(notes), 60)
        for (name, key), note in notes.items():
            left_out = "optional" in note or "default" in note or "only" in note
            if name not in ("file", "page"):  # whose keys may all be left out but one
                self.assertEqual(key not in forms[name].get("required", ()), left_out, (name, key, note))

    def test_cases_are_shown(self):
        schema = json.loads(run("schema", "cases").out)
        self.assertEqual({"cases": {"name", "fiche", "expect"}}, {name.rpartition(".")[2]: keys for name, keys in Shown(schema).keys.items() if name.endswith(".cases")})
