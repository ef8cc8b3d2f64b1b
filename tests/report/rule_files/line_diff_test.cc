#include "report/rule_files/line_diff.h"

#include "catch.h"

namespace diagclub {

TEST_CASE("a change is shown with three lines around it", "[line_diff]") {
  CHECK(line_diff("a", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\n") ==
        "--- a\n+++ a\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+V\n 6\n 7\n 8\n");
  CHECK(line_diff("a", "1\n2\n", "1\n2\n") == "");
}

TEST_CASE("changes near each other are one, others each their own", "[line_diff]") {
  CHECK(line_diff("a", "x\n1\n2\n3\n4\n5\n6\ny\n", "1\n2\n3\n4\n5\n6\n") ==
        "--- a\n+++ a\n@@ -1,8 +1,6 @@\n-x\n 1\n 2\n 3\n 4\n 5\n 6\n-y\n");
  CHECK(line_diff("a", "x\n1\n2\n3\n4\n5\n6\n7\ny\n", "1\n2\n3\n4\n5\n6\n7\n") ==
        "--- a\n+++ a\n@@ -1,4 +1,3 @@\n-x\n 1\n 2\n 3\n@@ -6,4 +5,3 @@\n 5\n 6\n 7\n-y\n");
}

TEST_CASE("empty texts and missing line ends", "[line_diff]") {
  CHECK(line_diff("a", "", "1\n") == "--- a\n+++ a\n@@ -0,0 +1 @@\n+1\n");
  CHECK(line_diff("a", "1\n", "") == "--- a\n+++ a\n@@ -1 +0,0 @@\n-1\n");
  CHECK(line_diff("a", "1", "1\n") == "--- a\n+++ a\n@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+1\n");
}

TEST_CASE("a line is shown fit for a terminal", "[line_diff]") {
  CHECK(line_diff("a\x1b", "\x1b[1m\n", "") ==
        "--- a\\u{001B}\n+++ a\\u{001B}\n@@ -1 +0,0 @@\n-\\u{001B}[1m\n");
}

TEST_CASE("a text of many lines that all change is one change", "[line_diff]") {
  std::string before;
  std::string after;
  for (int i = 0; i < 5000; ++i) {
    before += "a" + std::to_string(i) + "\n";
    after += "b" + std::to_string(i) + "\n";
  }
  CHECK(line_diff("a", before, after).substr(0, 39) == "--- a\n+++ a\n@@ -1,5000 +1,5000 @@\n-a0\n-");
}

}  // namespace diagclub
