// The parts of a book in, Markdown or HTML out.
#include "report/text/book_writer.h"

#include <fmt/format.h>

#include <cctype>

#include "base/sizes.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

// What a heading is called in a link: letters and digits, the rest dashes.
std::string anchor(std::string_view text) {
  std::string name;
  for (const char c : folded(text)) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '-';
  return name;
}

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ink: #1d2730; --faint: #5b6875; --rule: #d7dde3; --paper: #ffffff; --card: #f6f8fa; --accent: #0b5cad; --ours: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --faint: #9aa7b4; --rule: #37414b; --paper: #14191e; --card: #1c232a; --accent: #7db8f5; --ours: #e0b25a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 6rem; max-width: 60rem; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; } h2 { margin-top: 3rem; padding-top: .5rem; border-top: 2px solid var(--rule); } h3 { margin: 0 0 .25rem; font-size: 1.1rem; }
a { color: var(--accent); } code { color: var(--faint); font-size: .85rem; font-weight: 400; }
nav ul { columns: 16rem; padding-left: 1.1rem; } nav span { color: var(--faint); }
article { margin: 1rem 0; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; }
article p { margin: .35rem 0; } dl { display: grid; grid-template-columns: 10rem 1fr; gap: .15rem 1rem; margin: .6rem 0; } dt { color: var(--faint); } dd { margin: 0; }
.ours dd, .ours dt { color: var(--ours); } ul.tree { margin: 0; padding: 0; list-style: none; } ul.tree li { padding-left: calc(var(--depth) * 1.2rem); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .92rem; } th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .3rem; } }
@media print { article { break-inside: avoid; } }
)";

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string escaped;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string markdown_escaped(std::string_view text) {
  std::string escaped;
  for (const char c : printable(text)) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

void MarkdownBook::title(const std::string& text) { out_ += "# " + markdown_escaped(text) + "\n\n"; }
void MarkdownBook::contents_line(const std::string& section, std::size_t entries) {
  out_ += fmt::format("- [{}](#{}) ({})\n", markdown_escaped(section), anchor(section), entries);
}
void MarkdownBook::end_contents() {}
void MarkdownBook::section(const std::string& name) {
  out_ += fmt::format("\n<a id=\"{}\"></a>\n\n## {}\n", anchor(name), markdown_escaped(name));
}
void MarkdownBook::entry(const std::string& name, const std::string& label) {
  out_ += fmt::format("\n### {} `{}`\n\n", markdown_escaped(label), name);
}
void MarkdownBook::paragraph(const std::string& text) { out_ += markdown_escaped(text) + "\n\n"; }
void MarkdownBook::fact(const std::string& label, const std::string& text) {
  out_ += fmt::format("- **{}**: {}\n", markdown_escaped(label), markdown_escaped(text));
}
void MarkdownBook::ours(const std::string& label, const std::string& text) {
  out_ += fmt::format("- *{}: {}*\n", markdown_escaped(label), markdown_escaped(text));
}
void MarkdownBook::tree(const std::string& label, const std::vector<std::pair<int, std::string>>& lines) {
  out_ += fmt::format("- **{}**\n", markdown_escaped(label));
  for (const auto& [depth, text] : lines) {
    out_ += std::string(size_from(2 * depth + 2), ' ') + "- " + markdown_escaped(text) + "\n";
  }
}
void MarkdownBook::table(const std::vector<std::vector<std::string>>& rows) {
  out_ += "\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const std::string& field : rows[i]) out_ += "| " + markdown_escaped(field) + " ";
    out_ += "|\n";
    if (i > 0) continue;
    for (std::size_t c = 0; c < rows[i].size(); ++c) out_ += "| --- ";
    out_ += "|\n";
  }
}

HtmlBook::HtmlBook(Language language) : language_(language) {}

void HtmlBook::title(const std::string& text) {
  const std::string safe = html_escaped(text);
  out_ += fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n"
      "</head>\n<body>\n<h1>{}</h1>\n<nav><ul>\n",
      language_ == Language::french ? "fr" : "en", safe, kStyle, safe);
}
void HtmlBook::contents_line(const std::string& section, std::size_t entries) {
  out_ += fmt::format("<li><a href=\"#{}\">{}</a> <span>{}</span></li>\n", anchor(section),
                      html_escaped(section), entries);
}
void HtmlBook::end_contents() { out_ += "</ul></nav>\n<main>\n"; }
void HtmlBook::close_entry() {
  if (entry_open_) out_ += "</article>\n";
  entry_open_ = false;
}
void HtmlBook::section(const std::string& name) {
  close_entry();
  out_ += fmt::format("<h2 id=\"{}\">{}</h2>\n", anchor(name), html_escaped(name));
}
void HtmlBook::entry(const std::string& name, const std::string& label) {
  close_entry();
  out_ += fmt::format("<article id=\"{}\">\n<h3>{} <code>{}</code></h3>\n", html_escaped(name),
                      html_escaped(label), html_escaped(name));
  entry_open_ = true;
}
void HtmlBook::paragraph(const std::string& text) { out_ += "<p>" + html_escaped(text) + "</p>\n"; }
void HtmlBook::fact(const std::string& label, const std::string& text) {
  out_ += fmt::format("<dl><dt>{}</dt><dd>{}</dd></dl>\n", html_escaped(label), html_escaped(text));
}
void HtmlBook::ours(const std::string& label, const std::string& text) {
  out_ += fmt::format("<dl class=\"ours\"><dt>{}</dt><dd>{}</dd></dl>\n", html_escaped(label),
                      html_escaped(text));
}
void HtmlBook::tree(const std::string& label, const std::vector<std::pair<int, std::string>>& lines) {
  out_ += fmt::format("<dl><dt>{}</dt><dd><ul class=\"tree\">\n", html_escaped(label));
  for (const auto& [depth, text] : lines) {
    out_ += fmt::format("<li style=\"--depth:{}\">{}</li>\n", depth, html_escaped(text));
  }
  out_ += "</ul></dd></dl>\n";
}
void HtmlBook::table(const std::vector<std::vector<std::string>>& rows) {
  out_ += "<div class=\"scroll\"><table>\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    out_ += "<tr>";
    for (const std::string& field : rows[i])
      out_ += fmt::format("<{0}>{1}</{0}>", i == 0 ? "th" : "td", html_escaped(field));
    out_ += "</tr>\n";
  }
  out_ += "</table></div>\n";
}
std::string HtmlBook::take() {
  close_entry();
  out_ += "</main>\n</body>\n</html>\n";
  return std::move(out_);
}

}  // namespace diagclub
