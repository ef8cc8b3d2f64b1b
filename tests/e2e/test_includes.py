"""The rooms of src/: data goes one way, so that no room includes one above it. No program is needed for this."""
import re
import unittest

from program import ROOT

FLOORS = (("base",), ("value",), ("model",), ("read", "check"), ("plan",), ("eval",), ("reason",), ("report",), ("batch",), ("cli",))
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

# Libraries that only some rooms, or one file, may know.
KEPT_TO = {"yaml-cpp/": ("read/yaml_node.cc",), "CLI/": ("cli/",), "rapidjson/": ("report/", "batch/")}


def includes():
    """File below src/ -> what it includes."""
    sources = sorted(path for path in (ROOT / "src").rglob("*") if path.suffix in (".cc", ".h"))
    return {str(path.relative_to(ROOT / "src")): re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', path.read_text(), re.MULTILINE) for path in sources}


def may_include(room, other):
    return room == other or FLOOR_OF[other] < FLOOR_OF[room]


class Includes(unittest.TestCase):
    def test_every_folder_is_a_known_room(self):
        self.assertEqual(set(), {file.split("/")[0] for file in includes()} - FLOOR_OF.keys())

    def test_no_room_includes_one_above_or_beside_it(self):
        pairs = [(file, other) for file, others in includes().items() for other in others if other.split("/")[0] in FLOOR_OF]
        self.assertGreater(len(pairs), 50)
        self.assertEqual([], [f"{file} includes {other}" for file, other in pairs if not may_include(file.split("/")[0], other.split("/")[0])])

    def test_own_headers_are_named_by_their_room(self):
        own = {file.rpartition("/")[2] for file in includes()}
        self.assertEqual([], [f"{file} includes {other}" for file, others in includes().items() for other in others if other in own or "../" in other])

    def test_libraries_stay_in_their_rooms(self):
        for library, homes in KEPT_TO.items():
            users = [file for file, others in includes().items() for other in others if other.startswith(library)]
            self.assertTrue(users, library)
            self.assertEqual([], [f"{file} includes {library}" for file in users if not file.startswith(homes)])

    def test_the_walk_would_see_an_upward_include(self):
        self.assertTrue(may_include("cli", "base") and may_include("read", "model") and may_include("plan", "check"))
        self.assertFalse(may_include("base", "value") or may_include("read", "check") or may_include("check", "read") or may_include("eval", "report"))
