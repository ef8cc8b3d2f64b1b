// In: lines, marks, columns. Out: a page for a terminal, wrapped and safe.
#pragma once

#include <string>
#include <string_view>

#include "base/sizes.h"
#include "base/utf8.h"
#include "report/text/page_style.h"

namespace diagclub {

enum class Ink { plain, bold, faint, good, bad, open };

// Lays out lines of text in a width, in colour or not. Text is made safe for a terminal here, once.
class PageWriter {
 public:
  explicit PageWriter(const PageStyle& style) : style_(style) {}

  // One empty line, however often it is asked for.
  void blank() {
    if (!out_.ends_with("\n\n")) out_ += '\n';
  }
  void heading(std::string_view text) { line(1, "", text, Ink::bold); }
  // `mark` in the margin, then the text wrapped beside it; further lines start under the text.
  void line(int indent, std::string_view mark, std::string_view text, Ink ink = Ink::plain,
            Ink mark_ink = Ink::plain) {
    const std::string lead = std::string(size_from(indent), ' ') + std::string(mark);
    const int hang = display_width(lead);
    bool first = true;
    for (const std::string& part : wrapped(printable(text), std::max(20, style_.width - hang))) {
      out_ += first ? std::string(size_from(indent), ' ') + inked(mark, mark_ink)
                    : std::string(size_from(hang), ' ');
      out_ += inked(part, ink);
      out_ += '\n';
      first = false;
    }
  }
  // A line whose spaces stand for columns: not wrapped.
  void columns(int indent, std::string_view text) {
    const std::string safe = printable(text);
    out_ += std::string(size_from(indent), ' ') + safe.substr(0, safe.find_last_not_of(' ') + 1) + '\n';
  }
  // Text at the left and, if it fits on the same line, text at the right; else below.
  void two_sided(std::string_view left, std::string_view right, Ink left_ink, Ink right_ink) {
    const std::string start = printable(left);
    const std::string end = printable(right);
    const int gap = style_.width - display_width(start) - display_width(end);
    if (gap < 2) {
      line(0, "", start, left_ink);
      line(0, "", end, right_ink);
      return;
    }
    out_ += inked(start, left_ink) + std::string(size_from(gap), ' ') + inked(end, right_ink) + '\n';
  }
  std::string take() { return std::move(out_); }

 private:
  std::string inked(std::string_view text, Ink ink) const {
    if (!style_.color || ink == Ink::plain || text.empty()) return std::string(text);
    const char* code = ink == Ink::bold    ? "1"
                       : ink == Ink::faint ? "2"
                       : ink == Ink::good  ? "32"
                       : ink == Ink::bad   ? "31"
                                           : "33";
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }

  const PageStyle& style_;
  std::string out_;
};

}  // namespace diagclub
