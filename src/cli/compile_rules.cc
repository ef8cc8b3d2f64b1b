// A program of the build: the rules and labelled fiches below a folder in, a C++ source that holds them
// compiled out.
#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "cli/output_file.h"
#include "load/cases.h"
#include "load/rules.h"
#include "report/club/similar_report.h"
#include "store/stored.h"

namespace {

using namespace diagclub;

// As a string literal: what is printed as it stands and what is not in octal, of which no digit can be too
// many.
std::string literal(const std::string& name, const std::string& bytes) {
  constexpr std::size_t kLine = 64;
  std::string out = "constexpr char " + name + "[] =";
  for (std::size_t at = 0; at < bytes.size(); at += kLine) {
    out += "\n    \"";
    for (const char c : std::string_view(bytes).substr(at, kLine)) {
      const bool plain = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '?';
      if (plain)
        out += c;
      else
        out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    }
    out += '"';
  }
  return out + ";\n";
}

void compile(const std::filesystem::path& folder, const std::filesystem::path& path) {
  const std::filesystem::path written = std::filesystem::absolute(path);
  std::filesystem::current_path(folder);  // files are named as they are inside the program
  Diagnostics problems;
  const auto plan = plan_from_folder("rules", problems);
  std::vector<LabelledClub> clubs;
  if (plan) clubs = cases_from_paths({"samples"}, FicheForm(plan->rules()), problems).clubs;
  if (!problems.empty()) {
    for (const Diagnostic& problem : problems.all()) std::cerr << text_from_diagnostic(problem, {});
    throw std::runtime_error("the rules inside the program must be without fault");
  }
  OutputFile out(written.string());
  out.write(
      "// Made from rules/ and samples/ when the program is built.\n#include \"cli/built_in/built_in.h\"\n\n"
      "namespace diagclub {\n\nnamespace {\n\n");
  const Functions functions(*plan);
  PeerClubs base = case_base(*plan, std::move(clubs));
  for (const Facts& facts : base.facts) base.verdicts.push_back(verdicts_in_words(*plan, functions, facts));
  out.write(literal("kPlan", bytes_from_plan(*plan)));
  out.write(literal("kFunctions", bytes_from_functions(functions)));
  out.write(literal("kCaseBase", bytes_from_case_base(base)));
  out.write(
      "\n}  // namespace\n\nCompiledRules compiled_rules() {\n"
      "  return {{kPlan, sizeof kPlan - 1}, {kFunctions, sizeof kFunctions - 1}, {kCaseBase, sizeof "
      "kCaseBase - 1}};\n"
      "}\n\n}  // namespace diagclub\n");
  if (!out.finish()) throw std::runtime_error(out.failure());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("compile_rules FOLDER OUTPUT");
    compile(argv[1], argv[2]);
    return 0;
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << "\n";
    return 1;
  }
}
