import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { View } from '../../server/src/core/yaml/view.ts';
import { describe, dice, holdsForEdits, holdsForText } from '../harness/yaml.ts';

const deployment = `# a shop
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  labels: &labels {app: shop, "tier": 'front'}   # shared
spec:
  selector:
    matchLabels: *labels
  template:
    metadata:
      labels:
        <<: *labels
        version: "1.0"
    spec:
      containers:
        - name: web
          image: registry.example/shop:1.0
          args: ["--port=8080", '--name=it''s', --plain]
          env:
          - name: 한글
            value: "이모지 😀"
          - name: SCRIPT
            value: |
              echo one
              # not a comment
              echo two

          resources:
            limits: {cpu: 1, memory: 1Gi}
        # between items
        -   name: sidecar
            image: >-
              folded
              text
`;

const texts: readonly string[] = [
  deployment,
  deployment.replaceAll('\n', '\r\n'),
  `\ufeff${deployment}`,
  `---\n${deployment}---\n# only a comment\n---\n${deployment}...\n# after\n`,
  `%YAML 1.2\n---\n${deployment}`,
  'a: 1\n...\nb: 2\n---\nc: 3\n... \n---\n',
  '- a\n- b: 1\n  c: 2\n-\n  - x\n  - y\n- - z\n  - [w]\n- |\n  text\n',
  '? complex\n: value\n? [a, b]\n: - c\n',
  '!!map\na: !!str 1\nb: !Ref c\n',
  '&root\na: &a !!seq\n  - 1\nb: *a\n',
  '{"a": [1, 2, {"b": null}],\n "c": "d"}\n',
  '"quoted key": 1\n\'single\': 2\n"with \\" quote" : 3\nplain key with spaces: 4\n',
  'a: [\n  1,\n  2\n]\nb: {\n  c: 1\n}\nc: "multi\n  line"\nd: plain\n  goes on\n',
  '  indented: 1\n  all: 2\n',
  'a:\n- b\n- c\nd:\n\n\n  # comment\n  e: 1\n',
  'a:\t1\nb: \t# tab\nc: |+\n  keep\n\n\nd: |2\n    more\n',
  'a:\n  b:\n    c: >-\n      text\n : odd\n      more\nd: 1\n',
  'scalar only',
  '',
  '\n\n',
  '# nothing\n',
  'key: - bad\nother: "open\nthird: [1\nfourth: 4\n',
  'a: 1\n b: 2\n\tc: 3\nd\n- e\n@f\nlast: {\n',
];

test('what parses as a whole reads the same in pieces', () => {
  for (const text of texts) holdsForText(text);
});

test('edits, hints and earlier streams never change the answer', () => {
  for (const [index, text] of texts.entries()) holdsForEdits(text, 60, dice(index + 1));
});

test('long texts are cut at every level and read the same', () => {
  const long = Array.from({ length: 12 }, (_, i) => `part${i}:\n${deployment.replaceAll(/^/gm, '  ')}`).join('');
  holdsForText(long);
  holdsForEdits(long, 80, dice(7));
});

test('typed character by character, a manifest reads as it reads at once', () => {
  for (const text of [deployment, deployment.replaceAll('\n', '\r\n')]) {
    let stream = readStream('');
    for (let at = 0; at < text.length; at++) {
      const typed = text.slice(0, at + 1);
      stream = readStream(typed, stream, { start: at, end: at, text: text.charAt(at) });
      if (at % 5 === 0) assert.deepEqual(describe(stream), describe(readStream(typed)));
    }
    assert.deepEqual(describe(stream), describe(readStream(text)));
  }
});

test('a wrong hint does no harm', () => {
  const before = readStream(deployment);
  const after = deployment.replace('kind: Deployment', 'kind: Job');
  for (const change of [
    { start: 0, end: 0, text: 'x' },
    { start: 3, end: 900_000, text: '' },
    { start: -1, end: 2, text: 'ab' },
  ])
    assert.deepEqual(describe(readStream(after, before, change)), describe(readStream(after)));
});

test('a broken piece leaves the others as they were, the same nodes', () => {
  const before = readStream(deployment);
  const at = deployment.indexOf('sidecar') + 'sidecar'.length;
  const text = `${deployment.slice(0, at)}"x: "${deployment.slice(at)}`.replace('name: sidecar"x: "', 'name: "sidecar');
  const after = readStream(text, before);
  const root = (stream: typeof before): View => View.root(stream.documents[0]?.tree ?? assert.fail(), 'go');
  assert.deepEqual(
    after.documents.flatMap(({ tree }) => tree.faults.map(({ code }) => code)),
    ['unclosed-quote'],
  );
  const containers = root(after).at('spec', 'template', 'spec', 'containers');
  assert.equal(containers.at(0, 'name').scalar, 'web');
  assert.equal(containers.at(1, 'name').state, 'unknown');
  assert.equal(containers.at(1, 'command').state, 'unknown');
  assert.equal(root(after).at('status').state, 'absent');
  assert.equal(root(after).at('metadata').node, root(before).at('metadata').node);
});

test('an edit in one document leaves the trees of the others', () => {
  const text = Array.from({ length: 20 }, (_, i) => `---\nname: d${i}\n`).join('');
  const before = readStream(text);
  const at = text.indexOf('d7');
  const after = readStream(`${text.slice(0, at)}x${text.slice(at)}`, before, { start: at, end: at, text: 'x' });
  assert.equal(after.documents.length, 20);
  for (const [i, { tree }] of after.documents.entries()) assert.equal(tree === before.documents[i]?.tree, i !== 7);
});
