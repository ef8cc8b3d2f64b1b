// How far a run has come, written and read again.
#include "batch/score_journal.h"

#include "catch.h"

namespace diagclub {
namespace {

ScoreJournal journal() {
  ScoreJournal journal;
  journal.run = "rules \"a\"\nof é";
  journal.place = {3, 1ull << 40, 17};
  journal.counts = {5, 4, 1, 3, 2};
  journal.output_bytes = 1234567890123;
  journal.error_bytes = 6;
  journal.done = true;
  return journal;
}

TEST_CASE("a journal is one line, and comes back as it was", "[score_journal]") {
  const std::string text = text_from_journal(journal());
  CHECK(std::count(text.begin(), text.end(), '\n') == 1);
  CHECK(text.ends_with("\n"));
  const auto back = journal_from_text(text);
  REQUIRE(back);
  CHECK(back->run == journal().run);
  CHECK(back->place.input == 3);
  CHECK(back->place.offset == 1ull << 40);
  CHECK(back->place.line == 17);
  CHECK(back->counts.read == 5);
  CHECK(back->counts.scored == 4);
  CHECK(back->counts.rejected == 1);
  CHECK(back->counts.on_fast_path == 3);
  CHECK(back->counts.faulty == 2);
  CHECK(back->output_bytes == 1234567890123);
  CHECK(back->error_bytes == 6);
  CHECK(back->done);
}

TEST_CASE("what was cut short, or is another text, is no journal", "[score_journal]") {
  const std::string text = text_from_journal(journal());
  for (std::size_t size = 0; size < text.size() - 2; ++size)
    CHECK_FALSE(journal_from_text(text.substr(0, size)));
  for (const char* key : {"input", "offset", "line", "read", "scored", "rejected", "on_fast_path", "faulty",
                          "output_bytes", "error_bytes", "run", "done"}) {
    std::string without = text;
    without.replace(without.find("\"" + std::string(key) + "\""), 2, "\"_");
    INFO(without);
    CHECK_FALSE(journal_from_text(without));
  }
  std::string negative = text;
  negative.replace(negative.find("17"), 2, "-1");
  CHECK_FALSE(journal_from_text(negative));
}

}  // namespace
}  // namespace diagclub
