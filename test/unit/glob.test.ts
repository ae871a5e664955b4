import assert from 'node:assert/strict';
import { test } from 'node:test';
import { globFits, pathFits } from '../../server/src/core/base/glob.ts';

/** Glob, paths that fit, paths that do not. */
const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['*.yaml', ['a.yaml', 'x/a.yaml', 'x/y/.yaml', '한글.yaml', '🚀.yaml'], ['a.yml', 'a.yaml/x', 'yaml', '']],
  ['a.yaml', ['a.yaml', 'x/a.yaml'], ['ba.yaml', 'a.yaml2', 'xa.yaml', 'a/yaml']],
  ['x/*.yaml', ['x/a.yaml'], ['y/x/a.yaml', 'x/y/a.yaml', 'x/a.yml']],
  ['**/x/*.yaml', ['x/a.yaml', 'y/x/a.yaml', 'y/z/x/a.yaml'], ['yx/a.yaml', 'x/y/a.yaml']],
  ['x/**', ['x/a', 'x/y/a', 'x/ab'], ['x', 'y/x/a', 'xa/b']],
  ['x/**/z', ['x/z', 'x/y/z', 'x/y/w/z'], ['xz', 'x/yz', 'x/z/y', 'x/zz']],
  ['**', ['a', 'a/b', 'a/b/c'], []],
  ['**/', ['a/b', 'a/b/c'], []],
  ['x/', ['x/a', 'y/x/a/b', 'x/a/b'], ['x', 'xa', 'yx/a']],
  ['/x/', ['x/a'], ['y/x/a']],
  ['/a.yaml', ['a.yaml'], ['x/a.yaml']],
  ['./a.yaml', ['a.yaml'], ['x/a.yaml']],
  ['a**b', ['ab', 'axxb', 'y/axb'], ['a/b', 'ax/b']],
  ['x/**b', ['x/b', 'x/ab'], ['x/a/b']],
  ['***', ['a', 'x/a'], []],
  ['a?c', ['abc', 'a한c', 'a🚀c'], ['ac', 'a/c', 'abbc']],
  ['[abc].yaml', ['a.yaml', 'c.yaml'], ['d.yaml', 'ab.yaml']],
  ['[a-cx].yaml', ['b.yaml', 'x.yaml'], ['d.yaml', '-.yaml']],
  ['[!a-c].yaml', ['d.yaml'], ['a.yaml', '/.yaml']],
  ['[^a]', ['b'], ['a']],
  ['[]a]', [']', 'a'], ['b', '[]a]']],
  ['[a-]', ['a', '-'], ['b']],
  ['[가-힣].yaml', ['한.yaml'], ['a.yaml']],
  ['[', ['['], ['a']],
  ['[a', ['[a'], ['a']],
  ['{a,b}.yaml', ['a.yaml', 'b.yaml', 'x/b.yaml'], ['c.yaml', '{a,b}.yaml']],
  ['{a,b{c,d}}.yaml', ['a.yaml', 'bc.yaml', 'bd.yaml'], ['b.yaml', 'c.yaml']],
  ['{x/,}a', ['a', 'x/a', 'y/a', 'y/x/a'], ['xa', 'x/b']],
  ['a{', ['a{'], ['a']],
  ['a}b{c', ['a}b{c'], ['abc']],
  ['a\\*', ['a*'], ['ab', 'a\\*']],
  ['\\{a,b}', ['{a,b}'], ['a', 'b']],
  ['a.b', ['a.b'], ['axb']],
  ['(a|b)+', ['(a|b)+'], ['a', 'ab']],
  ['', [''], ['a']],
];

test('globs fit what they say and nothing else', () => {
  for (const [glob, fits, others] of cases) {
    for (const path of fits) assert.ok(globFits(glob, path), `${glob} fits ${path}`);
    for (const path of others) assert.ok(!globFits(glob, path), `${glob} does not fit ${path}`);
  }
});

test('a whole path is not looked for at every depth, and braces are plain', () => {
  assert.ok(pathFits('a.yaml', 'a.yaml'));
  assert.ok(!pathFits('a.yaml', 'x/a.yaml'));
  assert.ok(pathFits('{a,b}', '{a,b}'));
});

test('many alternatives all count', () => {
  const names = Array.from({ length: 300 }, (_, index) => `n${index}`);
  const glob = `{${names.join(',')}}.yaml`;
  for (const name of names) assert.ok(globFits(glob, `${name}.yaml`), name);
});

test('hostile globs end at once', () => {
  const long = 'a'.repeat(2000);
  const started = performance.now();
  for (const glob of [
    '*a'.repeat(200),
    '**/'.repeat(200),
    '{a,b}'.repeat(60),
    '{'.repeat(5000),
    `${'{a,'.repeat(500)}${'}'.repeat(500)}`,
    '[a'.repeat(300),
  ])
    globFits(glob, long);
  assert.ok(performance.now() - started < 8000, `took ${performance.now() - started} ms`);
});
