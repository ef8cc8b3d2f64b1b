// In: decimals as written, whole numbers. Out: exact fractions, their arithmetic and their text.
#pragma once

#include <bit>
#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace diagclub {

// An exact number: a fraction, or infinite as an end of an interval may be. What people write (`51.8`,
// `6.55957`) and what formulas make of it (`7 / 100 * 100`) is kept, compared and shown as it is, never as
// the nearest binary fraction. Most numbers are a numerator and a denominator of a machine word each, not
// necessarily in lowest terms, and cost two multiplications to compare; what does not fit is GMP's, and its
// copies share it. Two words in all: each number of a fiche is copied several times on its way to a row.
class Number {
 public:
  Number() = default;
  template <std::integral Whole>
  Number(Whole whole)  // NOLINT(google-explicit-constructor): a whole number is a number
      : numerator_(static_cast<std::int64_t>(whole)) {}
  Number(const Number& other) : numerator_(other.numerator_), denominator_(other.denominator_) {
    if (is_big()) share();
  }
  Number(Number&& other) noexcept
      : numerator_(other.numerator_), denominator_(std::exchange(other.denominator_, 1)) {}
  Number& operator=(const Number& other) {
    if (is_big() || other.is_big()) return *this = Number(other);
    numerator_ = other.numerator_;
    denominator_ = other.denominator_;
    return *this;
  }
  Number& operator=(Number&& other) noexcept {
    std::swap(numerator_, other.numerator_);
    std::swap(denominator_, other.denominator_);
    return *this;
  }
  ~Number() {
    if (is_big()) release();
  }
  static Number infinity();
  // `12`, `-0.5`, `2e3`, `1E+05`; nothing for what is written otherwise or has hundreds of digits.
  static std::optional<Number> from_decimal(std::string_view text);
  // A whole number and how many of its last digits are decimals: 518 and 1 are 51.8. At most 18.
  static Number from_digits(std::int64_t digits, std::size_t decimals);

  bool is_finite() const { return denominator_ != 0; }
  bool is_whole() const;
  // A whole number that every reader of JSON keeps exactly (below 10^15).
  std::optional<std::int64_t> plain_whole() const;
  double to_double() const;
  friend Number operator-(const Number& a);
  friend Number operator+(const Number& a, const Number& b);
  friend Number operator-(const Number& a, const Number& b) { return a + -b; }
  friend Number operator*(const Number& a, const Number& b);
  // By 0: infinite.
  friend Number operator/(const Number& a, const Number& b);
  friend Number floor(const Number& a);
  // Exact where the decimals end (`46`, `0.5`, `32000`), else as many digits as a double has, and more where
  // those would be another number's.
  friend std::string text_from_number(const Number& a);

  friend std::strong_ordering operator<=>(const Number& a, const Number& b) {
    if (a.is_big() || b.is_big()) return compare_big(a, b);
    if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
    return Wide{a.numerator_} * b.denominator_ <=> Wide{b.numerator_} * a.denominator_;
  }
  friend bool operator==(const Number& a, const Number& b) { return (a <=> b) == 0; }

  // What is stored of it: where the denominator is below 0, `big` is all of it.
  struct Parts {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    std::string big;
  };
  Parts parts() const;
  static Number from_parts(const Parts& parts);

 private:
  __extension__ using Wide = __int128;
  struct Big;
  static constexpr std::int64_t kBig = -1;
  Number(std::int64_t numerator, std::int64_t denominator)
      : numerator_(numerator), denominator_(denominator) {}
  bool is_big() const { return denominator_ < 0; }
  const Big& big() const { return *std::bit_cast<const Big*>(numerator_); }
  void share() const;
  void release() const;
  static std::strong_ordering compare_big(const Number& a, const Number& b);

  std::int64_t numerator_ = 0;    // where it is big: its address
  std::int64_t denominator_ = 1;  // above 0; 0: infinite, with the sign of the numerator; kBig
};

Number ceil(const Number& a);
inline Number abs(const Number& a) { return a < 0 ? -a : a; }
// To so many decimals (negative: to tens, hundreds, …), half away from zero.
Number rounded(const Number& a, int decimals);
Number power_of_ten(int exponent);

// The same with as many more decimals as it takes until `same(shown)`: a number is not to be shown on the
// other side of what it is compared with.
template <typename Same>
Number rounded_while(const Number& a, int decimals, Same same) {
  constexpr int kMostDecimals = 30;
  Number shown = rounded(a, decimals);
  while (!same(shown) && decimals < kMostDecimals) shown = rounded(a, ++decimals);
  return shown;
}

}  // namespace diagclub
