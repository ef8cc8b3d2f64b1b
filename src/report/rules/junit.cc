// Suites of named cases in, JUnit's XML out.
#include "report/rules/junit.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sizes.h"
#include "report/text/book_writer.h"

namespace diagclub {

namespace {

// What stands in HTML may stand in XML; controls are visible already, so that of what XML 1.0 forbids only
// U+FFFE and U+FFFF are left.
std::string xml_escaped(const std::string& text) {
  std::string escaped = html_escaped(text);
  for (const auto& [forbidden, shown] :
       {std::pair("\xEF\xBF\xBE", "\\u{FFFE}"), std::pair("\xEF\xBF\xBF", "\\u{FFFF}")}) {
    for (std::size_t at = escaped.find(forbidden); at != std::string::npos; at = escaped.find(forbidden, at))
      escaped.replace(at, 3, shown);
  }
  return escaped;
}

std::size_t failures(const JunitSuite& suite) {
  return size_from(std::count_if(suite.cases.begin(), suite.cases.end(),
                                 [](const JunitCase& one) { return one.failure.has_value(); }));
}

void write(const JunitCase& tried, std::string& out) {
  out += fmt::format(R"(    <testcase name="{}" classname="{}" file="{}")", xml_escaped(tried.name),
                     xml_escaped(tried.classname), xml_escaped(tried.file));
  if (tried.line > 0) out += fmt::format(R"( line="{}")", tried.line);
  if (!tried.failure) {
    out += "/>\n";
    return;
  }
  out +=
      fmt::format(">\n      <failure message=\"{}\" type=\"failure\">", xml_escaped(tried.failure->message));
  for (std::size_t i = 0; i < tried.failure->lines.size(); ++i)
    out += (i == 0 ? "" : "\n") + xml_escaped(tried.failure->lines[i]);
  out += "</failure>\n    </testcase>\n";
}

}  // namespace

std::string junit_from_suites(const std::string& name, const std::vector<JunitSuite>& suites) {
  std::size_t tests = 0;
  std::size_t failed = 0;
  std::string inside;
  for (const JunitSuite& suite : suites) {
    const std::size_t here = failures(suite);
    tests += suite.cases.size();
    failed += here;
    inside +=
        fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n",
                    xml_escaped(suite.name), suite.cases.size(), here);
    for (const JunitCase& tried : suite.cases) write(tried, inside);
    inside += "  </testsuite>\n";
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{}\" tests=\"{}\" failures=\"{}\" "
      "errors=\"0\">\n{}</testsuites>\n",
      xml_escaped(name), tests, failed, inside);
}

}  // namespace diagclub
