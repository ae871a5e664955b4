/** textDocument/semanticTokens, of whole files and of ranges */
import type { Range, SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import { tokensOf } from '../core/engine/navigate.ts';
import { tokenKinds } from '../core/languages/language.ts';
import { toPosition, toSpan } from './convert.ts';
import { type Session, workspaceOf } from './session.ts';

export const legend: SemanticTokensLegend = { tokenTypes: [...tokenKinds], tokenModifiers: ['declaration'] };

export const semanticTokens = (session: Session, uri: string, range: Range | null): SemanticTokens => {
  const workspace = workspaceOf(session, uri);
  const source = workspace.entries.get(uri)?.source;
  if (!source) return { data: [] };
  const within = range ? toSpan(source, range) : { start: 0, end: source.text.length };
  const data: number[] = [];
  let line = 0;
  let column = 0;
  for (const token of tokensOf(workspace, uri)) {
    if (token.end <= within.start || token.start >= within.end) continue;
    const at = toPosition(source, token.start);
    const down = at.line - line;
    data.push(
      down,
      down === 0 ? at.character - column : at.character,
      token.end - token.start,
      tokenKinds.indexOf(token.kind),
      token.declares ? 1 : 0,
    );
    line = at.line;
    column = at.character;
  }
  return { data };
};
