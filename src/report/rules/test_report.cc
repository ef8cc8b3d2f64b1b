// A test run in, its report out.
#include "report/rules/test_report.h"

#include <fmt/format.h>

#include "report/rules/junit.h"
#include "report/text/json_writer.h"
#include "report/text/page_writer.h"

namespace diagclub {

namespace {

// A small case goes by its name, a label by its club.
const std::string& subject_in_words(const RuleTest& test) {
  return test.subject == test.path ? test.name : test.subject;
}

std::string kappa_in_words(const Confusion& confusion) {
  const auto kappa = confusion.kappa();
  return kappa ? fmt::format("{:.2f}", *kappa) : "–";
}

std::string agreed_in_words(const Confusion& confusion, const Text& of, Language language) {
  return fmt::format("{} {} {} (κ {})", confusion.agreed(), of.in(language), confusion.total(),
                     kappa_in_words(confusion));
}

// In a description `#` starts a directive.
std::string tap_escaped(const std::string& text) {
  std::string escaped;
  for (const char c : printable(text)) {
    if (c == '#' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

// A row a label of the report, a column an outcome of the tool.
void write_matrix(const Confusion& confusion, const Text& report, Language language, PageWriter& out) {
  const std::vector<std::string> labels = confusion.labels();
  constexpr int kColumn = 12;
  std::string header = padded(report.in(language), kColumn);
  for (const std::string& label : labels) header += padded(label, kColumn);
  out.columns(4, header);
  for (const std::string& given : labels) {
    std::size_t of_given = 0;
    std::string row = padded(given, kColumn);
    for (const std::string& found : labels) {
      const std::size_t count = confusion.count(given, found);
      of_given += count;
      row += padded(count == 0 ? "·" : std::to_string(count), kColumn);
    }
    if (of_given > 0) out.columns(4, row);
  }
}

void write_confusion(std::string_view key, const Confusion& confusion, PrettyJson& json) {
  json.key(key);
  json.open_object();
  json.field_integer("cases", confusion.total());
  json.field_integer("agreed", confusion.agreed());
  json.key("kappa");
  const auto kappa = confusion.kappa();
  if (kappa)
    json.number(*kappa);
  else
    json.null();
  json.key("matrix");
  json.open_object();
  for (const std::string& given : confusion.labels()) {
    json.key(given);
    json.open_object();
    for (const std::string& found : confusion.labels()) {
      if (confusion.count(given, found) > 0) json.field_integer(found, confusion.count(given, found));
    }
    json.close_object();
  }
  json.close_object();
  json.close_object();
}

}  // namespace

std::string test_report_text(const TestRun& run, const PageStyle& style) {
  PageWriter out(style);
  const auto say = [&](const Text& text) { return text.in(style.language); };
  for (const RuleTest& test : run.tests) {
    for (const TestFailure& failure : test.failures) {
      out.line(0, "",
               fmt::format("{}:{}: {}: {}", test.path, failure.line, say({"échec", "failed"}),
                           subject_in_words(test)),
               Ink::bad);
      out.line(4, "",
               fmt::format("{}: {} `{}`, {} `{}`", failure.thing, say({"attendu", "expected"}),
                           failure.expected, say({"obtenu", "found"}), failure.found));
    }
  }
  const std::size_t good = passed(run);
  const std::size_t tests = run.tests.size();
  if (good < tests) out.blank();
  for (const auto& [table, confusion] : run.agreement) {
    out.line(0, "",
             fmt::format("{}: {} {}", table, say({"accord avec le rapport", "agreement with the report"}),
                         agreed_in_words(confusion, {"sur", "of"}, style.language)),
             Ink::bold);
    write_matrix(confusion, {"rapport", "report"}, style.language, out);
    const auto without = run.without_intended.find(table);
    if (without != run.without_intended.end() && without->second.total() < confusion.total()) {
      out.line(4, "",
               say({"sans les écarts voulus : ", "without the intended differences: "}) +
                   agreed_in_words(without->second, {"sur", "of"}, style.language));
    }
    for (const Disagreement& difference : run.differences) {
      if (difference.table != table) continue;
      out.line(
          4, "- ",
          fmt::format("{}: {} → {}. {}", difference.path, difference.report, difference.found,
                      difference.why.empty() ? say({"Écart imprévu.", "Unforeseen."}) : say(difference.why)));
    }
    out.blank();
  }
  out.line(0, "", fmt::format("{} passed, {} failed", good, tests - good));
  return out.take();
}

std::string test_report_json(const TestRun& run, Language language) {
  PrettyJson json;
  json.open_object();
  json.field_integer("cases", run.tests.size());
  json.field_integer("passed", passed(run));
  json.key("failures");
  json.open_array();
  for (const RuleTest& test : run.tests) {
    for (const TestFailure& failure : test.failures) {
      json.open_object();
      json.field("file", test.path);
      json.field_integer("line", failure.line);
      json.field("case", subject_in_words(test));
      json.field("name", failure.thing);
      json.field("expected", failure.expected);
      json.field("found", failure.found);
      json.close_object();
    }
  }
  json.close_array();
  json.key("agreement");
  json.open_object();
  for (const auto& [table, confusion] : run.agreement) {
    json.key(table);
    json.open_object();
    write_confusion("all", confusion, json);
    const auto without = run.without_intended.find(table);
    write_confusion("without_intended", without == run.without_intended.end() ? Confusion{} : without->second,
                    json);
    json.close_object();
  }
  json.close_object();
  json.key("differences");
  json.open_array();
  for (const Disagreement& difference : run.differences) {
    json.open_object();
    json.field("file", difference.path);
    json.field("table", difference.table);
    json.field("report", difference.report);
    json.field("found", difference.found);
    json.field("why", difference.why.in(language));
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take() + "\n";
}

std::string test_report_tap(const TestRun& run) {
  std::string out = fmt::format("TAP version 14\n1..{}\n", run.tests.size());
  for (std::size_t i = 0; i < run.tests.size(); ++i) {
    const RuleTest& test = run.tests[i];
    out += fmt::format("{}ok {} - {}\n", test.failures.empty() ? "" : "not ", i + 1,
                       tap_escaped(test.subject + ": " + test.name));
    if (test.failures.empty()) continue;
    // A JSON string is a YAML one.
    out += "  ---\n  at:\n    file: " + json_string(test.path) + fmt::format("\n    line: {}\n", test.line) +
           "  failures:\n";
    for (const TestFailure& failure : test.failures) {
      out += "    - name: " + json_string(failure.thing) +
             "\n      expected: " + json_string(failure.expected) +
             "\n      found: " + json_string(failure.found) + "\n      file: " + json_string(test.path) +
             fmt::format("\n      line: {}\n", failure.line);
    }
    out += "  ...\n";
  }
  return out;
}

std::string test_report_junit(const TestRun& run) {
  std::vector<JunitSuite> suites;
  for (const RuleTest& test : run.tests) {
    if (suites.empty() || suites.back().name != test.subject) suites.push_back({test.subject, {}});
    JunitCase tried{test.name, test.subject, test.path, test.line, std::nullopt};
    if (!test.failures.empty()) {
      JunitFailure& failure = tried.failure.emplace();
      for (const TestFailure& one : test.failures) {
        const std::string said =
            fmt::format("{}: expected `{}`, found `{}`", one.thing, one.expected, one.found);
        if (failure.message.empty()) failure.message = said;
        failure.lines.push_back(fmt::format("{}:{}: {}", test.path, one.line, said));
      }
    }
    suites.back().cases.push_back(std::move(tried));
  }
  // Readers take a file without cases for a run that never was.
  if (suites.empty())
    suites.push_back({"rules", {{"tests", "rules", "", 0, JunitFailure{"there are no tests", {}}}}});
  return junit_from_suites("diagclub rules test", suites);
}

}  // namespace diagclub
