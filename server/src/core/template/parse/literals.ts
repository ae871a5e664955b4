import type { GoNumber } from './nodes.ts';

const simple: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\' };

/** The half of a surrogate pair that stands for one byte of invalid UTF-8 in a string; see value/bytes.ts. */
const loneByte = (byte: number): string => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte);

/**
 * The value of a Go string or character literal, quotes included in `text`; undefined where an escape is wrong.
 * Escapes that make bytes beyond ASCII are joined to characters where they form UTF-8.
 */
export const unquote = (text: string): string | undefined => {
  const mark = text[0] ?? '';
  const inner = text.slice(1, -1);
  if (mark === '`') return inner.replaceAll('\r', '');
  if (!inner.includes('\\')) return inner;
  let out = '';
  let bytes = false;
  for (let i = 0; i < inner.length; i++) {
    const c = inner[i] ?? '';
    if (c !== '\\') {
      out += c;
      continue;
    }
    const e = inner[++i] ?? '';
    const plain = simple[e];
    if (plain !== undefined) out += plain;
    else if (e === mark) out += e;
    else if (e === 'x' || e === 'u' || e === 'U') {
      const size = e === 'x' ? 2 : e === 'u' ? 4 : 8;
      const digits = inner.slice(i + 1, i + 1 + size);
      if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length !== size) return undefined;
      const code = Number.parseInt(digits, 16);
      if (e === 'x') {
        out += loneByte(code);
        bytes ||= code >= 0x80;
      } else if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined;
      else out += String.fromCodePoint(code);
      i += size;
    } else if (e >= '0' && e <= '7') {
      const digits = inner.slice(i, i + 3);
      if (!/^[0-7]{3}$/.test(digits)) return undefined;
      const code = Number.parseInt(digits, 8);
      if (code > 255) return undefined;
      out += loneByte(code);
      bytes ||= code >= 0x80;
      i += 2;
    } else return undefined;
  }
  return bytes ? joinBytes(out) : out;
};

/** Joins lone bytes that together are the UTF-8 form of a character. */
export const joinBytes = (text: string): string =>
  text.replace(/[\udc80-\udcff]{2,}/g, (run) => {
    const bytes = Array.from({ length: run.length }, (_, i) => run.charCodeAt(i) & 0xff);
    let out = '';
    for (let i = 0; i < bytes.length; ) {
      const b = bytes[i] ?? 0;
      const size = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : b >= 0xc2 ? 2 : 1;
      const rest = bytes.slice(i + 1, i + size);
      const whole = size > 1 && rest.length === size - 1 && rest.every((x) => (x & 0xc0) === 0x80);
      const code = whole ? rest.reduce((sum, x) => (sum << 6) | (x & 0x3f), b & (0xff >> (size + 1))) : 0;
      const fits =
        whole && code >= ([0, 0, 0x80, 0x800, 0x10000][size] ?? 0) && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
      out += fits ? String.fromCodePoint(code) : loneByte(b);
      i += fits ? size : 1;
    }
    return out;
  });

const maxInt = 2n ** 63n - 1n;
const maxUint = 2n ** 64n - 1n;

/** An integer in Go's base-0 notation: prefix, leading-zero octal, underscores between digits. */
export const goInteger = (text: string): bigint | undefined => {
  const m =
    /^([+-]?)(0[xX]_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[bB]_?[01]+(?:_[01]+)*|0[oO]?(?:_?[0-7]+)(?:_[0-7]+)*|0|[1-9][0-9]*(?:_[0-9]+)*)$/.exec(
      text,
    );
  if (m === null) return undefined;
  const digits = (m[2] ?? '').replaceAll('_', '');
  const value = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return m[1] === '-' ? -value : value;
};

/** A float in Go's notation, hexadecimal floats and underscores included. */
export const goFloat = (text: string): number | undefined => {
  const hex = /^([+-]?)0[xX]([0-9a-fA-F_]*)\.?([0-9a-fA-F_]*)[pP]([+-]?[0-9]+)$/.exec(text);
  if (hex !== null) {
    const whole = (hex[2] ?? '').replaceAll('_', '');
    const part = (hex[3] ?? '').replaceAll('_', '');
    if (whole + part === '') return undefined;
    const mantissa = Number(BigInt(`0x${whole}${part}`)) * 2 ** (Number(hex[4]) - 4 * part.length);
    return hex[1] === '-' ? -mantissa : mantissa;
  }
  if (!/^[+-]?([0-9]+(_[0-9]+)*\.?([0-9]+(_[0-9]+)*)?|\.[0-9]+(_[0-9]+)*)([eE][+-]?[0-9]+(_[0-9]+)*)?$/.test(text))
    return undefined;
  return Number(text.replaceAll('_', ''));
};

const fromFloat = (float: number): GoNumber => {
  const whole = Number.isInteger(float) && Math.abs(float) < 2 ** 63;
  return {
    int: whole ? BigInt(float) : undefined,
    uint: whole && float >= 0 ? BigInt(float) : undefined,
    float,
    complex: undefined,
  };
};

/** The constant that a number or character literal stands for, or what Go says about it. */
export const goNumber = (text: string, sort: 'number' | 'char' | 'complex'): GoNumber | { readonly error: string } => {
  if (sort === 'char') {
    const value = unquote(text);
    const points = value === undefined ? [] : Array.from(value);
    const code = points.length === 1 ? points[0]?.codePointAt(0) : undefined;
    if (code === undefined)
      return { error: value === undefined || points.length === 0 ? 'invalid syntax' : `malformed character constant: ${text}` };
    const byte = code >= 0xdc80 && code <= 0xdcff ? code & 0xff : code;
    return { int: BigInt(byte), uint: BigInt(byte), float: byte, complex: undefined };
  }
  if (sort === 'complex') {
    const m = /^(.*[^eEpP])([+-][^+-]*(?:[eEpP][+-][0-9_]+)?)i$/.exec(text);
    const re = goFloat(m?.[1] ?? '') ?? Number(goInteger(m?.[1] ?? '') ?? Number.NaN);
    const im = goFloat(m?.[2] ?? '') ?? Number(goInteger(m?.[2] ?? '') ?? Number.NaN);
    if (Number.isNaN(re) || Number.isNaN(im)) return { error: `illegal number syntax: ${JSON.stringify(text)}` };
    return im === 0
      ? { ...fromFloat(re), complex: [re, im] }
      : { int: undefined, uint: undefined, float: undefined, complex: [re, im] };
  }
  if (text.endsWith('i')) {
    const im = goFloat(text.slice(0, -1));
    if (im !== undefined)
      return im === 0
        ? { ...fromFloat(0), complex: [0, 0] }
        : { int: undefined, uint: undefined, float: undefined, complex: [0, im] };
  }
  const int = goInteger(text);
  if (int !== undefined && int <= maxUint && int >= -maxInt - 1n) {
    const uint = int >= 0n && !/^[+-]/.test(text) ? int : undefined;
    const signed = int <= maxInt ? int : undefined;
    if (signed !== undefined || uint !== undefined) return { int: signed, uint, float: Number(int), complex: undefined };
  }
  const float = goFloat(text);
  if (float !== undefined && Number.isFinite(float)) {
    if (!/[.eEpP]/.test(text)) return { error: `integer overflow: ${JSON.stringify(text)}` };
    return fromFloat(float);
  }
  return { error: `illegal number syntax: ${JSON.stringify(text)}` };
};
