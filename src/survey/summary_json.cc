// A summary in, JSON out.
#include "survey/summary_json.h"

#include <algorithm>

#include "report/text/json_writer.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

class SummaryJson {
 public:
  SummaryJson(const Summary& summary, long long fewest, std::string_view shard)
      : summary_(summary), form_(*summary.form), rules_(form_.plan.rules()), fewest_(fewest), shard_(shard) {}

  std::string run() {
    json_.open_object();
    json_.field("rule_set", rules_.name);
    if (!shard_.empty()) json_.field("shard", shard_);
    json_.field_integer("read", summary_.read());
    json_.field_integer("scored", summary_.scored);
    json_.field_integer("rejected", summary_.rejected);
    json_.field_integer("settled", summary_.settled);
    json_.field_integer("standing", summary_.standing);
    json_.field_integer("contested", summary_.contested);
    json_.field_integer("rule_faults", summary_.faulty);
    verdicts();
    held("factors", "rule", summary_.factors, form_.factors, rules_.rules, true);
    held("recommendations", "recommendation", summary_.recommendations, form_.recommendations,
         rules_.recommendations, false);
    facts();
    json_.field_integer("outliers", summary_.outliers());
    numbers();
    groups();
    json_.close_object();
    return json_.take() + "\n";
  }

 private:
  template <typename AnId, typename Things>
  void held(std::string_view name, std::string_view key, const std::vector<HeldCounts>& counts,
            const std::vector<AnId>& indices, const Things& things, bool may_not_apply) {
    json_.key(name);
    json_.open_array();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      json_.open_object();
      json_.field(key, things[indices[i]].name);
      json_.field_integer(kYes, counts[i].yes);
      json_.field_integer(kNo, counts[i].no);
      json_.field_integer(kUnknown, counts[i].unknown);
      if (may_not_apply) json_.field_integer(kNotApplicable, counts[i].not_applicable);
      json_.field_integer("presumed_yes", counts[i].presumed_yes);
      json_.key("firmness");
      json_.open_object();
      for (const Firmness firmness : kFirmest)
        json_.field_integer(firmness_word(firmness), counts[i].is(firmness));
      json_.close_object();
      json_.close_object();
    }
    json_.close_array();
  }

  std::string outcome_word(std::size_t verdict, const StandingVerdict& outcome) const {
    return outcome_word_of(form_, verdict, outcome);
  }

  void verdicts() {
    std::vector<std::string> tables;
    for (const TableId table : form_.verdicts) tables.push_back(rules_.tables[table].name);
    json_.field_texts("tables", tables);
    json_.key("verdicts");
    json_.open_array();
    for (const auto& [outcomes, clubs] : summary_.verdicts) {
      json_.open_object();
      std::vector<std::string> words;
      std::vector<std::string> firmness;
      for (std::size_t i = 0; i < outcomes.size(); ++i) {
        words.push_back(outcome_word(i, outcomes[i]));
        firmness.push_back(firmness_word(outcomes[i].firmness));
      }
      json_.field_texts("outcomes", words);
      json_.field_texts("firmness", firmness);
      json_.field_integer("count", clubs);
      json_.close_object();
    }
    json_.close_array();
  }

  void facts() {
    json_.key("facts");
    json_.open_array();
    for (std::size_t i = 0; i < form_.facts.size(); ++i) {
      json_.open_object();
      json_.field("fact", rules_.facts[form_.facts[i]].name);
      json_.field_integer("missing", summary_.missing[i]);
      json_.field_integer(kOpen, summary_.open[i]);
      json_.close_object();
    }
    json_.close_array();
  }

  void extremes(std::string_view name, const std::vector<Extreme>& list) {
    json_.key(name);
    json_.open_array();
    for (const Extreme& extreme : list) {
      json_.open_object();
      json_.key("value"), json_.number(extreme.value);
      json_.field("source", extreme.source);
      json_.field_integer("line", extreme.line);
      json_.close_object();
    }
    json_.close_array();
  }

  void numbers() {
    json_.key("numbers");
    json_.open_array();
    for (std::size_t i = 0; i < form_.numbers.size(); ++i) {
      const NumberSpread& spread = summary_.numbers[i];
      json_.open_object();
      json_.field("fact", rules_.facts[form_.numbers[i]].name);
      if (const auto fences = spread.fences()) {
        json_.key("half_between");
        json_.open_array();
        json_.number(fences->half_low), json_.number(fences->half_high);
        json_.close_array();
        const NumberSpread::Outliers outliers = spread.outliers();
        json_.field_integer("outliers", outliers.count);
        extremes("far_out", outliers.shown);
      }
      json_.key("histogram");
      json_.open_array();
      for (const auto& [cell, clubs] : spread.cells) {
        json_.open_object();
        json_.field_integer("cell", cell);
        json_.key("from"), json_.number(NumberSpread::start_of(cell));
        json_.field_integer("count", clubs);
        json_.close_object();
      }
      json_.close_array();
      extremes("lowest", spread.lowest);
      extremes("highest", spread.highest);
      json_.close_object();
    }
    json_.close_array();
  }

  void group(const ClubGroup& clubs) {
    json_.field_integer("count", clubs.count);
    json_.key("verdicts");
    json_.open_array();
    for (std::size_t i = 0; i < clubs.verdicts.size(); ++i) {
      json_.open_object();
      for (const auto& [outcome, count] : clubs.verdicts[i])
        json_.field_integer(outcome_word(i, outcome), count);
      json_.close_object();
    }
    json_.close_array();
  }

  void groups() {
    json_.key("by");
    if (!form_.by)
      json_.null();
    else
      json_.text(rules_.facts[*form_.by].name);
    if (!form_.by) return;
    const ShownGroups groups = shown_groups(summary_, fewest_);
    json_.key("groups");
    json_.open_array();
    for (const auto& [key, clubs] : groups.shown) {
      json_.open_object();
      const std::string value = group_name(form_, key);
      json_.key("value");
      if (key == GroupKey{})
        json_.null();
      else
        json_.text(value);
      if (key.cells != 0) {
        json_.key("cells");
        json_.open_array();
        for (Cells left = key.cells; left != 0; left &= left - 1) json_.integer(lowest_cell(left));
        json_.close_array();
      }
      group(*clubs);
      json_.close_object();
    }
    json_.close_array();
    json_.key("hidden");
    json_.open_object();
    json_.field_integer("groups", static_cast<long long>(groups.hidden));
    group(groups.others);
    json_.close_object();
  }

  const Summary& summary_;
  const SummaryForm& form_;
  const RuleSet& rules_;
  long long fewest_;
  std::string_view shard_;
  PrettyJson json_;
};

}  // namespace

std::string summary_json(const Summary& summary, long long fewest, std::string_view shard) {
  return SummaryJson(summary, fewest, shard).run();
}

}  // namespace diagclub
