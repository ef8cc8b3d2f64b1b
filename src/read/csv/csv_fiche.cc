// A record in, what it says of each fact out, or everything that is wrong with it.
#include "read/csv/csv_fiche.h"

#include <algorithm>

#include "base/sizes.h"
#include "read/csv/csv_list.h"

namespace diagclub {

namespace {

class RecordReader {
 public:
  RecordReader(const Source& source, const CsvRecord& record, const CsvForm& table, const FicheForm& form,
               Diagnostics& diagnostics)
      : source_(source), record_(record), table_(table), form_(form), diagnostics_(diagnostics) {}

  std::optional<Fiche> read() {
    const std::size_t before = diagnostics_.error_count();
    fiche_.source = source_.name();
    fiche_.span = span(0, 1);
    if (record_.fault != CsvFault::none)
      tell(record_.fault);
    else if (has_cells())
      state();
    if (diagnostics_.error_count() > before) return std::nullopt;
    if (record_.odd != nullptr) warn();
    return std::move(fiche_);
  }

 private:
  Span span(std::size_t from, std::size_t to) const { return {source_.position(from), source_.position(to)}; }
  Span span(const CsvCell& cell) const { return span(cell.offset, std::max(cell.end, cell.offset + 1U)); }
  // Of a part of a cell's text.
  Span span(const CsvCell& cell, std::string_view part) const {
    if (!cell.as_written || part.data() < cell.text.data() ||
        part.data() > cell.text.data() + cell.text.size())
      return span(cell);
    const std::size_t from = cell.offset + size_from(part.data() - cell.text.data());
    return span(from, from + std::max<std::size_t>(part.size(), 1));
  }
  void error(Span at, std::string message, std::string help) {
    diagnostics_.error(source_, at, std::move(message), std::move(help));
  }
  void error(Span at, const Fault& fault) { error(at, fault.message, fault.help); }

  Span fault_span() const { return span(record_.fault_at, record_.fault_at + 1); }
  static std::string lines_in_words(int lines) {
    return counted(lines, "line that looks like a record", "lines that look like records");
  }

  void tell(CsvFault fault) {
    switch (fault) {
      case CsvFault::none:
        return;
      case CsvFault::not_utf8:
        return error(fault_span(), "this byte is not UTF-8 text",
                     table_.guessed ? "other letters of the table are UTF-8: write this one again, or say "
                                      "`encoding: windows-1252` in a mapping"
                                    : "the mapping says that it is: leave `encoding` out");
      case CsvFault::not_1252:
        return error(fault_span(),
                     table_.guessed ? "this is not Windows-1252, as the text before it is"
                                    : "this byte has no meaning in Windows-1252",
                     "save the whole table in one encoding, UTF-8 if you can");
      case CsvFault::open_quote:
        return error(fault_span(), "this quote opens a cell and is never closed",
                     reads_on() + "close it at the end of the cell; a quote within it is written twice");
      case CsvFault::behind_quote:
        return behind_quote();
      case CsvFault::swallows:
        return error(fault_span(),
                     "this quote opens a cell that would hold " + lines_in_words(record_.odd->lines),
                     reads_on() + "close it at the end of the cell, or leave it out");
    }
  }

  void behind_quote() {
    const bool cut = record_.odd != nullptr && record_.odd->behind >= record_.odd->to;
    if (cut)
      return error(fault_span(),
                   "this quote opens a cell that is closed in the middle of a line further down",
                   reads_on() + "close it at the end of the cell; a quote within it is written twice");
    const Position opened = source_.position(record_.opened_at);
    error(fault_span(), "something stands behind the closing quote of a cell",
          (record_.odd == nullptr ? ""
                                  : "the cell opens at " + std::to_string(opened.line) + ":" +
                                        std::to_string(opened.column) + "; ") +
              "a quote within a quoted cell is written twice");
  }

  // Where a record ends before its quote does.
  std::string reads_on() const {
    return record_.odd == nullptr || record_.odd->lines == 0 ? "" : "reading goes on at the next line; ";
  }

  void warn() {
    diagnostics_.warning(source_, span(record_.opened_at, record_.opened_at + 1),
                         "this cell holds " + lines_in_words(record_.odd->lines),
                         "if they are records, the quote that opens it is a stray one: leave it out");
  }

  bool has_cells() {
    if (table_.is_long_enough(record_)) return true;
    error(span(record_.cells.back()),
          "this record has 1 of the " + std::to_string(table_.columns.size()) +
              " cells that the heading asks for",
          "a line break or a separator may be missing, or stand outside quotes");
    return false;
  }

  void state() {
    for (std::size_t i = 0; i < std::max(record_.cells.size(), table_.columns.size()); ++i) {
      const CsvCell& cell = this->cell(i);
      const bool beyond = i >= table_.columns.size();
      const CsvColumn::Kind kind = beyond ? CsvColumn::Kind::unnamed : table_.columns[i].kind;
      const std::string_view written = trimmed(cell.text);
      if (kind == CsvColumn::Kind::fact) fact(table_.columns[i], cell);
      const bool stray = (kind == CsvColumn::Kind::unnamed && !written.empty()) ||
                         (kind == CsvColumn::Kind::index && !is_index(written));
      if (!stray) continue;
      error(span(cell), "nothing in the heading stands over this cell",
            beyond ? "name its column, or quote a cell that holds the separator"
                   : "name its column, quote a cell that holds the separator, or let a mapping ignore the "
                     "columns without a heading (`ignore: [\"\"]`)");
      if (beyond) return;
    }
    for (const CsvForm::Ticked& group : table_.ticked) ticks(group);
  }

  // One that is missing is empty, behind the last.
  const CsvCell& cell(std::size_t column) {
    if (column < record_.cells.size()) return record_.cells[column];
    missing_.text = {};
    missing_.offset = missing_.end = record_.cells.back().end;
    return missing_;
  }

  const Fact& about(FactId fact) const { return form_.rules().facts[fact]; }

  void fact(const CsvColumn& column, const CsvCell& cell) {
    const Fact& of = about(*column.fact);
    const std::string_view written = trimmed(cell.text);
    if (of.kind == FactKind::list) return list(column, cell, written);
    if (!column.yes.empty() || !column.no.empty()) return yes_no(column, cell, written);
    const std::string_view said = table_.said(column, written);
    if (said.empty()) return nothing(of, cell);
    Fault fault;
    auto stated = stated_from_text(*column.fact, said, form_, fault, table_.decimals);
    if (const auto other = stated ? column.answers.end() : column.answers.find("*");
        other != column.answers.end()) {
      if (other->second.text.empty()) return nothing(of, cell);
      stated = stated_from_text(*column.fact, other->second.text, form_, fault);
    }
    if (!stated) {
      const std::size_t offset = said.data() == written.data() ? std::min(fault.offset, written.size()) : 0;
      return error(span(cell, written.substr(offset)), fault);
    }
    put(std::move(*stated), cell, written);
  }

  void nothing(const Fact& of, const CsvCell& cell) {
    if (of.required) error(span(cell), "`" + of.name + "` is empty", "write a value in its cell");
  }
  void put(StatedFact stated, const CsvCell& cell, std::string_view written) {
    stated.span = span(cell, written);
    stated.written = std::string(written);
    fiche_.facts.push_back(std::move(stated));
  }

  // Of a column with its own words for yes and no.
  void yes_no(const CsvColumn& column, const CsvCell& cell, std::string_view written) {
    const Tick tick = tick_of(table_, column, written);
    if (tick == Tick::nothing) return nothing(about(*column.fact), cell);
    if (tick == Tick::bad) return no_tick(column, cell, written, about(*column.fact).name + "` holds");
    StatedFact stated;
    stated.fact = *column.fact;
    stated.nothing_reported = tick == Tick::nothing_reported;
    stated.unknown = tick == Tick::unknown || stated.nothing_reported;
    stated.choices = tick == Tick::yes ? kYesCell : tick == Tick::no ? kNoCell : Cells{0};
    put(std::move(stated), cell, written);
  }

  void no_tick(const CsvColumn& column, const CsvCell& cell, std::string_view written,
               const std::string& what) {
    std::string words;
    for (const std::vector<std::string>* const usual : {&column.yes, &column.no}) {
      for (const std::string& word : *usual) words += (words.empty() ? "`" : ", `") + word + "`";
    }
    error(span(cell, written), "`" + std::string(written) + "` does not say whether `" + what,
          words.empty() ? "write `1` or `0`, `yes` or `no`" : "the mapping says what does: " + words);
  }

  void list(const CsvColumn& column, const CsvCell& cell, std::string_view written) {
    StatedFact stated = empty_list(*column.fact);
    CsvList list;
    bool good = true;
    const auto choice_of = [&](std::string_view word) {
      const auto choice = form_.choice(*column.fact, word);
      return choice ? diagclub::cell(*choice) : Cells{0};
    };
    each_list_word(table_, column, written, choice_of, [&](std::string_view word, const CsvListWord& says) {
      if (!list.add(says)) {
        good = false;
        bad_word(*column.fact, span(cell, word), word, says);
      }
      for (std::size_t i = 0; i < stated.item_spans.size(); ++i) {
        if ((says.list.listed & diagclub::cell(i)) != 0 && stated.item_spans[i].start.line == 0)
          stated.item_spans[i] = span(cell, word);
      }
      return true;
    });
    if (!good) return;
    if (!list.stated()) return nothing(about(*column.fact), cell);
    say(list.value(), stated);
    put(std::move(stated), cell, written);
  }

  void bad_word(FactId fact, Span at, std::string_view word, const CsvListWord& says) {
    if (says.kind == CsvListWord::Kind::bad) return error(at, no_such_choice(about(fact), word, 0));
    if (says.kind == CsvListWord::Kind::alone)
      return error(at, "`" + std::string(word) + "` stands beside other words of the list",
                   says.list.unknown ? "write `...` at the end of a list that may hold more"
                                     : "it says that the list is empty: leave it out");
    error(at, "nothing can follow what stands before it in this list",
          "`...` says that there may be more: it stands last; `unknown` and `[]` stand alone");
  }

  StatedFact empty_list(FactId fact) const {
    StatedFact stated;
    stated.fact = fact;
    stated.item_spans.resize(about(fact).choices.size());
    return stated;
  }

  static void say(const ListValue& list, StatedFact& stated) {
    stated.unknown = list.unknown;
    stated.nothing_reported = list.nothing_reported;
    stated.open = list.open;
    stated.listed = list.listed;
  }

  void ticks(const CsvForm::Ticked& group) {
    StatedFact stated = empty_list(group.fact);
    CsvTicks list;
    for (const std::size_t at : group.columns) {
      const CsvColumn& column = table_.columns[at];
      const CsvCell& cell = this->cell(at);
      const std::string_view written = trimmed(cell.text);
      const Tick tick = tick_of(table_, column, written);
      if (tick == Tick::nothing) continue;
      if (!list.stated()) stated.span = span(cell, written);
      const bool again = (list.value().listed & diagclub::cell(*column.choice)) != 0;
      list.add(tick, *column.choice);
      const std::size_t choice = *column.choice;
      const std::string& name = about(group.fact).choices[choice].name;
      if (tick == Tick::bad) no_tick(column, cell, written, name + "` is ticked");
      if (tick != Tick::yes || again) continue;
      stated.item_spans[choice] = span(cell, written);
      stated.written += (stated.written.empty() ? "" : ", ") + name;
    }
    if (!list.stated()) return;
    say(list.value(), stated);
    fiche_.facts.push_back(std::move(stated));
  }

  const Source& source_;
  const CsvRecord& record_;
  const CsvForm& table_;
  const FicheForm& form_;
  Diagnostics& diagnostics_;
  CsvCell missing_;
  Fiche fiche_;
};

}  // namespace

std::optional<Fiche> fiche_from_record(const Source& source, const CsvRecord& record, const CsvForm& table,
                                       const FicheForm& form, Diagnostics& diagnostics) {
  return RecordReader(source, record, table, form, diagnostics).read();
}

}  // namespace diagclub
