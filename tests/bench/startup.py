#!/usr/bin/env python3
"""startup.py PROGRAM FLOOR [FICHE]: from the command line to the page of one fiche, as a ratio to yaml-cpp merely
reading that fiche: the rules are compiled into the program. Runs in pairs, so that a machine whose speed drifts does not matter; prints
the medians and the median ratio. Whole processes, user and system time."""
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 41


def cpu_seconds(command):
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def wall_seconds(command):
    before = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return time.monotonic() - before


def main():
    program, floor = sys.argv[1:3]
    fiche = sys.argv[3] if len(sys.argv) > 3 else 'samples/r1/wissembourg.yaml'
    commands = [[program, 'diagnose', fiche], [floor, fiche]]
    for command in commands:
        cpu_seconds(command)
    # os.times counts hundredths: ten runs a measure make it fine enough.
    pairs = [[sum(cpu_seconds(command) for _ in range(10)) / 10 for command in commands] for _ in range(RUNS // 4)]
    walls = [[wall_seconds(command) for command in commands] for _ in range(RUNS)]
    for name, figures in (('cpu', pairs), ('wall', walls)):
        ours, theirs = (statistics.median(column) * 1000 for column in zip(*figures))
        ratio = statistics.median(a / b for a, b in figures if b > 0)
        print(f'{name:4}  diagclub {ours:6.1f} ms   yaml-cpp alone {theirs:6.1f} ms   ratio {ratio:.2f}')


if __name__ == '__main__':
    main()
