// In: calls that describe commands. Out: the same made of CLI11's parts, whose faults are given as
// `UsageError`.
#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

namespace diagclub {

namespace {

std::vector<CLI::App*> commands_below(CLI::App& command) {
  return command.get_subcommands([](const CLI::App*) { return true; });
}

// An empty value comes of a variable that was not set; what is done without the option was not asked for.
void refuse_empty_values(CLI::App& command) {
  static const CLI::Validator not_empty(
      [](std::string& value) { return std::string(value.empty() ? "the value given is empty" : ""); }, "");
  for (CLI::Option* const option : command.get_options()) {
    if (option->get_items_expected_max() > 0) option->check(not_empty);
  }
  for (CLI::App* const below : commands_below(command)) refuse_empty_values(*below);
}

// The words that an option's check takes: those between the braces of `{text,json}`.
std::vector<std::string> words_of(CLI::Option& option) {
  std::vector<std::string> taken;
  for (int i = 0;; ++i) {
    const CLI::Validator* check = nullptr;
    try {
      check = option.get_validator(i);
    } catch (const CLI::OptionNotFound&) {
      return taken;
    }
    const std::string words = check->get_description();
    if (!words.starts_with('{') || !words.ends_with('}')) continue;
    for (std::size_t from = 1; from < words.size();) {
      const std::size_t end = std::min(words.find(',', from), words.size() - 1);
      taken.push_back(words.substr(from, end - from));
      from = end + 1;
    }
  }
}

std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  return names;
}

OptionForm form_of(CLI::Option& option) {
  OptionForm form;
  if (!option.get_positional()) form.names = names_of(option);
  form.about = option.get_description();
  const std::string value = option.get_positional() ? option.get_name(true) : option.get_type_name();
  form.placeholder = value.substr(0, value.find_first_of(": "));
  form.words = words_of(option);
  form.takes_value = option.get_items_expected_max() > 0;
  form.several_times = option.get_items_expected_max() > 1;
  form.many_words = form.several_times && option.get_allow_extra_args();
  form.in_one_word = option.get_delimiter() == ',';
  for (const CLI::Option* other : option.get_excludes())
    std::ranges::move(names_of(*other), std::back_inserter(form.excludes));
  return form;
}

}  // namespace

bool OptionForm::is_called(std::string_view name) const { return std::ranges::count(names, name) > 0; }

const OptionForm* CommandForm::option(std::string_view called) const {
  const auto found =
      std::ranges::find_if(options, [&](const OptionForm& option) { return option.is_called(called); });
  return found == options.end() ? nullptr : &*found;
}

const CommandForm* CommandForm::command(std::string_view called) const {
  const auto found = std::ranges::find(commands, called, &CommandForm::name);
  return found == commands.end() ? nullptr : &*found;
}

Option Option::type_name(const std::string& name) const {
  option_->type_name(name);
  return *this;
}

Option Option::one_of(const std::vector<std::string>& words) const {
  option_->check(CLI::IsMember(words));
  return *this;
}

Option Option::within(int least, int most) const {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option Option::within(double least, double most) const {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option Option::not_negative() const {
  option_->check(CLI::NonNegativeNumber);
  return *this;
}

Option Option::comma_separated() const {
  option_->delimiter(',');
  return *this;
}

Option Option::one_value_each_time() const {
  option_->allow_extra_args(false);
  return *this;
}

Option Option::required() const {
  option_->required();
  return *this;
}

Option Option::excludes(const Option& other) const {
  option_->excludes(other.option_);
  return *this;
}

Option Option::needs(const Option& other) const {
  option_->needs(other.option_);
  return *this;
}

std::size_t Option::count() const { return option_->count(); }

Command Command::add_subcommand(const std::string& name, const std::string& help) const {
  return Command(app_->add_subcommand(name, help));
}

template <typename Value>
Option Command::add_option(const std::string& names, Value& value, const std::string& help) const {
  return Option(app_->add_option(names, value, help));
}
template Option Command::add_option(const std::string&, std::string&, const std::string&) const;
template Option Command::add_option(const std::string&, std::vector<std::string>&, const std::string&) const;
template Option Command::add_option(const std::string&, int&, const std::string&) const;
template Option Command::add_option(const std::string&, long long&, const std::string&) const;
template Option Command::add_option(const std::string&, std::size_t&, const std::string&) const;
template Option Command::add_option(const std::string&, std::optional<std::size_t>&,
                                    const std::string&) const;
template Option Command::add_option(const std::string&, double&, const std::string&) const;

Option Command::add_flag(const std::string& names, bool& value, const std::string& help) const {
  return Option(app_->add_flag(names, value, help));
}

Option Command::option(const std::string& name) const { return Option(app_->get_option(name)); }

void Command::footer(const std::string& text) const { app_->footer(text); }

void Command::require_subcommand() const { app_->require_subcommand(1); }

void Command::callback(std::function<void()> run) const { app_->callback(std::move(run)); }

std::vector<std::string> Command::commands() const {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_below(*app_)) names.push_back(command->get_name());
  return names;
}

CommandForm Command::form() const {
  CommandForm form{app_->get_name(), app_->get_description(), {}, {}};
  for (CLI::Option* const option : app_->get_options()) form.options.push_back(form_of(*option));
  for (CLI::App* const below : commands_below(*app_)) form.commands.push_back(Command(below).form());
  return form;
}

CommandLine::CommandLine(const std::string& name, const std::string& version, const std::string& help)
    : app_(std::make_unique<CLI::App>(help, name)) {
  app_->set_version_flag("--version", version);
}

CommandLine::~CommandLine() = default;

bool CommandLine::run(int argc, char** argv) {
  refuse_empty_values(*app_);
  try {
    app_->parse(argc, argv);
    return true;
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) throw UsageError(error.what());
    app_->exit(error);  // writes the help, or the version
    return false;
  }
}

std::string CommandLine::chosen() const {
  std::string words = app_->get_name();
  for (const CLI::App* command : app_->get_subcommands()) words += " " + command->get_name();
  return words;
}

}  // namespace diagclub
