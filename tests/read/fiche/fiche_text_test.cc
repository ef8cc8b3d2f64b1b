// Answers put into the text of a fiche: nothing that stood there is lost.
#include "read/fiche/fiche_text.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kVocabulary = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  place: {kind: text, FACT, heading: lieu}
  members.firms: {kind: number, min: 0, max: 1000, FACT, heading: entreprises}
  members.mixed: {kind: yes_no, FACT, heading: melange}
  members.scope: {kind: choice, FACT, heading: champ, choices: {one: {fr: une, en: one branch}, more: {fr: plusieurs, en: several}}}
  aims: {kind: list, FACT, heading: buts, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}}}
)";

struct Vocabulary {
  std::unique_ptr<const Plan> plan = plan_from_text(kVocabulary);
  FicheForm form{plan->rules()};

  std::string put(const std::string& text, const std::string& fact, const std::string& answer,
                  Language language = Language::english) const {
    return with_answer(text, form, fact_called(*plan, fact), answer, language).value_or("nothing");
  }
};

}  // namespace

TEST_CASE("an answer stands behind its empty key, before the comment", "[fiche_text]") {
  const Vocabulary words;
  CHECK(words.put("name: A\n# so many\nmembers:\n  firms:  # all told\n  mixed:\n", "members.firms", "~20") ==
        "name: A\n# so many\nmembers:\n  firms: ~20  # all told\n  mixed:\n");
  CHECK(words.put("nom: A\ncomposition:\n  entreprises:\n", "members.firms", "> 100", Language::french) ==
        "nom: A\ncomposition:\n  entreprises: \"> 100\"\n");
  CHECK(words.put("name: A\ncomposition.firms:  # all told\n", "members.firms", "20") ==
        "name: A\ncomposition.firms: 20  # all told\n");
}

TEST_CASE("a new key stands in its section, in the fiche's own layout", "[fiche_text]") {
  const Vocabulary words;
  CHECK(words.put("name: A\nmembers:\n    firms: 3  # l. 2\n# end\n", "members.mixed", "yes") ==
        "name: A\nmembers:\n    firms: 3  # l. 2\n    mixed: yes\n# end\n");
  CHECK(words.put("name: A\nmembers:\naims: [up]\n", "members.scope", "several") ==
        "name: A\nmembers:\n  scope: more\naims: [up]\n");
  CHECK(words.put("name: A\n", "members.scope", "one | several") ==
        "name: A\nmembers:\n  scope: one | more\n");
  CHECK(words.put("nom: A\n", "members.scope", "une", Language::french) ==
        "nom: A\ncomposition:\n  champ: une\n");
  CHECK(words.put("name: A\nmembers: {firms: 3}\n", "members.mixed", "no") ==
        "name: A\nmembers: {firms: 3}\nmembers.mixed: no\n");
}

TEST_CASE("lists, texts and what is not known are written so that they are read back", "[fiche_text]") {
  const Vocabulary words;
  CHECK(words.put("name: A", "aims", "up, ...") == "name: A\naims: [up, ...]\n");
  CHECK(words.put("name: A\n", "aims", "[]") == "name: A\naims: []\n");
  CHECK(words.put("name: A\n", "place", "no") == "name: A\nplace: \"no\"\n");
  CHECK(words.put("name: A\n", "place", "a \"b\": c # d") == "name: A\nplace: \"a \\\"b\\\": c # d\"\n");
  CHECK(words.put("name: A\n", "members.firms", "unknown") == "name: A\nmembers:\n  firms: unknown\n");
  CHECK(words.put("name: A\n", "members.firms", "rien_signale") ==
        "name: A\nmembers:\n  firms: nothing_reported\n");
}

TEST_CASE("a first answer begins a fiche", "[fiche_text]") {
  const Vocabulary words;
  CHECK(words.put("", "name", "Club \"A\": b") == "name: \"Club \\\"A\\\": b\"\n");
  CHECK(words.put("", "members.firms", "3", Language::french) == "composition:\n  entreprises: 3\n");
}

// A story: an arrow key pressed at the club's name was saved, and the fiche could not be read any more.
TEST_CASE("what no fiche may hold is no answer", "[fiche_text]") {
  const Vocabulary words;
  for (const char* text : {"\x1b[A", "a\x07z", "\xff\xfe", "a\nb"})
    CHECK(words.put("", "name", text) == "nothing");
}

TEST_CASE("an answer that is none, or a fiche without room for a line, gives nothing", "[fiche_text]") {
  const Vocabulary words;
  CHECK(words.put("name: A\n", "members.firms", "many") == "nothing");
  CHECK(words.put("name: A\nmembers: {firms: 3}\n", "members.firms", "4") == "nothing");
  CHECK(words.put("{name: A}\n", "members.firms", "4") == "nothing");
  CHECK(words.put("name: [\n", "members.firms", "4") == "nothing");
}

}  // namespace diagclub
