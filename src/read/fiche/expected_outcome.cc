#include "read/fiche/expected_outcome.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "base/closest.h"
#include "model/expected.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return "";
  return std::string(text.substr(from, text.find_last_not_of(" \t") - from + 1));
}

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : std::string(between)) + word;
  return out;
}

ExpectedWords never(const std::string& name, const std::string& word, const std::vector<std::string>& known) {
  const auto closest = closest_name(word, known);
  std::vector<std::string> quoted;
  for (const std::string& one : known) quoted.push_back("`" + one + "`");
  return {"", "`" + name + "` is never `" + word + "`",
          closest ? "did you mean `" + *closest + "`?" : "it is one of " + joined(quoted, ", ")};
}

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

// The numbers that `2`, `1..3`, `1 | 2` stand for; none where it is something else.
std::set<std::size_t> numbers_of(std::string_view written) {
  std::set<std::size_t> numbers;
  for (const std::string& part : parts_of(written, '|')) {
    const std::size_t dots = part.find("..");
    const auto low = whole_number(trimmed(std::string_view(part).substr(0, dots)));
    const auto high =
        dots == std::string::npos ? low : whole_number(trimmed(std::string_view(part).substr(dots + 2)));
    // More than any count has rules: enough to be told, and few enough to list.
    if (!low || !high || *low > *high || *high > 100000) return {};
    for (std::size_t i = *low; i <= *high; ++i) numbers.insert(i);
  }
  return numbers;
}

// `most`: how many there are to count.
ExpectedWords expected_number(const std::string& name, std::string_view written, std::size_t most,
                              bool as_range) {
  // Of a table that counts: it may count, or not apply.
  if (const auto bar = written.rfind('|');
      !as_range && bar != std::string_view::npos && trimmed(written.substr(bar + 1)) == kNotApplicable) {
    ExpectedWords numbers = expected_number(name, written.substr(0, bar), most, false);
    if (numbers.fault.empty()) numbers.words += " | " + std::string(kNotApplicable);
    return numbers;
  }
  const std::string numbers_help = "write a number from 0 to " + std::to_string(most) + ", `1..3` or `open`";
  const std::set<std::size_t> numbers = numbers_of(written);
  if (numbers.empty())
    return {"", "`" + name + "` is a number, never `" + std::string(written) + "`", numbers_help};
  const std::size_t low = *numbers.begin();
  const std::size_t high = *numbers.rbegin();
  if (high > most)
    return {"",
            "`" + name + "` is never " + std::to_string(high) + ": it counts up to " + std::to_string(most),
            numbers_help};
  if (as_range) {
    if (numbers.size() != high - low + 1)
      return {"", "`" + name + "` never leaves out a number between two", numbers_help};
    return {low == high ? std::to_string(low) : std::to_string(low) + ".." + std::to_string(high), "", ""};
  }
  std::vector<std::string> words;
  for (const std::size_t number : numbers) words.push_back(std::to_string(number));
  return {joined(words, " | "), "", ""};
}

std::vector<std::string> outputs_of(const Table& table) {
  std::vector<std::string> names;
  for (const Output& output : table.outputs) names.push_back(output.name);
  return names;
}

ExpectedWords expected_alternatives(const Table& table, std::string_view written) {
  std::vector<std::string> known = outputs_of(table);
  known.emplace_back(kNoRow);
  known.emplace_back(kNotApplicable);
  std::set<std::string> wanted;
  for (const std::string& word : parts_of(written, '|')) {
    if (std::find(known.begin(), known.end(), word) == known.end()) {
      if (word == kOpen || known.size() == 2) return never(table.name, std::string(written), known);
      return never(table.name, word, known);
    }
    wanted.insert(word);
  }
  std::vector<std::string> words;
  for (const std::string& name : known) {
    if (wanted.count(name) > 0) words.push_back(name);
  }
  return {joined(words, " | "), "", ""};
}

ExpectedWords expected_word(const std::string& name, std::string_view written, bool may_not_apply) {
  std::vector<std::string> known = may_not_apply ? outcome_words() : tri_words();
  const std::string word(written);
  if (std::find(known.begin(), known.end(), word) != known.end()) return {word, "", ""};
  known.emplace_back(kOpen);
  return never(name, word, known);
}

}  // namespace

ExpectedWords expected_from_text(const RuleSet& rules, EntryRef thing, std::string_view written) {
  const std::string text = trimmed(written);
  const bool may_not_apply = thing.kind != EntryKind::recommendation;
  if (text == kOpen || (text == kNotApplicable && may_not_apply)) return {text, "", ""};
  const std::string& name = name_of(rules, thing);
  if (thing.kind == EntryKind::count)
    return expected_number(name, text, rules.counts[thing.count()].of.size(), true);
  if (thing.kind != EntryKind::table) return expected_word(name, text, may_not_apply);
  const Table& table = rules.tables[thing.table()];
  if (table.hit == HitPolicy::collect_count) return expected_number(name, text, table.rows.size(), false);
  if (gives_one(table.hit)) return expected_alternatives(table, text);
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
    const std::string inside = trimmed(std::string_view(text).substr(1, text.size() - 2));
    return expected_from_list(rules, thing,
                              inside.empty() ? std::vector<std::string>{} : parts_of(inside, ','));
  }
  return {"", "`" + name + "` gives a list, never `" + text + "` alone",
          text == kNoRow ? "write `[]`" : "write `[" + joined(parts_of(text, '|'), ", ") + "]`"};
}

ExpectedWords expected_to_stand(const RuleSet& rules, EntryRef thing, std::string_view written) {
  const std::string text = trimmed(written);
  const std::string firmness = text.substr(0, text.find(' '));
  const std::string outcome = trimmed(std::string_view(text).substr(firmness.size()));
  if (!is_firmness_word(firmness))
    return {"", "`" + text + "` does not say how firmly `" + name_of(rules, thing) + "` stands",
            "write `certain " + text + "` or `presumed " + text + "`"};
  if (outcome.empty()) {
    if (firmness == kOpen || firmness == "contested") return {firmness, "", ""};
    return {"", "`" + firmness + "` does not say what `" + name_of(rules, thing) + "` stands at",
            "write the outcome behind it, such as `" + firmness + " yes`"};
  }
  ExpectedWords expected = expected_from_text(rules, thing, outcome);
  if (expected.fault.empty()) expected.words = firmness + " " + expected.words;
  return expected;
}

ExpectedWords expected_of_case(const RuleSet& rules, EntryRef thing, std::string_view written) {
  const std::string text = trimmed(written);
  const bool of_standing = text != kOpen && is_firmness_word(text.substr(0, text.find(' ')));
  return of_standing ? expected_to_stand(rules, thing, text) : expected_from_text(rules, thing, text);
}

ExpectedWords expected_from_list(const RuleSet& rules, EntryRef thing,
                                 const std::vector<std::string>& items) {
  const std::string& name = name_of(rules, thing);
  const Table* table = thing.kind == EntryKind::table ? &rules.tables[thing.table()] : nullptr;
  if (table == nullptr || table->hit != HitPolicy::collect)
    return {"", "`" + name + "` never gives a list",
            items.empty() ? "write `none`, `no` or `0`" : "write `" + joined(items, " | ") + "`"};
  const std::vector<std::string> known = outputs_of(*table);
  std::set<std::string> wanted;
  for (const std::string& item : items) {
    const std::string output = item.ends_with('?') ? item.substr(0, item.size() - 1) : item;
    if (std::find(known.begin(), known.end(), output) == known.end()) return never(name, item, known);
    wanted.insert(item);
  }
  std::vector<std::string> words;
  for (const std::string& output : known) {
    const bool sure = wanted.count(output) > 0;
    const bool perhaps = wanted.count(output + "?") > 0;
    if (sure && perhaps)
      return {"", "`" + output + "` cannot be both sure and open",
              "write `" + output + "` or `" + output + "?`"};
    if (sure || perhaps) words.push_back(perhaps ? output + "?" : output);
  }
  return {"[" + joined(words, ", ") + "]", "", ""};
}

}  // namespace diagclub
