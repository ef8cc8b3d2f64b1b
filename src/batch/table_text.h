#pragma once

#include <string>
#include <string_view>

#include "batch/byte_stream.h"
#include "batch/inputs.h"
#include "read/csv/csv_record.h"

namespace diagclub {

// The bytes of one table as they are read: lone returns become line breaks (one byte for one), and its
// encoding is told. It is UTF-8 as long as nothing says otherwise. At the first byte that is not, the whole
// table is weighed: a file by reading it once more; of a pipe, the next megabytes.
class TableText {
 public:
  // `encoding`: what a mapping says. The input must outlive this.
  TableText(const Input& input, CsvEncoding encoding) : input_(input), encoding_(encoding) {}

  // Appends to the text until it has so many bytes, or more where that is needed to tell the encoding. False
  // at the end of the table.
  bool read(ByteStream& stream, std::string& text, std::size_t wanted);
  CsvEncoding encoding() const {
    return encoding_ == CsvEncoding::windows_1252 ? encoding_ : CsvEncoding::utf8;
  }
  // Whether the table says that it is UTF-8, by its mark, and is not.
  bool belies_its_mark() const { return marked_ && encoding() == CsvEncoding::windows_1252; }

 private:
  void read_some(ByteStream& stream, std::string& text, std::size_t wanted);
  bool start(const ByteStream& stream, std::string_view text);
  void look(ByteStream& stream, std::string& text);
  CsvEncoding weigh(ByteStream& stream, std::string& text, std::size_t bad);

  const Input& input_;
  CsvEncoding encoding_;
  bool started_ = false;
  bool marked_ = false;
  bool ended_ = false;
  bool letters_ = false;      // beyond ASCII, in UTF-8
  std::size_t unlooked_ = 0;  // at the end of the text
};

}  // namespace diagclub
