// A text with placeholders in, its stretches out.
#include "model/wording.h"

#include <map>

namespace diagclub {

namespace {

using Form = Placeholder::Form;

const std::map<std::string_view, Form> kForms{
    {"code", Form::code}, {"firm", Form::firm}, {"list", Form::list}};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == text.npos ? "" : text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

// `written`: with its braces.
std::optional<Placeholder> placeholder_from_text(std::string_view written, WordingFault& fault) {
  Placeholder read;
  read.written = written;
  const auto refuse = [&](std::string message) {
    fault = {std::move(message), std::string(written)};
    return std::nullopt;
  };
  std::string_view names = written.substr(1, written.size() - 2);
  if (names == "advice") return Placeholder{Form::advice, {}, std::string(written)};
  if (const std::size_t colon = names.find(':'); colon != names.npos) {
    const auto form = kForms.find(trimmed(names.substr(0, colon)));
    if (form == kForms.end()) return refuse("`" + read.written + "` has no such form");
    read.form = form->second;
    names = names.substr(colon + 1);
  }
  while (true) {
    const std::size_t comma = names.find(',');
    const std::string_view name = trimmed(names.substr(0, comma));
    if (name.empty()) return refuse("`" + read.written + "` lacks a name");
    read.names.emplace_back(name);
    if (comma == names.npos) break;
    names = names.substr(comma + 1);
  }
  if (read.names.size() > 1 && read.form != Form::list)
    return refuse("`" + read.written + "` names more than one thing");
  return read;
}

}  // namespace

std::optional<Wording> wording_from_text(std::string_view text, WordingFault& fault) {
  Wording wording;
  wording.stretches.emplace_back();
  const auto refuse = [&](std::string message, std::size_t at) {
    fault = {std::move(message), std::string(text.substr(at, 1))};
    return std::nullopt;
  };
  std::optional<std::size_t> bracket;
  std::size_t from = 0;
  const auto take_text = [&](std::size_t end) {
    if (end > from)
      wording.stretches.back().pieces.push_back({std::string(text.substr(from, end - from)), {}});
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '{') {
      const std::size_t close = text.find_first_of("{}[]", at + 1);
      if (close == text.npos || text[close] != '}') return refuse("this brace is not closed", at);
      take_text(at);
      const auto placeholder = placeholder_from_text(text.substr(at, close + 1 - at), fault);
      if (!placeholder) return std::nullopt;
      wording.stretches.back().pieces.push_back({"", placeholder});
      from = close + 1;
      at = close;
    } else if (c == '}') {
      return refuse("this brace closes nothing", at);
    } else if (c == '[' || c == ']') {
      if ((c == '[') == bracket.has_value())
        return refuse(bracket ? "a bracket stands within another" : "this bracket closes nothing", at);
      take_text(at);
      wording.stretches.push_back({c == '[', {}});
      from = at + 1;
      bracket = c == '[' ? std::optional(at) : std::nullopt;
    }
  }
  if (bracket) return refuse("this bracket is not closed", *bracket);
  take_text(text.size());
  return wording;
}

}  // namespace diagclub
