/** Plain JavaScript values of a view, for the schema engine and for facts; everything else reads views. */
import type { Node } from './node.ts';
import { type Dialect, scalarValue } from './scalar.ts';
import type { View } from './view.ts';

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

const kept: Readonly<Record<Dialect, WeakMap<Node, Plain>>> = { go: new WeakMap(), core: new WeakMap() };

/** Values that aliases may expand to; what is more is cut, and the document has its fault for it. */
const budget = 400_000;

const make = (view: View, spent: { nodes: number }): Plain => {
  const node = view.node;
  if (node === null || node.kind === 'alias') return null;
  const store = kept[view.dialect];
  const known = store.get(node);
  if (known !== undefined) return known;
  if (view.shared && ++spent.nodes > budget) return null;
  let value: Plain;
  if (node.kind === 'scalar') value = scalarValue(node, view.dialect);
  else if (node.kind === 'seq') value = view.items().map((item) => make(item, spent));
  else {
    const record: Record<string, Plain> = Object.create(null);
    for (const entry of view.entries()) if (typeof entry.step === 'string') record[entry.step] = make(entry, spent);
    value = record;
  }
  // What holds an alias depends on the document around it and must not outlive it.
  if (!node.aliased) store.set(node, value);
  return value;
};

/** The plain value; unknown scalars are their text. Maps have no prototype; the same node gives the same object. */
export const toPlain = (view: View): Plain => make(view, { nodes: 0 });
