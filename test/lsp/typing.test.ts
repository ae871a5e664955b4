// Typing shows no red that goes a moment later, and never misses what is really wrong.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { editor } from '../harness/lsp.ts';

const files = fs.readdirSync('test/lsp/typed').sort();

/** Red that shows while a text is typed from its first character to its last, without a pause. */
const flashes = async (name: string): Promise<readonly string[]> => {
  const client = await editor();
  const uri = `file:///w/${name.startsWith('workflow') ? '.github/workflows/' : ''}${name}`;
  const text = fs.readFileSync(path.join('test/lsp/typed', name), 'utf8');
  const seen: string[] = [];
  let before: readonly Diagnostic[] = await client.open(uri, '');
  for (let i = 0; i < text.length; i++) {
    client.clock.pass(60);
    const now = await client.type(uri, i, i, text.charAt(i));
    for (const one of now)
      if (one.severity === 1 && !before.some((other) => other.message === one.message))
        seen.push(`${name}:${i} ${JSON.stringify(text.slice(Math.max(0, i - 12), i + 1))} ${one.code} ${one.message}`);
    before = now;
  }
  client.stop();
  return seen;
};

test('twenty manifests typed character by character', async () => {
  assert.ok(files.length >= 20, `${files.length} manifests`);
  const all: string[] = [];
  for (const file of files) all.push(...(await flashes(file)));
  assert.ok(all.length <= 1, all.join('\n'));
});

test('what is wrong shows once typing pauses', async () => {
  const client = await editor();
  const uri = 'file:///w/a.yaml';
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
  await client.open(uri, text);
  let typed = '';
  for (const letter of 'dat: {}') {
    await client.type(uri, text.length + typed.length, text.length + typed.length, letter);
    typed += letter;
  }
  assert.deepEqual(
    client.shown(uri).map((one) => one.code),
    [],
  );
  client.clock.pass(500);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(
    client.shown(uri).map((one) => one.code),
    ['schema/additionalProperties'],
  );
  const gone = await client.type(uri, text.length + 3, text.length + 3, 'a');
  assert.deepEqual(
    gone.map((one) => one.code),
    [],
    'what is mended goes at once',
  );
  client.stop();
});
