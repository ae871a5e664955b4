/** textDocument/references and documentHighlight */
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type ReferenceParams,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { pairsAt, referencesAt } from '../core/engine/navigate.ts';
import { toOffset, toRange } from './convert.ts';
import { type Session, workspaceOf } from './session.ts';

export const references = (session: Session, { textDocument, position, context }: ReferenceParams): Location[] => {
  const workspace = workspaceOf(session, textDocument.uri);
  const source = workspace.entries.get(textDocument.uri)?.source;
  if (!source) return [];
  return referencesAt(workspace, source, toOffset(source, position))
    .filter((place) => context.includeDeclaration || !place.declares)
    .flatMap(({ uri, span }) => {
      const target = workspace.entries.get(uri)?.source;
      return target ? [{ uri, range: toRange(target, span) }] : [];
    });
};

/** The same name elsewhere in the file; null leaves it to the editor, which marks equal words. */
export const highlights = (
  session: Session,
  { textDocument, position }: TextDocumentPositionParams,
): DocumentHighlight[] | null => {
  const workspace = workspaceOf(session, textDocument.uri);
  const source = workspace.entries.get(textDocument.uri)?.source;
  if (!source) return null;
  const pairs = pairsAt(workspace, source, toOffset(source, position));
  if (pairs.length > 1) return pairs.map((span) => ({ range: toRange(source, span), kind: DocumentHighlightKind.Text }));
  const here = referencesAt(workspace, source, toOffset(source, position)).filter(({ uri }) => uri === source.uri);
  if (here.length === 0) return null;
  return here.map(({ span, declares }) => ({
    range: toRange(source, span),
    kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
};
