// A number as people write it in, an interval out.
#include "read/fiche/fiche_number.h"

#include <algorithm>

#include "base/code_points.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

// Whether a whole number lies in an interval.
bool holds_whole(const Interval& interval) {
  Number least = ceil(interval.low);
  if (least == interval.low && interval.low_open) least = least + 1;
  return interval.contains(least);
}

class NumberReader {
 public:
  NumberReader(std::string_view text, const Fact& fact, const NumberForm& form, Decimals decimals,
               Fault& fault)
      : text_(text), fact_(fact), form_(form), decimals_(decimals), fault_(fault) {}

  bool read(StatedFact& stated) {
    const Lead lead = take_lead();
    Number first;
    if (!number(first)) return false;
    Number second = first;
    const bool range = lead == Lead::none && (take("..") || take("à ") || take("to "));
    if (range && !number(second)) return false;
    Number factor = 1;
    blank();
    stated.bare = at_ == text_.size();
    if (!unit(factor)) return false;
    if (first > second) return fail(0, "the range runs backwards", "write the smaller number first");
    stated.number = interval(lead, first * factor, second * factor);
    is_range_ = range;
    stated.approximate = lead != Lead::none || range;
    return true;
  }

  // Two ends, both written.
  bool is_range() const { return is_range_; }

 private:
  enum class Lead { none, about, above, at_least, below, at_most };

  bool fail(std::size_t offset, std::string message, std::string help = "") {
    fault_ = {std::move(message), std::move(help), offset};
    return false;
  }
  void blank() {
    while (at_ < text_.size() && space_at(at_) > 0) at_ += space_at(at_);
  }
  // Bytes of the space that starts here: ASCII, no-break or narrow no-break; 0 when there is none.
  std::size_t space_at(std::size_t at) const {
    if (at >= text_.size()) return 0;
    if (text_[at] == ' ' || text_[at] == '\t') return 1;
    if (text_.substr(at, 2) == "\u00A0") return 2;
    return text_.substr(at, 3) == "\u202F" ? 3 : 0;
  }
  bool take(std::string_view token) {
    blank();
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }
  Lead take_lead() {
    for (const std::string_view word : {"~", "environ ", "about "}) {
      if (take(word)) return Lead::about;
    }
    for (const std::string_view word : {">=", "≥", "au moins ", "at least "}) {
      if (take(word)) return Lead::at_least;
    }
    for (const std::string_view word : {"<=", "≤", "au plus ", "at most "}) {
      if (take(word)) return Lead::at_most;
    }
    for (const std::string_view word : {">", "plus de ", "more than "}) {
      if (take(word)) return Lead::above;
    }
    for (const std::string_view word : {"<", "moins de ", "less than "}) {
      if (take(word)) return Lead::below;
    }
    return Lead::none;
  }

  // Digits, in groups of three if need be, a decimal point or comma, an exponent.
  bool number(Number& value) {
    blank();
    const std::size_t from = at_;
    std::string plain;
    if (at_ < text_.size() && text_[at_] == '-') plain += text_[at_++];
    const std::size_t first_digit = plain.size();
    take_digits(plain);
    if (plain.size() == first_digit)
      return fail(from, "a number is expected here",
                  "such as `20`, `~20`, `10..15`, `\"> 100\"` or `unknown`");
    bool grouped = false;
    while (const std::size_t group = group_at(at_)) {
      plain += text_.substr(at_ + group - 3, 3);
      at_ += group;
      grouped = true;
    }
    if (plain.size() - first_digit > 1 && plain[first_digit] == '0') {
      const std::string without = plain.substr(std::min(plain.find_first_not_of("-0"), plain.size() - 1));
      return fail(from, "`" + written(from) + "` starts with a zero, which could mean two numbers",
                  "write `" + without + "`");
    }
    if (!signed_groups(plain, first_digit, grouped)) return fail_as_two(from, plain);
    if (mark_at(at_)) {
      ++at_;
      plain += '.';
      take_digits(plain);
    }
    exponent(plain);
    const auto read = Number::from_decimal(plain);
    if (!read) return fail(from, "this number is out of reach");
    value = *read;
    return true;
  }
  std::string written(std::size_t from) const { return std::string(text_.substr(from, at_ - from)); }
  void take_digits(std::string& plain) {
    while (at_ < text_.size() && is_digit(text_[at_])) plain += text_[at_++];
  }
  // Whether a point or comma with a digit behind it stands here.
  bool mark_at(std::size_t at) const {
    return at + 1 < text_.size() && (text_[at] == '.' || text_[at] == ',') && is_digit(text_[at + 1]);
  }
  bool exponent_at(std::size_t at) const {
    if (at >= text_.size() || (text_[at] != 'e' && text_[at] != 'E')) return false;
    ++at;
    if (at < text_.size() && (text_[at] == '+' || text_[at] == '-')) ++at;
    return at < text_.size() && is_digit(text_[at]);
  }
  void exponent(std::string& plain) {
    if (!exponent_at(at_)) return;
    plain += text_[at_++];
    if (!is_digit(text_[at_])) plain += text_[at_++];
    take_digits(plain);
  }
  // Groups of three behind points or commas, taken where they can be nothing else: there are several
  // (`1.234.567`), or decimals behind the other sign (`1.234,5`). False where they could be decimals.
  bool signed_groups(std::string& plain, std::size_t first_digit, bool spaced) {
    if (!mark_at(at_)) return true;
    const char sign = text_[at_];
    if ((decimals_ == Decimals::point && sign == '.') || (decimals_ == Decimals::comma && sign == ','))
      return true;
    std::size_t end = at_;
    std::size_t groups = 0;
    while (mark_at(end) && text_[end] == sign) {
      const std::size_t from = end + 1;
      std::size_t to = from;
      while (to < text_.size() && is_digit(text_[to])) ++to;
      const std::string_view whole = std::string_view(plain).substr(first_digit);
      const std::string_view decimals = text_.substr(from, to - from);
      if (spaced ? decimals.size() != 3 : !could_be_two_numbers(whole, decimals)) break;
      end = to;
      ++groups;
    }
    if (groups == 0 || (groups == 1 && exponent_at(end))) return true;
    const bool decimals_follow = mark_at(end) && text_[end] != sign;
    if (spaced || (groups == 1 && !decimals_follow)) {
      at_ = end;
      return false;
    }
    for (; at_ < end; ++at_) {
      if (text_[at_] != sign) plain += text_[at_];
    }
    return true;
  }
  bool fail_as_two(std::size_t from, const std::string& plain) {
    const std::string decimals(text_.substr(at_ - 3, 3));
    const std::size_t last = decimals.find_last_not_of('0');
    // With three decimals it would be refused again.
    const std::string fraction = last == std::string::npos ? ""
                                 : last == 2               ? "." + decimals + "0"
                                                           : "." + decimals.substr(0, last + 1);
    return fail(from, "`" + written(from) + "` could mean two numbers",
                "write `" + plain + decimals + "` or `" + plain + fraction + "`");
  }
  // Bytes of a space and three digits that go on a number (`32 000`); 0 when there are none.
  std::size_t group_at(std::size_t at) const {
    const std::size_t space = space_at(at);
    if (space == 0 || at + space + 3 > text_.size()) return 0;
    for (std::size_t i = 0; i < 3; ++i) {
      if (!is_digit(text_[at + space + i])) return 0;
    }
    const std::size_t end = at + space + 3;
    return end < text_.size() && is_digit(text_[end]) ? 0 : space + 3;
  }

  bool unit(Number& factor) {
    if (at_ == text_.size() || text_.substr(at_) == fact_.unit) return true;
    const std::string written(text_.substr(at_));
    const Unit* found = nullptr;
    for (const Unit& unit : form_.rules.units) {
      if (unit.name == written || folded(unit.name) == folded(written) || unit.label.fr == written ||
          unit.label.en == written) {
        found = &unit;
        if (unit.name == written) break;
      }
    }
    if (found != nullptr && found->name == fact_.unit) return true;
    if (found != nullptr && !found->of.empty() && found->of == fact_.unit) {
      factor = found->times;
      for (const Parameter& parameter : form_.rules.parameters) {
        if (parameter.name == found->times_parameter) factor = parameter.number;
      }
      return true;
    }
    std::string accepted;
    for (const Unit& unit : form_.rules.units) {
      if (!fact_.unit.empty() && (unit.name == fact_.unit || unit.of == fact_.unit))
        accepted += (accepted.empty() ? "`" : ", `") + unit.name + "`";
    }
    return fail(at_, "`" + written + "` does not belong to this number",
                accepted.empty()
                    ? "write the number alone"
                    : "the unit may be " + accepted + "; without one it is `" + fact_.unit + "`");
  }

  Interval interval(Lead lead, const Number& first, const Number& second) const {
    const Number give = abs(first) * form_.approximation / 100;
    switch (lead) {
      case Lead::about:
        return {first - give, first + give, false, false};
      case Lead::above:
        return {first, Number::infinity(), true, true};
      case Lead::at_least:
        return {first, Number::infinity(), false, true};
      case Lead::below:
        return {-Number::infinity(), first, true, true};
      case Lead::at_most:
        return {-Number::infinity(), first, true, false};
      case Lead::none:
        break;
    }
    return {first, second, false, false};
  }

  std::string_view text_;
  const Fact& fact_;
  const NumberForm& form_;
  Decimals decimals_;
  Fault& fault_;
  std::size_t at_ = 0;
  bool is_range_ = false;
};

}  // namespace

NumberForm number_form(const RuleSet& rules) {
  const Parameter* about = find_by_name(rules.parameters, std::string(kApproximationParameter));
  return {rules, about == nullptr ? Number() : about->number};
}

bool could_be_two_numbers(std::string_view whole, std::string_view decimals) {
  return whole.size() <= 3 && whole.front() != '0' && decimals.size() == 3;
}

bool number_from_text(std::string_view text, const Fact& fact, const NumberForm& form, Decimals decimals,
                      StatedFact& stated, Fault& fault) {
  NumberReader reader(text, fact, form, decimals, fault);
  if (!reader.read(stated)) return false;
  const Interval written = stated.number;
  stated.number = intersection(written, fact.bounds);
  // An end given as a number must itself lie within the bounds; `> 100` and `~95 %` may reach past them.
  const bool outside =
      stated.number.empty() ||
      (reader.is_range() && (!fact.bounds.contains(written.low) || !fact.bounds.contains(written.high))) ||
      (!stated.approximate && !fact.bounds.contains(written.low)) ||
      (written.low.is_finite() && written.high.is_finite() && stated.approximate &&
       !fact.bounds.contains((written.low + written.high) / 2));
  if (outside) {
    fault = {"`" + std::string(text) + "` is outside what this can be",
             "it goes from " + text_from_number(fact.bounds.low) + " to " +
                 text_from_number(fact.bounds.high) + (fact.unit.empty() ? "" : " " + fact.unit),
             0};
    return false;
  }
  if (fact.integer && written.is_point() && !written.low.is_whole()) {
    fault = {"`" + std::string(text) + "` is not a whole number",
             "this is counted in whole ones; `10..15` and `~12` are accepted", 0};
    return false;
  }
  if (fact.integer && !holds_whole(stated.number)) {
    fault = {"no whole number lies in `" + std::string(text) + "`", "this is counted in whole ones", 0};
    return false;
  }
  return true;
}

}  // namespace diagclub
