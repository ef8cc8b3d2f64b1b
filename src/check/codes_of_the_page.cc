// The faults of what the page says, in words: one entry a code.
#include "check/codes.h"

namespace diagclub {

std::vector<FaultCode> faults_of_the_page() {
  return {
      {"bad-placeholder",
       Severity::error,
       false,
       {"Une accolade ou un crochet d’un texte ne se lit pas, nomme ce qui ne se dit pas là, ou n’est que "
        "dans une langue.",
        "A brace or a bracket in a text cannot be read, names what cannot be said there, or stands in one "
        "language alone."},
       {"`{members.count}`, `{code:class}`, `{firm:class}`, `{list:success}` ; entre crochets, ce qui se "
        "tait "
        "quand la fiche n’en dit rien.",
        "`{members.count}`, `{code:class}`, `{firm:class}`, `{list:success}`; in brackets, what is left out "
        "where the fiche does not say it."}},
      {"opposed-together",
       Severity::error,
       true,
       {"Deux recommandations déclarées opposées peuvent être données ensemble : la page se contredirait.",
        "Two recommendations declared opposed can be given together: the page would contradict itself."},
       {"Resserrez la condition de l’une, ou dites avec `done_when` quand elle n’a plus lieu d’être.",
        "Narrow the condition of one, or say with `done_when` when it is not called for any more."}},
      {"unanswered-threat",
       Severity::error,
       true,
       {"Une menace peut être dite sans qu’aucune recommandation n’y réponde.",
        "A threat can be told without a recommendation that answers it."},
       {"Nommez-la sous `answers` d’une recommandation qui est donnée partout où elle vaut.",
        "Name it under `answers` of a recommendation that is given wherever it holds."}},
      {"dead-variant",
       Severity::error,
       true,
       {"Une phrase de la synthèse ne peut jamais être dite : sa condition ne vaut jamais, ou de plus hautes "
        "valent partout où elle vaut.",
        "A sentence of the synthesis can never be said: its condition never holds, or those above it hold "
        "wherever it does."},
       {"Corrigez sa condition, montez-la, ou retirez-la.",
        "Mend its condition, move it up, or remove it."}}};
}

}  // namespace diagclub
