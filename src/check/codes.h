// In: nothing, or the name of a code. Out: what each fault of a rule set is called, means, and asks for.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/text.h"

namespace diagclub {

// One kind of fault that a rule set can have. The name is stable: tools and allowances refer to it.
struct FaultCode {
  std::string code;
  Severity severity = Severity::error;
  // Whether the rules can be used all the same, so that a comment in them may allow it.
  bool allowable = false;
  Text meaning;  // what is wrong, and why it matters
  Text remedy;   // what to do
};

// Those of what the page says: placeholders, recommendations beside one another, threats, the synthesis.
std::vector<FaultCode> faults_of_the_page();

// Every code that reading, checking and proving rules can give, by what finds it.
const std::vector<FaultCode>& fault_codes();
// Nothing for an unknown code.
const FaultCode* find_fault_code(const std::string& code);

}  // namespace diagclub
