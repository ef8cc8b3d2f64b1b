#!/usr/bin/env python3
"""families.py PROGRAM: the report gives most clubs a family of zone (R1 to R3) and no class of territory (T1 to T3).
Reading the one as the other is ours, so the samples give such a class as the report's only where the report does. How
far would the class agree with the family if it were read so: in all samples, and in those with a figure?"""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from agreement import ROOT, diagnosis, kappa

READ_AS = {'R1': 'T1', 'R2': 'T2', 'R3': 'T3'}
FIGURES = ('territory.density', 'territory.firms_per_canton')


def outcome(table):
    standing = table.get('standing') or {}
    return standing.get('value') or table['value'] or '|'.join(table['possible'])


def main():
    program = str(Path(sys.argv[1]).resolve())
    all_pairs, by_figures = {}, {}
    for sample in sorted((ROOT / 'samples').glob('r?/*.yaml')):
        if sample.name.endswith('.expected.yaml'):
            continue
        found = diagnosis(program, sample.relative_to(ROOT))
        family = READ_AS[sample.parent.name.upper()]
        all_pairs[sample.stem] = (family, outcome(found['tables']['territory']))
        if any(found['fiche']['facts'].get(fact, {}).get('known') for fact in FIGURES):
            by_figures[sample.stem] = all_pairs[sample.stem]
    for what, pairs in (('all clubs', all_pairs), ('clubs with a figure', by_figures)):
        value = kappa(list(pairs.values()))
        print(f'{what}: family and class agree for {sum(a == b for a, b in pairs.values())} of {len(pairs)}, '
              f'kappa {"-" if value is None else f"{value:.2f}"}')
    for name, (family, found) in all_pairs.items():
        if family != found:
            print(f'  {name}: family read as {family}, class {found}')


if __name__ == '__main__':
    main()
