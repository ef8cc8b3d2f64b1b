// In: how firmly a conclusion stands. Out: the same in words.
#pragma once

#include <string>

#include "eval/standing/standing.h"
#include "model/text.h"

namespace diagclub {

// `certain`, `presumed`, `contested`, `open`.
const std::string& firmness_in_words(Firmness firmness, Language language);
// ` (presumed)` behind something that rests on a presumption, or is contested; else nothing.
std::string firmness_mark(Firmness firmness, Language language);

}  // namespace diagclub
