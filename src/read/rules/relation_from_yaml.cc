#include "read/rules/relation_from_yaml.h"

#include "read/rules/rule_file_form.h"
#include "read/rules/unary_test.h"

namespace diagclub {

namespace {

void add_comparison(const Node& node, const Reading& reading, std::vector<Comparison>& into) {
  Comparison comparison;
  comparison.place = reading.place(node);
  comparison.written = node.text;
  Fault fault{"two figures to compare are expected here", "", 0};
  if (node.kind == Node::Kind::scalar && comparison_from_text(node.text, comparison, fault)) {
    into.push_back(std::move(comparison));
    return;
  }
  reading.error("bad-formula", node, fault.message,
                fault.help_or("write two formulas with `<`, `<=`, `>` or `>=` between, such as "
                              "`members.firms > members.count`"));
}

}  // namespace

Relation relation_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("relation"));
  Relation relation;
  relation.name = key.text;
  relation.place = reading.place(key);
  if (in.has("bare")) relation.bare = in.name("bare");
  // Where a unit is asked for, its absence may be all there is to tell.
  const Node* when = relation.bare.text.empty() ? in.need("when") : in.get("when");
  if (when != nullptr && when->kind == Node::Kind::sequence) {
    for (const Node& item : when->items) add_comparison(item, reading, relation.when);
    if (when->items.empty())
      reading.error("wrong-shape", *when, "`when` holds nothing", "write `[figure > figure]`");
  } else if (when != nullptr) {
    add_comparison(*when, reading, relation.when);
  }
  relation.text = in.text("text");
  return relation;
}

}  // namespace diagclub
