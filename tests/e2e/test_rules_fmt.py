"""`rules fmt`: files in one layout, whole or as they were; our own rules are in it."""
import os
import re
import shutil

import yaml

from program import PROGRAM, ROOT, Case, run

LOOSE = "# head\ntables:\n    a: {hit: first,   label: {en: A, fr: A}}   # beside\n\n\n    # b\n    b:\n    - 'x'\n"
NEAT = "# head\ntables:\n  a: {label: {fr: A, en: A}, hit: first}  # beside\n\n  # b\n  b:\n    - x\n"
ENTRIES = {  # heading of rules/README.md -> what of it holds entries
    "The rule set": ("rule_set", "sources", "units", "groups", "parameters", "sections"),
    "Facts": ("facts",),
    "Tables, rules, counts, recommendations": ("tables", "rules", "counts", "recommendations", "catalogue", "firmness", "synthesis", "page"),
}


class Layout(Case):
    def test_our_rules_are_in_it(self):
        self.assert_result(run("rules", "fmt", "--check", "--diff", "rules", "--lang", "en"), 0, "", "0 files to reformat, 29 in layout\n"
                           .replace("29", str(len(list((ROOT / "rules").rglob("*.yaml"))))))

    def test_the_layout_is_that_of_the_page_on_rules(self):
        """Every entry that rules/README.md shows, its keys turned round, comes back in the order shown there."""
        shown = 0
        for chapter in (ROOT / "rules" / "README.md").read_text().split("\n## ")[1:]:
            heading, _, body = chapter.partition("\n")
            for block in re.findall(r"```yaml\n(.*?)```", body, re.DOTALL):
                if heading not in ENTRIES:
                    continue
                page = yaml.load(block, Loader=yaml.BaseLoader)
                self.assertEqual(set(ENTRIES[heading]), page.keys() & set(ENTRIES[heading]))
                kept = {name: page[name] for name in ENTRIES[heading]}
                result = run("rules", "fmt", "-", stdin=yaml.dump(turned(kept), sort_keys=False, allow_unicode=True))
                self.assertEqual(0, result.status, result.err)
                back = yaml.load(result.out, Loader=yaml.BaseLoader)
                for name in kept:
                    self.assertEqual(orders(name, kept[name]), orders(name, back[name]))
                    shown += len(orders(name, kept[name]))
        self.assertGreater(shown, 20)

    def test_files_are_rewritten_and_counted(self):
        self.write("r/loose.yaml", LOOSE)
        self.write("r/neat.yaml", NEAT)
        self.write("r/notes.txt", LOOSE)
        os.utime(self.folder / "r/neat.yaml", (0, 0))
        self.assert_result(self.run_here("rules", "fmt", "r", "--lang", "en"), 0, "", "reformatted 1 file, 1 left as it was\n")
        self.assertEqual(NEAT, (self.folder / "r/loose.yaml").read_text())
        self.assertEqual(LOOSE, (self.folder / "r/notes.txt").read_text())
        self.assertEqual(0, (self.folder / "r/neat.yaml").stat().st_mtime)
        self.assert_result(self.run_here("rules", "fmt", "r", "--lang", "fr"), 0, "", "remise en forme : 0 fichier, 2 sans changement\n")
        self.assertEqual(["loose.yaml", "neat.yaml", "notes.txt"], sorted(path.name for path in (self.folder / "r").iterdir()))

    def test_the_folder_of_rules_is_the_default(self):
        self.write("r/loose.yaml", LOOSE)
        self.assert_result(self.run_here("rules", "fmt", "--rules", "r", "-q"), 0, "", "")
        self.assertEqual(NEAT, (self.folder / "r/loose.yaml").read_text())

    def test_without_a_path_there_is_nothing_to_format(self):
        self.assert_result(run("rules", "fmt"), 2, "",
                           "rules fmt: error: there is nothing to format: the rules inside the program have no files\n"
                           "  = help: name files or folders, or the folder of the rules with --rules; `-` is standard input\n")

    def test_standard_input_goes_to_standard_output(self):
        self.assert_result(run("rules", "fmt", "-", "-q", stdin=LOOSE), 0, NEAT, "")
        self.assert_result(run("rules", "fmt", "-", "-q", stdin=NEAT), 0, NEAT, "")
        self.assert_result(run("rules", "fmt", "-", "-q", "--check", stdin=LOOSE), 1, "<standard input>\n", "")

    def test_check_writes_nothing_and_names_the_files(self):
        self.write("loose.yaml", LOOSE)
        self.write("neat.yaml", NEAT)
        result = self.run_here("rules", "fmt", "--check", "neat.yaml", "loose.yaml", "--lang", "en")
        self.assert_result(result, 1, "loose.yaml\n", "1 file to reformat, 1 in layout\n")
        self.assertEqual(LOOSE, (self.folder / "loose.yaml").read_text())
        self.assertEqual(["loose.yaml", "neat.yaml"], self.files_here())

    def test_diff_shows_what_would_change(self):
        self.write("a.yaml", "rules:\n" + "".join(f"  k{i}: {i}\n" for i in range(20)).replace("k9: 9", "k9:   9"))
        self.assert_result(self.run_here("rules", "fmt", "--check", "--diff", "a.yaml", "-q"), 1,
                           "--- a.yaml\n+++ a.yaml\n@@ -8,7 +8,7 @@\n   k6: 6\n   k7: 7\n   k8: 8\n-  k9:   9\n+  k9: 9\n   k10: 10\n   k11: 11\n   k12: 12\n", "")
        self.assertEqual(2, self.run_here("rules", "fmt", "--diff", "a.yaml").status)

    def test_what_stands_in_a_file_never_reaches_the_terminal_raw(self):
        self.write("a.yaml", "a:   \u202etxt\n")
        result = self.run_here("rules", "fmt", "--check", "--diff", "a.yaml")
        self.assertNotIn("\u202e", result.out)
        self.assertIn("\\u{202E}", result.out)

    def test_line_ends_of_another_system(self):
        self.write("a.yaml", NEAT.replace("\n", "\r\n"))
        self.assertEqual(0, self.run_here("rules", "fmt", "a.yaml").status)
        self.assertEqual(NEAT.encode(), (self.folder / "a.yaml").read_bytes())

    def test_a_link_stays_one_and_rights_stay_as_they_were(self):
        self.write("real.yaml", LOOSE)
        (self.folder / "real.yaml").chmod(0o640)
        (self.folder / "link.yaml").symlink_to("real.yaml")
        self.assertEqual(0, self.run_here("rules", "fmt", "link.yaml").status)
        self.assertTrue((self.folder / "link.yaml").is_symlink())
        self.assertEqual(NEAT, (self.folder / "real.yaml").read_text())
        self.assertEqual(0o640, (self.folder / "real.yaml").stat().st_mode & 0o777)


class Faults(Case):
    def test_what_is_no_yaml_stays_and_the_others_are_done(self):
        self.write("bad.yaml", "a: [1\nb: 2\n")
        self.write("twice.yaml", "a: 1\na: 2\n")
        self.write("loose.yaml", LOOSE)
        result = self.run_here("rules", "fmt", "bad.yaml", "twice.yaml", "loose.yaml", "--lang", "en")
        self.assert_result(result, 2, "",
                           "bad.yaml:1:4: error: this `[` is never closed\n"
                           "  1 | a: [1\n    |    ^\n    = help: write `]` behind its last item; a text that holds a bracket or a comma stands in quotes\n"
                           "twice.yaml:2:1: error: the key `a` stands twice\n"
                           "  2 | a: 2\n    | ^\n    = help: it already stands on line 1: keep one of them\n"
                           "reformatted 1 file, 0 left as they were\n")
        self.assertEqual("a: [1\nb: 2\n", (self.folder / "bad.yaml").read_text())
        self.assertEqual("a: 1\na: 2\n", (self.folder / "twice.yaml").read_text())
        self.assertEqual(NEAT, (self.folder / "loose.yaml").read_text())
        self.assertEqual(2, self.run_here("rules", "fmt", "--check", "bad.yaml", "loose.yaml").status)

    def test_bytes_that_are_no_text(self):
        for text in (b"a: \xff\n", b"a: \x00\n", b"", b"# only\n", b"a: &x 1\n", b"a: 1\n---\nb: 2\n", b"a: 1\rb: 2\n"):
            self.write("a.yaml", text)
            result = self.run_here("rules", "fmt", "a.yaml")
            self.assertEqual((2, ""), (result.status, result.out), text)
            self.assertIn("a.yaml:", result.err)
            self.assertEqual(text, (self.folder / "a.yaml").read_bytes())

    def test_a_path_that_is_not_there(self):
        result = self.run_here("rules", "fmt", "nowhere.yaml", "-q")
        self.assert_result(result, 2, "", "nowhere.yaml: error: cannot read it: no such file\n")

    def test_a_folder_without_rules(self):
        (self.folder / "empty").mkdir()
        result = self.run_here("rules", "fmt", "empty", "-q")
        self.assert_result(result, 2, "", "empty: error: there are no rules here\n  = help: name a folder that holds .yaml files\n")

    def test_neither_an_unreadable_file_nor_a_shut_folder_is_changed(self):
        self.write("shut/a.yaml", LOOSE)
        self.write("secret.yaml", LOOSE)
        (self.folder / "secret.yaml").chmod(0)
        (self.folder / "shut").chmod(0o555)
        program, nobody = PROGRAM, {}
        if os.geteuid() == 0:  # to whom nothing is shut
            program = shutil.copy(PROGRAM, self.folder / "diagclub")
            nobody = {"user": 65534, "group": 65534, "extra_groups": []}
        result = run("rules", "fmt", "shut", "secret.yaml", "-q", cwd=self.folder, program=program, **nobody)
        self.assertEqual((2, ""), (result.status, result.out))
        self.assertIn("shut/a.yaml: error: cannot write it: Permission denied\n", result.err)
        self.assertIn("secret.yaml: error: cannot read it: permission denied\n", result.err)
        self.assertEqual(["a.yaml"], [path.name for path in (self.folder / "shut").iterdir()])
        self.assertEqual(LOOSE, (self.folder / "shut/a.yaml").read_text())

    def test_output_that_cannot_be_written(self):
        with open("/dev/full", "wb") as full:
            result = run("rules", "fmt", "-", "-q", stdin=LOOSE, stdout=full)
        self.assert_result(result, 2, "", "<standard output>: error: cannot write it: No space left on device\n")


def turned(value):
    """The same with the keys of every mapping in the opposite order."""
    if isinstance(value, dict):
        return {key: turned(below) for key, below in reversed(value.items())}
    return [turned(below) for below in value] if isinstance(value, list) else value


def orders(name, value):
    """The keys of each entry shown, in their order. What a rule set declares by name, and conditions, have none."""
    entries = [value] if name in ("rule_set", "page") else [value[key] for key in sorted(value)]
    found = [list(entry) for entry in entries]
    for entry in entries:
        found += [list(entry[key]) for key in ("label", "text", "source", "gap", "overlap", "not_a_rule") if isinstance(entry.get(key), dict)]
        for part in ("rows", "verdicts", "elements"):
            found += [list(each) for each in entry.get(part, ())]
        found += [list(entry["choices"][key]) for key in sorted(entry.get("choices", ()))]
    return found
