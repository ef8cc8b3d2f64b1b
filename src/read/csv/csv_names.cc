// A column's heading in, the fact it stands for out.
#include "read/csv/csv_names.h"

#include <algorithm>

#include "base/closest.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

// `Combien d’adhérents ?` and `Adhérents *` are the words without their end.
std::string key_of(std::string_view heading) {
  const std::size_t last = heading.find_last_not_of(" \t?:*");
  std::string key = folded(heading.substr(0, last + 1));
  while (!key.empty() && key.back() == '_') key.pop_back();
  return key;
}

void add(std::unordered_map<std::string, std::vector<FactId>>& words, const std::string& word, FactId fact) {
  std::vector<FactId>& facts = words[key_of(word)];
  if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
}

}  // namespace

ColumnNames::ColumnNames(const FicheForm& form) : form_(form) {
  const IndexVector<FactId, Fact>& facts = form.rules().facts;
  for (const FactId i : facts.ids()) {
    for (const std::string& key : facts[i].keys()) add(names_, key, i);
    for (const Text* text : {&facts[i].label, &facts[i].question}) {
      add(phrases_, text->fr, i);
      add(phrases_, text->en, i);
    }
  }
}

bool ColumnNames::is_of_many(FactId fact) const {
  const Section* section = find_by_name(form_.rules().sections, this->fact(fact).section());
  return section != nullptr && section->many;
}

std::vector<FactId> ColumnNames::facts(std::string_view heading) const {
  const std::string key = key_of(heading);
  if (key.empty()) return {};
  if (const auto fact = form_.fact(key, "./")) return {*fact};
  for (const Words* words : {&names_, &phrases_}) {
    const auto found = words->find(key);
    if (found != words->end()) return found->second;
  }
  return {};
}

ColumnMeaning ColumnNames::find(std::string_view heading) const {
  if (auto whole = facts(heading); !whole.empty()) return {std::move(whole), std::nullopt};
  const bool brackets = !heading.empty() && heading.back() == ']';
  const std::size_t split = heading.rfind(brackets ? '[' : '/');
  if (split == std::string_view::npos) return {};
  std::string_view word = heading.substr(split + 1);
  if (brackets) word.remove_suffix(1);
  auto lists = facts(heading.substr(0, split));
  if (lists.size() != 1 || fact(lists.front()).kind != FactKind::list) return {};
  const auto choice = form_.choice(lists.front(), word);
  if (!choice) return {};
  return {std::move(lists), *choice};
}

std::optional<std::string> ColumnNames::closest(std::string_view heading) const {
  std::vector<std::string> names;
  std::vector<const std::string*> meant;
  for (const Fact& fact : form_.rules().facts) {
    for (const std::string& name : {fact.name, fact.key(), fact.heading, fact.label.fr, fact.label.en}) {
      names.push_back(name);
      meant.push_back(&fact.name);
    }
  }
  const auto name = closest_name(heading, names);
  if (!name) return std::nullopt;
  return *meant[std::find(names.begin(), names.end(), *name) - names.begin()];
}

}  // namespace diagclub
