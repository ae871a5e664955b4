/** textDocument/prepareRename and rename */
import {
  LSPErrorCodes,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Say } from '../core/base/say.ts';
import type { Source } from '../core/base/source.ts';
import { renamingAt } from '../core/engine/navigate.ts';
import type { Workspace } from '../core/engine/workspace.ts';
import type { Renaming } from '../core/languages/language.ts';
import { toOffset, toRange, toTextEdit } from './convert.ts';
import { type Session, workspaceOf } from './session.ts';

interface Asked {
  readonly workspace: Workspace;
  readonly source: Source;
  readonly renaming: Renaming;
}

/** Editors show the words of an error where a name cannot be changed. */
const refusal = (workspace: Workspace, source: Source, say: Say): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestFailed, say[workspace.context(source).lang]);

const ask = (session: Session, { textDocument, position }: TextDocumentPositionParams): Asked | ResponseError<void> | null => {
  const workspace = workspaceOf(session, textDocument.uri);
  const source = workspace.entries.get(textDocument.uri)?.source;
  const renaming = source && renamingAt(workspace, source, toOffset(source, position));
  if (!source || !renaming) return null;
  return 'refused' in renaming ? refusal(workspace, source, renaming.refused) : { workspace, source, renaming };
};

export const prepareRename = (
  session: Session,
  params: TextDocumentPositionParams,
): PrepareRenameResult | ResponseError<void> | null => {
  const asked = ask(session, params);
  if (asked === null || asked instanceof ResponseError) return asked;
  return { range: toRange(asked.source, asked.renaming.span), placeholder: asked.renaming.name };
};

export const rename = (session: Session, params: RenameParams): WorkspaceEdit | ResponseError<void> | null => {
  const asked = ask(session, params);
  if (asked === null || asked instanceof ResponseError) return asked;
  const { workspace, source, renaming } = asked;
  const files = renaming.to(params.newName);
  if ('refused' in files) return refusal(workspace, source, files.refused);
  return {
    documentChanges: files.flatMap(({ uri, edits }) => {
      const target = workspace.entries.get(uri)?.source;
      if (!target) return [];
      return [{ textDocument: { uri, version: target.version }, edits: edits.map((edit) => toTextEdit(target, edit)) }];
    }),
  };
};
