// `npm run bench`: Foresee beside yaml-language-server in one run. Ratios are what counts; machines are noisy.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { measureChart, measureHelm, writeChart } from './chart.mjs';
import { documents, folder } from './documents.mjs';
import { measure, measureFolder, quantile } from './measure.mjs';
import { peer } from './peer.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dist = path.join(root, 'dist');
const quick = process.argv.includes('--quick');
// Both servers are JavaScript: the first edits of a session run uncompiled, so a session is long enough for what follows to count.
const options = { edits: quick ? 15 : 200, limit: quick ? 4000 : 40_000, seed: 7 };
const rounds = quick ? 1 : 3;

// A folder of its own for each document, as what lies beside it would be read as well.
const place = fs.mkdtempSync(path.join(os.tmpdir(), 'foresee-bench-'));
const homeOf = (document) => {
  const home = path.join(place, document.id);
  const file = path.join(home, document.path);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, document.text);
  if (document.id === 'values') fs.writeFileSync(path.join(home, 'Chart.yaml'), 'apiVersion: v2\nname: bench\nversion: 1.0.0\n');
  return pathToFileURL(home).href;
};
const ours = (home) => ({
  name: 'foresee',
  root: home,
  command: [process.execPath, path.join(dist, 'server/node.js'), '--stdio'],
  answers: { 'workspace/configuration': ({ items }) => items.map(() => null) },
});

const median = (numbers) => quantile(numbers, 0.5);
const ms = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0)).padStart(8);
const row = (name, us, them, unit = 'ms') =>
  console.log(`  ${name.padEnd(28)}${ms(us)} ${unit}${ms(them)} ${unit}   ${(them / us).toFixed(1).padStart(7)} ×`);

try {
  const other = (document, home) => peer(path.join(root, '.cache/bench'), dist, home)(document);
  for (const document of documents) {
    const home = homeOf(document);
    const runs = { us: [], them: [] };
    // Turn by turn, so that a busy moment of the machine meets both.
    for (let i = 0; i < rounds; i++) {
      runs.us.push(await measure(ours(home), document, options));
      runs.them.push(await measure(other(document, home), document, options));
    }
    const all = (side, pick) => runs[side].flatMap(pick);
    const compare = (name, pick, q, unit) => row(name, quantile(all('us', pick), q), quantile(all('them', pick), q), unit);
    console.log(
      `\n${document.title} (${document.text.split('\n').length - 1} lines)${' '.repeat(8)}foresee     peer      peer / foresee`,
    );
    compare('start to first findings', (run) => run.cold, 0.5);
    compare('keystroke to findings p50', (run) => run.keys, 0.5);
    compare('keystroke to findings p95', (run) => run.keys, 0.95);
    compare('hover p50', (run) => run.hover, 0.5);
    compare('completion p50', (run) => run.completion, 0.5);
    compare('memory', (run) => run.memory ?? [], 0.5, 'MB');
    console.log(
      `  findings when opened         ${median(all('us', (run) => run.findings))}, ${median(all('them', (run) => run.findings))}`,
    );
  }

  const home = path.join(place, 'folder');
  fs.mkdirSync(home);
  for (const file of folder) fs.writeFileSync(path.join(home, file.path), file.text);
  const us = [];
  const them = [];
  for (let i = 0; i < rounds; i++) {
    const began = performance.now();
    const run = spawnSync(process.execPath, [path.join(dist, 'cli.js'), 'check', home, '--format', 'json'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (run.status === 2) throw new Error(run.stderr);
    us.push(performance.now() - began);
    them.push(await measureFolder(other(documents[0], pathToFileURL(home).href), folder));
  }
  console.log(`\n${folder.length} files${' '.repeat(25)}foresee     peer      peer / foresee`);
  row('check of the folder', median(us), median(them));

  const chart = path.join(place, 'chart');
  const files = writeChart(chart);
  const helm = measureHelm(chart);
  const beside = (name, { p50, p95 }) =>
    console.log(
      `  ${name.padEnd(28)}${ms(p50)} ms p50${ms(p95)} ms p95${helm === null ? '' : `   ${(helm / p50).toFixed(1).padStart(7)} ×`}`,
    );
  console.log(
    `\nA chart of 50 templates, rendered and checked at each keystroke${helm === null ? ' (no helm on the path to compare with)' : `; one run of helm template: ${helm.toFixed(0)} ms`}`,
  );
  beside('keystroke in a template', await measureChart(ours(''), chart, files, 'templates/component-7.yaml', options.edits));
  beside('keystroke in values.yaml', await measureChart(ours(''), chart, files, 'values.yaml', options.edits));
} finally {
  fs.rmSync(place, { recursive: true, force: true });
}
