// Comments in, the diagnostics that they leave out.
#include "check/allowances.h"

#include <algorithm>

#include "base/closest.h"
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

// What the comments of one file allow. A line of a longer text that looks like one is deeper than what comes
// after it, a comment is not.
std::vector<Allowance> allowances_in(const Source& file, Diagnostics& diagnostics) {
  std::vector<Allowance> found;
  const int last = file.first_line() + file.line_count() - 1;
  for (int number = file.first_line(); number <= last; ++number) {
    const std::string_view line = file.line(number);
    const std::size_t depth = indentation(line);
    if (line.substr(depth, kMark.size()) != kMark) continue;
    int about = number + 1;
    while (about <= last && is_comment(file.line(about))) ++about;
    if (about > last || indentation(file.line(about)) != depth) continue;
    const std::size_t colon = std::min(line.find(':', depth), line.size());
    const std::string_view word = trimmed(line.substr(depth + kMark.size(), colon - depth - kMark.size()));
    const auto column = static_cast<int>(depth + kMark.size()) + 1;
    const Span span{{number, column}, {number, column + static_cast<int>(word.size())}};
    const FaultCode* code = find_fault_code(std::string(word));
    if (code == nullptr || !code->allowable) {
      complain(file, span, std::string(word), diagnostics);
    } else if (colon == line.size() || trimmed(line.substr(colon + 1)).empty()) {
      diagnostics.error(file, span, "an allowance gives its reason", "write `# allow CODE: reason`",
                        "bad-allowance");
    } else {
      found.push_back({std::string(word), span, about, false});
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
