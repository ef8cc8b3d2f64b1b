// What two rule sets differ in, in words: shared by the text and the Markdown.
#include "report/difference/difference_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/text/firmness_words.h"
#include "report/text/words.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

std::string listed(const std::vector<std::string>& parts, const std::string& between = ", ") {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

const Text& name_of_what(const std::string& what) {
  static const std::map<std::string, Text> names{{"fact", {"fait", "fact"}},
                                                 {"section", {"section", "section"}},
                                                 {"unit", {"unité", "unit"}},
                                                 {"parameter", {"paramètre", "parameter"}},
                                                 {"presumption", {"présomption", "presumption"}},
                                                 {"table", {"table", "table"}}};
  return names.at(what);
}

}  // namespace

std::string outcome_for_reader(const std::string& outcome, Language language) {
  for (const Firmness firm : {Firmness::presumed, Firmness::contested}) {
    const std::string lead = firmness_word(firm) + " ";
    if (outcome.starts_with(lead))
      return outcome_for_reader(outcome.substr(lead.size()), language) + firmness_mark(firm, language);
  }
  static const Text not_applicable{"sans objet", "does not apply"};
  static const Text not_a_value{"valeur inconnue des règles", "not a value"};
  if (const auto tri = tri_from_word(outcome)) return yes_no_in_words(*tri, language);
  if (outcome == kNotApplicable) return not_applicable.in(language);
  if (outcome == kNotAValue) return not_a_value.in(language);
  return outcome == kNoRow ? no_answer_in_words(language) : outcome;
}

std::string move_for_reader(const std::string& from, const std::string& to, Language language) {
  return outcome_for_reader(from, language) + " → " + outcome_for_reader(to, language);
}

std::string thing_for_reader(const Difference& difference, Language language) {
  std::string words = difference.name;
  if (!difference.output.empty()) words += "." + difference.output;
  if (!difference.new_name.empty())
    words += (language == Language::french ? " (désormais " : " (now ") + difference.new_name + ")";
  return words;
}

const std::string& label_of(const DifferenceReport& report, const Difference& difference, Language language) {
  return difference.kind == Difference::Kind::only_before
             ? diagclub::label_of(report.rules_before, difference.before).in(language)
             : diagclub::label_of(report.rules_after, difference.after).in(language);
}

std::string file_line_for_reader(const FileLine& spot) { return fmt::format("{}:{}", spot.file, spot.line); }

std::string more_for_reader(const ShownPlace& place, Language language) {
  if (place.more == 0) return "";
  const std::string count = (place.many ? language == Language::french ? "plus de " : "more than " : "") +
                            std::to_string(place.more);
  return language == Language::french
             ? "et " + count + (is_singular(place.more, language) ? " autre" : " autres")
             : "and " + count + (place.many ? "" : " more");
}

std::string edit_for_reader(const RuleEdit& edit, Language language) {
  using What = RuleEdit::What;
  const bool french = language == Language::french;
  const auto say = [&](const Text& text) { return text.in(language); };
  const std::string names = listed(edit.names);
  const std::string row = names + (french ? ", ligne " : ", row ") + std::to_string(edit.row);
  // What both begin with is said once: `members.firms: < 60 → < 80`.
  const std::size_t name_end = edit.before.find(": ");
  const bool one_test = edit.what == What::row_test || edit.what == What::when || edit.what == What::applies;
  const bool same_name = one_test && name_end != std::string::npos &&
                         edit.before.find(", ") == std::string::npos &&
                         edit.after.starts_with(edit.before.substr(0, name_end + 2));
  const std::string change = edit.before + " → " + (same_name ? edit.after.substr(name_end + 2) : edit.after);
  const auto come_or_gone = [&](const std::string& what) {
    if (edit.before.empty()) return what + colon(language) + say({"ajout", "added"});
    return what + colon(language) + say({"retrait", "removed"});
  };
  const bool whole = edit.before.empty() || edit.after.empty();
  switch (edit.what) {
    case What::parameter:
    case What::unit:
    case What::section:
    case What::presumption:
    case What::fact: {
      const std::string what = say(edit.what == What::parameter     ? Text{"paramètre ", "parameter "}
                                   : edit.what == What::unit        ? Text{"unité ", "unit "}
                                   : edit.what == What::section     ? Text{"section ", "section "}
                                   : edit.what == What::presumption ? Text{"présomption ", "presumption "}
                                                                    : Text{"fait ", "fact "});
      return whole ? come_or_gone(what + names) : what + names + colon(language) + change;
    }
    case What::thing:
      return come_or_gone(names);
    case What::scope:
      return say({"portée du fichier", "scope of the file"}) + colon(language) + change;
    case What::applies:
      return names + ", applies" + colon(language) + change;
    case What::outputs:
      return names + ", outputs" + colon(language) + change;
    case What::hit:
      return names + ", hit" + colon(language) + change;
    case What::counted:
      return names + ", of" + colon(language) + change;
    case What::row:
      return come_or_gone(row) + " " + (edit.before.empty() ? edit.after : edit.before);
    case What::row_moved:
      return row + colon(language) + say({"déplacée ", "moved "}) + edit.after;
    case What::row_test:
    case What::row_output:
      return row + colon(language) + change;
    case What::when:
      break;
  }
  return names + colon(language) + change;
}

std::string change_for_reader(const DeclaredChange& change, Language language) {
  const auto say = [&](const Text& text) { return text.in(language); };
  std::string words = name_of_what(change.what).in(language) + " " + change.name;
  if (change.aspect.empty())
    return words +
           (change.before.empty() ? colon(language) + say({"ajout", "added"})
                                  : colon(language) + say({"retrait", "removed"})) +
           " (" + (change.before.empty() ? change.after : change.before) + ")";
  if (change.aspect != "value") words += ", " + change.aspect;
  return words + colon(language) + (change.before.empty() ? "–" : change.before) + " → " +
         (change.after.empty() ? "–" : change.after);
}

std::string method_for_reader(const DifferenceReport& report, const DeclaredChange& change,
                              Language language) {
  constexpr std::size_t kMostUsers = 5;
  std::string words = change_for_reader(change, language);
  const auto users = report.rules.users.find(change.name);
  if (change.what != "fact" || users == report.rules.users.end()) return words;
  const std::vector<std::string>& names = users->second;
  std::vector<std::string> first(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kMostUsers)));
  if (names.size() > kMostUsers) first.push_back(std::to_string(names.size() - kMostUsers));
  const bool french = language == Language::french;
  words += french ? " (regardé par " : " (looked at by ";
  words += joined_in_words(first, french ? "et" : "and");
  if (names.size() > kMostUsers) words += french ? " autres" : " more";
  return words + ")";
}

std::string fault_for_reader(const GainedFault& fault, Language language) {
  const bool french = language == Language::french;
  if (fault.fault == TableFault::gap) return french ? "aucune ligne ne vaut" : "no row holds";
  std::vector<std::string> rows;
  for (const std::size_t row : fault.rows) rows.push_back(std::to_string(row));
  if (rows.empty()) return french ? "des lignes valent ensemble" : "rows hold together";
  const std::string all = joined_in_words(rows, french ? "et" : "and");
  return french ? "les lignes " + all + " valent ensemble" : "rows " + all + " hold together";
}

std::string table_for_reader(const DifferenceReport& report, const GainedFault& fault, Language language) {
  return name_of(report.rules_after, fault.table) + " – " +
         diagclub::label_of(report.rules_after, fault.table).in(language);
}

std::vector<std::string> other_moves_for_reader(const DifferenceReport& report, Language language) {
  const bool french = language == Language::french;
  std::vector<std::string> lines;
  for (const OtherMove& move : report.moves.other_moves) {
    std::string line = move.table + colon(language) + move_for_reader(move.from, move.to, language) +
                       colon(language) + std::to_string(move.count) + (french ? ", ainsi " : ", as in ") +
                       move.subject;
    if (move.blame)
      line +=
          " – cause" + colon(language) + blame_for_reader(report.blames[*move.blame], report.edits, language);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string shown_for_reader(const DeclaredChanges& declared, Language language) {
  static const std::map<std::string, std::pair<Text, Text>> kinds{
      {"text", {{"texte", "text"}, {"textes", "texts"}}},
      {"label", {{"libellé", "label"}, {"libellés", "labels"}}},
      {"question", {{"question", "question"}, {"questions", "questions"}}},
      {"help", {{"aide", "help text"}, {"aides", "help texts"}}},
      {"ours", {{"lecture nôtre", "reading of ours"}, {"lectures nôtres", "readings of ours"}}},
      {"certainty", {{"certitude", "certainty"}, {"certitudes", "certainties"}}},
      {"source", {{"source", "source"}, {"sources", "sources"}}},
      {"gap", {{"lacune", "gap"}, {"lacunes", "gaps"}}},
      {"overlap", {{"chevauchement", "overlap"}, {"chevauchements", "overlaps"}}},
      {"group", {{"groupe", "group"}, {"groupes", "groups"}}},
      {"order", {{"changement d’ordre", "change of order"}, {"changements d’ordre", "changes of order"}}},
      {"who", {{"acteur", "actor"}, {"acteurs", "actors"}}},
      {"timing", {{"moment", "timing"}, {"moments", "timings"}}},
      {"priority", {{"priorité", "priority"}, {"priorités", "priorities"}}},
      {"changeable",
       {{"fait modifiable ou non", "fact changeable or not"},
        {"faits modifiables ou non", "facts changeable or not"}}},
      {"catalogue",
       {{"entrée du catalogue", "entry of the catalogue"},
        {"entrées du catalogue", "entries of the catalogue"}}},
      {"relation", {{"relation", "relation"}, {"relations", "relations"}}},
      {"page", {{"page", "page"}, {"pages", "pages"}}},
      {"title", {{"titre", "title"}, {"titres", "titles"}}}};
  std::vector<std::string> parts;
  for (const auto& [kind, names] : declared.shown) {
    const auto& [one, many] = kinds.at(kind);
    parts.push_back(counted(names.size(), one, many, language));
  }
  return listed(parts);
}

std::string blame_for_reader(const Blame& blame, const std::vector<RuleEdit>& edits, Language language) {
  const bool french = language == Language::french;
  if (blame.sets.empty())
    return french ? "aucune modification isolée ne le reproduit" : "no set of edits reproduces it";
  std::vector<std::string> ways;
  for (const std::vector<std::size_t>& set : blame.sets) {
    std::vector<std::string> words;
    for (const std::size_t edit : set) {
      const RuleEdit& one = edits[edit];
      words.push_back(edit_for_reader(one, language) + " [" + file_line_for_reader(one.at) + "]");
    }
    ways.push_back((set.size() > 1 ? french ? "ensemble, " : "jointly, " : "") + listed(words, " + "));
  }
  return listed(ways, french ? "\u00A0; ou " : "; or ");
}

std::string summary_for_reader(const DifferenceReport& report, Language language) {
  const RuleDifference& rules = report.rules;
  const auto say = [&](const Text& text) { return text.in(language); };
  const auto count = [&](Difference::Kind kind) {
    return std::count_if(rules.things.begin(), rules.things.end(),
                         [&](const Difference& one) { return one.kind == kind; });
  };
  if (!report.means_otherwise()) {
    return fmt::format(
        fmt::runtime(
            say({"Aucune différence de sens\u00A0: {} fonctions comparées sur toutes les combinaisons de "
                 "faits, toutes égales (prouvé).",
                 "No difference of meaning: {} functions compared over every combination of facts, all "
                 "equal (proved)."})),
        rules.compared);
  }
  const auto own = differing(rules, Difference::Kind::differs, true).size();
  const auto through = differing(rules, Difference::Kind::differs, false).size();
  std::vector<std::string> parts;
  const auto add = [&](long long number, const Text& one, const Text& many) {
    if (number > 0) parts.push_back(counted(number, one, many, language));
  };
  add(static_cast<long long>(own), {"règle ou table diffère", "thing differs"},
      {"règles ou tables diffèrent", "things differ"});
  add(static_cast<long long>(through), {"autre par voie de conséquence", "more through others"},
      {"autres par voie de conséquence", "more through others"});
  add(count(Difference::Kind::beyond),
      {"répond à des valeurs que seul l’un des deux connaît",
       "answers values that only one of the two knows"},
      {"répondent à des valeurs que seul l’un des deux connaît",
       "answer values that only one of the two knows"});
  add(count(Difference::Kind::only_before), {"disparaît", "is gone"}, {"disparaissent", "are gone"});
  add(count(Difference::Kind::only_after), {"apparaît", "is new"}, {"apparaissent", "are new"});
  add(count(Difference::Kind::renamed), {"change de nom", "has another name"},
      {"changent de nom", "have another name"});
  add(count(Difference::Kind::not_compared), {"n’a pu être comparée", "could not be compared"},
      {"n’ont pu être comparées", "could not be compared"});
  add(static_cast<long long>(rules.faults.size()), {"faute nouvelle d’une table", "new fault of a table"},
      {"fautes nouvelles de tables", "new faults of tables"});
  add(static_cast<long long>(report.declared.methods.size()),
      {"changement de politique, de formule ou de présomption", "change of a policy, formula or presumption"},
      {"changements de politiques, de formules ou de présomptions",
       "changes of policies, formulas or presumptions"});
  add(static_cast<long long>(report.declared.vocabulary.size()),
      {"changement de vocabulaire", "change of the vocabulary"},
      {"changements de vocabulaire", "changes of the vocabulary"});
  add(static_cast<long long>(rules.renamed_outputs.size()), {"issue renommée", "output renamed"},
      {"issues renommées", "outputs renamed"});
  return listed(parts) + semicolon(language) +
         fmt::format(
             fmt::runtime(say({"{} fonctions sur {} prouvées égales.", "{} of {} functions proved equal."})),
             rules.equal, rules.compared);
}

std::string moves_for_reader(const Moves& moves, Language language) {
  const auto say = [&](const Text& text) { return text.in(language); };
  std::vector<std::string> parts{
      counted(moves.read, {"fiche lue", "fiche read"}, {"fiches lues", "fiches read"}, language)};
  parts.push_back(moves.moved == 0 ? say({"aucun verdict ne change", "no verdict moved"})
                                   : counted(moves.moved, {"change de verdict", "moved"},
                                             {"changent de verdict", "moved"}, language));
  if (moves.firmness_only > 0)
    parts.push_back(counted(moves.firmness_only, {"par la seule fermeté", "of them in firmness alone"},
                            {"par la seule fermeté", "of them in firmness alone"}, language));
  if (moves.moved > moves.unapproved)
    parts.push_back(counted(moves.moved - moves.unapproved, {"approuvée", "of them approved"},
                            {"approuvées", "of them approved"}, language));
  if (!moves.stale.empty())
    parts.push_back(counted(moves.stale.size(), {"approbation périmée", "approval stale"},
                            {"approbations périmées", "approvals stale"}, language));
  if (moves.rejected > 0)
    parts.push_back(counted(moves.rejected, {"illisible", "rejected"}, {"illisibles", "rejected"}, language));
  return listed(parts) + ".";
}

std::vector<MoveGroup> groups_of(const Moves& moves) {
  std::vector<MoveGroup> groups;
  for (const VerdictMove& move : moves.moves) {
    auto same = std::find_if(groups.begin(), groups.end(), [&](const MoveGroup& group) {
      return group.table == move.table && group.from == move.from && group.to == move.to &&
             group.blame == move.blame;
    });
    if (same == groups.end())
      same = groups.insert(groups.end(), {move.table, move.from, move.to, move.blame, {}});
    same->moves.push_back(&move);
  }
  return groups;
}

std::vector<const Difference*> differing(const RuleDifference& rules, Difference::Kind kind, bool own) {
  std::vector<const Difference*> found;
  for (const Difference& difference : rules.things) {
    const bool of_two = kind == Difference::Kind::differs || kind == Difference::Kind::beyond;
    if (difference.kind == kind && (!of_two || difference.own == own)) found.push_back(&difference);
  }
  return found;
}

}  // namespace diagclub
