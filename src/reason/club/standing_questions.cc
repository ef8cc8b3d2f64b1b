// What is asked of a club and what single answers would make of it in, an order of questions out.
#include "reason/club/standing_questions.h"

#include <algorithm>

namespace diagclub {

namespace {

void add(EntryRef thing, std::vector<EntryRef>& to) {
  if (std::find(to.begin(), to.end(), thing) == to.end()) to.push_back(thing);
}

// A page's verdict itself, or the one under which a table speaks.
EntryRef verdict_over(const Plan& plan, EntryRef table) {
  const auto named = [&](const Name& name) { return *plan.names().find(name.text) == table; };
  const std::vector<Page::Verdict>& verdicts = plan.rules().page.verdicts;
  if (std::any_of(verdicts.begin(), verdicts.end(), [&](const auto& one) { return named(one.of); }))
    return table;
  const auto over = std::find_if(verdicts.begin(), verdicts.end(), [&](const auto& one) {
    return std::any_of(one.with.begin(), one.with.end(), named);
  });
  return over == verdicts.end() ? table : *plan.names().find(over->of.text);
}

StandingQuestion& question_about(FactId fact, std::vector<StandingQuestion>& questions) {
  const auto found = std::find_if(questions.begin(), questions.end(),
                                  [&](const StandingQuestion& one) { return one.fact == fact; });
  if (found != questions.end()) return *found;
  questions.push_back({fact, {}, {}});
  return questions.back();
}

}  // namespace

std::vector<EntryRef> page_verdicts(const Functions& functions) {
  return {functions.verdicts().tables.begin(), functions.verdicts().tables.end()};
}

std::vector<StandingQuestion> standing_questions(const Plan& plan, const ClubDiagnosis& club,
                                                 const std::vector<EntryRef>& verdicts,
                                                 const std::vector<Overturning>& telling) {
  std::vector<StandingQuestion> questions;
  for (const Question& question : club.prospects.questions.asked) {
    StandingQuestion& about = question_about(question.fact, questions);
    for (const EntryRef thing : question.settles) {
      if (std::find(verdicts.begin(), verdicts.end(), thing) != verdicts.end() &&
          firmness(plan, club.outcome, club.standing, thing) < Firmness::presumed)
        add(verdict_over(plan, thing), about.decides);
    }
  }
  for (const Overturning& answer : telling) {
    StandingQuestion& about = question_about(answer.fact, questions);
    for (const EntryRef thing : answer.decided) add(verdict_over(plan, thing), about.decides);
    for (const auto* tested : {&answer.things, &answer.confirmed}) {
      for (const EntryRef thing : *tested) add(verdict_over(plan, thing), about.tests);
    }
  }
  questions.erase(std::remove_if(questions.begin(), questions.end(),
                                 [](const StandingQuestion& one) { return one.worth() == 0; }),
                  questions.end());
  std::stable_sort(
      questions.begin(), questions.end(),
      [](const StandingQuestion& a, const StandingQuestion& b) { return a.worth() > b.worth(); });
  return questions;
}

}  // namespace diagclub
