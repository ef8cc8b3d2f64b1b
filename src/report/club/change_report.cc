// Two clubs and what differs in, the same in words and JSON out.
#include "report/club/change_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/club/value_words.h"
#include "report/text/firmness_words.h"
#include "report/text/wording_words.h"

namespace diagclub {

namespace {

// How a thing stands: `B2 | B3`, `yes`, `2..3`, `3 (2..5)` where one of the three that hold is presumed.
std::string outcome_words(const ClubReport& about, EntryRef thing, Language language) {
  const RuleSet& rules = about.plan.rules();
  const auto joined = [](const std::vector<std::string>& words, const std::string& between) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : between) + word;
    return all;
  };
  if (thing.kind != EntryKind::recommendation && about.standing.outcome.applies(about.plan, thing) == Tri::no)
    return not_applicable_in_words(language);
  if (thing.kind == EntryKind::table) {
    const Verdict& verdict = about.diagnosis.tables[thing.table()];
    const Table& table = rules.tables[thing.table()];
    if (table.hit == HitPolicy::collect) {
      std::string words = joined(outputs_in_words(table, verdict.possible, language), ", ");
      const std::string open = joined(outputs_in_words(table, verdict.open, language), "?, ");
      if (!open.empty()) words += (words.empty() ? "" : ", ") + open + "?";
      return words.empty() ? "–" : words;
    }
    return joined(short_outputs_in_words(table, verdict.possible, language), " | ");
  }
  if (thing.kind == EntryKind::count) {
    const Tally& tally = about.diagnosis.counts[thing.count()];
    if (tally.sure == tally.possible) return fmt::format("{}", tally.sure);
    const std::string bounds = fmt::format("{}..{}", tally.sure, tally.possible);
    return tally.standing == tally.sure ? bounds : fmt::format("{} ({})", tally.standing, bounds);
  }
  return yes_no_in_words(thing.kind == EntryKind::rule
                             ? about.diagnosis.rules[thing.rule()].holds
                             : about.standing.outcome.recommended[thing.recommendation()],
                         language);
}

bool is_shown(const RuleSet& rules, EntryRef thing) {
  if (thing.kind == EntryKind::recommendation) return true;
  const std::string& name = name_of(rules, thing);
  const auto named = [&](const Name& other) { return other.text == name; };
  if (thing.kind == EntryKind::count)
    return std::any_of(rules.page.counts.begin(), rules.page.counts.end(), named) ||
           std::any_of(rules.page.lists.begin(), rules.page.lists.end(), named);
  if (thing.kind == EntryKind::table) {
    return std::any_of(
        rules.page.verdicts.begin(), rules.page.verdicts.end(), [&](const Page::Verdict& verdict) {
          return verdict.of.text == name || std::any_of(verdict.with.begin(), verdict.with.end(), named);
        });
  }
  const Group* group = find_by_name(rules.groups, rules.rules[thing.rule()].group.text);
  return group->when_yes != Sign::silent || group->when_no != Sign::silent;
}

// Through which rule a thing is now as it is.
std::string through(const ClubReport& after, EntryRef thing, Language language) {
  const RuleSet& rules = after.plan.rules();
  if (thing.kind == EntryKind::table) {
    const Verdict& verdict = after.diagnosis.tables[thing.table()];
    if (!verdict.row) return "";
    const Table& table = rules.tables[thing.table()];
    const Row& row = table.rows[*verdict.row];
    return row.text.in(language) + " " + reference_in_words(rules, table, row, language);
  }
  if (thing.kind == EntryKind::rule) {
    const Rule& rule = rules.rules[thing.rule()];
    const Finding& finding = after.diagnosis.rules[thing.rule()];
    const Tri holds = finding.holds;
    const std::string where = reference_in_words(rules, rule.citation, rule.certainty, language);
    if (finding.applies != Tri::yes) return where;
    const bool says = holds == Tri::yes || (holds == Tri::no && !rule.if_no.empty());
    return says ? filled(after, said_by_rule(rule, holds).in(language), language) + " " + where : where;
  }
  if (thing.kind == EntryKind::recommendation) {
    const Recommendation& advice = rules.recommendations[thing.recommendation()];
    return reference_in_words(rules, advice.citation, advice.certainty, language);
  }
  return "";
}

}  // namespace

namespace {

class ShiftPage {
 public:
  ShiftPage(const ClubReport& before, const ClubReport& after, const OutcomeDiff& shift,
            const PageStyle& style)
      : before_(before),
        after_(after),
        shift_(shift),
        rules_(before.plan.rules()),
        language_(style.language),
        out_(style) {}

  std::string run() {
    names();
    facts();
    out_.blank();
    out_.heading(say({"Ce que cela déplace", "What that moves"}));
    const bool any = moves(Move::Kind::otherwise);
    if (!any) out_.line(3, "", say({"rien de ce que la page montre", "nothing that the page shows"}));
    if (has(Move::Kind::said_otherwise)) {
      out_.blank();
      out_.heading(say({"Ce qu’on sait autrement, sans que cela soit autre",
                        "What is known otherwise, and need not be otherwise"}));
      moves(Move::Kind::said_otherwise);
    }
    firmer();
    silent();
    return out_.take();
  }

 private:
  std::string say(const Text& text) const { return text.in(language_); }

  void names() {
    const std::string first = club_name(before_);
    const std::string second = club_name(after_);
    out_.two_sided(first, before_.fiche.source, Ink::bold, Ink::faint);
    if (after_.fiche.source != before_.fiche.source || first != second)
      out_.two_sided("→ " + second, after_.fiche.source, Ink::bold, Ink::faint);
  }

  void facts() {
    out_.blank();
    out_.heading(say({"Ce qui change dans la fiche", "What changes in the fiche"}));
    if (shift_.facts.empty()) out_.line(3, "", say({"rien", "nothing"}));
    for (const FactId fact : shift_.facts) {
      out_.line(3, "· ",
                say(rules_.facts[fact].label) + colon(language_) +
                    value_or_unknown(before_, fact, language_) + " → " +
                    value_or_unknown(after_, fact, language_));
    }
  }

  bool is_told(const Move& move, Move::Kind kind) const {
    return move.kind == kind && is_shown(rules_, move.thing);
  }
  bool has(Move::Kind kind) const {
    return std::any_of(shift_.moves.begin(), shift_.moves.end(),
                       [&](const Move& move) { return is_told(move, kind); });
  }

  // False where there is none.
  bool moves(Move::Kind kind) {
    std::string not_applicable;
    std::string unknown;
    std::string not_so;  // and the rule has no more to say of it
    for (const Move& move : shift_.moves) {
      if (!is_told(move, kind)) continue;
      if (move.thing.kind == EntryKind::rule) {
        const Finding& now = after_.diagnosis.rules[move.thing.rule()];
        const bool silent_no = now.holds == Tri::no && rules_.rules[move.thing.rule()].if_no.empty();
        std::string* list = now.applies == Tri::no      ? &not_applicable
                            : now.holds == Tri::unknown ? &unknown
                            : silent_no                 ? &not_so
                                                        : nullptr;
        if (list != nullptr) {
          *list += (list->empty() ? "" : semicolon(language_)) + say(label_of(rules_, move.thing)) +
                   firmness_mark(move.after, language_);
          continue;
        }
      }
      one(move);
    }
    if (!not_so.empty()) out_.line(3, say({"· ne vaut pas : ", "· does not hold: "}), not_so);
    if (!unknown.empty()) out_.line(3, say({"· devient inconnu : ", "· now unknown: "}), unknown);
    if (!not_applicable.empty())
      out_.line(3, say({"· devient sans objet : ", "· no longer applies: "}), not_applicable);
    return has(kind);
  }

  std::string lead(const Move& move) const {
    const bool advice = move.thing.kind == EntryKind::recommendation;
    return (advice ? say({"Recommandation : ", "Recommendation: "}) : "") +
           say(label_of(rules_, move.thing)) + colon(language_);
  }

  void one(const Move& move) {
    out_.line(3, "· ",
              lead(move) + outcome_words(before_, move.thing, language_) +
                  firmness_mark(move.before, language_) + " → " +
                  outcome_words(after_, move.thing, language_) + firmness_mark(move.after, language_),
              Ink::bold);
    if (const std::string rule = through(after_, move.thing, language_); !rule.empty())
      out_.line(5, "", rule);
    std::vector<std::string> because;
    for (const FactId fact : move.because) because.push_back(say(rules_.facts[fact].label));
    if (shift_.facts.size() > 1 && !because.empty())
      out_.line(5, "", say({"à cause de : ", "because of: "}) + joined_in_words(because, say({"et", "and"})),
                Ink::faint);
  }

  // What stands as it did, and not as firmly.
  void firmer() {
    if (!has(Move::Kind::firmness)) return;
    out_.blank();
    out_.heading(say({"La même conclusion, plus ou moins ferme", "The same conclusion, more or less firm"}));
    for (const Move& move : shift_.moves) {
      if (!is_told(move, Move::Kind::firmness)) continue;
      out_.line(3, "· ",
                lead(move) + outcome_words(after_, move.thing, language_) + ", " +
                    firmness_in_words(move.before, language_) + " → " +
                    firmness_in_words(move.after, language_));
    }
  }

  void silent() {
    const auto steps = std::count_if(shift_.moves.begin(), shift_.moves.end(),
                                     [&](const Move& move) { return !is_shown(rules_, move.thing); });
    if (steps == 0) return;
    out_.line(3, "",
              fmt::format("… {} {}", steps,
                          steps == 1 ? say({"étape du raisonnement, avec --format json",
                                            "step of the reasoning, with --format json"})
                                     : say({"étapes du raisonnement, avec --format json",
                                            "steps of the reasoning, with --format json"})),
              Ink::faint);
  }

  const ClubReport& before_;
  const ClubReport& after_;
  const OutcomeDiff& shift_;
  const RuleSet& rules_;
  Language language_;
  PageWriter out_;
};

std::string_view word_of(Move::Kind kind) {
  return kind == Move::Kind::otherwise        ? "otherwise"
         : kind == Move::Kind::said_otherwise ? "said_otherwise"
                                              : "firmness";
}

}  // namespace

std::string shift_text(const ClubReport& before, const ClubReport& after, const OutcomeDiff& shift,
                       const PageStyle& style) {
  return ShiftPage(before, after, shift, style).run();
}

std::string shift_json(const ClubReport& before, const ClubReport& after, const OutcomeDiff& shift,
                       Language language) {
  const RuleSet& rules = before.plan.rules();
  PrettyJson json;
  json.open_object();
  for (const auto& [key, about] : {std::pair{"before", &before}, std::pair{"after", &after}}) {
    json.key(key);
    json.open_object();
    json.field("name", club_name(*about));
    json.field("file", about->fiche.source);
    json.close_object();
  }
  json.key("facts");
  json.open_array();
  for (const FactId fact : shift.facts) {
    json.open_object();
    json.field("fact", rules.facts[fact].name);
    json.field("before", value_or_unknown(before, fact, language));
    json.field("after", value_or_unknown(after, fact, language));
    json.close_object();
  }
  json.close_array();
  json.key("moves");
  json.open_array();
  for (const Move& move : shift.moves) {
    json.open_object();
    json.field("name", name_of(rules, move.thing));
    json.field("label", label_of(rules, move.thing).in(language));
    json.field("kind", word_of(move.kind));
    json.key("firmness");
    json.open_object();
    json.field("before", firmness_word(move.before));
    json.field("after", firmness_word(move.after));
    json.close_object();
    json.field("before", outcome_words(before, move.thing, language));
    json.field("after", outcome_words(after, move.thing, language));
    json.field("through", through(after, move.thing, language));
    std::vector<std::string> because;
    for (const FactId fact : move.because) because.push_back(rules.facts[fact].name);
    json.field_texts("because", because);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take() + "\n";
}

}  // namespace diagclub
