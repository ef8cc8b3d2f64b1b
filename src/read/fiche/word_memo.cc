// Words in, what they were said to mean out.
#include "read/fiche/word_memo.h"

#include <cstring>

namespace diagclub {

namespace {

constexpr std::size_t kMostWords = 8192;
constexpr std::size_t kLongestWord = 1024;

}  // namespace

// Words of up to sixteen bytes are wholly in their head and tail.
WordMemo::Slot WordMemo::slot_of(std::uint32_t space, std::string_view word) {
  const auto load = [](const char* from, auto bits) {
    std::memcpy(&bits, from, sizeof bits);
    return std::uint64_t{bits};
  };
  Slot slot;
  slot.space = space;
  slot.size = static_cast<std::uint16_t>(word.size());
  const char* const end = word.data() + word.size();
  if (word.size() >= 8) {
    slot.head = load(word.data(), std::uint64_t{});
    slot.tail = load(end - 8, std::uint64_t{});
  } else if (word.size() >= 4) {
    slot.head = load(word.data(), std::uint32_t{});
    slot.tail = load(end - 4, std::uint32_t{});
  } else {
    for (const char c : word) slot.head = slot.head << 8 | static_cast<unsigned char>(c);
  }
  return slot;
}

bool WordMemo::is(const Slot& slot, const Slot& wanted, std::string_view word) const {
  return slot.head == wanted.head && slot.tail == wanted.tail && slot.space == wanted.space &&
         slot.size == wanted.size && (word.size() <= 16 || longer_[slot.index] == word);
}

// Where the word stands, or would.
std::size_t WordMemo::place(const Slot& wanted, std::string_view word) const {
  std::uint64_t hash =
      (wanted.head ^ (wanted.tail * 0x9E3779B97F4A7C15U)) + wanted.space * 0xC2B2AE3D27D4EB4FU + wanted.size;
  hash ^= hash >> 29;
  hash *= 0xBF58476D1CE4E5B9U;
  hash ^= hash >> 32;
  for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.space == kNoSpace || is(slot, wanted, word)) return at;
  }
}

const std::uint64_t* WordMemo::find(std::uint32_t space, std::string_view word) {
  if (word.size() > kLongestWord) return nullptr;
  const Slot wanted = slot_of(space, word);
  std::size_t at = slots_[last_].next;
  if (!is(slots_[at], wanted, word)) {
    at = place(wanted, word);
    if (slots_[at].space == kNoSpace) return nullptr;
    slots_[last_].next = static_cast<std::uint32_t>(at);
  }
  last_ = at;
  return &slots_[at].meaning;
}

void WordMemo::keep(std::uint32_t space, std::string_view word, std::uint64_t meaning) {
  if (used_ == kMostWords || word.size() > kLongestWord) return;
  if (2 * ++used_ > slots_.size()) {
    std::vector<Slot> before(2 * slots_.size());
    before.swap(slots_);
    last_ = 0;
    for (const Slot& each : before) {
      if (each.space == kNoSpace) continue;
      Slot& slot =
          slots_[place(each, each.size > 16 ? std::string_view(longer_[each.index]) : std::string_view())];
      slot = each;
      slot.next = 0;
    }
  }
  Slot slot = slot_of(space, word);
  slot.meaning = meaning;
  const std::size_t at = place(slot, word);
  if (word.size() > 16) {
    slot.index = static_cast<std::uint16_t>(longer_.size());
    longer_.emplace_back(word);
  }
  slots_[at] = slot;
}

}  // namespace diagclub
