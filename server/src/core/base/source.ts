/**
 * Text as it is at one moment, and places in it. This folder knows nothing but text, sentences and settings.
 * All offsets count UTF-16 units, as JavaScript and the Language Server Protocol both do.
 */
/** Half-open range of UTF-16 offsets: `start` inclusive, `end` exclusive, `0 <= start <= end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One text at one moment. Immutable: a change makes a new Source. */
export interface Source {
  /** As the client or the command line names it; the identity of the file. */
  readonly uri: string;
  /** The path relative to its workspace folder with `/`; what globs, detection and messages see. */
  readonly path: string;
  readonly text: string;
  /** The client's document version; null for a file read from disk or a derived text. */
  readonly version: number | null;
  /** The editor's language id; null where no editor is. */
  readonly languageId: string | null;
}

/** A replacement that led from an older text to a newer one: `[start, end)` of the old became `text`. Only ever a hint. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A place as people count: line and column from 0, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** The span moved by `by` units to the right. */
export const shift = (at: Span, by: number): Span => (by === 0 ? at : { start: at.start + by, end: at.end + by });

/** Whether the offset lies in the span; its end counts as inside, as a cursor behind the last character does. */
export const touches = (at: Span, offset: number): boolean => at.start <= offset && offset <= at.end;

/** Whether two spans share a character, or touch where one of them is empty. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Offsets at which lines start. Line ends are LF, CRLF and a lone CR, as in the Language Server Protocol. */
export const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  // Hardly any text holds a lone CR, and the engine's own search is many times faster than a look at each character.
  if (!/\r(?!\n)/.test(text)) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) starts.push(i + 1);
    else if (c === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
  }
  return starts;
};

const knownLines = new WeakMap<Source, readonly number[]>();

/** The line starts of a source, found once. */
export const linesOf = (source: Source): readonly number[] => {
  const known = knownLines.get(source) ?? lineStarts(source.text);
  knownLines.set(source, known);
  return known;
};

/** Carries line starts over from the text before a change, which saves looking at all of a long text again. */
export const carryLines = (before: Source, change: TextChange, after: Source): void => {
  const old = knownLines.get(before);
  // A lone CR, or one that a change parts from its LF, makes lines that shifting cannot know.
  if (!old || change.text.includes('\r') || before.text.includes('\r')) return;
  const starts: number[] = [];
  let index = 0;
  for (; index < old.length && (old[index] ?? 0) <= change.start; index++) starts.push(old[index] ?? 0);
  for (let at = change.text.indexOf('\n'); at >= 0; at = change.text.indexOf('\n', at + 1)) starts.push(change.start + at + 1);
  const by = change.text.length - (change.end - change.start);
  for (; index < old.length; index++) {
    const start = old[index] ?? 0;
    if (start > change.end) starts.push(start + by);
  }
  knownLines.set(after, starts);
};

/** Line and column of an offset; an offset past the end is the end. */
export const positionAt = (starts: readonly number[], offset: number): Position => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: Math.max(0, offset - (starts[low] ?? 0)) };
};

/** The offset of a position; a line or column past the end is cut to the end. */
export const offsetAt = (text: string, starts: readonly number[], at: Position): number => {
  const start = starts[at.line];
  if (start === undefined) return text.length;
  const next = starts[at.line + 1] ?? text.length + 1;
  return Math.min(start + Math.max(0, at.column), Math.max(start, next - 1), text.length);
};

/** The line end a text uses: that of its first line; LF where it has one line only. */
export const lineEnd = (text: string): '\n' | '\r\n' => {
  const first = text.indexOf('\n');
  return first > 0 && text.charCodeAt(first - 1) === 13 ? '\r\n' : '\n';
};
