// One JSON object in, a FastFiche out, through simdjson. Its on-demand interface picks the kernel that finds
// the tokens when it runs, and only those of texts and numbers when it is compiled: these are taken as they
// stand.
#include "read/fiche/json_fast_path.h"

#include <simdjson.h>

#include <cstring>
#include <vector>

#include "base/code_points.h"

namespace diagclub {

namespace {

using namespace simdjson;

static_assert(kJsonPadding >= SIMDJSON_PADDING);

// simdjson gives values as they stand: whether this one is a number is for us to tell.
bool is_number(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto digits = [&] {
    const char* const from = at;
    while (at != end && is_digit(*at)) ++at;
    return at != from;
  };
  if (at != end && *at == '-') ++at;
  if (at != end && *at == '0')
    ++at;
  else if (!digits())
    return false;
  if (at != end && *at == '.' && (++at, !digits())) return false;
  if (at != end && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at != end && (*at == '+' || *at == '-')) ++at;
    if (!digits()) return false;
  }
  return at == end;
}

// Where one of them stands next, eight bytes at a time: there is padding behind the text, and a string ends.
const char* quote_or_escape(const char* at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  const auto zeros = [](std::uint64_t bytes) { return (bytes - kOnes) & ~bytes & (kOnes << 7); };
  for (;; at += sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    if ((zeros(bytes ^ (kOnes * '"')) | zeros(bytes ^ (kOnes * '\\'))) == 0) continue;
    while (*at != '"' && *at != '\\') ++at;
    return at;
  }
}

std::string_view without_blank_end(std::string_view token) {
  return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

// What a value is, and its text where it has one.
struct Value {
  enum class Kind : std::uint8_t { bad, null, plain, quoted, object, array };
  Kind kind = Kind::bad;
  std::string_view text;
};

Value value_of(ondemand::value& value) {
  std::string_view token = value.raw_json_token();
  if (token.empty()) return {};
  if (token.front() == '{') return {Value::Kind::object, {}};
  if (token.front() == '[') return {Value::Kind::array, {}};
  // A token reaches to the next one, which simdjson does not look at before it is asked to.
  const char next = *(token.data() + token.size());
  if (next != ',' && next != '}' && next != ']') return {};
  token = without_blank_end(token);
  if (token.front() == '"') {
    if (std::memchr(token.data(), '\\', token.size()) != nullptr) {
      std::string_view text;
      return value.get_string().get(text) == SUCCESS ? Value{Value::Kind::quoted, text} : Value{};
    }
    if (token.size() < 2 || token.back() != '"') return {};
    return {Value::Kind::quoted, token.substr(1, token.size() - 2)};
  }
  if (token == "null") return {Value::Kind::null, {}};
  if (token == "true" || token == "false" || is_number(token)) return {Value::Kind::plain, token};
  return {};
}

std::optional<std::string_view> name_of(ondemand::field& field) {
  const char* const from = field.key().raw();
  const char* const end = quote_or_escape(from);
  if (*end == '"') return std::string_view(from, end);
  std::string_view name;
  if (field.unescaped_key().get(name) != SUCCESS) return std::nullopt;
  return name;
}

// Walks one document, telling the fiche of what it meets; every step is false where the slow way is needed.
class Walk {
 public:
  explicit Walk(PlainFicheReader& fiche) : fiche_(fiche) {}

  bool entries(ondemand::object object, std::optional<SectionId> section) {
    for (auto result : object) {
      ondemand::field field;
      if (std::move(result).get(field) != SUCCESS) return false;
      const auto name = name_of(field);
      if (!name || !entry(fiche_.key(section, *name), field.value())) return false;
    }
    return true;
  }

 private:
  bool entry(const FicheKey& key, ondemand::value& value) {
    if (key.kind == FicheKey::Kind::unknown) return false;
    const Value found = value_of(value);
    if (key.kind == FicheKey::Kind::fact) return fact(key.fact, found, value);
    if (!fiche_.open_section(*key.section)) return false;
    if (found.kind == Value::Kind::null) return true;
    if (key.kind == FicheKey::Kind::many)
      return found.kind == Value::Kind::array && elements(value, *key.section);
    ondemand::object object;
    return found.kind == Value::Kind::object && value.get_object().get(object) == SUCCESS &&
           entries(object, *key.section);
  }

  bool fact(FactId fact, const Value& found, ondemand::value& value) {
    switch (found.kind) {
      case Value::Kind::null:
        return fiche_.state_nothing(fact);
      case Value::Kind::plain:
      case Value::Kind::quoted:
        return found.kind == Value::Kind::plain ? fiche_.state(fact, found.text, true, Decimals::point)
                                                : fiche_.state(fact, found.text, false);
      case Value::Kind::array:
        return fiche_.open_list(fact) && items(value);
      case Value::Kind::bad:
      case Value::Kind::object:
        break;
    }
    return false;
  }

  bool items(ondemand::value& value) {
    ondemand::array array;
    if (value.get_array().get(array) != SUCCESS) return false;
    for (auto result : array) {
      ondemand::value item;
      if (result.get(item) != SUCCESS) return false;
      const Value found = value_of(item);
      if (found.kind != Value::Kind::plain && found.kind != Value::Kind::quoted) return false;
      if (!fiche_.list_item(found.text)) return false;
    }
    return true;
  }

  bool elements(ondemand::value& value, SectionId section) {
    ondemand::array array;
    if (value.get_array().get(array) != SUCCESS) return false;
    for (auto result : array) {
      ondemand::object object;
      if (result.get_object().get(object) != SUCCESS) return false;
      fiche_.open_element();
      if (!entries(object, section)) return false;
      fiche_.close_element();
    }
    return true;
  }

  PlainFicheReader& fiche_;
};

}  // namespace

class JsonFastPath::Parser {
 public:
  ondemand::parser parser;
  std::vector<char> copy;  // of a text with too little behind it
};

JsonFastPath::JsonFastPath(const FicheForm& form) : parser_(std::make_unique<Parser>()), fiche_(form) {}
JsonFastPath::~JsonFastPath() = default;

const FastFiche* JsonFastPath::read(std::string_view text, std::uint32_t line, std::size_t behind) {
  if (text.empty()) return nullptr;
  if (behind < SIMDJSON_PADDING) {
    std::vector<char>& copy = parser_->copy;
    if (copy.size() < text.size() + SIMDJSON_PADDING) copy.resize(2 * text.size() + SIMDJSON_PADDING);
    std::memcpy(copy.data(), text.data(), text.size());
    text = {copy.data(), text.size()};
    behind = copy.size() - text.size();
  }
  ondemand::document document;
  ondemand::object object;
  if (parser_->parser.iterate(padded_string_view(text.data(), text.size(), text.size() + behind))
              .get(document) != SUCCESS ||
      document.get_object().get(object) != SUCCESS)
    return nullptr;
  fiche_.start(line);
  if (!Walk(fiche_).entries(object, std::nullopt) || document.current_location().error() != OUT_OF_BOUNDS)
    return nullptr;
  return fiche_.finish();
}

}  // namespace diagclub
