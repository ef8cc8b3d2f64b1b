// In: a plan, its functions, the case base. Out: bytes, and the same back.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plan/functions.h"
#include "plan/plan.h"
#include "reason/club/similar.h"

namespace diagclub {

// What takes long to make of rules and clubs, as bytes and back. The bytes are for the very program that they
// are built into: they have no version, and only what these functions wrote may be read.

std::string bytes_from_plan(const Plan& plan);
// `files`: the rule set's own, in its order.
std::unique_ptr<const Plan> plan_from_bytes(std::string_view bytes, std::vector<Source> files);

std::string bytes_from_functions(const Functions& functions);
// The plan must outlive them, and be the one that they were made of.
Functions functions_from_bytes(const Plan& plan, std::string_view bytes);

std::string bytes_from_case_base(const PeerClubs& base);
// The bytes must outlive it: a club is read when it is asked for.
PeerClubs case_base_from_bytes(std::string_view bytes);

}  // namespace diagclub
