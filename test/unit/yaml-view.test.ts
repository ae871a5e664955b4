import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../server/src/core/base/source.ts';
import { toPlain } from '../../server/src/core/yaml/plain.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import type { Dialect } from '../../server/src/core/yaml/scalar.ts';
import { View } from '../../server/src/core/yaml/view.ts';

const view = (text: string, dialect: Dialect = 'go'): View =>
  View.root(readStream(text).documents[0]?.tree ?? assert.fail(), dialect);
const cut = (of: View, span: Span | null): string | null => (span ? of.tree.text.slice(span.start, span.end) : null);
const plain = (of: View): unknown => JSON.parse(JSON.stringify(toPlain(of)));

test('spans cover what a person would select', () => {
  const root = view('a: 1\nlist:\n  - x: &n !!str y # c\n\n    z:\n  - |\n    text\n\n# end\nflow: {k: [1, 2]}\nempty:\n');
  assert.equal(cut(root, root.at('a').span), '1');
  assert.equal(cut(root, root.at('list').span), '- x: &n !!str y # c\n\n    z:\n  - |\n    text');
  assert.equal(cut(root, root.at('list').label), 'list');
  assert.equal(cut(root, root.at('list', 0).label), 'x');
  assert.equal(cut(root, root.at('list', 0, 'x').span), 'y');
  assert.equal(cut(root, root.at('list', 0, 'z').span), 'z');
  assert.equal(cut(root, root.at('list', 1).span), '|\n    text');
  assert.equal(cut(root, root.at('list', 1).label), '|');
  assert.equal(cut(root, root.at('flow', 'k', 1).span), '2');
  assert.equal(cut(root, root.at('flow').span), '{k: [1, 2]}');
  assert.equal(cut(root, root.at('flow', 'no').span), 'flow');
  assert.equal(cut(root, root.at('empty').span), 'empty');
  assert.equal(root.at('list', 1).scalar, 'text\n');
});

test('the same with Windows line ends, a mark of byte order, Hangul and emoji', () => {
  const root = view('\ufeff이름: 값\r\n목록:\r\n  - 😀: "😀 끝"\r\n    b: |\r\n      한\r\n      글\r\n');
  assert.equal(cut(root, root.at('이름').span), '값');
  assert.equal(cut(root, root.at('이름').keySpan), '이름');
  assert.equal(cut(root, root.at('목록', 0, '😀').span), '"😀 끝"');
  assert.equal(root.at('목록', 0, 'b').scalar, '한\n글\n');
  assert.equal(cut(root, root.at('목록').span), '- 😀: "😀 끝"\r\n    b: |\r\n      한\r\n      글');
});

test('there, absent, unknown', () => {
  const root = view('a: 1\nb:\nc: null\nd: {{ x }}\ne: ${X}\nf: ""\ng: *no\nh: []\n'.replace('{{ x }}', '"{{ x }}"'));
  assert.deepEqual(
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((key) => root.at(key).state),
    ['value', 'absent', 'absent', 'unknown', 'unknown', 'value', 'unknown', 'value', 'absent'],
  );
  assert.equal(root.at('g', 'x').state, 'unknown');
  assert.equal(root.at('a', 'x').state, 'absent');
  assert.equal(view('').state, 'absent');
  assert.equal(view('# c\n').at('a').state, 'absent');
  assert.equal(view('a: \u0000').at('a').state, 'unknown');
});

test('the last of equal keys counts, as for those who read the file', () => {
  assert.equal(view('a: 1\na: 2\n').at('a').scalar, 2);
});

test('an alias shows the last anchor before it', () => {
  const root = view('a: &x 1\nb: *x\nc: &x {k: 2}\nd: *x\ne: &y [*x]\nf: *y\n');
  assert.equal(root.at('b').scalar, 1);
  assert.equal(root.at('d', 'k').scalar, 2);
  assert.equal(root.at('f', 0, 'k').scalar, 2);
  assert.equal(root.at('d').shared, true);
  assert.equal(root.at('d', 'k').shared, true);
  assert.equal(root.at('c', 'k').shared, false);
  assert.equal(cut(root, root.at('d').keySpan), 'd');
  assert.deepEqual(plain(root), { a: 1, b: 1, c: { k: 2 }, d: { k: 2 }, e: [{ k: 2 }], f: [{ k: 2 }] });
});

test('an alias within its own anchor ends', () => {
  const root = view('a: &a {b: *a, c: [*a]}\nd: *a\n');
  assert.equal(root.at('a', 'b').state, 'unknown');
  assert.equal(root.at('d', 'c', 0, 'b').state, 'unknown');
  assert.deepEqual(plain(root), { a: { b: null, c: [null] }, d: { b: null, c: [null] } });
});

test('merge keys: own keys first, then the maps in their order, and merges of merges', () => {
  const text = 'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: &c\n  <<: [*a, *b]\n  w: 3\nd:\n  <<: *c\n  x: 4\n';
  const root = view(text);
  assert.deepEqual(plain(root.at('c')), { w: 3, x: 1, y: 1, z: 2 });
  assert.deepEqual(plain(root.at('d')), { x: 4, w: 3, y: 1, z: 2 });
  assert.equal(root.at('d', 'y').shared, true);
  assert.equal(root.at('d', 'x').shared, false);
  assert.equal(root.at('d', 'no').state, 'absent');
  assert.equal(view('d:\n  <<: *gone\n').at('d', 'x').state, 'unknown');
  assert.equal(view('d:\n  "<<": 1\n').at('d', '<<').scalar, 1);
});

test('a bomb of merges ends at once and is unknown', () => {
  const text = `a0: &a0 {k: 1}\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1}\n  <<: [*a${i}, *a${i}]\n`).join('')}`;
  const begin = performance.now();
  const root = view(text);
  assert.equal(root.at('a40', 'no').state, 'unknown');
  root.at('a40').entries();
  toPlain(root);
  assert.ok(performance.now() - begin < 2000);
});

test('plain values: no prototype, the same object for the same node', () => {
  const root = view('__proto__: {polluted: true}\nconstructor: 1\nn: 0755\n');
  const value = toPlain(root);
  assert.equal(value, toPlain(root));
  assert.equal(Object.getPrototypeOf(value), null);
  assert.equal(Reflect.get({}, 'polluted'), undefined);
  assert.deepEqual(plain(root.at('n')), 493);
  assert.deepEqual(plain(view('n: 0755\n', 'core').at('n')), 755);
});
