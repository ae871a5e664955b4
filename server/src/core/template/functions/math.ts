import { show } from '../value/print.ts';
import { float, int, type List, list, str, type Value } from '../value/value.ts';
import { toFloat, toInt64 } from './convert.ts';
import { add, type Decimal, divide, fromNumber, multiply, subtract, toNumber } from './decimal.ts';
import { arg, chars, count, def, refuse, table } from './define.ts';

const wrap = (v: bigint): Value => int(v, 'int64');
const least = -(2n ** 63n);

const most = 1_000_000;
/** `untilStep`; an endless or huge list is refused, as it would fill the memory. */
const untilStep = (start: number, stop: number, step: number): List => {
  const items: Value[] = [];
  if (stop < start ? step >= 0 : step <= 0) return list(items, 'int');
  if (Math.abs((stop - start) / step) > most) return refuse('the list has more than a million elements');
  for (let i = start; stop < start ? i > stop : i < stop; i += step) items.push(int(i));
  return list(items, 'int');
};

const seq = (params: readonly number[]): string => {
  const [a = 0, b = 0, c = 0] = params;
  const text = (start: number, stop: number, step: number): string =>
    untilStep(start, stop, step)
      .items.map((item) => show(item))
      .join(' ');
  if (params.length === 1) return text(1, a + (a < 1 ? -1 : 1), a < 1 ? -1 : 1);
  if (params.length === 2) return text(a, b + (b < a ? -1 : 1), b < a ? -1 : 1);
  if (params.length !== 3 || (c < a && b > 0)) return '';
  return text(a, c + (c < a ? -1 : 1), b);
};

const round = (value: Value, places: number, on: number): number => {
  const power = 10 ** places;
  const digit = power * toFloat(value);
  return (digit - Math.trunc(digit) >= on ? Math.ceil(digit) : Math.floor(digit)) / power;
};

const fold = (args: readonly Value[], first: Decimal, run: (a: Decimal, b: Decimal) => Decimal): Value =>
  float(toNumber(args.reduce((sum, value) => run(sum, fromNumber(toFloat(value))), first)));
const folded = (run: (a: Decimal, b: Decimal) => Decimal) =>
  def('any any...', (a) => fold(a.slice(1), fromNumber(toFloat(arg(a, 0))), run));

const ordered = (a: readonly Value[]): bigint[] => a.map(toInt64).sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));
const most64 = (a: readonly Value[]): Value => wrap(ordered(a).at(-1) ?? 0n);
const noZero = (v: bigint): bigint => (v === 0n ? refuse('runtime error: integer divide by zero') : v);

const parseOctal = (text: string): bigint => {
  const value = BigInt(`0o${text.replace(/^[+-]/, '')}`);
  return text.startsWith('-') ? -value : value;
};

export const mathFunctions = table({
  atoi: def('string', (a) => {
    const text = chars(a, 0);
    const value = /^[+-]?[0-9]+$/.test(text) ? BigInt(text.replace('+', '')) : 0n;
    // Out of range, Go answers with the nearest that fits.
    return int(value > -least - 1n ? -least - 1n : value < least ? least : value);
  }),
  int: def('any', (a) => int(toInt64(arg(a, 0)))),
  int64: def('any', (a) => wrap(toInt64(arg(a, 0)))),
  float64: def('any', (a) => float(toFloat(arg(a, 0)))),
  toDecimal: def('any', (a) => {
    const text = show(arg(a, 0));
    return wrap(/^[+-]?[0-7]+$/.test(text) ? parseOctal(text) : 0n);
  }),
  seq: def('int...', (a) => str(seq(a.map((_, i) => count(a, i))))),
  until: def('int', (a) => untilStep(0, count(a, 0), count(a, 0) < 0 ? -1 : 1)),
  untilStep: def('int int int', (a) => untilStep(count(a, 0), count(a, 1), count(a, 2))),
  add1: def('any', (a) => wrap(toInt64(arg(a, 0)) + 1n)),
  add: def('any...', (a) => wrap(a.reduce((sum, value) => sum + toInt64(value), 0n))),
  sub: def('any any', (a) => wrap(toInt64(arg(a, 0)) - toInt64(arg(a, 1)))),
  div: def('any any', (a) => wrap(toInt64(arg(a, 0)) / noZero(toInt64(arg(a, 1))))),
  mod: def('any any', (a) => wrap(toInt64(arg(a, 0)) % noZero(toInt64(arg(a, 1))))),
  mul: def('any any...', (a) => wrap(a.reduce((product, value) => BigInt.asIntN(64, product * toInt64(value)), 1n))),
  add1f: def('any', (a) => fold([float(1)], fromNumber(toFloat(arg(a, 0))), add)),
  addf: def('any...', (a) => fold(a, fromNumber(0), add)),
  subf: folded(subtract),
  divf: folded(divide),
  mulf: folded(multiply),
  biggest: def('any any...', most64),
  max: def('any any...', most64),
  min: def('any any...', (a) => wrap(ordered(a)[0] ?? 0n)),
  maxf: def('any any...', (a) => float(Math.max(...a.map(toFloat)))),
  minf: def('any any...', (a) => float(Math.min(...a.map(toFloat)))),
  ceil: def('any', (a) => float(Math.ceil(toFloat(arg(a, 0))))),
  floor: def('any', (a) => float(Math.floor(toFloat(arg(a, 0))))),
  round: def('any int float64...', (a) => float(round(arg(a, 0), count(a, 1), a[2]?.t === 'float' ? a[2].v : 0.5))),
});
