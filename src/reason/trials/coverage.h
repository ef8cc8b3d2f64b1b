// In: cases and clubs. Out: which achievable outcomes of rules, rows and tests they bring about.
#pragma once

#include <string>
#include <vector>

#include "model/expected.h"
#include "plan/functions.h"
#include "plan/plan.h"

namespace diagclub {

// One way in which a thing can be seen, and by whom it was.
struct AchievableOutcome {
  enum class Kind {
    yes,  // a rule, a test, a recommendation that holds; a row that decides (collect: that matches)
    no,
    unknown,
    not_applicable,  // a rule
    cell,            // a test: what it tests lies in one of the cells that its own thresholds cut
  };
  Kind kind = Kind::yes;
  std::string cell;                  // as a rule would write it: `< 60`, `60`, `one_branch`
  std::vector<std::size_t> seen_by;  // cases, ascending
};

// Something that cases exercise, with the ways in which it can be seen and no others: what no fiche can
// bring about is proved and left out.
struct CoverageItem {
  enum class Kind { rule, recommendation, row, test };
  Kind kind = Kind::rule;
  EntryRef thing;                  // the rule, the recommendation; of a row its table; of a test what asks it
  std::optional<std::size_t> row;  // row, and a test in one
  const Condition* test = nullptr;  // test; outlived by the plan
  Place place;
  std::vector<AchievableOutcome> sights;

  // Nothing: it cannot be seen so.
  const AchievableOutcome* find(AchievableOutcome::Kind wanted) const;
};

// AchievableOutcomes seen, of how many.
struct Share {
  std::size_t seen = 0;
  std::size_t of = 0;

  void add(const Share& more) {
    seen += more.seen;
    of += more.of;
  }
  // Nothing to see counts as all of it.
  double percent() const {
    return of == 0 ? 100.0 : 100.0 * static_cast<double>(seen) / static_cast<double>(of);
  }
};
Share share(const CoverageItem& exercised);
Share cells_share(const CoverageItem& exercised);  // of its cells alone

// What became of one presumption: the cases in which it was seen so, ascending.
struct PresumptionCoverage {
  std::vector<std::size_t> spoke;
  std::vector<std::size_t> settled;    // its signs were there, and the strict reading had settled the matter
  std::vector<std::size_t> contested;  // others said otherwise
  std::vector<std::size_t> gave_way;   // blocked by its `unless`, beaten, or its thing did not apply
};

// One sentence of the synthesis: the clubs and cases in which its condition is the first of its part to
// stand.
struct SentenceCoverage {
  std::size_t part = 0;
  std::size_t variant = 0;
  Place place;
  std::vector<std::size_t> stood;
};

// What small cases and labelled clubs exercise of a rule set.
struct Coverage {
  std::vector<std::string> cases;    // `file: name` of a small case, the fiche of a club
  std::size_t clubs = 0;             // the last of them
  std::vector<CoverageItem> things;  // by file and place
  // By presumption. What cannot be is not proved of these, so that they are told apart from the share.
  IndexVector<PresumptionId, PresumptionCoverage> presumptions;
  Share presumptions_heard() const;  // those that spoke, or contested another
  std::vector<SentenceCoverage> sentences;
  Share sentences_heard() const;

  Share total() const;
};

// The things of each file of rules that has any: calls `use(file, first, last)`.
template <typename Use>
void for_each_file(const Coverage& coverage, Use use) {
  const auto end = coverage.things.end();
  for (auto first = coverage.things.begin(); first != end;) {
    const FileId file = first->place.file;
    auto last = first;
    while (last != end && last->place.file == file) ++last;
    use(file, first, last);
    first = last;
  }
}

// Each case is evaluated once, and each element of a club (a project) once: what looks at an element's facts
// is seen by elements alone. A test is seen wherever it stands, also where its rule does not apply. A test
// written once and asked by all of a file (its scope) counts once. Facts are taken as independent: a way
// counted may ask for figures that no club has; none is left out that a fiche can bring about.
Coverage coverage(const Plan& plan, const Functions& functions, const std::vector<RuleTestCase>& cases,
                  const std::vector<LabelledClub>& clubs);

}  // namespace diagclub
