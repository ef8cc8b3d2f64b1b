// Every node is made in one place (`made`), which finds the one that is already there.
#include "value/diagrams.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace diagclub {

namespace {

constexpr Diagrams::Node kNone = std::numeric_limits<Diagrams::Node>::max();

std::size_t mixed(std::size_t hash, std::uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
  return hash * 0xff51afd7ed558ccdULL;
}

// Which of the cells that can occur this one is.
std::size_t rank(Cells occurring, std::size_t cell_index) {
  return cell_count(occurring & first_cells(cell_index));
}

}  // namespace

void Diagrams::Memo::start() {
  used_ = 0;
  if (entries_.empty()) entries_.resize(256);
  if (++start_ != 0) return;
  std::fill(entries_.begin(), entries_.end(), Entry{});  // the numbers are used up
  start_ = 1;
}

std::size_t Diagrams::Memo::place(const Triple& nodes) const {
  std::size_t at = mixed(mixed(mixed(0, nodes[0]), nodes[1]), nodes[2]);
  at ^= at >> 32;
  for (;; ++at) {
    const Entry& entry = entries_[at & (entries_.size() - 1)];
    if (entry.start != start_ || entry.nodes == nodes) return at & (entries_.size() - 1);
  }
}

const Diagrams::Node* Diagrams::Memo::find(const Triple& nodes) const {
  const Entry& entry = entries_[place(nodes)];
  return entry.start == start_ ? &entry.made : nullptr;
}

void Diagrams::Memo::keep(const Triple& nodes, Node made) {
  if (2 * ++used_ > entries_.size()) {
    std::vector<Entry> before(2 * entries_.size());
    before.swap(entries_);
    for (const Entry& entry : before) {
      if (entry.start == start_) entries_[place(entry.nodes)] = entry;
    }
  }
  entries_[place(nodes)] = {nodes, made, start_};
}

Diagrams::Diagrams(CellsByVariable occurring, const std::vector<VariableId>& order)
    : occurring_(std::move(occurring)), order_(order), levels_(order.size()) {
  for (std::uint32_t level = 0; level < order_.size(); ++level) levels_[order_[level]] = level;
}

Diagrams Diagrams::empty_like() const { return {occurring_, order_}; }

void Diagrams::clear() {
  inner_.clear();
  children_.clear();
  std::fill(table_.begin(), table_.end(), kNone);
}

std::uint32_t Diagrams::level(Node node) const {
  return is_leaf(node) ? static_cast<std::uint32_t>(order_.size()) : inner_[node].level;
}

std::size_t Diagrams::size_of(std::uint32_t level) const { return cell_count(occurring_[order_[level]]); }

std::size_t Diagrams::hash_of(std::uint32_t level, const Node* children, std::size_t size) const {
  std::size_t hash = level;
  for (std::size_t i = 0; i < size; ++i) hash = mixed(hash, children[i]);
  return hash ^ (hash >> 29);
}

void Diagrams::grow() {
  std::size_t size = std::max<std::size_t>(table_.size(), 1024);
  while (size <= inner_.size() * 2) size *= 2;
  table_.assign(size, kNone);
  for (Node node = 0; node < inner_.size(); ++node) {
    const Inner& inner = inner_[node];
    std::size_t slot = hash_of(inner.level, &children_[inner.first_child], size_of(inner.level));
    while (table_[slot & (table_.size() - 1)] != kNone) ++slot;
    table_[slot & (table_.size() - 1)] = node;
  }
}

Diagrams::Node Diagrams::made(std::uint32_t level, std::span<const Node> children) {
  if (std::all_of(children.begin(), children.end(), [&](Node child) { return child == children.front(); }))
    return children.front();
  if (inner_.size() * 2 >= table_.size()) grow();
  std::size_t slot = hash_of(level, children.data(), children.size());
  for (;; ++slot) {
    Node& found = table_[slot & (table_.size() - 1)];
    if (found == kNone) {
      found = static_cast<Node>(inner_.size());
      inner_.push_back({level, static_cast<std::uint32_t>(children_.size())});
      children_.insert(children_.end(), children.begin(), children.end());
      return found;
    }
    if (inner_[found].level == level &&
        std::equal(children.begin(), children.end(), children_.begin() + inner_[found].first_child))
      return found;
  }
}

Diagrams::Node Diagrams::node(VariableId variable, const std::vector<Node>& children) {
  return made(levels_[variable], children);
}

Diagrams::Node Diagrams::child(Node node, std::size_t cell_index) const {
  return children_[inner_[node].first_child + rank(occurring(variable(node)), cell_index)];
}

Diagrams::Node Diagrams::literal(VariableId variable, Cells accepted) {
  std::vector<Node> children;
  for (Cells left = occurring(variable); left != 0; left &= left - 1)
    children.push_back(leaf((accepted & left & -left) != 0 ? 1 : 0));
  return node(variable, children);
}

// Walks several functions side by side; `finish` gives the result where it can be told without going on.
template <typename Finish>
Diagrams::Node Diagrams::combined(const Triple& nodes, const Finish& finish) {
  memo_.start();
  return combine(nodes, finish);
}

template <typename Finish>
Diagrams::Node Diagrams::combine(const Triple& nodes, const Finish& finish) {
  if (const std::optional<Node> known = finish(nodes)) return *known;
  if (const Node* const seen = memo_.find(nodes)) return *seen;
  const std::uint32_t top = std::min({level(nodes[0]), level(nodes[1]), level(nodes[2])});
  std::array<Node, kMostCells> children;
  const std::size_t size = size_of(top);
  for (std::size_t i = 0; i < size; ++i) {
    Triple below = nodes;
    for (Node& node : below) {
      if (level(node) == top) node = children_[inner_[node].first_child + i];
    }
    children[i] = combine(below, finish);
  }
  const Node combined = made(top, {children.data(), size});
  memo_.keep(nodes, combined);
  return combined;
}

Diagrams::Node Diagrams::ite(Node condition, Node yes, Node no) {
  return combined({condition, yes, no}, [](const Triple& nodes) -> std::optional<Node> {
    if (is_leaf(nodes[0])) return value(nodes[0]) != 0 ? nodes[1] : nodes[2];
    if (nodes[1] == nodes[2]) return nodes[1];
    return std::nullopt;
  });
}

Diagrams::Node Diagrams::mapped(Node f, const std::vector<std::size_t>& values) {
  return combined({f, leaf(0), leaf(0)}, [&](const Triple& nodes) -> std::optional<Node> {
    if (is_leaf(nodes[0])) return leaf(values[value(nodes[0])]);
    return std::nullopt;
  });
}

Diagrams::Node Diagrams::apply(Node a, Node b, const Merge& merge) {
  return combined({a, b, leaf(0)}, [&](const Triple& nodes) -> std::optional<Node> {
    if (is_leaf(nodes[0]) && is_leaf(nodes[1])) return leaf(merge(value(nodes[0]), value(nodes[1])));
    return std::nullopt;
  });
}

Diagrams::Node Diagrams::forall(Node condition, const IndexVector<VariableId, bool>& variables) {
  std::unordered_map<Node, Node> memo;
  const auto walk = [&](const auto& self, Node f) -> Node {
    if (is_leaf(f)) return f;
    if (const auto seen = memo.find(f); seen != memo.end()) return seen->second;
    const Inner inner = inner_[f];
    std::vector<Node> children(size_of(inner.level));
    for (std::size_t i = 0; i < children.size(); ++i)
      children[i] = self(self, children_[inner.first_child + i]);
    if (!variables[variable(f)]) return memo[f] = made(inner.level, children);
    Node all = leaf(1);
    for (const Node child : children) all = both(all, child);
    return memo[f] = all;
  };
  return walk(walk, condition);
}

Diagrams::Node Diagrams::restrict(const Diagrams& from, Node f, const CellsByVariable& box) {
  Restriction restriction(from, *this);
  restriction.start(box);
  return restriction.of(f);
}

void Restriction::start(const CellsByVariable& box) {
  box_ = &box;
  if (++start_ != 0) return;
  met_.clear();  // the numbers are used up
  start_ = 1;
}

Diagrams::Node Restriction::of(Diagrams::Node f) {
  using Node = Diagrams::Node;
  if (Diagrams::is_leaf(f)) return f;
  if (met_.size() <= f) met_.resize(from_.node_count());
  if (met_[f].start == start_) return met_[f].node;
  const VariableId about = from_.variable(f);
  const Cells occurring = from_.occurring(about);
  const Cells allowed = (*box_)[about] & occurring;
  const Node first = of(from_.child(f, lowest_cell(allowed)));
  Node made = first;
  if (!is_single(allowed)) {
    std::array<Node, kMostCells> children{};
    std::size_t count = 0;
    for (Cells left = occurring; left != 0; left &= left - 1) {
      const bool inside = (allowed & left & -left) != 0;
      children[count++] = inside ? of(from_.child(f, lowest_cell(left))) : first;
    }
    made = into_.made(into_.levels_[about], {children.data(), count});
  }
  met_[f] = {start_, made};
  return made;
}

void Diagrams::values(Node f, const CellsByVariable& box, Walk& walk, std::vector<std::size_t>& found) const {
  found.clear();
  for_each_value(f, box, walk, [&](std::size_t value) { found.push_back(value); });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
}

std::vector<std::size_t> Diagrams::values(Node f, const CellsByVariable& box) const {
  Walk walk;
  std::vector<std::size_t> found;
  values(f, box, walk, found);
  return found;
}

std::vector<std::size_t> Diagrams::values(Node f) const { return values(f, occurring_); }

IndexVector<VariableId, bool> Diagrams::support(Node f) const {
  IndexVector<VariableId, bool> found(occurring_.size());
  Walk walk;
  for_each_support(f, walk, [&](VariableId variable) { found[variable] = true; });
  return found;
}

std::optional<Diagrams::Witness> Diagrams::witness(Node f, std::size_t wanted,
                                                   const CellsByVariable& box) const {
  constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();
  struct Step {
    std::size_t length = kNever;
    std::size_t cell = 0;
    Node next = 0;
  };
  std::unordered_map<Node, Step> steps;
  const auto walk = [&](const auto& self, Node node) -> std::size_t {
    if (is_leaf(node)) return value(node) == wanted ? 0 : kNever;
    if (const auto seen = steps.find(node); seen != steps.end()) return seen->second.length;
    Step best;
    for (Cells left = occurring(variable(node)) & box[variable(node)]; left != 0; left &= left - 1) {
      const Node next = child(node, lowest_cell(left));
      const std::size_t length = self(self, next);
      if (length != kNever && length + 1 < best.length) best = {length + 1, lowest_cell(left), next};
    }
    steps[node] = best;
    return best.length;
  };
  if (walk(walk, f) == kNever) return std::nullopt;
  Witness path;
  for (Node node = f; !is_leaf(node); node = steps[node].next)
    path.emplace_back(variable(node), steps[node].cell);
  return path;
}

}  // namespace diagclub
