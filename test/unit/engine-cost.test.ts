// Cost follows the edit: counted, not timed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyzeNow } from '../../server/src/core/engine/analyze.ts';
import { emptyWorkspace } from '../../server/src/core/engine/workspace.ts';
import { languages } from '../../server/src/core/languages/index.ts';
import { assets } from '../harness/lsp.ts';

const manifest = (i: number, image: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${i}
spec:
  selector:
    matchLabels: { app: app-${i} }
  template:
    metadata:
      labels: { app: app-${i} }
    spec:
      containers:
        - name: app
          image: ${image}
`;

/** Counts how often one rule looks at a document while `work` runs. */
const runsDuring = (work: () => void): number => {
  const rule = languages.flatMap((language) => language.rules).find(({ id }) => id === 'pss-privileged');
  assert.ok(rule);
  const { run } = rule;
  let count = 0;
  Object.assign(rule, {
    run: (...parts: Parameters<typeof run>) => {
      count++;
      return run(...parts);
    },
  });
  work();
  Object.assign(rule, { run });
  return count;
};

test('editing one file of 500 runs the rules of one file', () => {
  const uri = (i: number) => `file:///w/${i}.yaml`;
  const source = (i: number, image: string, version: number) => ({
    uri: uri(i),
    path: `${i}.yaml`,
    text: manifest(i, image),
    version,
    languageId: 'yaml',
  });
  let workspace = emptyWorkspace({ assets });
  for (let i = 0; i < 500; i++) workspace = workspace.with(source(i, 'nginx:1.29', 1));
  const all = () => {
    for (let i = 0; i < 500; i++) analyzeNow(uri(i), workspace);
  };
  assert.equal(runsDuring(all), 500);
  workspace = workspace.with(source(7, 'nginx:1.30', 2));
  assert.equal(runsDuring(all), 1);
});

test('editing one document of 100 runs the rules of one document', () => {
  const text = (image: string) =>
    Array.from({ length: 100 }, (_, i) => manifest(i, i === 50 ? image : 'nginx:1.29')).join('---\n');
  const source = (image: string, version: number) => ({
    uri: 'file:///w/all.yaml',
    path: 'all.yaml',
    text: text(image),
    version,
    languageId: 'yaml',
  });
  let workspace = emptyWorkspace({ assets }).with(source('nginx:1.29', 1));
  assert.equal(
    runsDuring(() => analyzeNow('file:///w/all.yaml', workspace)),
    100,
  );
  workspace = workspace.with(source('nginx:1.30', 2));
  assert.equal(
    runsDuring(() => analyzeNow('file:///w/all.yaml', workspace)),
    1,
  );
});

test('a change of a namespace label is seen in other files, and only where it matters', () => {
  const namespace = (level: string) => ({
    uri: 'file:///w/ns.yaml',
    path: 'ns.yaml',
    text: `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  labels:\n    pod-security.kubernetes.io/enforce: ${level}\n`,
    version: null,
    languageId: null,
  });
  const pod = {
    uri: 'file:///w/p.yaml',
    path: 'p.yaml',
    text: manifest(1, 'nginx:1.29').replace('name: app-1\n', 'name: app-1\n  namespace: a\n'),
    version: 1,
    languageId: 'yaml',
  };
  let workspace = emptyWorkspace({ assets }).with(namespace('restricted')).with(pod);
  const rules = () => analyzeNow(pod.uri, workspace).findings.map((finding) => finding.rule);
  assert.ok(rules().includes('pss-run-as-non-root'));
  const before = workspace.world;
  workspace = workspace.with({ ...namespace('restricted'), text: `# a comment\n${namespace('restricted').text}` });
  assert.equal(workspace.world, before, 'equal facts leave the world the same object');
  workspace = workspace.with(namespace('privileged'));
  assert.deepEqual(
    rules().filter((rule) => rule.startsWith('pss-')),
    [],
  );
});
