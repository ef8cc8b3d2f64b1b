// Diagnostics of a rule set in, the forms that readers, editors and CI take out.
#include "report/rules/check_report.h"

#include <fmt/format.h>

#include <sstream>

#include "base/utf8.h"
#include "check/codes.h"
#include "report/rules/junit.h"
#include "report/text/json_writer.h"

namespace diagclub {

namespace {

std::string_view word_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::string count_of(std::size_t problems, Language language) {
  if (language == Language::french)
    return fmt::format("{} {}", problems, problems < 2 ? "problème" : "problèmes");
  return fmt::format("{} {}", problems, problems == 1 ? "problem" : "problems");
}

// What a workflow command takes as data, or as a property if `property`.
std::string command_text(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    const bool escaped = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    out += escaped ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
}

// A path as a relative URI.
std::string uri_from_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string message_with_help(const Diagnostic& problem) {
  std::string out = printable(problem.message);
  if (!problem.help.empty()) out += " (" + printable(problem.help) + ")";
  if (!problem.shown.empty()) out += " shown by: " + printable(problem.shown);
  return out;
}

template <typename Json>
void write_text(Json& json, std::string_view key, std::string_view text) {
  json.key(key);
  json.open_object();
  json.field("text", text);
  json.close_object();
}

void write_sarif_rules(PrettyJson& json, Language language) {
  json.key("rules");
  json.open_array();
  for (const FaultCode& code : fault_codes()) {
    json.open_object();
    json.field("id", code.code);
    write_text(json, "shortDescription", code.meaning.in(language));
    write_text(json, "help", code.remedy.in(language));
    json.key("defaultConfiguration");
    json.open_object();
    json.field("level", word_of(code.severity));
    json.close_object();
    json.close_object();
  }
  json.close_array();
}

void write_sarif_location(PrettyJson& json, const Diagnostic& problem) {
  json.key("locations");
  json.open_array();
  json.open_object();
  json.key("physicalLocation");
  json.open_object();
  json.key("artifactLocation");
  json.open_object();
  json.field("uri", uri_from_path(problem.source));
  json.close_object();
  if (problem.span.start.line > 0) {
    json.key("region");
    json.open_object();
    json.field_integer("startLine", problem.span.start.line);
    json.field_integer("startColumn", problem.span.start.column);
    json.field_integer("endLine", problem.span.end.line);
    json.field_integer("endColumn", problem.span.end.column);
    json.close_object();
  }
  json.close_object();
  json.close_object();
  json.close_array();
}

void write_sarif_result(PrettyJson& json, const Diagnostic& problem) {
  json.open_object();
  for (std::size_t i = 0; i < fault_codes().size(); ++i) {
    if (fault_codes()[i].code != problem.code) continue;
    json.field("ruleId", problem.code);
    json.field_integer("ruleIndex", static_cast<long long>(i));
  }
  json.field("level", word_of(problem.severity));
  write_text(json, "message", message_with_help(problem));
  write_sarif_location(json, problem);
  json.close_object();
}

}  // namespace

std::string check_report_text(const Diagnostics& problems, const CheckStyle& style) {
  std::string out;
  for (const Diagnostic& problem : problems.all()) out += text_from_diagnostic(problem, {style.color, true});
  return out + count_of(problems.all().size(), style.language) + "\n";
}

std::string check_report_json(const Diagnostics& problems) {
  PrettyJson json;
  json.open_object();
  json.key("problems");
  json.open_array();
  for (const Diagnostic& problem : problems.all()) {
    json.open_object();
    json.field("code", problem.code);
    json.field("severity", word_of(problem.severity));
    json.field("file", problem.source);
    json.field_integer("line", problem.span.start.line);
    json.field_integer("column", problem.span.start.column);
    json.field_integer("end_line", problem.span.end.line);
    json.field_integer("end_column", problem.span.end.column);
    json.field("message", problem.message);
    if (!problem.help.empty()) json.field("help", problem.help);
    if (!problem.shown.empty()) json.field("fiche", problem.shown);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take() + "\n";
}

std::string check_report_github(const Diagnostics& problems) {
  std::string out;
  for (const Diagnostic& problem : problems.all()) {
    out +=
        fmt::format("::{} file={}", word_of(problem.severity), command_text(printable(problem.source), true));
    if (problem.span.start.line > 0)
      out += fmt::format(",line={},endLine={},col={},endColumn={}", problem.span.start.line,
                         problem.span.end.line, problem.span.start.column, problem.span.end.column);
    out += fmt::format(",title={}::{}\n", command_text(problem.code, true),
                       command_text(message_with_help(problem), false));
  }
  return out;
}

std::string check_report_junit(const Diagnostics& problems) {
  JunitSuite suite{"rules", {}};
  for (const Diagnostic& problem : problems.all()) {
    std::vector<std::string> lines;
    std::istringstream text(text_from_diagnostic(problem, {false, true}));
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    suite.cases.push_back({problem.code + " " + problem.message, problem.source, problem.source,
                           problem.span.start.line, JunitFailure{problem.message, lines}});
  }
  if (suite.cases.empty()) suite.cases.push_back({"rules", "rules", "", 0, std::nullopt});
  return junit_from_suites("diagclub rules check", {suite});
}

std::string check_report_sarif(const Diagnostics& problems, Language language) {
  PrettyJson json;
  json.open_object();
  json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json.field("version", "2.1.0");
  json.key("runs");
  json.open_array();
  json.open_object();
  json.key("tool");
  json.open_object();
  json.key("driver");
  json.open_object();
  json.field("name", "diagclub");
  json.field("version", DIAGCLUB_VERSION);
  json.field("language", language == Language::french ? "fr" : "en");
  write_sarif_rules(json, language);
  json.close_object();
  json.close_object();
  json.field("columnKind", "unicodeCodePoints");
  json.key("results");
  json.open_array();
  for (const Diagnostic& problem : problems.all()) write_sarif_result(json, problem);
  json.close_array();
  json.close_object();
  json.close_array();
  json.close_object();
  return json.take() + "\n";
}

}  // namespace diagclub
