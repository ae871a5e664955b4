/** Reads a pattern in RE2's syntax, or ECMAScript's where both mean the same, into a tree. */
import { type CharSet, folded, inverse, last, setOf } from './classes.ts';
import { Cursor, type Dialect, type Flags, type PatternFault } from './cursor.ts';
import { bracket, charEscape, classEscape } from './escape.ts';

export type Assertion = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word' | 'no-word';

export type Ast =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'assert'; readonly assertion: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly Ast[] }
  | { readonly kind: 'choice'; readonly parts: readonly Ast[] }
  | { readonly kind: 'repeat'; readonly part: Ast; readonly min: number; readonly max: number | null; readonly greedy: boolean }
  | { readonly kind: 'group'; readonly part: Ast; readonly index: number };

export interface Parsed {
  readonly ast: Ast;
  /** Names of the groups, `''` for those without; the first is the whole. */
  readonly groups: readonly string[];
}

export const maxRepeat = 1000;
const maxDepth = 200;

const empty: Ast = { kind: 'empty' };

export const parse = (source: string, dialect: Dialect): Parsed | PatternFault => {
  const cursor = new Cursor(source, dialect);
  const reader = new Reader(cursor);
  const ast = reader.choice({ fold: false, lines: false, dotAll: false, lazy: false }, 0);
  if (cursor.fault) return cursor.fault;
  if (ast === null || !cursor.done) return { error: 'syntax', at: cursor.at };
  return { ast, groups: reader.groups };
};

/** Reads one pattern, counting its groups on the way. */
class Reader {
  readonly groups: string[] = [''];
  private readonly cursor: Cursor;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  /** Alternatives up to the end or a closing parenthesis, which stays. */
  choice(outer: Flags, depth: number): Ast | null {
    if (depth > maxDepth) return this.cursor.fail('too-large');
    let flags = outer;
    const choices: Ast[] = [];
    let parts: Ast[] = [];
    while (!this.cursor.done && this.cursor.source[this.cursor.at] !== ')') {
      if (this.cursor.eat('|')) {
        choices.push(sequence(parts));
        parts = [];
        continue;
      }
      const changed = this.flagGroup(flags);
      if (changed) {
        flags = changed;
        continue;
      }
      const start = this.cursor.at;
      if (this.cursor.dialect === 'go' && this.cursor.rest(2) === '\\Q') parts.push(...this.quoted(flags));
      // A repetition behind a quotation is of its last character.
      const atom = this.cursor.at > start ? (parts.pop() ?? empty) : this.atom(flags, depth);
      if (atom === null) return null;
      const repeated = this.repeats(atom, flags, start);
      if (repeated === null) return null;
      parts.push(repeated);
    }
    choices.push(sequence(parts));
    return choices.length === 1 ? (choices[0] ?? empty) : { kind: 'choice', parts: choices };
  }

  /** `(?i)`: flags from here to the end of the group. */
  private flagGroup(flags: Flags): Flags | null {
    const match = /^\(\?([imsU]*)(?:-([imsU]+))?\)/.exec(this.cursor.rest(16));
    if (!match || match[0] === '(?)') return null;
    this.cursor.at += match[0].length;
    return withFlags(flags, match[1] ?? '', match[2] ?? '');
  }

  private atom(flags: Flags, depth: number): Ast | null {
    const char = this.cursor.source[this.cursor.at];
    switch (char) {
      case '(':
        return this.group(flags, depth);
      case '[':
        return set(bracket(this.cursor, flags));
      case '.':
        this.cursor.at++;
        return set(
          setOf(flags.dotAll ? [0, last] : inverse(this.cursor.dialect === 'ecma' ? [10, 10, 13, 13, 0x2028, 0x2029] : [10, 10])),
        );
      case '^':
        this.cursor.at++;
        return { kind: 'assert', assertion: flags.lines ? 'line-start' : 'text-start' };
      case '$':
        this.cursor.at++;
        return { kind: 'assert', assertion: flags.lines ? 'line-end' : 'text-end' };
      case '*':
      case '+':
      case '?':
        return this.cursor.fail('syntax');
      case '\\':
        return this.escape(flags);
      default:
        return literal(this.cursor.take(), flags);
    }
  }

  private group(flags: Flags, depth: number): Ast | null {
    const start = this.cursor.at;
    this.cursor.at++;
    let inner = flags;
    let name: string | null = '';
    if (this.cursor.eat('?')) {
      if (/^(?:[=!>]|<[=!])/.test(this.cursor.rest(2))) return this.cursor.fail('unsupported', start);
      const named = /^P?<([A-Za-z_]\w*)>/.exec(this.cursor.rest(100));
      const flagged = /^([imsU]*)(?:-([imsU]+))?:/.exec(this.cursor.rest(16));
      if (named) {
        name = named[1] ?? '';
        this.cursor.at += named[0].length;
      } else if (flagged) {
        name = null;
        inner = withFlags(flags, flagged[1] ?? '', flagged[2] ?? '');
        this.cursor.at += flagged[0].length;
      } else return this.cursor.fail('syntax', start);
    }
    const index = this.groups.length;
    if (name !== null) this.groups.push(name);
    const part = this.choice(inner, depth + 1);
    if (part === null) return null;
    if (!this.cursor.eat(')')) return this.cursor.fail('syntax', start);
    return name === null ? part : { kind: 'group', part, index };
  }

  private repeats(atom: Ast, flags: Flags, start: number): Ast | null {
    const bounds = this.bounds();
    if (bounds === undefined) return atom;
    if (bounds === null) return null;
    const greedy = this.cursor.eat('?') === flags.lazy;
    // `a**` is a mistake in every dialect.
    const again = this.cursor.at;
    if (this.bounds() !== undefined) return this.cursor.fail('syntax', again);
    if (sizeOf(atom) * Math.max(bounds.max ?? bounds.min, 1) > maxRepeat * maxRepeat) return this.cursor.fail('too-large', start);
    return { kind: 'repeat', part: atom, min: bounds.min, max: bounds.max, greedy };
  }

  /** The repetition that stands here; undefined where none does. */
  private bounds(): { readonly min: number; readonly max: number | null } | null | undefined {
    if (this.cursor.eat('*')) return { min: 0, max: null };
    if (this.cursor.eat('+')) return { min: 1, max: null };
    if (this.cursor.eat('?')) return { min: 0, max: 1 };
    const match = /^\{(\d{1,9})(,(\d{0,9}))?\}/.exec(this.cursor.rest(24));
    if (!match) return undefined;
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === '' ? null : Number(match[3]);
    if (min > maxRepeat || (max !== null && max > maxRepeat)) return this.cursor.fail('too-large');
    if (max !== null && max < min) return this.cursor.fail('syntax');
    this.cursor.at += match[0].length;
    return { min, max };
  }

  /** What follows a backslash outside of brackets. */
  private escape(flags: Flags): Ast | null {
    const char = this.cursor.source[this.cursor.at + 1];
    const assertion = char === undefined ? undefined : assertions.get(char);
    if (assertion) {
      this.cursor.at += 2;
      return { kind: 'assert', assertion };
    }
    if (char !== undefined && (/[1-9]/.test(char) ? !/^\\[1-7][0-7]/.test(this.cursor.rest(3)) : char === 'k'))
      return this.cursor.fail('unsupported');
    const found = classEscape(this.cursor, flags);
    if (found !== undefined) return set(found);
    const code = charEscape(this.cursor);
    return code === null ? null : literal(code, flags);
  }

  /** `\Q…\E`: everything between stands for itself. */
  private quoted(flags: Flags): readonly Ast[] {
    const from = this.cursor.at + 2;
    const end = this.cursor.source.indexOf('\\E', from);
    const text = this.cursor.source.slice(from, end < 0 ? undefined : end);
    this.cursor.at = end < 0 ? this.cursor.source.length : end + 2;
    return [...text].map((char) => literal(char.codePointAt(0) ?? 0, flags));
  }
}

const assertions: ReadonlyMap<string, Assertion> = new Map([
  ['A', 'text-start'],
  ['z', 'text-end'],
  ['b', 'word'],
  ['B', 'no-word'],
]);

const withFlags = (flags: Flags, on: string, off: string): Flags => {
  const is = (letter: string, before: boolean): boolean => (on.includes(letter) || before) && !off.includes(letter);
  return { fold: is('i', flags.fold), lines: is('m', flags.lines), dotAll: is('s', flags.dotAll), lazy: is('U', flags.lazy) };
};

const set = (found: CharSet | null): Ast | null => (found ? { kind: 'set', set: found } : null);

const sequence = (parts: readonly Ast[]): Ast =>
  parts.length === 1 ? (parts[0] ?? empty) : parts.length === 0 ? empty : { kind: 'sequence', parts };

const literal = (code: number, flags: Flags): Ast => {
  const ranges = [code, code];
  return { kind: 'set', set: setOf(flags.fold ? folded(ranges) : ranges) };
};

/** A rough size, so that nested repetitions are refused before they are written out. */
const sizeOf = (ast: Ast): number => {
  switch (ast.kind) {
    case 'repeat':
      return sizeOf(ast.part) * Math.max(ast.max ?? ast.min, 1);
    case 'group':
      return sizeOf(ast.part);
    case 'sequence':
    case 'choice':
      return ast.parts.reduce((sum, part) => sum + sizeOf(part), 1);
    default:
      return 1;
  }
};
