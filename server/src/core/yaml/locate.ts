/** What stands at an offset of a document, also where nothing is written yet. */
import { type Span, span, touches } from '../base/source.ts';
import type { MapNode, Node, SeqNode } from './node.ts';
import type { View } from './view.ts';

export interface Place {
  /**
   * `key`: the value under the key that the offset touches (its parent is the map, and `keySpan` the key);
   * `value`: the value that it touches, or the empty one behind the colon;
   * `gap`: the map or sequence that a new line at this column would go into, or the empty value that it would become.
   */
  readonly view: View;
  readonly on: 'key' | 'value' | 'gap';
  /** The key or value as it stands here, also where the view was reached through an alias; empty at a gap. */
  readonly span: Span;
  /** The value is a plain word that may be the first, half-typed key of a map: it stands below its key, behind a dash or alone. */
  readonly fresh: boolean;
}

const lineStart = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);

const columnOf = (text: string, at: number): number => {
  const start = lineStart(text, at);
  return at - start - (start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0);
};

const gap = (view: View, offset: number): Place => ({ view, on: 'gap', span: span(offset, offset), fresh: false });

const isFlow = (node: Node): boolean => (node.kind === 'map' || node.kind === 'seq') && node.flow;

/** A child as it is written: an alias stays the alias, whatever its view shows. */
interface Child {
  readonly index: number;
  readonly node: Node;
  readonly start: number;
  readonly end: number;
}

const childAt = (node: MapNode | SeqNode, start: number, index: number): Child | null => {
  const child = node.kind === 'map' ? node.pairs[index] : undefined;
  if (child) return { index, node: child.value, start: start + child.valueAt, end: start + child.valueAt + child.value.length };
  const item = node.kind === 'seq' ? node.items[index] : undefined;
  return item ? { index, node: item.node, start: start + item.at, end: start + item.at + item.node.length } : null;
};

/** The number of the last pair or item that begins at or before the offset; -1 where all begin behind it. */
const lastBefore = (node: MapNode | SeqNode, start: number, offset: number): number => {
  let low = -1;
  let high = (node.kind === 'map' ? node.pairs.length : node.items.length) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const at = node.kind === 'map' ? node.pairs[middle]?.keyAt : node.items[middle]?.at;
    if (start + (at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** What stands at an offset of the document that `root` shows. */
export const locate = (root: View, offset: number): Place => {
  const { node, text } = { node: root.tree.root, text: root.tree.text };
  if (!node) return gap(root, offset);
  const start = root.tree.rootAt;
  if (node.kind === 'scalar' || node.kind === 'alias')
    return touches({ start, end: start + node.length }, offset) ? onValue(root, node, start, true) : gap(root, offset);
  return within(root, node, start, offset, text);
};

const onValue = (view: View, node: Node, start: number, alone: boolean): Place => ({
  view,
  on: 'value',
  span: span(start, start + node.length),
  fresh: alone && node.kind === 'scalar' && node.style === 'plain',
});

const within = (view: View, node: MapNode | SeqNode, start: number, offset: number, text: string): Place => {
  const index = lastBefore(node, start, offset);
  const child = childAt(node, start, index);
  if (!child) return gap(view, offset);
  const pair = node.kind === 'map' ? node.pairs[index] : undefined;
  const below = view.enter(index);
  if (pair) {
    const key = span(start + pair.keyAt, start + pair.keyAt + pair.key.length);
    if (touches(key, offset)) return { view: below, on: 'key', span: key, fresh: false };
  }
  if (touches(child, offset) || (child.start <= offset && offset <= child.end)) {
    if (child.node.kind === 'map' || child.node.kind === 'seq') return within(below, child.node, child.start, offset, text);
    const alone = !pair || lineStart(text, child.start) > start + pair.keyAt;
    return onValue(below, child.node, child.start, alone && !isFlow(node));
  }
  if (isFlow(node)) return inFlow(view, below, child, offset, text);
  return inBlock(view, below, node, child, start, offset, text);
};

/** Between the brackets: behind a colon stands an empty value, anywhere else a further entry may come. */
const inFlow = (view: View, below: View, child: Child, offset: number, text: string): Place => {
  const key = below.keySpan;
  if (!key || child.node.length > 0) return gap(view, offset);
  const between = text.slice(key.end, offset);
  return between.includes(':') && !between.includes(',')
    ? { ...onValue(below, child.node, offset, false), fresh: false }
    : gap(view, offset);
};

/** On a line of its own the column decides to what a new entry would belong; behind a colon it is the value. */
const inBlock = (
  view: View,
  below: View,
  node: MapNode | SeqNode,
  child: Child,
  start: number,
  offset: number,
  text: string,
): Place => {
  const column = columnOf(text, offset);
  const own = columnOf(text, start);
  const sameLine = !text.slice(child.start, offset).includes('\n');
  if (child.node.length === 0 && sameLine && offset >= child.start)
    return text.slice(child.start, offset).includes('#')
      ? gap(below, offset)
      : { ...onValue(below, child.node, child.start, false), span: span(offset, offset) };
  if (column <= own) return gap(view, offset);
  const inner = child.node;
  if (inner.kind !== 'map' && inner.kind !== 'seq') return gap(below, offset);
  if (inner.flow) return gap(below, offset);
  // Where the value is a sequence at the column of its key, its dash is where the column ends.
  return column >= columnOf(text, child.start) || node.kind === 'seq'
    ? within(below, inner, child.start, offset, text)
    : gap(below, offset);
};
