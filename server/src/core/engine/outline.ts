/** Outline and folding of any YAML, from the tree alone. */
import { lineStarts, linesOf, positionAt, type Source, type Span, shift } from '../base/source.ts';
import type { Outline } from '../languages/language.ts';
import type { View } from '../yaml/view.ts';
import type { Workspace } from './workspace.ts';

/** Deeper levels add nothing to an outline and cost on every request. */
const depthLimit = 12;
const itemLimit = 5000;

/** Keys that name a thing among its siblings, most telling first. */
const naming = ['name', 'key', 'id', 'host', 'path', 'kind'] as const;

const kinds = { map: 'object', seq: 'array', scalar: 'string', alias: 'key' } as const;

const scalarKind = (view: View): Outline['kind'] => {
  const { scalar } = view;
  return typeof scalar === 'number' ? 'number' : typeof scalar === 'boolean' ? 'boolean' : 'string';
};

const titleOf = (view: View): string => {
  if (typeof view.step === 'string') return view.step === '' ? '""' : view.step;
  for (const key of naming) {
    const name = view.at(key).text;
    if (name !== undefined && name !== '') return name;
  }
  return view.text ?? `${Number(view.step ?? 0)}`;
};

const nodeOf = (view: View, depth: number, spent: { count: number }): Outline => {
  spent.count++;
  const deeper = depth < depthLimit && spent.count < itemLimit && !view.shared;
  const children = deeper
    ? [...view.entries(), ...view.items()].filter((child) => !child.shared).map((child) => nodeOf(child, depth + 1, spent))
    : [];
  const start = view.keySpan?.start ?? view.span.start;
  const node = view.node;
  return {
    name: titleOf(view).slice(0, 200) || '""',
    detail: node?.kind === 'scalar' && view.keySpan ? (node.text.split('\n')[0]?.slice(0, 60) ?? '') : '',
    kind: node === null ? 'key' : node.kind === 'scalar' ? scalarKind(view) : kinds[node.kind],
    span: { start, end: Math.max(view.span.end, view.keySpan?.end ?? 0) },
    label: view.keySpan ?? view.label,
    children,
  };
};

const move = (node: Outline, by: number): Outline => ({
  ...node,
  span: shift(node.span, by),
  label: shift(node.label, by),
  children: node.children.map((child) => move(child, by)),
});

/** The outline of a file; several documents become one node each. Spans count from the start of the file. */
export const outlineOf = (workspace: Workspace, uri: string): readonly Outline[] => {
  const spent = { count: 0 };
  const perUnit = workspace.units(uri).map(({ language, model, start }) => {
    const own =
      language?.outline?.(model) ?? [...model.root.entries(), ...model.root.items()].map((view) => nodeOf(view, 0, spent));
    const { kind, name } = model.subject;
    return {
      title: [kind, name].filter((part) => part !== null).join(' '),
      nodes: own.map((node) => move(node, start)),
      start,
      length: model.tree.text.trimEnd().length,
    };
  });
  if (perUnit.length < 2) return perUnit.flatMap((unit) => unit.nodes);
  return perUnit
    .filter((unit) => unit.nodes.length > 0)
    .map((unit, index) => {
      const label: Span = unit.nodes[0]?.label ?? { start: unit.start, end: unit.start };
      const last = Math.max(unit.start + unit.length, label.end);
      return {
        name: unit.title || `${index + 1}`,
        detail: '',
        kind: 'module',
        span: { start: Math.min(unit.start, label.start), end: last },
        label,
        children: unit.nodes,
      };
    });
};

/** Folds of a file by its lines, or as a language that reads text knows them. */
export const foldsIn = (workspace: Workspace, source: Source): ReturnType<typeof foldsOf> => {
  const [unit] = workspace.units(source.uri);
  const own = unit?.language?.folds?.(unit.model);
  if (!own) return foldsOf(source.text);
  const starts = linesOf(source);
  return own.flatMap(({ start, end, comment }) => {
    const lines = { start: positionAt(starts, start).line, end: positionAt(starts, end).line, comment };
    return lines.end > lines.start ? [lines] : [];
  });
};

/** Ranges of lines that can be folded: nested blocks, documents, runs of comment lines. Lines count from 0. */
export const foldsOf = (text: string): readonly { readonly start: number; readonly end: number; readonly comment: boolean }[] => {
  const starts = lineStarts(text);
  const lines = starts.map((start, index) => text.slice(start, (starts[index + 1] ?? text.length + 1) - 1).trimEnd());
  const folds: { start: number; end: number; comment: boolean }[] = [];
  const open: { line: number; indent: number }[] = [];
  let lastContent = -1;
  let comments = -1;
  const close = (indent: number): void => {
    for (let top = open.at(-1); top && top.indent >= indent; top = open.at(-1)) {
      open.pop();
      if (lastContent > top.line) folds.push({ start: top.line, end: lastContent, comment: false });
    }
  };
  const endComments = (line: number): void => {
    if (comments >= 0 && line - 1 > comments) folds.push({ start: comments, end: line - 1, comment: true });
    comments = -1;
  };
  lines.forEach((line, index) => {
    const trimmed = line.trimStart();
    if (trimmed.startsWith('#')) {
      if (comments < 0) comments = index;
      return;
    }
    endComments(index);
    if (trimmed === '') return;
    const separator = /^(?:---|\.\.\.)(?:\s|$)/.test(line);
    // A list may stand at its key's own column and still belongs to the key.
    const indent = separator ? -1 : line.length - trimmed.length + (/^-(?:\s|$)/.test(trimmed) ? 0.5 : 0);
    close(indent);
    open.push({ line: index, indent });
    lastContent = index;
  });
  endComments(lines.length);
  close(-1);
  return folds.sort((a, b) => a.start - b.start || b.end - a.end);
};

/** Ancestors of a place from the inside out, for growing selections. */
export const enclosing = (view: View): readonly Span[] => {
  const spans: Span[] = [];
  for (let at: View | null = view; at !== null; at = at.parent) {
    spans.push(at.span);
    if (at.keySpan) spans.push({ start: at.keySpan.start, end: Math.max(at.span.end, at.keySpan.end) });
  }
  return spans;
};
