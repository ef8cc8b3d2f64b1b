// `diagclub rules export --format dmn` against readers and engines that are not ours: the document is valid, other
// engines come to our outcomes table by table, a modeler draws it. Usage:
//   node run.cjs PROGRAM CASES ROOT MODULES
// PROGRAM: diagclub; CASES: the dmn_cases beside this file, built; ROOT: the checkout; MODULES: a folder in which
// this folder's package.json is installed. Fails when anything of that is missing.
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const { documentFrom } = require('./document.cjs');
const { feelinEngine } = require('./feelin_engine.cjs');
const { evalJsEngine } = require('./eval_js_engine.cjs');
const { withBrowser, drawn } = require('./render.cjs');

const [program, cases, root, modules] = process.argv.slice(2).map((word) => path.resolve(word));
const installed = createRequire(path.join(modules, 'package.json'));
const DmnModdle = installed('dmn-moddle');
const evalJs = installed('@hbtgmbh/dmn-eval-js');
installed('loglevel').getLogger('dmn-eval-js').setLevel('error');

const kSeed = '1998';
const kByEvalJs = 350;    // clubs for dmn-eval-js, which is slow
const kByMutation = 150;  // clubs for each document made wrong
let failures = 0;
function check(what, holds, detail = '') {
  if (holds) return;
  ++failures;
  if (failures <= 20) console.error(`FAILED ${what}${detail && `: ${detail}`}`);
}

const sameOutcome = (a, b) => JSON.stringify(normal(a)) === JSON.stringify(normal(b));
const normal = (value) => (Array.isArray(value) ? [...new Set(value)].sort() : value);

// So many of them, from the first to the last.
const spread = (all, most) => {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(all.length, most) }, (_, i) => all[Math.floor(i * step)]);
};

function filesBelow(folder, ending) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(at, ending);
    return at.endsWith(ending) && !at.includes('.expected.') ? [at] : [];
  }).sort();
}

function exported(rules, language) {
  return execFileSync(program, ['rules', 'export', '--format', 'dmn', '--lang', language, '--rules', rules], {
    encoding: 'utf8', maxBuffer: 1 << 28,
  });
}

function casesOf(rules, clubs, fiches) {
  const out = execFileSync(cases, [rules, kSeed, String(clubs), ...fiches], { encoding: 'utf8', maxBuffer: 1 << 30 });
  return out.trim().split('\n').map((line) => JSON.parse(line));
}

function valid(name, xml, folder) {
  const file = path.join(folder, `${name}.dmn`);
  fs.writeFileSync(file, xml);
  const schema = path.join(modules, 'node_modules/dmn-moddle/resources/dmn/xsd/DMN13.xsd');
  try {
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', schema, file], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    check(`${name}: the XSD of DMN 1.3`, false, String(error.stderr || error));
  }
  const ids = [...xml.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
  check(`${name}: every id once`, new Set(ids).size === ids.length);
}

// Every decision on every club, by an engine. Gives the decisions that came out otherwise than ours, with the first
// club for each, and how much was compared.
function compared(document, clubs, engine, onlyTables) {
  const differences = new Map();
  const seen = new Map();
  let comparisons = 0;
  for (const club of clubs) {
    for (const decision of document.decisions) {
      if (onlyTables && decision.expression) continue;
      const ours = club.decisions[decision.name];
      let theirs;
      try {
        theirs = engine(decision, club);
      } catch (error) {
        theirs = error;
      }
      ++comparisons;
      if (!seen.has(decision.name)) seen.set(decision.name, new Set());
      seen.get(decision.name).add(JSON.stringify(ours));
      if (theirs instanceof Error || !sameOutcome(ours, theirs)) {
        if (!differences.has(decision.name))
          differences.set(decision.name, `${club.source}: ours ${JSON.stringify(ours)}, theirs ${theirs instanceof Error ? theirs.message : JSON.stringify(theirs)}`);
      }
    }
  }
  return { differences, comparisons, seen };
}

// Table by table: what a table requires is given as ours.
const evaluateByFeelin = feelinEngine(installed('feelin'));
const byFeelin = (decision, club) => evaluateByFeelin(decision, { ...club.values, ...club.decisions });

// What every decision of a table was seen to give: a comparison in which it always gives the same means little.
function covered(name, document, seen) {
  for (const decision of document.decisions) {
    const outcomes = seen.get(decision.name);
    const rows = new Set((decision.rows || []).map((row) => row.output)).size;
    check(`${name}: ${decision.name} varies`, outcomes.size > 1 || (decision.rows && rows <= 1),
      `only ${[...outcomes].join(' ')}`);
  }
}

// A document with one thing wrong in it is found out.
const mutations = [
  ['a test turned', /(<inputEntry[^>]*>\s*<text>)true(<\/text>)/, '$1false$2'],
  ['an output changed', /(<outputEntry[^>]*>\s*<text>)"(?!none)[^"]*"(<\/text>)/, '$1"none"$2'],
  ['a number moved', /(<inputEntry[^>]*>\s*<text>)&lt;= (\d+)(<\/text>)/, '$1&gt; $2$3'],
  ['a word left out', /(<inputEntry[^>]*>\s*<text>"[^"]*"),"[^"]*"/, '$1'],
  ['another hit policy', 'hitPolicy="FIRST"', 'hitPolicy="COLLECT"'],
  ['a row gone', /\s*<rule\b[\s\S]*?<\/rule>/, ''],
];

async function tested(name, rules, clubCount, fiches, folder) {
  const started = Date.now();
  const xml = exported(rules, 'en');
  const french = exported(rules, 'fr');
  check(`${name}: the same bytes again`, xml === exported(rules, 'en'));
  valid(`${name}-en`, xml, folder);
  valid(`${name}-fr`, french, folder);
  const document = await documentFrom(xml, DmnModdle);
  const plain = ({ rows, ...decision }) => ({ ...decision, rows: rows && rows.map(({ description, ...row }) => row) });
  check(`${name}: the language changes words alone`,
    JSON.stringify((await documentFrom(french, DmnModdle)).decisions.map(plain)) === JSON.stringify(document.decisions.map(plain)));

  const clubs = casesOf(rules, clubCount, fiches);
  const withFeelin = compared(document, clubs, byFeelin, false);
  for (const [decision, what] of withFeelin.differences) check(`${name}: feelin on ${decision}`, false, what);
  covered(name, document, withFeelin.seen);

  const evaluate = await evalJsEngine(evalJs, document);
  const withEvalJs = compared(document, spread(clubs, kByEvalJs),
    (decision, club) => evaluate(decision, club.values, club.decisions), true);
  for (const [decision, what] of withEvalJs.differences) check(`${name}: dmn-eval-js on ${decision}`, false, what);

  let caught = 0;
  for (const [what, from, to] of mutations) {
    const wrong = xml.replace(from, to);
    if (wrong === xml) continue;
    const { differences } = compared(await documentFrom(wrong, DmnModdle), spread(clubs, kByMutation), byFeelin, false);
    check(`${name}: ${what} is found out`, differences.size > 0);
    ++caught;
  }
  check(`${name}: documents made wrong`, caught >= 4, `only ${caught} could be`);

  const picture = await withBrowser(installed('puppeteer-core'), (browser) => drawn(browser, modules, xml, folder, name));
  const ids = document.decisions.map((decision) => decision.id);
  const tables = document.decisions.filter((decision) => decision.rows);
  check(`${name}: drawn without a warning`, picture.warnings.length === 0, picture.warnings.join('; '));
  check(`${name}: every decision drawn`, sameOutcome(picture.decisions, ids), JSON.stringify(picture.decisions));
  check(`${name}: every input drawn`, picture.inputs.length === document.inputs.length);
  check(`${name}: every requirement drawn`,
    picture.arrows === document.decisions.reduce((sum, decision) => sum + decision.requires.length, 0));
  for (const table of tables) {
    const shown = picture.tables[table.id] || {};
    check(`${name}: ${table.name} as a table`, shown.rows === table.rows.length && shown.columns === table.columns.length,
      `${shown.rows} of ${table.rows.length} rows, ${shown.columns} of ${table.columns.length} columns`);
  }
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  console.log(`${name}: ${tables.length} tables of ${rows} rows, ${document.inputs.length} inputs; ${clubs.length} clubs; ` +
    `${withFeelin.comparisons} outcomes by feelin, ${withEvalJs.comparisons} by dmn-eval-js; ` +
    `${caught} documents made wrong; ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

async function main() {
  const folder = path.join(modules, 'out');
  fs.mkdirSync(folder, { recursive: true });
  await tested('every-hit-policy', path.join(root, 'tests/dmn/every_hit_policy'), 2000, [], folder);
  await tested('ours', path.join(root, 'rules'), 1000, filesBelow(path.join(root, 'samples'), '.yaml'), folder);
  if (failures > 0) throw new Error(`${failures} checks failed`);
}

main().catch((error) => {
  console.error(error.message || error);
  process.exit(1);
});
