import type { GoFunction } from '../eval/session.ts';
import { compareBytes } from '../value/bytes.ts';
import { deepEqual } from '../value/compare.ts';
import { bool, int, kindOf, type List, list, nil, noList, type Str, strings, type Value } from '../value/value.ts';
import { isEmpty } from './choose.ts';
import { toInt64, toText } from './convert.ts';
import { arg, count, def, refuse, table } from './define.ts';
import { toStrings } from './strings.ts';

/** The items of a slice; anything else is refused with the words of the function at hand. */
const itemsOf = (value: Value, words: string): readonly Value[] => {
  if (value.t === 'list') return value.items;
  if (value.t === 'bytes') return Array.from(value.v, (c) => int((c.codePointAt(0) ?? 0) & 0xff, 'uint8'));
  if (value.t === 'nil') return refuse('runtime error: invalid memory address or nil pointer dereference');
  return refuse(`${words} ${kindOf(value)}`);
};

/** A part of a list; of an empty one, Go answers with no list at all. */
const sliceOf = (all: readonly Value[], start: number, end?: number): List =>
  all.length === 0 ? noList() : list(all.slice(start, end));

const includes = (haystack: readonly Value[], needle: Value): boolean => haystack.some((item) => deepEqual(needle, item));

const push = def('any any', (a) => list([...itemsOf(arg(a, 0), 'Cannot push on type'), arg(a, 1)]));
const prepend = def('any any', (a) => list([arg(a, 1), ...itemsOf(arg(a, 0), 'Cannot prepend on type')]));
const first = def('any', (a) => itemsOf(arg(a, 0), 'Cannot find first on type')[0] ?? nil);
const last = def('any', (a) => itemsOf(arg(a, 0), 'Cannot find last on type').at(-1) ?? nil);
const rest = def('any', (a) => sliceOf(itemsOf(arg(a, 0), 'Cannot find rest on type'), 1));
const initial = def('any', (a) => sliceOf(itemsOf(arg(a, 0), 'Cannot find initial on type'), 0, -1));
const reverse = def('any', (a) => list([...itemsOf(arg(a, 0), 'Cannot find reverse on type')].reverse()));
const compact = def('any', (a) => list(itemsOf(arg(a, 0), 'Cannot compact on type').filter((item) => !isEmpty(item))));
const uniq = def('any', (a) => {
  const out: Value[] = [];
  for (const item of itemsOf(arg(a, 0), 'Cannot find uniq on type')) if (!includes(out, item)) out.push(item);
  return list(out);
});
const without = def('any any...', (a) =>
  list(itemsOf(arg(a, 0), 'Cannot find without on type').filter((item) => !includes(a.slice(1), item))),
);
const has = def('any any', (a) =>
  bool(arg(a, 1).t !== 'nil' && includes(itemsOf(arg(a, 1), 'Cannot find has on type'), arg(a, 0))),
);

const slice = def('any any...', (a) => {
  const value = arg(a, 0);
  const all = itemsOf(value, 'list should be type of slice or array but');
  if (all.length === 0) return nil;
  const start = a.length > 1 ? Number(toInt64(arg(a, 1))) : 0;
  const end = a.length > 2 ? Number(toInt64(arg(a, 2))) : all.length;
  if (start < 0 || end < start || end > all.length) return refuse('reflect.Value.Slice: slice index out of bounds');
  return list(all.slice(start, end), value.t === 'list' ? value.elem : 'uint8');
});

const chunk = def('int any', (a) => {
  const size = count(a, 0);
  const all = itemsOf(arg(a, 1), 'Cannot chunk type');
  const out: List[] = [];
  const pieces = Math.floor((all.length - 1) / size) + 1;
  if (size === 0 || pieces < 0) return refuse('runtime error: makeslice: len out of range');
  if (size < 0) return pieces === 0 ? list(out, '[]interface {}') : refuse('runtime error: makeslice: len out of range');
  for (let i = 0; i < all.length; i += size) out.push(list(all.slice(i, i + size)));
  return list(out, '[]interface {}');
});

const concat = def('any...', (a) => {
  const out: Value[] = [];
  for (const value of a) {
    if (value.t !== 'list' && value.t !== 'bytes' && value.t !== 'nil')
      return refuse(`Cannot concat type ${kindOf(value)} as list`);
    out.push(...itemsOf(value, ''));
  }
  return out.length === 0 ? noList() : list(out);
});

const make: GoFunction = def('any...', (a) => list(a));

const sortAlpha = (value: Value): List => {
  if (value.t !== 'list' && value.t !== 'bytes') return strings([toText(value)]);
  return strings([...toStrings(value)].sort((x: Str, y: Str) => compareBytes(x.v, y.v)));
};

export const listFunctions = table({
  list: make,
  tuple: make,
  append: push,
  push,
  mustAppend: push,
  mustPush: push,
  prepend,
  mustPrepend: prepend,
  first,
  mustFirst: first,
  last,
  mustLast: last,
  rest,
  mustRest: rest,
  initial,
  mustInitial: initial,
  reverse,
  mustReverse: reverse,
  compact,
  mustCompact: compact,
  uniq,
  mustUniq: uniq,
  without,
  mustWithout: without,
  has,
  mustHas: has,
  slice,
  mustSlice: slice,
  chunk,
  mustChunk: chunk,
  concat,
  sortAlpha: def('any', (a) => sortAlpha(arg(a, 0))),
});
