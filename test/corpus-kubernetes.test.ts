// Manifests that are known to be valid, held against the schemas: no false error. Needs the corpus: FORESEE_CORPUS names its folder.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { apiOf } from '../server/src/core/concepts/kubernetes-api/catalogue.ts';
import { checkObject } from '../server/src/core/concepts/kubernetes-api/check.ts';
import type { Finding } from '../server/src/core/finding/finding.ts';
import { readStream } from '../server/src/core/yaml/read.ts';
import { View } from '../server/src/core/yaml/view.ts';

const corpus = process.env['FORESEE_CORPUS'];
const options = { skip: corpus === undefined ? 'FORESEE_CORPUS is not set' : false };

const api = apiOf((file) => fs.readFileSync(`dist/schemas/kubernetes/${file}`, 'utf8'));

/** Errors that are none of ours: the API server refuses these files too. */
const proven: ReadonlyMap<string, string> = new Map([
  // validateContainerPorts takes TCP, UDP and SCTP and is exact about case.
  ['k8s-examples/_archived/volumes/aws_ebs/aws-ebs-web.yaml', '`tcp` is not a value of `protocol`. Did you mean `TCP`?'],
  ['k8s-examples/_archived/volumes/cinder/cinder-web.yaml', '`tcp` is not a value of `protocol`. Did you mean `TCP`?'],
  // The strict decoder: unknown field "spec.volumes[0].scaleIO.protectionDoamin".
  [
    'k8s-examples/_archived/volumes/scaleio/pod.yaml',
    'Unknown field `protectionDoamin` in a scale IO volume source. Did you mean `protectionDomain`?',
  ],
]);

interface Verdict {
  readonly file: string;
  readonly verdict: string;
}

/** Files of a set that are marked with a verdict, each once. */
const files = (set: string, verdict: string): readonly string[] => {
  const folder = path.join(corpus ?? '', set);
  const rows: readonly Verdict[] = fs
    .readFileSync(path.join(folder, 'VERDICTS.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const names = new Set(rows.filter((row) => row.verdict === verdict).map((row) => row.file));
  return [...names].filter((name) => /\.(?:ya?ml|json)$/.test(name) && fs.existsSync(path.join(folder, name)));
};

const findings = (file: string): readonly Finding[] => {
  const { documents } = readStream(fs.readFileSync(path.join(corpus ?? '', file), 'utf8'));
  return documents.flatMap(({ tree }) => checkObject(View.root(tree, 'go'), api, null));
};

test('valid manifests have no error but those that the server has too', options, () => {
  const found: [string, string][] = [];
  let seen = 0;
  for (const set of ['k8s-examples', 'gke-samples', 'kube-prometheus', 'argo-cd', 'kubeconform'])
    for (const name of files(set, 'valid')) {
      seen++;
      for (const { say } of findings(`${set}/${name}`)) found.push([`${set}/${name}`, say.en]);
    }
  assert.ok(seen > 500, `${seen} files`);
  assert.deepEqual(
    found.filter(([file, says]) => proven.get(file) !== says),
    [],
  );
});

test('every field of every kind of the API is known, and every type', options, () => {
  const found: string[] = [];
  for (const name of files('k8s-api-testdata', 'valid'))
    for (const { rule, span, say } of findings(`k8s-api-testdata/${name}`)) {
      // The values there are nonsense on purpose: words of closed sets read `protocolValue`.
      if (rule !== 'schema/enum' || !/`\w+Value` is not a value of/.test(say.en))
        found.push(`${name} at ${span.start}: ${say.en}`);
    }
  assert.deepEqual(found, []);
});
