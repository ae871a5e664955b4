/** `explain`, `rules`, help and version. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { widthOf, wrapped } from '../../server/src/cli/width.ts';
import { rules } from '../../server/src/core/engine/catalogue.ts';
import { call } from './fake-shell.ts';

const empty = { files: {} };
const said = async (...words: readonly string[]): Promise<string> => {
  const outcome = await call(words, empty);
  assert.equal(outcome.code, 0, outcome.err);
  assert.equal(outcome.err, '');
  return outcome.out;
};

test('a rule is explained: what, why, instead', async () => {
  const page = await said('explain', 'pss-privileged');
  assert.match(page, /^pss-privileged: Privileged container\n/);
  assert.match(page, /gravity critical/);
  assert.match(page, / {4}apiVersion: v1\n/);
  assert.match(page, /kube-linter: privileged-container/);
  assert.match(await said('explain', 'PSS-Privileged', '--lang', 'ko'), /특권/);
});

test('topics are found by id and alias, rules by ids of other tools', async () => {
  assert.match(await said('explain', '4c'), /code, where each layer|where each layer/);
  assert.match(await said('explain', 'kyverno'), /^Policy as code\n/);
  assert.match(await said('explain', 'CKV_K8S_16'), /^pss-privileged: /);
  assert.match(await said('explain', 'checkov:ckv_k8s_16'), /^pss-privileged: /);
  for (const id of ['syntax/tab', 'schema/type', 'reference/rule', 'expression/call'])
    assert.match(await said('explain', id), new RegExp(`^${id}\n\n.{60}`));
});

test('findings of a chart that Helm stops at have words of their own', async () => {
  for (const name of ['budget', 'fail', 'indent', 'values'])
    assert.notEqual(
      (await said('explain', `expression/helm-${name}`)).split('\n')[2],
      (await said('explain', 'expression/call')).split('\n')[2],
    );
  assert.match(await said('explain', 'syntax/rendered-yaml', '--lang', 'ko'), /렌더링/);
});

test('what nobody knows is told, with what may have been meant', async () => {
  for (const [words, hint] of [
    [['explain', 'pss-privilegd'], /Did you mean `pss-privileged`\?/],
    [['explain', 'no-such-thing-at-all'], /no rule, topic or id/],
    [['explain'], /takes one/],
    [['explain', 'a', 'b'], /takes one/],
  ] as const) {
    const outcome = await call(words, empty);
    assert.equal(outcome.code, 2);
    assert.match(outcome.err, hint);
  }
});

test('every rule can be explained in both languages', async () => {
  for (const { id } of rules)
    for (const lang of ['en', 'ko'])
      assert.ok((await said('explain', id, '--lang', lang)).startsWith(`${id}: `), `${id} ${lang}`);
});

test('pages fit the terminal', async () => {
  for (const line of (await said('explain', 'policy-as-code', '--lang', 'ko')).split('\n'))
    assert.ok(widthOf(line) <= 100 || /https:/.test(line), line);
  assert.deepEqual(wrapped('aa bb cc', 5), ['aa bb', 'cc']);
  assert.deepEqual(wrapped('한글 한글', 5), ['한글', '한글']);
});

test('the catalogue lists every rule with its title', async () => {
  const text = await said('rules');
  const listed: { version: number; rules: readonly { id: string; title: string }[] } = JSON.parse(
    await said('rules', '--format', 'json', '--lang', 'ko'),
  );
  assert.equal(listed.version, 1);
  assert.deepEqual(
    listed.rules.map(({ id }) => id),
    rules.map(({ id }) => id),
  );
  for (const { id, title } of listed.rules) {
    assert.ok(text.includes(`\n${id} `) || text.startsWith(`${id} `), id);
    assert.notEqual(title, '', id);
  }
});

test('help and version', async () => {
  assert.equal(await said('--version'), '9.9.9\n');
  for (const words of [['--help'], ['-h'], ['help']]) assert.match(await said(...words), /^Foresee checks/);
  for (const words of [
    ['check', '--help'],
    ['help', 'check'],
    ['check', '-h'],
    ['check', 'a.yaml', '--help'],
  ])
    assert.match(await said(...words), /^foresee check: [\s\S]*--fail-on SEVERITY/);
  assert.match(await said('fix', '--help', '--lang', 'ko'), /사용법/);
  const bare = await call([], empty);
  assert.equal(bare.code, 2);
  assert.match(bare.err, /Commands:/);
});
