// A program of the build: the rules and labelled fiches below a folder in, a C++ source that holds them
// compiled out.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
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

// Leaves a file as it is that holds the text already: what is made from it need not be made again.
void write_if_new(const std::filesystem::path& path, const std::string& text) {
  {
    std::ifstream before(path, std::ios::binary);
    if (before && std::string(std::istreambuf_iterator<char>(before), {}) == text) return;
  }
  OutputFile out(path.string());
  out.write(text);
  if (!out.finish()) throw std::runtime_error(out.failure());
}

// The source for the rules and labelled fiches below the working folder.
std::string compiled_source() {
  Diagnostics problems;
  const auto plan = plan_from_folder("rules", problems);
  std::vector<LabelledClub> clubs;
  if (plan) clubs = cases_from_paths({"samples"}, FicheForm(plan->rules()), problems).clubs;
  if (!problems.empty()) {
    for (const Diagnostic& problem : problems.all()) std::cerr << text_from_diagnostic(problem, {});
    throw std::runtime_error("the rules inside the program must be without fault");
  }
  std::string out =
      "// Made from rules/ and samples/ when the program is built.\n#include \"cli/built_in/built_in.h\"\n\n"
      "namespace diagclub {\n\nnamespace {\n\n";
  const Functions functions(*plan);
  PeerClubs base = case_base(*plan, std::move(clubs));
  for (const Facts& facts : base.facts) base.verdicts.push_back(verdicts_in_words(*plan, functions, facts));
  out += literal("kPlan", bytes_from_plan(*plan));
  out += literal("kFunctions", bytes_from_functions(functions));
  out += literal("kCaseBase", bytes_from_case_base(base));
  return out +
         "\n}  // namespace\n\nCompiledRules compiled_rules() {\n"
         "  return {{kPlan, sizeof kPlan - 1}, {kFunctions, sizeof kFunctions - 1}, {kCaseBase, sizeof "
         "kCaseBase - 1}};\n"
         "}\n\n}  // namespace diagclub\n";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("compile_rules FOLDER OUTPUT");
    const std::filesystem::path written = std::filesystem::absolute(argv[2]);
    std::filesystem::current_path(argv[1]);  // files are named as they are inside the program
    write_if_new(written, compiled_source());
    return 0;
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << "\n";
    return 1;
  }
}
