#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/sizes.h"
#include "plan/common_variables.h"
#include "reason/diff/parts.h"
#include "value/outcome_words.h"

namespace diagclub {

// What an outcome is where a fact has a value that a rule set does not know.
constexpr const char* kNotAValue = "not_a_value";

// A part over the common variables.
struct CommonPart : Part {
  bool can_translate = true;
  Diagrams::Node whole = 0;  // with where it applies, in the side's own diagrams; values are numbers of words
  Diagrams::Node translated = 0;  // the same over the common variables
};

// A part of each rule set over the same facts: where a fact has a value that a side does not know, its
// outcome is `kNotAValue`. Equal parts are equal nodes.
struct PartPair {
  const CommonPart* before = nullptr;
  const CommonPart* after = nullptr;
  Diagrams::Node from = 0;
  Diagrams::Node to = 0;
  // Only where both know all values; elsewhere both are `kNotAValue`.
  Diagrams::Node shared_from = 0;
  Diagrams::Node shared_to = 0;
};

// The parts of two rule sets as functions of the facts of both, whose values are numbers of words.
class CommonParts {
 public:
  // All must outlive it.
  CommonParts(const Plan& before, const Functions& of_before, const Plan& after, const Functions& of_after);

  const Plan& plan(Side side) const { return *plans_[index_of(side)]; }
  const Functions& functions(Side side) const { return *functions_[index_of(side)]; }
  CommonVariables& variables() { return variables_; }
  const CommonVariables& variables() const { return variables_; }
  Diagrams& diagrams() { return variables_.diagrams(); }
  // The side's own, with what is made of them here.
  Diagrams& own(Side side) { return own_[index_of(side)]; }
  const std::vector<CommonPart>& parts(Side side) const { return parts_[index_of(side)]; }

  std::size_t number_of(const std::string& word);
  const std::string& word(std::size_t number) const { return words_[number]; }

  PartPair pair_of(const CommonPart& before, const CommonPart& after);
  // Where a fact that either function looks at has a value that the side does not know.
  Diagrams::Node without_value(Side side, Diagrams::Node f, Diagrams::Node g);
  // What a part can give in a box of the side's own cells: `B1`, `B1 | B2`.
  std::string outcome(Side side, const CommonPart& part, const CellsByVariable& cells) const;

 private:
  void translate(Side side, CommonPart& part);

  const Plan* plans_[2];
  const Functions* functions_[2];
  Diagrams own_[2];
  CommonVariables variables_;
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> words_;
  std::vector<CommonPart> parts_[2];
};

}  // namespace diagclub
