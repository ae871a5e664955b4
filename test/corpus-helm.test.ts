// Charts in use: no template may look broken, and no value may look missing that is there.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { defaults } from '../server/src/core/base/settings.ts';
import { analyzeNow } from '../server/src/core/engine/analyze.ts';
import { emptyWorkspace } from '../server/src/core/engine/workspace.ts';
import { chartFileOf } from '../server/src/core/languages/helm/chart.ts';
import { builtAssets } from './harness/run.ts';

const corpus = process.env['FORESEE_CORPUS'];
const skip = corpus === undefined && 'FORESEE_CORPUS is not set';

const filesBelow = (folder: string): readonly string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

interface Seen {
  readonly part: string;
  readonly rule: string;
  readonly line: string;
}

/** All findings in files of charts, and how many templates there were. */
const survey = (strict: boolean): { readonly found: readonly Seen[]; readonly templates: number } => {
  const root = path.join(corpus ?? '', 'helm-charts');
  const all = filesBelow(root).filter((file) => /\.(?:ya?ml|tpl|txt|json)$/.test(file));
  const settings = strict ? { ...defaults, preset: 'strict' as const } : defaults;
  const workspace = emptyWorkspace({ assets: builtAssets, settings }).withAll(
    all.map((file) => ({
      uri: `file://${file}`,
      path: path.relative(root, file),
      text: fs.readFileSync(file, 'utf8'),
      version: null,
      languageId: null,
    })),
  );
  let templates = 0;
  const found: Seen[] = [];
  for (const { source } of workspace.entries.values()) {
    const part = chartFileOf(source.path, workspace.files)?.part;
    if (!part) continue;
    if (part === 'template') templates++;
    for (const { rule, span, say } of analyzeNow(source.uri, workspace).findings)
      found.push({ part, rule, line: `${source.path}:${source.text.slice(0, span.start).split('\n').length} ${rule} ${say.en}` });
  }
  return { found, templates };
};

/** What is truly wrong in the corpus, by the end of its line. */
const known: readonly string[] = [
  // `_versions.tpl` and `_helpers.tpl` both define it; Helm reads the latter last.
  'charts/argo-cd/templates/_versions.tpl:5 reference/helm-duplicate-template',
];

test('charts in use have nothing wrong in templates, heads and values but what is', { skip }, () => {
  const { found, templates } = survey(false);
  assert.ok(templates > 400, `${templates} templates were found`);
  if (process.env['SHOW']) console.log(found.map(({ line }) => line).join('\n'));
  const own = found.filter(({ rule }) => /^(?:syntax|schema|reference)\//.test(rule));
  assert.deepEqual(
    own.map(({ line }) => line).filter((line) => !known.some((one) => line.includes(one))),
    [],
  );
});

test('values that nothing reads are told only where that is sure', { skip }, () => {
  const found = survey(true).found.filter(({ rule }) => rule === 'helm-value-unused');
  assert.deepEqual(
    found.map(({ line }) => line),
    [],
  );
});
