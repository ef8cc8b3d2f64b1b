"""What the fiches of the benchmark say: of the sixty rules' vocabulary, and of the one in rules/."""
import math
import random
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("Arcy Belmont Clairval Dormans Escures Fontenay Grandpré Hautecombe Issoudel Jaligny Kervignac Lanvaux "
          "Montréal Noirlieu Orbec Pontarcé Quercize Roche-Vive Saint-Aubry Tournay").split()
KINDS = ["Club d'entreprises", "Association des industriels", "Groupement des chefs d'entreprise",
         "Cercle des dirigeants"]
SENTENCES = [
    "On se retrouve chez l'un ou chez l'autre, le premier jeudi du mois, et la visite précède le repas.",
    "Le groupe s'est remis en marche à l'arrivée de trois jeunes patrons du canton voisin.",
    "La commune prête une salle et paie le téléphone ; la chambre envoie un conseiller deux fois l'an.",
    "Les directeurs des grandes usines viennent peu : ils changent de poste tous les deux ou trois ans.",
    "Une secrétaire à mi-temps tient le fichier, prépare la lettre et suit les groupes de travail.",
    "Le premier salon a attiré du monde, le deuxième moins, et l'on hésite à en tenir un troisième.",
]


def log_uniform(chance, low, high):
    return round(math.exp(chance.uniform(math.log(low), math.log(high))))


def title(chance, number):
    return f"{chance.choice(KINDS)} de {chance.choice(PLACES)} {number}"


class Sixty:
    """About 1.2 KB a fiche; one answer in twenty is missing, now and then a whole section."""
    SECTIONS = {
        "territory": ["population_density", "firms_per_canton", "cantons", "population"],
        "membership": ["firms", "jobs", "branches", "share_main_branch", "min_size", "max_size",
                       "nonparticipation_pct"],
        "origin": ["initiator", "trigger", "founders"],
        "governance": ["president_dynamic", "public_body_role", "board_size", "meetings_per_year", "permanent_staff"],
        "finance": ["annual_fee_francs", "subsidies_share", "budget_francs"],
        "relations": ["mayor", "cci", "drire"],
    }

    def __init__(self):
        rules = yaml.safe_load((ROOT / "tests/bench/sixty_rules/facts.yaml").read_text(encoding="utf-8"))
        choices = {name.rpartition(".")[2]: fact.get("choices") for name, fact in rules["facts"].items()}
        self.words = {key: list(words) for key, words in choices.items() if words}
        # Said in a survey's own words, which are aliases.
        self.words["achievements"] = [choice["aliases"][0] for choice in choices["achievements"].values()]

    def columns(self):
        inner = [f"{section}.{key}" for section, keys in self.SECTIONS.items() for key in keys]
        return ["name", "year", *inner, "objectives", "achievements", "notes"]

    def value(self, key, chance):
        whole = chance.randint
        numbers = {
            "year": lambda: whole(1972, 1998),
            "population_density": lambda: round(chance.choice([20, 55, 160]) * chance.uniform(.5, 1.6), 1),
            "firms_per_canton": lambda: whole(3, 24) if chance.random() < .4 else whole(18, 120),
            "cantons": lambda: whole(1, 7),
            "population": lambda: log_uniform(chance, 2000, 150000),
            "firms": lambda: log_uniform(chance, 6, 300),
            "jobs": lambda: log_uniform(chance, 150, 9000),
            "share_main_branch": lambda: round(chance.uniform(.1, 1), 2),
            "min_size": lambda: whole(1, 14),
            "max_size": lambda: log_uniform(chance, 6, 1800),
            "nonparticipation_pct": lambda: whole(0, 80),
            "founders": lambda: whole(2, 24),
            "board_size": lambda: whole(2, 24),
            "meetings_per_year": lambda: whole(0, 12),
            "permanent_staff": lambda: max(0, whole(-2, 3)),
            "annual_fee_francs": lambda: log_uniform(chance, 50, 9000),
            "subsidies_share": lambda: round(chance.random(), 2),
            "budget_francs": lambda: log_uniform(chance, 5000, 3000000),
        }
        if key in numbers:
            return numbers[key]()
        if key == "president_dynamic":
            return chance.random() < .6
        if key in ("branches", "objectives", "achievements"):
            return chance.sample(self.words[key], whole(1, 6 if key != "achievements" else 4))
        return chance.choice(self.words[key])

    def fiches(self, number, seed, english=False):
        chance = random.Random(seed)
        for i in range(number):
            fiche = {"name": title(chance, i)}
            if chance.random() > .05:
                fiche["year"] = self.value("year", chance)
            for section, keys in self.SECTIONS.items():
                stated = {key: self.value(key, chance) for key in keys if chance.random() > .05}
                if stated and chance.random() > .01:
                    fiche[section] = stated
            for key, gap in (("objectives", .05), ("achievements", .25)):
                if chance.random() > gap:
                    fiche[key] = self.value(key, chance)
            if chance.random() > .05:
                fiche["notes"] = "\n".join(chance.sample(SENTENCES, 4)) + "\n"
            yield fiche


SIXTY = Sixty()


class Ours:
    """Fiches of rules/: every kind of fact, about two in three of them stated; numbers that are approximate, between
    two bounds or unknown, choices left open, one fiche in six in French."""

    def __init__(self):
        self.facts, self.sections = {}, {}
        for path in sorted((ROOT / "rules").rglob("*.yaml")):
            if "tests" not in path.parts:
                rules = yaml.safe_load(path.read_text(encoding="utf-8"))
                self.facts.update(rules.get("facts", {}))
                self.sections.update(rules.get("sections", {}))

    def columns(self):
        return [name for name in self.facts if not self.sections.get(name.partition(".")[0], {}).get("many")]

    def fiches(self, number, seed, english=False):
        chance = random.Random(seed)
        for i in range(number):
            yield self.fiche(i, chance, chance.random() < 1 / 6 and not english)

    def fiche(self, number, chance, french):
        fiche, elements = {}, {}
        for name, fact in self.facts.items():
            if name == "name":
                value = title(chance, number)
            elif chance.random() < (.9 if "formula" in fact else .35) and not fact.get("required"):
                continue
            else:
                value = self.value(fact, chance, french)
            section, _, key = name.rpartition(".")
            key = fact["heading"] if french else key
            if not section:
                fiche[key] = value
                continue
            declared = self.sections[section]
            into = elements if declared.get("many") else fiche
            into.setdefault(declared["heading"] if french else section, {})[key] = value
        for key, facts in elements.items():
            if chance.random() < .5:
                fiche[key] = [facts]
        return fiche

    def value(self, fact, chance, french):
        kind = fact["kind"]
        if kind == "text":
            return f"{chance.choice(PLACES)} ({chance.choice(PLACES)})"
        if chance.random() < .04:
            return "inconnu" if french else "unknown"
        if kind == "yes_no":
            return chance.random() < .6
        if kind == "number":
            return self.number(fact, chance)
        words = [choice["fr"] if french else name for name, choice in fact["choices"].items()]
        # A comma or a bar would part two choices.
        words = [word for word in words if "," not in word and "|" not in word] or list(fact["choices"])
        if kind == "list":
            listed = chance.sample(words, min(len(words), chance.randint(1, 5)))
            return listed + ["..."] if chance.random() < .1 else listed
        if len(words) > 1 and chance.random() < .05:
            return " | ".join(chance.sample(words, 2))
        return chance.choice(words)

    @staticmethod
    def number(fact, chance):
        low, high = fact["min"], fact["max"]
        if high - low <= 300:
            value = chance.randint(math.ceil(low), math.floor(high))
        else:
            value = min(high, max(low, log_uniform(chance, max(low, 1), high)))
        manner = chance.random()
        if manner < .08:
            return f"~{value}"
        if manner < .14 and value < high:
            return f"{value}..{min(high, value + max(1, value // 4))}"
        if manner < .16 and value < high:
            return f"> {value}"
        return f"{value} %" if fact.get("unit") == "%" and manner > .6 else value
