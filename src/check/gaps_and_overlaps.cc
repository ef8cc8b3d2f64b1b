// Proves, over every combination of the cells of a table's inputs, that its rows leave nothing out and do not
// meet.
#include <algorithm>
#include <optional>

#include "check/concerns.h"

namespace diagclub {

namespace {

// One combination of the box, in words: a witness that the reader can check by hand.
std::string witness(const Checking& in, const Variables& variables, const std::vector<int>& dimensions,
                    const Box& box) {
  std::string words;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const Variable& variable = variables[dimensions[i]];
    const Cells left = box[i] & variable.all;
    if (left == variable.all && !is_single(left)) continue;  // any value does
    words += (words.empty() ? "" : ", ") + witness_from_cell(in.rules, variable, lowest_cell(left));
  }
  return words.empty() ? "whatever its inputs" : words;
}

bool is_same(const Condition& a, const Condition& b) {
  return a.kind == b.kind && a.name.text == b.name.text && a.test.written == b.test.written &&
         std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), is_same);
}

const Condition* scope_of(const Table& table) {
  if (!table.applies) return nullptr;
  if (table.applies->scope) return &*table.applies;
  const auto& parts = table.applies->parts;
  return !parts.empty() && parts.front().scope ? &parts.front() : nullptr;
}

// What an input can be where the table speaks: a table that always speaks there gives one of its outputs.
Cells cells_within_scope(const Checking& in, const Variable& input, const Table& table) {
  if (input.thing.kind != ThingKind::table || input.aspect != Variable::Aspect::value) return input.all;
  const Table& other = in.rules.tables[static_cast<std::size_t>(input.thing.index)];
  const Condition* scope = scope_of(table);
  const bool speaks =
      scope != nullptr && other.applies && other.applies->scope && is_same(*scope, *other.applies);
  return speaks && !other.gap ? input.all & ~cell(none_cell(other)) : input.all;
}

void check_table(const Checking& in, const Variables& variables, const Table& table) {
  if (!gives_one(table.hit)) return;  // rows may meet and need not cover everything
  const std::vector<int> dimensions = variables.dimensions(in.rules, in.names, table);
  Box whole;
  for (const int variable : dimensions) whole.push_back(cells_within_scope(in, variables[variable], table));
  std::vector<Box> left{whole};
  std::vector<std::vector<Box>> rows;
  for (const Row& row : table.rows) {
    rows.push_back(variables.boxes(in.rules, in.names, row, dimensions));
    bool reachable = false;
    for (const Box& accepted : rows.back()) {
      std::vector<Box> rest;
      for (const Box& box : left) {
        reachable |= meet(box, accepted);
        subtract(box, accepted, rest);
      }
      left = std::move(rest);
    }
    if (table.hit == HitPolicy::first && !reachable) {
      in.error(row.place, "this row is never reached: the rows above it take all that it accepts",
               "move it up, narrow them, or remove it");
    }
  }
  const bool any = table.hit == HitPolicy::any;  // rows may meet where they say the same
  if (table.hit == HitPolicy::unique || any) {
    for (std::size_t b = 0; b < rows.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        if (any && table.rows[a].then.text == table.rows[b].then.text) continue;
        const auto overlap = [&]() -> std::optional<Box> {
          for (const Box& one : rows[a]) {
            for (const Box& other : rows[b]) {
              if (meet(one, other)) return common(one, other);
            }
          }
          return std::nullopt;
        }();
        if (!overlap) continue;
        in.error(table.rows[b].place,
                 "this row and the one on line " + std::to_string(table.rows[a].place.span.start.line) +
                     " of `" + table.name +
                     (any ? "` give different outputs, yet both hold for: " : "` both hold for: ") +
                     witness(in, variables, dimensions, *overlap),
                 "narrow one of them, or let `hit: first` decide by order");
      }
    }
  }
  if (!left.empty() && !table.gap) {
    in.error(
        table.place,
        "no row of `" + table.name + "` holds for: " + witness(in, variables, dimensions, left.front()),
        "add a row, or declare the gap with `gap: {section: …, fr: …, en: …}` if the report leaves it open");
  }
  if (left.empty() && table.gap)
    in.error(table.place, "`" + table.name + "` declares a gap but its rows leave nothing out",
             "remove `gap`");
}

}  // namespace

void check_gaps_and_overlaps(const Checking& in, const Variables& variables) {
  for (const Table& table : in.rules.tables) check_table(in, variables, table);
}

}  // namespace diagclub
