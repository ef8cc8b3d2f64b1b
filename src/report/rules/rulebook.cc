// Rules and the clubs that show them in, a rulebook out. One walk over the rules writes through a Book, which
// knows Markdown or HTML.
#include "report/rules/rulebook.h"

#include <fmt/format.h>

#include <map>

#include "read/fiche/fiche_number.h"
#include "report/rules/evidence_text.h"
#include "report/text/book_writer.h"
#include "report/text/condition_text.h"
#include "report/text/words.h"

namespace diagclub {

namespace {

class Walk {
 public:
  Walk(const Rulebook& book, Language language, BookWriter& out)
      : book_(book), rules_(book.plan.rules()), language_(language), out_(out) {}

  void write() {
    for (const auto& [thing, section] : sections()) by_section_[section].push_back(thing);
    out_.title(say(rules_.title));
    for (const auto& [section, things] : by_section_) out_.contents_line(section, things.size());
    out_.contents_line(say({"Faits", "Facts"}), rules_.facts.size());
    out_.contents_line(say({"Paramètres", "Parameters"}), rules_.parameters.size());
    if (!rules_.relations.empty()) out_.contents_line("Relations", rules_.relations.size());
    out_.end_contents();
    for (const auto& [section, things] : by_section_) {
      out_.section(section);
      for (const EntryRef thing : things) entry(thing);
    }
    facts();
    parameters();
    relations();
  }

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }

  std::vector<std::pair<EntryRef, std::string>> sections() const {
    std::vector<std::pair<EntryRef, std::string>> all;
    const auto add = [&](const auto& elements) {
      for (const auto id : elements.ids()) all.emplace_back(id, section_of(elements[id].citation));
    };
    add(rules_.tables);
    add(rules_.rules);
    add(rules_.counts);
    add(rules_.recommendations);
    add(rules_.presumptions);
    return all;
  }

  // Sections of another source than the first carry its name.
  std::string section_of(const Citation& citation) const {
    return citation.document.empty() ? citation.section : citation.document + " " + citation.section;
  }

  void cited(const Citation& citation, const Name& certainty, const Text& ours) {
    out_.fact(say({"Source", "Source"}),
              fmt::format("{} ({})", section_of(citation), fmt::join(citation.catalogue, ", ")));
    out_.fact(say({"Certitude", "Certainty"}), say(find_by_name(rules_.certainties, certainty.text)->label));
    if (!ours.empty()) out_.ours(say({"Nôtre", "Ours"}), say(ours));
  }

  void condition(const Text& label, const Condition& condition) {
    std::vector<std::pair<int, std::string>> lines;
    for (const ConditionLine& line : condition_in_words(rules_, book_.plan.names(), condition, language_)) {
      lines.emplace_back(line.depth, line.text);
    }
    out_.tree(say(label), lines);
  }

  void entry(EntryRef thing) {
    const Entry& entry = *entry_of(rules_, thing);
    out_.entry(entry.name, say(entry.label));
    out_.paragraph(say(entry.text));
    cited(entry.citation, entry.certainty, entry.ours);
    switch (thing.kind) {
      case EntryKind::table:
        table(rules_.tables[thing.table()]);
        break;
      case EntryKind::rule:
        rule(thing.rule());
        break;
      case EntryKind::count:
        labels({"Compte", "Counts"}, rules_.counts[thing.count()].of);
        break;
      case EntryKind::presumption:
        presumption(rules_.presumptions[thing.presumption()]);
        break;
      case EntryKind::fact:
      case EntryKind::parameter:
        break;
      case EntryKind::recommendation: {
        const Recommendation& advice = rules_.recommendations[thing.recommendation()];
        out_.fact(say({"Qui, quand", "Who, when"}),
                  say(find_by_name(rules_.actors, advice.who.text)->label) + ", " +
                      say(find_by_name(rules_.timings, advice.timing.text)->label));
        condition({"Condition", "Condition"}, advice.when);
        if (const Condition* exists = existence_of_actor(rules_, advice))
          condition({"Si existe", "If there is"}, *exists);
        if (advice.done_when) condition({"Déjà fait si", "Done if"}, *advice.done_when);
        labels({"S’oppose à", "Opposes"}, advice.opposes);
        labels({"Répond à", "Answers"}, advice.answers);
      }
    }
  }

  void presumption(const Presumption& presumption) {
    out_.fact(say({"Présume", "Presumes"}),
              test_in_words(rules_, book_.plan.names(), presumption.of.text, presumption.is, language_));
    condition({"Quand", "When"}, presumption.when);
    if (presumption.unless) condition({"Sauf si", "Unless"}, *presumption.unless);
    labels({"Cède à", "Yields to"}, presumption.yields_to);
  }

  void labels(const Text& heading, const std::vector<Name>& names) {
    std::string labels;
    for (const Name& name : names)
      labels += (labels.empty() ? "" : ", ") + say(label_of(rules_, *book_.plan.names().find(name.text)));
    if (!labels.empty()) out_.fact(say(heading), labels);
  }

  void table(const Table& table) {
    if (table.applies) condition({"S’applique si", "Applies if"}, *table.applies);
    out_.fact(say({"Lecture", "How it is read"}), say(hit_in_words(table.hit)));
    std::vector<std::vector<std::string>> rows{
        {say({"Si", "If"}), say({"Alors", "Then"}), say({"En clair", "In words"})}};
    for (const Row& row : table.rows) {
      std::string tests;
      for (const Condition& test : row.when) {
        tests += (tests.empty() ? "" : semicolon(language_)) +
                 test_in_words(rules_, book_.plan.names(), test.name.text, test.test, language_);
      }
      rows.push_back(
          {tests.empty() ? "–" : tests, say(find_by_name(table.outputs, row.then.text)->label),
           say(row.text) +
               (row.ours.empty() ? "" : " (" + say({"nôtre", "ours"}) + ": " + say(row.ours) + ")")});
    }
    if (table.gap) rows.push_back({say({"sinon", "otherwise"}), "–", flaw_in_words(*table.gap, language_)});
    if (table.overlap)
      rows.push_back({say({"si plusieurs lignes se contredisent", "if several rows contradict each other"}),
                      say({"la première", "the first"}), flaw_in_words(*table.overlap, language_)});
    out_.table(rows);
  }

  void rule(RuleId index) {
    const Rule& rule = rules_.rules[index];
    out_.fact(say({"Famille", "Group"}), say(find_by_name(rules_.groups, rule.group.text)->label));
    if (rule.applies) condition({"S’applique si", "Applies if"}, *rule.applies);
    condition({"Condition", "Condition"}, rule.when);
    const Shown& shown = book_.shown[index];
    if (const std::string evidence = case_evidence_in_words(book_.plan, index, book_.standing, language_);
        !evidence.empty())
      out_.fact(say({"Clubs connus", "Known clubs"}), evidence);
    clubs({"Le montrent", "Shown by"}, shown.by);
    clubs({"Le contredisent", "Contradicted by"}, shown.contradicted);
  }

  void clubs(const Text& label, const std::vector<std::string>& names) {
    if (names.empty()) return;
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : semicolon(language_)) + name;
    out_.fact(say(label) + fmt::format(" ({} {} {})", names.size(), say({"sur", "of"}), book_.clubs), all);
  }

  void facts() {
    out_.section(say({"Faits", "Facts"}));
    std::vector<std::vector<std::string>> rows{
        {say({"Fait", "Fact"}), say({"Question", "Question"}), say({"Réponses", "Answers"})}};
    for (const Fact& fact : rules_.facts) {
      std::string answers;
      for (const Choice& choice : fact.choices)
        answers += (answers.empty() ? "" : semicolon(language_)) + say(choice.label);
      if (fact.kind == FactKind::yes_no) answers = say({"oui, non", "yes, no"});
      if (fact.kind == FactKind::text) answers = say({"texte", "text"});
      if (fact.kind == FactKind::number) {
        const Unit* unit = find_by_name(rules_.units, fact.unit);
        answers = text_from_number(fact.bounds.low) + ".." + text_from_number(fact.bounds.high) +
                  (unit == nullptr ? "" : " " + say(unit->label));
      }
      rows.push_back({fact.name, say(fact.question), answers});
    }
    out_.table(rows);
  }

  void parameters() {
    out_.section(say({"Paramètres", "Parameters"}));
    std::vector<std::vector<std::string>> rows{
        {say({"Paramètre", "Parameter"}), say({"Valeur", "Value"}), say({"Ce qu’il dit", "What it says"})}};
    for (const Parameter& parameter : rules_.parameters) {
      const std::string value =
          parameter.is_number
              ? text_from_number(parameter.number) + (parameter.unit.empty() ? "" : " " + parameter.unit)
              : yes_no_in_words(parameter.yes ? Tri::yes : Tri::no, language_);
      rows.push_back({parameter.name, value,
                      say(parameter.label) + (parameter.ours.empty() ? ""
                                                                     : " (" + say({"nôtre", "ours"}) + ": " +
                                                                           say(parameter.ours) + ")")});
    }
    out_.table(rows);
  }

  void relations() {
    if (rules_.relations.empty()) return;
    out_.section("Relations");
    std::vector<std::vector<std::string>> rows{
        {"Relation", say({"Signalée quand", "Told where"}), say({"Ce qu’elle dit", "What it says"})}};
    for (const Relation& relation : rules_.relations) {
      std::string when =
          relation.bare.text.empty() ? "" : say({"sans unité : ", "without unit: "}) + relation.bare.text;
      for (const Comparison& each : relation.when) when += (when.empty() ? "" : ", ") + each.written;
      rows.push_back({relation.name, when, say(relation.text)});
    }
    out_.table(rows);
  }

  const Rulebook& book_;
  const RuleSet& rules_;
  Language language_;
  BookWriter& out_;
  std::map<std::string, std::vector<EntryRef>> by_section_;
};

}  // namespace

Rulebook rulebook(const Plan& plan, const std::vector<std::string>& names,
                  const std::vector<Outcome>& outcomes) {
  Rulebook book{plan, IndexVector<RuleId, Shown>(plan.rules().rules.size()), names.size(), outcomes};
  for (const RuleId rule : book.shown.ids()) {
    const Group* group = find_by_name(plan.rules().groups, plan.rules().rules[rule].group.text);
    // Only what is expected to hold is contradicted where it does not.
    const bool regularity = group->when_yes == Sign::carries && group->when_no == Sign::holds_back;
    for (std::size_t club = 0; club < names.size(); ++club) {
      const Tri holds = outcomes[club].rule(plan, rule);
      if (holds == Tri::yes) book.shown[rule].by.push_back(names[club]);
      if (holds == Tri::no && regularity && outcomes[club].applies(plan, rule) == Tri::yes)
        book.shown[rule].contradicted.push_back(names[club]);
    }
  }
  return book;
}

std::string rulebook_markdown(const Rulebook& book, Language language) {
  MarkdownBook out;
  Walk(book, language, out).write();
  return out.take();
}

std::string rulebook_html(const Rulebook& book, Language language) {
  HtmlBook out(language);
  Walk(book, language, out).write();
  return out.take();
}

}  // namespace diagclub
