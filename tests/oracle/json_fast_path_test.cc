// The fast path for JSON against the whole reading: whatever the fast path takes, `node_from_json` and
// `fiche_from_node` give too, and the same. Fiches are random, with all that JSON allows and some that it
// does not, then damaged byte by byte.
#include "read/fiche/json_fast_path.h"

#include "oracle/dice.h"
#include "oracle/said.h"
#include "read/json/json_node.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

const std::string kFacts =
    std::string(kFastPathFacts) +
    R"(  members.firms: {kind: number, integer: yes, min: 0, max: 5000, FACT, heading: entreprises}
  projects.title: {kind: text, FACT, heading: intitulé}
  projects.firms: {kind: number, integer: yes, min: 0, max: 500, FACT, heading: entreprises}
sections: {projects: {heading: projets, label: SAID, many: yes}}
)";

class Writer {
 public:
  explicit Writer(Dice& dice) : dice_(dice) {}

  std::string fiche() {
    std::string all = blank() + "{";
    bool first = true;
    if (!dice_.chance(3)) all += entry("name", text(), first);
    for (const std::string key :
         {"created", "crisis", "dues", "achievements", "r\\u00e9alisations", "nom", "frims"}) {
      const bool odd = key[0] == 'r' || key == "nom" || key == "frims";
      if (dice_.chance(odd ? 1 : 60)) all += entry(key, value(key), first);
    }
    if (dice_.chance(60)) all += entry(dice_.chance(80) ? "members" : "composition", section(), first);
    if (dice_.chance(30)) all += entry("projects", projects(), first);
    if (dice_.chance(5)) all += entry("members.firms", number(), first);
    if (dice_.chance(3)) all += entry("created", number(), first);
    return all + blank() + "}" + blank() + (dice_.chance(2) ? "{}" : "");
  }

 private:
  std::string blank() { return dice_.chance(80) ? "" : dice_.of<std::string>({" ", "\t", "\r\n", "\n  "}); }
  std::string entry(const std::string& key, const std::string& value, bool& first) {
    std::string all = first ? "" : ",";
    first = false;
    return all + blank() + "\"" + key + "\"" + blank() + ":" + blank() + value + blank();
  }
  std::string section() {
    if (dice_.chance(8)) return dice_.of<std::string>({"null", "{}", "[]", "3", "\"a\""});
    std::string all = "{";
    bool first = true;
    if (dice_.chance(70)) all += entry("firms", number(), first);
    if (dice_.chance(70)) all += entry("champ", value("scope"), first);
    return all + "}";
  }
  std::string projects() {
    if (dice_.chance(10)) return dice_.of<std::string>({"null", "{}", "[]", "[3]", "[{}]", "[{},{}]"});
    std::string all = "[";
    for (std::size_t i = dice_.below(3) + 1; i > 0; --i) {
      bool first = true;
      all += "{" + entry("title", text(), first) + entry("firms", number(), first) + "}" + (i > 1 ? "," : "");
    }
    return all + "]";
  }
  std::string value(const std::string& key) {
    if (dice_.chance(6))
      return dice_.of<std::string>(
          {"null", "true", "[]", "{}", "\"unknown\"", "\"nothing_reported\"", "3", "nul", "\"\""});
    if (key == "crisis") return dice_.of<std::string>({"true", "false", "\"oui\"", "\"no\"", "\"?\""});
    if (key == "scope")
      return dice_.of<std::string>({"\"one_branch\"", "\"Une seule branche\"", "\"several | one_branch\"",
                                    "\"plus\\u0069eurs\"", "\"none\""});
    if (key == "created" || key == "dues") return number();
    if (key == "nom" || key == "frims") return text();
    std::string all = "[" + blank();
    bool first = true;
    for (const std::string& item : dice_.some<std::string>(
             {"\"training\"", "\"qualit\\u00e9\"", "\"roads\"", "\"iso\"", "\"...\"", "3", "null"}, 25)) {
      all += (first ? "" : ",") + item;
      first = false;
    }
    return all + blank() + "]";
  }
  std::string number() {
    if (dice_.chance(85))
      return dice_.of<std::string>({"2000", "1987", "\"1990\"", "\"1850..1900\"", "\"> 1900\""});
    return dice_.of<std::string>(
        {"20",    "1987", "1.5",     "-3",         "2e3",       "010",        "+3",
         ".5",    "1.",   "\"~20\"", "\"10..15\"", "\"> 100\"", "\"1,5 kF\"", "12345678901234567890",
         "1e999", "0.0",  "20 30",   "2000",       "\"1990\"",  "NaN",        "\"20\":3"});
  }
  std::string text() {
    if (dice_.chance(85)) return dice_.of<std::string>({"\"Club\"", "\"Caf\\u00e9 \\\\\"", "\"a b \"", "12"});
    return dice_.of<std::string>({"\"Club of the valley\"", "\"Club de l\\u2019\\u00c9toile\"",
                                  "\"a \\\"b\\\" c\"", "\"caf\xC3\xA9 \\\\ \"", "\"\\ud83d\\ude00\"",
                                  "\"\\ud83d\"", "\"\\udc00\"", "\"yes\"", "yes", "true", "12", "\" \"",
                                  "\"a\\nb\"", "\"a\tb\"", "\"caf\xE9\"", "\"\\u0000\"", "\"\\x\""});
  }
  Dice& dice_;
};

std::string damaged(std::string text, Dice& dice) {
  for (std::size_t i = dice.below(3); i > 0 && !text.empty(); --i) {
    const std::size_t at = dice.below(text.size());
    const std::string bytes("{}[]:,\"\\ \n\0\x7F\xC3t1", 16);
    if (dice.chance(40))
      text.erase(at, 1 + dice.below(3));
    else if (dice.chance(50))
      text[at] = bytes[dice.below(bytes.size())];
    else
      text.insert(at, 1, bytes[dice.below(bytes.size())]);
  }
  return text;
}

}  // namespace

TEST_CASE("what the fast path takes of JSON, the whole reading gives too", "[json][oracle]") {
  Diagnostics faults;
  const auto rules = rules_from_text(kFacts, faults);
  if (!rules) FAIL(text_from(faults));
  const FicheForm form(*rules);
  JsonFastPath fast_path(form);
  Dice dice(1998);
  int taken = 0;
  int good = 0;
  for (int round = 0; round < 40000; ++round) {
    const std::string text = dice.chance(60) ? Writer(dice).fiche() : damaged(Writer(dice).fiche(), dice);
    Diagnostics diagnostics;
    const Source source("a.json", text);
    const auto node = node_from_json(source, diagnostics);
    CHECK((node.has_value() || diagnostics.has_errors()));
    std::optional<Fiche> fiche;
    if (node) fiche = fiche_from_node(*node, source, form, FicheScope::whole, diagnostics);
    if (diagnostics.has_errors()) fiche.reset();
    good += fiche.has_value() ? 1 : 0;
    // With something behind it, or nothing.
    const bool padded = dice.chance(50);
    const std::string behind = text + std::string(padded ? kJsonPadding : 0, dice.chance(50) ? '"' : '}');
    const FastFiche* plain = fast_path.read({behind.data(), text.size()}, 7, behind.size() - text.size());
    if (plain == nullptr) continue;
    ++taken;
    INFO(text);
    if (!fiche) FAIL(text_from(diagnostics));
    REQUIRE(said(*plain) == said(*fiche));
    CHECK(plain->line == 7);
  }
  // It is a fast path only if it takes most of what is good.
  CHECK(good > 3000);
  CHECK(taken > good * 9 / 10);
}

}  // namespace diagclub::oracle
