// Two steps: the tree of `node_from_yaml`, with the offset where each of its parts starts; then the walk that
// finds the comments between them.
#include "read/yaml/yaml_layout.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/code_points.h"
#include "base/sizes.h"
#include "read/yaml/comment_walk.h"

namespace diagclub {

namespace {

bool is_block(const LaidNode& node) { return !node.entries.empty() && !node.flow; }

class Starts {
 public:
  Starts(const Source& source, LaidFile& file, const Node& root) : source_(source) {
    lay_out(root, file.root.value, false);
    if (!add(root, file.root, file.root.value, true, 0, 0))
      all_.push_back({0, &file.root, &file.root.value, true, 0, 0});
    add_entries(root, file.root.value, 0);
  }
  std::vector<Start> take() { return std::move(all_); }

 private:
  // The offset of a part's first character, behind the `!` that a quoted-like plain scalar may have.
  std::size_t offset_of(const Node& node) const {
    const std::string_view text = source_.text();
    const std::string_view line = source_.line(node.span.start.line);
    if (line.data() == nullptr) return text.size();
    const auto line_start = size_from(line.data() - text.data());
    std::size_t at = line_start + offset_after(line, 0, size_from(std::max(1, node.span.start.column)) - 1);
    if (at < text.size() && text[at] == '!')
      at = std::min(text.find_first_not_of(" \t\r\n", at + 1), text.size());
    return at;
  }

  void lay_out(const Node& node, LaidNode& laid, bool in_flow) const {
    laid.kind = node.kind;
    laid.text = node.text;
    laid.plain = node.plain;
    const bool is_list = node.kind == Node::Kind::sequence;
    if (!is_list && node.kind != Node::Kind::mapping) return;
    const std::string_view text = source_.text();
    const std::size_t at = offset_of(node);
    laid.flow = in_flow || node.items.empty() || (at < text.size() && text[at] == (is_list ? '[' : '{'));
    laid.entries.resize(node.items.size());
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      if (!is_list) lay_out(node.keys[i], laid.entries[i].key, laid.flow);
      lay_out(node.items[i], laid.entries[i].value, laid.flow);
    }
  }

  // What is empty has no place of its own: yaml-cpp gives it another's.
  bool is_written(const Node& node, std::size_t at) const {
    if (node.kind != Node::Kind::null) return true;
    const std::string_view rest = source_.text().substr(std::min(at, source_.text().size()));
    return rest.starts_with("~") || rest.starts_with("null") || rest.starts_with("Null") ||
           rest.starts_with("NULL");
  }

  bool add(const Node& node, LaidEntry& entry, const LaidNode& part, bool opens_entry, std::size_t depth,
           int column) {
    const std::size_t at = offset_of(node);
    if (!is_written(node, at) || (!all_.empty() && at < all_.back().offset)) return false;
    all_.push_back({at, &entry, &part, opens_entry, depth, column});
    return true;
  }

  void add_entries(const Node& node, LaidNode& laid, std::size_t depth) {
    const int column = laid.flow ? kInBrackets : node.span.start.column - 1;
    for (std::size_t i = 0; i < laid.entries.size(); ++i) {
      LaidEntry& entry = laid.entries[i];
      const Node& item = node.items[i];
      const bool keyed =
          node.kind == Node::Kind::mapping && add(node.keys[i], entry, entry.key, true, depth, column);
      // A block starts with its first entry; the null of a key without a value is given the key's own place.
      if (!keyed || (!is_block(entry.value) && item.kind != Node::Kind::null))
        add(item, entry, entry.value, !keyed, depth, column);
      add_entries(item, entry.value, depth + 1);
    }
  }

  const Source& source_;
  std::vector<Start> all_;
};

void add_comments(const std::vector<std::string>& lines, std::vector<std::string>& all) {
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(all),
               [](const std::string& line) { return !line.empty(); });
}

void add_comments(const LaidEntry& entry, std::vector<std::string>& all) {
  add_comments(entry.above, all);
  if (!entry.beside.empty()) all.push_back(entry.beside);
  for (const LaidEntry& below : entry.value.entries) add_comments(below, all);
  add_comments(entry.value.below, all);
}

}  // namespace

std::optional<LaidFile> layout_from_yaml(const Source& source, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  const auto root = node_from_yaml(source, diagnostics);
  if (!root || diagnostics.error_count() > errors) return std::nullopt;
  const std::string_view text = source.text();
  for (std::size_t at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1)) {
    if (text.substr(at, 2) == "\r\n") continue;
    diagnostics.error(source, {source.position(at), source.position(at + 1)},
                      "a carriage return stands in the middle of a line", "end the line with a line feed");
    return std::nullopt;
  }
  LaidFile file;
  const std::vector<Start> starts = Starts(source, file, *root).take();
  put_comments(text, starts, file);
  return file;
}

std::vector<std::string> comments_of(const LaidEntry& entry) {
  std::vector<std::string> all;
  add_comments(entry, all);
  return all;
}

bool needs_its_quotes(std::string_view text) {
  static constexpr std::array<std::string_view, 13> words{"yes", "no",  "y",   "n",    "true", "false", "on",
                                                          "off", "oui", "non", "null", "~",    "<<"};
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (text.empty() || std::find(words.begin(), words.end(), lower) != words.end()) return true;
  const std::size_t digit = text.find_first_not_of("+-.");
  return digit != text.npos && std::isdigit(static_cast<unsigned char>(text[digit])) != 0 &&
         text.find(' ') == text.npos;
}

}  // namespace diagclub
