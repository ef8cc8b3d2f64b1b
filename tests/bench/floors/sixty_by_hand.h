#pragma once

#include <array>
#include <cstdint>
#include <limits>

// The sixty rules as a programmer would write them in C++, over a plain struct: the floor of evaluation, and
// a second opinion on tests/bench/sixty_rules.

namespace by_hand {

// What a number is that a fiche leaves out: no comparison with it holds.
constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

// A word by its place among the choices as the rules declare them; -1: not stated.
enum Initiator : std::int8_t { by_firms, by_public_body, by_chamber, by_several };
enum Role : std::int8_t { no_role, partner, funder, lead };
enum Relation : std::int8_t { good, neutral, bad };

struct List {
  std::uint32_t listed = 0;  // a bit a choice
  int size() const { return __builtin_popcount(listed); }
  bool has(int choice) const { return (listed >> choice & 1) != 0; }
};
enum Branch { mechanics };
enum Objective { training = 2, purchasing = 3, innovation = 4, international = 5 };

struct Club {
  double year = kMissing;
  double population_density = kMissing, firms_per_canton = kMissing, cantons = kMissing,
         population = kMissing;
  double firm_count = kMissing, jobs = kMissing, share_main_branch = kMissing;
  double min_size = kMissing, max_size = kMissing, nonparticipation_pct = kMissing;
  double board_size = kMissing, meetings_per_year = kMissing, permanent_staff = kMissing;
  double annual_fee_francs = kMissing, subsidies_share = kMissing;
  std::int8_t president_dynamic = -1;  // 0 no, 1 yes
  std::int8_t initiator = -1, public_body_role = -1, mayor = -1, cci = -1, drire = -1;
  List branches, objectives, achievements;
};

enum Class : std::int8_t { B1, B2, B3 };
enum Territory : std::int8_t { T1, T2, T3, TU, TX };

struct Outcome {
  Class klass = B2;
  Territory territory = TX;
  std::int8_t ambition = 1;       // 1 to 4
  std::uint32_t factors = 0;      // a bit each: ten successes, then eight failures
  std::uint32_t recommended = 0;  // a bit each
  bool operator==(const Outcome&) const = default;
};

inline bool missing(double number) { return number != number; }

template <std::size_t Size>
std::uint32_t bits(const std::array<bool, Size>& held) {
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < Size; ++i) all |= static_cast<std::uint32_t>(held[i]) << i;
  return all;
}

inline Outcome evaluate(const Club& c) {
  Outcome o;
  if (c.share_main_branch >= 0.8 || (c.max_size <= 10 && c.branches.size() == 1))
    o.klass = B1;
  else if (c.initiator == by_public_body || c.public_body_role == lead ||
           (c.subsidies_share >= 0.6 && c.initiator == by_chamber))
    o.klass = B3;

  if (c.population_density > 80 && c.firms_per_canton > 50)
    o.territory = T1;
  else if (c.population_density >= 40 && c.population_density <= 80 && c.firms_per_canton >= 20 &&
           c.firms_per_canton <= 50)
    o.territory = T2;
  else if (c.population_density < 30 && c.firms_per_canton < 20)
    o.territory = T3;
  else if (missing(c.population_density) || missing(c.firms_per_canton))
    o.territory = TU;

  const int objectives = c.objectives.size();
  const int achievements = c.achievements.size();
  if ((c.firm_count >= 100 && (c.objectives.has(international) || c.objectives.has(innovation))) ||
      c.jobs >= 5000)
    o.ambition = 4;
  else if (objectives >= 4 && c.firm_count >= 60)
    o.ambition = 3;
  else if (objectives >= 3 || c.firm_count >= 30)
    o.ambition = 2;

  o.factors = bits<18>({
      c.president_dynamic == 1,
      c.mayor == good && c.cci == good,
      c.subsidies_share <= 0.3,
      c.nonparticipation_pct <= 20,
      achievements >= 3,
      c.permanent_staff >= 1,
      c.meetings_per_year >= 6,
      c.annual_fee_francs >= 200 && c.annual_fee_francs <= 3000,
      c.firm_count >= 40 && c.year <= 1990,
      c.board_size >= 5 && c.board_size <= 15,
      c.president_dynamic == 0,
      c.mayor == bad,
      c.cci == bad && c.drire == bad,
      c.nonparticipation_pct >= 50,
      c.subsidies_share >= 0.7,
      achievements == 0,
      c.max_size >= 500 && c.min_size <= 5,
      c.meetings_per_year <= 1,
  });
  const int score = __builtin_popcount(o.factors & 0x3ff) - __builtin_popcount(o.factors >> 10);

  o.recommended = bits<23>({
      o.klass == B1 && c.branches.size() >= 3,
      o.klass == B2 && o.territory == T3,
      o.klass == B3 && c.subsidies_share >= 0.5,
      o.klass == B3 && c.mayor == bad,
      o.territory == T1 && c.firm_count < 30,
      o.territory == T2 && c.permanent_staff <= 0,
      o.territory == T3 && c.cantons >= 3,
      o.ambition >= 3 && c.permanent_staff <= 0,
      o.ambition >= 4 && objectives <= 2,
      o.ambition <= 1 && c.firm_count >= 20,
      score <= -2,
      score >= 4 && o.territory == T1,
      c.nonparticipation_pct >= 40 && c.meetings_per_year <= 3,
      missing(c.annual_fee_francs),
      c.annual_fee_francs < 200 && c.subsidies_share >= 0.4,
      c.annual_fee_francs > 3000 && c.max_size <= 50,
      c.cci == neutral && c.drire == neutral,
      c.drire < 0,
      c.objectives.has(training) && c.branches.has(mechanics),
      c.objectives.has(purchasing) && c.firm_count >= 25 && c.share_main_branch >= 0.5,
      c.year >= 1993 && achievements <= 1,
      c.jobs < 500 && c.population >= 20000,
      o.territory == TU,
  });
  return o;
}

}  // namespace by_hand
