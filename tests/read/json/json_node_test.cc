// JSON in, the tree with its places out; and for what is wrong, every message to the last caret.
#include "read/json/json_node.h"

#include "rule_text.h"

namespace diagclub {
namespace {

std::string shown(const Node& node) {
  const std::string at = std::to_string(node.span.start.line) + ":" + std::to_string(node.span.start.column) +
                         "-" + std::to_string(node.span.end.column) + " ";
  switch (node.kind) {
    case Node::Kind::null:
      return at + "null\n";
    case Node::Kind::scalar:
      return at + (node.plain ? "plain " : "quoted ") + node.text + "\n";
    default:
      break;
  }
  std::string all = at + (node.kind == Node::Kind::mapping ? "{\n" : "[\n");
  for (std::size_t i = 0; i < node.items.size(); ++i)
    all += (node.keys.empty() ? "" : shown(node.keys[i])) + shown(node.items[i]);
  return all + "end\n";
}

std::string tree(const std::string& text) {
  Diagnostics diagnostics;
  const auto node = node_from_json(Source("a.json", text, 5), diagnostics);
  if (!node) FAIL(text_from(diagnostics));
  CHECK(diagnostics.empty());
  return shown(*node);
}

std::string faults(const std::string& text) {
  Diagnostics diagnostics;
  node_from_json(Source("a.json", text), diagnostics, "write one");
  REQUIRE(diagnostics.has_errors());
  return text_from(diagnostics);
}

}  // namespace

TEST_CASE("a JSON text is a tree with places", "[json]") {
  CHECK(tree("{\"né\": \"a\\n\\u00e9\",\n \"b\" : [ 1.50e3 , true,null, {} ]}\n") ==
        "5:1-2 {\n"
        "5:2-6 quoted né\n5:8-19 quoted a\né\n"
        "6:2-5 quoted b\n6:8-9 [\n6:10-16 plain 1.50e3\n6:19-23 plain true\n6:24-28 null\n6:30-31 "
        "{\nend\nend\nend\n");
  CHECK(tree("\xEF\xBB\xBF[\"x\"]") == "5:2-3 [\n5:3-6 quoted x\nend\n");
  CHECK(tree(" 12 ") == "5:2-4 plain 12\n");
}

TEST_CASE("what is wrong with a JSON text is told at its place", "[json]") {
  CHECK(faults("") == "a.json:1:1: error: there is nothing in it\n  1 |\n    | ^\n    = help: write one\n");
  CHECK(faults("{\"a\": 1,}") ==
        "a.json:1:9: error: a `,` stands before this `}`\n  1 | {\"a\": 1,}\n    |         ^\n"
        "    = help: remove the comma\n");
  CHECK(faults("{\"a\" 1}") ==
        "a.json:1:6: error: a `:` is expected here\n  1 | {\"a\" 1}\n    |      ^\n    = help: write "
        "`\"key\": value`\n");
  CHECK(
      faults("{\"a\": ~20}") ==
      "a.json:1:7: error: `~20` is neither a number nor a text in quotes\n  1 | {\"a\": ~20}\n    |       ^\n"
      "    = help: write `\"~20\"`\n");
  CHECK(faults("{\"a\": 1} {}") ==
        "a.json:1:10: error: another object starts here\n  1 | {\"a\": 1} {}\n    |          ^\n"
        "    = help: write each on a line of its own, or read them with `--from json`\n");
  CHECK(faults("{\"a\": [1") ==
        "a.json:1:9: error: the text ends too early\n  1 | {\"a\": [1\n    |         ^\n"
        "    = help: write `]}` at its end, or where it belongs\n");
  CHECK(faults("{\"a\": \"\\x\"}") ==
        "a.json:1:8: error: `\\` stands before what it cannot stand before\n  1 | {\"a\": \"\\x\"}\n    |    "
        "    ^\n"
        "    = help: write `\\\\` for a backslash itself\n");
  CHECK(faults("{\"a\": \"\\udc00\"}") ==
        "a.json:1:7: error: `\\` stands before what it cannot stand before\n  1 | {\"a\": \"\\udc00\"}\n"
        "    |       ^^^^^^^^\n    = help: write `\\\\` for a backslash itself\n");
  CHECK(faults("{\"a\": \"caf\xE9\"}").find("a.json:1:11: error: this is not UTF-8 text\n") == 0);
  CHECK(faults(std::string("{\"a\":\0 1}", 9)).find("a.json:1:6: error: a control character") == 0);
  CHECK(faults(std::string(33, '[')) ==
        "a.json:1:33: error: nested too deep\n  1 | " + std::string(33, '[') + "\n    | " +
            std::string(32, ' ') + "^\n    = help: a fiche has sections and values, nothing below\n");
  CHECK(faults("{\"a\": 1,\n\"a\": 2, \"b\": 3, \"b\": 4}") ==
        "a.json:2:1: error: the key `a` stands twice\n  2 | \"a\": 2, \"b\": 3, \"b\": 4}\n    | ^^^\n"
        "    = help: it already stands on line 1: keep one of them\n"
        "a.json:2:17: error: the key `b` stands twice\n  2 | \"a\": 2, \"b\": 3, \"b\": 4}\n    |            "
        "     ^^^\n"
        "    = help: it already stands on line 2: keep one of them\n");
}

}  // namespace diagclub
