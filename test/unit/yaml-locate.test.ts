import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locate } from '../../server/src/core/yaml/locate.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { View } from '../../server/src/core/yaml/view.ts';

/** What stands at `|`: how, the path, and the text of the span. A `^` after it marks what may be a half-typed first key. */
const at = (marked: string): string => {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const tree = readStream(text).documents[0]?.tree ?? assert.fail();
  const { view, on, span, fresh } = locate(View.root(tree, 'go'), offset);
  return `${on} /${view.path.join('/')}${on === 'gap' ? '' : ` ${text.slice(span.start, span.end)}`}${fresh ? ' ^' : ''}`;
};

const check = (marked: string, expected: string): void => assert.equal(at(marked), expected, JSON.stringify(marked));

test('keys and values in block style', () => {
  check('ki|nd: Pod\n', 'key /kind kind');
  check('kind|: Pod\n', 'key /kind kind');
  check('|kind: Pod\n', 'key /kind kind');
  check('kind: P|od\n', 'value /kind Pod');
  check('kind: |Pod\n', 'value /kind Pod');
  check('kind: Pod|\n', 'value /kind Pod');
  check('a:\n  b: "x|y"\n', 'value /a/b "xy"');
  check('"ki|nd": Pod\r\nb: 1\r\n', 'key /kind "kind"');
  check('\ufeffki|nd: Pod\n', 'key /kind kind');
  check('이름: 값😀|\n', 'value /이름 값😀');
  check('a:\n- b: 1\n  c: 2|\n', 'value /a/0/c 2');
  check('a:\n  - x\n  - y|\n', 'value /a/1 y ^');
  check('a: &x 1\nb: *|x\n', 'value /b *x');
});

test('empty values behind a colon', () => {
  check('a: |\n', 'value /a ');
  check('a:|\n', 'value /a ');
  check('a:\n  b: |\nc: 1\n', 'value /a/b ');
  check('a: {b: |}\n', 'value /a/b ');
  check('a: # |\n', 'gap /a');
});

test('flow style', () => {
  check('a: {b: 1, c|: 2}\n', 'key /a/c c');
  check('a: {b: 1, c: 2|}\n', 'value /a/c 2');
  check('a: {b: 1,| c: 2}\n', 'gap /a');
  check('a: [x, |]\n', 'gap /a');
  check('a: [x|]\n', 'value /a/0 x');
  check('a: [{b: c|}]\n', 'value /a/0/b c');
  check('{"a": {\n  |\n}}\n', 'gap /a');
  check('{"a": "|"}\n', 'value /a ""');
});

test('lines with nothing on them belong to the map of their column', () => {
  check('spec:\n  |\n', 'gap /spec');
  check('spec:\n  a: 1\n  |\n', 'gap /spec');
  check('spec:\n  a: 1\n|\n', 'gap /');
  check('spec:\n  |\n  a: 1\n', 'gap /spec');
  check('spec:\n  a: 1\n\n  |\nother: 2\n', 'gap /spec');
  check('spec:\n  a:\n    |\n  b: 1\n', 'gap /spec/a');
  check('spec:\n  a:\n  |\n  b: 1\n', 'gap /spec');
  check('list:\n  - a: 1\n    |\n  - b: 2\n', 'gap /list/0');
  check('list:\n  - a: 1\n  |\n  - b: 2\n', 'gap /list');
  check('list:\n- a: 1\n  |\n', 'gap /list/0');
  check('list:\n- a: 1\n|\n', 'gap /');
  check('list:\n  - |\n', 'value /list/0 ');
  check('list:\n  - a: 1\n  - |\n', 'value /list/1 ');
  check('|', 'gap /');
  check('# c\n|\n', 'gap /');
  check('a: 1 # co|mment\n', 'gap /a');
});

test('text inside of a block scalar is its value, comment signs too', () => {
  check('a: >-\n  # no comm|ent\nb: 1\n', 'value /a >-\n  # no comment');
});

test('half-typed lines', () => {
  check('spec:\n  a: 1\n  hostN|\n  b: 2\n', 'key /spec/hostN hostN');
  check('spec:\n  cont|\n', 'value /spec cont ^');
  check('spec: cont|\n', 'value /spec cont');
  check('list:\n  - na|\n', 'value /list/0 na ^');
  check('list:\n  - name: x\n    ima|\n    ports: []\n', 'key /list/0/ima ima');
  check('api|\n', 'value / api ^');
  check('api|\nkind: Pod\n', 'key /api api');
  check('a: "open\nb: x|\n', 'value /b x');
});
