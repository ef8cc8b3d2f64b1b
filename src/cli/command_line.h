// In: the commands of the program, their options and help, each from its command's own source. Out: the
// values filled in and the chosen command run, or what is wrong with how it was asked. CLI11 does the work
// behind it: a source that sees it takes longer to compile than most take in all, so that only
// `command_line.cc` does.
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace diagclub {

// One option, flag or argument, to be read.
struct OptionForm {
  std::vector<std::string> names;  // `--output`, `-o`; none: an argument
  std::string about;
  std::string placeholder;         // for its value: `FILE`
  std::vector<std::string> words;  // that it takes; none: any
  bool takes_value = false;
  bool several_times = false;
  bool many_words = false;            // every word up to the next option is its value
  bool in_one_word = false;           // several values in one: `a,b`
  std::vector<std::string> excludes;  // names of options that cannot stand beside it

  bool is_argument() const { return names.empty(); }
  bool is_called(std::string_view name) const;
};

// A command, to be read: its options in the order of its help, and the commands below it.
struct CommandForm {
  std::string name;
  std::string about;
  std::vector<OptionForm> options;
  std::vector<CommandForm> commands;

  // Nothing where none is called so.
  const OptionForm* option(std::string_view called) const;
  const CommandForm* command(std::string_view called) const;
};

// One option, flag or argument, to be declared. Copies stand for the same one.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}

  // What stands for the value in the help: `FILE`.
  Option type_name(const std::string& name) const;
  // The words that it takes.
  Option one_of(const std::vector<std::string>& words) const;
  // The numbers that it takes, both ends included.
  Option within(int least, int most) const;
  Option within(double least, double most) const;
  Option not_negative() const;
  // Several values in one word: `a,b`.
  Option comma_separated() const;
  // One value each time that it is written; the word after that is not its own.
  Option one_value_each_time() const;
  Option required() const;
  Option excludes(const Option& other) const;
  Option needs(const Option& other) const;
  // How often it was written; known once its command runs.
  std::size_t count() const;

 private:
  CLI::Option* option_;
};

// A command, to be declared: options and commands below it are added to it. Copies stand for the same one.
// What is filled in must outlive the run.
class Command {
 public:
  explicit Command(CLI::App* app) : app_(app) {}

  Command add_subcommand(const std::string& name, const std::string& help) const;
  // `names`: `-o,--output`; an argument has no dashes. Values are strings, numbers, or vectors of strings.
  template <typename Value>
  Option add_option(const std::string& names, Value& value, const std::string& help) const;
  Option add_flag(const std::string& names, bool& value, const std::string& help) const;
  Option option(const std::string& name) const;
  // Below the options in the help: examples, exit statuses.
  void footer(const std::string& text) const;
  // One of its commands must be named.
  void require_subcommand() const;
  // What is done when it is chosen and all is filled in. May throw a `UsageError`.
  void callback(std::function<void()> run) const;
  // Names of the commands below it.
  std::vector<std::string> commands() const;
  // All that was declared of it.
  CommandForm form() const;

 private:
  CLI::App* app_;
};

// What is wrong with how the program was called, in words.
class UsageError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// All commands of a program.
class CommandLine {
 public:
  CommandLine(const std::string& name, const std::string& version, const std::string& help);
  ~CommandLine();

  Command program() const { return Command(app_.get()); }
  // Fills in what is asked for and runs the chosen command: true. Help or the version, if asked for, is
  // written to std::cout instead: false. Throws a `UsageError`; an empty value is one too.
  bool run(int argc, char** argv);
  // The program and its chosen command, as one types them.
  std::string chosen() const;

 private:
  std::unique_ptr<CLI::App> app_;
};

}  // namespace diagclub
