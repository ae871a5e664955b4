/** Decimal arithmetic for `addf`, `mulf` and their like: exact but for division, which keeps sixteen digits behind the point. */
import { refuse } from './define.ts';

export interface Decimal {
  readonly value: bigint;
  /** Digits behind the point. */
  readonly scale: number;
}

const divisionDigits = 16;

export const fromNumber = (v: number): Decimal => {
  if (!Number.isFinite(v)) return { value: 0n, scale: 0 };
  const [mantissa = '0', exp = '0'] = v.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const scale = digits.replace('-', '').length - 1 - Number(exp);
  return scale >= 0 ? { value: BigInt(digits), scale } : { value: BigInt(digits) * 10n ** BigInt(-scale), scale: 0 };
};

export const toNumber = (d: Decimal): number => Number(`${d.value}e${-d.scale}`);

const raise = (d: Decimal, scale: number): bigint => d.value * 10n ** BigInt(scale - d.scale);

export const add = (a: Decimal, b: Decimal): Decimal => {
  const scale = Math.max(a.scale, b.scale);
  return { value: raise(a, scale) + raise(b, scale), scale };
};
export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, { value: -b.value, scale: b.scale });
export const multiply = (a: Decimal, b: Decimal): Decimal => ({ value: a.value * b.value, scale: a.scale + b.scale });

/** Rounds half away from zero at the sixteenth digit. */
export const divide = (a: Decimal, b: Decimal): Decimal => {
  if (b.value === 0n) return refuse('decimal division by 0');
  const shift = divisionDigits + b.scale - a.scale;
  const top = shift >= 0 ? a.value * 10n ** BigInt(shift) : a.value;
  const bottom = shift >= 0 ? b.value : b.value * 10n ** BigInt(-shift);
  const quotient = top / bottom;
  const rest = top % bottom;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const away = twice >= (bottom < 0n ? -bottom : bottom) ? (top < 0n === bottom < 0n ? 1n : -1n) : 0n;
  return { value: quotient + away, scale: divisionDigits };
};
