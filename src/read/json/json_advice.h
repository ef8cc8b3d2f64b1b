#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace diagclub {

// What kind of thing a reader of JSON missed.
enum class JsonFault { key, colon, comma, value, escape, text_end, number, behind_end };

struct JsonAdvice {
  std::string message;
  std::string help;
};

// What to say of a JSON text that cannot be read on from an offset: it names what stands there, as far as
// that tells what was meant, and says what to write instead.
JsonAdvice json_advice(std::string_view text, std::size_t at, JsonFault fault);

}  // namespace diagclub
