// Texts with placeholders: what stands in them, and what is wrong with them.
#include "model/wording.h"

#include "catch.h"

using namespace diagclub;

namespace {

// `a|{x}|[b|{list:y,z}]`: pieces apart, optional stretches in brackets.
std::string read(std::string_view text) {
  WordingFault fault;
  const auto wording = wording_from_text(text, fault);
  if (!wording) return fault.message + " @" + fault.written;
  std::string out;
  for (const Wording::Stretch& stretch : wording->stretches) {
    std::string pieces;
    for (const Wording::Piece& piece : stretch.pieces) {
      if (!pieces.empty()) pieces += "|";
      pieces +=
          piece.placeholder ? "<" + std::to_string(static_cast<int>(piece.placeholder->form)) : piece.text;
      for (const std::string& name :
           piece.placeholder ? piece.placeholder->names : std::vector<std::string>{})
        pieces += " " + name;
      if (piece.placeholder) pieces += ">";
    }
    out += stretch.optional ? "[" + pieces + "]" : pieces;
  }
  return out;
}

}  // namespace

TEST_CASE("a text is cut at its placeholders and brackets", "[wording]") {
  CHECK(read("").empty());
  CHECK(read("no word") == "no word");
  CHECK(read("at most {limit} members[ (this club: {members.count})].") ==
        "at most |<0 limit>| members[ (this club: |<0 members.count>|)].");
  CHECK(read("{firm:class} {code:class} {list: success, asset}") ==
        "<2 class>| |<1 class>| |<3 success asset>");
  CHECK(read("{advice}") == "<4>");
}

TEST_CASE("what cannot be read as a placeholder is told with its words", "[wording]") {
  CHECK(read("a {b") == "this brace is not closed @{");
  CHECK(read("a {b {c}") == "this brace is not closed @{");
  CHECK(read("a [b {c]}") == "this brace is not closed @{");
  CHECK(read("a } b") == "this brace closes nothing @}");
  CHECK(read("a [b") == "this bracket is not closed @[");
  CHECK(read("a ] b") == "this bracket closes nothing @]");
  CHECK(read("a [b [c]]") == "a bracket stands within another @[");
  CHECK(read("{}") == "`{}` lacks a name @{}");
  CHECK(read("{list:a,}") == "`{list:a,}` lacks a name @{list:a,}");
  CHECK(read("{best:class}") == "`{best:class}` has no such form @{best:class}");
  CHECK(read("{a,b}") == "`{a,b}` names more than one thing @{a,b}");
}
