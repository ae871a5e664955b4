import { bool, int, str, struct, type Value } from '../value/value.ts';
import { chars, def, refuse, table } from './define.ts';

export interface Version {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly pre: string;
  readonly meta: string;
  readonly original: string;
}

const shape = /^v?([0-9]+)(\.[0-9]+)?(\.[0-9]+)?(-([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?$/;
const maxPart = 2n ** 64n - 1n;

/** A version as written by people: a leading `v` and missing parts are fine. */
export const parseVersion = (text: string): Version | undefined => {
  const m = shape.exec(text);
  if (m === null || text.length > 256) return undefined;
  const parts = [m[1] ?? '0', m[2]?.slice(1) ?? '0', m[3]?.slice(1) ?? '0'];
  const numbers = parts.map((part) => BigInt(part));
  if (numbers.some((n) => n > maxPart)) return undefined;
  const pre = m[5] ?? '';
  if (pre.split('.').some((part) => /^0[0-9]+$/.test(part))) return undefined;
  const [major = 0n, minor = 0n, patch = 0n] = numbers;
  return { major, minor, patch, pre, meta: m[8] ?? '', original: text };
};

export const versionText = (v: Version): string =>
  `${v.major}.${v.minor}.${v.patch}${v.pre === '' ? '' : `-${v.pre}`}${v.meta === '' ? '' : `+${v.meta}`}`;

const order = (a: bigint | string, b: bigint | string): number => (a < b ? -1 : a > b ? 1 : 0);

export const compareVersions = (a: Version, b: Version): number =>
  order(a.major, b.major) || order(a.minor, b.minor) || order(a.patch, b.patch) || comparePre(a.pre, b.pre);

const comparePre = (a: string, b: string): number => {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  const as = a.split('.');
  const bs = b.split('.');
  for (let i = 0; i < Math.max(as.length, bs.length); i++) {
    const [x, y] = [as[i], bs[i]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    if (x === y) continue;
    const [nx, ny] = [/^[0-9]+$/.test(x), /^[0-9]+$/.test(y)];
    if (nx && ny) return order(BigInt(x), BigInt(y));
    if (nx !== ny) return nx ? -1 : 1;
    return order(x, y);
  }
  return 0;
};

interface Bound {
  readonly op: string;
  readonly version: Version;
  readonly minorDirty: boolean;
  readonly patchDirty: boolean;
  readonly dirty: boolean;
}

const ops = '=||!=|>|<|>=|=>|<=|=<|~|~>|\\^'
  .split('|')
  .filter((op) => op !== '')
  .sort((a, b) => b.length - a.length)
  .join('|');
const versionShape =
  'v?([0-9|x|X|\\*]+)(\\.[0-9|x|X|\\*]+)?(\\.[0-9|x|X|\\*]+)?(-([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?(\\+([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?';
const bound = new RegExp(`^\\s*(${ops}|)\\s*(${versionShape})\\s*$`);
const allBounds = new RegExp(`^\\s*((${ops}|)\\s*(${versionShape})\\s*)((?:\\s+|,\\s*)(${ops}|)\\s*(${versionShape})\\s*)*$`);
const findBound = new RegExp(`(${ops}|)\\s*(${versionShape})`, 'g');
const hyphen = new RegExp(`\\s*(${versionShape})\\s+-\\s+(${versionShape})\\s*`, 'g');

const isWild = (part: string): boolean => part === 'x' || part === 'X' || part === '*';

const parseBound = (text: string): Bound | undefined => {
  const m = bound.exec(text);
  if (m === null) return undefined;
  const [, op = '', written = '', major = '', minor = '', patch = '', pre = ''] = m;
  let clean = written;
  let [minorDirty, patchDirty, dirty] = [false, false, false];
  if (isWild(major) || major === '') {
    clean = `0.0.0${pre}`;
    dirty = true;
  } else if (isWild(minor.replace(/^\./, '')) || minor === '') {
    minorDirty = true;
    dirty = true;
    clean = `${major}.0.0${pre}`;
  } else if (isWild(patch.replace(/^\./, '')) || patch === '') {
    dirty = true;
    patchDirty = true;
    clean = `${major}${minor}.0${pre}`;
  }
  const version = parseVersion(clean);
  return version === undefined ? undefined : { op, version, minorDirty, patchDirty, dirty };
};

/** A constraint: alternatives, each of bounds that must all hold. Undefined where it cannot be read. */
export const parseConstraint = (text: string): readonly (readonly Bound[])[] | undefined => {
  const read = readConstraint(text);
  return typeof read === 'string' ? undefined : read;
};

/** Longer ones are refused, as matching them could take long. */
const maxConstraint = 512;

/** The constraint, or the part that is none. */
const readConstraint = (text: string): readonly (readonly Bound[])[] | string => {
  if (text.length > maxConstraint) return text;
  const ranged = text.replace(hyphen, (whole, ...m: string[]) => {
    const first = m[0] ?? '';
    const second = m[10] ?? '';
    return `${whole.startsWith(' ') ? ' ' : ''}>=${first},<=${second} `;
  });
  const out: Bound[][] = [];
  for (const part of ranged.split('||')) {
    if (!allBounds.test(part)) return part;
    const found = [...part.matchAll(findBound)].map((m) => m[0]).filter((one) => one.trim() !== '');
    const bounds = (found.length > 0 ? found : [part]).map(parseBound);
    const known = bounds.filter((one) => one !== undefined);
    if (known.length !== bounds.length) return part;
    out.push(known);
  }
  return out;
};

/** A pre-release only meets bounds of a group in which some bound names a pre-release itself. */
export const meets = (constraint: readonly (readonly Bound[])[], v: Version): boolean =>
  constraint.some((group) => {
    const withPre = group.some((one) => one.version.pre !== '');
    return group.every((one) => holds(one, v, withPre));
  });

const holds = (c: Bound, v: Version, withPre: boolean): boolean => {
  if (v.pre !== '' && !withPre && c.version.pre === '') return false;
  const order = compareVersions(v, c.version);
  switch (c.op) {
    case '!=':
      if (!c.dirty) return order !== 0;
      if (c.version.major !== v.major) return true;
      if (c.version.minor !== v.minor && !c.minorDirty) return true;
      if (c.minorDirty) return false;
      return c.version.patch !== v.patch && !c.patchDirty;
    case '>':
      if (!c.dirty) return order > 0;
      if (v.major !== c.version.major) return v.major > c.version.major;
      if (c.minorDirty) return false;
      return c.patchDirty ? v.minor > c.version.minor : order > 0;
    case '<':
      return order < 0;
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      if (!c.dirty) return order <= 0;
      if (v.major !== c.version.major) return v.major < c.version.major;
      return c.minorDirty || v.minor <= c.version.minor;
    case '~':
    case '~>':
      return tilde(c, v, order);
    case '^':
      return caret(c, v, order);
    default:
      return c.dirty ? tilde(c, v, order) : order === 0;
  }
};

const tilde = (c: Bound, v: Version, order: number): boolean => {
  if (order < 0) return false;
  const { major, minor, patch } = c.version;
  if (major === 0n && minor === 0n && patch === 0n && !c.minorDirty && !c.patchDirty) return true;
  if (v.major !== major) return false;
  return v.minor === minor || c.minorDirty;
};

const caret = (c: Bound, v: Version, order: number): boolean => {
  if (order < 0) return false;
  if (c.version.major > 0n || c.minorDirty) return v.major === c.version.major;
  if (v.major > 0n) return false;
  if (c.version.minor > 0n || c.patchDirty) return v.minor === c.version.minor;
  if (v.minor > 0n) return false;
  return v.patch === c.version.patch;
};

const versionValue = (v: Version): Value => {
  const text = versionText(v);
  const number = (n: bigint) => ({ params: [], run: () => int(n, 'uint64') });
  const word = (s: string) => ({ params: [], run: () => str(s) });
  const bump = (next: Partial<Version>) => ({
    params: [],
    run: () => versionValue({ ...v, pre: '', meta: '', ...next, original: '' }),
  });
  const other = (value: Value | undefined): Version => {
    const found = value?.t === 'struct' ? parseVersion(value.text?.() ?? '') : undefined;
    return found ?? refuse('invalid semantic version');
  };
  return struct('*semver.Version', [], {
    methods: new Map<string, { params: string[]; run: (args: readonly Value[]) => Value }>([
      ['Major', number(v.major)],
      ['Minor', number(v.minor)],
      ['Patch', number(v.patch)],
      ['Prerelease', word(v.pre)],
      ['Metadata', word(v.meta)],
      ['Original', word(v.original)],
      ['String', word(text)],
      ['IncMajor', bump({ major: v.major + 1n, minor: 0n, patch: 0n })],
      ['IncMinor', bump({ minor: v.minor + 1n, patch: 0n })],
      ['IncPatch', bump({ patch: v.pre === '' ? v.patch + 1n : v.patch })],
      ['Compare', { params: ['any'], run: (a) => int(compareVersions(v, other(a[0]))) }],
      ['LessThan', { params: ['any'], run: (a) => bool(compareVersions(v, other(a[0])) < 0) }],
      ['GreaterThan', { params: ['any'], run: (a) => bool(compareVersions(v, other(a[0])) > 0) }],
      ['Equal', { params: ['any'], run: (a) => bool(compareVersions(v, other(a[0])) === 0) }],
    ]),
    json: () => str(text),
    text: () => text,
  });
};

const noVersion = (text: string): never => refuse(text.length > 256 ? 'version string is too long' : 'invalid semantic version');

export const semverFunctions = table({
  semver: def('string', (a) => {
    const v = parseVersion(chars(a, 0));
    return v === undefined ? noVersion(chars(a, 0)) : versionValue(v);
  }),
  semverCompare: def('string string', (a) => {
    const constraint = readConstraint(chars(a, 0));
    if (typeof constraint === 'string') return refuse(`improper constraint: ${JSON.stringify(constraint)}`);
    const v = parseVersion(chars(a, 1));
    return v === undefined ? noVersion(chars(a, 1)) : bool(meets(constraint, v));
  }),
});
