/** Anchors and aliases of a document, in the order of its text. */
import { memo } from '../base/memo.ts';
import type { Fault, Node, Tree } from './node.ts';

export interface Mark {
  readonly name: string;
  readonly node: Node;
  /** Offset of the node in what the marks were asked of. */
  readonly at: number;
}

/** Marks of a node relative to its start; an anchored node stands before what is in it. */
const marksOf: (node: Node) => readonly Mark[] = memo((node) => {
  const marks: Mark[] = [];
  const add = (child: Node, by: number): void => {
    for (const mark of marksIn(child)) marks.push({ ...mark, at: mark.at + by });
  };
  if (node.anchor !== null) marks.push({ name: node.anchor, node, at: 0 });
  if (node.kind === 'map')
    for (const pair of node.pairs) {
      add(pair.key, pair.keyAt);
      add(pair.value, pair.valueAt);
    }
  else if (node.kind === 'seq') for (const item of node.items) add(item.node, item.at);
  return marks;
});

const none: readonly Mark[] = [];

const marksIn = (node: Node): readonly Mark[] => {
  if (node.kind === 'alias') return [{ name: node.name, node, at: 0 }];
  if (node.kind === 'scalar') return node.anchor === null ? none : [{ name: node.anchor, node, at: 0 }];
  return marksOf(node);
};

/** Anchored nodes by name in the order of the text; empty where no alias could ask for one. */
const anchorsOf: (tree: Tree) => ReadonlyMap<string, readonly Mark[]> = memo((tree) => {
  const anchors = new Map<string, Mark[]>();
  if (tree.root?.aliased)
    for (const mark of marksIn(tree.root)) {
      if (mark.node.kind === 'alias') continue;
      const placed = { ...mark, at: mark.at + tree.rootAt };
      const list = anchors.get(mark.name);
      if (list) list.push(placed);
      else anchors.set(mark.name, [placed]);
    }
  return anchors;
});

/** The node that an alias at this offset names: the last so anchored before it that does not hold the alias itself. */
export const anchorFor = (tree: Tree, name: string, offset: number): Mark | null => {
  const list = anchorsOf(tree).get(name);
  if (!list) return null;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const mark = list[low - 1];
  return mark && mark.at + mark.node.length <= offset ? mark : null;
};

const countOf = (node: Node): number => {
  if (node.kind === 'map') return node.pairs.reduce((sum, pair) => sum + countOf(pair.value) + 1, 1);
  if (node.kind === 'seq') return node.items.reduce((sum, item) => sum + countOf(item.node), 1);
  return 1;
};

/** Values that all aliases of a document may stand for together. */
const expansionLimit = 400_000;

interface Open {
  readonly mark: Mark;
  readonly before: number;
}

/** Aliases that lead nowhere, and the first with which a document grows past all bounds. */
export const aliasFaults = (root: Node, rootAt: number): readonly Fault[] => {
  if (!root.aliased) return [];
  const faults: Fault[] = [];
  const weights = new Map<string, number>();
  const open: Open[] = [];
  let spent = 0;
  const close = (at: number): void => {
    for (let top = open.at(-1); top && top.mark.at + top.mark.node.length <= at; top = open.at(-1)) {
      open.pop();
      weights.set(top.mark.name, countOf(top.mark.node) + spent - top.before);
    }
  };
  for (const mark of marksIn(root)) {
    close(mark.at);
    if (mark.node.kind !== 'alias') {
      // Until it ends the name means nothing: an anchor cannot hold itself.
      weights.delete(mark.name);
      open.push({ mark, before: spent });
      continue;
    }
    const at = { start: rootAt + mark.at, end: rootAt + mark.at + mark.node.length };
    const weight = weights.get(mark.name);
    if (weight === undefined) {
      if (!mark.node.faulty) faults.push({ code: 'unknown-anchor', at, name: mark.name });
    } else {
      spent += weight;
      if (spent > expansionLimit) return [{ code: 'alias-bomb', at, name: mark.name }];
    }
  }
  return faults;
};
