// The notes of GitHub's rules are their tests: `bad` gives exactly that rule, `good` nothing, and the fix leads from one to the other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/core/base/edit.ts';
import { defaults, type Preset } from '../../server/src/core/base/settings.ts';
import type { Context } from '../../server/src/core/checks/rules/context.ts';
import type { Finding } from '../../server/src/core/finding/finding.ts';
import { check } from '../../server/src/core/languages/github-actions/check.ts';
import { workflowModel } from '../../server/src/core/languages/github-actions/model.ts';
import { rules } from '../../server/src/core/languages/github-actions/rules/index.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { compileNotes, readNotes } from '../../server/src/tools/notes.mjs';

const context = (preset: Preset): Context => ({
  assets: { text: () => '', json: () => null },
  only: null,
  settings: { ...defaults, preset },
  lang: 'en',
  minor: null,
  podSecurity: () => ({ level: 'restricted', minor: Number.POSITIVE_INFINITY, chosen: false }),
  world: { namespaces: new Map() },
});

const modelOf = (text: string) => {
  const tree = readStream(text).documents[0]?.tree;
  assert.ok(tree?.root);
  assert.deepEqual(tree.faults, []);
  return workflowModel(tree);
};

const notes = compileNotes(readNotes('server/src/notes')).books.en.rules;

for (const rule of rules) {
  const note = notes[rule.id];
  test(rule.id, () => {
    assert.ok(note, 'the rule has a note');
    const world = context(rule.preset);
    const run = (text: string): readonly Finding[] => {
      const model = modelOf(text);
      return [...check(model), ...rule.run(model, world)];
    };
    const found = run(note.bad);
    assert.deepEqual(
      found.map((finding) => finding.rule),
      [rule.id],
    );
    assert.deepEqual(run(note.good), []);
    const recommended = rules.filter((other) => other.preset === 'essential' || other.preset === 'recommended');
    assert.deepEqual(
      recommended.flatMap((other) => other.run(modelOf(note.good), context('recommended'))),
      [],
    );
    const fix = found[0]?.fix?.();
    if (fix) assert.equal(applyEdits(note.bad, fix.edits), note.good);
  });
}
