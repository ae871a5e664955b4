/**
 * Go strings are bytes. Here they are JavaScript strings in which a byte that is no part of valid UTF-8 stands as the
 * lone surrogate U+DC80 … U+DCFF, so that cutting a character in two loses nothing.
 */
import { joinBytes } from '../parse/literals.ts';

export { joinBytes };

const ascii = /^[\x00-\x7f]*$/;
export const isAscii = (text: string): boolean => ascii.test(text);

const isLoneByte = (text: string, i: number): boolean => {
  const c = text.charCodeAt(i);
  if (c < 0xdc80 || c > 0xdcff) return false;
  const before = text.charCodeAt(i - 1);
  return !(before >= 0xd800 && before < 0xdc00);
};

const sizeAt = (text: string, i: number): { units: number; bytes: number } => {
  const code = text.codePointAt(i) ?? 0;
  if (code < 0x80) return { units: 1, bytes: 1 };
  if (code < 0x800) return { units: 1, bytes: 2 };
  if (code > 0xffff) return { units: 2, bytes: 4 };
  return { units: 1, bytes: isLoneByte(text, i) ? 1 : 3 };
};

/** The length in bytes. */
export const byteLength = (text: string): number => {
  if (isAscii(text)) return text.length;
  let bytes = 0;
  for (let i = 0; i < text.length; ) {
    const size = sizeAt(text, i);
    bytes += size.bytes;
    i += size.units;
  }
  return bytes;
};

/** The bytes themselves. */
export const toBytes = (text: string): Uint8Array => {
  const out = new Uint8Array(byteLength(text));
  let at = 0;
  for (let i = 0; i < text.length; ) {
    const { units, bytes } = sizeAt(text, i);
    const code = text.codePointAt(i) ?? 0;
    i += units;
    if (bytes === 1) out[at++] = code & 0xff;
    else {
      const lead = bytes === 2 ? 0xc0 : bytes === 3 ? 0xe0 : 0xf0;
      for (let k = bytes - 1; k >= 0; k--)
        out[at + k] = k === 0 ? lead | (code >> (6 * (bytes - 1))) : 0x80 | ((code >> (6 * (bytes - 1 - k))) & 0x3f);
      at += bytes;
    }
  }
  return out;
};

/** The string whose bytes these are. */
export const fromBytes = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  const codes = new Uint16Array(block + 2);
  let count = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) {
      codes[count++] = byte;
      i++;
    } else {
      const [code, size] = characterAt(bytes, i, byte);
      if (code > 0xffff) {
        codes[count++] = 0xd800 + ((code - 0x10000) >> 10);
        codes[count++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
      } else codes[count++] = code;
      i += size;
    }
    if (count >= block) {
      parts.push(String.fromCharCode(...codes.subarray(0, count)));
      count = 0;
    }
  }
  parts.push(String.fromCharCode(...codes.subarray(0, count)));
  return parts.join('');
};

/** As many arguments as a call takes without harm. */
const block = 4096;

/** The character that begins with a byte beyond ASCII, or the stand-in of a byte that begins none. */
const characterAt = (bytes: Uint8Array, at: number, first: number): readonly [code: number, size: number] => {
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  let code = first & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) {
    const next = bytes[at + i] ?? 0;
    if ((next & 0xc0) !== 0x80) return [0xdc00 + first, 1];
    code = (code << 6) | (next & 0x3f);
  }
  const least = size === 2 ? 0x80 : size === 3 ? 0x800 : 0x10000;
  const fits = size > 1 && first < 0xf5 && code >= least && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return fits ? [code, size] : [0xdc00 + first, 1];
};

/**
 * The UTF-16 offset of a byte offset. Inside a character the answer is a fraction: the character's offset and how many
 * of its bytes stand before.
 */
export const unitAt = (text: string, byte: number): { unit: number; inside: number } => {
  if (isAscii(text)) return { unit: byte, inside: 0 };
  let bytes = 0;
  let i = 0;
  while (i < text.length) {
    const size = sizeAt(text, i);
    if (bytes + size.bytes > byte) return { unit: i, inside: byte - bytes };
    bytes += size.bytes;
    i += size.units;
  }
  return { unit: i, inside: 0 };
};

/** Go's order of strings: by bytes, which is by code points. */
export const compareBytes = (a: string, b: string): number => {
  if (a === b) return 0;
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    // Surrogates sort behind the rest of the plane in UTF-8.
    const xs = x >= 0xd800 && x < 0xe000;
    const ys = y >= 0xd800 && y < 0xe000;
    if (xs !== ys) return xs ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
};

/** The text as it can be shown: bytes that are no characters become U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
