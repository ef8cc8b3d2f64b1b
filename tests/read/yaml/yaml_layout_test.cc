// YAML in, its values with their comments out: which entry a comment belongs to.
#include "read/yaml/yaml_layout.h"

#include "rule_text.h"

namespace diagclub {
namespace {

LaidFile layout_of(std::string text) {
  Diagnostics diagnostics;
  auto file = layout_from_yaml(Source("a.yaml", std::move(text)), diagnostics);
  if (!file) FAIL(text_from(diagnostics));
  CHECK(comments_of(file->root) == file->comments);
  return std::move(*file);
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "|") + (line.empty() ? "(blank)" : line);
  return all;
}

// The entries that have comments, each with the keys that lead to it: `a.b above # x`.
void tell(const LaidEntry& entry, const std::string& path, std::string& out) {
  if (!entry.above.empty()) out += path + " above " + joined(entry.above) + "\n";
  if (!entry.beside.empty()) out += path + " beside " + entry.beside + "\n";
  for (std::size_t i = 0; i < entry.value.entries.size(); ++i) {
    const LaidEntry& below = entry.value.entries[i];
    tell(below, path + "." + (below.key.text.empty() ? std::to_string(i) : below.key.text), out);
  }
  if (!entry.value.below.empty()) out += path + " below " + joined(entry.value.below) + "\n";
}

std::string comments_told(std::string text) {
  std::string out;
  tell(layout_of(std::move(text)).root, "", out);
  return out;
}

}  // namespace

TEST_CASE("a value keeps the form that it was written in", "[layout]") {
  const LaidFile file = layout_of("a: {b: 1, c: [x]}\nd:\n  - \"y\"\n  - []\ne:\n");
  const std::vector<LaidEntry>& top = file.root.value.entries;
  REQUIRE(top.size() == 3);
  CHECK_FALSE(file.root.value.flow);
  CHECK(top[0].value.flow);
  CHECK(top[0].value.entries[1].value.flow);
  CHECK_FALSE(top[1].value.flow);
  CHECK_FALSE(top[1].value.entries[0].value.plain);
  CHECK(top[1].value.entries[1].value.flow);
  CHECK(top[2].value.kind == Node::Kind::null);
}

TEST_CASE("a comment belongs to what stands below it or before it", "[layout]") {
  CHECK(comments_told("# head\na: 1  # one\n# two\nb:  # three\n  # four\n  - x  # five\n  - y\n") ==
        " above # head\n.a beside # one\n.b above # two\n.b beside # three\n.b.0 above # four\n"
        ".b.0 beside # five\n");
  CHECK(comments_told("- # one\n  a: 1\n  # two\n  b: 2\n") == ".0 above # one\n.0.b above # two\n");
  CHECK(comments_told("a:\n  # one\n  text  # two\n") == ".a above # one\n.a beside # two\n");
  CHECK(comments_told("--- # one\na: 1\n") == " above # one\n");
}

TEST_CASE("a comment that is indented deeper than what follows ends what it is indented like", "[layout]") {
  CHECK(comments_told("a:\n  b:\n    c: 1\n    # in b\n  # in a\n# above d\nd: 1\n# end\n") ==
        ".a.b below # in b\n.a below # in a\n.d above # above d\n below # end\n");
  CHECK(comments_told("a:\n- x\n# above b\nb:\n- y\n# end\n") == ".b above # above b\n below # end\n");
  CHECK(comments_told("- a: 1\n  # in the first\n- b: 1\n") == ".0 below # in the first\n");
  CHECK(comments_told("a:\n  # nothing yet\nb: 1\n") == ".a below # nothing yet\n");
  // Once outside, always outside.
  CHECK(comments_told("a:\n  b: 1\n# out\n  # deeper\nc: 1\n") == ".c above # out|# deeper\n");
}

TEST_CASE("comments between brackets", "[layout]") {
  CHECK(comments_told("a: [x, y]  # all\nb: 1\n") == ".a beside # all\n");
  CHECK(comments_told("a: [x,  # one\n  # two\n  y  # three\n  # four\n  ]  # five\n") ==
        ".a.0 beside # one\n.a.1 above # two\n.a.1 beside # three\n.a below # four|# five\n");
  CHECK(comments_told("a: [  # one\n  # two\n  ]\n") == ".a above # one\n.a beside # two\n");
  CHECK(comments_told("a: {b: 'x'#one\n  ,#two\n  c: [y]#three\n  }\n") ==
        ".a.b above #one\n.a.b beside #two\n.a.c beside #three\n");
}

TEST_CASE("blank lines are kept where they part entries", "[layout]") {
  CHECK(comments_told("a: 1\n\n\nb: 2\n\n# c\n\nc: 3\n\n\n") ==
        ".b above (blank)|(blank)\n.c above (blank)|# c|(blank)\n");
  CHECK(comments_told("a: [x,\n\n  y]\n") == "");
}

TEST_CASE("what looks like a comment may be text", "[layout]") {
  CHECK(layout_of("a: x#y\nb: \"x # y\"\nc: 'it''s # y'\nd: \"\\\" # z\"\n").comments.empty());
  CHECK(layout_of("a: |\n  # text\n   # text\n\n  # text\n# one\nb: >-  # two\n    # text\n  # three\n")
            .comments == std::vector<std::string>{"# one", "# two", "# three"});
  CHECK(layout_of("a:\n  - |2\n     # text\n    # text\n  # one\n").comments ==
        std::vector<std::string>{"# one"});
  CHECK(layout_of("a: ! \"x # y\"  # one\n").comments == std::vector<std::string>{"# one"});
  CHECK(layout_of("\xEF\xBB\xBF# one\r\na: 1 # two \t\r\n").comments ==
        std::vector<std::string>{"# one", "# two"});
}

TEST_CASE("what node_from_yaml refuses has no layout", "[layout]") {
  for (const char* text :
       {"a: &x 1\n", "a: 1\na: 2\n", "# only\n", "a: [1\n", "a: \xff\n", "a: 1\n---\nb: 1\n"}) {
    Diagnostics diagnostics;
    CHECK_FALSE(layout_from_yaml(Source("a.yaml", text), diagnostics));
    CHECK(diagnostics.error_count() == 1);
  }
  Diagnostics diagnostics;
  CHECK_FALSE(layout_from_yaml(Source("a.yaml", "a: 1\rb\n"), diagnostics));
  CHECK(text_from(diagnostics) ==
        "a.yaml:1:5: error: a carriage return stands in the middle of a line\n  1 | a: 1\\u{000D}b\n"
        "    |     ^^^^^^^^\n    = help: end the line with a line feed\n");
}

TEST_CASE("quotes matter where a text could be something else", "[layout]") {
  for (const char* text :
       {"yes", "No", "OUI", "null", "~", "", "12", "-1", "0.5", "1998-01-02", "10..15", ".5", "<<"})
    CHECK(needs_its_quotes(text));
  for (const char* text : {"a", "yes or no", "12 years", "80 inhabitants/km²", "-", "...", "~80", "€", "> 5"})
    CHECK_FALSE(needs_its_quotes(text));
}

}  // namespace diagclub
