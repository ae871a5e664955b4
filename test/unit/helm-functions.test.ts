// The table of functions is whole: every name that a template may call, each with words in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFunction, functions, labelOf } from '../../server/src/core/languages/helm/functions.ts';
import { keywords } from '../../server/src/core/languages/helm/keywords-data.ts';
import { memberAt, rootMembers } from '../../server/src/core/languages/helm/objects-data.ts';
import { functionNames } from '../../server/src/core/template/index.ts';

test('every function has a row, and every row is a function', () => {
  assert.deepEqual(
    [...functionNames].filter((name) => !functions.has(name)),
    [],
  );
  assert.deepEqual(
    [...functions.keys()].filter((name) => !functionNames.has(name)),
    [],
  );
});

test('words are there in both languages, one sentence or two', () => {
  for (const { name, say, result, parameters } of functions.values()) {
    assert.match(say.en, /^[A-Z].*\.$/, name);
    assert.match(say.ko, /[가-힣].*다\.$|\)\.$/, name);
    assert.notEqual(result, '', name);
    for (const parameter of parameters) assert.match(parameter.name, /^[a-zA-Z0-9]+$/, name);
  }
  for (const [word, { say }] of Object.entries(keywords)) assert.match(say.ko, /[가-힣]/, word);
  const words = (members: typeof rootMembers): void => {
    for (const member of members) {
      assert.match(member.say.en, /\S/, member.name);
      assert.match(member.say.ko, /[가-힣]/, member.name);
      words(member.members ?? []);
    }
  };
  words(rootMembers);
});

test('labels mark their parameters', () => {
  const one = functions.get('dig');
  assert.ok(one);
  const { label, parameters } = labelOf(one);
  assert.equal(label, 'dig (key…: string) (fallback: any) (map: map) → any');
  assert.deepEqual(
    parameters.map(({ start, end }) => label.slice(start, end)),
    ['key…: string', 'fallback: any', 'map: map'],
  );
  assert.equal(describeFunction('noSuchFunction'), null);
  assert.equal(describeFunction('__proto__'), null);
  assert.equal(memberAt(['Release', 'Name'])?.type, 'string');
  assert.equal(memberAt(['Release', 'constructor']), null);
});
