/**
 * Cutting a text at its outermost block entries, by its lines alone. The cut is a pure function of the text and local to
 * lines: a line of other text at the same column never changes where the others are cut.
 */
import type { TextChange } from '../base/source.ts';
import { isSeparator } from './documents.ts';

export interface Cut {
  readonly kind: 'map' | 'seq';
  /** The column at which every entry starts. */
  readonly column: number;
  /** Where entries start; what stands before the first is comments and a `---`. */
  readonly starts: readonly number[];
  /** Where the last entry ends: the end of the text, or a `...`. */
  readonly end: number;
}

/**
 * What a line is to the cut: `key` and `dash` begin entries; `half` is a key that lacks its colon, `stray` what can stand
 * there in no sound text; `inner` belongs to the entry above; `refuse` may be sound but needs the whole parser.
 */
export type LineKind = 'inner' | 'key' | 'half' | 'dash' | 'stray' | 'refuse';

const space = 32;
const tab = 9;
const isBlank = (c: number): boolean => c === space || c === tab || c === 13 || c === 10 || Number.isNaN(c);

/** Characters that may begin something other than a simple key: ? : & * ! { [ */
const refusing = new Set([63, 58, 38, 42, 33, 123, 91]);
/** Characters with which no key begins: | > % @ ` and a comma. */
const wrong = new Set([124, 62, 37, 64, 96, 44]);

/** Where the simple key on this line ends, or -1 where there is none: a colon and a blank must follow on the same line. */
export const keyEnd = (text: string, from: number, to: number): number => {
  const first = text.charCodeAt(from);
  if (first === 34 || first === 39) {
    let at = from + 1;
    for (; at < to; at++) {
      const c = text.charCodeAt(at);
      if (c === 92 && first === 34) at++;
      else if (c === first && first === 39 && text.charCodeAt(at + 1) === 39) at++;
      else if (c === first) break;
    }
    if (at >= to) return -1;
    const end = at + 1;
    at = end;
    while (at < to && (text.charCodeAt(at) === space || text.charCodeAt(at) === tab)) at++;
    return text.charCodeAt(at) === 58 && at < to && isBlank(text.charCodeAt(at + 1)) ? end : -1;
  }
  for (let at = text.indexOf(':', from); at >= 0 && at < to; at = text.indexOf(':', at + 1)) {
    if (!isBlank(text.charCodeAt(at + 1))) continue;
    for (let hash = text.indexOf('#', from); hash >= 0 && hash < at; hash = text.indexOf('#', hash + 1))
      if (isBlank(text.charCodeAt(hash - 1))) return -1;
    let end = at;
    while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
    return end > from ? end : -1;
  }
  return -1;
};

/** What a line with content at the column of the cut is. */
const kindAt = (text: string, at: number, to: number): LineKind => {
  const c = text.charCodeAt(at);
  if (c === 45 && isBlank(text.charCodeAt(at + 1))) return 'dash';
  if (c === 93 || c === 125) return 'inner';
  if (refusing.has(c) && (c !== 58 || isBlank(text.charCodeAt(at + 1)))) return 'refuse';
  if (wrong.has(c)) return 'stray';
  return keyEnd(text, at, to) >= 0 ? 'key' : 'half';
};

const indentAt = (text: string, from: number): number => {
  let at = from;
  while (text.charCodeAt(at) === space) at++;
  return at - from;
};

/** Whether only white space stands in the range. */
const isEmpty = (text: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (!isBlank(text.charCodeAt(at))) return false;
  return true;
};

/** A line seen from the column: `inner` for what belongs to the entry above, blank lines and comments included. */
const lineKind = (text: string, from: number, to: number, column: number): LineKind => {
  const indent = indentAt(text, from);
  const c = text.charCodeAt(from + indent);
  if (c === 35 || from + indent >= to) return 'inner';
  if (indent > column) return 'inner';
  if (c === 13 || c === tab) {
    if (!isEmpty(text, from + indent, to)) return text.slice(from, to).trimStart().startsWith('#') ? 'refuse' : 'stray';
    return c === 13 ? 'inner' : 'refuse';
  }
  if (indent === column) return kindAt(text, from + indent, to);
  // The library takes `: x` and `? x` for entries at columns where others would be errors.
  return (c === 58 || c === 63) && isBlank(text.charCodeAt(from + indent + 1)) ? 'refuse' : 'stray';
};

/** What the first line of a part is. */
export const firstLine = (text: string, column: number): LineKind => lineKind(text, 0, lineEnd(text, 0), column);

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};

/** Skips what may stand before the first entry: comments, blank lines, one `---`. Null where something else does. */
const contentStart = (text: string): number | null => {
  let opened = false;
  for (let from = text.charCodeAt(0) === 0xfeff ? 1 : 0; from < text.length; from = lineEnd(text, from) + 1) {
    const to = lineEnd(text, from);
    const c = text.charCodeAt(from + indentAt(text, from));
    if (isEmpty(text, from, to) || c === 35) continue;
    if (!isSeparator(text, from)) return c === 37 ? null : from;
    const rest = text.slice(from + 3, to).trim();
    if (opened || c === 46 || (rest !== '' && !rest.startsWith('#'))) return null;
    opened = true;
  }
  return null;
};

/** The cut of a text; null where it must be parsed in one piece. */
export const cutText = (text: string): Cut | null => {
  const first = contentStart(text);
  if (first === null || text.indexOf('\ufeff', 1) >= 0) return null;
  const column = indentAt(text, first);
  if (first === 1 && column > 0) return null;
  let kind: Cut['kind'] | null = null;
  const starts: number[] = [];
  let end = text.length;
  let strayed = false;
  for (let from = first, to = first; from < text.length; from = to + 1) {
    to = lineEnd(text, from);
    if (isSeparator(text, from)) {
      // A `...` ends the document, and nothing but comments may follow.
      if (text.charCodeAt(from) !== 46 || contentStart(text.slice(to)) !== null) return null;
      end = from;
      break;
    }
    const line = lineKind(text, from, to, column);
    if (line === 'refuse') return null;
    if (starts.length === 0) {
      if (line === 'inner' || line === 'stray') return null;
      if (line === 'dash') kind = 'seq';
    } else if (line === 'inner' || (line === 'dash' && kind !== 'seq') || (line === 'stray' && strayed)) continue;
    // Lines that stray one after another have one cause and are one piece.
    strayed = line === 'stray';
    // One whole key makes it a map, whatever else stands in line with it.
    if (line === 'key' && kind === null) kind = 'map';
    starts.push(from);
  }
  return kind === null ? null : { kind, column, starts, end };
};

/**
 * The index of the one entry that a change lies in, if the cut is the same before and after it; null where the text must be
 * cut again. Looks only at the lines that the change touches.
 */
export const changedEntry = (cut: Cut, old: string, text: string, change: TextChange): number | null => {
  if (change.text.includes('\ufeff')) return null;
  const { starts, column, kind } = cut;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= change.start) low = middle;
    else high = middle - 1;
  }
  const start = starts[low] ?? 0;
  const oldEnd = starts[low + 1] ?? cut.end;
  if (change.start < start || change.end > oldEnd) return null;
  const firstOld = lineKind(old, start, lineEnd(old, start), column);
  if (firstOld !== 'key' && firstOld !== 'dash') return null;
  const end = oldEnd + change.text.length - (change.end - change.start);
  if (end <= start || (oldEnd < old.length && text.charCodeAt(end - 1) !== 10)) return null;
  const last = change.start + change.text.length;
  for (
    let from = change.start === 0 ? 0 : Math.max(start, text.lastIndexOf('\n', change.start - 1) + 1), to = from;
    from <= last && from < end;
    from = to + 1
  ) {
    to = lineEnd(text, from);
    const line = lineKind(text, from, to, column);
    if (isSeparator(text, from)) return null;
    const expected = from === start ? (kind === 'map' ? 'key' : 'dash') : 'inner';
    if (line !== expected && !(from !== start && line === 'dash' && kind === 'map')) return null;
  }
  return low;
};

/** Where the body of `key:` starts, if nothing but a comment stands behind the colon and something stands below; else null. */
export const bodyStart = (text: string, column: number): number | null => {
  const to = lineEnd(text, 0);
  let at = keyEnd(text, column, to);
  if (at < 0) return null;
  at = text.indexOf(':', at) + 1;
  const rest = text.slice(at, to).trim();
  if (rest !== '' && !rest.startsWith('#')) return null;
  return to + 1 < text.length ? to + 1 : null;
};

/** `- key: …` with its dash blanked, so that it reads as a map of its own; null for any other item. */
export const withoutDash = (text: string, column: number): string | null => {
  const at = column + 1 + indentAt(text, column + 1);
  if (at === column + 1 || keyEnd(text, at, lineEnd(text, 0)) < 0 || kindAt(text, at, lineEnd(text, 0)) !== 'key') return null;
  return `${text.slice(0, column)} ${text.slice(column + 1)}`;
};
