// In: the command line. Out: an exit status, output and errors written.
#pragma once

namespace diagclub {

// The whole program: reads the command line, runs the command, gives the exit status. Lets nothing be thrown.
int run_program(int argc, char** argv);

}  // namespace diagclub
