"""Positions and counts: no source turns an int into a size or back by itself. No program is needed for this."""
import re
import unittest

from program import ROOT

# The one header that does, and sees that the number fits; ids (base/id.h) are made by it.
HOME = "base/sizes.h"
# What is left, and why: a number with a fraction is cut off on purpose, which is no matter of sizes.
OF_FRACTIONS = {"report/coverage/coverage_report.cc": 1, "survey/number_spread.cc": 1}

CAST = re.compile(r"static_cast<(?:int|(?:std::)?size_t)>")


def casts(folder):
    """How many each file below src/ holds, of those that hold any."""
    counts = {str(path.relative_to(folder)): len(CAST.findall(path.read_text()))
              for path in sorted(folder.rglob("*")) if path.suffix in (".cc", ".h")}
    return {file: count for file, count in counts.items() if count > 0}


class Casts(unittest.TestCase):
    def test_sizes_are_converted_in_one_place(self):
        found = casts(ROOT / "src")
        self.assertGreater(found.pop(HOME), 0, "else this test sees nothing")
        self.assertEqual(OF_FRACTIONS, found, "an Id, a std::size_t from the start, or base/sizes.h does without")

    def test_no_list_is_looked_up_by_another_s_position(self):
        """An id is made of a number in words (`FactId(i)`) and never by itself."""
        text = (ROOT / "src/base/id.h").read_text()
        self.assertIn("constexpr explicit Id(std::size_t index)", text)
        self.assertNotIn("operator int", text)
        self.assertNotIn("operator std::size_t", text)
