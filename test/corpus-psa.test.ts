/** The verdicts of the Pod Security Standards' own fixtures, every level and version. Needs FORESEE_CORPUS. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { levels, minorOf } from '../server/src/core/base/settings.ts';
import type { Context } from '../server/src/core/checks/rules/context.ts';
import { controls } from '../server/src/core/concepts/pod/controls.ts';
import { modelOf } from '../server/src/core/languages/kubernetes/model.ts';
import { readStream } from '../server/src/core/yaml/read.ts';
import { contextAt } from './harness/context.ts';

const corpus = process.env['FORESEE_CORPUS'];
const folder = corpus ? path.join(corpus, 'psa') : null;

const findingsIn = (text: string, context: Context): readonly string[] =>
  readStream(text).documents.flatMap(({ tree }) => {
    const model = modelOf(tree);
    return controls.flatMap((control) => control.run(model, context).map((finding) => finding.rule));
  });

test('every Pod Security fixture gets the verdict of the standards', { skip: folder === null || !fs.existsSync(folder) }, () => {
  assert.ok(folder);
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.yaml'));
  const wrong: string[] = [];
  let judged = 0;
  for (const file of files) {
    const match = /(baseline|restricted)\/(v1\.\d+)\/(pass|fail)\//.exec(file);
    const level = levels.find((one) => one === match?.[1]);
    const minor = minorOf(match?.[2] ?? null);
    if (!level || minor === null) continue;
    judged++;
    const found = findingsIn(fs.readFileSync(path.join(folder, file), 'utf8'), contextAt(level, minor, true));
    if (found.length > 0 !== (match?.[3] === 'fail')) wrong.push(`${file}: ${found.join(', ') || 'nothing found'}`);
  }
  assert.ok(judged > 2000, `${judged} fixtures judged`);
  assert.deepEqual(wrong, []);
  console.log(`${judged} Pod Security fixtures agree`);
});
