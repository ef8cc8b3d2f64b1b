#pragma once

#include <string>
#include <vector>

#include "cli/command_line.h"

namespace diagclub {

// What a shell may offer for the word at the cursor.
struct Candidate {
  std::string word;
  std::string about;  // a few words; may be empty
};
struct Candidates {
  std::vector<Candidate> words;  // all of them begin as the word does
  bool files = false;            // the names of files besides
  bool folders = false;          // or those of folders alone
  bool open = false;             // more may follow at once: no blank behind a word
};

// `words`: those behind the program's name, the last the one at the cursor (empty: nothing of it yet). All is
// read off the program's own commands and options; names of rules and facts off the rules that the words
// before ask for. Nothing is offered where the rules cannot be read.
Candidates candidates_for(const CommandForm& program, const std::vector<std::string>& words);

}  // namespace diagclub
