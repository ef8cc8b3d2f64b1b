// A fiche's YAML in, what it says of each fact out.
#include "read/fiche_from_yaml.h"

#include <algorithm>
#include <set>

#include "base/closest.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::string_view kUnknownWords[] = {"unknown", "inconnu", "inconnue", "?"};
constexpr std::string_view kMoreWord = "...";

std::optional<bool> yes_no_from_word(std::string_view word) {
  const std::string name = folded(word);
  for (const std::string_view yes : {"yes", "true", "oui", "vrai"}) {
    if (name == yes) return true;
  }
  for (const std::string_view no : {"no", "false", "non", "faux"}) {
    if (name == no) return false;
  }
  return std::nullopt;
}

std::string choices_in_words(const Fact& fact) {
  std::string words;
  for (const Choice& choice : fact.choices) words += (words.empty() ? "`" : ", `") + choice.name + "`";
  return words;
}

std::vector<std::string> choice_names(const Fact& fact) {
  std::vector<std::string> names;
  for (const Choice& choice : fact.choices) {
    names.push_back(choice.name);
    names.insert(names.end(), choice.aliases.begin(), choice.aliases.end());
    names.push_back(choice.label.fr);
    names.push_back(choice.label.en);
  }
  return names;
}

// What is wrong with a word that is none of the choices, and what may have been meant.
TextFault no_such_choice(const Fact& fact, std::string_view word, std::size_t offset) {
  const auto closest = closest_name(word, choice_names(fact));
  return {offset,
          "`" + std::string(word) + "` is not a choice of `" + fact.name + "`\n" +
              (closest ? "did you mean `" + *closest + "`?" : "it is one of " + choices_in_words(fact))};
}

// `a` or `a | b`: the choices it may be.
bool choices_from_text(int fact, std::string_view text, const FicheForm& form, Cells& choices,
                       TextFault& fault) {
  std::size_t from = 0;
  while (true) {
    const std::size_t bar = std::min(text.find('|', from), text.size());
    std::string_view word = text.substr(from, bar - from);
    const std::size_t lead = std::min(word.find_first_not_of(' '), word.size());
    word = word.substr(lead, word.find_last_not_of(' ') + 1 - lead);
    const auto choice = form.choice(fact, word);
    if (!choice) {
      fault = no_such_choice(form.rules().facts[static_cast<std::size_t>(fact)], word, from + lead);
      return false;
    }
    choices |= cell(*choice);
    if (bar == text.size()) return true;
    from = bar + 1;
  }
}

class FicheReader {
 public:
  FicheReader(const Source& source, const FicheForm& form, FicheScope scope, Diagnostics& diagnostics)
      : source_(source), form_(form), scope_(scope), diagnostics_(diagnostics) {}

  std::optional<Fiche> read(const Node& root) {
    const std::size_t before = diagnostics_.error_count();
    fiche_.source = source_.name();
    fiche_.span = root.span;
    if (root.kind != Node::Kind::mapping) {
      error(root.span, "a fiche is a list of `key: value`",
            "`diagclub new` writes an empty fiche to start from");
      return std::nullopt;
    }
    for (std::size_t i = 0; i < root.keys.size(); ++i) top_entry(root.keys[i], root.items[i]);
    const std::vector<Fact>& facts = form_.rules().facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (scope_ == FicheScope::whole && facts[i].required && fiche_.find(static_cast<int>(i)) == nullptr &&
          tried_.count(static_cast<int>(i)) == 0) {
        error(root.span, "the fiche has no `" + facts[i].key() + "`", "add `" + facts[i].key() + ": …`");
      }
    }
    if (diagnostics_.error_count() > before) return std::nullopt;
    return std::move(fiche_);
  }

 private:
  void error(Span span, std::string message, std::string help) {
    diagnostics_.error(source_, span, std::move(message), std::move(help));
  }
  // A fault's message carries its help behind a line break.
  void error(const Node& node, const TextFault& fault) {
    const std::size_t split = std::min(fault.message.find('\n'), fault.message.size());
    Span span = node.span;
    if (fault.offset > 0 && node.plain) {
      span.start.column = std::min(span.end.column, span.start.column + columns_before(node, fault.offset));
    }
    error(span, fault.message.substr(0, split),
          split < fault.message.size() ? fault.message.substr(split + 1) : "");
  }
  static int columns_before(const Node& node, std::size_t offset) {
    return static_cast<int>(
        std::count_if(node.text.begin(),
                      node.text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, node.text.size())),
                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }

  void top_entry(const Node& key, const Node& value) {
    if (const auto fact = form_.fact("", key.text)) return state(*fact, key, value);
    const std::size_t dot = key.text.find('.');
    if (dot != std::string::npos) {
      const auto section = form_.section(key.text.substr(0, dot));
      if (section && !is_many(*section)) return section_entry(*section, key, key.text.substr(dot + 1), value);
    }
    const auto section = form_.section(key.text);
    if (!section) return unknown_key(key, "", key.text);
    if (value.kind == Node::Kind::null) return;
    if (is_many(*section)) return elements(*section, key, value);
    if (value.kind != Node::Kind::mapping) {
      return error(value.span, "`" + key.text + "` is a section: it holds keys, not a value",
                   "write its keys below it, indented");
    }
    for (std::size_t i = 0; i < value.keys.size(); ++i)
      section_entry(*section, value.keys[i], value.keys[i].text, value.items[i]);
  }

  void section_entry(const std::string& section, const Node& key, const std::string& name,
                     const Node& value) {
    if (const auto fact = form_.fact(section, name)) return state(*fact, key, value);
    unknown_key(key, section, name);
  }

  bool is_many(const std::string& section) const {
    return find_by_name(form_.rules().sections, section)->many;
  }

  // Each element states its facts for itself: read as if alone, then put aside.
  void elements(const std::string& section, const Node& key, const Node& value) {
    if (value.kind != Node::Kind::sequence) {
      return error(value.span, "`" + key.text + "` takes a list of mappings",
                   "write each behind a `- `, its keys indented below");
    }
    const std::vector<Section>& sections = form_.rules().sections;
    for (const Node& item : value.items) {
      if (item.kind != Node::Kind::mapping) {
        error(item.span, "each of `" + key.text + "` holds keys, not a value",
              "write its keys below it, indented");
        continue;
      }
      std::vector<Stated> club = std::move(fiche_.facts);
      fiche_.facts.clear();
      for (std::size_t i = 0; i < item.keys.size(); ++i)
        section_entry(section, item.keys[i], item.keys[i].text, item.items[i]);
      const auto index = find_by_name(sections, section) - sections.data();
      fiche_.elements.push_back({static_cast<int>(index), item.span, std::move(fiche_.facts)});
      fiche_.facts = std::move(club);
    }
  }

  void unknown_key(const Node& key, const std::string& section, const std::string& name) {
    const std::string where = section.empty() ? "" : " in `" + section + "`";
    std::string places;
    for (const Fact& fact : form_.rules().facts) {
      if (folded(name) != folded(fact.key()) && folded(name) != folded(fact.heading)) continue;
      places += (places.empty() ? "" : " or ") +
                (fact.section().empty() ? "at the top of the fiche" : "in `" + fact.section() + "`");
    }
    std::string help = places.empty() ? "" : "it belongs " + places;
    const auto closest = closest_name(name, form_.keys(section));
    if (help.empty())
      help =
          closest ? "did you mean `" + *closest + "`?" : "`diagclub new` shows every key with its question";
    error(key.span, "unknown key `" + key.text + "`" + where, help);
  }

  void state(int fact, const Node& key, const Node& value) {
    const Fact& about = form_.rules().facts[static_cast<std::size_t>(fact)];
    tried_.insert(fact);
    if (const Stated* before = fiche_.find(fact)) {
      return error(
          key.span, "`" + about.name + "` is stated twice",
          "it already stands on line " + std::to_string(before->span.start.line) + ": keep one of them");
    }
    if (value.kind == Node::Kind::null && about.required) {
      return error(key.span, "`" + key.text + "` is empty", "write a value behind it");
    }
    if (value.kind == Node::Kind::null) return;  // a question not answered yet
    Stated stated;
    stated.fact = fact;
    stated.span = value.span;
    if (about.kind == FactKind::list) return state_list(about, std::move(stated), value);
    if (value.kind != Node::Kind::scalar) {
      return error(value.span, "`" + about.name + "` takes one value, not a list",
                   "write one value behind it");
    }
    if (about.kind == FactKind::text && value.plain && is_ambiguous_text(value.text)) {
      return error(value.span, "`" + value.text + "` could mean a yes/no or a text",
                   "quote it if it is a text: `\"" + value.text + "\"`");
    }
    TextFault fault;
    auto read = stated_from_text(fact, value.text, form_, fault);
    if (!read) return error(value, fault);
    read->span = value.span;
    fiche_.facts.push_back(std::move(*read));
  }

  void state_list(const Fact& about, Stated stated, const Node& value) {
    stated.item_spans.resize(about.choices.size());
    if (value.kind == Node::Kind::scalar && is_unknown_word(value.text)) {
      stated.unknown = true;
      stated.written = value.text;
      fiche_.facts.push_back(std::move(stated));
      return;
    }
    if (value.kind != Node::Kind::sequence) {
      return error(value.span, "`" + about.name + "` takes a list",
                   "write `[" + about.choices.front().name + ", …]`, or `[]` for none");
    }
    bool sound = true;
    for (const Node& item : value.items) sound &= list_item(about, stated, item);
    if (sound) fiche_.facts.push_back(std::move(stated));
  }

  bool list_item(const Fact& about, Stated& stated, const Node& item) {
    if (item.kind == Node::Kind::scalar && is_more_word(item.text)) {
      stated.open = true;
      return true;
    }
    if (item.kind != Node::Kind::scalar) {
      error(item.span, "a word is expected in `" + about.name + "`",
            "it is one of " + choices_in_words(about));
      return false;
    }
    const auto choice = form_.choice(stated.fact, item.text);
    if (!choice) {
      error(item, no_such_choice(about, item.text, 0));
      return false;
    }
    if ((stated.listed & cell(*choice)) != 0) {
      error(item.span, "`" + item.text + "` stands twice in `" + about.name + "`", "keep one of them");
      return false;
    }
    stated.listed |= cell(*choice);
    stated.item_spans[static_cast<std::size_t>(*choice)] = item.span;
    stated.written += (stated.written.empty() ? "" : ", ") + item.text;
    return true;
  }

  const Source& source_;
  const FicheForm& form_;
  FicheScope scope_;
  Diagnostics& diagnostics_;
  Fiche fiche_;
  std::set<int> tried_;
};

}  // namespace

bool is_unknown_word(std::string_view text) {
  return std::find(std::begin(kUnknownWords), std::end(kUnknownWords), text) != std::end(kUnknownWords);
}

bool is_more_word(std::string_view text) { return text == kMoreWord || text == "…"; }

bool is_ambiguous_text(std::string_view text) {
  if (text.size() > 5) return false;
  static const std::set<std::string_view> words{
      "yes", "Yes", "YES", "no",   "No",   "NO",   "on",    "On",    "ON",    "off",  "Off",  "OFF", "y",
      "Y",   "n",   "N",   "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL"};
  return words.count(text) > 0;
}

FicheForm::FicheForm(const RuleSet& rules)
    : rules_(rules), numbers_(number_form(rules)), choices_(rules.facts.size()) {
  for (const Section& section : rules.sections) {
    sections_[folded(section.name)] = section.name;
    sections_.emplace(folded(section.heading), section.name);
  }
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[i];
    const int index = static_cast<int>(i);
    const std::string prefix = fact.section() + ".";
    facts_[prefix + folded(fact.key())] = index;
    facts_.emplace(prefix + folded(fact.heading), index);
    for (const std::string& alias : fact.aliases) facts_.emplace(prefix + folded(alias), index);
    for (std::size_t c = 0; c < fact.choices.size(); ++c) {
      const Choice& choice = fact.choices[c];
      choices_[i][folded(choice.name)] = static_cast<int>(c);
      for (const std::string& alias : choice.aliases) choices_[i].emplace(folded(alias), static_cast<int>(c));
      choices_[i].emplace(folded(choice.label.fr), static_cast<int>(c));
      choices_[i].emplace(folded(choice.label.en), static_cast<int>(c));
    }
  }
}

std::optional<std::string> FicheForm::section(std::string_view key) const {
  const auto at = sections_.find(folded(key));
  return at == sections_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<int> FicheForm::fact(std::string_view section, std::string_view key) const {
  const auto at = facts_.find(std::string(section) + "." + folded(key));
  return at == facts_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<int> FicheForm::choice(int fact, std::string_view word) const {
  const auto& words = choices_[static_cast<std::size_t>(fact)];
  const auto at = words.find(folded(word));
  return at == words.end() ? std::nullopt : std::optional(at->second);
}

std::vector<std::string> FicheForm::keys(const std::string& section) const {
  std::vector<std::string> keys;
  for (const Fact& fact : rules_.facts) {
    if (fact.section() != section) continue;
    keys.push_back(fact.key());
    keys.push_back(fact.heading);
    keys.insert(keys.end(), fact.aliases.begin(), fact.aliases.end());
  }
  if (section.empty()) {
    for (const Section& each : rules_.sections) {
      keys.push_back(each.name);
      keys.push_back(each.heading);
    }
  }
  return keys;
}

std::optional<Stated> stated_from_text(int fact, std::string_view text, const FicheForm& form,
                                       TextFault& fault) {
  const Fact& about = form.rules().facts[static_cast<std::size_t>(fact)];
  Stated stated;
  stated.fact = fact;
  stated.written = std::string(text);
  if (about.kind != FactKind::text && is_unknown_word(text)) {
    stated.unknown = true;
    return stated;
  }
  switch (about.kind) {
    case FactKind::text:
      stated.text = std::string(text);
      if (text.find_first_not_of(" \t\n") == std::string_view::npos) {
        fault = {0, "`" + about.name + "` is blank\nwrite a value behind it"};
        return std::nullopt;
      }
      return stated;
    case FactKind::number:
      if (!number_from_text(text, about, form.numbers(), stated, fault)) return std::nullopt;
      return stated;
    case FactKind::yes_no: {
      const auto yes = yes_no_from_word(text);
      if (!yes) {
        fault = {0, "`" + std::string(text) + "` is neither yes nor no\nwrite `yes`, `no` or `unknown`"};
        return std::nullopt;
      }
      stated.choices = *yes ? kYesCell : kNoCell;
      return stated;
    }
    case FactKind::choice:
      if (!choices_from_text(fact, text, form, stated.choices, fault)) return std::nullopt;
      return stated;
    case FactKind::list: {
      stated.item_spans.resize(about.choices.size());
      std::string bars(text == "[]" ? std::string_view() : text);
      std::replace(bars.begin(), bars.end(), ',', '|');
      const std::size_t more = bars.rfind(kMoreWord);
      stated.open = more != std::string::npos && bars.find_first_not_of(". ", more) == std::string::npos;
      if (stated.open) bars.erase(bars.find_last_not_of("| ", more == 0 ? 0 : more - 1) + 1);
      if (!bars.empty() && !choices_from_text(fact, bars, form, stated.listed, fault)) return std::nullopt;
      return stated;
    }
  }
  return std::nullopt;
}

std::optional<Fiche> fiche_from_yaml(const Source& source, const FicheForm& form, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const auto root = node_from_yaml(source, diagnostics, "`diagclub new` writes an empty fiche to start from");
  if (!root) return std::nullopt;
  auto fiche = fiche_from_node(*root, source, form, FicheScope::whole, diagnostics);
  if (diagnostics.error_count() > before) return std::nullopt;
  return fiche;
}

std::optional<Fiche> fiche_from_node(const Node& root, const Source& source, const FicheForm& form,
                                     FicheScope scope, Diagnostics& diagnostics) {
  return FicheReader(source, form, scope, diagnostics).read(root);
}

}  // namespace diagclub
