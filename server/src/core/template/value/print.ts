import { formatFloat } from './number.ts';
import { sortedKeys } from './quote.ts';
import { type Meter, meter, tick } from './refuse.ts';
import type { Value } from './value.ts';

/** How deep values are printed; a map that holds itself would never end. */
const maxDepth = 100;

/** `fmt.Sprint` of one value, which is `%v`; `plus` is `%+v`. */
export const show = (value: Value, plus = false, depth = 0, m: Meter = meter()): string => {
  tick(m);
  if (depth > maxDepth) return '…';
  switch (value.t) {
    case 'nil':
      return '<nil>';
    case 'bool':
      return String(value.v);
    case 'int':
      return value.type === 'time.Duration' ? showDuration(value.v) : String(value.v);
    case 'float':
      return formatFloat(value.v);
    case 'complex':
      return `(${formatFloat(value.re)}${value.im < 0 || Object.is(value.im, -0) ? '' : '+'}${formatFloat(value.im)}i)`;
    case 'string':
      return value.v;
    case 'bytes':
      return `[${Array.from(value.v, (c) => String(c.codePointAt(0))).join(' ')}]`;
    case 'list':
      return `[${value.items.map((item) => show(item, plus, depth + 1, m)).join(' ')}]`;
    case 'map':
      return `map[${sortedKeys(value.map)
        .map((key) => `${key}:${show(value.map.get(key) ?? { t: 'nil', typed: true, o: undefined }, plus, depth + 1, m)}`)
        .join(' ')}]`;
    case 'struct': {
      if (value.text !== undefined) return value.text();
      const fields = [...value.fields].map(([name, field]) =>
        plus ? `${name}:${show(field, plus, depth + 1, m)}` : show(field, plus, depth + 1, m),
      );
      return `${value.type.startsWith('*') ? '&' : ''}{${fields.join(' ')}}`;
    }
  }
};

/** `time.Duration.String()`. */
export const showDuration = (nanoseconds: bigint): string => {
  if (nanoseconds === 0n) return '0s';
  const sign = nanoseconds < 0n ? '-' : '';
  const n = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const fraction = (value: bigint, unit: bigint): string => {
    const rest = (value % unit)
      .toString()
      .padStart(unit.toString().length - 1, '0')
      .replace(/0+$/, '');
    return `${value / unit}${rest === '' ? '' : `.${rest}`}`;
  };
  if (n < 1000n) return `${sign}${n}ns`;
  if (n < 1_000_000n) return `${sign}${fraction(n, 1000n)}µs`;
  if (n < 1_000_000_000n) return `${sign}${fraction(n, 1_000_000n)}ms`;
  const minutes = n / 60_000_000_000n;
  const seconds = `${fraction(n % 60_000_000_000n, 1_000_000_000n)}s`;
  if (minutes === 0n) return sign + seconds;
  return minutes < 60n ? `${sign}${minutes}m${seconds}` : `${sign}${minutes / 60n}h${minutes % 60n}m${seconds}`;
};
