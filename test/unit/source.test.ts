// Line starts carried over an edit are those that a fresh look finds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carryLines, lineStarts, linesOf, type Source } from '../../server/src/core/base/source.ts';

test('lines carried over random edits are the lines of the new text', () => {
  let seed = 11;
  const below = (n: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % n;
  };
  const pieces = ['a', '\n', '', '한글\n', '😀', 'x\n\ny', '\r\n', '\r'];
  for (let round = 0; round < 300; round++) {
    let source: Source = {
      uri: 'file:///a',
      path: 'a',
      text: Array.from({ length: below(30) }, () => pieces[below(round % 3 === 0 ? 8 : 6)]).join(''),
      version: 1,
      languageId: null,
    };
    linesOf(source);
    for (let i = 0; i < 20; i++) {
      const start = below(source.text.length + 1);
      const end = Math.min(source.text.length, start + below(4));
      const text = pieces[below(round % 5 === 0 ? 8 : 6)] ?? '';
      const after: Source = { ...source, text: source.text.slice(0, start) + text + source.text.slice(end) };
      carryLines(source, { start, end, text }, after);
      assert.deepEqual(linesOf(after), lineStarts(after.text), JSON.stringify([source.text, start, end, text]));
      source = after;
    }
  }
});
