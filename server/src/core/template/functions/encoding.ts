import { fromBytes, toBytes } from '../value/bytes.ts';
import { str } from '../value/value.ts';
import { chars, def, table } from './define.ts';
import { adler32, sha1, sha256, sha512 } from './hashes.ts';

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes as characters of `bits` bits each, filled with `=` to whole groups. */
const encode = (bytes: Uint8Array, alphabet: string, bits: number, group: number): string => {
  const out: string[] = [];
  let held = 0;
  let count = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    count += 8;
    while (count >= bits) {
      count -= bits;
      out.push(alphabet[(held >> count) & ((1 << bits) - 1)] ?? '');
    }
    held &= (1 << count) - 1;
  }
  if (count > 0) out.push(alphabet[(held << (bits - count)) & ((1 << bits) - 1)] ?? '');
  while (out.length % group !== 0) out.push('=');
  return out.join('');
};

/** The bytes of a text, or the offset at which it is wrong. Line ends are passed over, as Go does. */
const decode = (text: string, alphabet: string, bits: number, group: number): Uint8Array | number => {
  const raw = toBytes(text);
  const out: number[] = [];
  let held = 0;
  let count = 0;
  let seen = 0;
  let padding = 0;
  for (const [i, byte] of raw.entries()) {
    if (byte === 10 || byte === 13) continue;
    const c = String.fromCharCode(byte);
    if (c === '=') {
      const inGroup = seen % group;
      const fits = group === 4 ? inGroup === 2 || inGroup === 3 : [2, 4, 5, 7].includes(inGroup);
      if (padding === 0 && !fits) return i;
      padding++;
      continue;
    }
    const value = alphabet.indexOf(c);
    if (padding > 0 || value < 0) return i;
    seen++;
    held = (held << bits) | value;
    count += bits;
    if (count >= 8) {
      count -= 8;
      out.push((held >> count) & 255);
    }
    held &= (1 << count) - 1;
  }
  const whole = (seen + padding) % group === 0 && padding < group;
  return whole ? Uint8Array.from(out) : raw.length - ((seen + padding) % group);
};

export const base64Encode = (text: string): string => encode(toBytes(text), base64, 6, 4);
export const base64Decode = (text: string): string | number => {
  const bytes = decode(text, base64, 6, 4);
  return typeof bytes === 'number' ? bytes : fromBytes(bytes);
};

export const encodingFunctions = table({
  b64enc: def('string', (a) => str(base64Encode(chars(a, 0)))),
  b64dec: def('string', (a) => {
    const decoded = base64Decode(chars(a, 0));
    return str(typeof decoded === 'number' ? `illegal base64 data at input byte ${decoded}` : decoded);
  }),
  b32enc: def('string', (a) => str(encode(toBytes(chars(a, 0)), base32, 5, 8))),
  b32dec: def('string', (a) => {
    const bytes = decode(chars(a, 0), base32, 5, 8);
    return str(typeof bytes === 'number' ? `illegal base32 data at input byte ${bytes}` : fromBytes(bytes));
  }),
  sha1sum: def('string', (a) => str(sha1(toBytes(chars(a, 0))))),
  sha256sum: def('string', (a) => str(sha256(toBytes(chars(a, 0))))),
  sha512sum: def('string', (a) => str(sha512(toBytes(chars(a, 0))))),
  adler32sum: def('string', (a) => str(String(adler32(toBytes(chars(a, 0)))))),
});
