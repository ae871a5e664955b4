/** Where the comments of a document stand, and which anchors it uses. Read from the text: nodes know nothing of comments. */
import { memo } from '../base/memo.ts';
import type { Span } from '../base/source.ts';
import type { Node, Tree } from './node.ts';
import type { View } from './view.ts';

/** Start of the line that holds the offset. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Offset of the line end at or after the offset: of `\r\n` or `\n`, or the end of the text. */
export const lineStop = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
};

/** Start of the next line after the offset, or the end of the text. */
export const nextLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
};

const visit = (node: Node, start: number, see: (node: Node, start: number) => void): void => {
  see(node, start);
  if (node.kind === 'map')
    for (const pair of node.pairs) {
      visit(pair.key, start + pair.keyAt, see);
      visit(pair.value, start + pair.valueAt, see);
    }
  else if (node.kind === 'seq') for (const item of node.items) visit(item.node, start + item.at, see);
};

/** Every node of a document in order of place, parents before children. */
export const walk = (tree: Tree, see: (node: Node, start: number) => void): void => {
  if (tree.root) visit(tree.root, tree.rootAt, see);
};

/** Spans of text in which `#` is no comment. The head of a block scalar is not among them: it may carry one. */
const literals = (tree: Tree): readonly Span[] => {
  const spans: Span[] = [];
  walk(tree, (node, start) => {
    if (node.kind !== 'scalar' || node.length === 0) return;
    const block = node.style === 'literal' || node.style === 'folded';
    spans.push({ start: block ? Math.min(nextLine(tree.text, start), start + node.length) : start, end: start + node.length });
  });
  return spans.sort((a, b) => a.start - b.start);
};

/** Comments of a document, from `#` to the end of the line. */
export const commentsOf: (tree: Tree) => readonly Span[] = memo((tree) => {
  const { text } = tree;
  const comments: Span[] = [];
  const skips = literals(tree);
  let skip = 0;
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at)) {
    while (skip < skips.length && (skips[skip]?.end ?? 0) <= at) skip++;
    const inside = skips[skip];
    if (inside && inside.start <= at) {
      at = inside.end;
      continue;
    }
    const before = text.charCodeAt(at - 1);
    if (at === 0 || before === 32 || before === 9 || before === 10 || before === 0xfeff) {
      const end = lineStop(text, at);
      comments.push({ start: at, end });
      at = end;
    } else at++;
  }
  return comments;
});

const overlapsComment = (tree: Tree, start: number, end: number): boolean =>
  commentsOf(tree).some((comment) => comment.start < end && start < comment.end);

/** Whether a comment stands on the view's lines, from its key or dash to its end, or right above it at its own column. */
export const carriesComment = (view: View): boolean => {
  const { text } = view.tree;
  const from = view.keySpan?.start ?? view.start;
  const to = Math.max(contentEnd(view), from);
  const flow = view.parent?.node && 'flow' in view.parent.node && view.parent.node.flow;
  if (flow) return overlapsComment(view.tree, from, to);
  const line = lineStart(text, from);
  const stop = to > line && text.charCodeAt(to - 1) === 10 ? to : lineStop(text, to);
  if (overlapsComment(view.tree, line, stop)) return true;
  if (line === 0) return false;
  const above = lineStart(text, line - 1);
  const lead = /^[ ]*/.exec(text.slice(above, line))?.[0].length ?? 0;
  const own = /^[ ]*/.exec(text.slice(line, from))?.[0].length ?? 0;
  return lead === own && text.charCodeAt(above + lead) === 35 && overlapsComment(view.tree, above, line);
};

/** Offset behind the last character of the view's value; behind its colon where nothing is written. */
export const contentEnd = (view: View): number => {
  if (view.node !== null && view.node.length > 0) return view.start + view.node.length;
  const key = view.keySpan;
  if (key === null) return view.start;
  const colon = view.tree.text.indexOf(':', key.end);
  return colon < 0 ? key.end : colon + 1;
};

/** Names that an alias of the document uses. */
export const usedAnchors: (tree: Tree) => ReadonlySet<string> = memo((tree) => {
  const names = new Set<string>();
  if (tree.text.includes('*'))
    walk(tree, (node) => {
      if (node.kind === 'alias') names.add(node.name);
    });
  return names;
});

/** Whether an alias elsewhere depends on something in the view. */
export const carriesUsedAnchor = (view: View): boolean => {
  const used = usedAnchors(view.tree);
  if (used.size === 0 || view.node === null) return false;
  let found = false;
  visit(view.node, view.start, (node) => {
    if (node.anchor !== null && used.has(node.anchor)) found = true;
  });
  return found;
};
