/** From text to documents. */
import { memo } from '../base/memo.ts';
import type { Source, TextChange } from '../base/source.ts';
import { aliasFaults } from './anchors.ts';
import { changeBetween, changedDocument, documentStarts, leadsTo } from './documents.ts';
import type { Fault, Node, PlacedTree, Stream, Tree } from './node.ts';
import { type Earlier, type Piece, readPiece } from './piece.ts';

/** Faults that a document may have; whoever has as many has one cause. */
const most = 1000;

/** The pieces that a tree was read in, for the trees that come after it. */
const pieces = new WeakMap<Tree, Piece>();

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/g;

/** The first character that shows a text to be none: a NUL, or one of many control characters. */
const binaryAt = (text: string): number | null => {
  const nul = text.indexOf('\u0000');
  if (nul >= 0) return nul;
  const head = text.slice(0, 4096);
  const first = head.search(control);
  if (first < 0) return null;
  const count = head.match(control)?.length ?? 0;
  return count >= 8 && count * 50 > head.length ? first : null;
};

/** Spelled so that a person sees which character it is. */
const nameOf = (text: string, at: number): string => `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;

const refuse = (text: string, fault: Fault): Tree => ({ text, root: null, rootAt: 0, faults: [fault] });

/** A document whose aliases cannot be followed is unknown throughout. */
const unknown = (root: Node): Node =>
  root.kind === 'map' || root.kind === 'seq' ? { ...root, faulty: true, open: true } : { ...root, faulty: true };

const readDocument = (text: string, earlier: Earlier | null): Tree => {
  const piece = readPiece(text, earlier);
  const { node, at } = piece;
  const aliases = node ? aliasFaults(node, at) : [];
  const bomb = aliases.some(({ code }) => code === 'alias-bomb');
  const faults = [...piece.faults, ...aliases].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end).slice(0, most);
  const tree: Tree = { text, root: node && bomb ? unknown(node) : node, rootAt: at, faults };
  pieces.set(tree, piece);
  return tree;
};

const earlierOf = (tree: Tree | undefined, change: TextChange | null): Earlier | null => {
  const piece = tree ? pieces.get(tree) : undefined;
  return piece ? { piece, change } : null;
};

/** The stream after a change within one document; null where the documents themselves may have changed. */
const afterChange = (text: string, previous: Stream, change: TextChange): Stream | null => {
  const index = changedDocument(previous, text, change);
  const old = index === null ? undefined : previous.documents[index];
  if (index === null || !old) return null;
  const by = text.length - previous.text.length;
  const own = text.slice(old.start, old.start + old.tree.text.length + by);
  const moved = { start: change.start - old.start, end: change.end - old.start, text: change.text };
  const tree = readDocument(own, earlierOf(old.tree, moved));
  const documents = previous.documents.map((placed, i) =>
    i < index || (i > index && by === 0)
      ? placed
      : i === index
        ? { start: old.start, tree }
        : { start: placed.start + by, tree: placed.tree },
  );
  return { text, documents };
};

const readAll = (text: string, previous: Stream | undefined): Stream => {
  const known = new Map(previous?.documents.map(({ tree }) => [tree.text, tree]));
  const starts = documentStarts(text);
  const documents: PlacedTree[] = starts.map((start, i) => {
    const own = text.slice(start, starts[i + 1] ?? text.length);
    const tree = known.get(own) ?? readDocument(own, earlierOf(previous?.documents[i]?.tree, null));
    return { start, tree };
  });
  return { text, documents };
};

/**
 * Reads all documents of a text. `previous` and `change` are hints for reuse: the answer is the same without them.
 * Never throws; what is wrong with the text stands in the trees' faults. A text longer than `maxSize` and one that is no
 * text are not read at all: they are one document with one fault.
 */
export const readStream = (text: string, previous?: Stream, change?: TextChange, maxSize = Number.POSITIVE_INFINITY): Stream => {
  if (text.length > maxSize) return single(text, { code: 'too-large', at: { start: 0, end: 0 }, name: '' });
  const binary = binaryAt(text);
  if (binary !== null)
    return single(text, { code: 'binary', at: { start: binary, end: binary + 1 }, name: nameOf(text, binary) });
  if (!previous) return readAll(text, undefined);
  if (previous.text === text && !previous.documents.some(({ tree }) => isRefused(tree))) return previous;
  const led = change && leadsTo(previous.text, text, change) ? change : changeBetween(previous.text, text);
  return afterChange(text, previous, led) ?? readAll(text, previous);
};

const isRefused = (tree: Tree): boolean => tree.faults.some(({ code }) => code === 'too-large' || code === 'binary');

const single = (text: string, fault: Fault): Stream => ({ text, documents: [{ start: 0, tree: refuse(text, fault) }] });

/** A text that is not YAML, such as a template, in the shape of a document. */
export const opaque: (source: Source) => Tree = memo((source) => ({ text: source.text, root: null, rootAt: 0, faults: [] }));
