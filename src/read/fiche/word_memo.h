// In: the words of many fiches. Out: what each says, remembered from the last time it stood there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// Words already met, with what they stand for, by space: one word may mean different things in different
// spaces. Exact spelling only: what folding, aliases and labels make of a word is looked up once.
class WordMemo {
 public:
  WordMemo() : slots_(kFirstSlots) {}
  const std::uint64_t* find(std::uint32_t space, std::string_view word);
  // Beyond some thousands of words nothing is kept, nor any long one: fiches from anywhere may spell a word
  // in any way.
  void keep(std::uint32_t space, std::string_view word, std::uint64_t meaning);

 private:
  static constexpr std::uint32_t kNoSpace = 0xFFFFFFFF;
  // The first and last eight bytes tell words of up to sixteen apart; `index` is where a longer one is kept.
  struct Slot {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    std::uint64_t meaning = 0;
    std::uint32_t space = kNoSpace;
    std::uint16_t size = 0;
    std::uint16_t index = 0;
    std::uint32_t next = 0;  // which slot was found after this one
  };
  static constexpr std::size_t kFirstSlots = 1024;
  static Slot slot_of(std::uint32_t space, std::string_view word);
  bool is(const Slot& slot, const Slot& wanted, std::string_view word) const;
  std::size_t place(const Slot& wanted, std::string_view word) const;

  std::vector<Slot> slots_;
  std::vector<std::string> longer_;
  std::size_t used_ = 0;
  std::size_t last_ = 0;  // the slot found last: fiches say the same things in the same order
};

}  // namespace diagclub
