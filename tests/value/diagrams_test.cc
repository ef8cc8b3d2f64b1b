// Functions as diagrams against the functions themselves, tried on every combination of cells.
#include "value/diagrams.h"

#include <functional>
#include <map>
#include <random>
#include <set>

#include "catch.h"

namespace diagclub {
namespace {

const std::vector<Cells> kOccurring{3, 7, 0b10110, 3};

// All combinations of cells that can occur.
std::vector<std::vector<int>> combinations(const Box& box) {
  std::vector<std::vector<int>> all{{}};
  for (const Cells cells : box) {
    std::vector<std::vector<int>> longer;
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

int value_at(const Diagrams& diagrams, Diagrams::Node f, const std::vector<int>& cells) {
  while (!Diagrams::is_leaf(f)) f = diagrams.child(f, cells[static_cast<std::size_t>(diagrams.variable(f))]);
  return Diagrams::value(f);
}

using Plain = std::function<int(const std::vector<int>&)>;

struct Made {
  Diagrams::Node node;
  Plain plain;
};

// A condition at random, both ways.
Made condition(Diagrams& diagrams, std::mt19937& dice, int depth) {
  if (depth == 0 || dice() % 4 == 0) {
    const int variable = static_cast<int>(dice() % kOccurring.size());
    const Cells accepted = dice() % 32;
    return {diagrams.literal(variable, accepted), [=](const std::vector<int>& cells) {
              return (accepted & cell(cells[static_cast<std::size_t>(variable)])) != 0 ? 1 : 0;
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
  Diagrams diagrams(kOccurring, {2, 0, 3, 1});
  std::map<std::vector<int>, Diagrams::Node> by_values;
  const auto all = combinations(kOccurring);
  for (int i = 0; i < 400; ++i) {
    const Made a = condition(diagrams, dice, 4);
    const Made b = condition(diagrams, dice, 4);
    const Diagrams::Node sum = diagrams.apply(a.node, b.node, [](int x, int y) { return 2 * x + y; });
    const Diagrams::Node either = diagrams.ite(a.node, b.node, Diagrams::leaf(3));
    std::vector<int> values;
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
  std::vector<int> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<int>(i);
  Diagrams first(std::vector<Cells>(count, 7), order);
  const auto sum_is_even = [&](Diagrams& diagrams) {
    Diagrams::Node even = Diagrams::leaf(1);
    for (const int variable : order) {
      const Diagrams::Node odd = diagrams.literal(variable, 0b010);
      even = diagrams.ite(odd, diagrams.negated(even), even);
    }
    return even;
  };
  const Diagrams::Node before = sum_is_even(first);
  Diagrams copy = first;
  const Diagrams::Node low = copy.literal(3, 1);
  CHECK(copy.both(before, low) != copy.both(before, copy.negated(low)));
  CHECK(sum_is_even(copy) == before);
  Diagrams moved = std::move(copy);
  CHECK(sum_is_even(moved) == before);
  CHECK(moved.either(before, moved.negated(before)) == Diagrams::leaf(1));
  // A function with a node for nearly every combination of the first cells.
  Diagrams::Node many = Diagrams::leaf(0);
  for (const int variable : order)
    many = moved.apply(many, moved.literal(variable, 0b100), [](int a, int b) { return (3 * a + b) % 251; });
  CHECK(moved.values(many).size() > 200);
  CHECK(moved.apply(many, many, [](int a, int b) { return a - b; }) == Diagrams::leaf(0));
}

TEST_CASE("within a box a function has the values, the support and the witnesses that its combinations have",
          "[diagrams]") {
  std::mt19937 dice(2);
  Diagrams diagrams(kOccurring, {1, 3, 0, 2});
  for (int i = 0; i < 400; ++i) {
    const Made a = condition(diagrams, dice, 4);
    Box box;
    for (const Cells cells : kOccurring) {
      Cells some = 0;
      for (Cells left = cells; left != 0; left &= left - 1) some |= dice() % 2 == 0 ? left & -left : 0;
      box.push_back(some == 0 ? cells : some);
    }
    Diagrams into = diagrams.empty_like();
    const Diagrams::Node part = into.restrict(diagrams, a.node, box);
    std::set<int> values;
    std::map<std::vector<int>, int> at;
    for (const auto& cells : combinations(box)) {
      at[cells] = a.plain(cells);
      values.insert(at[cells]);
      REQUIRE(value_at(into, part, cells) == at[cells]);
    }
    REQUIRE(diagrams.values(a.node, box) == std::vector<int>(values.begin(), values.end()));
    const std::vector<bool> support = into.support(part);
    for (std::size_t variable = 0; variable < kOccurring.size(); ++variable) {
      bool matters = false;
      for (const auto& [cells, value] : at) {
        for (Cells left = box[variable]; left != 0; left &= left - 1) {
          std::vector<int> other = cells;
          other[variable] = lowest_cell(left);
          matters |= at[other] != value;
        }
      }
      REQUIRE(support[variable] == matters);
    }
    for (const int value : {0, 1}) {
      const auto witness = diagrams.witness(a.node, value, box);
      REQUIRE(witness.has_value() == (values.count(value) == 1));
      if (!witness) continue;
      Box given = box;
      for (const auto& [variable, index] : *witness) {
        REQUIRE((box[static_cast<std::size_t>(variable)] & cell(index)) != 0);
        given[static_cast<std::size_t>(variable)] = cell(index);
      }
      for (const auto& cells : combinations(given)) REQUIRE(a.plain(cells) == value);
    }
    std::vector<bool> some{dice() % 2 == 0, dice() % 2 == 0, dice() % 2 == 0, dice() % 2 == 0};
    const Diagrams::Node sure = diagrams.forall(a.node, some);
    for (const auto& cells : combinations(kOccurring)) {
      Box others = kOccurring;
      for (std::size_t variable = 0; variable < others.size(); ++variable) {
        if (!some[variable]) others[variable] = cell(cells[variable]);
      }
      int least = 1;
      for (const auto& other : combinations(others)) least = std::min(least, a.plain(other));
      REQUIRE(value_at(diagrams, sure, cells) == least);
    }
  }
}

}  // namespace diagclub
