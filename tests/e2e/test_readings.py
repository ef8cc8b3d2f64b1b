"""What the program says of 32 clubs, against what experts read in the same sources: never below the targets."""
import contextlib
import io
import re
import sys
import unittest
from pathlib import Path

from program import PROGRAM

READINGS = Path(__file__).resolve().parents[1] / "readings"


def figures():
    """What is measured -> the figure printed of it."""
    sys.path.insert(0, str(READINGS))
    try:
        import measure
    finally:
        sys.path.pop(0)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        measure.main([str(PROGRAM)])
    return {line[:45].strip(): line[45:].strip() for line in printed.getvalue().splitlines()}


class Readings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.said = figures()

    def share(self, what):
        return float(self.said[what].split(" %")[0])

    def test_what_is_present_is_said_and_not_denied(self):
        self.assertGreaterEqual(self.share("factors read as present: said present"), 85)
        self.assertLessEqual(self.share("factors read as present: denied"), 3)

    def test_what_is_absent_is_said_and_not_said_to_be_there(self):
        self.assertGreaterEqual(self.share("factors read as absent: said absent"), 80)
        self.assertLessEqual(self.share("factors read as absent: said present"), 3)

    def test_what_no_reader_can_say_stays_open(self):
        self.assertGreaterEqual(self.share("read as ?: left open or contested"), 60)

    def test_what_is_presumed_is_seldom_contradicted(self):
        self.assertLessEqual(self.share("presumed factors that a reading contradicts"), 4)

    def test_the_clubs_of_today_have_their_class(self):
        right, clubs = map(int, re.match(r"(\d+) of (\d+)", self.said["class of the eight of today"]).groups())
        self.assertEqual(8, clubs)
        self.assertGreaterEqual(right, 7)

    def test_the_verdicts_are_those_that_were_read(self):
        for verdict in ("class", "territory", "ambition"):
            equal, clubs = map(int, re.match(r"(\d+) of (\d+)", self.said[f"{verdict}: equal to the reading"]).groups())
            self.assertGreaterEqual(equal / clubs, 0.9, verdict)
