/** The walk through a document, written once: a rule names the lens whose things it wants to see. */
import { memo } from '../../base/memo.ts';
import type { Subject } from '../../finding/finding.ts';
import type { Tree } from '../../yaml/node.ts';
import type { View } from '../../yaml/view.ts';

/** One document as its language understands it. */
export interface Model {
  /** Id of the language. */
  readonly language: string;
  readonly tree: Tree;
  readonly root: View;
  /** What the document as a whole is about. */
  readonly subject: Subject;
  /** How this document answers the concepts its language shares with others. */
  readonly views: readonly Provision[];
}

/** Things of one sort in a document, in order of place. */
export interface Lens<T> {
  readonly id: string;
  readonly see: (model: Model) => readonly T[];
}

/** A language's answer to a concept. Made by {@link Concept.from}. */
export interface Provision {
  readonly concept: object;
  readonly see: (model: Model) => readonly unknown[];
}

/** A lens that languages fill in: what a pod is, Kubernetes and Tekton each know for themselves. */
export interface Concept<T> extends Lens<T> {
  readonly from: (see: (model: Model) => readonly T[]) => Provision;
}

/** A lens of one language, or of a concept seen closer; things are found once per document. */
export const lens = <T>(id: string, see: (model: Model) => readonly T[]): Lens<T> => ({ id, see: memo(see) });

/** A concept that several formats share. */
export const concept = <T>(id: string): Concept<T> => {
  const provided = new WeakMap<Provision, (model: Model) => readonly T[]>();
  const self: Concept<T> = {
    id,
    see: memo((model: Model) =>
      model.views.flatMap((view) => (view.concept === self ? (provided.get(view)?.(model) ?? []) : [])),
    ),
    from: (see) => {
      const provision: Provision = { concept: self, see };
      provided.set(provision, see);
      return provision;
    },
  };
  return self;
};
