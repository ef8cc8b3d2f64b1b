// A case in, JSON out.
#include "report/club/json.h"

#include "report/club/outcome_json.h"
#include "report/club/standing_json.h"
#include "report/text/json_writer.h"
#include "report/text/wording_words.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

std::string_view word_of(const Finding& finding) { return outcome_word(finding.holds, finding.applies); }

class CaseWriter {
 public:
  CaseWriter(const ClubReport& about, Language language, PrettyJson& json)
      : about_(about),
        language_(language),
        rules_(about.plan.rules()),
        strict_(diagnose(about.plan, about.outcome, about.section)),
        json_(json) {}

  // Into an open object: the tables, rules and recommendations that look at elements of this section.
  void write_element(std::optional<SectionId> section) {
    const auto looks = [&](const Finding& finding) {
      return about_.plan.element_section(finding.thing) == section;
    };
    json_.field_integer("line", about_.fiche.span.start.line);
    json_.key("tables");
    json_.open_object();
    for (const Verdict& verdict : strict_.tables) {
      if (looks(verdict.finding)) table(verdict);
    }
    json_.close_object();
    json_.key("rules");
    json_.open_object();
    for (const Finding& finding : strict_.rules) {
      if (looks(finding)) rule(finding);
    }
    json_.close_object();
    recommendations();
    faults();
  }

  std::string write(const std::vector<Comparable>& comparable) {
    json_.open_object();
    json_.field("rule_set", rules_.name);
    json_.field("language", language_ == Language::french ? "fr" : "en");
    fiche();
    write_synthesis_json(about_, language_, json_);
    verdicts();
    json_.key("tables");
    json_.open_object();
    for (const Verdict& verdict : strict_.tables) {
      if (!about_.plan.element_section(verdict.finding.thing)) table(verdict);
    }
    json_.close_object();
    json_.key("counts");
    json_.open_object();
    for (const Tally& tally : strict_.counts) count(tally);
    json_.close_object();
    json_.key("rules");
    json_.open_object();
    for (const Finding& finding : strict_.rules) {
      if (!about_.plan.element_section(finding.thing)) rule(finding);
    }
    json_.close_object();
    findings("carries", about_.diagnosis.carries);
    findings("holds_back", about_.diagnosis.holds_back);
    findings("threatens", about_.diagnosis.threatens);
    findings("notes", about_.diagnosis.notes);
    recommendations();
    open();
    faults();
    elements();
    write_comparable_json(about_, comparable, language_, json_);
    json_.close_object();
    return json_.take() + "\n";
  }

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }

  void fiche() {
    json_.key("fiche");
    json_.open_object();
    json_.field("file", about_.fiche.source);
    json_.field_integer("line", about_.fiche.span.start.line);
    json_.field("name", club_name(about_));
    json_.key("facts");
    json_.open_object();
    for (const FactId i : rules_.facts.ids()) {
      if (about_.facts.known[i] || about_.fiche.find(i) != nullptr) fact(i);
    }
    json_.close_object();
    json_.close_object();
  }

  void fact(FactId index) {
    const Fact& fact = rules_.facts[index];
    const StatedFact* stated = about_.fiche.find(index);
    json_.key(fact.name);
    json_.open_object();
    json_.field_boolean("known", about_.facts.known[index]);
    if (stated != nullptr) json_.field("written", stated->written);
    json_.field("value", value_in_words(about_, index, language_));
    if (fact.kind == FactKind::number) {
      json_.key("interval");
      json_.open_array();
      json_.number(about_.facts.numbers[index].low);
      json_.number(about_.facts.numbers[index].high);
      json_.close_array();
    }
    json_.field_boolean("derived", about_.facts.derived[index]);
    lines({index, {}});
    json_.close_object();
  }

  void lines(const Evidence& evidence) {
    json_.key("lines");
    json_.open_array();
    for (const int line : lines_of(about_, evidence)) json_.integer(line);
    json_.close_array();
  }

  void entry(const Entry& entry) {
    json_.field("label", say(entry.label));
    json_.field("text", say(entry.text));
    if (!entry.ours.empty()) json_.field("ours", say(entry.ours));
    citation(entry.citation, entry.certainty);
  }

  void citation(const Citation& citation, const Name& certainty) {
    json_.field("section", citation.section);
    json_.field_texts("catalogue", citation.catalogue);
    json_.field("certainty", certainty.text);
  }

  // Decided: what it rests on. Open: what keeps it open.
  void evidence(const Finding& finding) {
    json_.key("facts");
    json_.open_array();
    for (const Evidence& evidence : finding.reasons.facts) {
      const Fact& fact = rules_.facts[evidence.fact];
      json_.open_object();
      json_.field("fact", fact.name);
      if (evidence.member) json_.field("member", fact.choices[*evidence.member].name);
      json_.field_boolean("known", about_.facts.known[evidence.fact]);
      lines(evidence);
      json_.close_object();
    }
    json_.close_array();
    std::vector<std::string> verdicts;
    for (const TableId table : finding.reasons.verdicts) verdicts.push_back(rules_.tables[table].name);
    json_.field_texts("verdicts", verdicts);
  }

  void table(const Verdict& verdict) {
    const Table& table = rules_.tables[verdict.finding.thing.table()];
    json_.key(table.name);
    json_.open_object();
    const bool settled = verdict.finding.holds == Tri::yes;
    if (table.hit == HitPolicy::collect) {
      json_.field_texts("values", output_names(table, verdict.possible));
      json_.field_texts("possible", output_names(table, verdict.possible | verdict.open));
    } else {
      const std::vector<std::string> names = output_names(table, verdict.possible);
      json_.key("value");
      if (settled && names.front() != kNoRow && verdict.finding.applies != Tri::no)
        write_outcome(json_, table, names.front());
      else
        json_.null();
      write_outcomes(json_, "possible", table, names);
    }
    json_.field_boolean("settled", settled);
    write_standing_json(rules_, about_.diagnosis.tables[verdict.finding.thing.table()], json_);
    const Cells reachable = about_.prospects->reach.tables[verdict.finding.thing.table()];
    write_outcomes(json_, "reachable", table, output_names(table, reachable));
    json_.field("applies", word_of(verdict.finding.applies));
    borderline(verdict.finding.thing);
    entry(table);
    if (verdict.row) {
      const Row& row = table.rows[*verdict.row];
      json_.key("row");
      json_.open_object();
      json_.field_integer("number", *verdict.row + 1);
      json_.field("text", say(row.text));
      if (!row.ours.empty()) json_.field("ours", say(row.ours));
      citation(row.citation ? *row.citation : table.citation,
               row.certainty ? *row.certainty : table.certainty);
      json_.close_object();
    }
    if (!verdict.contradicting.empty()) {
      json_.key("overlap");
      json_.open_object();
      json_.key("rows");
      json_.open_array();
      for (const std::size_t row : verdict.contradicting) json_.integer(row + 1);
      json_.close_array();
      json_.field("text", say(table.overlap->text));
      json_.field("section", table.overlap->section);
      json_.close_object();
    }
    evidence(verdict.finding);
    json_.close_object();
  }

  void count(const Tally& tally) {
    const Count& count = rules_.counts[tally.thing.count()];
    json_.key(count.name);
    json_.open_object();
    std::size_t sure = 0;
    std::size_t possible = 0;
    for (const Finding& member : tally.members) {
      const Tri reach = about_.prospects->reach.rules[member.thing.rule()];
      sure += reach == Tri::yes ? 1 : 0;
      possible += reach == Tri::no ? 0 : 1;
    }
    json_.field("applies", word_of(tally.applies));
    json_.field_integer("sure", sure);
    json_.field_integer("possible", possible);
    json_.field_integer("of", static_cast<long long>(tally.members.size()));
    write_standing_json(rules_, about_.diagnosis.counts[tally.thing.count()], json_);
    entry(count);
    json_.key("members");
    json_.open_object();
    for (const Finding& member : tally.members) json_.field(name_of(rules_, member.thing), word_of(member));
    json_.close_object();
    json_.close_object();
  }

  void rule(const Finding& finding) {
    const Rule& rule = rules_.rules[finding.thing.rule()];
    json_.key(rule.name);
    json_.open_object();
    json_.field("outcome", word_of(finding));
    json_.field("applies", word_of(finding.applies));
    json_.field("condition", outcome_word(finding.condition, finding.applies));
    json_.field("reach", reach_of(about_.prospects->reach.rules[finding.thing.rule()]));
    write_standing_json(rules_, about_.diagnosis.rules[finding.thing.rule()], json_);
    borderline(finding.thing);
    json_.field("group", rule.group.text);
    if (finding.applies != Tri::no)
      json_.field("said", filled(about_, say(said_by_rule(rule, finding.holds)), language_));
    entry(rule);
    evidence(finding);
    json_.close_object();
  }

  void findings(std::string_view name, const std::vector<Finding>& findings) {
    std::vector<std::string> names;
    for (const Finding& finding : findings) names.push_back(name_of(rules_, finding.thing));
    json_.field_texts(name, names);
  }

  void recommendations() {
    json_.key("recommendations");
    json_.open_array();
    for (const Finding& finding : about_.diagnosis.advice) recommendation(finding);
    for (const Finding& finding : about_.diagnosis.maybe) recommendation(finding);
    json_.close_array();
  }

  void recommendation(const Finding& finding) {
    const Recommendation& advice = rules_.recommendations[finding.thing.recommendation()];
    json_.open_object();
    json_.field("name", advice.name);
    json_.field("outcome", word_of(about_.outcome.recommended[finding.thing.recommendation()]));
    write_standing_json(rules_, finding, json_);
    json_.field("reach", reach_of(about_.prospects->reach.recommendations[finding.thing.recommendation()]));
    json_.field("who", advice.who.text);
    json_.field("timing", advice.timing.text);
    entry(advice);
    json_.field("said", *said_of_club(about_, say(advice.text), language_));
    evidence(finding);
    json_.close_object();
  }

  // Each project: what looks at it, with its own facts.
  void elements() {
    json_.key("elements");
    json_.open_array();
    for (const ClubDiagnosis& element :
         about_.elements == nullptr ? std::vector<ClubDiagnosis>{} : *about_.elements) {
      const ClubReport own = report_of(about_.plan, element);
      json_.open_object();
      json_.field("section", rules_.sections[*element.section].name);
      CaseWriter(own, language_, json_).write_element(element.section);
      json_.close_object();
    }
    json_.close_array();
  }

  // The joint verdicts that completions can still come to.
  void verdicts() {
    const Reach& reach = about_.prospects->reach;
    json_.key("reachable");
    json_.open_object();
    json_.field_boolean("exact", reach.exact);
    json_.key("verdicts");
    json_.open_array();
    for (const std::vector<std::size_t>& tuple : reach.verdicts) {
      json_.open_object();
      for (std::size_t i = 0; i < tuple.size(); ++i) {
        const Table& table = rules_.tables[reach.verdict_tables[i]];
        json_.key(table.name);
        write_outcome(json_, table, output_names(table, cell(tuple[i])).front());
      }
      json_.close_object();
    }
    json_.close_array();
    json_.close_object();
  }

  static std::string reach_of(Tri tri) {
    return tri == Tri::yes ? "certain" : tri == Tri::no ? "excluded" : "possible";
  }

  void borderline(EntryRef thing) {
    const Borderline* close = about_.prospects->of(thing);
    if (close == nullptr) return;
    json_.key("borderline");
    json_.open_object();
    json_.field("fact", rules_.facts[close->fact].name);
    json_.key("threshold");
    json_.number(close->threshold);
    json_.close_object();
  }

  // What is wrong with the rules themselves, for this club: no row of a table holds, or two that should not.
  void faults() {
    json_.key("rule_faults");
    json_.open_array();
    for (const RowFault& fault : about_.faults == nullptr ? std::vector<RowFault>{} : *about_.faults) {
      const Table& table = rules_.tables[fault.table];
      const auto row_line = [&](std::size_t row) { return table.rows[row].place.span.start.line; };
      json_.open_object();
      json_.field("kind", !fault.row ? "gap" : "overlap");
      json_.field("table", table.name);
      json_.field("file", rules_.files[table.place.file].name());
      json_.field_integer("line", !fault.row ? table.place.span.start.line : row_line(*fault.row));
      json_.key("rows");
      json_.open_array();
      if (fault.row) {
        for (const std::size_t row : {fault.other, *fault.row}) json_.integer(row + 1);
      }
      json_.close_array();
      json_.close_object();
    }
    json_.close_array();
  }

  void open() {
    json_.key(kOpen);
    json_.open_array();
    for (const Question& question : about_.prospects->questions.asked) {
      const Fact& fact = rules_.facts[question.fact];
      std::vector<std::string> settles;
      for (const EntryRef thing : question.settles) settles.push_back(name_of(rules_, thing));
      json_.open_object();
      json_.field("fact", fact.name);
      json_.field("question", say(fact.question));
      json_.field_texts("settles", settles);
      json_.field_boolean("verdict", question.verdict);
      if (question.verdict) {
        json_.field_integer("verdicts_left_at_worst", question.worst);
        json_.key("verdicts_left_on_average");
        json_.number(question.expected);
      }
      json_.close_object();
    }
    json_.close_array();
  }

  const ClubReport& about_;
  Language language_;
  const RuleSet& rules_;
  const Diagnosis strict_;  // of the outcome: what stands is told beside it
  PrettyJson& json_;
};

}  // namespace

std::string json_from_case(const ClubReport& about, const std::vector<Comparable>& comparable,
                           Language language) {
  PrettyJson json;
  return CaseWriter(about, language, json).write(comparable);
}

}  // namespace diagclub
