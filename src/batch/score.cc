// Inputs in, rows out, one fiche at a time.
#include "batch/score.h"

#include "batch/fiche_documents.h"
#include "read/fiche_from_yaml.h"
#include "reason/questions.h"
#include "reason/reach.h"

namespace diagclub {

namespace {

class Scoring {
 public:
  Scoring(const Plan& plan, const ScoreSink& sink)
      : plan_(plan), functions_(plan), form_(plan.rules()), columns_(score_columns(plan)), sink_(sink) {}

  void run(const std::vector<std::string>& inputs) {
    for_each_document(inputs,
                      {[&](const std::string& name, Document document) { fiche(name, std::move(document)); },
                       [&](const std::string& name, int line, std::string message, std::string help) {
                         reject(name, line, std::move(message), std::move(help));
                       }});
  }
  const ScoreCounts& counts() const { return counts_; }

 private:
  void fiche(const std::string& name, Document document) {
    const int line = document.first_line;
    const Source source(name, std::move(document.text), line);
    Diagnostics problems;
    if (document.too_large) {
      tell_too_large(source, problems);
      return reject(std::move(problems), line);
    }
    const auto read = fiche_from_yaml(source, form_, problems);
    if (!read) return reject(std::move(problems), line);
    const Facts facts = facts_from_fiche(plan_, *read);
    const Outcome outcome = evaluate(plan_, facts);
    const Box box = completions(plan_, facts);
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
  scoring.run(inputs);
  return scoring.counts();
}

}  // namespace diagclub
