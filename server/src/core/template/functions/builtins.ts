/** The functions of text/template itself. */
import { byteLength, toBytes } from '../value/bytes.ts';
import { equals, less } from '../value/compare.ts';
import { show } from '../value/print.ts';
import { print, printf, println } from '../value/printf.ts';
import { cutBytes } from '../value/text.ts';
import { bool, int, isTrue, nil, str, typeOf, type Value, zeroOf } from '../value/value.ts';
import { arg, def, refuse, table, text } from './define.ts';
import { lengthOf } from './strings.ts';

const indexInto = (item: Value, by: Value): Value => {
  switch (item.t) {
    case 'nil':
      return refuse('index of nil pointer');
    case 'map':
      if (by.t === 'nil') return refuse(`value is nil; should be of type string`);
      if (by.t !== 'string') return refuse(`value has type ${typeOf(by)}; should be string`);
      return item.map.get(by.v) ?? zeroOf(item.elem);
    case 'list': {
      const at = place(by, item.items.length);
      return item.items[at] ?? refuse(`reflect: slice index out of range`);
    }
    case 'string':
    case 'bytes': {
      const at = place(by, byteLength(item.v));
      return int(toBytes(item.v)[at] ?? refuse('reflect: string index out of range'), 'uint8');
    }
    default:
      return refuse(`can't index item of type ${typeOf(item)}`);
  }
};

const place = (by: Value, length: number): number => {
  if (by.t === 'nil') return refuse('cannot index slice/array with nil');
  if (by.t !== 'int') return refuse(`cannot index slice/array with type ${typeOf(by)}`);
  return by.v < 0n || by.v > BigInt(length) ? refuse(`index out of range: ${by.v}`) : Number(by.v);
};

const index = (args: readonly Value[]): Value => {
  const first = arg(args, 0);
  if (first.t === 'nil') return refuse('index of untyped nil');
  return args.slice(1).reduce(indexInto, first);
};

const slice = (args: readonly Value[]): Value => {
  const item = arg(args, 0);
  if (item.t === 'nil') return refuse('slice of untyped nil');
  if (item.t !== 'string' && item.t !== 'list') return refuse(`can't slice item of type ${typeOf(item)}`);
  const length = item.t === 'string' ? byteLength(item.v) : item.items.length;
  const [start, end] = [
    args[1] === undefined ? 0 : place(args[1], length),
    args[2] === undefined ? length : place(args[2], length),
  ];
  if (start > end) return refuse(`invalid slice index: ${start} > ${end}`);
  return item.t === 'string' ? cutBytes(item, start, end) : { ...item, items: item.items.slice(start, end) };
};

const escapeWith = (map: Readonly<Record<string, string>>, set: RegExp) =>
  def('any...', (a) => str(all(a).replace(set, (c) => map[c] ?? c)));
const all = (args: readonly Value[]): string =>
  args.length === 1 && args[0]?.t === 'string'
    ? args[0].v
    : print(args.map((one) => (one.t === 'nil' ? str('<no value>') : one))).v;

const html = { '\0': '\ufffd', '"': '&#34;', "'": '&#39;', '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const jsNames: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};

const compare = (run: (a: Value, b: Value) => boolean) => def('value value', (a) => bool(run(arg(a, 0), arg(a, 1))));
const lessOrEqual = (a: Value, b: Value): boolean => less(a, b) || equals(a, [b]);

export const builtinFunctions = table({
  // The two that stop early are executed where calls are.
  and: def('value value...', (a) => a.find((value) => !isTrue(value)) ?? a.at(-1) ?? nil),
  or: def('value value...', (a) => a.find(isTrue) ?? a.at(-1) ?? nil),
  not: def('value', (a) => bool(!isTrue(arg(a, 0)))),
  len: def('value', (a) => lengthOf(arg(a, 0))),
  index: def('value value...', index),
  slice: def('value value...', slice),
  print: def('any...', print),
  printf: def('string any...', (a) => printf(text(a, 0), a.slice(1))),
  println: def('any...', println),
  html: escapeWith(html, /[\0"'&<>]/g),
  js: def('any...', (a) =>
    str(
      all(a).replace(
        /[\\'"<>&=\x00-\x1f\x7f]/g,
        (c) => jsNames[c] ?? `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
      ),
    ),
  ),
  urlquery: def('any...', (a) =>
    str(
      Array.from(toBytes(all(a)), (byte) =>
        byte === 32
          ? '+'
          : /[A-Za-z0-9\-_.~]/.test(String.fromCharCode(byte))
            ? String.fromCharCode(byte)
            : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      ).join(''),
    ),
  ),
  call: def('value value...', (a) =>
    refuse(arg(a, 0).t === 'nil' ? 'call of nil' : `non-function ${show(arg(a, 0))} of type ${typeOf(arg(a, 0))}`),
  ),
  eq: def('value value...', (a) => bool(equals(arg(a, 0), a.slice(1)))),
  ne: compare((a, b) => !equals(a, [b])),
  lt: compare(less),
  le: compare(lessOrEqual),
  gt: compare((a, b) => !lessOrEqual(a, b)),
  ge: compare((a, b) => !less(a, b)),
});
