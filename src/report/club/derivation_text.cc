// Derivations in, indented lines out.
#include "report/club/derivation_text.h"

#include <fmt/format.h>

#include <set>

#include "report/club/standing_text.h"

namespace diagclub {

namespace {

using Kind = Derivation::Kind;

class DerivationWriter {
 public:
  DerivationWriter(const ClubReport& about, const PageStyle& style, PageWriter& out)
      : about_(about), style_(style), rules_(about.plan.rules()), out_(out) {}

  void write_all() {
    out_.blank();
    out_.heading(say({"Raisonnement", "Derivation"}));
    for (const Page::Verdict& shown : rules_.page.verdicts)
      conclude(*about_.plan.names().find(shown.of.text));
    for (const Page::Verdict& shown : rules_.page.verdicts) {
      for (const Name& name : shown.with) conclude(*about_.plan.names().find(name.text));
    }
    for (const Name& name : rules_.page.counts) {
      for (const Finding& member :
           about_.diagnosis.counts[about_.plan.names().find(name.text)->count()].members)
        conclude(member.thing);
    }
    for (const auto* findings : {&about_.diagnosis.carries, &about_.diagnosis.holds_back,
                                 &about_.diagnosis.advice, &about_.diagnosis.maybe}) {
      for (const Finding& finding : *findings) conclude(finding.thing);
    }
  }

 private:
  const std::string& say(const Text& text) const { return text.in(style_.language); }

  static std::string_view mark(const Derivation& derived) {
    if (derived.applies == Tri::no) return "– ";
    return derived.holds == Tri::yes ? "✓ " : derived.holds == Tri::no ? "✗ " : "? ";
  }
  static Ink ink(const Derivation& derived) {
    if (derived.applies == Tri::no) return Ink::faint;
    return derived.holds == Tri::yes ? Ink::good : derived.holds == Tri::no ? Ink::bad : Ink::open;
  }
  // Behind what does not apply.
  std::string none(const Derivation& derived) const {
    return derived.applies == Tri::no ? " (" + not_applicable_in_words(style_.language) + ")" : "";
  }

  // Once each: later mentions refer back by name.
  void conclude(EntryRef thing) {
    if (entry_of(rules_, thing) == nullptr || !told_.insert(thing).second) return;
    out_.blank();
    write(derivation(about_.plan, about_.standing.outcome, thing), 1);
  }

  std::string outcome_of(EntryRef thing) const {
    if (thing.kind != EntryKind::table) return "";
    const Table& table = rules_.tables[thing.table()];
    const Verdict& verdict = about_.diagnosis.tables[thing.table()];
    if (verdict.finding.applies == Tri::no) return "";  // which its mark says
    const auto names = output_names(table, verdict.possible | verdict.open);
    return names.empty() ? " = none" : fmt::format(" = {}", fmt::join(names, " | "));
  }

  void write(const Derivation& derived, int depth) {
    const int indent = 2 * depth;
    switch (derived.kind) {
      case Kind::thing: {
        const Entry& entry = *entry_of(rules_, derived.thing);
        out_.line(indent, mark(derived),
                  say(entry.label) + outcome_of(derived.thing) + none(derived) + "  [" + entry.name + ", " +
                      entry.citation.section + "]",
                  Ink::plain, ink(derived));
        if (!entry.ours.empty())
          out_.line(indent + 2, say({"nôtre : ", "ours: "}), say(entry.ours), Ink::faint, Ink::faint);
        write_presumptions(about_, derived.thing, style_, indent + 2, out_);
        break;
      }
      case Kind::row: {
        const Row& row = rules_.tables[derived.thing.table()].rows[derived.row];
        out_.line(indent, mark(derived),
                  fmt::format("→ {} ({} {})", row.then.text, say({"ligne", "row"}), derived.row + 1),
                  Ink::plain, ink(derived));
        break;
      }
      case Kind::all:
        out_.line(indent, mark(derived), say({"toutes ces conditions", "all of"}), Ink::plain, ink(derived));
        break;
      case Kind::any:
        out_.line(indent, mark(derived), say({"l’une de ces conditions", "any of"}), Ink::plain,
                  ink(derived));
        break;
      case Kind::negation:
        out_.line(indent, mark(derived), say({"pas cette condition", "not"}), Ink::plain, ink(derived));
        break;
      case Kind::test:
        return test(derived, depth);
    }
    for (const Derivation& part : derived.parts) write(part, depth + 1);
  }

  void test(const Derivation& derived, int depth) {
    const Condition& condition = *derived.condition;
    std::string text =
        test_in_words(rules_, about_.plan.names(), condition.name.text, condition.test, style_.language);
    if (derived.thing.kind == EntryKind::fact) {
      text += "  ← " + (about_.facts.known[derived.thing.fact()]
                            ? evidence_in_words(about_, Evidence{derived.thing.fact(), {}}, style_.language)
                            : condition.name.text + say({" non renseigné", " not known"}));
    } else {
      text += none(derived) + "  [" + condition.name.text + "]";
    }
    out_.line(2 * depth, mark(derived), text, Ink::plain, ink(derived));
    if (told_.count(derived.thing) == 0)
      write_presumptions(about_, derived.thing, style_, 2 * depth + 2, out_);
    if (derived.thing.kind == EntryKind::fact) told_.insert(derived.thing);
    for (const Derivation& part : derived.parts) {
      if (!told_.insert(part.thing).second) continue;
      for (const Derivation& below : part.parts) write(below, depth + 1);
    }
  }

  const ClubReport& about_;
  const PageStyle& style_;
  const RuleSet& rules_;
  PageWriter& out_;
  std::set<EntryRef> told_;
};

}  // namespace

void write_derivations(const ClubReport& about, const PageStyle& style, PageWriter& out) {
  DerivationWriter(about, style, out).write_all();
}

}  // namespace diagclub
