#include "read/fiche/word_memo.h"

#include <map>
#include <random>

#include "catch.h"

namespace diagclub {
namespace {

TEST_CASE("a word means in each space what was said of it there") {
  WordMemo memo;
  CHECK(memo.find(0, "oui") == nullptr);
  memo.keep(0, "oui", 1);
  memo.keep(7, "oui", 2);
  CHECK(*memo.find(0, "oui") == 1);
  CHECK(*memo.find(7, "oui") == 2);
  CHECK(memo.find(3, "oui") == nullptr);
}

TEST_CASE("long words that begin and end alike are told apart") {
  WordMemo memo;
  memo.keep(1, "the same head, one, the same tail", 1);
  memo.keep(1, "the same head, two, the same tail", 2);
  CHECK(*memo.find(1, "the same head, one, the same tail") == 1);
  CHECK(*memo.find(1, "the same head, two, the same tail") == 2);
  CHECK(memo.find(1, "the same head, six, the same tail") == nullptr);
}

// What was found after a word is tried first the next time: never instead of looking.
TEST_CASE("any order of words finds what a map does, while the memo grows") {
  std::mt19937 random(5);
  WordMemo memo;
  std::map<std::pair<std::uint32_t, std::string>, std::uint64_t> kept;
  std::vector<std::pair<std::uint32_t, std::string>> words;
  for (int i = 0; i < 3000; ++i) {
    std::string word(random() % 24, static_cast<char>('a' + random() % 2));
    if (!word.empty()) word[random() % word.size()] = static_cast<char>('a' + random() % 26);
    words.emplace_back(random() % 3, std::move(word));
  }
  std::size_t found = 0;
  for (int i = 0; i < 40000; ++i) {
    // In runs, as fiches say things, and across them.
    const std::size_t at =
        random() % 4 == 0 ? random() % words.size() : static_cast<std::size_t>(i) % words.size();
    const auto& [space, word] = words[at];
    const std::uint64_t* const meaning = memo.find(space, word);
    const auto before = kept.find(words[at]);
    REQUIRE((meaning != nullptr) == (before != kept.end()));
    if (meaning == nullptr) {
      kept[words[at]] = at;
      memo.keep(space, word, at);
    } else {
      CHECK(*meaning == before->second);
      ++found;
    }
  }
  CHECK(found > 30000);
  CHECK(kept.size() > 700);
}

}  // namespace
}  // namespace diagclub
