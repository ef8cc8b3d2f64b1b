// In: one unary test. Out: every test that differs from it by a small fault.
#pragma once

#include <functional>
#include <string>

#include "plan/plan.h"

namespace diagclub {

// A test as a rule writes it, whatever it was read from: `[30..60[`, `not(a, b)`.
std::string text_from_test(const UnaryTest& test);

// Every test that differs from this one by a small fault, written out. `name` is what is tested.
void for_each_test_mutant(const Plan& plan, const std::string& name, const UnaryTest& test,
                          const std::function<void(UnaryTest)>& use);

}  // namespace diagclub
