// In: what is wrong with fiches. Out: the first of it as text on standard error, and a count of the rest.
#pragma once

#include <string_view>

#include "base/diagnostics.h"
#include "cli/options.h"

namespace diagclub {

// What is wrong with the fiches of a run, on standard error as it goes, up to a number: a stream of nothing
// but bad lines would else write many times what it reads. The rest is counted.
class ToldProblems {
 public:
  // `most`: how many are told; 0: all.
  ToldProblems(const CommonOptions& common, long long most) : common_(common), most_(most) {}
  void tell(const Diagnostics& problems);
  // How many were not told, if any. `help`: how to see them.
  void finish(std::string_view help) const;

 private:
  const CommonOptions& common_;
  long long most_;
  long long told_ = 0;
  long long left_ = 0;
};

}  // namespace diagclub
