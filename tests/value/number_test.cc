// Exact numbers against GMP's own fractions, and as people write and read them.
#include "value/number.h"

#include <gmpxx.h>

#include <random>
#include <vector>

#include "catch.h"
#include "decimal.h"

namespace diagclub {
namespace {

mpq_class ratio(const Number& number) {
  const Number::Parts parts = number.parts();
  if (!parts.big.empty()) return mpq_class(parts.big);
  mpq_class value(parts.numerator, parts.denominator);
  value.canonicalize();
  return value;
}

bool is(const Number& number, const mpq_class& expected) { return ratio(number) == expected; }

std::string written(const char* text) {
  const auto number = Number::from_decimal(text);
  return number ? text_from_number(*number) : "none";
}

// Small ones, decimals, fractions, and some at the edge of a machine word and far beyond.
std::vector<Number> numbers() {
  std::vector<Number> all{0,
                          1,
                          -1,
                          7,
                          100,
                          -0.5_n,
                          0.1_n,
                          6.55957_n,
                          9223372036854775807_n,
                          -9223372036854775807_n,
                          9223372036854775808_n,
                          0.000000000000000001_n,
                          123456789012345678901234567890_n,
                          1e-40_n};
  std::mt19937_64 random(1998);
  for (int i = 0; i < 60; ++i) {
    const auto digits = static_cast<std::int64_t>(random() >> (1 + random() % 63));
    const Number number = Number::from_digits(random() % 2 == 0 ? digits : -digits, random() % 19);
    all.push_back(number);
    all.push_back(number / all[random() % all.size()]);
    if (!all.back().is_finite()) all.pop_back();
  }
  return all;
}

}  // namespace

TEST_CASE("numbers are added, multiplied, divided and compared as fractions are", "[number]") {
  const std::vector<Number> all = numbers();
  for (const Number& a : all) {
    for (const Number& b : all) {
      const mpq_class x = ratio(a), y = ratio(b);
      INFO(x.get_str() << " and " << y.get_str());
      REQUIRE(is(a + b, x + y));
      REQUIRE(is(a - b, x - y));
      REQUIRE(is(a * b, x * y));
      if (y != 0) REQUIRE(is(a / b, x / y));
      REQUIRE((a < b) == (x < y));
      REQUIRE((a == b) == (x == y));
    }
  }
}

TEST_CASE("a number's floor, ceiling and rounding are those of its fraction", "[number]") {
  for (const Number& a : numbers()) {
    INFO(ratio(a).get_str());
    REQUIRE(floor(a).is_whole());
    REQUIRE(floor(a) <= a);
    REQUIRE(a - floor(a) < 1);
    REQUIRE(ceil(a) == -floor(-a));
    REQUIRE(a.is_whole() == (floor(a) == a));
    for (const int decimals : {-2, 0, 3}) {
      const Number shown = rounded(a, decimals);
      REQUIRE((shown * power_of_ten(decimals)).is_whole());
      REQUIRE(abs(shown - a) * 2 <= power_of_ten(-decimals));
    }
  }
  CHECK(rounded(2.5_n, 0) == 3);
  CHECK(rounded(-2.5_n, 0) == -3);
}

TEST_CASE("what is stored of a number is the number", "[number]") {
  for (const Number& a : numbers()) REQUIRE(Number::from_parts(a.parts()) == a);
  CHECK(Number::from_parts(Number::infinity().parts()) == Number::infinity());
}

TEST_CASE("infinity is beyond every number", "[number]") {
  for (const Number& a : numbers()) {
    REQUIRE(a < Number::infinity());
    REQUIRE(a > -Number::infinity());
    REQUIRE(a + Number::infinity() == Number::infinity());
    REQUIRE(a / Number::infinity() == 0);
    REQUIRE_FALSE((a / 0).is_finite());
  }
  CHECK(Number::infinity() == Number::infinity());
  CHECK(-Number::infinity() < Number::infinity());
  CHECK_FALSE(Number::infinity().plain_whole());
}

TEST_CASE("a decimal is read as it is written", "[number]") {
  CHECK(written("46") == "46");
  CHECK(written("-0.50") == "-0.5");
  CHECK(written("0.1") == "0.1");
  CHECK(written("2e3") == "2000");
  CHECK(written("1E+05") == "100000");
  CHECK(written("2.5e-3") == "0.0025");
  CHECK(written("0e999999999") == "0");
  CHECK(written("123456789012345678901234567890.5") == "123456789012345678901234567890.5");
  for (const char* text : {"", "-", ".5", "5.", "1e", "1e+", "+1", "1,5", "0x1", "1e400", "inf", "nan", " 1"})
    CHECK(written(text) == "none");
  CHECK_FALSE(Number::from_decimal(std::string(301, '9')));
}

TEST_CASE("a number is shown as it compares", "[number]") {
  CHECK(text_from_number(Number(1) / 3) == "0.3333333333333333");
  CHECK(text_from_number(Number(10) / 3) == "3.3333333333333335");
  CHECK(text_from_number(Number(3) / 8) == "0.375");
  // Not 30, which it is not.
  CHECK(text_from_number(30 - Number(1) / 300000000000000000) ==
        "29.9999999999999999966666666666666666666666");
  CHECK(text_from_number(Number::infinity()) == "inf");
  const auto below = [](const Number& shown) { return shown < 30; };
  CHECK(text_from_number(rounded_while(29.98_n, 1, below)) == "29.98");
  CHECK(text_from_number(rounded_while(29.93_n, 1, below)) == "29.9");
}

}  // namespace diagclub
