// The sixty rules in JavaScript, as one would write them by hand: node by_hand.mjs FICHES.ndjson writes one line a fiche.
import { readFileSync, writeFileSync } from 'node:fs';

function evaluate({
  name, year, territory: t = {}, membership: m = {}, origin: o = {}, governance: g = {}, finance: f = {},
  relations: r = {}, objectives = [], achievements = [],
}) {
  const { population_density: density, firms_per_canton: perCanton } = t;
  const { firms, jobs, branches = [], share_main_branch: share, max_size: largest, nonparticipation_pct: absent } = m;
  const { president_dynamic: dynamic, meetings_per_year: meetings, permanent_staff: staff } = g;
  const { annual_fee_francs: fee, subsidies_share: subsidies } = f;
  const { mayor, cci, drire } = r;

  // A comparison with undefined is false.
  let club = 'B2';
  if (share >= 0.8 || (largest <= 10 && branches.length === 1)) club = 'B1';
  else if (o.initiator === 'public' || g.public_body_role === 'lead') club = 'B3';
  else if (subsidies >= 0.6 && o.initiator === 'chamber') club = 'B3';

  let place = 'TX';
  if (density > 80 && perCanton > 50) place = 'T1';
  else if (density >= 40 && density <= 80 && perCanton >= 20 && perCanton <= 50) place = 'T2';
  else if (density < 30 && perCanton < 20) place = 'T3';
  else if (density === undefined || perCanton === undefined) place = 'T?';

  let ambition = 1;
  if ((firms >= 100 && (objectives.includes('international') || objectives.includes('innovation'))) || jobs >= 5000) ambition = 4;
  else if (objectives.length >= 4 && firms >= 60) ambition = 3;
  else if (objectives.length >= 3 || firms >= 30) ambition = 2;

  const factors = [];
  let score = 0;
  const success = (id, holds) => { if (holds) { factors.push(id); score++; } };
  const failure = (id, holds) => { if (holds) { factors.push(id); score--; } };
  success('S01', dynamic === true);
  success('S02', mayor === 'good' && cci === 'good');
  success('S03', subsidies <= 0.3);
  success('S04', absent <= 20);
  success('S05', achievements.length >= 3);
  success('S06', staff >= 1);
  success('S07', meetings >= 6);
  success('S08', fee >= 200 && fee <= 3000);
  success('S09', firms >= 40 && year <= 1990);
  success('S10', g.board_size >= 5 && g.board_size <= 15);
  failure('F01', dynamic === false);
  failure('F02', mayor === 'bad');
  failure('F03', cci === 'bad' && drire === 'bad');
  failure('F04', absent >= 50);
  failure('F05', subsidies >= 0.7);
  failure('F06', achievements.length === 0);
  failure('F07', largest >= 500 && m.min_size <= 5);
  failure('F08', meetings <= 1);

  const recommendations = [];
  const advise = (id, holds) => { if (holds) recommendations.push(id); };
  advise('R01', club === 'B1' && branches.length >= 3);
  advise('R02', club === 'B2' && place === 'T3');
  advise('R03', club === 'B3' && subsidies >= 0.5);
  advise('R04', club === 'B3' && mayor === 'bad');
  advise('R05', place === 'T1' && firms < 30);
  advise('R06', place === 'T2' && staff <= 0);
  advise('R07', place === 'T3' && t.cantons >= 3);
  advise('R08', ambition >= 3 && staff <= 0);
  advise('R09', ambition >= 4 && objectives.length <= 2);
  advise('R10', ambition <= 1 && firms >= 20);
  advise('R11', score <= -2);
  advise('R12', score >= 4 && place === 'T1');
  advise('R13', absent >= 40 && meetings <= 3);
  advise('R14', fee === undefined);
  advise('R15', fee < 200 && subsidies >= 0.4);
  advise('R16', fee > 3000 && largest <= 50);
  advise('R17', cci === 'neutral' && drire === 'neutral');
  advise('R18', drire === undefined);
  advise('R19', objectives.includes('training') && branches.includes('mechanics'));
  advise('R20', objectives.includes('purchasing') && firms >= 25 && share >= 0.5);
  advise('R21', year >= 1993 && achievements.length <= 1);
  advise('R22', jobs < 500 && t.population >= 20000);
  advise('R23', place === 'T?');
  return { name, class: club, territory: place, ambition, score, factors, recommendations };
}

const lines = [];
for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
  if (line) lines.push(JSON.stringify(evaluate(JSON.parse(line))) + '\n');
}
writeFileSync(1, lines.join(''));
