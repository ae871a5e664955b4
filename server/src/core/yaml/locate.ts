/** From an offset to what stands there. */
import { touches } from '../base/source.ts';
import type { View } from './view.ts';

/** The deepest thing at an offset. On a `gap`, such as a blank line or the space after a dash, the view is the collection around it. */
export interface Located {
  readonly view: View;
  readonly on: 'key' | 'value' | 'gap';
}

/** Finds what an offset of the document touches. Text that an alias shows elsewhere is found where it is written. */
export const locate = (root: View, offset: number): Located => {
  let view = root;
  for (;;) {
    let next: View | null = null;
    for (const child of view.node?.kind === 'map' ? view.entries() : view.items()) {
      if (child.keySpan && touches(child.keySpan, offset)) return { view: child, on: 'key' };
      if (!child.shared && child.node !== null && child.node.length > 0 && touches(child.span, offset)) next ??= child;
    }
    if (next === null) break;
    view = next;
  }
  const scalar = view.node?.kind === 'scalar' || view.node?.kind === 'alias';
  return { view, on: scalar && touches(view.span, offset) ? 'value' : 'gap' };
};
