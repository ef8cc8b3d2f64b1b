// A JSON text and where it is wrong in, what to say of it out.
#include "read/json/json_advice.h"

#include <algorithm>

#include "base/sizes.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::size_t kLongestWord = 40;
constexpr std::string_view kBlank = " \t\r\n";
constexpr std::string_view kBehindWord = " \t\r\n,:{}[]\"";
constexpr std::string_view kBehindValue = "\r\n,{}[]\"";
// As languages and spreadsheets write what is not there.
constexpr std::string_view kNothing[] = {"nan", "infinity",  "inf", "none", "null",
                                         "nil", "undefined", "na",  "n/a"};
constexpr std::string_view kTrueOrFalse[] = {"true", "false"};
constexpr std::string_view kYesOrNo[] = {"yes", "no", "oui", "non", "vrai", "faux", "on", "off"};
constexpr std::string_view kOtherQuotes[] = {"'", "`", "“", "”", "„", "‘", "’", "«"};

template <typename Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string in_ticks(std::string_view word) {
  return "`" + truncated(printable(word), int_from(kLongestWord)) + "`";
}

// What stands at a place, up to a sign of JSON; `from` goes to where it starts.
std::string_view word_at(std::string_view text, std::size_t& from, std::string_view behind = kBehindWord) {
  while (from > 0 && kBehindWord.find(text[from - 1]) == std::string_view::npos) --from;
  const std::string_view word = text.substr(from, text.find_first_of(behind, from) - from);
  return word.substr(0, word.find_last_not_of(kBlank) + 1);
}

char before(std::string_view text, std::size_t at) {
  const std::size_t last = text.substr(0, at).find_last_not_of(kBlank);
  return last == std::string_view::npos ? '\0' : text[last];
}

// The brackets that are still open at the end, last first, each as what closes it.
std::string left_open(std::string_view text) {
  std::string closing;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text && c == '\\')
      ++i;
    else if (c == '"')
      in_text = !in_text;
    else if (!in_text && (c == '{' || c == '['))
      closing += c == '{' ? '}' : ']';
    else if (!in_text && (c == '}' || c == ']') && !closing.empty())
      closing.pop_back();
  }
  if (in_text) return "\"";
  std::reverse(closing.begin(), closing.end());
  return closing;
}

// A word that stands where a value or a key does, and is none of JSON.
JsonAdvice of_word(std::string_view word, bool key) {
  const std::string lower = folded(word.starts_with('-') || word.starts_with('+') ? word.substr(1) : word);
  for (const std::string_view quote : kOtherQuotes) {
    if (word.starts_with(quote))
      return {"a text stands between `\"` in JSON, not " + in_ticks(quote), "write `\"` on both sides of it"};
  }
  if (word.starts_with('#') || word.starts_with("//") || word.starts_with("/*"))
    return {"JSON has no comments", "remove it"};
  if (key)
    return {"the key " + in_ticks(word) + " stands without quotes", "write `\"" + std::string(word) + "\"`"};
  if (is_one_of(lower, kNothing))
    return {in_ticks(word) + " is no value of JSON",
            "write `null` for a question that was not asked, `\"unknown\"` for an answer that nobody knows"};
  if (is_one_of(lower, kTrueOrFalse))
    return {in_ticks(word) + " is no value of JSON", "write `" + lower + "`"};
  if (is_one_of(lower, kYesOrNo))
    return {in_ticks(word) + " stands without quotes", "write `true`, `false` or `\"" + lower + "\"`"};
  return {in_ticks(word) + " is neither a number nor a text in quotes",
          "write `\"" + std::string(word) + "\"`"};
}

JsonAdvice of_value(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ']' && before(text, at) == ',') return {"a `,` stands before this `]`", "remove the comma"};
  if (c == ',' || c == '}' || c == ']' || c == ':')
    return {"a value is missing before this " + in_ticks({&c, 1}), "write it, or `null` for none"};
  const std::string_view word = word_at(text, at, kBehindValue);
  return word.empty()
             ? JsonAdvice{"a value is expected here", "texts stand in `\"`, and so do `~20` and `10..15`"}
             : of_word(word, false);
}

JsonAdvice of_key(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '}' && before(text, at) == ',') return {"a `,` stands before this `}`", "remove the comma"};
  if (c == ',') return {"a key is expected before this `,`", "it is one comma too many: remove it"};
  const std::string_view word = word_at(text, at);
  // `2,7`: the comma was no end of an entry.
  const bool digits = !word.empty() && word[0] >= '0' && word[0] <= '9';
  if (digits && at > 0 && text[at - 1] == ',')
    return {"a key is expected here", "a number has a point, `2.7`, or stands in quotes, `\"2,7\"`"};
  if (!word.empty()) return of_word(word, true);
  return {"a key is expected here", "write `\"key\": value`; a bracket may be missing before it"};
}

// Behind a value, where a comma or the end should be.
JsonAdvice of_comma(std::string_view text, std::size_t at) {
  const std::string open = left_open(text.substr(0, at));
  const char end = open.empty() ? '}' : open[0];
  const std::string expected = "a `,` or a `" + std::string(1, end) + "` is expected here";
  const char c = text[at];
  if (c == '}' || c == ']')
    return {"a `" + std::string(1, end) + "` is expected here, not a `" + c + "`",
            "what was opened last is closed first"};
  std::size_t from = at;
  const std::string_view word = word_at(text, from);
  if (word.starts_with('#') || word.starts_with('/')) return of_word(word, false);
  if (from < at)
    return {in_ticks(word) + " is no number of JSON",
            "it has no zero before it, no unit and no `..`; anything else stands in quotes: `\"" +
                std::string(word) + "\"`"};
  const bool apart = before(text, at) >= '0' && before(text, at) <= '9';
  if (apart && !word.empty())
    return {expected, "a number with a blank or a unit stands in quotes: `\"1 500\"`"};
  return {expected, "write a comma between two entries"};
}

JsonAdvice of_text_end(std::string_view text, std::size_t at) {
  if (text[at] == '\t') return {"a tab stands in this text", "write `\\t` in its place, or a space"};
  return {"this text is not closed on its line", "write a `\"` at its end, and `\\n` for a line break in it"};
}

JsonAdvice behind_end(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '{')
    return {"another object starts here", "write each on a line of its own, or read them with `--from json`"};
  if (c == '}' || c == ']')
    return {"this " + in_ticks({&c, 1}) + " closes nothing", "it is one bracket too many: remove it"};
  if (c == ',')
    return {"a `,` stands behind the object",
            "lines of NDJSON have none between them; a list of objects is read with `--from json`"};
  if (c == '#' || c == '/') return {"JSON has no comments", "remove it"};
  return {"something stands behind the end", "one text holds one value: remove what follows it"};
}

}  // namespace

JsonAdvice json_advice(std::string_view text, std::size_t at, JsonFault fault) {
  if (text.find_first_not_of(kBlank, at) == std::string_view::npos) {
    const std::string missing = left_open(text);
    return {"the text ends too early", missing.empty()
                                           ? "a value is missing at its end"
                                           : "write `" + missing + "` at its end, or where it belongs"};
  }
  switch (fault) {
    case JsonFault::key:
      return of_key(text, at);
    case JsonFault::colon:
      return {"a `:` is expected here", "write `\"key\": value`"};
    case JsonFault::comma:
      return of_comma(text, at);
    case JsonFault::escape:
      return text[at] == '\\' ? JsonAdvice{"`\\` stands before what it cannot stand before",
                                           "write `\\\\` for a backslash itself"}
                              : of_text_end(text, at);
    case JsonFault::text_end:
      return of_text_end(text, at);
    case JsonFault::number: {
      std::size_t from = at;
      const std::string_view word = word_at(text, from);
      return {
          in_ticks(word) + " is no number of JSON",
          "digits must follow the point; anything else stands in quotes: `\"" + std::string(word) + "\"`"};
    }
    case JsonFault::behind_end:
      return behind_end(text, at);
    case JsonFault::value:
      break;
  }
  return of_value(text, at);
}

}  // namespace diagclub
