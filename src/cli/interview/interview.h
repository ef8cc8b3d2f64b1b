// In: answers typed in a terminal. Out: a fiche that holds them, saved after each.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "plan/functions.h"
#include "read/fiche/fiche_from_yaml.h"
#include "reason/club/questions.h"
#include "report/text/page_style.h"

namespace diagclub {

// Asks one question at a time, what the rules ask first and then the one that settles most, and keeps the
// answers in the text of a fiche. It stops where every verdict stands and no question left would alone
// overturn what is presumed, and goes on from there if wanted: until all verdicts are certain, then through
// the page.
class Interview {
 public:
  struct Setting {
    const Plan& plan;
    const Functions& functions;
    const FicheForm& form;
    const std::vector<Facts>& clubs;  // the case base: how questions are ranked
    PageStyle style;
    // How far to go without asking whether to go on.
    enum class Until { stands, certain, page } until = Until::stands;
    // Puts the text in its place; what is wrong, or nothing.
    std::function<std::string(const std::string&)> save;
  };

  Interview(const Setting& setting, std::istream& in, std::ostream& out)
      : set_(setting), in_(in), out_(out) {}

  // `text`: the fiche to start from, empty for a new one. False when an answer could not be saved. Every
  // answer is saved at once; what is saved reads as a fiche.
  bool run(std::string text);

 private:
  struct State;
  enum class Reply { answered, back, ended };

  using Until = Setting::Until;

  std::optional<FactId> next_fact(const State& state) const;
  // Whether there is anything further to go on to, and it is wanted.
  bool goes_on(const State& state);
  bool matters(const Question& question) const { return until_ == Until::page || question.verdict; }
  Reply ask(FactId fact, const State& state);
  Reply ask_required();
  bool take(FactId fact, const std::string& words);
  void why(FactId fact, const State& state) const;
  void show_broken(const State& before, const State& after) const;
  void show_settled(const State& before, const State& after) const;
  void close(const State& state) const;
  // What each answer alone would make of how verdicts stand.
  void why_it_tells(FactId fact, const State& state) const;
  std::string answer_in_words(FactId fact, VariableId variable, std::size_t cell) const;
  bool is_certain(const State& state) const;
  void show_verdicts(const State& state) const;
  std::string answer_from(const Fact& fact, const std::string& line) const;
  void keep(std::string text);
  void save();
  bool read_line(std::string& line);
  bool confirm(const Text& question);

  const std::string& say(const Text& text) const { return text.in(set_.style.language); }
  void tell(const std::string& text, int indent = 0) const;

  const Setting& set_;
  std::istream& in_;
  std::ostream& out_;
  std::vector<std::string> texts_;  // the fiche before each answer; the last is as it stands
  Until until_ = Until::stands;     // what is asked for now
  bool saved_ = true;
  int asked_ = 0;
};

}  // namespace diagclub
