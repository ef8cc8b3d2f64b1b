// A case in, the page of a terminal out.
#include "report/club/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/club/advice_text.h"
#include "report/club/derivation_text.h"
#include "report/club/page_parts.h"
#include "report/club/prospects_text.h"
#include "report/club/similar_report.h"
#include "report/club/standing_text.h"
#include "report/text/firmness_words.h"
#include "report/text/page_writer.h"
#include "report/text/wording_words.h"

namespace diagclub {

namespace {

class WholePage {
 public:
  WholePage(const ClubReport& about, const std::vector<Comparable>& comparable, const PageStyle& style)
      : about_(about),
        comparable_(comparable),
        style_(style),
        rules_(about.plan.rules()),
        out_(style),
        column_(about, style) {}

  std::string write() {
    write_head(about_, style_, out_);
    out_.blank();
    for (const Page::Verdict& shown : rules_.page.verdicts) verdict(shown);
    counts();
    findings({"Ce qui le porte", "Carries it"}, about_.diagnosis.carries, "+ ", Ink::good);
    findings({"Ce qui le freine", "Holds it back"}, about_.diagnosis.holds_back, "- ", Ink::bad);
    findings({"Ce qui le menace", "What threatens it"}, about_.diagnosis.threatens, "! ", Ink::bad);
    write_questions(about_, style_, out_);
    lists();
    write_advice(about_, style_, out_);
    elements();
    comparable();
    findings({"À noter", "Worth noting"}, about_.diagnosis.notes, "· ", Ink::faint);
    write_overturning(about_, style_, out_);
    write_derivations(about_, style_, out_);
    return out_.take();
  }

 private:
  const std::string& say(const Text& text) const { return text.in(style_.language); }
  std::string colon() const { return diagclub::colon(style_.language); }
  std::string reference(const Entry& entry) const {
    return reference_in_words(rules_, entry.citation, entry.certainty, style_.language);
  }

  void verdict(const Page::Verdict& shown) {
    const EntryRef thing = *about_.plan.names().find(shown.of.text);
    const Table& table = rules_.tables[thing.table()];
    const Verdict& verdict = about_.diagnosis.tables[thing.table()];
    if (verdict.finding.applies == Tri::no) return;
    const bool settled = verdict.finding.holds == Tri::yes;
    column_.labelled(say(table.label), verdict_in_words(about_, thing.table(), style_.language),
                     ink_of(verdict.finding.firmness), out_);
    if (verdict.row) {
      const Row& row = table.rows[*verdict.row];
      under(say(row.text) + " " + reference_in_words(rules_, table, row, style_.language), verdict.finding);
    } else if (const std::string why = own_presumptions_in_words(about_, verdict.finding, style_.language);
               !why.empty()) {
      under(why, verdict.finding);
    } else if (!settled) {
      out_.line(column_.beside(), "",
                say({"Reste ouvert ; il faudrait savoir", "Still open; to know"}) + colon() +
                    settled_by_in_words(about_, verdict.finding, style_.language));
    } else if (table.hit == HitPolicy::collect_count) {
      under(say(table.text) + " " + reference(table), verdict.finding);
    } else if (table.gap) {
      under(say(table.gap->text) + " " + reference(table), verdict.finding);
    }
    write_presumed(about_, verdict.finding, style_, column_.beside(), out_);
    contradiction(table, verdict, column_.beside());
    if (const std::string close = borderline_in_words(about_, thing, style_.language); !close.empty())
      out_.line(column_.beside(), "", close, Ink::open);
    for (const Name& name : shown.with) detail(*about_.plan.names().find(name.text), verdict.finding);
    out_.blank();
  }

  // What the report says twice, and not the same: the declared words, and the rows that did not decide.
  void contradiction(const Table& table, const Verdict& verdict, int indent) {
    if (verdict.contradicting.empty()) return;
    out_.line(indent, "", flaw_in_words(*table.overlap, style_.language), Ink::open);
    for (const std::size_t other : verdict.contradicting) {
      const Row& row = table.rows[other];
      out_.line(indent, say({"Vaut aussi : ", "Holds as well: "}),
                named_outcome(row.then.text, say(find_by_name(table.outputs, row.then.text)->label)) + ". " +
                    say(row.text) + " " + reference_in_words(rules_, table, row, style_.language),
                Ink::faint, Ink::faint);
    }
  }

  void under(const std::string& text, const Finding& finding) {
    out_.line(column_.beside(), "", text);
    const std::string evidence = evidence_in_words(about_, finding, style_.language);
    if (!evidence.empty()) out_.line(column_.beside(), "", evidence, Ink::faint);
  }

  // A table or a fact under a verdict, unless the verdict's own evidence has said it.
  void detail(EntryRef thing, const Finding& above) {
    if (thing.kind == EntryKind::fact) {
      const bool said = std::any_of(above.reasons.facts.begin(), above.reasons.facts.end(),
                                    [&](const Evidence& one) { return one.fact == thing.fact(); });
      if (!said && about_.facts.known[thing.fact()]) {
        out_.line(column_.beside(), "",
                  evidence_in_words(about_, Evidence{thing.fact(), {}}, style_.language), Ink::faint);
      }
      return;
    }
    if (thing.kind != EntryKind::table) return;
    const Table& table = rules_.tables[thing.table()];
    const Verdict& verdict = about_.diagnosis.tables[thing.table()];
    if (verdict.finding.applies == Tri::no) return;
    const Cells outputs = first_cells(gives_one(table.hit) ? none_cell(table) : outcome_cells(table));
    if (table.hit != HitPolicy::collect && (outputs & ~verdict.possible) == 0 && !is_single(verdict.possible))
      return;  // nothing is known of it
    const std::string value =
        table.hit == HitPolicy::collect
            ? outcome_names(table, verdict, style_.language)
            : joined_in_words(outputs_in_words(table, verdict.possible, style_.language), say({"ou", "or"}));
    out_.line(column_.beside(), "",
              say(table.label) + colon() + value + firmness_mark(verdict.finding.firmness, style_.language));
    contradiction(table, verdict, column_.beside());
  }

  void counts() {
    for (const Name& name : rules_.page.counts) {
      const EntryRef thing = *about_.plan.names().find(name.text);
      const Tally& tally = about_.diagnosis.counts[thing.count()];
      if (tally.applies == Tri::no) continue;
      column_.labelled(say(label_of(rules_, thing)), tally_in_words(tally, style_.language), Ink::bold, out_);
      const auto listed = [&](Tri holds, Firmness firmness, const Text& heading, Ink ink) {
        members(
            tally,
            [&](const Finding& one) {
              return one.applies == Tri::yes && one.holds == holds && one.firmness == firmness;
            },
            heading, ink, holds != Tri::unknown);
      };
      listed(Tri::yes, Firmness::certain, {"présents", "held"}, Ink::plain);
      listed(Tri::yes, Firmness::presumed, {"présumés présents", "presumed held"}, Ink::plain);
      listed(Tri::unknown, Firmness::contested, {"disputés", "contested"}, Ink::open);
      listed(Tri::no, Firmness::presumed, {"présumés absents", "presumed not held"}, Ink::plain);
      listed(Tri::no, Firmness::certain, {"absents", "not held"}, Ink::plain);
      listed(Tri::unknown, Firmness::open, {"inconnus", "unknown"}, Ink::open);
      // Whether they apply is still open. What is answered already is said: it will count then.
      const auto answered = [&](Tri condition, const Text& heading) {
        members(
            tally,
            [&](const Finding& one) { return one.applies == Tri::unknown && one.condition == condition; },
            heading, Ink::open, false);
      };
      answered(Tri::yes, {"présents, s’ils s’appliquent", "held, if they apply"});
      answered(Tri::no, {"absents, s’ils s’appliquent", "not held, if they apply"});
      answered(Tri::unknown, {"inconnus, et s’ils s’appliquent", "unknown, and whether they apply"});
      members(
          tally, [](const Finding& one) { return one.applies == Tri::no; }, {"sans objet", "not applicable"},
          Ink::faint, false);
    }
  }

  template <typename Wanted>
  void members(const Tally& tally, Wanted wanted, const Text& heading, Ink ink, bool settled) {
    std::string names;
    for (const Finding& member : tally.members) {
      if (!wanted(member)) continue;
      names += (names.empty() ? "" : semicolon(style_.language)) + say(label_of(rules_, member.thing));
      if (settled && member.firmness == Firmness::certain && may_change(about_, member))
        names += say({" (en l’état)", " (as things stand)"});
    }
    if (!names.empty()) out_.line(4, say(heading) + colon(), names, ink);
  }

  void findings(const Text& heading, const std::vector<Finding>& findings, std::string_view mark, Ink ink) {
    if (findings.empty()) return;
    out_.blank();
    out_.heading(say(heading));
    for (const Finding& finding : findings) {
      const Rule& rule = rules_.rules[finding.thing.rule()];
      out_.line(3, mark,
                filled(about_, say(said_by_rule(rule, finding.holds)), style_.language) +
                    firmness_mark(finding.firmness, style_.language),
                Ink::plain, ink);
      const std::string evidence = evidence_in_words(about_, finding, style_.language);
      out_.line(5, "", reference(rule) + (evidence.empty() ? "" : " " + evidence), Ink::faint);
      write_presumed(about_, finding, style_, 5, out_);
      if (const std::string close = borderline_in_words(about_, finding.thing, style_.language);
          !close.empty())
        out_.line(5, "", close, Ink::open);
    }
  }

  void lists() {
    for (const Name& name : rules_.page.lists) {
      if (const Group* group = find_by_name(rules_.groups, name.text))
        steps(*group);
      else
        counted(about_.diagnosis.counts[about_.plan.names().find(name.text)->count()]);
    }
  }

  // The rules of a group as steps: each done, not done or unknown, the first that is not done pointed at.
  void steps(const Group& group) {
    bool heading = false;
    bool pointed = false;
    for (const Finding& finding : about_.diagnosis.rules) {
      const Rule& rule = rules_.rules[finding.thing.rule()];
      if (rule.group.text != group.name || finding.applies != Tri::yes) continue;
      if (!heading) {
        out_.blank();
        out_.heading(say(group.label));
      }
      heading = true;
      const bool next = finding.holds != Tri::yes && !pointed;
      pointed |= next;
      step(about_, finding, next);
    }
  }

  // The rules of a count under how many of them hold; nothing where they do not apply.
  void counted(const Tally& tally) {
    if (tally.applies == Tri::no) return;
    out_.blank();
    out_.heading(say(label_of(rules_, tally.thing)) + colon() + tally_in_words(tally, style_.language));
    for (const Finding& member : tally.members) {
      if (member.applies != Tri::no) step(about_, member, false);
    }
    members(
        tally, [](const Finding& one) { return one.applies == Tri::no; }, {"sans objet", "not applicable"},
        Ink::faint, false);
  }

  // Whether a rule has something to say as it came out; one that is open, if it would say something either
  // way.
  bool speaks(const Finding& finding) const {
    if (finding.applies == Tri::no) return false;
    const Group& group = *find_by_name(rules_.groups, rules_.rules[finding.thing.rule()].group.text);
    return finding.holds == Tri::yes ? group.when_yes != Sign::silent : group.when_no != Sign::silent;
  }

  void step(const ClubReport& about, const Finding& finding, bool next) {
    const Rule& rule = rules_.rules[finding.thing.rule()];
    const std::string_view mark = finding.holds == Tri::yes ? "✓ " : finding.holds == Tri::no ? "✗ " : "? ";
    const Ink ink = finding.holds == Tri::yes ? Ink::good : finding.holds == Tri::no ? Ink::bad : Ink::open;
    // What is not known yet is named; to say it as done or not done would be to guess.
    const bool open = finding.holds == Tri::unknown || finding.applies == Tri::unknown;
    const std::string said =
        !open ? filled(about, say(said_by_rule(rule, finding.holds)), style_.language)
        : finding.condition == Tri::unknown
            ? say(rule.label)
            : say(rule.label) + colon() +
                  (finding.condition == Tri::yes ? say({"oui, si cela s’applique", "yes, if it applies"})
                                                 : say({"non, si cela s’applique", "no, if it applies"}));
    out_.line(3, mark,
              said + firmness_mark(finding.firmness, style_.language) +
                  (next ? say({"  ← la suite", "  ← next"}) : ""),
              Ink::plain, ink);
    const std::string evidence = evidence_in_words(about, finding, style_.language);
    out_.line(5, "", reference(rule) + (evidence.empty() ? "" : " " + evidence), Ink::faint);
  }

  // Each project on its own: its verdicts, then every rule that looks at it.
  void elements() {
    if (about_.elements == nullptr) return;
    for (const ClubDiagnosis& element : *about_.elements) {
      const Section& section = rules_.sections[*element.section];
      const ClubReport own = report_of(about_.plan, element);
      for (const Page::Element& shown : rules_.page.elements) {
        if (shown.of.text != section.name) continue;
        const std::string title =
            value_in_words(own, about_.plan.names().find(shown.title.text)->fact(), style_.language);
        out_.blank();
        out_.heading(say(section.label) + (title.empty() ? "" : colon() + title));
        for (const Name& name : shown.verdicts) {
          const EntryRef thing = *about_.plan.names().find(name.text);
          const Table& table = rules_.tables[thing.table()];
          const Verdict& verdict = element.diagnosis.tables[thing.table()];
          const std::string words =
              verdict.finding.applies == Tri::no
                  ? not_applicable_in_words(style_.language)
                  : joined_in_words(outputs_in_words(table, verdict.possible, style_.language),
                                    say({"ou", "or"})) +
                        firmness_mark(verdict.finding.firmness, style_.language);
          out_.line(3, "", say(table.label) + colon() + words, Ink::bold);
          contradiction(table, verdict, 5);
        }
        for (const Finding& finding : element.diagnosis.rules) {
          if (about_.plan.element_section(finding.thing) == element.section && speaks(finding))
            step(own, finding, false);
        }
      }
    }
  }

  void comparable() {
    if (comparable_.empty()) return;
    out_.blank();
    out_.heading(say({"Clubs comparables du rapport", "Comparable clubs of the report"}));
    write_comparable(about_, comparable_, style_, true, out_);
  }

  const ClubReport& about_;
  const std::vector<Comparable>& comparable_;
  const PageStyle& style_;
  const RuleSet& rules_;
  PageWriter out_;
  LabelColumn column_;
};

}  // namespace

std::string page_from_case(const ClubReport& about, const std::vector<Comparable>& comparable,
                           const PageStyle& style) {
  return style.explain ? WholePage(about, comparable, style).write()
                       : brief_page_from_case(about, comparable, style);
}

}  // namespace diagclub
