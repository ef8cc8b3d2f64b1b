// What score is to read and to write in, what would be lost told.
#include "cli/score/score_files.h"

#include <fmt/format.h>

#include "batch/inputs.h"
#include "cli/output_place.h"
#include "cli/outputs_apart.h"
#include "cli/score/score_output.h"

namespace diagclub {

namespace {

// A run that can be gone on with needs files; there, what it keeps beside them is its output too.
void add_kept(const AskedOutput& asked, bool with_journal, std::vector<AskedOutput>& outputs,
              Diagnostics& problems) {
  if (asked.path.empty()) return;
  const OutputPlace place = output_place(asked.path);
  if (place.kind != OutputPlace::Kind::file) {
    problems.error_without_place("--resume",
                                 fmt::format("`{}` is no file that could be gone on with", asked.path),
                                 fmt::format("name a regular file: `{} FILE`", asked.option));
    return;
  }
  outputs.push_back({asked.option, part_of(place.target)});
  if (with_journal) outputs.push_back({asked.option, journal_of(place.target)});
}

}  // namespace

void check_score_files(const ScoreOptions& options, const std::vector<std::string>& inputs,
                       const std::string& rules, Diagnostics& problems) {
  std::vector<AskedOutput> outputs{
      {"-o", options.output}, {"--errors", options.errors}, {"--summary-file", options.summary.file}};
  if (options.resume && !options.output.empty()) {
    const AskedOutput rows = outputs[0];
    const AskedOutput errors = outputs[1];
    add_kept(rows, true, outputs, problems);
    add_kept(errors, false, outputs, problems);
  }
  OutputsApart apart(outputs, problems);
  for (const std::string& path : {options.mapping, options.files_from, rules}) apart.input(path);
  InputWalk walk(inputs, input_format_from_name(options.from));
  // Folders are gone through only where something in them could be written over: it takes its time.
  if (!apart.may_be_read()) walk.stay_out_of_folders();
  while (const auto input = walk.next()) {
    apart.input(input->name, input->file);
    const std::string own = input->in_folder ? "" : not_read_as_own(input->file);
    if (!own.empty())
      problems.error_without_place(input->name, "this is no input: " + own,
                                   "send that to a file that is not read, or leave this one out");
  }
}

}  // namespace diagclub
