// A fiche's text and an answer in, the text with the answer out.
#include "read/fiche/fiche_text.h"

#include <algorithm>
#include <vector>

#include "base/sizes.h"
#include "base/utf8.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

struct KeyAndValue {
  const Node* key = nullptr;
  const Node* value = nullptr;
};

class Editor {
 public:
  Editor(const std::string& text, const Node& root, const FicheForm& form, Language language)
      : root_(root), form_(form), french_(language == Language::french) {
    std::size_t from = 0;
    while (from < text.size()) {
      const std::size_t end = std::min(text.find('\n', from), text.size());
      lines_.push_back(text.substr(from, end - from));
      from = end + 1;
    }
  }

  std::string put(FactId fact, const std::string& value) {
    const Fact& about = form_.rules().facts[fact];
    const std::string name = french_ ? about.heading : about.key();
    if (const KeyAndValue empty = entry_of(fact); empty.key != nullptr) {
      behind(*empty.key, value);
    } else if (about.section().empty()) {
      append(std::string(indent(root_), ' ') + name + ": " + value);
    } else {
      into_section(about.section(), name + ": " + value);
    }
    return text();
  }

  // The same as one line at the end: `members.firms: 20`.
  std::string put_dotted(FactId fact, const std::string& value) {
    const Fact& about = form_.rules().facts[fact];
    append(std::string(indent(root_), ' ') + about.name + ": " + value);
    return text();
  }

 private:
  static std::size_t indent(const Node& node) { return size_from(std::max(0, node.span.start.column - 1)); }

  std::string text() const {
    std::string all;
    for (const std::string& line : lines_) all += line + "\n";
    return all;
  }

  KeyAndValue entry_of(FactId fact) const {
    for (std::size_t i = 0; i < root_.keys.size(); ++i) {
      const Node& key = root_.keys[i];
      const Node& value = root_.items[i];
      const FicheKey meant = form_.key(std::nullopt, key.text);
      if (meant.kind == FicheKey::Kind::fact && meant.fact == fact) return {&key, &value};
      if (meant.kind != FicheKey::Kind::section || value.kind != Node::Kind::mapping) continue;
      for (std::size_t j = 0; j < value.keys.size(); ++j) {
        const FicheKey below = form_.key(meant.section, value.keys[j].text);
        if (below.kind == FicheKey::Kind::fact && below.fact == fact)
          return {&value.keys[j], &value.items[j]};
      }
    }
    return {};
  }

  // Between the colon of an empty key and what else stands on its line.
  void behind(const Node& key, const std::string& value) {
    std::string& line = line_at(key.span.start.line);
    const std::size_t colon = line.find(':', line.find(key.text) + key.text.size());
    if (colon != std::string::npos) line.insert(colon + 1, " " + value);
  }

  void into_section(const std::string& section, const std::string& entry) {
    for (std::size_t i = 0; i < root_.keys.size(); ++i) {
      const FicheKey meant = form_.key(std::nullopt, root_.keys[i].text);
      if (meant.kind != FicheKey::Kind::section || form_.rules().sections[*meant.section].name != section)
        continue;
      const Node& value = root_.items[i];
      if (value.kind != Node::Kind::mapping) {
        insert_after(root_.keys[i].span.start.line, std::string(indent(root_) + 2, ' ') + entry);
        return;
      }
      // Below the last key if its value ends on its line; else above the first.
      const Node& last = value.items.back();
      const int line = value.keys.back().span.start.line;
      const bool one_line =
          last.kind != Node::Kind::mapping && last.kind != Node::Kind::sequence && last.span.end.line <= line;
      const std::string text = std::string(indent(value.keys.front()), ' ') + entry;
      insert_after(one_line ? line : value.keys.front().span.start.line - 1, text);
      return;
    }
    const Section& declared = *find_by_name(form_.rules().sections, section);
    append(std::string(indent(root_), ' ') + (french_ ? declared.heading : declared.name) + ":");
    append(std::string(indent(root_) + 2, ' ') + entry);
  }

  std::string& line_at(int line) { return lines_[line - 1]; }
  void insert_after(int line, const std::string& text) { lines_.insert(lines_.begin() + line, text); }
  void append(const std::string& text) { lines_.push_back(text); }

  const Node& root_;
  const FicheForm& form_;
  bool french_;
  std::vector<std::string> lines_;
};

// Words as YAML reads them back: plain where that is safe, else in quotes.
std::string scalar(const std::string& text) {
  const bool safe_start = !text.empty() && (std::isalnum(static_cast<unsigned char>(text[0])) != 0 ||
                                            text[0] == '~' || (text[0] & 0x80) != 0);
  const bool plain = safe_start && text.size() > 1 && text.find(": ") == std::string::npos &&
                     text.find(" #") == std::string::npos && text.back() != ':' && text.back() != ' ';
  const bool short_word = text.size() == 1 && std::isdigit(static_cast<unsigned char>(text[0])) != 0;
  if (plain || short_word) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string value_for(const Fact& fact, const StatedFact& stated, const std::string& answer,
                      Language language) {
  const bool french = language == Language::french;
  if (stated.nothing_reported) return std::string(french ? "rien_signale" : kNothingReported);
  if (stated.unknown) return std::string(french ? "inconnu" : kUnknown);
  std::string words;
  const Cells chosen = fact.kind == FactKind::list ? stated.listed : stated.choices;
  const bool list = fact.kind == FactKind::list;
  switch (fact.kind) {
    case FactKind::text: {
      // A bare word may be a yes/no to some readers.
      const std::string written = scalar(answer);
      return written.find(' ') == std::string::npos && written[0] != '"' ? "\"" + written + "\"" : written;
    }
    case FactKind::number:
      return scalar(answer);
    case FactKind::yes_no:
      if (stated.choices == kYesOrNo) return french ? "oui | non" : "yes | no";
      if (!french) return std::string(yes_no_word(stated.choices == kYesCell));
      return stated.choices == kYesCell ? "oui" : "non";
    case FactKind::choice:
    case FactKind::list:
      break;
  }
  for (std::size_t i = 0; i < fact.choices.size(); ++i) {
    if ((chosen & cell(i)) != 0)
      words += (words.empty() ? ""
                : list        ? ", "
                              : " | ") +
               (french ? folded(fact.choices[i].label.fr) : fact.choices[i].name);
  }
  if (!list) return scalar(words);
  if (stated.open) words += words.empty() ? "..." : ", ...";
  return "[" + words + "]";
}

std::optional<Fiche> fragment_from_text(const std::string& text, const FicheForm& form) {
  Diagnostics problems;
  const Source source("fiche", text);
  const auto root = node_from_yaml(source, problems);
  return root ? fiche_from_node(*root, source, form, FicheScope::fragment, problems) : std::nullopt;
}

// Whether a text says so many facts and one more.
bool says_one_more(const std::string& text, const FicheForm& form, const StatedFact& stated,
                   std::size_t before) {
  const auto fiche = fragment_from_text(text, form);
  if (!fiche || fiche->facts.size() != before + 1) return false;
  const StatedFact* found = fiche->find(stated.fact);
  return found != nullptr && found->unknown == stated.unknown &&
         found->nothing_reported == stated.nothing_reported && found->text == stated.text &&
         found->number == stated.number && found->choices == stated.choices &&
         found->listed == stated.listed && found->open == stated.open;
}

}  // namespace

std::optional<std::string> with_answer(const std::string& text, const FicheForm& form, FactId fact,
                                       const std::string& answer, Language language) {
  Fault fault;
  const auto stated = stated_from_text(fact, answer, form, fault);
  if (!stated) return std::nullopt;
  const std::string value = value_for(form.rules().facts[fact], *stated, answer, language);
  std::optional<Node> root;
  std::size_t before = 0;
  if (text.empty()) {
    root = Node{Node::Kind::mapping, "", false, {{1, 1}, {1, 1}}, {}, {}};
  } else {
    const auto fiche = fragment_from_text(text, form);
    if (!fiche) return std::nullopt;
    before = fiche->facts.size();
    Diagnostics problems;
    root = node_from_yaml(Source("fiche", text), problems);
  }
  for (const bool dotted : {false, true}) {
    Editor editor(text, *root, form, language);
    std::string edited = dotted ? editor.put_dotted(fact, value) : editor.put(fact, value);
    if (says_one_more(edited, form, *stated, before)) return edited;
  }
  return std::nullopt;
}

}  // namespace diagclub
