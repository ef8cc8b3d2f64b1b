// In: the text of a YAML stream. Out: its documents, and how much of it is whole documents.
#pragma once

#include <optional>
#include <string_view>

namespace diagclub {

// One document of a YAML stream, and on which line it starts.
struct Document {
  std::string_view text;
  int first_line = 1;
};

// Splits a YAML stream at its `---` and `...` lines, and a document that is a list, its items behind a `- `
// at the start of a line, into these: each is a list of one. A document of blank lines and comments alone is
// none; a directive (`%YAML 1.2`) belongs to the document behind the marker that follows it.
class Documents {
 public:
  Documents(std::string_view text, int first_line) : text_(text), line_(first_line) {}
  std::optional<Document> next();

 private:
  struct Part {
    std::string_view text;  // from its marker, if there is one, to the next
    int first_line = 1;
    bool marked = false;
  };
  std::optional<Part> part();
  std::optional<Document> document();
  std::optional<Document> item();

  std::string_view items_;  // of a list, what is left of it
  int item_line_ = 1;       // on which that starts
  std::string_view text_;   // what is left
  int line_;                // on which it starts
};

// How many bytes of a stream's text are documents that end there for certain, whatever follows; 0: none.
std::size_t whole_documents(std::string_view text);
// The same of the items of a list that the text starts with.
std::size_t whole_items(std::string_view text);

}  // namespace diagclub
