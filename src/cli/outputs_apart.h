// In: the files that a run is to write and to read. Out: what would be lost by it, told before it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/file_identity.h"
#include "batch/inputs.h"
#include "cli/options.h"

namespace diagclub {

// A file that a run is to write, and the option that named it.
struct AskedOutput {
  std::string option;
  std::string path;  // empty: it was not asked for
};

// Told before anything is opened for writing: an output that is also an input, another output, or where the
// program's own streams go. Files are compared, not paths: a link, or another path to a file, is that file.
class OutputsApart {
 public:
  // Compares the outputs with each other.
  OutputsApart(const std::vector<AskedOutput>& outputs, Diagnostics& problems);
  // Whether any output stands there already, so that an input may be it.
  bool may_be_read() const;
  // Compares an input, named so in messages, with every output.
  void input(const std::string& name, const std::optional<FileIdentity>& file);
  // The same for a file, or for all YAML files of a folder.
  void input(const std::string& path);

 private:
  struct Known {
    AskedOutput asked;
    std::string identity;  // empty: nothing to lose
  };
  std::vector<Known> outputs_;
  Diagnostics& problems_;
};

// For a command that reads some files, and the rules of a folder if asked to. False where something was told.
bool outputs_apart(const std::vector<AskedOutput>& outputs, const std::vector<std::string>& inputs,
                   const CommonOptions& common);

// Says of each file that was left out of a folder because the program's own words go there.
void warn_of_own_streams(const PassedOver& passed_over, const CommonOptions& common);

}  // namespace diagclub
