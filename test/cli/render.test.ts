// `foresee render`: what Helm prints, where each line comes from, and what it says of bad charts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from './fake-shell.ts';

const files = {
  '/w/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
  '/w/c/values.yaml': 'name: web\nlabels:\n  team: shop\n',
  '/w/c/templates/map.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}\n  labels:\n    {{- toYaml .Values.labels | nindent 4 }}\ndata:\n  release: {{ .Release.Name }}\n',
  '/w/prod.yaml': 'name: shop\n',
};

test('prints what Helm prints', async () => {
  const { code, out } = await call(['render', 'c', '--values', 'prod.yaml', '--set', 'labels.team=a', '--release-name', 'r'], {
    files,
  });
  assert.equal(code, 0);
  assert.equal(
    out,
    '---\n# Source: c/templates/map.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\n  labels:\n    team: a\ndata:\n  release: r\n',
  );
});

test('tells where each line comes from', async () => {
  const { out } = await call(['render', 'c', '--values', 'prod.yaml', '--origins'], { files });
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const at = (line: number) => lines.find((one) => one.line === line);
  assert.deepEqual(at(4), { line: 4, source: { file: 'c/templates/map.yaml', line: 2, column: 1 }, values: [] });
  assert.deepEqual(at(6), { line: 6, source: { file: 'c/templates/map.yaml', line: 4, column: 3 }, values: ['name'] });
  assert.deepEqual(at(8).values, ['labels.team']);
  assert.equal(at(8).source.line, 6);
});

test('writes files below a folder', async () => {
  const { out, files: after } = await call(['render', 'c', '--output-dir', 'out'], { files });
  assert.equal(out, 'wrote out/c/templates/map.yaml\n');
  assert.ok(String(after['/w/out/c/templates/map.yaml']).startsWith('---\n# Source: c/templates/map.yaml\napiVersion: v1\n'));
});

test('says what Helm says of what it cannot render', async () => {
  const broken = { ...files, '/w/c/templates/bad.yaml': 'a: {{ required "a name is needed" .Values.none }}\n' };
  const { code, out, err } = await call(['render', 'c'], { files: broken });
  assert.equal(code, 1);
  assert.equal(out, '');
  assert.match(err, /^Error: execution error at \(c\/templates\/bad\.yaml:1:6\): a name is needed/);
  assert.equal((await call(['render', 'nowhere'], { files })).code, 2);
  assert.equal((await call(['render'], { files })).code, 2);
});

test('check renders charts with the values files that are named', async () => {
  const chart = {
    '/w/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    '/w/c/values.yaml': 'immutable: true\n',
    '/w/c/values-a.yaml': 'immutable: perhaps\n',
    '/w/c/templates/map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\nimmutable: {{ .Values.immutable }}\n',
    '/w/b.yaml': 'immutable: maybe\n',
  };
  const found = async (...flags: string[]) => {
    const { out } = await call(['check', 'c', '--format', 'json', ...flags], { files: chart });
    const answer: { findings: { file: string; rule: string }[] } = JSON.parse(out);
    return answer.findings.map(({ file, rule }) => `${file} ${rule}`);
  };
  assert.deepEqual(await found(), ['c/values-a.yaml schema/type']);
  assert.deepEqual(await found('--values', 'b.yaml'), ['b.yaml schema/type']);
  assert.deepEqual(await found('--values', 'c/values.yaml'), []);
});

test('a dependency that is not there is named, and the rest is rendered', async () => {
  const chart = {
    ...files,
    '/w/c/Chart.yaml': `${files['/w/c/Chart.yaml']}dependencies:\n  - name: common\n    version: 2.0.0\n    repository: https://example.com\n`,
  };
  const { code, out, err } = await call(['render', 'c'], { files: chart });
  assert.equal(code, 0);
  assert.match(out, /kind: ConfigMap/);
  assert.match(err, /charts\/ holds no `common`/);
});
