/** Unpacks a packed chart (.tgz) without any library: gzip, deflate and tar, all within a size that a chart may have. */

const maxSize = 100_000_000;

/** The files of a packed chart by path without the folder around them; undefined where the bytes are no such archive. */
export const unpack = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined => {
  const start = gzipBody(bytes);
  if (start === undefined) return undefined;
  const tar = inflate(bytes, start);
  return tar === undefined ? undefined : untar(tar);
};

/** Where the compressed data of a gzip file begins. */
const gzipBody = (b: Uint8Array): number | undefined => {
  if (b[0] !== 0x1f || b[1] !== 0x8b || b[2] !== 8) return undefined;
  const flags = b[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (b[at] ?? 0) + ((b[at + 1] ?? 0) << 8);
  for (const bit of [8, 16]) {
    if (!(flags & bit)) continue;
    while (at < b.length && b[at] !== 0) at++;
    at++;
  }
  return flags & 2 ? at + 2 : at;
};

/** A Huffman code as counts per length and symbols in order. */
interface Code {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

const codeOf = (lengths: readonly number[]): Code => {
  const counts = new Array<number>(16).fill(0);
  for (const n of lengths) counts[n] = (counts[n] ?? 0) + 1;
  counts[0] = 0;
  const symbols = lengths
    .map((n, symbol) => [n, symbol] as const)
    .filter(([n]) => n > 0)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([, symbol]) => symbol);
  return { counts, symbols };
};

const range = (n: number, of: number): number[] => new Array<number>(n).fill(of);
const fixedLengths = codeOf([...range(144, 8), ...range(112, 9), ...range(24, 7), ...range(8, 8)]);
const fixedDistances = codeOf(range(30, 5));
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289,
  16385, 24577,
];
const distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const inflate = (input: Uint8Array, start: number): Uint8Array | undefined => {
  let out = new Uint8Array(Math.max(1024, input.length * 5));
  let size = 0;
  let at = start;
  let held = 0;
  let count = 0;
  const bits = (n: number): number => {
    while (count < n) {
      held |= (input[at++] ?? 0) << count;
      count += 8;
    }
    const value = held & ((1 << n) - 1);
    held >>>= n;
    count -= n;
    return value;
  };
  const symbol = (code: Code): number => {
    let value = 0;
    let first = 0;
    let index = 0;
    for (let n = 1; n < 16; n++) {
      value |= bits(1);
      const here = code.counts[n] ?? 0;
      if (value - here < first) return code.symbols[index + value - first] ?? -1;
      index += here;
      first = (first + here) << 1;
      value <<= 1;
    }
    return -1;
  };
  const put = (byte: number): void => {
    if (size === out.length) {
      const bigger = new Uint8Array(out.length * 2);
      bigger.set(out);
      out = bigger;
    }
    out[size++] = byte;
  };
  const codes = (lengths: Code, distances: Code): boolean => {
    for (;;) {
      const s = symbol(lengths);
      if (s < 0 || size > maxSize || at > input.length + 4) return false;
      if (s < 256) put(s);
      else if (s === 256) return true;
      else {
        const length = (lengthBase[s - 257] ?? 0) + bits(lengthBits[s - 257] ?? 0);
        const d = symbol(distances);
        const distance = (distanceBase[d] ?? 0) + bits(distanceBits[d] ?? 0);
        if (d < 0 || distance > size) return false;
        for (let i = 0; i < length; i++) put(out[size - distance] ?? 0);
      }
    }
  };
  for (;;) {
    const last = bits(1);
    const sort = bits(2);
    if (sort === 0) {
      held = 0;
      count = 0;
      const length = (input[at] ?? 0) | ((input[at + 1] ?? 0) << 8);
      at += 4;
      if (at + length > input.length || size > maxSize) return undefined;
      for (let i = 0; i < length; i++) put(input[at++] ?? 0);
    } else if (sort === 1) {
      if (!codes(fixedLengths, fixedDistances)) return undefined;
    } else if (sort === 2) {
      const [nl, nd, nc] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
      const small = range(19, 0);
      for (let i = 0; i < nc; i++) small[order[i] ?? 0] = bits(3);
      const code = codeOf(small);
      const lengths: number[] = [];
      while (lengths.length < nl + nd) {
        const s = symbol(code);
        if (s < 0) return undefined;
        if (s < 16) lengths.push(s);
        else if (s === 16) lengths.push(...range(3 + bits(2), lengths.at(-1) ?? 0));
        else lengths.push(...range(s === 17 ? 3 + bits(3) : 11 + bits(7), 0));
      }
      if (!codes(codeOf(lengths.slice(0, nl)), codeOf(lengths.slice(nl)))) return undefined;
    } else return undefined;
    if (last === 1) return out.subarray(0, size);
  }
};

const field = (b: Uint8Array, at: number, size: number): string => {
  let out = '';
  for (let i = at; i < at + size && b[i] !== 0; i++) out += String.fromCharCode(b[i] ?? 0);
  return out;
};

const untar = (b: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  const out = new Map<string, Uint8Array>();
  let long: string | undefined;
  for (let at = 0; at + 512 <= b.length; ) {
    const name = field(b, at, 100);
    const size = Number.parseInt(field(b, at + 124, 12).trim() || '0', 8) || 0;
    const type = field(b, at + 156, 1);
    const prefix = field(b, at + 257, 5) === 'ustar' ? field(b, at + 345, 155) : '';
    const body = b.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
    if (name === '' && prefix === '') continue;
    if (type === 'L') long = field(body, 0, size);
    else if (type === 'x') long = /\d+ path=([^\n]*)\n/.exec(field(body, 0, size))?.[1];
    else if (type === '0' || type === '') {
      const path = long ?? (prefix === '' ? name : `${prefix}/${name}`);
      const inside = path.replace(/^\.\//, '').split('/').slice(1).join('/');
      if (inside !== '') out.set(inside, body);
      long = undefined;
    } else if (type !== 'g') long = undefined;
  }
  return out;
};
