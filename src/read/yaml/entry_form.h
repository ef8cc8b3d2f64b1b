// In: nothing. Out: what is said of a mapping whose keys are known in advance.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace diagclub {

// What stands behind a key: one value of a type, a list of such, or a mapping of names to such. A type is one
// that scalars have (`word`), an entry with a form of its own (`row`), or `@units`: a name that stands under
// `units`.
struct ValueForm {
  enum class Shape { one, list, mapping };
  Shape shape = Shape::one;
  std::string_view type;
  std::string_view names;  // of a mapping: the type of its names
  bool some = false;       // a mapping that is not empty
};
constexpr ValueForm one(std::string_view type) { return {ValueForm::Shape::one, type, ""}; }
constexpr ValueForm list_of(std::string_view type) { return {ValueForm::Shape::list, type, ""}; }
constexpr ValueForm mapping_of(std::string_view names, std::string_view type, bool some = false) {
  return {ValueForm::Shape::mapping, type, names, some};
}

enum class Need { required, optional };

struct KeyForm {
  std::string_view name;
  Need need = Need::required;
  ValueForm value{};
  // What it means, in both languages.
  std::string_view fr{}, en{};
  // The kinds of fact that alone have it, and must if it is required; none: every kind.
  std::array<std::string_view, 2> only_for{};

  bool is_for_all() const { return only_for[0].empty(); }
  bool is_for(std::string_view kind) const {
    return is_for_all() || kind == only_for[0] || kind == only_for[1];
  }
};

struct EntryForm {
  std::string_view name;  // as ValueForm::type has it
  std::string_view what;  // for a message: "a row"
  std::vector<KeyForm> keys;

  const KeyForm* find(std::string_view key) const {
    const auto at =
        std::find_if(keys.begin(), keys.end(), [&](const KeyForm& form) { return form.name == key; });
    return at == keys.end() ? nullptr : &*at;
  }
};

}  // namespace diagclub
