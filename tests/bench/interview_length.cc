// How many questions an interview asks before the verdict is settled, on every sample from an empty fiche,
// answered as the sample answers: in our order, in the order of the vocabulary, and by counting which missing
// fact stands in most open rules (as Publicodes does); and until every verdict stands, certain or presumed,
// and until the interview stops by itself there. Prints a table; the time of a question as a ratio to one
// evaluation in the same run.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

#include "cli/built_in/built_in.h"
#include "load/cases.h"
#include "plan/dependencies.h"
#include "reason/changes/smallest_changes.h"
#include "reason/club/questions.h"
#include "reason/club/reach.h"
#include "reason/club/standing_questions.h"

using namespace diagclub;

namespace {

using Clock = std::chrono::steady_clock;

struct Asking {
  const Plan& plan;
  const Functions& functions;
  const std::vector<Facts>& clubs;
  double seconds = 0;
  long asked = 0;

  // The next fact to ask about; none: nothing left that could matter.
  using Choose = std::function<std::optional<FactId>(const Fiche&, const Facts&, const CellsByVariable&)>;

  int length(const Fiche& sample, const Choose& choose) {
    Fiche fiche;
    fiche.source = sample.source;
    for (int count = 0;; ++count) {
      const Facts facts = facts_from_fiche(plan, fiche);
      const CellsByVariable box = completions(plan, facts);
      if (!decides(fiche, box)) return count;
      const auto from = Clock::now();
      const std::optional<FactId> fact = choose(fiche, facts, box);
      seconds += std::chrono::duration<double>(Clock::now() - from).count();
      ++asked;
      if (!fact) return count;
      StatedFact answer;
      const StatedFact* stated = sample.find(*fact);
      if (stated != nullptr) answer = *stated;
      answer.unknown = stated == nullptr || answer.unknown;
      answer.fact = *fact;
      fiche = with_stated(std::move(fiche), std::move(answer));
    }
  }

  // Whether a fact not yet spoken of can still change a verdict.
  bool decides(const Fiche& fiche, const CellsByVariable& box) const {
    const std::vector<FactId> deciding = DecidingFacts(plan, functions).of(box);
    return std::any_of(deciding.begin(), deciding.end(),
                       [&](FactId fact) { return fiche.find(fact) == nullptr; });
  }
};

// As `diagclub interview` asks: what the rules have asked first, then what bears on how verdicts stand.
class StandingAsking {
 public:
  StandingAsking(const Plan& plan, const Functions& functions)
      : plan_(plan),
        functions_(functions),
        verdicts_(page_verdicts(functions)),
        scope_(plan, verdicts_),
        reader_(plan, &scope_) {}

  // How many questions until every verdict stands, and until none is left to ask.
  std::pair<int, int> lengths(const Fiche& sample, const std::vector<Facts>& others) {
    Fiche fiche;
    fiche.source = sample.source;
    std::optional<int> stood;
    for (int count = 0;; ++count) {
      const ClubDiagnosis club = diagnose_club(plan_, functions_, fiche, others);
      if (!stand(club))
        stood.reset();
      else if (!stood)
        stood = count;
      const std::optional<FactId> fact = next(fiche, club);
      if (!fact) return {stood.value_or(count), count};
      StatedFact answer;
      const StatedFact* stated = sample.find(*fact);
      if (stated != nullptr) answer = *stated;
      answer.unknown = stated == nullptr || answer.unknown;
      answer.fact = *fact;
      fiche = with_stated(std::move(fiche), std::move(answer));
    }
  }

  double each() const { return seconds_ / static_cast<double>(asked_); }

 private:
  bool stand(const ClubDiagnosis& club) const {
    return std::all_of(verdicts_.begin(), verdicts_.end(), [&](EntryRef verdict) {
      return firmness(plan_, club.outcome, club.standing, verdict) >= Firmness::presumed;
    });
  }

  std::optional<FactId> next(const Fiche& fiche, const ClubDiagnosis& club) {
    for (const Name& name : plan_.rules().page.ask_first) {
      const FactId fact = plan_.names().find(name.text)->fact();
      if (fiche.find(fact) == nullptr) return fact;
    }
    const auto from = Clock::now();
    const auto telling = telling_answers(plan_, reader_, club.facts, verdicts_);
    const auto asked = standing_questions(plan_, club, verdicts_, telling);
    seconds_ += std::chrono::duration<double>(Clock::now() - from).count();
    ++asked_;
    for (const StandingQuestion& question : asked) {
      if (fiche.find(question.fact) == nullptr) return question.fact;
    }
    return std::nullopt;
  }

  const Plan& plan_;
  const Functions& functions_;
  const std::vector<EntryRef> verdicts_;
  const StandingScope scope_;
  const StandingReader reader_;
  double seconds_ = 0;
  long asked_ = 0;
};

double median(std::vector<int> numbers) {
  std::sort(numbers.begin(), numbers.end());
  const std::size_t half = numbers.size() / 2;
  return numbers.size() % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2.0;
}

}  // namespace

int main() {
  Diagnostics problems;
  const Plan* const plan = &built_in_plan();
  const FicheForm form(plan->rules());
  const auto cases = built_in_cases(form, problems);
  const Functions functions = built_in_functions();
  std::vector<Fiche> samples;
  std::vector<Facts> clubs;
  for (const LabelledClub& club : cases.clubs) {
    samples.push_back(club.fiche);
    clubs.push_back(facts_from_fiche(*plan, club.fiche));
  }
  IndexVector<FactId, bool> behind(plan->rules().facts.size());
  for (const TableId table : functions.verdicts().tables) {
    const IndexVector<FactId, bool> of_table = facts_behind(*plan, table);
    for (const FactId i : behind.ids()) behind[i] = behind[i] || of_table[i];
  }
  const auto askable = [&](const Fiche& fiche, FactId fact) { return fiche.find(fact) == nullptr; };
  std::vector<Facts> others;  // the case base without the club itself
  const Asking::Choose ours = [&](const Fiche& fiche, const Facts&,
                                  const CellsByVariable& box) -> std::optional<FactId> {
    for (const Question& question : questions(*plan, functions, box, others, About::verdicts).asked) {
      if (question.verdict && askable(fiche, question.fact)) return question.fact;
    }
    return std::nullopt;
  };
  const Asking::Choose in_order = [&](const Fiche& fiche, const Facts&,
                                      const CellsByVariable&) -> std::optional<FactId> {
    for (const FactId fact : behind.ids()) {
      if (behind[fact] && askable(fiche, fact)) return fact;
    }
    return std::nullopt;
  };
  const Asking::Choose counting = [&](const Fiche& fiche, const Facts& facts,
                                      const CellsByVariable&) -> std::optional<FactId> {
    const Outcome outcome = evaluate(*plan, facts);
    IndexVector<FactId, int> missing(behind.size());
    const auto count = [&](const Condition& condition) {
      for_each_test(condition, [&](const Name& name, const UnaryTest&) {
        const EntryRef thing = *plan->names().find(name.text);
        if (thing.kind == EntryKind::fact && behind[thing.fact()] && askable(fiche, thing.fact()))
          ++missing[thing.fact()];
      });
    };
    for (const PlanStep& step : plan->steps()) {
      if (step.thing.kind == EntryKind::count || is_single(outcome.cells[step.variable])) continue;
      if (step.thing.kind == EntryKind::rule) {
        count(plan->rules().rules[step.thing.rule()].when);
      } else {
        for (const Row& row : plan->rules().tables[step.thing.table()].rows) {
          for (const Condition& test : row.when) count(test);
        }
      }
    }
    const int& most = *std::max_element(missing.begin(), missing.end());
    return most > 0 ? missing.id_of(most) : in_order(fiche, facts, {});
  };
  fmt::print("questions until no answer can change the verdict, {} samples\n", samples.size());
  fmt::print("{:<34}{:>8}{:>9}\n", "", "median", "maximum");
  double ours_each = 0;
  for (const auto& [name, choose] : {std::pair{"ours", ours},
                                     {"in the order of the vocabulary", in_order},
                                     {"most missing in open rules", counting}}) {
    Asking asking{*plan, functions, clubs};
    std::vector<int> lengths;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      others = clubs;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      lengths.push_back(asking.length(samples[i], choose));
    }
    if (ours_each == 0) ours_each = asking.seconds / static_cast<double>(asking.asked);
    fmt::print("{:<34}{:>8}{:>9}\n", name, median(lengths),
               *std::max_element(lengths.begin(), lengths.end()));
  }
  StandingAsking standing(*plan, functions);
  std::vector<int> stood, stopped;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    others = clubs;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    const auto [stands, stops] = standing.lengths(samples[i], others);
    stood.push_back(stands);
    stopped.push_back(stops);
  }
  for (const auto& [name, lengths] :
       {std::pair{"until every verdict stands", stood}, {"until the interview stops there", stopped}})
    fmt::print("{:<34}{:>8}{:>9}\n", name, median(lengths),
               *std::max_element(lengths.begin(), lengths.end()));
  constexpr int kTimes = 2000;
  const auto from = Clock::now();
  for (int i = 0; i < kTimes; ++i) evaluate(*plan, clubs[size_from(i) % clubs.size()]);
  const double one = std::chrono::duration<double>(Clock::now() - from).count() / kTimes;
  fmt::print("a question takes {:.2f} ms, {:.0f} times one evaluation of all rules\n", ours_each * 1000,
             ours_each / one);
  fmt::print("what a question is worth to how verdicts stand takes {:.2f} ms\n", standing.each() * 1000);
}
