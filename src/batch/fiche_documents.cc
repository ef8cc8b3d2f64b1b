// Inputs in, documents out, one at a time.
#include "batch/fiche_documents.h"

#include <algorithm>

#include "batch/blocks.h"
#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

PassedOver for_each_document(const std::vector<std::string>& inputs, const DocumentSink& sink) {
  PassedOver passed_over;
  InputWalk walk(inputs, InputFormat::yaml);
  walk.tell(passed_over);
  BlockReader reader(std::move(walk));
  const Input* input = nullptr;
  bool any = false;
  const auto split = [&](const std::string& name, std::string_view text, int first_line) {
    Documents documents(text, first_line);
    while (const auto document = documents.next()) {
      any = true;
      sink.document(Source(name, std::string(document->text), document->first_line));
    }
  };
  const auto lines = [&](const std::string& name, std::string_view text, int number) {
    for (; !text.empty(); ++number) {
      const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
      split(name, line, number);
      text.remove_prefix(line.size());
    }
  };
  while (const auto block = reader.next()) {
    for (const Input& file : block->files) {
      const FileText text = read_file(file.path, kLargestFiche * 2);
      any = false;
      if (text.failure != ReadFailure::none)
        sink.failure(file.name, 0, "cannot read it: " + text.reason, "");
      else
        split(file.name, text.text, 1);
      if (!any && text.failure == ReadFailure::none)
        sink.failure(file.name, 1, kNothingInIt, kNothingInItHelp);
    }
    if (!block->input) continue;
    if (block->input.get() != input) any = false;
    input = block->input.get();
    if (input->format == InputFormat::ndjson)
      lines(input->name, block->text, block->first_line);
    else
      split(input->name, block->text, block->first_line);
    // JSON is YAML, too.
    for (const JsonElement& element : block->elements) {
      any = true;
      if (element.fault.empty())
        sink.document(Source(input->name, element.text, element.line));
      else
        sink.failure(input->name, element.line, element.fault, element.help);
    }
    if (!block->failure.empty())
      sink.failure(input->name, 0, block->failure, block->help);
    else if (block->ends_input && !any)
      sink.failure(input->name, 1, kNothingInIt, kNothingInItHelp);
  }
  return passed_over;
}

bool tell_too_large(const Source& document, bool too_large, Diagnostics& problems) {
  if (!too_large && document.text().size() <= kLargestFiche) return false;
  const int line = document.first_line();
  problems.error(document, {{line, 1}, {line, 2}}, "this fiche is larger than 1 MiB",
                 "a fiche takes a few kilobytes: a quote or a `---` may be missing");
  return true;
}

}  // namespace diagclub
