// A folder in, the paths of its YAML files out.
#include "load/yaml_folder.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

#include "base/endings.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

// `rules.yaml.txt`, `rules.yml~`, `rules.yaml.bak`: what an editor or a file manager makes of a name.
bool is_almost_yaml_name(const std::string& name) {
  const std::string folded = lower_case(name);
  for (const std::string_view ending : {".yaml", ".yml"}) {
    const std::size_t at = folded.find(ending);
    if (at == std::string::npos || at == 0) continue;
    const std::size_t behind = at + ending.size();
    if (behind < folded.size() && std::isalnum(static_cast<unsigned char>(folded[behind])) == 0) return true;
  }
  return false;
}

class Walker {
 public:
  Walker(const FolderWalk& walk, Diagnostics& diagnostics) : walk_(walk), diagnostics_(diagnostics) {}

  std::vector<std::string> files(const fs::path& folder) {
    walk_folder(folder, true);
    std::sort(files_.begin(), files_.end());
    return std::move(files_);
  }

 private:
  void refuse(const fs::path& path, const std::string& why) {
    diagnostics_.error_without_place(path.string(), "cannot read it: " + why,
                                     "mend it, or take it out of the folder", "unreadable-file");
  }

  void walk_folder(const fs::path& folder, bool top) {
    std::error_code failure;
    if (!seen_.insert(fs::canonical(folder, failure)).second)
      return pass_over(folder.string(), "this folder is read under another name already", "remove the link",
                       diagnostics_);
    std::vector<fs::directory_entry> entries;
    for (auto at = fs::directory_iterator(folder, failure); !failure && at != fs::directory_iterator();
         at.increment(failure))
      entries.push_back(*at);
    if (failure) return refuse(folder, failure.message());
    std::sort(entries.begin(), entries.end());
    for (const fs::directory_entry& entry : entries) {
      const std::string name = entry.path().filename().string();
      const fs::file_status status = entry.status(failure);
      if (fs::is_directory(status)) {
        if (!top || name != walk_.leave_out) below(entry, name);
      } else if (is_yaml(name)) {
        file(entry, name, status, failure);
      } else if (!is_hidden_name(name) && is_almost_yaml_name(name)) {
        pass_over(entry.path().string(), "its name does not end in .yaml or .yml",
                  "rename it, or take it out of the folder", diagnostics_);
      } else if (!is_hidden_name(name) && status.type() == fs::file_type::not_found) {
        pass_over(entry.path().string(), "it is a link to what is not there", "mend the link, or remove it",
                  diagnostics_);
      }
    }
  }

  void below(const fs::directory_entry& entry, const std::string& name) {
    if (is_hidden_name(name)) {
      if (holds_yaml(entry.path()))
        pass_over(entry.path().string(), "its name begins with a dot, and so its files are left out",
                  "rename it, or take it out of the folder", diagnostics_);
      return;
    }
    if (is_yaml(name))
      pass_over(entry.path().string(), "it is a folder, though it is called like a file",
                "what it holds is read; rename it", diagnostics_);
    walk_folder(entry.path(), false);
  }

  void file(const fs::directory_entry& entry, const std::string& name, const fs::file_status& status,
            const std::error_code& failure) {
    if (is_hidden_name(name))
      return pass_over(entry.path().string(), "its name begins with a dot",
                       "rename it, or take it out of the folder", diagnostics_);
    if (fs::is_regular_file(status)) return files_.push_back(entry.path().string());
    if (status.type() == fs::file_type::not_found)
      return refuse(entry.path(), "it is a link to what is not there");
    refuse(entry.path(), failure ? failure.message() : "it is no regular file");
  }

  // Whether a YAML file stands anywhere below; links to folders are not followed.
  static bool holds_yaml(const fs::path& folder) {
    std::error_code failure;
    for (auto at = fs::recursive_directory_iterator(folder, failure);
         !failure && at != fs::recursive_directory_iterator(); at.increment(failure)) {
      if (is_yaml(at->path().filename().string())) return true;
    }
    return false;
  }

  const FolderWalk& walk_;
  Diagnostics& diagnostics_;
  std::set<fs::path> seen_;
  std::vector<std::string> files_;
};

}  // namespace

bool is_hidden_name(std::string_view name) { return name.size() > 1 && name[0] == '.'; }

std::vector<std::string> yaml_files_below(const std::string& folder, const FolderWalk& walk,
                                          Diagnostics& diagnostics) {
  return Walker(walk, diagnostics).files(folder);
}

void pass_over(const std::string& path, std::string why, std::string help, Diagnostics& diagnostics) {
  diagnostics.warning(Source(path, ""), {}, "not read: " + std::move(why), std::move(help),
                      "file-passed-over");
}

}  // namespace diagclub
