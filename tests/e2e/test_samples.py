"""The report's own clubs: each sample must come out as the file beside it says."""
from agreement import VERDICTS, expected_of, outcomes
from program import LANGUAGES, REPORTED, SAMPLES, Case, for_each


@for_each({sample: sample for sample in REPORTED})
class Samples(Case):
    def check(self, sample):
        expected = expected_of(sample)
        became = expected.pop("became")
        for part in (*LANGUAGES, "section"):
            self.assertTrue(became.get(part), f"what became of the club? ({part})")
        self.assertLessEqual({"class", "territory", "ambition"}, expected.keys())
        self.assertLessEqual(expected.keys(), set(VERDICTS))
        found = outcomes([sample])[sample]
        self.assertEqual({name: verdict["tool"] for name, verdict in expected.items()},
                         {name: found[name] for name in expected})
        for name, verdict in expected.items():
            self.assertTrue(verdict.get("section"), f"{name} cites no section of the report")
            if verdict["report"] not in ("none", verdict["tool"]):
                for language in LANGUAGES:
                    self.assertTrue(verdict.get("why", {}).get(language), f"{name} differs from the report: why? ({language})")


class SampleFiles(Case):
    def test_there_are_samples_of_each_region(self):
        self.assertEqual({"samples/r1", "samples/r2", "samples/r3"}, {sample.rpartition("/")[0] for sample in REPORTED})

    def test_there_are_clubs_of_today_beside_them(self):
        today = [sample for sample in SAMPLES if sample not in REPORTED]
        self.assertEqual(8, len(today))
        for fiche, found in outcomes(today).items():
            self.assertIn(found["class"], ("B1", "B2", "B3"), fiche)
