/** textDocument/completion */
import type { CompletionList, CompletionParams } from 'vscode-languageserver';
import { shift } from '../core/base/source.ts';
import { completeAt } from '../core/engine/complete.ts';
import { besideLanguages } from '../protocol.ts';
import { toCompletionItem, toOffset } from './convert.ts';
import { type Session, workspaceOf } from './session.ts';

export const completion = (session: Session, { textDocument, position }: CompletionParams): CompletionList | null => {
  const workspace = workspaceOf(session, textDocument.uri);
  const source = workspace.entries.get(textDocument.uri)?.source;
  if (!source) return null;
  if (session.environment.beside.completes && besideLanguages.includes(source.languageId ?? '')) return null;
  const { items, start } = completeAt(workspace, source, toOffset(source, position));
  const { lang } = workspace.context(source);
  return {
    isIncomplete: false,
    items: items.map((item) =>
      toCompletionItem(source, { ...item, replace: shift(item.replace, start) }, lang, session.client.snippets),
    ),
  };
};
