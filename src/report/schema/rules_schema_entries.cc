// The definitions of tables, rules, counts, recommendations and the page.
#include "model/hit_policies.h"
#include "report/schema/condition_schema.h"
#include "report/schema/rules_schema_writer.h"

namespace diagclub {

// What tables, rules, counts and recommendations have in common.
void RulesSchema::entry(std::string_view name, std::vector<std::string> required, const Body& own) {
  required.insert(required.begin(), {"label", "text", "source", "certainty"});
  definition(name, required, [&] {
    property("label", {"En quelques mots.", "In a few words."}, "said");
    property("text", {"La règle, en une ou deux phrases.", "The rule, in one or two sentences."}, "said");
    own_reading();
    own();
  });
}
void RulesSchema::own_reading() {
  property("source", {"Où le rapport le dit.", "Where the report says it."}, "citation");
  property("certainty", {"Ce que les mots de la source permettent.", "What the source’s own wording allows."},
           "certainty");
  property("ours",
           {"Ce qui est notre lecture et non celle du rapport.", "What is our reading and not the report’s."},
           "said");
}

void RulesSchema::entries() {
  const Text applies{"Ne parle que là où ceci vaut.", "Speaks only where this holds."};
  const Text when{"La condition.", "The condition."};
  entry("table", {"hit", "inputs", "outputs", "rows"}, [&] {
    property("applies", applies, "condition");
    std::vector<std::string> hits;
    for (const auto& [name, hit] : kHitPolicies) hits.emplace_back(name);
    property("hit", {"Comment les lignes se partagent les cas.", "How rows share the cases among them."},
             hits);
    list("inputs", {"Ce que les lignes peuvent tester.", "What the rows may test."}, testable_names(rules_));
    named("outputs", {"Chaque issue que `then` peut donner.", "Every value that `then` may give."},
          "value_name", "said");
    property("gap", {"Ce qu’on dit des cas qu’aucune ligne ne couvre.", "What is said where no row matches."},
             "flaw");
    property("overlap",
             {"Ce qu’on dit là où le rapport se contredit : des lignes aux issues différentes y valent "
              "ensemble, et la première décide. Pour `unique` et `any`.",
              "What is said where the report contradicts itself: rows of different outputs hold together "
              "there, and the first decides. For `unique` and `any`."},
             "flaw");
    list("rows", {"Les lignes.", "The rows."}, [&] { json_.field("$ref", "#/$defs/row"); });
  });
  definition("flaw", {"section", "fr", "en"}, [&] {
    property("section", {"Du rapport.", "Of the report."}, "word");
    both_languages();
  });
  definition("row", {"when", "then", "text"}, [&] {
    property("when", {"Ce qui n’y est pas n’importe pas.", "What is left out does not matter."}, "tests");
    property("then", {"Une issue de la table.", "An output of the table."}, "value_name");
    property("text", {"En une phrase.", "In one sentence."}, "said");
    own_reading();
  });
  entry("rule", {"group", "when"}, [&] {
    property("group", {"Sa famille.", "Its family."}, names_in(rules_.groups));
    property("if_no", {"Ce qu’on dit quand elle ne vaut pas.", "What to say when it does not hold."}, "said");
    property("applies", applies, "condition");
    property("when", when, "condition");
  });
  entry("count", {"of"}, [&] {
    list("of", {"Les règles comptées.", "The rules counted."}, names_in(rules_.rules));
  });
  entry("recommendation", {"who", "timing", "priority", "when"}, [&] {
    property("who", {"Qui agit.", "Who acts."}, names_in(rules_.actors));
    property("timing", {"Quand.", "When."}, names_in(rules_.timings));
    property("priority", {"Le plus petit d’abord.", "Smaller comes first."}, "number");
    property("when", when, "condition");
  });
  entry("presumption", {"of", "is", "when"}, [&] {
    std::vector<std::string> things = names_in(rules_.facts);
    for (const auto& names : {names_in(rules_.tables), names_in(rules_.rules)})
      things.insert(things.end(), names.begin(), names.end());
    property("of", {"Un fait, une table ou une règle.", "A fact, a table or a rule."}, things);
    property("is", {"Ce qu’on présume, comme un test.", "What it is taken to be, as a test."}, "test");
    property("when", {"Les signes.", "The signs."}, "condition");
    property("unless", {"Ce qui l’empêche.", "What stops it."}, "condition");
    list("yields_to",
         {"Les présomptions plus précises, sur la même chose, auxquelles elle cède.",
          "More specific presumptions about the same thing, to which it gives way."},
         names_in(rules_.presumptions));
  });
  definition("catalogue_id", {"section", "fr", "en"}, [&] {
    property("section", {"Du rapport.", "Of the report."}, "word");
    both_languages();
    property("not_a_rule", {"Pourquoi rien ne le cite.", "Why nothing cites it."}, "said");
  });
  page();
}

void RulesSchema::page() {
  const std::vector<std::string> tables = names_in(rules_.tables);
  const std::vector<std::string> counts = names_in(rules_.counts);
  definition("page", {"identity"}, [&] {
    list("identity", {"Faits en tête de page.", "Facts at the head of the page."}, names_in(rules_.facts));
    list("verdicts", {"Tables, et ce qu’on montre dessous.", "Tables, and what is shown under them."}, [&] {
      object({"of"}, [&] {
        property("of", {"Une table.", "A table."}, tables);
        list("with", {"Montré dessous.", "Shown under it."}, testable_names(rules_));
      });
    });
    list("counts", {"Comptes montrés.", "Counts shown."}, counts);
    std::vector<std::string> listed = names_in(rules_.groups);
    listed.insert(listed.end(), counts.begin(), counts.end());
    list("lists", {"Familles et comptes montrés règle par règle.", "Groups and counts shown rule by rule."},
         listed);
    list("ask_first",
         {"Faits qu’un entretien demande d’abord.", "Facts that an interview asks for before the others."},
         names_in(rules_.facts));
    list("elements", {"Ce qu’on montre de chaque élément.", "What is shown of each element."}, [&] {
      object({"of", "title", "verdicts"}, [&] {
        property("of", {"Une rubrique qui se répète.", "A section with `many`."}, names_in(rules_.sections));
        property("title", {"Le fait qui le nomme.", "The fact that names it."}, "fact_name");
        list("verdicts", {"Des tables.", "Tables."}, tables);
      });
    });
  });
}

}  // namespace diagclub
