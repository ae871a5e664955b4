import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayFault } from '../../server/src/core/yaml/fault.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { View } from '../../server/src/core/yaml/view.ts';

/** Every fault of a text as `code[what it stands on]`. */
const faultsOf = (text: string): readonly string[] =>
  readStream(text).documents.flatMap(({ tree, start }) =>
    tree.faults.map(({ code, at }) => `${code}[${tree.text.slice(at.start, at.end)}]@${start + at.start}`),
  );

/** The text between « and » is what the one fault stands on; a text without them has none. */
const check = (code: string, marked: string): void => {
  const text = marked.replace(/[«»]/g, '');
  const start = marked.indexOf('«');
  const expected = start < 0 ? [] : [`${code}[${marked.slice(start + 1, marked.indexOf('»'))}]@${start}`];
  assert.deepEqual(faultsOf(text), expected, JSON.stringify(text));
};

test('a key that appears twice is told on the second', () => {
  check('duplicate-key', 'a: 1\nb: 2\n«a»: 3\n');
  check('duplicate-key', 'a:\n  b: {x: 1, y: 2, «x»: 3}\n');
  check('duplicate-key', 'a: 1\n«"a"»: 2\n');
  check('duplicate-key', '- x: 1\n  y: 2\n  «y»: 3\n');
  check('duplicate-key', 'a: 1\r\n«a»: 2\r\n');
  assert.deepEqual(faultsOf('a: 1\na: 2\n---\nb: 1\nb: 2\na: 1\n'), ['duplicate-key[a]@5', 'duplicate-key[b]@19']);
});

test('keys that only look alike are no duplicates', () => {
  check('', 'a: 1\nA: 2\n');
  check('', '1: a\n"1": b\n');
  check('', 'a: &a {x: 1}\nb: &b {y: 1}\nc:\n  <<: *a\n  <<: *b\n  x: 2\n');
  check('', 'a: {x: 1}\nb: {x: 1}\n');
  check('', 'constructor: 1\n__proto__: 2\ntoString: 3\n');
});

test('indentation that fits nothing is told on the line that strays', () => {
  check('bad-indentation', 'a:\n  b: 1\n «c»: 2\n');
  check('bad-indentation', 'a:\n    b: 1\n  «c»: 2\nd: 3\n');
  check('bad-indentation', 'a: 1\n  «b»: 2\n');
  check('bad-indentation', '- a: 1\n «b»: 2\n- c: 3\n');
  check('bad-indentation', 'key: value\n  more\n  «other»: x\n');
  check('bad-indentation', 'a:\n      b: 1\n  «c»: 2\n  d: 3\n  e: 4\nf: 1\n');
});

test('a tab as indentation is told on the tab', () => {
  check('tab', 'a:\n«\t»b: 1\n');
  check('tab', 'a:\n  b: 1\n«\t»c: 2\nd: 3\n');
  check('tab', 'a: >\n«\t»foo\n');
  check('', 'a:\tb\n');
  check('', 'a: |\n  x\n  \ty\n');
});

test('a quote that stays open is told where it opens', () => {
  check('unclosed-quote', 'a: «"foo»\n');
  check('unclosed-quote', "a: «'foo»\nb: 1\nc: it's\n");
  check('unclosed-quote', 'a: «"foo\\"»\nb: "y"\n');
  check('unclosed-quote', "a: «'foo''»\nb: 1\n");
  check('unclosed-quote', "a: «'foo»\n  b: 'x'\n");
  check('unclosed-quote', '- «"--x»\n- "--y"\n- "--z"\n');
  check('unclosed-quote', 'a: [1, «"x, 2]»\nb: 1\n');
});

test('a bracket that stays open is told where it opens', () => {
  check('unclosed-flow', 'a: «[»1, 2\n');
  check('unclosed-flow', 'a: «{»\n  b: 1\nc: 2\n');
  check('unclosed-flow', 'a: {b: «[»1, 2}\nc: 1\n');
  check('unclosed-flow', '«{»"a": 1, "b": [1, 2]\n');
});

test('a key without its colon is told as half typed, its neighbours stay known', () => {
  check('half-typed-key', 'spec:\n  containers:\n    - name: x\n      «ima»\n      ports: []\n');
  check('half-typed-key', '«apiV»\nkind: Pod\n');
  check('half-typed-key', 'a: 1\n«foo bar» # comment\nb: 1\n');
  check('half-typed-key', 'a:b: 1\n«c:d»\n');
  const tree = readStream('kind: Pod\nspec:\n  hostNetwork: true\n  hostP\n  nodeName: x\n').documents[0]?.tree;
  assert.ok(tree);
  const spec = View.root(tree, 'go').at('spec');
  assert.equal(spec.at('hostNetwork').scalar, true);
  assert.equal(spec.at('nodeName').scalar, 'x');
  assert.equal(spec.at('hostP').state, 'unknown');
  assert.equal(spec.at('hostPID').state, 'unknown');
  assert.equal(View.root(tree, 'go').at('metadata').state, 'absent');
});

test('aliases that lead nowhere', () => {
  check('unknown-anchor', 'a: «*x»\nb: &x 1\n');
  check('unknown-anchor', 'a: &a [«*a»]\n');
  check('unknown-anchor', 'a: &a 1\n---\nb: «*a»\n');
  check('', 'a: &x 1\nb: *x\n');
});

test('what is malformed in other ways is told where reading stops', () => {
  check('malformed', 'a: «b: c»\n');
  check('malformed', 'a: «@x»\n');
  check('malformed', 'a: "x" «y»\nb: 1\n');
  check('malformed', 'a: [1,«,2]»\n');
  check('malformed', '- a\n«b: 1»\n- c\n');
  check('malformed', 'a: «- b»\n');
});

test('bombs, depth, size and binaries end at once with one fault', () => {
  const levels = 'abcdefghi';
  const bomb = `a: &a [${'1,'.repeat(9)}]\n${Array.from(levels.slice(1), (c, i) => `${c}: &${c} [${`*${levels[i]},`.repeat(9)}]\n`).join('')}`;
  const texts: readonly (readonly [string, string])[] = [
    ['alias-bomb', bomb],
    ['too-deep', '['.repeat(1_000_000)],
    ['too-deep', '- '.repeat(500_000)],
    ['too-deep', '{a: '.repeat(250_000)],
    ['too-deep', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
    ['binary', 'a: 1\nb: \u0000\n---\nc: 1\n'],
    ['binary', `\u0001\u0002\ufffd\u0003${'\u0004\ufffd'.repeat(100)}`],
  ];
  for (const [code, text] of texts) {
    const begin = performance.now();
    const faults = faultsOf(text);
    assert.equal(faults.length, 1, `${code}: ${faults.length} faults`);
    assert.ok(faults[0]?.startsWith(code), faults[0]);
    assert.ok(performance.now() - begin < 5000, `${code} took ${performance.now() - begin} ms`);
  }
  const large = readStream('a: "unclosed\n'.repeat(100), undefined, undefined, 1000);
  assert.deepEqual(
    large.documents.map(({ tree }) => tree.faults.map(({ code }) => code)),
    [['too-large']],
  );
  assert.equal(View.root(readStream(bomb).documents[0]?.tree ?? assert.fail(), 'go').at('a').state, 'unknown');
});

test('every fault has its sentence in both languages', () => {
  for (const text of ['a: 1\na: 2', 'a:\n\tb: 1', 'a: "x', 'a: [', 'a: *x', 'a\nb: 1', 'a: @', '\u0000'])
    for (const { tree } of readStream(text).documents)
      for (const fault of tree.faults) {
        const say = sayFault(fault);
        assert.match(say.en, /^.+\.$/);
        assert.match(say.ko, /[가-힣].*\.$/);
      }
});
