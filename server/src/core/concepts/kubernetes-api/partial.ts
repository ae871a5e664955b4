/** Whether a document is a whole object or a part that another tool lays over one, such as a patch of Kustomize. */
import type { View } from '../../yaml/view.ts';

/** Directives of strategic merge patches; the API server's schemas do not know them. */
const directive = /^\$(?:patch$|retainKeys$|setElementOrder\/|deleteFromPrimitiveList\/)/;

export const isDirective = (key: string): boolean => directive.test(key);

/** `name: #@ data.values.name` of ytt and `name: #{Name}#` of token replacers: what YAML reads as a comment is the value. */
const filledIn = /:[ \t]+#[@{]/;

/** The block that SOPS adds to an encrypted manifest; it is gone before the server sees the object. */
export const isSealed = (root: View, key: string): boolean => key === 'sops' && root.at('sops', 'mac').node !== null;

/** What makes up the object: nobody leaves it out by mistake, every patch does. */
const cores: ReadonlyMap<string, string> = new Map([
  ['CronJob', 'jobTemplate'],
  ['Job', 'template'],
  ['HorizontalPodAutoscaler', 'scaleTargetRef'],
  ['CustomResourceDefinition', 'versions'],
]);

const workloads = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/**
 * An object that lacks what makes it up, or a workload without a selector that also lacks what every whole one has: labels on its pods,
 * an image in each container. Somebody who wrote all of these and forgot the selector is told; a patch is no error.
 */
export const isPartial = (root: View): boolean => {
  const spec = root.at('spec');
  if (filledIn.test(root.tree.text)) return true;
  if (root.entries().some((entry) => isDirective(String(entry.step)))) return true;
  // What a test expects of an object: its status, without what made it so.
  if (spec.absent) return !root.at('status').absent;
  const kind = root.at('kind').string ?? '';
  const core = cores.get(kind);
  if (core !== undefined) return spec.at(core).absent;
  if (!workloads.has(kind) || !spec.at('selector').absent) return false;
  const template = spec.at('template');
  if (template.absent) return true;
  const containers = template.at('spec', 'containers').items();
  return (
    template.at('metadata', 'labels').absent ||
    containers.length === 0 ||
    containers.some((container) => container.at('image').absent)
  );
};
