/** Strings that keep the origin of every character through cutting and joining. */
import { byteLength, fromBytes, isAscii, toBytes, unitAt } from './bytes.ts';
import { noOrigin, type Origin, type Run, union } from './origin.ts';
import { checkLength, maxText } from './refuse.ts';
import { type Str, str, type Value } from './value.ts';

/** A string of one origin. */
export const strFrom = (v: string, origin: Origin, from = -1): Str => str(v, [{ at: 0, origin, from }]);

/** The run that covers an offset, moved to begin there. */
const runAt = (run: Run, at: number, base: number): Run => ({
  at: base,
  origin: run.origin,
  from: run.from < 0 ? -1 : run.from + at - run.at,
});

/** Index of the run that covers an offset. */
export const runIndex = (runs: readonly Run[], at: number): number => {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The characters from `start` to `end`, with their origins. */
export const cut = (text: Str, start: number, end: number = text.v.length): Str => {
  if (start <= 0 && end >= text.v.length) return text;
  const v = text.v.slice(start, end);
  const { runs } = text;
  if (runs === undefined || v === '') return str(v);
  const out: Run[] = [];
  for (let i = runIndex(runs, start); i < runs.length; i++) {
    const run = runs[i];
    if (run === undefined || run.at >= end) break;
    out.push(run.at <= start ? runAt(run, start, 0) : { ...run, at: run.at - start });
  }
  return str(v, out);
};

/** A text being written. */
export interface Writer {
  readonly parts: string[];
  length: number;
  runs: Run[] | undefined;
}

export const writer = (origins: boolean): Writer => ({ parts: [], length: 0, runs: origins ? [] : undefined });

/** Appends characters of one origin; `from` as in {@link Run}. */
export const write = (out: Writer, v: string, origin: Origin, from = -1): void => {
  if (v === '') return;
  checkLength(out.length + v.length);
  out.parts.push(v);
  out.runs?.push({ at: out.length, origin, from });
  out.length += v.length;
};

/** Appends a string with its runs, each origin passed through `map`. */
export const writeStr = (out: Writer, text: Str, map: (origin: Origin) => Origin = (origin) => origin): void => {
  if (text.v === '') return;
  checkLength(out.length + text.v.length);
  if (out.runs !== undefined) {
    if (text.runs === undefined) out.runs.push({ at: out.length, origin: map(noOrigin), from: -1 });
    else for (const run of text.runs) out.runs.push({ at: out.length + run.at, origin: map(run.origin), from: run.from });
  }
  out.parts.push(text.v);
  out.length += text.v.length;
};

export const written = (out: Writer): Str => str(out.parts.length === 1 ? (out.parts[0] ?? '') : out.parts.join(''), out.runs);

/** Joins strings; what has no origin keeps none. */
export const join = (parts: readonly (Str | string)[]): Str => {
  const some = parts.some((part) => typeof part !== 'string' && part.runs !== undefined);
  const out = writer(some);
  for (const part of parts) writeStr(out, typeof part === 'string' ? str(part) : part);
  return written(out);
};

/** Replaces literal text; what stays keeps its origin. */
export const replaceAll = (text: Str, old: string, by: Str): Str => {
  checkLength((text.v.length / Math.max(1, old.length) + 1) * by.v.length > maxText ? text.v.split(old).length * by.v.length : 0);
  if (text.runs === undefined && by.runs === undefined)
    return str(old === '' ? spread(text.v, by.v) : text.v.split(old).join(by.v));
  if (old === '') return str(spread(text.v, by.v), wholeRun(text));
  let at = text.v.indexOf(old);
  if (at < 0) return text;
  const parts: Str[] = [];
  let from = 0;
  while (at >= 0) {
    parts.push(cut(text, from, at), by);
    from = at + old.length;
    at = text.v.indexOf(old, from);
  }
  parts.push(cut(text, from));
  return join(parts);
};

/** Go puts the replacement before every character and at the end when the old text is empty. */
const spread = (text: string, by: string): string => `${by}${Array.from(text, (c) => c + by).join('')}`;

/** One run for the whole of a string: what it was computed from. */
export const wholeRun = (text: Str): readonly Run[] | undefined => {
  const origin = originOf(text);
  return origin === undefined ? undefined : [{ at: 0, origin, from: -1 }];
};

/** The origin of a value as a whole. */
export const originOf = (value: Value): Origin | undefined => {
  if (value.t === 'struct') return undefined;
  if (value.t !== 'string' && value.t !== 'bytes') return value.o;
  const { runs } = value;
  if (runs === undefined || runs.length === 0) return undefined;
  return runs.length === 1 ? runs[0]?.origin : union(runs.map((run) => run.origin));
};

/** The bytes from `start` to `end` of a string, which may cut characters in two. */
export const cutBytes = (text: Str, start: number, end: number): Str => {
  if (isAscii(text.v)) return cut(text, start, end);
  const a = unitAt(text.v, start);
  const b = unitAt(text.v, end);
  if (a.inside === 0 && b.inside === 0) return cut(text, a.unit, b.unit);
  return str(fromBytes(toBytes(text.v).slice(start, end)), wholeRun(text));
};

export { byteLength };
