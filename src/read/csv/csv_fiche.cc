// A record in, what it says of each fact out, or everything that is wrong with it.
#include "read/csv/csv_fiche.h"

#include <algorithm>

#include "base/utf8.h"

namespace diagclub {

namespace {

class RecordReader {
 public:
  RecordReader(const Source& source, const CsvForm& table, const FicheForm& form, Diagnostics& diagnostics)
      : source_(source), table_(table), form_(form), diagnostics_(diagnostics) {}

  std::optional<Fiche> read() {
    const std::size_t before = diagnostics_.error_count();
    // The text is UTF-8 by now, unless that is what is wrong.
    CsvRecords records(table_.separator, CsvEncoding::utf8);
    records.start(source_.text(), 0);
    const CsvRecord* record = records.next();
    fiche_.source = source_.name();
    fiche_.span = span(0, 1);
    if (record == nullptr)
      error(fiche_.span, "there is nothing in it", "a record has a cell a column");
    else if (sound(*record))
      state(*record);
    if (diagnostics_.error_count() > before) return std::nullopt;
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
    const std::size_t from = cell.offset + static_cast<std::size_t>(part.data() - cell.text.data());
    return span(from, from + std::max<std::size_t>(part.size(), 1));
  }
  void error(Span at, std::string message, std::string help) {
    diagnostics_.error(source_, at, std::move(message), std::move(help));
  }
  // A fault's message carries its help behind a line break.
  void error(Span at, const TextFault& fault) {
    const std::size_t split = std::min(fault.message.find('\n'), fault.message.size());
    error(at, fault.message.substr(0, split),
          split < fault.message.size() ? fault.message.substr(split + 1) : "");
  }

  bool sound(const CsvRecord& record) {
    if (record.fault == CsvRecord::Fault::not_utf8) {
      const std::size_t at = first_invalid_utf8(source_.text()).value_or(0);
      error(span(at, at + 1), "this is not UTF-8 text", "the mapping says that it is: leave `encoding` out");
    } else if (record.fault == CsvRecord::Fault::open_quote) {
      error(span(record.fault_at, record.fault_at + 1), "this quote is never closed",
            "close it at the end of the cell; a quote within it is written twice");
    } else if (record.fault == CsvRecord::Fault::behind_quote) {
      error(span(record.fault_at, record.fault_at + 1), "something stands behind the closing quote of a cell",
            "a quote within a quoted cell is written twice");
    } else if (record.cells.size() < table_.columns.size()) {
      error(span(record.cells.back()),
            "this record has " + std::to_string(record.cells.size()) + " of the " +
                std::to_string(table_.columns.size()) + " cells that the heading asks for",
            "a line break or a separator may be missing, or stand outside quotes");
    } else {
      return true;
    }
    return false;
  }

  void state(const CsvRecord& record) {
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      const CsvCell& cell = record.cells[i];
      const bool beyond = i >= table_.columns.size();
      if (beyond || table_.columns[i].kind == CsvColumn::Kind::unnamed) {
        if (trimmed(cell.text).empty()) continue;
        error(span(cell), "nothing in the heading stands over this cell",
              "name its column, or quote a cell that holds the separator");
        if (beyond) return;
      } else if (table_.columns[i].kind == CsvColumn::Kind::fact) {
        fact(table_.columns[i], cell);
      }
    }
    for (const CsvForm::Ticked& group : table_.ticked) ticks(group, record);
  }

  const Fact& about(int fact) const { return form_.rules().facts[static_cast<std::size_t>(fact)]; }

  void fact(const CsvColumn& column, const CsvCell& cell) {
    const Fact& of = about(column.fact);
    const std::string_view written = trimmed(cell.text);
    const std::string_view said = table_.said(column, written);
    if (said.empty()) {
      if (of.required) error(span(cell), "`" + of.name + "` is empty", "write a value in its cell");
      return;
    }
    if (of.kind == FactKind::list && !is_unknown_word(said)) return list(column, cell, said);
    TextFault fault;
    auto stated = stated_from_text(column.fact, said, form_, fault, table_.decimals);
    if (!stated) {
      const std::size_t offset = said.data() == written.data() ? std::min(fault.offset, written.size()) : 0;
      return error(span(cell, written.substr(offset)), fault);
    }
    stated->span = span(cell, written);
    stated->written = std::string(written);
    fiche_.facts.push_back(std::move(*stated));
  }

  void list(const CsvColumn& column, const CsvCell& cell, std::string_view said) {
    StatedFact stated = empty_list(column.fact);
    stated.span = span(cell, trimmed(cell.text));
    stated.written = std::string(trimmed(cell.text));
    bool good = true;
    each_item(column, said, [&](std::string_view word) {
      const auto answer = column.answers.find(word);
      const std::string_view meant = answer == column.answers.end() ? word : std::string_view(answer->second);
      if (!meant.empty() || word.empty()) good &= item(stated, cell, word, meant);
      return true;
    });
    if (good) fiche_.facts.push_back(std::move(stated));
  }

  bool item(StatedFact& stated, const CsvCell& cell, std::string_view written, std::string_view meant) {
    const Span at = span(cell, written);
    if (stated.open) {
      error(at, "something follows `...`", "`...` says that there may be more: it stands last");
      return false;
    }
    if (is_more_word(meant)) {
      stated.open = true;
      return true;
    }
    const auto choice = form_.choice(stated.fact, meant);
    if (!choice) {
      TextFault fault;
      stated_from_text(stated.fact, meant.empty() ? std::string_view("|") : meant, form_, fault);
      error(at, fault);
      return false;
    }
    if ((stated.listed & diagclub::cell(*choice)) != 0) {
      error(at, "`" + std::string(written) + "` stands twice in `" + about(stated.fact).name + "`",
            "keep one of them");
      return false;
    }
    stated.listed |= diagclub::cell(*choice);
    stated.item_spans[static_cast<std::size_t>(*choice)] = at;
    return true;
  }

  StatedFact empty_list(int fact) const {
    StatedFact stated;
    stated.fact = fact;
    stated.item_spans.resize(about(fact).choices.size());
    return stated;
  }

  void ticks(const CsvForm::Ticked& group, const CsvRecord& record) {
    StatedFact stated = empty_list(group.fact);
    bool any = false;
    for (const std::size_t at : group.columns) {
      const CsvColumn& column = table_.columns[at];
      const CsvCell& cell = record.cells[at];
      const std::string_view written = trimmed(cell.text);
      const Tick tick = tick_of(column, table_.said(column, written));
      if (tick == Tick::nothing) continue;
      if (!any) stated.span = span(cell, written);
      any = true;
      const auto choice = static_cast<std::size_t>(column.choice);
      const std::string& name = about(group.fact).choices[choice].name;
      if (tick == Tick::bad) {
        error(span(cell, written),
              "`" + std::string(written) + "` does not say whether `" + name + "` is ticked",
              column.yes.empty() ? "write `1` or `0`, `yes` or `no`"
                                 : "the mapping says what does: `" + column.yes.front() + "`");
      } else if (tick == Tick::yes) {
        stated.listed |= diagclub::cell(column.choice);
        stated.item_spans[choice] = span(cell, written);
        stated.written += (stated.written.empty() ? "" : ", ") + name;
      }
    }
    if (any) fiche_.facts.push_back(std::move(stated));
  }

  const Source& source_;
  const CsvForm& table_;
  const FicheForm& form_;
  Diagnostics& diagnostics_;
  Fiche fiche_;
};

}  // namespace

std::optional<Fiche> fiche_from_record(const Source& source, const CsvForm& table, const FicheForm& form,
                                       Diagnostics& diagnostics) {
  return RecordReader(source, table, form, diagnostics).read();
}

}  // namespace diagclub
