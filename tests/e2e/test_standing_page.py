"""The page of a club says first what stands, and how firmly: certain, presumed, contested or open."""
from program import Case
from test_presumptions import RULES, presumption

TABLE = """tables:
  kind:
    label: {fr: Sorte, en: Kind}
    text: {fr: La sorte., en: The kind.}
    source: {section: I, catalogue: [c]}
    certainty: stated
    hit: unique
    inputs: [core]
    outputs: {A: {fr: autonome, en: self-made}, B: {fr: bâti, en: built}}
    rows:
      - {when: {core: yes}, then: A, text: {fr: "Avec noyau.", en: "With a core."}}
      - {when: {core: no}, then: B, text: {fr: "Sans noyau.", en: "Without one."}}
counts:
  cores:
    label: {fr: Noyaux, en: Cores}
    text: {fr: Combien., en: How many.}
    source: {section: I, catalogue: [c]}
    certainty: stated
    of: [core]
actors: {club: {fr: le club, en: the club}}
timings: {first: {fr: "d’abord", en: first}}
recommendations:
  gather:
    label: {fr: Réunir, en: Gather}
    text: {fr: Réunir le noyau., en: Gather the core.}
    source: {section: I, catalogue: [c]}
    certainty: stated
    who: club
    timing: first
    priority: 1
    when: {core: yes}
page: {identity: [name], verdicts: [{of: kind}], counts: [cores]}
"""
SIGN = presumption("p", "core", "yes", "{team: yes}")
CONTRARY = presumption("q", "core", "no", "{money: nothing_reported}")


class StandingPage(Case):
    def page(self, fiche, *more, lang="en"):
        self.write("r/rules.yaml", RULES.replace("when_yes: note", "when_yes: carries") + SIGN + CONTRARY + TABLE)
        self.write("a.yaml", "name: Alpha\n" + fiche)
        result = self.run_here("diagnose", "a.yaml", "--rules", "r", "--lang", lang, "--width", "100", "--explain", *more)
        self.assertEqual((0, ""), (result.status, result.err))
        return result.out.replace("\u00a0", " ")

    def test_a_presumed_verdict_names_what_it_rests_on(self):
        page = self.page("team: yes\n")
        for words in ("Kind   A – self-made · presumed", "With a core.", "Team: yes (l. 2)", "Presumed: Presumed [II, stated]",
                      "Cores  1 of 1 (0 certain, 1 possible)", "presumed held: Core", "+ A core. (presumed)",
                      "Gather (the club, first) (presumed)"):
            with self.subTest(words):
                self.assertIn(words, page)

    def test_in_french(self):
        page = self.page("team: yes\n", lang="fr")
        for words in ("A – autonome · présumé", "Présumé : Présumé [II, dit]", "1 sur 1 (0 établi, 1 possible)",
                      "présumés présents : Noyau", "Un noyau. (présumé)"):
            with self.subTest(words):
                self.assertIn(words, page)

    def test_what_is_answered_is_certain(self):
        page = self.page("team: yes\nmoney: own\n")
        self.assertIn("A – self-made · certain", page)
        self.assertIn("Cores  1 of 1\n", page)
        self.assertNotIn("resumed", page)

    def test_signs_that_contradict_one_another_are_both_said(self):
        page = self.page("team: yes\nmoney: nothing_reported\n")
        self.assertIn("A or B · contested", page)
        self.assertIn("Contrary signs: Presumed [II, stated] · Presumed [II, stated]", page)
        self.assertIn("contested: Core", page)
        self.assertNotIn("1. Gather", page)

    def test_what_nobody_could_say_is_open(self):
        page = self.page("")
        self.assertIn("A or B · open", page)
        self.assertIn("unknown: Core", page)

    def test_the_derivation_shows_the_signs_and_what_would_overturn_them(self):
        page = self.page("team: yes\n", "--explain")
        for words in ("What would overturn what is presumed", "≠ Money: public → Kind; Core; Gather",
                      "≈ presumed: Core: yes. One thinks so. [p, II]", "sign: Team: yes"):
            with self.subTest(words):
                self.assertIn(words, page)
        self.assertNotIn("overturn", self.page("team: yes\nmoney: own\n", "--explain"))
