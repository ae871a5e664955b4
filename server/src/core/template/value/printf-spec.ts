import type { Value } from './value.ts';

export interface Flags {
  readonly plus: boolean;
  readonly minus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  readonly width: number | undefined;
  readonly precision: number | undefined;
}

/** Wider than this Go refuses, and so do we. */
const maxWidth = 1_000_000;

const absent = (): number | undefined => undefined;

export interface Spec {
  readonly end: number;
  readonly next: number;
  readonly reordered: boolean;
  readonly goodIndex: boolean;
  readonly verb: string | undefined;
  readonly flags: Flags;
  readonly notes: readonly string[];
}

/** Reads what stands behind a percent sign: flags, argument index, width, precision, verb. */
export const readSpec = (text: string, start: number, args: readonly Value[], from: number): Spec => {
  let at = start;
  let next = from;
  let reordered = false;
  let goodIndex = true;
  const notes: string[] = [];
  const flags = {
    plus: false,
    minus: false,
    sharp: false,
    space: false,
    zero: false,
    width: absent(),
    precision: absent(),
  };
  for (; ; at++) {
    const c = text[at];
    if (c === '+') flags.plus = true;
    else if (c === '-') [flags.minus, flags.zero] = [true, false];
    else if (c === '#') flags.sharp = true;
    else if (c === ' ') flags.space = true;
    else if (c === '0') flags.zero = !flags.minus;
    else break;
  }
  const index = (): boolean => {
    if (text[at] !== '[') return false;
    reordered = true;
    const close = text.indexOf(']', at);
    const n = close < 0 ? Number.NaN : Number(text.slice(at + 1, close));
    at = close < 0 ? at + 1 : close + 1;
    if (!Number.isInteger(n) || n < 1 || n > args.length) goodIndex = false;
    else next = n - 1;
    return true;
  };
  const star = (): number | undefined => {
    at++;
    const arg = args[next];
    if (arg !== undefined) next++;
    return arg?.t === 'int' && arg.v <= maxWidth && arg.v >= -maxWidth ? Number(arg.v) : undefined;
  };
  const digits = (): number | undefined => {
    const m = /^[0-9]+/.exec(text.slice(at, at + 8))?.[0];
    if (m === undefined) return undefined;
    at += m.length;
    return Number(m) > maxWidth ? undefined : Number(m);
  };
  index();
  if (text[at] === '*') {
    const width = star();
    if (width === undefined) notes.push('%!(BADWIDTH)');
    else if (width < 0) [flags.minus, flags.zero] = [true, false];
    flags.width = width === undefined ? undefined : Math.abs(width);
  } else flags.width = digits();
  if (text[at] === '.') {
    at++;
    index();
    if (text[at] === '*') {
      const precision = star();
      if (precision === undefined || precision < 0) notes.push('%!(BADPREC)');
      flags.precision = precision !== undefined && precision >= 0 ? precision : undefined;
    } else flags.precision = digits() ?? 0;
  }
  index();
  const code = text.codePointAt(at);
  const verb = code === undefined ? undefined : String.fromCodePoint(code);
  return { end: at + (verb?.length ?? 0), next, reordered, goodIndex, verb, flags, notes };
};
