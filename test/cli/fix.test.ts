/** `foresee fix`, and the loop behind it that the editor uses too. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unifiedDiff } from '../../server/src/cli/diff.ts';
import { badPod, call, type Machine } from './fake-shell.ts';

const unused =
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x # foresee-ignore-line pss-privileged\ndata:\n  a: b # foresee-ignore-line pss-host-pid pss-host-ipc\n';
const clean = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  a: b\n';
const mended = badPod.replace('true', 'false');
const review = ['--review', '--rule', 'pss-privileged'];

const fix = (machine: Machine, ...words: readonly string[]) => call(['fix', ...words], machine);

test('safe fixes are made in place, again and again until nothing is left; those that need a look are not', async () => {
  const outcome = await fix({ files: { '/w/a.yaml': unused, '/w/b.yaml': badPod } });
  assert.equal(outcome.files['/w/a.yaml'], clean);
  assert.equal(outcome.files['/w/b.yaml'], badPod);
  assert.equal(outcome.out, '');
  assert.match(outcome.err, /a\.yaml: 3 \(ignore-unused\)/);
  assert.match(outcome.err, /Mended 3 findings in 1 of 2 files\./);
  assert.equal(outcome.code, 1, 'an error is left');
});

test('--review makes the others too, of the rules that are asked for', async () => {
  const outcome = await fix({ files: { '/w/b.yaml': badPod } }, ...review);
  assert.equal(outcome.files['/w/b.yaml'], mended);
  assert.equal(outcome.code, 0);
});

test('fixes that meet at one place are made one after the other until none is left', async () => {
  const flags = ['--pod-security', 'restricted'];
  const { files } = await fix(
    { files: { '/w/b.yaml': `${badPod}    - name: two\n      image: ghcr.io/acme/two:1.0\n` } },
    '--review',
    ...flags,
  );
  const { out } = await call(['check', '--format', 'json', ...flags], { files });
  const left: readonly { rule: string; fix: unknown }[] = JSON.parse(out).findings;
  assert.deepEqual(
    left.filter((finding) => finding.fix !== null),
    [],
  );
  assert.deepEqual(
    left.filter(({ rule }) => rule.startsWith('pss-')),
    [],
  );
});

test('line ends and a byte order mark stay', async () => {
  const text = `\ufeff${badPod.replaceAll('\n', '\r\n')}`;
  const outcome = await fix({ files: { '/w/b.yaml': text } }, ...review);
  assert.equal(outcome.files['/w/b.yaml'], text.replace('true', 'false'));
});

test('--dry-run prints a patch and writes nothing', async () => {
  const outcome = await fix({ files: { '/w/d/b.yaml': badPod } }, '--dry-run', ...review);
  assert.equal(outcome.files['/w/d/b.yaml'], badPod);
  assert.equal(
    outcome.out,
    [
      '--- a/d/b.yaml',
      '+++ b/d/b.yaml',
      '@@ -7,4 +7,4 @@',
      '     - name: app',
      '       image: ghcr.io/acme/app:1.0',
      '       securityContext:',
      '-        privileged: true',
      '+        privileged: false',
      '',
    ].join('\n'),
  );
  assert.match(outcome.err, /Would mend 1 finding in 1 of 1 file; nothing was written\./);
});

test('standard input goes through, mended or not', async () => {
  assert.equal((await fix({ files: {}, input: badPod }, '-', ...review)).out, mended);
  assert.equal((await fix({ files: {}, input: mended }, '-', ...review)).out, mended);
});

test('what is ignored is not mended', async () => {
  const text = badPod.replace('true', 'true # foresee-ignore-line pss-privileged');
  assert.equal((await fix({ files: { '/w/b.yaml': text } }, ...review)).files['/w/b.yaml'], text);
});

test('a fix of a whole pod leaves alone what its author accepted', async () => {
  const text = `apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  containers:
    - name: agent
      image: registry.example.com/agent:1.0.0
      securityContext:
        privileged: true # foresee-ignore-line pss-privileged -- watches the node
      resources: { limits: { memory: 64Mi } }
`;
  const { files } = await call(['fix', '--review', 'agent.yaml'], { files: { '/w/agent.yaml': text } });
  assert.match(String(files['/w/agent.yaml']), /privileged: true # foresee-ignore-line/);
});

test('a file that changed meanwhile, is no UTF-8, no plain file or a link to elsewhere stays', async () => {
  for (const [machine, said] of [
    [{ files: { '/w/b.yaml': badPod }, meanwhile: { '/w/b.yaml': 'newer' } }, /changed meanwhile/],
    [{ files: { '/w/b.yaml': { inexact: badPod } } }, /is not UTF-8/],
    [{ files: { '/w/b.yaml': { stream: badPod } } }, /is no plain file/],
    [{ files: { '/w/b.yaml': { link: '/other/x' }, '/other/x': badPod } }, /link to a file elsewhere/],
  ] as const) {
    const outcome = await fix(machine, 'b.yaml', ...review);
    assert.equal(outcome.code, 2);
    assert.match(outcome.err, said);
    assert.deepEqual(outcome.files, machine.files);
  }
  const inside = await fix({ files: { '/w/b.yaml': { link: 'd/x' }, '/w/d/x': badPod } }, 'b.yaml', ...review);
  assert.deepEqual(inside.files, { '/w/b.yaml': { link: 'd/x' }, '/w/d/x': mended });
});

/** Applies a patch of ours, line by line. */
const patched = (before: string, diff: readonly string[]): string => {
  const lines = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  for (let i = 2; i < diff.length; i++) {
    const line = diff[i] ?? '';
    const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@$/.exec(line);
    if (head) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      while (at < start) out.push(lines[at++] ?? '');
      assert.equal(out.length, Number(head[3]) - (head[4] === '0' ? 0 : 1), 'the new side begins where it says');
      continue;
    }
    if (line.startsWith('\\')) continue;
    const text = line.slice(1) + (diff[i + 1]?.startsWith('\\') ? '' : '\n');
    if (line.startsWith('+')) out.push(text);
    else {
      assert.equal(lines[at++], text);
      if (line.startsWith(' ')) out.push(text);
    }
  }
  return [...out, ...lines.slice(at)].join('');
};

test('a patch leads from one text to the other, whatever the two', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const text = (): string => {
    const lines = Array.from({ length: random(30) }, () => ['a', 'b', 'c\r', '', '한글'][random(5)] ?? '');
    return lines.join('\n') + (random(2) === 0 && lines.length > 0 ? '\n' : '');
  };
  for (let round = 0; round < 2000; round++) {
    const [before, after] = [text(), text()];
    assert.equal(patched(before, unifiedDiff('x', before, after)), after, JSON.stringify([before, after]));
  }
  assert.deepEqual(unifiedDiff('x', 'a\n', 'a\n'), []);
});

test('the patch of texts with nothing in common comes in time', () => {
  const started = performance.now();
  const side = (name: string): string => Array.from({ length: 20_000 }, (_, index) => `${name}${index}\n`).join('');
  assert.equal(unifiedDiff('x', side('a'), side('b')).length, 40_003);
  assert.ok(performance.now() - started < 5000);
});
