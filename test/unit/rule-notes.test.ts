/** The examples of every rule note: `bad` gives exactly its rule, `good` nothing, and mending `bad` gives `good`. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { rules } from '../../server/src/core/engine/catalogue.ts';
import { compileNotes, readNotes } from '../../server/src/tools/notes.mjs';
import { type Case, readCase } from '../harness/case.ts';
import { mended, seen, workspaceOf } from '../harness/run.ts';

const { books, problems } = compileNotes(readNotes(path.join(process.cwd(), 'server/src/notes')));

/** An example may say on its first line which file it is, as some formats are known by their place. */
const caseOf = (text: string, settings: string): Case => {
  const where = /^# path: (\S+)\n/.exec(text)?.[1] ?? 'example.yaml';
  // Rules that look at several files have the others behind headers.
  if (text.includes('\n#- ')) return { files: readCase(text, where).files, settings };
  return { files: [{ path: where, text, signs: [], cursor: null }], settings };
};

const fileOf = (one: Case): string => one.files[0]?.path ?? '';
const found = (one: Case): readonly string[] => [...new Set(seen(workspaceOf(one), fileOf(one)).map((finding) => finding.rule))];

test('notes compile', () => {
  assert.deepEqual(problems, []);
});

for (const rule of rules) {
  const note = books.en.rules[rule.id];
  // `test/house.test.ts` sees that every rule has a note.
  if (!note) continue;
  test(rule.id, () => {
    const alone = `only: [${rule.id}]\n${note.settings ?? ''}`;
    const bad = caseOf(note.bad, alone);
    assert.deepEqual(found(bad), [rule.id], 'bad');
    assert.deepEqual(found(caseOf(note.good, alone)), [], 'good');
    assert.deepEqual(found(caseOf(note.good, note.settings ?? '')), [], 'good under the default settings');
    const after = mended(bad, fileOf(bad));
    if (after !== bad.files[0]?.text) assert.equal(after, caseOf(note.good, alone).files[0]?.text, 'bad once it is mended');
  });
}
