// Places inside scalars: each character of a value is found where it is written, in every style; and words that were meant.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance, nearest } from '../../server/src/core/base/near.ts';
import { inside } from '../../server/src/core/yaml/inside.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { View } from '../../server/src/core/yaml/view.ts';

/** What is written at the place of each part of the value of `key`. */
const written = (text: string, parts: readonly string[]): readonly string[] => {
  const tree = readStream(text).documents[0]?.tree;
  assert.ok(tree);
  const view = View.root(tree, 'core').at('key');
  const { node } = view;
  assert.ok(node?.kind === 'scalar');
  const raw = tree.text.slice(view.start, view.start + node.length);
  return parts.map((part) => {
    const start = node.text.indexOf(part);
    assert.ok(start >= 0, `${part} in ${JSON.stringify(node.text)}`);
    const at = inside(node, raw, { start, end: start + part.length });
    return raw.slice(at.start, at.end);
  });
};

const styles: readonly (readonly [string, string])[] = [
  ['plain', 'key: one 한글 🐳 two\n'],
  ['plain over lines', 'key: one\n  한글\n\n  🐳 two\n'],
  ['single', "key: 'one 한글 🐳 two'\n"],
  ['single with a quote', "key: 'it''s one 한글\n  🐳 two'\n"],
  ['double', 'key: "one 한글 🐳 two"\n'],
  ['double with escapes', 'key: "\\"\\u0041\\t\\x42 one \\\n  한글\\n 🐳 \\U0001F433 two"\n'],
  ['literal', 'key: |\n  one\n    한글\n\n  🐳 two\n'],
  ['literal with a comment on its header', 'key: |2- # why\n    one\n  한글 🐳\n  two\n'],
  ['folded', 'key: >-\n  one\n  한글\n\n    🐳\n  two\n'],
];

for (const [name, text] of styles)
  test(`places in a scalar: ${name}`, () => {
    const parts = ['one', '한글', '🐳', 'two'];
    assert.deepEqual(written(text, parts), parts);
    assert.deepEqual(written(text.replaceAll('\n', '\r\n'), parts), parts);
  });

test('a part over several lines begins and ends with its own words', () => {
  const text = 'key: >\n  a ${{ one\n  two }} b\n';
  assert.deepEqual(written(text, ['${{ one two }}']), ['${{ one\n  two }}']);
});

test('distance counts edits and swapped neighbours, up to its limit', () => {
  assert.equal(distance('runs', 'runs', 2), 0);
  assert.equal(distance('rusn', 'runs', 2), 1);
  assert.equal(distance('run', 'runs', 2), 1);
  assert.ok(distance('abcdef', 'uvwxyz', 3) > 3);
  assert.ok(distance('a', 'abcdefgh', 2) > 2);
});

test('the nearest word is the one that was surely meant', () => {
  assert.equal(nearest('run-on', ['runs-on', 'run-name', 'steps']), 'runs-on');
  assert.equal(nearest('timeoutMinutes', ['timeout-minutes', 'env']), 'timeout-minutes');
  assert.equal(nearest('xy', ['ab', 'env']), null);
  assert.equal(nearest('cat', ['bat', 'hat']), null);
  assert.equal(nearest('x'.repeat(1000), ['x'.repeat(999)]), null);
});
