// Exact fractions: machine words where they suffice, GMP's elsewhere. This file alone includes GMP.
#include "value/number.h"

#include <fmt/format.h>
#include <gmpxx.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <limits>

#include "base/code_points.h"
#include "base/sizes.h"

namespace diagclub {

namespace {

// Its negative does not fit.
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

}  // namespace

struct Number::Big {
  mpq_class value;
  mutable std::atomic<std::size_t> owners{1};

  static mpq_class ratio(const Number& a) {
    if (a.is_big()) return a.big().value;
    mpq_class value(a.numerator_, a.denominator_);
    value.canonicalize();
    return value;
  }
  // Machine words wherever they will do.
  static Number number(const mpq_class& value) {
    if (value.get_num().fits_slong_p() && value.get_den().fits_slong_p() && value.get_num() != kLeast)
      return {value.get_num().get_si(), value.get_den().get_si()};
    return {std::bit_cast<std::int64_t>(new Big{value}), kBig};
  }
};

void Number::share() const { big().owners.fetch_add(1, std::memory_order_relaxed); }

void Number::release() const {
  if (big().owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete &big();
}

namespace {

constexpr std::size_t kMostDigits = 300;  // of a number as written, and of its exponent's reach
constexpr std::size_t kWordDigits = 18;   // always fit a machine word
constexpr std::int64_t kPowers[] = {1,
                                    10,
                                    100,
                                    1000,
                                    10000,
                                    100000,
                                    1000000,
                                    10000000,
                                    100000000,
                                    1000000000,
                                    10000000000,
                                    100000000000,
                                    1000000000000,
                                    10000000000000,
                                    100000000000000,
                                    1000000000000000,
                                    10000000000000000,
                                    100000000000000000,
                                    1000000000000000000};

mpz_class whole_power_of_ten(std::size_t exponent) {
  mpz_class power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, exponent);
  return power;
}

// How many decimals a fraction in lowest terms has; nothing where they never end.
std::optional<std::size_t> decimals_of(const mpq_class& value) {
  mpz_class left = value.get_den();
  const std::size_t twos = mpz_remove(left.get_mpz_t(), left.get_mpz_t(), mpz_class(2).get_mpz_t());
  const std::size_t fives = mpz_remove(left.get_mpz_t(), left.get_mpz_t(), mpz_class(5).get_mpz_t());
  return left == 1 ? std::optional(std::max(twos, fives)) : std::nullopt;
}

// Cut off behind so many decimals.
std::string decimal_text(const mpq_class& value, std::size_t decimals) {
  const mpz_class scaled = value.get_num() * whole_power_of_ten(decimals) / value.get_den();
  std::string digits = mpz_class(abs(scaled)).get_str();
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - decimals, ".");
  return (value < 0 ? "-" : "") + digits;
}

std::size_t digits_in(std::string_view text) {
  const std::string_view plain = text.substr(0, text.find('e'));
  const std::size_t first = plain.find_first_of("123456789");
  return size_from(first == std::string_view::npos
                       ? 0
                       : std::count_if(plain.begin() + static_cast<long>(first), plain.end(), is_digit));
}

}  // namespace

Number Number::infinity() { return {1, 0}; }

Number Number::from_digits(std::int64_t digits, std::size_t decimals) { return {digits, kPowers[decimals]}; }

std::optional<Number> Number::from_decimal(std::string_view text) {
  std::size_t at = 0;
  const bool negative = text.starts_with('-');
  if (negative) ++at;
  std::string digits;
  const auto take_digits = [&] {
    const std::size_t from = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    digits += text.substr(from, at - from);
    return at - from;
  };
  if (take_digits() == 0) return std::nullopt;
  std::size_t decimals = 0;
  if (at < text.size() && text[at] == '.') {
    ++at;
    decimals = take_digits();
    if (decimals == 0) return std::nullopt;
  }
  long exponent = 0;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    const bool down = at < text.size() && text[at] == '-';
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    const std::size_t from = at;
    for (; at < text.size() && is_digit(text[at]); ++at)
      exponent = std::min(10 * exponent + (text[at] - '0'), static_cast<long>(2 * kMostDigits));
    if (at == from) return std::nullopt;
    if (down) exponent = -exponent;
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (at != text.size() || digits.size() > kMostDigits || decimals > kMostDigits) return std::nullopt;
  const long scale = static_cast<long>(decimals) - exponent;
  const auto reach = size_from(std::abs(scale));
  if (digits == "0") return Number(0);
  if (reach > kMostDigits) return std::nullopt;
  if (digits.size() + (scale < 0 ? reach : 0) <= kWordDigits && reach <= kWordDigits) {
    std::int64_t whole = 0;
    for (const char c : digits) whole = 10 * whole + (c - '0');
    if (scale < 0) whole *= kPowers[reach];
    return from_digits(negative ? -whole : whole, scale < 0 ? 0 : reach);
  }
  mpq_class value(mpz_class(digits, 10), 1);
  if (scale > 0) value /= whole_power_of_ten(reach);
  if (scale < 0) value *= whole_power_of_ten(reach);
  return Number::Big::number(negative ? mpq_class(-value) : value);
}

Number::Parts Number::parts() const {
  return is_big() ? Parts{0, kBig, big().value.get_str()} : Parts{numerator_, denominator_, ""};
}

Number Number::from_parts(const Parts& parts) {
  if (parts.denominator < 0) return Big::number(mpq_class(parts.big));
  return {parts.numerator, parts.denominator};
}

bool Number::is_whole() const {
  if (is_big()) return big().value.get_den() == 1;
  return denominator_ == 1 || (denominator_ != 0 && numerator_ % denominator_ == 0);
}

std::optional<std::int64_t> Number::plain_whole() const {
  constexpr std::int64_t kMost = kPowers[15];
  if (is_big() || !is_whole()) return std::nullopt;
  const std::int64_t whole = numerator_ / denominator_;
  return whole > -kMost && whole < kMost ? std::optional(whole) : std::nullopt;
}

double Number::to_double() const {
  if (is_big()) return big().value.get_d();
  constexpr std::int64_t kExact = std::int64_t{1} << 53;
  if (numerator_ <= kExact && numerator_ >= -kExact && denominator_ <= kExact)
    return static_cast<double>(numerator_) / static_cast<double>(denominator_);
  return static_cast<double>(static_cast<long double>(numerator_) / static_cast<long double>(denominator_));
}

std::string text_from_number(const Number& a) {
  if (!a.is_finite()) return a.numerator_ < 0 ? "-inf" : "inf";
  if (a.denominator_ == 1) return fmt::format("{}", a.numerator_);
  constexpr std::size_t kShownDecimals = 40;
  constexpr std::size_t kDoubleDigits = 15;
  const mpq_class value = Number::Big::ratio(a);
  if (const auto decimals = decimals_of(value); decimals && *decimals <= kShownDecimals)
    return decimal_text(value, *decimals);
  std::string text = fmt::format("{}", a.to_double());
  return digits_in(text) < kDoubleDigits ? decimal_text(value, kShownDecimals) : text;
}

std::strong_ordering Number::compare_big(const Number& a, const Number& b) {
  if (!a.is_finite()) return a.numerator_ <=> 0;
  if (!b.is_finite()) return 0 <=> b.numerator_;
  return cmp(Number::Big::ratio(a), Number::Big::ratio(b)) <=> 0;
}

Number operator-(const Number& a) {
  if (a.is_big()) return Number::Big::number(-a.big().value);
  return {-a.numerator_, a.denominator_};
}

Number operator+(const Number& a, const Number& b) {
  if (!a.is_finite()) return a;
  if (!b.is_finite()) return b;
  std::int64_t left = a.numerator_, right = b.numerator_, above = 0, below = a.denominator_;
  const bool alike = a.denominator_ == b.denominator_;
  const bool fits = !a.is_big() && !b.is_big() &&
                    (alike || (!__builtin_mul_overflow(a.numerator_, b.denominator_, &left) &&
                               !__builtin_mul_overflow(b.numerator_, a.denominator_, &right) &&
                               !__builtin_mul_overflow(a.denominator_, b.denominator_, &below))) &&
                    !__builtin_add_overflow(left, right, &above) && above != kLeast;
  return fits ? Number(above, below) : Number::Big::number(Number::Big::ratio(a) + Number::Big::ratio(b));
}

Number operator*(const Number& a, const Number& b) {
  if (!a.is_finite() || !b.is_finite()) return (a < 0) == (b < 0) ? Number::infinity() : -Number::infinity();
  std::int64_t above = 0, below = 0;
  const bool fits = !a.is_big() && !b.is_big() &&
                    !__builtin_mul_overflow(a.numerator_, b.numerator_, &above) &&
                    !__builtin_mul_overflow(a.denominator_, b.denominator_, &below) && above != kLeast;
  return fits ? Number(above, below) : Number::Big::number(Number::Big::ratio(a) * Number::Big::ratio(b));
}

Number operator/(const Number& a, const Number& b) {
  if (!b.is_finite()) return 0;
  if (!a.is_finite() || b == 0) return (a < 0) == (b < 0) ? Number::infinity() : -Number::infinity();
  std::int64_t above = 0, below = 0;
  const bool fits =
      !a.is_big() && !b.is_big() && !__builtin_mul_overflow(a.numerator_, b.denominator_, &above) &&
      !__builtin_mul_overflow(a.denominator_, b.numerator_, &below) && above != kLeast && below != kLeast;
  if (!fits) return Number::Big::number(Number::Big::ratio(a) / Number::Big::ratio(b));
  return below < 0 ? Number(-above, -below) : Number(above, below);
}

Number floor(const Number& a) {
  if (!a.is_finite() || a.is_whole()) return a;
  if (!a.is_big()) return a.numerator_ / a.denominator_ - (a.numerator_ < 0 ? 1 : 0);
  mpz_class down;
  mpz_fdiv_q(down.get_mpz_t(), a.big().value.get_num().get_mpz_t(), a.big().value.get_den().get_mpz_t());
  return Number::Big::number(mpq_class(down));
}

Number ceil(const Number& a) { return -floor(-a); }

Number power_of_ten(int exponent) { return *Number::from_decimal(fmt::format("1e{}", exponent)); }

Number rounded(const Number& a, int decimals) {
  if (!a.is_finite()) return a;
  const Number scale = power_of_ten(decimals);
  const Number whole = floor(abs(a) * scale + Number::from_digits(5, 1)) / scale;
  return a < 0 ? -whole : whole;
}

}  // namespace diagclub
