"""The modules of src/: data goes one way, so that none includes one after it. No program is needed for this."""
import re
import unittest

from program import ROOT

# Each module after those that it may include; sub-modules stand in their own order within their folder's place.
MODULES = (("base",), ("value",), ("model",),
           ("read/yaml", "read/rules", "read/json", "read/fiche", "read/csv", "check"), ("plan",), ("eval", "eval/standing"),
           ("reason/club", "reason/batch", "reason/changes", "reason/proofs", "reason/trials", "reason/diff"),
           ("report/text", "report/club", "report/rules", "report/difference", "report/coverage", "report/score",
            "report/dmn", "report/schema", "report/rule_files", "store"),
           ("survey",), ("load",), ("batch", "batch/shards"), ("cli/built_in", "cli", "cli/completion", "cli/score", "cli/interview", "cli/commands"))
ORDER = [module for modules in MODULES for module in modules]
# `store` keeps what the modules before it made and knows nothing of how it is told; `check` knows no reader.
APART = {("check", "read"), ("store", "report")}

# Libraries that only some modules, or one file, may know.
KEPT_TO = {"cereal/": ("store/",), "yaml-cpp/": ("read/yaml/yaml_node.cc",), "CLI/": ("cli/command_line.cc",), "pugixml": ("report/",),
           "rapidjson/": ("report/", "survey/", "batch/", "read/json/json_node.cc"),
           "simdjson": ("read/fiche/json_fast_path.cc", "read/csv/csv_encoding.cc")}

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


def own_sources():
    return {str(path.relative_to(ROOT)): path for path in sorted((ROOT / "src").rglob("*")) if path.suffix in (".cc", ".h")}


def length(path):
    return path.read_text().count("\n")


# Functions that are one list of texts may be longer than those that do something.
LISTS = ("src/check/codes.cc",)

# What braces may stand in without being any.
QUOTED = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])+\'|//[^\n]*', re.DOTALL)


def functions(text):
    """The first line and the length of each function, those within classes too; lambdas are part of theirs."""
    text = QUOTED.sub(lambda match: re.sub("[^\n]", " ", match[0]), text)
    found, scopes, start = [], [], 0  # scopes: where each open brace is, and whether it opens a function
    for at, char in enumerate(text):
        if char == "{":
            head = text[start:at]
            inside = any(is_function for _, is_function in scopes)
            scopes.append((start + len(head) - len(head.lstrip()), not inside and "(" in head
                           and not re.match(r"\s*(namespace|struct|class|enum|union)\b", head)))
        elif char == "}":
            begin, is_function = scopes.pop()
            if is_function:
                found.append((text.count("\n", 0, begin) + 1, text.count("\n", begin, at) + 1))
        if char in "{};" or (char == ":" and re.search(r"\b(public|private|protected)\s*$", text[:at][-12:])):
            start = at + 1
    return found


def module_of(path):
    return path.rsplit("/", 1)[0]


def includes():
    """Pairs of a file below src/ and what it includes."""
    sources = sorted(path for path in (ROOT / "src").rglob("*") if path.suffix in (".cc", ".h"))
    return [(str(path.relative_to(ROOT / "src")), other) for path in sources for other in INCLUDE.findall(path.read_text())]


def may_include(module, other):
    if (module.split("/")[0], other.split("/")[0]) in APART:
        return False
    return ORDER.index(other) <= ORDER.index(module)


class Names(unittest.TestCase):
    def test_a_type_is_defined_once(self):
        """Two of one name are one to the linker, which takes either's members for both."""
        places = {}
        for path in sorted((ROOT / "src").rglob("*.h")):
            for name in re.findall(r"^(?:struct|class|enum class) (\w+)\b(?!::)[^;{]*\{", path.read_text(), re.MULTILINE):
                places.setdefault(name, []).append(path.name)
        self.assertGreater(len(places), 150)
        self.assertEqual({}, {name: files for name, files in places.items() if len(files) > 1})


class Includes(unittest.TestCase):
    def assert_none(self, pairs):
        self.assertEqual([], [f"{file} includes {other}" for file, other in pairs])

    def test_every_folder_is_a_known_module(self):
        sources = {module_of(str(path.relative_to(ROOT / "src"))) for suffix in ("cc", "h") for path in (ROOT / "src").rglob(f"*.{suffix}")}
        self.assertEqual(set(), sources - set(ORDER))

    def test_a_folder_holds_few_sources(self):
        counts = {module: sum(path.suffix in (".cc", ".h") for path in (ROOT / "src" / module).iterdir()) for module in ORDER}
        self.assertEqual({}, {module: count for module, count in counts.items() if count > 25})

    def test_a_file_is_short(self):
        """Of sources: a schema of src/report/schema/fixed/ is data, one document that a reader is given whole."""
        lengths = {name: length(path) for name, path in own_sources().items()}
        self.assertGreater(len(lengths), 400)
        self.assertEqual({}, {name: lines for name, lines in lengths.items() if lines > 400})

    def test_a_function_is_short(self):
        found = {f"{name}:{line}": lines for name, path in own_sources().items() for line, lines in functions(path.read_text())}
        self.assertGreater(len(found), 2000)
        self.assertEqual({}, {place: lines for place, lines in found.items() if lines > 80 and place.split(":")[0] not in LISTS})

    def test_a_long_function_would_be_seen(self):
        body = "  work(\"}\");  // {\n" * 81
        self.assertEqual([(2, 83)], functions("namespace a {\nint f(int x) {\n" + body + "}\n}\n"))
        self.assertEqual([(2, 3), (5, 2)], functions("struct A {\n  int f() const {\n    g();\n  }\n  int h() {\n  }\n};\n"))

    def test_no_module_includes_one_after_it(self):
        pairs = [(file, other) for file, other in includes() if module_of(other) in ORDER]
        self.assertGreater(len(pairs), 500)
        self.assert_none((file, other) for file, other in pairs if not may_include(module_of(file), module_of(other)))

    def test_own_headers_are_named_by_their_room(self):
        own = {path.name for path in (ROOT / "src").rglob("*.h")}
        self.assert_none((file, other) for file, other in includes() if other in own or "../" in other)

    def test_libraries_stay_in_their_modules(self):
        for library, homes in KEPT_TO.items():
            users = [(file, other) for file, other in includes() if other.startswith(library)]
            self.assertTrue(users, library)
            self.assert_none((file, other) for file, other in users if not file.startswith(homes))

    def test_the_walk_would_see_a_wrong_include(self):
        for module, other in (("cli", "base"), ("read/fiche", "model"), ("plan", "check"), ("eval", "eval"),
                              ("reason/diff", "reason/club")):
            self.assertTrue(may_include(module, other), f"{module} may include {other}")
        for module, other in (("base", "value"), ("read/fiche", "check"), ("check", "read/yaml"), ("eval", "report/text"),
                              ("reason/club", "reason/diff"), ("store", "report/club")):
            self.assertFalse(may_include(module, other), f"{module} may not include {other}")
