// Fiches in, what they say of each fact out; and for each that is wrong, every message to the last caret.
#include "read/fiche/fiche_from_yaml.h"

#include <fmt/format.h>

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  created: {kind: number, integer: yes, min: 1800, max: 2100, FACT, heading: création, aliases: [année_de_création]}
  crisis: {kind: yes_no, FACT, heading: crise}
  dues: {kind: number, unit: F, min: 0, max: 1000000, FACT, heading: cotisation}
  achievements: {kind: list, FACT, heading: réalisations,
    choices: {training: {fr: formation, en: training courses}, roads: {fr: routes, en: roads},
              quality: {fr: qualité, en: quality, aliases: [iso]}}}
  place: {kind: text, FACT, heading: lieu}
  members.firms: {kind: number, integer: yes, min: 0, max: 5000, FACT, heading: entreprises, aliases: [adhérentes]}
  members.share: {kind: number, unit: "%", min: 0, max: 100, FACT, heading: part}
  members.scope: {kind: choice, FACT, heading: champ,
    choices: {one_branch: {fr: une seule branche, en: one branch}, several: {fr: plusieurs, en: several ones, aliases: [multi]},
              every: {fr: toutes, en: each}}}
  members.leader: {kind: choice, FACT, heading: meneur, otherwise: nobody,
    choices: {somebody: {fr: quelqu'un, en: a person}, nobody: {fr: personne, en: no one}}}
)";

const RuleSet& rules() {
  static const RuleSet read = [] {
    Diagnostics diagnostics;
    auto given = rules_from_text(kFacts, diagnostics);
    if (!given) FAIL(text_from(diagnostics));
    return std::move(*given);
  }();
  return read;
}

std::string faults(const std::string& text) { return faults_of_fiche(rules(), text); }

// Faults of a fiche whose first line, its name, is sound: `text` starts on line 2.
std::string faults_below(const std::string& text) { return faults("name: a\n" + text); }

std::string told(int line, int column, const std::string& message, const std::string& text, int length,
                 const std::string& help) {
  const std::string number = std::to_string(line), margin(number.size(), ' ');
  return fmt::format("a.yaml:{}:{}: error: {}\n  {} | {}\n  {} | {}{}\n  {} = help: {}\n", line, column,
                     message, number, text, margin, std::string(static_cast<std::size_t>(column - 1), ' '),
                     std::string(static_cast<std::size_t>(length), '^'), margin, help);
}

FactId id_of(const std::string& fact) { return rules().facts.id_of(*find_by_name(rules().facts, fact)); }

const StatedFact& stated(const Fiche& fiche, const std::string& fact) {
  const StatedFact* found = fiche.find(id_of(fact));
  if (found == nullptr) FAIL("nothing is stated of " << fact);
  return *found;
}

Fiche below(const std::string& text) { return fiche_from_text(rules(), "name: a\n" + text); }

const std::string kEvery = "`diagclub new` shows every key with its question";
const std::string kSuch = "such as `20`, `~20`, `10..15`, `\"> 100\"` or `unknown`";

}  // namespace

TEST_CASE("a fiche states facts of every kind", "[fiche]") {
  const Fiche fiche = fiche_from_text(rules(), R"(
name: Club of the valley
created: 1987
crisis: yes
achievements: [training, quality]
members:
  firms: ~20
  share: 28 %
  scope: one_branch
)");
  CHECK(fiche.source == "a.yaml");
  CHECK(fiche.facts.size() == 7);
  CHECK(stated(fiche, "name").text == "Club of the valley");
  CHECK(stated(fiche, "created").number == Interval::point(1987));
  CHECK(stated(fiche, "crisis").choices == kYesCell);
  CHECK(stated(fiche, "achievements").listed == 5);
  CHECK_FALSE(stated(fiche, "achievements").open);
  CHECK(stated(fiche, "achievements").written == "training, quality");
  CHECK(stated(fiche, "members.firms").number == Interval{16, 24, false, false});
  CHECK(stated(fiche, "members.firms").approximate);
  CHECK(stated(fiche, "members.firms").written == "~20");
  CHECK(stated(fiche, "members.firms").span == Span{{7, 10}, {7, 13}});
  CHECK(stated(fiche, "members.share").number == Interval::point(28));
  CHECK(stated(fiche, "members.scope").choices == 1);
  CHECK(fiche.find(id_of("dues")) == nullptr);
}

TEST_CASE("keys may be French, aliases, dotted, in any case, with or without accents", "[fiche]") {
  for (const char* key : {"members.firms", "composition.entreprises", "MEMBERS.Firms",
                          "composition.ADHERENTES", "members.adhérentes", "Composition.Entreprises"}) {
    CHECK(stated(below(std::string(key) + ": 3\n"), "members.firms").number == Interval::point(3));
  }
  for (const char* key : {"created", "création", "creation", "Année de création", "annee-de-creation"}) {
    CHECK(stated(below(std::string(key) + ": 1990\n"), "created").number == Interval::point(1990));
  }
  CHECK(stated(below("Composition: {champ: toutes}\n"), "members.scope").choices == 4);
  const Fiche both = below("members: {firms: 3}\ncomposition: {part: 5}\n");
  CHECK(both.facts.size() == 3);
}

TEST_CASE("a choice is written by name, label or alias; several with a bar", "[fiche]") {
  const std::pair<const char*, Cells> expected[] = {
      {"one_branch", 1},      {"One Branch", 1},         {"une seule branche", 1}, {"\"one branch\"", 1},
      {"multi", 2},           {"one_branch | multi", 3}, {"toutes|plusieurs", 6},  {"each |one_branch", 5},
      {"several|several", 2},
  };
  for (const auto& [text, choices] : expected) {
    CHECK(stated(below(fmt::format("members: {{scope: {}}}\n", text)), "members.scope").choices == choices);
  }
}

TEST_CASE("yes and no, in two languages", "[fiche]") {
  for (const char* yes : {"yes", "oui", "true", "vrai", "Oui", "YES", "\"yes\""}) {
    CHECK(stated(below(fmt::format("crisis: {}\n", yes)), "crisis").choices == kYesCell);
  }
  for (const char* no : {"no", "non", "false", "faux", "NO"}) {
    CHECK(stated(below(fmt::format("crisis: {}\n", no)), "crisis").choices == kNoCell);
  }
}

TEST_CASE("yes and no where sources disagree", "[fiche]") {
  for (const char* both : {"yes | no", "no|yes", "oui | non", "\"yes | no\""}) {
    const Fiche fiche = below(fmt::format("crisis: {}\n", both));
    CHECK(stated(fiche, "crisis").choices == kYesOrNo);
    CHECK_FALSE(stated(fiche, "crisis").unknown);
  }
  CHECK(faults_below("crisis: yes | maybe\n") == told(2, 15, "`maybe` is neither yes nor no",
                                                      "crisis: yes | maybe", 5,
                                                      "write `yes`, `no` or `unknown`"));
}

TEST_CASE("unknown may be said of anything but a text", "[fiche]") {
  const Fiche fiche = below(
      "created: unknown\ncrisis: inconnu\nachievements: inconnue\nmembers: {scope: \"?\", firms: "
      "unknown}\nplace: unknown\n");
  for (const char* fact : {"created", "crisis", "achievements", "members.scope", "members.firms"})
    CHECK(stated(fiche, fact).unknown);
  CHECK_FALSE(stated(fiche, "place").unknown);
  CHECK(stated(fiche, "place").text == "unknown");
}

TEST_CASE("a list may be empty, open, or both", "[fiche]") {
  const Fiche none = below("achievements: []\n");
  CHECK(stated(none, "achievements").listed == 0);
  CHECK_FALSE(stated(none, "achievements").open);
  const Fiche open = below("achievements:\n  - iso\n  - ...\n");
  CHECK(stated(open, "achievements").listed == 4);
  CHECK(stated(open, "achievements").open);
  CHECK(stated(open, "achievements").item_spans[2] == Span{{3, 5}, {3, 8}});
  CHECK(stated(open, "achievements").item_spans[0] == Span{});
  CHECK(stated(below("achievements: [...]\n"), "achievements").open);
  CHECK(stated(below("achievements: […]\n"), "achievements").open);
}

TEST_CASE("a question left unanswered says nothing", "[fiche]") {
  for (const char* text : {"created:\n", "created: ~\n", "created: null\n", "members:\n",
                           "members: {firms: }\n", "achievements:\n"}) {
    CHECK(below(text).facts.size() == 1);
  }
}

TEST_CASE("a choice with a default is left to be assumed", "[fiche]") {
  CHECK(below("created: 1990\n").find(id_of("members.leader")) == nullptr);
}

TEST_CASE("that nothing is reported may be said of anything but a text", "[fiche]") {
  const Fiche fiche = below(
      "created: NOTHING_REPORTED\ncrisis: Rien signalé\nachievements: nothing_reported\nmembers: {scope: "
      "rien_signalé, firms: unknown}\nplace: nothing_reported\n");
  for (const char* fact : {"created", "crisis", "achievements", "members.scope"}) {
    CHECK(stated(fiche, fact).unknown);
    CHECK(stated(fiche, fact).nothing_reported);
  }
  CHECK_FALSE(stated(fiche, "members.firms").nothing_reported);
  CHECK(stated(fiche, "place").text == "nothing_reported");
  CHECK(faults_below("achievements: [nothing_reported]\n")
            .find("`nothing_reported` is not a choice of `achievements`") != std::string::npos);
}

TEST_CASE("an unknown key is refused with the closest name", "[fiche]") {
  CHECK(faults_below("members:\n  frims: 20\n") ==
        told(3, 3, "unknown key `frims` in `members`", "  frims: 20", 5, "did you mean `firms`?"));
  CHECK(faults_below("composition:\n  enterprises: 20\n") ==
        told(3, 3, "unknown key `enterprises` in `members`", "  enterprises: 20", 11,
             "did you mean `entreprises`?"));
  CHECK(faults_below("creatd: 1990\n") ==
        told(2, 1, "unknown key `creatd`", "creatd: 1990", 6, "did you mean `created`?"));
  CHECK(faults_below("membres: {}\n") ==
        told(2, 1, "unknown key `membres`", "membres: {}", 7, "did you mean `members`?"));
  CHECK(faults_below("xyzzy: 1\n") == told(2, 1, "unknown key `xyzzy`", "xyzzy: 1", 5, kEvery));
  CHECK(faults_below("\"\": 1\n") == told(2, 1, "unknown key ``", "\"\": 1", 2, kEvery));
  CHECK(faults_below("12: 1\n") == told(2, 1, "unknown key `12`", "12: 1", 2, kEvery));
}

// A story: the closest key is looked for with the section still in front, so that none is close.
TEST_CASE("an unknown dotted key is refused with the closest name", "[fiche]") {
  CHECK(faults_below("members.frims: 20\n") == told(2, 1, "unknown key `members.frims` in `members`",
                                                    "members.frims: 20", 13, "did you mean `firms`?"));
}

TEST_CASE("a key in the wrong place is told where it belongs", "[fiche]") {
  CHECK(faults_below("firms: 20\n") ==
        told(2, 1, "unknown key `firms`", "firms: 20", 5, "it belongs in `members`"));
  CHECK(faults_below("entreprises: 20\n") ==
        told(2, 1, "unknown key `entreprises`", "entreprises: 20", 11, "it belongs in `members`"));
  CHECK(faults_below("members:\n  created: 1990\n") == told(3, 3, "unknown key `created` in `members`",
                                                            "  created: 1990", 7,
                                                            "it belongs at the top of the fiche"));
}

TEST_CASE("a fact stated twice is refused, whatever its keys", "[fiche]") {
  CHECK(faults_below("nom: b\n") ==
        told(2, 1, "`name` is stated twice", "nom: b", 3, "it already stands on line 1: keep one of them"));
  CHECK(faults_below("members:\n  firms: 1\n  entreprises: 2\n") ==
        told(4, 3, "`members.firms` is stated twice", "  entreprises: 2", 11,
             "it already stands on line 3: keep one of them"));
  CHECK(faults_below("members: {firms: 1}\ncomposition: {firms: 2}\n") ==
        told(3, 15, "`members.firms` is stated twice", "composition: {firms: 2}", 5,
             "it already stands on line 2: keep one of them"));
  CHECK(faults_below("members: {firms: 1}\nmembers.firms: 2\n") ==
        told(3, 1, "`members.firms` is stated twice", "members.firms: 2", 13,
             "it already stands on line 2: keep one of them"));
  CHECK(faults_below("name: b\n") == told(2, 1, "the key `name` stands twice", "name: b", 4,
                                          "it already stands on line 1: keep one of them"));
}

TEST_CASE("a key that stands twice does not hide the other errors", "[fiche]") {
  CHECK(faults_below("name: b\nfrims: 1\n") == told(2, 1, "the key `name` stands twice", "name: b", 4,
                                                    "it already stands on line 1: keep one of them") +
                                                   told(3, 1, "unknown key `frims`", "frims: 1", 5, kEvery));
}

TEST_CASE("a fiche without what is required is refused", "[fiche]") {
  CHECK(faults("created: 1990\n") ==
        told(1, 1, "the fiche has no `name`", "created: 1990", 1, "add `name: …`"));
  CHECK(faults("name:\n") == told(1, 1, "`name` is empty", "name:", 4, "write a value behind it"));
  CHECK(faults("nom: ~\n") == told(1, 1, "`nom` is empty", "nom: ~", 3, "write a value behind it"));
  CHECK(faults("name: null\n") == told(1, 1, "`name` is empty", "name: null", 4, "write a value behind it"));
  CHECK(faults("name: \"\"\n") == told(1, 7, "`name` is blank", "name: \"\"", 2, "write a value behind it"));
  CHECK(faults("name: \" \"\n") ==
        told(1, 7, "`name` is blank", "name: \" \"", 3, "write a value behind it"));
  CHECK(faults("nam: a\n") == told(1, 1, "unknown key `nam`", "nam: a", 3, "did you mean `name`?") +
                                  told(1, 1, "the fiche has no `name`", "nam: a", 1, "add `name: …`"));
  CHECK(faults("{}\n") == told(1, 1, "the fiche has no `name`", "{}", 1, "add `name: …`"));
}

TEST_CASE("a text that some take for a boolean must be quoted", "[fiche]") {
  for (const char* word : {"yes", "No", "ON", "off", "y", "N", "true", "False"}) {
    const std::string text = word;
    CHECK(faults("name: " + text + "\n") == told(1, 7, "`" + text + "` could mean a yes/no or a text",
                                                 "name: " + text, static_cast<int>(text.size()),
                                                 "quote it if it is a text: `\"" + text + "\"`"));
    CHECK(faults("name: \"" + text + "\"\n").empty());
    CHECK(faults("name: '" + text + "'\n").empty());
  }
  CHECK(faults("name: oui\n").empty());
  CHECK(faults("name: \"null\"\n").empty());
  CHECK(faults("name: 1901\n").empty());
}

TEST_CASE("a value of the wrong shape is refused", "[fiche]") {
  CHECK(faults_below("created: [1990]\n") == told(2, 10, "`created` takes one value, not a list",
                                                  "created: [1990]", 1, "write one value behind it"));
  CHECK(faults_below("place: {a: b}\n") ==
        told(2, 8, "`place` takes one value, not a list", "place: {a: b}", 1, "write one value behind it"));
  CHECK(faults_below("members: 20\n") == told(2, 10, "`members` is a section: it holds keys, not a value",
                                              "members: 20", 2, "write its keys below it, indented"));
  CHECK(faults_below("composition: [firms]\n") ==
        told(2, 14, "`composition` is a section: it holds keys, not a value", "composition: [firms]", 1,
             "write its keys below it, indented"));
  CHECK(faults_below("achievements: training\n") == told(2, 15, "`achievements` takes a list",
                                                         "achievements: training", 8,
                                                         "write `[training, …]`, or `[]` for none"));
  CHECK(faults_below("achievements: {training: yes}\n") == told(2, 15, "`achievements` takes a list",
                                                                "achievements: {training: yes}", 1,
                                                                "write `[training, …]`, or `[]` for none"));
  for (const char* text : {"a", "12", "[]", "- a", "\"a: b\""}) {
    CHECK(faults(std::string(text) + "\n").find("a.yaml:1:1: error: a fiche is a list of `key: value`\n") ==
          0);
  }
}

TEST_CASE("a word that is no choice is refused with the closest one", "[fiche]") {
  CHECK(faults_below("members: {scope: one-brnch}\n") ==
        told(2, 18, "`one-brnch` is not a choice of `members.scope`", "members: {scope: one-brnch}", 9,
             "did you mean `one_branch`?"));
  CHECK(faults_below("members: {scope: plusieur}\n") ==
        told(2, 18, "`plusieur` is not a choice of `members.scope`", "members: {scope: plusieur}", 8,
             "did you mean `plusieurs`?"));
  CHECK(faults_below("members: {scope: xyz}\n") == told(2, 18, "`xyz` is not a choice of `members.scope`",
                                                        "members: {scope: xyz}", 3,
                                                        "it is one of `one_branch`, `several`, `every`"));
  CHECK(faults_below("members: {scope: one_branch | xyz}\n") ==
        told(2, 31, "`xyz` is not a choice of `members.scope`", "members: {scope: one_branch | xyz}", 3,
             "it is one of `one_branch`, `several`, `every`"));
  CHECK(faults_below("members: {scope: \"one_branch | xyz\"}\n") ==
        told(2, 18, "`xyz` is not a choice of `members.scope`", "members: {scope: \"one_branch | xyz\"}", 18,
             "it is one of `one_branch`, `several`, `every`"));
  CHECK(faults_below("members: {scope: one_branch |}\n") ==
        told(2, 30, "`` is not a choice of `members.scope`", "members: {scope: one_branch |}", 1,
             "it is one of `one_branch`, `several`, `every`"));
  CHECK(faults_below("crisis: maybe\n") ==
        told(2, 9, "`maybe` is neither yes nor no", "crisis: maybe", 5, "write `yes`, `no` or `unknown`"));
  CHECK(faults_below("crisis: 2\n") ==
        told(2, 9, "`2` is neither yes nor no", "crisis: 2", 1, "write `yes`, `no` or `unknown`"));
}

TEST_CASE("each wrong item of a list is told", "[fiche]") {
  CHECK(faults_below("achievements: [trainng, roads, rods, xyz]\n") ==
        told(2, 16, "`trainng` is not a choice of `achievements`",
             "achievements: [trainng, roads, rods, xyz]", 7, "did you mean `training`?") +
            told(2, 32, "`rods` is not a choice of `achievements`",
                 "achievements: [trainng, roads, rods, xyz]", 4, "did you mean `roads`?") +
            told(2, 38, "`xyz` is not a choice of `achievements`",
                 "achievements: [trainng, roads, rods, xyz]", 3,
                 "it is one of `training`, `roads`, `quality`"));
  CHECK(faults_below("achievements: [roads, routes]\n") ==
        told(2, 23, "`routes` stands twice in `achievements`", "achievements: [roads, routes]", 6,
             "keep one of them"));
  CHECK(faults_below("achievements: [[roads]]\n") == told(2, 16, "a word is expected in `achievements`",
                                                          "achievements: [[roads]]", 1,
                                                          "it is one of `training`, `roads`, `quality`"));
  CHECK(faults_below("achievements: [unknown]\n") ==
        told(2, 16, "`unknown` is not a choice of `achievements`", "achievements: [unknown]", 7,
             "it stands alone, for the whole list; `...` at the end says that there may be more"));
  CHECK(
      faults_below("achievements:\n  -\n  - roads\n").find("error: a word is expected in `achievements`\n") !=
      std::string::npos);
}

TEST_CASE("a number that makes no sense is told where it stops making sense", "[fiche]") {
  CHECK(faults_below("dues: twenty\n") == told(2, 7, "a number is expected here", "dues: twenty", 6, kSuch));
  CHECK(faults_below("dues: 12 %\n") == told(2, 10, "`%` does not belong to this number", "dues: 12 %", 1,
                                             "the unit may be `F`, `KF`, `EUR`; without one it is `F`"));
  CHECK(faults_below("dues: \"12 %\"\n") == told(2, 7, "`%` does not belong to this number", "dues: \"12 %\"",
                                                 6,
                                                 "the unit may be `F`, `KF`, `EUR`; without one it is `F`"));
  CHECK(faults_below("dues: 10.. \n") == told(2, 11, "a number is expected here", "dues: 10..", 1, kSuch));
  CHECK(faults_below("created: 3000\n") ==
        told(2, 10, "`3000` is outside what this can be", "created: 3000", 4, "it goes from 1800 to 2100"));
  CHECK(faults_below("created: 1990.5\n") ==
        told(2, 10, "`1990.5` is not a whole number", "created: 1990.5", 6,
             "this is counted in whole ones; `10..15` and `~12` are accepted"));
  CHECK(faults_below("dues: 010\n") ==
        told(2, 7, "`010` starts with a zero, which could mean two numbers", "dues: 010", 3, "write `10`"));
  CHECK(faults_below("dues: 1,234\n") ==
        told(2, 7, "`1,234` could mean two numbers", "dues: 1,234", 5, "write `1234` or `1.2340`"));
  for (const char* text : {".nan", ".inf", "-.inf", ".NaN"}) {
    CHECK(faults_below(fmt::format("dues: {}\n", text)) ==
          told(2, 7, "a number is expected here", fmt::format("dues: {}", text),
               static_cast<int>(std::string(text).size()), kSuch));
  }
  CHECK(faults_below("dues: \"\"\n") == told(2, 7, "a number is expected here", "dues: \"\"", 2, kSuch));
}

TEST_CASE("a comma between braces ends the number", "[fiche]") {
  CHECK(faults_below("members: {firms: 1,234}\n") ==
        told(2, 20, "unknown key `234` in `members`", "members: {firms: 1,234}", 3, kEvery));
}

TEST_CASE("a bare > opens a block of text", "[fiche]") {
  CHECK(faults_below("members:\n  firms: > 100\n").find("a.yaml:3:10: error: `>` starts a text") == 0);
  CHECK(
      faults_below("members: {firms: > 100}\n").find("a.yaml:2:18: error: a text does not start with `>`") ==
      0);
  CHECK(faults_below("members:\n  firms: \"> 100\"\n").empty());
  CHECK(faults_below("members:\n  firms: < 100\n").empty());
}

TEST_CASE("all that is wrong with a fiche is told in one run, in its order", "[fiche]") {
  CHECK(
      faults("creatd: 1990\ncrisis: maybe\nmembers:\n  frims: 3\n  share: 101\n  scope: xyz\nachievements: "
             "[a, b]\n") ==
      told(1, 1, "unknown key `creatd`", "creatd: 1990", 6, "did you mean `created`?") +
          told(2, 9, "`maybe` is neither yes nor no", "crisis: maybe", 5, "write `yes`, `no` or `unknown`") +
          told(4, 3, "unknown key `frims` in `members`", "  frims: 3", 5, "did you mean `firms`?") +
          told(5, 10, "`101` is outside what this can be", "  share: 101", 3, "it goes from 0 to 100 %") +
          told(6, 10, "`xyz` is not a choice of `members.scope`", "  scope: xyz", 3,
               "it is one of `one_branch`, `several`, `every`") +
          told(7, 16, "`a` is not a choice of `achievements`", "achievements: [a, b]", 1,
               "it is one of `training`, `roads`, `quality`") +
          told(7, 19, "`b` is not a choice of `achievements`", "achievements: [a, b]", 1,
               "it is one of `training`, `roads`, `quality`") +
          told(1, 1, "the fiche has no `name`", "creatd: 1990", 1, "add `name: …`"));
}

TEST_CASE("what is wrong is shown in characters, whatever their bytes", "[fiche]") {
  CHECK(faults("{nom: é, crise: peut-être}\n") == told(1, 17, "`peut-être` is neither yes nor no",
                                                       "{nom: é, crise: peut-être}", 9,
                                                       "write `yes`, `no` or `unknown`"));
  CHECK(faults_below("members: {champ: une seule branche | éé}\n") ==
        told(2, 38, "`éé` is not a choice of `members.scope`", "members: {champ: une seule branche | éé}", 2,
             "it is one of `one_branch`, `several`, `every`"));
}

TEST_CASE("one value may be given on its own", "[fiche]") {
  const FicheForm form(rules());
  Fault fault;
  const auto firms = stated_from_text(id_of("members.firms"), "~20", form, fault);
  REQUIRE(firms);
  CHECK(firms->number == Interval{16, 24, false, false});
  CHECK(firms->written == "~20");
  const auto list = stated_from_text(id_of("achievements"), "formation, iso", form, fault);
  REQUIRE(list);
  CHECK(list->listed == 5);
  CHECK(stated_from_text(id_of("crisis"), "unknown", form, fault)->unknown);
  CHECK_FALSE(stated_from_text(id_of("crisis"), "maybe", form, fault));
  CHECK(fault.message == "`maybe` is neither yes nor no");
  CHECK(fault.help == "write `yes`, `no` or `unknown`");
  CHECK_FALSE(stated_from_text(id_of("members.scope"), "several | x", form, fault));
  CHECK(fault.offset == 10);
  CHECK_FALSE(stated_from_text(id_of("place"), " ", form, fault));
}

// A story: a list given on its own cannot be empty or open, though the same words are promised as in a fiche.
TEST_CASE("a list on its own may be open or empty", "[fiche]") {
  const FicheForm form(rules());
  Fault fault;
  const auto open = stated_from_text(id_of("achievements"), "training, ...", form, fault);
  REQUIRE(open);
  CHECK(open->open);
  CHECK(stated_from_text(id_of("achievements"), "[]", form, fault));
}

// A story: a list without choices is accepted by `check`; a fiche that gives it one word then reads the first
// choice of none. Let the reading of rules refuse a choice or a list without choices.
TEST_CASE("a choice or a list has choices", "[fiche]") {
  for (const char* kind : {"choice", "list"}) {
    CHECK(faults_of_rules(
              fmt::format("facts:\n  f: {{kind: {}, FACT, heading: h, choices: {{}}}}\n", kind)) != "");
  }
}

}  // namespace diagclub
