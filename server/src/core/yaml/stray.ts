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
