// diagclub score: fiches by the folder or the stream in, one line each out.
#include <memory>

#include "cli/command_line.h"
#include "cli/score/score_options.h"

namespace diagclub {

namespace {

std::vector<std::string> names_of_formats() {
  std::vector<std::string> names;
  for (const NamedScoreFormat& each : kScoreFormats) names.emplace_back(each.name);
  return names;
}

constexpr const char* kFooter =
    "Examples:\n  diagclub score samples\n  diagclub score --format csv survey/ > scores.csv\n"
    "  cat fiches.yaml | diagclub score --format ndjson -\n"
    "  diagclub score --columns name,class,members.firms --format csv -o scores.csv --resume "
    "survey.ndjson.gz\n"
    "  diagclub score --shard 1/4 --format csv -o part-1.csv survey/\n"
    "  diagclub score --merge --format csv -o scores.csv part-1.csv part-2.csv part-3.csv part-4.csv\n"
    "  diagclub score --summary --by territory.family survey/\n"
    "  diagclub score --format csv --summary-file summary.json --fail-on 'rejected > 2%' survey/ > "
    "scores.csv\n"
    "\nA fiche that cannot be read is a line with its error; the others are scored.\n"
    "Columns: source, line, name, open, error, recommendations; a table, rule or fact by its name; of a "
    "verdict\n"
    "`class_reachable`; of a count `success_count`, `success_count_possible`, `success_count_held`. What "
    "stands is\nshown, presumed or certain: of a table, rule or count `class_firmness` says which "
    "(certain, "
    "presumed, contested,\nopen), and `class_certain`, `success_count_certain`, `recommendations_certain` "
    "what is certain alone.\n"
    "\n--fail-on takes `read`, `scored`, `rejected`, `settled`, `standing`, `contested`, `open`, "
    "`outliers`, "
    "a verdict's\noutcome (`class.B3`), a factor or a recommendation (how many it holds for), each of "
    "these "
    "with its firmness\n(`class.presumed`, `class.open`), or `FACT.missing`; compared by <, <=, =, !=, >= "
    "or "
    "> with a number or a\npercentage.\n"
    "Exit status: 0 all scored, 1 some rejected or --fail-on holds, 2 the rules, the options or a file are "
    "wrong.";

}  // namespace

void add_score(const Command& program, CommonOptions& common, int& status) {
  auto options = std::make_shared<ScoreOptions>();
  const Command command = program.add_subcommand("score", "Score many fiches: one line each, none lost");
  command.add_option(
      "INPUT", options->inputs,
      "Files, folders, patterns; YAML streams, NDJSON, JSON, CSV, also .gz and .zst; - is standard input");
  command
      .add_option("--files-from", options->files_from,
                  "Read paths from this file: one a line, or ended by NUL")
      .type_name("FILE");
  command
      .add_option("--from", options->from,
                  "What the inputs are, whatever their names: yaml, ndjson, json or csv")
      .one_of({"yaml", "ndjson", "json", "csv"})
      .type_name("FORMAT");
  command
      .add_option("--mapping", options->mapping,
                  "How the columns of a survey's CSV, or the keys of its JSON, are to be read")
      .type_name("FILE");
  command.add_flag(
      "--ignore-unknown-columns", options->ignore_unknown_columns,
      "Pass over the columns of a CSV, or the keys of JSON, that are no fact's, instead of refusing them");
  command.add_option("--format", options->format, "table, markdown, csv, ndjson or json")
      .one_of(names_of_formats())
      .type_name("FORMAT");
  command.add_option("--columns", options->columns, "What a row holds, such as name,class,success_held")
      .type_name("LIST");
  command
      .add_option("--jobs", options->jobs,
                  "How many threads score; as many as there are processors if not said")
      .within(1, 256)
      .type_name("N");
  add_summary_options(command, options->summary);
  command.option("--summary").excludes(command.option("--columns"));
  command.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      .type_name("FILE");
  command
      .add_option("--errors", options->errors,
                  "Write all that is wrong with rejected fiches to this file, as NDJSON")
      .type_name("FILE");
  command
      .add_option("--most-errors", options->most_errors,
                  "How many errors to show on standard error, the rest counted (default 100, 0: all)")
      .not_negative()
      .type_name("N");
  command.add_flag("--strict", options->strict, "Stop at the first fiche that is rejected");
  command.add_flag("--resume", options->resume,
                   "Go on with the run that was interrupted while it wrote this `-o FILE`");
  command.add_option("--shard", options->shard, "Score one share of the inputs: 3/8 is the third of eight")
      .type_name("I/N");
  command.add_flag("--merge", options->merge,
                   "Put the outputs of shards together; INPUT are those files, in order");
  command.add_flag("--timings", options->timings, "Say how many fiches took the fast path");
  add_common_options(command, common);
  command.footer(kFooter);
  command.callback([options, &common, &status] {
    status = options->merge ? run_score_merge(*options, common) : run_score(*options, common);
  });
}

}  // namespace diagclub
