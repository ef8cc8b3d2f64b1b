// Two rule sets compared in, a page for a terminal out.
#include <fmt/format.h>

#include <algorithm>

#include "base/sizes.h"
#include "report/difference/difference_words.h"
#include "report/text/page_writer.h"
#include "report/text/words.h"

namespace diagclub {

namespace {

using Kind = Difference::Kind;

constexpr std::size_t kMostListed = 10;

class TextWriter {
 public:
  TextWriter(const DifferenceReport& report, const PageStyle& style, bool all)
      : report_(report), language_(style.language), all_(all), out_(style) {}

  std::string run() {
    out_.line(0, "", report_.before + " → " + report_.after, Ink::bold);
    out_.line(0, "", summary_for_reader(report_, language_),
              report_.means_otherwise() ? Ink::open : Ink::good);
    vocabulary();
    methods();
    faults();
    differences(Kind::differs, {"Différences", "Differ"},
                {"Différences par voie de conséquence", "Differ through what they look at"});
    differences(Kind::beyond,
                {"Valeurs que seul l’un des deux connaît", "Values that only one of the two knows"},
                {"Et par voie de conséquence", "And through what they look at"});
    names();
    shown();
    if (report_.judged) moves();
    return out_.take();
  }

 private:
  std::string say(const Text& text) const { return text.in(language_); }
  void heading(const Text& text) {
    out_.blank();
    out_.heading(say(text));
  }
  void cut(std::size_t left) {
    if (left > 0)
      out_.line(4, "… ", std::to_string(left) + say({" de plus avec --all", " more with --all"}), Ink::faint);
  }
  std::size_t most(std::size_t count) const { return all_ ? count : std::min(count, kMostListed); }

  void vocabulary() {
    const auto& changes = report_.declared.vocabulary;
    if (changes.empty() && report_.rules.renamed_outputs.empty()) return;
    heading({"Vocabulaire", "Vocabulary"});
    for (std::size_t i = 0; i < most(changes.size()); ++i)
      out_.line(2, "",
                change_for_reader(changes[i], language_) + "  [" + file_line_for_reader(changes[i].at) + "]");
    cut(changes.size() - most(changes.size()));
    for (const auto& [name, new_name] : report_.rules.renamed_outputs)
      out_.line(2, "",
                name + " → " + new_name + say({" (même sens, autre nom)", " (same meaning, other name)"}));
  }

  void methods() {
    const auto& changes = report_.declared.methods;
    if (changes.empty()) return;
    heading({"Politiques, formules et présomptions", "Policies, formulas and presumptions"});
    for (std::size_t i = 0; i < most(changes.size()); ++i)
      out_.line(2, "",
                method_for_reader(report_, changes[i], language_) + "  [" +
                    file_line_for_reader(changes[i].at) + "]");
    cut(changes.size() - most(changes.size()));
  }

  void faults() {
    const auto& faults = report_.rules.faults;
    if (faults.empty()) return;
    heading({"Fautes nouvelles", "New faults"});
    for (std::size_t i = 0; i < most(faults.size()); ++i) {
      out_.line(
          2, "",
          table_for_reader(report_, faults[i], language_) + "  [" + file_line_for_reader(faults[i].at) + "]");
      out_.line(4, "", fault_for_reader(faults[i], language_), Ink::bold);
      places(faults[i]);
      witness(faults[i], "");
    }
    cut(faults.size() - most(faults.size()));
  }

  void places(const ShownPlace& shown) {
    for (std::size_t i = 0; i < shown.places.size(); ++i)
      out_.line(6, i == 0 ? say({"là où ", "where "}) : say({"ou ", "or "}), shown.places[i]);
    if (shown.more > 0) out_.line(6, "", more_for_reader(shown, language_));
  }

  void detail(const Difference& difference) {
    out_.line(2, "",
              thing_for_reader(difference, language_) + " – " + label_of(report_, difference, language_) +
                  "  [" + file_line_for_reader(difference.at) + "]");
    std::size_t shown = 0;
    for (const Transition& transition : difference.transitions) {
      if (shown++ == most(difference.transitions.size())) break;
      out_.line(4, "", move_for_reader(transition.from, transition.to, language_), Ink::bold);
      places(transition);
      witness(transition,
              transition.shown_from.empty()
                  ? ""
                  : " (" + move_for_reader(transition.shown_from, transition.shown_to, language_) + ")");
    }
    cut(difference.transitions.size() - most(difference.transitions.size()));
  }

  void witness(const ShownPlace& place, const std::string& comes_out) {
    if (!place.witness) {
      out_.line(6, "",
                say({"(aucune fiche trouvée qui le montre à elle seule)",
                     "(no fiche was found that shows it by itself)"}),
                Ink::faint);
      return;
    }
    const SharedWitness& fiche = *place.witness;
    out_.line(6, say({"ainsi ", "as in "}), (fiche.after.empty() ? fiche.before : fiche.after) + comes_out,
              Ink::faint);
    if (!fiche.before.empty() && !fiche.after.empty() && fiche.before != fiche.after)
      out_.line(8, say({"lue avant ", "read before as "}), fiche.before, Ink::faint);
  }

  void differences(Kind kind, const Text& title, const Text& title_through) {
    const auto own = differing(report_.rules, kind, true);
    if (!own.empty()) heading(title);
    for (const Difference* difference : own) detail(*difference);
    const auto through = differing(report_.rules, kind, false);
    if (through.empty()) return;
    heading(title_through);
    for (std::size_t i = 0; i < most(through.size()); ++i) {
      if (all_) {
        detail(*through[i]);
        continue;
      }
      std::vector<std::string> moves;
      for (const Transition& transition : through[i]->transitions) {
        if (moves.size() == 3) {
          moves.emplace_back("…");
          break;
        }
        moves.push_back(move_for_reader(transition.from, transition.to, language_));
      }
      std::string words = thing_for_reader(*through[i], language_) + colon(language_);
      for (std::size_t m = 0; m < moves.size(); ++m) words += (m == 0 ? "" : ", ") + moves[m];
      out_.line(2, "",
                words + say({" (par ", " (through "}) +
                    joined_in_words(through[i]->through, say({"et", "and"})) + ")");
    }
    cut(through.size() - most(through.size()));
  }

  void list(Kind kind, const Text& title) {
    const auto things = differing(report_.rules, kind, false);
    if (things.empty()) return;
    heading(title);
    for (std::size_t i = 0; i < most(things.size()); ++i)
      out_.line(2, "",
                thing_for_reader(*things[i], language_) + " – " + label_of(report_, *things[i], language_) +
                    "  [" + file_line_for_reader(things[i]->at) + "]");
    cut(things.size() - most(things.size()));
  }

  void names() {
    list(Kind::only_before, {"Disparu", "Gone"});
    list(Kind::only_after, {"Nouveau", "New"});
    list(Kind::renamed, {"Même sens, autre nom", "Same meaning, other name"});
    list(Kind::not_compared,
         {"N’ont pu être comparés (plus de 31 seuils sur un même nombre, ou de 64 choix d’un même fait)",
          "Could not be compared (more than 31 thresholds on one number, or 64 choices of one fact)"});
  }

  void shown() {
    if (report_.declared.shown.empty()) return;
    out_.blank();
    out_.line(0, "",
              say({"Sans effet sur le sens", "Of no effect on meaning"}) + colon(language_) +
                  shown_for_reader(report_.declared, language_) + ".");
    if (!all_) return;
    for (const auto& [kind, names] : report_.declared.shown) {
      out_.line(2, kind + colon(language_), fmt::format("{}", fmt::join(names, ", ")));
    }
  }

  void moves() {
    const Moves& moves = report_.moves;
    heading({"Fiches", "Fiches"});
    out_.line(2, "", moves_for_reader(moves, language_));
    for (const auto& [table, transitions] : moves.verdicts) {
      std::string words;
      long long same = 0;
      for (const auto& [pair, count] : transitions) {
        if (pair.first == pair.second)
          same += count;
        else
          words += (words.empty() ? "" : ", ") + move_for_reader(pair.first, pair.second, language_) +
                   colon(language_) + std::to_string(count);
      }
      if (words.empty()) continue;
      out_.line(2, "",
                table + colon(language_) + words + semicolon(language_) + say({"inchangés", "same"}) +
                    colon(language_) + std::to_string(same));
    }
    for (const MoveGroup& group : groups_of(moves)) move_group(group);
    unreadable();
    others();
    if (moves.stale.empty()) return;
    heading({"Approbations périmées", "Stale approvals"});
    for (const ApprovedMove& one : moves.stale)
      out_.line(
          2, "",
          one.fiche + ", " + one.table + colon(language_) + move_for_reader(one.from, one.to, language_));
  }

  void move_group(const MoveGroup& group) {
    out_.blank();
    out_.line(2, "", group.table + colon(language_) + move_for_reader(group.from, group.to, language_),
              Ink::bold);
    if (group.blame)
      out_.line(4, "",
                "cause" + colon(language_) +
                    blame_for_reader(report_.blames[*group.blame], report_.edits, language_));
    for (std::size_t i = 0; i < most(group.moves.size()); ++i)
      out_.line(
          4, "- ",
          group.moves[i]->subject + (group.moves[i]->approved ? say({" (approuvé)", " (approved)"}) : ""));
    cut(group.moves.size() - most(group.moves.size()));
  }

  void unreadable() {
    const Moves& moves = report_.moves;
    if (moves.unreadable_count == 0) return;
    heading({"Fiches que seul l’un des deux lit", "Fiches that only one of the two reads"});
    for (const Moves::Unreadable& one : moves.unreadable)
      out_.line(2, "- ",
                one.subject +
                    (one.side == Side::after ? say({", plus lue : l. ", ", no longer read: l. "})
                                             : say({", pas lue avant : l. ", ", not read before: l. "})) +
                    one.message);
    cut(size_from(moves.unreadable_count) - moves.unreadable.size());
  }

  void others() {
    if (report_.moves.others.empty()) return;
    std::vector<std::pair<long long, std::string>> counted;
    for (const auto& [name, count] : report_.moves.others) counted.emplace_back(-count, name);
    std::sort(counted.begin(), counted.end());
    std::string words;
    for (std::size_t i = 0; i < most(counted.size()); ++i)
      words += (i == 0 ? "" : ", ") + counted[i].second + " " + std::to_string(-counted[i].first);
    if (most(counted.size()) < counted.size()) words += ", …";
    out_.blank();
    out_.line(2, "",
              say({"Autres issues qui changent", "Other outcomes that moved"}) + colon(language_) + words);
    const std::vector<std::string> lines = other_moves_for_reader(report_, language_);
    for (std::size_t i = 0; i < most(lines.size()); ++i) out_.line(4, "- ", lines[i]);
    cut(lines.size() - most(lines.size()));
  }

  const DifferenceReport& report_;
  const Language language_;
  const bool all_;
  PageWriter out_;
};

}  // namespace

std::string difference_text(const DifferenceReport& report, const PageStyle& style, bool all) {
  return TextWriter(report, style, all).run();
}

}  // namespace diagclub
