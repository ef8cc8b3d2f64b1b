// Clubs in, rows of a table, of Markdown, CSV, NDJSON or JSON out.
#include "report/score/score_writer.h"

#include <algorithm>

#include "base/sizes.h"
#include "base/utf8.h"
#include "report/score/score_values.h"
#include "report/text/book_writer.h"

namespace diagclub {

namespace {

using Kind = ScoreColumn::Kind;

constexpr int kWidestColumn = 34;

// Whether a table speaks only for some outcome of the other.
bool depends_on(const Table& table, const Table& other) {
  bool tested = false;
  if (table.applies)
    for_each_test(*table.applies,
                  [&](const Name& name, const UnaryTest&) { tested |= name.text == other.name; });
  return tested;
}

}  // namespace

ScoreWriter::ScoreWriter(const Plan& plan, const Functions& functions, ScoreColumns columns, bool own_columns,
                         ScoreFormat format, bool color, Language language)
    : plan_(plan),
      functions_(functions),
      columns_(std::move(columns)),
      own_columns_(own_columns),
      format_(format),
      color_(color),
      language_(language) {
  const RuleSet& rules = plan.rules();
  presumes_ = !plan.stands_as_strict();
  joint_at_.resize(rules.tables.size());
  const std::vector<TableId>& joint = functions.verdicts().tables;
  for (std::size_t i = 0; i < joint.size(); ++i) joint_at_[joint[i]] = i;
  // Where a row is not an object of its own, a rejected fiche needs a place for its error.
  const bool has_error = std::any_of(columns_.begin(), columns_.end(),
                                     [](const ScoreColumn& column) { return column.kind == Kind::error; });
  const bool json = format == ScoreFormat::json || format == ScoreFormat::ndjson;
  const bool is_share = !columns_.empty() && columns_.back().kind == Kind::shard;
  if (!has_error && !json && (own_columns || format != ScoreFormat::table))
    columns_.insert(columns_.end() - (is_share ? 1 : 0), {Kind::error, {}, "error"});
  for (const ScoreColumn& column : columns_) {
    std::string& title = json_keys_.emplace_back(",");
    append_json(column.title, title);
    title += ':';
    if (own_columns_) {
      const bool wide = column.kind == Kind::name || column.kind == Kind::source || column.kind == Kind::held;
      widths_.push_back(wide ? kWidestColumn : std::max(5, int_from(column.title.size())));
    }
    if (column.kind == Kind::count && !column.certain) counts_.push_back(column.thing.count());
    if (column.kind == Kind::reachable) verdicts_.push_back(column.thing.table());
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].kind != Kind::table ||
        std::find(verdicts_.begin(), verdicts_.end(), columns_[i].thing.table()) == verdicts_.end())
      continue;
    const Table& table = rules.tables[columns_[i].thing.table()];
    const bool more = i + 1 < columns_.size() && columns_[i + 1].kind == Kind::table &&
                      depends_on(rules.tables[columns_[i + 1].thing.table()], table);
    under_.push_back(more ? std::optional(columns_[i + 1].thing.table()) : std::nullopt);
    if (own_columns_) continue;
    std::size_t width = table.name.size();
    for (const Output& output : table.outputs) width = std::max(width, output.name.size());
    if (presumes_) ++width;                                        // `B2~`
    widths_.push_back(int_from(std::max<std::size_t>(width, 5)));  // two outcomes left: `B2|B3`
  }
}

Cells ScoreWriter::reachable(const ScoredClub& club, TableId table) const {
  const Functions::Joint& joint = functions_.verdicts();
  const std::size_t index = *joint_at_[table];
  Cells left = 0;
  for (const std::size_t tuple : *club.verdicts) left |= cell(joint.tuples[tuple][index]);
  return left;
}

const std::optional<CountHeld>& ScoreWriter::sum_of(const ScoredClub& club, CountId count) {
  if (counted_ != count) sum_ = standing_of(club).count(count);
  counted_ = count;
  return sum_;
}

template <typename Read, typename Cell>
void ScoreWriter::outcome_value(const ScoreColumn& column, const Read& outcome, Cell& cell) {
  const RuleSet& rules = plan_.rules();
  if (column.kind == Kind::table) return table_value(plan_, column.thing.table(), outcome, cell);
  if (column.kind == Kind::rule)
    return cell.text(outcome_word(outcome.rule(column.thing.rule()), outcome.applies(column.thing)));
  cell.open(" ");
  if (column.kind == Kind::held) {
    for (const VariableId variable : plan_.step_of(column.thing).counted) {
      const RuleId rule = plan_.variables()[variable].thing.rule();
      if (outcome.rule(rule) != Tri::yes) continue;
      cell.next();
      cell.text(rules.rules[rule].name);
    }
  } else {
    for (const RecommendationId id : plan_.recommendation_order()) {
      if (outcome.recommended(id) != Tri::yes) continue;
      cell.next();
      cell.text(rules.recommendations[id].name);
    }
  }
  cell.close();
}

template <typename Cell>
void ScoreWriter::value(const ScoreColumn& column, const ScoredClub& club, Cell& cell) {
  const RuleSet& rules = plan_.rules();
  switch (column.kind) {
    case Kind::source:
      return cell.text(club.source);
    case Kind::line:
      return cell.integer(club.line);
    case Kind::name: {
      const std::string_view name = club_name(rules, *club.fiche);
      return cell.text(name.empty() ? club.source : name);
    }
    case Kind::fact:
      return fact_value(plan_, column.thing.fact(), club, cell);
    case Kind::table:
    case Kind::rule:
    case Kind::held:
    case Kind::recommendations:
      return column.certain ? outcome_value(column, outcome_of(club), cell)
                            : outcome_value(column, standing_of(club), cell);
    case Kind::firmness:
      return cell.text(firmness_word(standing_of(club).firmness(column.thing)));
    case Kind::reachable:
      return outcomes(rules.tables[column.thing.table()], reachable(club, column.thing.table()), cell);
    case Kind::count:
    case Kind::possible: {
      const auto& sum = sum_of(club, column.thing.count());
      if (!sum) return cell.nothing();
      return cell.integer(column.kind == Kind::possible ? sum->possible
                          : column.certain              ? sum->certain
                                                        : sum->standing);
    }
    case Kind::open:
      cell.open(" ");
      for (const FactId fact : *club.open) {
        cell.next();
        cell.text(rules.facts[fact].name);
      }
      return cell.close();
    case Kind::shard:
      return cell.text(column.text);
    case Kind::rule_faults:
      return fault_values(rules, *club.faults, cell);
    case Kind::error:
      return cell.nothing();
  }
}

void ScoreWriter::header(std::string& out) const {
  const RuleSet& rules = plan_.rules();
  switch (format_) {
    case ScoreFormat::ndjson:
      return;
    case ScoreFormat::json:
      out += '[';
      return;
    case ScoreFormat::csv:
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (i > 0) out += ',';
        append_csv_field(columns_[i].title, out);
      }
      out += '\n';
      return;
    case ScoreFormat::markdown: {
      std::string rule;
      for (const ScoreColumn& column : columns_) {
        out += "| " + markdown_escaped(column.title) + ' ';
        rule += "| --- ";
      }
      out += "|\n" + rule + "|\n";
      return;
    }
    case ScoreFormat::table:
      break;
  }
  std::string line;
  if (own_columns_) {
    for (std::size_t i = 0; i < columns_.size(); ++i)
      line += (i > 0 ? "  " : "") + padded(columns_[i].title, widths_[i]);
    line.erase(line.find_last_not_of(' ') + 1);
  } else {
    line = padded("club", kNameWidth);
    for (std::size_t i = 0; i < verdicts_.size(); ++i)
      line += "  " + padded(rules.tables[verdicts_[i]].name, widths_[i]);
    for (const CountId count : counts_) line += "  " + padded(rules.counts[count].name, count_width(count));
    line += language_ == Language::french ? "  à savoir" : "  to know";
  }
  out += color_ ? "\x1b[1m" + line + "\x1b[0m\n" : line + '\n';
}

void ScoreWriter::footer(std::string& out) const {
  if (format_ == ScoreFormat::json) out += "\n]\n";
  if (format_ != ScoreFormat::table || own_columns_ || !presumes_) return;
  const std::string line =
      Text{
          "~ présumé : ce qu’on sait y mène · ! disputé : des signes dans les deux sens · ? ouvert · "
          "1-3-7/20 : établis, avec les présumés, possibles",
          "~ presumed: what is known points to it · ! contested: signs point both ways · ? open · "
          "1-3-7/20: certain, as it stands, possible"}
          .in(language_);
  out += color_ ? "\x1b[2m" + line + "\x1b[0m\n" : line + '\n';
}

void ScoreWriter::row(const ScoredClub& club, std::string& out) {
  counted_.reset();
  switch (format_) {
    case ScoreFormat::json:
      out += ",\n";
      [[fallthrough]];
    case ScoreFormat::ndjson: {
      JsonCell cell(out);
      out += '{';
      std::size_t comma = 1;  // of the first column
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].kind == Kind::error) continue;
        out += std::string_view(json_keys_[i]).substr(comma);
        comma = 0;
        value(columns_[i], club, cell);
      }
      out += '}';
      if (format_ == ScoreFormat::ndjson) out += '\n';
      return;
    }
    case ScoreFormat::csv: {
      WordsCell cell(field_);
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (i > 0) out += ',';
        field_.clear();
        value(columns_[i], club, cell);
        append_csv_field(field_, out);
      }
      out += '\n';
      return;
    }
    case ScoreFormat::table:
      if (!own_columns_) return table_line(club, out);
      break;
    case ScoreFormat::markdown:
      break;
  }
  std::string line;
  std::string text;
  WordsCell cell(text);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    text.clear();
    value(columns_[i], club, cell);
    if (format_ == ScoreFormat::markdown)
      line += "| " + markdown_escaped(text) + ' ';
    else
      line += (i > 0 ? "  " : "") + padded(truncated(printable(text), kWidestColumn), widths_[i]);
  }
  if (format_ == ScoreFormat::table) line.erase(line.find_last_not_of(' ') + 1);
  out += line + (format_ == ScoreFormat::markdown ? "|\n" : "\n");
}

void ScoreWriter::row(const RejectedClub& club, std::string& out) const {
  if (format_ == ScoreFormat::ndjson || format_ == ScoreFormat::json) {
    if (format_ == ScoreFormat::json) out += ",\n";
    out += "{\"source\":";
    append_json(club.source, out);
    out += ",\"line\":";
    append_integer(club.line, out);
    out += ",\"error\":";
    append_json(club.error, out);
    if (!columns_.empty() && columns_.back().kind == Kind::shard) {
      out += json_keys_.back();
      append_json(columns_.back().text, out);
    }
    out += format_ == ScoreFormat::json ? "}" : "}\n";
    return;
  }
  if (format_ == ScoreFormat::table) {
    const std::string line = padded(truncated(printable(club.source), kNameWidth), kNameWidth) + "  " +
                             (club.line > 0 && own_columns_ ? std::to_string(club.line) + ": " : "") +
                             printable(club.error);
    out += color_ ? "\x1b[31m" + line + "\x1b[0m\n" : line + '\n';
    return;
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const bool csv = format_ == ScoreFormat::csv;
    std::string text;
    if (columns_[i].kind == Kind::source) text = club.source;
    if (columns_[i].kind == Kind::line) text = std::to_string(club.line);
    if (columns_[i].kind == Kind::error) text = club.error;
    if (columns_[i].kind == Kind::shard) text = columns_[i].text;
    if (csv) {
      if (i > 0) out += ',';
      append_csv_field(text, out);
    } else {
      out += "| " + markdown_escaped(text) + ' ';
    }
  }
  out += format_ == ScoreFormat::csv ? "\n" : "|\n";
}

}  // namespace diagclub
