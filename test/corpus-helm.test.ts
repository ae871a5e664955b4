// Charts in use: no template may look broken, and no value may look missing that is there.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { analyzeNow } from '../server/src/core/engine/analyze.ts';
import { emptyWorkspace } from '../server/src/core/engine/workspace.ts';
import { chartFileOf } from '../server/src/core/languages/helm/chart.ts';

const corpus = process.env['FORESEE_CORPUS'];

const filesBelow = (folder: string): readonly string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

test('charts in use have no syntax finding in a template', { skip: corpus === undefined && 'FORESEE_CORPUS is not set' }, () => {
  const root = path.join(corpus ?? '', 'helm-charts');
  const all = filesBelow(root).filter((file) => /\.(?:ya?ml|tpl|txt|json)$/.test(file));
  const workspace = emptyWorkspace({}).withAll(
    all.map((file) => ({ uri: `file://${file}`, path: path.relative(root, file), text: fs.readFileSync(file, 'utf8'), version: null, languageId: null })),
  );
  const wrong: string[] = [];
  const references: string[] = [];
  let templates = 0;
  for (const { source } of workspace.entries.values()) {
    if (chartFileOf(source.path, workspace.files)?.part !== 'template') continue;
    templates++;
    for (const finding of analyzeNow(source.uri, workspace).findings) {
      const line = `${source.path}:${source.text.slice(0, finding.span.start).split('\n').length} ${finding.rule} ${finding.say.en}`;
      (finding.rule.startsWith('reference/') ? references : wrong).push(line);
    }
  }
  assert.ok(templates > 400, `${templates} templates were found`);
  assert.deepEqual(wrong, []);
  console.log(`${templates} templates, ${references.length} missing values`);
  if (process.env['SHOW']) console.log(references.join('\n'));
});
