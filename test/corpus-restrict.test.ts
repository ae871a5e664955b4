/** "Make this pod meet `restricted`" over every pod of the corpus. Needs FORESEE_CORPUS. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { applyEdits } from '../server/src/core/base/edit.ts';
import { controls } from '../server/src/core/concepts/pod/controls.ts';
import { type Pod, pods } from '../server/src/core/concepts/pod/pod.ts';
import { rootOf } from '../server/src/core/concepts/pod/pod-security.ts';
import { restrictPod } from '../server/src/core/concepts/pod/restrict.ts';
import { podRules } from '../server/src/core/concepts/pod/rules/index.ts';
import { modelOf } from '../server/src/core/languages/kubernetes/model.ts';
import { readStream } from '../server/src/core/yaml/read.ts';
import { rewrite } from '../server/src/core/yaml/rewrite.ts';
import { contextAt } from './harness/context.ts';

const corpus = process.env['FORESEE_CORPUS'];
const folders = ['psa', 'k8s-examples', 'gke-samples', 'kube-prometheus', 'k8s-api-testdata', 'argo-cd'];

const context = contextAt('restricted', Number.POSITIVE_INFINITY, true);

const policy = { level: 'restricted', minor: Number.POSITIVE_INFINITY, each: true, only: null } as const;

/** Breaches of a pod for which a mending is known and possible. */
const mendable = (pod: Pod): readonly string[] =>
  controls.flatMap((control) =>
    [...control.breaches(pod, policy)]
      .filter(({ lacks }) => lacks === undefined || !pod.partial)
      .filter(({ changes }) => changes !== null && rewrite(rootOf(pod.spec), changes) !== null)
      .map(() => control.id),
  );

/** Files of the corpus that hold documents, with their texts. */
function* texts(wanted: readonly string[]): Generator<readonly [string, string]> {
  assert.ok(corpus);
  for (const folder of wanted)
    for (const name of fs.readdirSync(path.join(corpus, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:ya?ml|json)$/.test(name)) continue;
      const file = path.join(corpus, folder, name);
      const text = fs.readFileSync(file, 'utf8');
      if (text.length <= 400_000) yield [file, text];
    }
}

const commentsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^|\s)(#.*)$/gm)].map((match) => (match[1] ?? '').trim());

test('after the whole-pod fix no mendable finding is left, and every comment is there', { skip: !corpus }, () => {
  const faults: string[] = [];
  let mended = 0;
  let untouched = 0;
  for (const [file, text] of texts(folders))
    for (const { tree } of readStream(text).documents) {
      if (tree.faults.length > 0) continue;
      for (const [index, pod] of pods.see(modelOf(tree)).entries()) {
        if (mendable(pod).length === 0) continue;
        const fix = restrictPod(pod, context);
        if (fix === null) {
          untouched++;
          faults.push(`${file}: no fix for ${mendable(pod).join(', ')}`);
          continue;
        }
        mended++;
        const after = applyEdits(tree.text, fix.edits);
        const again = readStream(after).documents[0]?.tree;
        const next = again && pods.see(modelOf(again))[index];
        if (!again || again.faults.length > 0 || !next) {
          faults.push(`${file}: does not parse`);
          continue;
        }
        const left = mendable(next);
        if (left.length > 0) faults.push(`${file}: ${left.join(', ')} left`);
        const comments = commentsIn(after);
        for (const comment of commentsIn(tree.text)) if (!comments.includes(comment)) faults.push(`${file}: ${comment} is lost`);
        if (restrictPod(next, context) !== null) faults.push(`${file}: the fix finds more to do the second time`);
      }
    }
  assert.deepEqual(faults, []);
  assert.ok(mended > 1000, `${mended} pods mended, ${untouched} untouched`);
  console.log(`${mended} pods made restricted`);
});

test('every fix of every pod rule mends its finding, parses and keeps the comments', { skip: !corpus }, () => {
  const strict = { ...context, settings: { ...context.settings, preset: 'all' as const } };
  const faults: string[] = [];
  let made = 0;
  for (const [file, text] of texts(['k8s-examples', 'gke-samples', 'argo-cd', 'psa/test/testdata/restricted/v1.37']))
    for (const { tree } of readStream(text).documents) {
      if (tree.faults.length > 0) continue;
      for (const rule of podRules) {
        const findings = rule.run(modelOf(tree), strict);
        for (const finding of findings) {
          const fix = finding.fix?.();
          if (!fix) continue;
          made++;
          const after = applyEdits(tree.text, fix.edits);
          const again = readStream(after).documents[0]?.tree;
          const left = again ? rule.run(modelOf(again), strict) : [];
          const story = `${file}: ${rule.id} "${fix.say.en}"`;
          if (!again || again.faults.length > 0) faults.push(`${story} does not parse`);
          if (left.length >= findings.length) faults.push(`${story} leaves ${left.length} of ${findings.length}`);
          const comments = commentsIn(after);
          if (commentsIn(tree.text).some((comment) => !comments.includes(comment))) faults.push(`${story} loses a comment`);
        }
      }
    }
  assert.deepEqual(faults, []);
  assert.ok(made > 1000, `${made} fixes made`);
  console.log(`${made} fixes made one by one`);
});
