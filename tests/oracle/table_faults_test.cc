// What `check` finds wrong with the rows of random tables, against every combination tried one by one: the
// gaps, the overlaps and the rows never reached that there are, and no others; and its witnesses are what it
// says they are.
#include <charconv>

#include "catch.h"
#include "oracle/kleene.h"
#include "oracle/random_rules.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

constexpr int kRuleSets = 1200;

// `t0` of "no row of `t0` holds for: a: 3, b: yes".
std::string table_of(const std::string& message) {
  const std::size_t from = message.find('`') + 1;
  return message.substr(from, message.find('`', from) - from);
}

// What a witness pins down, by name (of a list: by name and member), the value as it is written.
using Pinned = std::map<std::string, std::string>;

Pinned pinned_by(const std::string& message) {
  Pinned pinned;
  const std::string marker = "for: ";
  std::string words = message.substr(message.find(marker) + marker.size());
  if (words == "whatever its inputs") return pinned;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(", "), words.size());
    const std::string one = words.substr(0, end);
    const std::size_t colon = one.rfind(": ");
    const std::string value = one.substr(colon + 2);
    const bool knowing = value == "known" || value == "unknown";
    pinned[one.substr(0, colon) + (knowing ? "?" : "")] = value;
    words.erase(0, std::min(words.size(), end + 2));
  }
  return pinned;
}

// The rows that hold for the witness, whatever it leaves open: one list for every way to fill it in.
std::vector<std::vector<std::size_t>> rows_at(const RuleSet& rules, const Table& table,
                                              const Pinned& pinned) {
  const auto fits = [&](const std::string& name, const Words& words, const Value& value) {
    if (const auto at = pinned.find(name); at != pinned.end()) {
      double number = 0;
      const std::string& text = at->second;
      const bool is_number = type_of(rules, name) == Type::number;
      std::from_chars(text.data(), text.data() + text.size(), number);
      if (is_number ? value.number != number : value.word != text) return false;
    }
    for (const std::string& word : words) {
      const auto at = pinned.find(name + "." + word);
      if (at != pinned.end() && (value.words.count(word) > 0) != (at->second == "yes")) return false;
    }
    return true;
  };
  const TableSpace::Options options = [&](const std::string& name, const Words& words) {
    std::vector<Value> values;
    for (Value& value : anything(rules, name, words)) {
      if (fits(name, words, value)) values.push_back(std::move(value));
    }
    // A witness may name a number between those that we would have tried.
    if (const auto at = pinned.find(name); at != pinned.end() && values.empty()) {
      Value& value = values.emplace_back();
      std::from_chars(at->second.data(), at->second.data() + at->second.size(), value.number);
      const Fact* fact = find_by_name(rules.facts, name);
      REQUIRE(fact != nullptr);
      CHECK(fact->bounds.contains(value.number));
      CHECK((!fact->integer || value.number == std::floor(value.number)));
    }
    return values;
  };
  const TableSpace::Known known = [&](const std::string& name) {
    const auto at = pinned.find(name + "?");
    return at == pinned.end() ? std::vector<bool>{false, true} : std::vector<bool>{at->second == "known"};
  };
  std::vector<std::vector<std::size_t>> all;
  TableSpace(rules, table, options, known).each_combination([&](const auto& rows) { all.push_back(rows); });
  return all;
}

struct Told {
  int gaps = 0;
  int needless_gaps = 0;
  int overlaps = 0;
  int unreached = 0;
};

std::size_t row_on_line(const Table& table, int line) {
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (table.rows[i].place.span.start.line == line) return i;
  }
  FAIL("no row of " << table.name << " stands on line " << line);
  return 0;
}

// Which table a diagnostic is about; what it says is counted, its witness tried.
void take(const RuleSet& rules, const Diagnostic& diagnostic, std::map<std::string, Told>& told) {
  const std::string& message = diagnostic.message;
  if (message.find("no row of ") == 0) {
    const Table& table = *find_by_name(rules.tables, table_of(message));
    ++told[table.name].gaps;
    const auto all = rows_at(rules, table, pinned_by(message));
    CHECK(!all.empty());
    for (const auto& rows : all) CHECK(rows.empty());
  } else if (message.find("declares a gap but") != std::string::npos) {
    ++told[table_of(message)].needless_gaps;
  } else if (message.find("both hold for: ") != std::string::npos) {
    const Table& table = *find_by_name(rules.tables, table_of(message));
    ++told[table.name].overlaps;
    const std::string marker = "on line ";
    const std::size_t first =
        row_on_line(table, std::stoi(message.substr(message.find(marker) + marker.size())));
    const std::size_t second = row_on_line(table, diagnostic.span.start.line);
    const auto all = rows_at(rules, table, pinned_by(message));
    CHECK(!all.empty());
    for (const auto& rows : all) {
      CHECK(std::count(rows.begin(), rows.end(), first) + std::count(rows.begin(), rows.end(), second) == 2);
    }
  } else if (message.find("this row is never reached") == 0) {
    for (const Table& table : rules.tables) {
      for (const Row& row : table.rows) {
        if (row.place.span == diagnostic.span) ++told[table.name].unreached;
      }
    }
  } else {
    FAIL("the random rules have a fault that they should not: " << message);
  }
}

}  // namespace

TEST_CASE("gaps, overlaps and rows never reached are found where they are, and nowhere else", "[oracle]") {
  int disagreements = 0, gaps = 0, needless = 0, overlaps = 0, unreached = 0, sound = 0;
  for (int seed = 1; seed <= kRuleSets; ++seed) {
    const std::string text = RandomRules(static_cast<std::uint64_t>(seed), Division::by_powers_of_two).text();
    CAPTURE(seed, text);
    Diagnostics diagnostics;
    const auto rules = rules_from_text(text, diagnostics);
    REQUIRE(rules);
    const bool accepted = check(*rules, diagnostics).has_value();
    std::map<std::string, Told> told;
    for (const Diagnostic& diagnostic : diagnostics.all()) take(*rules, diagnostic, told);
    CHECK(accepted == told.empty());
    sound += accepted ? 1 : 0;
    for (const Table& table : rules->tables) {
      if (!gives_one(table.hit)) continue;
      const TableFaults faults = faults_of(*rules, table);
      const Told& said = told[table.name];
      CAPTURE(table.name);
      const bool exclusive = table.hit == HitPolicy::unique || table.hit == HitPolicy::any;
      CHECK(said.gaps == (faults.gap && !table.gap ? 1 : 0));
      CHECK(said.needless_gaps == (!faults.gap && table.gap ? 1 : 0));
      CHECK(said.overlaps == (exclusive ? faults.overlaps : 0));
      disagreements += table.hit == HitPolicy::any ? said.overlaps : 0;
      CHECK(said.unreached == (table.hit == HitPolicy::first ? faults.unreached : 0));
      gaps += said.gaps, needless += said.needless_gaps, overlaps += said.overlaps,
          unreached += said.unreached;
    }
  }
  // Each kind of fault came up, and so did sound tables.
  CHECK(gaps >= 20);
  CHECK(needless >= 20);
  CHECK(overlaps >= 20);
  CHECK(disagreements >= 10);
  CHECK(unreached >= 20);
  CHECK(sound >= 500);
}

}  // namespace diagclub::oracle
