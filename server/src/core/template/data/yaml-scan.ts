/** Cuts YAML 1.1 into tokens with the rules of libyaml, which decide what is a key and what is an error. */
import { scanBlockScalar, scanPlain, scanQuoted } from './yaml-scan-scalar.ts';

export type TokenKind =
  | 'stream end'
  | 'directive'
  | 'document start'
  | 'document end'
  | 'block sequence start'
  | 'block mapping start'
  | 'block end'
  | 'flow sequence start'
  | 'flow sequence end'
  | 'flow mapping start'
  | 'flow mapping end'
  | 'block entry'
  | 'flow entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** The value of a scalar, name of an anchor, text of a tag. */
  readonly text: string;
  readonly plain: boolean;
  /** Where pieces of a scalar's value stand in the text: value offset to text offset; absent where it is one piece from `start`. */
  readonly pieces: readonly (readonly [at: number, from: number])[] | undefined;
}

/** An error with the line that go-yaml names. */
export class YamlError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

interface SimpleKey {
  readonly required: boolean;
  readonly number: number;
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

export interface Scanner {
  readonly text: string;
  at: number;
  line: number;
  lineStart: number;
  /** The column of the innermost block collection; -1 outside all. */
  indent: number;
  readonly indents: number[];
  flow: number;
  keyAllowed: boolean;
  /** The possible simple key of each flow level. */
  readonly keys: (SimpleKey | undefined)[];
  readonly queue: Token[];
  head: number;
  /** How many tokens have been handed out. */
  taken: number;
  ended: boolean;
}

export const scanner = (text: string): Scanner => ({
  text,
  at: text.charCodeAt(0) === 0xfeff ? 1 : 0,
  line: 0,
  lineStart: text.charCodeAt(0) === 0xfeff ? 1 : 0,
  indent: -1,
  indents: [],
  flow: 0,
  keyAllowed: true,
  keys: [undefined],
  queue: [],
  head: 0,
  taken: 0,
  ended: false,
});

const maxDepth = 10_000;

export const column = (s: Scanner): number => s.at - s.lineStart;
export const isBreakAt = (text: string, at: number): boolean => {
  const c = text.charCodeAt(at);
  return c === 10 || c === 13 || c === 0x85 || c === 0x2028 || c === 0x2029;
};
export const isBlankAt = (text: string, at: number): boolean => {
  const c = text.charCodeAt(at);
  return c === 32 || c === 9;
};
export const isBlankOrEnd = (text: string, at: number): boolean =>
  at >= text.length || isBlankAt(text, at) || isBreakAt(text, at);

/** `line` counts from 1; go-yaml names no first line here. */
export const fail = (message: string, line: number): never => {
  throw new YamlError(message, line === 1 ? 0 : line);
};

/** Passes over one line break. */
export const passBreak = (s: Scanner): void => {
  s.at += s.text.charCodeAt(s.at) === 13 && s.text.charCodeAt(s.at + 1) === 10 ? 2 : 1;
  s.line++;
  s.lineStart = s.at;
};

/** The next token, without taking it. */
export const peekToken = (s: Scanner): Token => {
  for (;;) {
    const first = s.queue[s.head];
    if (first !== undefined) {
      dropStaleKeys(s);
      const pending = s.keys.some((key) => key !== undefined && key.number === s.taken);
      if (!pending) return first;
    }
    fetchToken(s);
  }
};

export const takeToken = (s: Scanner): Token => {
  const token = peekToken(s);
  s.head++;
  s.taken++;
  if (s.head > 256) {
    s.queue.splice(0, s.head);
    s.head = 0;
  }
  return token;
};

/** A simple key must end on its line and within 1024 characters. */
const dropStaleKeys = (s: Scanner): void => {
  for (const [i, key] of s.keys.entries()) {
    if (key === undefined || (key.line === s.line && s.at - key.at <= 1024)) continue;
    if (key.required) fail("could not find expected ':'", s.line + 1);
    s.keys[i] = undefined;
  }
};

const token = (s: Scanner, kind: TokenKind, start: number, startLine: number, startColumn: number): Token => ({
  kind,
  start,
  end: s.at,
  line: startLine,
  column: startColumn,
  text: '',
  plain: false,
  pieces: undefined,
});

const push = (s: Scanner, one: Token): void => {
  s.queue.push(one);
};

const simple = (s: Scanner, kind: TokenKind, size: number): void => {
  const [at, line, col] = [s.at, s.line, column(s)];
  s.at += size;
  push(s, token(s, kind, at, line, col));
};

const saveKey = (s: Scanner): void => {
  const required = s.flow === 0 && s.indent === column(s);
  if (!s.keyAllowed) return;
  removeKey(s);
  s.keys[s.keys.length - 1] = { required, number: s.taken + s.queue.length - s.head, at: s.at, line: s.line, column: column(s) };
};

const removeKey = (s: Scanner): void => {
  const key = s.keys.at(-1);
  if (key?.required) fail("could not find expected ':'", s.line + 1);
  s.keys[s.keys.length - 1] = undefined;
};

/** Opens a block collection if the column is deeper; `number` is where its token goes, or -1 for the end. */
const roll = (s: Scanner, col: number, number: number, kind: TokenKind, at: number, line: number): void => {
  if (s.flow > 0 || s.indent >= col) return;
  if (s.indents.length > maxDepth) fail('exceeded max depth of 10000', line + 1);
  s.indents.push(s.indent);
  s.indent = col;
  const one: Token = { kind, start: at, end: at, line, column: col, text: '', plain: false, pieces: undefined };
  if (number < 0) push(s, one);
  else s.queue.splice(s.head + number - s.taken, 0, one);
};

const unroll = (s: Scanner, col: number): void => {
  if (s.flow > 0) return;
  while (s.indent > col) {
    push(s, token(s, 'block end', s.at, s.line, column(s)));
    s.indent = s.indents.pop() ?? -1;
  }
};

const toNextToken = (s: Scanner): void => {
  const { text } = s;
  for (;;) {
    while (text[s.at] === ' ' || ((s.flow > 0 || !s.keyAllowed) && text[s.at] === '\t')) s.at++;
    if (text[s.at] === '#') while (s.at < text.length && !isBreakAt(text, s.at)) s.at++;
    if (s.at >= text.length || !isBreakAt(text, s.at)) return;
    passBreak(s);
    if (s.flow === 0) s.keyAllowed = true;
  }
};

const isMark = (s: Scanner, mark: string): boolean =>
  column(s) === 0 && s.text.startsWith(mark, s.at) && isBlankOrEnd(s.text, s.at + 3);

const fetchToken = (s: Scanner): void => {
  toNextToken(s);
  dropStaleKeys(s);
  unroll(s, column(s));
  const { text } = s;
  const c = text[s.at];
  if (c === undefined) {
    fetchEnd(s);
    return;
  }
  if (c === '%' && column(s) === 0) {
    fetchDirective(s);
    return;
  }
  if (isMark(s, '---')) {
    fetchDocumentMark(s, 'document start');
    return;
  }
  if (isMark(s, '...')) {
    fetchDocumentMark(s, 'document end');
    return;
  }
  const spaced = isBlankOrEnd(text, s.at + 1);
  switch (c) {
    case '[':
    case '{':
      saveKey(s);
      s.keys.push(undefined);
      if (s.keys.length > maxDepth) fail('exceeded max depth of 10000', s.line + 1);
      s.flow++;
      s.keyAllowed = true;
      simple(s, c === '[' ? 'flow sequence start' : 'flow mapping start', 1);
      return;
    case ']':
    case '}':
      removeKey(s);
      if (s.flow > 0) {
        s.flow--;
        s.keys.pop();
      }
      s.keyAllowed = false;
      simple(s, c === ']' ? 'flow sequence end' : 'flow mapping end', 1);
      return;
    case ',':
      removeKey(s);
      s.keyAllowed = true;
      simple(s, 'flow entry', 1);
      return;
    case '-':
      if (spaced) {
        fetchBlockEntry(s);
        return;
      }
      break;
    case '?':
      if (s.flow > 0 || spaced) {
        fetchKey(s);
        return;
      }
      break;
    case ':':
      if (s.flow > 0 || spaced) {
        fetchValue(s);
        return;
      }
      break;
    case '*':
    case '&':
      saveKey(s);
      s.keyAllowed = false;
      fetchAnchor(s, c === '*' ? 'alias' : 'anchor');
      return;
    case '!':
      saveKey(s);
      s.keyAllowed = false;
      fetchTag(s);
      return;
    case '|':
    case '>':
      if (s.flow > 0) break;
      removeKey(s);
      s.keyAllowed = true;
      push(s, scanBlockScalar(s, c === '|'));
      return;
    case '"':
    case "'":
      saveKey(s);
      s.keyAllowed = false;
      push(s, scanQuoted(s, c));
      return;
  }
  const plain =
    !/[-?:,[\]{}#&*!|>'"%@`]/.test(c) ||
    (c === '-' && !isBlankAt(text, s.at + 1)) ||
    (s.flow === 0 && (c === '?' || c === ':') && !spaced);
  if (!plain || c === '\t') fail('found character that cannot start any token', s.line + 1);
  saveKey(s);
  s.keyAllowed = false;
  push(s, scanPlain(s));
};

const fetchEnd = (s: Scanner): void => {
  if (column(s) !== 0) {
    s.lineStart = s.at;
    s.line++;
  }
  unroll(s, -1);
  removeKey(s);
  s.keyAllowed = false;
  s.ended = true;
  push(s, token(s, 'stream end', s.at, s.line, 0));
};

const fetchDirective = (s: Scanner): void => {
  unroll(s, -1);
  removeKey(s);
  s.keyAllowed = false;
  const [at, line] = [s.at, s.line];
  while (s.at < s.text.length && !isBreakAt(s.text, s.at)) s.at++;
  push(s, { ...token(s, 'directive', at, line, 0), text: s.text.slice(at, s.at) });
};

const fetchDocumentMark = (s: Scanner, kind: 'document start' | 'document end'): void => {
  unroll(s, -1);
  removeKey(s);
  s.keyAllowed = false;
  simple(s, kind, 3);
};

const fetchBlockEntry = (s: Scanner): void => {
  if (s.flow === 0) {
    if (!s.keyAllowed) fail('block sequence entries are not allowed in this context', s.line + 1);
    roll(s, column(s), -1, 'block sequence start', s.at, s.line);
  }
  removeKey(s);
  s.keyAllowed = true;
  simple(s, 'block entry', 1);
};

const fetchKey = (s: Scanner): void => {
  if (s.flow === 0) {
    if (!s.keyAllowed) fail('mapping keys are not allowed in this context', s.line + 1);
    roll(s, column(s), -1, 'block mapping start', s.at, s.line);
  }
  removeKey(s);
  s.keyAllowed = s.flow === 0;
  simple(s, 'key', 1);
};

const fetchValue = (s: Scanner): void => {
  const key = s.keys.at(-1);
  if (key !== undefined) {
    const at = s.head + key.number - s.taken;
    s.queue.splice(at, 0, {
      kind: 'key',
      start: key.at,
      end: key.at,
      line: key.line,
      column: key.column,
      text: '',
      plain: false,
      pieces: undefined,
    });
    roll(s, key.column, key.number, 'block mapping start', key.at, key.line);
    s.keys[s.keys.length - 1] = undefined;
    s.keyAllowed = false;
  } else {
    if (s.flow === 0) {
      if (!s.keyAllowed) fail('mapping values are not allowed in this context', s.line + 1);
      roll(s, column(s), -1, 'block mapping start', s.at, s.line);
    }
    s.keyAllowed = s.flow === 0;
  }
  simple(s, 'value', 1);
};

const fetchAnchor = (s: Scanner, kind: 'alias' | 'anchor'): void => {
  const [at, line, col] = [s.at, s.line, column(s)];
  s.at++;
  const name = /^[0-9A-Za-z_-]*/.exec(s.text.slice(s.at, s.at + 1024))?.[0] ?? '';
  s.at += name.length;
  const after = s.text[s.at];
  if (name === '' || !(isBlankOrEnd(s.text, s.at) || (after !== undefined && '?:,]}%@`'.includes(after))))
    fail('did not find expected alphabetic or numeric character', line + 1);
  push(s, { ...token(s, kind, at, line, col), text: name });
};

const fetchTag = (s: Scanner): void => {
  const [at, line, col] = [s.at, s.line, column(s)];
  if (s.text[s.at + 1] === '<') {
    const close = s.text.indexOf('>', s.at);
    if (close < 0) fail("did not find the expected '>'", line + 1);
    s.at = close + 1;
  } else
    while (/[\w\-;/?:@&=+$.!~*'()[\]%,]/.test(s.text[s.at] ?? '') && !(s.flow > 0 && /[,[\]{}]/.test(s.text[s.at] ?? ''))) s.at++;
  if (!isBlankOrEnd(s.text, s.at) && !(s.flow > 0 && s.text[s.at] === ','))
    fail('did not find expected whitespace or line break', line + 1);
  push(s, { ...token(s, 'tag', at, line, col), text: s.text.slice(at, s.at) });
};
