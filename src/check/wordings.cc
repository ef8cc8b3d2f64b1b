// Texts with placeholders in, errors out where one names nothing that can be said there.
#include <algorithm>
#include <set>

#include "base/closest.h"
#include "base/sizes.h"
#include "check/checks.h"
#include "model/declared_words.h"
#include "model/wording.h"

namespace diagclub {

namespace {

using Form = Placeholder::Form;

// Where words stand in a text of the rules, whose place is where it begins.
Place place_of_words(const Checking& in, const Place& text, const std::string& words) {
  const Source& source = in.rules.files[text.file];
  const std::string_view all = source.text();
  const std::string_view line = source.line(text.span.start.line);
  if (line.empty()) return text;
  std::size_t from = size_from(line.data() - all.data());
  for (int column = 1; column < text.span.start.column && from < all.size(); ++from) {
    if ((all[from] & 0xC0) != 0x80) ++column;
  }
  const std::size_t at = all.find(words, from);
  if (at == all.npos) return text;
  return {text.file, {source.position(at), source.position(at + words.size())}};
}

class WordingCheck {
 public:
  // What may stand in a text of one kind.
  struct Allowed {
    bool facts_alone = false;  // no other names, no brackets: what is not known is said to be so
    bool bare = false;         // what a club may lack may stand outside brackets: the text then gives way
    bool advice = false;
  };

  explicit WordingCheck(const Checking& in) : in_(in) {}

  void text(const Text& text, const TextPlaces& places, const Allowed& allowed) {
    std::set<Placeholder> in_french, in_english;
    language(text.fr, places.fr, allowed, in_french);
    language(text.en, places.en, allowed, in_english);
    for (const Placeholder& one : in_french) {
      if (in_english.count(one) == 0) lacking(places.fr, one, "French");
    }
    for (const Placeholder& one : in_english) {
      if (in_french.count(one) == 0) lacking(places.en, one, "English");
    }
  }

 private:
  void error(const Place& text, const std::string& words, std::string message, std::string help = "") {
    in_.error("bad-placeholder", place_of_words(in_, text, words), std::move(message), std::move(help));
  }
  void lacking(const Place& place, const Placeholder& one, const std::string& where) {
    error(place, one.written, "`" + one.written + "` stands in the " + where + " text alone",
          "both languages say the same");
  }

  void language(const std::string& text, const Place& place, const Allowed& allowed,
                std::set<Placeholder>& found) {
    WordingFault fault;
    const auto wording = wording_from_text(text, fault);
    if (!wording) {
      error(place, fault.written, fault.message,
            "placeholders look like `{members.count}`, `{code:class}`, `{firm:class}`, `{list:success}`; "
            "`[…]` is left out where one in it has nothing to say");
      return;
    }
    for_each_placeholder(*wording, [&](const Placeholder& one, bool optional) {
      found.insert(one);
      placeholder(place, one, optional, allowed);
    });
  }

  void placeholder(const Place& place, const Placeholder& one, bool optional, const Allowed& allowed) {
    if (one.form == Form::advice) {
      if (!allowed.advice)
        error(place, one.written, "`{advice}` is for the synthesis alone", "name the thing itself");
      return;
    }
    if (one.form == Form::list) {
      for (const std::string& name : one.names) listed(place, one, name);
      return;
    }
    const std::string& name = one.names.front();
    const auto thing = in_.names.find(name);
    if (!thing) {
      const auto closest = closest_name(name, in_.names.all());
      return error(place, one.written, "nothing is called `" + name + "`",
                   closest ? "did you mean `" + *closest + "`?" : "declare it, or mend the name");
    }
    if (!fits(one.form, *thing) || (allowed.facts_alone && thing->kind != EntryKind::fact))
      return error(place, one.written, "`" + name + "` cannot be said here so", help_with(one.form, allowed));
    const bool may_lack = thing->kind == EntryKind::table ||
                          (thing->kind == EntryKind::fact && !in_.rules.facts[thing->fact()].required);
    if (may_lack && one.form != Form::firm && !optional && !allowed.bare && !allowed.facts_alone)
      error(place, one.written, "a fiche may not say `" + name + "`, and this sentence needs it",
            "put what needs it in brackets: `[ (this club: " + one.written + ")]`");
  }

  bool fits(Form form, EntryRef thing) const {
    switch (thing.kind) {
      case EntryKind::fact:
        return form != Form::code;
      case EntryKind::parameter:
        return form == Form::value && in_.rules.parameters[thing.parameter()].is_number;
      case EntryKind::table:
        return form != Form::code || gives_one(in_.rules.tables[thing.table()].hit);
      case EntryKind::count:
        return form != Form::code;
      case EntryKind::rule:
        return form == Form::firm;
      case EntryKind::recommendation:
      case EntryKind::presumption:
        break;
    }
    return false;
  }

  static std::string help_with(Form form, const Allowed& allowed) {
    if (allowed.facts_alone) return "the text of a rule holds facts alone: `{members.count}`";
    if (form == Form::code) return "`code:` is for tables that give one thing";
    if (form == Form::firm) return "`firm:` is for facts, tables, rules and counts";
    return "name a fact, a number parameter, a table or a count";
  }

  // A group, a count, or a sign that groups have.
  void listed(const Place& place, const Placeholder& one, const std::string& name) {
    const auto sign = kSigns.find(name);
    if (sign != kSigns.end() && sign->second != Sign::silent) return;
    std::vector<std::string> known = names_in(in_.rules.groups);
    for (const std::string& count : names_in(in_.rules.counts)) known.push_back(count);
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    const auto closest = closest_name(name, known);
    error(place, one.written, "there is no group, count or sign `" + name + "`",
          closest ? "did you mean `" + *closest + "`?"
                  : "`list:` takes a group, a count, `carries`, `holds_back`, `threatens` or `note`");
  }

  const Checking& in_;
};

}  // namespace

void check_wordings(const Checking& in) {
  WordingCheck check(in);
  for (const Recommendation& advice : in.rules.recommendations)
    check.text(advice.text, advice.text_places, {});
  for (const SynthesisPart& part : in.rules.synthesis) {
    for (const SynthesisPart::Variant& variant : part.says)
      check.text(variant.text, variant.text_places, {false, true, true});
  }
  for (const Rule& rule : in.rules.rules) {
    check.text(rule.text, rule.text_places, {true, true, false});
    check.text(rule.if_no, {rule.place, rule.place}, {true, true, false});
  }
}

}  // namespace diagclub
