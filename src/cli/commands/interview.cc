#include "cli/commands/interview.h"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <memory>
#include <ostream>

#include "base/utf8.h"
#include "eval/relations.h"
#include "read/fiche/fiche_text.h"
#include "reason/club/completion.h"
#include "reason/club/diagnose_club.h"
#include "report/text/page_writer.h"

namespace diagclub {

namespace {

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(" \t\r");
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t\r") + 1 - from);
}

constexpr std::size_t kMostLabels = 6;

// The first few, and how many more.
std::string shortened(const std::vector<std::string>& labels, const std::string& between) {
  std::string words;
  for (std::size_t i = 0; i < std::min(labels.size(), kMostLabels); ++i)
    words += (i == 0 ? "" : between) + labels[i];
  if (labels.size() > kMostLabels) words += fmt::format("{}+{}", between, labels.size() - kMostLabels);
  return words;
}

bool is_verdict(const RuleSet& rules, EntryRef thing) {
  return thing.kind == EntryKind::table &&
         std::any_of(rules.page.verdicts.begin(), rules.page.verdicts.end(), [&](const Page::Verdict& one) {
           return one.of.text == rules.tables[thing.table()].name;
         });
}

}  // namespace

// The fiche as it stands, and what that leaves open.
struct Interview::State {
  State(const Setting& set, const std::string& text) {
    Diagnostics problems;
    club = diagnose_club(set.plan, set.functions, *fiche_from_yaml(Source("fiche", text), set.form, problems),
                         set.clubs);
    box = completions(set.plan, club.facts);
  }
  const Questions& questions() const { return club.prospects.questions; }
  const Reach& reach() const { return club.prospects.reach; }
  bool states(FactId fact) const { return club.fiche.find(fact) != nullptr; }

  ClubDiagnosis club;
  CellsByVariable box;
};

// What the answer has made impossible, or likely to mean another: told once, when it comes about.
void Interview::show_broken(const State& before, const State& after) const {
  const Relations relations(set_.plan);
  std::vector<const Relations::Broken*> had;
  std::vector<const Relations::Broken*> has;
  relations.find(before.club.fiche.facts, before.club.facts, had);
  relations.find(after.club.fiche.facts, after.club.facts, has);
  for (const Relations::Broken* one : has) {
    if (std::find(had.begin(), had.end(), one) == had.end())
      tell("! " + say(set_.plan.rules().relations[one->relation].text));
  }
}

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
  for (const Question& question : state.questions().asked) {
    if (!page_ && !question.verdict) continue;
    if (!state.states(question.fact)) return question.fact;
  }
  return std::nullopt;
}

// `2` or `1, 3` where choices are numbered; else the words themselves.
std::string Interview::answer_from(const Fact& fact, const std::string& line) const {
  if (line == "-") return "unknown";
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

void Interview::why(FactId fact, const State& state) const {
  const RuleSet& rules = set_.plan.rules();
  const Language language = set_.style.language;
  const Questions& found = state.questions();
  for (const Question& question : found.asked) {
    if (question.fact != fact) continue;
    std::vector<std::string> labels;
    for (const EntryRef thing : question.settles) labels.push_back(say(label_of(rules, thing)));
    tell(say({"Elle éclaire : ", "It settles: "}) + shortened(labels, semicolon(language)), 2);
  }
  const Fact& about = rules.facts[fact];
  for (const Answer& answer : answers(set_.plan, set_.functions, state.box, fact)) {
    const Variable& variable = set_.plan.variables()[answer.variable];
    if (answer.verdicts_left == found.verdicts_left && answer.needless.empty()) continue;
    std::string label;
    if (about.kind == FactKind::number) {
      label = numbers_in_words(set_.plan, answer.variable, cell(answer.cell), language);
    } else if (about.kind == FactKind::yes_no) {
      label = yes_no_in_words(answer.cell == 1 ? Tri::yes : Tri::no, language);
    } else {
      const std::size_t choice = about.kind == FactKind::list ? variable.member : answer.cell;
      label = say(about.choices[choice].label);
    }
    std::string words =
        fmt::format(fmt::runtime(say({"« {} » laisse {} verdicts", "“{}” leaves {} verdicts"})), label,
                    answer.verdicts_left);
    if (!answer.needless.empty()) {
      std::vector<std::string> spared;
      for (const FactId other : answer.needless) spared.push_back(say(rules.facts[other].label));
      words +=
          say({" et rend inutile : ", " and makes needless: "}) + joined_in_words(spared, say({"et", "and"}));
    }
    tell(words, 2);
  }
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
  hint += say({" ; - ne sait pas, ? pourquoi, < retour, s enregistrer, q quitter",
               "; - not known, ? why, < back, s save, q quit"});
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

void Interview::show_settled(const State& before, const State& after) const {
  const RuleSet& rules = set_.plan.rules();
  for (const TableId table : after.reach().verdict_tables) {
    const Cells now = after.reach().tables[table];
    if (!is_single(now) || now == before.reach().tables[table]) continue;
    const Table& about = rules.tables[table];
    tell("→ " + say(about.label) + colon(set_.style.language) +
         short_outputs_in_words(about, now, set_.style.language).front());
  }
  const std::size_t had = before.reach().verdicts.size();
  const std::size_t has = after.reach().verdicts.size();
  if (has != had && has > 1)
    tell(fmt::format(
        fmt::runtime(say({"→ {} verdicts encore possibles sur {}", "→ {} of {} verdicts still possible"})),
        has, had));
}

void Interview::show_verdicts(const State& state) const {
  const RuleSet& rules = set_.plan.rules();
  for (const Page::Verdict& verdict : rules.page.verdicts) {
    const Table& table = *find_by_name(rules.tables, verdict.of.text);
    const Cells left = state.reach().tables[rules.tables.id_of(table)];
    tell(say(table.label) + colon(set_.style.language) +
             joined_in_words(short_outputs_in_words(table, left, set_.style.language), say({"ou", "or"})),
         2);
  }
}

// What the answers given leave open: which conclusions hang on which of them; and what was taken to be so
// because the fiche does not say.
void Interview::close(const State& state) const {
  const RuleSet& rules = set_.plan.rules();
  std::vector<std::string> hanging;
  for (const Question& question : state.questions().asked) {
    if (!page_ && !question.verdict) continue;
    std::vector<std::string> labels;
    for (const EntryRef thing : question.settles) {
      if (page_ || is_verdict(rules, thing)) labels.push_back(say(label_of(rules, thing)));
    }
    hanging.push_back(say(rules.facts[question.fact].label) + colon(set_.style.language) +
                      shortened(labels, semicolon(set_.style.language)));
  }
  out_ << '\n';
  if (hanging.empty()) {
    tell(page_ ? say({"Plus aucune réponse ne changerait la page.",
                      "No answer would change the page any more."})
               : say({"Plus aucune réponse ne changerait le verdict.",
                      "No answer would change the verdict any more."}));
  } else {
    tell(page_
             ? say({"Plus rien à demander. Ce qui n’est pas su, ou pas su exactement, laisse ouvert :",
                    "Nothing more to ask. What is not known, or not exactly, leaves open:"})
             : say({"Plus rien à demander pour le verdict. Ce qui n’est pas su, ou pas su exactement, "
                    "laisse ouvert :",
                    "Nothing more to ask for the verdict. What is not known, or not exactly, leaves open:"}));
  }
  for (const std::string& words : hanging) tell("? " + words, 2);
  const ClubReport about = report_of(set_.plan, state.club);
  for (const FactId i : rules.facts.ids()) {
    if (state.club.facts.assumed[i]) tell(evidence_in_words(about, Evidence{i, {}}, set_.style.language), 2);
  }
}

bool Interview::run(std::string text) {
  if (!text.empty())
    keep(std::move(text));
  else if (ask_required() == Reply::ended)
    return saved_;
  page_ = set_.whole;
  auto state = std::make_unique<const State>(set_, texts_.back());
  const std::size_t first = texts_.size();  // what stands before the first question is not gone back on
  while (true) {
    const auto fact = next_fact(*state);
    if (!fact) {
      close(*state);
      show_verdicts(*state);
      if (page_ || !confirm({"Continuer avec ce qui changerait le reste de la page ? (oui, non)",
                             "Go on with what would change the rest of the page? (yes, no)"}))
        return saved_;
      page_ = true;
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
