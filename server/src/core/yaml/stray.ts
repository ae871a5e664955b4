/** A line that stands where an entry should and is none, with all that is indented below it. */
import { emptyScalar } from './build.ts';
import { type Cut, keyEnd, type LineKind } from './cut.ts';
import type { Fault, FaultCode, MapNode } from './node.ts';
import { type Parsed, parseText } from './parse.ts';

/** Reads the part; only its first line can say what is wrong, and all of it is unknown. */
export const readStray = (text: string, kind: Cut['kind'], column: number, line: LineKind): Parsed => {
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  const start = first.search(/[^ \t]/);
  const written = withoutComment(first.slice(start));
  const indentTab = first.slice(0, start).indexOf('\t');
  if (indentTab >= 0) return faulty('tab', indentTab, first.slice(indentTab, start), null);
  if (start < column) return faulty('bad-indentation', start, keyIn(first, start) ?? written, null);
  if (kind === 'seq') return faulty('malformed', start, written, null);
  const own = line === 'half' ? parseText(first) : null;
  const fault = own?.broken ? own.faults[0] : undefined;
  if (fault) return { node: halfTyped(written), at: start, faults: [fault], broken: true };
  return line === 'half'
    ? faulty('half-typed-key', start, written, halfTyped(written))
    : faulty('malformed', start, written, null);
};

/**
 * `key: value` with another key indented below it, as a line broken in two leaves it. No parser can read on, and what follows
 * may be most of a file: it is told without parsing. Null for any other entry.
 */
export const readOverflow = (text: string, column: number): Parsed | null => {
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  const name = keyIn(first, column);
  if (name === null || !startsPlain.test(name)) return null;
  const value = withoutComment(first.slice(column + name.length)).replace(/^\s*:\s*/, '');
  if (!startsPlain.test(value) || /:\s|:$|\s#/.test(value)) return null;
  const below = /[^\s]/g;
  below.lastIndex = end + 1;
  const start = end < 0 ? -1 : (below.exec(text)?.index ?? -1);
  if (start < 0 || text.charCodeAt(start) === 35 || withoutComment(first) !== first.trimEnd()) return null;
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(0, lineEnd < 0 ? text.length : lineEnd);
  const key = keyIn(line, start);
  if (key === null || !startsPlain.test(key)) return null;
  return { ...faulty('bad-indentation', start, key, halfTyped(name)), at: column };
};

/** What surely begins a plain scalar. */
const startsPlain = /^[A-Za-z0-9_./]/;

const faulty = (code: FaultCode, start: number, name: string, node: MapNode | null): Parsed => {
  const fault: Fault = { code, at: { start, end: start + name.length }, name };
  return { node, at: start, faults: [fault], broken: true };
};

const withoutComment = (line: string): string => {
  const comment = line.search(/\s#/);
  return (comment < 0 ? line : line.slice(0, comment)).trimEnd();
};

const keyIn = (line: string, start: number): string | null => {
  const end = keyEnd(line, start, line.length);
  return end < 0 ? null : line.slice(start, end);
};

/** The word as a key without a value, for those who want to complete it. */
const halfTyped = (name: string): MapNode => ({
  kind: 'map',
  length: name.length,
  anchor: null,
  tag: null,
  faulty: true,
  aliased: false,
  flow: false,
  pairs: [
    { key: { ...emptyScalar(true), text: name, length: name.length }, value: emptyScalar(true), keyAt: 0, valueAt: name.length },
  ],
  open: true,
});
