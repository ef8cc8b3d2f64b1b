// Diagnostics of a rule set in, the forms that readers, editors and CI take out.
#include "report/rules/check_report.h"

#include <fmt/format.h>

#include <filesystem>
#include <sstream>

#include "base/utf8.h"
#include "check/codes.h"
#include "report/rules/capped_problems.h"
#include "report/rules/junit.h"
#include "report/text/json_writer.h"

namespace diagclub {

namespace {

// What GitHub shows of a step's annotations of one severity, and of a run's results.
constexpr std::size_t kMostAnnotations = 10;
constexpr std::size_t kMostResults = 5000;

std::string_view word_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::string count_of(std::size_t problems, Language language) {
  return counted(problems, {"problème", "problem"}, {"problèmes", "problems"}, language);
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

// A path as a URI in normal form: relative to the folder the program runs in where it lies below it, else
// whole, so that no reader takes it for a place in its own folder.
std::string uri_from_path(const std::string& written, const std::string& folder) {
  namespace fs = std::filesystem;
  const fs::path whole = (fs::path(folder) / written).lexically_normal();
  const fs::path below = whole.lexically_relative(fs::path(folder).lexically_normal());
  const bool outside = below.empty() || *below.begin() == "..";
  const std::string path = outside ? whole.string() : below.string();
  std::string out = outside && whole.is_absolute() ? "file://" : "";
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

void write_sarif_location(PrettyJson& json, const Diagnostic& problem, const std::string& folder) {
  json.key("locations");
  json.open_array();
  json.open_object();
  json.key("physicalLocation");
  json.open_object();
  json.key("artifactLocation");
  json.open_object();
  json.field("uri", uri_from_path(problem.source, folder));
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

void write_sarif_result(PrettyJson& json, const Diagnostic& problem, const std::string& folder) {
  json.open_object();
  for (std::size_t i = 0; i < fault_codes().size(); ++i) {
    if (fault_codes()[i].code != problem.code) continue;
    json.field("ruleId", problem.code);
    json.field_integer("ruleIndex", static_cast<long long>(i));
  }
  json.field("level", word_of(problem.severity));
  write_text(json, "message", message_with_help(problem));
  write_sarif_location(json, problem, folder);
  json.close_object();
}

// Where SARIF has what a tool says of itself.
void write_sarif_more(PrettyJson& json, const CappedProblems& problems) {
  if (problems.more.empty()) return;
  json.key("invocations");
  json.open_array();
  json.open_object();
  json.field_boolean("executionSuccessful", true);
  json.key("toolExecutionNotifications");
  json.open_array();
  json.open_object();
  json.field("level", "warning");
  write_text(json, "message", more_in_words(problems));
  json.close_object();
  json.close_array();
  json.close_object();
  json.close_array();
}

}  // namespace

std::string check_report_text(const Diagnostics& problems, const CheckStyle& style) {
  std::string out;
  const CappedProblems capped = capped_problems(problems, {style.most, 0, 0, 0});
  for (const Diagnostic* problem : capped.listed) out += text_from_diagnostic(*problem, {style.color, true});
  for (const auto& [code, count] : capped.more)
    out += style.language == Language::french
               ? fmt::format("… encore {} de {} (`--most 0` : tous)\n", count, code)
               : fmt::format("… {} more of {} (`--most 0`: all)\n", count, code);
  return out + count_of(problems.all().size(), style.language) + "\n";
}

std::string check_report_json(const Diagnostics& problems, const CheckStyle& style) {
  const CappedProblems capped = capped_problems(problems, {style.most, 0, 0, 0});
  PrettyJson json;
  json.open_object();
  json.key("problems");
  json.open_array();
  for (const Diagnostic* listed : capped.listed) {
    const Diagnostic& problem = *listed;
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
  if (!capped.more.empty()) {
    json.key("more");
    json.open_object();
    for (const auto& [code, count] : capped.more) json.field_integer(code, static_cast<long long>(count));
    json.close_object();
  }
  json.close_object();
  return json.take() + "\n";
}

std::string check_report_github(const Diagnostics& problems, const CheckStyle& style) {
  std::string out;
  const CappedProblems capped =
      capped_problems(problems, {style.most, kMostAnnotations, kMostAnnotations, 0});
  for (const Diagnostic* listed : capped.listed) {
    const Diagnostic& problem = *listed;
    out +=
        fmt::format("::{} file={}", word_of(problem.severity), command_text(printable(problem.source), true));
    if (problem.span.start.line > 0)
      out += fmt::format(",line={},endLine={},col={},endColumn={}", problem.span.start.line,
                         problem.span.end.line, problem.span.start.column, problem.span.end.column);
    out += fmt::format(",title={}::{}\n", command_text(problem.code, true),
                       command_text(message_with_help(problem), false));
  }
  if (!capped.more.empty())
    out += fmt::format("::notice title=rules check::{}\n", command_text(more_in_words(capped), false));
  return out;
}

std::string check_report_junit(const Diagnostics& problems, const CheckStyle& style) {
  JunitSuite suite{"rules", {}};
  const CappedProblems capped = capped_problems(problems, {style.most, 0, 0, 0});
  for (const Diagnostic* listed : capped.listed) {
    const Diagnostic& problem = *listed;
    std::vector<std::string> lines;
    std::istringstream text(text_from_diagnostic(problem, {false, true}));
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    suite.cases.push_back({problem.code + " " + problem.message, problem.source, problem.source,
                           problem.span.start.line, JunitFailure{problem.message, lines}});
  }
  for (const auto& [code, count] : capped.more) {
    const std::string more = fmt::format("{} more of {}", count, code);
    suite.cases.push_back({more, "rules", "", 0, JunitFailure{more, {}}});
  }
  if (suite.cases.empty()) suite.cases.push_back({"rules", "rules", "", 0, std::nullopt});
  return junit_from_suites("diagclub rules check", {suite});
}

std::string check_report_sarif(const Diagnostics& problems, const CheckStyle& style) {
  const CappedProblems capped = capped_problems(problems, {style.most, 0, 0, kMostResults});
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
  json.field("language", style.language == Language::french ? "fr" : "en");
  write_sarif_rules(json, style.language);
  json.close_object();
  json.close_object();
  write_sarif_more(json, capped);
  json.field("columnKind", "unicodeCodePoints");
  json.key("results");
  json.open_array();
  for (const Diagnostic* problem : capped.listed) write_sarif_result(json, *problem, style.folder);
  json.close_array();
  json.close_object();
  json.close_array();
  json.close_object();
  return json.take() + "\n";
}

}  // namespace diagclub
