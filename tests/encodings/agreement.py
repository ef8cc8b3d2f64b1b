#!/usr/bin/env python3
"""agreement.py PROGRAM: eight clubs were encoded again, independently, from the report with nothing at hand but the
empty fiche and the schema; how far do those encodings agree with the samples, fact by fact, and in the verdicts that
follow? The first round showed vague questions; the second was made after these were mended.

Two statements agree when a true value could satisfy both: numbers whose intervals meet, choices that share one, lists
that are the same. A fact that one encoding states and the other leaves out is counted apart."""
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERDICTS = ('class', 'territory', 'ambition')


def diagnosis(program, path):
    result = subprocess.run([program, 'diagnose', '--alone', '--lang', 'en', '--format', 'json', str(path)], cwd=ROOT,
                            capture_output=True, text=True, check=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    return json.loads(result.stdout)


def agree(one, other):
    if 'interval' in one:
        low = max(one['interval'][0], other['interval'][0])
        high = min(one['interval'][1], other['interval'][1])
        return low <= high
    split = lambda value: set(value.replace(' or ', ', ').split(', '))
    a, b = split(one['value']), split(other['value'])
    return a == b if ',' in one['value'] + other['value'] else bool(a & b)


def stated(facts):
    return {name: fact for name, fact in facts.items() if fact['known'] and not fact['derived']}


def kappa(pairs):
    n = len(pairs)
    observed = sum(a == b for a, b in pairs) / n
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[label] * right[label] for label in left) / n ** 2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def main():
    program = str(Path(sys.argv[1]).resolve())
    for folder in ('first', 'second'):
        print(f'{folder} round')
        compare(program, Path(__file__).parent / folder)


def compare(program, folder):
    texts = {'name', 'place', 'territory.name'}
    same, apart, alone = Counter(), Counter(), Counter()
    verdicts = {verdict: [] for verdict in VERDICTS}
    names = []
    for second in sorted(folder.glob('*.yaml')):
        first = next((ROOT / 'samples').rglob(second.name))
        one, other = diagnosis(program, first.relative_to(ROOT)), diagnosis(program, second.relative_to(ROOT))
        a, b = stated(one['fiche']['facts']), stated(other['fiche']['facts'])
        for name in (a.keys() | b.keys()) - texts:
            if name not in a or name not in b:
                alone[name] += 1
            elif agree(a[name], b[name]):
                same[name] += 1
            else:
                apart[name] += 1
        for verdict in VERDICTS:
            outcome = lambda d: d['tables'][verdict]['standing']['value'] or '|'.join(d['tables'][verdict]['possible'])
            verdicts[verdict].append((outcome(one), outcome(other)))
        names.append(second.stem)
    both = sum(same.values()) + sum(apart.values())
    print(f'{len(names)} clubs: {both} facts stated in both encodings, {sum(same.values())} agree '
          f'({100 * sum(same.values()) / both:.0f}%); {sum(alone.values())} stated in one only')
    for verdict, pairs in verdicts.items():
        value = kappa(pairs)
        print(f'{verdict}: {sum(a == b for a, b in pairs)} of {len(pairs)} verdicts the same, '
              f'kappa {"-" if value is None else f"{value:.2f}"}')
        for name, (a, b) in zip(names, pairs):
            if a != b:
                print(f'  {name}: {a}, second encoding {b}')
    print('facts that differ: ' + ', '.join(f'{name} ({apart[name]} of {apart[name] + same[name]})' for name in
                                            sorted(apart, key=lambda name: (-apart[name], name))))


if __name__ == '__main__':
    main()
