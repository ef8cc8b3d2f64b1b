// What a key means, wherever it may stand.
#include "read/fiche/fiche_form.h"

#include <algorithm>

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kVocabulary = R"(sections:
  projects: {heading: projets, label: SAID, many: yes}
facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  created: {kind: number, min: 1800, max: 2100, FACT, heading: création, aliases: [année_de_création, date.of]}
  members.firms: {kind: number, min: 0, max: 5000, FACT, heading: entreprises, aliases: [adhérentes]}
  members.scope: {kind: choice, FACT, heading: champ,
    choices: {one_branch: {fr: une seule branche, en: one branch, aliases: [mono]}, several: {fr: plusieurs, en: several ones}}}
  projects.cost: {kind: number, min: 0, max: 5000, FACT, heading: coût}
)";

struct Keys {
  std::unique_ptr<const Plan> plan = plan_from_text(kVocabulary);
  FicheForm form{plan->rules()};

  // `fact members.firms`, `section members`, `many projects`; of what is unknown where it was looked for.
  std::string key(std::string_view name, std::string_view section = "") const {
    const RuleSet& rules = plan->rules();
    const auto within =
        section.empty()
            ? std::nullopt
            : std::optional(rules.sections.id_of(*find_by_name(rules.sections, std::string(section))));
    const FicheKey key = form.key(within, name);
    const std::string of = key.section ? rules.sections[*key.section].name : "the top";
    switch (key.kind) {
      case FicheKey::Kind::fact:
        return "fact " + rules.facts[key.fact].name;
      case FicheKey::Kind::section:
        return "section " + of;
      case FicheKey::Kind::many:
        return "many " + of;
      case FicheKey::Kind::unknown:
        break;
    }
    return "unknown in " + of;
  }

  std::string path(std::string_view path, std::string_view signs = ".") const {
    const auto fact = form.fact(path, signs);
    return fact ? plan->rules().facts[*fact].name : "none";
  }
};

}  // namespace

TEST_CASE("at the top a key is a fact, a section, or both with a dot between", "[fiche_form]") {
  const Keys keys;
  CHECK(keys.key("Nom") == "fact name");
  CHECK(keys.key("Année de création") == "fact created");
  CHECK(keys.key("date.of") == "fact created");
  CHECK(keys.key("Composition") == "section members");
  CHECK(keys.key("composition.Entreprises") == "fact members.firms");
  CHECK(keys.key("members.adherentes") == "fact members.firms");
  CHECK(keys.key("projets") == "many projects");
  CHECK(keys.key("firms") == "unknown in the top");
  CHECK(keys.key("members.firm") == "unknown in members");
}

TEST_CASE("of a section that a fiche may hold several of, no one is meant by a dotted key", "[fiche_form]") {
  const Keys keys;
  CHECK(keys.key("projects.cost") == "unknown in the top");
  CHECK(keys.key("coût", "projects") == "fact projects.cost");
  CHECK(keys.path("projets.coût") == "projects.cost");
}

TEST_CASE("within a section only its own keys count", "[fiche_form]") {
  const Keys keys;
  CHECK(keys.key("Entreprises", "members") == "fact members.firms");
  CHECK(keys.key("name", "members") == "unknown in members");
  CHECK(keys.key("members.firms", "members") == "unknown in members");
}

TEST_CASE("a path names a fact from outside a fiche", "[fiche_form]") {
  const Keys keys;
  CHECK(keys.path("name") == "name");
  CHECK(keys.path("date.of") == "created");
  CHECK(keys.path("composition.champ") == "members.scope");
  CHECK(keys.path("composition/champ") == "none");
  CHECK(keys.path("composition/champ", "./") == "members.scope");
  CHECK(keys.path("members") == "none");
  CHECK(keys.path("") == "none");
}

TEST_CASE("the keys and words that a reader could have meant", "[fiche_form]") {
  const Keys keys;
  const IndexVector<SectionId, Section>& sections = keys.plan->rules().sections;
  CHECK(keys.form.keys(sections.id_of(*find_by_name(sections, "members"))) ==
        std::vector<std::string>{"firms", "entreprises", "adhérentes", "scope", "champ"});
  const std::vector<std::string> top = keys.form.keys(std::nullopt);
  for (const char* key : {"name", "nom", "année_de_création", "members", "composition", "projects"}) {
    CAPTURE(key);
    CHECK(std::count(top.begin(), top.end(), key) == 1);
  }
  const FactId scope = fact_called(*keys.plan, "members.scope");
  CHECK(keys.form.choice(scope, "Une Seule Branche") == 0);
  CHECK(keys.form.choice(scope, "Mono") == 0);
  CHECK(keys.form.choice(scope, "several-ones") == 1);
  CHECK_FALSE(keys.form.choice(scope, "one"));
}

}  // namespace diagclub
