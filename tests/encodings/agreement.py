#!/usr/bin/env python3
"""agreement.py PROGRAM [--differences]: eight clubs were encoded again, independently, from the report with nothing at
hand but the empty form; how far do those encodings agree with the samples, fact by fact, and in the verdicts that follow?

Three rounds: the first showed vague questions, the second was made after these were mended, the third over the facts
that a visitor can see. Two statements agree when a true value could satisfy both: numbers whose intervals meet, choices
that share one; kappa is of those that are the same word for word. Lists are compared item by item, where neither list is
left open on that item. A fact that one encoding states and the other leaves out is counted apart. --differences names
each that disagrees."""
import argparse
import json
import os
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OPEN = '…'  # how a list that goes on ends where it is shown
VERDICTS = ('class', 'territory', 'ambition')
ROUNDS = ('first', 'second', 'third')
KINDS = {'yes_no': 'yes or no', 'choice': 'one of several', 'number': 'number', 'list': 'item of a list'}


def diagnosis(program, path):
    result = subprocess.run([program, 'diagnose', '--alone', '--lang', 'en', '--format', 'json', str(path)], cwd=ROOT,
                            capture_output=True, text=True, check=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    return json.loads(result.stdout)


def vocabulary():
    """Each fact's declaration: its kind, and the choices of a list."""
    facts = {}
    for file in sorted((ROOT / 'rules' / 'facts').glob('*.yaml')):
        facts |= yaml.safe_load(file.read_text())['facts']
    return facts


def stated(facts):
    return {name: fact for name, fact in facts.items() if fact['known'] and not fact['derived']}


def options(fact):
    return frozenset(fact['written'].replace('"', '').replace(' ', '').split('|'))


def items(fact, declared):
    """What a list says of each of its choices: yes, no, or nothing where it is left open."""
    named = [word.strip() for word in fact['written'].split(',')]
    rest = None if OPEN in fact['value'] else 'no'
    return {choice: 'yes' if choice in named else rest for choice in declared['choices']}


def compared(name, one, other, declared):
    """What two encodings say of one fact, as far as both say something: what of, both statements, and whether they agree."""
    kind = declared['kind']
    if kind == 'list':
        left, right = items(one, declared), items(other, declared)
        for choice in left:
            if left[choice] and right[choice]:
                yield f'{name}: {choice}', left[choice], right[choice], left[choice] == right[choice]
    elif kind == 'number':
        (low, high), (low2, high2) = one['interval'], other['interval']
        yield name, (low, high), (low2, high2), max(low, low2) <= min(high, high2)
    else:
        yield name, options(one), options(other), bool(options(one) & options(other))


def kappa(pairs):
    n = len(pairs)
    observed = sum(a == b for a, b in pairs) / n
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[label] * right[label] for label in left) / n ** 2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def outcome(found, verdict):
    table = found['tables'][verdict]
    return table['standing']['value'] or '|'.join(table['possible'])


class Comparison:
    def __init__(self, program, folder):
        self.names, self.alone = [], Counter()
        self.said = defaultdict(list)      # kind of fact -> pairs of what the two encodings say
        self.verdicts = defaultdict(list)  # verdict -> pairs
        self.differences = []
        facts = vocabulary()
        for second in sorted(folder.glob('*.yaml')):
            sample = next((ROOT / 'samples').rglob(second.name))
            one, other = diagnosis(program, sample.relative_to(ROOT)), diagnosis(program, second.relative_to(ROOT))
            self.names.append(second.stem)
            self.add(second.stem, stated(one['fiche']['facts']), stated(other['fiche']['facts']), facts)
            for verdict in VERDICTS:
                self.verdicts[verdict].append((outcome(one, verdict), outcome(other, verdict)))

    def add(self, club, sample, blind, facts):
        for name in sorted(sample.keys() | blind.keys()):
            if facts[name]['kind'] == 'text':
                continue
            if name not in sample or name not in blind:
                self.alone[club] += 1
                continue
            for what, a, b, agree in compared(name, sample[name], blind[name], facts[name]):
                self.said[facts[name]['kind']].append((a, b, agree))
                if not agree:
                    self.differences.append(f'{club} {what}: {told(a)}, second encoding {told(b)}')

    def table(self):
        yield f'{len(self.names)} clubs; {sum(self.alone.values())} facts stated in one encoding only'
        for kind, label in KINDS.items():
            said = self.said[kind]
            agree, same = sum(one[2] for one in said), sum(one[0] == one[1] for one in said)
            value = None if kind == 'number' else kappa([one[:2] for one in said])
            yield (f'{label:<15}{agree:>4} of {len(said):>3} agree ({100 * agree / len(said):3.0f}%), '
                   f'{same:>3} the same ({100 * same / len(said):3.0f}%, kappa {written(value)})')
        for verdict, pairs in self.verdicts.items():
            yield f'{verdict}: {sum(a == b for a, b in pairs)} of {len(pairs)} verdicts the same, kappa {written(kappa(pairs))}'
            yield from (f'  {name}: {a}, second encoding {b}' for name, (a, b) in zip(self.names, pairs) if a != b)


def told(said):
    return said if isinstance(said, str) else ' | '.join(map(str, sorted(said)))


def written(value):
    return '-' if value is None else f'{value:.2f}'


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('program')
    arguments.add_argument('--differences', action='store_true')
    chosen = arguments.parse_args()
    for name in ROUNDS:
        found = Comparison(str(Path(chosen.program).resolve()), HERE / name)
        print(f'{name} round', *found.table(), *(found.differences if chosen.differences else ()), sep='\n')


if __name__ == '__main__':
    main()
