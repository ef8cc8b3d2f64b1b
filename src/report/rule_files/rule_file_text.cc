#include "report/rule_files/rule_file_text.h"

#include <algorithm>

#include "base/sizes.h"
#include "base/utf8.h"
#include "report/rule_files/rule_file_order.h"
#include "report/text/scalar_text.h"

namespace diagclub {

namespace {

bool is_collection(const LaidNode& node) {
  return node.kind == Node::Kind::sequence || node.kind == Node::Kind::mapping;
}

bool has_comments(const LaidEntry& entry) {
  const auto is_comment = [](const std::string& line) { return !line.empty(); };
  return !entry.beside.empty() || std::any_of(entry.above.begin(), entry.above.end(), is_comment) ||
         !entry.value.below.empty();
}

// In brackets, on one line. Nothing when a comment stands in the way.
std::optional<std::string> flow_text(const LaidNode& node) {
  if (!is_collection(node)) return scalar_on_a_line(node, true);
  if (!node.below.empty()) return std::nullopt;
  const bool is_list = node.kind == Node::Kind::sequence;
  std::string text = is_list ? "[" : "{";
  for (const LaidEntry& entry : node.entries) {
    const auto value = flow_text(entry.value);
    if (!value || has_comments(entry)) return std::nullopt;
    if (text.size() > 1) text += ", ";
    text += (is_list ? "" : scalar_on_a_line(entry.key, true) + ": ") + *value;
  }
  return text + (is_list ? "]" : "}");
}

class Writer {
 public:
  std::string write(const LaidEntry& root) {
    comments(root.above, 0, true);
    value("", root.value, root.beside, 0);
    if (!is_collection(root.value)) comments(root.value.below, 0, false);
    return std::move(out_);
  }

 private:
  // What waits for the first line of a list's item: its dashes.
  void line(int indent, const std::string& text) {
    out_ += std::string(size_from(indent) - dashes_.size(), ' ') + dashes_ + text + "\n";
    dashes_.clear();
  }

  void comments(const std::vector<std::string>& lines, int indent, bool first) {
    const std::string margin(size_from(indent) - dashes_.size(), ' ');
    for (const std::string& comment : lines) {
      if (!comment.empty())
        out_ += margin + comment + "\n";
      else if (!first && !out_.ends_with("\n\n"))
        out_ += "\n";
      first = first && comment.empty();
    }
  }

  static std::string behind(const std::string& comment) { return comment.empty() ? "" : "  " + comment; }
  static std::string joined(const std::string& head, const std::string& text) {
    return head.empty() ? text : head + " " + text;
  }

  static std::optional<std::string> on_its_line(const std::string& head, const LaidNode& node, int indent) {
    if (!node.flow) return std::nullopt;
    auto text = flow_text(node);
    if (!text || (!node.entries.empty() && indent + display_width(joined(head, *text)) > kRuleFileWidth))
      return std::nullopt;
    return text;
  }

  void block(const LaidNode& node, int indent) {
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const LaidEntry& entry = node.entries[i];
      comments(entry.above, indent, i == 0);
      if (node.kind == Node::Kind::mapping) {
        value(key_text(entry.key) + ":", entry.value, entry.beside, indent);
        continue;
      }
      const bool in_block = is_collection(entry.value) && !on_its_line("", entry.value, indent + 2);
      if (in_block && !entry.beside.empty()) comments({entry.beside}, indent, false);
      dashes_ += "- ";
      value("", entry.value, in_block ? "" : entry.beside, indent + 2);
    }
    comments(node.below, indent, false);
  }

  // `head`: the key, if there is one.
  void value(const std::string& head, const LaidNode& node, const std::string& beside, int indent) {
    if (is_collection(node)) {
      if (const auto text = on_its_line(head, node, indent)) {
        line(indent, joined(head, *text) + behind(beside));
      } else if (head.empty()) {
        block(node, indent);
      } else {
        line(indent, head + behind(beside));
        block(node, indent + 2);
      }
    } else if (node.kind == Node::Kind::null) {
      line(indent, (head.empty() ? "~" : head) + behind(beside));
      if (!head.empty()) comments(node.below, indent + 2, false);
    } else {
      scalar(head, node, beside, indent);
    }
  }

  void scalar(const std::string& head, const LaidNode& node, const std::string& beside, int indent) {
    const int below = head.empty() && indent > 0 ? indent : indent + 2;
    const int used = indent + (head.empty() ? 0 : display_width(head) + 1);
    const ScalarText text = scalar_text(node, kRuleFileWidth - used, kRuleFileWidth - below);
    const bool on_head = text.is_block() || text.lines.empty();
    line(indent, joined(head, text.head) + (on_head ? behind(beside) : ""));
    for (const std::string& each : text.lines) {
      const bool last = !on_head && &each == &text.lines.back();
      if (each.empty())
        out_ += "\n";
      else
        line(below, each + (last ? behind(beside) : ""));
    }
  }

  std::string out_;
  std::string dashes_;
};

// The same value, whatever the order of its keys and the quotes that nobody asks for.
bool is_same(const LaidNode& one, const LaidNode& other) {
  if (one.kind != other.kind || one.text != other.text || one.entries.size() != other.entries.size())
    return false;
  if (one.plain != other.plain && needs_its_quotes(one.text)) return false;
  const auto same_entry = [](const LaidEntry& a, const LaidEntry& b) {
    return is_same(a.key, b.key) && is_same(a.value, b.value);
  };
  if (one.kind == Node::Kind::sequence)
    return std::equal(one.entries.begin(), one.entries.end(), other.entries.begin(), same_entry);
  return std::is_permutation(one.entries.begin(), one.entries.end(), other.entries.begin(), same_entry);
}

std::ptrdiff_t signs(std::string_view text) { return std::count(text.begin(), text.end(), '#'); }

std::ptrdiff_t signs(const LaidNode& node) {
  std::ptrdiff_t all = signs(node.text);
  for (const LaidEntry& entry : node.entries) all += signs(entry.key.text) + signs(entry.value);
  return all;
}

// Every `#` of a text is in a value or in a comment: none of them was overlooked, and none made up.
bool accounts_for_all(const LaidFile& file, std::string_view text) {
  std::ptrdiff_t found = signs(file.root.value);
  for (const std::string& comment : file.comments) found += signs(comment);
  return found == signs(text) && comments_of(file.root) == file.comments;
}

}  // namespace

std::string text_from_layout(const LaidEntry& root) { return Writer().write(root); }

std::optional<std::string> reformatted(const Source& source, Diagnostics& diagnostics) {
  const auto written = layout_from_yaml(source, diagnostics);
  if (!written) return std::nullopt;
  LaidEntry ordered = written->root;
  put_keys_in_order(ordered.value);
  std::string text = text_from_layout(ordered);
  Diagnostics problems;
  const Source result(source.name(), text);
  const auto again = layout_from_yaml(result, problems);
  if (again && accounts_for_all(*written, source.text()) && accounts_for_all(*again, text) &&
      is_same(written->root.value, again->root.value) && comments_of(ordered) == again->comments &&
      text_from_layout(again->root) == text)
    return text;
  diagnostics.error_without_place(source.name(), "it cannot be laid out without changing what it says",
                                  "it is left as it is; write it in a simpler way");
  return std::nullopt;
}

}  // namespace diagclub
