/** Putting pieces together: the spine above them is made again, the pieces' own nodes stay as they are. */
import type { Item, MapNode, Node, Pair, SeqNode } from './node.ts';
import type { Piece } from './piece.ts';

export interface Part {
  /** Offset in the text that the part was cut from. */
  readonly at: number;
  readonly piece: Piece;
}

interface Joined {
  readonly node: Node;
  readonly at: number;
}

const plain = { anchor: null, tag: null, faulty: false, flow: false } as const;

/** One map or sequence of the entries that the parts hold. */
export const joinEntries = (kind: 'map' | 'seq', parts: readonly Part[]): Joined => {
  const first = parts[0];
  const start = first ? first.at + first.piece.at : 0;
  return { node: kind === 'map' ? joinMap(parts, start) : joinSeq(parts, start), at: start };
};

const joinMap = (parts: readonly Part[], start: number): MapNode => {
  const pairs: Pair[] = [];
  let aliased = false;
  let open = false;
  for (const { at, piece } of parts) {
    open ||= piece.broken;
    const { node } = piece;
    if (node?.kind !== 'map') continue;
    aliased ||= node.aliased;
    const by = at + piece.at - start;
    for (const pair of node.pairs)
      pairs.push(by === 0 ? pair : { key: pair.key, value: pair.value, keyAt: pair.keyAt + by, valueAt: pair.valueAt + by });
  }
  return { kind: 'map', length: endOf(parts) - start, ...plain, aliased, pairs, open };
};

const joinSeq = (parts: readonly Part[], start: number): SeqNode => {
  const items: Item[] = [];
  let aliased = false;
  let open = false;
  for (const { at, piece } of parts) {
    open ||= piece.broken;
    const { node } = piece;
    if (node?.kind !== 'seq') continue;
    aliased ||= node.aliased;
    const by = at + piece.at - start;
    for (const item of node.items) items.push(by === 0 ? item : { node: item.node, at: item.at + by });
  }
  return { kind: 'seq', length: endOf(parts) - start, ...plain, aliased, items, open };
};

const endOf = (parts: readonly Part[]): number => {
  const last = parts.at(-1);
  return last ? last.at + last.piece.at + (last.piece.node?.length ?? 0) : 0;
};

/** `key:` with the body that stands at `offset`; null where the head is more than a key. */
export const joinPair = (head: Piece, body: Piece, offset: number): Joined | null => {
  const pair = head.node?.kind === 'map' ? head.node.pairs[0] : undefined;
  if (!pair || head.broken || !body.node) return null;
  const valueAt = offset + body.at - head.at;
  const node: MapNode = {
    kind: 'map',
    length: valueAt + body.node.length,
    ...plain,
    aliased: body.node.aliased,
    pairs: [{ key: pair.key, value: body.node, keyAt: pair.keyAt, valueAt }],
    open: false,
  };
  return { node, at: head.at };
};

/** A sequence of one item, its dash at the column. */
export const joinItem = (item: Node, at: number, column: number): Joined => ({
  node: {
    kind: 'seq',
    length: at - column + item.length,
    ...plain,
    aliased: item.aliased,
    items: [{ node: item, at: at - column }],
    open: false,
  },
  at: column,
});
