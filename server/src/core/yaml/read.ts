/** From text to documents. */
import { parseDocument } from 'yaml';
import { memo } from '../base/memo.ts';
import type { Source, TextChange } from '../base/source.ts';
import { buildRoot } from './build.ts';
import type { Fault, PlacedTree, Stream, Tree } from './node.ts';

const isSeparator = (text: string, at: number): boolean => {
  const mark = text.slice(at, at + 3);
  if (mark !== '---' && mark !== '...') return false;
  const next = text.charCodeAt(at + 3);
  return Number.isNaN(next) || next === 32 || next === 9 || next === 10 || next === 13;
};

/** Offsets at which documents start. */
const cuts = (text: string): readonly number[] => {
  const starts = [0];
  let content = false;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    if (isSeparator(text, at)) {
      const opens = text.startsWith('---', at);
      if (opens && content) starts.push(at);
      content = opens;
      if (!opens && next < text.length) {
        starts.push(next);
      }
    } else if (!content) {
      const line = text.slice(at, next).trim();
      if (line !== '' && !line.startsWith('#') && !line.startsWith('%')) content = true;
    }
    at = next;
  }
  return starts;
};

const readDocument = (text: string): Tree => {
  const parsed = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, keepSourceTokens: false, prettyErrors: false, logLevel: 'silent', strict: true });
  const faults: Fault[] = parsed.errors.map((error) => ({ code: 'malformed', at: { start: error.pos[0], end: error.pos[1] }, name: '' }));
  const root = buildRoot(parsed, faults.length > 0);
  return { text, root: root?.node ?? null, rootAt: root?.start ?? 0, faults };
};

/**
 * Reads all documents of a text. `previous` and `change` are hints for reuse: the answer is the same without them.
 * Never throws; what is wrong with the text stands in the trees' faults.
 */
export const readStream = (text: string, previous?: Stream, _change?: TextChange): Stream => {
  const reuse = new Map(previous?.documents.map(({ tree }) => [tree.text, tree]));
  const starts = cuts(text);
  const documents: PlacedTree[] = starts.map((start, index) => {
    const piece = text.slice(start, starts[index + 1] ?? text.length);
    return { start, tree: reuse.get(piece) ?? readDocument(piece) };
  });
  return { text, documents };
};

/** A text that is not YAML, such as a template, in the shape of a document. */
export const opaque: (source: Source) => Tree = memo((source) => ({ text: source.text, root: null, rootAt: 0, faults: [] }));
