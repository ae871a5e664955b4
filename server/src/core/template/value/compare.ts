import { compareBytes } from './bytes.ts';
import { show } from './print.ts';
import { printf } from './printf.ts';
import { GoError, type Meter, meter, tick } from './refuse.ts';
import { str, typeOf, type Value } from './value.ts';

/** `reflect.DeepEqual`: types must agree too, so that 1 is not 1.0. */
export const deepEqual = (a: Value, b: Value, depth = 0, m: Meter = meter()): boolean => {
  tick(m);
  if (a === b) return true;
  if (depth > 100) return false;
  if (a.t === 'nil' || b.t === 'nil') return a.t === b.t;
  if (typeOf(a) !== typeOf(b)) return false;
  switch (a.t) {
    case 'list':
      return b.t === 'list' && a.items.length === b.items.length && a.items.every((item, i) => same(item, b.items[i], depth, m));
    case 'map':
      return (
        b.t === 'map' && a.map.size === b.map.size && [...a.map].every(([key, item]) => same(item, b.map.get(key), depth, m))
      );
    case 'struct':
      return b.t === 'struct' && [...a.fields].every(([key, item]) => same(item, b.fields.get(key), depth, m));
    case 'complex':
      return b.t === 'complex' && a.re === b.re && a.im === b.im;
    default:
      return 'v' in b && a.v === b.v;
  }
};

const same = (a: Value, b: Value | undefined, depth: number, m: Meter): boolean =>
  b !== undefined && deepEqual(a, b, depth + 1, m);

type Basic = 'bool' | 'complex' | 'int' | 'uint' | 'float' | 'string';
const basic = (value: Value): Basic | undefined => {
  switch (value.t) {
    case 'int':
      return value.type.startsWith('u') ? 'uint' : 'int';
    case 'bool':
    case 'complex':
    case 'float':
    case 'string':
      return value.t;
    default:
      return undefined;
  }
};

const kindOfComparison = (value: Value): string => (value.t === 'bytes' ? 'list' : value.t);

const asString = (value: Value): string => printf(str('%s'), [value]).v;

/** `eq`: true if the first equals any of the others. */
export const equals = (a: Value, others: readonly Value[]): boolean => {
  if (others.length === 0) throw new GoError('missing argument for comparison');
  const ka = basic(a);
  for (const b of others) {
    const kb = basic(b);
    let truth = false;
    if (ka !== kb) {
      if (a.t === 'int' && b.t === 'int') truth = a.v === b.v;
      else if (a.t !== 'nil' && b.t !== 'nil')
        throw new GoError(`incompatible types for comparison: ${typeOf(a)} and ${typeOf(b)}`);
    } else if (ka === undefined) {
      if (a.t === 'nil' || b.t === 'nil') truth = a.t === b.t;
      else if (kindOfComparison(a) !== kindOfComparison(b)) {
        throw new GoError(`non-comparable types ${asString(a)}: ${typeOf(a)}, ${typeOf(b)}: ${show(b)}`);
      } else if (a.t === 'map' || a.t === 'list' || a.t === 'bytes')
        throw new GoError(`non-comparable type ${asString(b)}: ${typeOf(b)}`);
      else truth = deepEqual(a, b);
    } else truth = deepEqual(a, b) || (a.t === 'int' && b.t === 'int' && a.v === b.v);
    if (truth) return true;
  }
  return false;
};

/** `lt`. */
export const less = (a: Value, b: Value): boolean => {
  const ka = basic(a);
  const kb = basic(b);
  if (ka === undefined || kb === undefined) throw new GoError('invalid type for comparison');
  if (a.t === 'int' && b.t === 'int') return a.v < b.v;
  if (ka !== kb) throw new GoError(`incompatible types for comparison: ${typeOf(a)} and ${typeOf(b)}`);
  if (a.t === 'float' && b.t === 'float') return a.v < b.v;
  if (a.t === 'string' && b.t === 'string') return compareBytes(a.v, b.v) < 0;
  throw new GoError('invalid type for comparison');
};
