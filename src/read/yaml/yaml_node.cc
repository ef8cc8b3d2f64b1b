// YAML text in, Node out: by the fast path, or by yaml-cpp. The one file that includes yaml-cpp, through its
// event interface: it spares a second tree, gives every mark, and never expands an alias.
#include "read/yaml/yaml_node.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "base/other_file.h"
#include "base/sizes.h"
#include "base/utf8.h"
#include "read/yaml/fast_path_node.h"
#include "read/yaml/node_tree.h"
#include "read/yaml/yaml_advice.h"

namespace diagclub {

namespace {

constexpr std::size_t kDeepest = 32;  // no fiche and no rule nests a quarter as deep

// Stops the parser at the first thing that a document here may not hold.
struct Refused {
  Span span;
  std::string message;
  std::string help;
};

class Builder : public YAML::EventHandler {
 public:
  Builder(const Source& source, std::size_t skipped) : source_(source), skipped_(skipped) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ == 0) return;
    const bool object = source_.text().substr(offset(mark)).starts_with('{');
    throw Refused{first_of(mark), object ? "another object starts here" : "a second document starts here",
                  object ? "one file holds one; `diagclub score` reads several, each on a line of its own"
                         : "one file holds one document: keep each in a file of its own"};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    Node node;
    node.kind = Node::Kind::null;
    node.span = span_of(offset(mark), scalar_end(source_, offset(mark), "~"));
    add(std::move(node), mark);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{first_of(mark), "an alias (`*name`) is not accepted here",
                  "write the value out where it is needed"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    const bool plain = tag == "?" || tag.empty();
    if (!plain && tag != "!") refuse_tag(mark, tag);
    if (!plain) refuse_open_quote(offset(mark));
    if (!plain && value.find_first_not_of(" \n") == std::string::npos) refuse_comparison(offset(mark));
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = value;
    node.plain = plain;
    node.span = span_of(offset(mark), scalar_end(source_, offset(mark), value));
    add(std::move(node), mark);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::sequence);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::mapping);
  }
  void OnMapEnd() override { close(); }

  int documents() const { return documents_; }
  NodeTree& tree() { return tree_; }

  std::size_t offset(const YAML::Mark& mark) const { return skipped_ + size_from(std::max(0, mark.pos)); }
  Span first_of(const YAML::Mark& mark) const { return span_of(offset(mark), offset(mark) + 1); }
  Span span_of(std::size_t from, std::size_t to) const {
    return {source_.position(from), source_.position(to)};
  }

 private:
  // yaml-cpp lets a quote that is never closed swallow the rest of the file.
  void refuse_open_quote(std::size_t from) const {
    const std::string_view text = source_.text();
    const char quote = from < text.size() ? text[from] : '\0';
    if (quote != '"' && quote != '\'') return;  // a block scalar
    for (std::size_t i = from + 1; i < text.size(); ++i) {
      const bool escaped = quote == '"' && text[i] == '\\';
      const bool doubled = quote == '\'' && text.substr(i, 2) == "''";
      if (escaped || doubled) {
        ++i;
      } else if (text[i] == quote) {
        return;
      }
    }
    throw Refused{span_of(from, from + 1), "this quote is never closed", "close it at the end of its text"};
  }

  // `>6` is a text over several lines that are indented by six: where there are none, a comparison was meant.
  void refuse_comparison(std::size_t from) const {
    const std::string_view text = source_.text().substr(from);
    const bool digit = text.size() > 1 && text[1] >= '0' && text[1] <= '9';
    if (!digit || (text[0] != '>' && text[0] != '|')) return;
    const YamlAdvice advice = yaml_advice(source_.text(), from, "block scalar");
    throw Refused{span_of(advice.from, advice.to), advice.message, advice.help};
  }

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
    if (anchor != 0)
      throw Refused{first_of(mark), "an anchor (`&name`) is not accepted here",
                    "write the value out where it is needed"};
  }
  void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
    throw Refused{first_of(mark), "a tag (`" + tag + "`) is not accepted here", "write the value without it"};
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
    refuse_anchor(mark, anchor);
    if (!tag.empty() && tag != "?" && tag != "!") refuse_tag(mark, tag);
    if (tree_.depth() >= kDeepest)
      throw Refused{first_of(mark), "nested too deep", "a fiche has sections and values, nothing below"};
    Node node;
    node.kind = kind;
    node.span = first_of(mark);
    tree_.open(std::move(node));
  }

  void close() {
    if (tree_.is_key()) throw Refused{tree_.innermost().span, "a key must be a word", "write `key: value`"};
    tree_.close();
  }

  void add(Node node, const YAML::Mark& mark) {
    if (tree_.key_is_due() && node.kind == Node::Kind::scalar && node.plain && node.text == "<<") {
      throw Refused{first_of(mark), "a merge (`<<`) is not accepted here",
                    "write the keys out where they are needed"};
    }
    tree_.add(std::move(node));
  }

  const Source& source_;
  std::size_t skipped_;
  int documents_ = 0;
  NodeTree tree_;
};

bool only_blank_or_comment(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first < end && text[first] != '#') return false;
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return true;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].text == key) return &items[i];
  }
  return nullptr;
}

std::optional<Node> node_from_yaml(const Source& source, Diagnostics& diagnostics,
                                   const std::string& empty_help) {
  if (auto quick = node_by_fast_path(source)) return quick;
  std::string_view text = source.text();
  if (const auto other = other_file(text)) {
    diagnostics.error_without_place(source.name(), other->message, other->help, "bad-yaml");
    return std::nullopt;
  }
  const auto at = [&](std::size_t offset) {
    return Span{source.position(offset), source.position(offset + 1)};
  };
  if (const auto bad = first_invalid_utf8(text)) {
    diagnostics.error(source, at(*bad), "this is not UTF-8 text", "save the file as UTF-8", "bad-yaml");
    return std::nullopt;
  }
  const std::size_t skipped =
      text.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0;
  text.remove_prefix(skipped);
  const std::size_t bad =
      text.find_first_of(std::string_view("\0\x01\x02\x03\x04\x05\x06\x07\x08\x0B\x0C\x0E\x0F\x10\x11\x12\x13"
                                          "\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F\x7F",
                                          30));
  if (bad != std::string_view::npos) {
    diagnostics.error(source, at(skipped + bad), "a control character stands in the text", "remove it",
                      "bad-yaml");
    return std::nullopt;
  }
  if (only_blank_or_comment(text)) {
    diagnostics.error(source, at(0), "there is nothing in it", empty_help, "bad-yaml");
    return std::nullopt;
  }
  Builder builder(source, skipped);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Refused& refused) {
    diagnostics.error(source, refused.span, refused.message, refused.help, "bad-yaml");
    return std::nullopt;
  } catch (const YAML::Exception& exception) {
    const std::size_t where = exception.mark.is_null() ? 0 : builder.offset(exception.mark);
    const YamlAdvice advice = yaml_advice(source.text(), where, exception.msg);
    diagnostics.error(source, builder.span_of(advice.from, advice.to), advice.message, advice.help,
                      "bad-yaml");
    return std::nullopt;
  }
  if (builder.documents() == 0) {
    diagnostics.error(source, at(0), "there is nothing in it", empty_help, "bad-yaml");
    return std::nullopt;
  }
  builder.tree().report_duplicates(source, diagnostics);
  return builder.tree().take();
}

}  // namespace diagclub
