// A path in, the text of a fiche out.
#include "load/fiche_source.h"

#include "base/other_file.h"
#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

std::optional<Source> fiche_source(const std::string& path, Diagnostics& problems) {
  const std::string name = path == "-" ? "<standard input>" : path;
  FileText file = read_file(path, kLargestFiche);
  switch (file.failure) {
    case ReadFailure::none:
      return Source(name, std::move(file.text));
    case ReadFailure::too_large: {
      if (const auto other = other_file(file.text)) {
        problems.error_without_place(name, other->message, other->help);
        return std::nullopt;
      }
      const Source cut(name, std::move(file.text));
      const Position end = cut.position(cut.text().size());
      problems.error(cut, {end, end}, "this fiche is larger than 1 MiB",
                     "a fiche takes a few kilobytes; for a stream of fiches there is `diagclub score`");
      return std::nullopt;
    }
    case ReadFailure::directory:
      problems.error_without_place(name, "this is a folder, not a fiche",
                                   "`diagclub score` reads the fiches of a folder");
      return std::nullopt;
    case ReadFailure::missing:
    case ReadFailure::unreadable:
      break;
  }
  problems.error_without_place(name, "cannot read it: " + file.reason, "check the path");
  return std::nullopt;
}

}  // namespace diagclub
