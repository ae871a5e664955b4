/** A pod template wherever one stands: what it holds, written once for all kinds and formats that run pods. */
import { type Concept, concept, type Lens, lens } from '../../checks/rules/lens.ts';
import type { Subject } from '../../finding/finding.ts';
import type { Path, View } from '../../yaml/view.ts';

/** The lists of a pod spec that hold containers, in the order in which Pod Security admission visits them. */
export const containerLists = ['initContainers', 'containers', 'ephemeralContainers'] as const;
export type ContainerList = (typeof containerLists)[number];

export interface Pod {
  /** The pod template's `metadata` and `spec`. */
  readonly meta: View;
  readonly spec: View;
  /** Null where no `metadata.namespace` is written. */
  readonly namespace: string | null;
  readonly subject: Subject;
  /** Kind of the object that holds the template, such as `Deployment`. */
  readonly kind: string;
  /** The kind is one that Pod Security admission judges (core, apps, batch). */
  readonly admitted: boolean;
  /** It is a patch or another part of an object: what is missing may stand elsewhere. */
  readonly partial: boolean;
  readonly containers: readonly Container[];
}

export interface Container {
  readonly pod: Pod;
  readonly view: View;
  readonly list: ContainerList;
  /** Its name, or its place such as `containers[0]`, for messages. */
  readonly name: string;
  readonly subject: Subject;
  readonly at: (...path: Path) => View;
}

/** Languages say where their pods are. */
export const pods: Concept<Pod> = concept('pod');

/** Every container of every pod: init, regular, ephemeral. */
export const containers: Lens<Container> = lens('container', (model) => pods.see(model).flatMap((pod) => pod.containers));

/** Makes a pod from the views of its template. */
export const podOf = (input: Omit<Pod, 'containers'>): Pod => {
  const found: Container[] = [];
  const pod: Pod = { ...input, partial: input.partial || isPart(input.spec), containers: found };
  for (const list of containerLists)
    input.spec
      .at(list)
      .items()
      .forEach((view, index) => {
        const name = view.at('name').string ?? `${list}[${index}]`;
        found.push({ pod, view, list, name, subject: { ...input.subject, container: name }, at: (...path) => view.at(...path) });
      });
  return pod;
};

/** A spec without containers, or with one that names no image, is laid over another: nobody runs it as it stands. */
const isPart = (spec: View): boolean => {
  const own = spec.at('containers');
  return own.absent || own.items().some((container) => container.at('image').absent);
};
