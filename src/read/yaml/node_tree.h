// In: events of a reader. Out: a tree of nodes.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "read/yaml/yaml_node.h"

namespace diagclub {

// A tree that grows as the events of a reader come. Of a key that stands twice in a mapping the first counts;
// the other is told at the end, so that one run tells all.
class NodeTree {
 public:
  // Mappings and sequences; `close` ends the one that was opened last.
  void open(Node node);
  void close();
  // A scalar or nothing: a key where one is due.
  void add(Node node);

  std::size_t depth() const { return open_.size(); }
  // Whether what comes next is a key.
  bool key_is_due() const { return awaits_key(0); }
  // Whether what was opened last stands where a key is due.
  bool is_key() const { return awaits_key(1); }
  // What was opened last.
  const Node& innermost() const { return open_.back().node; }
  void report_duplicates(const Source& source, Diagnostics& diagnostics) const;
  Node take() { return std::move(root_); }

 private:
  struct Open {
    Node node;
    Node key;
    bool has_key = false;
    std::set<std::string> seen;
  };
  // Of the one open that is `out` from the innermost.
  bool awaits_key(std::size_t out) const;

  Node root_;
  std::vector<Open> open_;
  std::vector<std::pair<Node, Node>> duplicates_;  // the key again, and the first
};

}  // namespace diagclub
