/** What a plain YAML 1.1 scalar means to go-yaml: the same table serves reading and deciding about quotes. */
import { goInteger } from '../parse/literals.ts';

export type Resolved =
  | { readonly t: 'null' | 'string' | 'timestamp' }
  | { readonly t: 'bool'; readonly v: boolean }
  | { readonly t: 'int'; readonly v: bigint }
  | { readonly t: 'float'; readonly v: number };

const words = new Map<string, Resolved>();
const add = (resolved: Resolved, list: string): void => {
  for (const word of list.split(' ')) words.set(word, resolved);
};
add({ t: 'bool', v: true }, 'y Y yes Yes YES true True TRUE on On ON');
add({ t: 'bool', v: false }, 'n N no No NO false False FALSE off Off OFF');
add({ t: 'null' }, '~ null Null NULL');
add({ t: 'float', v: Number.NaN }, '.nan .NaN .NAN');
add({ t: 'float', v: Number.POSITIVE_INFINITY }, '.inf .Inf .INF +.inf +.Inf +.INF');
add({ t: 'float', v: Number.NEGATIVE_INFINITY }, '-.inf -.Inf -.INF');
words.set('', { t: 'null' });

const text: Resolved = { t: 'string' };
const least = -(2n ** 63n);
const maxUint = 2n ** 64n;

const daysIn = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** The four forms of date that go-yaml knows. */
const isTimestamp = (word: string): boolean => {
  const m =
    /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:([Tt ])([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?)?$/.exec(
      word,
    );
  if (m === null) return false;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
  if (m[4] === undefined) return true;
  if (Number(m[5]) > 23 || Number(m[6]) > 59 || Number(m[7]) > 59) return false;
  return m[4] === ' ' ? m[8] === undefined : m[8] !== undefined;
};

/** Resolves a plain scalar. */
export const resolvePlain = (word: string): Resolved => {
  const c = word[0];
  if (c !== undefined && !/[0-9+\-.yYnNtTfFoO~]/.test(c)) return text;
  const known = words.get(word);
  if (known !== undefined) return known;
  if (c === '.') {
    return /^\.[0-9]+(_?[0-9])*([eE][+-]?[0-9]+)?$/.test(word) ? { t: 'float', v: Number(word.replaceAll('_', '')) } : text;
  }
  if (c === undefined || !/[0-9+-]/.test(c)) return text;
  if (isTimestamp(word)) return { t: 'timestamp' };
  const plain = word.replaceAll('_', '');
  const int = goInteger(plain);
  if (int !== undefined && int >= least && int < maxUint && !(int >= 2n ** 63n && plain.startsWith('+')))
    return { t: 'int', v: int };
  if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain)) {
    const v = Number(plain);
    return Number.isFinite(v) ? { t: 'float', v } : text;
  }
  return text;
};

/** A number of base 60 as YAML 1.1 has it: never read as one here, but written in quotes for those who do. */
export const isBase60 = (word: string): boolean => /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(word);
