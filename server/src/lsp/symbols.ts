/** textDocument/documentSymbol, foldingRange, selectionRange */
import type {
  DocumentSymbol,
  FoldingRange,
  SelectionRange,
  SelectionRangeParams,
  SymbolInformation,
} from 'vscode-languageserver';
import { FoldingRangeKind, SymbolKind } from 'vscode-languageserver';
import { type Source, type Span, shift } from '../core/base/source.ts';
import { enclosing, foldsIn, outlineOf } from '../core/engine/outline.ts';
import { unitAt } from '../core/engine/units.ts';
import type { Outline } from '../core/languages/language.ts';
import { locate } from '../core/yaml/locate.ts';
import { toOffset, toRange } from './convert.ts';
import { type Session, workspaceOf } from './session.ts';

const kinds: Readonly<Record<Outline['kind'], SymbolKind>> = {
  object: SymbolKind.Object,
  array: SymbolKind.Array,
  string: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  key: SymbolKind.Key,
  function: SymbolKind.Function,
  module: SymbolKind.Module,
};

const toSymbol = (source: Source, node: Outline): DocumentSymbol => ({
  name: node.name,
  detail: node.detail,
  kind: kinds[node.kind],
  range: toRange(source, { start: Math.min(node.span.start, node.label.start), end: Math.max(node.span.end, node.label.end) }),
  selectionRange: toRange(source, node.label),
  children: node.children.map((child) => toSymbol(source, child)),
});

const flat = (source: Source, node: Outline, container: string): SymbolInformation[] => [
  {
    name: node.name,
    kind: kinds[node.kind],
    location: { uri: source.uri, range: toRange(source, node.span) },
    containerName: container,
  },
  ...node.children.flatMap((child) => flat(source, child, node.name)),
];

/** The outline; as a flat list for clients that know no tree. */
export const symbols = (session: Session, uri: string): DocumentSymbol[] | SymbolInformation[] => {
  const workspace = workspaceOf(session, uri);
  const source = workspace.entries.get(uri)?.source;
  if (!source) return [];
  const nodes = outlineOf(workspace, uri);
  return session.client.hierarchical
    ? nodes.map((node) => toSymbol(source, node))
    : nodes.flatMap((node) => flat(source, node, ''));
};

export const folds = (session: Session, uri: string): FoldingRange[] => {
  const source = workspaceOf(session, uri).entries.get(uri)?.source;
  if (!source) return [];
  return foldsIn(workspaceOf(session, uri), source).map(({ start, end, comment }) => ({
    startLine: start,
    endLine: end,
    ...(comment ? { kind: FoldingRangeKind.Comment } : {}),
  }));
};

const nest = (source: Source, spans: readonly Span[]): SelectionRange | null =>
  spans
    .toReversed()
    .reduce<SelectionRange | null>((parent, span) => ({ range: toRange(source, span), ...(parent ? { parent } : {}) }), null);

export const selections = (session: Session, { textDocument, positions }: SelectionRangeParams): SelectionRange[] => {
  const workspace = workspaceOf(session, textDocument.uri);
  const source = workspace.entries.get(textDocument.uri)?.source;
  if (!source) return [];
  return positions.map((position) => {
    const offset = toOffset(source, position);
    const found = unitAt(workspace, textDocument.uri, offset);
    const spans =
      found?.unit.language?.reads === 'yaml'
        ? enclosing(locate(found.unit.model.root, found.offset).view).map((span) => shift(span, found.unit.start))
        : (found?.unit.language?.enclosing?.(found.unit.model, found.offset) ?? []);
    return nest(source, spans) ?? { range: { start: position, end: position } };
  });
};
