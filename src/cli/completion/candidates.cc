// The words of a command line in, what may stand at the cursor out.
#include "cli/completion/candidates.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>

#include "cli/built_in/built_in.h"
#include "cli/completion/rule_names.h"
#include "load/rules.h"

namespace diagclub {

namespace {

// What help calls values that are the names of files, and of folders.
const std::set<std::string> kFiles{"FILE", "PATH", "FICHE", "INPUT", "BEFORE", "AFTER", "OLD", "NEW"};
const std::set<std::string> kFolders{"DIR"};

// The words that an option's check takes: those between the braces of `{text,json}`.
std::vector<std::string> members_of(CLI::Option& option) {
  std::vector<std::string> members;
  for (int i = 0;; ++i) {
    const CLI::Validator* check = nullptr;
    try {
      check = option.get_validator(i);
    } catch (const CLI::OptionNotFound&) {
      return members;
    }
    const std::string words = check->get_description();
    if (!words.starts_with('{') || !words.ends_with('}')) continue;
    for (std::size_t from = 1; from < words.size();) {
      const std::size_t end = std::min(words.find(',', from), words.size() - 1);
      members.push_back(words.substr(from, end - from));
      from = end + 1;
    }
  }
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }
// Every word up to the next option is its value, too.
bool takes_many(const CLI::Option& option) {
  return option.get_items_expected_max() > 1 && option.get_allow_extra_args();
}

class Walk {
 public:
  explicit Walk(CLI::App& program) : command_(&program) {}

  Candidates run(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) pass(words[i]);
    const std::string at = words.empty() ? "" : words.back();
    const std::size_t equals = at.find('=');
    const bool option_like = !only_positionals_ && at.starts_with('-') && at != "-";
    if (valued_ != nullptr && !is_satisfied_) {
      value(*valued_, at, "");
    } else if (option_like && at.starts_with("--") && equals != std::string::npos) {
      if (CLI::Option* option = named(at.substr(0, equals)))
        value(*option, at.substr(equals + 1), at.substr(0, equals + 1));
    } else if (option_like || at == "-") {
      options(at);
    } else {
      if (valued_ != nullptr) value(*valued_, at, "");
      commands(at);
      positional(at);
      if (at.empty() && found_.words.empty() && !found_.files && !found_.folders) options(at);
    }
    return std::move(found_);
  }

 private:
  CLI::Option* named(const std::string& name) const { return command_->get_option_no_throw(name); }

  // A word before the one at the cursor.
  void pass(const std::string& word) {
    if (valued_ == rules_option() && valued_ != nullptr && !is_satisfied_) rules_ = word;
    if (valued_ != nullptr && !is_satisfied_) {
      is_satisfied_ = true;
      if (!takes_many(*valued_)) valued_ = nullptr;
      return;
    }
    if (!only_positionals_ && word == "--") {
      only_positionals_ = true;
      valued_ = nullptr;
      return;
    }
    if (!only_positionals_ && word.starts_with('-') && word != "-") return pass_option(word);
    if (valued_ != nullptr) return;  // one more of its values
    const auto inner =
        command_->get_subcommands([&](CLI::App* command) { return command->get_name() == word; });
    if (!inner.empty()) {
      command_ = inner.front();
      used_.clear();
      return;
    }
    ++positionals_;
  }

  void pass_option(const std::string& word) {
    valued_ = nullptr;
    const std::size_t equals = word.find('=');
    CLI::Option* option = named(word.substr(0, equals));
    if (option == nullptr) return;
    used_.insert(option);
    if (equals != std::string::npos && option == rules_option()) rules_ = word.substr(equals + 1);
    if (equals != std::string::npos || !takes_value(*option)) return;
    valued_ = option;
    is_satisfied_ = false;
  }

  CLI::Option* rules_option() const { return named("--rules"); }

  void add(const std::string& word, const std::string& about, const std::string& typed) {
    if (word.starts_with(typed)) found_.words.push_back({word, about});
  }

  void commands(const std::string& typed) {
    if (only_positionals_) return;
    for (CLI::App* command : command_->get_subcommands([](const CLI::App*) { return true; }))
      add(command->get_name(), command->get_description(), typed);
  }

  void options(const std::string& typed) {
    for (const CLI::Option* option : command_->get_options()) {
      const bool again = takes_value(*option) && option->get_items_expected_max() > 1;
      if (option->get_positional() || (used_.count(option) > 0 && !again)) continue;
      const auto& excluded = option->get_excludes();
      if (std::any_of(used_.begin(), used_.end(), [&](const CLI::Option* used) {
            return std::any_of(excluded.begin(), excluded.end(),
                               [&](const CLI::Option* other) { return other == used; });
          }))
        continue;
      for (const std::string& name : option->get_lnames()) add("--" + name, option->get_description(), typed);
      for (const std::string& name : option->get_snames()) add("-" + name, option->get_description(), typed);
    }
  }

  void positional(const std::string& typed) {
    int at = 0;
    for (CLI::Option* option : command_->get_options()) {
      if (!option->get_positional()) continue;
      if (at++ == positionals_ || takes_many(*option)) return value(*option, typed, "");
    }
  }

  // Words that may be the option's value; `lead` is what stands before it in the same word.
  void value(CLI::Option& option, const std::string& typed, const std::string& lead) {
    const std::string placeholder = option.get_positional() ? option.get_name(true) : option.get_type_name();
    const std::string name = placeholder.substr(0, placeholder.find_first_of(": "));
    Candidates values;
    // Of a list only the last is asked for.
    const bool list = name == "LIST" || option.get_delimiter() == ',';
    const std::size_t comma = list ? typed.rfind(',') : std::string::npos;
    const std::string before = comma == std::string::npos ? "" : typed.substr(0, comma + 1);
    const std::string last = typed.substr(before.size());
    for (const std::string& member : members_of(option)) {
      if (member.starts_with(last)) values.words.push_back({member, ""});
    }
    if (is_rule_name(name)) {
      std::unique_ptr<const Plan> own;
      if (!rules_.empty()) {
        Diagnostics ignored;
        own = plan_from_folder(rules_, ignored);
      }
      if (own || rules_.empty()) add_rule_names(own ? *own : built_in_plan(), name, last, values);
    }
    for (Candidate& one : values.words)
      found_.words.push_back({lead + before + one.word, std::move(one.about)});
    found_.open |= values.open || list;
    found_.files |= kFiles.count(name) > 0;
    found_.folders |= kFolders.count(name) > 0;
  }

  CLI::App* command_;
  std::set<const CLI::Option*> used_;
  CLI::Option* valued_ = nullptr;  // whose value comes next, or may
  bool is_satisfied_ = false;      // it has one
  bool only_positionals_ = false;
  int positionals_ = 0;
  std::string rules_;  // what `--rules` says
  Candidates found_;
};

}  // namespace

Candidates candidates_for(const Command& program, const std::vector<std::string>& words) {
  return Walk(program.app()).run(words);
}

}  // namespace diagclub
