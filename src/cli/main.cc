#include <cstdio>
#include "cli/rules.h"
int main(int argc, char** argv) {
  diagclub::Diagnostics d;
  auto plan = diagclub::plan_from_folder(argc > 1 ? argv[1] : "", d);
  for (auto& x : d.all()) std::fputs(diagclub::text_from_diagnostic(x, {}).c_str(), stderr);
  std::printf("%d\n", plan != nullptr);
}
