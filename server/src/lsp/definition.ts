/** textDocument/definition */
import type { DefinitionParams, Location } from 'vscode-languageserver';
import { definitionsAt } from '../core/engine/navigate.ts';
import { toOffset, toRange } from './convert.ts';
import { type Session, workspaceOf } from './session.ts';

export const definition = (session: Session, { textDocument, position }: DefinitionParams): readonly Location[] => {
  const workspace = workspaceOf(session, textDocument.uri);
  const source = workspace.entries.get(textDocument.uri)?.source;
  if (!source) return [];
  return definitionsAt(workspace, source, toOffset(source, position)).flatMap(({ uri, span }) => {
    const target = workspace.entries.get(uri)?.source;
    return target ? [{ uri, range: toRange(target, span) }] : [];
  });
};
