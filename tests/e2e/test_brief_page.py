"""The page of a club is one screen: a synthesis, verdicts, factors, threats, five recommendations at most."""
import json

from program import LANGUAGES, REPORTED, SAMPLES, Case, run
from test_presumptions import RULES
from test_standing_page import SIGN, TABLE

MOST_LINES = 66
MANY = "".join(f"""  more{n}:
    label: {{fr: "Faire {n}", en: "Do {n}"}}
    text: {{fr: "Faire la chose {n}.", en: "Do thing {n}."}}
    source: {{section: I, catalogue: [c]}}
    certainty: stated
    who: club
    timing: first
    priority: {n}
    when: {{team: yes}}
""" for n in range(2, 9))
SYNTHESIS = """firmness:
  presumed: {fr: sans doute, en: probably}
synthesis:
  what:
    says:
      - when: {kind: A}
        text: {fr: "{name} est {firm:kind} {kind} ({code:kind})[, {money}].", en: "{name} is {firm:kind} {kind} ({code:kind})[, {money}]."}
      - text: {fr: "On ne sait ce qu’est {name}.", en: "What {name} is is not known."}
  carries:
    says:
      - text: {fr: "Le porte : {list:carries}.", en: "It is carried by {list:carries}."}
  first:
    says:
      - text: {fr: "D’abord : {advice}.", en: "First: {advice}."}
"""


class ReportedClubs(Case):
    def test_every_page_fits_a_screen(self):
        """Of every sample, in both languages, at 100 columns."""
        def lines(sample, language):
            result = run("diagnose", sample, "--lang", language, "--width", "100")
            self.assertEqual(0, result.status, result.err)
            return result.out.count("\n")
        found = {(sample, language): lines(sample, language) for sample in SAMPLES for language in LANGUAGES}
        self.assertGreater(len(found), 90)
        self.assertEqual({}, {page: count for page, count in found.items() if count > MOST_LINES})

    def test_no_club_is_given_what_contradicts_another(self):
        """As the rules declare it: `rules check` proves it, and here it is seen."""
        opposed = {}
        for page in (json.loads(run("diagnose", sample, "--format", "json").out) for sample in REPORTED):
            given = {one["name"] for one in page["recommendations"] if one["standing"]["value"] == "yes"}
            for name in given:
                if name not in opposed:
                    opposed[name] = set(json.loads(run("explain", name, "--format", "json").out)["opposes"])
                self.assertEqual(set(), opposed[name] & given, name)
        self.assertGreater(len(opposed), 10)


class BriefPage(Case):
    def result(self, fiche, *options, lang="en"):
        rules = RULES.replace("when_yes: note", "when_yes: carries") + SIGN
        self.write("r/rules.yaml", rules + TABLE.replace("page:", MANY + SYNTHESIS + "page:"))
        self.write("a.yaml", "name: Alpha\n" + fiche)
        result = self.run_here("diagnose", "a.yaml", "--rules", "r", "--lang", lang, "--width", "100", *options)
        self.assertEqual((0, ""), (result.status, result.err))
        return result.out.replace("\u00a0", " ")

    def test_the_synthesis_comes_first_and_says_how_firmly(self):
        certain = "team: yes\nmoney: own\n"
        self.assertIn("Alpha is self-made (A), own. It is carried by core. First: gather.\n", self.result(certain))
        self.assertIn("Alpha est autonome (A), propre. Le porte : noyau. D’abord : réunir.\n", self.result(certain, lang="fr"))
        self.assertIn("Alpha is probably self-made (A). It is carried by core. First: gather.\n", self.result("team: yes\n"))
        self.assertIn("What Alpha is is not known.\n", self.result("team: no\n"))

    def test_at_most_five_recommendations_and_the_rest_is_counted(self):
        page = self.result("team: yes\nmoney: own\n")
        self.assertIn("  1. Gather (the club, first). Gather the core. [I, l. 2, 3]\n", page)
        self.assertIn("  5. Do 5 ", page)
        self.assertNotIn("  6. ", page)
        self.assertIn("Recommendations: 3 more", page)
        self.assertIn("Do thing 8.", self.result("team: yes\nmoney: own\n", "--explain"))

    def test_json_carries_the_synthesis(self):
        page = json.loads(self.result("team: yes\nmoney: own\n", "--format", "json"))
        self.assertEqual([("what", 1), ("carries", 1), ("first", 1)], [(one["part"], one["variant"]) for one in page["synthesis"]])
        self.assertEqual("Alpha is self-made (A), own.", page["synthesis"][0]["text"])


THREATENED = """rule_set: {name: small, title: {fr: petit, en: small}}
sources: {report: {title: {fr: rapport, en: report}, year: 1998}}
certainties: {stated: {fr: dit, en: stated}}
actors:
  club: {fr: le club, en: the club, exists_when: {stage: born}}
timings: {first: {fr: "d’abord", en: first}}
groups: {threat: {label: {fr: Menaces, en: Threats}, when_yes: threatens}}
parameters: {least: {value: 12, label: {fr: au moins, en: at least}}}
facts:
  name: {kind: text, required: yes, label: {fr: Nom, en: Name}, question: {fr: "Le nom ?", en: "The name?"}, heading: nom}
  firms: {kind: number, min: 0, max: 99, label: {fr: Entreprises, en: Firms}, question: {fr: "Combien ?", en: "How many?"}, heading: entreprises}
  board: {kind: yes_no, label: {fr: Bureau, en: Board}, question: {fr: "Un bureau ?", en: "A board?"}, heading: bureau}
  stage: {kind: choice, label: {fr: Stade, en: Stage}, question: {fr: "Né ?", en: "Born?"}, heading: stade,
    choices: {born: {fr: né, en: born}, planned: {fr: prévu, en: planned}}}
rules:
  few:
    group: threat
    label: {fr: Trop peu, en: Too few}
    text: {fr: Trop peu d’entreprises., en: Too few firms.}
    source: {section: I, catalogue: [c]}
    certainty: stated
    when: {firms: "< least"}
recommendations:
  recruit:
    label: {fr: Recruter, en: Recruit}
    text: {fr: "Atteindre {least} entreprises[ : elles sont {firms}].", en: "Reach {least} firms[: there are {firms}]."}
    source: {section: II, catalogue: [c]}
    certainty: stated
    who: club
    timing: first
    priority: 1
    opposes: [wait]
    done_when: {board: yes}
    answers: [few]
    when: {firms: "< least"}
  wait:
    label: {fr: Attendre, en: Wait}
    text: {fr: Attendre., en: Wait.}
    source: {section: II, catalogue: [c]}
    certainty: stated
    who: club
    timing: first
    priority: 2
    when: {firms: "< least", board: yes}
page: {identity: [name], verdicts: [], counts: []}
"""


class Recommended(Case):
    def page(self, fiche, *options):
        self.write("r/rules.yaml", THREATENED)
        self.write("a.yaml", "name: Alpha\n" + fiche)
        result = self.run_here("diagnose", "a.yaml", "--rules", "r", "--lang", "en", "--width", "100", *options)
        self.assertEqual((0, ""), (result.status, result.err))
        return result.out

    def scored(self):
        result = self.run_here("score", "a.yaml", "--rules", "r", "--format", "ndjson", "--columns", "recommendations")
        return json.loads(result.out)["recommendations"]

    def test_a_threat_stands_beside_what_answers_it_with_its_figures(self):
        page = self.page("stage: born\nfirms: 7\n")
        self.assertIn(" What threatens it\n   ! Too few firms. [I, l. 3]\n     → Recruit\n", page)
        self.assertIn("Recruit (the club, first). Reach 12 firms: there are 7. [II, l. 3]", page)
        self.assertEqual(["recruit"], self.scored())

    def test_what_is_done_already_is_not_given_and_what_nobody_says_is_done_is(self):
        self.assertNotIn("Recruit", self.page("stage: born\nfirms: 7\nboard: yes\n"))
        self.assertEqual(["wait"], self.scored())
        self.assertIn("Recruit", self.page("stage: born\nfirms: 7\nboard: no\n"))
        self.assertIn("Recruit", self.page("stage: born\nfirms: 7\nboard: yes | no\n"))

    def test_nothing_is_asked_of_one_who_is_not_there_or_not_known_to_be(self):
        for fiche in ("stage: planned\nfirms: 7\n", "firms: 7\n"):
            page = self.page(fiche)
            self.assertIn("! Too few firms.", page)
            self.assertNotIn("Recruit", page)
            self.assertEqual([], self.scored())

    def test_declared_opposed_they_are_proved_apart(self):
        self.page("firms: 7\n")
        found = [one["code"] for one in json.loads(self.run_here("rules", "check", "--rules", "r", "--format", "json").out)["problems"]]
        self.assertEqual(["unanswered-threat"], found)  # where there is no club
        together = THREATENED.replace("    done_when: {board: yes}\n", "")
        self.write("r/rules.yaml", together)
        problems = json.loads(self.run_here("rules", "check", "--rules", "r", "--format", "json").out)["problems"]
        fault = next(one for one in problems if one["code"] == "opposed-together")
        self.write("b.yaml", fault["fiche"])
        page = json.loads(self.run_here("diagnose", "b.yaml", "--rules", "r", "--format", "json").out)
        self.assertEqual(["recruit", "wait"], [one["name"] for one in page["recommendations"]])
