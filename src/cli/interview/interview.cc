#include "cli/interview/interview.h"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <memory>
#include <ostream>

#include "base/utf8.h"
#include "cli/interview/interview_state.h"
#include "read/fiche/fiche_text.h"
#include "report/text/page_writer.h"

namespace diagclub {

namespace {

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(" \t\r");
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t\r") + 1 - from);
}

}  // namespace

void Interview::tell(const std::string& text, int indent) const {
  PageWriter writer(set_.style);
  writer.line(indent, "", text);
  out_ << writer.take();
}

bool Interview::read_line(std::string& line) {
  out_ << "> " << std::flush;
  if (!std::getline(in_, line)) {
    out_ << '\n';
    return false;
  }
  line = trimmed(line);
  return true;
}

bool Interview::confirm(const Text& question) {
  tell(say(question));
  std::string line;
  if (!read_line(line)) return false;
  const std::string word = folded(line);
  return word == "o" || word == "oui" || word == "y" || word == "yes";
}

void Interview::keep(std::string text) {
  texts_.push_back(std::move(text));
  save();
}

void Interview::save() {
  const std::string failure = set_.save(texts_.back());
  saved_ = failure.empty();
  if (!saved_) tell(say({"Impossible d’enregistrer : ", "Cannot save: "}) + failure);
}

// What a fiche cannot do without: asked before there is one.
Interview::Reply Interview::ask_required() {
  const IndexVector<FactId, Fact>& facts = set_.plan.rules().facts;
  for (const FactId i : facts.ids()) {
    if (!facts[i].required) continue;
    tell(say(facts[i].question));
    std::string line;
    do {
      if (!read_line(line) || line == "q") return Reply::ended;
    } while (line.empty() || !take(i, answer_from(facts[i], line)));
  }
  return Reply::answered;
}

// What the rules have asked first, then the first question in order that the fiche does not speak of.
std::optional<FactId> Interview::next_fact(const State& state) const {
  for (const Name& name : set_.plan.rules().page.ask_first) {
    const FactId fact = set_.plan.names().find(name.text)->fact();
    if (!state.states(fact)) return fact;
  }
  if (until_ == Until::stands) {
    for (const StandingQuestion& question : state.standing) {
      if (!state.states(question.fact)) return question.fact;
    }
    return std::nullopt;
  }
  for (const Question& question : state.questions().asked) {
    if (matters(question) && !state.states(question.fact)) return question.fact;
  }
  return std::nullopt;
}

// `2` or `1, 3` where choices are numbered; else the words themselves.
std::string Interview::answer_from(const Fact& fact, const std::string& line) const {
  if (line == "-") return "unknown";
  if (line == "/") return "nothing_reported";
  if (fact.kind == FactKind::yes_no) {
    const std::string word = folded(line);
    if (word == "o" || word == "y") return "yes";
    if (word == "n") return "no";
  }
  if (fact.kind != FactKind::choice && fact.kind != FactKind::list) {
    // As a fiche would have it: `"> 100"`.
    const bool quoted = line.size() > 2 && line.front() == '"' && line.back() == '"';
    return quoted && fact.kind == FactKind::number ? line.substr(1, line.size() - 2) : line;
  }
  std::string words;
  std::size_t from = 0;
  while (from <= line.size()) {
    const std::size_t end = std::min(line.find_first_of(",|", from), line.size());
    std::string part = trimmed(line.substr(from, end - from));
    const bool number =
        !part.empty() && part.size() < 4 && part.find_first_not_of("0123456789") == std::string::npos;
    if (number) {
      const std::size_t chosen = std::stoul(part);
      if (chosen == 0 && fact.kind == FactKind::list) return "[]";
      if (chosen >= 1 && chosen <= fact.choices.size()) part = fact.choices[chosen - 1].name;
    }
    words += (words.empty() ? "" : fact.kind == FactKind::list ? ", " : " | ") + part;
    from = end + 1;
  }
  return words;
}

bool Interview::take(FactId fact, const std::string& words) {
  if (printable(words) != words) {  // an arrow key, say
    tell(say({"! la réponse contient un caractère qui ne s’écrit pas",
              "! the answer holds a character that cannot be written"}));
    return false;
  }
  Fault fault;
  if (!stated_from_text(fact, words, set_.form, fault)) {
    tell("! " + fault.message);
    if (!fault.help.empty()) tell(fault.help, 2);
    return false;
  }
  auto text = with_answer(texts_.empty() ? "" : texts_.back(), set_.form, fact, words, set_.style.language);
  if (!text) {
    tell(say({"! cette fiche n’est pas écrite de façon à recevoir une ligne de plus",
              "! this fiche is not written in a way that leaves room for one more line"}));
    return false;
  }
  keep(std::move(*text));
  return true;
}

Interview::Reply Interview::ask(FactId fact, const State& state) {
  const RuleSet& rules = set_.plan.rules();
  const Fact& about = rules.facts[fact];
  out_ << '\n';
  tell(fmt::format("{}. {}", ++asked_, say(about.question)));
  if (!about.help.empty()) tell(say(about.help), 3);
  for (std::size_t i = 0; i < about.choices.size(); ++i)
    tell(fmt::format("{:>2} {}", i + 1, say(about.choices[i].label)), 3);
  std::string hint;
  if (about.kind == FactKind::number) {
    const Unit* unit = find_by_name(rules.units, about.unit);
    hint = say({"un nombre", "a number"}) + (unit == nullptr ? "" : " (" + say(unit->label) + ")") +
           say({", ~20 ou 10..15", ", ~20 or 10..15"});
  } else if (about.kind == FactKind::yes_no) {
    hint = say({"oui ou non", "yes or no"});
  } else if (about.kind == FactKind::list) {
    hint = say({"des numéros séparés par des virgules, 0 pour aucun, ... à la fin s’il y en a d’autres",
                "numbers with commas between, 0 for none, ... at the end if there are more"});
  } else if (about.kind == FactKind::choice) {
    hint = say({"un numéro, ou deux si l’on hésite (1 | 2)", "a number, or two if undecided (1 | 2)"});
  }
  hint += say({" ; - ne sait pas, / rien de signalé, ? pourquoi, < retour, s enregistrer, q quitter",
               "; - not known, / nothing reported, ? why, < back, s save, q quit"});
  tell(hint, 3);
  std::string line;
  while (read_line(line)) {
    if (line.empty()) {
      tell(hint, 3);
      continue;
    }
    if (line == "q") return Reply::ended;
    if (line == "<") return Reply::back;
    if (line == "?") {
      why(fact, state);
    } else if (line == "s") {
      save();
      if (saved_) tell(say({"Enregistré.", "Saved."}));
    } else if (take(fact, answer_from(about, line))) {
      return Reply::answered;
    }
  }
  return Reply::ended;
}

bool Interview::goes_on(const State& state) {
  if (until_ == Until::stands && !is_certain(state)) {
    until_ = Until::certain;
    const bool more = next_fact(state).has_value();
    if (more)
      return confirm({"Continuer jusqu’à ce que chaque verdict soit établi ? (oui, non)",
                      "Go on until every verdict is certain? (yes, no)"});
  }
  if (until_ == Until::page) return false;
  until_ = Until::page;
  return confirm({"Continuer avec ce qui changerait le reste de la page ? (oui, non)",
                  "Go on with what would change the rest of the page? (yes, no)"});
}

bool Interview::run(std::string text) {
  if (!text.empty())
    keep(std::move(text));
  else if (ask_required() == Reply::ended)
    return saved_;
  until_ = set_.until;
  auto state = std::make_unique<const State>(set_, texts_.back());
  const std::size_t first = texts_.size();  // what stands before the first question is not gone back on
  while (true) {
    const auto fact = next_fact(*state);
    if (!fact) {
      close(*state);
      show_verdicts(*state);
      if (!goes_on(*state)) return saved_;
      continue;
    }
    const Reply said = ask(*fact, *state);
    if (said == Reply::ended) return saved_;
    if (said == Reply::back) {
      asked_ -= asked_ > 1 ? 2 : 1;
      if (texts_.size() > first) texts_.pop_back();
      save();
    }
    auto now = std::make_unique<const State>(set_, texts_.back());
    if (said == Reply::answered) {
      show_broken(*state, *now);
      show_settled(*state, *now);
    }
    state = std::move(now);
  }
}

}  // namespace diagclub
