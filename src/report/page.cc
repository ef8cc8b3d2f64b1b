// A case in, the page of a terminal out.
#include "report/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "read/fiche_number.h"
#include "report/derivation_text.h"
#include "report/page_writer.h"
#include "report/similar_report.h"

namespace diagclub {

namespace {

constexpr std::size_t kMostQuestions = 5;

template <typename Element>
const Element& at(const std::vector<Element>& elements, int index) {
  return elements[static_cast<std::size_t>(index)];
}

class PageOfCase {
 public:
  PageOfCase(const Case& about, const std::vector<Comparable>& comparable, const PageStyle& style)
      : about_(about), comparable_(comparable), style_(style), rules_(about.plan.rules()), out_(style) {
    for (const Page::Verdict& shown : rules_.page.verdicts) widen(shown.of);
    for (const Name& name : rules_.page.counts) widen(name);
  }

  std::string write() {
    identity();
    out_.blank();
    for (const Page::Verdict& shown : rules_.page.verdicts) verdict(shown);
    counts();
    findings({"Ce qui le porte", "Carries it"}, about_.diagnosis.carries, "+ ", Ink::good);
    findings({"Ce qui le freine", "Holds it back"}, about_.diagnosis.holds_back, "- ", Ink::bad);
    open();
    lists();
    advice();
    elements();
    comparable();
    if (style_.explain) {
      findings({"À noter", "Worth noting"}, about_.diagnosis.notes, "· ", Ink::faint);
      write_derivations(about_, style_, out_);
    } else if (!about_.diagnosis.notes.empty()) {
      out_.blank();
      out_.line(1, "",
                fmt::format("{} {}", about_.diagnosis.notes.size(),
                            about_.diagnosis.notes.size() == 1
                                ? say({"remarque et tout le raisonnement avec --explain",
                                       "remark and the whole derivation with --explain"})
                                : say({"remarques et tout le raisonnement avec --explain",
                                       "remarks and the whole derivation with --explain"})),
                Ink::faint);
    }
    return out_.take();
  }

 private:
  const std::string& say(const Text& text) const { return text.in(style_.language); }
  std::string colon() const { return style_.language == Language::french ? "\u00A0: " : ": "; }

  void widen(const Name& name) {
    column_ =
        std::max(column_, display_width(say(label_of(rules_, *about_.plan.names().find(name.text)))) + 2);
  }

  void identity() {
    out_.two_sided(club_name(about_), about_.fiche.source, Ink::bold, Ink::faint);
    std::string facts;
    for (const Name& name : rules_.page.identity) {
      const Thing fact = *about_.plan.names().find(name.text);
      const std::string value = value_in_words(about_, fact.index, style_.language);
      if (!value.empty())
        facts += (facts.empty() ? "" : " · ") + say(label_of(rules_, fact)) + colon() + value;
    }
    if (!facts.empty()) out_.line(0, "", facts, Ink::faint);
  }

  // `B2` when settled, `B2 ou B3` when open.
  std::string outcome_names(const Table& table, const Verdict& verdict) const {
    if (verdict.finding.applies == Tri::no) return say({"sans objet", "not applicable"});
    if (table.hit == HitPolicy::collect) {
      std::string words = joined(outputs_in_words(table, verdict.possible, style_.language));
      const std::string maybe = joined(outputs_in_words(table, verdict.open, style_.language));
      if (!maybe.empty()) words += (words.empty() ? "" : ", ") + say({"peut-être ", "perhaps "}) + maybe;
      return words.empty() ? say({"aucun", "none"}) : words;
    }
    return joined_in_words(short_outputs_in_words(table, verdict.possible, style_.language),
                           say({"ou", "or"}));
  }

  static std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
  }

  void labelled(const std::string& label, const std::string& text, Ink ink = Ink::plain) {
    out_.line(2, padded(label, column_), text, ink);
  }

  void verdict(const Page::Verdict& shown) {
    const Thing thing = *about_.plan.names().find(shown.of.text);
    const Table& table = at(rules_.tables, thing.index);
    const Verdict& verdict = at(about_.diagnosis.tables, thing.index);
    if (verdict.finding.applies == Tri::no) return;
    const bool settled = verdict.finding.holds == Tri::yes;
    const std::vector<std::string> meanings = outputs_in_words(table, verdict.possible, style_.language);
    // What is open may come out as any of what further answers can make of it.
    const bool reached = !settled && table.hit != HitPolicy::collect && about_.prospects != nullptr;
    const std::string names =
        reached
            ? joined_in_words(short_outputs_in_words(table, at(about_.prospects->reach.tables, thing.index),
                                                     style_.language),
                              say({"ou", "or"}))
            : outcome_names(table, verdict);
    labelled(say(table.label),
             (settled && !meanings.empty() ? named(names, meanings.front()) : names) +
                 how_certain(table, thing, verdict),
             settled ? Ink::bold : Ink::open);
    if (verdict.row >= 0) {
      const Row& row = at(table.rows, verdict.row);
      under(say(row.text) + " " +
                reference(row.citation ? *row.citation : table.citation,
                          row.certainty ? *row.certainty : table.certainty),
            verdict.finding);
    } else if (!settled) {
      out_.line(2 + column_, "",
                say({"Reste ouvert ; il faudrait savoir", "Still open; to know"}) + colon() +
                    what_settles(thing, verdict.finding));
    } else if (table.gap) {
      under(say(table.gap->text) + " " + reference(table.citation, table.certainty), verdict.finding);
    }
    if (const std::string close = close_call(thing); !close.empty())
      out_.line(2 + column_, "", close, Ink::open);
    for (const Name& name : shown.with) detail(*about_.plan.names().find(name.text), verdict.finding);
    out_.blank();
  }

  // The facts that a thing waits for.
  std::string what_settles(Thing thing, const Finding& finding) const {
    if (about_.prospects == nullptr) return evidence_in_words(about_, finding, style_.language);
    std::string facts;
    for (const Question& question : about_.prospects->questions.asked) {
      if (std::find(question.settles.begin(), question.settles.end(), thing) == question.settles.end())
        continue;
      facts += (facts.empty() ? "" : " · ") +
               evidence_in_words(about_, Evidence{question.fact, -1}, style_.language);
    }
    return facts;
  }

  // ` · certain`, or what further answers could still make of it.
  std::string how_certain(const Table& table, Thing thing, const Verdict& verdict) const {
    if (about_.prospects == nullptr || verdict.finding.holds != Tri::yes) return "";
    const Reach& reach = about_.prospects->reach;
    const Cells others = at(reach.tables, thing.index) & ~verdict.possible;
    if (others == 0) return say({" · certain", " · certain"});
    const std::string words =
        joined_in_words(short_outputs_in_words(table, others, style_.language), say({"ou", "or"}));
    const bool one = is_single(others);
    return " · " + words +
           (reach.exact ? say(one ? Text{" encore possible", " still possible"}
                                  : Text{" encore possibles", " still possible"})
                        : say(one ? Text{" possible, au plus", " possible, at most"}
                                  : Text{" possibles, au plus", " possible, at most"}));
  }

  // What a hair's breadth would change, or nothing.
  std::string close_call(Thing thing) const {
    const Borderline* close = about_.prospects == nullptr ? nullptr : about_.prospects->of(thing);
    if (close == nullptr) return "";
    return say({"Tout juste", "Borderline"}) + colon() +
           say(label_of(rules_, {ThingKind::fact, close->fact})) + say({", seuil ", ", threshold "}) +
           text_from_number(close->threshold);
  }

  // A name and what it means, once where the meaning says the name.
  static std::string named(const std::string& name, const std::string& meaning) {
    return meaning.substr(0, name.size()) == name ? meaning : name + " – " + meaning;
  }

  void under(const std::string& text, const Finding& finding) {
    out_.line(2 + column_, "", text);
    const std::string evidence = evidence_in_words(about_, finding, style_.language);
    if (!evidence.empty()) out_.line(2 + column_, "", evidence, Ink::faint);
  }

  // A table or a fact under a verdict, unless the verdict's own evidence has said it.
  void detail(Thing thing, const Finding& above) {
    if (thing.kind == ThingKind::fact) {
      const bool said = std::any_of(above.grounds.facts.begin(), above.grounds.facts.end(),
                                    [&](const Evidence& one) { return one.fact == thing.index; });
      if (!said && about_.facts.known[static_cast<std::size_t>(thing.index)]) {
        out_.line(2 + column_, "", evidence_in_words(about_, Evidence{thing.index, -1}, style_.language),
                  Ink::faint);
      }
      return;
    }
    if (thing.kind != ThingKind::table) return;
    const Table& table = at(rules_.tables, thing.index);
    const Verdict& verdict = at(about_.diagnosis.tables, thing.index);
    if (verdict.finding.applies == Tri::no) return;
    Cells everything = about_.plan.variables()[about_.plan.variables().of(thing)].all;
    if (verdict.finding.applies == Tri::yes && !table.gap) everything &= ~cell(none_cell(table));
    if (table.hit != HitPolicy::collect && verdict.possible == everything && !is_single(everything))
      return;  // nothing is known of it
    const std::string value =
        table.hit == HitPolicy::collect
            ? outcome_names(table, verdict)
            : joined_in_words(outputs_in_words(table, verdict.possible, style_.language), say({"ou", "or"}));
    out_.line(2 + column_, "", say(table.label) + colon() + value);
  }

  std::string reference(const Citation& citation, const Name& certainty) const {
    return "[" + citation.section + ", " + say(find_by_name(rules_.certainties, certainty.text)->label) + "]";
  }

  void counts() {
    for (const Name& name : rules_.page.counts) {
      const Thing thing = *about_.plan.names().find(name.text);
      const Tally& tally = at(about_.diagnosis.counts, thing.index);
      if (!applies_somewhere(tally)) continue;
      labelled(say(label_of(rules_, thing)), how_many(tally), Ink::bold);
      members(tally, Tri::yes, {"présents", "held"}, Ink::plain);
      members(tally, Tri::no, {"absents", "not held"}, Ink::plain);
      members(tally, Tri::unknown, {"inconnus", "unknown"}, Ink::open);
    }
  }

  static bool applies_somewhere(const Tally& tally) {
    return std::any_of(tally.members.begin(), tally.members.end(),
                       [](const Finding& member) { return member.applies != Tri::no; });
  }

  // Whether further answers can still change how a member came out.
  bool may_change(const Finding& member) const {
    return about_.prospects == nullptr
               ? member.holds == Tri::unknown
               : at(about_.prospects->reach.rules, member.thing.index) == Tri::unknown;
  }

  // `2 of 5 (1 unknown)`: what is sure whatever else is answered, and what is not.
  std::string how_many(const Tally& tally) const {
    const auto sure = std::count_if(tally.members.begin(), tally.members.end(), [&](const Finding& member) {
      return member.holds == Tri::yes && !may_change(member);
    });
    const auto unknown = std::count_if(tally.members.begin(), tally.members.end(),
                                       [&](const Finding& member) { return may_change(member); });
    const std::string of = fmt::format("{} {} {}", sure, say({"sur", "of"}), tally.members.size());
    return unknown == 0 ? of
                        : of + fmt::format(" ({} {})", unknown,
                                           say(unknown == 1 ? Text{"inconnu", "unknown"}
                                                            : Text{"inconnus", "unknown"}));
  }

  void members(const Tally& tally, Tri holds, const Text& heading, Ink ink) {
    std::string names;
    for (const Finding& member : tally.members) {
      if (member.holds != holds) continue;
      names += (names.empty() ? "" : std::string(semicolon(style_.language))) +
               say(label_of(rules_, member.thing));
      if (holds != Tri::unknown && may_change(member)) names += say({" (en l’état)", " (as things stand)"});
    }
    if (!names.empty()) out_.line(4, say(heading) + colon(), names, ink);
  }

  void findings(const Text& heading, const std::vector<Finding>& findings, std::string_view mark, Ink ink) {
    if (findings.empty()) return;
    out_.blank();
    out_.heading(say(heading));
    for (const Finding& finding : findings) {
      const Rule& rule = at(rules_.rules, finding.thing.index);
      out_.line(3, mark, filled(about_, say(said_by_rule(rule, finding.holds)), style_.language), Ink::plain,
                ink);
      const std::string evidence = evidence_in_words(about_, finding, style_.language);
      out_.line(5, "", reference(rule.citation, rule.certainty) + (evidence.empty() ? "" : " " + evidence),
                Ink::faint);
      if (const std::string close = close_call(finding.thing); !close.empty())
        out_.line(5, "", close, Ink::open);
    }
  }

  // How many answers would change the page, and the verdicts.
  std::string how_open(const std::vector<Question>& asked) const {
    const auto deciding =
        std::count_if(asked.begin(), asked.end(), [](const Question& one) { return one.verdict; });
    std::string words = asked.size() == 1
                            ? say({"1 réponse changerait cette page", "1 answer would change this page"})
                            : fmt::format(fmt::runtime(say({"{} réponses changeraient cette page",
                                                            "{} answers would change this page"})),
                                          asked.size());
    if (deciding > 0)
      words += fmt::format(fmt::runtime(say({", dont {} un verdict", ", {} of them a verdict"})), deciding);
    return words;
  }

  void open() {
    if (about_.prospects == nullptr || about_.prospects->questions.asked.empty()) return;
    const std::vector<Question>& asked = about_.prospects->questions.asked;
    out_.blank();
    out_.heading(say({"Encore ouvert (", "Still open ("}) + how_open(asked) + ")");
    const std::size_t shown = style_.explain ? asked.size() : std::min(asked.size(), kMostQuestions);
    for (std::size_t i = 0; i < shown; ++i) {
      const Fact& fact = at(rules_.facts, asked[i].fact);
      out_.line(3, "? ", say(fact.question), Ink::plain, Ink::open);
      std::string settles;
      for (std::size_t s = 0; s < std::min<std::size_t>(asked[i].settles.size(), 3); ++s) {
        settles += (settles.empty() ? "" : std::string(semicolon(style_.language))) +
                   say(label_of(rules_, asked[i].settles[s]));
      }
      if (asked[i].settles.size() > 3)
        settles += fmt::format("{}+{}", semicolon(style_.language), asked[i].settles.size() - 3);
      out_.line(5, "", fact.name + say({", éclaire ", ", settles "}) + settles, Ink::faint);
      if (asked[i].verdict && asked[i].worst < about_.prospects->questions.verdicts_left) {
        out_.line(5, "",
                  fmt::format(fmt::runtime(say({"laisse au plus {} des {} verdicts possibles",
                                                "leaves at most {} of the {} possible verdicts"})),
                              asked[i].worst, about_.prospects->questions.verdicts_left),
                  Ink::faint);
      }
    }
    if (shown < asked.size())
      out_.line(
          3, "",
          fmt::format("… {} {}", asked.size() - shown, say({"autres avec --explain", "more with --explain"})),
          Ink::faint);
  }

  void advice() {
    if (about_.diagnosis.advice.empty() && about_.diagnosis.maybe.empty()) return;
    out_.blank();
    out_.heading(say({"Recommandations", "Recommendations"}));
    int number = 0;
    for (const Finding& finding : about_.diagnosis.advice) {
      const Recommendation& advice = at(rules_.recommendations, finding.thing.index);
      const std::string who = say(find_by_name(rules_.actors, advice.who.text)->label);
      const std::string when = say(find_by_name(rules_.timings, advice.timing.text)->label);
      out_.line(2, padded(fmt::format("{}.", ++number), 3),
                say(advice.label) + " (" + who + ", " + when + ")", Ink::bold);
      out_.line(5, "", say(advice.text));
      const std::string evidence = evidence_in_words(about_, finding, style_.language);
      out_.line(5, "",
                reference(advice.citation, advice.certainty) + (evidence.empty() ? "" : " " + evidence),
                Ink::faint);
    }
    if (!about_.diagnosis.maybe.empty()) {
      out_.line(
          2, "",
          fmt::format("{} {}", about_.diagnosis.maybe.size(),
                      say({"de plus selon ce qui reste ouvert", "more depending on what is still open"})),
          Ink::faint);
    }
  }

  void lists() {
    for (const Name& name : rules_.page.lists) {
      if (const Group* group = find_by_name(rules_.groups, name.text))
        steps(*group);
      else
        counted(at(about_.diagnosis.counts, about_.plan.names().find(name.text)->index));
    }
  }

  // The rules of a group as steps: each done, not done or unknown, the first that is not done pointed at.
  void steps(const Group& group) {
    bool heading = false;
    bool pointed = false;
    for (const Finding& finding : about_.diagnosis.rules) {
      const Rule& rule = at(rules_.rules, finding.thing.index);
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
    if (!applies_somewhere(tally)) return;
    out_.blank();
    out_.heading(say(label_of(rules_, tally.thing)) + colon() + how_many(tally));
    for (const Finding& member : tally.members) step(about_, member, false);
  }

  // Whether a rule has something to say as it came out; one that is open, if it would say something either
  // way.
  bool speaks(const Finding& finding) const {
    if (finding.applies == Tri::no) return false;
    const Group& group = *find_by_name(rules_.groups, at(rules_.rules, finding.thing.index).group.text);
    return finding.holds == Tri::yes ? group.when_yes != Sign::silent : group.when_no != Sign::silent;
  }

  void step(const Case& about, const Finding& finding, bool next) {
    const Rule& rule = at(rules_.rules, finding.thing.index);
    const std::string_view mark = finding.holds == Tri::yes ? "✓ " : finding.holds == Tri::no ? "✗ " : "? ";
    const Ink ink = finding.holds == Tri::yes ? Ink::good : finding.holds == Tri::no ? Ink::bad : Ink::open;
    // What is not known yet is named; to say it as done or not done would be to guess.
    const std::string said = finding.holds == Tri::unknown
                                 ? say(rule.label)
                                 : filled(about, say(said_by_rule(rule, finding.holds)), style_.language);
    out_.line(3, mark, said + (next ? say({"  ← la suite", "  ← next"}) : ""), Ink::plain, ink);
    const std::string evidence = evidence_in_words(about, finding, style_.language);
    out_.line(5, "", reference(rule.citation, rule.certainty) + (evidence.empty() ? "" : " " + evidence),
              Ink::faint);
  }

  // Each project on its own: its verdicts, then every rule that looks at it.
  void elements() {
    if (about_.elements == nullptr) return;
    for (const auto& [element, prospects] : *about_.elements) {
      const Section& section = at(rules_.sections, element.section);
      const Case own{about_.plan,     element.fiche,     element.facts,
                     element.outcome, element.diagnosis, &prospects};
      for (const Page::Element& shown : rules_.page.elements) {
        if (shown.of.text != section.name) continue;
        const std::string title =
            value_in_words(own, about_.plan.names().find(shown.title.text)->index, style_.language);
        out_.blank();
        out_.heading(say(section.label) + (title.empty() ? "" : colon() + title));
        for (const Name& name : shown.verdicts) {
          const Thing thing = *about_.plan.names().find(name.text);
          const Table& table = at(rules_.tables, thing.index);
          const Verdict& verdict = at(element.diagnosis.tables, thing.index);
          const std::vector<std::string> words = outputs_in_words(table, verdict.possible, style_.language);
          out_.line(3, "", say(table.label) + colon() + joined_in_words(words, say({"ou", "or"})), Ink::bold);
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

  const Case& about_;
  const std::vector<Comparable>& comparable_;
  const PageStyle& style_;
  const RuleSet& rules_;
  PageWriter out_;
  int column_ = 0;  // where what stands beside the labels of verdicts and counts begins
};

}  // namespace

std::string page_from_case(const Case& about, const std::vector<Comparable>& comparable,
                           const PageStyle& style) {
  return PageOfCase(about, comparable, style).write();
}

}  // namespace diagclub
