// YAML in, nodes with their places out; and everything that a fiche or a rule may not hold.
#include "read/yaml/yaml_node.h"

#include <fmt/format.h>

#include "rule_text.h"

namespace diagclub {
namespace {

const std::string kNothing = "`diagclub new` writes an empty fiche to start from";

Node node_from(std::string text) {
  Diagnostics diagnostics;
  auto node = node_from_yaml(Source("a.yaml", std::move(text)), diagnostics);
  if (!node) FAIL(text_from(diagnostics));
  CHECK(diagnostics.empty());
  return std::move(*node);
}

// What is wrong with a text, which then gives no node.
std::string fault_of(std::string text) {
  Diagnostics diagnostics;
  const bool given = node_from_yaml(Source("a.yaml", std::move(text)), diagnostics, kNothing).has_value();
  CHECK(given == diagnostics.empty());
  return text_from(diagnostics);
}

std::string place(const Span& span) {
  return fmt::format("{}:{}-{}:{}", span.start.line, span.start.column, span.end.line, span.end.column);
}

// One line of text is shown with a caret under its part.
std::string told(int line, int column, const std::string& message, const std::string& text, int length,
                 const std::string& help) {
  const std::string number = std::to_string(line), margin(number.size(), ' ');
  return fmt::format("a.yaml:{}:{}: error: {}\n  {} | {}\n  {} | {}{}\n  {} = help: {}\n", line, column,
                     message, number, text, margin, std::string(static_cast<std::size_t>(column - 1), ' '),
                     std::string(static_cast<std::size_t>(length), '^'), margin, help);
}

const std::string kWriteOut = "write the value out where it is needed";
const std::string kDeep = "a fiche has sections and values, nothing below";

}  // namespace

TEST_CASE("a mapping keeps its keys in order, with their places", "[yaml]") {
  const Node root = node_from("b: 1\na:\n  - x\n  - 'y z'\nc: {d: }\n");
  REQUIRE(root.kind == Node::Kind::mapping);
  REQUIRE(root.keys.size() == 3);
  CHECK(root.keys[0].text == "b");
  CHECK(root.keys[1].text == "a");
  CHECK(place(root.keys[1].span) == "2:1-2:2");
  const Node& list = *root.find("a");
  REQUIRE(list.kind == Node::Kind::sequence);
  REQUIRE(list.items.size() == 2);
  CHECK(list.items[0].plain);
  CHECK(place(list.items[0].span) == "3:5-3:6");
  CHECK(list.items[1].text == "y z");
  CHECK_FALSE(list.items[1].plain);
  CHECK(place(list.items[1].span) == "4:5-4:10");
  CHECK(root.find("c")->kind == Node::Kind::mapping);
  CHECK(place(root.find("c")->span) == "5:4-5:5");
  CHECK(root.find("c")->find("d")->kind == Node::Kind::null);
  CHECK(root.find("e") == nullptr);
}

TEST_CASE("words that are numbers or booleans elsewhere stay words", "[yaml]") {
  const Node root = node_from("[010, 1e3, .nan, no, On, y, 2001-01-01, 0x1F, 12:30]\n");
  std::string all;
  for (const Node& item : root.items) {
    CHECK(item.kind == Node::Kind::scalar);
    CHECK(item.plain);
    all += item.text + " ";
  }
  CHECK(all == "010 1e3 .nan no On y 2001-01-01 0x1F 12:30 ");
}

TEST_CASE("null is written in several ways, none of them quoted", "[yaml]") {
  const Node root = node_from("{a: , b: ~, c: null, d: Null, e: NULL, f: \"null\", g: '', h: '~'}\n");
  for (std::size_t i = 0; i < 5; ++i) CHECK(root.items[i].kind == Node::Kind::null);
  for (std::size_t i = 5; i < 8; ++i) CHECK(root.items[i].kind == Node::Kind::scalar);
}

TEST_CASE("columns count characters, not bytes", "[yaml]") {
  const Node root = node_from("{é: à, ü: ö}\n");
  CHECK(place(root.keys[1].span) == "1:8-1:9");
  CHECK(place(root.items[1].span) == "1:11-1:12");
}

TEST_CASE("a scalar's place is its first line", "[yaml]") {
  CHECK(place(node_from("a: one\n  two\n").items[0].span) == "1:4-1:7");
  CHECK(place(node_from("a: one # two\n").items[0].span) == "1:4-1:7");
  CHECK(place(node_from("a: \"b \\\" c\" # d\n").items[0].span) == "1:4-1:12");
  CHECK(place(node_from("a: \"one\n  two\"\n").items[0].span) == "1:4-1:8");
  CHECK(node_from("a: \"one\n  two\"\n").items[0].text == "one two");
  CHECK(node_from("a: |\n  one\n  two\n").items[0].text == "one\ntwo\n");
  CHECK(node_from("a: >-\n  one\n  two\n").items[0].text == "one two");
}

TEST_CASE("line ends and the byte order mark do not matter", "[yaml]") {
  const Node windows = node_from("a: b\r\nc:\r\n  d: e\r\n");
  CHECK(windows.items[0].text == "b");
  CHECK(place(windows.find("c")->find("d")->span) == "3:6-3:7");
  const Node marked = node_from(
      "\xEF\xBB\xBF"
      "a: b\nc: d\n");
  CHECK(marked.keys[0].text == "a");
  CHECK(place(marked.keys[0].span) == "1:2-1:3");
  CHECK(place(marked.keys[1].span) == "2:1-2:2");
}

TEST_CASE("one document, with or without its marks", "[yaml]") {
  CHECK(node_from("---\na: b\n...\n").keys[0].text == "a");
  CHECK(node_from("%YAML 1.2\n---\na: b\n").keys[0].text == "a");
  CHECK(node_from("# before\na: b\n# after\n").keys.size() == 1);
}

TEST_CASE("a second document is refused where it starts", "[yaml]") {
  const std::string help = "one file holds one document: keep each in a file of its own";
  CHECK(fault_of("a: b\n---\nc: d\n") == told(2, 1, "a second document starts here", "---", 1, help));
  CHECK(fault_of("a: b\n...\nc: d\n") == told(3, 1, "a second document starts here", "c: d", 1, help));
  CHECK(fault_of("a: b\n---\n") == told(2, 1, "a second document starts here", "---", 1, help));
}

TEST_CASE("anchors, aliases, merges and tags are refused", "[yaml]") {
  CHECK(fault_of("a: &x b\n") ==
        told(1, 4, "an anchor (`&name`) is not accepted here", "a: &x b", 1, kWriteOut));
  CHECK(fault_of("a: &x {b: c}\n") ==
        told(1, 4, "an anchor (`&name`) is not accepted here", "a: &x {b: c}", 1, kWriteOut));
  CHECK(fault_of("&x a: b\n") ==
        told(1, 1, "an anchor (`&name`) is not accepted here", "&x a: b", 1, kWriteOut));
  CHECK(fault_of("a: b\n<<: c\n") == told(2, 1, "a merge (`<<`) is not accepted here", "<<: c", 1,
                                          "write the keys out where they are needed"));
  CHECK(fault_of("a: !!int 3\n") == told(1, 4, "a tag (`tag:yaml.org,2002:int`) is not accepted here",
                                         "a: !!int 3", 1, "write the value without it"));
  CHECK(fault_of("a: !b c\n") ==
        told(1, 4, "a tag (`!b`) is not accepted here", "a: !b c", 1, "write the value without it"));
  CHECK(fault_of("a: !!map {}\n") == told(1, 4, "a tag (`tag:yaml.org,2002:map`) is not accepted here",
                                          "a: !!map {}", 1, "write the value without it"));
  CHECK(node_from("a: \"<<\"\n").items[0].text == "<<");
}

TEST_CASE("an alias of nothing is no YAML; an alias bomb does not get past its first anchor", "[yaml]") {
  CHECK(fault_of("a: *b\n").find("a.yaml:1:4: error: a text does not start with `*` in YAML\n") == 0);
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    bomb += fmt::format("a{}: &a{} [", i, i);
    for (int k = 0; k < 9; ++k) bomb += fmt::format("*a{}, ", i - 1);
    bomb += "]\n";
  }
  CHECK(fault_of(bomb) == told(1, 5, "an anchor (`&name`) is not accepted here",
                               "a0: &a0 [x, x, x, x, x, x, x, x, x]", 1, kWriteOut));
}

TEST_CASE("nesting ends somewhere", "[yaml]") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']') + "\n";
  };
  CHECK(fault_of(nested(32)).empty());
  CHECK(fault_of(nested(33)) == told(1, 33, "nested too deep", nested(33).substr(0, 66), 1, kDeep));
  CHECK(fault_of(nested(10000)).find("a.yaml:1:33: error: nested too deep\n") == 0);
  for (const char bracket : {'[', '{'}) {
    CHECK(fault_of(std::string(100000, bracket)).find("error: nested too deep\n") != std::string::npos);
  }
}

TEST_CASE("nesting by indentation ends there too", "[yaml]") {
  std::string keys, dashes;
  for (std::size_t i = 0; i < 5000; ++i) keys += std::string(i, ' ') + "a:\n";
  for (int i = 0; i < 10000; ++i) dashes += "- ";
  CHECK(fault_of(keys) == told(33, 33, "nested too deep", std::string(32, ' ') + "a:", 1, kDeep));
  CHECK(fault_of(dashes + "a\n").find("a.yaml:1:65: error: nested too deep\n") == 0);
}

TEST_CASE("comments and quotes may hold any number of brackets", "[yaml]") {
  CHECK(fault_of("# " + std::string(200, '[') + "\na: b\n").empty());
  CHECK(fault_of("a: \"" + std::string(200, '[') + "\"\n").empty());
}

TEST_CASE("what is not UTF-8 is refused at its first bad byte", "[yaml]") {
  CHECK(fault_of("a: b\nc: d\xE9\n") ==
        told(2, 5, "this is not UTF-8 text", "c: d\uFFFD", 1, "save the file as UTF-8"));
  CHECK(fault_of(std::string("\xFF\xFE"
                             "a\0",
                             4))
            .find("a.yaml:1:1: error: this is not UTF-8 text\n") == 0);
}

TEST_CASE("control characters are refused, tabs and line ends are not", "[yaml]") {
  for (int c = 0; c < 0x80; ++c) {
    if (c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c != 0x7F)) continue;
    const std::string text = std::string("a: b") + static_cast<char>(c) + "\n";
    CHECK(fault_of(text) == told(1, 5, "a control character stands in the text",
                                 fmt::format("a: b\\u{{{:04X}}}", c), 8, "remove it"));
  }
  CHECK(fault_of("a: b\tc\n").empty());
}

TEST_CASE("a text without anything is refused", "[yaml]") {
  for (const char* text : {"", "\n", " \n\t\n", "\r\n"}) {
    CHECK(fault_of(text) ==
          "a.yaml:1:1: error: there is nothing in it\n  1 |\n    | ^\n    = help: " + kNothing + "\n");
  }
  CHECK(fault_of("\xEF\xBB\xBF") == told(1, 1, "there is nothing in it", "\\u{FEFF}", 1, kNothing));
  CHECK(fault_of("# nothing\n") == told(1, 1, "there is nothing in it", "# nothing", 1, kNothing));
  CHECK(fault_of("  # nothing\n\n# here") ==
        told(1, 1, "there is nothing in it", "  # nothing", 1, kNothing));
  CHECK(fault_of("%YAML 1.2\n").find("error: there is nothing in it\n") != std::string::npos);
}

TEST_CASE("every key that stands twice is told, and the first of each is kept", "[yaml]") {
  Diagnostics diagnostics;
  const auto node = node_from_yaml(
      Source("a.yaml", "a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\nb: 4\na: 5\n\"c\": 6\n"), diagnostics);
  CHECK(
      text_from(diagnostics) ==
      told(3, 1, "the key `a` stands twice", "a: 3", 1, "it already stands on line 1: keep one of them") +
          told(4, 11, "the key `d` stands twice", "c: {d: 1, d: 2}", 1,
               "it already stands on line 4: keep one of them") +
          told(5, 1, "the key `b` stands twice", "b: 4", 1, "it already stands on line 2: keep one of them") +
          told(6, 1, "the key `a` stands twice", "a: 5", 1, "it already stands on line 1: keep one of them") +
          told(7, 1, "the key `c` stands twice", "\"c\": 6", 3,
               "it already stands on line 4: keep one of them"));
  REQUIRE(node);
  CHECK(node->keys.size() == 3);
  CHECK(node->find("a")->text == "1");
  CHECK(fault_of("a: {x: 1}\nb: {x: 1}\n").empty());
}

TEST_CASE("a key is a word", "[yaml]") {
  CHECK(fault_of("[a]: b\n") == told(1, 1, "a key must be a word", "[a]: b", 1, "write `key: value`"));
  CHECK(fault_of("? {a: b}\n: c\n") ==
        told(1, 3, "a key must be a word", "? {a: b}", 1, "write `key: value`"));
}

TEST_CASE("what is no YAML names the thing that is not", "[yaml]") {
  CHECK(fault_of("a: b: c\n") ==
        told(1, 5, "a second `: ` stands in this line", "a: b: c", 1,
             "a text that holds one stands in quotes: `a: \"b: c\"`; each key has a line of its own"));
  CHECK(fault_of("a: @b\n") ==
        told(1, 4, "a text does not start with `@` in YAML", "a: @b", 1, "write it in quotes: `\"@b\"`"));
  CHECK(fault_of("a: 1\n  b: 2\n") ==
        told(2, 3, "this line is indented further than the one above, which has a value already", "  b: 2", 1,
             "start it where that line starts, or end that one with its `key:`"));
  CHECK(fault_of("a:\n  b: 1\n c: 2\n") == told(3, 2, "this line is indented as no line above is", " c: 2", 4,
                                                "start it where the keys of its section start"));
  CHECK(fault_of("a: > 100\n") == told(1, 4, "`>` starts a text over several lines in YAML", "a: > 100", 5,
                                       "written in quotes it is a value: `\"> 100\"`"));
  CHECK(fault_of("a: >6\n") == told(1, 4, "`>` starts a text over several lines in YAML", "a: >6", 2,
                                    "written in quotes it is a value: `\">6\"`"));
  CHECK(fault_of("{a: > 100, b: 1}\n") == told(1, 5, "a text does not start with `>` in YAML",
                                               "{a: > 100, b: 1}", 1, "write it in quotes: `\"> 100\"`"));
  CHECK(fault_of("a:\n\tb: 1\n") == told(2, 1, "a tab stands in the indentation", " b: 1", 1,
                                         "YAML indents with spaces: write some in its place"));
  CHECK(fault_of("a: [b\n") ==
        told(1, 4, "this `[` is never closed", "a: [b", 1,
             "write `]` behind its last item; a text that holds a bracket or a comma stands in quotes"));
  CHECK(fault_of("{a: b\n") ==
        told(1, 1, "this `{` is never closed", "{a: b", 1,
             "write `}` behind its last value; a text that holds a bracket or a comma stands in quotes"));
  CHECK(fault_of("a: [b]]\n") ==
        told(1, 7, "this `]` closes nothing", "a: [b]]", 1, "it is one bracket too many: remove it"));
}

// A story: a quote that is never closed takes the rest of the file for its text, and nothing is said: every
// key below it is lost.
TEST_CASE("a quote that is not closed is refused", "[yaml]") {
  CHECK_FALSE(fault_of("a: 'b\nc: d\n").empty());
  CHECK_FALSE(fault_of("a: \"b\nc: d\n").empty());
}

TEST_CASE("no text of brackets, quotes and marks brings the reader down", "[yaml]") {
  const std::string alphabet = "[]{}:,-?&*!|>'\"%@`#ab \n";
  std::uint32_t state = 1998;
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (int k = 0; k < 12; ++k) {
      state = state * 1664525 + 1013904223;
      text += alphabet[(state >> 16) % alphabet.size()];
    }
    Diagnostics diagnostics;
    if (!node_from_yaml(Source("a.yaml", text), diagnostics) && !diagnostics.has_errors()) FAIL(text);
    text_from(diagnostics);
  }
}

}  // namespace diagclub
