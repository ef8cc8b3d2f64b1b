// Cases in, lines of a table, of CSV or of NDJSON out.
#include "report/score_row.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "report/json_writer.h"
#include "report/outcome_json.h"

namespace diagclub {

namespace {

constexpr int kNameWidth = 34;

template <typename Element>
const Element& at(const std::vector<Element>& elements, int index) {
  return elements[static_cast<std::size_t>(index)];
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : std::string(between)) + word;
  return all;
}

// `2/4` when all is known, `2-3/4` when one of them is not.
std::string count_in_words(const ScoreRow::Count& count, std::size_t of) {
  if (!count.applies) return "–";
  return count.sure == count.possible ? fmt::format("{}/{}", count.sure, of)
                                      : fmt::format("{}-{}/{}", count.sure, count.possible, of);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

std::string csv_field(const std::string& text) {
  std::string safe = printable(text);
  if (!safe.empty() && std::string_view("=+-@").find(safe[0]) != std::string_view::npos)
    safe.insert(safe.begin(), '\'');
  if (safe.find_first_of(",\"\n\r;") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

ScoreColumns score_columns(const Plan& plan) {
  ScoreColumns columns;
  const auto add = [&](const Name& name) {
    const Thing thing = *plan.names().find(name.text);
    if (thing.kind != ThingKind::table ||
        std::find(columns.tables.begin(), columns.tables.end(), thing.index) != columns.tables.end())
      return;
    columns.tables.push_back(thing.index);
  };
  for (const Page::Verdict& verdict : plan.rules().page.verdicts) {
    columns.main_tables.push_back(static_cast<int>(columns.tables.size()));
    add(verdict.of);
    for (const Name& name : verdict.with) add(name);
  }
  for (const Name& name : plan.rules().page.counts)
    columns.counts.push_back(plan.names().find(name.text)->index);
  return columns;
}

ScoreRow row_from_scored(const Scored& about, const ScoreColumns& columns) {
  const RuleSet& rules = about.plan.rules();
  ScoreRow row;
  row.source = about.fiche.source;
  row.line = about.fiche.span.start.line;
  row.name = club_name(rules, about.fiche);
  for (const int table : columns.tables) {
    const Table& declared = at(rules.tables, table);
    const Thing thing{ThingKind::table, table};
    std::vector<std::string> names;
    if (declared.hit == HitPolicy::collect) {
      for (const Tri wanted : {Tri::yes, Tri::unknown}) {
        for (int i = 0; i < none_cell(declared); ++i) {
          if (tri_from_cells(at(about.outcome.cells, about.plan.variables().of(thing) + i)) == wanted)
            names.push_back(at(declared.outputs, i).name + (wanted == Tri::yes ? "" : "?"));
        }
      }
    } else {
      names = output_names(declared, about.outcome.table(about.plan, table));
      if (names.size() == 1 && names.front() == "none") names.clear();
    }
    row.tables.push_back(std::move(names));
    row.settled.push_back(is_open(about.plan, about.outcome, thing) ? 0 : 1);
  }
  const Functions::Joint& joint = about.functions.verdicts();
  for (const int position : columns.main_tables) {
    const int table = at(columns.tables, position);
    const auto index = std::find(joint.tables.begin(), joint.tables.end(), table) - joint.tables.begin();
    Cells left = 0;
    for (const int tuple : about.verdicts) left |= cell(at(at(joint.tuples, tuple), static_cast<int>(index)));
    row.reachable.push_back(output_names(at(rules.tables, table), left));
  }
  for (const int count : columns.counts) {
    ScoreRow::Count& counted = row.counts.emplace_back();
    counted.applies = false;
    for (const Name& name : at(rules.counts, count).of) {
      const Thing thing = *about.plan.names().find(name.text);
      const Diagrams::Node holds = about.functions.of(about.plan.variables().of(thing));
      const std::vector<int> left = about.functions.diagrams().values(holds, about.box);
      counted.sure += left.front() == 1 ? 1 : 0;
      counted.possible += left.back() == 1 ? 1 : 0;
      if (about.outcome.rule(about.plan, thing.index) == Tri::yes) counted.held.push_back(name.text);
      counted.applies =
          counted.applies ||
          about.functions.diagrams().values(about.functions.applies(thing), about.box).back() == 1;
    }
  }
  for (const int fact : about.open) row.open.push_back(at(rules.facts, fact).name);
  return row;
}

ScoreRow row_from_error(const Diagnostic& first, int line) {
  ScoreRow row;
  row.rejected = true;
  row.source = first.source;
  row.line = first.span.start.line > 0 ? first.span.start.line : line;
  row.error = first.span.start.line > 0
                  ? fmt::format("{}:{}: {}", first.span.start.line, first.span.start.column, first.message)
                  : first.message;
  return row;
}

ScoreWriter::ScoreWriter(const Plan& plan, ScoreFormat format, bool color, Language language)
    : plan_(plan), columns_(score_columns(plan)), format_(format), color_(color), language_(language) {
  for (const int table : columns_.tables) {
    const Table& declared = at(plan.rules().tables, table);
    std::size_t width = declared.name.size();
    for (const Output& output : declared.outputs) width = std::max(width, output.name.size());
    width = std::max<std::size_t>(width, 5);  // two outcomes left: `B2|B3`
    widths_.push_back(static_cast<int>(width));
  }
}

std::string ScoreWriter::header() const {
  const RuleSet& rules = plan_.rules();
  if (format_ == ScoreFormat::ndjson) return "";
  if (format_ == ScoreFormat::csv) {
    std::string line = "source,line,name";
    for (const int table : columns_.tables) line += "," + csv_field(at(rules.tables, table).name);
    for (const int position : columns_.main_tables)
      line += "," + csv_field(at(rules.tables, at(columns_.tables, position)).name + "_reachable");
    for (const int count : columns_.counts) {
      const std::string& name = at(rules.counts, count).name;
      line += "," + csv_field(name) + "," + csv_field(name + "_possible") + "," + csv_field(name + "_held");
    }
    return line + ",open,error\n";
  }
  std::string line = padded("club", kNameWidth);
  for (const int position : columns_.main_tables)
    line += "  " + padded(at(rules.tables, at(columns_.tables, position)).name, at(widths_, position));
  for (const int count : columns_.counts) line += "  " + at(rules.counts, count).name;
  line += language_ == Language::french ? "  à savoir" : "  to know";
  return (color_ ? "\x1b[1m" + line + "\x1b[0m" : line) + "\n";
}

std::string ScoreWriter::line(const ScoreRow& row) const {
  switch (format_) {
    case ScoreFormat::csv:
      return csv_line(row);
    case ScoreFormat::ndjson:
      return json_line(row);
    case ScoreFormat::table:
      break;
  }
  return table_line(row);
}

std::string ScoreWriter::csv_line(const ScoreRow& row) const {
  std::string line = csv_field(row.source) + "," + std::to_string(row.line) + "," + csv_field(row.name);
  for (std::size_t i = 0; i < columns_.tables.size(); ++i)
    line += "," + (row.rejected ? "" : csv_field(joined(row.tables[i], "|")));
  for (std::size_t i = 0; i < columns_.main_tables.size(); ++i)
    line += "," + (row.rejected ? "" : csv_field(joined(row.reachable[i], "|")));
  for (std::size_t i = 0; i < columns_.counts.size(); ++i) {
    line += row.rejected || !row.counts[i].applies
                ? ",,,"
                : fmt::format(",{},{},{}", row.counts[i].sure, row.counts[i].possible,
                              csv_field(joined(row.counts[i].held, " ")));
  }
  return line + "," + csv_field(joined(row.open, " ")) + "," + csv_field(first_line(row.error)) + "\n";
}

std::string ScoreWriter::json_line(const ScoreRow& row) const {
  const RuleSet& rules = plan_.rules();
  CompactJson json;
  json.open_object();
  json.field("source", row.source);
  json.field_integer("line", row.line);
  if (row.rejected) {
    json.field("error", row.error);
    json.close_object();
    return json.take() + "\n";
  }
  json.field("name", row.name);
  for (std::size_t i = 0; i < columns_.tables.size(); ++i) {
    const Table& table = at(rules.tables, columns_.tables[i]);
    json.key(table.name);
    if (table.hit != HitPolicy::collect && row.settled[i] != 0) {
      if (row.tables[i].empty())
        json.null();
      else
        write_outcome(json, table, row.tables[i].front());
    } else {
      json.open_array();
      for (const std::string& name : row.tables[i]) write_outcome(json, table, name);
      json.close_array();
    }
  }
  for (std::size_t i = 0; i < columns_.main_tables.size(); ++i) {
    const Table& table = at(rules.tables, at(columns_.tables, columns_.main_tables[i]));
    write_outcomes(json, table.name + "_reachable", table, row.reachable[i]);
  }
  for (std::size_t i = 0; i < columns_.counts.size(); ++i) {
    const Count& count = at(rules.counts, columns_.counts[i]);
    json.key(count.name);
    if (!row.counts[i].applies) {
      json.null();
      continue;
    }
    json.open_object();
    json.field_integer("sure", row.counts[i].sure);
    json.field_integer("possible", row.counts[i].possible);
    json.field_integer("of", static_cast<long long>(count.of.size()));
    json.field_texts("held", row.counts[i].held);
    json.close_object();
  }
  json.field_texts("open", row.open);
  json.close_object();
  return json.take() + "\n";
}

namespace {

// Whether a table speaks only for some outcome of the other.
bool depends_on(const Table& table, const Table& other) {
  bool tested = false;
  if (table.applies)
    for_each_test(*table.applies,
                  [&](const Name& name, const UnaryTest&) { tested |= name.text == other.name; });
  return tested;
}

}  // namespace

std::string ScoreWriter::table_line(const ScoreRow& row) const {
  if (row.rejected) {
    const std::string line = padded(truncated(printable(row.source), kNameWidth), kNameWidth) + "  " +
                             printable(first_line(row.error));
    return (color_ ? "\x1b[31m" + line + "\x1b[0m" : line) + "\n";
  }
  std::string line = padded(truncated(printable(row.name), kNameWidth), kNameWidth);
  for (std::size_t i = 0; i < columns_.main_tables.size(); ++i) {
    const int position = columns_.main_tables[i];
    const std::vector<std::string>& names = at(row.tables, position);
    const Table& table = at(plan_.rules().tables, at(columns_.tables, position));
    // All that it could be says no more than nothing.
    const std::vector<std::string>& shown = names.size() > 1 ? row.reachable[i] : names;
    std::string verdict = shown.size() > 1 && static_cast<int>(shown.size()) >= outcome_cells(table) - 1
                              ? "?"
                              : joined(shown, "|");
    // The tables under a verdict that give one word more: B3's mode.
    if (const std::size_t under = static_cast<std::size_t>(position) + 1;
        under < columns_.tables.size() &&
        depends_on(plan_.rules().tables[static_cast<std::size_t>(columns_.tables[under])], table) &&
        row.tables[under].size() == 1) {
      verdict += row.tables[under].front();
    }
    // As things stand, but other answers could still change it.
    if (names.size() == 1 && row.reachable[i].size() > 1) verdict += "?";
    line += "  " + padded(verdict, at(widths_, position));
  }
  for (std::size_t i = 0; i < columns_.counts.size(); ++i) {
    const Count& count = at(plan_.rules().counts, columns_.counts[i]);
    line +=
        "  " + padded(count_in_words(row.counts[i], count.of.size()), static_cast<int>(count.name.size()));
  }
  return line + "  " + std::to_string(row.open.size()) + "\n";
}

}  // namespace diagclub
