/** Numbers as Go writes them. */

/** Shortest digits and the decimal exponent: 1234.5 is digits 12345, exponent 3. */
const shortest = (v: number): { digits: string; exp: number } => scientific(Math.abs(v).toExponential());
const scientific = (text: string): { digits: string; exp: number } => {
  const [mantissa = '0', exp = '0'] = text.split('e');
  return { digits: mantissa.replace('.', ''), exp: Number(exp) };
};

const sign = (v: number): string => (v < 0 || Object.is(v, -0) ? '-' : '');
const special = (v: number): string | undefined => {
  if (Number.isNaN(v)) return 'NaN';
  return Number.isFinite(v) ? undefined : v > 0 ? '+Inf' : '-Inf';
};

const withExponent = (digits: string, exp: number): string => {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${digits[0]}${fraction}e${exp < 0 ? '-' : '+'}${String(Math.abs(exp)).padStart(2, '0')}`;
};

const plain = (digits: string, exp: number): string => {
  if (exp < 0) return `0.${'0'.repeat(-exp - 1)}${digits}`;
  if (exp + 1 >= digits.length) return digits + '0'.repeat(exp + 1 - digits.length);
  return `${digits.slice(0, exp + 1)}.${digits.slice(exp + 1)}`;
};

/** How `%v` and `%g` print a float64: `e` notation from a million on. */
export const formatFloat = (v: number): string => {
  const odd = special(v);
  if (odd !== undefined) return odd;
  const { digits, exp } = shortest(v);
  return sign(v) + (exp < -4 || exp >= 6 ? withExponent(digits, exp) : plain(digits, exp));
};

/** `%f` with a precision: exact decimal digits, ties to even. */
export const formatFixed = (v: number, precision: number): string => {
  const odd = special(v);
  if (odd !== undefined) return odd;
  const abs = Math.abs(v);
  if (abs >= 1e21) return `${sign(v)}${BigInt(abs)}${precision > 0 ? `.${'0'.repeat(precision)}` : ''}`;
  return sign(v) + tieToEven(abs.toFixed(Math.min(100, precision)), abs.toFixed(Math.min(100, precision + 30)), precision);
};

/** `%e` with a precision. */
export const formatExponent = (v: number, precision: number): string => {
  const odd = special(v);
  if (odd !== undefined) return odd;
  const { digits, exp } = scientific(Math.abs(v).toExponential(Math.min(100, precision)));
  return sign(v) + withExponent(digits, exp);
};

/** `%g` with a precision. */
export const formatGeneral = (v: number, precision: number): string => {
  const odd = special(v);
  if (odd !== undefined) return odd;
  const wanted = Math.max(1, precision);
  const all = scientific(Math.abs(v).toExponential(Math.min(100, wanted - 1)));
  const digits = all.digits.replace(/0+$/, '') || '0';
  const limit = wanted > digits.length && digits.length >= all.exp + 1 ? digits.length : wanted;
  return sign(v) + (all.exp < -4 || all.exp >= limit ? withExponent(digits, all.exp) : plain(digits, all.exp));
};

const tieToEven = (rounded: string, exact: string, precision: number): string => {
  const point = exact.indexOf('.');
  const rest = exact.slice(point + 1 + precision);
  if (!/^50*$/.test(rest)) return rounded;
  const down = precision === 0 ? exact.slice(0, point) : exact.slice(0, point + 1 + precision);
  return Number(down.at(-1)) % 2 === 0 ? down : rounded;
};

/** JSON's form of a float64 as encoding/json writes it. */
export const jsonFloat = (v: number): string => {
  const { digits, exp } = shortest(v);
  const abs = Math.abs(v);
  if (abs === 0 || (abs >= 1e-6 && abs < 1e21)) return sign(v) + plain(digits, exp);
  return sign(v) + withExponent(digits, exp).replace('e-0', 'e-');
};
