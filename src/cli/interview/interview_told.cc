// What an interview tells beside its questions: why one is asked, what an answer brought, what is left.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "cli/interview/interview_state.h"
#include "eval/relations.h"
#include "report/text/firmness_words.h"
#include "report/text/words.h"

namespace diagclub {

namespace {

constexpr std::size_t kMostLabels = 6;

// The first few, and how many more.
std::string shortened(const std::vector<std::string>& labels, const std::string& between) {
  std::string words;
  for (std::size_t i = 0; i < std::min(labels.size(), kMostLabels); ++i)
    words += (i == 0 ? "" : between) + labels[i];
  if (labels.size() > kMostLabels) words += fmt::format("{}+{}", between, labels.size() - kMostLabels);
  return words;
}

// `B2`, `B2 (presumed)`, `B1 or B2`.
std::string stands_in_words(const Plan& plan, const ClubDiagnosis& club, TableId table, Language language) {
  const Table& about = plan.rules().tables[table];
  const Verdict& verdict = club.diagnosis.tables[table];
  if (verdict.finding.applies == Tri::no) return not_applicable_in_words(language);
  const Cells strictly = club.prospects.reach.tables[table];
  const Cells left = (verdict.possible & strictly) != 0 ? verdict.possible & strictly : strictly;
  return joined_in_words(short_outputs_in_words(about, left, language),
                         language == Language::french ? "ou" : "or") +
         firmness_mark(verdict.finding.firmness, language);
}

}  // namespace

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
  for (const Answer& answer : answers(set_.plan, set_.functions, state.box, fact)) {
    if (answer.verdicts_left == found.verdicts_left && answer.needless.empty()) continue;
    const std::string label = answer_in_words(fact, answer.variable, answer.cell);
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
  why_it_tells(fact, state);
}

std::string Interview::answer_in_words(FactId fact, VariableId variable, std::size_t answer) const {
  const Fact& about = set_.plan.rules().facts[fact];
  const Language language = set_.style.language;
  if (about.kind == FactKind::number) return numbers_in_words(set_.plan, variable, cell(answer), language);
  if (about.kind == FactKind::yes_no) return yes_no_in_words(answer == 1 ? Tri::yes : Tri::no, language);
  const std::size_t choice = about.kind == FactKind::list ? set_.plan.variables()[variable].member : answer;
  return say(about.choices[choice].label);
}

void Interview::why_it_tells(FactId fact, const State& state) const {
  const RuleSet& rules = set_.plan.rules();
  for (const Overturning& answer : state.telling) {
    if (answer.fact != fact) continue;
    const bool absent = answer.member && answer.cell == 0;
    const VariableId variable = set_.plan.variables().of(fact) + answer.member.value_or(0);
    std::string words = (absent ? say({"sans « {} »", "without “{}”"}) : say({"« {} »", "“{}”"}));
    words = fmt::format(fmt::runtime(words), answer_in_words(fact, variable, answer.cell));
    const auto list = [&](const Text& lead, const std::vector<EntryRef>& things) {
      std::vector<std::string> labels;
      for (const EntryRef thing : things) labels.push_back(say(label_of(rules, thing)));
      if (!labels.empty()) words += say(lead) + joined_in_words(labels, say({"et", "and"}));
    };
    list({" trancherait : ", " would decide: "}, answer.decided);
    list({" établirait : ", " would make certain: "}, answer.confirmed);
    list({" renverserait : ", " would overturn: "}, answer.things);
    tell(words, 2);
  }
}

void Interview::show_settled(const State& before, const State& after) const {
  const RuleSet& rules = set_.plan.rules();
  for (const TableId table : after.reach().verdict_tables) {
    const std::string now = stands_in_words(set_.plan, after.club, table, set_.style.language);
    const bool stands = after.club.diagnosis.tables[table].finding.firmness >= Firmness::presumed;
    if (stands && now != stands_in_words(set_.plan, before.club, table, set_.style.language))
      tell("→ " + say(rules.tables[table].label) + colon(set_.style.language) + now);
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
    tell(say(table.label) + colon(set_.style.language) +
             stands_in_words(set_.plan, state.club, rules.tables.id_of(table), set_.style.language),
         2);
  }
}

// What the answers given leave open: which conclusions hang on which of them; and what was taken to be so
// because the fiche does not say.
void Interview::close(const State& state) const {
  const RuleSet& rules = set_.plan.rules();
  const auto is_verdict = [&](EntryRef thing) {
    return std::find(state.verdicts.begin(), state.verdicts.end(), thing) != state.verdicts.end();
  };
  std::vector<std::string> hanging;
  for (const Question& question : state.questions().asked) {
    if (!matters(question)) continue;
    std::vector<std::string> labels;
    for (const EntryRef thing : question.settles) {
      const bool stands =
          until_ == Until::stands &&
          firmness(set_.plan, state.club.outcome, state.club.standing, thing) >= Firmness::presumed;
      if (until_ == Until::page || (is_verdict(thing) && !stands))
        labels.push_back(say(label_of(rules, thing)));
    }
    if (labels.empty()) continue;
    hanging.push_back(say(rules.facts[question.fact].label) + colon(set_.style.language) +
                      shortened(labels, semicolon(set_.style.language)));
  }
  out_ << '\n';
  if (hanging.empty()) {
    tell(
        until_ == Until::page
            ? say({"Plus aucune réponse ne changerait la page.", "No answer would change the page any more."})
        : is_certain(state) ? say({"Plus aucune réponse ne changerait le verdict.",
                                   "No answer would change the verdict any more."})
                            : say({"Chaque verdict tient. Ce qui est présumé ne repose plus sur une question "
                                   "qui n’ait été posée.",
                                   "Every verdict stands. What is presumed rests on no question that was not "
                                   "asked."}));
  } else {
    tell(until_ == Until::page
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

bool Interview::is_certain(const State& state) const { return state.reach().verdicts.size() < 2; }

}  // namespace diagclub
