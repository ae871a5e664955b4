import { showDuration } from '../value/print.ts';
import { float, type Int, int, type Method, str, type Value } from '../value/value.ts';
import { parseFloat64, truncate } from './convert.ts';
import { arg, chars, def, refuse, table } from './define.ts';

const units: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };

/** `time.ParseDuration` in nanoseconds; undefined where it cannot be read. */
export const parseDuration = (text: string): bigint | undefined => {
  const m = /^([+-]?)((?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+$/.exec(text);
  if (text === '0' || text === '+0' || text === '-0') return 0n;
  if (m === null || text.length > 200) return undefined;
  let sum = 0n;
  for (const [, number = '0', unit = 's'] of text.matchAll(/([0-9]+\.?[0-9]*|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    const [whole = '', part = ''] = number.split('.');
    const scale = BigInt(units[unit] ?? 1);
    sum += BigInt(whole || '0') * scale + (part === '' ? 0n : (BigInt(part) * scale) / 10n ** BigInt(part.length));
  }
  if (sum > 2n ** 63n - 1n) return undefined;
  return m[1] === '-' ? -sum : sum;
};

/** Helm 4's reading of a duration: a duration string, or seconds. */
const asDuration = (value: Value): bigint | string => {
  switch (value.t) {
    case 'int':
      return value.type === 'time.Duration' ? value.v : value.v * 1_000_000_000n;
    case 'float':
      return Number.isFinite(value.v) ? truncate(value.v * 1e9) : `invalid duration seconds: ${value.v}`;
    case 'string': {
      const text = value.v.trim();
      if (text === '') return 'empty duration';
      const seconds = parseFloat64(text);
      return (
        parseDuration(text) ??
        (seconds === undefined ? `could not parse duration ${JSON.stringify(value.v)}` : truncate(seconds * 1e9))
      );
    }
    case 'nil':
      return 'invalid duration';
    default:
      return `unsupported duration type ${value.t}`;
  }
};

const duration = (n: bigint): Int => int(n, 'time.Duration');
const seconds = (n: bigint): number => Number(n / 1_000_000_000n) + Number(n % 1_000_000_000n) / 1e9;
const inUnit = (run: (n: bigint) => Value, otherwise: Value) =>
  def('any', (a) => {
    const d = asDuration(arg(a, 0));
    return typeof d === 'string' ? otherwise : run(d);
  });

const roundTo = (d: bigint, to: bigint, up: boolean): bigint => {
  if (to <= 0n) return d;
  const rest = d % to;
  const abs = rest < 0n ? -rest : rest;
  if (!up || abs * 2n < to) return d - rest;
  return d < 0n ? d + abs - to : d - rest + to;
};
const rounding = (up: boolean) =>
  def('any any', (a) => {
    const [d, to] = [asDuration(arg(a, 0)), asDuration(arg(a, 1))];
    if (typeof d === 'string') return duration(0n);
    return duration(typeof to === 'string' ? d : roundTo(d, to, up));
  });

export const durationMethods = (value: Int): ReadonlyMap<string, Method> => {
  const get = (run: () => Value): Method => ({ params: [], run });
  return new Map([
    ['Seconds', get(() => float(seconds(value.v)))],
    ['Minutes', get(() => float(seconds(value.v) / 60))],
    ['Hours', get(() => float(seconds(value.v) / 3600))],
    ['Milliseconds', get(() => int(value.v / 1_000_000n, 'int64'))],
    ['Microseconds', get(() => int(value.v / 1000n, 'int64'))],
    ['Nanoseconds', get(() => int(value.v, 'int64'))],
    ['String', get(() => str(showDuration(value.v)))],
    ['Abs', get(() => duration(value.v < 0n ? -value.v : value.v))],
  ]);
};

const int64 = (n: bigint): Value => int(n, 'int64');

/** Helm 4 only. */
export const durationFunctions = table({
  mustToDuration: def('any', (a) => {
    const d = asDuration(arg(a, 0));
    return typeof d === 'string' ? refuse(d) : duration(d);
  }),
  durationSeconds: inUnit((n) => float(seconds(n)), float(0)),
  durationMinutes: inUnit((n) => float(seconds(n) / 60), float(0)),
  durationHours: inUnit((n) => float(seconds(n) / 3600), float(0)),
  durationDays: inUnit((n) => float(seconds(n) / 86400), float(0)),
  durationWeeks: inUnit((n) => float(seconds(n) / 604800), float(0)),
  durationMilliseconds: inUnit((n) => int64(n / 1_000_000n), int64(0n)),
  durationMicroseconds: inUnit((n) => int64(n / 1000n), int64(0n)),
  durationNanoseconds: inUnit(int64, int64(0n)),
  durationRoundTo: rounding(true),
  durationTruncateTo: rounding(false),
});

export const durationText = (args: readonly Value[]): string => {
  const value = arg(args, 0);
  if (value.t === 'string')
    return showDuration(/^[+-]?[0-9]+$/.test(chars(args, 0)) ? BigInt(chars(args, 0)) * 1_000_000_000n : 0n);
  return showDuration(value.t === 'int' && value.type === 'int64' ? BigInt.asIntN(64, value.v * 1_000_000_000n) : 0n);
};

/** The largest unit that fits: `2h`, `3d`, `1y`. */
export const roundDuration = (n: bigint): string => {
  const abs = n < 0n ? -n : n;
  const day = 86_400_000_000_000n;
  const steps: readonly (readonly [bigint, string])[] = [
    [day * 365n, 'y'],
    [day * 30n, 'mo'],
    [day, 'd'],
    [3_600_000_000_000n, 'h'],
    [60_000_000_000n, 'm'],
    [1_000_000_000n, 's'],
  ];
  const fit = steps.find(([size]) => abs > size);
  return fit === undefined ? '0s' : `${abs / fit[0]}${fit[1]}`;
};
