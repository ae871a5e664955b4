/** Changes in block style: lines come and go, what stands on other lines is never touched. */
import type { Edit } from '../base/edit.ts';
import { memo } from '../base/memo.ts';
import { lineEnd } from '../base/source.ts';
import type { MapNode, Node, SeqNode, Tree } from './node.ts';
import type { Plain } from './plain.ts';
import type { Added } from './rewrite.ts';
import { commentsOf, contentEnd, lineStart, lineStop, nextLine, walk } from './rewrite-comments.ts';
import { entryLines, flowText, itemLines, type Layout, memberLines } from './rewrite-print.ts';
import type { View } from './view.ts';

/** Adds entries or items behind the last. False where the layout leaves no certain place. */
export const addToBlock = (view: View, added: readonly Added[], edits: Edit[]): boolean => {
  if (added.length === 0) return true;
  const column = columnOf(view);
  const at = column === null ? null : behind(view, column);
  if (column === null || at === null) return false;
  const layout = layoutOf(view.tree);
  const lines = added.flatMap(({ key, value }) =>
    key === null ? itemLines(value, column, layout) : entryLines(key, value, column, layout),
  );
  edits.push(insertion(view.tree, at, lines));
  return true;
};

/** Takes the lines of entries or items away. The caller has made sure that no comment stands on them. */
export const removeFromBlock = (view: View, removed: readonly View[], edits: Edit[]): boolean => {
  if (removed.length === 0) return true;
  const column = columnOf(view);
  if (column === null) return false;
  const { text } = view.tree;
  for (const child of removed) {
    const from = child.keySpan?.start ?? child.start;
    const line = lineStart(text, from);
    const lead = text.slice(line, from).replace('\ufeff', '');
    const alone = view.node?.kind === 'seq' ? /^ *- +$/.test(lead) : /^ *$/.test(lead);
    const to = contentEnd(child);
    const whole = to > from && text.charCodeAt(to - 1) === 10;
    if (!whole && text.slice(to, lineStop(text, to)).trim() !== '') return false;
    const next = whole ? to : nextLine(text, to);
    if (alone) edits.push(lineRemoval(text, line, next));
    else {
      // The first entry of an item stands behind the dash: the next one takes its place there.
      const heir = nextSibling(view, child);
      if (
        heir === null ||
        removed.some((other) => other.keySpan?.start === heir) ||
        text.slice(next, heir).trim() !== '' ||
        lineStart(text, heir) !== next
      )
        return false;
      edits.push({ start: from, end: heir, text: '' });
    }
  }
  return true;
};

/** Writes a value where a key has none (`key:`, `key: null`), on the lines below it. */
export const fillEmpty = (child: View, value: Plain, edits: Edit[]): boolean => {
  const key = child.keySpan;
  if (key === null || child.node === null) return false;
  const { text } = child.tree;
  const colon = text.indexOf(':', key.end);
  const line = lineStart(text, key.start);
  if (colon < 0 || text.slice(key.end, colon).trim() !== '' || colon > lineStop(text, key.end)) return false;
  const written =
    child.node.length > 0 ? { start: colon + 1, end: child.start + child.node.length } : { start: colon + 1, end: colon + 1 };
  if (written.end > lineStop(text, colon)) return false;
  const inline = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
  if (inline) {
    edits.push({ ...written, text: ` ${flowText(value, null)}` });
    return true;
  }
  const lead = text.slice(line, key.start).replace('\ufeff', '');
  if (!/^ *(?:- +)*$/.test(lead)) return false;
  if (written.end > written.start) edits.push({ ...written, text: '' });
  const stop = lineStop(text, written.end);
  const layout = layoutOf(child.tree);
  edits.push({
    start: stop,
    end: stop,
    text: memberLines(value, lead.length, layout)
      .map((next) => layout.newline + next)
      .join(''),
  });
  return true;
};

/** Puts a value on the key's own line in place of a block collection. */
export const emptyBlock = (child: View, value: Plain, edits: Edit[]): boolean => {
  const { text } = child.tree;
  const key = child.keySpan;
  if (key === null || child.node === null) return false;
  const colon = text.indexOf(':', key.end);
  const from = colon + 1;
  const end = contentEnd(child);
  const stop = end > from && text.charCodeAt(end - 1) === 10 ? lineStop(text, lineStart(text, end - 1)) : end;
  if (
    colon < 0 ||
    text.slice(key.end, colon).trim() !== '' ||
    commentsOf(child.tree).some((comment) => comment.start < stop && from < comment.end)
  )
    return false;
  edits.push({ start: from, end: stop, text: ` ${flowText(value, null)}` });
  return true;
};

const insertion = (tree: Tree, at: number, lines: readonly string[]): Edit => {
  const { newline } = layoutOf(tree);
  const open = at > 0 && tree.text.charCodeAt(at - 1) !== 10;
  const text = open ? lines.map((line) => newline + line).join('') : lines.map((line) => line + newline).join('');
  return { start: at, end: at, text };
};

/** The last line of a text without a final line end takes the line end before it along. */
const lineRemoval = (text: string, start: number, end: number): Edit => {
  if (end < text.length || start === 0 || text.charCodeAt(end - 1) === 10) return { start, end, text: '' };
  const before = text.charCodeAt(start - 2) === 13 ? start - 2 : start - 1;
  return { start: before, end, text: '' };
};

const nextSibling = (view: View, child: View): number | null => {
  if (view.node?.kind !== 'map') return null;
  const index = view.node.pairs.findIndex((pair) => view.start + pair.keyAt === child.keySpan?.start);
  const next = view.node.pairs[index + 1];
  return index < 0 || !next ? null : view.start + next.keyAt;
};

/** The column of a block collection's keys or dashes; null where its layout is not a plain one. */
const columnOf = (view: View): number | null => {
  const { text } = view.tree;
  const node = view.node;
  if (node?.kind !== 'map' && node?.kind !== 'seq') return null;
  const starts =
    node.kind === 'map'
      ? node.pairs.map((pair) => view.start + pair.keyAt)
      : node.items.map((item) => dashOf(text, view.start + item.at));
  let column: number | null = null;
  for (const [index, start] of starts.entries()) {
    if (start === null) return null;
    const lead = text.slice(lineStart(text, start), start).replace('\ufeff', '');
    if (!(index === 0 ? /^ *(?:- +)*$/ : /^ *$/).test(lead) || (column !== null && column !== lead.length)) return null;
    column = lead.length;
  }
  return column;
};

/** Offset of the dash before an item on its line; null where the item stands on another. */
const dashOf = (text: string, at: number): number | null => {
  let i = at - 1;
  while (text.charCodeAt(i) === 32) i--;
  return i < at - 1 && text.charCodeAt(i) === 45 ? i : null;
};

/** Start of the line behind a collection's last member and the comments that are indented as parts of it. */
const behind = (view: View, column: number): number | null => {
  const { text } = view.tree;
  const last = lastLeaf(view);
  if (last === null) return null;
  const block = last.node.kind === 'scalar' && (last.node.style === 'literal' || last.node.style === 'folded');
  // A block scalar at the end of a text without a final line end would gain one.
  if (block && text.indexOf('\n', last.end - 1) < 0) return null;
  let at = text.charCodeAt(last.end - 1) === 10 ? last.end : nextLine(text, last.end);
  if (block && /^[|>]\d?\+/.test(text.slice(last.start, last.start + 3))) {
    while (at < text.length && isBlank(text, at)) at = nextLine(text, at);
    return at;
  }
  while (block && at > last.start && isBlank(text, lineStart(text, at - 1))) at = lineStart(text, at - 1);
  while (at < text.length) {
    const lead = /^ */.exec(text.slice(at, at + 400))?.[0].length ?? 0;
    if (lead <= column || text.charCodeAt(at + lead) !== 35) break;
    at = nextLine(text, at);
  }
  return at;
};

const isBlank = (text: string, line: number): boolean => /^[ \t]*$/.test(text.slice(line, lineStop(text, line)));

interface Leaf {
  readonly node: Node;
  readonly start: number;
  readonly end: number;
}

/** The last thing written in a collection. */
const lastLeaf = (view: View): Leaf | null => {
  if (view.node === null) return null;
  let node: Node = view.node;
  let start = view.start;
  let least = start;
  for (;;) {
    if ((node.kind === 'map' || node.kind === 'seq') && !node.flow) {
      const last: { readonly node: Node; readonly at: number; readonly least: number } | null = lastMember(node);
      if (last === null) return null;
      least = start + last.least;
      start += last.at;
      node = last.node;
    } else break;
  }
  if (node.length > 0) return { node, start, end: start + node.length };
  const colon = view.tree.text.indexOf(':', least);
  const end = colon < 0 || colon > lineStop(view.tree.text, least) ? least : colon + 1;
  return { node, start, end };
};

const lastMember = (node: MapNode | SeqNode): { readonly node: Node; readonly at: number; readonly least: number } | null => {
  if (node.kind === 'map') {
    const pair = node.pairs.at(-1);
    return pair ? { node: pair.value, at: pair.valueAt, least: pair.keyAt + pair.key.length } : null;
  }
  const item = node.items.at(-1);
  return item ? { node: item.node, at: item.at, least: item.at } : null;
};

/** The layout most of a document has; two columns and dashes below the key where it shows none. */
export const layoutOf: (tree: Tree) => Layout = memo((tree) => {
  const steps = new Map<number, number>();
  const dashes = new Map<number, number>();
  const count = (counts: Map<number, number>, value: number): void => {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  };
  const { text } = tree;
  const columnAt = (at: number): number => at - lineStart(text, at);
  walk(tree, (node, start) => {
    if (node.kind !== 'map' || node.flow) return;
    for (const pair of node.pairs) {
      const value = pair.value;
      if ((value.kind !== 'map' && value.kind !== 'seq') || value.flow) continue;
      const own = columnAt(start + pair.keyAt);
      const at = start + pair.valueAt;
      if (value.kind === 'map') {
        const first = value.pairs[0];
        if (first && columnAt(at + first.keyAt) > own) count(steps, columnAt(at + first.keyAt) - own);
      } else {
        // An anchor between dash and item hides the dash; another item shows it.
        const dash = value.items.map((item) => dashOf(text, at + item.at)).find((place) => place !== null);
        if (dash !== undefined) count(dashes, columnAt(dash) - own);
      }
    }
  });
  return { newline: lineEnd(text), step: most(steps) ?? 2, dash: most(dashes) ?? 0 };
});

const most = (counts: ReadonlyMap<number, number>): number | null => {
  let best: number | null = null;
  for (const [value, times] of counts) if (best === null || times > (counts.get(best) ?? 0)) best = value;
  return best;
};
