// How a conclusion stands in, JSON out.
#include "report/club/standing_json.h"

#include "report/club/outcome_json.h"
#include "report/text/wording_words.h"

namespace diagclub {

namespace {

void write_firmness(const RuleSet& rules, Firmness firmness, const std::vector<PresumptionId>& presumptions,
                    PrettyJson& json) {
  json.field("firmness", firmness_word(firmness));
  std::vector<std::string> names;
  for (const PresumptionId presumption : presumptions) names.push_back(rules.presumptions[presumption].name);
  json.field_texts("by", names);
}

}  // namespace

void write_standing_json(const RuleSet& rules, const Verdict& verdict, PrettyJson& json) {
  const Table& table = rules.tables[verdict.finding.thing.table()];
  json.key("standing");
  json.open_object();
  if (verdict.finding.applies != Tri::no && table.hit == HitPolicy::collect) {
    json.field_texts("value", output_names(table, verdict.possible));
  } else {
    json.key("value");
    if (verdict.finding.applies == Tri::no)
      json.text(outcome_word(Tri::no, Tri::no));
    else if (verdict.finding.holds == Tri::yes)
      write_outcome(json, table, output_names(table, verdict.possible).front());
    else
      json.null();
  }
  write_firmness(rules, verdict.finding.firmness, verdict.finding.presumptions, json);
  json.close_object();
}

void write_standing_json(const RuleSet& rules, const Finding& finding, PrettyJson& json) {
  json.key("standing");
  json.open_object();
  json.key("value");
  if (finding.applies != Tri::no && finding.holds == Tri::unknown)
    json.null();
  else
    json.text(outcome_word(finding.holds, finding.applies));
  write_firmness(rules, finding.firmness, finding.presumptions, json);
  json.close_object();
}

void write_standing_json(const RuleSet& rules, const Tally& tally, PrettyJson& json) {
  json.key("standing");
  json.open_object();
  json.field_integer("value", tally.standing);
  write_firmness(rules, tally.firmness, tally.presumptions, json);
  json.close_object();
}

void write_synthesis_json(const ClubReport& about, Language language, PrettyJson& json) {
  json.key("synthesis");
  json.open_array();
  for (const SynthesisSentence& sentence : synthesis_in_words(about, language)) {
    json.open_object();
    json.field("part", about.plan.rules().synthesis[sentence.part].name);
    json.field_integer("variant", sentence.variant + 1);
    json.field("text", sentence.text);
    json.close_object();
  }
  json.close_array();
}

}  // namespace diagclub
