// Moves and edits in, which edits made which moves out: edits are made to the earlier rules alone or
// together, and the fiches that moved are judged again.
#include "reason/diff/blame.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "eval/facts.h"

namespace diagclub {

namespace {

using Edits = std::vector<std::size_t>;

// How many sets of edits of one size are tried at most.
constexpr std::size_t kMostTried = 250;
// How many rule sets are made in all for outcomes that are no verdicts, and how many are kept.
constexpr int kMostForOthers = 1000;
constexpr std::size_t kMostRemembered = 64;

void add_names(const Condition& condition, std::vector<std::string>& to) {
  for_each_test(condition, [&](const Name& name, const UnaryTest& test) {
    to.push_back(name.text);
    for (const UnaryTest::Term& term : test.terms) {
      to.push_back(term.word);
      if (term.range.low) to.push_back(term.range.low->parameter);
      if (term.range.high) to.push_back(term.range.high->parameter);
    }
  });
}

// What a thing of that name mentions.
std::vector<std::string> mentioned_by(const RuleSet& rules, const std::string& name) {
  std::vector<std::string> names;
  if (const Table* table = find_by_name(rules.tables, name)) {
    if (table->applies) add_names(*table->applies, names);
    for (const Row& row : table->rows) {
      for (const Condition& test : row.when) add_names(test, names);
    }
  } else if (const Rule* rule = find_by_name(rules.rules, name)) {
    if (rule->applies) add_names(*rule->applies, names);
    add_names(rule->when, names);
  } else if (const Count* count = find_by_name(rules.counts, name)) {
    for (const Name& counted : count->of) names.push_back(counted.text);
  } else if (const Recommendation* advice = find_by_name(rules.recommendations, name)) {
    add_names(advice->when, names);
  } else if (const Fact* fact = find_by_name(rules.facts, name); fact != nullptr && fact->formula) {
    for_each_operand(*fact->formula, [&](const std::string& operand) { names.push_back(operand); });
  }
  for (const Presumption& presumption : rules.presumptions) {
    if (presumption.of.text == name) names.push_back(presumption.name);
    if (presumption.name != name) continue;
    add_names(presumption.when, names);
    if (presumption.unless) add_names(*presumption.unless, names);
  }
  return names;
}

void add_all_behind(const RuleSet& rules, const std::string& name, std::set<std::string>& behind) {
  std::vector<std::string> left{name};
  while (!left.empty()) {
    const std::string next = std::move(left.back());
    left.pop_back();
    behind.insert(next);
    for (std::string& mentioned : mentioned_by(rules, next)) {
      if (behind.count(mentioned) == 0) left.push_back(std::move(mentioned));
    }
  }
}

// A rule set made by some edits, ready to judge.
struct Edited {
  std::unique_ptr<const Plan> plan;  // none: the edits make no sound rule set
  std::optional<PlanWithFunctions> judge;
};

class Blaming {
 public:
  Blaming(const RuleEdits& edits, const PlanWithFunctions& before, const PlanWithFunctions& after,
          Moves& moves)
      : edits_(edits), before_(before), after_(after), kept_(moves.kept) {
    for (VerdictMove& move : moves.moves) moves_.push_back(&move);
    verdicts_ = moves_.size();
    for (OtherMove& move : moves.other_moves) moves_.push_back(&move);
  }

  std::vector<Blame> run() {
    search(0, verdicts_);
    left_to_make_ = kMostForOthers;
    search(verdicts_, moves_.size());
    std::vector<Blame> blames;
    for (auto& [move, found] : found_) {
      std::size_t same = 0;
      while (same < blames.size() &&
             (blames[same].sets != found.sets || blames[same].smallest != found.smallest))
        ++same;
      if (same == blames.size()) blames.push_back(std::move(found));
      moves_[move]->blame = same;
    }
    return blames;
  }

 private:
  // Every move of these, by what it is of.
  void search(std::size_t from, std::size_t to) {
    std::map<std::string, std::vector<std::size_t>> by_name;
    for (std::size_t i = from; i < to; ++i) {
      if (moves_[i]->fiche) by_name[moves_[i]->table].push_back(i);
    }
    for (const auto& [name, of_name] : by_name) {
      const Edits relevant = relevant_to(name);
      std::vector<std::size_t> left = of_name;
      for (std::size_t size = 1; size <= 3 && !left.empty() && left_to_make_ > 0; ++size) {
        if (!try_all(relevant, size, left)) break;
      }
      for (const std::size_t move : left) {
        if (left_to_make_ > 0) reduce(relevant, move);
      }
    }
  }

  // Edits of what a thing depends on in either rule set, and of how fiches are read at all.
  Edits relevant_to(const std::string& name) const {
    std::set<std::string> behind;
    add_all_behind(after_.plan().rules(), name, behind);
    // Its earlier name may be another; then everything may matter.
    const bool renamed = !before_.plan().names().find(name);
    add_all_behind(before_.plan().rules(), name, behind);
    Edits relevant;
    for (std::size_t i = 0; i < edits_.all().size(); ++i) {
      const RuleEdit& edit = edits_.all()[i];
      using What = RuleEdit::What;
      const bool reading =
          edit.what == What::unit || edit.what == What::section || edit.what == What::parameter;
      if (renamed || reading ||
          std::any_of(edit.names.begin(), edit.names.end(),
                      [&](const std::string& edited) { return behind.count(edited) > 0; }))
        relevant.push_back(i);
    }
    return relevant;
  }

  // Single edits are asked for again for every other outcome.
  const Edited& edited_by(const Edits& chosen) {
    const auto known = remembered_.find(chosen);
    if (known != remembered_.end()) return known->second;
    --left_to_make_;
    const bool remember = chosen.size() == 1 && remembered_.size() < kMostRemembered;
    Edited& edited = remember ? remembered_[chosen] : last_;
    edited.judge.reset();
    edited.plan = edits_.applied(chosen);
    if (edited.plan) edited.judge.emplace(*edited.plan);
    return edited;
  }

  // Whether these edits alone make the move; by move, for those asked.
  std::vector<bool> reproduced(const Edits& chosen, const std::vector<std::size_t>& moves) {
    std::vector<bool> done(moves.size());
    const Edited& edited = edited_by(chosen);
    if (!edited.judge) return done;
    for (std::size_t i = 0; i < moves.size(); ++i) done[i] = is_reproduced(*edited.judge, *moves_[moves[i]]);
    return done;
  }

  bool is_reproduced(const PlanWithFunctions& judge, const VerdictMove& move) const {
    const auto thing = judge.plan().names().find(move.table);
    if (!thing || entry_of(judge.plan().rules(), *thing) == nullptr) return false;
    Diagnostics faults;
    auto fiche = fiche_from_yaml(kept_[*move.fiche], judge.form(), faults);
    if (!fiche) return false;
    if (move.element) {
      if (*move.element >= fiche->elements.size()) return false;
      *fiche = fiche_of_element(*fiche, fiche->elements[*move.element]);
    }
    return judge.outcome(*thing, judge.judged(*fiche)) == move.to;
  }

  // Every set of that size; moves that one reproduces are no longer left. False: there are too many.
  bool try_all(const Edits& from, std::size_t size, std::vector<std::size_t>& left) {
    if (from.size() < size) return false;
    std::size_t sets = 1;
    for (std::size_t i = 0; i < size; ++i) sets = sets * (from.size() - i) / (i + 1);
    if (size > 1 && sets > kMostTried) return false;
    std::set<std::size_t> done;
    std::vector<std::size_t> at(size);
    for (std::size_t i = 0; i < size; ++i) at[i] = i;
    while (left_to_make_ > 0) {
      Edits chosen;
      for (const std::size_t i : at) chosen.push_back(from[i]);
      const std::vector<bool> moved = reproduced(chosen, left);
      for (std::size_t i = 0; i < left.size(); ++i) {
        if (!moved[i]) continue;
        found_[left[i]].sets.push_back(chosen);
        done.insert(left[i]);
      }
      std::size_t last = size;
      while (last > 0 && at[last - 1] == from.size() - size + last - 1) --last;
      if (last == 0) break;
      ++at[last - 1];
      for (std::size_t i = last; i < size; ++i) at[i] = at[i - 1] + 1;
    }
    std::erase_if(left, [&](std::size_t move) { return done.count(move) > 0; });
    return true;
  }

  // Delta debugging: halves, then quarters, are left out as long as the move is still made.
  void reduce(Edits chosen, std::size_t move) {
    const auto makes = [&](const Edits& some) -> bool { return reproduced(some, {move}).front(); };
    Blame& blame = found_[move];
    blame.smallest = false;
    // What others need in order to be sound may lie outside what is relevant.
    if (!makes(chosen)) {
      chosen.clear();
      for (std::size_t i = 0; i < edits_.all().size(); ++i) chosen.push_back(i);
      if (!makes(chosen)) return;
    }
    std::size_t parts = 2;
    while (chosen.size() > 1 && left_to_make_ > 0) {
      parts = std::min(parts, chosen.size());
      bool smaller = false;
      for (std::size_t part = 0; part < parts && !smaller; ++part) {
        const std::size_t from = chosen.size() * part / parts;
        const std::size_t to = chosen.size() * (part + 1) / parts;
        Edits rest(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(from));
        rest.insert(rest.end(), chosen.begin() + static_cast<std::ptrdiff_t>(to), chosen.end());
        if (rest.empty() || !makes(rest)) continue;
        chosen = std::move(rest);
        smaller = true;
      }
      if (smaller) {
        parts = std::max<std::size_t>(parts - 1, 2);
        continue;
      }
      if (parts == chosen.size()) break;
      parts *= 2;
    }
    blame.sets.push_back(std::move(chosen));
  }

  const RuleEdits& edits_;
  const PlanWithFunctions& before_;
  const PlanWithFunctions& after_;
  const std::vector<Source>& kept_;
  std::vector<VerdictMove*> moves_;  // verdicts, then others
  std::size_t verdicts_ = 0;
  int left_to_make_ = std::numeric_limits<int>::max();
  std::map<Edits, Edited> remembered_;
  Edited last_;
  std::map<std::size_t, Blame> found_;  // by move
};

}  // namespace

std::vector<Blame> blame(const RuleEdits& edits, const PlanWithFunctions& before,
                         const PlanWithFunctions& after, Moves& moves) {
  return Blaming(edits, before, after, moves).run();
}

}  // namespace diagclub
