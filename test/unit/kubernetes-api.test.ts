// Which kinds a cluster knows, and what is said of those that it does not.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import type { Minor } from '../../server/src/core/base/settings.ts';
import { apiOf } from '../../server/src/core/concepts/kubernetes-api/catalogue.ts';
import { checkObject } from '../../server/src/core/concepts/kubernetes-api/check.ts';
import { removalOf } from '../../server/src/core/concepts/kubernetes-api/removed.ts';
import { servedBy } from '../../server/src/core/concepts/kubernetes-api/served.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { View } from '../../server/src/core/yaml/view.ts';

const api = apiOf((file) => fs.readFileSync(`dist/schemas/kubernetes/${file}`, 'utf8'));

const says = (text: string, minor: Minor = null): readonly string[] => {
  const [document] = readStream(text).documents;
  assert.ok(document);
  return checkObject(View.root(document.tree, 'go'), api, minor).map(({ rule, say }) => `${rule}: ${say.en}`);
};

const object = (apiVersion: string, kind: string, rest = ''): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: a\n${rest}`;

test('the catalogue is whole', () => {
  for (const minor of [27, 28, 29, 30, 32, 33, 34, 36]) assert.ok(api.minors.includes(minor), `1.${minor}`);
  // Spot checks against the API as it was: kinds, their scope, and that stale versions are not there.
  const facts: readonly (readonly [string, boolean, number, number])[] = [
    ['v1/Pod', true, 27, 36],
    ['v1/Namespace', false, 27, 36],
    ['apps/v1/Deployment', true, 27, 36],
    ['rbac.authorization.k8s.io/v1/ClusterRole', false, 27, 36],
    ['flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema', false, 27, 30],
    ['flowcontrol.apiserver.k8s.io/v1/FlowSchema', false, 29, 36],
    ['resource.k8s.io/v1alpha2/ResourceClaim', true, 27, 30],
    ['resource.k8s.io/v1/ResourceClaim', true, 34, 36],
    ['networking.k8s.io/v1/ServiceCIDR', false, 33, 36],
    ['policy/v1/Eviction', true, 27, 36],
    ['autoscaling/v1/Scale', true, 27, 36],
  ];
  for (const [key, namespaced, first, last] of facts) {
    const kind = api.kinds.get(key);
    assert.ok(kind, key);
    assert.equal(kind.namespaced, namespaced, key);
    const minors = [...kind.served.keys()];
    assert.equal(minors[0], first, key);
    assert.equal(minors.filter((minor) => minor <= 36).at(-1), last, key);
  }
  for (const gone of ['extensions/v1beta1/Ingress', 'apps/v1beta1/Deployment', 'autoscaling/v2beta2/HorizontalPodAutoscaler'])
    assert.ok(!api.kinds.has(gone), gone);
});

test('every reference of the pool leads to a definition, and none runs in a circle of references alone', () => {
  const seen = new Set<string>();
  const queue = [...api.kinds.values()].flatMap(({ served }) => [...served.values()]);
  for (let hash = queue.pop(); hash !== undefined; hash = queue.pop()) {
    if (seen.has(hash)) continue;
    seen.add(hash);
    const shape = api.pool.get(hash);
    assert.ok(shape, hash);
    assert.equal(shape.$ref, undefined, 'a definition is never only a reference');
    JSON.stringify(shape, (key, value) => {
      if (key === '$ref' && typeof value === 'string') queue.push(value);
      return value;
    });
  }
  assert.ok(seen.size > 1000);
});

test('fields come and go with minors', () => {
  const pod = object('v1', 'Pod', 'spec:\n  hostUsers: false\n  containers:\n    - name: a\n      restartPolicyRules: []\n');
  assert.deepEqual(says(pod, 30), [
    'schema/additionalProperties: Unknown field `restartPolicyRules` in a container. Kubernetes 1.34 knows it.',
  ]);
  assert.deepEqual(says(pod, 34), []);
  assert.deepEqual(says(pod), []);
  const claim = object('v1', 'PersistentVolumeClaim', 'spec:\n  resources:\n    claims: []\n');
  assert.deepEqual(says(claim, 28), []);
  assert.deepEqual(says(claim, 30), [
    'schema/additionalProperties: Unknown field `claims` in volume resource requirements. Kubernetes 1.28 still knew it.',
  ]);
  const typo = object('v1', 'Pod', 'spec:\n  contaners: []\n');
  assert.deepEqual(says(typo, 30), [
    'schema/additionalProperties: Unknown field `contaners` in a pod spec. Did you mean `containers`?',
  ]);
  // 1.31 has no schema of its own: what the next one knows is let pass.
  assert.equal(servedBy(api, 'networking.k8s.io/v1beta1', 'ServiceCIDR', 31).state, 'served');
  assert.equal(servedBy(api, 'resource.k8s.io/v1alpha2', 'ResourceClaim', 31).state, 'served');
});

test('kinds that are not served yet', () => {
  const claim = object('resource.k8s.io/v1', 'ResourceClaim', 'spec: {}\n');
  assert.deepEqual(says(claim, 32), [
    'schema/kind: Kubernetes 1.32 does not serve `ResourceClaim` of `resource.k8s.io/v1` yet; 1.34 does.',
  ]);
  assert.deepEqual(says(claim), []);
  assert.deepEqual(says(object('networking.k8s.io/v1beta1', 'ServiceCIDR', 'spec: {}\n'), 30), [
    'schema/kind: Kubernetes 1.30 does not serve `ServiceCIDR` of `networking.k8s.io/v1beta1` yet; 1.31 does.',
  ]);
  // Older than all that is known, and newer: nobody knows.
  assert.deepEqual(
    says(
      object(
        'autoscaling/v2',
        'HorizontalPodAutoscaler',
        'spec: {maxReplicas: 2, scaleTargetRef: {kind: Deployment, name: a}}\n',
      ),
      20,
    ),
    [],
  );
  assert.deepEqual(says(object('v1', 'Pod', 'spec:\n  notYetKnown: 1\n  containers: []\n'), 99), []);
});

test('kinds that are gone', () => {
  const gone = (apiVersion: string, kind: string): readonly [number, string | null] | null => {
    const removal = removalOf(api, apiVersion, kind);
    return removal && [removal.minor, removal.use];
  };
  assert.deepEqual(gone('extensions/v1beta1', 'Ingress'), [22, 'networking.k8s.io/v1']);
  assert.deepEqual(gone('extensions/v1beta1', 'Deployment'), [16, 'apps/v1']);
  assert.deepEqual(gone('apps/v1beta2', 'StatefulSetList'), [16, 'apps/v1']);
  assert.deepEqual(gone('policy/v1beta1', 'PodSecurityPolicy'), [25, null]);
  assert.deepEqual(gone('policy/v1beta1', 'PodDisruptionBudget'), [25, 'policy/v1']);
  assert.deepEqual(gone('batch/v1beta1', 'CronJob'), [25, 'batch/v1']);
  assert.deepEqual(gone('autoscaling/v2beta2', 'HorizontalPodAutoscaler'), [26, 'autoscaling/v2']);
  assert.deepEqual(gone('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema'), [32, 'flowcontrol.apiserver.k8s.io/v1']);
  assert.deepEqual(gone('admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy'), [
    34,
    'admissionregistration.k8s.io/v1',
  ]);
  assert.equal(gone('apps/v1', 'Deployment'), null);
  assert.equal(gone('example.org/v1', 'Deployment'), null);
  assert.equal(servedBy(api, 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', 32).state, 'removed');
  assert.equal(servedBy(api, 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', 30).state, 'served');
  assert.equal(servedBy(api, 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', null).state, 'served');
  assert.equal(servedBy(api, 'extensions/v1beta1', 'Ingress', 21).state, 'unknown');
});

test('kinds that never were', () => {
  assert.deepEqual(says(object('apps/v1', 'Deploymant')), [
    'schema/kind: `apps/v1` has no kind `Deploymant`. Did you mean `Deployment`?',
  ]);
  assert.deepEqual(says(object('v1', 'Deployment')), ['schema/kind: `v1` has no kind `Deployment`; it is in `apps/v1`.']);
  assert.deepEqual(says(object('apps/v2', 'Deployment')), [
    'schema/kind: `apps/v2` has no kind `Deployment`; it is in `apps/v1`.',
  ]);
  assert.deepEqual(says(object('app/v1', 'Deployment')), ['schema/kind: `app/v1` has no kind `Deployment`; it is in `apps/v1`.']);
  assert.deepEqual(says(object('v1', 'Serviceaccount')), [
    'schema/kind: `v1` has no kind `Serviceaccount`. Did you mean `ServiceAccount`?',
  ]);
});

test('names that are empty', () => {
  assert.deepEqual(says('apiVersion: v1\nkind:\n'), ['schema/kind: `kind` is empty.']);
  assert.deepEqual(says('apiVersion:\nkind: Deployment\n'), [
    'schema/kind: `apiVersion` is empty; `Deployment` is in `apps/v1`.',
  ]);
  assert.deepEqual(says('apiVersion: v1\nkind: {{ .Values.kind }}\n'), []);
  assert.deepEqual(says('kind: Deployment\n'), []);
  assert.deepEqual(says('{}\n'), []);
});

test('what is not of Kubernetes itself is left alone', () => {
  const others: readonly (readonly [string, string])[] = [
    ['example.org/v1', 'Deployment'],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
    ['snapshot.storage.k8s.io/v1', 'VolumeSnapshot'],
    ['metrics.k8s.io/v1beta1', 'PodMetrics'],
    ['kind.x-k8s.io/v1alpha4', 'Cluster'],
    ['kubeadm.k8s.io/v1beta3', 'ClusterConfiguration'],
    ['audit.k8s.io/v1', 'Policy'],
    ['v1', 'Config'],
    ['v1', 'Template'],
    ['v1', 'Status'],
    ['skaffold/v4beta11', 'Config'],
    ['resource.k8s.io/v2alpha1', 'DeviceTaintRul'],
    ['scheduling.k8s.io/v1beta7', 'Workload'],
  ];
  for (const [apiVersion, kind] of others)
    assert.deepEqual(says(object(apiVersion, kind, 'spec: {anything: 1}\n')), [], `${apiVersion} ${kind}`);
});
