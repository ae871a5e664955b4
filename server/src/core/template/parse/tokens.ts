import type { ProblemCode } from './problems.ts';

export type TokenKind =
  | 'space'
  | 'assign'
  | 'declare'
  | 'pipe'
  | 'string'
  | 'char'
  | 'number'
  | 'complex'
  | 'dot'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'keyword'
  | 'bool'
  | 'nil'
  | 'open'
  | 'close'
  | 'mark'
  | 'error'
  | 'right'
  | 'end of text';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** For an error: what is wrong, and Go's words for it. */
  readonly code?: ProblemCode;
  readonly go?: string;
}

const keywords = new Set(['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'range', 'template', 'with']);
const wordChar = /[\p{L}\p{Nd}_]/u;

/** How Go prints a character in an error: U+0040 '@'. */
export const goRune = (text: string, at: number): string => {
  const code = text.codePointAt(at);
  if (code === undefined) return 'U+FFFFFFFFFFFFFFFF';
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  return /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(String.fromCodePoint(code))
    ? `U+${hex} '${String.fromCodePoint(code)}'`
    : `U+${hex}`;
};

const isSpace = (c: string | undefined): boolean => c === ' ' || c === '\t' || c === '\r' || c === '\n';

/** Where a run of letters, digits and underscores that begins at `at` ends. */
const wordEnd = (text: string, at: number): number => {
  let i = at;
  while (i < text.length) {
    const code = text.codePointAt(i) ?? 0;
    const ok =
      code < 128
        ? (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122)
        : wordChar.test(String.fromCodePoint(code));
    if (!ok) break;
    i += code > 0xffff ? 2 : 1;
  }
  return i;
};

const terminates = (text: string, at: number): boolean => {
  const c = text[at];
  if (c === undefined || isSpace(c)) return true;
  return c === '.' || c === ',' || c === '|' || c === ':' || c === ')' || c === '(' || text.startsWith('}}', at);
};

const digits = (text: string, at: number, set: RegExp): number => {
  let i = at;
  while (i < text.length && set.test(text[i] ?? '')) i++;
  return i;
};

/** Where a number ends, and whether what follows lets it be one. */
const scanNumber = (text: string, at: number): { end: number; ok: boolean } => {
  let i = at;
  if (text[i] === '+' || text[i] === '-') i++;
  let set = /[0-9_]/;
  let base = 10;
  if (text[i] === '0') {
    i++;
    const p = (text[i] ?? '').toLowerCase();
    if (p === 'x') [set, base] = [/[0-9a-fA-F_]/, 16];
    else if (p === 'o') [set, base] = [/[0-7_]/, 8];
    else if (p === 'b') [set, base] = [/[01_]/, 2];
    if (base !== 10) i++;
  }
  i = digits(text, i, set);
  if (text[i] === '.') i = digits(text, i + 1, set);
  if ((base === 10 && /[eE]/.test(text[i] ?? '')) || (base === 16 && /[pP]/.test(text[i] ?? ''))) {
    i++;
    if (text[i] === '+' || text[i] === '-') i++;
    i = digits(text, i, /[0-9_]/);
  }
  if (text[i] === 'i') i++;
  const more = wordEnd(text, i) > i;
  return { end: more ? i + ((text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1) : i, ok: !more };
};

/** Where a quoted literal ends, quote included; undefined where its line or the text ends first. */
const quotedEnd = (text: string, at: number): number | undefined => {
  const mark = text[at];
  for (let i = at + 1; i < text.length; i++) {
    const c = text[i];
    if (c === '\n') return undefined;
    if (c === '\\') {
      i++;
      if (text[i] === '\n' || text[i] === undefined) return undefined;
    } else if (c === mark) return i + 1;
  }
  return undefined;
};

/** The length of the closing delimiter at an offset: 2, 4 with a trim marker, 0 where there is none. */
export const rightDelimiter = (text: string, at: number): 0 | 2 | 4 => {
  if (text.startsWith('}}', at)) return 2;
  return isSpace(text[at]) && text.startsWith('-}}', at + 1) ? 4 : 0;
};

/** The token that begins at an offset inside an action. Never empty except at the end of the text. */
export const nextToken = (text: string, at: number, depth: number): Token => {
  const make = (kind: TokenKind, end: number): Token => ({ kind, start: at, end, text: text.slice(at, end) });
  const fail = (code: ProblemCode, end: number, go: string): Token => ({ ...make('error', end), code, go });
  const right = rightDelimiter(text, at);
  if (right > 0) return depth > 0 ? fail('unclosed-parenthesis', at + right, 'unclosed left paren') : make('right', at + right);
  const c = text[at];
  if (c === undefined) return { ...make('end of text', at), code: 'unclosed-action', go: 'unclosed action' };
  if (isSpace(c)) {
    let end = at + 1;
    while (isSpace(text[end])) end++;
    // A space that belongs to ` -}}` is left to the delimiter.
    if (end - at > 1 && rightDelimiter(text, end - 1) === 4) end--;
    return make('space', end);
  }
  switch (c) {
    case '=':
      return make('assign', at + 1);
    case ':':
      return text[at + 1] === '=' ? make('declare', at + 2) : fail('bad-token', at + 1, 'expected :=');
    case '|':
      return make('pipe', at + 1);
    case '(':
      return make('open', at + 1);
    case ')':
      return depth === 0 ? fail('unclosed-parenthesis', at + 1, 'unexpected right paren') : make('close', at + 1);
    case '"':
    case "'": {
      const end = quotedEnd(text, at);
      if (end !== undefined) return make(c === '"' ? 'string' : 'char', end);
      return fail('unclosed-string', at + 1, c === '"' ? 'unterminated quoted string' : 'unterminated character constant');
    }
    case '`': {
      const end = text.indexOf('`', at + 1);
      return end < 0 ? fail('unclosed-string', at + 1, 'unterminated raw quoted string') : make('string', end + 1);
    }
    case '.':
    case '$': {
      if (c === '.' && /[0-9]/.test(text[at + 1] ?? '')) break;
      if (terminates(text, at + 1)) return make(c === '.' ? 'dot' : 'variable', at + 1);
      const end = wordEnd(text, at + 1);
      if (!terminates(text, end)) return fail('bad-token', Math.max(end, at + 1), `bad character ${goRune(text, end)}`);
      return make(c === '.' ? 'field' : 'variable', end);
    }
  }
  if (/[0-9+.-]/.test(c)) {
    const first = scanNumber(text, at);
    const bad = (end: number): Token =>
      fail('bad-number', Math.max(end, at + 1), `bad number syntax: ${JSON.stringify(text.slice(at, end))}`);
    if (!first.ok) return bad(first.end);
    const sign = text[first.end];
    if (sign !== '+' && sign !== '-') return make('number', first.end);
    const second = scanNumber(text, first.end);
    return second.ok && text[second.end - 1] === 'i' ? make('complex', second.end) : bad(second.end);
  }
  const end = wordEnd(text, at);
  if (end > at) {
    if (!terminates(text, end)) return fail('bad-token', end, `bad character ${goRune(text, end)}`);
    const word = text.slice(at, end);
    if (keywords.has(word)) return make('keyword', end);
    if (word === 'nil') return make('nil', end);
    return make(word === 'true' || word === 'false' ? 'bool' : 'identifier', end);
  }
  if (c >= ' ' && c <= '~') return make('mark', at + 1);
  const size = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return fail('bad-token', at + size, `unrecognized character in action: ${goRune(text, at)}`);
};

/** How Go names a token in "unexpected …". */
export const goToken = (token: Token): string => {
  if (token.kind === 'end of text') return 'EOF';
  if (token.kind === 'error') return token.go ?? '';
  if (token.kind === 'keyword' || token.kind === 'nil' || token.kind === 'dot') return `<${token.text}>`;
  const text = Array.from(token.kind === 'right' ? '}}' : token.text);
  return text.length > 10 ? `${JSON.stringify(text.slice(0, 10).join(''))}...` : JSON.stringify(text.join(''));
};
