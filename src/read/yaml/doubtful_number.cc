#include "read/yaml/doubtful_number.h"

#include <algorithm>

#include "base/code_points.h"

namespace diagclub {

namespace {

std::string in_backticks(std::string_view text) { return "`" + std::string(text) + "`"; }

// `,5` or `,5,7`: digits behind a comma without a blank.
std::string_view digits_behind_comma(std::string_view rest) {
  std::size_t end = 0;
  while (end + 1 < rest.size() && rest[end] == ',' && is_digit(rest[end + 1])) {
    for (++end; end < rest.size() && is_digit(rest[end]); ++end) {
    }
  }
  return rest.substr(0, end);
}

std::string in_blanks(std::string_view numbers) {
  std::string out;
  for (const char c : numbers) out += c == ',' ? std::string(", ") : std::string(1, c);
  return out;
}

Fault doubt_about_comma(std::string_view number, std::string_view behind, bool lists) {
  const std::string whole = std::string(number) + std::string(behind);
  const bool decimal = number.find('.') == std::string_view::npos && behind.find(',', 1) == behind.npos;
  const std::string decimals(behind.substr(1));
  std::string readings = decimal ? in_backticks(std::string(number) + "." + decimals) : "";
  if (decimal && decimals.size() == 3)
    readings = in_backticks(std::string(number) + decimals) + " or " + readings;
  if (!lists)
    return {in_backticks(whole) + " is not a number",
            decimal ? "write " + readings : "a decimal has one point"};
  return {in_backticks(whole) + (decimal ? " could be one number or two" : " could be a list or one number"),
          "write " + readings + (decimal ? ", or " : "") + in_backticks(in_blanks(whole)) +
              " with a blank for either"};
}

}  // namespace

Fault doubt_about_number(std::string_view number, std::string_view rest, bool lists) {
  const std::string_view sign = number.substr(0, number.starts_with('-') ? 1 : 0);
  const std::string_view digits = number.substr(sign.size());
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) {
    // At least one digit stays before the point.
    std::size_t first = 0;
    while (first + 1 < digits.size() && digits[first] == '0' && is_digit(digits[first + 1])) ++first;
    return {in_backticks(number) + " starts with a zero, which could mean two numbers",
            "write " + in_backticks(std::string(sign) + std::string(digits.substr(first)))};
  }
  const std::string_view behind = digits_behind_comma(rest);
  return behind.empty() ? Fault{} : doubt_about_comma(number, behind, lists);
}

}  // namespace diagclub
