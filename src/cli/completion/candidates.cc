// The words of a command line in, what may stand at the cursor out.
#include "cli/completion/candidates.h"

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

class Walk {
 public:
  explicit Walk(const CommandForm& program) : command_(&program) {}

  Candidates run(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) pass(words[i]);
    const std::string at = words.empty() ? "" : words.back();
    const std::size_t equals = at.find('=');
    const bool option_like = !only_positionals_ && at.starts_with('-') && at != "-";
    if (valued_ != nullptr && !is_satisfied_) {
      value(*valued_, at, "");
    } else if (option_like && at.starts_with("--") && equals != std::string::npos) {
      if (const OptionForm* option = command_->option(at.substr(0, equals)))
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
  // A word before the one at the cursor.
  void pass(const std::string& word) {
    if (valued_ == rules_option() && valued_ != nullptr && !is_satisfied_) rules_ = word;
    if (valued_ != nullptr && !is_satisfied_) {
      is_satisfied_ = true;
      if (!valued_->many_words) valued_ = nullptr;
      return;
    }
    if (!only_positionals_ && word == "--") {
      only_positionals_ = true;
      valued_ = nullptr;
      return;
    }
    if (!only_positionals_ && word.starts_with('-') && word != "-") return pass_option(word);
    if (valued_ != nullptr) return;  // one more of its values
    if (const CommandForm* inner = command_->command(word)) {
      command_ = inner;
      used_.clear();
      return;
    }
    ++positionals_;
  }

  void pass_option(const std::string& word) {
    valued_ = nullptr;
    const std::size_t equals = word.find('=');
    const OptionForm* option = command_->option(word.substr(0, equals));
    if (option == nullptr) return;
    used_.insert(option);
    if (equals != std::string::npos && option == rules_option()) rules_ = word.substr(equals + 1);
    if (equals != std::string::npos || !option->takes_value) return;
    valued_ = option;
    is_satisfied_ = false;
  }

  const OptionForm* rules_option() const { return command_->option("--rules"); }

  void add(const std::string& word, const std::string& about, const std::string& typed) {
    if (word.starts_with(typed)) found_.words.push_back({word, about});
  }

  void commands(const std::string& typed) {
    if (only_positionals_) return;
    for (const CommandForm& command : command_->commands) add(command.name, command.about, typed);
  }

  void options(const std::string& typed) {
    for (const OptionForm& option : command_->options) {
      if (option.is_argument() || (used_.count(&option) > 0 && !option.several_times)) continue;
      if (std::any_of(used_.begin(), used_.end(), [&](const OptionForm* used) {
            return std::any_of(option.excludes.begin(), option.excludes.end(),
                               [&](const std::string& name) { return used->is_called(name); });
          }))
        continue;
      for (const std::string& name : option.names) add(name, option.about, typed);
    }
  }

  void positional(const std::string& typed) {
    int at = 0;
    for (const OptionForm& option : command_->options) {
      if (!option.is_argument()) continue;
      if (at++ == positionals_ || option.many_words) return value(option, typed, "");
    }
  }

  // Words that may be the option's value; `lead` is what stands before it in the same word.
  void value(const OptionForm& option, const std::string& typed, const std::string& lead) {
    const std::string& name = option.placeholder;
    Candidates values;
    // Of a list only the last is asked for.
    const bool list = name == "LIST" || option.in_one_word;
    const std::size_t comma = list ? typed.rfind(',') : std::string::npos;
    const std::string before = comma == std::string::npos ? "" : typed.substr(0, comma + 1);
    const std::string last = typed.substr(before.size());
    for (const std::string& member : option.words) {
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

  const CommandForm* command_;
  std::set<const OptionForm*> used_;
  const OptionForm* valued_ = nullptr;  // whose value comes next, or may
  bool is_satisfied_ = false;           // it has one
  bool only_positionals_ = false;
  int positionals_ = 0;
  std::string rules_;  // what `--rules` says
  Candidates found_;
};

}  // namespace

Candidates candidates_for(const CommandForm& program, const std::vector<std::string>& words) {
  return Walk(program).run(words);
}

}  // namespace diagclub
