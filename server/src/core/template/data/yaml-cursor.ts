/** The place of a YAML scanner in its text, and the tokens it makes. */
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

export const maxDepth = 10_000;

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

/** A token from a place to where the scanner is now. */
export const token = (s: Scanner, kind: TokenKind, start: number, startLine: number, startColumn: number): Token => ({
  kind,
  start,
  end: s.at,
  line: startLine,
  column: startColumn,
  text: '',
  plain: false,
  pieces: undefined,
});
