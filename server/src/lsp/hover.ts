/** textDocument/hover */
import type { Hover, HoverParams } from 'vscode-languageserver';
import { describe } from '../core/engine/hover.ts';
import { besideLanguages } from '../protocol.ts';
import { toOffset, toRange } from './convert.ts';
import { reportOf, type Session, workspaceOf } from './session.ts';

export const hover = (session: Session, { textDocument, position }: HoverParams): Hover | null => {
  const report = reportOf(session, textDocument.uri);
  if (!report) return null;
  const doubled = session.environment.beside.hovers && besideLanguages.includes(report.source.languageId ?? '');
  const found = describe(report, toOffset(report.source, position), workspaceOf(session, textDocument.uri), {
    schema: !doubled,
    messages: !session.environment.showsMessages,
  });
  return (
    found && {
      range: toRange(report.source, found.span),
      contents: { kind: 'markdown', value: found.sections.join('\n\n---\n\n') },
    }
  );
};
