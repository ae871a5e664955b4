// The matcher for patterns of a workspace: what it finds, what it refuses, and that no pattern is slow.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Dialect, type Pattern, pattern, replaceAll } from '../../server/src/core/base/pattern.ts';

const made = (source: string, dialect: Dialect = 'go'): Pattern => {
  const found = pattern(source, dialect);
  assert.ok(!('error' in found), `${source}: ${'error' in found ? found.error : ''}`);
  return found;
};

const error = (source: string, dialect: Dialect = 'go'): string | null => {
  const found = pattern(source, dialect);
  return 'error' in found ? found.error : null;
};

/** Texts of the groups of the first match; null for a group that took no part. */
const groups = (source: string, text: string): readonly (string | null)[] | null =>
  made(source)
    .find(text)
    ?.groups.map((span) => (span ? text.slice(span.start, span.end) : null)) ?? null;

test('finds the leftmost match, of equal starts the preferred one', () => {
  assert.deepEqual(groups('a|ab', 'xab'), ['a']);
  assert.deepEqual(groups('ab|a', 'xab'), ['ab']);
  assert.deepEqual(groups('(a+)(a*)', 'aaa'), ['aaa', 'aaa', '']);
  assert.deepEqual(groups('(a+?)(a*)', 'aaa'), ['aaa', 'a', 'aa']);
  assert.deepEqual(groups('(?U)(a+)(a*)', 'aaa'), ['a', 'a', '']);
  assert.deepEqual(groups('(a)|(b)', 'b'), ['b', null, 'b']);
  assert.deepEqual(groups('(?P<key>\\w+)=(?<value>.*)', 'a=b c'), ['a=b c', 'a', 'b c']);
  assert.deepEqual(made('(?P<key>\\w+)=(?<value>.*)').names, ['', 'key', 'value']);
  assert.deepEqual(groups('(a|b)*', 'abx'), ['ab', 'b']);
  assert.deepEqual(groups('(|a)+', 'aa'), ['', '']);
  assert.equal(groups('x', 'abc'), null);
});

test('classes, escapes and flags of RE2', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'my-name-1', true],
    ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'My-name', false],
    ['^\\d{1,3}$', '1234', false],
    ['^\\s$', '\v', false],
    ['^[[:alpha:]_]+$', 'aZ_', true],
    ['^[[:^digit:]]$', '5', false],
    ['^[]a]+$', 'a]', true],
    ['^[^\\W_]$', '_', false],
    ['^[a\\-.]$', '-', true],
    ['(?i)^straSSe$', 'STRASSE', true],
    ['(?i)^k$', '\u212a', true],
    ['(?i)σ', 'ς', true],
    ['^.$', '\n', false],
    ['(?s)^.$', '\n', true],
    ['^b', 'a\nb', false],
    ['(?m)^b$', 'a\nb\nc', true],
    ['a$', 'a\n', false],
    ['\\bcat\\b', 'a cat.', true],
    ['\\Bat', 'cat', true],
    ['\\Aab\\z', 'ab', true],
    ['^\\x41\\x{1F600}\\n\\t$', 'A😀\n\t', true],
    ['^\\Qa.b\\E$', 'a.b', true],
    ['^\\Qa.b\\E$', 'axb', false],
    ['^.$', '😀', true],
    ['^\\p{Hangul}+$', '한국', true],
    ['^\\pL\\PL$', 'é1', true],
    ['^\\p{^Greek}$', 'α', false],
    ['(?i:A)b', 'aB', false],
    ['^a{2}$', 'aaa', false],
    ['^a{,2}$', 'a{,2}', true],
    ['^a{0}$', '', true],
  ];
  for (const [source, text, expected] of cases) {
    const found = pattern(source);
    if ('error' in found) assert.fail(`${source}: ${found.error}`);
    assert.equal(found.test(text), expected, `${source} on ${JSON.stringify(text)}`);
  }
});

test('patterns of JSON schemas', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['^\\/api\\/v1$', '/api/v1', true],
    ['^[\\w\\-]+$', 'a-b', true],
    ['^\\u0041\\u{1F600}$', 'A😀', true],
    ['^\\s$', '\u00a0', true],
    ['^(?:a|b)(?<n>c)$', 'bc', true],
    ['^[^]$', '\n', true],
    ['^.$', '\u2028', false],
    ['^[\\b]$', '\b', true],
    ['^\\cJ$', '\n', true],
  ];
  for (const [source, text, expected] of cases) assert.equal(made(source, 'ecma').test(text), expected, source);
  assert.equal(made('[]', 'ecma').test('a'), false);
});

test('what is no pattern, what it cannot do, what is too much', () => {
  for (const source of [
    '(',
    ')',
    'a)',
    '[a',
    '*a',
    'a**',
    'a{3,2}',
    '[z-a]',
    '\\',
    '(?P<1>a)',
    '\\y',
    '[[:word2:]]',
    '(?z)a',
    'a++',
  ]) {
    assert.equal(error(source), 'syntax', source);
  }
  for (const source of ['(?=a)', '(?!a)', '(?<=a)b', '(?<!a)b', '(a)\\1', '(?<n>a)\\k<n>', '(?>a)']) {
    assert.equal(error(source, 'ecma'), 'unsupported', source);
  }
  for (const source of [
    'a{1001}',
    '((a{100}){100}){100}',
    '(a{1000}){1000}',
    'a'.repeat(10_001),
    `${'('.repeat(300)}${')'.repeat(300)}`,
  ]) {
    assert.equal(error(source), 'too-large', source.slice(0, 30));
  }
});

test('no pattern takes longer than text and pattern are long', () => {
  const long = 'a'.repeat(50_000);
  const started = performance.now();
  assert.equal(made('^(a+)+$').test(`${long}!`), false);
  assert.equal(made('^(a+)+$').test(long), true);
  assert.equal(made('(a|a)*b').test(long), false);
  assert.equal(made('^(([a-z])+.)+[A-Z]([a-z])+$').test(long), false);
  assert.equal(made('(.*)(.*)(.*)(.*)x').find(long.slice(0, 5000)), null);
  // A backtracking matcher would not come back at all; the bound leaves room for a slow machine.
  assert.ok(performance.now() - started < 5000);
});

test('offsets count UTF-16 units', () => {
  const found = made('(한)|(b)').all('😀한b');
  assert.deepEqual(
    found.map(({ start, end }) => [start, end]),
    [
      [2, 3],
      [3, 4],
    ],
  );
  assert.deepEqual(made('^a').find('aa', 1), null);
  assert.equal(made('\\ba').find('aa', 1), null);
});

test('all matches and replacement are those of Go', () => {
  assert.deepEqual(
    made('a*')
      .all('baac')
      .map(({ start, end }) => [start, end]),
    [
      [0, 0],
      [1, 3],
      [4, 4],
    ],
  );
  assert.equal(replaceAll(made('a(x*)b'), '-ab-axxb-', 'T'), '-T-T-');
  assert.equal(replaceAll(made('a(x*)b'), '-ab-axxb-', '${1}W$$'), '-W$-xxW$-');
  assert.equal(replaceAll(made('a(x*)b'), '-ab-axxb-', '$1W'), '---');
  assert.equal(replaceAll(made('(?P<k>\\w)'), 'é b', '<$k$nobody>'), 'é <b>');
  assert.equal(replaceAll(made(''), 'a😀', '-'), '-a-😀-');
});
