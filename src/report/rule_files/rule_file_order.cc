#include "report/rule_files/rule_file_order.h"

#include <algorithm>

#include "read/rules/rule_file_form.h"

namespace diagclub {

namespace {

constexpr std::string_view kAnything = "";

// What stands under a key of this form, or of none that is known.
ValueForm form_under(const EntryForm* form, std::string_view key) {
  const KeyForm* known = form == nullptr ? nullptr : form->find(key);
  return known == nullptr ? one(kAnything) : known->value;
}

// A text is one wherever it stands.
bool is_text(const LaidNode& node) {
  return std::all_of(node.entries.begin(), node.entries.end(),
                     [](const LaidEntry& entry) { return entry.key.text == "fr" || entry.key.text == "en"; });
}

void put_in_order(LaidNode& node, const ValueForm& value);

// What stands behind one key, each element of a list, each entry of a mapping of names.
void put_entry_in_order(LaidNode& node, const EntryForm* form) {
  if (form == nullptr && is_text(node)) form = &rule_file_form("said");
  if (form != nullptr) {
    const auto rank = [&](const LaidEntry& entry) {
      const KeyForm* key = form->find(entry.key.text);
      return key == nullptr ? form->keys.data() + form->keys.size() : key;
    };
    std::stable_sort(node.entries.begin(), node.entries.end(),
                     [&](const LaidEntry& one, const LaidEntry& other) { return rank(one) < rank(other); });
  }
  for (LaidEntry& entry : node.entries) put_in_order(entry.value, form_under(form, entry.key.text));
}

void put_in_order(LaidNode& node, const ValueForm& value) {
  const bool of_names = value.shape == ValueForm::Shape::mapping;
  if (node.kind == Node::Kind::mapping && !of_names)
    return put_entry_in_order(node, find_rule_file_form(value.type));
  for (LaidEntry& entry : node.entries) put_in_order(entry.value, one(value.type));
}

}  // namespace

void put_keys_in_order(LaidNode& root) {
  for (LaidEntry& entry : root.entries) {
    const EntryForm& form = rule_file_form(entry.key.text == "cases" ? "cases" : "file");
    put_in_order(entry.value, form_under(&form, entry.key.text));
  }
}

}  // namespace diagclub
