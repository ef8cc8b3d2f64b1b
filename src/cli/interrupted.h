// In: the path of a file that is being written. Out: nothing of it, where a signal ends the program.
#pragma once

#include <string>

namespace diagclub {

// A file that is being written: removed where the program is ended by a signal before it is let go of. Any
// number of them at once.
class RemovedWhenInterrupted {
 public:
  explicit RemovedWhenInterrupted(const std::string& path);
  ~RemovedWhenInterrupted();
  RemovedWhenInterrupted(const RemovedWhenInterrupted&) = delete;
  RemovedWhenInterrupted& operator=(const RemovedWhenInterrupted&) = delete;

 private:
  struct Note;
  static void remove_all_and_die(int signal);
  static void listen();

  Note* note_;
};

}  // namespace diagclub
