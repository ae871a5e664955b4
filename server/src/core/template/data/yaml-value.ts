import { base64Decode } from '../functions/encoding.ts';
import { formatFloat } from '../value/number.ts';
import type { DataPlace, Origin, Run } from '../value/origin.ts';
import { show } from '../value/print.ts';
import { goQuote, sortedKeys } from '../value/quote.ts';
import { runIndex } from '../value/text.ts';
import { bool, float, nil, type Str, str, type Value } from '../value/value.ts';
import { type Scanner, type Token, YamlError } from './yaml-cursor.ts';
import { resolvePlain } from './yaml-scalar.ts';

/** Where the text comes from: a file, or a string that a template made, which has its own runs. */
export interface Home {
  readonly file: string | undefined;
  readonly runs: readonly Run[] | undefined;
  /** The path of the document's top in the values. */
  readonly path: readonly string[];
}

export interface Reader {
  readonly s: Scanner;
  readonly home: Home;
  /** What is wrong with a value; told only if the whole text is YAML. */
  later: YamlError | undefined;
  readonly anchors: Map<string, Value>;
  /** How many nodes an anchored value holds, aliases counted in full. */
  readonly sizes: Map<string, number>;
  /** How many nodes were made, aliases counted in full: a bomb of aliases ends here. */
  nodes: number;
}

/** Where a stretch of the text comes from. */
export const placed = (r: Reader, start: number, end: number, path: readonly string[]): Origin | undefined => {
  const { file, runs } = r.home;
  if (file !== undefined) {
    const data: DataPlace = { path, place: { file, start, end } };
    return { place: undefined, data: [data], via: undefined, unknown: false };
  }
  return runs?.[runIndex(runs, start)]?.origin;
};

/** The runs of a scalar's value: its pieces map to the file, or to the runs of the text that was read. */
const scalarRuns = (r: Reader, token: Token, path: readonly string[]): readonly Run[] | undefined => {
  const origin = placed(r, token.start, token.end, path);
  if (origin === undefined) return undefined;
  const out: Run[] = [];
  const { file, runs } = r.home;
  const pieces = token.pieces ?? [[0, token.start]];
  for (const [i, [at = 0, from = -1]] of pieces.entries()) {
    if (out.length === 0 && at > 0) out.push({ at: 0, origin, from: -1 });
    if (from < 0) out.push({ at, origin, from: -1 });
    else if (file !== undefined) out.push({ at, origin, from });
    else if (runs !== undefined) {
      // A piece may span several runs of the text.
      const length = (pieces[i + 1]?.[0] ?? token.text.length) - at;
      for (let k = runIndex(runs, from); k < runs.length; k++) {
        const run = runs[k];
        if (run === undefined || run.at >= from + Math.max(1, length)) break;
        const begin = Math.max(run.at, from);
        out.push({ at: at + begin - from, origin: run.origin, from: run.from < 0 ? -1 : run.from + begin - run.at });
      }
    }
  }
  if (out.length === 0) return [{ at: 0, origin, from: -1 }];
  return out.filter((run, i) => run.at < Math.max(1, token.text.length) && run.at !== out[i + 1]?.at);
};

export const readScalar = (r: Reader, token: Token, tag: string | undefined, path: readonly string[]): Value => {
  const origin = placed(r, token.start, token.end, path);
  const text = (v = token.text): Str =>
    str(v, v === token.text ? scalarRuns(r, token, path) : origin && [{ at: 0, origin, from: -1 }]);
  if (tag === '!!binary') {
    const decoded = base64Decode(token.text);
    if (typeof decoded !== 'number') return text(decoded);
    r.later ??= new YamlError('!!binary value contains invalid base64 data', 0);
    return nil;
  }
  if (tag === '!' || tag === '!!str' || (tag === undefined && !token.plain)) return text();
  if (tag !== undefined && !['!!int', '!!float', '!!bool', '!!null', '!!timestamp'].includes(tag)) return text();
  const resolved = token.plain || tag !== undefined ? resolvePlain(token.text) : undefined;
  switch (resolved?.t) {
    case 'null':
      return { ...nil, o: origin };
    case 'bool':
      return bool(resolved.v, origin);
    case 'int':
      return float(Number(resolved.v), origin);
    case 'float':
      if (!Number.isFinite(resolved.v)) r.later ??= new YamlError(`json: unsupported value: ${formatFloat(resolved.v)}`, 0);
      return float(resolved.v, origin);
    default:
      if (tag !== undefined && tag !== '!!timestamp')
        r.later ??= new YamlError(`cannot decode !!str \`${token.text}\` as a ${tag}`, 0);
      return text();
  }
};

/** A value as Go's `%#v` prints what go-yaml made of it. */
const goSyntax = (value: Value, depth = 0): string => {
  if (depth > 20) return '…';
  switch (value.t) {
    case 'map':
      return `map[interface {}]interface {}{${sortedKeys(value.map)
        .map((key) => `${goQuote(key)}:${goSyntax(value.map.get(key) ?? nil, depth + 1)}`)
        .join(', ')}}`;
    case 'list':
      return `[]interface {}{${value.items.map((item) => goSyntax(item, depth + 1)).join(', ')}}`;
    case 'string':
      return goQuote(value.v);
    case 'nil':
      return 'interface {}(nil)';
    default:
      return show(value);
  }
};

/** What the conversion to JSON says of a key that is null; a negative line keeps the parser's prefix away. */
export const nilKey = (value: Value): YamlError =>
  new YamlError(
    `unsupported map key of type: %!s(<nil>), key: <nil>, value: ${value.t === 'nil' ? '<nil>' : goSyntax(value)}`,
    -1,
  );

/** A key becomes a string, as JSON knows no other. */
export const keyOf = (r: Reader, value: Value, token: Token): string => {
  switch (value.t) {
    case 'string':
      return value.v;
    case 'bool':
      return String(value.v);
    case 'float': {
      const resolved = resolvePlain(token.text);
      return resolved.t === 'int' ? String(resolved.v) : formatFloat(value.v);
    }
    case 'nil':
      return '';
    default:
      r.later ??= new YamlError(`invalid map key: ${goSyntax(value)}`, 0);
      return '';
  }
};
