// An object of JSON in, the cells of a record out, and of them a fiche. Objects that have the same keys share
// the form that says what each means: servers write thousands of them.
#include "read/csv/json_record.h"

#include <algorithm>
#include <deque>

#include "read/csv/csv_fiche.h"

namespace diagclub {

namespace {

constexpr std::size_t kMostShapes = 256;
constexpr std::string_view kBetweenWords = ";";

bool is_list_of_words(const Node& node) {
  return std::all_of(node.items.begin(), node.items.end(), [](const Node& item) {
    return item.kind == Node::Kind::scalar || item.kind == Node::Kind::null;
  });
}

// Offsets of places that come in order.
class Offsets {
 public:
  explicit Offsets(std::string_view text, int first_line) : text_(text), line_(first_line) {}

  std::size_t of(Position place) {
    for (; line_ < place.line; ++line_) start_ = std::min(text_.find('\n', start_), text_.size() - 1) + 1;
    std::size_t at = start_;
    for (int column = 1; column < place.column && at < text_.size(); ++column) {
      ++at;
      while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) ++at;
    }
    return at;
  }

 private:
  std::string_view text_;
  int line_;
  std::size_t start_ = 0;
};

}  // namespace

// What objects with the same keys have in common.
struct JsonRecords::Shape {
  Shape(CsvForm made, const FicheForm& names) : form(std::move(made)), fast(form, names) {}
  CsvForm form;
  CsvFastPath fast;
};

// The object at hand, its values one after the other.
struct JsonRecords::Values {
  struct Cell {
    std::string heading;
    const Node* key = nullptr;
    const Node* value = nullptr;
  };
  std::vector<Cell> all;
  std::string headings;            // of all of them
  std::deque<std::string> joined;  // lists of words, as one cell each
  CsvRecord record;

  // Takes what an object holds; false, with an error each, where something is neither a value nor a group.
  bool take(const Node& object, const std::string& group, const CsvMapping& mapping, const Source& source,
            Diagnostics& diagnostics) {
    bool good = true;
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
      const Node& value = object.items[i];
      std::string heading = group + object.keys[i].text;
      if (mapping.find(heading) == nullptr && mapping.ignores(heading)) continue;
      if (value.kind == Node::Kind::mapping) {
        good &= take(value, heading + "/", mapping, source, diagnostics);
      } else if (value.kind == Node::Kind::sequence && !is_list_of_words(value)) {
        if (mapping.find(heading) == nullptr && mapping.ignores_others) continue;
        diagnostics.error(source, object.keys[i].span,
                          "`" + heading + "` holds a list of records, where a mapping reads one value",
                          "put it under `ignore`; where each of them is a club, `jq '.\"" + heading +
                              "\"'` gives that list alone");
        good = false;
      } else {
        headings += heading;
        headings += '\0';
        all.push_back({std::move(heading), &object.keys[i], &value});
      }
    }
    return good;
  }

  std::string_view text_of(const Node& value, const CsvColumn& column) {
    if (value.kind != Node::Kind::sequence) return value.text;
    if (value.items.empty()) return "[]";
    std::string& words = joined.emplace_back();
    for (const Node& item : value.items) {
      if (item.kind == Node::Kind::null) continue;
      if (!words.empty())
        words += column.split.empty() ? kBetweenWords : std::string_view(column.split.front());
      words += item.text;
    }
    return words;
  }

  // The record, without places.
  void fill(const CsvForm& form) {
    joined.clear();
    record.cells.clear();
    for (std::size_t i = 0; i < all.size(); ++i) {
      CsvCell cell;
      cell.text = text_of(*all[i].value, form.columns[i]);
      record.cells.push_back(cell);
    }
  }

  // Where each value stands.
  void place(const Source& source) {
    Offsets offsets(source.text(), source.first_line());
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Node& value = *all[i].value;
      CsvCell& cell = record.cells[i];
      const std::size_t from = offsets.of(value.span.start);
      const std::size_t end = value.kind == Node::Kind::scalar ? offsets.of(value.span.end) : from + 1;
      const std::size_t quote = value.kind == Node::Kind::scalar && !value.plain ? 1 : 0;
      cell.offset = static_cast<std::uint32_t>(from + quote);
      cell.end = static_cast<std::uint32_t>(std::max(end - quote, from + quote));
      cell.as_written = source.text().substr(from + quote).starts_with(cell.text);
    }
  }

  // The headings, each at its key.
  std::vector<CsvCell> keys(const Source& source) const {
    Offsets offsets(source.text(), source.first_line());
    std::vector<CsvCell> cells;
    for (const Cell& cell : all) {
      const std::size_t from = offsets.of(cell.key->span.start);
      cells.push_back({cell.heading, static_cast<std::uint32_t>(from),
                       static_cast<std::uint32_t>(offsets.of(cell.key->span.end)), false});
    }
    return cells;
  }
};

JsonRecords::JsonRecords(const CsvMapping& mapping, const ColumnNames& names)
    : mapping_(mapping), names_(names), values_(std::make_unique<Values>()) {}
JsonRecords::~JsonRecords() = default;

JsonRecords::Shape* JsonRecords::shape_of(const Node& root, const Source& source, Diagnostics& diagnostics) {
  values_->all.clear();
  values_->headings.clear();
  if (!values_->take(root, "", mapping_, source, diagnostics)) return nullptr;
  if (const auto known = shapes_.find(values_->headings); known != shapes_.end()) return known->second.get();
  auto form = csv_form_of_keys(source, values_->keys(source), mapping_, names_, diagnostics);
  if (!form) return nullptr;
  // Objects whose keys are ever others would fill the memory.
  if (shapes_.size() >= kMostShapes) shapes_.clear();
  auto& made = shapes_[values_->headings];
  made = std::make_unique<Shape>(std::move(*form), names_.form());
  return made.get();
}

JsonRecords::Reading JsonRecords::read(const Node& root, const Source& source, Diagnostics& diagnostics) {
  if (root.kind != Node::Kind::mapping) {
    diagnostics.error(source, root.span, "a record is an object of questions and answers",
                      "write `{\"question\": \"answer\", …}`");
    return {};
  }
  Shape* shape = shape_of(root, source, diagnostics);
  if (shape == nullptr) return {};
  values_->fill(shape->form);
  if (const FastFiche* fiche = shape->fast.read(values_->record)) return {fiche, std::nullopt};
  values_->place(source);
  return {nullptr, fiche_from_record(source, values_->record, shape->form, names_.form(), diagnostics)};
}

}  // namespace diagclub
