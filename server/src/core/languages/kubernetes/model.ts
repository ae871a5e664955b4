/** A Kubernetes object as its rules see it. A `List` is seen through: each item is an object of its own. */
import type { Model } from '../../checks/rules/lens.ts';
import { type Lens, lens } from '../../checks/rules/lens.ts';
import { isPartial } from '../../concepts/kubernetes-api/partial.ts';
import { type Pod, podOf, pods } from '../../concepts/pod/pod.ts';
import type { Subject } from '../../finding/finding.ts';
import type { Tree } from '../../yaml/node.ts';
import { type Path, View } from '../../yaml/view.ts';

/** One object of a manifest. Names are null where they are absent or unknown. */
export interface Resource {
  readonly root: View;
  readonly apiVersion: string | null;
  /** `''` for the core group. */
  readonly group: string;
  readonly kind: string | null;
  readonly name: string | null;
  readonly namespace: string | null;
  readonly subject: Subject;
}

const resourceOf = (root: View): Resource => {
  const apiVersion = root.at('apiVersion').string ?? null;
  const kind = root.at('kind').string ?? null;
  const name = root.at('metadata', 'name').text ?? null;
  const namespace = root.at('metadata', 'namespace').text ?? null;
  const slash = apiVersion?.indexOf('/') ?? -1;
  return {
    root,
    apiVersion,
    group: apiVersion && slash >= 0 ? apiVersion.slice(0, slash) : '',
    kind,
    name,
    namespace,
    subject: { kind, name, namespace, container: null },
  };
};

const isList = (root: View): boolean => (root.at('kind').string ?? '').endsWith('List') && root.at('items').seq !== null;

/** The objects of a document; lists within lists are seen through to a depth of 8. */
export const resources: Lens<Resource> = lens('resource', (model) => {
  const found: Resource[] = [];
  const visit = (root: View, depth: number): void => {
    if (isList(root) && depth < 8) for (const item of root.at('items').items()) visit(item, depth + 1);
    else if (root.map) found.push(resourceOf(root));
  };
  visit(model.root, 0);
  return found;
});

interface Template {
  readonly path: Path;
  readonly admitted: boolean;
}

const template = (path: Path, admitted: boolean): Template => ({ path, admitted });
const inSpec = template(['spec', 'template'], true);

/** Where kinds keep their pod template; groups are named so that a custom kind of the same name is not taken for it. */
const templates: ReadonlyMap<string, Template> = new Map([
  ['/Pod', template([], true)],
  ['/PodTemplate', template(['template'], true)],
  ['/ReplicationController', inSpec],
  ['apps/ReplicaSet', inSpec],
  ['apps/Deployment', inSpec],
  ['apps/StatefulSet', inSpec],
  ['apps/DaemonSet', inSpec],
  ['extensions/Deployment', inSpec],
  ['extensions/DaemonSet', inSpec],
  ['extensions/ReplicaSet', inSpec],
  ['batch/Job', inSpec],
  ['batch/CronJob', template(['spec', 'jobTemplate', 'spec', 'template'], true)],
  // A workload under a group that does not have it: the schema says so, its pods are looked at all the same.
  ['/ReplicaSet', inSpec],
  ['/Deployment', inSpec],
  ['/StatefulSet', inSpec],
  ['/DaemonSet', inSpec],
  ['/Job', inSpec],
  ['/CronJob', template(['spec', 'jobTemplate', 'spec', 'template'], true)],
  ['argoproj.io/Rollout', template(['spec', 'template'], false)],
  ['apps.openshift.io/DeploymentConfig', template(['spec', 'template'], false)],
  ['apps.kruise.io/CloneSet', template(['spec', 'template'], false)],
  ['apps.kruise.io/StatefulSet', template(['spec', 'template'], false)],
  ['apps.kruise.io/DaemonSet', template(['spec', 'template'], false)],
  ['serving.knative.dev/Service', template(['spec', 'template'], false)],
  ['serving.knative.dev/Configuration', template(['spec', 'template'], false)],
  ['agents.x-k8s.io/Sandbox', template(['spec', 'podTemplate'], false)],
]);

/** The path of a kind's pod template from the object's root; null for kinds that run no pod. */
export const templatePath = (group: string, kind: string | null): Path | null => templates.get(`${group}/${kind}`)?.path ?? null;

const podsOf = (resource: Resource): readonly Pod[] => {
  const where = templates.get(`${resource.group}/${resource.kind}`);
  if (!where || resource.kind === null) return [];
  const root = resource.root.at(...where.path);
  if (!root.map) return [];
  const { subject, namespace, kind } = resource;
  return [
    podOf({
      meta: root.at('metadata'),
      spec: root.at('spec'),
      namespace,
      subject,
      kind,
      admitted: where.admitted,
      partial: isPartial(resource.root),
    }),
  ];
};

/** The model of one manifest document. */
export const modelOf = (tree: Tree): Model => {
  const root = View.root(tree, 'go');
  const { subject } = resourceOf(root);
  return { language: 'kubernetes', tree, root, subject, views: [pods.from((model) => resources.see(model).flatMap(podsOf))] };
};
