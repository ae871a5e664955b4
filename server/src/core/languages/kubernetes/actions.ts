/** Changes of a whole workload, offered anywhere in it. */
import { overlaps, type Span, touches } from '../../base/source.ts';
import type { Context } from '../../checks/rules/context.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { pods } from '../../concepts/pod/pod.ts';
import { restrictPod } from '../../concepts/pod/restrict.ts';
import type { Action } from '../language.ts';
import { ownerOf } from './owner.ts';

/** The span of the object that holds a pod; a document's own object reaches to the end of the document. */
const reachOf = (model: Model, pod: { readonly spec: { readonly path: readonly (string | number)[] } }): Span => {
  const owner = ownerOf(model.root, pod.spec.path);
  return owner.path.length === 0 ? { start: 0, end: model.tree.text.length } : owner.span;
};

/** "Make this pod meet `restricted`" for each pod whose object meets the range. */
export const actionsAt = (model: Model, at: Span, context: Context): readonly Action[] =>
  pods.see(model).flatMap((pod) => {
    const reach = reachOf(model, pod);
    if (!overlaps(reach, at) && !touches(reach, at.start)) return [];
    const fix = restrictPod(pod, context);
    return fix ? [{ id: 'makePodRestricted', fix }] : [];
  });
