/** Settings from unknown input: nothing malformed gets through, nothing well-formed is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import schema from '../../schemas/foresee.schema.json';
import {
  defaults,
  diagnosticScopes,
  languages,
  levels,
  minorOf,
  parseSettings,
  presets,
  severities,
} from '../../server/src/core/base/settings.ts';
import type { Source } from '../../server/src/core/base/source.ts';
import { analyzeNow } from '../../server/src/core/engine/analyze.ts';
import { completeAt } from '../../server/src/core/engine/complete.ts';
import { describe } from '../../server/src/core/engine/hover.ts';
import { settingsFor } from '../../server/src/core/engine/overrides.ts';
import { active } from '../../server/src/core/engine/report.ts';
import { emptyWorkspace } from '../../server/src/core/engine/workspace.ts';
import { builtAssets } from '../harness/run.ts';

test('what is no settings at all is the base', () => {
  for (const value of [null, undefined, 1, 'x', [], true]) assert.equal(parseSettings(value), defaults);
  assert.deepEqual(parseSettings({}), defaults);
});

test('well-formed values win, malformed ones leave the base', () => {
  const base = parseSettings({ preset: 'strict', podSecurity: { level: 'baseline', version: 'v1.30' }, maxFileSize: 5000 });
  const next = parseSettings(
    { preset: 'loud', podSecurity: { level: 7, version: 'latest' }, maxFileSize: 'big', language: 'ko', diagnostics: 'all' },
    base,
  );
  assert.equal(next.preset, 'strict');
  assert.deepEqual(next.podSecurity, { level: 'baseline', version: 'latest' });
  assert.equal(next.maxFileSize, 5000);
  assert.equal(next.language, 'ko');
  assert.equal(next.diagnostics, 'all');
});

test('maxFileSize has a floor and is a number', () => {
  assert.equal(parseSettings({ maxFileSize: 1 }).maxFileSize, 1024);
  assert.equal(parseSettings({ maxFileSize: Number.POSITIVE_INFINITY }).maxFileSize, defaults.maxFileSize);
  assert.equal(parseSettings({ maxFileSize: Number.NaN }).maxFileSize, defaults.maxFileSize);
});

test('rules, schemas, excludes and overrides add to those below', () => {
  const base = parseSettings({
    rules: { a: 'off', b: 'error' },
    exclude: ['x/'],
    schemas: { 'a/*': 'a.json' },
    overrides: [{ names: ['one'] }],
  });
  const next = parseSettings(
    {
      rules: { b: 'hint', c: false, d: 'loud', e: 1 },
      exclude: 'y/',
      schemas: { 'b/*': 'b.json' },
      overrides: [{ names: 'two' }, 7, null],
    },
    base,
  );
  assert.deepEqual({ ...next.rules }, { a: 'off', b: 'hint', c: 'off' });
  assert.deepEqual(next.exclude, ['x/', 'y/']);
  assert.deepEqual({ ...next.schemas }, { 'a/*': 'a.json', 'b/*': 'b.json' });
  assert.deepEqual(
    next.overrides.map(({ names }) => names),
    [['one'], ['two']],
  );
});

test('keys that every object has are nothing special', () => {
  const { rules, overrides } = parseSettings(
    JSON.parse('{"rules":{"__proto__":"off","constructor":"error"},"overrides":[{"rules":{"__proto__":"off"}}]}'),
  );
  assert.equal(Object.getPrototypeOf(Object.assign(Object.create(null), rules)), null);
  assert.ok(Object.hasOwn(rules, 'constructor') && Object.hasOwn(rules, '__proto__'));
  assert.equal(parseSettings({}).rules['toString'], undefined);
  assert.equal(rules['toString'], undefined);
  assert.ok(overrides[0] && Object.hasOwn(overrides[0].rules, '__proto__'));
  assert.equal(overrides[0].rules['toString'], undefined);
});

test('versions are read as Kubernetes writes them', () => {
  for (const [text, minor] of [
    ['1.30', 30],
    ['v1.30', 30],
    ['v1.30.2+k3s1', 30],
    ['1.30-0', 30],
    [' 1.9 ', 9],
    ['1.300', 300],
    ['1', null],
    ['2.30', null],
    ['1.3000', null],
    ['1.30x', null],
    ['latest', null],
    ['', null],
  ] as const)
    assert.equal(minorOf(text), minor, text);
  assert.equal(minorOf(null), null);
});

const file = (path: string, text: string): Source => ({ uri: path, path, text, version: null, languageId: null });

const workspaceWith = (text: string) =>
  emptyWorkspace({ assets: builtAssets, today: '2026-11-20' }).withAll([file('.foresee.yaml', text)]);

test('a version without quotes is what it looks like', () => {
  const { settings } = workspaceWith(
    'kubernetes: {version: 1.30}\npodSecurity: {version: 1.20}\noverrides: [{names: [a], kubernetes: {version: 1.10}}]\n',
  );
  assert.equal(settings.kubernetes.version, '1.30');
  assert.equal(settings.podSecurity.version, '1.20');
  assert.equal(settings.overrides[0]?.kubernetes.version, '1.10');
});

test('flags win over the file, the file over the editor', () => {
  const one = (text: string, flags: unknown) =>
    emptyWorkspace({ settings: parseSettings({ preset: 'all' }), flags }).withAll([file('.foresee.yaml', text)]).settings.preset;
  assert.equal(one('a: 1', null), 'all');
  assert.equal(one('preset: strict', null), 'strict');
  assert.equal(one('preset: strict', { preset: 'essential' }), 'essential');
});

test('an exception holds until its day and not longer', () => {
  const until = (day: string) =>
    workspaceWith(`overrides: [{files: [a.yaml], preset: all, until: ${day}}]`).settings.overrides.length;
  assert.equal(until('2026-11-20'), 1);
  assert.equal(until('2026-11-19'), 0);
  assert.equal(until('soon'), 1);
});

test('of several exceptions for a file the last wins, and those for things stay', () => {
  const { settings } = workspaceWith(
    'overrides:\n  - {files: ["a/**"], preset: all}\n  - {files: ["a/b.yaml"], preset: strict, rules: {x: off}}\n  - {files: ["a/**"], names: [n], preset: essential}\n',
  );
  assert.equal(settingsFor(settings, 'a/b.yaml').preset, 'strict');
  assert.equal(settingsFor(settings, 'a/b.yaml').rules['x'], 'off');
  assert.equal(settingsFor(settings, 'a/c.yaml').preset, 'all');
  assert.equal(settingsFor(settings, 'b.yaml').preset, 'recommended');
  assert.equal(settingsFor(settings, 'a/b.yaml').overrides.length, 1);
  assert.equal(settingsFor(settings, 'b.yaml').overrides.length, 0);
});

/** Findings of a settings file: rule, severity and the text they stand on. */
const findings = (text: string): readonly string[] =>
  active(analyzeNow('.foresee.yaml', workspaceWith(text))).map(
    ({ rule, severity, span }) => `${rule} ${severity} ${text.slice(span.start, span.end)}`,
  );

test('the settings file is checked like any file', () => {
  assert.deepEqual(findings(''), []);
  assert.deepEqual(
    findings(
      'preset: strict\nrules: {pss-privileged: off}\nkubernetes: {version: 1.30}\nexclude: ["a/**", "{b,c}/"]\nmaxFileSize: 5000\noverrides:\n  - {files: a.yaml, rules: {schema/type: hint}, until: 2026-11-20, reason: why, owner: me}\n',
    ),
    [],
  );
  assert.deepEqual(findings('presett: strict\n'), ['schema/additionalProperties warning presett']);
  assert.deepEqual(findings('preset: strickt\n'), ['schema/enum error strickt']);
  assert.deepEqual(findings('rules: {pss-privileged: loud}\n'), ['schema/enum error loud']);
  assert.deepEqual(findings('rules: {pss-priviledged: off}\n'), ['reference/rule warning pss-priviledged']);
  assert.deepEqual(findings('rules: [a]\n'), ['schema/type error rules']);
  assert.deepEqual(findings('kubernetes: {version: "2.0"}\npodSecurity: {version: newest}\n'), [
    'schema/pattern error "2.0"',
    'schema/pattern error newest',
  ]);
  assert.deepEqual(findings('maxFileSize: 10\n'), ['schema/minimum error 10']);
  assert.deepEqual(findings('exclude: ["[a", "a\\\\b", "../x", ok]\n').length, 3);
  assert.deepEqual(findings('overrides: [{until: 2026-02-30, preset: all}]\n'), ['schema/format error 2026-02-30']);
  assert.deepEqual(findings('overrides: [{until: 2026-11-19, preset: all}]\n'), ['override-expired warning 2026-11-19']);
});

test('the schema of the settings file and the code agree', () => {
  const { settings, override, preset, level, severity, language, diagnostics } = schema.$defs;
  assert.deepEqual(Object.keys(settings.properties).toSorted(), Object.keys(defaults).toSorted());
  const [one] = parseSettings({ overrides: [{}] }).overrides;
  assert.deepEqual(Object.keys(override.properties).toSorted(), Object.keys(one ?? {}).toSorted());
  assert.deepEqual(preset.enum, presets);
  assert.deepEqual(level.enum, levels);
  assert.deepEqual(severity.enum, ['off', ...severities]);
  assert.deepEqual(language.enum, languages);
  assert.deepEqual(diagnostics.enum, diagnosticScopes);
});

const sourceIn = (workspace: ReturnType<typeof workspaceWith>): Source => {
  const source = workspace.entries.get('.foresee.yaml')?.source;
  assert.ok(source);
  return source;
};

/** The cursor is `<|>`. */
const at = (text: string) => {
  const offset = text.indexOf('<|>');
  const workspace = workspaceWith(text.replace('<|>', ''));
  return { workspace, offset };
};

test('settings are completed and explained while typing', () => {
  const labels = (text: string): readonly string[] => {
    const { workspace, offset } = at(text);
    return completeAt(workspace, sourceIn(workspace), offset).items.map(({ label }) => label);
  };
  assert.deepEqual(labels('preset: <|>\n').toSorted(), [...presets].toSorted());
  assert.ok(labels('pre<|>\n').includes('preset'));
  assert.ok(labels('preset: all\n<|>\n').includes('overrides'));
  assert.ok(!labels('preset: all\n<|>\n').includes('preset'));
  assert.ok(labels('rules:\n  pss<|>\n').includes('pss-privileged'));
  assert.ok(labels('overrides:\n  - files: [a]\n    <|>\n').includes('until'));
  const { workspace, offset } = at('overrides:\n  - unt<|>il: 2027-01-31\n');
  const report = analyzeNow('.foresee.yaml', workspace);
  assert.match(JSON.stringify(describe(report, offset, workspace, { schema: true, messages: true })), /last day it holds/);
});
