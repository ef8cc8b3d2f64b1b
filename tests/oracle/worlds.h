// Every club that there can be under a small rule set.
#pragma once

#include "eval/facts.h"
#include "oracle/club.h"
#include "plan/plan.h"

namespace diagclub::oracle {

// Every club there can be, facts being independent of one another.
class Worlds {
 public:
  explicit Worlds(const Plan& plan) : plan_(plan), rules_(plan.rules()) {
    Club club;
    for (const Fact& fact : rules_.facts) {
      club.push_back(nothing_said(fact));
      club.back().given = true;  // so that no formula narrows it
    }
    const Resolved free(rules_, club);
    for (const FactId i : rules_.facts.ids()) {
      options_.push_back(free.options(i, words_tested(rules_, rules_.facts[i].name)));
      bool known = false;
      for_each_test(rules_, [&](const Name& name, const UnaryTest& test) {
        known |= name.text == rules_.facts[i].name && is_about_knowing(test);
      });
      knowing_.push_back(known);
      count_ *= options_.back().size() * (known ? 2 : 1);
    }
  }

  std::size_t count() const { return count_; }

  World world(std::size_t number) const {
    World world{IndexVector<FactId, Value>(rules_.facts.size()),
                IndexVector<FactId, bool>(rules_.facts.size(), true)};
    for (const FactId i : options_.ids()) {
      world.values[i] = options_[i][number % options_[i].size()];
      number /= options_[i].size();
      if (!knowing_[i]) continue;
      world.known[i] = number % 2 == 1;
      number /= 2;
    }
    return world;
  }

  // Whether this may be the club that a fiche speaks of.
  bool fits(const World& world, const Facts& facts) const {
    for (const FactId i : rules_.facts.ids()) {
      if (knowing_[i] && world.known[i] != facts.known[i]) return false;
      const Fact& fact = rules_.facts[i];
      const Value& value = world.values[i];
      if (fact.kind == FactKind::text) continue;
      const VariableId variable = plan_.variables().of(i);
      const auto cells = [&](VariableId at) { return facts.cells[at]; };
      if (fact.kind == FactKind::list) {
        for (std::size_t c = 0; c < fact.choices.size(); ++c) {
          const bool listed = value.words.count(fact.choices[c].name) > 0;
          if ((cells(variable + c) & (listed ? kYesCell : kNoCell)) == 0) return false;
        }
        continue;
      }
      Cells here = value.word == "yes" ? kYesCell : kNoCell;
      if (fact.kind == FactKind::number)
        here = plan_.variables()[variable].axis.cells_of(Interval::point(value.number));
      if (fact.kind == FactKind::choice) here = cell(*position_by_name(fact.choices, value.word));
      if ((cells(variable) & here) == 0) return false;
    }
    return true;
  }

 private:
  const Plan& plan_;
  const RuleSet& rules_;
  IndexVector<FactId, std::vector<Value>> options_;
  IndexVector<FactId, bool> knowing_;
  std::size_t count_ = 1;
};

}  // namespace diagclub::oracle
