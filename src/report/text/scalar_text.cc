// What yaml-cpp 0.7 takes for a plain text decides; where it is more lenient than YAML's own rules, these do.
#include "report/text/scalar_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace diagclub {

namespace {

bool is_control(char c) { return (c >= 0 && c < ' ') || c == 0x7F; }
bool has_control(std::string_view text) { return std::any_of(text.begin(), text.end(), is_control); }

bool is_null_word(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

bool reads_back_plain(std::string_view text, bool in_flow) {
  if (is_null_word(text) || has_control(text) || text.front() == ' ' || text.back() == ' ') return false;
  if (std::string_view(",[]{}#&*!|>'\"%@`").find(text.front()) != text.npos) return false;
  if (std::string_view("-?:").find(text.front()) != text.npos && (text.size() == 1 || text[1] == ' '))
    return false;
  if (in_flow && (text.find_first_of(",?[]{}") != text.npos || text.front() == ':')) return false;
  return text.find(": ") == text.npos && text.find(" #") == text.npos && text.back() != ':';
}

std::string in_double_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      quoted += {'\\', c};
    else if (c == '\n')
      quoted += "\\n";
    else if (c == '\t')
      quoted += "\\t";
    else if (is_control(c))
      quoted += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    else
      quoted += c;
  }
  return quoted + '"';
}

// Double quotes, unless single ones spare the text its escapes.
std::string in_quotes(std::string_view text) {
  const bool single =
      text.find_first_of("\"\\") != text.npos && text.find('\'') == text.npos && !has_control(text);
  return single ? "'" + std::string(text) + "'" : in_double_quotes(text);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  lines.push_back(text);
  return lines;
}

// Whether a block holds these lines as they are: no blank at the end of any, nor at the start of the first.
bool fits_a_block(const std::vector<std::string_view>& lines) {
  if (lines.front().empty() || lines.back().empty() || lines.front().front() == ' ') return false;
  return std::none_of(lines.begin(), lines.end(), [](std::string_view line) {
    return has_control(line) || (!line.empty() && line.back() == ' ');
  });
}

ScalarText quoted_over_lines(std::string_view text, int width) {
  std::vector<std::string> lines = wrapped_whole(in_quotes(text), width);
  std::string head = std::move(lines.front());
  lines.erase(lines.begin());
  return {std::move(head), std::move(lines)};
}

// A line break of the text takes an empty line more.
std::vector<std::string> folded_lines(const std::vector<std::string_view>& lines, int width) {
  std::vector<std::string> folded;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) folded.emplace_back();
    if (lines[i].empty()) continue;
    for (std::string& line : wrapped_whole(lines[i], width)) folded.push_back(std::move(line));
  }
  return folded;
}

}  // namespace

std::string scalar_on_a_line(const LaidNode& node, bool in_flow) {
  if (node.kind == Node::Kind::null) return "~";
  const bool quotes_matter = needs_its_quotes(node.text);
  if (node.plain && quotes_matter) return node.text;
  // All comparisons look alike: `> 5` cannot do without quotes, `< 5` and `=` could.
  const bool plain = !quotes_matter && reads_back_plain(node.text, in_flow) && node.text.front() != '<' &&
                     node.text.front() != '=';
  return plain ? node.text : in_quotes(node.text);
}

std::string key_text(const LaidNode& key) {
  // At the start of a line these would be the end of a document.
  const bool marker = key.text.starts_with("---") || key.text.starts_with("...");
  return key.kind == Node::Kind::scalar && marker ? in_quotes(key.text) : scalar_on_a_line(key, false);
}

ScalarText scalar_text(const LaidNode& node, int beside, int below) {
  std::string on_a_line = scalar_on_a_line(node, false);
  const std::string_view text = node.text;
  const auto fits = [](int width) {
    return [width](std::string_view line) { return display_width(line) <= width; };
  };
  if (text.find('\n') == text.npos) {
    if (fits(beside)(on_a_line)) return {std::move(on_a_line), {}};
    if (!fits_a_block({text})) return quoted_over_lines(text, std::min(beside, below));
    std::vector<std::string> lines = wrapped_whole(text, below);
    if (lines.size() == 1 && !fits(below)(lines.front())) return {std::move(on_a_line), {}};
    return {">-", std::move(lines)};
  }
  std::vector<std::string_view> lines = lines_of(text);
  const bool ends = lines.back().empty();
  if (ends) lines.pop_back();
  if (!fits_a_block(lines)) return quoted_over_lines(text, std::min(beside, below));
  const std::string chomping = ends ? "" : "-";
  const auto starts_blank = [](std::string_view line) { return !line.empty() && line.front() == ' '; };
  if (!std::all_of(lines.begin(), lines.end(), fits(below)) &&
      std::none_of(lines.begin(), lines.end(), starts_blank))
    return {">" + chomping, folded_lines(lines, below)};
  return {"|" + chomping, {lines.begin(), lines.end()}};
}

}  // namespace diagclub
