import type { Span } from '../../base/source.ts';
import type { Tag } from './nodes.ts';
import { type ParseProblem, problem } from './problems.ts';
import { nextToken, rightDelimiter, type Token } from './tokens.ts';

export interface TextPiece {
  readonly kind: 'text';
  readonly span: Span;
  readonly kept: Span;
}
export interface CommentPiece {
  readonly kind: 'comment';
  readonly tag: Tag;
}
export interface ActionPiece {
  readonly kind: 'action';
  readonly tag: Tag;
  /** Ends with a token of kind `right`, `error` or `end of text`. */
  readonly tokens: readonly Token[];
}
export type Piece = TextPiece | CommentPiece | ActionPiece;

/** Cuts a template into literal text, comments and actions; together they are the whole text. */
export const cutPieces = (text: string, problems: ParseProblem[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  let at = 0;
  let trim = false;
  while (at < text.length) {
    const left = text.indexOf('{{', at);
    const stop = left < 0 ? text.length : left;
    const trimsLeft = left >= 0 && text[left + 2] === '-' && isSpace(text[left + 3]);
    if (stop > at) pieces.push({ kind: 'text', span: { start: at, end: stop }, kept: keep(text, at, stop, trim, trimsLeft) });
    if (left < 0) break;
    const from = left + (trimsLeft ? 4 : 2);
    const piece = text.startsWith('/*', from)
      ? cutComment(text, left, from, trimsLeft, problems)
      : cutAction(text, left, from, trimsLeft, problems);
    pieces.push(piece);
    at = piece.tag.span.end;
    trim = piece.tag.trimsRight;
  }
  return pieces;
};

const isSpace = (c: string | undefined): boolean => c === ' ' || c === '\t' || c === '\r' || c === '\n';

const keep = (text: string, start: number, end: number, left: boolean, right: boolean): Span => {
  let a = start;
  let b = end;
  if (left) while (a < b && isSpace(text[a])) a++;
  if (right) while (b > a && isSpace(text[b - 1])) b--;
  return { start: a, end: b };
};

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
};

const cutComment = (text: string, left: number, from: number, trimsLeft: boolean, problems: ParseProblem[]): CommentPiece => {
  const close = text.indexOf('*/', from + 2);
  const right = close < 0 ? 0 : rightDelimiter(text, close + 2);
  const tag = (end: number, inside: number, trimsRight: boolean, closed: boolean): CommentPiece => ({
    kind: 'comment',
    tag: { span: { start: left, end }, inside: { start: from, end: inside }, trimsLeft, trimsRight, closed, keyword: undefined },
  });
  if (right > 0) return tag(close + 2 + right, close + 2, right === 4, true);
  const at = { start: left, end: from + 2 };
  if (close < 0) {
    problems.push(problem('unclosed-comment', at, '/*', 'unclosed comment', left));
    const end = lineEnd(text, left);
    return tag(end, end, false, false);
  }
  problems.push(problem('unclosed-comment', at, '/*', 'comment ends before closing delimiter', left));
  // Something stands between `*/` and the delimiter: where the delimiter follows on the same line, the comment ends behind it.
  const line = lineEnd(text, close);
  const later = text.indexOf('}}', close);
  const end = later >= 0 && later < line ? later + 2 : close + 2;
  return tag(end, end, false, false);
};

/** Tokens of one action. An action without its delimiter ends at its first line's end. */
const cutAction = (text: string, left: number, from: number, trimsLeft: boolean, problems: ParseProblem[]): ActionPiece => {
  const tokens: Token[] = [];
  let depth = 0;
  let at = from;
  for (;;) {
    const token = nextToken(text, at, depth);
    const opens = token.kind === 'mark' && text.startsWith('{{', at);
    if (opens || token.kind === 'end of text') return unclosed(text, left, from, trimsLeft, tokens, token, problems);
    tokens.push(token);
    if (token.kind === 'open') depth++;
    if (token.kind === 'close') depth--;
    if (token.kind === 'right') return finish(left, from, trimsLeft, tokens, token.start, token.end);
    if (token.code === 'unclosed-parenthesis' && rightDelimiter(text, token.start) > 0)
      return finish(left, from, trimsLeft, tokens, token.start, token.end);
    if (token.code === 'unclosed-string') {
      // The string swallows the rest of its line; the action ends where that line holds a delimiter.
      const line = lineEnd(text, token.start);
      const close = text.indexOf('}}', token.end);
      if (close >= 0 && close < line) return finish(left, from, trimsLeft, tokens, close, close + 2);
      return unclosedHere(text, left, from, trimsLeft, tokens);
    }
    at = token.end;
  }
};

const keywordOf = (tokens: readonly Token[]): Span | undefined => {
  const first = tokens.find((token) => token.kind !== 'space');
  return first?.kind === 'keyword' ? { start: first.start, end: first.end } : undefined;
};

const finish = (
  left: number,
  from: number,
  trimsLeft: boolean,
  tokens: readonly Token[],
  inside: number,
  end: number,
): ActionPiece => ({
  kind: 'action',
  tag: {
    span: { start: left, end },
    inside: { start: from, end: inside },
    trimsLeft,
    trimsRight: end - inside === 4,
    closed: true,
    keyword: keywordOf(tokens),
  },
  tokens,
});

const unclosedHere = (text: string, left: number, from: number, trimsLeft: boolean, tokens: readonly Token[]): ActionPiece => {
  const line = Math.max(lineEnd(text, left), Math.min(from, text.length));
  const kept = tokens.filter((token) => token.end <= line || token.code === 'unclosed-string');
  return {
    kind: 'action',
    tag: {
      span: { start: left, end: line },
      inside: { start: Math.min(from, line), end: line },
      trimsLeft,
      trimsRight: false,
      closed: false,
      keyword: keywordOf(kept),
    },
    tokens: [...kept, { kind: 'end of text', start: line, end: line, text: '' }],
  };
};

const unclosed = (
  text: string,
  left: number,
  from: number,
  trimsLeft: boolean,
  tokens: readonly Token[],
  last: Token,
  problems: ParseProblem[],
): ActionPiece => {
  const wrong = tokens.find((token) => token.kind === 'error');
  const go = wrong?.go ?? (last.kind === 'end of text' ? 'unclosed action' : 'unexpected "{" in operand');
  problems.push(problem('unclosed-action', { start: left, end: left + 2 }, '{{', go, wrong?.start ?? last.start, left));
  const piece = unclosedHere(text, left, from, trimsLeft, tokens);
  return { ...piece, tokens: piece.tokens.filter((token) => token.kind !== 'error') };
};
