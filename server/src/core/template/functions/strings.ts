import { byteLength, isAscii } from '../value/bytes.ts';
import { shown } from '../value/printf.ts';
import { goQuote } from '../value/quote.ts';
import { checkLength, maxText } from '../value/refuse.ts';
import { cut, cutBytes, join, originOf, replaceAll, strFrom } from '../value/text.ts';
import { bool, dict, int, type List, type Str, str, strings, typeOf, type Value } from '../value/value.ts';
import { toText } from './convert.ts';
import { arg, chars, count, def, refuse, table, text } from './define.ts';

/** A result that only its whole argument explains. */
const remade = (v: string, from: Str): Str => {
  const origin = originOf(from);
  return v === from.v ? from : origin === undefined ? str(v) : strFrom(v, origin);
};

const trimStart = (value: Str, drop: (c: string) => boolean): Str => {
  let at = 0;
  while (at < value.v.length && drop(value.v[at] ?? '')) at++;
  return cut(value, at);
};
const trimEnd = (value: Str, drop: (c: string) => boolean): Str => {
  let at = value.v.length;
  while (at > 0 && drop(value.v[at - 1] ?? '')) at--;
  return cut(value, 0, at);
};
const trimBoth = (value: Str, drop: (c: string) => boolean): Str => trimEnd(trimStart(value, drop), drop);

/** Unicode white space as Go has it: no byte order mark. */
const isSpace = (c: string): boolean => /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(c);
const among =
  (set: string) =>
  (c: string): boolean =>
    set.includes(c);

const slice = (value: Str, start: number, end: number): Str => {
  const length = byteLength(value.v);
  if (start > end) return refuse(`runtime error: slice bounds out of range [${start}:${end}]`);
  if (start < 0) return refuse(`runtime error: slice bounds out of range [${start}:]`);
  if (end > length) return refuse(`runtime error: slice bounds out of range [:${end}] with length ${length}`);
  return cutBytes(value, start, end);
};

const trunc = (n: number, value: Str): Str => {
  const length = byteLength(value.v);
  if (n < 0 && length + n > 0) return cutBytes(value, length + n, length);
  return n >= 0 && length > n ? cutBytes(value, 0, n) : value;
};

const substr = (start: number, end: number, value: Str): Str => {
  const length = byteLength(value.v);
  if (start < 0) return slice(value, 0, end);
  if (end >= 0 && end <= length) return slice(value, start, end);
  if (start > length) return refuse(`runtime error: slice bounds out of range [${start}:${length}]`);
  return slice(value, start, length);
};

const maxPad = 10_000_000;
/** Spaces before every line. */
export const indent = (spaces: number, value: Str): Str => {
  if (spaces > 0 && spaces * value.v.length > maxText) checkLength(spaces * value.v.split('\n').length);
  if (spaces < 0) return refuse('strings: negative Repeat count');
  if (spaces > maxPad) return refuse('strings: Repeat output length overflow');
  const pad = ' '.repeat(spaces);
  if (value.runs === undefined) return str(pad + value.v.replaceAll('\n', `\n${pad}`));
  const parts: (Str | string)[] = [pad];
  let from = 0;
  for (let at = value.v.indexOf('\n'); at >= 0; at = value.v.indexOf('\n', from)) {
    parts.push(cut(value, from, at + 1), pad);
    from = at + 1;
  }
  parts.push(cut(value, from));
  return join(parts);
};

/** Text in double quotes: what needs no escape keeps its place. */
const quoted = (value: Str): Str => {
  const inside = goQuote(value.v);
  if (inside.length === value.v.length + 2) return join(['"', value, '"']);
  const origin = originOf(value);
  return origin === undefined ? str(inside) : strFrom(inside, origin);
};

const spaced = (parts: readonly Str[]): Str => join(parts.flatMap((part, i) => (i === 0 ? [part] : [' ', part])));

/** The strings of anything, as `join` and `toStrings` see it. */
export const toStrings = (value: Value): readonly Str[] => {
  if (value.t === 'list') return value.items.flatMap((item) => (item.t === 'nil' ? [] : [toText(item)]));
  if (value.t === 'bytes') return Array.from(value.v, (c) => str(String(c.codePointAt(0))));
  return value.t === 'nil' ? [] : [toText(value)];
};

const splitAt = (value: Str, separator: string, limit: number): readonly Str[] => {
  if (limit === 0) return [];
  if (separator === '') {
    const points = Array.from(value.v);
    const kept = limit < 0 || points.length <= limit ? points.length : limit;
    let at = 0;
    return points.slice(0, kept).map((point, i) => {
      const start = at;
      at += point.length;
      return i === kept - 1 ? cut(value, start) : cut(value, start, at);
    });
  }
  const parts: Str[] = [];
  let from = 0;
  for (
    let at = value.v.indexOf(separator);
    at >= 0 && (limit < 0 || parts.length < limit - 1);
    at = value.v.indexOf(separator, from)
  ) {
    parts.push(cut(value, from, at));
    from = at + separator.length;
  }
  parts.push(cut(value, from));
  return parts;
};

const numbered = (parts: readonly Str[]): Value =>
  dict(
    parts.map((part, i) => [`_${i}`, part] as const),
    'map[string]string',
    'string',
  );

const repeat = (n: number, value: Str): Value => {
  if (n < 0) return refuse('strings: negative Repeat count');
  if (n * value.v.length > maxPad) return refuse('strings: Repeat output length overflow');
  return value.runs === undefined ? str(value.v.repeat(n)) : join(Array.from({ length: n }, () => value));
};

const abbreviate = (value: string, width: number): string => {
  if (width < 4 || byteLength(value) <= width) return value;
  return `${cutBytes(str(value), 0, width - 3).v}...`;
};
const abbreviateBoth = (value: string, left: number, width: number): string => {
  const length = byteLength(value);
  if (width < 4 || (left > 0 && width < 7)) return value;
  if (value === '' || length <= width) return value;
  let offset = Math.min(left, length);
  if (length - offset < width - 3) offset = length - (width - 3);
  if (offset <= 4) return `${cutBytes(str(value), 0, width - 3).v}...`;
  if (offset + width - 3 < length) return `...${abbreviate(cutBytes(str(value), offset, length).v, width - 3)}`;
  return `...${cutBytes(str(value), length - (width - 3), length).v}`;
};

const wrap = (width: number, separator: string, value: string, breakWords: boolean): string => {
  checkLength((value.length / Math.max(1, width)) * separator.length);
  const limit = Math.max(1, width);
  const end = separator === '' ? '\n' : separator;
  let out = '';
  let at = 0;
  while (value.length - at > limit) {
    if (value[at] === ' ') {
      at++;
      continue;
    }
    const space = value.slice(at, at + limit + 1).lastIndexOf(' ');
    if (space >= 0) {
      out += value.slice(at, at + space) + end;
      at += space + 1;
    } else if (breakWords) {
      out += value.slice(at, at + limit) + end;
      at += limit;
    } else {
      const later = value.indexOf(' ', at + limit);
      if (later < 0) {
        out += value.slice(at);
        at = value.length;
      } else {
        out += value.slice(at, later) + end;
        at = later + 1;
      }
    }
  }
  return out + value.slice(at);
};

/** Go's `strings.Title`: a letter that begins a word becomes its title case. */
const title = (value: string): string => {
  let before = ' ';
  return Array.from(value, (c) => {
    const starts = isSeparator(before);
    before = c;
    return starts ? titleCase(c) : c;
  }).join('');
};
const isSeparator = (c: string): boolean => {
  if (c <= '\x7f' && c.length === 1) return !/[0-9A-Za-z_]/.test(c);
  return !/[\p{L}\p{Nd}]/u.test(c) && isSpace(c);
};
const titleCase = (c: string): string => {
  const upper = c.toUpperCase();
  return Array.from(upper).length === 1 ? upper : c;
};
const mapCase = (value: string, change: (c: string) => string): string =>
  isAscii(value)
    ? change(value)
    : Array.from(value, (c) => {
        const changed = change(c);
        return Array.from(changed).length === 1 ? changed : c;
      })
        .join('')
        .replace(/\p{Surrogate}/gu, '\ufffd');

const swapCase = (value: string): string =>
  Array.from(value, (c) => {
    if (/\p{Lu}|\p{Lt}/u.test(c)) return mapCase(c, (x) => x.toLowerCase());
    return /\p{Ll}/u.test(c) ? titleCase(c) : c;
  }).join('');

const initials = (value: string): string => {
  let gap = true;
  let out = '';
  for (const c of value) {
    const space = isSpace(c);
    if (!space && gap) out += c;
    gap = space;
  }
  return out;
};

const change = (run: (value: string) => string) => def('string', (a) => remade(run(chars(a, 0)), text(a, 0)));
const trimAll = def('string string', (a) => trimBoth(text(a, 1), among(chars(a, 0))));

export const stringFunctions = table({
  abbrev: def('int string', (a) => remade(abbreviate(chars(a, 1), count(a, 0)), text(a, 1))),
  abbrevboth: def('int int string', (a) => remade(abbreviateBoth(chars(a, 2), count(a, 0), count(a, 1)), text(a, 2))),
  trunc: def('int string', (a) => trunc(count(a, 0), text(a, 1))),
  trim: def('string', (a) => trimBoth(text(a, 0), isSpace)),
  upper: change((v) => mapCase(v, (c) => c.toUpperCase())),
  lower: change((v) => mapCase(v, (c) => c.toLowerCase())),
  title: change(title),
  untitle: change((v) => v.replace(/(^|\s)(\S)/gu, (_, gap: string, c: string) => gap + c.toLowerCase())),
  substr: def('int int string', (a) => substr(count(a, 0), count(a, 1), text(a, 2))),
  repeat: def('int string', (a) => repeat(count(a, 0), text(a, 1))),
  trimall: trimAll,
  trimAll,
  trimSuffix: def('string string', (a) => {
    const value = text(a, 1);
    return chars(a, 0) !== '' && value.v.endsWith(chars(a, 0)) ? cut(value, 0, value.v.length - chars(a, 0).length) : value;
  }),
  trimPrefix: def('string string', (a) =>
    text(a, 1).v.startsWith(chars(a, 0)) ? cut(text(a, 1), chars(a, 0).length) : text(a, 1),
  ),
  nospace: change((v) => Array.from(v, (c) => (isSpace(c) ? '' : c)).join('')),
  initials: change(initials),
  swapcase: change(swapCase),
  wrap: def('int string', (a) => remade(wrap(count(a, 0), '', chars(a, 1), false), text(a, 1))),
  wrapWith: def('int string string', (a) => remade(wrap(count(a, 0), chars(a, 1), chars(a, 2), true), text(a, 2))),
  contains: def('string string', (a) => bool(chars(a, 1).includes(chars(a, 0)))),
  hasPrefix: def('string string', (a) => bool(chars(a, 1).startsWith(chars(a, 0)))),
  hasSuffix: def('string string', (a) => bool(chars(a, 1).endsWith(chars(a, 0)))),
  quote: def('any...', (a) => spaced(a.filter((value) => value.t !== 'nil').map((value) => quoted(toText(value))))),
  squote: def('any...', (a) => spaced(a.filter((value) => value.t !== 'nil').map((value) => join(["'", shown(value), "'"])))),
  cat: def('any...', (a) => trimEnd(spaced(a.filter((value) => value.t !== 'nil').map(shown)), () => false)),
  indent: def('int string', (a) => indent(count(a, 0), text(a, 1))),
  nindent: def('int string', (a) => join(['\n', indent(count(a, 0), text(a, 1))])),
  replace: def('string string string', (a) => replaceAll(text(a, 2), chars(a, 0), text(a, 1))),
  plural: def('string string int', (a) => (count(a, 2) === 1 ? text(a, 0) : text(a, 1))),
  toString: def('any', (a) => toText(arg(a, 0))),
  split: def('string string', (a) => numbered(splitAt(text(a, 1), chars(a, 0), -1))),
  splitList: def('string string', (a) => strings(splitAt(text(a, 1), chars(a, 0), -1))),
  splitn: def('string int string', (a) => numbered(splitAt(text(a, 2), chars(a, 0), count(a, 1)))),
  toStrings: def('any', (a): List => strings(toStrings(arg(a, 0)))),
  join: def('string any', (a) => {
    const parts = toStrings(arg(a, 1));
    return join(parts.flatMap((part, i) => (i === 0 ? [part] : [text(a, 0), part])));
  }),
  hello: def('', () => str('Hello!')),
});

export const lengthOf = (value: Value): Value => {
  switch (value.t) {
    case 'string':
    case 'bytes':
      return int(byteLength(value.v));
    case 'list':
      return int(value.items.length);
    case 'map':
      return int(value.map.size);
    default:
      return refuse(
        value.t === 'nil'
          ? value.typed
            ? 'len of nil pointer'
            : 'reflect: call of reflect.Value.Type on zero Value'
          : `len of type ${typeOf(value)}`,
      );
  }
};
