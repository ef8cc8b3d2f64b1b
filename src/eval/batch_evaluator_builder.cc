// A plan in, a marker out: which conjunctions stand where, and what is worked out when.
#include <algorithm>
#include <map>
#include <set>

#include "eval/batch_evaluator.h"

namespace diagclub {

class BatchEvaluatorBuilder {
 public:
  BatchEvaluatorBuilder(const Plan& plan, std::size_t most, BatchEvaluator& marker)
      : plan_(plan), marker_(marker), forms_(plan, most) {}

  void make() {
    // What decides a table stands side by side; conditions that are the same then share its bits.
    for (const PlanStep& step : plan_.steps()) {
      if (step.thing.kind == EntryKind::table && gives_one(hit(step))) add_rows(step);
    }
    for (const PlanStep& step : plan_.steps()) {
      if (step.thing.kind == EntryKind::table && hit(step) == HitPolicy::collect_count)
        add_counted_rows(step);
    }
    place_results();
    add_wholes();
    fill_needed();
    lay_out();
  }

 private:
  using Decider = BatchEvaluator::Decider;

  HitPolicy hit(const PlanStep& step) const { return plan_.rules().tables[step.thing.table()].hit; }

  // Where the table does not speak comes first, then its rows, and what always holds last.
  void add_rows(const PlanStep& step) {
    const Table& table = plan_.rules().tables[step.thing.table()];
    Decider& decider = add_table(step, cell(none_cell(table)));
    std::vector<std::pair<NormalForm, Cells>> parts;
    parts.emplace_back(forms_.of_node(step.speaks, false), decider.silent);
    for (const std::size_t row : step.order)
      parts.emplace_back(forms_.of_row(step, row), cell(step.rows[row].output));
    parts.emplace_back(NormalForm{Conjunction{}}, cell(none_cell(table)));
    NormalForm together;
    for (const auto& [form, outcome] : parts) together.insert(together.end(), form.begin(), form.end());
    if (together.size() > PlacedForms::kWordBits) return;
    decider.rows = placed_.place_anew(together);
    decider.first_given = static_cast<std::uint32_t>(marker_.given_.size());
    marker_.given_.resize(marker_.given_.size() + PlacedForms::kWordBits);
    std::size_t bit = lowest_cell(decider.rows.bits);
    for (const auto& [form, outcome] : parts) {
      const std::size_t end = bit + form.size();
      placed_.also_at(form, {decider.rows.word, first_cells(end) & ~first_cells(bit)});
      for (; bit < end; ++bit) marker_.given_[decider.first_given + bit] = outcome;
    }
    forms_of_[step.variable] = std::move(together);
  }

  void add_counted_rows(const PlanStep& step) {
    Decider& decider = add_table(step, cell(0));
    decider.kind = Decider::Kind::counted_rows;
    NormalForm& together = forms_of_[step.variable];
    together = forms_.of_node(step.speaks);
    for (std::size_t row = 0; row < step.rows.size(); ++row) {
      const NormalForm form = forms_.of_row(step, row);
      together.insert(together.end(), form.begin(), form.end());
      count_in(decider.counted, placed_.place(form));
    }
  }

  Decider& add_table(const PlanStep& step, Cells silent) {
    Decider& decider = deciders_[step.variable];
    decider.variable = step.variable;
    decider.step = &step;
    decider.silent = silent;
    decider.applies = placed_.place(forms_.of_node(step.speaks));
    return decider;
  }

  void add_count(const PlanStep& step) {
    Decider& decider = deciders_[step.variable];
    decider.kind = Decider::Kind::count;
    decider.variable = step.variable;
    NormalForm& together = forms_of_[step.variable];
    for (const VariableId rule : step.counted) {
      const NormalForm& form = forms_.of_variable(rule);
      together.insert(together.end(), form.begin(), form.end());
      count_in(decider.counted, placed_.place(form));
    }
    const Axis& axis = plan_.variables()[step.variable].axis;
    const std::size_t most = step.counted.size();
    for (std::size_t possible = 0; possible <= most; ++possible) {
      for (std::size_t sure = 0; sure <= possible; ++sure)
        decider.totals.push_back(axis.cells_of({sure, possible, false, false}));
    }
    marker_.counts_[step.thing.count()] = decider.counted;
  }

  // Two of the same conjunction count twice: a bit is counted once a word.
  static void count_in(BatchEvaluator::Counted& counted, const WordBits& spot) {
    const auto same = std::find_if(counted.single.begin(), counted.single.end(),
                                   [&](const WordBits& other) { return other.word == spot.word; });
    if (cell_count(spot.bits) != 1 || (same != counted.single.end() && (same->bits & spot.bits) != 0))
      counted.others.push_back(spot);
    else if (same == counted.single.end())
      counted.single.push_back(spot);
    else
      same->bits |= spot.bits;
  }

  void place_results() {
    const RuleSet& rules = plan_.rules();
    marker_.counts_.resize(rules.counts.size());
    marker_.outputs_.resize(rules.tables.size());
    for (const RuleId rule : rules.rules.ids())
      marker_.rules_.push_back(placed_.place(forms_.of_variable(plan_.variables().of(rule))));
    for (const TableId table : rules.tables.ids()) {
      marker_.tables_.push_back(plan_.variables().of(table));
      if (rules.tables[table].hit != HitPolicy::collect) continue;
      for (std::size_t output = 0; output < none_cell(rules.tables[table]); ++output)
        marker_.outputs_[table].push_back(placed_.place(forms_.of_variable(marker_.tables_.back() + output)));
    }
    for (const NodeId node : plan_.recommended())
      marker_.recommendations_.push_back(placed_.place(forms_.of_node(node)));
    for (const PlanStep& step : plan_.steps()) {
      if (step.thing.kind == EntryKind::count) add_count(step);
      marker_.applicable_.push_back(placed_.place(forms_.of_node(step.speaks)));
    }
  }

  void add_wholes() {
    for (std::size_t i = 0; i < forms_.wholes().size(); ++i) {
      const VariableId variable(plan_.variables().count() + i);
      Decider& decider = deciders_[variable];
      decider.kind = Decider::Kind::whole;
      decider.variable = variable;
      decider.whole = forms_.wholes()[i];
    }
  }

  // What a decider looks at when it is worked out slowly.
  void fill_needed() {
    for (auto& [variable, decider] : deciders_) {
      if (decider.kind == Decider::Kind::count) continue;
      const bool whole = decider.kind == Decider::Kind::whole;
      for (const VariableId looked : whole ? decider.whole.looks_at : decider.step->dimensions) {
        BatchEvaluator::Needed& needed = decider.needed.emplace_back();
        needed.variable = looked;
        needed.from = forms_.is_condition(looked)    ? BatchEvaluator::Needed::From::spot
                      : deciders_.count(looked) != 0 ? BatchEvaluator::Needed::From::marks
                                                     : BatchEvaluator::Needed::From::facts;
        if (forms_.is_condition(looked)) needed.spot = placed_.place(forms_.of_variable(looked));
      }
    }
  }

  // The first stage in which a variable can be looked at, and the one in which a form is settled.
  std::size_t ready(VariableId variable) {
    if (forms_.is_condition(variable)) return settled(forms_.of_variable(variable));
    const auto decided = deciders_.find(variable);
    return decided == deciders_.end() ? 0 : stage_of(decided->second) + 1;
  }
  std::size_t settled(const NormalForm& form) {
    std::size_t stage = 0;
    for (const Conjunction& conjunction : form) {
      for (const Literal& literal : conjunction) stage = std::max(stage, ready(literal.variable));
    }
    return stage;
  }
  std::size_t stage_of(const Decider& decider) {
    const auto known = stages_.find(decider.variable);
    if (known != stages_.end()) return known->second;
    std::size_t stage = settled(forms_of_[decider.variable]);
    if (decider.step != nullptr) stage = std::max(stage, settled(forms_.of_node(decider.step->speaks)));
    for (const BatchEvaluator::Needed& needed : decider.needed)
      stage = std::max(stage, ready(needed.variable));
    return stages_[decider.variable] = stage;
  }

  void lay_out() {
    marker_.words_ = placed_.words().size();
    marker_.variables_ = plan_.variables().count() + forms_.wholes().size();
    marker_.stages_.resize(1);
    const auto stage_at = [&](std::size_t stage) -> BatchEvaluator::Stage& {
      if (marker_.stages_.size() <= stage) marker_.stages_.resize(stage + 1);
      return marker_.stages_[stage];
    };
    for (std::size_t pair = 0; pair < placed_.variables().size(); ++pair) {
      std::map<std::size_t, std::vector<VariableId>> by_stage;
      for (const VariableId variable : placed_.variables()[pair])
        by_stage[ready(variable)].push_back(variable);
      for (const auto& [stage, variables] : by_stage)
        stage_at(stage).runs.push_back(run(pair * kPair, variables));
    }
    for (auto& [variable, decider] : deciders_)
      stage_at(stage_of(decider)).deciders.push_back(std::move(decider));
  }

  BatchEvaluator::Run run(std::size_t first_word, const std::vector<VariableId>& variables) {
    BatchEvaluator::Run run;
    run.word = static_cast<std::uint32_t>(first_word);
    run.first_look = static_cast<std::uint32_t>(marker_.looks_.size());
    run.first_wide = static_cast<std::uint32_t>(marker_.wide_.size());
    for (const VariableId variable : variables) {
      for (std::size_t layer = 0; add_look(first_word, variable, layer);) ++layer;
    }
    run.end_look = static_cast<std::uint32_t>(marker_.looks_.size());
    run.end_wide = static_cast<std::uint32_t>(marker_.wide_.size());
    return run;
  }

  // The n-th literal of each conjunction on a variable; false when none has so many.
  bool add_look(std::size_t first_word, VariableId variable, std::size_t layer) {
    const std::size_t cells = forms_.size(variable);
    const Cells all = forms_.all(variable);
    std::vector<Pair> rejects(cells);
    bool any = false;
    for (std::size_t word = 0; word < kPair; ++word) {
      const std::vector<Conjunction>& conjunctions = placed_.words()[first_word + word];
      for (std::size_t bit = 0; bit < conjunctions.size(); ++bit) {
        std::size_t met = 0;
        for (const Literal& literal : conjunctions[bit]) {
          if (literal.variable != variable || met++ != layer) continue;
          any = true;
          for (std::size_t c = 0; c < rejects.size(); ++c) {
            if ((literal.accepted & cell(c)) == 0) rejects[c][word] |= std::uint64_t{1} << bit;
          }
        }
      }
    }
    if (!any) return false;
    const auto number = static_cast<std::uint32_t>(variable.index());
    const auto first = static_cast<std::uint32_t>(marker_.rejected_.size());
    if (cells <= BatchEvaluator::kFew) {
      marker_.looks_.push_back({number, first});
      for (Cells left = 0; left < cell(cells); ++left) marker_.rejected_.push_back(together(rejects, left));
    } else {
      marker_.wide_.push_back({{number, first}, static_cast<std::uint32_t>(cells), all});
      for (std::size_t c = 0; c < cells; ++c) marker_.rejected_.push_back(together(rejects, cell(c)));
      marker_.rejected_.push_back(together(rejects, all));
    }
    return true;
  }

  // What all of the cells reject, and what any does.
  static BatchEvaluator::Rejected together(const std::vector<Pair>& rejects, Cells cells) {
    BatchEvaluator::Rejected rejected;
    if (cells == 0) return rejected;
    rejected.no.fill(~std::uint64_t{0});
    for (; cells != 0; cells &= cells - 1) {
      const Pair& by_cell = rejects[lowest_cell(cells)];
      for (std::size_t word = 0; word < kPair; ++word) {
        rejected.no[word] &= by_cell[word];
        rejected.not_yes[word] |= by_cell[word];
      }
    }
    return rejected;
  }

  const Plan& plan_;
  BatchEvaluator& marker_;
  NormalForms forms_;
  PlacedForms placed_;
  std::map<VariableId, Decider> deciders_;
  std::map<VariableId, NormalForm>
      forms_of_;  // of the variable of a table or count: all that its bits look at
  std::map<VariableId, std::size_t> stages_;  // of deciders
};

BatchEvaluator::BatchEvaluator(const Plan& plan, std::size_t most) : plan_(plan) {
  BatchEvaluatorBuilder(plan, most, *this).make();
}

}  // namespace diagclub
