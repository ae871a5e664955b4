/** Numbers out of anything, as the `cast` package of Go does, and text out of anything. */
import { goFloat, goInteger } from '../parse/literals.ts';
import { show } from '../value/print.ts';
import { shown } from '../value/printf.ts';
import { type Str, str, type Value } from '../value/value.ts';

/** How Go on amd64 turns a float into an integer: what does not fit becomes the least one. */
export const truncate = (v: number): bigint => {
  const whole = Math.trunc(v);
  return Number.isFinite(whole) && whole >= -(2 ** 63) && whole < 2 ** 63 ? BigInt(whole) : -(2n ** 63n);
};

/** `cast.ToInt64`: 0 where it cannot be done. */
export const toInt64 = (value: Value): bigint => {
  switch (value.t) {
    case 'int':
      return value.v;
    case 'float':
      return truncate(value.v);
    case 'bool':
      return value.v ? 1n : 0n;
    case 'string': {
      const parsed = goInteger(trimZeroDecimal(value.v));
      return parsed !== undefined && BigInt.asIntN(64, parsed) === parsed ? parsed : 0n;
    }
    default:
      return 0n;
  }
};

/** `1.00` is read as `1`; `1.5` is left and fails. */
const trimZeroDecimal = (text: string): string => {
  let zero = false;
  for (let i = text.length - 1; i >= 0; i--) {
    if (text[i] === '.') return zero ? text.slice(0, i) : text;
    if (text[i] !== '0') return text;
    zero = true;
  }
  return text;
};

/** `cast.ToFloat64`. */
export const toFloat = (value: Value): number => {
  switch (value.t) {
    case 'int':
      return Number(value.v);
    case 'float':
      return value.v;
    case 'bool':
      return value.v ? 1 : 0;
    case 'string':
      return parseFloat64(value.v) ?? 0;
    default:
      return 0;
  }
};

/** `strconv.ParseFloat`. */
export const parseFloat64 = (text: string): number | undefined => {
  const known = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (known !== null) return known[2]?.toLowerCase() === 'nan' ? Number.NaN : known[1] === '-' ? -Infinity : Infinity;
  return goFloat(text);
};

/** Sprig's way to text: strings and bytes as they are, all else as `%v`. */
export const toText = (value: Value): Str => {
  if (value.t === 'bytes') return str(value.v, value.runs);
  return shown(value);
};

export const toChars = (value: Value): string => (value.t === 'string' || value.t === 'bytes' ? value.v : show(value));
