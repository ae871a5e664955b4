/** Where the documents of a text stand. */
import type { TextChange } from '../base/source.ts';
import type { Stream } from './node.ts';

/** Whether `---` or `...` stands here as a line of its own or before white space; the caller knows that a line starts here. */
export const isSeparator = (text: string, at: number): boolean => {
  const first = text.charCodeAt(at);
  if (first !== 45 && first !== 46) return false;
  if (text.charCodeAt(at + 1) !== first || text.charCodeAt(at + 2) !== first) return false;
  const next = text.charCodeAt(at + 3);
  return Number.isNaN(next) || next === 32 || next === 9 || next === 10 || next === 13;
};

/** Whether the line holds anything but a comment or a directive. */
const holdsContent = (text: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) {
    const c = text.charCodeAt(at);
    if (c === 32 || c === 9 || c === 13 || c === 10 || c === 0xfeff) continue;
    return c !== 35 && c !== 37;
  }
  return false;
};

interface Documents {
  readonly starts: readonly number[];
  /** Whether a `---` after the end of the text would begin a further document. */
  readonly content: boolean;
}

const split = (text: string): Documents => {
  const starts = [0];
  let content = false;
  for (let at = 0; at < text.length; ) {
    const first = text.charCodeAt(at);
    // Once there is content only a separator matters, and those are found faster than lines.
    if (content && first !== 45 && first !== 46) {
      at = nextMark(text, at);
      continue;
    }
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    if (isSeparator(text, at)) {
      const opens = first === 45;
      if (opens && content) starts.push(at);
      content = opens;
      if (!opens && next < text.length) starts.push(next);
    } else content ||= holdsContent(text, at, next);
    at = next;
  }
  return { starts, content };
};

/** The start of the next line that begins with a dash or a dot. */
const nextMark = (text: string, at: number): number => {
  for (let line = text.indexOf('\n', at); line >= 0; line = text.indexOf('\n', line + 1)) {
    const c = text.charCodeAt(line + 1);
    if (c === 45 || c === 46) return line + 1;
  }
  return text.length;
};

/** Offsets at which documents start: a `---` after content, and what follows a `...`. */
export const documentStarts = (text: string): readonly number[] => split(text).starts;

/** The index of the one document that a change lies in, if all documents are the same before and after it but this one. */
export const changedDocument = (old: Stream, text: string, change: TextChange): number | null => {
  const { documents } = old;
  let low = 0;
  let high = documents.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((documents[middle]?.start ?? 0) <= change.start) low = middle;
    else high = middle - 1;
  }
  const found = documents[low];
  if (!found) return null;
  const oldEnd = found.start + found.tree.text.length;
  if (change.end > oldEnd) return null;
  const own = text.slice(found.start, oldEnd + change.text.length - (change.end - change.start));
  // The first line may be the separator that begins the document.
  if (low > 0 && change.start <= found.start + Math.max(3, found.tree.text.indexOf('\n'))) return null;
  const { starts, content } = split(own);
  if (starts.length > 1) return null;
  if (low === documents.length - 1) return low;
  const next = documents[low + 1];
  if (!own.endsWith('\n') || !next) return null;
  // What follows begins with `---` and needs content before it, or stands behind a `...` that is still the last line.
  const last = own.lastIndexOf('\n', own.length - 2) + 1;
  const closed = own.charCodeAt(last) === 46 && isSeparator(own, last);
  const closedBefore = endsClosed(found.tree.text);
  return closed === closedBefore && (closed || content) ? low : null;
};

const endsClosed = (text: string): boolean => {
  const last = text.lastIndexOf('\n', text.length - 2) + 1;
  return text.charCodeAt(last) === 46 && isSeparator(text, last);
};

/** The smallest change that leads from one text to the other. */
export const changeBetween = (old: string, text: string): TextChange => {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  return { start, end: old.length - tail, text: text.slice(start, text.length - tail) };
};

/** Whether the change leads from the old text to the new one; it may come from a client that lost count. */
export const leadsTo = (old: string, text: string, change: TextChange): boolean => {
  const { start, end } = change;
  const end2 = start + change.text.length;
  return (
    start >= 0 &&
    start <= end &&
    end <= old.length &&
    old.length - (end - start) + change.text.length === text.length &&
    text.startsWith(change.text, start) &&
    old.slice(0, start) === text.slice(0, start) &&
    old.slice(end) === text.slice(end2)
  );
};
