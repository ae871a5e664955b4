/** Ignore comments: what they cover, what they say, and what becomes of those that are of no use. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/core/base/edit.ts';
import { analyzeNow } from '../../server/src/core/engine/analyze.ts';
import { nobody } from '../../server/src/core/finding/finding.ts';
import { type Ignore, ignoresIn, silencers, silences } from '../../server/src/core/finding/suppress.ts';
import { readCase } from '../harness/case.ts';
import { seen, workspaceOf } from '../harness/run.ts';

/** The text that an ignore covers. */
const covered = (text: string, ignore: Ignore | undefined): string | null =>
  ignore?.reach.kind === 'span' ? text.slice(ignore.reach.span.start, ignore.reach.span.end) : (ignore?.reach.kind ?? null);

const one = (text: string): Ignore => {
  const [first, ...rest] = ignoresIn(text);
  assert.ok(first && rest.length === 0, text);
  return first;
};

test('a comment covers its line, the next thing, or the file', () => {
  for (const [text, reach] of [
    ['a: 1 # foresee-ignore-line x\nb: 2\n', 'a: 1 # foresee-ignore-line x'],
    ['# foresee-ignore-next-line x\nb: 2\nc: 3', 'b: 2'],
    ['# foresee-ignore-next-line x\n\n  # why\n\t\n# more\n  b: 2\nc: 3', '  b: 2'],
    ['# foresee-ignore-next-line x', ''],
    ['# foresee-ignore-next-line x\n# the end', ''],
    ['a: 1\n# foresee-ignore-file x\n', 'all'],
    ['{{- /* foresee-ignore-next-line x */}}\nb: 2\n', 'b: 2'],
    ['{{/* foresee-ignore-file x */}}', 'all'],
    ['{{/*\n  foresee-ignore-file x */}}', null],
    ['a: 1\r\n# foresee-ignore-next-line x\r\nb: 2\r\nc: 3', 'b: 2'],
    ['a: 1\r# foresee-ignore-next-line x\rb: 2\rc: 3', 'b: 2'],
    ['\ufeff# foresee-ignore-next-line x\nb: 한글 🚀\n', 'b: 한글 🚀'],
  ] as const) {
    if (reach === null) assert.deepEqual(ignoresIn(text), [], text);
    else assert.equal(covered(text, one(text)), reach, text);
  }
});

test('rules, reasons and places are read as written', () => {
  const text = 'a: 1 # foresee-ignore-line pss-a, schema/type  pss-*\t-- 이유가 -- 있다 \nb: 2';
  const found = ignoresIn(text);
  assert.deepEqual(
    found.map(({ rule, at, alone, reason }) => ({ rule, text: text.slice(at.start, at.end), alone, reason })),
    ['pss-a', 'schema/type', 'pss-*'].map((rule) => ({ rule, text: rule, alone: false, reason: '이유가 -- 있다' })),
  );
  assert.equal(one('# foresee-ignore-file x --').reason, null);
  assert.equal(one('# foresee-ignore-file x -- ').reason, null);
  assert.equal(one('# foresee-ignore-file x -- a reason').reason, 'a reason');
  assert.equal(one('{{- /* foresee-ignore-file x -- a reason */ -}} # more').reason, 'a reason');
  const template = 'k: {{/* foresee-ignore-line x */}}{{ .Values.a }}';
  const { whole } = one(template);
  assert.equal(template.slice(whole.start, whole.end), '{{/* foresee-ignore-line x */}}');
});

test('one that names no rule is told apart', () => {
  for (const text of [
    '# foresee-ignore-line',
    '# foresee-ignore-line   ',
    '# foresee-ignore-next-line -- why',
    '{{/* foresee-ignore-line*/}}',
  ])
    assert.equal(one(text).rule, '', text);
});

test('what only looks like one is none', () => {
  for (const text of [
    'a#foresee-ignore-line x',
    '# foresee-ignore-lines x',
    '# foresee-ignore x',
    'foresee-ignore-line x',
    '# foresee-ignore-line: x',
  ])
    assert.deepEqual(ignoresIn(text), [], text);
});

test('an ignore silences its rule there, and never what cannot be read', () => {
  const text = 'a: 1\nb: 2 # foresee-ignore-line pss-a schema/*\nc: 3\n';
  const ignores = ignoresIn(text);
  const silenced = (rule: string, start: number): boolean => {
    const finding = { rule, span: { start, end: start + 1 }, subject: nobody };
    const by = ignores.filter((ignore) => silences(ignore, finding));
    assert.deepEqual(silencers(ignores)(finding), by);
    return by.length > 0;
  };
  assert.ok(silenced('pss-a', text.indexOf('b:')));
  assert.ok(silenced('pss-a', text.indexOf('2')));
  assert.ok(silenced('schema/type', text.indexOf('2')));
  assert.ok(!silenced('pss-b', text.indexOf('2')));
  assert.ok(!silenced('pss-ab', text.indexOf('2')));
  assert.ok(!silenced('pss-a', text.indexOf('1')));
  assert.ok(!silenced('pss-a', text.indexOf('c:')));
  const all = ignoresIn('# foresee-ignore-file syntax/tab syntax/*');
  assert.deepEqual(silencers(all)({ rule: 'syntax/tab', span: { start: 0, end: 1 }, subject: nobody }), []);
});

test('an ignore by subject covers what it names', () => {
  const ignore: Ignore = {
    rule: 'x',
    reach: { kind: 'subject', subject: { kind: 'Pod', name: 'web', container: 'a' } },
    how: 'annotation',
    at: { start: 0, end: 1 },
    whole: { start: 0, end: 1 },
    alone: true,
    reason: null,
  };
  const by = (subject: Partial<typeof nobody>) =>
    silencers([ignore])({ rule: 'x', span: { start: 9, end: 9 }, subject: { ...nobody, ...subject } }).length;
  assert.equal(by({ kind: 'Pod', name: 'web', container: 'a', namespace: 'n' }), 1);
  assert.equal(by({ kind: 'Pod', name: 'web', container: 'b' }), 0);
  assert.equal(by({ kind: 'Pod', name: 'other', container: 'a' }), 0);
  assert.equal(by({ kind: 'Job', name: 'web', container: 'a' }), 0);
});

test('a hostile text costs no more than its length', () => {
  const started = performance.now();
  ignoresIn(`# foresee-ignore-file x ${' '.repeat(200_000)}y`);
  ignoresIn('# foresee-ignore-next-line x\n'.repeat(40_000));
  ignoresIn(`#${' '.repeat(500_000)}foresee-ignore-line`);
  const many = ignoresIn('a: 1 # foresee-ignore-line x\n'.repeat(20_000));
  const find = silencers(many);
  for (let at = 0; at < 20_000; at++) find({ rule: 'x', span: { start: at * 29, end: at * 29 + 1 }, subject: nobody });
  assert.ok(performance.now() - started < 8000, `took ${performance.now() - started} ms`);
});

const pod = (annotation: string, comment: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    note: ${annotation}
spec:
  containers:
    - name: app
      image: ghcr.io/acme/app:1.0
      securityContext:
        privileged: true ${comment}
`;

const rulesSeen = (text: string, settings: string): readonly string[] => {
  const workspace = workspaceOf(readCase(`${text}#- settings\n${settings}\n`, 'a.yaml'));
  return seen(workspace, 'a.yaml').map(({ rule }) => rule);
};

test('a used ignore is quiet, an unused one is a hint with a fix, and settings turn that off', () => {
  const only = 'only: [pss-privileged, ignore-unused, ignore-unknown-rule]';
  assert.deepEqual(rulesSeen(pod('x', ''), only), ['pss-privileged']);
  assert.deepEqual(rulesSeen(pod('x', '# foresee-ignore-line pss-privileged'), only), []);
  assert.deepEqual(rulesSeen(pod('x', '# foresee-ignore-line pss-host-pid'), only).toSorted(), [
    'ignore-unused',
    'pss-privileged',
  ]);
  assert.deepEqual(rulesSeen(pod('x', '# foresee-ignore-line pss-host-pid'), 'preset: essential').toSorted(), [
    'ignore-unused',
    'pss-privileged',
  ]);
  assert.deepEqual(rulesSeen(pod('x', '# foresee-ignore-line pss-host-pid'), 'preset: essential\nrules: {ignore-unused: off}'), [
    'pss-privileged',
  ]);
  assert.deepEqual(rulesSeen(pod('x', '# foresee-ignore-line pss-privilege'), only).toSorted(), [
    'ignore-unknown-rule',
    'pss-privileged',
  ]);
  assert.deepEqual(rulesSeen(pod('x', '# foresee-ignore-line'), only).toSorted(), ['ignore-unknown-rule', 'pss-privileged']);
});

test('an ignore of what another run would find is of use', () => {
  const unused = (text: string, settings: string): boolean => rulesSeen(text, settings).includes('ignore-unused');
  // Another preset, another level, a rule that is off: here they say nothing, elsewhere they do.
  assert.ok(
    !unused(pod('x', '').replace('- name: app', '- name: app # foresee-ignore-line memory-limit-missing'), 'preset: essential'),
  );
  assert.ok(
    !unused(
      pod('x', '').replace('securityContext:', 'securityContext: # foresee-ignore-line read-only-root-filesystem'),
      'preset: essential',
    ),
  );
  assert.ok(!unused(pod('x', '').replace('spec:', 'spec: # foresee-ignore-line pss-run-as-non-root'), 'preset: essential'));
  assert.ok(!unused(pod('x', '').replace('spec:', 'spec: # foresee-ignore-line pod-security-gap'), 'preset: strict'));
  assert.ok(!unused(pod('x', '# foresee-ignore-line pss-privileged'), 'rules: {pss-privileged: off}'));
  assert.ok(!unused(pod('x', '# foresee-ignore-line pss-privileged'), 'podSecurity: {level: privileged}'));
  assert.ok(!unused(pod('x', '# foresee-ignore-line pss-priv*'), 'podSecurity: {level: privileged}'));
  assert.ok(unused(pod('x', '# foresee-ignore-line memory-limit-missing'), 'preset: essential'), 'not on this line');
  assert.ok(unused(pod('x', '# foresee-ignore-line gha-permissions-missing'), 'preset: essential'), 'no such thing here');
  assert.ok(unused(pod('x', '# foresee-ignore-line gha-*'), 'preset: essential'));
});

test('what stands in a string is not told to go', () => {
  assert.deepEqual(rulesSeen(pod('"# foresee-ignore-line pss-host-pid"', ''), 'preset: essential'), ['pss-privileged']);
  assert.deepEqual(rulesSeen(pod('|\n      # foresee-ignore-line pss-host-pid\n      text', ''), 'preset: essential'), [
    'pss-privileged',
  ]);
  assert.deepEqual(rulesSeen(pod('|\n      text\n# foresee-ignore-line pss-host-pid', ''), 'preset: essential').toSorted(), [
    'ignore-unused',
    'pss-privileged',
  ]);
});

test('the fix takes out what is of no use and nothing else', () => {
  for (const [before, after] of [
    ['a: 1 # foresee-ignore-line schema/type -- why\nb: 2\n', 'a: 1\nb: 2\n'],
    ['# foresee-ignore-next-line schema/type\r\na: 1\r\n', 'a: 1\r\n'],
    ['a: 1\n# foresee-ignore-file schema/type', 'a: 1\n'],
    ['  # foresee-ignore-next-line schema/type, schema/enum -- why\na: 1\n', 'a: 1\n'],
    [
      pod('x', '# foresee-ignore-line pss-host-pid, pss-privileged -- why'),
      pod('x', '# foresee-ignore-line pss-privileged -- why'),
    ],
    [
      pod('x', '# foresee-ignore-line pss-privileged, pss-host-pid -- why'),
      pod('x', '# foresee-ignore-line pss-privileged, -- why'),
    ],
    ['# foresee-ignore-next-line -- why\na: 1\n', 'a: 1\n'],
  ] as const) {
    const workspace = workspaceOf(readCase(before, 'a.yaml'));
    const finding = analyzeNow('file:///case/a.yaml', workspace).findings.find(({ rule }) => rule.startsWith('ignore-'));
    const fix = finding?.fix?.();
    assert.ok(fix, before);
    assert.equal(fix.safety, 'safe');
    assert.equal(applyEdits(before, fix.edits), after);
  }
});
