// The short form of a fiche asks for what decides most over the report's clubs: worked out here once more.
#include <algorithm>
#include <numeric>

#include "load/cases.h"
#include "oracle/real_rules.h"
#include "reason/club/diagnose_club.h"

namespace diagclub::oracle {
namespace {

constexpr std::size_t kAsked = 26;

// What a page says first: its verdicts, and the rules of its first two counts.
std::vector<EntryRef> things_said(const Plan& plan) {
  std::vector<EntryRef> things;
  const Page& page = plan.rules().page;
  for (const Page::Verdict& verdict : page.verdicts) things.push_back(*plan.names().find(verdict.of.text));
  for (std::size_t i = 0; i < 2; ++i) {
    const CountId count = plan.names().find(page.counts[i].text)->count();
    for (const Name& rule : plan.rules().counts[count].of) things.push_back(*plan.names().find(rule.text));
  }
  return things;
}

std::vector<Cells> said_of(const Plan& plan, const StandingReader& reader,
                           const std::vector<EntryRef>& things, const Fiche& fiche) {
  const Facts facts = facts_from_fiche(plan, fiche);
  const Standing standing = reader.read(facts, evaluate(plan, facts));
  std::vector<Cells> said;
  for (const EntryRef thing : things) said.push_back(standing.outcome.cells[plan.variables().of(thing)]);
  return said;
}

std::size_t alike(const std::vector<Cells>& a, const std::vector<Cells>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), std::size_t{0}, std::plus<>(),
                            [](Cells one, Cells other) { return one == other ? 1U : 0U; });
}

// By fact: how many conclusions, over all clubs, it brings by itself to what the whole fiche says, and how
// many come out otherwise without it.
IndexVector<FactId, std::size_t> decided_by(const Plan& plan) {
  const StandingReader reader(plan);
  const std::vector<EntryRef> things = things_said(plan);
  const FicheForm form(plan.rules());
  Diagnostics problems;
  const TestCorpus cases = cases_from_paths({DIAGCLUB_ROOT "/samples"}, form, problems);
  REQUIRE(cases.clubs.size() >= 40);
  IndexVector<FactId, std::size_t> decided(plan.rules().facts.size());
  const std::vector<Cells> nothing = said_of(plan, reader, things, {});
  for (const LabelledClub& club : cases.clubs) {
    const std::vector<Cells> whole = said_of(plan, reader, things, club.fiche);
    for (std::size_t i = 0; i < club.fiche.facts.size(); ++i) {
      const FactId fact = club.fiche.facts[i].fact;
      if (plan.rules().facts[fact].kind == FactKind::text) continue;
      Fiche alone;
      alone.facts.push_back(club.fiche.facts[i]);
      const std::size_t brought = alike(said_of(plan, reader, things, alone), whole);
      decided[fact] += brought - std::min(brought, alike(nothing, whole));
      Fiche without = club.fiche;
      without.facts.erase(without.facts.begin() + static_cast<std::ptrdiff_t>(i));
      decided[fact] += things.size() - alike(said_of(plan, reader, things, without), whole);
    }
  }
  return decided;
}

}  // namespace

TEST_CASE("the short form asks for what decides most over the clubs", "[short_form]") {
  const Plan& plan = real_plan();
  const auto decided = decided_by(plan);
  std::vector<FactId> order(decided.ids().begin(), decided.ids().end());
  // What an interview asks first stands first, whatever it decides.
  const auto first = [&](FactId fact) {
    const std::vector<Name>& names = plan.rules().page.ask_first;
    return std::any_of(names.begin(), names.end(),
                       [&](const Name& name) { return name.text == plan.rules().facts[fact].name; });
  };
  std::stable_sort(order.begin(), order.end(), [&](FactId a, FactId b) {
    return first(a) != first(b) ? first(a) : decided[a] > decided[b];
  });
  order.resize(kAsked);
  std::string computed, declared;
  for (const FactId fact : order) computed += "\n    - " + plan.rules().facts[fact].name;
  for (const Name& name : plan.rules().page.short_form) declared += "\n    - " + name.text;
  // If they differ: the list to put under `short_form` in rules/page.yaml.
  CHECK(declared == computed);
}

}  // namespace diagclub::oracle
