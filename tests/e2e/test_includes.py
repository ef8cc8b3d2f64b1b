"""The rooms of src/: data goes one way, so that no room includes one above it. No program is needed for this."""
import re
import unittest

from program import ROOT

FLOORS = (("base",), ("value",), ("model",), ("read", "check"), ("plan",), ("eval",), ("reason",), ("report", "store"), ("batch",), ("cli",))
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

# Libraries that only some rooms, or one file, may know.
KEPT_TO = {"cereal/": ("store/",), "yaml-cpp/": ("read/yaml_node.cc",), "CLI/": ("cli/",), "rapidjson/": ("report/", "batch/", "read/json_node.cc"),
           "simdjson": ("read/json_lane.cc", "read/csv_record.cc")}

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


def room_of(path):
    return path.split("/")[0]


def includes():
    """Pairs of a file below src/ and what it includes."""
    sources = sorted(path for path in (ROOT / "src").rglob("*") if path.suffix in (".cc", ".h"))
    return [(str(path.relative_to(ROOT / "src")), other) for path in sources for other in INCLUDE.findall(path.read_text())]


def may_include(room, other):
    return room == other or FLOOR_OF[other] < FLOOR_OF[room]


class Names(unittest.TestCase):
    def test_a_type_is_defined_once(self):
        """Two of one name are one to the linker, which takes either's members for both."""
        places = {}
        for path in sorted((ROOT / "src").rglob("*.h")):
            for name in re.findall(r"^(?:struct|class|enum class) (\w+)[^;{]*\{", path.read_text(), re.MULTILINE):
                places.setdefault(name, []).append(path.name)
        self.assertGreater(len(places), 150)
        self.assertEqual({}, {name: files for name, files in places.items() if len(files) > 1})


class Includes(unittest.TestCase):
    def assert_none(self, pairs):
        self.assertEqual([], [f"{file} includes {other}" for file, other in pairs])

    def test_every_folder_is_a_known_room(self):
        folders = {path.name for path in (ROOT / "src").iterdir() if path.is_dir()}
        self.assertEqual(set(), folders - FLOOR_OF.keys())

    def test_no_room_includes_one_above_or_beside_it(self):
        pairs = [(file, other) for file, other in includes() if room_of(other) in FLOOR_OF]
        self.assertGreater(len(pairs), 50)
        self.assert_none((file, other) for file, other in pairs if not may_include(room_of(file), room_of(other)))

    def test_own_headers_are_named_by_their_room(self):
        own = {path.name for path in (ROOT / "src").rglob("*.h")}
        self.assert_none((file, other) for file, other in includes() if other in own or "../" in other)

    def test_libraries_stay_in_their_rooms(self):
        for library, homes in KEPT_TO.items():
            users = [(file, other) for file, other in includes() if other.startswith(library)]
            self.assertTrue(users, library)
            self.assert_none((file, other) for file, other in users if not file.startswith(homes))

    def test_the_walk_would_see_an_upward_include(self):
        for room, other in (("cli", "base"), ("read", "model"), ("plan", "check"), ("eval", "eval")):
            self.assertTrue(may_include(room, other), f"{room} may include {other}")
        for room, other in (("base", "value"), ("read", "check"), ("check", "read"), ("eval", "report")):
            self.assertFalse(may_include(room, other), f"{room} may not include {other}")
