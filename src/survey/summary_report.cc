// The tables of a summary in, a page for a terminal or of Markdown out.
#include "survey/summary_report.h"

#include <algorithm>

#include "base/sizes.h"
#include "report/text/book_writer.h"
#include "report/text/page_writer.h"

namespace diagclub {

namespace {

constexpr int kIndent = 2;
constexpr int kBetween = 2;
constexpr int kWidestBar = 24;
constexpr int kNarrowestBar = 8;
constexpr int kNarrowestLabel = 12;

std::string repeated(std::string_view text, long long times) {
  std::string out;
  for (long long i = 0; i < times; ++i) out += text;
  return out;
}

// Full for what holds, half for what may; what is there at all is seen.
std::string bar(const SummarySection::Row& row, long long whole, int width) {
  const auto length = [&](long long part) {
    return part == 0 ? 0 : std::max(1LL, (2 * part * width + whole) / (2 * whole));
  };
  const long long full = length(row.full);
  const long long both =
      std::min<long long>(width, std::max(length(row.full + row.half), full + (row.half > 0 ? 1 : 0)));
  return repeated("█", full) + repeated("▒", both - full);
}

std::string right_aligned(const std::string& text, int width) {
  return std::string(size_from(std::max(0, width - display_width(text))), ' ') + text;
}

class SummaryPage {
 public:
  explicit SummaryPage(const PageStyle& style) : style_(style), out_(style) {}

  std::string run(const std::vector<SummarySection>& sections) {
    for (const SummarySection& section : sections) {
      if (&section != &sections.front()) out_.blank();
      out_.line(0, "", section.title, Ink::bold);
      if (!section.note.empty()) out_.line(kIndent, "", section.note, Ink::faint);
      rows(section);
      if (!section.more.empty()) out_.line(kIndent, "", section.more, Ink::faint);
    }
    return out_.take();
  }

 private:
  void rows(const SummarySection& section) {
    std::vector<int> widths = widths_of(section);
    int used = kIndent;
    for (const int width : widths) used += width + kBetween;
    used -= kBetween;
    // Words give way first, the widest of them; what has no room at all is told in lines of its own.
    const int wanted = style_.width - (section.whole > 0 ? kNarrowestBar + kBetween : 0);
    while (used > wanted) {
      const auto widest =
          std::max_element(widths.begin(), widths.begin() + static_cast<long>(section.labels));
      if (*widest <= kNarrowestLabel) return lines(section);
      --*widest;
      --used;
    }
    const int room = std::min(kWidestBar, style_.width - used - kBetween);
    if (!section.header.empty()) out_.columns(kIndent, laid(section.header, section.labels, widths));
    for (const SummarySection::Row& row : section.rows) {
      std::string line = laid(row.cells, section.labels, widths);
      if (section.whole > 0) line += std::string(kBetween, ' ') + bar(row, section.whole, room);
      out_.columns(kIndent, line);
    }
  }

  static std::vector<int> widths_of(const SummarySection& section) {
    std::vector<int> widths(section.header.size());
    const auto widen = [&](const std::vector<std::string>& cells) {
      widths.resize(std::max(widths.size(), cells.size()));
      for (std::size_t i = 0; i < cells.size(); ++i)
        widths[i] = std::max(widths[i], display_width(printable(cells[i])));
    };
    widen(section.header);
    for (const SummarySection::Row& row : section.rows) widen(row.cells);
    return widths;
  }

  static std::string laid(const std::vector<std::string>& cells, std::size_t labels,
                          const std::vector<int>& widths) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string safe = printable(cells[i]);
      line += (i == 0 ? "" : std::string(kBetween, ' ')) +
              (i < labels ? padded(truncated(safe, widths[i]), widths[i]) : right_aligned(safe, widths[i]));
    }
    return line;
  }

  // Each row as words: where there are more figures than columns of the terminal.
  void lines(const SummarySection& section) {
    for (const SummarySection::Row& row : section.rows) {
      std::string label;
      std::string figures;
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i < section.labels)
          label += (label.empty() || row.cells[i].empty() ? "" : " ") + row.cells[i];
        else if (row.cells[i] != "·")
          figures += (figures.empty() ? "" : " · ") +
                     (i < section.header.size() ? section.header[i] + " " : "") + row.cells[i];
      }
      out_.line(kIndent, "", label);
      out_.line(2 * kIndent, "", figures);
    }
  }

  const PageStyle& style_;
  PageWriter out_;
};

std::string markdown_row(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& text : cells) line += "| " + markdown_escaped(text) + " ";
  return line + "|\n";
}

}  // namespace

std::string summary_text(const Summary& summary, long long fewest, const PageStyle& style) {
  return SummaryPage(style).run(summary_sections(summary, fewest, false, style.language));
}

std::string summary_markdown(const Summary& summary, long long fewest, Language language) {
  std::string out;
  for (const SummarySection& section : summary_sections(summary, fewest, true, language)) {
    out += (out.empty() ? "## " : "\n### ") + markdown_escaped(section.title) + "\n\n";
    if (!section.note.empty()) out += markdown_escaped(section.note) + "\n\n";
    if (section.rows.empty()) continue;
    const std::size_t columns = section.rows.front().cells.size();
    std::vector<std::string> header = section.header;
    header.resize(columns);
    out += markdown_row(header);
    for (std::size_t i = 0; i < columns; ++i) out += i < section.labels ? "| --- " : "| ---: ";
    out += "|\n";
    for (const SummarySection::Row& row : section.rows) out += markdown_row(row.cells);
    if (!section.more.empty()) out += "\n" + markdown_escaped(section.more) + "\n";
  }
  return out;
}

}  // namespace diagclub
