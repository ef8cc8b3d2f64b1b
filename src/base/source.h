// In: the path of a file, or a name and a text. Out: the text, and where each byte of it stands for a reader.
#pragma once

#include <compare>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// Both count from 1, columns in code points; line 0 means that there is no place to show.
struct Position {
  int line = 0;
  int column = 0;
  auto operator<=>(const Position&) const = default;
};

// The end is exclusive; a span may be empty.
struct Span {
  Position start;
  Position end;
  bool operator==(const Span&) const = default;
};

// A named text, shared by its copies; one that was moved from has none. The reader has checked its UTF-8;
// were it bad all the same, each bad byte counts as a column.
//
// Lines end in \n or \r\n. A final line end starts no further line: "a\n" has one line, "" has none.
class Source {
 public:
  // The name is as shown to the user: a path, or `<standard input>`. The text may be part of a longer one (a
  // document of a stream): its first line is then numbered `first_line`.
  Source(std::string name, std::string text, int first_line = 1);
  // A text that stands in the program: it is not copied.
  static Source resident(std::string name, std::string_view text);

  const std::string& name() const { return name_; }
  std::string_view text() const;

  int first_line() const { return first_line_; }
  // Without its end; empty when out of range.
  std::string_view line(int number) const;
  int line_count() const;

  // An offset inside a character gives that character's place, one inside a line end the end of the line, one
  // past the text the end of the text (which, after a final line end, is column 1 of the line after the
  // last).
  Position position(std::size_t byte_offset) const;

 private:
  struct Content;
  Source(std::string name, std::shared_ptr<Content> content, int first_line);
  // Found when first asked for, in any thread: few texts are ever pointed into.
  const std::vector<std::size_t>& line_starts() const;
  std::size_t end_of(std::size_t line_index) const;  // before the line end

  std::string name_;
  std::shared_ptr<Content> content_;
  int first_line_;
};

enum class ReadFailure { none, missing, directory, unreadable, too_large };

struct FileText {
  ReadFailure failure = ReadFailure::none;
  std::string text;
  std::string reason;  // lower case, fit to stand in a message; empty when there is no failure
};

// Reads a file, a pipe or a device whole; UTF-16 becomes UTF-8. `-` and `/dev/stdin` are standard input.
// Reads at most one byte more than `max_bytes`: enough to know that the text is too large; `text` then holds
// the first `max_bytes` bytes.
FileText read_file(const std::string& path, std::size_t max_bytes);

}  // namespace diagclub
