#pragma once

#include <set>
#include <string>
#include <vector>

#include "plan/functions.h"

namespace diagclub {

// One function of a rule set that is compared with its like in another: what a table, rule, count,
// recommendation or output of a collect table comes out as.
struct Part {
  EntryRef thing;
  std::string name;
  std::string output;  // of a collect table
  std::string label;
  std::vector<std::string> words;  // by value of `node`
  Diagrams::Node node = 0;
  Diagrams::Node applies = Diagrams::leaf(1);
};

// All of them, in the order of the rules. The diagrams are a copy of the functions' own; they grow. Tables in
// `as_sets` collect, but not in the other rule set: what they give is taken together, so that it can be
// compared with one output (`none`, `a`, `[a, b]`).
std::vector<Part> parts_of(const Plan& plan, const Functions& functions, Diagrams& diagrams,
                           const std::set<std::string>& as_sets);

// Where the rows of a table fail their hit policy, in the words of `fault_word`: two hold that should not, or
// none does; what the table declares is no fault.
enum class TableFault { none, gap, overlap };
Part fault_part(const Plan& plan, const Functions& functions, Diagrams& diagrams, TableId table);

}  // namespace diagclub
