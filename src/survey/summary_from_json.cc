// JSON in, the summary that it was written from out.
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <functional>

#include "survey/summary_json.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

using Json = rapidjson::Value;

// Counts beyond this are nobody's: sums of them stay within a machine word.
constexpr long long kMostCounted = 1LL << 40;

std::string text_of(const Json& json) { return {json.GetString(), json.GetStringLength()}; }

// Walks the document; the first thing that is wrong is kept, and what is read after it does not count.
class SummaryReader {
 public:
  SummaryReader(const Json& root, const SummaryForm& form)
      : root_(root), form_(form), rules_(form.plan.rules()), summary_(form) {}

  std::optional<Summary> run() {
    if (!root_.IsObject()) return fail("a summary is an object"), std::nullopt;
    if (text(root_, "rule_set") != rules_.name) fail("it was made with other rules");
    summary_.scored = count(root_, "scored");
    summary_.rejected = count(root_, "rejected");
    summary_.settled = count(root_, "settled");
    summary_.standing = count(root_, "standing");
    summary_.contested = count(root_, "contested");
    summary_.faulty = count(root_, "rule_faults");
    verdicts();
    held("factors", "rule", summary_.factors, form_.factors, rules_.rules);
    held("recommendations", "recommendation", summary_.recommendations, form_.recommendations,
         rules_.recommendations);
    facts();
    numbers();
    groups();
    if (!failure_.empty()) return std::nullopt;
    return std::move(summary_);
  }
  const std::string& failure() const { return failure_; }

 private:
  void fail(const std::string& message) {
    if (failure_.empty()) failure_ = message;
  }
  void expect(bool true_of_every_summary, std::string_view message) {
    if (!true_of_every_summary) fail(std::string(message));
  }
  const Json* member(const Json& object, const char* name) {
    const auto found = object.IsObject() ? object.FindMember(name) : Json::ConstMemberIterator();
    if (object.IsObject() && found != object.MemberEnd()) return &found->value;
    fail(fmt::format("`{}` is missing", name));
    return nullptr;
  }
  long long counted(const Json& json, std::string_view name) {
    const bool sound = json.IsInt64() && json.GetInt64() >= 0 && json.GetInt64() <= kMostCounted;
    if (!sound) fail(fmt::format("`{}` is not a count", name));
    return sound ? json.GetInt64() : 0;
  }
  long long count(const Json& object, const char* name) {
    const Json* found = member(object, name);
    return found == nullptr ? 0 : counted(*found, name);
  }
  int integer(const Json& object, const char* name) {
    const Json* found = member(object, name);
    if (found != nullptr && found->IsInt()) return found->GetInt();
    fail(fmt::format("`{}` is not a whole number", name));
    return 0;
  }
  std::string text(const Json& object, const char* name) {
    const Json* found = member(object, name);
    if (found != nullptr && found->IsString()) return text_of(*found);
    fail(fmt::format("`{}` is not a text", name));
    return "";
  }
  void each(const Json& object, const char* name, const std::function<void(const Json&, std::size_t)>& use) {
    const Json* found = member(object, name);
    if (found == nullptr) return;
    if (!found->IsArray()) return fail(fmt::format("`{}` is not a list", name));
    std::size_t index = 0;
    for (const Json& element : found->GetArray()) {
      if (!failure_.empty()) return;
      use(element, index++);
    }
  }
  // A list with one element for each thing that is counted, in the order of the rules.
  template <typename AnId, typename Things>
  void each_of(const char* name, const char* key, const std::vector<AnId>& indices, const Things& things,
               const std::function<void(const Json&, std::size_t)>& use) {
    std::size_t seen = 0;
    each(root_, name, [&](const Json& one, std::size_t index) {
      ++seen;
      const std::string found = text(one, key);
      if (index >= indices.size() || found != things[indices[index]].name)
        return fail(fmt::format("`{}` in `{}` is not what these rules have there: it was made with others",
                                found, name));
      use(one, index);
    });
    if (seen != indices.size()) fail(fmt::format("`{}` is not as long as these rules make it", name));
  }

  template <typename AnId, typename Things>
  void held(const char* name, const char* key, std::vector<HeldCounts>& counts,
            const std::vector<AnId>& indices, const Things& things) {
    each_of(name, key, indices, things, [&](const Json& one, std::size_t index) {
      HeldCounts& of = counts[index];
      of = {count(one, kYes.data()),
            count(one, kNo.data()),
            count(one, kUnknown.data()),
            one.HasMember(kNotApplicable.data()) ? count(one, kNotApplicable.data()) : 0,
            count(one, "presumed_yes"),
            {}};
      const Json* firmness = member(one, "firmness");
      long long firm = 0;
      for (const Firmness each : kFirmest) {
        if (firmness == nullptr) return;
        firm += of.by_firmness[index_of(each)] = count(*firmness, firmness_word(each).c_str());
      }
      if (of.all() != summary_.scored || firm != summary_.scored || of.presumed_yes > of.yes ||
          of.presumed_yes > of.is(Firmness::presumed))
        fail(fmt::format("the counts of `{}` do not add up", text(one, key)));
    });
  }

  // The outcome of a verdict by its name.
  StandingVerdict outcome(std::size_t verdict, const std::string& name) {
    for (const StandingVerdict& open : {Summary::kContested, Summary::kOpen}) {
      if (outcome_word_of(form_, verdict, open) == name) return open;
    }
    const Table& table = rules_.tables[form_.verdicts[verdict]];
    for (std::size_t i = 0; i <= not_applicable_cell(table); ++i) {
      if (outcome_name(table, i) == name) return {i, Firmness::certain};
    }
    fail(fmt::format("`{}` is no outcome of `{}`", name, table.name));
    return {};
  }

  void verdicts() {
    std::vector<std::string> tables;
    each(root_, "tables",
         [&](const Json& name, std::size_t) { tables.push_back(name.IsString() ? text_of(name) : ""); });
    const bool same =
        std::equal(tables.begin(), tables.end(), form_.verdicts.begin(), form_.verdicts.end(),
                   [&](const std::string& name, TableId table) { return rules_.tables[table].name == name; });
    expect(same, "its verdicts are not those of these rules");
    if (!same) return;
    long long sum = 0;
    long long standing = 0;
    long long contested = 0;
    each(root_, "verdicts", [&](const Json& one, std::size_t) {
      std::vector<StandingVerdict> outcomes;
      each(one, "outcomes", [&](const Json& name, std::size_t index) {
        if (!name.IsString() || index >= tables.size())
          return fail("a verdict has an outcome for each table");
        outcomes.push_back(outcome(index, text_of(name)));
      });
      expect(outcomes.size() == tables.size(), "a verdict has an outcome for each table");
      std::size_t firm = 0;
      each(one, "firmness", [&](const Json& word, std::size_t index) {
        ++firm;
        if (index >= outcomes.size() || !word.IsString())
          return fail("a verdict has a firmness for each table");
        StandingVerdict& of = outcomes[index];
        if (of.outcome && text_of(word) == firmness_word(Firmness::presumed))
          of.firmness = Firmness::presumed;
        if (firmness_word(of.firmness) != text_of(word))
          fail(fmt::format("`{}` is not how firmly `{}` can stand", text_of(word),
                           outcome_word_of(form_, index, of)));
      });
      expect(firm == outcomes.size(), "a verdict has a firmness for each table");
      const auto with = [&](const StandingVerdict& wanted) {
        return std::find(outcomes.begin(), outcomes.end(), wanted) != outcomes.end();
      };
      const long long of_these = count(one, "count");
      contested += with(Summary::kContested) ? of_these : 0;
      standing += with(Summary::kContested) || with(Summary::kOpen) ? 0 : of_these;
      summary_.verdicts[outcomes] += of_these;
      sum += of_these;
    });
    expect(sum == summary_.scored, "the counts of the verdicts do not add up");
    expect(summary_.settled <= summary_.scored, "more are settled than were scored");
    expect(standing == summary_.standing && contested == summary_.contested,
           "the verdicts do not stand as often as it says");
  }

  void facts() {
    each_of("facts", "fact", form_.facts, rules_.facts, [&](const Json& one, std::size_t index) {
      summary_.missing[index] = count(one, "missing");
      summary_.open[index] = count(one, kOpen.data());
      expect(std::max(summary_.missing[index], summary_.open[index]) <= summary_.scored,
             "a fact is missing more often than fiches were scored");
    });
  }

  std::vector<Extreme> extremes(const Json& object, const char* name, const NumberSpread& spread) {
    std::vector<Extreme> list;
    each(object, name, [&](const Json& one, std::size_t) {
      const Json* value = member(one, "value");
      if (value == nullptr || !value->IsNumber() || !(value->GetDouble() > 0))
        return fail("an extreme value is a number above zero");
      list.push_back({value->GetDouble(), text(one, "source"), integer(one, "line")});
      if (spread.cells.count(NumberSpread::cell_of(value->GetDouble())) == 0)
        fail("an extreme value is not in its histogram");
    });
    const auto most = std::min<long long>(spread.count(), NumberSpread::kMostExtremes);
    expect(static_cast<long long>(list.size()) == most, "its extreme values are not all there");
    return list;
  }

  void numbers() {
    each_of("numbers", "fact", form_.numbers, rules_.facts, [&](const Json& one, std::size_t index) {
      NumberSpread& spread = summary_.numbers[index];
      each(one, "histogram", [&](const Json& cell, std::size_t) {
        spread.cells[integer(cell, "cell")] += count(cell, "count");
      });
      expect(spread.count() <= summary_.scored, "a histogram has more numbers than fiches were scored");
      spread.lowest = extremes(one, "lowest", spread);
      spread.highest = extremes(one, "highest", spread);
      expect(std::is_sorted(spread.lowest.begin(), spread.lowest.end()) &&
                 std::is_sorted(spread.highest.begin(), spread.highest.end(), std::greater<>()),
             "its extreme values are not in order");
    });
  }

  GroupKey group_key(const Json& one) {
    const Json* value = member(one, "value");
    if (value == nullptr || value->IsNull()) return {};
    if (rules_.facts[*form_.by].kind == FactKind::text) return {0, text(one, "value")};
    const Variable& variable = form_.plan.variables()[form_.plan.variables().of(*form_.by)];
    GroupKey key;
    each(one, "cells", [&](const Json& index, std::size_t) {
      if (!index.IsUint() || index.GetUint() >= variable.size)
        return fail("a group is of a cell that its fact does not have");
      key.cells |= cell(index.GetUint());
    });
    if (text(one, "value") != group_name(form_, key))
      fail(fmt::format("the group `{}` is not what these rules cut: it was made with others",
                       text(one, "value")));
    return key;
  }

  void groups() {
    const Json* by = member(root_, "by");
    if (by == nullptr) return;
    const std::string wanted = !form_.by ? "" : rules_.facts[*form_.by].name;
    if ((by->IsString() ? text_of(*by) : "") != wanted) return fail("it is not grouped by the same fact");
    if (!form_.by) return;
    const Json* hidden = member(root_, "hidden");
    if (hidden != nullptr && count(*hidden, "groups") > 0)
      return fail(fmt::format("it hides {} groups: what is to be merged is made with `--min-group 1`",
                              count(*hidden, "groups")));
    long long sum = 0;
    each(root_, "groups", [&](const Json& one, std::size_t) {
      ClubGroup clubs{count(one, "count"), {}};
      sum += clubs.count;
      each(one, "verdicts", [&](const Json& outcomes, std::size_t verdict) {
        if (!outcomes.IsObject() || verdict >= form_.verdicts.size())
          return fail("a group has the outcomes of each verdict");
        long long of_verdict = 0;
        clubs.verdicts.emplace_back();
        for (const auto& [name, number] : outcomes.GetObject()) {
          const long long so = counted(number, text_of(name));
          clubs.verdicts.back()[outcome(verdict, text_of(name))] += so;
          of_verdict += so;
        }
        expect(of_verdict == clubs.count, "the counts of a group do not add up");
      });
      expect(clubs.verdicts.size() == form_.verdicts.size(), "a group has the outcomes of each verdict");
      expect(summary_.groups.emplace(group_key(one), std::move(clubs)).second, "a group stands twice");
    });
    expect(sum == summary_.scored, "the counts of the groups do not add up");
    expect(summary_.groups.size() <= Summary::kMostGroups, "it has too many groups");
  }

  const Json& root_;
  const SummaryForm& form_;
  const RuleSet& rules_;
  Summary summary_;
  std::string failure_;
};

// Deep nesting must not take the stack with it, and numbers must come back as they were written.
constexpr unsigned kParsing = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag |
                              rapidjson::kParseValidateEncodingFlag;

// A text of the outermost object, empty where it is null; nothing where there is none.
std::optional<std::string> member_in(const Source& source, const char* name) {
  rapidjson::Document document;
  document.Parse<kParsing>(source.text().data(), source.text().size());
  if (document.HasParseError() || !document.IsObject() || !document.HasMember(name)) return std::nullopt;
  const Json& member = document[name];
  return member.IsString() ? text_of(member) : member.IsNull() ? std::optional(std::string()) : std::nullopt;
}

}  // namespace

std::optional<Summary> summary_from_json(const Source& source, const SummaryForm& form,
                                         Diagnostics& problems) {
  rapidjson::Document document;
  document.Parse<kParsing>(source.text().data(), source.text().size());
  if (document.HasParseError()) {
    const Position place = source.position(document.GetErrorOffset());
    problems.error(source, {place, place},
                   std::string("it is not JSON: ") + rapidjson::GetParseError_En(document.GetParseError()),
                   "a summary is what `score --summary --format json` writes");
    return std::nullopt;
  }
  SummaryReader reader(document, form);
  auto summary = reader.run();
  if (!summary)
    problems.error_without_place(source.name(), "it is no summary to merge: " + reader.failure(),
                                 "a summary is what `score --summary --format json` writes");
  return summary;
}

std::optional<std::string> grouped_by_in_json(const Source& source) { return member_in(source, "by"); }

std::optional<std::string> shard_in_json(const Source& source) { return member_in(source, "shard"); }

}  // namespace diagclub
