// In: one object of JSON. Out: a `FastFiche`, or nothing where the whole reading is needed.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "read/fiche/fast_fiche.h"

namespace diagclub {

// Bytes behind a text that the fast path may look at, whatever they are.
constexpr std::size_t kJsonPadding = 64;

// The fast path for JSON: one object, as a line of NDJSON holds, straight into a FastFiche without a tree.
// What it takes is what `node_from_json` and `fiche_from_node` give; what is wrong, or out of the ordinary,
// it leaves to them. One a thread.
class JsonFastPath {
 public:
  // The form must outlive the fast path.
  explicit JsonFastPath(const FicheForm& form);
  ~JsonFastPath();
  JsonFastPath(const JsonFastPath&) = delete;
  JsonFastPath& operator=(const JsonFastPath&) = delete;

  // The fiche, until the next call; its texts may be views into `text`. Nothing where the slow way is needed.
  // `line`: of the text's start, from 0. `behind`: how many bytes behind the text there are to look at; with
  // fewer than kJsonPadding it is copied first.
  const FastFiche* read(std::string_view text, std::uint32_t line, std::size_t behind);

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
  PlainFicheReader fiche_;
};

}  // namespace diagclub
