// In: what a fiche leaves open. Out: the facts whose answer can change something, the most useful first.
//
// A one-step minimax over the joint verdicts, the known clubs as a prior for ties. Example: three verdicts
// are left; every answer about the density leaves one, the answers about the perimeter leave one or three:
// the density is asked first.
//
// Cost: for each open fact and each of its cells, one restriction of the joint diagram to the fiche's box
// and that cell; facts that the diagram inside the box no longer asks about cost nothing and are never
// asked.
#pragma once

#include <limits>
#include <vector>

#include "eval/standing/diagnosis.h"
#include "plan/functions.h"
#include "reason/club/completion.h"

namespace diagclub {

// A fact whose answer can still change something, and how much it settles.
struct Question {
  FactId fact;
  // How many joint verdicts the worst answer leaves, and how many an answer leaves on average among the clubs
  // given that know the fact (as many as the worst where none does).
  std::size_t worst = 0;
  double expected = 0;
  // Where it stands among the steps that the page lists (Page::lists); many: it settles none of them.
  std::size_t step = kNoStep;
  static constexpr std::size_t kNoStep = std::numeric_limits<std::size_t>::max();
  std::vector<EntryRef> settles;  // what the answer can change: tables, rules, recommendations
  bool verdict = false;           // one of the page's verdicts among them
};

// What is left to ask of a fiche.
struct Questions {
  std::size_t verdicts_left = 0;
  // Those that can change a verdict first: least left at worst, then least expected, then the steps of a
  // list in their order, then most conclusions, then in the order of the vocabulary; last those that matter
  // only through what follows from them. A fact that is not listed changes nothing under any completion
  // (facts taken as independent but for formulas: where a number may yet follow from others, they are asked
  // for too, after it).
  std::vector<Question> asked;
};

// Which conclusions count: all that the page shows, or its verdicts alone.
enum class About { page, verdicts };

// Questions about facts that the fiche leaves open. element_section: as in `diagnose`.
Questions questions(const Plan& plan, const Functions& functions, const CellsByVariable& box,
                    const std::vector<Facts>& clubs, About about,
                    std::optional<SectionId> element_section = std::nullopt);

// The facts that can still change a verdict, in the order of the vocabulary: the page's questions without
// their rank, for many fiches. One a thread: its memory is used again.
class DecidingFacts {
 public:
  // Both must outlive it.
  DecidingFacts(const Plan& plan, const Functions& functions);
  DecidingFacts(const DecidingFacts&) = delete;
  DecidingFacts& operator=(const DecidingFacts&) = delete;
  // Until the next box.
  const std::vector<FactId>& of(const CellsByVariable& box);

 private:
  const Plan& plan_;
  const Functions& functions_;
  Diagrams left_;
  Restriction restriction_;
  Diagrams::Walk walk_;
  IndexVector<FactId, char> met_;
  std::vector<FactId> facts_;
};

// What one answer leaves: a cell of the fact's value, or one member that a list holds.
struct Answer {
  VariableId variable;
  std::size_t cell = 0;
  std::size_t verdicts_left = 0;
  std::vector<FactId> needless;  // facts that could change a verdict before, and no longer can
};

// The answers that a fact can still get, each with what it leaves of the verdicts.
std::vector<Answer> answers(const Plan& plan, const Functions& functions, const CellsByVariable& box,
                            FactId fact);

}  // namespace diagclub
