// diagclub whatif: what a change would move, or the smallest change that reaches a goal.
#include <memory>
#include <optional>

#include "base/closest.h"
#include "cli/command_line.h"
#include "cli/diagnosed.h"
#include "cli/output_file.h"
#include "report/club/change_report.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

constexpr int kMostFacts = 3;

struct WhatifOptions {
  std::string fiche;
  std::vector<std::string> set;
  std::string reach;
  std::string cure;
  std::string until;
  std::string format = "text";
  int most = kMostFacts;
};

// `members.firms=40`: the fiche with it. Errors point into the option's own text.
std::optional<Fiche> changed(const Fiche& fiche, const FicheForm& form, const std::string& setting,
                             Diagnostics& problems) {
  const Source source("--set", setting);
  const auto at = [&](std::size_t from, std::size_t to) {
    return Span{source.position(from), source.position(std::max(from + 1, to))};
  };
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos) {
    problems.error(source, at(0, setting.size()), "a fact and its value are expected",
                   "write `members.firms=40`");
    return std::nullopt;
  }
  const std::string key = setting.substr(0, equals);
  const auto fact = form.fact(key);
  if (!fact) {
    std::vector<std::string> names;
    for (const Fact& known : form.rules().facts) names.push_back(known.name);
    const auto closest = closest_name(key, names);
    problems.error(
        source, at(0, equals), "there is no fact `" + key + "`",
        closest ? "did you mean `" + *closest + "`?" : "`diagclub explain --list` lists the facts");
    return std::nullopt;
  }
  Fault fault;
  std::string value = setting.substr(equals + 1);
  if (value.empty()) {
    problems.error(source, at(setting.size(), setting.size()), "a value is expected here",
                   "write `" + key + "=unknown` for what is not known");
    return std::nullopt;
  }
  // A list as fiches have it: `[a, b]`.
  if (form.rules().facts[*fact].kind == FactKind::list && value != "[]" && value.front() == '[' &&
      value.back() == ']')
    value = value.substr(1, value.size() - 2);
  auto stated = stated_from_text(*fact, value, form, fault);
  if (!stated) {
    problems.error(source, at(equals + 1 + fault.offset, setting.size()), fault.message, fault.help);
    return std::nullopt;
  }
  stated->span = {};
  return with_stated(fiche, std::move(*stated));
}

// `N3` (an output of one of the page's verdicts), `class=B2`, or a rule that is to hold or not.
std::optional<Goal> goal_from_text(const Plan& plan, const std::string& option, const std::string& text,
                                   bool holds, Diagnostics& problems) {
  const RuleSet& rules = plan.rules();
  std::vector<std::string> names;
  const auto output_of = [&](const std::string& table, const std::string& output) -> std::optional<Goal> {
    const auto thing = plan.names().find(table);
    if (!thing || thing->kind != EntryKind::table) return std::nullopt;
    const Table& about = rules.tables[thing->table()];
    if (about.hit == HitPolicy::collect) return std::nullopt;
    std::size_t outcome = 0;
    for (const std::string& name : output_names(about, first_cells(outcome_cells(about)))) {
      if (name == kNoRow) break;
      names.push_back(table + "=" + name);
      if (name == output) return Goal{*thing, outcome};
      ++outcome;
    }
    return std::nullopt;
  };
  const std::size_t equals = text.find('=');
  if (holds && equals != std::string::npos) {
    if (const auto goal = output_of(text.substr(0, equals), text.substr(equals + 1))) return goal;
  } else {
    const auto thing = plan.names().find(text);
    if (thing && thing->kind == EntryKind::rule && !plan.element_section(*thing))
      return Goal{*thing, holds ? std::size_t{1} : 0};
    for (const Page::Verdict& verdict : rules.page.verdicts) {
      if (!holds) break;
      if (const auto goal = output_of(verdict.of.text, text)) return goal;
      for (const Name& under : verdict.with) {
        if (const auto goal = output_of(under.text, text)) return goal;
      }
    }
    for (const Rule& rule : rules.rules) names.push_back(rule.name);
  }
  const Source source(option, text);
  const auto closest = closest_name(text, names);
  problems.error(source, {source.position(0), source.position(std::max<std::size_t>(1, text.size()))},
                 holds ? "there is no such outcome" : "there is no such rule",
                 closest ? "did you mean `" + *closest + "`?"
                 : holds ? "write an outcome such as `N3` or `class=B2`, or the name of a rule"
                         : "`diagclub explain --list` lists the rules");
  return std::nullopt;
}

int run(const WhatifOptions& options, const CommonOptions& common) {
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  const FicheForm form(plan->rules());
  auto fiche = fiche_or_report(*plan, form, options.fiche, common);
  if (!fiche) return kFailed;
  Diagnostics problems;
  std::optional<Fiche> then = *fiche;
  for (const std::string& setting : options.set) {
    if (then) then = changed(*then, form, setting, problems);
  }
  std::optional<Goal> goal;
  if (!options.reach.empty()) goal = goal_from_text(*plan, "--reach", options.reach, true, problems);
  if (!options.until.empty()) goal = goal_from_text(*plan, "--until", options.until, true, problems);
  if (!options.cure.empty()) goal = goal_from_text(*plan, "--cure", options.cure, false, problems);
  print_diagnostics(problems, common);
  if (problems.has_errors()) return kFailed;
  const PageStyle style{page_width(), common.colored(1), false, common.chosen_language()};
  const bool json = options.format == "json";
  OutputFile output("");
  int status = kDone;
  const Functions functions = functions_of(*plan, common);
  if (goal) {
    const ClubDiagnosis now = diagnose_club(*plan, functions, std::move(*then));
    const SmallestChanges ways = smallest_changes(*plan, functions, now.fiche, *goal, options.most);
    const ClubReport about = report_of(*plan, now);
    output.write(json ? ways_json(about, *goal, ways, style.language)
                      : ways_text(about, *goal, ways, options.most, style));
    if (!ways.already && ways.ways.empty()) status = kToReport;
  } else {
    const ClubDiagnosis before = diagnose_club(*plan, functions, std::move(*fiche));
    const ClubDiagnosis after = diagnose_club(*plan, functions, std::move(*then));
    const OutcomeDiff found = outcome_diff(*plan, before, after);
    const ClubReport one = report_of(*plan, before);
    const ClubReport other = report_of(*plan, after);
    output.write(json ? shift_json(one, other, found, style.language) : shift_text(one, other, found, style));
  }
  return output.finish() ? status : report_output_failure(output);
}

}  // namespace

void add_whatif(const Command& program, CommonOptions& common, int& status) {
  auto options = std::make_shared<WhatifOptions>();
  const Command command =
      program.add_subcommand("whatif", "What a change would move, or the smallest changes that reach a goal");
  command.add_option("FICHE", options->fiche, "A fiche (YAML); - is standard input").required();
  const Option set =
      command.add_option("--set", options->set, "State a fact otherwise; may stand several times");
  set.type_name("FACT=VALUE").one_value_each_time();
  const Option reach =
      command.add_option("--reach", options->reach, "An outcome to reach (N3), or a rule that is to hold");
  reach.type_name("OUTCOME");
  const Option until =
      command.add_option("--until", options->until, "An outcome of a named table (class=B2)");
  until.type_name("TABLE=OUTCOME").excludes(reach);
  const Option cure = command.add_option("--cure", options->cure, "A rule that is no longer to hold");
  cure.type_name("RULE").excludes(reach).excludes(until);
  command.add_option("--most", options->most, "How many facts may change at once, at most (3)")
      .within(1, 5)
      .type_name("N");
  command.add_option("--format", options->format, "text or json")
      .one_of({"text", "json"})
      .type_name("FORMAT");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub whatif club.yaml --set members.firms=40 --set means.dues='2000 F'\n"
      "  diagclub whatif club.yaml --reach N3\n  diagclub whatif club.yaml --cure "
      "rachitism.unclear_position\n"
      "  diagclub whatif club.yaml --until class=B2\n"
      "\nOnly facts that a club can change are changed (not its territory, nor its founder); every way shown "
      "was "
      "tried; one\nafter which the goal is presumed and not certain is marked so. With both\n--set and a "
      "goal, the goal is reached from the changed fiche. Exit status: 0 done, "
      "1 no way "
      "found, 2 could not be done.");
  command.callback([options, set, reach, until, cure, &common, &status] {
    if (set.count() + reach.count() + until.count() + cure.count() == 0)
      throw UsageError("one of --set, --reach, --until or --cure is required");
    status = run(*options, common);
  });
}

}  // namespace diagclub
