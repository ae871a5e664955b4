// Every word that VS Code shows for us is there in English and Korean, and none is left over.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

const json = (file: string): Record<string, string> => JSON.parse(fs.readFileSync(file, 'utf8'));

const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{\d+\}/g)].map(([word]) => word).sort();

test('the manifest and its words', () => {
  const used = new Set([...fs.readFileSync('package.json', 'utf8').matchAll(/%([\w.-]+)%/g)].map(([, key]) => key));
  for (const file of ['package.nls.json', 'package.nls.ko.json']) {
    const there = new Set(Object.keys(json(file)));
    assert.deepEqual(
      [...used].filter((key) => key !== undefined && !there.has(key)),
      [],
      `missing in ${file}`,
    );
    assert.deepEqual(
      [...there].filter((key) => !used.has(key)),
      [],
      `unused in ${file}`,
    );
  }
});

test('the words of the client', () => {
  const sources = fs.readdirSync('client/src').map((file) => fs.readFileSync(`client/src/${file}`, 'utf8'));
  const used = new Set(sources.flatMap((text) => [...text.matchAll(/l10n\.t\(\s*'([^']+)'/g)].map(([, words]) => words ?? '')));
  const korean = json('l10n/bundle.l10n.ko.json');
  assert.ok(used.size > 20);
  assert.deepEqual(
    [...used].filter((words) => !Object.hasOwn(korean, words)),
    [],
    'without Korean',
  );
  assert.deepEqual(
    Object.keys(korean).filter((words) => !used.has(words)),
    [],
    'Korean that nothing shows',
  );
  for (const [english, words] of Object.entries(korean)) assert.deepEqual(placeholders(words), placeholders(english), english);
});

test('each l10n.t is given a plain string, so that the check above sees it', () => {
  for (const file of fs.readdirSync('client/src')) {
    const text = fs.readFileSync(`client/src/${file}`, 'utf8');
    const calls = [...text.matchAll(/l10n\.t\(/g)].length;
    const plain = [...text.matchAll(/l10n\.t\(\s*'([^']+)'/g)].length;
    assert.equal(calls, plain, file);
  }
});
