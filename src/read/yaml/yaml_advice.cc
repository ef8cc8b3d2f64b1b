// What yaml-cpp stumbled over in, what to say of it out. It says where it could not go on, which is often
// behind what is wrong: the lines around tell more.
#include "read/yaml/yaml_advice.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kNoBreakSpaces[] = {"\u00A0", "\u202F"};
constexpr int kLongestWord = 40;

std::string in_ticks(std::string_view text) { return "`" + truncated(printable(text), kLongestWord) + "`"; }

std::string_view trimmed_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

// In quotes of YAML: a `"` within asks for the other ones.
std::string in_quotes(std::string_view text) {
  const char quote = text.find_first_of("\"\\") == std::string_view::npos ? '"' : '\'';
  return quote + std::string(text) + quote;
}

// A text seen line by line.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  std::size_t start(std::size_t at) const {
    const std::size_t newline = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return newline == std::string_view::npos ? 0 : newline + 1;
  }
  std::size_t end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size()); }
  std::size_t first_word(std::size_t start) const {
    return std::min(text_.find_first_not_of(kBlanks, start), end(start));
  }
  // Of the line before that is neither blank nor a comment.
  std::optional<std::size_t> before(std::size_t start) const {
    while (start > 0) {
      start = this->start(start - 1);
      const std::size_t word = first_word(start);
      if (word < end(start) && text_[word] != '#' && text_[word] != '\r') return start;
    }
    return std::nullopt;
  }

 private:
  std::string_view text_;
};

class Adviser {
 public:
  Adviser(std::string_view text, std::size_t at, const std::string& what)
      : text_(text), lines_(text), at_(std::min(at, text.size())), what_(what), line_(lines_.start(at_)) {}

  YamlAdvice run() const {
    if (auto found = tab()) return *found;
    if (says("block scalar")) return block();
    if (says("unknown token")) return sign();
    if (says("alias") || says("referenced anchor")) return alias();
    if (says("flow not found")) return open_bracket();
    if (says("illegal flow end")) return closing_bracket();
    if (says("illegal map value")) return second_value();
    if (says("illegal map key"))
      return at(at_, 1, "a `?` does not start a value in YAML", "write `\"?\"`, or `unknown`");
    if (says("illegal block entry"))
      return at(at_, 1, "a list does not start behind its key",
                "write each item below the key, behind `- `, or all as `[…, …]`");
    if (says("unknown escape"))
      return at(at_ > 0 ? at_ - 1 : 0, 1,
                in_ticks("\\" + what_.substr(what_.size() - 1)) + " means nothing between `\"`",
                "write `\\\\` for a backslash itself, or the text between `'`");
    if (says("end of map not found")) return end_of_map();
    return unknown();
  }

 private:
  bool says(std::string_view words) const { return what_.find(words) != std::string::npos; }
  YamlAdvice at(std::size_t from, std::size_t size, std::string message, std::string help) const {
    return {from, std::min(from + size, std::max(text_.size(), from + 1)), std::move(message),
            std::move(help)};
  }
  YamlAdvice unknown() const {
    std::string what = what_;
    if (!what.empty()) what[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(what[0])));
    return at(at_, 1, "this is not YAML: " + what,
              "check the indentation, the quotes and the brackets here and just above");
  }
  std::string_view rest_of_line(std::size_t from) const {
    const std::string_view rest = text_.substr(from, lines_.end(from) - from);
    return trimmed_end(rest.substr(0, rest.find(" #")));
  }

  std::optional<YamlAdvice> tab() const {
    for (auto line = std::optional(line_); line;
         line = *line == line_ ? lines_.before(line_) : std::nullopt) {
      const std::size_t word = lines_.first_word(*line);
      const std::size_t found = text_.substr(*line, word - *line).find('\t');
      if (found == std::string_view::npos) continue;
      return at(*line + found, 1, "a tab stands in the indentation",
                "YAML indents with spaces: write some in its place");
    }
    return std::nullopt;
  }

  // `> 60` is the start of a text over several lines, which nothing may follow on its own.
  YamlAdvice block() const {
    const std::size_t from = text_.find_last_of(">|", at_);
    if (from == std::string_view::npos || from < line_) return unknown();
    const std::string_view value = rest_of_line(from);
    return at(from, value.size(), in_ticks(value.substr(0, 1)) + " starts a text over several lines in YAML",
              "written in quotes it is a value: `" + in_quotes(value) + "`");
  }
  YamlAdvice sign() const {
    std::string_view value = rest_of_line(at_);
    if (!brackets_open(at_).empty()) value = trimmed_end(value.substr(0, value.find_first_of(",]}")));
    return at(at_, 1, "a text does not start with " + in_ticks(value.substr(0, 1)) + " in YAML",
              "write it in quotes: `" + in_quotes(value) + "`");
  }
  YamlAdvice alias() const {
    const std::size_t from = std::min(text_.find('*', at_ > 0 ? at_ - 1 : 0), at_);
    return at(from, 1, "a text does not start with `*` in YAML",
              "write it in quotes; an item of a list stands behind `- `");
  }

  // The brackets open at a place, as far as quotes and comments let them be told.
  std::vector<std::size_t> brackets_open(std::size_t to) const {
    std::vector<std::size_t> open;
    char quote = '\0';
    for (std::size_t i = 0; i < to; ++i) {
      const char c = text_[i];
      const bool starts_word =
          i == 0 || std::string_view(" \t\n[{,:").find(text_[i - 1]) != std::string_view::npos;
      if (quote != '\0') {
        if (c == '\\' && quote == '"')
          ++i;
        else if (c == quote)
          quote = '\0';
      } else if ((c == '"' || c == '\'') && starts_word) {
        quote = c;
      } else if (c == '#' && starts_word) {
        i = lines_.end(i);
      } else if ((c == '[' || c == '{') && (starts_word || !open.empty())) {
        open.push_back(i);
      } else if ((c == ']' || c == '}') && !open.empty()) {
        open.pop_back();
      }
    }
    return open;
  }
  YamlAdvice open_bracket() const {
    const auto open = brackets_open(at_);
    if (open.empty()) return unknown();
    const bool list = text_[open.back()] == '[';
    return at(open.back(), 1, "this " + in_ticks(text_.substr(open.back(), 1)) + " is never closed",
              std::string("write `") + (list ? ']' : '}') + "` behind its last " + (list ? "item" : "value") +
                  "; a text that holds a bracket or a comma stands in quotes");
  }
  YamlAdvice closing_bracket() const {
    const auto open = brackets_open(at_);
    const std::string closes = in_ticks(text_.substr(at_, 1));
    if (open.empty())
      return at(at_, 1, "this " + closes + " closes nothing", "it is one bracket too many: remove it");
    return at(
        at_, 1,
        std::string("a `") + (text_[open.back()] == '[' ? ']' : '}') + "` is expected here, not a " + closes,
        "what was opened last is closed first");
  }

  // A `: ` where the line has a value already, or where the line above has one.
  YamlAdvice second_value() const {
    const std::size_t word = lines_.first_word(line_);
    const std::string_view line = text_.substr(word, at_ - word);
    const std::size_t first = line.find(": ");
    if (first != std::string_view::npos) {
      const std::string_view key = line.substr(0, first);
      const std::size_t from = std::min(text_.find_first_not_of(kBlanks, word + first + 1), at_);
      return at(at_, 1, "a second `: ` stands in this line",
                "a text that holds one stands in quotes: `" + std::string(key) + ": " +
                    in_quotes(rest_of_line(from)) + "`; each key has a line of its own");
    }
    const auto above = lines_.before(line_);
    if (!above) return unknown();
    const std::size_t above_word = lines_.first_word(*above);
    const std::string_view written = rest_of_line(above_word);
    Node word_above;
    word_above.kind = Node::Kind::scalar;
    word_above.plain = true;
    word_above.text = std::string(written);
    if (const auto slipped = slipped_key(word_above))
      return at(above_word, written.size(), slipped->message, slipped->help);
    if (word - line_ <= above_word - *above) return unknown();
    return at(word, at_ - word, "this line is indented further than the one above, which has a value already",
              "start it where that line starts, or end that one with its `key:`");
  }

  YamlAdvice end_of_map() const {
    const std::size_t word = lines_.first_word(line_);
    const std::size_t last = text_.substr(0, at_).find_last_not_of(kBlanks);
    if (at_ > word && last != std::string_view::npos && (text_[last] == '"' || text_[last] == '\''))
      return at(at_, 1, "something stands behind a closing quote",
                "quotes stand around all of a text; a `'` in one between `'` is written twice");
    if (at_ > word) return sign();
    if (text_.substr(at_, 2) == "- ")
      return at(at_, 1, "an item of a list stands among keys",
                "write its `key:` on the line above, or a key in its place");
    return at(at_, std::max<std::size_t>(rest_of_line(at_).size(), 1),
              "this line is indented as no line above is", "start it where the keys of its section start");
  }

  std::string_view text_;
  Lines lines_;
  std::size_t at_;
  const std::string& what_;
  std::size_t line_;  // where it starts
};

bool is_key(std::string_view word) {
  return !word.empty() && std::isdigit(static_cast<unsigned char>(word[0])) == 0 &&
         std::all_of(word.begin(), word.end(), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' ||
                  c == '\'' || (static_cast<unsigned char>(c) & 0x80U) != 0;
         });
}

}  // namespace

YamlAdvice yaml_advice(std::string_view text, std::size_t at, const std::string& what) {
  return Adviser(text, at, what).run();
}

std::optional<Fault> slipped_key(const Node& word) {
  constexpr std::string_view kWideColon = "\uFF1A";
  if (word.kind != Node::Kind::scalar || !word.plain) return std::nullopt;
  const std::string_view text = word.text;
  for (const std::string_view space : kNoBreakSpaces) {
    if (text.starts_with(space))
      return Fault{"a no-break space stands before this key", "indent with ordinary spaces"};
  }
  const std::size_t wide = text.find(kWideColon);
  const std::size_t sign = std::min(text.find_first_of(":="), wide);
  if (sign == std::string_view::npos || sign == 0) return std::nullopt;
  const std::string_view key = trimmed_end(text.substr(0, sign));
  std::string_view value = text.substr(sign + (sign == wide ? kWideColon.size() : 1));
  std::string_view blank;
  for (const std::string_view space : kNoBreakSpaces) {
    if (value.starts_with(space)) blank = space;
  }
  value.remove_prefix(
      std::min(blank.empty() ? value.find_first_not_of(kBlanks) : blank.size(), value.size()));
  if (!is_key(key) || value.empty() || value.starts_with("//")) return std::nullopt;
  if (text[sign] == ':' && kBlanks.find(text[sign + 1]) != std::string_view::npos) return std::nullopt;
  const bool bracket = value[0] == '{' || value[0] == '[';
  const std::string help = "write `" + std::string(key) + ": " + (bracket ? "…" : std::string(value)) + "`";
  if (!blank.empty())
    return Fault{"a no-break space stands behind the `:`", "an ordinary one parts key and value: " + help};
  if (text[sign] == ':') return Fault{"a space is missing behind the `:`", help};
  return Fault{
      "a `:` parts key and value, not a " + in_ticks(text.substr(sign, sign == wide ? kWideColon.size() : 1)),
      help};
}

}  // namespace diagclub
