// Evaluation alone: the sixty rules as data, as a batch evaluates them (`BatchEvaluator`), against the same
// rules written by hand in C++, on the same fiches in the same run. What is read is filled in beforehand on
// both sides; that both come to the same is checked first. Beside it `evaluate`, which one club's page is
// made of, and what filling in the facts takes. Prints the medians of nine turns, in nanoseconds a fiche.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <vector>

#include "batch/fiche_documents.h"
#include "eval/batch_evaluator.h"
#include "eval/evaluate.h"
#include "floors/sixty_by_hand.h"
#include "load/rules.h"
#include "read/fiche/fiche_from_yaml.h"

using namespace diagclub;

namespace {

// The place of each member of the struct, by the name of the fact.
const std::map<std::string, double by_hand::Club::*> kNumbers = {
    {"year", &by_hand::Club::year},
    {"territory.population_density", &by_hand::Club::population_density},
    {"territory.firms_per_canton", &by_hand::Club::firms_per_canton},
    {"territory.cantons", &by_hand::Club::cantons},
    {"territory.population", &by_hand::Club::population},
    {"membership.firms", &by_hand::Club::firm_count},
    {"membership.jobs", &by_hand::Club::jobs},
    {"membership.share_main_branch", &by_hand::Club::share_main_branch},
    {"membership.min_size", &by_hand::Club::min_size},
    {"membership.max_size", &by_hand::Club::max_size},
    {"membership.nonparticipation_pct", &by_hand::Club::nonparticipation_pct},
    {"governance.board_size", &by_hand::Club::board_size},
    {"governance.meetings_per_year", &by_hand::Club::meetings_per_year},
    {"governance.permanent_staff", &by_hand::Club::permanent_staff},
    {"finance.annual_fee_francs", &by_hand::Club::annual_fee_francs},
    {"finance.subsidies_share", &by_hand::Club::subsidies_share},
};
const std::map<std::string, std::int8_t by_hand::Club::*> kWords = {
    {"governance.president_dynamic", &by_hand::Club::president_dynamic},
    {"origin.initiator", &by_hand::Club::initiator},
    {"governance.public_body_role", &by_hand::Club::public_body_role},
    {"relations.mayor", &by_hand::Club::mayor},
    {"relations.cci", &by_hand::Club::cci},
    {"relations.drire", &by_hand::Club::drire},
};
const std::map<std::string, by_hand::List by_hand::Club::*> kLists = {
    {"membership.branches", &by_hand::Club::branches},
    {"objectives", &by_hand::Club::objectives},
    {"achievements", &by_hand::Club::achievements},
};

by_hand::Club club_from_fiche(const RuleSet& rules, const Fiche& fiche) {
  by_hand::Club club;
  for (const StatedFact& stated : fiche.facts) {
    const std::string& name = rules.facts[stated.fact].name;
    if (const auto number = kNumbers.find(name); number != kNumbers.end())
      club.*number->second = stated.number.low.to_double();
    if (const auto word = kWords.find(name); word != kWords.end())
      club.*word->second = static_cast<std::int8_t>(lowest_cell(stated.choices));
    if (const auto list = kLists.find(name); list != kLists.end())
      (club.*list->second).listed = static_cast<std::uint32_t>(stated.listed);
  }
  return club;
}

// The program's outcome in the terms of the other: `table`, `rule` and `recommendation` tell it by index.
// Throws where one is open or missing: the sixty rules always decide.
template <typename TableOf, typename RuleOf, typename RecommendationOf>
by_hand::Outcome in_same_terms(const Plan& plan, TableOf table, RuleOf rule,
                               RecommendationOf recommendation) {
  const auto called = [&](const std::string& name) {
    const auto thing = plan.names().find(name);
    if (!thing) throw std::runtime_error("the rules have no " + name);
    return *thing;
  };
  const auto output = [&](const std::string& name) {
    const Cells left = table(called(name).table());
    if (!is_single(left)) throw std::runtime_error(name + " is open");
    return static_cast<std::int8_t>(lowest_cell(left));
  };
  by_hand::Outcome same;
  same.klass = static_cast<by_hand::Class>(output("class"));
  same.territory = static_cast<by_hand::Territory>(output("territory"));
  same.ambition = static_cast<std::int8_t>(output("ambition") + 1);
  for (int i = 0; i < 18; ++i) {
    const std::string name = i < 10 ? fmt::format("s{:02}", i + 1) : fmt::format("f{:02}", i - 9);
    if (rule(called(name).rule()) == Tri::yes) same.factors |= 1U << i;
  }
  for (int i = 0; i < 23; ++i) {
    if (recommendation(called(fmt::format("r{:02}", i + 1)).recommendation()) == Tri::yes)
      same.recommended |= 1U << i;
  }
  return same;
}

by_hand::Outcome in_same_terms(const Plan& plan, const Outcome& outcome) {
  return in_same_terms(
      plan, [&](TableId table) { return outcome.table(plan, table); },
      [&](RuleId rule) { return outcome.rule(plan, rule); },
      [&](RecommendationId recommendation) { return outcome.recommended[recommendation]; });
}

by_hand::Outcome in_same_terms(const Plan& plan, const BatchEvaluator& marker, const ConjunctionBits& marks) {
  return in_same_terms(
      plan, [&](TableId table) { return marker.table(marks, table); },
      [&](RuleId rule) { return marker.rule(marks, rule); },
      [&](RecommendationId recommendation) { return marker.recommendation(marks, recommendation); });
}

using Clock = std::chrono::steady_clock;

constexpr int kTurns = 9;

double median(std::array<double, kTurns> figures) {
  std::sort(figures.begin(), figures.end());
  return figures[kTurns / 2];
}

int run(const std::string& folder, const std::string& file) {
  Diagnostics problems;
  const auto plan = plan_from_folder(folder, problems);
  if (!plan) throw std::runtime_error(folder + ": " + problems.all().front().message);
  const FicheForm form(plan->rules());
  std::vector<Facts> facts;
  std::vector<std::vector<FactValue>> given;
  std::vector<by_hand::Club> clubs;
  for_each_document({file}, {[&](const Source& source) {
                               const auto fiche = fiche_from_yaml(source, form, problems);
                               if (!fiche) throw std::runtime_error(problems.all().front().message);
                               facts.push_back(facts_from_fiche(*plan, *fiche));
                               given.emplace_back(fiche->facts.begin(), fiche->facts.end());
                               clubs.push_back(club_from_fiche(plan->rules(), *fiche));
                             },
                             [](const std::string& name, int, const std::string& message,
                                const std::string&) { throw std::runtime_error(name + ": " + message); }});
  if (clubs.empty()) throw std::runtime_error(file + " holds no fiche");
  const BatchEvaluator marker(*plan);
  ConjunctionBits marks;
  std::size_t stated = 0;
  for (std::size_t i = 0; i < clubs.size(); ++i) {
    stated += given[i].size();
    marker.mark(facts[i].cells, marks);
    const by_hand::Outcome wanted = by_hand::evaluate(clubs[i]);
    if (in_same_terms(*plan, evaluate(*plan, facts[i])) != wanted ||
        in_same_terms(*plan, marker, marks) != wanted) {
      fmt::print(stderr, "fiche {} comes out differently\n", i + 1);
      return 1;
    }
  }

  // As many rounds as make a turn last long enough for the clock. What is worked out is used, or it would be
  // left out.
  const std::size_t rounds = 1 + 20000 / clubs.size();
  const double count = static_cast<double>(rounds * clubs.size());
  volatile std::uint64_t used = 0;
  const auto nanoseconds = [&](const auto& evaluate_one) {
    std::uint64_t sum = 0;
    const auto from = Clock::now();
    for (std::size_t round = 0; round < rounds; ++round) {
      for (std::size_t i = 0; i < clubs.size(); ++i) sum += evaluate_one(i);
    }
    const double taken = std::chrono::duration<double, std::nano>(Clock::now() - from).count();
    used = used + sum;
    return taken / count;
  };
  // Club after club side by side, as those of the other are.
  const std::size_t inputs = plan->variables().of(TableId()).index();
  std::vector<Cells> cells;
  for (const Facts& of_one : facts)
    cells.insert(cells.end(), of_one.cells.begin(),
                 of_one.cells.begin() + static_cast<std::ptrdiff_t>(inputs));
  const auto by_marks = [&](std::size_t i) {
    marker.mark({&cells[i * inputs], inputs}, marks);
    return static_cast<std::uint64_t>(marker.recommendation(marks, RecommendationId())) +
           marker.table(marks, TableId());
  };
  const auto by_evaluate = [&](std::size_t i) {
    return static_cast<std::uint64_t>(evaluate(*plan, facts[i]).recommended.front());
  };
  const auto by_other = [&](std::size_t i) {
    const by_hand::Outcome other = by_hand::evaluate(clubs[i]);
    return static_cast<std::uint64_t>(other.recommended + other.factors) +
           static_cast<std::uint64_t>(other.klass);
  };
  const FactsMaker maker(*plan);
  Facts filled;
  const auto by_filling = [&](std::size_t i) {
    maker.start(filled);
    for (const FactValue& one : given[i]) maker.put(one, filled);
    maker.finish(filled);
    return filled.cells.front();
  };
  std::array<double, kTurns> program{};
  std::array<double, kTurns> other{};
  std::array<double, kTurns> page{};
  std::array<double, kTurns> filling{};
  for (std::size_t turn = 0; turn < kTurns; ++turn) {
    program[turn] = nanoseconds(by_marks);
    other[turn] = nanoseconds(by_other);
    page[turn] = nanoseconds(by_evaluate);
    filling[turn] = nanoseconds(by_filling);
  }
  fmt::print("{} fiches, {:.1f} ns a fiche, by hand {:.1f} ns: {:.2f} times\n", clubs.size(), median(program),
             median(other), median(program) / median(other));
  fmt::print("evaluate {:.1f} ns, facts {:.1f} ns ({:.1f} stated)\n", median(page), median(filling),
             static_cast<double>(stated) / static_cast<double>(clubs.size()));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "evaluation RULES FICHES\n");
    return 2;
  }
  try {
    return run(argv[1], argv[2]);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 2;
  }
}
