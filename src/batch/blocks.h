// In: the files of a walk. Out: blocks of whole fiches, each of which can be scored for itself, at most so
// many bytes in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "batch/byte_stream.h"
#include "batch/inputs.h"
#include "batch/table_text.h"
#include "read/csv/csv_form.h"
#include "read/csv/csv_scan.h"
#include "read/json/json_split.h"

namespace diagclub {

// So much is shown of a fiche or a record that is too large to be read.
inline constexpr std::size_t kShownOfTooLarge = 256;

// How far the reading has come: which input, and how many of its (unpacked) bytes; of a JSON file, how many
// of its elements.
struct InputPlace {
  std::size_t input = 0;
  std::uint64_t offset = 0;
  int line = 1;
};

// A piece of the inputs that can be worked on for itself: whole fiches of one stream, or whole small files,
// or an input that cannot be read.
struct Block {
  std::shared_ptr<const Input> input;  // nothing: `files` it is
  std::string text;
  int first_line = 1;
  bool starts_input = false;
  bool ends_input = false;
  bool too_large = false;                // the start of one fiche longer than any
  std::shared_ptr<const CsvForm> table;  // of a CSV file: how its records are read; the text is whole ones
  std::vector<OddRecord> odd;            // those of them whose quotes are not as they should be
  std::vector<JsonElement> elements;     // of a JSON file, instead of a text
  Diagnostics problems;       // of a CSV file: what is wrong with it, or with a record too large to be here
  std::vector<Input> files;   // small ones, not read yet
  std::string failure, help;  // instead of all that, or behind the text
  InputPlace after;           // where the next block starts
};

// What is known of CSV files before their headers are.
struct CsvReading {
  const ColumnNames& names;
  CsvMapping mapping;
};

// A share of all inputs by size: the I-th of N. A fiche belongs to the share in which it starts.
struct Shard {
  std::uint64_t index = 0;
  std::uint64_t count = 1;
};

constexpr std::size_t kUsualBlock = 256 << 10;

// Cuts inputs into blocks of about 256 KiB. Memory holds one block and those given back, whatever the length
// of the inputs: a stream without an end of fiche in sight is told to be too large, and read on to where the
// next one starts.
class BlockReader {
 public:
  // `total`: the bytes of all inputs together, where a shard is asked for. `from`: where to go on.
  // `tables`: how CSV files are read, which must outlive the reader; nothing where there are none.
  // `block`: about how many bytes one has; what comes of the inputs is the same whatever it is.
  explicit BlockReader(InputWalk walk, const CsvReading* tables = nullptr, Shard shard = {},
                       std::uint64_t total = 0, InputPlace from = {}, std::size_t block = kUsualBlock);
  std::optional<Block> next();
  // The memory of a block's text that is done with, for one of the next; from any thread.
  void take_back(std::string text);

 private:
  struct Spare {
    std::mutex mutex;
    std::vector<std::string> texts;
  };
  std::string spare_text();
  bool open_next();
  std::optional<Block> small_files();
  std::optional<Block> piece();
  std::optional<Block> records();
  Block too_large_record(std::size_t opened);
  std::optional<Block> elements();
  bool look();
  bool read_header();
  bool read_more(std::size_t wanted);
  bool go_on();
  void fail(std::size_t number, std::string failure, std::string help);
  std::size_t whole(bool at_end);
  std::uint64_t share_of(std::uint64_t byte) const;
  bool ours(std::uint64_t at) const;
  std::uint64_t at_byte(std::uint64_t offset) const;
  bool may_be_ours(std::uint64_t from, std::uint64_t to) const;
  Block block(std::size_t size);

  std::unique_ptr<Spare> spare_ = std::make_unique<Spare>();
  InputWalk walk_;
  const CsvReading* tables_;
  Shard shard_;
  std::uint64_t total_;
  InputPlace place_;
  InputPlace from_;
  std::uint64_t before_ = 0;  // bytes of the inputs before this one
  std::shared_ptr<const Input> input_;
  std::optional<Input> ahead_;  // the next input, where it was looked at already
  std::unique_ptr<ByteStream> stream_;
  std::string text_;  // read, not yet given
  bool ended_ = false;
  bool started_ = false;
  bool skipping_ = false;    // behind the start of a fiche that is too large
  std::uint64_t start_ = 0;  // of this input among the bytes of all
  std::optional<Block> failed_;
  std::size_t block_;
  // Of a CSV file.
  std::optional<TableText> table_text_;
  std::shared_ptr<const CsvForm> table_;
  std::optional<CsvSkip> skip_;  // within a record that is too large
  Diagnostics warnings_;         // to go with the next block
  std::optional<JsonSplit> split_;
  bool split_ended_ = false;
  std::uint64_t skipped_elements_ = 0;  // done by an earlier run
};

// The bytes of all inputs together; nothing where it cannot be known (standard input).
std::optional<std::uint64_t> total_size(InputWalk walk);

}  // namespace diagclub
