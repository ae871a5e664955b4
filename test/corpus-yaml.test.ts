/** The reader over real files and the YAML test suite; passed over where FORESEE_CORPUS names no folder. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dice, holdsForEdits, holdsForText } from './harness/yaml.ts';

const corpus = process.env['FORESEE_CORPUS'];
/** One file in how many is edited; 1 edits them all. */
const share = Number(process.env['FORESEE_CORPUS_SHARE'] ?? '20');

const files = (folder: string): readonly string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$|^in\.|\.tpl$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();

const read = (file: string): string => fs.readFileSync(file, 'utf8');

test('every file of the corpus reads the same in pieces', { skip: !corpus && 'no corpus' }, () => {
  let sound = 0;
  let broken = 0;
  for (const [index, file] of files(corpus ?? '').entries()) {
    if (index % Math.max(1, Math.floor(share / 4)) !== 0) continue;
    const text = read(file);
    if (text.length > 200_000) continue;
    const counts = holdsForText(text);
    sound += counts.sound;
    broken += counts.broken;
  }
  assert.ok(sound > 1000 && broken > 10, `${sound} sound documents, ${broken} broken ones`);
});

test('edited files of the corpus read the same in pieces, with and without a hint', { skip: !corpus && 'no corpus' }, () => {
  let edited = 0;
  for (const [index, file] of files(corpus ?? '').entries()) {
    if (index % share !== 0 && !file.includes('yaml-test-suite')) continue;
    const text = read(file);
    if (text.length > 20_000) continue;
    holdsForEdits(text, 12, dice(index));
    edited++;
  }
  assert.ok(edited > 100, `${edited} files`);
});
