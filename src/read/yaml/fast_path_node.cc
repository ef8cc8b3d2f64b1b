// Events of the fast path in, a tree out.
#include "read/yaml/fast_path_node.h"

#include <algorithm>
#include <cctype>

#include "read/yaml/yaml_fast_path.h"

namespace diagclub {

namespace {

using Kind = FastEvent::Kind;

class TreeBuilder {
 public:
  TreeBuilder(const Source& source, const std::vector<FastEvent>& events)
      : source_(source), events_(events) {}

  std::optional<Node> build() {
    Node root;
    if (!take(root)) return std::nullopt;
    return root;
  }

 private:
  bool take(Node& node) {
    const FastEvent& event = events_[at_++];
    const std::size_t from = event.offset;
    switch (event.kind) {
      case Kind::scalar:
        node.kind = Node::Kind::scalar;
        node.text = event.text;
        node.plain = event.plain;
        node.span = span(event, scalar_end(source_, from, event.text));
        return true;
      case Kind::sequence:
        node.kind = Node::Kind::sequence;
        node.span = span(event, from + 1);
        while (events_[at_].kind != Kind::end) {
          if (!take(node.items.emplace_back())) return false;
        }
        ++at_;
        return true;
      case Kind::mapping:
        node.kind = Node::Kind::mapping;
        node.span = span(event, from + 1);
        while (events_[at_].kind != Kind::end) {
          if (!take(node.keys.emplace_back()) || !take(node.items.emplace_back())) return false;
        }
        ++at_;
        return !any_twice(node.keys);
      case Kind::null:  // the fast path does not say where it stands
      case Kind::end:
        break;
    }
    return false;
  }

  Span span(const FastEvent& event, std::size_t end) const {
    return {source_.position(event.offset), source_.position(end)};
  }

  static bool any_twice(const std::vector<Node>& keys) {
    std::vector<std::string_view> texts;
    for (const Node& key : keys) texts.push_back(key.text);
    std::sort(texts.begin(), texts.end());
    return std::adjacent_find(texts.begin(), texts.end()) != texts.end();
  }

  const Source& source_;
  const std::vector<FastEvent>& events_;
  std::size_t at_ = 0;
};

}  // namespace

// Where the scalar that starts here ends on its first line: yaml-cpp only says where it starts.
std::size_t scalar_end(const Source& source, std::size_t from, std::string_view value) {
  const std::string_view text = source.text();
  if (from >= text.size()) return text.size();
  const std::size_t line_end = std::min(text.find_first_of("\r\n", from), text.size());
  const std::string_view rest = text.substr(from, line_end - from);
  if (rest.substr(0, value.size()) == value && !value.empty()) return from + value.size();
  if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) {
    for (std::size_t i = 1; i < rest.size(); ++i) {
      if (rest[0] == '"' && rest[i] == '\\')
        ++i;
      else if (rest[i] == rest[0])
        return from + i + 1;
    }
    return line_end;
  }
  std::size_t end = rest.find(" #");
  end = end == std::string_view::npos ? rest.size() : end;
  while (end > 0 && std::isspace(static_cast<unsigned char>(rest[end - 1]))) --end;
  return from + end;
}

std::optional<Node> node_by_fast_path(const Source& source) {
  YamlFastPath fast_path;
  if (!fast_path.read(source.text())) return std::nullopt;
  return TreeBuilder(source, fast_path.events()).build();
}

}  // namespace diagclub
