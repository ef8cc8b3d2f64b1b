// Functions as diagrams against the functions themselves, tried on every combination of cells.
#include "value/diagrams.h"

#include <functional>
#include <map>
#include <random>
#include <set>

#include "catch.h"

namespace diagclub {
namespace {

const CellsByVariable kOccurring{3, 7, 0b10110, 3};

// All combinations of cells that can occur.
using Combination = IndexVector<VariableId, std::size_t>;

std::vector<Combination> combinations(const CellsByVariable& box) {
  std::vector<Combination> all{{}};
  for (const Cells cells : box) {
    std::vector<Combination> longer;
    for (const auto& one : all) {
      for (Cells left = cells; left != 0; left &= left - 1) {
        longer.push_back(one);
        longer.back().push_back(lowest_cell(left));
      }
    }
    all = std::move(longer);
  }
  return all;
}

std::size_t value_at(const Diagrams& diagrams, Diagrams::Node f, const Combination& cells) {
  while (!Diagrams::is_leaf(f)) f = diagrams.child(f, cells[diagrams.variable(f)]);
  return Diagrams::value(f);
}

using Plain = std::function<std::size_t(const Combination&)>;

std::vector<VariableId> in_order(const std::vector<std::size_t>& variables) {
  std::vector<VariableId> order;
  for (const std::size_t variable : variables) order.emplace_back(variable);
  return order;
}

struct Made {
  Diagrams::Node node;
  Plain plain;
};

// A condition at random, both ways.
Made condition(Diagrams& diagrams, std::mt19937& dice, int depth) {
  if (depth == 0 || dice() % 4 == 0) {
    const VariableId variable(dice() % kOccurring.size());
    const Cells accepted = dice() % 32;
    return {diagrams.literal(variable, accepted), [=](const Combination& cells) -> std::size_t {
              return (accepted & cell(cells[variable])) != 0 ? 1 : 0;
            }};
  }
  const Made a = condition(diagrams, dice, depth - 1);
  const Made b = condition(diagrams, dice, depth - 1);
  switch (dice() % 3) {
    case 0:
      return {diagrams.both(a.node, b.node),
              [=](const auto& cells) { return std::min(a.plain(cells), b.plain(cells)); }};
    case 1:
      return {diagrams.either(a.node, b.node),
              [=](const auto& cells) { return std::max(a.plain(cells), b.plain(cells)); }};
    default:
      return {diagrams.negated(a.node), [=](const auto& cells) { return 1 - a.plain(cells); }};
  }
}

}  // namespace

TEST_CASE("a diagram is the function that it was made of", "[diagrams]") {
  std::mt19937 dice(1);
  Diagrams diagrams(kOccurring, in_order({2, 0, 3, 1}));
  std::map<std::vector<std::size_t>, Diagrams::Node> by_values;
  const auto all = combinations(kOccurring);
  for (int i = 0; i < 400; ++i) {
    const Made a = condition(diagrams, dice, 4);
    const Made b = condition(diagrams, dice, 4);
    const Diagrams::Node sum =
        diagrams.apply(a.node, b.node, [](std::size_t x, std::size_t y) { return 2 * x + y; });
    const Diagrams::Node either = diagrams.ite(a.node, b.node, Diagrams::leaf(3));
    std::vector<std::size_t> values;
    for (const auto& cells : all) {
      REQUIRE(value_at(diagrams, a.node, cells) == a.plain(cells));
      REQUIRE(value_at(diagrams, sum, cells) == 2 * a.plain(cells) + b.plain(cells));
      REQUIRE(value_at(diagrams, either, cells) == (a.plain(cells) != 0 ? b.plain(cells) : 3));
      values.push_back(a.plain(cells));
    }
    // Equal functions are the same node, others are not.
    const auto [at, fresh] = by_values.try_emplace(values, a.node);
    REQUIRE(at->second == a.node);
  }
}

// What is remembered between calls is of one set of diagrams, and of one call.
TEST_CASE("copies go on for themselves, however large what is combined", "[diagrams]") {
  const std::size_t count = 12;
  const CellsByVariable occurring(count, 7);
  const std::vector<VariableId> order(occurring.ids().begin(), occurring.ids().end());
  Diagrams first(occurring, order);
  const auto sum_is_even = [&](Diagrams& diagrams) {
    Diagrams::Node even = Diagrams::leaf(1);
    for (const VariableId variable : order) {
      const Diagrams::Node odd = diagrams.literal(variable, 0b010);
      even = diagrams.ite(odd, diagrams.negated(even), even);
    }
    return even;
  };
  const Diagrams::Node before = sum_is_even(first);
  Diagrams copy = first;
  const Diagrams::Node low = copy.literal(VariableId(3), 1);
  CHECK(copy.both(before, low) != copy.both(before, copy.negated(low)));
  CHECK(sum_is_even(copy) == before);
  Diagrams moved = std::move(copy);
  CHECK(sum_is_even(moved) == before);
  CHECK(moved.either(before, moved.negated(before)) == Diagrams::leaf(1));
  // A function with a node for nearly every combination of the first cells.
  Diagrams::Node many = Diagrams::leaf(0);
  for (const VariableId variable : order)
    many = moved.apply(many, moved.literal(variable, 0b100),
                       [](std::size_t a, std::size_t b) { return (3 * a + b) % 251; });
  CHECK(moved.values(many).size() > 200);
  CHECK(moved.apply(many, many, [](std::size_t a, std::size_t b) { return a - b; }) == Diagrams::leaf(0));
}

TEST_CASE("within a box a function has the values, the support and the witnesses that its combinations have",
          "[diagrams]") {
  std::mt19937 dice(2);
  Diagrams diagrams(kOccurring, in_order({1, 3, 0, 2}));
  for (int i = 0; i < 400; ++i) {
    const Made a = condition(diagrams, dice, 4);
    CellsByVariable box;
    for (const Cells cells : kOccurring) {
      Cells some = 0;
      for (Cells left = cells; left != 0; left &= left - 1) some |= dice() % 2 == 0 ? left & -left : 0;
      box.push_back(some == 0 ? cells : some);
    }
    Diagrams into = diagrams.empty_like();
    const Diagrams::Node part = into.restrict(diagrams, a.node, box);
    std::set<std::size_t> values;
    std::map<std::vector<std::size_t>, std::size_t> at;
    for (const auto& cells : combinations(box)) {
      at[cells.items()] = a.plain(cells);
      values.insert(a.plain(cells));
      REQUIRE(value_at(into, part, cells) == a.plain(cells));
    }
    REQUIRE(diagrams.values(a.node, box) == std::vector<std::size_t>(values.begin(), values.end()));
    const IndexVector<VariableId, bool> support = into.support(part);
    for (const VariableId variable : kOccurring.ids()) {
      bool matters = false;
      for (const auto& [cells, value] : at) {
        for (Cells left = box[variable]; left != 0; left &= left - 1) {
          std::vector<std::size_t> other = cells;
          other[variable.index()] = lowest_cell(left);
          matters |= at[other] != value;
        }
      }
      REQUIRE(support[variable] == matters);
    }
    for (const std::size_t value : {0U, 1U}) {
      const auto witness = diagrams.witness(a.node, value, box);
      REQUIRE(witness.has_value() == (values.count(value) == 1));
      if (!witness) continue;
      CellsByVariable given = box;
      for (const auto& [variable, index] : *witness) {
        REQUIRE((box[variable] & cell(index)) != 0);
        given[variable] = cell(index);
      }
      for (const auto& cells : combinations(given)) REQUIRE(a.plain(cells) == value);
    }
    IndexVector<VariableId, bool> some{dice() % 2 == 0, dice() % 2 == 0, dice() % 2 == 0, dice() % 2 == 0};
    const Diagrams::Node sure = diagrams.forall(a.node, some);
    for (const auto& cells : combinations(kOccurring)) {
      CellsByVariable others = kOccurring;
      for (const VariableId variable : others.ids()) {
        if (!some[variable]) others[variable] = cell(cells[variable]);
      }
      std::size_t least = 1;
      for (const auto& other : combinations(others)) least = std::min(least, a.plain(other));
      REQUIRE(value_at(diagrams, sure, cells) == least);
    }
  }
}

}  // namespace diagclub
