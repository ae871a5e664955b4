import { byteLength, toBytes } from './bytes.ts';
import { formatExponent, formatFixed, formatFloat, formatGeneral } from './number.ts';
import { show } from './print.ts';
import { type Flags, readSpec } from './printf-spec.ts';
import { goQuote, quoteChar, sortedKeys } from './quote.ts';
import { type Meter, meter, tick } from './refuse.ts';
import { cut, join, originOf, strFrom } from './text.ts';
import { type Str, str, typeOf, type Value } from './value.ts';

/** `fmt.Sprintf`. Strings that `%s` and `%v` print keep their origins. */
export const printf = (format: Str, args: readonly Value[]): Str => {
  const parts: (Str | string)[] = [];
  const text = format.v;
  let next = 0;
  let reordered = false;
  let at = 0;
  while (at < text.length) {
    const percent = text.indexOf('%', at);
    parts.push(cut(format, at, percent < 0 ? text.length : percent));
    if (percent < 0) break;
    const spec = readSpec(text, percent + 1, args, next);
    at = spec.end;
    next = spec.next;
    reordered = spec.reordered;
    parts.push(...spec.notes);
    const verb = spec.verb;
    if (verb === undefined) {
      parts.push('%!(NOVERB)');
      break;
    }
    if (verb === '%') {
      parts.push('%');
      continue;
    }
    if (!spec.goodIndex) {
      parts.push(`%!${verb}(BADINDEX)`);
      continue;
    }
    const arg = args[next];
    if (arg === undefined) {
      parts.push(`%!${verb}(MISSING)`);
      continue;
    }
    next++;
    parts.push(format1(arg, verb, spec.flags));
  }
  if (!reordered && next < args.length) {
    const extra = args.slice(next).map((arg) => (arg.t === 'nil' ? '<nil>' : `${typeOf(arg)}=${show(arg)}`));
    parts.push(`%!(EXTRA ${extra.join(', ')})`);
  }
  return join(parts);
};

const pad = (text: string, flags: Flags, zeros = flags.zero): string => {
  const missing = (flags.width ?? 0) - Array.from(text).length;
  if (missing <= 0) return text;
  if (flags.minus) return text + ' '.repeat(missing);
  if (!zeros) return ' '.repeat(missing) + text;
  const sign = /^[+-]/.test(text) ? 1 : 0;
  return text.slice(0, sign) + '0'.repeat(missing) + text.slice(sign);
};

const bad = (verb: string, arg: Value, flags: Flags): string =>
  arg.t === 'nil' ? `%!${verb}(<nil>)` : `%!${verb}(${typeOf(arg)}=${formatValue(arg, 'v', { ...flags, sharp: false }, 0)})`;

const format1 = (arg: Value, verb: string, flags: Flags): Str => {
  if (verb === 'T') return str(pad(arg.t === 'nil' ? '<nil>' : typeOf(arg), flags, false));
  if ((verb === 's' || verb === 'v') && arg.t === 'string' && !(verb === 'v' && flags.sharp)) return padStr(arg, flags);
  if (arg.t === 'nil') return str(pad(verb === 'v' ? '<nil>' : `%!${verb}(<nil>)`, flags, false));
  const origin = originOf(arg);
  // `%+v` names fields of structs; it puts no sign before numbers.
  const plain = verb === 'v' && flags.plus && arg.t !== 'struct' ? { ...flags, plus: false } : flags;
  const text = formatValue(arg, verb, plain, 0);
  return origin === undefined ? str(text) : strFrom(text, origin);
};

const padStr = (arg: Str, flags: Flags): Str => {
  const points = flags.precision === undefined && flags.width === undefined ? [] : Array.from(arg.v);
  const kept =
    flags.precision !== undefined && points.length > flags.precision
      ? cut(arg, 0, points.slice(0, flags.precision).join('').length)
      : arg;
  const missing = (flags.width ?? 0) - Math.min(points.length, flags.precision ?? points.length);
  if (missing <= 0) return kept;
  return flags.minus ? join([kept, ' '.repeat(missing)]) : join([(flags.zero ? '0' : ' ').repeat(missing), kept]);
};

const formatValue = (arg: Value, verb: string, flags: Flags, depth: number, m: Meter = meter()): string => {
  tick(m);
  if (depth > 100) return '…';
  const inner = (value: Value): string =>
    value.t === 'nil'
      ? pad(verb === 'v' && flags.sharp ? 'interface {}(nil)' : '<nil>', flags, false)
      : formatValue(value, verb, flags, depth + 1, m);
  switch (arg.t) {
    case 'nil':
      return '<nil>';
    case 'bool':
      return verb === 't' || verb === 'v' ? pad(String(arg.v), flags, false) : bad(verb, arg, flags);
    case 'int':
      if (arg.type === 'time.Duration' && (verb === 'v' || verb === 's')) return pad(show(arg), flags, false);
      return formatInt(arg.v, verb, flags) ?? bad(verb, arg, flags);
    case 'float':
      return formatFloatVerb(arg.v, verb, flags) ?? bad(verb, arg, flags);
    case 'string':
      return formatString(arg.v, verb, flags) ?? bad(verb, arg, flags);
    case 'bytes':
      return verb === 'v' || verb === 'd'
        ? pad(show(arg), flags, false)
        : (formatString(arg.v, verb, flags) ?? bad(verb, arg, flags));
    case 'complex':
      return verb === 'v' ? pad(show(arg), flags) : bad(verb, arg, flags);
    case 'list':
      if (verb === 'v' && flags.sharp) return `${typeOf(arg)}{${arg.items.map(inner).join(', ')}}`;
      return `[${arg.items.map(inner).join(' ')}]`;
    case 'map': {
      const keys = sortedKeys(arg.map);
      const entry = (key: string): string =>
        `${formatString(key, verb, flags) ?? bad(verb, str(key), flags)}:${inner(arg.map.get(key) ?? { t: 'nil', typed: true, o: undefined })}`;
      if (verb === 'v' && flags.sharp) return `${arg.type}{${keys.map(entry).join(', ')}}`;
      return `map[${keys.map(entry).join(' ')}]`;
    }
    case 'struct': {
      if (arg.text !== undefined && (verb === 'v' || verb === 's' || verb === 'q'))
        return formatString(arg.text(), verb, flags) ?? '';
      const fields = [...arg.fields].map(([name, value]) =>
        verb === 'v' && flags.plus ? `${name}:${inner(value)}` : inner(value),
      );
      return `${arg.type.startsWith('*') ? '&' : ''}{${fields.join(' ')}}`;
    }
  }
};

const hex = (text: string, upper: boolean): string => {
  const digits = Array.from(toBytes(text), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return upper ? digits.toUpperCase() : digits;
};

const formatString = (v: string, verb: string, flags: Flags): string | undefined => {
  const limited =
    flags.precision === undefined || verb === 'x' || verb === 'X' ? v : Array.from(v).slice(0, flags.precision).join('');
  if (verb === 'v' && flags.sharp) return pad(goQuote(limited), flags, false);
  if (verb === 's' || verb === 'v') return pad(limited, flags);
  if (verb === 'q')
    return pad(
      flags.sharp && !/[`\x00-\x08\x0a-\x1f\x7f\ufeff]/.test(limited) ? `\`${limited}\`` : goQuote(limited, flags.plus),
      flags,
    );
  if (verb === 'x' || verb === 'X') return pad(hex(limited, verb === 'X'), flags);
  return undefined;
};

const bases: Readonly<Record<string, number>> = { d: 10, v: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };
const prefixes: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' };

const formatInt = (v: bigint, verb: string, flags: Flags): string | undefined => {
  const base = bases[verb];
  if (base !== undefined) {
    const sign = v < 0n ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
    let digits = (v < 0n ? -v : v).toString(base);
    if (verb === 'X') digits = digits.toUpperCase();
    if (flags.precision !== undefined) digits = flags.precision === 0 && v === 0n ? '' : digits.padStart(flags.precision, '0');
    const prefix = verb === 'O' ? '0o' : flags.sharp ? (prefixes[verb] ?? '') : '';
    if (flags.zero && flags.precision === undefined && flags.width !== undefined)
      digits = digits.padStart(flags.width - sign.length - prefix.length, '0');
    return pad(sign + prefix + digits, flags, false);
  }
  const code = v >= 0n && v <= 0x10ffffn ? Number(v) : 0xfffd;
  if (verb === 'c') return pad(String.fromCodePoint(code), flags);
  if (verb === 'q') return pad(`'${quoteChar(String.fromCodePoint(code), "'", flags.plus)}'`, flags);
  if (verb === 'U') return pad(`U+${v.toString(16).toUpperCase().padStart(4, '0')}`, flags);
  return undefined;
};

const formatFloatVerb = (v: number, verb: string, flags: Flags): string | undefined => {
  const text = floatText(v, verb, flags.precision);
  if (text === undefined) return undefined;
  const signed = /^[+-]/.test(text)
    ? text.startsWith('+') && !flags.plus
      ? text
      : text
    : flags.plus
      ? `+${text}`
      : flags.space
        ? ` ${text}`
        : text;
  return pad(signed, flags, flags.zero && Number.isFinite(v));
};

const floatText = (v: number, verb: string, precision: number | undefined): string | undefined => {
  switch (verb) {
    case 'v':
    case 'g':
    case 'G': {
      const text = precision === undefined ? formatFloat(v) : formatGeneral(v, precision);
      return verb === 'G' ? text.toUpperCase() : text;
    }
    case 'f':
    case 'F':
      return formatFixed(v, precision ?? 6);
    case 'e':
    case 'E': {
      const text = formatExponent(v, precision ?? 6);
      return verb === 'E' ? text.toUpperCase() : text;
    }
    default:
      return undefined;
  }
};

/** `fmt.Sprint`: a space between two operands of which neither is a string. */
export const print = (args: readonly Value[]): Str => {
  const parts: (Str | string)[] = [];
  for (const [i, arg] of args.entries()) {
    if (i > 0 && arg.t !== 'string' && args[i - 1]?.t !== 'string') parts.push(' ');
    parts.push(shown(arg));
  }
  return join(parts);
};

/** `fmt.Sprintln`. */
export const println = (args: readonly Value[]): Str =>
  join([...args.flatMap((arg, i) => (i === 0 ? [shown(arg)] : [' ', shown(arg)])), '\n']);

/** A value as text, with its origin. */
export const shown = (arg: Value): Str => {
  if (arg.t === 'string') return arg;
  const origin = originOf(arg);
  return origin === undefined ? str(show(arg)) : strFrom(show(arg), origin);
};

export { byteLength };
