// A list of columns as a user gives it in, columns out; and what several of them need of a club.
#include "report/score/score_columns.h"

#include <algorithm>
#include <set>

#include "base/closest.h"
#include "report/score/score_values.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

using Kind = ScoreColumn::Kind;

}  // namespace

// In the order in which a name is looked for: of two things of one name the first.
ScoreColumns all_score_columns(const Plan& plan) {
  const RuleSet& rules = plan.rules();
  ScoreColumns columns{{Kind::source, {}, "source"},
                       {Kind::line, {}, "line"},
                       {Kind::name, {}, "name"},
                       {Kind::open, {}, std::string(kOpen)},
                       {Kind::error, {}, "error"},
                       {Kind::recommendations, {}, "recommendations"},
                       {Kind::rule_faults, {}, "rule_faults"}};
  std::set<std::string> titles;
  for (const ScoreColumn& column : columns) titles.insert(column.title);
  const auto add = [&](Kind kind, EntryRef thing, std::string title, bool certain = false) {
    if (!titles.insert(title).second) return;
    columns.push_back({kind, thing, std::move(title)});
    columns.back().certain = certain;
  };
  const auto add_thing = [&](Kind kind, EntryRef thing, const std::string& name) {
    add(kind, thing, name);
    add(Kind::firmness, thing, name + "_firmness");
    add(kind, thing, name + "_certain", true);
  };
  add(Kind::recommendations, {}, "recommendations_certain", true);
  for (const TableId i : rules.tables.ids()) add_thing(Kind::table, i, rules.tables[i].name);
  for (const Page::Verdict& verdict : rules.page.verdicts) {
    const EntryRef thing = *plan.names().find(verdict.of.text);
    if (thing.kind == EntryKind::table) add(Kind::reachable, thing, verdict.of.text + "_reachable");
  }
  for (const CountId i : rules.counts.ids()) {
    add_thing(Kind::count, i, rules.counts[i].name);
    add(Kind::possible, i, rules.counts[i].name + "_possible");
    add(Kind::held, i, rules.counts[i].name + "_held");
    add(Kind::held, i, rules.counts[i].name + "_held_certain", true);
  }
  for (const RuleId i : rules.rules.ids()) add_thing(Kind::rule, i, rules.rules[i].name);
  for (const FactId i : rules.facts.ids()) add(Kind::fact, i, rules.facts[i].name);
  return columns;
}

ScoreColumns default_score_columns(const Plan& plan, bool fallible) {
  const RuleSet& rules = plan.rules();
  ScoreColumns columns{{Kind::source, {}, "source"}, {Kind::line, {}, "line"}, {Kind::name, {}, "name"}};
  const bool presumes = !plan.stands_as_strict();
  ScoreColumns firmnesses;
  ScoreColumns reachable;
  const auto add = [&](const Name& name, bool main) {
    const EntryRef thing = *plan.names().find(name.text);
    const auto known = std::find_if(columns.begin(), columns.end(),
                                    [&](const ScoreColumn& column) { return column.title == name.text; });
    if (thing.kind != EntryKind::table || known != columns.end()) return;
    columns.push_back({Kind::table, thing, name.text});
    if (presumes) firmnesses.push_back({Kind::firmness, thing, name.text + "_firmness"});
    if (main) reachable.push_back({Kind::reachable, thing, name.text + "_reachable"});
  };
  for (const Page::Verdict& verdict : rules.page.verdicts) {
    add(verdict.of, true);
    for (const Name& name : verdict.with) add(name, false);
  }
  columns.insert(columns.end(), firmnesses.begin(), firmnesses.end());
  columns.insert(columns.end(), reachable.begin(), reachable.end());
  for (const Name& name : rules.page.counts) {
    const EntryRef count = *plan.names().find(name.text);
    columns.push_back({Kind::count, count, name.text});
    if (presumes) {
      columns.push_back({Kind::count, count, name.text + "_certain"});
      columns.back().certain = true;
    }
    columns.push_back({Kind::possible, count, name.text + "_possible"});
    columns.push_back({Kind::held, count, name.text + "_held"});
  }
  columns.push_back({Kind::open, {}, std::string(kOpen)});
  if (fallible) columns.push_back({Kind::rule_faults, {}, "rule_faults"});
  return columns;
}

std::vector<std::string> score_column_names(const Plan& plan) {
  std::vector<std::string> names;
  for (const ScoreColumn& column : all_score_columns(plan)) names.push_back(column.title);
  return names;
}

std::optional<ScoreColumns> score_columns_from_text(const std::string& text, const Plan& plan,
                                                    Diagnostics& problems) {
  const ScoreColumns known = all_score_columns(plan);
  const Source source("--columns", text);
  const std::size_t before = problems.error_count();
  ScoreColumns columns;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    const std::size_t first = std::min(text.find_first_not_of(' ', from), comma);
    const std::size_t last = text.find_last_not_of(' ', comma == 0 ? 0 : comma - 1);
    const std::string name = first < comma ? text.substr(first, last + 1 - first) : "";
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const ScoreColumn& column) { return column.title == name; });
    const Span span{source.position(first), source.position(std::max(comma, first + 1))};
    const bool twice = std::any_of(columns.begin(), columns.end(),
                                   [&](const ScoreColumn& column) { return column.title == name; });
    if (found == known.end()) {
      const auto closest = closest_name(name, score_column_names(plan));
      problems.error(
          source, span, "there is no column `" + name + "`",
          closest ? "did you mean `" + *closest + "`?"
                  : "a column is a fact, a table, a count or a rule; `score --help` says which others");
    } else if (twice) {
      problems.error(source, span, "the column `" + name + "` stands twice", "keep one of them");
    } else {
      columns.push_back(*found);
    }
    from = comma + 1;
  }
  if (problems.error_count() > before) return std::nullopt;
  return columns;
}

namespace {

void add_standing(const Plan& plan, const ScoreColumn& column, std::vector<EntryRef>& things) {
  if (column.certain) return;
  switch (column.kind) {
    case Kind::table:
    case Kind::rule:
    case Kind::count:
    case Kind::possible:
    case Kind::held:
    case Kind::firmness:
      return things.push_back(column.thing);
    case Kind::recommendations:
      things.insert(things.end(), plan.recommendation_order().begin(), plan.recommendation_order().end());
      return;
    default:
      return;
  }
}

}  // namespace

ScoreNeeds needs_of(const Plan& plan, const ScoreColumns& columns) {
  ScoreNeeds needs;
  for (const ScoreColumn& column : columns) {
    const bool of_outcome = column.kind == Kind::count || column.kind == Kind::possible ||
                            column.kind == Kind::held || column.kind == Kind::table ||
                            column.kind == Kind::rule || column.kind == Kind::recommendations ||
                            column.kind == Kind::firmness;
    needs.box |= of_outcome;
    add_standing(plan, column, needs.standing);
    needs.verdicts |= column.kind == Kind::reachable || column.kind == Kind::open;
    needs.open |= column.kind == Kind::open;
  }
  needs.box |= needs.verdicts;
  return needs;
}

std::string_view club_name(const RuleSet& rules, const FastFiche& fiche) {
  for (const auto& [fact, text] : fiche.texts) {
    if (rules.facts[fact].required) return text;
  }
  return {};
}

}  // namespace diagclub
