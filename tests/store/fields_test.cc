// A member that fields.h forgets is lost when a plan is stored: every struct gives the archive as many as it
// has.
#include "store/fields.h"

#include <cereal/types/optional.hpp>
#include <utility>

#include "catch.h"

using namespace diagclub;

namespace {

// Stands for a member of any type.
struct Anything {
  template <typename Member>
  operator Member() const;
};

template <typename Struct, std::size_t... Each>
constexpr bool can_have(std::index_sequence<Each...>) {
  return requires { Struct{(static_cast<void>(Each), Anything{})...}; };
}

// How many members a struct has: the most that it can be initialised with. A base counts as one.
template <typename Struct, std::size_t Most = 24>
constexpr std::size_t members() {
  static_assert(std::is_aggregate_v<Struct>);
  if constexpr (can_have<Struct>(std::make_index_sequence<Most>{}))
    return Most;
  else
    return members<Struct, Most - 1>();
}

struct Counted {
  std::size_t members = 0;
  template <typename... Member>
  void operator()(Member&&...) {
    members += sizeof...(Member);
  }
};

template <typename Struct>
std::size_t stored(Struct value = {}) {
  Counted archive;
  serialize(archive, value);
  return archive.members;
}

template <typename... Struct>
void check_each() {
  (
      [] {
        INFO(__PRETTY_FUNCTION__);
        CHECK(stored<Struct>() == members<Struct>());
      }(),
      ...);
}

struct Two {
  int one;
  std::vector<std::string> other;
};

}  // namespace

TEST_CASE("members of a struct can be counted", "[store]") {
  CHECK(members<Two>() == 2);
  CHECK(members<Text>() == 2);
}

TEST_CASE("every member is stored", "[store]") {
  check_each<Text, TextPlaces, Name, Operand, Range, UnaryTest::Term, UnaryTest, Formula, Choice, Fact,
             Comparison, Relation, Section, Unit, Term, Group, Parameter, Citation, CatalogueId, Output, Row,
             Flaw, SynthesisPart::Variant, SynthesisPart, Page::Verdict, Page::Element, Page>();
  check_each<Variable, PlanNode, PlanRow, PlanStep, Literal, StrictSight, PlanPresumption, Plan::Giving,
             Plan::Variant, Element, Fiche, Label, Expected, LabelledClub>();
}

TEST_CASE("every member of what is named, cited and worded alike is stored", "[store]") {
  constexpr std::size_t entry = members<Entry>() - 1;  // the base is one of an entry's own
  CHECK(stored<Table>() == entry + members<Table>());
  CHECK(stored<Rule>() == entry + members<Rule>());
  CHECK(stored<Count>() == entry + members<Count>());
  CHECK(stored<Recommendation>() == entry + members<Recommendation>());
  CHECK(stored<Presumption>() == entry + members<Presumption>());
  CHECK(stored<Actor>() == members<Term>() - 1 + members<Actor>());
  CHECK(stored<StatedFact>() == members<FactValue>() - 1 + members<StatedFact>());
}

TEST_CASE("a condition stores its test where it is one, a rule set all but its files", "[store]") {
  Condition test;
  test.kind = Condition::Kind::test;
  CHECK(stored(test) == members<Condition>());
  CHECK(stored<RuleSet>() == members<RuleSet>() - 1);
}
