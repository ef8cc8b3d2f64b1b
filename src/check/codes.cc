// The faults of rule sets, in words: one entry a code.
#include "check/codes.h"

namespace diagclub {

namespace {

// A fault without which nothing can be evaluated.
FaultCode broken(std::string code, Text meaning, Text remedy) {
  return {std::move(code), Severity::error, false, std::move(meaning), std::move(remedy)};
}
// Proved of rules that can be used.
FaultCode proved(Severity severity, std::string code, Text meaning, Text remedy) {
  return {std::move(code), severity, true, std::move(meaning), std::move(remedy)};
}

std::vector<FaultCode> faults_of_reading() {
  return {
      broken("bad-yaml",
             {"Le fichier n’est pas du YAML en UTF-8, ou il en contient plus que les règles n’en demandent "
              "(ancres, "
              "balises, plusieurs documents).",
              "The file is not YAML in UTF-8, or holds more of it than rules need (anchors, tags, several "
              "documents)."},
             {"Regardez l’endroit signalé et la ligne au-dessus : retrait, guillemets, crochets.",
              "Look at the place shown and the line above it: indentation, quotes, brackets."}),
      broken("duplicate-key",
             {"Une clé figure deux fois ; YAML garderait l’une sans rien dire.",
              "A key stands twice; YAML would keep one of them without a word."},
             {"Gardez-en une.", "Keep one of them."}),
      broken("unknown-key",
             {"Aucune clé de ce nom n’est prévue ici : elle serait ignorée sans un mot.",
              "No key of this name belongs here: it would be ignored without a word."},
             {"Corrigez le nom ; rules/README.md donne les clés de chaque entrée.",
              "Mend the name; rules/README.md gives the keys of each entry."}),
      broken("missing-key", {"Une clé obligatoire manque.", "A key that must be there is missing."},
             {"Ajoutez-la.", "Add it."}),
      broken(
          "missing-source",
          {"L’entrée ne dit pas d’où elle vient : une phrase sans source n’a pas sa place sur une page.",
           "The entry does not say where it comes from: a sentence without a source has no place on a page."},
          {"Ajoutez `source: {section: …, catalogue: […]}`.", "Add `source: {section: …, catalogue: […]}`."}),
      broken("missing-certainty",
             {"L’entrée ne dit pas ce que la source permet d’affirmer.",
              "The entry does not say how sure its source is."},
             {"Ajoutez `certainty:` avec une des certitudes déclarées.",
              "Add `certainty:` with one of the declared certainties."}),
      broken("missing-translation",
             {"Un texte n’existe que dans une langue.", "A text stands in one language only."},
             {"Écrivez `fr:` et `en:`.", "Write both `fr:` and `en:`."}),
      broken("wrong-shape",
             {"Un mot, un nombre, une liste ou un ensemble de clés était attendu, et c’est autre chose.",
              "A word, a number, a list or a mapping was expected, and it is something else."},
             {"Donnez-lui la forme indiquée.", "Give it the shape that the message names."}),
      broken("bad-value",
             {"La valeur n’est pas de celles qui existent.", "The value is none of those there are."},
             {"Prenez une de celles qui sont citées.", "Take one of those named."}),
      broken("misplaced-key",
             {"La clé ne vaut que pour une autre nature de fait.", "The key is for another kind of fact."},
             {"Retirez-la, ou changez `kind`.", "Take it out, or change `kind`."}),
      broken("empty-bounds",
             {"Aucun nombre ne tient entre `min` et `max`.", "No number lies between `min` and `max`."},
             {"Corrigez les bornes.", "Mend the bounds."}),
      broken("no-choices", {"Il n’y a rien à choisir.", "There is nothing to choose from."},
             {"Déclarez les choix.", "Declare the choices."}),
      broken(
          "bad-formula", {"La formule ne se lit pas.", "The formula cannot be read."},
          {"Nombres, paramètres, faits numériques, + - * / et parenthèses ; dans une relation, `<`, `<=`, "
           "`>` ou `>=` "
           "entre deux formules.",
           "Numbers, parameters, number facts, + - * / and brackets; in a relation, `<`, `<=`, `>` or `>=` "
           "between two formulas."}),
      broken("bad-condition", {"Ce n’est pas une condition.", "This is no condition."},
             {"`{nom: test}`, ou un seul de `all:`, `any:`, `not:`.",
              "`{name: test}`, or one of `all:`, `any:`, `not:`."}),
      broken("bad-test", {"Le test ne se lit pas.", "The test cannot be read."},
             {"`< 60`, `[30..60]`, `a, b`, `not(a)`, `any(a, b)`, `known`, `-`.",
              "`< 60`, `[30..60]`, `a, b`, `not(a)`, `any(a, b)`, `known`, `-`."}),
      broken(
          "unreadable-file",
          {"Un fichier du dossier de règles ne peut être lu : lien qui ne mène nulle part, accès refusé, "
           "ce n’est pas un fichier ordinaire, ou il est trop grand. Sans lui le jeu serait autre.",
           "A file of the folder of rules cannot be read: a link to nothing, no access, no regular file, or "
           "too large. Without it the rules would be others."},
          {"Corrigez-le, ou retirez-le du dossier.", "Mend it, or take it out of the folder."}),
      {"file-passed-over",
       Severity::warning,
       false,
       {"Le dossier de règles contient ce qui ressemble à un fichier de règles et n’en est pas lu : un nom "
        "qui "
        "commence par un point ou ne finit pas en .yaml ou .yml, un dossier nommé comme un fichier, un lien "
        "vers un dossier déjà lu.",
        "The folder of rules holds what looks like a file of rules and is not read as one: a name that "
        "begins "
        "with a dot or does not end in .yaml or .yml, a folder called like a file, a link to a folder read "
        "already."},
       {"Renommez-le, ou retirez-le du dossier.", "Rename it, or take it out of the folder."}},
      broken("missing-part",
             {"Aucun fichier ne contient `rule_set`, ou aucun ne contient `page`.",
              "No file holds `rule_set`, or none holds `page`."},
             {"Ajoutez-le.", "Add it."}),
  };
}

std::vector<FaultCode> faults_of_checking() {
  return {
      broken("unknown-name", {"Rien ne porte ce nom.", "Nothing is called so."},
             {"Corrigez le nom, ou déclarez-le.", "Mend the name, or declare it."}),
      broken("wrong-kind-of-name",
             {"Le nom désigne autre chose que ce qui est attendu ici.",
              "The name stands for something else than what is expected here."},
             {"Nommez ce qui est attendu.", "Name what is expected."}),
      broken("declared-twice",
             {"Deux déclarations portent le même nom.", "Two declarations have the same name."},
             {"Renommez l’une, ou retirez-la.", "Rename one, or remove it."}),
      broken("taken-word",
             {"Une fiche ne saurait dire lequel des deux est voulu : le mot sert déjà.",
              "A fiche could not say which of the two is meant: the word is taken."},
             {"Donnez un autre mot à l’un des deux.", "Give one of the two another word."}),
      broken("not-an-input",
             {"Une ligne teste ce que la table n’annonce pas dans `inputs`.",
              "A row tests what the table does not name in `inputs`."},
             {"Ajoutez-le à `inputs`.", "Add it to `inputs`."}),
      broken(
          "wrong-kind",
          {"Le test ne convient pas à ce qu’il teste : un nombre, un choix, une liste et un oui/non se "
           "testent "
           "autrement.",
           "The test does not fit what it tests: a number, a choice, a list and a yes/no are tested "
           "differently."},
          {"Voyez le tableau des tests de rules/README.md.", "See the table of tests in rules/README.md."}),
      broken("unit-mismatch",
             {"Un nombre d’une unité est comparé ou ajouté à un nombre d’une autre.",
              "A number of one unit is compared with, or added to, a number of another."},
             {"Donnez la même unité aux deux.", "Give both the same unit."}),
      broken("unknown-choice",
             {"Le fait ou la table ne prend jamais cette valeur.", "The fact or table never has this value."},
             {"Prenez une de celles qui sont citées.", "Take one of those named."}),
      broken("empty-range", {"Aucun nombre ne tient dans cet intervalle.", "No number lies in this range."},
             {"Les bornes sont peut-être inversées.", "The ends may be swapped."}),
      broken("too-many",
             {"Plus de cellules qu’un mot machine n’en contient : 31 seuils, 64 choix ou 63 issues au plus.",
              "More cells than a machine word holds: at most 31 thresholds, 64 choices or 63 outputs."},
             {"Faites partager un seuil par un paramètre, ou scindez.",
              "Let rules share a threshold through a parameter, or split."}),
      broken("reserved-name", {"Ce nom a déjà un sens.", "This name already has a meaning."},
             {"Choisissez-en un autre.", "Choose another."}),
      broken(
          "yields-to-other",
          {"Une présomption ne cède qu’à une autre sur la même chose : ailleurs elles ne se rencontrent pas.",
           "A presumption yields only to another about the same thing: elsewhere they do not meet."},
          {"Nommez-en une sur la même chose, ou dites avec `unless` ce qui l’empêche.",
           "Name one about the same thing, or say with `unless` what stops it."}),
      broken("cycle", {"Une chose dépend d’elle-même.", "Something depends on itself."},
             {"Rompez le cercle.", "Break the circle."}),
      broken("missing-catalogue-id",
             {"Le jeu de règles a un catalogue, et cette entrée n’en cite rien.",
              "The rule set has a catalogue, and this entry cites nothing of it."},
             {"Ajoutez `catalogue: [id]` à sa source.", "Add `catalogue: [id]` to its source."}),
      broken("unknown-catalogue-id",
             {"Le catalogue n’a pas cet identifiant.", "The catalogue has no such id."},
             {"Corrigez-le, ou déclarez-le.", "Mend it, or declare it."}),
      broken("unimplemented",
             {"Un identifiant du catalogue que rien ne cite : une règle du rapport oubliée ?",
              "An id of the catalogue that nothing cites: a rule of the report forgotten?"},
             {"Citez-le, ou dites pourquoi non avec `not_a_rule`.",
              "Cite it, or say why not with `not_a_rule`."}),
      broken("cited-no-rule",
             {"Un identifiant dit sans règle est pourtant cité.",
              "An id said to be no rule is cited all the same."},
             {"Retirez `not_a_rule`, ou la citation.", "Remove `not_a_rule`, or the citation."}),
  };
}

std::vector<FaultCode> faults_proved() {
  constexpr Severity kError = Severity::error;
  constexpr Severity kWarning = Severity::warning;
  return {
      proved(
          kError, "gap",
          {"Des fiches existent pour lesquelles aucune ligne de la table ne vaut, et la table ne le dit pas.",
           "There are fiches for which no row of the table holds, and the table does not say so."},
          {"Ajoutez une ligne, ou déclarez la lacune du rapport avec `gap`.",
           "Add a row, or declare the report’s own gap with `gap`."}),
      proved(kError, "useless-gap",
             {"La table déclare une lacune et n’en a pas.", "The table declares a gap and has none."},
             {"Retirez `gap`.", "Remove `gap`."}),
      proved(kError, "overlap",
             {"Deux lignes valent pour une même fiche, ce que la politique de la table exclut.",
              "Two rows hold for one fiche, which the table’s hit policy rules out."},
             {"Resserrez-en une, ou laissez `priority` dire quelle issue l’emporte. Si c’est le "
              "rapport qui se contredit, déclarez-le avec `overlap`.",
              "Narrow one of them, or let `priority` say which output prevails. If it is the report "
              "that contradicts itself, declare it with `overlap`."}),
      proved(kError, "useless-overlap",
             {"La table déclare un chevauchement, et jamais deux de ses lignes ne valent ensemble avec des "
              "issues différentes.",
              "The table declares an overlap, and no two rows of different outputs ever hold together."},
             {"Retirez `overlap`.", "Remove `overlap`."}),
      proved(kWarning, "order-decides",
             {"Sous `first`, deux lignes aux issues différentes valent pour une même fiche : seul leur ordre "
              "dit laquelle l’emporte, et rien ne dit qu’il est voulu. La dernière ligne, si elle vaut "
              "partout où la table parle, est le « sinon » d’usage et n’est pas signalée ; sous "
              "`priority`, l’ordre des issues est déclaré pour décider : rien n’y est signalé.",
              "Under `first`, two rows of different outputs hold for one fiche: only their order says which "
              "prevails, and nothing says that it is meant. The last row, where it holds wherever the table "
              "speaks, is the usual “otherwise” and is not told; under `priority` the order of outputs is "
              "declared to decide: nothing is told there."},
             {"Resserrez la seconde, ou laissez `priority` dire quelle issue l’emporte ; si l’ordre est "
              "voulu, dites pourquoi : `# allow order-decides: raison`.",
              "Narrow the second, or let `priority` say which output prevails; where the order is "
              "meant, say why: `# allow order-decides: reason`."}),
      proved(kError, "dead-table",
             {"La condition « applies » de la table ne peut être remplie par aucune fiche.",
              "No fiche can meet the table’s `applies`."},
             {"Corrigez la condition, ou retirez la table.", "Mend the condition, or remove the table."}),
      proved(kError, "dead-row",
             {"Aucune fiche ne fait décider cette ligne : ses conditions s’excluent, ou celles du dessus "
              "prennent "
              "tout.",
              "No fiche makes this row decide: its conditions exclude one another, or the rows above take "
              "everything."},
             {"Montez-la, corrigez-la ou retirez-la.", "Move it up, mend it or remove it."}),
      proved(
          kWarning, "redundant-row",
          {"Sous `any` ou `collect`, d’autres lignes de la même issue valent partout où celle-ci vaut : elle "
           "n’ajoute rien. Sous `collect_count`, une autre ligne de la même issue vaut partout où celle-ci "
           "vaut : ce qu’elles demandent compte deux fois.",
           "Under `any` or `collect`, other rows of the same output hold wherever this one does: it adds "
           "nothing. Under `collect_count`, another row of the same output holds wherever this one does: "
           "what they ask counts twice."},
          {"Retirez-la ou resserrez-la ; si elle est voulue : `# allow redundant-row: raison`.",
           "Remove or narrow it; where it is meant: `# allow redundant-row: reason`."}),
      proved(kError, "never-given",
             {"Une issue déclarée qu’aucune ligne ne donne : qui la teste attend pour rien.",
              "A declared output that no row gives: whoever tests it waits in vain."},
             {"Ajoutez une ligne, ou retirez l’issue.", "Add a row, or remove the output."}),
      proved(kError, "dead-rule",
             {"Aucune fiche ne remplit cette règle. Prouvé sur toutes les combinaisons de faits, à travers "
              "les autres "
              "règles.",
              "No fiche meets this rule. Proved over all combinations of facts, through the other rules."},
             {"Corrigez ses conditions, ou retirez-la.", "Mend its conditions, or remove it."}),
      proved(kError, "dead-recommendation",
             {"Aucune fiche n’obtient cette recommandation.", "No fiche is given this recommendation."},
             {"Corrigez sa condition, ou retirez-la.", "Mend its condition, or remove it."}),
      proved(
          kError, "contradicts",
          {"Deux règles valent exactement pour les mêmes fiches ; l’une parle pour le club, l’autre contre.",
           "Two rules hold for exactly the same fiches; one speaks for the club, the other against it."},
          {"Corrigez l’une des deux.", "Mend one of the two."}),
      proved(kWarning, "always-true",
             {"La règle vaut partout où elle s’applique : elle ne demande rien.",
              "The rule holds wherever it applies: it asks nothing."},
             {"Dites dans `applies` où elle parle, dans `when` ce qu’elle demande.",
              "Say in `applies` where it speaks, in `when` what it asks."}),
      proved(kWarning, "useless-test",
             {"La condition est la même fonction des faits sans ce test : toujours vrai ici, jamais vrai "
              "ici, ou déjà "
              "dit par les tests voisins.",
              "The condition is the same function of the facts without this test: it always holds here, "
              "never does, "
              "or the tests beside it say it already."},
             {"Retirez-le, ou corrigez-le : c’est souvent un seuil mal placé.",
              "Take it out, or mend it: often a threshold is out of place."}),
      proved(kWarning, "useless-member",
             {"Une valeur ou un intervalle d’un test ne change rien à côté des autres : `> 1, 5` ne dit que "
              "`> 1`.",
              "A value or range of a test changes nothing beside the others: `> 1, 5` says no more than "
              "`> 1`."},
             {"Retirez-le, ou corrigez-le : un nombre décimal s’écrit avec un point.",
              "Take it out, or mend it: a decimal is written with a point."}),
      proved(kWarning, "same-as",
             {"Deux règles sont la même fonction des faits, quelle que soit leur écriture.",
              "Two rules are the same function of the facts, however they are written."},
             {"Une seule suffit peut-être ; ou il manque une condition.",
              "One may be enough; or a condition is missing."}),
      proved(kWarning, "opposite-of",
             {"Une règle vaut exactement là où une autre, qui s’applique aux mêmes clubs, ne vaut pas.",
              "A rule holds just where another, which applies to the same clubs, does not."},
             {"Une seule suffit peut-être : `if_no` dit ce que signifie son « non ».",
              "One may be enough: `if_no` says what its `no` means."}),
      proved(kWarning, "unused-input",
             {"La table annonce une entrée qu’aucune ligne ne teste.",
              "The table names an input that no row tests."},
             {"Retirez-la de `inputs`, ou testez-la.", "Take it out of `inputs`, or test it."}),
      proved(
          kWarning, "unused-fact",
          {"On pose la question, et rien n’en dépend.", "The question is asked and nothing depends on it."},
          {"Servez-vous-en, montrez-le sur la page, ou retirez-le.",
           "Use it, show it on the page, or remove it."}),
      proved(kWarning, "unused-parameter", {"Rien ne cite ce paramètre.", "Nothing cites this parameter."},
             {"Servez-vous-en, ou retirez-le.", "Use it, or remove it."}),
      {"useless-allowance",
       Severity::warning,
       false,
       {"Un commentaire permet un problème qui n’existe pas, ou plus.",
        "A comment allows a problem that is not there, or no longer."},
       {"Retirez le commentaire.", "Remove the comment."}},
      {"bad-allowance",
       Severity::error,
       false,
       {"Un commentaire `# allow` ne se lit pas : code inconnu, code qui ne peut être permis, raison "
        "absente, "
        "ou il n’en est presque un (`#allow`, `# Allow`, pas juste au-dessus de son entrée).",
        "An `# allow` comment cannot be read: unknown code, a code that cannot be allowed, no reason given, "
        "or it is nearly one (`#allow`, `# Allow`, not just above its entry)."},
       {"Écrivez `# allow CODE: raison` juste au-dessus de l’entrée.",
        "Write `# allow CODE: reason` just above the entry."}},
  };
}

// Of the standing reading alone.
std::vector<FaultCode> faults_of_presumptions() {
  constexpr Severity kError = Severity::error;
  constexpr Severity kWarning = Severity::warning;
  return {
      proved(kError, "dead-presumption",
             {"La présomption ne parle jamais : ses signes ne sont jamais réunis, ou bien ils établissent ou "
              "excluent "
              "déjà ce qu’elle dit.",
              "The presumption never speaks: its signs are never there together, or they already settle or "
              "exclude "
              "what it says."},
             {"Corrigez ses signes, ou retirez-la.", "Mend its signs, or remove it."}),
      proved(
          kError, "impossible-presumption",
          {"Là où ses signes sont réunis, aucune réponse aux questions ouvertes ne donne ce qu’elle présume.",
           "Where its signs are there, no answer to what is open gives what it presumes."},
          {"Corrigez ses signes, ou ce qu’elle dit.", "Mend its signs, or what it says."}),
      proved(kError, "rests-on-silence",
             {"La présomption parle d’une fiche vide : se taire n’est pas un signe.",
              "The presumption speaks on the empty fiche: to say nothing is no sign."},
             {"Demandez-lui au moins une chose que la fiche dit.",
              "Ask for at least one thing that the fiche says."}),
      proved(kError, "silence-on-silence",
             {"Deux présomptions tiennent chacune un silence pour un signe, et l’une repose sur l’autre.",
              "Two presumptions each take a silence for a sign, and one rests on the other."},
             {"Demandez à l’une des deux une chose que la fiche dit.",
              "Ask one of the two for something that the fiche says."}),
      proved(
          kWarning, "contested-presumptions",
          {"Une fiche en fait parler deux qui s’excluent, ou une contre ce qui suit d’autres : rien n’est "
           "alors "
           "présumé, et la page dit les deux.",
           "A fiche makes two speak that exclude each other, or one against what follows from others: "
           "nothing is "
           "presumed then, and the page says both."},
          {"Dites avec `yields_to` laquelle est la plus précise, ou avec `unless` ce qui l’empêche ; si le "
           "désaccord est voulu, dites pourquoi : `# allow contested-presumptions: raison`.",
           "Say with `yields_to` which is more specific, or with `unless` what stops it; where the contest "
           "is "
           "meant, say why: `# allow contested-presumptions: reason`."}),
      proved(kWarning, "useless-unless",
             {"`unless` ne vaut jamais là où les signes de la présomption sont réunis.",
              "`unless` never holds where the presumption’s signs are there."},
             {"Retirez-le, ou corrigez-le.", "Take it out, or mend it."}),
      proved(kWarning, "useless-yield",
             {"Les deux ne parlent jamais ensemble, ou ce que dit l’autre contient déjà ce que dit celle-ci.",
              "The two never apply together, or what the other says holds all that this one says."},
             {"Retirez-le de `yields_to`.", "Take it out of `yields_to`."}),
  };
}

}  // namespace

const std::vector<FaultCode>& fault_codes() {
  static const std::vector<FaultCode> all = [] {
    std::vector<FaultCode> codes = faults_of_reading();
    for (auto more : {faults_of_checking(), faults_proved(), faults_of_presumptions(), faults_of_the_page()})
      codes.insert(codes.end(), more.begin(), more.end());
    return codes;
  }();
  return all;
}

const FaultCode* find_fault_code(const std::string& code) {
  for (const FaultCode& known : fault_codes()) {
    if (known.code == code) return &known;
  }
  return nullptr;
}

}  // namespace diagclub
