// In: answers typed in a terminal. Out: a fiche that holds them, saved after each.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "plan/functions.h"
#include "read/fiche/fiche_from_yaml.h"
#include "report/text/page_style.h"

namespace diagclub {

// Asks one question at a time, what the rules ask first and then the one that settles most, and keeps the
// answers in the text of a fiche.
class Interview {
 public:
  struct Setting {
    const Plan& plan;
    const Functions& functions;
    const FicheForm& form;
    const std::vector<Facts>& clubs;  // the case base: how questions are ranked
    PageStyle style;
    bool whole = false;  // go on until nothing on the page is open
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

  std::optional<FactId> next_fact(const State& state) const;
  Reply ask(FactId fact, const State& state);
  Reply ask_required();
  bool take(FactId fact, const std::string& words);
  void why(FactId fact, const State& state) const;
  void show_broken(const State& before, const State& after) const;
  void show_settled(const State& before, const State& after) const;
  void close(const State& state) const;
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
  bool page_ = false;               // verdicts settled: on with the rest of the page
  bool saved_ = true;
  int asked_ = 0;
};

}  // namespace diagclub
