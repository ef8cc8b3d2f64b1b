// Blocks in, rows out.
#include "batch/scorer.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/other_file.h"
#include "base/sizes.h"
#include "base/utf8.h"
#include "batch/fiche_documents.h"
#include "batch/told_format.h"
#include "read/csv/csv_fiche.h"
#include "read/json/json_node.h"

namespace diagclub {

namespace {

// The first thing that is wrong, with its place, on one line.
std::string first_fault(const Diagnostic& first) {
  const std::string message = first.message.substr(0, first.message.find('\n'));
  return first.span.start.line > 0
             ? fmt::format("{}:{}: {}", first.span.start.line, first.span.start.column, message)
             : message;
}

}  // namespace

ScoreCounts& ScoreCounts::operator+=(const ScoreCounts& other) {
  read += other.read;
  scored += other.scored;
  rejected += other.rejected;
  on_fast_path += other.on_fast_path;
  faulty += other.faulty;
  return *this;
}

Scorer::Scorer(const ScoreSetup& setup)
    : setup_(setup),
      needs_(needs_of(setup.plan, setup.columns)),
      writer_(setup.plan, setup.functions, setup.columns, setup.own_columns, setup.format, setup.color,
              setup.language),
      maker_(setup.plan),
      reader_(setup.form),
      json_fast_path_(setup.form),
      deciding_(setup.plan, setup.functions),
      relations_(setup.plan) {
  needs_.box |= setup.summary != nullptr || !setup.fallible.empty();
  needs_.verdicts |= setup.summary != nullptr;
  needs_.open |= setup.summary != nullptr;
  if (setup.summary != nullptr) setup.summary->add_standing(needs_.standing);
  if (!needs_.standing.empty() && !setup.plan.stands_as_strict())
    standing_.emplace(setup.plan, needs_.standing);
  if (setup.records != nullptr) json_records_.emplace(setup.records->mapping, setup.records->names);
}

void Scorer::score(Block& block, ScoredBlock& result) {
  if (setup_.summary != nullptr) result.summary.emplace(*setup_.summary);
  for (const Input& file : block.files) {
    if (goes_on(result)) small_file(file, result);
    result.bytes += file.size;
  }
  if (!block.input) return;
  result.bytes = block.text.size();
  stream(block, result);
}

void Scorer::stream(Block& block, ScoredBlock& result) {
  const std::string& name = block.input->name;
  if (block.too_large) {
    ++result.documents;
    const Source source(name, block.text, block.first_line);
    Diagnostics problems;
    tell_too_large(source, true, problems);
    reject(std::move(problems), block.first_line, result);
  } else {
    if (block.table)
      records(block, result);
    else if (block.input->format == InputFormat::ndjson)
      json_lines(name, block.text, block.first_line, block.starts_input, result);
    else
      documents(name, block.text, block.first_line, result);
  }
  for (const JsonElement& element : block.elements) {
    if (goes_on(result)) json_element(name, element, result);
  }
  if (block.problems.has_errors() && goes_on(result)) {
    ++result.documents;
    reject(block.problems, 1, result);
  } else {
    result.problems.append(block.problems);
  }
  if (!block.failure.empty() && goes_on(result)) {
    ++result.documents;
    reject(name, 0, block.failure, block.help, result);
  }
}

void Scorer::small_file(const Input& input, ScoredBlock& result) {
  FileText file = read_file(input.path, std::numeric_limits<std::size_t>::max() / 2);
  if (file.failure != ReadFailure::none)
    return reject(input.name, 0, "cannot read it: " + file.reason, "", result);
  if (const auto other = other_file(file.text))
    return reject(input.name, 0, other->message, other->help, result);
  const long long before = result.documents;
  switch (told_format(input.format, file.text, true)) {
    case InputFormat::ndjson:
      json_lines(input.name, file.text, 1, true, result);
      break;
    case InputFormat::json:
      json_file(input.name, file.text, result);
      break;
    case InputFormat::yaml:
    case InputFormat::csv:
      documents(input.name, file.text, 1, result);
  }
  if (result.documents == before) reject(input.name, 1, kNothingInIt, kNothingInItHelp, result);
}

void Scorer::documents(const std::string& name, std::string_view text, int first_line, ScoredBlock& result) {
  Documents split(text, first_line);
  while (const auto next = split.next()) {
    if (!goes_on(result)) return;
    ++result.documents;
    document(name, *next, result);
  }
}

void Scorer::document(const std::string& name, Document document, ScoredBlock& result) {
  if (document.text.size() <= kLargestFiche && yaml_fast_path_.read(document.text)) {
    if (const FastFiche* const fiche = reader_.read(yaml_fast_path_.events())) {
      ++result.counts.on_fast_path;
      return club(name, document.first_line + int_from(fiche->line), *fiche, result);
    }
  }
  const Source source(name, std::string(document.text), document.first_line);
  Diagnostics problems;
  std::optional<Fiche> fiche;
  if (!tell_too_large(source, false, problems)) fiche = fiche_from_yaml(source, setup_.form, problems);
  whole_reading(source, std::move(fiche), std::move(problems), result);
}

void Scorer::records(const Block& block, ScoredBlock& result) {
  if (table_ != block.table) {
    table_ = block.table;
    csv_fast_path_.emplace(*table_, setup_.form);
  }
  result.mapped = true;
  CsvRecords records(table_->separator, table_->encoding, table_->guessed);
  records.start(block.text, static_cast<std::uint32_t>(block.first_line - 1), &block.odd);
  while (const CsvRecord* const record = goes_on(result) ? records.next() : nullptr) {
    ++result.documents;
    const int line = int_from(record->line) + 1;
    if (const FastFiche* const fiche = csv_fast_path_->read(*record)) {
      ++result.counts.on_fast_path;
      club(block.input->name, line, *fiche, result);
      continue;
    }
    const Source source(block.input->name, std::string(record->text), line);
    Diagnostics problems;
    auto fiche = fiche_from_record(source, *record, *table_, setup_.form, problems);
    whole_reading(source, std::move(fiche), std::move(problems), result);
  }
}

void Scorer::json_file(const std::string& name, std::string_view text, ScoredBlock& result) {
  JsonSplit split(kLargestFiche);
  split.feed(text);
  for (const bool ended : {false, true}) {
    if (ended) split.end();
    while (const auto element = goes_on(result) ? split.next() : std::nullopt)
      json_element(name, *element, result);
  }
}

void Scorer::json_element(const std::string& name, const JsonElement& element, ScoredBlock& result) {
  const LinePlace place{element.line, element.column, element.before};
  if (element.fault.empty() && !element.too_large) return json_line(name, element.text, place, 0, result);
  ++result.documents;
  const Source source(name, element.text, element.line);
  Diagnostics problems;
  if (!tell_too_large(source, element.too_large, problems))
    problems.error(source, {{element.line, 1}, {element.line, 2}}, element.fault, element.help);
  reject(placed_in_line(problems, name, element.text, place), element.line, result);
}

void Scorer::json_lines(const std::string& name, std::string& padded, int first_line, bool starts_input,
                        ScoredBlock& result) {
  const std::size_t size = padded.size();
  padded.append(kJsonPadding, '\n');
  const std::string_view text = padded;
  int number = first_line;
  const bool marked = starts_input && text.starts_with(kByteOrderMark);
  for (std::size_t at = marked ? kByteOrderMark.size() : 0; at < size && goes_on(result); ++number) {
    const std::size_t end = text.find('\n', at);
    const std::string_view line = text.substr(at, end - at);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos)
      json_line(name, line, {number, 1, {}}, text.size() - end, result);
    at = end + 1;
  }
}

void Scorer::json_line(const std::string& name, std::string_view line, LinePlace place, std::size_t behind,
                       ScoredBlock& result) {
  ++result.documents;
  if (line.size() <= kLargestFiche && !json_records_) {
    if (const FastFiche* const fiche = json_fast_path_.read(line, 0, behind)) {
      ++result.counts.on_fast_path;
      return club(name, place.line, *fiche, result);
    }
  }
  const Source source(name, std::string(line), place.line);
  if (json_records_) return json_record(source, place, result);
  Diagnostics problems;
  std::optional<Fiche> fiche;
  if (!tell_too_large(source, false, problems)) {
    const auto root = node_from_json(source, problems, kNothingInItHelp);
    if (root) fiche = fiche_from_node(*root, source, setup_.form, FicheScope::whole, problems);
  }
  if (problems.has_errors()) fiche.reset();
  whole_reading(source, std::move(fiche), placed_in_line(problems, name, source.text(), place), result);
}

void Scorer::json_record(const Source& source, LinePlace place, ScoredBlock& result) {
  result.mapped = true;
  Diagnostics problems;
  JsonRecords::Reading read;
  std::optional<Node> root;  // the fiche holds views into it
  if (!tell_too_large(source, false, problems) && (root = node_from_json(source, problems, kNothingInItHelp)))
    read = json_records_->read(*root, source, problems);
  if (read.fast != nullptr && !problems.has_errors())
    return club(source.name(), source.first_line(), *read.fast, result);
  if (problems.has_errors()) read.whole.reset();
  whole_reading(source, std::move(read.whole), placed_in_line(problems, source.name(), source.text(), place),
                result);
}

// What the slow way gave, with every error.
void Scorer::whole_reading(const Source& source, std::optional<Fiche> fiche, Diagnostics problems,
                           ScoredBlock& result) {
  if (!fiche) return reject(std::move(problems), source.first_line(), result);
  result.problems.append(std::move(problems));  // warnings
  fiche_ = std::move(*fiche);
  plain_.facts.assign(fiche_.facts.begin(), fiche_.facts.end());
  plain_.texts.clear();
  for (const StatedFact& stated : fiche_.facts) {
    if (!stated.text.empty()) plain_.texts.emplace_back(stated.fact, stated.text);
  }
  club(source.name(), fiche_.span.start.line, plain_, result);
}

void Scorer::club(const std::string& name, int line, const FastFiche& fiche, ScoredBlock& result) {
  maker_.start(facts_);
  for (const FactValue& given : fiche.facts) maker_.put(given, facts_);
  maker_.finish(facts_);
  setup_.marker.mark(facts_.cells, marks_);
  if (needs_.box) completions(setup_.plan, facts_, box_);
  if (needs_.verdicts) reachable_verdicts(setup_.functions, box_, verdict_walk_, verdicts_);
  if (needs_.open) {
    open_.clear();
    if (verdicts_.size() > 1) open_ = deciding_.of(box_);
  }
  faults_.clear();
  if (!setup_.fallible.empty()) {
    faults_ = row_faults(setup_.plan, setup_.functions, setup_.fallible, box_, verdict_walk_);
    result.counts.faulty += faults_.empty() ? 0 : 1;
  }
  const MarkedOutcome outcome{setup_.marker, marks_};
  if (standing_) standing_->read({setup_.plan, setup_.functions, outcome, box_, verdict_walk_}, facts_);
  ++result.counts.read;
  ++result.counts.scored;
  relations_.find(fiche.facts, facts_, broken_);
  if (!broken_.empty()) result.broken.add(broken_, name, line);
  const BatchStanding* const standing = standing_ ? &*standing_ : nullptr;
  const ScoredClub club{name, line, &fiche, &facts_, &outcome, standing, &box_, &verdicts_, &open_, &faults_};
  if (setup_.rows) writer_.row(club, result.rows);
  if (result.summary) result.summary->add(club, summary_walk_);
}

void Scorer::reject(const std::string& source, int line, std::string message, std::string help,
                    ScoredBlock& result) const {
  Diagnostics problems;
  problems.error_without_place(source, std::move(message), std::move(help));
  reject(std::move(problems), line, result);
}

void Scorer::reject(Diagnostics problems, int line, ScoredBlock& result) const {
  problems.sort_by_place();
  const auto error = [](const Diagnostic& problem) { return problem.severity == Severity::error; };
  const Diagnostic& first = *std::find_if(problems.all().begin(), problems.all().end(), error);
  ++result.counts.read;
  ++result.counts.rejected;
  const std::string fault = first_fault(first);
  const RejectedClub row{first.source, first.span.start.line > 0 ? first.span.start.line : line, fault};
  if (setup_.rows) writer_.row(row, result.rows);
  if (result.summary) result.summary->add_rejected();
  result.problems.append(std::move(problems));
}

}  // namespace diagclub
