// In: the heading of a column. Out: the fact, or the choice of a list, that it names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

// What a column's heading stands for: one fact, or one choice of a list.
struct ColumnMeaning {
  std::vector<FactId> facts;          // none: nothing is called so; several: the heading does not say which
  std::optional<std::size_t> choice;  // the column says of this choice whether the list holds it
};

// The names that columns may have: of a fact its dotted key (`members.firms`, `composition.adherents`,
// `members/firms`) and, where no other has it, its key, heading, alias, label or question, in either
// language; of a choice of a list `objectives[quality]` or `objectives/quality`. Matched as FicheForm
// matches, a `?`, `:` or `*` at the end aside. Facts of a section that a fiche may hold several of are found
// too.
class ColumnNames {
 public:
  // The form must outlive the names.
  explicit ColumnNames(const FicheForm& form);

  ColumnMeaning find(std::string_view heading) const;
  // The fact's dotted key that was probably meant.
  std::optional<std::string> closest(std::string_view heading) const;
  const FicheForm& form() const { return form_; }
  const Fact& fact(FactId index) const { return form_.rules().facts[index]; }
  // Whether a fiche may state it several times, which a record cannot.
  bool is_of_many(FactId fact) const;

 private:
  using Words = std::unordered_map<std::string, std::vector<FactId>>;
  std::vector<FactId> facts(std::string_view heading) const;

  const FicheForm& form_;
  Words names_;    // keys, headings, aliases
  Words phrases_;  // labels, questions
};

}  // namespace diagclub
