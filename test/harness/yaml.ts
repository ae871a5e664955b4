/** What the property tests of the YAML reader share: a flat form of trees, random edits, and the three properties. */
import assert from 'node:assert/strict';
import type { Node, Stream } from '../../server/src/core/yaml/node.ts';
import { parseByLibrary } from '../../server/src/core/yaml/parse.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';

/** Deterministic random numbers below `n`. */
export type Dice = (n: number) => number;

export const dice = (seed: number): Dice => {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
};

/** Every node with its place, so that two trees can be compared and the difference read. */
export const flatten = (root: Node | null, rootAt: number): readonly string[] => {
  const lines: string[] = [];
  const visit = (node: Node, at: number, path: string): void => {
    const text =
      node.kind === 'scalar'
        ? JSON.stringify(node.text) + node.style
        : node.kind === 'alias'
          ? `*${node.name}`
          : node.flow
            ? 'flow'
            : 'block';
    const marks = `${node.anchor ?? ''} ${node.tag ?? ''} ${node.faulty ? 'faulty' : ''} ${node.aliased ? 'aliased' : ''}`;
    lines.push(`${path} ${node.kind} ${text} ${marks} ${at}-${at + node.length}`);
    if (node.kind === 'map') {
      if (node.open) lines.push(`${path} open`);
      node.pairs.forEach((pair, i) => {
        visit(pair.key, at + pair.keyAt, `${path}/${i}k`);
        visit(pair.value, at + pair.valueAt, `${path}/${i}v`);
      });
    } else if (node.kind === 'seq') {
      if (node.open) lines.push(`${path} open`);
      node.items.forEach((item, i) => {
        visit(item.node, at + item.at, `${path}/${i}`);
      });
    }
  };
  if (root) visit(root, rootAt, '');
  return lines;
};

/** A stream as one comparable value. */
export const describe = (stream: Stream): readonly string[] =>
  stream.documents.flatMap(({ tree, start }) => [
    `document ${start} ${tree.text.length}`,
    ...flatten(tree.root, tree.rootAt),
    ...tree.faults.map((fault) => `fault ${fault.code} ${fault.at.start}-${fault.at.end} ${fault.name}`),
  ]);

const isSyntax = (code: string): boolean => code !== 'duplicate-key' && code !== 'unknown-anchor' && code !== 'alias-bomb';

/**
 * The two sentences that hold for every text: what parses as a whole reads the same in pieces; what does not has a fault.
 * Answers how many documents were of either sort.
 */
export const holdsForText = (
  text: string,
  stream: Stream = readStream(text),
): { readonly sound: number; readonly broken: number } => {
  let sound = 0;
  let broken = 0;
  assert.equal(stream.documents.map(({ tree }) => tree.text).join(''), text);
  for (const { tree } of stream.documents) {
    const whole = parseByLibrary(tree.text);
    const faults = tree.faults.filter((fault) => isSyntax(fault.code));
    if (faults.some(({ code }) => code === 'binary')) continue;
    for (const { at } of tree.faults)
      assert.ok(
        at.start >= 0 && at.start <= at.end && at.end <= tree.text.length,
        `fault outside of ${JSON.stringify(tree.text)}`,
      );
    if (whole.broken) {
      broken++;
      assert.ok(faults.length > 0, `no fault in a broken text: ${JSON.stringify(tree.text)}`);
      continue;
    }
    sound++;
    assert.deepEqual(faults, [], `a fault in a sound text: ${JSON.stringify(tree.text)}`);
    if (!tree.faults.some(({ code }) => code === 'alias-bomb'))
      assert.deepEqual(flatten(tree.root, tree.rootAt), flatten(whole.node, whole.at), JSON.stringify(tree.text));
  }
  return { sound, broken };
};

const bits = [
  '\n',
  ' ',
  '  ',
  ':',
  ': ',
  '- ',
  '\n- ',
  '#',
  ' # c',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '\t',
  '|',
  '>\n',
  '&a ',
  '*a',
  '!!str ',
  '---\n',
  '\n...\n',
  'a',
  'key: value',
  '\nx: 1\n',
  '\n  y: 2\n',
  '\r\n',
  '%',
  '? ',
  '<<: *a',
  '한글',
  '😀',
  '\ufeff',
  '\\',
  '|2',
  '@',
  '`',
  '- - ',
];

/** A random edit of a text: an insertion, a deletion, a replacement, or lines taken away, doubled, or moved in and out. */
export const randomEdit = (text: string, roll: Dice): { readonly start: number; readonly end: number; readonly text: string } => {
  const at = roll(text.length + 1);
  const bit = (): string => bits[roll(bits.length)] ?? '';
  const lineStart = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', at);
  const lineEnd = next < 0 ? text.length : next + 1;
  switch (roll(9)) {
    case 0:
    case 1:
    case 2:
      return { start: at, end: at, text: bit() };
    case 3:
      return { start: at, end: Math.min(text.length, at + 1 + roll(3)), text: '' };
    case 4:
      return { start: at, end: Math.min(text.length, at + roll(40)), text: bit() };
    case 5:
      return { start: lineStart, end: lineEnd, text: '' };
    case 6:
      return { start: lineEnd, end: lineEnd, text: text.slice(lineStart, lineEnd) };
    case 7:
      return { start: lineStart, end: lineStart, text: ' '.repeat(1 + roll(3)) };
    default: {
      const indent = /^ */.exec(text.slice(lineStart, lineEnd))?.[0].length ?? 0;
      return { start: lineStart, end: lineStart + Math.min(indent, 1 + roll(2)), text: '' };
    }
  }
};

/** Edits a text `rounds` times; after each the hint, the earlier stream and neither give the same answer. */
export const holdsForEdits = (text: string, rounds: number, roll: Dice): void => {
  let current = readStream(text);
  for (let round = 0; round < rounds; round++) {
    const edit = randomEdit(current.text, roll);
    const after = current.text.slice(0, edit.start) + edit.text + current.text.slice(edit.end);
    const fresh = readStream(after);
    const expected = describe(fresh);
    const story = `${JSON.stringify(current.text)} ${JSON.stringify(edit)}`;
    const hinted = readStream(after, current, edit);
    assert.deepEqual(describe(hinted), expected, `with a hint: ${story}`);
    assert.deepEqual(describe(readStream(after, current)), expected, `with the earlier stream: ${story}`);
    holdsForText(after, fresh);
    // Edits add up to nonsense; now and then the text starts afresh.
    current = roll(6) === 0 ? readStream(text) : hinted;
  }
};
