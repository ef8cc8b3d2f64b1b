"""The words of outcomes in data: `yes`, `unknown`, `not_applicable`, … are spelt in one header. No program is needed."""
import re
import unittest

from program import ROOT

HOME = "value/outcome_words.h"
WORDS = re.compile(r'"(yes|no|unknown|not_applicable|nothing_reported)"')
# Where they are no outcomes: what a fiche says, a key, or a terminal; keys; phrases in both languages.
OTHERS = {
    "cli/interview/interview.cc", "read/csv/csv_mapping.cc", "read/fiche/fiche_words.cc", "read/json/json_advice.cc",
    "reason/trials/nearby_fiches.cc", "reason/trials/presumption_mutation.cc", "read/yaml/mapping.cc", "read/yaml/yaml_layout.cc", "report/club/brief_page.cc", "report/club/page.cc", "report/schema/fiche_forms.cc",
    "report/schema/mapping_schema.cc", "report/schema/rules_schema.cc", "report/text/words.cc"}


class OutcomeWords(unittest.TestCase):
    def test_they_are_spelt_in_one_place(self):
        src = ROOT / "src"
        found = {str(path.relative_to(src)): set(WORDS.findall(path.read_text()))
                 for path in sorted(src.rglob("*")) if path.suffix in (".cc", ".h")}
        self.assertEqual({"yes", "no", "unknown", "not_applicable", "nothing_reported"}, found.pop(HOME))
        spelt = {file for file, words in found.items() if words}
        self.assertEqual(set(), spelt - OTHERS, f"src/{HOME} has them")
        self.assertEqual(set(), OTHERS - spelt, "leave these out of the list")


if __name__ == "__main__":
    unittest.main()
