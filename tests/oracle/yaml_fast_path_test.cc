// The fast path against yaml-cpp: whatever the fast path takes, it gives as yaml-cpp does, event by event,
// with the same values at the same places. Documents are random: drawn from a grammar about the edges of what
// the fast path takes, then damaged byte by byte.
#include "read/yaml/yaml_fast_path.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <sstream>

#include "base/diagnostics.h"
#include "catch.h"
#include "oracle/dice.h"
#include "read/yaml/fast_path_node.h"
#include "read/yaml/yaml_node.h"

namespace diagclub::oracle {
namespace {

// Events as one text, a line each: what both sides are compared by.
struct Event {
  std::string kind;
  bool plain = false;
  std::size_t offset = 0;
  std::string text;

  std::string line() const {
    std::string all = kind;
    if (kind != "end" && kind != "null") all += (plain ? " plain " : " ") + std::to_string(offset);
    return all + " " + text + "\n";
  }
};

class Recorder : public YAML::EventHandler {
 public:
  struct SecondDocument {};
  // yaml-cpp can give documents without end where the text is damaged.
  void OnDocumentStart(const YAML::Mark&) override {
    if (documents++ > 0) throw SecondDocument();
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override { add({"null", false, 0, ""}, anchor); }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { unusual = true; }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    unusual |= tag != "?" && tag != "!" && !tag.empty();
    add({"scalar", tag == "?" || tag.empty(), static_cast<std::size_t>(mark.pos), value}, anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    unusual |= tag != "?" && !tag.empty();
    add({"sequence", false, static_cast<std::size_t>(mark.pos), ""}, anchor);
  }
  void OnSequenceEnd() override { add({"end", false, 0, ""}, 0); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    unusual |= tag != "?" && !tag.empty();
    add({"mapping", false, static_cast<std::size_t>(mark.pos), ""}, anchor);
  }
  void OnMapEnd() override { add({"end", false, 0, ""}, 0); }

  std::string all;
  int documents = 0;
  bool unusual = false;

 private:
  void add(const Event& event, YAML::anchor_t anchor) {
    unusual |= anchor != 0;
    all += event.line();
  }
};

// Nothing when yaml-cpp finds it bad, or finds in it what no fiche may hold.
std::optional<std::string> by_yaml_cpp(const std::string& text) {
  Recorder recorder;
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(recorder)) {
    }
  } catch (const YAML::Exception&) {
    return std::nullopt;
  } catch (const Recorder::SecondDocument&) {
    return std::nullopt;
  }
  if (recorder.documents != 1 || recorder.unusual) return std::nullopt;
  return recorder.all;
}

std::string by_fast_path(const YamlFastPath& fast_path, const std::string& text) {
  std::string all;
  for (const FastEvent& event : fast_path.events()) {
    const std::size_t offset = event.offset;
    switch (event.kind) {
      case FastEvent::Kind::null:
        all += Event{"null", false, 0, ""}.line();
        break;
      case FastEvent::Kind::scalar:
        all += Event{"scalar", event.plain, offset, std::string(event.text)}.line();
        break;
      case FastEvent::Kind::sequence:
        all += Event{"sequence", false, offset, ""}.line();
        break;
      case FastEvent::Kind::mapping:
        all += Event{"mapping", false, offset, ""}.line();
        break;
      case FastEvent::Kind::end:
        all += Event{"end", false, 0, ""}.line();
        break;
    }
    // The line that the fast path tells is that of the place.
    if (event.kind == FastEvent::Kind::scalar) {
      const auto line = std::count(text.begin(), text.begin() + event.offset, '\n');
      if (line != event.line) all += "on line " + std::to_string(event.line) + "\n";
    }
  }
  return all;
}

// With what cannot be seen made visible.
std::string shown(const std::string& text) {
  std::string all;
  for (const char c : text) {
    if (c == '\n')
      all += "\\n\n";
    else if (c == '\r')
      all += "\\r";
    else
      all += c;
  }
  return all;
}

// Documents about the edges of what the fast path takes.
class Documents {
 public:
  explicit Documents(std::uint64_t seed) : dice_(seed) {}

  std::string next() {
    end_ = dice_.chance(10) ? "\r\n" : "\n";
    std::string text;
    if (dice_.chance(30)) text += "---" + std::string(dice_.chance(20) ? " # c" : "") + end_;
    mapping(text, dice_.chance(5) ? 2 : 0, 0);
    if (dice_.chance(10) && !text.empty()) text.pop_back();
    if (dice_.chance(50)) damage(text);
    return text;
  }

 private:
  std::string word() {
    static const std::vector<std::string> words{
        "a",    "name", "firms", "20",   "~20",   "10..15", "> 100",  "é",    "oui",  "null",  "~",
        "-5",   "B2",   "x: y",  "a:b",  "c#d",   "e #f",   "g,h",    "[i",   "j]",   "{k}",   "l'm",
        "-",    "- n",  "? o",   "&p",   "*q",    "!r",     "%s",     "@t",   "`u",   "1 200", "a  b",
        "v:",   ":w",   "#x",    "true", "a | b", "a > b",  "<b",     "\"y",  "z\"",  "'aa",   "it's",
        "(b)",  "...",  "--",    "---",  "=1+1",  "\u00A0", "\u2028", "日本", "Null", "NULL",  "null ",
        "a\tb", "+3",   ".5",    "/x",   "$y",    ";z"};
    return dice_.of(words);
  }
  std::string key() {
    static const std::vector<std::string> keys{"name",  "firms", "a b",  "année", "l'an", "x-y",
                                               "m.n",   "o(p)",  "null", "~",     "q r ", "'s'",
                                               "\"t\"", "1",     "-u",   "a/b",   "A",    "Zz"};
    return dice_.chance(80) ? dice_.of(std::vector<std::string>{"a", "b", "name", "c.d", "é"})
                            : dice_.of(keys);
  }
  std::string spaces(std::size_t per_cent) {
    return dice_.chance(per_cent) ? std::string(dice_.below(3), ' ') : "";
  }
  std::string comment() {
    return dice_.chance(8) ? dice_.of(std::vector<std::string>{" # c", "  #", "#d", " #: e"}) : "";
  }
  void line_end(std::string& text) {
    text += spaces(10) + comment() + end_;
    if (dice_.chance(4)) text += spaces(50) + end_;
    if (dice_.chance(4)) text += spaces(50) + "# comment: x" + end_;
  }
  std::string quoted() {
    const std::string inside = dice_.chance(30) ? "" : word() + (dice_.chance(40) ? " " + word() : "");
    if (dice_.chance(50)) return "'" + inside + (dice_.chance(20) ? "''s" : "") + "'";
    static const std::vector<std::string> escapes{"\\n",     "\\\"", "\\\\", "\\/", "\\t", "\\xe9", "\\u20ac",
                                                  "\\ud83d", "\\e",  "\\x4", "\\0", "\\N", "\\ "};
    return "\"" + inside + (dice_.chance(30) ? dice_.of(escapes) : "") + "\"";
  }
  std::string quoted_lines(std::size_t indent) {
    const std::string quote = dice_.chance(50) ? "'" : "\"";
    const auto inside = [&] {
      if (dice_.chance(12)) return std::string();
      const std::string escape =
          quote == "'"
              ? "''"
              : dice_.of(std::vector<std::string>{"\\n", "\\\"", "\\\\", "\\x20", "\\ ", "\\t", "\\n\\n"});
      return word() + (dice_.chance(30) ? " " + word() : "") + (dice_.chance(15) ? escape : "") + spaces(20);
    };
    std::string text = quote + inside();
    for (std::size_t i = 1 + dice_.below(3); i > 0; --i) {
      text += (quote != "'" && dice_.chance(15) ? "\\" : "") + end_;
      while (dice_.chance(20)) text += spaces(30) + end_;
      text += std::string(indent + dice_.below(3), ' ') + inside();
    }
    return text + quote;
  }
  std::string scalar() {
    return dice_.chance(25) ? quoted() : word() + (dice_.chance(15) ? " " + word() : "");
  }
  std::string flow(int depth = 0) {
    const bool braces = dice_.chance(40);
    std::string text = (braces ? "{" : "[") + spaces(10);
    for (std::size_t i = dice_.below(4); i > 0; --i) {
      if (braces) text += key() + ":" + (dice_.chance(95) ? " " : "");
      text += depth < 3 && dice_.chance(25) ? flow(depth + 1) : scalar();
      text += spaces(10) + (i > 1 || dice_.chance(3) ? "," : "") + spaces(80);
    }
    return text + (braces ? "}" : "]");
  }
  void lines_of_text(std::string& text, std::size_t indent) {
    for (std::size_t i = 1 + dice_.below(3); i > 0; --i) {
      text +=
          std::string(indent + (dice_.chance(10) ? dice_.below(3) : 0), ' ') + scalar() + spaces(10) + end_;
      if (dice_.chance(10)) text += spaces(30) + end_;
    }
  }
  void value(std::string& text, std::size_t indent, int depth) {
    const std::size_t what = dice_.below(100);
    if (what < 50) {
      const bool lines = dice_.chance(12);
      text += " " + spaces(10) + (lines ? quoted_lines(indent + 1) : scalar());
      if (!lines && dice_.chance(10)) {
        text += end_;
        lines_of_text(text, indent + dice_.below(3));
        return;
      }
      line_end(text);
    } else if (what < 60) {
      text += " " + flow();
      line_end(text);
    } else if (what < 70) {
      static const std::vector<std::string> heads{"|", ">", "|-", ">-", "|+", "|2", "| # c"};
      text += " " + dice_.of(heads) + end_;
      lines_of_text(text, indent + 1 + dice_.below(3));
    } else if (what < 75 || depth > 3) {
      line_end(text);
    } else if (what < 88) {
      line_end(text);
      mapping(text, indent + (dice_.chance(90) ? 2 : dice_.below(4)), depth + 1);
    } else {
      line_end(text);
      sequence(text, indent + (dice_.chance(50) ? 2 : 0), depth + 1);
    }
  }
  void mapping(std::string& text, std::size_t indent, int depth) {
    for (std::size_t i = 1 + dice_.below(4); i > 0; --i) {
      text += std::string(indent + (dice_.chance(3) ? 1 : 0), ' ') + key() + ":";
      value(text, indent, depth);
    }
  }
  void sequence(std::string& text, std::size_t indent, int depth) {
    for (std::size_t i = 1 + dice_.below(3); i > 0; --i) {
      text += std::string(indent, ' ') + "-" + (dice_.chance(90) ? " " : "  ");
      if (dice_.chance(25)) {
        text += key() + ":";
        value(text, indent + 2, depth + 1);
        if (dice_.chance(50)) mapping(text, indent + 2, depth + 1);
      } else if (dice_.chance(10)) {
        value(text, indent, depth + 1);
      } else {
        text += dice_.chance(15) ? flow() : dice_.chance(8) ? quoted_lines(indent + 1) : scalar();
        line_end(text);
      }
    }
  }
  void damage(std::string& text) {
    static const std::string bytes = " :-#'\"|>[]{},&*!%@`?~\t\r\n\\=<.aé\xC3\x80\x01\x7F\xEF\xBB\xBF";
    for (std::size_t i = 1 + dice_.below(3); i > 0 && !text.empty(); --i) {
      const std::size_t at = dice_.below(text.size());
      switch (dice_.below(4)) {
        case 0:
          text.erase(at, 1 + dice_.below(3));
          break;
        case 1:
          text.insert(at, 1, bytes[dice_.below(bytes.size())]);
          break;
        case 2:
          text[at] = bytes[dice_.below(bytes.size())];
          break;
        default:
          text.insert(at, text.substr(dice_.below(text.size()), dice_.below(12)));
          break;
      }
    }
  }

  Dice dice_;
  std::string end_;
};

TEST_CASE("what the fast path takes is what yaml-cpp reads", "[fast_path][oracle]") {
  constexpr int kDocuments = 80000;
  Documents documents(1998);
  YamlFastPath fast_path;
  int taken = 0;
  int good = 0;
  for (int i = 0; i < kDocuments; ++i) {
    const std::string text = documents.next();
    const auto expected = by_yaml_cpp(text);
    good += expected ? 1 : 0;
    if (!fast_path.read(text)) continue;
    ++taken;
    INFO("document " << i << ":\n" << shown(text));
    REQUIRE(expected);
    REQUIRE(by_fast_path(fast_path, text) == *expected);
  }
  // Enough of both that the comparison says something.
  CHECK(taken > kDocuments / 10);
  CHECK(good > taken);
}

TEST_CASE("texts in quotes over several lines are taken as PyYAML writes them", "[fast_path]") {
  const std::string text =
      "notes: 'Le premier salon, et l''on hésite à en\n"
      "  tenir un troisième.\n"
      "\n"
      "  On se retrouve : le jeudi.\n"
      "\n"
      "  '\n"
      "more:\n"
      "- \"Un caf\\xE9\\\n"
      "  \\ ou deux\\n\\\n"
      "  et la suite\"\n"
      "- end\n";
  YamlFastPath fast_path;
  REQUIRE(fast_path.read(text));
  CHECK(by_fast_path(fast_path, text) == *by_yaml_cpp(text));
  const auto& events = fast_path.events();
  CHECK(events[2].text ==
        "Le premier salon, et l'on hésite à en tenir un troisième.\nOn se retrouve : le jeudi.\n");
  CHECK(events[5].text == "Un café ou deux\net la suite");
  // Left to yaml-cpp: what could end the document, and line ends of which only one counts.
  for (const std::string left : {"a: 'b\nc'\n", "a: 'b\n\n\n  '\n", "a: '\n\n  '\n", "a: \"b\n  c\n"}) {
    INFO(left);
    CHECK_FALSE(fast_path.read(left));
  }
}

// A tree as text, with every place.
std::string tree_text(const Node& node) {
  const auto place = [](const Span& span) {
    return std::to_string(span.start.line) + ":" + std::to_string(span.start.column) + "-" +
           std::to_string(span.end.line) + ":" + std::to_string(span.end.column);
  };
  std::string text = std::to_string(static_cast<int>(node.kind)) + (node.plain ? "p " : " ") +
                     place(node.span) + " " + node.text + "\n";
  for (std::size_t i = 0; i < node.items.size(); ++i)
    text += (i < node.keys.size() ? tree_text(node.keys[i]) : "") + tree_text(node.items[i]);
  return text + ".\n";
}

// The tree and the errors; by yaml-cpp alone where a tab, which the fast path does not take, stands in a
// comment.
std::string read_as_tree(const std::string& text) {
  Diagnostics problems;
  const auto node = node_from_yaml(Source("a.yaml", text, 7), problems);
  std::string all = node ? tree_text(*node) : "";
  for (const Diagnostic& problem : problems.all()) all += text_from_diagnostic(problem, {});
  return all;
}

TEST_CASE("trees by the fast path are those by yaml-cpp, on every file of rules and samples",
          "[fast_path][oracle]") {
  int taken = 0;
  for (const std::string folder : {"/rules", "/samples"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(DIAGCLUB_ROOT + folder)) {
      if (entry.path().extension() != ".yaml") continue;
      std::string text = read_file(entry.path().string(), 1 << 24).text;
      INFO(entry.path());
      REQUIRE(text.ends_with('\n'));
      taken += node_by_fast_path(Source("a.yaml", text)) ? 1 : 0;
      const std::string quick = read_as_tree(text);
      CHECK(quick == read_as_tree(text + "#\t\n"));
    }
  }
  CHECK(taken > 80);
}

TEST_CASE("trees by the fast path are those by yaml-cpp, on random documents", "[fast_path][oracle]") {
  Documents documents(2026);
  int taken = 0;
  for (int i = 0; i < 10000; ++i) {
    std::string text = documents.next();
    if (!text.ends_with('\n') || !node_by_fast_path(Source("a.yaml", text))) continue;
    ++taken;
    INFO("document " << i << ":\n" << shown(text));
    REQUIRE(read_as_tree(text) == read_as_tree(text + "#\t\n"));
  }
  CHECK(taken > 500);
}

}  // namespace
}  // namespace diagclub::oracle
