// Kubernetes objects against their schemas: one finding a fault, at its place, in words, with a fix where there is one way.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/core/base/edit.ts';
import { apiOf } from '../../server/src/core/concepts/kubernetes-api/catalogue.ts';
import { checkObject } from '../../server/src/core/concepts/kubernetes-api/check.ts';
import type { Finding } from '../../server/src/core/finding/finding.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { View } from '../../server/src/core/yaml/view.ts';

const api = apiOf((file) => fs.readFileSync(`dist/schemas/kubernetes/${file}`, 'utf8'));

const check = (text: string): readonly Finding[] => {
  const [document] = readStream(text).documents;
  assert.ok(document);
  return checkObject(View.root(document.tree, 'go'), api, null);
};

interface Expected {
  readonly rule: string;
  /** The text that is marked. */
  readonly at: string;
  readonly says: string;
  /** A line of the text after the fix; null where there is no fix. */
  readonly fixed?: string | null;
  readonly safety?: 'safe' | 'review';
}

/** The text has exactly these findings. */
const expect = (text: string, expected: readonly Expected[]): void => {
  const findings = check(text);
  assert.deepEqual(
    findings.map(({ rule, span, say }) => ({ rule, at: text.slice(span.start, span.end), says: say.en })),
    expected.map(({ rule, at, says }) => ({ rule, at, says })),
  );
  for (const [index, { fixed, safety }] of expected.entries()) {
    const fix = findings[index]?.fix?.() ?? null;
    if (fixed === null) assert.equal(fix, null);
    if (typeof fixed === 'string') {
      assert.ok(fix, 'a fix');
      const lines = applyEdits(text, fix.edits).split('\n');
      assert.ok(lines.includes(fixed), `${fixed} is not among\n${lines.join('\n')}`);
    }
    if (safety) assert.equal(fix?.safety, safety);
    assert.match(findings[index]?.say.ko ?? '', /[가-힣]/);
  }
};

const pod = (container: string, spec = ''): string => `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
${spec}  containers:
    - name: web
      image: nginx
${container}`;

const workload = (spec: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector:
    matchLabels:
      app: shop
${spec}  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: web
          image: nginx
`;

test('unknown fields', () => {
  expect('apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  contaners:\n    - name: a\n      image: b\n', [
    {
      rule: 'schema/additionalProperties',
      at: 'contaners',
      says: 'Unknown field `contaners` in a pod spec. Did you mean `containers`?',
      fixed: '  containers:',
      safety: 'safe',
    },
  ]);
  expect(pod('      ImagePullPolicy: Always\n'), [
    {
      rule: 'schema/additionalProperties',
      at: 'ImagePullPolicy',
      says: 'Unknown field `ImagePullPolicy` in a container. Did you mean `imagePullPolicy`?',
      fixed: '      imagePullPolicy: Always',
    },
  ]);
  expect(workload('  hostNetwork: true\n'), [
    {
      rule: 'schema/additionalProperties',
      at: 'hostNetwork',
      says: 'Unknown field `hostNetwork` in a deployment spec. It belongs in `template.spec`.',
      fixed: null,
    },
  ]);
  expect(pod('', '  image: nginx\n'), [
    {
      rule: 'schema/additionalProperties',
      at: 'image',
      says: 'Unknown field `image` in a pod spec. It belongs in `containers[]`.',
    },
  ]);
  expect(pod('      nodeName: a\n'), [
    {
      rule: 'schema/additionalProperties',
      at: 'nodeName',
      says: 'Unknown field `nodeName` in a container. It belongs in `spec`.',
    },
  ]);
  expect(pod('      nobodyKnowsThis:\n'), [
    { rule: 'schema/additionalProperties', at: 'nobodyKnowsThis', says: 'Unknown field `nobodyKnowsThis` in a container.' },
  ]);
  expect('{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "labls": {"a": "b"}}}', [
    {
      rule: 'schema/additionalProperties',
      at: '"labls"',
      says: 'Unknown field `labls` in `metadata`. Did you mean `labels`?',
      fixed: '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "labels": {"a": "b"}}}',
    },
  ]);
});

test('types', () => {
  expect(workload('  replicas: "3"\n'), [
    {
      rule: 'schema/type',
      at: '"3"',
      says: '`replicas` must be an integer; `"3"` is a string.',
      fixed: '  replicas: 3',
      safety: 'safe',
    },
  ]);
  expect(pod('      env:\n        - name: PORT\n          value: 8080\n'), [
    {
      rule: 'schema/type',
      at: '8080',
      says: '`value` must be a string; `8080` is an integer. Put it in quotes.',
      fixed: '          value: "8080"',
      safety: 'safe',
    },
  ]);
  expect(pod('      args: [run, 0755, yes]\n'), [
    {
      rule: 'schema/type',
      at: '0755',
      says: '`args[1]` must be a string; `0755` is an integer. Put it in quotes.',
      safety: 'review',
    },
    { rule: 'schema/type', at: 'yes', says: '`args[2]` must be a string; `yes` is a boolean. Put it in quotes.', safety: 'safe' },
  ]);
  expect(pod('      command: run\n'), [
    { rule: 'schema/type', at: 'run', says: '`command` must be a list; `run` is a string.', safety: 'review' },
  ]);
  expect(pod('      resources:\n        limits: 1Gi\n'), [
    { rule: 'schema/type', at: '1Gi', says: '`limits` must be a mapping; `1Gi` is a string.' },
  ]);
  expect(pod('      ports:\n        containerPort: 80\n'), [
    { rule: 'schema/type', at: 'ports', says: '`ports` must be a list, not a mapping.' },
  ]);
  expect(workload('  strategy:\n    rollingUpdate:\n      maxSurge: 1.5\n'), [
    { rule: 'schema/type', at: '1.5', says: '`maxSurge` must be an integer or a string; `1.5` is a number.' },
  ]);
  // The decoder takes whole numbers in any spelling, and the booleans of YAML 1.1.
  expect(workload('  replicas: 3.0\n  paused: on\n'), []);
});

test('what is required', () => {
  expect('apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports:\n    - name: web\n    - port: 80\n', [
    { rule: 'schema/required', at: 'name', says: 'Required field `port` is missing in a service port.' },
  ]);
  expect(
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: a\nspec:\n  rules:\n    - http:\n        paths:\n          - path: /\n',
    [
      {
        rule: 'schema/required',
        at: 'path',
        says: 'Required fields `backend` and `pathType` are missing in an HTTP ingress path.',
      },
    ],
  );
  // `null` is absent; of a half-typed map nobody knows what is missing.
  expect('apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n', [
    { rule: 'schema/required', at: 'spec', says: 'Required field `containers` is missing in a pod spec.' },
  ]);
  expect('apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  restartPolicy: Never\n  conta\n', []);
  // Filled in or ignored by the server, though the published API says required.
  expect(
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: a\n  creationTimestamp: null\nroleRef:\n  kind: Role\n  name: a\n',
    [],
  );
  expect(`${workload('')}status: {}\n`, []);
});

test('words of closed sets', () => {
  expect(pod('      imagePullPolicy: always\n'), [
    {
      rule: 'schema/enum',
      at: 'always',
      says: '`always` is not a value of `imagePullPolicy`. Did you mean `Always`?',
      fixed: '      imagePullPolicy: Always',
      safety: 'safe',
    },
  ]);
  expect(pod('      imagePullPolicy: Sometimes\n'), [
    {
      rule: 'schema/enum',
      at: 'Sometimes',
      says: '`Sometimes` is not a value of `imagePullPolicy`. Use `Always`, `IfNotPresent` or `Never`.',
      fixed: null,
    },
  ]);
  expect(pod('      imagePullPolicy: ""\n'), []);
  expect('apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: a\nspec:\n  policyTypes: [Ingres]\n', [
    {
      rule: 'schema/enum',
      at: 'Ingres',
      says: '`Ingres` is not a value of `policyTypes[0]`. Did you mean `Ingress`?',
      safety: 'review',
    },
  ]);
});

test('formats', () => {
  const memory = (value: string): string => pod(`      resources:\n        limits:\n          memory: ${value}\n`);
  for (const value of [
    '128Mi',
    '1e3',
    '0.5',
    '.5',
    '1.',
    '"+1"',
    '100m',
    '1E',
    '12e-3',
    '1000',
    '" 1Gi "',
    '${MEMORY}',
    '<MEMORY>',
  ])
    expect(memory(value), []);
  expect(memory('128MB'), [
    {
      rule: 'schema/format',
      at: '128MB',
      says: '`128MB` is not a quantity: write a number with a unit, such as `500m`, `128Mi` or `1Gi`.',
      fixed: '          memory: 128M',
      safety: 'review',
    },
  ]);
  for (const value of ['1e', '1K', '"1 Gi"', '1mi', '0x10', '""']) {
    const text = memory(value);
    assert.equal(check(text).length, text.includes('0x10') ? 0 : 1, value);
  }
  expect('apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  good: aGVsbG8=\n  bad: hello world\n', [
    { rule: 'schema/format', at: 'hello world', says: '`bad` must be base64.' },
  ]);
  expect(workload('  replicas: 3000000000\n'), [
    { rule: 'schema/format', at: '3000000000', says: '`3000000000` does not fit in a 32-bit integer.' },
  ]);
  expect('apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  deletionTimestamp: 2025-02-30T00:00:00Z\n', [
    {
      rule: 'schema/format',
      at: '2025-02-30T00:00:00Z',
      says: '`2025-02-30T00:00:00Z` is not a date and time such as `2025-01-31T12:00:00Z`.',
    },
  ]);
});

test('what is unknown is no fault', () => {
  expect(workload('  replicas: {{ .Values.replicas }}\n'), []);
  expect(workload('  replicas: ${REPLICAS}\n  {{ toYaml .Values.more }}: 1\n'), []);
  expect(workload('  replicas: <number of pods>\n'), []);
  expect(workload('  replicas: REPLICA_COUNT\n'), []);
  expect(workload('  replicas: ((replicas))\n'), []);
  expect(pod('').replace('name: web', 'name: #@ data.values.name'), []);
  expect(pod('').replace('name: web', 'name: #{Name}#'), []);
  expect(
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  a: ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]\nsops:\n  mac: ENC[AES256_GCM,data:x]\n  version: 3.8.1\n',
    [],
  );
  // Text that an alias shows in two places is told once.
  expect(
    pod('      env: &env\n        - name: A\n          valu: "1"\n    - name: other\n      image: nginx\n      env: *env\n'),
    [{ rule: 'schema/additionalProperties', at: 'valu', says: 'Unknown field `valu` in an env var. Did you mean `value`?' }],
  );
});

test('patches are parts of objects', () => {
  expect('apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  replicas: 3\n', []);
  expect('apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: shop\nspec:\n  schedule: "@daily"\n', []);
  expect(
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          $patch: delete\n',
    [],
  );
  expect(workload('').replace('  selector:\n    matchLabels:\n      app: shop\n', ''), [
    { rule: 'schema/required', at: 'spec', says: 'Required field `selector` is missing in a deployment spec.' },
  ]);
});

test('lists are seen through', () => {
  expect(
    'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Service\n    metadata: {name: a}\n    spec: {typ: ClusterIP}\n  - apiVersion: example.org/v1\n    kind: Thing\n    anything: 1\n',
    [{ rule: 'schema/additionalProperties', at: 'typ', says: 'Unknown field `typ` in a service spec. Did you mean `type`?' }],
  );
  expect('apiVersion: v1\nkind: PodList\nitems:\n  - metadata: {name: a}\n    spec: {containers: [{name: a, imge: b}]}\n', [
    { rule: 'schema/additionalProperties', at: 'imge', says: 'Unknown field `imge` in a container. Did you mean `image`?' },
  ]);
  expect('apiVersion: v1\nkind: List\nitem: []\n', [
    { rule: 'schema/additionalProperties', at: 'item', says: 'Unknown field `item` in a list. Did you mean `items`?' },
  ]);
});

test('Korean particles fit the noun', () => {
  const korean = (text: string): readonly string[] => check(text).map(({ say }) => say.ko);
  assert.deepEqual(korean(workload('  replicas: "3"\n')), ['`replicas` 값은 정수여야 합니다(`"3"`: 문자열).']);
  assert.deepEqual(korean(pod('      command: run\n')), ['`command` 값은 목록이어야 합니다(`run`: 문자열).']);
  assert.deepEqual(korean(pod('      tty: 1\n')), ['`tty` 값은 `true` 또는 `false`여야 합니다(`1`: 정수).']);
});

test('CRLF, Hangul and emoji do not move places', () => {
  const text = pod('      env:\n        - name: 이름😀\n          valeu: 값😀\n').replaceAll('\n', '\r\n');
  expect(text, [
    { rule: 'schema/additionalProperties', at: 'valeu', says: 'Unknown field `valeu` in an env var. Did you mean `value`?' },
  ]);
});
