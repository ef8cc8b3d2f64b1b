// diagclub explain: one name of the rule set in, what it says and where it comes from out.
#include <algorithm>
#include <memory>

#include "base/closest.h"
#include "cli/built_in/built_in.h"
#include "cli/command_line.h"
#include "cli/diagnosed.h"
#include "cli/options.h"
#include "cli/output_file.h"
#include "load/cases.h"
#include "reason/club/diagnose_club.h"
#include "report/rules/explanation.h"

namespace diagclub {

namespace {

struct ExplainOptions {
  std::vector<std::string> names;
  bool list = false;
  std::string format = "text";
};

// A name as it stands, or the one thing that carries it as its French heading or last part.
std::optional<std::string> resolved(const Plan& plan, const std::string& name) {
  if (plan.names().find(name)) return name;
  std::vector<std::string> matches;
  for (const Fact& fact : plan.rules().facts) {
    if (fact.heading == name || fact.key() == name) matches.push_back(fact.name);
  }
  for (const std::string& known : plan.names().all()) {
    const std::size_t dot = known.rfind('.');
    if (dot != std::string::npos && known.substr(dot + 1) == name &&
        (matches.empty() || matches.front() != known))
      matches.push_back(known);
  }
  return matches.size() == 1 ? std::optional(matches.front()) : std::nullopt;
}

// The cases and labelled clubs that say what a thing must come out as.
std::vector<std::string> tests_of(const TestCorpus& cases, const std::string& name) {
  std::vector<std::string> tests;
  for (const RuleTestCase& one : cases.cases) {
    if (std::any_of(one.expect.begin(), one.expect.end(),
                    [&](const ExpectedOutcome& expected) { return expected.name == name; }))
      tests.push_back(one.name);
  }
  for (const LabelledClub& club : cases.clubs) {
    if (std::any_of(club.expected.labels.begin(), club.expected.labels.end(),
                    [&](const Label& label) { return label.table == name; }))
      tests.push_back(club.path);
  }
  return tests;
}

// How the clubs of the report stand, where rules are explained by them.
std::vector<Outcome> clubs_as_they_stand(const Plan& plan, const TestCorpus& cases,
                                         const CommonOptions& common) {
  std::vector<Outcome> clubs;
  if (plan.rules().page.evidence.text.empty() || cases.clubs.empty()) return clubs;
  const Functions functions = functions_of(plan, common);
  for (const LabelledClub& club : cases.clubs)
    clubs.push_back(standing_of_club(plan, functions, facts_from_fiche(plan, club.fiche)));
  return clubs;
}

int run(const ExplainOptions& options, const CommonOptions& common) {
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  const FicheForm form(plan->rules());
  Diagnostics problems;
  const TestCorpus cases = common.rules.empty() ? built_in_cases(form, problems) : TestCorpus{};
  const std::vector<Outcome> clubs = clubs_as_they_stand(*plan, cases, common);
  const PageStyle style{page_width(), common.colored(1), false, common.chosen_language()};
  OutputFile output("");
  bool failed = false;
  bool first = true;
  for (const std::string& asked : options.names) {
    const auto name = resolved(*plan, asked);
    if (!name) {
      const auto closest = closest_name(asked, plan->names().all());
      Diagnostics unknown;
      unknown.error_without_place(
          "", "no rule, table or fact is called `" + asked + "`",
          closest ? "did you mean `" + *closest + "`?" : "`diagclub explain --list` shows every name");
      print_diagnostics(unknown, common);
      failed = true;
      continue;
    }
    if (!first && options.format == "text") output.write("\n");
    first = false;
    const std::vector<std::string> tests = tests_of(cases, *name);
    output.write(options.format == "json" ? explanation_json(*plan, *name, tests, clubs, style.language)
                                          : explanation_page(*plan, *name, tests, clubs, style));
  }
  if (options.list) {
    for (const std::string& name : plan->names().all()) output.write(name + "\n");
  }
  if (!output.finish()) return report_output_failure(output);
  return failed ? kFailed : kDone;
}

}  // namespace

void add_explain(const Command& program, CommonOptions& common, int& status) {
  auto options = std::make_shared<ExplainOptions>();
  const Command command = program.add_subcommand(
      "explain", "Explain a rule, a table, a fact, a parameter: text, source, condition, use");
  const Option names =
      command.add_option("NAME", options->names, "A name, such as success.core_team or members.firms");
  const Option list = command.add_flag("--list", options->list, "Every name there is");
  names.excludes(list);
  command.add_option("--format", options->format, "text or json")
      .one_of({"text", "json"})
      .type_name("FORMAT");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub explain class\n  diagclub explain success.logistics members.firms\n  diagclub "
      "explain --list\n"
      "\nExit status: 0 explained, 2 no such name.");
  command.callback([options, &common, &status, names, list] {
    if (names.count() == 0 && list.count() == 0) throw UsageError("NAME is required");
    status = run(*options, common);
  });
}

}  // namespace diagclub
