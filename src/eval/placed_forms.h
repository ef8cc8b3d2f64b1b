// In: normal forms. Out: where the bits of their conjunctions stand in machine words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "eval/normal_forms.h"

namespace diagclub {

// Some conjunctions, bits of one word: where any of them holds.
struct WordBits {
  std::uint32_t word = 0;
  std::uint64_t bits = 0;
};

// Words are worked on two at a time: a variable is often looked at by conjunctions of both.
constexpr std::size_t kPair = 2;
using Pair = std::array<std::uint64_t, kPair>;

// Normal forms given bits in machine words, the conjunctions of a form side by side.
class PlacedForms {
 public:
  static constexpr std::size_t kWordBits = 64;

  // Of at most `kWordBits` conjunctions. `place` gives a form that has bits already those.
  WordBits place(const NormalForm& form);
  WordBits place_anew(const NormalForm& form);
  // The form can be told by a part of what stands there.
  void also_at(const NormalForm& form, const WordBits& bits) { bits_of_.try_emplace(key_of(form), bits); }

  // By word, then by bit; an even number of words.
  const std::vector<std::vector<Conjunction>>& words() const { return words_; }
  // By pair of words: the variables that its conjunctions look at.
  const std::vector<std::set<VariableId>>& variables() const { return variables_; }

 private:
  using Key = std::vector<std::vector<std::pair<VariableId, Cells>>>;
  static Key key_of(const NormalForm& form);
  std::size_t word_for(const NormalForm& form);

  std::vector<std::vector<Conjunction>> words_;
  std::vector<std::set<VariableId>> variables_;
  std::map<Key, WordBits> bits_of_;
};

}  // namespace diagclub
