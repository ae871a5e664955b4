/** The command line over thousands of real files: it ends, stays small, and every place it names is there. Needs `FORESEE_CORPUS`. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { lineStarts } from '../server/src/core/base/source.ts';
import { fixAll } from '../server/src/core/engine/fixes.ts';
import { emptyWorkspace } from '../server/src/core/engine/workspace.ts';
import { builtAssets } from './harness/run.ts';

const corpus = process.env['FORESEE_CORPUS'] ?? '';
const skip = corpus === '' ? 'FORESEE_CORPUS is not set' : false;

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

test('the whole corpus in one run: in a bounded heap, every place in its file', { skip }, () => {
  const ran = spawnSync(
    process.execPath,
    ['--max-old-space-size=640', path.resolve('dist/cli.js'), 'check', '.', '--format', 'json'],
    {
      cwd: corpus,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  assert.equal(ran.status, 1, ran.stderr.slice(-2000));
  assert.equal(ran.stderr, '');
  const answer: {
    readonly files: number;
    readonly findings: readonly (Place & { readonly related: readonly { file: string; line: number }[] })[];
  } = JSON.parse(ran.stdout);
  assert.ok(answer.files > 1000);
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const read = (): readonly string[] => {
      const text = fs.readFileSync(path.join(corpus, file), 'utf8').replace(/^\uFEFF/, '');
      const starts = lineStarts(text);
      return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
    };
    const known = lines.get(file) ?? read();
    lines.set(file, known);
    return known;
  };
  for (const { file, line, column, endLine, endColumn, related } of answer.findings) {
    const at = `${file}:${line}:${column}`;
    assert.ok(line < endLine || (line === endLine && column <= endColumn), at);
    assert.ok(column >= 1 && column - 1 <= (linesOf(file)[line - 1]?.length ?? -1), at);
    assert.ok(endColumn >= 1 && endColumn - 1 <= (linesOf(file)[endLine - 1]?.length ?? -1), at);
    for (const other of related) assert.ok(other.line <= linesOf(other.file).length, at);
  }
});

/** Files of the sets that hold manifests; a third of them, as each is analysed several times. */
const manifests = (): readonly string[] =>
  ['k8s-examples', 'gke-samples', 'kube-prometheus', 'starter-workflows', 'kube-linter', 'polaris']
    .map((name) => path.join(corpus, name))
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) => fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name))))
    .filter((file) => /\.ya?ml$/.test(file) && fs.statSync(file).isFile())
    .sort()
    .filter((_, index) => index % 3 === 0);

test('fixing everything comes to rest, and breaks no text', { skip }, () => {
  const empty = emptyWorkspace({ assets: builtAssets, today: '2026-11-20' });
  let changed = 0;
  for (const file of manifests()) {
    const source = {
      uri: file,
      path: path.relative(corpus, file).replaceAll('\\', '/'),
      text: fs.readFileSync(file, 'utf8'),
      version: null,
      languageId: null,
    };
    const once = fixAll(file, empty.with(source), 'review');
    const faults = (found: typeof once): number =>
      found.left.findings.filter(({ rule }) => rule.startsWith('syntax/') || rule.startsWith('schema/')).length;
    const before = fixAll(file, empty.with(source), 'review', () => false);
    assert.ok(faults(once) <= faults(before), `${file}: the fixes leave new faults`);
    if (once.text === source.text) continue;
    changed++;
    const twice = fixAll(file, empty.with({ ...source, text: once.text }), 'review');
    assert.equal(twice.text, once.text, `${file}: not at rest`);
  }
  assert.ok(changed > 10, String(changed));
});
