#!/usr/bin/env python3
"""Runs the end-to-end cases (tests/e2e/test_*.py) against a program.

    tests/e2e/run.py PROGRAM               all of them
    tests/e2e/run.py PROGRAM -k PATTERN    those whose name holds the pattern
    tests/e2e/run.py PROGRAM --update      writes the golden files and README's transcripts anew
"""
import argparse
import os
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Tally(unittest.TextTestResult):
    """Counts what passed: unittest itself keeps only what did not."""
    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", metavar="PROGRAM")
    arguments.add_argument("-k", metavar="PATTERN", action="append", help="only cases whose name holds it")
    arguments.add_argument("-v", action="store_true", help="a line for each case")
    arguments.add_argument("--update", action="store_true", help="refresh the golden files")
    options = arguments.parse_args()
    program = Path(options.program).resolve()
    if not os.access(program, os.X_OK):
        sys.exit(f"run.py: there is no program {program}")
    os.environ["DIAGCLUB"] = str(program)
    sys.path.insert(0, str(HERE))
    sys.dont_write_bytecode = True

    if options.update:
        import test_golden
        import test_readme
        test_readme.update()
        return test_golden.update()
    loader = unittest.TestLoader()
    loader.testNamePatterns = [pattern if "*" in pattern else f"*{pattern}*" for pattern in options.k or []] or None
    suite = loader.discover(str(HERE), top_level_dir=str(HERE))
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2 if options.v else 1, resultclass=Tally).run(suite)
    for case, _ in result.expectedFailures:
        print(f"known failure: {case.id()}")
    for case, reason in result.skipped:
        print(f"skipped: {case.id()}: {reason}")
    failed = len({case.id() for case, _ in result.failures + result.errors}) + len(result.unexpectedSuccesses)
    print(f"{result.passed} passed, {failed} failed", flush=True)
    return 1 if failed or not result.passed else 0


if __name__ == "__main__":
    sys.exit(main())
