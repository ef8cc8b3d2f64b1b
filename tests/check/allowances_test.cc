// Comments that allow a problem, and what may be wrong with them.
#include "check/allowances.h"

#include "catch.h"
#include "check/codes.h"

namespace diagclub {
namespace {

// What is left of one problem of that code on line 3 of the text: codes and lines.
std::string left(const std::string& text, const std::string& code = "same-as", int line = 3) {
  std::vector<Source> files{Source("rules.yaml", text)};
  Diagnostics problems;
  problems.warning(files[0], {{line, 1}, {line, 2}}, "as that", "", code);
  apply_allowances(files, problems);
  std::string out;
  for (const Diagnostic& one : problems.all())
    out += one.code + " " + std::to_string(one.span.start.line) + "; ";
  return out;
}

}  // namespace

TEST_CASE("a problem is allowed just above its entry", "[allowances]") {
  CHECK(left("rules:\n  # allow same-as: it is said twice\n  p: 1\n").empty());
  CHECK(left("rules:\n  # allow same-as: it is said twice\n  # and more of it\n  p: 1\n", "same-as", 4)
            .empty());
  CHECK(left("rules:\n  # allow same-as: twice\n  # allow always-true: so it is\n  p: 1\n", "always-true",
             4) == "useless-allowance 2; ");
}

TEST_CASE("what allows nothing is told", "[allowances]") {
  CHECK(left("rules:\n  # allow always-true: it is\n  p: 1\n") == "same-as 3; useless-allowance 2; ");
  CHECK(left("# allow same-as: far above\nrules:\n  p: 1\n") == "same-as 3; useless-allowance 1; ");
}

TEST_CASE("an allowance names a code that can be allowed, and a reason", "[allowances]") {
  CHECK(left("rules:\n  # allow same-as\n  p: 1\n") == "same-as 3; bad-allowance 2; ");
  CHECK(left("rules:\n  # allow same-as:   \n  p: 1\n") == "same-as 3; bad-allowance 2; ");
  CHECK(left("rules:\n  # allow cycle: why not\n  p: 1\n") == "same-as 3; bad-allowance 2; ");
  CHECK(left("rules:\n  # allow seam-as: why not\n  p: 1\n") == "same-as 3; bad-allowance 2; ");
}

TEST_CASE("what is nearly an allowance is told, and other comments are not", "[allowances]") {
  for (const char* comment :
       {"#allow same-as: twice", "# Allow same-as: twice", "# alow same-as: twice", "# ALLOW same-as: twice",
        "## allow same-as: twice", "#  allow same-as: twice", "# allow: same-as twice", "# allows same-as",
        "# allow(same-as): twice", "#allow sameas: twice", "# allow\tsame-as: twice"}) {
    INFO(comment);
    CHECK(left(std::string("rules:\n  ") + comment + "\n  p: 1\n") == "same-as 3; bad-allowance 2; ");
  }
  for (const char* comment : {"# allow for it", "# alloy wheels", "# allows the club to meet",
                              "# same-as: it is", "# to allow same-as is a matter of taste"}) {
    INFO(comment);
    const std::string found = left(std::string("rules:\n  ") + comment + "\n  p: 1\n");
    CHECK((found == "same-as 3; " || std::string(comment) == "# allow for it"));
  }
}

TEST_CASE("an allowance stands on a line of its own, just above its entry", "[allowances]") {
  CHECK(left("rules:\n  p: 1 # allow same-as: twice\n", "same-as", 2) == "same-as 2; bad-allowance 2; ");
  CHECK(left("rules:\n  # allow same-as: twice\n\n  p: 1\n", "same-as", 4) == "same-as 4; bad-allowance 2; ");
  CHECK(left("rules:\n# allow same-as: twice\n  p: 1\n") == "same-as 3; bad-allowance 2; ");
}

TEST_CASE("a line of a longer text is no comment", "[allowances]") {
  CHECK(left("a: >-\n  # allow same-as: words\nb: 1\n") == "same-as 3; ");
}

TEST_CASE("every code is said once, in both languages", "[codes]") {
  std::vector<std::string> seen;
  for (const FaultCode& code : fault_codes()) {
    INFO(code.code);
    CHECK(std::count(seen.begin(), seen.end(), code.code) == 0);
    seen.push_back(code.code);
    for (const Text* text : {&code.meaning, &code.remedy}) {
      CHECK_FALSE(text->fr.empty());
      CHECK_FALSE(text->en.empty());
    }
    CHECK(find_fault_code(code.code) == &code);
  }
  CHECK(find_fault_code("no-such-code") == nullptr);
}

}  // namespace diagclub
