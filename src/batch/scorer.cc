// Blocks in, rows out.
#include "batch/scorer.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "batch/fiche_documents.h"
#include "reason/questions.h"

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
  in_lane += other.in_lane;
  return *this;
}

Scorer::Scorer(const ScoreSetup& setup)
    : setup_(setup),
      needs_(needs_of(setup.columns)),
      writer_(setup.plan, setup.functions, setup.columns, setup.own_columns, setup.format, setup.color,
              setup.language),
      maker_(setup.plan),
      reader_(setup.form) {
  needs_.verdicts |= setup.summary != nullptr;
  needs_.open |= setup.summary != nullptr;
}

void Scorer::score(const Block& block, ScoredBlock& result) {
  if (setup_.summary != nullptr) result.summary.emplace(*setup_.summary);
  for (const Input& file : block.files) small_file(file, result);
  if (block.input) stream(block, result);
}

void Scorer::stream(const Block& block, ScoredBlock& result) {
  const std::string& name = block.input->name;
  if (block.too_large) {
    ++result.documents;
    const Source source(name, block.text, block.first_line);
    Diagnostics problems;
    tell_too_large(source, true, problems);
    reject(std::move(problems), block.first_line, result);
  } else {
    documents(name, block.text, block.first_line, result);
  }
  if (!block.failure.empty()) {
    ++result.documents;
    reject(name, 0, block.failure, block.help, result);
  }
}

void Scorer::small_file(const Input& input, ScoredBlock& result) {
  const FileText file = read_file(input.path, std::numeric_limits<std::size_t>::max() / 2);
  if (file.failure != ReadFailure::none)
    return reject(input.name, 0, "cannot read it: " + file.reason, "", result);
  const long long before = result.documents;
  documents(input.name, file.text, 1, result);
  if (result.documents == before) reject(input.name, 1, kNothingInIt, kNothingInItHelp, result);
}

void Scorer::documents(const std::string& name, std::string_view text, int first_line, ScoredBlock& result) {
  Documents split(text, first_line);
  while (const auto next = split.next()) {
    ++result.documents;
    document(name, *next, result);
  }
}

void Scorer::document(const std::string& name, Document document, ScoredBlock& result) {
  if (document.text.size() <= kLargestFiche && lane_.read(document.text)) {
    if (const PlainFiche* const fiche = reader_.read(lane_.events())) {
      ++result.counts.in_lane;
      return club(name, document.first_line + static_cast<int>(fiche->line), *fiche, result);
    }
  }
  const Source source(name, std::string(document.text), document.first_line);
  Diagnostics problems;
  if (!tell_too_large(source, false, problems) && whole_reading(source, problems))
    return club(name, fiche_.span.start.line, plain_, result);
  reject(std::move(problems), document.first_line, result);
}

// The slow way, with every error.
bool Scorer::whole_reading(const Source& source, Diagnostics& problems) {
  auto fiche = fiche_from_yaml(source, setup_.form, problems);
  if (!fiche) return false;
  fiche_ = std::move(*fiche);
  plain_.facts.assign(fiche_.facts.begin(), fiche_.facts.end());
  plain_.texts.clear();
  for (const Stated& stated : fiche_.facts) {
    if (!stated.text.empty()) plain_.texts.emplace_back(stated.fact, stated.text);
  }
  return true;
}

void Scorer::club(const std::string& name, int line, const PlainFiche& fiche, ScoredBlock& result) {
  maker_.start(facts_);
  for (const Given& given : fiche.facts) maker_.put(given, facts_);
  maker_.finish(facts_);
  evaluate(setup_.plan, facts_, outcome_, walk_);
  completions(setup_.plan, facts_, box_);
  if (needs_.verdicts) {
    verdicts_.clear();
    setup_.functions.diagrams().for_each_value(setup_.functions.verdicts().node, box_, verdict_walk_,
                                               [&](int value) { verdicts_.push_back(value); });
    std::sort(verdicts_.begin(), verdicts_.end());
    verdicts_.erase(std::unique(verdicts_.begin(), verdicts_.end()), verdicts_.end());
  }
  if (needs_.open) {
    open_.clear();
    if (verdicts_.size() > 1) open_ = deciding_facts(setup_.plan, setup_.functions, box_);
  }
  ++result.counts.read;
  ++result.counts.scored;
  const ScoredClub club{name, line, &fiche, &facts_, &outcome_, &box_, &verdicts_, &open_};
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
  const Diagnostic& first = problems.all().front();
  ++result.counts.read;
  ++result.counts.rejected;
  const std::string fault = first_fault(first);
  const RejectedClub row{first.source, first.span.start.line > 0 ? first.span.start.line : line, fault};
  if (setup_.rows) writer_.row(row, result.rows);
  if (result.summary) result.summary->add_rejected();
  result.problems.append(std::move(problems));
}

}  // namespace diagclub
