// A mapping file in, what its columns mean out.
#include "read/csv/csv_mapping.h"

#include <algorithm>

#include "read/yaml/mapping.h"

namespace diagclub {

namespace {

// Whether a text is as the pattern says, `*` being any characters.
bool matches(std::string_view pattern, std::string_view text) {
  std::size_t star = std::string_view::npos;  // the last one met, and up to where it stands for the text
  std::size_t given = 0;
  std::size_t p = 0;
  for (std::size_t t = 0; t < text.size();) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      given = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++given;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

// Of keys that may all be left out.
EntryForm form_of(std::string_view what, std::initializer_list<std::string_view> keys) {
  EntryForm form{"", what, {}};
  for (const std::string_view key : keys) form.keys.push_back({.name = key, .need = Need::optional});
  return form;
}

class MappingReader {
 public:
  MappingReader(const Source& source, const ColumnNames& names, Diagnostics& diagnostics)
      : names_(names), reading_{source, {}, diagnostics} {}

  CsvMapping read(const Node& root) {
    static const EntryForm form =
        form_of("a mapping", {"separator", "encoding", "decimal_comma", "unknown", "nothing_reported",
                              "empty", "columns", "ignore", "others"});
    const Mapping in(root, reading_, form);
    CsvMapping mapping;
    mapping.separator = value_of<std::optional<char>>(in, "separator", reading_, std::nullopt,
                                                      {{",", ','}, {";", ';'}, {"tab", '\t'}});
    mapping.encoding = value_of(in, "encoding", reading_, CsvEncoding::told,
                                {{"utf-8", CsvEncoding::utf8}, {"windows-1252", CsvEncoding::windows_1252}});
    if (in.has("decimal_comma"))
      mapping.decimals = in.yes("decimal_comma") ? Decimals::comma : Decimals::point;
    mapping.unknown = in.words("unknown");
    mapping.nothing_reported = in.words("nothing_reported");
    mapping.empty = in.words("empty");
    if (const Node* ignore = in.get("ignore")) mapping.ignored = patterns(*ignore);
    mapping.ignores_others = value_of(in, "others", reading_, false, {{"ignore", true}, {"error", false}});
    if (const Node* columns = in.get("columns")) {
      if (columns->kind != Node::Kind::mapping) {
        reading_.error("wrong-shape", *columns, "`columns` must be a mapping",
                       "write `heading: fact`, one a line");
      }
      for (std::size_t i = 0; i < columns->keys.size(); ++i)
        mapping.columns.push_back(column(columns->keys[i], columns->items[i]));
    }
    mapping.source = reading_.source;
    return mapping;
  }

 private:
  MappedColumn column(const Node& key, const Node& node) {
    MappedColumn column;
    column.heading = {plain_heading(key.text), reading_.place(key)};
    if (node.kind == Node::Kind::scalar) {
      set_fact(column, node);
      return column;
    }
    static const EntryForm form = form_of("a column", {"fact", "choice", "answers", "yes", "no", "split"});
    const Mapping in(node, reading_, form);
    const Node* fact = in.need("fact");
    if (fact == nullptr || !set_fact(column, *fact)) return column;
    const bool is_list = names_.fact(column.fact).kind == FactKind::list;
    for (const std::string_view key_of_list : {"choice", "split"}) {
      if (const Node* at = in.get(key_of_list); at != nullptr && !is_list) {
        reading_.error("bad-value", *at,
                       "`" + std::string(key_of_list) + "` is for lists, which `" +
                           names_.fact(column.fact).name + "` is not",
                       "leave it out");
        return column;
      }
    }
    if (const Node* choice = in.get("choice")) set_choice(column, *choice);
    const bool ticks = column.choice.has_value() || names_.fact(column.fact).kind == FactKind::yes_no;
    column.yes = in.words("yes");
    column.no = in.words("no");
    for (const std::string_view key_of_ticks : {"yes", "no"}) {
      const Node* at = ticks ? nullptr : in.get(key_of_ticks);
      if (at == nullptr) continue;
      const std::string named(key_of_ticks);
      reading_.error("bad-value", *at,
                     "`" + named + "` says what " + (named == "yes" ? "ticks" : "does not tick") +
                         " a `choice`, and there is none",
                     "add `choice: …`, or write `answers: {…}`");
    }
    if (const Node* split = in.get("split")) set_split(column, *split);
    if (const Node* answers = in.get("answers")) set_answers(column, *answers);
    return column;
  }

  bool set_fact(MappedColumn& column, const Node& node) {
    const std::string word = word_of(node, reading_);
    if (word.empty()) return false;
    const ColumnMeaning meaning = names_.find(word);
    if (meaning.facts.empty()) {
      const auto closest = names_.closest(word);
      reading_.error("bad-value", node, "no fact is called `" + word + "`",
                     closest ? "did you mean `" + *closest + "`?" : "`diagclub new` shows every fact");
      return false;
    }
    if (meaning.facts.size() > 1) {
      reading_.error("bad-value", node, "`" + word + "` could mean several facts",
                     "write the section before it: `" + names_.fact(meaning.facts.front()).name + "`");
      return false;
    }
    if (names_.is_of_many(meaning.facts.front())) {
      reading_.error("bad-value", node,
                     "a record has no place for `" + word + "`, which a fiche may state several times",
                     "put the column under `ignore`");
      return false;
    }
    column.fact = meaning.facts.front();
    column.choice = meaning.choice;
    return true;
  }

  void set_choice(MappedColumn& column, const Node& node) {
    const std::string word = word_of(node, reading_);
    if (word.empty()) return;
    const auto choice = names_.form().choice(column.fact, word);
    if (choice) {
      column.choice = *choice;
      return;
    }
    Fault fault;
    stated_from_text(column.fact, word, names_.form(), fault);
    tell(node, fault);
  }

  // One sign, or several; a blank is one too.
  void set_split(MappedColumn& column, const Node& node) {
    const bool one = node.kind == Node::Kind::scalar;
    if (!one && node.kind != Node::Kind::sequence)
      return reading_.error("wrong-shape", node, "`split` must be what stands between two choices",
                            "write `\"; \"`, or a list of such");
    const std::size_t signs = one ? 1 : node.items.size();
    for (std::size_t i = 0; i < signs; ++i) {
      const Node& sign = one ? node : node.items[i];
      if (sign.kind != Node::Kind::scalar || sign.text.empty())
        reading_.error("bad-value", sign, "nothing stands between two choices here",
                       "write `\";\"`, or leave `split` out");
      else
        column.split.push_back(sign.text);
    }
  }

  std::vector<std::string> patterns(const Node& node) {
    std::vector<std::string> patterns;
    if (node.kind != Node::Kind::sequence) {
      reading_.error("wrong-shape", node, "`ignore` must be a list", "write `[id, \"_*\"]`");
      return patterns;
    }
    for (const Node& item : node.items) {
      if (item.kind == Node::Kind::scalar)
        patterns.push_back(plain_heading(item.text));
      else
        reading_.error("wrong-shape", item, "a word is expected here");
    }
    return patterns;
  }

  void set_answers(MappedColumn& column, const Node& node) {
    if (node.kind != Node::Kind::mapping)
      return reading_.error("wrong-shape", node, "`answers` must be a mapping",
                            "write `{A1: one_branch, …}`");
    for (std::size_t i = 0; i < node.keys.size(); ++i)
      column.answers[std::string(trimmed(node.keys[i].text))] = answer(column, node.items[i]);
  }

  CsvAnswer answer(const MappedColumn& column, const Node& to) {
    CsvAnswer answer;
    const bool of_list = !column.choice && names_.fact(column.fact).kind == FactKind::list;
    if (to.kind == Node::Kind::sequence && of_list) {
      for (const Node& item : to.items) {
        answer.text += (answer.text.empty() ? "" : ", ") + item.text;
        if (item.kind == Node::Kind::scalar)
          add(column.fact, item, answer.list);
        else
          reading_.error("wrong-shape", item, "a word is expected here");
      }
      if (to.items.empty()) answer.text = "[]";
      return answer;
    }
    answer.text = to.text;
    if (to.kind != Node::Kind::null && to.kind != Node::Kind::scalar) {
      reading_.error("wrong-shape", to, "a word is expected here");
    } else if (column.choice.has_value()) {
      if (!to.text.empty() && !is_unknown_word(to.text) && !yes_no_from_word(to.text))
        reading_.error("bad-value", to,
                       "`" + to.text + "` does not say whether the choice of this column is ticked",
                       "write `yes`, `no` or `unknown`");
    } else if (!to.text.empty()) {
      add(column.fact, to, answer.list);
    }
    return answer;
  }

  // Checks a word of the fact; of a list, adds what it says.
  void add(FactId fact, const Node& node, ListValue& list) {
    Fault fault;
    const auto stated = stated_from_text(fact, node.text, names_.form(), fault);
    if (!stated) return tell(node, fault);
    list.unknown |= stated->unknown;
    list.nothing_reported |= stated->nothing_reported;
    list.open |= stated->open;
    list.listed |= stated->listed;
  }

  void tell(const Node& node, const Fault& fault) {
    reading_.error("bad-value", node, fault.message, fault.help);
  }

  const ColumnNames& names_;
  Reading reading_;
};

}  // namespace

const MappedColumn* CsvMapping::find(std::string_view heading) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const MappedColumn& column) { return column.heading.text == heading; });
  return found == columns.end() ? nullptr : &*found;
}

bool CsvMapping::ignores(std::string_view heading) const {
  return std::any_of(ignored.begin(), ignored.end(),
                     [&](const std::string& pattern) { return matches(pattern, heading); });
}

std::string plain_heading(std::string_view heading) {
  std::string plain;
  bool blank = false;
  while (!heading.empty()) {
    if (const std::size_t size = blank_at(heading)) {
      blank = blank || !is_unseen(heading.substr(0, size));
      heading.remove_prefix(size);
      continue;
    }
    if (blank && !plain.empty()) plain += ' ';
    blank = false;
    plain += heading[0];
    heading.remove_prefix(1);
  }
  return plain;
}

std::optional<CsvMapping> csv_mapping_from_yaml(const Source& source, const ColumnNames& names,
                                                Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const auto root = node_from_yaml(source, diagnostics, "write `columns: {heading: fact}`");
  if (!root) return std::nullopt;
  CsvMapping mapping = MappingReader(source, names, diagnostics).read(*root);
  if (diagnostics.error_count() > before) return std::nullopt;
  return mapping;
}

}  // namespace diagclub
