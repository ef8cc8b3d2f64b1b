// Two rule sets compared in, a comment for a pull request out.
#include <algorithm>

#include "base/utf8.h"
#include "report/difference/difference_words.h"
#include "report/text/book_writer.h"
#include "report/text/words.h"

namespace diagclub {

namespace {

using Kind = Difference::Kind;

// Lists longer than this are folded.
constexpr std::size_t kLong = 8;
constexpr std::size_t kMostSubjects = 500;
// GitHub takes 65,536 characters of a comment; the rest is left to what closes lists and says what is
// missing.
constexpr std::size_t kMostBytes = 60'000;
constexpr std::size_t kReserve = 2'000;
// One place or fiche is not to take the room of all others.
constexpr std::size_t kLongestCode = 1'500;

// Between backticks as many as it takes, on one line: nothing in it is read as Markdown, nor as HTML.
std::string code(const std::string& text) {
  const std::string safe = printable(text);
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : safe) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return longest > 0 ? fence + " " + safe + " " + fence : fence + safe + fence;
}

class MarkdownWriter {
 public:
  MarkdownWriter(const DifferenceReport& report, Language language) : report_(report), language_(language) {}

  std::string run() {
    line("**" + plain(report_.before + " → " + report_.after) + "** – " +
         plain(summary_for_reader(report_, language_)) +
         (report_.judged ? " " + plain(moves_for_reader(report_.moves, language_)) : ""));
    if (report_.judged) moves();
    vocabulary();
    methods();
    faults();
    differences(Kind::differs, {"Différences", "Differ"});
    differences(Kind::beyond,
                {"Valeurs que seul l’un des deux connaît", "Values that only one of the two knows"});
    // What differs only through others takes the room that is left by all else, behind it too.
    const std::string ends = aside([&] { endings(); });
    elsewhere_ = ends.size();
    differences_through_others(Kind::differs,
                               {"Différences par voie de conséquence", "Differ through what they look at"});
    differences_through_others(Kind::beyond, {"Valeurs connues d’un seul, par voie de conséquence",
                                              "Known to one only, through what they look at"});
    out_ += ends;
    if (left_out_ > 0)
      paragraph("*" + say({"Trop long pour un commentaire : encore ", "Too long for a comment: "}) +
                std::to_string(left_out_) +
                say({" ; `--format json` dit tout.", " more; `--format json` has all."}) + "*");
    return std::move(out_);
  }

 private:
  void endings() {
    list(Kind::only_before, {"Disparu", "Gone"});
    list(Kind::only_after, {"Nouveau", "New"});
    list(Kind::renamed, {"Même sens, autre nom", "Same meaning, other name"});
    list(Kind::not_compared, {"N’ont pu être comparés", "Could not be compared"});
    if (!report_.declared.shown.empty())
      paragraph(say({"Sans effet sur le sens : ", "Of no effect on meaning: "}) +
                plain(shown_for_reader(report_.declared, language_)) + ".");
  }

  std::string say(const Text& text) const { return text.in(language_); }
  static std::string plain(const std::string& text) { return markdown_escaped(text); }
  void line(const std::string& text) { out_ += text + "\n"; }
  void paragraph(const std::string& text) {
    line("");
    line(text);
  }
  void heading(const Text& text) { paragraph("### " + say(text)); }
  bool fits(std::size_t more) const { return out_.size() + elsewhere_ + more + kReserve <= kMostBytes; }
  std::string more(std::size_t count) const {
    return "… " + say({"encore ", ""}) + std::to_string(count) + say({"", " more"});
  }
  // As code, but for what is too long to be read anyway.
  static std::string short_code(const std::string& text) {
    return code(text.size() > kLongestCode ? truncated(text, kLongestCode / 4) : text);
  }
  // What `write` writes, not yet put anywhere.
  template <typename Write>
  std::string aside(Write write) {
    std::string before = std::move(out_);
    out_.clear();
    elsewhere_ += before.size();
    write();
    elsewhere_ -= before.size();
    std::swap(before, out_);
    return before;
  }
  // The same, whole or not at all.
  template <typename Write>
  bool block(Write write) {
    const std::string written = aside(write);
    if (!fits(written.size())) {
      ++left_out_;
      return false;
    }
    out_ += written;
    return true;
  }

  // Lines as far as there is room, and how many more there would be.
  void lines_that_fit(const std::vector<std::string>& lines, const std::string& lead) {
    std::size_t shown = 0;
    for (; shown < lines.size() && fits(lead.size() + lines[shown].size()); ++shown)
      line(lead + lines[shown]);
    if (shown == lines.size()) return;
    left_out_ += lines.size() - shown;
    if (lead == "- ") line("- " + more(lines.size() - shown));
  }
  // A list that is folded when it is long.
  void items(const std::vector<std::string>& lines) {
    if (!fits(0)) {
      left_out_ += lines.size();
      return;
    }
    line("");
    const bool folded = lines.size() > kLong;
    if (folded) line("<details><summary>" + std::to_string(lines.size()) + "</summary>\n");
    lines_that_fit(lines, "- ");
    if (folded) line("\n</details>");
  }

  void moves() {
    const Moves& moves = report_.moves;
    std::vector<std::string> rows;
    for (const auto& [table, transitions] : moves.verdicts) {
      for (const auto& [pair, count] : transitions) {
        if (pair.first != pair.second)
          rows.push_back("| " + plain(table) + " | " + plain(outcome_for_reader(pair.first, language_)) +
                         " | " + plain(outcome_for_reader(pair.second, language_)) + " | " +
                         std::to_string(count) + " |");
      }
    }
    if (!rows.empty()) {
      heading({"Verdicts qui changent", "Verdicts that moved"});
      paragraph(say({"| table | avant | après | fiches |", "| table | before | after | fiches |"}));
      line("| --- | --- | --- | --- |");
      lines_that_fit(rows, "");
    }
    for (const MoveGroup& group : groups_of(moves)) {
      std::string lead =
          "**" + plain(group.table + colon(language_) + move_for_reader(group.from, group.to, language_)) +
          "**";
      if (group.blame)
        lead += say({" – cause\u00A0: ", " – cause: "}) +
                plain(blame_for_reader(report_.blames[*group.blame], report_.edits, language_));
      if (!block([&] { paragraph(lead); })) continue;
      std::vector<std::string> subjects;
      for (const VerdictMove* move : group.moves) {
        if (subjects.size() == kMostSubjects) {
          subjects.push_back(more(group.moves.size() - kMostSubjects));
          break;
        }
        subjects.push_back(code(move->subject) + (move->approved ? say({" (approuvé)", " (approved)"}) : ""));
      }
      items(subjects);
    }
    std::vector<std::string> unreadable;
    for (const Moves::Unreadable& one : moves.unreadable)
      unreadable.push_back(code(one.subject) +
                           (one.side == Side::after ? say({" n’est plus lue : ", " is no longer read: "})
                                                    : say({" n’était pas lue : ", " was not read: "})) +
                           plain(one.message));
    if (!unreadable.empty()) items(unreadable);
    std::vector<std::string> stale;
    for (const ApprovedMove& one : moves.stale)
      stale.push_back(code(one.fiche) + " " +
                      plain(one.table + colon(language_) + move_for_reader(one.from, one.to, language_)));
    if (!stale.empty()) {
      heading({"Approbations périmées", "Stale approvals"});
      items(stale);
    }
    std::vector<std::string> others;
    for (const auto& [name, count] : moves.others) others.push_back(code(name) + " " + std::to_string(count));
    for (const std::string& way : other_moves_for_reader(report_, language_)) others.push_back(plain(way));
    if (others.empty()) return;
    paragraph(say({"Autres issues qui changent :", "Other outcomes that moved:"}));
    items(others);
  }

  void vocabulary() {
    std::vector<std::string> lines;
    for (const DeclaredChange& change : report_.declared.vocabulary)
      lines.push_back(plain(change_for_reader(change, language_)) + " (" +
                      code(file_line_for_reader(change.at)) + ")");
    for (const auto& [name, new_name] : report_.rules.renamed_outputs)
      lines.push_back(code(name) + " → " + code(new_name) +
                      say({" (même sens, autre nom)", " (same meaning, other name)"}));
    if (lines.empty()) return;
    heading({"Vocabulaire", "Vocabulary"});
    items(lines);
  }

  void methods() {
    std::vector<std::string> lines;
    for (const DeclaredChange& change : report_.declared.methods)
      lines.push_back(plain(method_for_reader(report_, change, language_)) + " (" +
                      code(file_line_for_reader(change.at)) + ")");
    if (lines.empty()) return;
    heading({"Politiques, formules et présomptions", "Policies, formulas and presumptions"});
    items(lines);
  }

  void faults() {
    if (report_.rules.faults.empty()) return;
    heading({"Fautes nouvelles", "New faults"});
    for (const GainedFault& fault : report_.rules.faults) {
      block([&] {
        paragraph("**" + plain(table_for_reader(report_, fault, language_)) + "** (" +
                  code(file_line_for_reader(fault.at)) + ")");
        place(plain(fault_for_reader(fault, language_)), fault, "");
      });
    }
  }

  // What is so, where, and a fiche that shows it.
  void place(const std::string& what, const ShownPlace& shown, const std::string& comes_out) {
    std::string places;
    for (std::size_t i = 0; i < shown.places.size(); ++i)
      places += (i == 0 ? say({" là où ", " where "}) : say({" ou ", " or "})) + short_code(shown.places[i]);
    paragraph(what + places + (shown.more > 0 ? " " + more_for_reader(shown, language_) : ""));
    if (!shown.witness) {
      paragraph(say({"(aucune fiche trouvée qui le montre à elle seule)",
                     "(no fiche was found that shows it by itself)"}));
      return;
    }
    const SharedWitness& fiche = *shown.witness;
    paragraph("```yaml");
    line(printable(fiche.after.empty() ? fiche.before : fiche.after));
    if (!comes_out.empty()) line("# " + printable(comes_out));
    if (!fiche.before.empty() && !fiche.after.empty() && fiche.before != fiche.after)
      line("# " + say({"lue avant : ", "read before as: "}) + printable(fiche.before));
    line("```");
  }

  void detail(const Difference& difference) {
    paragraph("**" + plain(thing_for_reader(difference, language_)) + "** – " +
              plain(label_of(report_, difference, language_)) + " (" +
              code(file_line_for_reader(difference.at)) + ")" +
              (difference.own ? ""
                              : say({", par ", ", through "}) +
                                    plain(joined_in_words(difference.through, say({"et", "and"})))));
    for (const Transition& transition : difference.transitions)
      place(plain(move_for_reader(transition.from, transition.to, language_)), transition,
            transition.shown_from.empty()
                ? ""
                : move_for_reader(transition.shown_from, transition.shown_to, language_));
  }

  void differences(Kind kind, const Text& title) {
    const auto own = differing(report_.rules, kind, true);
    if (!own.empty()) heading(title);
    for (const Difference* difference : own) block([&] { detail(*difference); });
  }

  void differences_through_others(Kind kind, const Text& title_through) {
    const auto through = differing(report_.rules, kind, false);
    if (through.empty()) return;
    heading(title_through);
    paragraph("<details><summary>" + std::to_string(through.size()) + "</summary>");
    for (const Difference* difference : through) block([&] { detail(*difference); });
    paragraph("</details>");
  }

  void list(Kind kind, const Text& title) {
    std::vector<std::string> lines;
    for (const Difference* difference : differing(report_.rules, kind, false))
      lines.push_back(plain(thing_for_reader(*difference, language_)) + " – " +
                      plain(label_of(report_, *difference, language_)) + " (" +
                      code(file_line_for_reader(difference->at)) + ")");
    if (lines.empty()) return;
    heading(title);
    items(lines);
  }

  const DifferenceReport& report_;
  const Language language_;
  std::string out_;
  std::size_t elsewhere_ = 0;  // bytes of the page that stand aside
  std::size_t left_out_ = 0;   // things and lines for which there was no room
};

}  // namespace

std::string difference_markdown(const DifferenceReport& report, Language language) {
  return MarkdownWriter(report, language).run();
}

}  // namespace diagclub
