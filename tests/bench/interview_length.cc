// How many questions an interview asks before the verdict is settled, on every sample from an empty fiche,
// answered as the sample answers: in our order, in the order of the vocabulary, and by counting which missing
// fact stands in most open rules (as Publicodes does). Prints a table; the time of a question as a ratio to
// one evaluation in the same run.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

#include "cli/built_in/built_in.h"
#include "load/cases.h"
#include "plan/dependencies.h"
#include "reason/club/questions.h"
#include "reason/club/reach.h"
#include "reason/club/smallest_changes.h"

using namespace diagclub;

namespace {

using Clock = std::chrono::steady_clock;

struct Asking {
  const Plan& plan;
  const Functions& functions;
  const std::vector<Facts>& clubs;
  double seconds = 0;
  long asked = 0;

  // The next fact to ask about, or -1: nothing left that could matter.
  using Choose = std::function<int(const Fiche&, const Facts&, const Box&)>;

  int length(const Fiche& sample, const Choose& choose) {
    Fiche fiche;
    fiche.source = sample.source;
    for (int count = 0;; ++count) {
      const Facts facts = facts_from_fiche(plan, fiche);
      const Box box = completions(plan, facts);
      if (!decides(fiche, box)) return count;
      const auto from = Clock::now();
      const int fact = choose(fiche, facts, box);
      seconds += std::chrono::duration<double>(Clock::now() - from).count();
      ++asked;
      if (fact < 0) return count;
      StatedFact answer;
      if (const StatedFact* stated = sample.find(fact)) answer = *stated;
      answer.unknown = answer.fact < 0 || answer.unknown;
      answer.fact = fact;
      fiche = with_stated(std::move(fiche), std::move(answer));
    }
  }

  // Whether a fact not yet spoken of can still change a verdict.
  bool decides(const Fiche& fiche, const Box& box) const {
    const std::vector<int> deciding = DecidingFacts(plan, functions).of(box);
    return std::any_of(deciding.begin(), deciding.end(),
                       [&](int fact) { return fiche.find(fact) == nullptr; });
  }
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
  std::vector<bool> behind(plan->rules().facts.size());
  for (const int table : functions.verdicts().tables) {
    const std::vector<bool> of_table = facts_behind(*plan, {EntryKind::table, table});
    for (std::size_t i = 0; i < behind.size(); ++i) behind[i] = behind[i] || of_table[i];
  }
  const auto askable = [&](const Fiche& fiche, int fact) { return fiche.find(fact) == nullptr; };
  std::vector<Facts> others;  // the case base without the club itself
  const Asking::Choose ours = [&](const Fiche& fiche, const Facts&, const Box& box) {
    for (const Question& question : questions(*plan, functions, box, others, About::verdicts).asked) {
      if (question.verdict && askable(fiche, question.fact)) return question.fact;
    }
    return -1;
  };
  const Asking::Choose in_order = [&](const Fiche& fiche, const Facts&, const Box&) {
    for (int fact = 0; fact < static_cast<int>(behind.size()); ++fact) {
      if (behind[static_cast<std::size_t>(fact)] && askable(fiche, fact)) return fact;
    }
    return -1;
  };
  const Asking::Choose counting = [&](const Fiche& fiche, const Facts& facts, const Box&) {
    const Outcome outcome = evaluate(*plan, facts);
    std::vector<int> missing(behind.size());
    const auto count = [&](const Condition& condition) {
      for_each_test(condition, [&](const Name& name, const UnaryTest&) {
        const EntryRef thing = *plan->names().find(name.text);
        if (thing.kind == EntryKind::fact && behind[static_cast<std::size_t>(thing.index)] &&
            askable(fiche, thing.index))
          ++missing[static_cast<std::size_t>(thing.index)];
      });
    };
    for (const PlanStep& step : plan->steps()) {
      if (step.thing.kind == EntryKind::count ||
          is_single(outcome.cells[static_cast<std::size_t>(step.variable)]))
        continue;
      const auto index = static_cast<std::size_t>(step.thing.index);
      if (step.thing.kind == EntryKind::rule) {
        count(plan->rules().rules[index].when);
      } else {
        for (const Row& row : plan->rules().tables[index].rows) {
          for (const Condition& test : row.when) count(test);
        }
      }
    }
    const auto most = std::max_element(missing.begin(), missing.end());
    return *most > 0 ? static_cast<int>(most - missing.begin()) : in_order(fiche, facts, {});
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
  constexpr int kTimes = 2000;
  const auto from = Clock::now();
  for (int i = 0; i < kTimes; ++i) evaluate(*plan, clubs[static_cast<std::size_t>(i) % clubs.size()]);
  const double one = std::chrono::duration<double>(Clock::now() - from).count() / kTimes;
  fmt::print("a question takes {:.2f} ms, {:.0f} times one evaluation of all rules\n", ours_each * 1000,
             ours_each / one);
}
