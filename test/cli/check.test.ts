/** `foresee check`: exit codes, flags, baseline, what is said where something is wrong. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOf, badPod, call, type Machine, quiet, rulesByFile } from './fake-shell.ts';

const goodPod = badPod.replace('true', 'false');
const warned = badPod
  .replace('        privileged: true', '        privileged: false')
  .replace('spec:', 'spec:\n  hostNetwork: true');

test('exit codes: nothing, something, a run that failed', async () => {
  const files = { '/w/bad.yaml': badPod, '/w/good.yaml': goodPod, '/w/locked.yaml': { locked: true as const } };
  const code = async (...words: readonly string[]) => (await call(['check', ...words], { files })).code;
  assert.equal(await code('good.yaml'), 0);
  assert.equal(await code('bad.yaml'), 1);
  assert.equal(await code('good.yaml', 'nope.yaml'), 2);
  assert.equal(await code('bad.yaml', 'nope.yaml'), 2);
  assert.equal(await code('.'), 2);
  assert.equal(await code('good.yaml', '*.zzz'), 2);
  assert.equal(await code('good.yaml', '--formatt', 'json'), 2);
  assert.equal((await call(['check'], { files: { '/w/a.txt': '' } })).code, 0);
});

test('what cannot be read is named, and the rest is still checked', async () => {
  const files = { '/w/bad.yaml': badPod, '/w/locked.yaml': { locked: true as const } };
  const outcome = await call(['check', '.', 'nope', ...quiet], { files });
  assert.equal(outcome.code, 2);
  assert.match(outcome.err, /`locked\.yaml` may not be read/);
  assert.match(outcome.err, /`nope` does not exist/);
  assert.deepEqual(rulesByFile(outcome), { 'bad.yaml': ['pss-privileged'] });
});

test('--fail-on moves the bar', async () => {
  const files = { '/w/a.yaml': warned };
  const code = async (...words: readonly string[]) =>
    (await call(['check', '--rule', 'pss-host-network', ...words], { files })).code;
  assert.equal(await code(), 0);
  assert.equal(await code('--fail-on', 'warning'), 1);
  assert.equal(await code('--fail-on', 'hint'), 1);
});

test('text that cannot be read as YAML is a finding, whatever was asked for', async () => {
  const of = async (text: string, ...words: readonly string[]) =>
    answerOf(await call(['check', 'a.yaml', '--format', 'json', ...words], { files: { '/w/a.yaml': text } })).findings.map(
      ({ rule }) => rule,
    );
  assert.deepEqual(await of('a: "b\n'), ['syntax/unclosed-quote']);
  assert.deepEqual(await of('a: "b\n', '--rule', 'pss-privileged'), ['syntax/unclosed-quote']);
  assert.deepEqual(await of('\0\u0001'), ['syntax/binary']);
  assert.deepEqual(await of(''), []);
  assert.deepEqual(await of('# nothing\n'), []);
});

test('endless input stops', async () => {
  const files = { '/w/.foresee.yaml': 'maxFileSize: 2000\n', '/w/big': { stream: 'a: 1\n'.repeat(1000) } };
  for (const words of [['big'], ['-']]) {
    const outcome = await call(['check', ...words, '--format', 'json'], { files, input: 'a: 1\n'.repeat(1000) });
    assert.equal(outcome.code, 1);
    assert.deepEqual(
      answerOf(outcome).findings.map(({ rule, line, column }) => [rule, line, column]),
      [['syntax/too-large', 1, 1]],
    );
  }
});

test('a bad command line is one sentence with a way out', async () => {
  const files = { '/w/a.yaml': badPod };
  for (const [words, said] of [
    [['check', '--formt', 'json'], /no flag `--formt`\. Did you mean `--format`\?/],
    [['check', '-x'], /no flag `-x`/],
    [['check', '--format', 'jsn'], /cannot be `jsn`.*Did you mean `json`\?/],
    [['check', '--format'], /`--format` needs a value/],
    [['check', '--format', '--baseline', 'x'], /`--format` needs a value/],
    [['check', '--update-baseline'], /needs `--baseline FILE`/],
    [['check', '--update-baseline=yes'], /takes no value/],
    [['check', '--kubernetes-version', 'newest'], /looks like `1\.33`/],
    [['check', '--pod-security', 'Restricted'], /Did you mean `restricted`\?/],
    [['check', '--pod-security-version', '33'], /looks like `v1\.33`/],
    [['check', '--rule', 'pss-privilegd'], /No rule is called `pss-privilegd`\. Did you mean `pss-privileged`\?/],
    [['check', '--rule', 'zzz-*'], /No rule is called/],
    [['check', '--stdin-filename', 'x', 'a.yaml'], /goes with `-`/],
    [['check', '--config', 'nope.yaml'], /nope\.yaml` does not exist/],
    [['check', '--baseline', 'nope.json'], /does not exist/],
    [['chekc'], /no command `chekc`.*Did you mean `check`\?/],
    [['publish', 'x'], /no command `publish`; there are check, explain, fix, render, rules\./],
    [['render', 'x'], /The chart x cannot be read/],
    [['--format', 'json'], /A command comes first/],
    [['rules', 'x'], /takes no path/],
  ] as const) {
    const outcome = await call(words, { files });
    assert.equal(outcome.code, 2, words.join(' '));
    assert.match(outcome.err, said, words.join(' '));
    assert.equal(outcome.out, '');
    assert.equal(outcome.err.split('\n').length, 2, outcome.err);
  }
});

test('messages come in the language of flag, settings or environment, in this order', async () => {
  const said = async (machine: Partial<Machine>, ...words: readonly string[]) =>
    (
      await call(['check', 'a.yaml', ...words], {
        files: { '/w/a.yaml': badPod, ...machine.files },
        ...('locale' in machine ? { locale: machine.locale ?? '' } : {}),
      })
    ).out;
  const korean = /파일 1개 검사/;
  assert.doesNotMatch(await said({}), korean);
  assert.match(await said({ locale: 'ko_KR.UTF-8' }), korean);
  assert.match(await said({ locale: 'ko' }), korean);
  assert.doesNotMatch(await said({ locale: 'kok_IN' }), korean);
  assert.match(await said({}, '--lang', 'ko'), korean);
  assert.match(await said({ files: { '/w/.foresee.yaml': 'language: ko\n' } }), korean);
  assert.doesNotMatch(await said({ files: { '/w/.foresee.yaml': 'language: ko\n' } }, '--lang=en'), korean);
  const refused = await call(['check', '--formt', '--lang', 'ko'], { files: {} });
  assert.match(refused.err, /플래그는 없습니다/);
});

test('flags win over settings', async () => {
  const files = {
    '/w/.foresee.yaml': 'preset: essential\nrules: {pss-privileged: off}\n',
    '/w/a.yaml': badPod,
  };
  const rules = async (...words: readonly string[]) =>
    rulesByFile(await call(['check', 'a.yaml', '--format', 'json', ...words], { files }))['a.yaml'] ?? [];
  assert.deepEqual(await rules(), []);
  assert.deepEqual(await rules('--rule', 'pss-privileged'), ['pss-privileged']);
  assert.ok((await rules('--pod-security', 'restricted')).includes('pss-run-as-non-root'));
  assert.ok((await rules('--preset', 'recommended')).includes('memory-limit-missing'));
});

test('settings that cannot be understood fail the run and are named', async () => {
  const outcome = await call(['check', 'a.yaml', ...quiet], {
    files: { '/w/.foresee.yaml': 'exclude: []\npreset: loud\n', '/w/a.yaml': badPod },
  });
  assert.equal(outcome.code, 2);
  assert.match(outcome.err, /`\.foresee\.yaml:2`/);
  assert.deepEqual(rulesByFile(outcome), { 'a.yaml': ['pss-privileged'] });
});

test('--rule takes lists, prefixes and families', async () => {
  const files = {
    '/w/a.yaml': `${warned}    - name: b\n      image: x:1\n      securityContext: {privileged: true}\nextra: 1\n`,
  };
  const rules = async (...words: readonly string[]) =>
    [...new Set(rulesByFile(await call(['check', '--format', 'json', ...words], { files }))['a.yaml'] ?? [])].toSorted();
  assert.deepEqual(await rules('--rule', 'pss-privileged,pss-host-network'), ['pss-host-network', 'pss-privileged']);
  assert.deepEqual(await rules('--rule', 'pss-privileged', '--rule', 'schema/*'), [
    'pss-privileged',
    'schema/additionalProperties',
  ]);
  assert.ok((await rules('--rule', 'pss-*')).length > 3);
  assert.ok((await rules('--rule', 'pss-*')).every((rule) => rule.startsWith('pss-')));
  assert.deepEqual(await rules('--rule', 'syntax/tab'), []);
});

test('a baseline lets known findings pass, by count, wherever they move', async () => {
  const machine = { files: { '/w/a.yaml': badPod } };
  const flags = ['--rule', 'pss-privileged', '--baseline', 'base.json'];
  const written = await call(['check', ...flags, '--update-baseline'], machine);
  assert.equal(written.code, 0);
  assert.equal(written.out, '');
  const base = written.files['/w/base.json'] ?? '';
  const after = async (text: string, path = '/w/a.yaml') => {
    const outcome = await call(['check', ...flags, '--format', 'json'], { files: { [path]: text, '/w/base.json': base } });
    return [outcome.code, answerOf(outcome).findings.length];
  };
  assert.deepEqual(await after(badPod), [0, 0]);
  assert.deepEqual(await after(`# moved\n\n${badPod}`), [0, 0]);
  assert.deepEqual(await after(`${badPod}---\n${badPod}`), [1, 1]);
  assert.deepEqual(await after(badPod.replace('name: web', 'name: other')), [1, 1]);
  assert.deepEqual(await after(badPod, '/w/b.yaml'), [1, 1]);
  assert.deepEqual(await after(goodPod), [0, 0]);
  const damaged = await call(['check', ...flags], { files: { '/w/a.yaml': badPod, '/w/base.json': '{}' } });
  assert.equal(damaged.code, 2);
  assert.match(damaged.err, /is no baseline/);
  const again = await call(['check', ...flags, '--update-baseline'], { files: written.files });
  assert.equal(again.files['/w/base.json'], base, 'writing it again changes nothing');
});

test('text: place, sentence, marks below wide characters, summary; what another finding says is folded', async () => {
  const text = badPod
    .replace('name: web', 'name: web # 한글 🚀')
    .replace('      securityContext:\n        privileged: true', "      securityContext: {한글: '🚀', privileged: true}");
  const { out } = await call(['check', 'a.yaml', '--rule', 'pss-privileged'], { files: { '/w/a.yaml': text } });
  const lines = out.split('\n');
  const line = 10 - 1;
  assert.match(lines[0] ?? '', new RegExp(`^a\\.yaml:${line}:47: error: .* \\[pss-privileged\\]$`));
  const [shown = '', marks = ''] = lines.slice(1, 3);
  assert.equal(shown, `  ${line} |       securityContext: {한글: '🚀', privileged: true}`);
  // Hangul and emoji take two columns each, and the emoji two units.
  const before = shown.slice(0, shown.indexOf('true'));
  const columns = [...before].reduce(
    (sum, c) => sum + (/[가-힣]|\p{Extended_Pictographic}/u.test(c) && !/\d/.test(c) ? 2 : 1),
    0,
  );
  assert.equal(marks.indexOf('^'), columns);
  assert.equal(marks.trim().replace(/^\| +/, ''), '^^^^');
  assert.match(out, /1 file checked, 1 finding: error 1\.\n$/);
  const clean = await call(['check', 'a.yaml', '--rule', 'pss-host-pid'], { files: { '/w/a.yaml': text } });
  assert.equal(clean.out, '1 file checked, nothing found.\n');
});

test('text: colours on a terminal only, and not against NO_COLOR; a file cannot speak to the terminal', async () => {
  const text = badPod.replace('name: app', 'name: "app\u001b[31m"');
  const run = (machine: Partial<Machine>) => call(['check', 'a.yaml'], { files: { '/w/a.yaml': text }, ...machine });
  const sign = '\u001b';
  assert.ok(!(await run({})).out.includes(sign));
  assert.ok((await run({ terminal: true })).out.includes(`${sign}[1;31m`));
  assert.ok(!(await run({ terminal: true })).out.includes(`${sign}[31m`));
  assert.ok(!(await run({ terminal: true, variables: { NO_COLOR: '1' } })).out.includes(sign));
  assert.ok((await run({ variables: { FORCE_COLOR: '1' } })).out.includes(sign));
  assert.ok(
    (
      await call(['check'], {
        files: { '/w/a.yaml': text, '/w/b.yaml': text, '/w/c.yaml': text, '/w/d.yaml': text, '/w/e.yaml': text },
        terminal: true,
      })
    ).err.includes('/5'),
  );
  assert.equal((await run({})).err, '');
});

test('text: a very long line is shown around the place', async () => {
  const text = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'x', annotations: { a: 'x'.repeat(5000) } },
    spec: { containers: [{ name: 'c', image: 'x.io/y:1', securityContext: { privileged: true } }] },
  });
  const { out } = await call(['check', 'a.json', '--rule', 'pss-privileged'], { files: { '/w/a.json': text } });
  const [, shown = '', marks = ''] = out.split('\n');
  assert.ok(shown.length < 120, shown);
  assert.equal(shown.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1), 'true');
});

test('places count from 1, a byte order mark is none, CRLF is one end', async () => {
  const places = async (text: string) =>
    answerOf(await call(['check', 'a.yaml', ...quiet], { files: { '/w/a.yaml': text } })).findings.map(
      ({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn],
    );
  assert.deepEqual(await places(badPod), [[10, 21, 10, 25]]);
  assert.deepEqual(await places(badPod.replaceAll('\n', '\r\n')), [[10, 21, 10, 25]]);
  const flow =
    '{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {containers: [{name: c, image: "x.io/y:1", securityContext: {privileged: true}}]}}';
  const [[, column = 0] = []] = await places(flow);
  assert.deepEqual(await places(`\ufeff${flow}`), [[1, column, 1, column + 4]]);
});

test('ignored findings are silent with their reason kept for SARIF', async () => {
  const text = badPod.replace('privileged: true', 'privileged: true # foresee-ignore-line pss-privileged -- the agent needs it');
  const outcome = await call(['check', 'a.yaml', ...quiet], { files: { '/w/a.yaml': text } });
  assert.equal(outcome.code, 0);
  assert.deepEqual(answerOf(outcome).findings, []);
  const sarif = JSON.parse(
    (await call(['check', 'a.yaml', '--rule', 'pss-privileged', '--format', 'sarif'], { files: { '/w/a.yaml': text } })).out,
  );
  assert.deepEqual(sarif.runs[0].results[0].suppressions, [
    { kind: 'inSource', status: 'accepted', justification: 'the agent needs it' },
  ]);
});

test('a bug of ours in one file is told, and the others are still checked', async () => {
  const broken = (): never => {
    throw new Error('the build is incomplete');
  };
  const machine = { files: { '/w/a.yaml': badPod, '/w/b.yaml': 'a: "b\n' }, assets: { text: broken, json: broken } };
  const outcome = await call(['check', '--format', 'json'], machine);
  assert.equal(outcome.code, 2);
  assert.match(outcome.err, /`a\.yaml` could not be checked because of a bug[\s\S]*the build is incomplete/);
  assert.deepEqual(rulesByFile(outcome), { 'b.yaml': ['syntax/unclosed-quote'] });
  const fixed = await call(['fix'], machine);
  assert.equal(fixed.code, 2);
  assert.match(fixed.err, /a bug in Foresee/);
});
