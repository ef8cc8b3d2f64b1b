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

class MappingReader {
 public:
  MappingReader(const Source& source, const ColumnNames& names, Diagnostics& diagnostics)
      : names_(names), reading_{source, 0, diagnostics} {}

  CsvMapping read(const Node& root) {
    const Mapping in(root, reading_, "a mapping",
                     {"separator", "encoding", "decimal_comma", "unknown", "nothing_reported", "empty",
                      "columns", "ignore", "others"});
    CsvMapping mapping;
    mapping.separator = value_of<std::optional<char>>(in, "separator", reading_, std::nullopt,
                                                      {{",", ','}, {";", ';'}, {"tab", '\t'}});
    mapping.encoding = value_of(in, "encoding", reading_, CsvEncoding::told,
                                {{"utf-8", CsvEncoding::utf8}, {"windows-1252", CsvEncoding::windows_1252}});
    mapping.decimal_comma = in.yes_or("decimal_comma", false);
    mapping.unknown = in.words_or_none("unknown");
    mapping.nothing_reported = in.words_or_none("nothing_reported");
    mapping.empty = in.words_or_none("empty");
    mapping.ignored = in.words_or_none("ignore");
    mapping.ignores_others = value_of(in, "others", reading_, false, {{"ignore", true}, {"error", false}});
    if (const Node* columns = in.find("columns")) {
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
    column.heading = {key.text, reading_.place(key)};
    if (node.kind == Node::Kind::scalar) {
      set_fact(column, node);
      return column;
    }
    const Mapping in(node, reading_, "a column", {"fact", "choice", "answers", "yes", "split"});
    const Node* fact = in.need("fact");
    if (fact == nullptr || !set_fact(column, *fact)) return column;
    const bool is_list = names_.fact(column.fact).kind == FactKind::list;
    for (const std::string_view key_of_list : {"choice", "split"}) {
      if (const Node* at = in.find(key_of_list); at != nullptr && !is_list) {
        reading_.error("bad-value", *at,
                       "`" + std::string(key_of_list) + "` is for lists, which `" +
                           names_.fact(column.fact).name + "` is not",
                       "leave it out");
        return column;
      }
    }
    if (const Node* choice = in.find("choice")) set_choice(column, *choice);
    column.yes = in.words_or_none("yes");
    if (const Node* yes = in.find("yes"); yes != nullptr && column.choice < 0) {
      reading_.error("bad-value", *yes, "`yes` says what ticks a `choice`, and there is none",
                     "add `choice: …`, or write `answers: {…}`");
    }
    column.split = in.word_or("split", "");
    if (const Node* answers = in.find("answers")) set_answers(column, *answers);
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
    TextFault fault;
    stated_from_text(column.fact, word, names_.form(), fault);
    tell(node, fault);
  }

  void set_answers(MappedColumn& column, const Node& node) {
    if (node.kind != Node::Kind::mapping)
      return reading_.error("wrong-shape", node, "`answers` must be a mapping",
                            "write `{A1: one_branch, …}`");
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      const Node& to = node.items[i];
      TextFault fault;
      if (to.kind != Node::Kind::null && to.kind != Node::Kind::scalar)
        reading_.error("wrong-shape", to, "a word is expected here");
      else if (!to.text.empty() && !stated_from_text(column.fact, to.text, names_.form(), fault))
        tell(to, fault);
      column.answers[node.keys[i].text] = to.text;
    }
  }

  void tell(const Node& node, const TextFault& fault) {
    const std::size_t split = std::min(fault.message.find('\n'), fault.message.size());
    reading_.error("bad-value", node, fault.message.substr(0, split),
                   split < fault.message.size() ? fault.message.substr(split + 1) : "");
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
