#include "report/rule_files/rule_file_order.h"

#include <algorithm>

namespace diagclub {

namespace {

struct EntryForm {
  std::vector<std::string_view> path;  // `*`: any name, or any item of a list
  std::vector<std::string_view> keys;
};

const std::vector<EntryForm>& entry_forms() {
  static const std::vector<EntryForm> kinds{
      {{"rule_set"}, {"name", "title"}},
      {{"sources", "*"}, {"title", "year"}},
      {{"units", "*"}, {"label", "of", "times"}},
      {{"groups", "*"}, {"label", "when_yes", "when_no"}},
      {{"parameters", "*"}, {"value", "unit", "label", "text", "ours"}},
      {{"sections", "*"}, {"heading", "many", "label"}},
      {{"facts", "*"},
       {"kind", "required", "integer", "unit", "min", "max", "formula", "label", "question", "help",
        "heading", "aliases", "changeable", "otherwise", "choices"}},
      {{"facts", "*", "choices", "*"}, {"fr", "en", "aliases"}},
      {{"relations", "*"}, {"bare", "when", "text"}},
      {{"tables", "*"},
       {"label", "text", "source", "certainty", "ours", "applies", "hit", "inputs", "outputs", "gap",
        "overlap", "rows"}},
      {{"tables", "*", "gap"}, {"section", "fr", "en"}},
      {{"tables", "*", "overlap"}, {"section", "fr", "en"}},
      {{"tables", "*", "rows", "*"}, {"when", "then", "text", "source", "certainty", "ours"}},
      {{"rules", "*"}, {"group", "label", "text", "if_no", "source", "certainty", "ours", "applies", "when"}},
      {{"counts", "*"}, {"label", "text", "source", "certainty", "ours", "of"}},
      {{"recommendations", "*"},
       {"label", "text", "source", "certainty", "ours", "who", "timing", "priority", "when"}},
      {{"presumptions", "*"},
       {"of", "is", "when", "unless", "yields_to", "label", "text", "source", "certainty", "ours"}},
      {{"catalogue", "*"}, {"section", "fr", "en", "not_a_rule"}},
      {{"page"}, {"identity", "verdicts", "counts", "lists", "ask_first", "elements"}},
      {{"page", "verdicts", "*"}, {"of", "with"}},
      {{"page", "elements", "*"}, {"of", "title", "verdicts"}},
      {{"cases", "*"}, {"name", "fiche", "expect"}},
      {{"cases", "*", "expect", "*"}, {"is", "by"}},
  };
  return kinds;
}

using Path = std::vector<std::string_view>;

bool matches(const Path& pattern, const Path& path) {
  return std::equal(
      pattern.begin(), pattern.end(), path.begin(), path.end(),
      [](std::string_view wanted, std::string_view name) { return wanted == "*" || wanted == name; });
}

// What is the same wherever it stands: a source, a text.
std::vector<std::string_view> keys_at(const Path& path, const LaidNode& node) {
  for (const EntryForm& kind : entry_forms()) {
    if (matches(kind.path, path)) return kind.keys;
  }
  if (path.size() > 2 && path.back() == "source") return {"document", "section", "catalogue"};
  const bool is_text = std::all_of(node.entries.begin(), node.entries.end(), [](const LaidEntry& entry) {
    return entry.key.text == "fr" || entry.key.text == "en";
  });
  return is_text ? std::vector<std::string_view>{"fr", "en"} : std::vector<std::string_view>{};
}

void put_in_order(LaidNode& node, Path& path) {
  if (node.kind == Node::Kind::mapping) {
    const auto keys = keys_at(path, node);
    const auto rank = [&](const LaidEntry& entry) {
      return std::find(keys.begin(), keys.end(), entry.key.text);
    };
    std::stable_sort(node.entries.begin(), node.entries.end(),
                     [&](const LaidEntry& one, const LaidEntry& other) { return rank(one) < rank(other); });
  }
  for (LaidEntry& entry : node.entries) {
    const std::string name = node.kind == Node::Kind::mapping ? entry.key.text : "*";
    path.push_back(name);
    put_in_order(entry.value, path);
    path.pop_back();
  }
}

}  // namespace

void put_keys_in_order(LaidNode& root) {
  Path path;
  put_in_order(root, path);
}

}  // namespace diagclub
