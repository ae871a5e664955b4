/** Escapes and brackets: what stands for one character or one of a set. */
import {
  type CharSet,
  ecmaSpace,
  folded,
  inverse,
  last,
  normal,
  type Property,
  perl,
  posix,
  property,
  setOf,
} from './classes.ts';
import type { Cursor, Flags } from './cursor.ts';

/** `[…]`. */
export const bracket = (cursor: Cursor, flags: Flags): CharSet | null => {
  const start = cursor.at;
  cursor.at++;
  const negated = cursor.eat('^');
  const pairs: number[] = [];
  const whole: number[] = [];
  const properties: Property[] = [];
  // In Go a bracket that comes first is one of the set; in ECMAScript it ends it.
  for (let first = cursor.dialect === 'go'; cursor.source[cursor.at] !== ']' || first; first = false) {
    if (cursor.at >= cursor.source.length) return cursor.fail('syntax', start);
    const named = /^\[:(\^?)(\w+):\]/.exec(cursor.source.slice(cursor.at, cursor.at + 16));
    if (named && cursor.dialect === 'go') {
      const ranges = posix.get(named[2] ?? '');
      if (!ranges) return cursor.fail('syntax');
      const positive = flags.fold ? folded(ranges) : ranges;
      whole.push(...(named[1] === '^' ? inverse(positive) : positive));
      cursor.at += named[0].length;
      continue;
    }
    const set = cursor.source[cursor.at] === '\\' ? classEscape(cursor, flags) : undefined;
    if (set === null) return null;
    if (set) {
      whole.push(...set.ranges);
      properties.push(...set.properties);
      continue;
    }
    const low = member(cursor);
    if (low === null) return null;
    let high: number | null = low;
    if (
      cursor.source[cursor.at] === '-' &&
      cursor.source[cursor.at + 1] !== ']' &&
      cursor.at + 1 < cursor.source.length &&
      !/^-\\[dDwWsSpP]/.test(cursor.source.slice(cursor.at, cursor.at + 3))
    ) {
      cursor.at++;
      high = member(cursor);
      if (high === null) return null;
      if (high < low) return cursor.fail('syntax', start);
    }
    pairs.push(low, high);
  }
  cursor.at++;
  const members = normal(pairs);
  return { ranges: normal([...whole, ...(flags.fold ? folded(members) : members)]), properties, negated };
};

const member = (cursor: Cursor): number | null => {
  if (cursor.source[cursor.at] !== '\\') {
    const code = cursor.source.codePointAt(cursor.at) ?? 0;
    cursor.at += code > 0xffff ? 2 : 1;
    return code;
  }
  // Between brackets `\b` is the backspace of ECMAScript.
  if (cursor.source[cursor.at + 1] === 'b' && cursor.dialect === 'ecma') {
    cursor.at += 2;
    return 8;
  }
  return charEscape(cursor);
};

/** `\d`, `\pL` and their like; undefined where another escape stands. */
export const classEscape = (cursor: Cursor, flags: Flags): CharSet | null | undefined => {
  const char = cursor.source[cursor.at + 1] ?? '';
  const ranges =
    char.toLowerCase() === 's' && cursor.dialect === 'ecma'
      ? ecmaSpace
      : Object.hasOwn(perl, char.toLowerCase())
        ? perl[char.toLowerCase()]
        : undefined;
  if (ranges) {
    cursor.at += 2;
    const positive = flags.fold ? folded(ranges) : ranges;
    return setOf(char === char.toLowerCase() ? positive : inverse(positive));
  }
  if (char !== 'p' && char !== 'P') return undefined;
  const match = /^\\([pP])(?:\{(\^?)([A-Za-z_]+)\}|([A-Z]))/.exec(cursor.source.slice(cursor.at, cursor.at + 40));
  const found = match ? property(match[3] ?? match[4] ?? '', (match[1] === 'P') !== (match[2] === '^'), flags.fold) : null;
  if (!match || !found) return cursor.fail(match ? 'unsupported' : 'syntax');
  cursor.at += match[0].length;
  return { ranges: [], properties: [found], negated: false };
};

/** An escape that stands for one character. */
export const charEscape = (cursor: Cursor): number | null => {
  const rest = cursor.source.slice(cursor.at, cursor.at + 14);
  const coded =
    /^\\(?:x([\da-fA-F]{2})|x\{([\da-fA-F]{1,8})\}|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,8})\}|(0[0-7]{0,2}|[1-7][0-7]{1,2}))/.exec(
      rest,
    );
  if (coded) {
    const hex = coded[1] ?? coded[2] ?? coded[3] ?? coded[4];
    const code = hex === undefined ? Number.parseInt(coded[5] ?? '0', 8) : Number.parseInt(hex, 16);
    if (code > last) return cursor.fail('syntax');
    cursor.at += coded[0].length;
    return code;
  }
  const char = rest[1];
  const named = char === undefined ? undefined : controls.get(char);
  if (named !== undefined) {
    cursor.at += 2;
    return named;
  }
  if (cursor.dialect === 'ecma' && /^\\c[A-Za-z]/.test(rest)) {
    cursor.at += 3;
    return rest.charCodeAt(2) % 32;
  }
  // Punctuation stands for itself; letters and digits are kept for meanings to come.
  const code = cursor.source.codePointAt(cursor.at + 1);
  if (code === undefined || /[A-Za-z\d]/.test(char ?? '') || (cursor.dialect === 'go' && code > 127))
    return cursor.fail('syntax');
  cursor.at += code > 0xffff ? 3 : 2;
  return code;
};

const controls: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['f', 12],
  ['t', 9],
  ['n', 10],
  ['r', 13],
  ['v', 11],
]);
