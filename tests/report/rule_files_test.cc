// Every file of the checkout, edits of them and trees written in every style, laid out: they say the same,
// their comments are there in order, and doing it again changes nothing.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/code_points.h"
#include "base/utf8.h"
#include "oracle/dice.h"
#include "report/rule_files/rule_file_text.h"
#include "rule_text.h"

namespace diagclub {
namespace {

using oracle::Dice;
using Lines = std::vector<std::string>;

std::vector<std::pair<std::string, std::string>> yaml_files() {
  std::vector<std::pair<std::string, std::string>> files;
  for (const char* folder : {"rules", "samples", "tests"}) {
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(DIAGCLUB_ROOT) / folder)) {
      if (file.path().extension() != ".yaml") continue;
      std::ostringstream text;
      text << std::ifstream(file.path(), std::ios::binary).rdbuf();
      files.emplace_back(file.path().string(), text.str());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string text_of(const Lines& lines, const std::string& end = "\n") {
  std::string text;
  for (const std::string& line : lines) text += line + end;
  return text;
}

// A value as text: keys in the order of their names, so that theirs does not matter; quoted where quotes do.
std::string meaning(const Node& node) {
  const auto scalar = [](const Node& one) {
    const bool told = one.plain && needs_its_quotes(one.text);
    return (one.kind == Node::Kind::null ? "null" : told ? "plain " : "text ") + one.text + "\x01";
  };
  if (node.kind == Node::Kind::null || node.kind == Node::Kind::scalar) return scalar(node);
  Lines parts;
  for (std::size_t i = 0; i < node.items.size(); ++i)
    parts.push_back((node.keys.empty() ? "" : scalar(node.keys[i])) + meaning(node.items[i]));
  if (node.kind == Node::Kind::mapping) std::sort(parts.begin(), parts.end());
  return (node.kind == Node::Kind::mapping ? "{" : "[") + text_of(parts, "\x02") + "\x03";
}

std::optional<Node> node_of(const std::string& text) {
  Diagnostics problems;
  auto node = node_from_yaml(Source("a.yaml", text), problems);
  return problems.has_errors() ? std::nullopt : std::move(node);
}

Lines comments_in(const std::string& text) {
  Diagnostics problems;
  const auto layout = layout_from_yaml(Source("a.yaml", text), problems);
  return layout ? layout->comments : Lines{};
}

// Whether a line may be longer than the width: it holds a word that is no shorter than what would fit beside
// its key.
bool has_long_word(const std::string& line) {
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    if (display_width(word) > 60) return true;
  }
  return false;
}

// What no line break can help: the lines of texts that have several, and long keys.
void add_own_lines(const Node& node, Lines& all) {
  if (node.text.find('\n') != std::string::npos) {
    for (const std::string& line : lines_of(node.text)) all.push_back(line);
  }
  for (const Node& key : node.keys) {
    if (display_width(key.text) > 60) all.push_back(key.text);
  }
  for (const Node& item : node.items) add_own_lines(item, all);
}

void check_shape(const std::string& text) {
  const Lines comments = comments_in(text);
  Lines own;
  add_own_lines(*node_of(text), own);
  CHECK(text.back() == '\n');
  bool blank = true;
  for (std::string line : lines_of(text)) {
    if (line.empty() && blank && std::find(own.begin(), own.end(), "") == own.end())
      FAIL_CHECK("two blank lines");
    blank = line.empty();
    if (line.ends_with(' ') || line.ends_with('\t')) FAIL_CHECK("blanks at the end: " << line);
    for (const std::string& comment : comments) {
      if (!line.ends_with(comment)) continue;
      line.resize(line.size() - comment.size());
      line.resize(line.find_last_not_of(' ') + 1);
      if (line.empty()) break;
    }
    if (display_width(line) <= 120 || has_long_word(line)) continue;
    if (std::none_of(own.begin(), own.end(), [&](const std::string& each) {
          return !each.empty() && line.find(each) != std::string::npos;
        }))
      FAIL_CHECK("too long: " << line);
  }
}

// What comes of a text; nothing if it cannot be read at all.
std::optional<std::string> laid_out(const std::string& text) {
  const auto before = node_of(text);
  Diagnostics problems;
  const auto result = reformatted(Source("a.yaml", text), problems);
  if (!before) {
    CHECK_FALSE(result);
    return std::nullopt;
  }
  if (!result) {
    // It may be refused, but for this only.
    if (text_from(problems).find("a carriage return stands") == std::string::npos)
      FAIL_CHECK(text_from(problems) << "\n" << text);
    return std::nullopt;
  }
  const auto after = node_of(*result);
  REQUIRE(after);
  if (meaning(*before) != meaning(*after)) FAIL_CHECK("another meaning:\n" << text << "\n---\n" << *result);
  Diagnostics none;
  const auto again = reformatted(Source("a.yaml", *result), none);
  if (again != *result) FAIL_CHECK("not the same twice:\n" << *result << "\n---\n" << again.value_or(""));
  return result;
}

Lines sorted(Lines lines) {
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string one_of(Dice& dice, const Lines& all) { return dice.of(all); }

// One edit of a line somewhere, or between two.
void edit(Lines& lines, Dice& dice) {
  static const Lines comments{"# one", "#", "  # two", "    # three: 'x", "#four # five", "      # - six"};
  static const Lines endings{"  # beside", " #", "\t# tab", "   ", " \t", " # \"open"};
  static const Lines bits{"#", " #", ": ", "'", "\"",     ",",      "?",  "é",
                          "…", "  ", "~",  "-", "{a: b}", "日本語", "\\", "|"};
  std::string& line = lines[dice.below(lines.size())];
  const auto at = lines.begin() + static_cast<std::ptrdiff_t>(dice.below(lines.size()));
  switch (dice.below(9)) {
    case 0:
      lines.insert(at, dice.of(comments));
      break;
    case 1:
      lines.insert(at, one_of(dice, {"", "  ", "\t"}));
      break;
    case 2:
      line += dice.of(endings);
      break;
    case 3:
      line.insert(offset_after(line, 0, dice.below(line.size() + 1)), dice.of(bits));
      break;
    case 4:
      lines.erase(at);
      break;
    case 5:
      line += " " + std::string(dice.below(200), 'w');
      break;
    case 6:
      for (std::size_t i = dice.below(40); i > 0; --i) line += " mot";
      break;
    case 7:
      std::replace(line.begin(), line.end(), '"', '\'');
      break;
    default:
      std::swap(line, *at);
      break;
  }
}

// Writes a tree by chance, in every style that YAML has, and remembers its comments.
class Scribe {
 public:
  explicit Scribe(Dice& dice) : dice_(dice) {}

  std::string write() {
    maybe_lines(0);
    block(0, 0);
    maybe_lines(0);
    return out_;
  }
  const Lines& comments() const { return comments_; }

 private:
  static const Lines& texts() {
    static const Lines all{"mot",
                           "deux mots",
                           "yes",
                           "no",
                           "12",
                           "1998-01-02",
                           "~80",
                           "null",
                           "",
                           " ",
                           "> 100",
                           "< 5",
                           "= 5",
                           "- tiret",
                           "-",
                           "...",
                           "?",
                           "l’apostrophe : « et » le reste ?",
                           "it's",
                           "say \"x\"",
                           "back\\slash",
                           "a#b",
                           "a #b",
                           "# c",
                           "x: y",
                           "x:",
                           ":x",
                           "[30..60]",
                           "{fact}",
                           "a, b",
                           "tab\there",
                           "  deux blancs devant",
                           "derrière  ",
                           "deux  blancs",
                           "日本語 の テキスト",
                           "ligne\nautre ligne",
                           "ligne\n\n\ntrois\n",
                           "\nligne",
                           "ligne\n\n",
                           "bell \x07 rings",
                           "  a\nb",
                           "a\n  b\nc\n",
                           std::string(150, 'w'),
                           "un " + std::string(130, 'x') + " deux"};
    return all;
  }
  std::string long_text() {
    static const Lines words{"le",   "territoire", "d’entreprises", "?",    ":", "«", "»",  "(ou",
                             "non)", "#",          "1998,",         "été.", "—", "-", "x:", "a  b"};
    std::string text = "Le";
    for (std::size_t i = dice_.below(80); i > 0; --i) text += " " + dice_.of(words);
    return text;
  }

  void maybe_lines(std::size_t indent) {
    while (dice_.chance(20)) out_ += dice_.chance(50) ? "\n" : "  \n";
    while (dice_.chance(15)) out_ += std::string(dice_.below(indent + 1), ' ') + comment() + "\n";
    while (dice_.chance(10)) out_ += "\n";
  }
  std::string comment() {
    comments_.push_back("# " + std::to_string(comments_.size()) +
                        one_of(dice_, {"", " é", " 'open", ": \"x", " # twice"}));
    return comments_.back();
  }
  void end_line() { out_ += (dice_.chance(15) ? "  " + comment() : dice_.chance(10) ? "  " : "") + "\n"; }
  std::string margin(std::size_t indent) { return std::string(indent, ' '); }

  std::string key(std::size_t index) {
    static const Lines odd{"\"a: b\"", "'it''s'", "\"no\"",  "clé d’été", "12",
                           "\"#\"",    "'...'",   "\"> 5\"", "a#b"};
    return dice_.chance(15) && index < odd.size() ? odd[index] : "k" + std::to_string(index);
  }

  void block(std::size_t depth, std::size_t indent) {
    const bool list = dice_.chance(40);
    for (std::size_t i = 0, all = 1 + dice_.below(4); i < all; ++i) {
      if (i > 0 || out_.ends_with('\n')) {
        maybe_lines(indent);
        out_ += margin(indent);
      }
      out_ += list ? "-" : key(i) + ":";
      value(depth, indent, list);
    }
  }

  void value(std::size_t depth, std::size_t indent, bool in_list) {
    const std::size_t deeper = indent + 1 + dice_.below(4);
    const std::size_t sort = dice_.below(depth > 3 ? 7 : 10);
    if (sort >= 8 && in_list) {
      out_ += margin(deeper - indent - 1);
      if (deeper == indent + 1) out_ += ' ';
      block(depth + 1, std::max(deeper, indent + 2));
    } else if (sort >= 7) {
      end_line();
      block(depth + 1, deeper);
    } else if (sort == 6) {
      out_ += ' ';
      flow(depth, deeper);
      end_line();
    } else if (sort == 5) {
      end_line();
    } else {
      if (dice_.chance(10)) {
        end_line();
        out_ += margin(deeper);
      } else {
        out_ += ' ';
      }
      scalar(deeper);
    }
  }

  void scalar(std::size_t deeper) {
    const std::string text = dice_.chance(40) ? long_text() : dice_.of(texts());
    const Lines lines = lines_of(text);
    const bool plain_lines = !lines.empty() && !lines.front().empty() && lines.front().front() != ' ' &&
                             text.find_first_of("\x07\t") == text.npos;
    const std::size_t style = dice_.below(5);
    if (style == 0 && plain_lines) {
      out_ += std::string(dice_.chance(50) ? "|" : ">") + one_of(dice_, {"", "-", "+"});
      end_line();
      for (const std::string& line : lines) out_ += (line.empty() ? "" : margin(deeper)) + line + "\n";
    } else if (style == 1 && text.find_first_of("\n\x07\t") == text.npos) {
      out_ += "'";
      for (const char c : text) out_ += c == '\'' ? "''" : std::string(1, c);
      out_ += "'";
      end_line();
    } else if (style < 4 && dice_.chance(60)) {
      out_ += one_of(
          dice_, {"mot", "deux mots", "yes", "12", "~80", "a#b", "l’apostrophe", "x:y", "it's", "a, [b]"});
      if (dice_.chance(10)) out_ += "\n" + margin(deeper) + "suite";
      end_line();
    } else {
      double_quoted(text, deeper);
      end_line();
    }
  }
  void double_quoted(const std::string& text, std::size_t deeper) {
    out_ += '"';
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const bool lone = c == ' ' && i > 0 && text[i - 1] > ' ' && i + 1 < text.size() && text[i + 1] > ' ';
      if (lone && dice_.chance(5))
        out_ += "\n" + margin(deeper);
      else
        out_ += c == '"' || c == '\\' ? std::string{'\\', c}
                : c == '\n'           ? "\\n"
                : c == '\x07'         ? "\\a"
                                      : std::string(1, c);
    }
    out_ += '"';
  }

  void flow_gap(std::size_t deeper) {
    if (dice_.chance(10))
      out_ += (dice_.chance(50) ? "  " + comment() : "") + "\n" + margin(deeper);
    else if (dice_.chance(50))
      out_ += ' ';
  }
  void flow(std::size_t depth, std::size_t deeper) {
    const bool list = dice_.chance(50);
    out_ += list ? '[' : '{';
    for (std::size_t i = 0, all = dice_.below(5); i < all; ++i) {
      flow_gap(deeper);
      if (!list) out_ += key(i) + ": ";
      if (depth < 4 && dice_.chance(25))
        flow(depth + 1, deeper);
      else if (dice_.chance(60))
        out_ += one_of(dice_,
                       {"mot", "deux mots", "yes", "12", "~80", "a#b", "'it''s'", "\"a, b\"", "\"no\"", "~"});
      else
        double_quoted(dice_.chance(20) ? long_text() : dice_.of(texts()), deeper);
      flow_gap(deeper);
      if (i + 1 < all) out_ += ',';
    }
    flow_gap(deeper);
    out_ += list ? ']' : '}';
  }

  Dice& dice_;
  std::string out_;
  Lines comments_;
};

}  // namespace

TEST_CASE("every file of the checkout can be laid out", "[fmt]") {
  const auto files = yaml_files();
  REQUIRE(files.size() > 100);
  std::size_t read = 0;
  for (const auto& [path, text] : files) {
    INFO(path);
    const auto result = laid_out(text);
    if (!result) continue;
    ++read;
    check_shape(*result);
    CHECK(sorted(comments_in(text)) == sorted(comments_in(*result)));
    // With the line ends of another system it is the same file.
    CHECK(laid_out(text_of(lines_of(text), "\r\n")) == result);
  }
  CHECK(read > 100);
}

TEST_CASE("edited files keep what they say, or are refused as broken", "[fmt]") {
  const auto files = yaml_files();
  Dice dice(1998);
  std::size_t read = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string& whole = dice.of(files).second;
    Lines lines = lines_of(whole);
    if (lines.empty()) continue;
    // A part of a file from one of its top keys on: short texts are edited in more places.
    const std::size_t from = dice.below(lines.size());
    const auto start = std::find_if(
        lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end(),
        [](const std::string& line) { return line.starts_with("  ") && line.size() > 3 && line[2] != ' '; });
    lines.erase(lines.begin(), start);
    lines.resize(std::min<std::size_t>(lines.size(), 40));
    for (std::size_t edits = 1 + dice.below(4); edits > 0 && lines.size() > 1; --edits) edit(lines, dice);
    const std::string text = text_of(lines);
    const auto result = laid_out(text);
    if (!result) continue;
    ++read;
    INFO(text);
    check_shape(*result);
    CHECK(sorted(comments_in(text)) == sorted(comments_in(*result)));
  }
  CHECK(read > 400);
}

TEST_CASE("trees written in every style keep their values and each of their comments", "[fmt]") {
  Dice dice(2024);
  std::size_t read = 0;
  for (int round = 0; round < 3000; ++round) {
    Scribe scribe(dice);
    std::string text = scribe.write();
    if (dice.chance(10)) text = text_of(lines_of(text), "\r\n");
    const auto result = laid_out(text);
    if (!result) continue;
    ++read;
    INFO(text);
    check_shape(*result);
    CHECK(comments_in(*result) == scribe.comments());
  }
  CHECK(read > 2500);
}

}  // namespace diagclub
