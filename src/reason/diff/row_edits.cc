// The rows of a table that two rule sets have in, the edits between them out: part of `RuleEdits`.
#include <algorithm>
#include <set>

#include "base/sizes.h"
#include "model/written.h"
#include "reason/diff/rule_edits.h"

namespace diagclub {

namespace {

using What = RuleEdit::What;

std::string row_key(const Row& row) { return written(row); }

const Condition* test_of(const Row& row, const std::string& name) {
  for (const Condition& test : row.when) {
    if (test.name.text == name) return &test;
  }
  return nullptr;
}

// Whether one row may have become the other: they give the same, or share a test.
bool is_akin(const Row& a, const Row& b) {
  if (a.then.text == b.then.text) return true;
  return std::any_of(a.when.begin(), a.when.end(), [&](const Condition& test) {
    const Condition* other = test_of(b, test.name.text);
    return other != nullptr && written(other->test) == written(test.test);
  });
}

}  // namespace

// Rows that are written alike stand for each other as far as their order allows; between them, rows that are
// akin.
void RuleEdits::pair_rows(const Table& before, const Table& after, std::vector<Slot>& slots) const {
  const std::vector<Row>& a = before.rows;
  const std::vector<Row>& b = after.rows;
  std::vector<std::vector<std::size_t>> longest(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;)
      longest[i][j] = row_key(a[i]) == row_key(b[j]) ? longest[i + 1][j + 1] + 1
                                                     : std::max(longest[i + 1][j], longest[i][j + 1]);
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && row_key(a[i]) == row_key(b[j])) {
      slots.push_back({&a[i++], &b[j++], {}, {}, {}});
      continue;
    }
    // Up to the next two that are alike.
    std::size_t to_i = i;
    std::size_t to_j = j;
    while (to_i < a.size() && to_j < b.size() && row_key(a[to_i]) != row_key(b[to_j]))
      ++(longest[to_i + 1][to_j] >= longest[to_i][to_j + 1] ? to_i : to_j);
    if (to_i == a.size() || to_j == b.size()) to_i = a.size(), to_j = b.size();
    for (; i < to_i; ++i) {
      std::size_t akin = j;
      while (akin < to_j && !is_akin(a[i], b[akin])) ++akin;
      if (akin == to_j) {
        slots.push_back({&a[i], nullptr, {}, {}, {}});
        continue;
      }
      for (; j < akin; ++j) slots.push_back({nullptr, &b[j], {}, {}, {}});
      slots.push_back({&a[i], &b[j++], {}, {}, {}});
    }
    for (; j < to_j; ++j) slots.push_back({nullptr, &b[j], {}, {}, {}});
  }
}

void RuleEdits::row_edits(const Table& before, const Table& after, Slot& slot) {
  const auto number = [](const Table& table, const Row* row) { return position_of(table.rows, *row) + 1; };
  if (slot.after == nullptr) {
    slot.there = add({What::row,
                      {before.name},
                      number(before, slot.before),
                      written(*slot.before),
                      "",
                      file_line_of(before_, slot.before->place)});
    return;
  }
  const std::size_t at = number(after, slot.after);
  if (slot.before == nullptr) {
    slot.there =
        add({What::row, {after.name}, at, "", written(*slot.after), file_line_of(after_, slot.after->place)});
    return;
  }
  std::set<std::string> names;
  for (const Row* row : {slot.before, slot.after}) {
    for (const Condition& test : row->when) names.insert(test.name.text);
  }
  for (const std::string& name : names) {
    const Condition* from = test_of(*slot.before, name);
    const Condition* to = test_of(*slot.after, name);
    const std::string was = from == nullptr ? "-" : written(from->test);
    const std::string is = to == nullptr ? "-" : written(to->test);
    if (was == is) continue;
    const Place& place = to == nullptr ? slot.after->place : to->place;
    slot.tests.emplace_back(name, add({What::row_test,
                                       {after.name},
                                       at,
                                       name + ": " + was,
                                       name + ": " + is,
                                       file_line_of(after_, place)}));
  }
  if (slot.before->then.text != slot.after->then.text)
    slot.output = add({What::row_output,
                       {after.name},
                       at,
                       slot.before->then.text,
                       slot.after->then.text,
                       file_line_of(after_, slot.after->then.place)});
}

void RuleEdits::rows(const Table& before, const Table& after) {
  Rows rows;
  rows.table = before.name;
  rows.gap_before = before.gap.has_value();
  rows.gap_after = after.gap.has_value();
  pair_rows(before, after, rows.slots);
  const std::size_t first = edits_.size();
  for (Slot& slot : rows.slots) row_edits(before, after, slot);
  // One gone and one come that are alike: it was moved.
  for (Slot& gone : rows.slots) {
    if (gone.after != nullptr) continue;
    for (Slot& come : rows.slots) {
      if (come.before != nullptr || !come.there || row_key(*come.after) != row_key(*gone.before)) continue;
      RuleEdit& edit = edits_[*come.there];
      if (edit.what == What::row_moved) continue;
      edit.what = What::row_moved;
      edit.before = edit.after;
      // The other edit stays in the list only until it is taken out below.
      edits_[*gone.there].names.clear();
      gone.there = come.there;
      break;
    }
  }
  std::vector<std::size_t> numbers(edits_.size());
  std::size_t kept = first;
  for (std::size_t i = 0; i < first; ++i) numbers[i] = i;
  for (std::size_t i = first; i < edits_.size(); ++i) {
    if (edits_[i].names.empty()) continue;
    numbers[i] = kept;
    if (kept != i) edits_[kept] = std::move(edits_[i]);
    ++kept;
  }
  edits_.resize(kept);
  changes_.resize(kept);
  for (Slot& slot : rows.slots) {
    if (slot.there) slot.there = numbers[*slot.there];
    if (slot.output) slot.output = numbers[*slot.output];
    for (auto& [name, edit] : slot.tests) edit = numbers[edit];
  }
  if (edits_.size() > first || rows.gap_before != rows.gap_after) tables_.push_back(std::move(rows));
}

std::vector<Row> RuleEdits::rows_with(const Rows& rows, const std::vector<bool>& chosen) {
  const auto is_chosen = [&](std::optional<std::size_t> edit) { return edit && chosen[*edit]; };
  std::vector<Row> made;
  for (const Slot& slot : rows.slots) {
    if (slot.before == nullptr || slot.after == nullptr) {
      if (is_chosen(slot.there) == (slot.before == nullptr))
        made.push_back(slot.before == nullptr ? *slot.after : *slot.before);
      continue;
    }
    Row row = *slot.before;
    for (const auto& [name, edit] : slot.tests) {
      if (!is_chosen(edit)) continue;
      std::erase_if(row.when, [&, &about = name](const Condition& test) { return test.name.text == about; });
      if (const Condition* test = test_of(*slot.after, name)) row.when.push_back(*test);
    }
    if (is_chosen(slot.output)) row.then = slot.after->then;
    made.push_back(std::move(row));
  }
  return made;
}

}  // namespace diagclub
