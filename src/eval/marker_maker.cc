// A plan in, a marker out: which conjunctions stand where, and what is worked out when.
#include <algorithm>
#include <map>
#include <set>

#include "eval/marks.h"

namespace diagclub {

namespace {

constexpr int kWordBits = 64;

std::uint64_t bits_between(int first, int end) { return first_cells(end) & ~first_cells(first); }

}  // namespace

class MarkerMaker {
 public:
  MarkerMaker(const Plan& plan, std::size_t most, Marker& marker)
      : plan_(plan), marker_(marker), forms_(plan, most) {}

  void make() {
    // What decides a table stands side by side; conditions that are the same then share its bits.
    for (const PlanStep& step : plan_.steps()) {
      if (step.thing.kind == ThingKind::table && gives_one(hit(step))) add_rows(step);
    }
    for (const PlanStep& step : plan_.steps()) {
      if (step.thing.kind == ThingKind::table && hit(step) == HitPolicy::collect_count)
        add_counted_rows(step);
    }
    place_results();
    add_wholes();
    fill_needed();
    lay_out();
  }

 private:
  using Decider = Marker::Decider;
  using Place = Marker::Place;

  // The conjunctions of one word, by bit.
  using Word = std::vector<Conjunction>;

  HitPolicy hit(const PlanStep& step) const {
    return plan_.rules().tables[static_cast<std::size_t>(step.thing.index)].hit;
  }

  // The word with room in whose pair the fewest variables are new: each costs a look-up.
  std::size_t word_for(const NormalForm& form) {
    std::set<int> variables;
    for (const Conjunction& conjunction : form) {
      for (const Literal& literal : conjunction) variables.insert(literal.variable);
    }
    std::size_t best = words_.size();
    std::size_t fewest = variables.size() + 1;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].size() + form.size() > kWordBits) continue;
      const std::set<int>& met = variables_[i / Marker::kPair];
      const auto fresh = static_cast<std::size_t>(std::count_if(
          variables.begin(), variables.end(), [&](int variable) { return met.count(variable) == 0; }));
      if (fresh < fewest) best = i, fewest = fresh;
    }
    if (best == words_.size()) {
      words_.resize(words_.size() + Marker::kPair);
      variables_.emplace_back();
    }
    variables_[best / Marker::kPair].insert(variables.begin(), variables.end());
    return best;
  }

  // Side by side in one word.
  Place add(const NormalForm& form) {
    const std::size_t at = word_for(form);
    Word& word = words_[at];
    const int first = static_cast<int>(word.size());
    word.insert(word.end(), form.begin(), form.end());
    return {static_cast<std::uint32_t>(at), bits_between(first, static_cast<int>(word.size()))};
  }

  // What two conditions have in common is worked out once.
  Place place_of(NormalForm form) {
    const auto known = places_.find(key_of(form));
    if (known != places_.end()) return known->second;
    const Place place = add(form);
    places_[key_of(form)] = place;
    return place;
  }
  using Key = std::vector<std::vector<std::pair<int, Cells>>>;
  static Key key_of(const NormalForm& form) {
    Key key;
    for (const Conjunction& conjunction : form) {
      auto& literals = key.emplace_back();
      for (const Literal& literal : conjunction) literals.emplace_back(literal.variable, literal.accepted);
    }
    std::sort(key.begin(), key.end());
    return key;
  }

  // Where the table does not speak comes first, then its rows, and what always holds last.
  void add_rows(const PlanStep& step) {
    const Table& table = plan_.rules().tables[static_cast<std::size_t>(step.thing.index)];
    Decider& decider = add_table(step, cell(none_cell(table)));
    std::vector<std::pair<NormalForm, Cells>> parts;
    parts.emplace_back(forms_.of_node(step.applies, false), decider.silent);
    for (const int row : step.order) {
      const auto index = static_cast<std::size_t>(row);
      parts.emplace_back(forms_.of_row(step, index), cell(step.rows[index].output));
    }
    parts.emplace_back(NormalForm{Conjunction{}}, cell(none_cell(table)));
    NormalForm together;
    for (const auto& [form, outcome] : parts) together.insert(together.end(), form.begin(), form.end());
    if (together.size() > kWordBits) return;
    decider.rows = add(together);
    decider.first_given = static_cast<std::uint32_t>(marker_.given_.size());
    marker_.given_.resize(marker_.given_.size() + kWordBits);
    int bit = std::countr_zero(decider.rows.bits);
    for (const auto& [form, outcome] : parts) {
      const int end = bit + static_cast<int>(form.size());
      places_.try_emplace(key_of(form), Place{decider.rows.word, bits_between(bit, end)});
      for (; bit < end; ++bit)
        marker_.given_[decider.first_given + static_cast<std::uint32_t>(bit)] = outcome;
    }
    forms_of_[step.variable] = std::move(together);
  }

  void add_counted_rows(const PlanStep& step) {
    Decider& decider = add_table(step, cell(0));
    decider.kind = Decider::Kind::counted_rows;
    NormalForm& together = forms_of_[step.variable];
    together = forms_.of_node(step.applies);
    for (std::size_t row = 0; row < step.rows.size(); ++row) {
      const NormalForm form = forms_.of_row(step, row);
      together.insert(together.end(), form.begin(), form.end());
      count_in(decider.counted, place_of(form));
    }
  }

  Decider& add_table(const PlanStep& step, Cells silent) {
    Decider& decider = deciders_[step.variable];
    decider.variable = step.variable;
    decider.step = &step;
    decider.silent = silent;
    decider.applies = place_of(forms_.of_node(step.applies));
    return decider;
  }

  void add_count(const PlanStep& step) {
    Decider& decider = deciders_[step.variable];
    decider.kind = Decider::Kind::count;
    decider.variable = step.variable;
    NormalForm& together = forms_of_[step.variable];
    for (const int rule : step.counted) {
      const NormalForm& form = forms_.of_variable(rule);
      together.insert(together.end(), form.begin(), form.end());
      count_in(decider.counted, place_of(form));
    }
    const Axis& axis = plan_.variables()[step.variable].axis;
    const int most = static_cast<int>(step.counted.size());
    for (int possible = 0; possible <= most; ++possible) {
      for (int sure = 0; sure <= possible; ++sure)
        decider.totals.push_back(
            axis.cells_of({static_cast<double>(sure), static_cast<double>(possible), false, false}));
    }
    marker_.counts_[static_cast<std::size_t>(step.thing.index)] = decider.counted;
  }

  // Two of the same conjunction count twice: a bit is counted once a word.
  static void count_in(Marker::Counted& counted, const Place& place) {
    const auto same = std::find_if(counted.single.begin(), counted.single.end(),
                                   [&](const Place& other) { return other.word == place.word; });
    if (cell_count(place.bits) != 1 || (same != counted.single.end() && (same->bits & place.bits) != 0))
      counted.others.push_back(place);
    else if (same == counted.single.end())
      counted.single.push_back(place);
    else
      same->bits |= place.bits;
  }

  void place_results() {
    const RuleSet& rules = plan_.rules();
    marker_.counts_.resize(rules.counts.size());
    marker_.outputs_.resize(rules.tables.size());
    for (std::size_t i = 0; i < rules.rules.size(); ++i)
      marker_.rules_.push_back(place_of(forms_.of_variable(variable_of(ThingKind::rule, i))));
    for (std::size_t i = 0; i < rules.tables.size(); ++i) {
      marker_.tables_.push_back(variable_of(ThingKind::table, i));
      if (rules.tables[i].hit != HitPolicy::collect) continue;
      for (int output = 0; output < none_cell(rules.tables[i]); ++output)
        marker_.outputs_[i].push_back(place_of(forms_.of_variable(marker_.tables_.back() + output)));
    }
    for (const int node : plan_.recommendations())
      marker_.recommendations_.push_back(place_of(forms_.of_node(node)));
    for (const PlanStep& step : plan_.steps()) {
      if (step.thing.kind == ThingKind::count) add_count(step);
    }
  }

  int variable_of(ThingKind kind, std::size_t index) const {
    return plan_.variables().of({kind, static_cast<int>(index)});
  }

  void add_wholes() {
    for (std::size_t i = 0; i < forms_.wholes().size(); ++i) {
      const int variable = plan_.variables().count() + static_cast<int>(i);
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
      for (const int looked : whole ? decider.whole.looks_at : decider.step->dimensions) {
        Marker::Needed& needed = decider.needed.emplace_back();
        needed.variable = looked;
        needed.from = forms_.is_condition(looked)    ? Marker::Needed::From::place
                      : deciders_.count(looked) != 0 ? Marker::Needed::From::marks
                                                     : Marker::Needed::From::facts;
        if (forms_.is_condition(looked)) needed.place = place_of(forms_.of_variable(looked));
      }
    }
  }

  // The first stage in which a variable can be looked at, and the one in which a form is settled.
  int ready(int variable) {
    if (forms_.is_condition(variable)) return settled(forms_.of_variable(variable));
    const auto decided = deciders_.find(variable);
    return decided == deciders_.end() ? 0 : stage_of(decided->second) + 1;
  }
  int settled(const NormalForm& form) {
    int stage = 0;
    for (const Conjunction& conjunction : form) {
      for (const Literal& literal : conjunction) stage = std::max(stage, ready(literal.variable));
    }
    return stage;
  }
  int stage_of(const Decider& decider) {
    const auto known = stages_.find(decider.variable);
    if (known != stages_.end()) return known->second;
    int stage = settled(forms_of_[decider.variable]);
    if (decider.step != nullptr) stage = std::max(stage, settled(forms_.of_node(decider.step->applies)));
    for (const Marker::Needed& needed : decider.needed) stage = std::max(stage, ready(needed.variable));
    return stages_[decider.variable] = stage;
  }

  void lay_out() {
    marker_.words_ = words_.size();
    marker_.variables_ = static_cast<std::size_t>(plan_.variables().count()) + forms_.wholes().size();
    marker_.stages_.resize(1);
    const auto stage_at = [&](int stage) -> Marker::Stage& {
      if (marker_.stages_.size() <= static_cast<std::size_t>(stage))
        marker_.stages_.resize(static_cast<std::size_t>(stage) + 1);
      return marker_.stages_[static_cast<std::size_t>(stage)];
    };
    for (std::size_t pair = 0; pair < variables_.size(); ++pair) {
      std::map<int, std::vector<int>> by_stage;
      for (const int variable : variables_[pair]) by_stage[ready(variable)].push_back(variable);
      for (const auto& [stage, variables] : by_stage)
        stage_at(stage).runs.push_back(run(pair * Marker::kPair, variables));
    }
    for (auto& [variable, decider] : deciders_)
      stage_at(stage_of(decider)).deciders.push_back(std::move(decider));
  }

  Marker::Run run(std::size_t first_word, const std::vector<int>& variables) {
    Marker::Run run;
    run.word = static_cast<std::uint32_t>(first_word);
    run.first_look = static_cast<std::uint32_t>(marker_.looks_.size());
    run.first_wide = static_cast<std::uint32_t>(marker_.wide_.size());
    for (const int variable : variables) {
      for (std::size_t layer = 0; add_look(first_word, variable, layer);) ++layer;
    }
    run.end_look = static_cast<std::uint32_t>(marker_.looks_.size());
    run.end_wide = static_cast<std::uint32_t>(marker_.wide_.size());
    return run;
  }

  // The n-th literal of each conjunction on a variable; false when none has so many.
  bool add_look(std::size_t first_word, int variable, std::size_t layer) {
    const int cells = forms_.size(variable);
    const Cells all = forms_.all(variable);
    std::vector<Marker::Bits> rejects(static_cast<std::size_t>(cells));
    bool any = false;
    for (std::size_t word = 0; word < Marker::kPair; ++word) {
      const Word& conjunctions = words_[first_word + word];
      for (std::size_t bit = 0; bit < conjunctions.size(); ++bit) {
        std::size_t met = 0;
        for (const Literal& literal : conjunctions[bit]) {
          if (literal.variable != variable || met++ != layer) continue;
          any = true;
          for (std::size_t c = 0; c < rejects.size(); ++c) {
            if ((literal.accepted & cell(static_cast<int>(c))) == 0)
              rejects[c][word] |= std::uint64_t{1} << bit;
          }
        }
      }
    }
    if (!any) return false;
    const auto number = static_cast<std::uint32_t>(variable);
    const auto first = static_cast<std::uint32_t>(marker_.rejected_.size());
    if (cells <= Marker::kFew) {
      marker_.looks_.push_back({number, first});
      for (Cells left = 0; left < cell(cells); ++left) marker_.rejected_.push_back(together(rejects, left));
    } else {
      marker_.wide_.push_back({{number, first}, static_cast<std::uint32_t>(cells), all});
      for (int c = 0; c < cells; ++c) marker_.rejected_.push_back(together(rejects, cell(c)));
      marker_.rejected_.push_back(together(rejects, all));
    }
    return true;
  }

  // What all of the cells reject, and what any does.
  static Marker::Rejected together(const std::vector<Marker::Bits>& rejects, Cells cells) {
    Marker::Rejected rejected;
    if (cells == 0) return rejected;
    rejected.no.fill(~std::uint64_t{0});
    for (; cells != 0; cells &= cells - 1) {
      const Marker::Bits& by_cell = rejects[static_cast<std::size_t>(lowest_cell(cells))];
      for (std::size_t word = 0; word < Marker::kPair; ++word) {
        rejected.no[word] &= by_cell[word];
        rejected.not_yes[word] |= by_cell[word];
      }
    }
    return rejected;
  }

  const Plan& plan_;
  Marker& marker_;
  NormalForms forms_;
  std::vector<Word> words_;
  std::vector<std::set<int>> variables_;  // by pair of words: what their conjunctions look at
  std::map<Key, Place> places_;
  std::map<int, Decider> deciders_;     // by variable
  std::map<int, NormalForm> forms_of_;  // by variable of a table or count: all that its bits look at
  std::map<int, int> stages_;           // by variable of a decider
};

Marker::Marker(const Plan& plan, std::size_t most) : plan_(plan) { MarkerMaker(plan, most, *this).make(); }

}  // namespace diagclub
