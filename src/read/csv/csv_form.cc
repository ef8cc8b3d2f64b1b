// A table's first record in, what its columns say out.
#include "read/csv/csv_form.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/closest.h"
#include "read/csv/csv_header.h"
#include "read/csv/csv_list.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

constexpr int kMostLookedFor = 50;

class FormMaker {
 public:
  FormMaker(const Source& source, const CsvMapping& mapping, const ColumnNames& names,
            Diagnostics& diagnostics)
      : source_(source), mapping_(mapping), names_(names), diagnostics_(diagnostics) {}

  CsvForm make() {
    const CsvHeader header = find_header(source_.text(), mapping_.separator.value_or('\0'),
                                         [&](const CsvRecord& record) { return worth(record); });
    start_ = header.start;
    form_.separator = header.separator;
    form_.encoding = mapping_.encoding == CsvEncoding::told ? CsvEncoding::utf8 : mapping_.encoding;
    form_.guessed = mapping_.encoding == CsvEncoding::told;
    form_.decimals = mapping_.decimals;
    form_.unknown = mapping_.unknown;
    form_.nothing_reported = mapping_.nothing_reported;
    form_.empty = mapping_.empty;
    form_.header_size = header.end;
    CsvRecords records(form_.separator);
    records.start(source_.text().substr(start_), 0);
    const CsvRecord* record = records.next();
    if (record == nullptr || record->fault != CsvFault::none) {
      const std::size_t at = record == nullptr ? start_ : start_ + record->fault_at;
      error({source_.position(at), source_.position(at + 1)}, "this is no heading of a table",
            "the first line names the columns, and every quote in it is closed");
      return std::move(form_);
    }
    for (const std::size_t at : header.passed_over) pass_over(at);
    for (const CsvCell& cell : record->cells) add(cell);
    for (const MappedColumn& column : mapping_.columns) require(column);
    for (const Fact* fact : required_and_missing())
      error(span(record->cells.front()), "no column gives `" + fact->name + "`",
            "add one, or say in a mapping (`columns`) which it is");
    return std::move(form_);
  }

  CsvForm make(const std::vector<CsvCell>& keys) {
    form_.decimals = mapping_.decimals;
    form_.unknown = mapping_.unknown;
    form_.empty = mapping_.empty;
    for (const CsvCell& key : keys) add(key);
    for (const Fact* fact : required_and_missing())
      error({source_.position(0), source_.position(1)}, "no key gives `" + fact->name + "`",
            "add one, or say in the mapping (`columns`) which it is");
    return std::move(form_);
  }

 private:
  Span span(const CsvCell& cell) const {
    const std::size_t end = std::max(cell.end, cell.offset + 1U);
    return {source_.position(start_ + cell.offset), source_.position(start_ + end)};
  }
  void error(Span at, std::string message, std::string help) {
    diagnostics_.error(source_, at, std::move(message), std::move(help));
  }

  // What the cells of a record mean as headings.
  HeadingWorth worth(const CsvRecord& record) const {
    std::set<FactId> given;
    HeadingWorth worth;
    for (const CsvCell& cell : record.cells) {
      const std::string heading = plain_heading(cell.text);
      if (heading.empty()) continue;
      if (const MappedColumn* mapped = mapping_.find(heading)) {
        given.insert(mapped->fact);
      } else if (const ColumnMeaning meaning = names_.find(heading); !meaning.facts.empty()) {
        given.insert(meaning.facts.begin(), meaning.facts.end());
      } else if (!mapping_.ignores(heading)) {
        continue;
      }
      ++worth.known;
    }
    worth.complete = !given.empty();
    const IndexVector<FactId, Fact>& facts = names_.form().rules().facts;
    for (const FactId i : facts.ids()) worth.complete &= !facts[i].required || given.count(i) > 0;
    return worth;
  }

  void pass_over(std::size_t at) {
    const std::size_t end = std::min(source_.text().find('\n', at), source_.text().size());
    diagnostics_.warning(source_, {source_.position(at), source_.position(std::max(end, at + 1))},
                         "this line stands above the heading: it is passed over",
                         "the heading is the first line that names what a fiche must state");
  }

  // The name by which a mapping calls the next column.
  std::string name_of(const std::string& heading) {
    const int number = ++headings_[heading];
    return number == 1 ? heading : heading + "#" + std::to_string(number);
  }
  const MappedColumn* mapped(const CsvColumn& column) const {
    const MappedColumn* found = mapping_.find(column.name);
    return found == nullptr && column.name == column.heading ? mapping_.find(column.heading + "#1") : found;
  }

  void add(const CsvCell& cell) {
    CsvColumn column;
    column.heading = plain_heading(cell.text);
    column.name = name_of(column.heading);
    const ColumnMeaning meaning = names_.find(column.heading);
    if (const MappedColumn* given = mapped(column)) {
      take(*given, column);
    } else if (mapping_.ignores(column.heading) || mapping_.ignores(column.name)) {
      column.kind = CsvColumn::Kind::ignored;
    } else if (column.heading.empty()) {
      if (!mapping_.ignores_others)
        column.kind = form_.columns.empty() ? CsvColumn::Kind::index : CsvColumn::Kind::unnamed;
    } else if (meaning.facts.size() == 1 && !names_.is_of_many(meaning.facts.front())) {
      column.fact = meaning.facts.front();
      column.choice = meaning.choice;
    } else if (!meaning.facts.empty() || !mapping_.ignores_others) {
      refuse(cell, column.heading, meaning);
    }
    if (column.fact) {
      column.of = names_.fact(*column.fact).kind;
      column.kind = !column.choice ? CsvColumn::Kind::fact : CsvColumn::Kind::choice;
      if (const auto* before = clash(column)) return twice(cell, column, *before);
      if (column.choice) tick(column);
      if (column.of == FactKind::list) column.most_signs = most_signs(column, names_.form());
    }
    form_.columns.push_back(std::move(column));
  }

  static void take(const MappedColumn& mapped, CsvColumn& column) {
    column.mapped = true;
    column.fact = mapped.fact;
    column.choice = mapped.choice;
    column.answers = mapped.answers;
    column.empty_speaks = mapped.answers.count("") > 0;
    column.yes = mapped.yes;
    column.no = mapped.no;
    column.split = mapped.split;
  }

  void refuse(const CsvCell& cell, const std::string& heading, const ColumnMeaning& meaning) {
    if (meaning.facts.size() > 1) {
      std::string which;
      for (const FactId fact : meaning.facts)
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

  std::vector<const Fact*> required_and_missing() const {
    std::vector<const Fact*> missing;
    const IndexVector<FactId, Fact>& facts = names_.form().rules().facts;
    for (const FactId i : facts.ids()) {
      if (facts[i].required && !states(i)) missing.push_back(&facts[i]);
    }
    return missing;
  }
  bool states(FactId fact) const {
    return std::any_of(form_.columns.begin(), form_.columns.end(),
                       [&](const CsvColumn& column) { return column.fact == fact; });
  }
  // Several columns for one choice are several answers of the survey that the mapping takes for one.
  const CsvColumn* clash(const CsvColumn& column) const {
    for (const CsvColumn& before : form_.columns) {
      if (before.fact != column.fact) continue;
      if (!before.choice || !column.choice) return &before;
      if (before.choice == column.choice && !(before.mapped && column.mapped)) return &before;
    }
    return nullptr;
  }
  void twice(const CsvCell& cell, const CsvColumn& column, const CsvColumn& before) {
    const auto number = &before - form_.columns.data() + 1;
    error(span(cell), "two columns give `" + names_.fact(*column.fact).name + "`",
          "column " + std::to_string(number) + ", `" + before.name +
              "`, does already: leave one out, or let a mapping ignore it" +
              (column.name == column.heading ? "" : " (`ignore: [\"" + column.name + "\"]`)"));
    CsvColumn unused;
    unused.heading = column.heading;
    unused.name = column.name;
    form_.columns.push_back(std::move(unused));
  }
  void tick(const CsvColumn& column) {
    auto group = std::find_if(form_.ticked.begin(), form_.ticked.end(),
                              [&](const CsvForm::Ticked& each) { return each.fact == column.fact; });
    if (group == form_.ticked.end()) group = form_.ticked.insert(group, {*column.fact, {}});
    group->columns.push_back(form_.columns.size());
  }

  void require(const MappedColumn& mapped) {
    std::vector<std::string> headings;
    for (const CsvColumn& column : form_.columns) {
      if (this->mapped(column) == &mapped) return;
      headings.push_back(column.name);
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
  std::map<std::string, int> headings_;  // how often each was met
  int unknown_ = 0;                      // columns
  std::size_t start_ = 0;
};

}  // namespace

std::string_view CsvForm::said(const CsvColumn& column, std::string_view written) const {
  if (written.empty() && !column.empty_speaks) return {};
  if (!column.answers.empty()) {
    const auto answer = column.answers.find(written);
    if (answer != column.answers.end()) return answer->second.text;
  }
  if (is_one_of(empty, written)) return {};
  const bool reported_nothing = is_one_of(nothing_reported, written);
  if (!reported_nothing && !is_one_of(unknown, written)) return written;
  if (column.of == FactKind::text) return {};
  return reported_nothing ? kNothingReported : kUnknown;
}

bool CsvForm::is_long_enough(const CsvRecord& record) const {
  return record.cells.size() > 1 || record.cells.size() >= columns.size() ||
         std::none_of(columns.begin() + 1, columns.end(),
                      [](const CsvColumn& column) { return column.fact.has_value(); });
}

bool is_index(std::string_view written) {
  return written.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<CsvForm> csv_form(const Source& top, const CsvMapping& mapping, const ColumnNames& names,
                                Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  CsvForm form = FormMaker(top, mapping, names, diagnostics).make();
  if (diagnostics.error_count() > before) return std::nullopt;
  return form;
}

std::optional<CsvForm> csv_form_of_keys(const Source& source, const std::vector<CsvCell>& keys,
                                        const CsvMapping& mapping, const ColumnNames& names,
                                        Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  CsvForm form = FormMaker(source, mapping, names, diagnostics).make(keys);
  if (diagnostics.error_count() > before) return std::nullopt;
  return form;
}

}  // namespace diagclub
