// In: a user's mistakes, as they are found. Out: all of them, in order, each as text with a caret.
//
// Messages are lower case, with the user's words in backticks. They may hold anything: what a terminal must
// not see is rewritten when the text is made.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/source.h"

namespace diagclub {

enum class Severity { error, warning };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string source;  // its name
  Span span;           // start.line 0: no place
  std::string message;
  std::string help;     // may be empty
  std::string excerpt;  // the line at span.start as written, kept so that the source need not live on
  int excerpt_column =
      1;              // the line's column at which the excerpt starts: more than 1 if a long line was cut
  std::string code;   // stable name of the kind of fault; may be empty
  std::string shown;  // an input, on one line, that shows the fault; may be empty
};

class Diagnostics {
 public:
  void error(const Source& source, Span span, std::string message, std::string help = "",
             std::string code = "");
  void warning(const Source& source, Span span, std::string message, std::string help = "",
               std::string code = "");
  void error_without_place(std::string source_name, std::string message, std::string help = "",
                           std::string code = "");
  void warning_without_place(std::string source_name, std::string message, std::string help = "");
  // What shows the fault that was told last.
  void show_by(std::string input) { all_.back().shown = std::move(input); }
  // Keeps those for which `keep` holds.
  void filter(const std::function<bool(const Diagnostic&)>& keep);

  bool has_errors() const { return error_count_ > 0; }
  std::size_t error_count() const { return error_count_; }
  bool empty() const { return all_.empty(); }
  const std::vector<Diagnostic>& all() const { return all_; }

  void append(Diagnostics other);  // after those already here
  void sort_by_place();            // by source, line, column; those of one place keep their order

 private:
  std::vector<Diagnostic> all_;
  std::size_t error_count_ = 0;
};

struct DiagnosticStyle {
  bool color = false;
  bool codes = false;  // behind the message, in brackets
};

// Every line ends in a newline, the last one too; no line ends in a space.
//
//   samples/a.yaml:3:1: error: unknown key `frims`
//     3 | frims: 20
//       | ^^^^^
//       = help: did you mean `firms`?
//       = shown by: {frims: 20}
std::string text_from_diagnostic(const Diagnostic& diagnostic, DiagnosticStyle style);

}  // namespace diagclub
