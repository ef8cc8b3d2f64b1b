// A case in, one screen out.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/club/page_parts.h"
#include "report/club/prospects_text.h"
#include "report/club/similar_report.h"
#include "report/club/standing_text.h"
#include "report/text/firmness_words.h"
#include "report/text/page_writer.h"
#include "report/text/wording_words.h"

namespace diagclub {

namespace {

constexpr std::size_t kMostThreats = 3;
constexpr std::size_t kMostAdvice = 5;
constexpr int kBelow = 4;  // where begins what stands below a verdict

class BriefPage {
 public:
  BriefPage(const ClubReport& about, const std::vector<Comparable>& comparable, const PageStyle& style,
            const Room& room)
      : about_(about),
        room_(room),
        comparable_(comparable),
        style_(style),
        rules_(about.plan.rules()),
        out_(style),
        column_(about, style) {}

  std::string write() {
    write_head(about_, style_, out_);
    out_.blank();
    for (const Page::Verdict& shown : rules_.page.verdicts) verdict(shown);
    for (const Name& name : rules_.page.counts) count(about_.plan.names().find(name.text)->count());
    findings({"Ce qui le porte", "Carries it"}, about_.diagnosis.carries, "+ ", Ink::good);
    findings({"Ce qui le freine", "Holds it back"}, about_.diagnosis.holds_back, "- ", Ink::bad);
    threats();
    lists();
    advice();
    elements();
    questions();
    comparable();
    left_out();
    return out_.take();
  }

 private:
  const std::string& say(const Text& text) const { return text.in(style_.language); }
  std::string colon() const { return diagclub::colon(style_.language); }
  std::string semicolon() const { return diagclub::semicolon(style_.language); }

  // `[III.B.c, l. 38, 39]`: where the report has it, and the fiche.
  std::string feet(const std::string& section, const Finding& finding) const {
    std::set<int> lines;
    for (const Evidence& evidence : finding.reasons.facts) {
      for (const int line : lines_of(about_, evidence)) lines.insert(line);
    }
    return "[" + section + (lines.empty() ? "" : fmt::format(", l. {}", fmt::join(lines, ", "))) + "]";
  }

  // The first facts of what it rests on.
  std::string evidence(Finding finding) const {
    std::vector<Evidence>& facts = finding.reasons.facts;
    const bool more = facts.size() > room_.facts;
    if (more) facts.resize(room_.facts);
    return evidence_in_words(about_, finding, style_.language) + (more ? " …" : "");
  }

  void verdict(const Page::Verdict& shown) {
    const TableId id = about_.plan.names().find(shown.of.text)->table();
    const Table& table = rules_.tables[id];
    const Verdict& verdict = about_.diagnosis.tables[id];
    if (verdict.finding.applies == Tri::no) return;
    column_.labelled(say(table.label), verdict_in_words(about_, id, style_.language),
                     ink_of(verdict.finding.firmness), out_);
    const bool open = verdict.finding.holds != Tri::yes;
    const std::string& section = verdict.row && table.rows[*verdict.row].citation
                                     ? table.rows[*verdict.row].citation->section
                                     : table.citation.section;
    std::string why = "[" + section + "] " +
                      (open ? say({"à savoir", "to know"}) + colon() +
                                  settled_by_in_words(about_, verdict.finding, style_.language)
                            : evidence(verdict.finding));
    if (verdict.finding.firmness == Firmness::presumed)
      why = own_presumptions_in_words(about_, verdict.finding, style_.language) + " " + why;
    const std::string beside = details(shown);
    out_.line(kBelow, "", beside + (beside.empty() ? "" : " · ") + why, Ink::faint);
    if (!verdict.contradicting.empty())
      out_.line(kBelow, "", flaw_in_words(*table.overlap, style_.language), Ink::open);
    if (const std::string close = borderline_in_words(about_, id, style_.language); !close.empty())
      out_.line(kBelow, "", close, Ink::open);
  }

  // What is settled of the tables under a verdict.
  std::string details(const Page::Verdict& shown) const {
    std::string words;
    for (const Name& name : shown.with) {
      const EntryRef thing = *about_.plan.names().find(name.text);
      if (thing.kind != EntryKind::table) continue;
      const Table& table = rules_.tables[thing.table()];
      const Verdict& under = about_.diagnosis.tables[thing.table()];
      if (under.finding.applies == Tri::no || under.possible == 0) continue;
      if (table.hit != HitPolicy::collect && !is_single(under.possible)) continue;
      const std::string value =
          table.hit == HitPolicy::collect
              ? fmt::format("{}", fmt::join(outputs_in_words(table, under.possible, style_.language), ", "))
              : outputs_in_words(table, under.possible, style_.language).front();
      words += (words.empty() ? "" : " · ") + say(table.label) + colon() + within_a_sentence(value) +
               firmness_mark(under.finding.firmness, style_.language);
    }
    return words;
  }

  // Whether the rules of a count say by themselves that they hold: else only those that do not are named.
  bool names_all(const Tally& tally) const {
    return std::any_of(tally.members.begin(), tally.members.end(), [&](const Finding& member) {
      const Group& group = *find_by_name(rules_.groups, rules_.rules[member.thing.rule()].group.text);
      return group.when_yes == Sign::carries || group.when_yes == Sign::holds_back;
    });
  }

  void count(CountId id) {
    const Tally& tally = about_.diagnosis.counts[id];
    if (tally.applies == Tri::no) return;
    column_.labelled(say(label_of(rules_, tally.thing)), tally_in_words(tally, style_.language), Ink::bold,
                     out_);
    std::string words;
    const bool all = names_all(tally);
    const auto add = [&](Tri holds, Firmness firmness, const Text& heading) {
      if (!all && (holds != Tri::no || !room_.lacking)) return;
      std::string names;
      for (const Finding& member : tally.members) {
        if (member.applies == Tri::no || member.holds != holds || member.firmness != firmness) continue;
        names += (names.empty() ? "" : ", ") + within_a_sentence(say(label_of(rules_, member.thing)));
        if (holds == Tri::yes) names += " " + feet(entry_of(rules_, member.thing)->citation.section, member);
      }
      if (!names.empty()) words += (words.empty() ? "" : " · ") + say(heading) + colon() + names;
    };
    add(Tri::yes, Firmness::certain, {"présents", "held"});
    add(Tri::yes, Firmness::presumed, {"présumés présents", "presumed held"});
    add(Tri::unknown, Firmness::contested, {"disputés", "contested"});
    add(Tri::no, Firmness::presumed, {"présumés absents", "presumed not held"});
    add(Tri::no, Firmness::certain, {"absents", "not held"});
    add(Tri::unknown, Firmness::open, {"inconnus", "unknown"});
    if (!words.empty()) out_.line(kBelow, "", words);
  }

  // What the factors above have not said already.
  std::vector<Finding> not_counted(const std::vector<Finding>& findings) const {
    std::set<EntryRef> counted;
    for (const Name& name : rules_.page.counts) {
      for (const Finding& member :
           about_.diagnosis.counts[about_.plan.names().find(name.text)->count()].members)
        counted.insert(member.thing);
    }
    std::vector<Finding> left;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(left),
                 [&](const Finding& finding) { return counted.count(finding.thing) == 0; });
    return left;
  }

  // What a rule says, and on what.
  std::string said(const Finding& finding) const {
    const Rule& rule = rules_.rules[finding.thing.rule()];
    return filled(about_, say(said_by_rule(rule, finding.holds)), style_.language) +
           firmness_mark(finding.firmness, style_.language) + " " + feet(rule.citation.section, finding);
  }

  std::string named(const Finding& finding) const {
    const Rule& rule = rules_.rules[finding.thing.rule()];
    return say(rule.label) + firmness_mark(finding.firmness, style_.language) + " " +
           feet(rule.citation.section, finding);
  }

  void findings(const Text& heading, const std::vector<Finding>& findings, std::string_view mark, Ink ink) {
    const std::vector<Finding> own = not_counted(findings);
    if (own.empty()) return;
    out_.blank();
    out_.heading(say(heading));
    for (std::size_t i = 0; i < std::min(own.size(), room_.findings); ++i)
      out_.line(3, mark, room_.sentences || own[i].holds != Tri::yes ? said(own[i]) : named(own[i]),
                Ink::plain, ink);
    leave_out(own.size(), room_.findings, heading);
  }

  // Each with the recommendation that answers it.
  void threats() {
    const std::vector<Finding>& threats = about_.diagnosis.threatens;
    if (threats.empty()) return;
    const Text heading{"Ce qui le menace", "What threatens it"};
    out_.blank();
    out_.heading(say(heading));
    for (std::size_t i = 0; i < std::min(threats.size(), kMostThreats); ++i) {
      out_.line(3, "! ", said(threats[i]), Ink::plain, Ink::bad);
      for (const Finding& finding : about_.diagnosis.advice) {
        const Recommendation& advice = rules_.recommendations[finding.thing.recommendation()];
        const std::vector<Name>& answers = advice.answers;
        const std::string& name = name_of(rules_, threats[i].thing);
        if (std::none_of(answers.begin(), answers.end(), [&](const Name& one) { return one.text == name; }))
          continue;
        out_.line(5, "→ ", say(advice.label), Ink::bold);
        break;
      }
    }
    leave_out(threats.size(), kMostThreats, heading);
  }

  // Steps to take stay steps; of a count, how many hold.
  void lists() {
    out_.blank();
    for (const Name& name : rules_.page.lists) {
      if (const Group* group = find_by_name(rules_.groups, name.text)) {
        steps(*group);
        continue;
      }
      const Tally& tally = about_.diagnosis.counts[about_.plan.names().find(name.text)->count()];
      if (tally.applies == Tri::no) continue;
      if (!room_.lists) {
        leave_out(tally.members.size(), 0, label_of(rules_, tally.thing));
        continue;
      }
      column_.labelled(say(label_of(rules_, tally.thing)), tally_in_words(tally, style_.language), Ink::plain,
                       out_);
    }
  }

  static std::string_view mark_of(const Finding& finding) {
    return finding.holds == Tri::yes ? "✓ " : finding.holds == Tri::no ? "✗ " : "? ";
  }

  void steps(const Group& group) {
    bool pointed = false;
    bool heading = false;
    for (const Finding& finding : about_.diagnosis.rules) {
      const Rule& rule = rules_.rules[finding.thing.rule()];
      if (rule.group.text != group.name || finding.applies != Tri::yes) continue;
      if (!heading) out_.heading(say(group.label));
      heading = true;
      const bool next = finding.holds != Tri::yes && !pointed;
      pointed |= next;
      out_.line(3, mark_of(finding),
                say(rule.label) + " " + feet(rule.citation.section, finding) +
                    (next ? say({"  ← la suite", "  ← next"}) : ""));
    }
    if (heading) out_.blank();
  }

  void advice() {
    const std::vector<Finding>& given = about_.diagnosis.advice;
    if (given.empty()) return;
    const Text heading{"Recommandations", "Recommendations"};
    out_.blank();
    out_.heading(say(heading));
    for (std::size_t i = 0; i < std::min(given.size(), kMostAdvice); ++i) {
      const Recommendation& advice = rules_.recommendations[given[i].thing.recommendation()];
      const std::string who = say(find_by_name(rules_.actors, advice.who.text)->label);
      const std::string when = say(find_by_name(rules_.timings, advice.timing.text)->label);
      // What is given for want of any word that it is done rests on no presumption.
      const Firmness firmness = given[i].presumptions.empty() ? Firmness::certain : given[i].firmness;
      out_.line(
          2, fmt::format("{}. ", i + 1),
          say(advice.label) + " (" + who + ", " + when + ")" + firmness_mark(firmness, style_.language) +
              ". " +
              (i < room_.advised ? *said_of_club(about_, say(advice.text), style_.language) + " " : "") +
              feet(advice.citation.section, given[i]));
    }
    leave_out(given.size(), kMostAdvice, heading);
  }

  // Each project: its verdicts, and what it does not meet or may not.
  void elements() {
    if (about_.elements == nullptr) return;
    for (const ClubDiagnosis& element : *about_.elements) {
      const Section& section = rules_.sections[*element.section];
      const ClubReport own = report_of(about_.plan, element);
      for (const Page::Element& shown : rules_.page.elements) {
        if (shown.of.text != section.name) continue;
        std::string words =
            say(section.label) + colon() +
            value_in_words(own, about_.plan.names().find(shown.title.text)->fact(), style_.language);
        for (const Name& name : shown.verdicts) {
          const TableId id = about_.plan.names().find(name.text)->table();
          if (element.diagnosis.tables[id].finding.applies == Tri::no) continue;
          words += " – " +
                   joined_in_words(outputs_in_words(rules_.tables[id], element.diagnosis.tables[id].possible,
                                                    style_.language),
                                   say({"ou", "or"}));
        }
        out_.blank();
        out_.heading(words);
        unmet(element);
      }
    }
  }

  void unmet(const ClubDiagnosis& element) {
    std::string words;
    for (const Finding& finding : element.diagnosis.rules) {
      const Rule& rule = rules_.rules[finding.thing.rule()];
      const Group& group = *find_by_name(rules_.groups, rule.group.text);
      const bool told = group.when_yes != Sign::silent && group.when_no != Sign::silent;
      if (about_.plan.element_section(finding.thing) != element.section || finding.applies != Tri::yes ||
          finding.holds == Tri::yes || !told)
        continue;
      words += (words.empty() ? "" : semicolon()) + std::string(mark_of(finding)) + say(rule.label);
    }
    if (!words.empty()) out_.line(3, "", words);
  }

  void questions() {
    if (about_.prospects == nullptr || about_.prospects->questions.asked.empty()) return;
    const std::vector<Question>& asked = about_.prospects->questions.asked;
    const Text heading{"À demander", "Worth asking"};
    out_.blank();
    out_.heading(say(heading));
    for (std::size_t i = 0; i < std::min(asked.size(), room_.questions); ++i) {
      const Fact& fact = rules_.facts[asked[i].fact];
      out_.line(3, "? ", say(fact.question) + " (" + fact.name + ")", Ink::plain, Ink::open);
    }
    leave_out(asked.size(), room_.questions, heading);
  }

  void comparable() {
    if (comparable_.empty()) return;
    const Text heading{"Clubs comparables du rapport", "Comparable clubs of the report"};
    if (room_.comparable == 0) return leave_out(comparable_.size(), 0, heading);
    out_.blank();
    out_.heading(say(heading));
    for (std::size_t i = 0; i < std::min(comparable_.size(), room_.comparable); ++i) {
      const Comparable& club = comparable_[i];
      out_.line(
          3, "~ ",
          club.name + " (" + club.verdicts + ")" +
              (club.became.empty() ? "" : colon() + say(club.became) + " [" + club.became_section + "]"),
          Ink::plain, Ink::faint);
    }
    leave_out(comparable_.size(), room_.comparable, heading);
  }

  // Counts what a heading has no room for.
  void leave_out(std::size_t all, std::size_t shown, const Text& heading) {
    if (all > shown) add_left_out(all - shown, heading);
  }
  void add_left_out(std::size_t more, const Text& heading) {
    left_out_ += (left_out_.empty() ? "" : " · ") + say(heading) + colon() +
                 fmt::format("{} {}", more, say({"de plus", "more"}));
  }

  void left_out() {
    if (!about_.diagnosis.maybe.empty())
      add_left_out(about_.diagnosis.maybe.size(), {"Recommandations selon ce qui reste ouvert",
                                                   "Recommendations that hang on what is open"});
    if (!about_.diagnosis.notes.empty())
      add_left_out(about_.diagnosis.notes.size(), {"Remarques", "Remarks"});
    out_.blank();
    out_.line(1, "",
              say({"Avec --explain, tout le raisonnement", "With --explain, the whole reasoning"}) +
                  (left_out_.empty() ? "" : colon() + left_out_),
              Ink::faint);
  }

  const ClubReport& about_;
  const Room& room_;
  const std::vector<Comparable>& comparable_;
  const PageStyle& style_;
  const RuleSet& rules_;
  PageWriter out_;
  LabelColumn column_;
  std::string left_out_;
};

}  // namespace

std::string brief_page_from_case(const ClubReport& about, const std::vector<Comparable>& comparable,
                                 const PageStyle& style) {
  std::string page;
  for (const Room& room : kRooms) {
    page = BriefPage(about, comparable, style, room).write();
    if (std::count(page.begin(), page.end(), '\n') <= kScreen) break;
  }
  return page;
}

}  // namespace diagclub
