#include "cli/program.h"

int main(int argc, char** argv) { return diagclub::run_program(argc, argv); }
