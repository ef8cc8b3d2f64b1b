// In: a text with placeholders, as the rules write it. Out: its stretches.
//
// `{members.count}` stands for what a club has there, `{list:success}` for names; a stretch in brackets is
// left out whole where a placeholder in it has nothing to say: `At most {members_limit} members[ (this club
// has {members.count})].`
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"

namespace diagclub {

// What stands between the braces: `{form:name, name}`, most often the name alone.
struct Placeholder {
  enum class Form {
    value,  // {class}: a fact, parameter, table or count
    code,   // {code:class}: the name of a table's outcome
    firm,   // {firm:class}: how firmly it stands
    list,   // {list:success}: what holds of a group, of a count, of a sign
    advice  // {advice}: what to do first
  };
  Form form = Form::value;
  std::vector<std::string> names;  // one, of a list one or several, of advice none
  std::string written;             // with its braces

  auto operator<=>(const Placeholder&) const = default;
};

struct Wording {
  // Either a text or a placeholder.
  struct Piece {
    std::string text;
    std::optional<Placeholder> placeholder;
  };
  struct Stretch {
    bool optional = false;  // stood in brackets
    std::vector<Piece> pieces;
  };
  std::vector<Stretch> stretches;
};

// What is wrong with a text, and the words of it that are.
struct WordingFault {
  std::string message;
  std::string written;
};

// Nothing, and a fault, where a brace or bracket is not closed or is within another, or a placeholder has no
// such form.
std::optional<Wording> wording_from_text(std::string_view text, WordingFault& fault);

// Each placeholder: calls `use(placeholder, optional)`.
template <typename Use>
void for_each_placeholder(const Wording& wording, Use use) {
  for (const Wording::Stretch& stretch : wording.stretches) {
    for (const Wording::Piece& piece : stretch.pieces) {
      if (piece.placeholder) use(*piece.placeholder, stretch.optional);
    }
  }
}

}  // namespace diagclub
