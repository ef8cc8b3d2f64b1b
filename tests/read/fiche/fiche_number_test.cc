// Numbers as people write them: what each leaves possible, or what is wrong with it.
#include "read/fiche/fiche_number.h"

#include <fmt/format.h>

#include "decimal.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  count: {kind: number, integer: yes, min: 0, max: 50000, FACT, heading: nombre}
  share: {kind: number, unit: "%", min: 0, max: 100, FACT, heading: part}
  money: {kind: number, unit: F, min: 0, max: 10000000, FACT, heading: argent}
  change: {kind: number, min: -100, max: 100, FACT, heading: solde}
  coins: {kind: number, integer: yes, unit: F, min: 0, max: 1000000, FACT, heading: monnaie}
)";

const RuleSet& rules() {
  static const RuleSet read = [] {
    Diagnostics diagnostics;
    auto given = rules_from_text(kFacts, diagnostics);
    if (!given) FAIL(text_from(diagnostics));
    return std::move(*given);
  }();
  return read;
}

// `20`, `~[16..24]`, or the fault: its offset and its words.
std::string read(const std::string& fact, std::string_view text, Decimals decimals = Decimals::people) {
  const Fact& about = *find_by_name(rules().facts, fact);
  StatedFact stated;
  Fault fault;
  if (!number_from_text(text, about, number_form(rules()), decimals, stated, fault)) {
    return fmt::format("{}: {}{}{}", fault.offset, fault.message, fault.help.empty() ? "" : "\n", fault.help);
  }
  const Interval& i = stated.number;
  const std::string sign = stated.approximate ? "~" : "";
  if (i.is_point() && !stated.approximate) return text_from_number(i.low);
  return sign + (i.low_open ? "]" : "[") + text_from_number(i.low) + ".." + text_from_number(i.high) +
         (i.high_open ? "[" : "]");
}

const std::string kExpected =
    "a number is expected here\nsuch as `20`, `~20`, `10..15`, `\"> 100\"` or `unknown`";

}  // namespace

TEST_CASE("a plain number is itself", "[fiche_number]") {
  CHECK(read("count", "20") == "20");
  CHECK(read("count", "0") == "0");
  CHECK(read("count", " 20\t") == "20");
  CHECK(read("change", "-3") == "-3");
  CHECK(read("change", "0.5") == "0.5");
  CHECK(read("change", "-0,25") == "-0.25");
  CHECK(read("share", "12.3456") == "12.3456");
}

TEST_CASE("thousands may stand apart, behind spaces of any kind", "[fiche_number]") {
  CHECK(read("count", "32 000") == "32000");
  CHECK(read("count", "32\u00A0000") == "32000");
  CHECK(read("count", "32\u202F000") == "32000");
  CHECK(read("money", "1 234 567,5") == "1234567.5");
  CHECK(read("count", "10 000..15 000") == "~[10000..15000]");
  CHECK(read("count", "12 0") == "3: `0` does not belong to this number\nwrite the number alone");
  CHECK(read("count", "12 0000") == "3: `0000` does not belong to this number\nwrite the number alone");
}

TEST_CASE("about a number is so many per cent to either side", "[fiche_number]") {
  CHECK(read("count", "~20") == "~[16..24]");
  CHECK(read("count", "~ 20") == "~[16..24]");
  CHECK(read("count", "environ 20") == "~[16..24]");
  CHECK(read("count", "about 20") == "~[16..24]");
  CHECK(read("change", "~-10") == "~[-12..-8]");
  CHECK(read("count", "~0") == "~[0..0]");
  CHECK(read("share", "~95 %") == "~[76..100]");
}

TEST_CASE("a range is between its ends, both included", "[fiche_number]") {
  for (const char* text : {"10..15", "10 .. 15", "10 à 15", "10 to 15", "10à 15"})
    CHECK(read("count", text) == "~[10..15]");
  CHECK(read("count", "10..10") == "~[10..10]");
  CHECK(read("change", "-5..-2,5") == "~[-5..-2.5]");
  CHECK(read("count", "15..10") == "0: the range runs backwards\nwrite the smaller number first");
  CHECK(read("change", "-2..-5") == "0: the range runs backwards\nwrite the smaller number first");
}

TEST_CASE("above and below reach to the bounds of the fact", "[fiche_number]") {
  for (const char* text : {"> 100", ">100", "plus de 100", "more than 100"})
    CHECK(read("count", text) == "~]100..50000]");
  for (const char* text : {">= 100", "≥ 100", "au moins 100", "at least 100"})
    CHECK(read("count", text) == "~[100..50000]");
  for (const char* text : {"< 100", "moins de 100", "less than 100"})
    CHECK(read("count", text) == "~[0..100[");
  for (const char* text : {"<= 100", "≤100", "au plus 100", "at most 100"})
    CHECK(read("count", text) == "~[0..100]");
  CHECK(read("count", "> 10 000") == "~]10000..50000]");
}

TEST_CASE("a unit is the fact's own, or is turned into it", "[fiche_number]") {
  CHECK(read("share", "28 %") == "28");
  CHECK(read("share", "28%") == "28");
  CHECK(read("money", "300") == "300");
  CHECK(read("money", "300 F") == "300");
  CHECK(read("money", "2,5 KF") == "2500");
  CHECK(read("money", "2.5 kf") == "2500");
  CHECK(read("money", "10 €") == "65");
  CHECK(read("money", "10 euro") == "65");
  CHECK(read("money", "10 EUR") == "65");
  CHECK(read("money", "~10 KF") == "~[8000..12000]");
  CHECK(read("money", "1..2 KF") == "~[1000..2000]");
  CHECK(read("money", "> 1 KF") == "~]1000..10000000]");
}

TEST_CASE("a unit that does not belong is refused where it stands", "[fiche_number]") {
  const std::string help = "the unit may be `F`, `KF`, `EUR`; without one it is `F`";
  CHECK(read("money", "12 %") == "3: `%` does not belong to this number\n" + help);
  CHECK(read("money", "12 KFF") == "3: `KFF` does not belong to this number\n" + help);
  CHECK(read("money", "12 F 5") == "3: `F 5` does not belong to this number\n" + help);
  CHECK(read("share", "12 F") ==
        "3: `F` does not belong to this number\nthe unit may be `%`; without one it is `%`");
  CHECK(read("count", "12 firms") == "3: `firms` does not belong to this number\nwrite the number alone");
  CHECK(read("count", "0x1F") == "1: `x1F` does not belong to this number\nwrite the number alone");
  CHECK(read("count", "1e") == "1: `e` does not belong to this number\nwrite the number alone");
  CHECK(read("count", "1e+") == "1: `e+` does not belong to this number\nwrite the number alone");
  CHECK(read("count", "12.") == "2: `.` does not belong to this number\nwrite the number alone");
  CHECK(read("count", "1.2.3") == "3: `.3` does not belong to this number\nwrite the number alone");
  CHECK(read("count", "~5..7") == "2: `..7` does not belong to this number\nwrite the number alone");
  CHECK(read("count", "> 5..7") == "3: `..7` does not belong to this number\nwrite the number alone");
}

TEST_CASE("what is no number says so where it should stand", "[fiche_number]") {
  for (const char* text : {"", "twenty", ".5", ".nan", ".inf", "+5", "é", "NaN", "-"}) {
    CHECK(read("count", text) == "0: " + kExpected);
  }
  CHECK(read("count", "~") == "1: " + kExpected);
  CHECK(read("count", "~~5") == "1: " + kExpected);
  CHECK(read("count", "> ") == "2: " + kExpected);
  CHECK(read("count", "<> 5") == "1: " + kExpected);
  CHECK(read("count", "10..") == "4: " + kExpected);
  CHECK(read("count", "10..x") == "4: " + kExpected);
  CHECK(read("count", "10...5") == "4: " + kExpected);
  CHECK(read("change", "- 5") == "0: " + kExpected);
}

TEST_CASE("a zero before a number could mean an octal one", "[fiche_number]") {
  CHECK(read("count", "010") == "0: `010` starts with a zero, which could mean two numbers\nwrite `10`");
  CHECK(read("count", "000") == "0: `000` starts with a zero, which could mean two numbers\nwrite `0`");
  CHECK(read("change", "-07") == "0: `-07` starts with a zero, which could mean two numbers\nwrite `7`");
  CHECK(read("count", "~010") == "1: `010` starts with a zero, which could mean two numbers\nwrite `10`");
  CHECK(read("count", "0 500") == "0: `0 500` starts with a zero, which could mean two numbers\nwrite `500`");
}

// A story: 680.000 people were read as 680 and 110.000 € as 110.
TEST_CASE("a point or comma before three digits could part thousands or decimals", "[fiche_number]") {
  CHECK(read("money", "1,234") == "0: `1,234` could mean two numbers\nwrite `1234` or `1.2340`");
  CHECK(read("money", "1.234") == "0: `1.234` could mean two numbers\nwrite `1234` or `1.2340`");
  CHECK(read("count", "680.000") == "0: `680.000` could mean two numbers\nwrite `680000` or `680`");
  CHECK(read("money", "2.500") == "0: `2.500` could mean two numbers\nwrite `2500` or `2.5`");
  CHECK(read("money", "110.000 €") == "0: `110.000` could mean two numbers\nwrite `110000` or `110`");
  CHECK(read("count", "~1.500") == "1: `1.500` could mean two numbers\nwrite `1500` or `1.5`");
  CHECK(read("count", "10..1.500") == "4: `1.500` could mean two numbers\nwrite `1500` or `1.5`");
  CHECK(read("count", "> 1.500") == "2: `1.500` could mean two numbers\nwrite `1500` or `1.5`");
  CHECK(read("change", "-1.500") == "0: `-1.500` could mean two numbers\nwrite `-1500` or `-1.5`");
  CHECK(read("money", "12 000,500") ==
        "0: `12 000,500` could mean two numbers\nwrite `12000500` or `12000.5`");
}

TEST_CASE("what can be one number only is read as that", "[fiche_number]") {
  CHECK(read("money", "1,23") == "1.23");
  CHECK(read("money", "1,2345") == "1.2345");
  CHECK(read("money", "1.2345") == "1.2345");
  CHECK(read("change", "0.125") == "0.125");
  CHECK(read("change", "-0,125") == "-0.125");
  CHECK(read("money", "1234.567") == "1234.567");
  CHECK(read("money", "1,234,567") == "1234567");
  CHECK(read("money", "1.234.567") == "1234567");
  CHECK(read("money", "1.234,5") == "1234.5");
  CHECK(read("money", "1,234.567") == "1234.567");
  CHECK(read("money", "1.234.567,89") == "1234567.89");
  CHECK(read("money", "1.234.56") == "0: `1.234` could mean two numbers\nwrite `1234` or `1.2340`");
}

TEST_CASE("where the sign before decimals is known, only the other could part thousands", "[fiche_number]") {
  CHECK(read("money", "12.345", Decimals::point) == "12.345");
  CHECK(read("money", "12,345", Decimals::point) ==
        "0: `12,345` could mean two numbers\nwrite `12345` or `12.3450`");
  CHECK(read("money", "12,345", Decimals::comma) == "12.345");
  CHECK(read("money", "12.345", Decimals::comma) ==
        "0: `12.345` could mean two numbers\nwrite `12345` or `12.3450`");
  CHECK(read("money", "12.345,6", Decimals::comma) == "12345.6");
  CHECK(read("money", "12,5", Decimals::comma) == "12.5");
  CHECK(read("money", "12.5", Decimals::comma) == "12.5");
}

TEST_CASE("an exponent moves the point, as R and Python write", "[fiche_number]") {
  CHECK(read("count", "2e3") == "2000");
  CHECK(read("money", "1e+05") == "100000");
  CHECK(read("money", "1E5") == "100000");
  CHECK(read("money", "1.5e3 F") == "1500");
  CHECK(read("money", "2,5e+03") == "2500");
  CHECK(read("change", "-2.5e-1") == "-0.25");
  CHECK(read("change", "1e-17") == "0.00000000000000001");
  CHECK(read("change", "0e0") == "0");
  CHECK(read("money", "1.234e3") == "1234");
  CHECK(read("count", "1e3..2e3") == "~[1000..2000]");
  CHECK(read("money", "12 EUR") == "78");
  CHECK(read("count", "5e-1") ==
        "0: `5e-1` is not a whole number\nthis is counted in whole ones; `10..15` and `~12` are accepted");
  CHECK(read("count", "1e999999999999") == "0: this number is out of reach");
  CHECK(read("count", "01e3") == "0: `01` starts with a zero, which could mean two numbers\nwrite `1`");
}

TEST_CASE("a number outside the bounds is refused", "[fiche_number]") {
  CHECK(read("share", "101") == "0: `101` is outside what this can be\nit goes from 0 to 100 %");
  CHECK(read("count", "-1") == "0: `-1` is outside what this can be\nit goes from 0 to 50000");
  CHECK(read("count", "> 50000") == "0: `> 50000` is outside what this can be\nit goes from 0 to 50000");
  CHECK(read("count", ">= 50000") == "~[50000..50000]");
  CHECK(read("count", "< 0") == "0: `< 0` is outside what this can be\nit goes from 0 to 50000");
  CHECK(read("count", "<= 0") == "~[0..0]");
  CHECK(read("share", "~120") == "0: `~120` is outside what this can be\nit goes from 0 to 100 %");
  CHECK(read("share", "110..130") == "0: `110..130` is outside what this can be\nit goes from 0 to 100 %");
  CHECK(read("share", "90..130") == "0: `90..130` is outside what this can be\nit goes from 0 to 100 %");
  const std::string nines(30, '9');
  CHECK(read("count", nines) == "0: `" + nines + "` is outside what this can be\nit goes from 0 to 50000");
  CHECK(read("count", std::string(400, '9')) == "0: this number is out of reach");
}

TEST_CASE("what is counted in whole ones takes no part of one", "[fiche_number]") {
  CHECK(read("count", "5.5") ==
        "0: `5.5` is not a whole number\nthis is counted in whole ones; `10..15` and `~12` are accepted");
  CHECK(read("count", "5.0") == "5");
  CHECK(read("count", "4.5..5.5") == "~[4.5..5.5]");
  CHECK(read("count", "5.2..5.8") == "0: no whole number lies in `5.2..5.8`\nthis is counted in whole ones");
  CHECK(read("count", "~0.3") == "0: no whole number lies in `~0.3`\nthis is counted in whole ones");
  CHECK(read("coins", "2.5 KF") == "2500");
}

// A story: no whole number lies strictly between 49999 and 50000 either; then the fact is taken as wholly
// unknown.
TEST_CASE("an open end is not counted in", "[fiche_number]") {
  CHECK(read("count", "> 49999.5") == "~]49999.5..50000]");
  CHECK(read("coins", "< 0.5") == "~[0..0.5[");
  constexpr std::string_view kNarrow =
      "facts: {n: {kind: number, integer: yes, min: 0.5, max: 9, FACT, heading: h}}\n";
  Diagnostics diagnostics;
  const auto narrow = rules_from_text(kNarrow, diagnostics);
  REQUIRE(narrow);
  StatedFact stated;
  Fault fault;
  CHECK_FALSE(number_from_text("< 1", narrow->facts[FactId(0)], number_form(*narrow), Decimals::people,
                               stated, fault));
}

// A story: an amount in a larger unit was multiplied in binary: 1.001 kF came out as 1000.9999999999999 F.
TEST_CASE("a unit does not make a whole number a broken one", "[fiche_number]") {
  CHECK(read("coins", "1.0010 KF") == "1001");
}

// A story: of a range only the middle must lie within the bounds; its ends, both given as numbers, may lie
// outside (number_from_text: "an end given as a number must itself lie within the bounds").
TEST_CASE("each end of a range lies within the bounds", "[fiche_number]") {
  CHECK(read("share", "90..105") == "0: `90..105` is outside what this can be\nit goes from 0 to 100 %");
}

TEST_CASE("without the parameter, about is exact", "[fiche_number]") {
  RuleSet bare = rules();
  bare.parameters.clear();
  CHECK(number_form(bare).approximation == 0);
  CHECK(number_form(rules()).approximation == 20);
}

TEST_CASE("a number is shown without noise", "[fiche_number]") {
  CHECK(text_from_number(46_n) == "46");
  CHECK(text_from_number(0.5_n) == "0.5");
  CHECK(text_from_number(32000_n) == "32000");
  CHECK(text_from_number(-1.25_n) == "-1.25");
}

}  // namespace diagclub
