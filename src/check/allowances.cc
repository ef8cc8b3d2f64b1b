// Comments in, the diagnostics that they leave out.
#include "check/allowances.h"

#include <algorithm>
#include <optional>

#include "base/closest.h"
#include "base/code_points.h"
#include "base/sizes.h"
#include "base/utf8.h"
#include "check/codes.h"

namespace diagclub {

namespace {

constexpr std::string_view kMark = "# allow ";

struct Allowance {
  std::string code;
  Span span;      // of the code
  int about = 0;  // the line of what it speaks of
  bool used = false;
};

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

bool is_comment(std::string_view line) {
  const std::size_t at = indentation(line);
  return at < line.size() && line[at] == '#';
}

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

// A stretch of a line, by bytes from 0.
Span columns_of(const Source& file, int number, std::size_t from, std::size_t size) {
  const std::string_view line = file.line(number);
  const auto column = [&](std::size_t at) { return int_from(code_points_before(line, at)) + 1; };
  return {{number, column(from)}, {number, column(from + size)}};
}

void complain(const Source& file, Span span, const std::string& code, Diagnostics& diagnostics) {
  std::vector<std::string> allowable;
  for (const FaultCode& known : fault_codes()) {
    if (known.allowable) allowable.push_back(known.code);
  }
  const auto closest = closest_name(code, allowable);
  const bool known = find_fault_code(code) != nullptr;
  diagnostics.error(file, span,
                    known ? "`" + code + "` cannot be allowed: the rules do not load with it"
                          : "there is no code `" + code + "`",
                    closest && !known ? "did you mean `" + *closest + "`?"
                                      : "`diagclub rules check --explain CODE` tells what each means",
                    "bad-allowance");
}

// A comment that means to allow something, well written or nearly so: `# allow CODE: reason`.
struct Remark {
  std::size_t column = 0;  // of the `#`, from 0
  bool exact = false;      // begins as it must
  bool alone = false;      // nothing stands before it on its line
  std::string code;
};

bool is_near(std::string_view word, const std::string& meant) {
  const std::string small = folded(word);
  return small == meant || closest_name(small, {meant}).has_value();
}

bool is_nearly_a_code(const std::string& word) {
  std::vector<std::string> codes;
  for (const FaultCode& known : fault_codes()) codes.push_back(known.code);
  return !word.empty() && (find_fault_code(word) != nullptr || closest_name(word, codes).has_value());
}

std::optional<Remark> remark_at(std::string_view line, std::size_t hash) {
  const std::string_view comment = line.substr(hash);
  Remark remark{hash, comment.starts_with(kMark), trimmed(line.substr(0, hash)).empty(), ""};
  if (remark.exact && remark.alone) {
    const std::string_view behind = comment.substr(kMark.size());
    remark.code = std::string(trimmed(behind.substr(0, behind.find(':'))));
    return remark;
  }
  std::size_t at = std::min(comment.find_first_not_of("# \t!-"), comment.size());
  const std::size_t end = std::min(comment.find_first_of(" \t:=(", at), comment.size());
  if (end == at || !is_near(comment.substr(at, end - at), "allow")) return std::nullopt;
  at = std::min(comment.find_first_not_of(" \t:=(", end), comment.size());
  remark.code =
      std::string(comment.substr(at, std::min(comment.find_first_of(" \t:,)", at), comment.size()) - at));
  if (!is_nearly_a_code(remark.code)) return std::nullopt;  // a sentence of somebody's
  return remark;
}

// Of the comments on one line, the one that means to allow something.
std::optional<Remark> remark_in(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    const bool begins = at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t';
    if (!begins) continue;
    if (auto remark = remark_at(line, at)) return remark;
  }
  return std::nullopt;
}

// Where the line of what it speaks of should be: behind it, among other comments. Nothing for a line of a
// longer text that looks like a comment: it is deeper than what comes after it, which a comment is not.
enum class Standing { above_its_entry, misplaced, no_comment };
Standing standing_of(const Source& file, int number, std::size_t depth, int& about) {
  const int last = file.first_line() + file.line_count() - 1;
  about = number + 1;
  while (about <= last && is_comment(file.line(about))) ++about;
  if (about <= last && !trimmed(file.line(about)).empty() && indentation(file.line(about)) == depth)
    return Standing::above_its_entry;
  while (about <= last && trimmed(file.line(about)).empty()) ++about;
  const std::size_t next = about <= last ? indentation(file.line(about)) : 0;
  return next >= depth ? Standing::misplaced : Standing::no_comment;
}

// What the comments of one file allow.
std::vector<Allowance> allowances_in(const Source& file, Diagnostics& diagnostics) {
  std::vector<Allowance> found;
  const int last = file.first_line() + file.line_count() - 1;
  for (int number = file.first_line(); number <= last; ++number) {
    const std::string_view line = file.line(number);
    const auto remark = remark_in(line);
    if (!remark) continue;
    int about = 0;
    const Standing standing = standing_of(file, number, remark->column, about);
    if (remark->alone && standing == Standing::no_comment) continue;
    const Span whole = columns_of(file, number, remark->column, trimmed(line.substr(remark->column)).size());
    if (!remark->exact || !remark->alone || standing == Standing::misplaced) {
      diagnostics.error(file, whole,
                        !remark->alone   ? "an allowance stands on a line of its own"
                        : !remark->exact ? "this is not read as an allowance"
                                         : "an allowance stands just above its entry, at the same depth",
                        "write `# allow " + remark->code + ": reason` on the line above the entry",
                        "bad-allowance");
      continue;
    }
    const std::size_t from = line.find_first_not_of(" \t", remark->column + kMark.size());
    const Span span = columns_of(file, number, std::min(from, line.size()), remark->code.size());
    const std::size_t colon = line.find(':', remark->column);
    const FaultCode* code = find_fault_code(remark->code);
    if (code == nullptr || !code->allowable) {
      complain(file, span, remark->code, diagnostics);
    } else if (colon == std::string_view::npos || trimmed(line.substr(colon + 1)).empty()) {
      diagnostics.error(file, span, "an allowance gives its reason", "write `# allow CODE: reason`",
                        "bad-allowance");
    } else {
      found.push_back({remark->code, span, about, false});
    }
  }
  return found;
}

}  // namespace

void apply_allowances(const std::vector<Source>& files, Diagnostics& diagnostics) {
  for (const Source& file : files) {
    std::vector<Allowance> allowances = allowances_in(file, diagnostics);
    if (allowances.empty()) continue;
    diagnostics.filter([&](const Diagnostic& told) {
      for (Allowance& allowance : allowances) {
        if (told.source != file.name() || told.code != allowance.code ||
            told.span.start.line != allowance.about)
          continue;
        allowance.used = true;
        return false;
      }
      return true;
    });
    for (const Allowance& allowance : allowances) {
      if (!allowance.used)
        diagnostics.warning(file, allowance.span, "nothing here needs to be allowed `" + allowance.code + "`",
                            "remove the comment", "useless-allowance");
    }
  }
}

}  // namespace diagclub
