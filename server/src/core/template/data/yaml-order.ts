/** The order in which go-yaml writes keys: numbers within names count as numbers, and digits stand before letters. */
export const compareKeys = (a: string, b: string): number => {
  if (a === b) return 0;
  const x = Array.from(a);
  const y = Array.from(b);
  for (let i = 0; i < x.length && i < y.length; i++) {
    const [p, q] = [x[i] ?? '', y[i] ?? ''];
    if (p === q) continue;
    const [pl, ql] = [isLetter(p), isLetter(q)];
    if (pl && ql) return order(point(p), point(q));
    if (pl || ql) return ql ? -1 : 1;
    let [pn, qn] = [0n, 0n];
    if (p === '0' || q === '0') {
      for (let j = i - 1; j >= 0 && isDigit(x[j]); j--) {
        if (x[j] !== '0') {
          [pn, qn] = [1n, 1n];
          break;
        }
      }
    }
    let [pi, qi] = [i, i];
    for (; isDigit(x[pi]); pi++) pn = BigInt.asIntN(64, pn * 10n + BigInt(point(x[pi] ?? '') - 48));
    for (; isDigit(y[qi]); qi++) qn = BigInt.asIntN(64, qn * 10n + BigInt(point(y[qi] ?? '') - 48));
    if (pn !== qn) return pn < qn ? -1 : 1;
    if (pi !== qi) return pi - qi;
    return order(point(p), point(q));
  }
  return x.length - y.length;
};

const point = (c: string): number => c.codePointAt(0) ?? 0;
const order = (a: number, b: number): number => a - b;
const isLetter = (c: string): boolean => /\p{L}/u.test(c);
const isDigit = (c: string | undefined): boolean => c !== undefined && /\p{Nd}/u.test(c);
