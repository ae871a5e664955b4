import { str } from '../value/value.ts';
import { chars, def, table } from './define.ts';

type Sort = 'none' | 'number' | 'upper' | 'letters' | 'connector' | 'punctuation' | 'other';

const isConnector = (c: string | undefined): boolean => c !== undefined && (c === '-' || c === '_' || /\s/.test(c));
const isUpper = (c: string | undefined): boolean => c !== undefined && /\p{Lu}/u.test(c);
const isNumber = (c: string | undefined): boolean => c !== undefined && /\p{N}/u.test(c);
const isPunctuation = (c: string | undefined): boolean => c !== undefined && /\p{P}/u.test(c);
/** A letter that is no ideograph. */
const isLetter = (c: string | undefined): boolean =>
  c !== undefined && /\p{L}/u.test(c) && !/[\u4e00-\u9fcc\u3400-\u4d85\u{20000}-\u{2b81d}]/u.test(c);
const isLower = (c: string | undefined): boolean => isLetter(c) && !isUpper(c);

interface Word {
  readonly sort: Sort;
  readonly text: string;
}

/** Cuts a name into its words: `HTTPServer2x` is `HTTP`, `Server`, `2`, `x`. */
const words = (points: readonly string[]): readonly Word[] => {
  const out: Word[] = [];
  let at = 0;
  const take = (sort: Sort, more: (c: string | undefined) => boolean): void => {
    let end = at + 1;
    while (end < points.length && more(points[end])) end++;
    out.push({ sort, text: points.slice(at, end).join('') });
    at = end;
  };
  while (at < points.length) {
    const c = points[at];
    if (isConnector(c)) take('connector', isConnector);
    else if (isPunctuation(c)) take('punctuation', isPunctuation);
    else if (isUpper(c)) {
      if (isUpper(points[at + 1])) {
        let end = at + 1;
        while (end < points.length && isUpper(points[end])) end++;
        // The last capital belongs to the word that follows it.
        if (end < points.length && isLetter(points[end])) end--;
        out.push({ sort: 'upper', text: points.slice(at, end).join('') });
        at = end;
      } else take('upper', isLower);
    } else if (isLetter(c)) take('letters', isLower);
    else if (isNumber(c)) take('number', isNumber);
    else take('other', (x) => !(isConnector(x) || isLetter(x) || isNumber(x) || isPunctuation(x)));
  }
  return out;
};

const lowered = (word: Word, connector: string): string => {
  if (word.sort === 'connector') return connector.repeat(Array.from(word.text).length);
  return word.sort === 'upper' ? word.text.toLowerCase() : word.text;
};

/** Words in lower case with a connector between them; numbers stick to the word before or after as they read best. */
const separate = (name: string, connector: string): string => {
  const all = words(Array.from(name));
  const none: Word = { sort: 'none', text: '' };
  let at = 0;
  const next = (): Word => all[at++] ?? none;
  const rest = (): boolean => at < all.length;
  const joins = (sort: Sort): boolean => sort !== 'none' && sort !== 'punctuation' && sort !== 'connector';
  let out = '';
  let word = next();
  while (rest()) {
    if (word.sort !== 'connector') out += lowered(word, connector);
    const before = word;
    word = next();
    if (before.sort === 'connector') out += lowered(before, connector);
    else if (before.sort === 'number') {
      while (word.sort === 'letters' || word.sort === 'number') {
        out += lowered(word, connector);
        word = next();
      }
      if (joins(word.sort)) out += connector;
    } else if (before.sort !== 'punctuation') {
      if (word.sort !== 'number') {
        if (joins(word.sort)) out += connector;
        continue;
      }
      if (!rest()) continue;
      const number = word;
      word = next();
      if (word.sort !== 'letters') {
        out += number.text;
        if (word.sort !== 'connector' && word.sort !== 'punctuation') out += connector;
        continue;
      }
      out += connector + number.text;
      while (word.sort === 'letters' || word.sort === 'number') {
        out += lowered(word, connector);
        word = next();
      }
      if (joins(word.sort)) out += connector;
    }
  }
  return out + lowered(word, connector);
};

const pascal = (name: string): string => {
  const points = Array.from(name);
  let out = '';
  let at = 0;
  while (at < points.length && isConnector(points[at])) out += points[at++];
  if (at >= points.length) return out;
  let wasUpper = isUpper(points[at]);
  let held = (points[at] ?? '').toUpperCase();
  for (at++; at < points.length; at++) {
    const before = held;
    held = points[at] ?? '';
    if (isConnector(held) && isConnector(before)) out += before;
    else if (isConnector(before)) {
      wasUpper = isUpper(held);
      held = held.toUpperCase();
    } else {
      if (wasUpper) {
        if (isUpper(held)) held = held.toLowerCase();
        else wasUpper = false;
      }
      out += before;
    }
  }
  return out + held;
};

export const caseFunctions = table({
  snakecase: def('string', (a) => str(separate(chars(a, 0), '_'))),
  kebabcase: def('string', (a) => str(separate(chars(a, 0), '-'))),
  camelcase: def('string', (a) => str(pascal(chars(a, 0)))),
});
