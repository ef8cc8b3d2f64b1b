// In: literals over the cells of many variables. Out: functions joined of them, as reduced ordered multi-
// valued decision diagrams.
//
// Reduced ordered multi-valued decision diagrams: Bryant, "Graph-based algorithms for Boolean function
// manipulation" (1986), with as many edges a node as its variable has cells: Srinivasan, Kam, Malik and
// Brayton, "Algorithms for discrete function manipulation" (1990). `ite`, `apply`, `restrict` and `forall`
// are theirs.
//
// Example: x has the cells < 30, 30, > 30, and y is yes or no. `both(literal(x, {< 30}), literal(y,
// {yes}))` is a node that asks x, with edges to a node that asks y, to `leaf(0)` and to `leaf(0)`. Made in
// another way (`negated(either(…))`) it is the same node, so that equality is a comparison of two numbers.
//
// Cost: a node is made once (a table of nodes, open addressing). `ite` and `apply` visit each pair
// (triple) of nodes once and remember it: at most the product of the sizes. Sizes depend on the order of
// the variables and can grow exponentially in their number; `restrict` to a box and the walks are linear
// in the nodes met.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "value/box.h"
#include "value/cells.h"

namespace cereal {
class access;
}

namespace diagclub {

// Functions of the cells of many variables, each giving a small whole number (0 and 1: no and yes), as
// decision diagrams: variables are asked in one fixed order and equal parts are shared. Two functions are
// equal if and only if they are the same node, so that a proof is a comparison: what always holds *is*
// `leaf(1)`. Only cells that can occur count.
class Diagrams {
 public:
  using Node = std::uint32_t;

  // What a walk through diagrams remembers; used again by the next.
  struct Walk {
    std::vector<std::uint32_t> seen;  // by node: the walk that last met it
    std::vector<Node> left;
    std::uint32_t number = 0;
  };

  // occurring: the cells that can occur; order: all variables, the first asked first.
  Diagrams(CellsByVariable occurring, const std::vector<VariableId>& order);
  // The same variables, no functions yet.
  Diagrams empty_like() const;
  // Forgets all functions; the memory is used again.
  void clear();

  static constexpr Node leaf(std::size_t value) { return kLeaf | static_cast<Node>(value); }
  static constexpr bool is_leaf(Node node) { return (node & kLeaf) != 0; }
  static constexpr std::size_t value(Node node) { return node & ~kLeaf; }

  // 1 where the variable's cell is among those accepted.
  Node literal(VariableId variable, Cells accepted);
  // Of conditions, which give 0 or 1 alone.
  Node both(Node a, Node b) { return ite(a, b, leaf(0)); }
  Node either(Node a, Node b) { return ite(a, leaf(1), b); }
  Node negated(Node a) { return ite(a, leaf(0), leaf(1)); }
  Node ite(Node condition, Node yes, Node no);
  // Each value v replaced by values[v].
  Node mapped(Node f, const std::vector<std::size_t>& values);
  using Merge = std::function<std::size_t(std::size_t, std::size_t)>;
  // What `merge` makes of the values of both; it must not ask these diagrams for another function.
  Node apply(Node a, Node b, const Merge& merge);
  // A condition whatever the cells of these variables.
  Node forall(Node condition, const IndexVector<VariableId, bool>& variables);
  // A function of another set of diagrams over the same variables, on the part of its cells that lies in the
  // box (by variable): cells outside no longer tell anything apart.
  Node restrict(const Diagrams& from, Node f, const CellsByVariable& box);

  // The values that a function takes, ascending; within a box (by variable).
  std::vector<std::size_t> values(Node f) const;
  std::vector<std::size_t> values(Node f, const CellsByVariable& box) const;
  void values(Node f, const CellsByVariable& box, Walk& walk, std::vector<std::size_t>& found) const;
  // The same, each value told once or more, in any order: `told(value)`. Nothing is allocated but what the
  // walk needs the first time.
  template <typename Told>
  void for_each_value(Node f, const CellsByVariable& box, Walk& walk, Told told) const;
  // By variable: whether the function depends on it.
  IndexVector<VariableId, bool> support(Node f) const;
  // The variables that it depends on, each told once or more, in any order: `told(variable)`.
  template <typename Told>
  void for_each_support(Node f, Walk& walk, Told told) const;
  // The cells of fewest variables that alone make the function give that value, all within the box.
  using Witness = std::vector<std::pair<VariableId, std::size_t>>;
  std::optional<Witness> witness(Node f, std::size_t value, const CellsByVariable& box) const;

  // Of a node that is no leaf.
  VariableId variable(Node node) const { return order_[inner_[node].level]; }
  Node child(Node node, std::size_t cell) const;
  // One of these children for each cell of the variable that can occur, in order: the node for it.
  Node node(VariableId variable, const std::vector<Node>& children);

  // All variables, the first asked first.
  const std::vector<VariableId>& order() const { return order_; }
  Ids<VariableId> variables() const { return occurring_.ids(); }
  const CellsByVariable& occurring() const { return occurring_; }
  Cells occurring(VariableId variable) const { return occurring_[variable]; }
  std::size_t node_count() const { return inner_.size(); }

 private:
  static constexpr Node kLeaf = 0x80000000U;
  struct Inner {
    std::uint32_t level = 0;
    std::uint32_t first_child = 0;

    template <typename Archive>
    void serialize(Archive& archive) {
      archive(level, first_child);
    }
  };
  using Triple = std::array<Node, 3>;
  // What one walk through several functions made of each that it met; memory used again by the next. A copy
  // remembers nothing.
  class Memo {
   public:
    Memo() = default;
    Memo(const Memo&) {}
    Memo(Memo&&) = default;
    Memo& operator=(const Memo&) { return *this; }
    Memo& operator=(Memo&&) = default;
    ~Memo() = default;

    void start();
    const Node* find(const Triple& nodes) const;
    void keep(const Triple& nodes, Node made);

   private:
    struct Entry {
      Triple nodes{};
      Node made = 0;
      std::uint32_t start = 0;  // the one in which it was kept
    };
    // Where it stands, or would.
    std::size_t place(const Triple& nodes) const;

    std::vector<Entry> entries_;  // open addressing
    std::size_t used_ = 0;
    std::uint32_t start_ = 0;
  };

  void start(Node f, Walk& walk) const {
    if (walk.seen.size() < inner_.size()) walk.seen.resize(inner_.size());
    if (++walk.number == 0) {  // the numbers are used up
      std::fill(walk.seen.begin(), walk.seen.end(), 0);
      walk.number = 1;
    }
    walk.left.assign(1, f);
  }
  template <typename Finish>
  Node combined(const Triple& nodes, const Finish& finish);
  template <typename Finish>
  Node combine(const Triple& nodes, const Finish& finish);
  friend class Restriction;
  Node made(std::uint32_t level, std::span<const Node> children);
  std::uint32_t level(Node node) const;
  std::size_t size_of(std::uint32_t level) const;
  std::size_t hash_of(std::uint32_t level, const Node* children, std::size_t size) const;
  void grow();

  friend class cereal::access;  // src/store
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(occurring_, order_, levels_, inner_, children_);
  }

  CellsByVariable occurring_;
  std::vector<VariableId> order_;  // by level
  IndexVector<VariableId, std::uint32_t> levels_;
  std::vector<Inner> inner_;
  std::vector<Node> children_;
  Memo memo_;                // of `combined`
  std::vector<Node> table_;  // open addressing: the node with these children, or kNone; made when needed
};

// Functions of some diagrams on the part of their cells that lies in a box, as `restrict` gives them, for
// many functions and many boxes: what was met once in a box is not walked again, and memory is used again.
class Restriction {
 public:
  // Both must outlive it, over the same variables; they may be the same.
  Restriction(const Diagrams& from, Diagrams& into) : from_(from), into_(into) {}
  // Another box, which must outlive what is asked of it. What was made in `into` may be cleared before.
  void start(const CellsByVariable& box);
  Diagrams::Node of(Diagrams::Node f);

 private:
  const Diagrams& from_;
  Diagrams& into_;
  const CellsByVariable* box_ = nullptr;
  struct Met {
    std::uint32_t start = 0;  // the one in which it was met
    Diagrams::Node node = 0;
  };
  std::vector<Met> met_;  // by node
  std::uint32_t start_ = 0;
};

template <typename Told>
void Diagrams::for_each_value(Node f, const CellsByVariable& box, Walk& walk, Told told) const {
  // While each variable is in one cell there is one way down.
  while (!is_leaf(f)) {
    const VariableId variable = this->variable(f);
    const Cells allowed = box[variable] & occurring_[variable];
    if (!is_single(allowed)) break;
    f = child(f, lowest_cell(allowed));
  }
  if (is_leaf(f)) return told(value(f));
  start(f, walk);
  while (!walk.left.empty()) {
    const Node node = walk.left.back();
    walk.left.pop_back();
    if (is_leaf(node)) {
      told(value(node));
      continue;
    }
    if (walk.seen[node] == walk.number) continue;
    walk.seen[node] = walk.number;
    const VariableId variable = this->variable(node);
    for (Cells cells = box[variable] & occurring_[variable]; cells != 0; cells &= cells - 1)
      walk.left.push_back(child(node, lowest_cell(cells)));
  }
}

template <typename Told>
void Diagrams::for_each_support(Node f, Walk& walk, Told told) const {
  start(f, walk);
  while (!walk.left.empty()) {
    const Node node = walk.left.back();
    walk.left.pop_back();
    if (is_leaf(node) || walk.seen[node] == walk.number) continue;
    walk.seen[node] = walk.number;
    told(variable(node));
    const auto first = children_.begin() + inner_[node].first_child;
    walk.left.insert(walk.left.end(), first,
                     first + static_cast<std::ptrdiff_t>(size_of(inner_[node].level)));
  }
}

}  // namespace diagclub
