/** Sets of characters, as sorted ranges of code points. */
import { memo } from '../memo.ts';

/** Pairs of first and last code point, sorted, never touching. */
export type Ranges = readonly number[];

/** A set of characters: ranges, and properties of Unicode that are asked of the engine itself. */
export interface CharSet {
  readonly ranges: Ranges;
  readonly properties: readonly Property[];
  readonly negated: boolean;
}

export interface Property {
  readonly has: RegExp;
  readonly negated: boolean;
  /** A letter has it if any of its cases has. */
  readonly fold: boolean;
}

export const last = 0x10ffff;

/** Ranges in order, those that touch joined. */
export const normal = (pairs: Ranges): Ranges => {
  const sorted: (readonly [number, number])[] = [];
  for (let i = 0; i < pairs.length; i += 2) sorted.push([pairs[i] ?? 0, pairs[i + 1] ?? 0]);
  sorted.sort((a, b) => a[0] - b[0]);
  const joined: number[] = [];
  for (const [from, to] of sorted) {
    const end = joined.at(-1);
    if (end !== undefined && from <= end + 1) joined[joined.length - 1] = Math.max(end, to);
    else joined.push(from, to);
  }
  return joined;
};

/** All that the ranges leave out. */
export const inverse = (ranges: Ranges): Ranges => {
  const rest: number[] = [];
  let next = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    const from = ranges[i] ?? 0;
    if (from > next) rest.push(next, from - 1);
    next = (ranges[i + 1] ?? 0) + 1;
  }
  if (next <= last) rest.push(next, last);
  return rest;
};

export const includes = (ranges: Ranges, code: number): boolean => {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < (ranges[2 * middle] ?? 0)) high = middle - 1;
    else if (code > (ranges[2 * middle + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
};

export const holds = (set: CharSet, code: number): boolean => {
  const inside = includes(set.ranges, code) || (set.properties.length > 0 && hasProperty(set.properties, code));
  return inside !== set.negated;
};

const hasProperty = (properties: readonly Property[], code: number): boolean => {
  const text = String.fromCodePoint(code);
  return properties.some(({ has, negated, fold }) => {
    const one = has.test(text) || (fold && casesOf(code).some((other) => has.test(String.fromCodePoint(other))));
    return one !== negated;
  });
};

/** A lone character or ranges as a set. */
export const setOf = (ranges: Ranges): CharSet => ({ ranges, properties: [], negated: false });

const range = (text: string): Ranges => normal([...text].map((char) => char.codePointAt(0) ?? 0));

const upper = range('AZ');
const lower = range('az');
const digit = range('09');
export const wordRanges: Ranges = normal([...upper, ...lower, ...digit, 95, 95]);

/** `\d` and its like, as Go has them: of ASCII alone. */
export const perl: Readonly<Record<string, Ranges>> = {
  d: digit,
  w: wordRanges,
  s: normal([9, 10, 12, 13, 32, 32]),
};

/** White space of ECMAScript, which `\s` of JSON schemas means. */
export const ecmaSpace: Ranges = normal([
  9, 13, 32, 32, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000,
  0xfeff, 0xfeff,
]);

/** Names between `[:` and `:]`. */
export const posix: ReadonlyMap<string, Ranges> = new Map([
  ['alnum', normal([...upper, ...lower, ...digit])],
  ['alpha', normal([...upper, ...lower])],
  ['ascii', [0, 127]],
  ['blank', normal([9, 9, 32, 32])],
  ['cntrl', normal([0, 31, 127, 127])],
  ['digit', digit],
  ['graph', [33, 126]],
  ['lower', lower],
  ['print', [32, 126]],
  ['punct', normal([33, 47, 58, 64, 91, 96, 123, 126])],
  ['space', normal([9, 13, 32, 32])],
  ['upper', upper],
  ['word', wordRanges],
  ['xdigit', normal([...digit, 65, 70, 97, 102])],
]);

const categories = new Set(
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Co'.split(' '),
);
const scripts = new Set(
  'Arabic Armenian Bengali Bopomofo Braille Common Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Han Hangul Hebrew Hiragana Inherited Kannada Katakana Khmer Lao Latin Malayalam Mongolian Myanmar Sinhala Tamil Telugu Thai Tibetan'.split(
    ' ',
  ),
);

/** A property by its name in Go's tables; null for one that is not known. Names are looked up, never made into expressions unseen. */
export const property = (name: string, negated: boolean, fold: boolean): Property | null => {
  if (categories.has(name)) return { has: new RegExp(`^\\p{${name}}$`, 'u'), negated, fold };
  if (scripts.has(name)) return { has: new RegExp(`^\\p{Script=${name}}$`, 'u'), negated, fold };
  return null;
};

/** The ranges with every letter in its other cases. Letters beyond U+1FFFF have none. */
export const folded = (ranges: Ranges): Ranges => {
  const all = [...ranges];
  const add = (code: number): void => {
    all.push(code, code);
  };
  for (let i = 0; i < ranges.length; i += 2) {
    const to = Math.min(ranges[i + 1] ?? 0, 0x1ffff);
    for (let code = ranges[i] ?? 0; code <= to; code++) {
      // Large blocks that have no case are stepped over.
      if (code >= 0x3000 && code < 0xa640) code = Math.min(to, 0xa63f);
      else if (code >= 0xac00 && code < 0xff00) code = Math.min(to, 0xfeff);
      else if (code >= 0x1ea00) break;
      else for (const other of casesOf(code)) add(other);
    }
  }
  return normal(all);
};

const casesOf = (code: number): readonly number[] => {
  // Two signs fold onto ASCII letters: the Kelvin sign and the long s.
  if (code === 75 || code === 107) return [75, 107, 0x212a];
  if (code === 83 || code === 115) return [83, 115, 0x17f];
  if (code < 128) return [upperOf(code), lowerOf(code)];
  const key = foldKey(code);
  return [key, lowerOf(key), ...(foldGroups(table).get(key) ?? [])];
};

/** Equal for characters that are one letter in several cases. Neither Turkish i is a case of `i`. */
const foldKey = (code: number): number => (code === 0x130 || code === 0x131 ? code : upperOf(lowerOf(code)));

/** The other case of a character; itself where that would be several characters, which Go does not fold either. */
const single = (code: number, other: string): number => {
  const point = other.codePointAt(0) ?? code;
  return other.length === (point > 0xffff ? 2 : 1) ? point : code;
};
const upperOf = (code: number): number => single(code, String.fromCodePoint(code).toUpperCase());
const lowerOf = (code: number): number => (code === 0x130 ? code : single(code, String.fromCodePoint(code).toLowerCase()));

const table = {};
/** Letters beyond ASCII of one key, such as both small sigmas; found once, and only for patterns that ignore their case. */
const foldGroups: (_: object) => ReadonlyMap<number, readonly number[]> = memo(() => {
  const groups = new Map<number, number[]>();
  for (let code = 128; code < 0x1ea00; code++) {
    if (code === 0x3000) code = 0xa640;
    if (code === 0xac00) code = 0xff00;
    const key = foldKey(code);
    if (key === code && lowerOf(code) === code) continue;
    const group = groups.get(key);
    if (group) group.push(code);
    else groups.set(key, [code]);
  }
  return groups;
});
