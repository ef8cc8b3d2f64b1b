// A club at random: what is known of it, and the fiche that says so. Of things that a club may have several
// of (projects) it has one.
#pragma once

#include <fmt/format.h>

#include "oracle/club.h"
#include "oracle/dice.h"

namespace diagclub::oracle {

class RandomClub {
 public:
  RandomClub(Dice& dice, const RuleSet& rules) : dice_(dice), rules_(rules) {}
  // Half of what is unknown is then marked: nothing is reported of it.
  void mark_nothing_reported() { marks_ = true; }

  // Everything known (but perhaps what a formula gives).
  void draw_complete() { draw(100, true); }
  // In so many cases of a hundred a fact is given at all, often only roughly.
  void draw_incomplete(std::size_t per_cent_given) { draw(per_cent_given, false); }

  const Club& club() const { return club_; }
  const std::string& fiche() const { return fiche_; }
  // The facts so marked.
  const Words& nothing_reported() const { return nothing_reported_; }

 private:
  void draw(std::size_t per_cent_given, bool sharp) {
    club_.clear();
    fiche_.clear();
    nothing_reported_.clear();
    std::map<std::string, std::string> elements;  // by section
    for (const Fact& fact : rules_.facts) {
      club_.push_back(nothing_said(fact));
      const bool given = fact.required || dice_.chance(fact.formula ? per_cent_given / 3 : per_cent_given);
      std::string value = dice_.chance(20) && !fact.required && fact.kind != FactKind::text ? "unknown" : "";
      if (given) {
        Partial& partial = club_.back();
        partial.given = true;
        value = sharp || dice_.chance(50) ? sharp_value(fact, partial) : rough_value(fact, partial);
        if (value.empty()) partial = nothing_said(fact);
      }
      if (value.empty() && !fact.otherwise.empty()) club_.back().words = {fact.otherwise};
      if (value.empty()) continue;
      if (marks_ && value == "unknown" && dice_.chance(50)) {
        value = "nothing_reported";
        nothing_reported_.insert(fact.name);
      }
      const Section* section = find_by_name(rules_.sections, fact.section());
      if (section != nullptr && section->many)
        elements[section->heading] += "    " + fact.heading + ": " + value + "\n";
      else
        fiche_ += key(fact) + ": " + value + "\n";
    }
    for (const auto& [heading, keys] : elements) fiche_ += heading + ":\n  -\n" + keys;
    if (fiche_.empty()) fiche_ = "{}\n";
  }

  // As the fact is called at the top of a fiche, in English or in French.
  std::string key(const Fact& fact) {
    if (fact.section().empty()) return dice_.chance(50) ? fact.name : fact.heading;
    const Section* section = find_by_name(rules_.sections, fact.section());
    return (dice_.chance(50) ? fact.section() : section->heading) + "." +
           (dice_.chance(50) ? fact.key() : fact.heading);
  }

  static std::string quoted(const std::string& text) { return '"' + text + '"'; }

  std::string number_text(const Number& number) {
    std::string text = text_from_number(number);
    const std::size_t point = text.find('.');
    if (point == std::string::npos) return text;
    if (text.size() - point == 4) text += '0';  // three decimals could be thousands
    if (dice_.chance(20)) text[point] = ',';
    return text;
  }

  Number any_number(const Fact& fact) {
    return dice_.of(representatives({fact.bounds.low, fact.bounds.high}, fact.integer,
                                    numbers_tested(rules_, fact.name)));
  }

  std::string word_for(const Choice& choice) {
    switch (dice_.below(4)) {
      case 0:
        return choice.label.fr;
      case 1:
        return choice.label.en;
      default:
        return choice.name;
    }
  }

  std::string sharp_value(const Fact& fact, Partial& partial) {
    switch (fact.kind) {
      case FactKind::number: {
        const Number number = any_number(fact);
        partial.range = {number, number};
        return quoted(number_text(number));
      }
      case FactKind::yes_no: {
        const bool yes = dice_.chance(50);
        partial.words = {yes ? "yes" : "no"};
        return dice_.of<std::string>(yes ? std::vector<std::string>{"yes", "oui", "true"}
                                         : std::vector<std::string>{"no", "non", "false"});
      }
      case FactKind::choice: {
        const Choice& choice = dice_.of(fact.choices);
        partial.words = {choice.name};
        return quoted(word_for(choice));
      }
      case FactKind::list:
        return list_value(fact, partial, false);
      case FactKind::text:
        break;
    }
    return "some text";
  }

  std::string list_value(const Fact& fact, Partial& partial, bool open) {
    std::string items;
    partial.words.clear();
    for (const Choice& choice : dice_.some(fact.choices, 40)) {
      partial.words.insert(choice.name);
      items += quoted(word_for(choice)) + ", ";
    }
    partial.open = open;
    return "[" + items + (open ? "..." : "") + "]";
  }

  std::string rough_value(const Fact& fact, Partial& partial) {
    if (fact.kind == FactKind::choice) {
      std::string text;
      partial.words.clear();
      for (const Choice& choice : dice_.some(fact.choices, 55)) {
        partial.words.insert(choice.name);
        text += (text.empty() ? "" : " | ") + choice.name;
      }
      return text;  // none: as if nothing were said
    }
    if (fact.kind == FactKind::list) return list_value(fact, partial, true);
    if (fact.kind != FactKind::number) return sharp_value(fact, partial);
    const Range bounds{fact.bounds.low, fact.bounds.high};
    Number number = any_number(fact), other = any_number(fact);
    if (other < number) std::swap(number, other);
    Range& range = partial.range;
    std::string text;
    switch (dice_.below(6)) {
      case 0: {
        // As much as the parameter `approximation` says, in per cent of the number, to either side.
        const Number give = abs(number) * parameter_number(rules_, "approximation") / 100;
        range = {std::max(number - give, bounds.low), std::min(number + give, bounds.high)};
        text = "~" + number_text(number);
        break;
      }
      case 1:
        range = {number, other}, text = number_text(number) + ".." + number_text(other);
        break;
      case 2:
        range = {number, bounds.high, true, false}, text = "> " + number_text(number);
        break;
      case 3:
        range = {number, bounds.high}, text = ">= " + number_text(number);
        break;
      case 4:
        range = {bounds.low, other, false, true}, text = "< " + number_text(other);
        break;
      default:
        range = {bounds.low, other}, text = "<= " + number_text(other);
        break;
    }
    return representatives(range, fact.integer, {}).empty() ? "" : quoted(text);
  }

  Dice& dice_;
  const RuleSet& rules_;
  Club club_;
  std::string fiche_;
  bool marks_ = false;
  Words nothing_reported_;
};

}  // namespace diagclub::oracle
