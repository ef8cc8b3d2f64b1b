// In: the name of a kind of entry. Out: the keys that it has in a rule file, and what each means.
#pragma once

#include "read/yaml/entry_form.h"

namespace diagclub {

// Every kind of entry of a rule file (`table`, `row`, `citation`…), `file` being the whole. The one list: the
// reader refuses other keys and asks for those required, `rules fmt` puts keys in this order, `schema rules`
// tells types and meanings; a test holds rules/README.md against it.
const std::vector<EntryForm>& rule_file_forms();

// One of these, or of a file of cases: `cases` (the whole), `case`, `expected`. Nothing where none is called
// so.
const EntryForm* find_rule_file_form(std::string_view name);
// Of a name that is known.
const EntryForm& rule_file_form(std::string_view name);

}  // namespace diagclub
