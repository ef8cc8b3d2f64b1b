"""`explain` and the rulebook say in how many clubs of the case base a rule holds, by what becomes of them."""
import collections
import json

from program import REPORTED, Case, run


class CaseEvidence(Case):
    def standing(self, sample):
        page = json.loads(run("diagnose", sample, "--format", "json").out)
        rule = page["rules"]["success.core_team"]
        return page["tables"]["vitality"]["standing"]["value"], rule["standing"]["value"]

    def test_it_is_counted_over_the_clubs(self):
        wanted = collections.defaultdict(collections.Counter)
        for sample in REPORTED:
            vitality, holds = self.standing(sample)
            wanted[vitality][holds] += 1
        told = json.loads(run("explain", "success.core_team", "--format", "json").out)["evidence"]
        self.assertGreater(len(told), 2)
        for share in told:
            counted = wanted[share["outcome"]]
            self.assertEqual((sum(counted.values()), counted["yes"], counted["no"]), (share["clubs"], share["holds"], share["does_not"]), share)

    def test_it_is_said_as_numbers(self):
        told = json.loads(run("explain", "success.core_team", "--format", "json").out)["evidence"]
        page = " ".join(run("explain", "success.core_team", "--lang", "en").out.split())
        book = run("rules", "doc", "--lang", "en").out
        for share in told:
            words = f"in {share['holds']} of {share['clubs']}, not in {share['does_not']}"
            self.assertIn(words, page)
            self.assertIn(words, book)


class ShortForm(Case):
    def test_new_asks_for_what_decides_most_and_full_for_all(self):
        short, full = (run("new", *more, "--lang", "en").out for more in ((), ("--full",)))
        asked = [page.count("?\n") for page in (short, full)]
        self.assertTrue(20 <= asked[0] <= 32, asked)
        self.assertGreater(asked[1], 60)
        self.assertIn("--full", short)
        self.assertNotIn("--full", full)
        self.assertIn("stage:", short)

    def test_what_it_writes_is_read(self):
        self.write("a.yaml", run("new", "--lang", "en").out.replace("name:\n", "name: Alpha\n", 1))
        self.assert_result(self.run_here("score", "a.yaml", "--columns", "name", "--format", "csv"), 0, "name,error\nAlpha,\n", "read 1 = scored 1 + rejected 0\n")
