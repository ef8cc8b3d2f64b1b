// Rule sets at random with presumptions: on facts of all kinds, rules and tables, several about one thing,
// that block, beat and contest each other.
#pragma once

#include "oracle/random_rules.h"

namespace diagclub::oracle {

class RandomPresumptions : public RandomRules {
 public:
  using RandomRules::RandomRules;

  // As `text`, with presumptions about some of it, several about one thing more often than not. `check`
  // refuses those that go in circles.
  std::string text_with_presumptions() {
    const std::string strict = text();
    std::string presumptions;
    presuming_ = true;
    const std::size_t things = 1 + dice_.below(3);
    for (std::size_t i = 0; i < things; ++i) add_presumptions(presumptions);
    return strict + section("presumptions", presumptions);
  }

 private:
  // What a thing is taken to be.
  std::string claim(const Testable& thing) {
    if (thing.kind == Kind::number) return number_term(thing);
    if (thing.kind != Kind::words)
      return dice_.chance(75) ? dice_.of(thing.words) : "not(" + dice_.of(thing.words) + ")";
    std::vector<std::string> terms = dice_.some(thing.words, 40);
    if (terms.empty()) return dice_.of(thing.words);
    return dice_.of<std::string>({"all", "none", "not"}) + "(" + joined(terms) + ")";
  }

  // About one thing; the signs are most often among what is declared before it, so that few go in circles.
  void add_presumptions(std::string& presumptions) {
    const std::vector<Testable> all = things_;
    const std::size_t about = dice_.below(all.size());
    const Testable thing = all[about];
    if (thing.name == "switch" || thing.kind == Kind::text || thing.name[0] == 'k') return;
    if (!dice_.chance(15)) things_.resize(about + 1);
    std::vector<std::string> others;
    for (std::size_t i = 0; i < 1 + dice_.below(4); ++i) {
      const std::string name = fmt::format("presume_{}_{}", about, presumed_++);
      const std::string unless = dice_.chance(30) ? ", unless: " + condition(1) : "";
      const std::vector<std::string> beaten_by = dice_.some(others, 30);
      const std::string is = claim(thing);
      const std::string when = condition(static_cast<int>(dice_.below(3)));
      presumptions +=
          fmt::format("  {}: {{ENTRY, of: {}, is: \"{}\", when: {}{}{}}}\n", name, thing.name, is, when,
                      unless, beaten_by.empty() ? "" : ", yields_to: [" + joined(beaten_by) + "]");
      others.push_back(name);
    }
    things_ = all;
  }

  int presumed_ = 0;
};

}  // namespace diagclub::oracle
