/** SHA-1, SHA-256, SHA-512 and Adler-32 from their definitions: the core knows no crypto library. */

const hex = (words: Iterable<number>): string => Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n));
const rotr = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** The message with its end mark and length, in whole blocks. */
const padded = (bytes: Uint8Array, block: number): DataView => {
  const size = Math.ceil((bytes.length + 1 + block / 8) / block) * block;
  const out = new Uint8Array(size);
  out.set(bytes);
  out[bytes.length] = 0x80;
  const view = new DataView(out.buffer);
  view.setUint32(size - 4, bytes.length << 3);
  view.setUint32(size - 8, Math.floor(bytes.length / 0x20000000));
  return view;
};

export const sha1 = (bytes: Uint8Array): string => {
  const view = padded(bytes, 64);
  let [a, b, c, d, e] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const w = new Int32Array(80);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + i * 4);
    for (let i = 16; i < 80; i++) w[i] = rotl((w[i - 3] ?? 0) ^ (w[i - 8] ?? 0) ^ (w[i - 14] ?? 0) ^ (w[i - 16] ?? 0), 1);
    const [a0, b0, c0, d0, e0] = [a, b, c, d, e];
    for (let i = 0; i < 80; i++) {
      const f = i < 20 ? (b & c) | (~b & d) : i < 40 ? b ^ c ^ d : i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      const k = i < 20 ? 0x5a827999 : i < 40 ? 0x6ed9eba1 : i < 60 ? 0x8f1bbcdc : 0xca62c1d6;
      const t = (rotl(a, 5) + f + e + k + (w[i] ?? 0)) | 0;
      [e, d, c, b, a] = [d, c, rotl(b, 30), a, t];
    }
    [a, b, c, d, e] = [(a + a0) | 0, (b + b0) | 0, (c + c0) | 0, (d + d0) | 0, (e + e0) | 0];
  }
  return hex([a, b, c, d, e]);
};

const primes = (count: number): number[] => {
  const out: number[] = [];
  for (let n = 2; out.length < count; n++) if (out.every((p) => n % p !== 0)) out.push(n);
  return out;
};

/** The first bits behind the point of the square or cube root of n. */
const rootBits = (n: number, root: 2 | 3, bits: number): bigint => {
  const target = BigInt(n) << BigInt(bits * root);
  let low = 0n;
  let high = 1n << BigInt(bits + 10);
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** BigInt(root) <= target) low = middle;
    else high = middle - 1n;
  }
  return BigInt.asUintN(bits, low);
};

interface Tables {
  readonly k256: Int32Array;
  readonly h256: readonly number[];
  readonly k512: readonly bigint[];
  readonly h512: readonly bigint[];
}
const makeTables = (): Tables => {
  const all = primes(80);
  return {
    k256: Int32Array.from(all.slice(0, 64), (p) => Number(BigInt.asIntN(32, rootBits(p, 3, 32)))),
    h256: all.slice(0, 8).map((p) => Number(BigInt.asIntN(32, rootBits(p, 2, 32)))),
    k512: all.map((p) => rootBits(p, 3, 64)),
    h512: all.slice(0, 8).map((p) => rootBits(p, 2, 64)),
  };
};
const tables = makeTables();

export const sha256 = (bytes: Uint8Array): string => {
  const view = padded(bytes, 64);
  const h = Int32Array.from(tables.h256);
  const w = new Int32Array(64);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + i * 4);
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15] ?? 0;
      const y = w[i - 2] ?? 0;
      const s0 = rotr(x, 7) ^ rotr(x, 18) ^ (x >>> 3);
      const s1 = rotr(y, 17) ^ rotr(y, 19) ^ (y >>> 10);
      w[i] = ((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, last = 0] = h;
    for (let i = 0; i < 64; i++) {
      const s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
      const t1 = (last + s1 + ((e & f) ^ (~e & g)) + (tables.k256[i] ?? 0) + (w[i] ?? 0)) | 0;
      const s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [last, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    for (const [i, x] of [a, b, c, d, e, f, g, last].entries()) h[i] = ((h[i] ?? 0) + x) | 0;
  }
  return hex(h);
};

const u64 = (x: bigint): bigint => BigInt.asUintN(64, x);
const rotr64 = (x: bigint, n: bigint): bigint => (x >> n) | u64(x << (64n - n));

export const sha512 = (bytes: Uint8Array): string => {
  const view = padded(bytes, 128);
  let h = [...tables.h512];
  const w: bigint[] = [];
  for (let at = 0; at < view.byteLength; at += 128) {
    for (let i = 0; i < 16; i++) w[i] = view.getBigUint64(at + i * 8);
    for (let i = 16; i < 80; i++) {
      const x = w[i - 15] ?? 0n;
      const y = w[i - 2] ?? 0n;
      const s0 = rotr64(x, 1n) ^ rotr64(x, 8n) ^ (x >> 7n);
      const s1 = rotr64(y, 19n) ^ rotr64(y, 61n) ^ (y >> 6n);
      w[i] = u64((w[i - 16] ?? 0n) + s0 + (w[i - 7] ?? 0n) + s1);
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, last = 0n] = h;
    for (let i = 0; i < 80; i++) {
      const s1 = rotr64(e, 14n) ^ rotr64(e, 18n) ^ rotr64(e, 41n);
      const t1 = last + s1 + ((e & f) ^ (u64(~e) & g)) + (tables.k512[i] ?? 0n) + (w[i] ?? 0n);
      const s0 = rotr64(a, 28n) ^ rotr64(a, 34n) ^ rotr64(a, 39n);
      const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      [last, g, f, e, d, c, b, a] = [g, f, e, u64(d + t1), c, b, a, u64(t1 + t2)];
    }
    h = [a, b, c, d, e, f, g, last].map((x, i) => u64(x + (h[i] ?? 0n)));
  }
  return h.map((x) => x.toString(16).padStart(16, '0')).join('');
};

export const adler32 = (bytes: Uint8Array): number => {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
};
