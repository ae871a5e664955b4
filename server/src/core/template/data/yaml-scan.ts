/** Cuts YAML 1.1 into tokens with the rules of libyaml, which decide what is a key and what is an error. */
import {
  column,
  fail,
  isBlankAt,
  isBlankOrEnd,
  isBreakAt,
  maxDepth,
  passBreak,
  type Scanner,
  type Token,
  type TokenKind,
  token,
} from './yaml-cursor.ts';
import { scanAnchor, scanTag } from './yaml-scan-name.ts';
import { scanBlockScalar, scanPlain, scanQuoted } from './yaml-scan-scalar.ts';

/** The next token, without taking it. */
export const peekToken = (s: Scanner): Token => {
  for (;;) {
    const first = s.queue[s.head];
    if (first !== undefined) {
      const level = s.keys.findIndex((key) => key?.number === s.taken);
      if (level < 0 || !isAlive(s, level)) return first;
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

/** Whether a possible simple key still is one: it must end on its line and within 1024 characters. */
const isAlive = (s: Scanner, level: number): boolean => {
  const key = s.keys[level];
  if (key === undefined) return false;
  if (key.line === s.line && s.at - key.at <= 1024) return true;
  if (key.required) fail("could not find expected ':'", s.line + 1);
  s.keys[level] = undefined;
  return false;
};

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
      push(s, scanAnchor(s, c === '*' ? 'alias' : 'anchor'));
      return;
    case '!':
      saveKey(s);
      s.keyAllowed = false;
      push(s, scanTag(s));
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
  const key = isAlive(s, s.keys.length - 1) ? s.keys.at(-1) : undefined;
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
