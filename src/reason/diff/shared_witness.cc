// A place in the common facts in, a fiche for each of two rule sets out.
#include "reason/diff/shared_witness.h"

#include <algorithm>

#include "base/sizes.h"
#include "eval/facts.h"
#include "read/fiche/fiche_number.h"
#include "value/cover.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

// Fiches that one of the rule sets does not read as hoped are passed over, up to this many.
constexpr int kMostTries = 6;

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

// A run of cells as a test: `[60..80[`, `>= 60`, `100`.
std::string test_of_run(const Variable& about, std::size_t first, std::size_t last) {
  const Interval low = about.axis.numbers(first);
  const Interval high = about.axis.numbers(last);
  const bool from_start = (about.all & first_cells(first)) == 0;
  const bool to_end = last + 1 >= about.size || (about.all & ~first_cells(last + 1)) == 0;
  std::string from = text_from_number(low.low);
  const std::string to = text_from_number(high.high);
  if (first == last && low.is_point()) return from;
  if (from_start && to_end) return "-";
  if (from_start) return (high.high_open ? "< " : "<= ") + to;
  if (to_end) return (low.low_open ? "> " : ">= ") + from;
  return (low.low_open ? "]" : "[") + from + ".." + to + (high.high_open ? "[" : "]");
}

std::string test_of_number(const Variable& about, Cells cells) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < about.size; ++i) {
    if ((cells & cell(i)) == 0) continue;
    std::size_t last = i;
    for (std::size_t j = i; j < about.size && ((cells & cell(j)) != 0 || (about.all & cell(j)) == 0); ++j) {
      if ((cells & cell(j)) != 0) last = j;
    }
    runs.push_back(test_of_run(about, i, last));
    i = last;
  }
  return listed(runs);
}

}  // namespace

SharedWitnesses::SharedWitnesses(const CommonVariables& common, const Plan& before, const Plan& after)
    : common_(common),
      plans_{&before, &after},
      form_(common.plan().rules()),
      forms_{FicheForm(before.rules()), FicheForm(after.rules())},
      witnesses_(common.plan(), form_) {
  everything_ = common.plan().nothing_known();
}

std::string SharedWitnesses::line_for(Side side, const Witness& found) const {
  const RuleSet& common = common_.plan().rules();
  const RuleSet& own = plans_[index_of(side)]->rules();
  Witness told;
  for (const auto& [fact, value] : found.stated) {
    const std::optional<FactId> there = common_.fact_of(side, fact);
    if (!there) continue;
    std::string said = value;
    if (common.facts[fact].kind == FactKind::list) {
      std::vector<std::string> words;
      for (std::size_t i = 0; i < common.facts[fact].choices.size(); ++i) {
        const Choice& choice = common.facts[fact].choices[i];
        const bool holds = (found.fiche.find(fact)->listed & cell(i)) != 0;
        if (holds && find_by_name(own.facts[*there].choices, choice.name) != nullptr)
          words.push_back(choice.name);
      }
      said = "[" + listed(words) + "]";
    }
    told.stated.emplace_back(*there, said);
  }
  for (StatedFact stated : found.fiche.facts) {
    const std::optional<FactId> there = common_.fact_of(side, stated.fact);
    if (!there) continue;
    stated.fact = *there;
    told.fiche.facts.push_back(std::move(stated));
  }
  return told.line(own, FicheScope::whole);
}

std::optional<CellsByVariable> SharedWitnesses::cells_under(Side side, const std::string& line) const {
  const Plan& plan = *plans_[index_of(side)];
  const Source source("witness", line + "\n");
  Diagnostics problems;
  const auto fiche = fiche_from_yaml(source, forms_[index_of(side)], problems);
  if (!fiche) return std::nullopt;
  const Fiche own = fiche->elements.empty() ? *fiche : fiche_of_element(*fiche, fiche->elements.front());
  const Facts facts = facts_from_fiche(plan, own);
  warn_of_contradictions(plan, own, facts, source, problems);
  return problems.empty() ? std::optional(facts.cells) : std::nullopt;
}

std::optional<SharedWitness> SharedWitnesses::within(Diagrams& diagrams, Diagrams::Node where,
                                                     const AsWished& as_wished) {
  for (int tries = 0; tries < kMostTries; ++tries) {
    const auto found = witnesses_.where(diagrams, where);
    if (!found) return std::nullopt;
    SharedWitness shared{line_for(Side::before, *found), line_for(Side::after, *found)};
    const auto before = cells_under(Side::before, shared.before);
    const auto after = cells_under(Side::after, shared.after);
    if (as_wished(before, after)) return shared;
    // Not this one, nor what is like it.
    const Facts facts = facts_from_fiche(common_.plan(), found->fiche);
    Diagrams::Node alike = Diagrams::leaf(1);
    for (const VariableId variable : diagrams.variables()) {
      const Cells cells = facts.cells[variable];
      if (common_.plan().variables()[variable].thing.kind == EntryKind::fact &&
          cells != diagrams.occurring(variable))
        alike = diagrams.both(alike, diagrams.literal(variable, cells));
    }
    where = diagrams.both(where, diagrams.negated(alike));
  }
  return std::nullopt;
}

void SharedWitnesses::show(ShownPlace& shown, Diagrams& diagrams, Diagrams::Node where, std::size_t most,
                           const AsWished& as_wished) {
  const Cover covered = cover(diagrams, where, most);
  for (const CellsByVariable& box : covered.boxes) shown.places.push_back(condition_of(box));
  shown.more = covered.more;
  shown.many = covered.many;
  shown.witness = within(diagrams, where, as_wished);
}

Diagrams::Node SharedWitnesses::alone(Diagrams& diagrams, Diagrams::Node where) const {
  return diagrams.restrict(common_.diagrams(), where, everything_);
}

Diagrams::Node SharedWitnesses::expressible(Diagrams& diagrams, Diagrams::Node where) const {
  return witnesses_.expressible(diagrams, where);
}

// What cannot be ruled out is what is not sure to be elsewhere.
Diagrams::Node SharedWitnesses::opened(Diagrams& diagrams, Diagrams::Node where) const {
  return diagrams.negated(expressible(diagrams, diagrams.negated(where)));
}

std::string SharedWitnesses::condition_of(const CellsByVariable& box) const {
  const Plan& plan = common_.plan();
  std::vector<std::string> tests;
  const auto add = [&](FactId fact, const std::string& test) {
    const bool plain = test.find_first_of(" [].,<>=") == std::string::npos;
    tests.push_back(plan.rules().facts[fact].name + ": " + (plain ? test : "\"" + test + "\""));
  };
  for (const FactId fact : plan.rules().facts.ids()) {
    const Fact& about = plan.rules().facts[fact];
    const Cells known = box[plan.variables().known(fact)];
    if (known == kYesCell) add(fact, "known");
    if (known == kNoCell) add(fact, std::string(kUnknown));
    if (about.kind == FactKind::text) continue;
    const VariableId variable = plan.variables().of(fact);
    const Cells cells = box[variable];
    if (about.kind == FactKind::list) {
      std::vector<std::string> with;
      std::vector<std::string> without;
      for (std::size_t i = 0; i < about.choices.size(); ++i) {
        const Cells member = box[variable + i];
        if (member == kYesCell) with.push_back(about.choices[i].name);
        if (member == kNoCell) without.push_back(about.choices[i].name);
      }
      if (!with.empty()) add(fact, "all(" + listed(with) + ")");
      if (!without.empty()) add(fact, "none(" + listed(without) + ")");
      continue;
    }
    if (cells == plan.variables()[variable].all) continue;
    if (about.kind == FactKind::number) {
      add(fact, test_of_number(plan.variables()[variable], cells));
    } else if (about.kind == FactKind::yes_no) {
      add(fact, std::string(yes_no_word(cells == kYesCell)));
    } else {
      std::vector<std::string> in;
      std::vector<std::string> out;
      for (std::size_t i = 0; i < about.choices.size(); ++i)
        ((cells & cell(i)) != 0 ? in : out).push_back(about.choices[i].name);
      add(fact, out.size() < in.size() && in.size() > 2 ? "not(" + listed(out) + ")" : listed(in));
    }
  }
  return "{" + listed(tests) + "}";
}

}  // namespace diagclub
