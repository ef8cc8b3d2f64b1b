// A table's first record in, what its columns say out.
#include "read/csv/csv_form.h"

#include <algorithm>

#include "base/closest.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::string_view kSeparatorLine = "sep=";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

constexpr int kMostLookedFor = 50;
constexpr std::string_view kYes[] = {"y", "yes", "oui", "1", "true", "vrai", "x"};
constexpr std::string_view kNo[] = {"n", "no", "non", "0", "false", "faux"};

// The heading's record, behind what may stand before it.
struct Header {
  std::size_t start = 0;
  bool marked = false;
  std::optional<char> separator;  // as its own first line says
};

Header header_of(std::string_view text) {
  Header header;
  header.marked = text.starts_with(kByteOrderMark);
  if (header.marked) header.start = kByteOrderMark.size();
  const std::string_view line = text.substr(header.start);
  if (line.substr(0, kSeparatorLine.size()) == kSeparatorLine && line.size() > kSeparatorLine.size()) {
    header.separator = line[kSeparatorLine.size()];
    const std::size_t end = text.find('\n', header.start);
    header.start = end == std::string_view::npos ? text.size() : end + 1;
  }
  return header;
}

class FormMaker {
 public:
  FormMaker(const Source& source, const CsvMapping& mapping, const ColumnNames& names,
            Diagnostics& diagnostics)
      : source_(source), mapping_(mapping), names_(names), diagnostics_(diagnostics) {}

  CsvForm make() {
    const Header header = header_of(source_.text());
    start_ = header.start;
    form_.separator = mapping_.separator ? *mapping_.separator
                      : header.separator ? *header.separator
                                         : told_separator();
    // A byte order mark says itself what the text is.
    form_.encoding = header.marked ? CsvEncoding::utf8 : mapping_.encoding;
    form_.decimal_comma = mapping_.decimal_comma;
    form_.unknown = mapping_.unknown;
    form_.nothing_reported = mapping_.nothing_reported;
    form_.empty = mapping_.empty;
    CsvRecords records(form_.separator, CsvEncoding::utf8);
    const CsvRecord* record = first(records);
    if (record != nullptr) start_ = static_cast<std::size_t>(record->text.data() - source_.text().data());
    if (record == nullptr || record->fault != CsvRecord::Fault::none) {
      const std::size_t at = record == nullptr ? start_ : start_ + record->fault_at;
      error({source_.position(at), source_.position(at + 1)}, "this is no heading of a table",
            "the first line names the columns, and every quote in it is closed");
      return std::move(form_);
    }
    for (const CsvCell& cell : record->cells) add(cell);
    for (const MappedColumn& column : mapping_.columns) require(column);
    const std::vector<Fact>& facts = names_.form().rules().facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (!facts[i].required || stated(static_cast<int>(i)) != nullptr) continue;
      error(span(record->cells.front()), "no column gives `" + facts[i].name + "`",
            "add one, or say in a mapping (`columns`) which it is");
    }
    return std::move(form_);
  }

 private:
  const CsvRecord* first(CsvRecords& records) const {
    records.start(source_.text().substr(start_), 0);
    return records.next();
  }
  Span span(const CsvCell& cell) const {
    const std::size_t end = std::max(cell.end, cell.offset + 1U);
    return {source_.position(start_ + cell.offset), source_.position(start_ + end)};
  }
  void error(Span at, std::string message, std::string help) {
    diagnostics_.error(source_, at, std::move(message), std::move(help));
  }

  // The sign by which most headings mean something; of those, the one that gives most columns.
  char told_separator() const {
    char best = ',';
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (const char separator : {';', '\t', ','}) {
      CsvRecords records(separator, CsvEncoding::utf8);
      const CsvRecord* record = first(records);
      if (record == nullptr) continue;
      std::size_t known = 0;
      for (const CsvCell& cell : record->cells) {
        const std::string_view heading = trimmed(cell.text);
        if (!heading.empty() && (mapping_.find(heading) != nullptr || mapping_.ignores(heading) ||
                                 !names_.find(heading).facts.empty()))
          ++known;
      }
      if (const std::pair score{known, record->cells.size()}; score > most) {
        most = score;
        best = separator;
      }
    }
    return best;
  }

  void add(const CsvCell& cell) {
    CsvColumn column;
    column.heading = std::string(trimmed(cell.text));
    const ColumnMeaning meaning = names_.find(column.heading);
    if (const MappedColumn* mapped = mapping_.find(column.heading)) {
      column.fact = mapped->fact;
      column.choice = mapped->choice;
      column.answers = mapped->answers;
      column.yes = mapped->yes;
      column.split = mapped->split;
    } else if (column.heading.empty()) {
      column.kind = CsvColumn::Kind::unnamed;
    } else if (mapping_.ignores(column.heading)) {
      column.kind = CsvColumn::Kind::ignored;
    } else if (meaning.facts.size() == 1 && !names_.is_of_many(meaning.facts.front())) {
      column.fact = meaning.facts.front();
      column.choice = meaning.choice;
    } else if (!meaning.facts.empty() || !mapping_.ignores_others) {
      refuse(cell, column.heading, meaning);
    }
    if (column.fact >= 0) {
      column.of = names_.fact(column.fact).kind;
      column.kind = column.choice < 0 ? CsvColumn::Kind::fact : CsvColumn::Kind::choice;
      if (const auto* before = clash(column)) return twice(cell, column, *before);
      if (column.choice >= 0) tick(column);
    }
    form_.columns.push_back(std::move(column));
  }

  void refuse(const CsvCell& cell, const std::string& heading, const ColumnMeaning& meaning) {
    if (meaning.facts.size() > 1) {
      std::string which;
      for (const int fact : meaning.facts)
        which += (which.empty() ? "`" : " or `") + names_.fact(fact).name + "`";
      return error(span(cell), "the column `" + heading + "` could mean several facts", "name it " + which);
    }
    if (!meaning.facts.empty()) {
      return error(span(cell),
                   "a record has no place for `" + heading + "`, which a fiche may state several times",
                   "leave the column out, or let a mapping ignore it");
    }
    // A table of nothing but such columns is no survey: to look for what was meant takes long.
    const auto closest = ++unknown_ <= kMostLookedFor ? names_.closest(heading) : std::nullopt;
    error(span(cell), "unknown column `" + heading + "`",
          closest ? "did you mean `" + *closest + "`?"
                  : "say in a mapping what it is (`columns`), or that it is not needed (`ignore`); "
                    "`--ignore-unknown-columns` passes over all such");
  }

  const CsvColumn* stated(int fact) const {
    const auto found = std::find_if(form_.columns.begin(), form_.columns.end(),
                                    [&](const CsvColumn& column) { return column.fact == fact; });
    return found == form_.columns.end() ? nullptr : &*found;
  }
  const CsvColumn* clash(const CsvColumn& column) const {
    for (const CsvColumn& before : form_.columns) {
      if (before.fact == column.fact &&
          (before.choice < 0 || column.choice < 0 || before.choice == column.choice))
        return &before;
    }
    return nullptr;
  }
  void twice(const CsvCell& cell, const CsvColumn& column, const CsvColumn& before) {
    const auto number = &before - form_.columns.data() + 1;
    error(span(cell), "two columns give `" + names_.fact(column.fact).name + "`",
          "column " + std::to_string(number) + ", `" + before.heading +
              "`, does already: leave one out, or let a mapping ignore it");
    CsvColumn unused;
    unused.heading = column.heading;
    form_.columns.push_back(std::move(unused));
  }
  void tick(const CsvColumn& column) {
    auto group = std::find_if(form_.ticked.begin(), form_.ticked.end(),
                              [&](const CsvForm::Ticked& each) { return each.fact == column.fact; });
    if (group == form_.ticked.end()) group = form_.ticked.insert(group, {column.fact, {}});
    group->columns.push_back(form_.columns.size());
  }

  void require(const MappedColumn& mapped) {
    std::vector<std::string> headings;
    for (const CsvColumn& column : form_.columns) {
      if (column.heading == mapped.heading.text) return;
      headings.push_back(column.heading);
    }
    const auto closest = closest_name(mapped.heading.text, headings);
    diagnostics_.error(*mapping_.source, mapped.heading.place.span,
                       "the table has no column `" + mapped.heading.text + "`",
                       closest ? "did you mean `" + *closest + "`?"
                               : "its columns stand on line " + std::to_string(source_.first_line()) +
                                     " of `" + source_.name() + "`");
  }

  const Source& source_;
  const CsvMapping& mapping_;
  const ColumnNames& names_;
  Diagnostics& diagnostics_;
  CsvForm form_;
  int unknown_ = 0;  // columns
  std::size_t start_ = 0;
};

bool is_one_of(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string_view trimmed(std::string_view cell) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!cell.empty() && blank(cell.front())) cell.remove_prefix(1);
  while (!cell.empty() && blank(cell.back())) cell.remove_suffix(1);
  if (cell.substr(0, 2) == kNoBreakSpace) return trimmed(cell.substr(2));
  if (cell.size() >= 2 && cell.substr(cell.size() - 2) == kNoBreakSpace)
    return trimmed(cell.substr(0, cell.size() - 2));
  return cell;
}

std::string_view CsvForm::said(const CsvColumn& column, std::string_view written) const {
  if (written.empty() || is_one_of(empty, written)) return {};
  if (!column.answers.empty()) {
    const auto answer = column.answers.find(written);
    if (answer != column.answers.end()) return answer->second;
  }
  const bool reported_nothing = is_one_of(nothing_reported, written);
  if (!reported_nothing && !is_one_of(unknown, written)) return written;
  if (column.of == FactKind::text) return {};
  return reported_nothing ? "nothing_reported" : "unknown";
}

Tick tick_of(const CsvColumn& column, std::string_view said) {
  if (said.empty()) return Tick::nothing;
  if (is_one_of(column.yes, said) || is_one_of(column.yes, "*")) return Tick::yes;
  const bool usual = column.yes.empty();
  // Most are written in one of two ways, by machines: these are told without folding.
  if (said.size() == 1) {
    if (said == "1" || said == "Y") return usual ? Tick::yes : Tick::bad;
    if (said == "0" || said == "N") return Tick::no;
  }
  const std::string word = folded(said);
  if (usual && std::find(std::begin(kYes), std::end(kYes), word) != std::end(kYes)) return Tick::yes;
  return std::find(std::begin(kNo), std::end(kNo), word) != std::end(kNo) ? Tick::no : Tick::bad;
}

std::optional<CsvForm> csv_form(const Source& header, const CsvMapping& mapping, const ColumnNames& names,
                                Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  CsvForm form = FormMaker(header, mapping, names, diagnostics).make();
  if (diagnostics.error_count() > before) return std::nullopt;
  return form;
}

}  // namespace diagclub
