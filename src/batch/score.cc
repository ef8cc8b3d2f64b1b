// Inputs in, rows out, one fiche at a time.
#include "batch/score.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "batch/document_stream.h"
#include "read/fiche_from_yaml.h"
#include "reason/questions.h"
#include "reason/reach.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExpectedSuffix = ".expected.yaml";

bool is_fiche_file(const fs::path& path) {
  const std::string name = path.filename().string();
  const bool expected = name.size() > kExpectedSuffix.size() &&
                        name.substr(name.size() - kExpectedSuffix.size()) == kExpectedSuffix;
  return !expected && (path.extension() == ".yaml" || path.extension() == ".yml");
}

class Scoring {
 public:
  Scoring(const Plan& plan, const ScoreSink& sink)
      : plan_(plan), functions_(plan), form_(plan.rules()), columns_(score_columns(plan)), sink_(sink) {}

  void input(const std::string& path) {
    std::error_code failure;
    if (path != "-" && fs::is_directory(path, failure)) return folder(path);
    stream(path);
  }
  const ScoreCounts& counts() const { return counts_; }

 private:
  void folder(const std::string& path) {
    std::vector<std::string> files;
    std::error_code failure;
    for (auto at = fs::recursive_directory_iterator(path, failure);
         !failure && at != fs::recursive_directory_iterator(); at.increment(failure)) {
      // A link that leads nowhere is told; a pipe would wait for ever.
      if (is_fiche_file(at->path()) && !at->is_directory() && !at->is_fifo() && !at->is_socket())
        files.push_back(at->path().string());
    }
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) stream(file);
    if (failure)
      reject(path, 0, "cannot read this folder: " + failure.message(), "");
    else if (files.empty())
      reject(path, 0, "there is no fiche in this folder", "a fiche is a file that ends in .yaml or .yml");
  }

  void stream(const std::string& path) {
    const std::string name = path == "-" ? "<standard input>" : path;
    std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rbe");
    if (file == nullptr) return reject(name, 0, std::string("cannot read it: ") + std::strerror(errno), "");
    DocumentStream documents(file, kLargestFiche);
    bool any = false;
    while (auto document = documents.next()) {
      any = true;
      fiche(name, std::move(*document));
    }
    if (!documents.failure().empty())
      reject(name, 0, "cannot read it: " + documents.failure(), "");
    else if (!any)
      reject(name, 1, "there is nothing in it", "`diagclub new` writes an empty fiche to start from");
  }

  void fiche(const std::string& name, Document document) {
    const int line = document.first_line;
    const Source source(name, std::move(document.text), line);
    Diagnostics problems;
    if (document.too_large) {
      problems.error(source, {{line, 1}, {line, 2}}, "this fiche is larger than 1 MiB",
                     "a fiche takes a few kilobytes: a quote or a `---` may be missing");
      return reject(std::move(problems), line);
    }
    const auto read = fiche_from_yaml(source, form_, problems);
    if (!read) return reject(std::move(problems), line);
    const Facts facts = facts_from_fiche(plan_, *read);
    const Outcome outcome = evaluate(plan_, facts);
    const Box box = completions(plan_, *read, facts);
    std::vector<int> verdicts = reachable_verdicts(functions_, box);
    std::vector<int> open;
    if (verdicts.size() > 1) open = deciding_facts(plan_, functions_, box);
    ++counts_.read;
    ++counts_.scored;
    sink_.row(row_from_scored({plan_, functions_, *read, outcome, box, std::move(verdicts), std::move(open)},
                              columns_));
    sink_.progress(counts_);
  }

  void reject(const std::string& source, int line, std::string message, std::string help) {
    Diagnostics problems;
    problems.error_without_place(source, std::move(message), std::move(help));
    reject(std::move(problems), line);
  }
  void reject(Diagnostics problems, int line) {
    problems.sort_by_place();
    ++counts_.read;
    ++counts_.rejected;
    sink_.row(row_from_error(problems.all().front(), line));
    sink_.problems(problems);
    sink_.progress(counts_);
  }

  const Plan& plan_;
  const Functions functions_;
  const FicheForm form_;
  const ScoreColumns columns_;
  const ScoreSink& sink_;
  ScoreCounts counts_;
};

}  // namespace

ScoreCounts score(const Plan& plan, const std::vector<std::string>& inputs, const ScoreSink& sink) {
  Scoring scoring(plan, sink);
  for (const std::string& input : inputs) scoring.input(input);
  return scoring.counts();
}

}  // namespace diagclub
