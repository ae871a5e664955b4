/** From a place of a document to what GitHub's schema says of it. */
import type { Model } from '../../checks/rules/lens.ts';
import type { Path, Step, View } from '../../yaml/view.ts';
import { waysOf } from './read.ts';
import { actionGrammar, type Grammar, type Layout, type Property, type Shape, workflowGrammar } from './schema.ts';

export interface Place {
  readonly shape: Shape;
  /** The property that leads here; null for items and for keys that people choose. */
  readonly property: Property | null;
}

export const grammarOf = (model: Model): Grammar => (model.language === 'github-action' ? actionGrammar() : workflowGrammar());

/** The ways a map may still look with the keys it has. */
export const layoutsOf = (view: View, shape: Shape): readonly Layout[] => {
  let left = waysOf(view, shape);
  for (const pair of view.node?.kind === 'map' ? view.node.pairs : []) {
    if (pair.key.kind !== 'scalar') continue;
    const name = pair.key.text;
    const fitting = left.filter((layout) => layout.properties.has(name));
    if (fitting.length > 0) left = fitting;
  }
  return left;
};

const below = (view: View, place: Place, step: Step): Place | null => {
  if (typeof step === 'number') {
    const item = place.shape.item();
    return item ? { shape: item, property: null } : null;
  }
  for (const layout of layoutsOf(view, place.shape)) {
    const property = layout.properties.get(step);
    if (property) return { shape: property.shape, property };
  }
  const loose = place.shape.layouts().find((layout) => layout.loose)?.loose;
  return loose ? { shape: loose.value, property: null } : null;
};

/** What may stand under a path; null where the schema knows no such place. */
export const placeAt = (root: View, path: Path, grammar: Grammar): Place | null => {
  let place: Place | null = { shape: grammar.root, property: null };
  let view = root;
  for (const step of path) {
    place = below(view, place, step);
    if (!place) return null;
    view = view.at(step);
  }
  return place;
};
