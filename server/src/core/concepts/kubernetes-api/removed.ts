/** Kinds that were served once: since when they are not, and what took their place. */
import type { Catalogue } from './catalogue.ts';

export interface Removal {
  /** The first minor that is known not to serve it. */
  readonly minor: number;
  /** The API version to use instead, for the same kind; null where nothing took its place. */
  readonly use: string | null;
  /**
   * What else changes when the API version does. `same`: nothing. `look`: fields mean something else, or one that was filled in must be
   * written. `rewrite`: fields have other names or places.
   */
  readonly move: Move;
}

export type Move = 'same' | 'look' | 'rewrite';

interface Row {
  readonly from: string;
  readonly kinds: readonly string[];
  readonly minor: number;
  readonly use: string | null;
  /** `rewrite` where nothing is said. */
  readonly move?: Move;
}

const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ControllerRevision', 'Scale'];

/** Facts of the official deprecation guide and release notes, up to the oldest minor that schemas are held of. */
const rows: readonly Row[] = [
  { from: 'extensions/v1beta1', kinds: ['Deployment', 'DaemonSet', 'ReplicaSet'], minor: 16, use: 'apps/v1', move: 'look' },
  { from: 'extensions/v1beta1', kinds: ['NetworkPolicy'], minor: 16, use: 'networking.k8s.io/v1', move: 'look' },
  { from: 'extensions/v1beta1', kinds: ['PodSecurityPolicy'], minor: 16, use: null },
  { from: 'extensions/v1beta1', kinds: ['Ingress'], minor: 22, use: 'networking.k8s.io/v1' },
  { from: 'apps/v1beta1', kinds: workloads, minor: 16, use: 'apps/v1', move: 'look' },
  { from: 'apps/v1beta2', kinds: workloads, minor: 16, use: 'apps/v1', move: 'look' },
  { from: 'auditregistration.k8s.io/v1alpha1', kinds: ['AuditSink'], minor: 19, use: null },
  { from: 'settings.k8s.io/v1alpha1', kinds: ['PodPreset'], minor: 20, use: null },
  {
    from: 'admissionregistration.k8s.io/v1beta1',
    kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    minor: 22,
    use: 'admissionregistration.k8s.io/v1',
  },
  { from: 'apiextensions.k8s.io/v1beta1', kinds: ['CustomResourceDefinition'], minor: 22, use: 'apiextensions.k8s.io/v1' },
  { from: 'apiregistration.k8s.io/v1beta1', kinds: ['APIService'], minor: 22, use: 'apiregistration.k8s.io/v1', move: 'same' },
  { from: 'authentication.k8s.io/v1beta1', kinds: ['TokenReview'], minor: 22, use: 'authentication.k8s.io/v1', move: 'same' },
  {
    from: 'authorization.k8s.io/v1beta1',
    kinds: ['LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SubjectAccessReview', 'SelfSubjectRulesReview'],
    minor: 22,
    use: 'authorization.k8s.io/v1',
  },
  { from: 'certificates.k8s.io/v1beta1', kinds: ['CertificateSigningRequest'], minor: 22, use: 'certificates.k8s.io/v1' },
  { from: 'coordination.k8s.io/v1beta1', kinds: ['Lease'], minor: 22, use: 'coordination.k8s.io/v1', move: 'same' },
  { from: 'networking.k8s.io/v1beta1', kinds: ['Ingress'], minor: 22, use: 'networking.k8s.io/v1' },
  { from: 'networking.k8s.io/v1beta1', kinds: ['IngressClass'], minor: 22, use: 'networking.k8s.io/v1', move: 'same' },
  {
    from: 'rbac.authorization.k8s.io/v1beta1',
    kinds: ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
    minor: 22,
    use: 'rbac.authorization.k8s.io/v1',
    move: 'same',
  },
  {
    from: 'rbac.authorization.k8s.io/v1alpha1',
    kinds: ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
    minor: 23,
    use: 'rbac.authorization.k8s.io/v1',
    move: 'look',
  },
  { from: 'scheduling.k8s.io/v1beta1', kinds: ['PriorityClass'], minor: 22, use: 'scheduling.k8s.io/v1', move: 'same' },
  { from: 'scheduling.k8s.io/v1alpha1', kinds: ['PriorityClass'], minor: 23, use: 'scheduling.k8s.io/v1', move: 'same' },
  {
    from: 'storage.k8s.io/v1beta1',
    kinds: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
    minor: 22,
    use: 'storage.k8s.io/v1',
    move: 'same',
  },
  { from: 'batch/v1beta1', kinds: ['CronJob'], minor: 25, use: 'batch/v1', move: 'same' },
  { from: 'discovery.k8s.io/v1beta1', kinds: ['EndpointSlice'], minor: 25, use: 'discovery.k8s.io/v1' },
  { from: 'events.k8s.io/v1beta1', kinds: ['Event'], minor: 25, use: 'events.k8s.io/v1' },
  { from: 'autoscaling/v2beta1', kinds: ['HorizontalPodAutoscaler'], minor: 25, use: 'autoscaling/v2' },
  { from: 'policy/v1beta1', kinds: ['PodDisruptionBudget'], minor: 25, use: 'policy/v1', move: 'look' },
  { from: 'policy/v1beta1', kinds: ['PodSecurityPolicy'], minor: 25, use: null },
  { from: 'node.k8s.io/v1beta1', kinds: ['RuntimeClass'], minor: 25, use: 'node.k8s.io/v1', move: 'same' },
  { from: 'autoscaling/v2beta2', kinds: ['HorizontalPodAutoscaler'], minor: 26, use: 'autoscaling/v2', move: 'same' },
  {
    from: 'flowcontrol.apiserver.k8s.io/v1beta1',
    kinds: ['FlowSchema', 'PriorityLevelConfiguration'],
    minor: 26,
    use: 'flowcontrol.apiserver.k8s.io/v1',
  },
  { from: 'storage.k8s.io/v1beta1', kinds: ['CSIStorageCapacity'], minor: 27, use: 'storage.k8s.io/v1', move: 'same' },
  {
    from: 'flowcontrol.apiserver.k8s.io/v1beta2',
    kinds: ['FlowSchema', 'PriorityLevelConfiguration'],
    minor: 29,
    use: 'flowcontrol.apiserver.k8s.io/v1',
  },
  {
    from: 'flowcontrol.apiserver.k8s.io/v1beta3',
    kinds: ['FlowSchema', 'PriorityLevelConfiguration'],
    minor: 32,
    use: 'flowcontrol.apiserver.k8s.io/v1',
  },
  { from: 'resource.k8s.io/v1alpha2', kinds: ['ResourceClass'], minor: 31, use: null },
];

/** Gone some time before the oldest minor that schemas are held of; the exact minor is of no more use to anybody. */
const before27: readonly Omit<Row, 'minor'>[] = [
  { from: 'batch/v2alpha1', kinds: ['CronJob'], use: 'batch/v1' },
  { from: 'extensions/v1beta1', kinds: ['HorizontalPodAutoscaler', 'Scale'], use: 'autoscaling/v1' },
  { from: 'extensions/v1beta1', kinds: ['Job'], use: 'batch/v1' },
  { from: 'policy/v1beta1', kinds: ['Eviction'], use: 'policy/v1' },
  { from: 'discovery.k8s.io/v1alpha1', kinds: ['EndpointSlice'], use: 'discovery.k8s.io/v1' },
  {
    from: 'flowcontrol.apiserver.k8s.io/v1alpha1',
    kinds: ['FlowSchema', 'PriorityLevelConfiguration'],
    use: 'flowcontrol.apiserver.k8s.io/v1',
  },
  { from: 'node.k8s.io/v1alpha1', kinds: ['RuntimeClass'], use: 'node.k8s.io/v1' },
  { from: 'storage.k8s.io/v1alpha1', kinds: ['CSIStorageCapacity', 'VolumeAttachment'], use: 'storage.k8s.io/v1' },
];

const table: ReadonlyMap<string, Removal> = new Map(
  [...rows, ...before27.map((row) => ({ ...row, minor: 27 }))].flatMap(({ from, kinds, minor, use, move = 'rewrite' }) =>
    kinds.map((kind): [string, Removal] => [`${from}/${kind}`, { minor, use, move }]),
  ),
);

/** When a kind went and what to use instead; null for one that the newest minor serves and for one that never was. */
export const removalOf = (catalogue: Catalogue, apiVersion: string, kind: string): Removal | null => {
  const single = kind.endsWith('List') ? kind.slice(0, -'List'.length) : kind;
  return table.get(`${apiVersion}/${single}`) ?? seen(catalogue, apiVersion, kind);
};

/** Alpha and beta versions come and go; those that did are seen by comparing the minors. */
const seen = (catalogue: Catalogue, apiVersion: string, kind: string): Removal | null => {
  const found = catalogue.kinds.get(`${apiVersion}/${kind}`);
  const last = found ? [...found.served.keys()].at(-1) : undefined;
  const gone = last === undefined ? undefined : catalogue.minors.find((minor) => minor > last);
  if (gone === undefined) return null;
  return { minor: gone, use: successor(catalogue, apiVersion, kind, gone), move: 'rewrite' };
};

/** The most stable version of the group that still serves the kind. */
const successor = (catalogue: Catalogue, apiVersion: string, kind: string, minor: number): string | null => {
  const group = apiVersion.slice(0, apiVersion.indexOf('/') + 1);
  const versions = (catalogue.named.get(kind) ?? [])
    .filter((other) => other.apiVersion.startsWith(group) && other.apiVersion !== apiVersion && other.served.has(minor))
    .map((other) => other.apiVersion);
  return versions.sort((a, b) => rank(b) - rank(a))[0] ?? null;
};

/** `v2` before `v1` before `v1beta2` before `v1alpha3`. */
export const rank = (apiVersion: string): number => {
  const match = /v(\d+)(?:(alpha|beta)(\d+))?$/.exec(apiVersion);
  if (!match) return -1;
  const stage = match[2] === 'alpha' ? 0 : match[2] === 'beta' ? 1 : 2;
  return stage * 10_000 + Number(match[1]) * 100 + Number(match[3] ?? 0);
};
