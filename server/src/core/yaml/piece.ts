/**
 * Reading a text in pieces. What a text means is a function of the text alone: a text that parses is read as a whole or in
 * pieces with the same result, a broken one is read in the smallest pieces, so that only the broken one is unknown.
 * Earlier pieces are reused where their text is still there; that changes the time it takes and nothing else.
 */
import type { TextChange } from '../base/source.ts';
import { bodyStart, type Cut, changedEntry, cutText, firstLine, withoutDash } from './cut.ts';
import { changeBetween } from './documents.ts';
import { duplicatesOf } from './duplicates.ts';
import { shiftFault } from './fault.ts';
import { joinEntries, joinItem, joinPair, type Part } from './join.ts';
import type { Fault } from './node.ts';
import { type Parsed, parseText } from './parse.ts';
import { readOverflow, readStray } from './stray.ts';

export interface Piece extends Parsed {
  readonly text: string;
  /** Present where the text was read in pieces. */
  readonly cut: Cut | null;
  readonly parts: readonly Part[];
  /** Keys that appear twice among its own entries. */
  readonly doubles: readonly Fault[];
}

/** An earlier piece and, where it is known, the change that led from its text to the new one. */
export interface Earlier {
  readonly piece: Piece;
  readonly change: TextChange | null;
}

/** Up to this length a text that parses is not cut: cutting gains nothing. */
const small = 256;

/** Indentation up to which texts are cut; it bounds the depth of recursion here. */
const deepest = 64;

const uncut = { cut: null, parts: [], doubles: [] } as const;

const whole = (text: string): Piece => ({ ...parseText(text), text, ...uncut });

const same = (text: string, earlier: Earlier | null): Piece | null => (earlier?.piece.text === text ? earlier.piece : null);

/** Reads a document, or a text that can stand as one. */
export const readPiece = (text: string, earlier: Earlier | null): Piece => {
  const known = same(text, earlier);
  if (known) return known;
  return read(text, () => inPieces(text, earlier));
};

/** As a whole where that is cheap and works, else in pieces, else as a whole whatever comes of it. */
const read = (text: string, pieces: () => Piece | null): Piece => {
  const parsed = text.length <= small ? whole(text) : null;
  if (parsed && !parsed.broken) return parsed;
  const cut = pieces();
  if (cut === null) return parsed ?? whole(text);
  return parsed && !cut.faults.some(({ code }) => code !== 'duplicate-key') ? parsed : cut;
};

/** Reads a text by its outermost entries; null where it cannot be cut. */
const inPieces = (text: string, earlier: Earlier | null): Piece | null => {
  const division = divide(text, earlier);
  if (division === null) return null;
  const { cut, parts } = division;
  const { node, at } = joinEntries(cut.kind, parts);
  const doubles = division.doubles ?? (node.kind === 'map' ? duplicatesOf(node, at) : []);
  const faults: Fault[] = [];
  for (const part of parts) for (const fault of part.piece.faults) faults.push(shiftFault(fault, part.at));
  faults.push(...doubles);
  return { text, node, at, faults, broken: false, cut, parts, doubles };
};

interface Division {
  readonly cut: Cut;
  readonly parts: readonly Part[];
  /** Keys that appear twice, where that is known already. */
  readonly doubles: readonly Fault[] | null;
}

const divide = (text: string, earlier: Earlier | null): Division | null => {
  const old = earlier?.piece ?? null;
  const next = old?.cut ? divideAgain(old, old.cut, text, earlier?.change ?? changeBetween(old.text, text)) : null;
  if (next) return next;
  const cut = cutText(text);
  if (cut === null || cut.column > deepest) return null;
  const parts = readParts(text, cut, old);
  return parts.every(({ piece }) => fits(piece, cut)) ? { cut, parts, doubles: null } : null;
};

/** The division after a change within one entry: only that entry is read again. Null for any other change. */
const divideAgain = (old: Piece, cut: Cut, text: string, change: TextChange): Division | null => {
  const index = changedEntry(cut, old.text, text, change);
  const part = index === null ? undefined : old.parts[index];
  if (index === null || !part) return null;
  const by = text.length - old.text.length;
  const next: Cut = {
    ...cut,
    starts: by === 0 ? cut.starts : cut.starts.map((start, i) => (i > index ? start + by : start)),
    end: cut.end + by,
  };
  const entry = text.slice(part.at, next.starts[index + 1] ?? next.end);
  const moved = { start: change.start - part.at, end: change.end - part.at, text: change.text };
  const piece = readEntry(entry, cut, { piece: part.piece, change: moved });
  if (!fits(piece, cut)) return null;
  const parts = old.parts.map((one, i) =>
    i < index ? one : i === index ? { at: one.at, piece } : by === 0 ? one : { at: one.at + by, piece: one.piece },
  );
  return { cut: next, parts, doubles: old.doubles.length === 0 && sameKey(part.piece, piece) ? old.doubles : null };
};

const sameKey = (a: Piece, b: Piece): boolean => {
  if (a.node?.kind !== 'map' || b.node?.kind !== 'map') return a.node?.kind === b.node?.kind;
  const [one, other] = [a.node.pairs[0]?.key, b.node.pairs[0]?.key];
  return (
    one?.kind === 'scalar' &&
    other?.kind === 'scalar' &&
    one.text === other.text &&
    one.style === other.style &&
    !one.faulty &&
    !other.faulty
  );
};

const fits = (piece: Piece, cut: Cut): boolean => piece.broken || isOneEntry(piece, cut);

const isOneEntry = ({ node }: Piece, cut: Cut): boolean =>
  node !== null &&
  node.kind === cut.kind &&
  !node.flow &&
  node.anchor === null &&
  node.tag === null &&
  (node.kind === 'map' ? node.pairs : node.items).length === 1;

const readParts = (text: string, cut: Cut, old: Piece | null): readonly Part[] => {
  const { starts, kind, column } = cut;
  const texts = starts.map((start, i) => text.slice(start, starts[i + 1] ?? cut.end));
  const before = old?.cut?.kind === kind && old.cut.column === column ? old.parts : [];
  let head = 0;
  while (head < texts.length && head < before.length && before[head]?.piece.text === texts[head]) head++;
  let tail = 0;
  const most = Math.min(texts.length, before.length) - head;
  while (tail < most && before[before.length - 1 - tail]?.piece.text === texts[texts.length - 1 - tail]) tail++;
  return texts.map((entry, i) => {
    const at = starts[i] ?? 0;
    const fromEnd = texts.length - i;
    // What is neither before nor behind the change is likest to its old neighbour on the same side.
    const part =
      i < head
        ? before[i]
        : fromEnd <= tail
          ? before[before.length - fromEnd]
          : (before[Math.min(i, before.length - tail - 1)] ?? null);
    if (!part) return { at, piece: readEntry(entry, cut, null) };
    if (part.piece.text === entry) return part.at === at ? part : { at, piece: part.piece };
    return { at, piece: readEntry(entry, cut, { piece: part.piece, change: null }) };
  });
};

/** Reads one entry of a cut. */
const readEntry = (text: string, { kind, column }: Cut, earlier: Earlier | null): Piece => {
  const line = firstLine(text, column);
  if (line !== (kind === 'map' ? 'key' : 'dash')) return { text, ...readStray(text, kind, column, line), ...uncut };
  const overflow = kind === 'map' ? readOverflow(text, column) : null;
  if (overflow) return { text, ...overflow, ...uncut };
  return read(text, () => (kind === 'map' ? readBody(text, column, earlier) : readItem(text, column, earlier)));
};

/** `key:` and what stands below it. */
const readBody = (text: string, column: number, earlier: Earlier | null): Piece | null => {
  const start = bodyStart(text, column);
  if (start === null) return null;
  const old = earlier?.piece.parts[1];
  const change = earlier?.change ?? null;
  const below = change !== null && old?.at === start && change.start >= start;
  const moved = below ? { start: change.start - start, end: change.end - start, text: change.text } : null;
  const body = readInner(text.slice(start), old ? { piece: old.piece, change: moved } : null);
  if (!body) return null;
  const head = whole(text.slice(0, start));
  const joined = joinPair(head, body, start);
  if (!joined) return null;
  const faults = body.faults.map((fault) => shiftFault(fault, start));
  return {
    text,
    ...joined,
    faults,
    broken: false,
    ...uncut,
    parts: [
      { at: 0, piece: head },
      { at: start, piece: body },
    ],
  };
};

/** `- key: …` as a map behind a dash. */
const readItem = (text: string, column: number, earlier: Earlier | null): Piece | null => {
  const blanked = withoutDash(text, column);
  if (blanked === null) return null;
  const old = earlier?.piece.parts[0];
  const change = earlier?.change ?? null;
  const body = readInner(
    blanked,
    old ? { piece: old.piece, change: change !== null && change.start > column ? change : null } : null,
  );
  if (!body?.node) return null;
  return {
    text,
    ...joinItem(body.node, body.at, column),
    faults: body.faults,
    broken: false,
    ...uncut,
    parts: [{ at: 0, piece: body }],
  };
};

/** A text inside an entry; null where it is broken as a whole, since then the entry around it is. */
const readInner = (text: string, earlier: Earlier | null): Piece | null => {
  const known = same(text, earlier);
  if (known) return known;
  if (text.length > small) return inPieces(text, earlier);
  // Alone, a text may do what it may not below a key: only one that could be cut stands for itself.
  const piece = cutText(text) === null ? null : readPiece(text, earlier);
  return piece?.broken ? null : piece;
};
