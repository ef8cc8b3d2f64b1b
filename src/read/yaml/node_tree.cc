#include "read/yaml/node_tree.h"

#include <algorithm>

namespace diagclub {

void NodeTree::open(Node node) { open_.push_back({std::move(node), {}, false, {}}); }

void NodeTree::close() {
  Node done = std::move(open_.back().node);
  open_.pop_back();
  add(std::move(done));
}

bool NodeTree::awaits_key(std::size_t out) const {
  if (open_.size() <= out) return false;
  const Open& at = open_[open_.size() - 1 - out];
  return at.node.kind == Node::Kind::mapping && !at.has_key;
}

void NodeTree::add(Node node) {
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  if (parent.node.kind == Node::Kind::sequence) {
    parent.node.items.push_back(std::move(node));
    return;
  }
  if (!parent.has_key) {
    parent.key = std::move(node);
    parent.has_key = true;
    return;
  }
  parent.has_key = false;
  if (!parent.seen.insert(parent.key.text).second) {
    const auto first = std::find_if(parent.node.keys.begin(), parent.node.keys.end(),
                                    [&](const Node& key) { return key.text == parent.key.text; });
    duplicates_.emplace_back(std::move(parent.key), *first);
    return;
  }
  parent.node.keys.push_back(std::move(parent.key));
  parent.node.items.push_back(std::move(node));
}

void NodeTree::report_duplicates(const Source& source, Diagnostics& diagnostics) const {
  for (const auto& [again, first] : duplicates_) {
    diagnostics.error(
        source, again.span, "the key `" + again.text + "` stands twice",
        "it already stands on line " + std::to_string(first.span.start.line) + ": keep one of them",
        "duplicate-key");
  }
}

}  // namespace diagclub
