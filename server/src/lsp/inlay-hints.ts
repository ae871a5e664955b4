/** textDocument/inlayHint */
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlaysIn } from '../core/engine/navigate.ts';
import { toPosition, toSpan } from './convert.ts';
import { type Session, workspaceOf } from './session.ts';

export const inlayHints = (session: Session, { textDocument, range }: InlayHintParams): InlayHint[] => {
  const workspace = workspaceOf(session, textDocument.uri);
  const source = workspace.entries.get(textDocument.uri)?.source;
  if (!source) return [];
  const { start, end } = toSpan(source, range);
  const { lang } = workspace.context(source);
  return inlaysIn(workspace, source, start, end).map(({ at, text, docs }) => ({
    position: toPosition(source, at),
    label: text,
    paddingLeft: true,
    ...(docs ? { tooltip: docs[lang] } : {}),
  }));
};
