#include <fcntl.h>
#include <unistd.h>

#include "cli/program.h"

namespace {

// A standard stream that is closed is opened upon nothing, the wrong way round: else the next file that is
// opened would take its number, and messages would be written into it.
void open_standard_streams() {
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
    if (fcntl(stream, F_GETFD) < 0) open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace

int main(int argc, char** argv) {
  open_standard_streams();
  return diagclub::run_program(argc, argv);
}
