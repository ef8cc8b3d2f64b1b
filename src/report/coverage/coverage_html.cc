// A coverage in, the rules with their lines marked out.
#include "report/coverage/coverage_html.h"

#include <fmt/format.h>

#include <map>

#include "report/coverage/coverage_report.h"
#include "report/text/book_writer.h"

namespace diagclub {

namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ink: #1d2730; --faint: #5b6875; --rule: #d7dde3; --paper: #ffffff; --all: #e3f4e6; --all-ink: #1a6b2d; --some: #fdf3d6; --some-ink: #805a00; --none: #fce4e4; --none-ink: #a32020; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --faint: #9aa7b4; --rule: #37414b; --paper: #14191e; --all: #16301d; --all-ink: #7fd396; --some: #33290d; --some-ink: #e8c060; --none: #3a1a1c; --none-ink: #f29a9a; --accent: #7db8f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 6rem; max-width: 75rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { margin-top: 3rem; font-size: 1.15rem; }
a { color: var(--accent); } p.meaning { color: var(--faint); max-width: 50rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; }
table.files td { padding: .2rem .8rem .2rem 0; } td.number { text-align: right; font-variant-numeric: tabular-nums; }
.bar { width: 12rem; height: .7rem; background: var(--rule); border-radius: .35rem; overflow: hidden; } .bar i { display: block; height: 100%; background: var(--all-ink); }
table.lines { width: 100%; border: 1px solid var(--rule); font: .8rem/1.45 ui-monospace, monospace; }
table.lines td { padding: 0 .6rem; vertical-align: top; } table.lines td.n { color: var(--faint); text-align: right; user-select: none; width: 1%; }
table.lines td.mark { width: 1%; } table.lines pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
tr.all { background: var(--all); } tr.some { background: var(--some); } tr.none { background: var(--none); }
tr.all .mark { color: var(--all-ink); } tr.some .mark, tr.some small { color: var(--some-ink); } tr.none .mark, tr.none small { color: var(--none-ink); }
small { display: block; font: .8rem/1.4 system-ui, sans-serif; padding-bottom: .2rem; }
)";

class HtmlReport {
 public:
  HtmlReport(const RuleSet& rules, const Coverage& coverage, Language language)
      : rules_(rules), coverage_(coverage), language_(language) {
    for (const CoverageItem& one : coverage.things) {
      by_line_[one.place.file][one.place.span.start.line].push_back(&one);
      of_file_[one.place.file].add(share(one));
    }
  }

  std::string write() {
    const std::string title =
        html_escaped(say({"Couverture des règles : ", "Coverage of the rules: "}) + say(rules_.title));
    out_ += fmt::format(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width, "
        "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<h1>{}</h1>\n",
        language_ == Language::french ? "fr" : "en", title, kStyle, title);
    const std::size_t cases = coverage_.cases.size() - coverage_.clubs;
    const Share total = coverage_.total();
    out_ += fmt::format("<p><strong>{}</strong> · {} {}, {} {}</p>\n<p class=\"meaning\">{}</p>\n",
                        percent_in_words(total, language_), cases, say({"petits cas", "small cases"}),
                        coverage_.clubs, say({"clubs", "clubs"}),
                        html_escaped(say(coverage_percentage_meaning())));
    out_ += fmt::format(
        "<p><span class=\"legend\">● {} · ◐ {} · ○ {}</span></p>\n<div class=\"scroll\"><table "
        "class=\"files\">\n",
        say({"tout est vu", "all seen"}), say({"une partie", "some"}), say({"rien", "nothing"}));
    for (const auto& [file, of_file] : of_file_) contents_line(file, of_file);
    out_ += "</table></div>\n";
    for (const auto& [file, lines] : by_line_) write_file(file, lines);
    return std::move(out_) + "</body>\n</html>\n";
  }

 private:
  using Things = std::vector<const CoverageItem*>;

  const std::string& say(const Text& text) const { return text.in(language_); }
  const Source& source(FileId file) const { return rules_.files[file]; }

  void contents_line(FileId file, const Share& of_file) {
    out_ += fmt::format(
        "<tr><td><a href=\"#f{}\">{}</a></td><td><div class=\"bar\"><i "
        "style=\"width:{:.1f}%\"></i></div></td>"
        "<td class=\"number\">{}</td><td class=\"number\">{}/{}</td></tr>\n",
        file.index(), html_escaped(source(file).name()), of_file.percent(),
        percent_in_words(of_file, language_), of_file.seen, of_file.of);
  }

  void write_file(FileId file, const std::map<int, Things>& lines) {
    out_ += fmt::format("<h2 id=\"f{}\">{}</h2>\n<table class=\"lines\">\n", file.index(),
                        html_escaped(source(file).name()));
    for (int line = 1; line <= source(file).line_count(); ++line) {
      const auto at = lines.find(line);
      const std::string text = html_escaped(source(file).line(line));
      if (at == lines.end()) {
        out_ += fmt::format(
            "<tr><td class=\"n\">{}</td><td class=\"mark\"></td><td><pre>{}</pre></td></tr>\n", line, text);
        continue;
      }
      write_line(line, text, at->second);
    }
    out_ += "</table>\n";
  }

  void write_line(int line, const std::string& text, const Things& things) {
    Share of_line;
    std::string notes;
    std::string names;
    for (const CoverageItem* one : things) {
      of_line.add(share(*one));
      const std::string name = exercised_in_words(rules_, *one, language_);
      names += (names.empty() ? "" : semicolon(language_)) + name;
      const std::string missing = missing_in_words(*one, language_);
      if (!missing.empty())
        notes += "<small>" + html_escaped(name + (language_ == Language::french ? " : " : ": ") + missing) +
                 "</small>";
    }
    const bool all = of_line.seen == of_line.of;
    out_ += fmt::format(
        "<tr class=\"{}\"><td class=\"n\">{}</td><td class=\"mark\" title=\"{} "
        "{}/{}\">{}</td><td><pre>{}</pre>{}"
        "</td></tr>\n",
        all                ? "all"
        : of_line.seen > 0 ? "some"
                           : "none",
        line, html_escaped(names), of_line.seen, of_line.of,
        all                ? "●"
        : of_line.seen > 0 ? "◐"
                           : "○",
        text, notes);
  }

  const RuleSet& rules_;
  const Coverage& coverage_;
  Language language_;
  std::map<FileId, std::map<int, Things>> by_line_;  // by file, then line
  std::map<FileId, Share> of_file_;
  std::string out_;
};

}  // namespace

std::string coverage_html(const RuleSet& rules, const Coverage& coverage, Language language) {
  return HtmlReport(rules, coverage, language).write();
}

}  // namespace diagclub
