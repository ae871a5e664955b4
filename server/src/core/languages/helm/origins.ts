/** From a rendered text to the file a person would edit: a values key where the value came from there, the template's line otherwise. */
import type { Edit } from '../../base/edit.ts';
import type { Span } from '../../base/source.ts';
import type { Frame, Origin, Place, Run, Str } from '../../template/index.ts';
import type { Home } from '../derived.ts';

/** Finds the file of a chart by its path from the chart's folder. */
export type FindUri = (file: string) => string | null;

/** Runs looked at for one finding: a span over more of them is told by its first. */
const most = 64;

/** Runs of a text that a span meets, each with its end. */
export const runsIn = (text: Str, span: Span): readonly { readonly run: Run; readonly end: number }[] => {
  const runs = text.runs ?? [];
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.at ?? 0) <= span.start) low = middle;
    else high = middle - 1;
  }
  const found: { run: Run; end: number }[] = [];
  for (let i = low; i < runs.length && found.length < most; i++) {
    const run = runs[i];
    if (!run || (run.at >= span.end && found.length > 0)) break;
    found.push({ run, end: runs[i + 1]?.at ?? text.v.length });
  }
  return found;
};

/** The one values key that all of a span came from; null where several or none did. */
export const dataOf = (origins: readonly Origin[]): Place | null => {
  let found: Place | null = null;
  for (const { data } of origins) {
    const place = data.length === 1 ? data[0]?.place : undefined;
    if (!place || (found && (found.file !== place.file || found.start !== place.start))) return null;
    found = place;
  }
  return found;
};

/** The call in the template itself that led to a helper's text. */
export const outermost = (frame: Frame): Frame => {
  let found = frame;
  while (found.up) found = found.up;
  return found;
};

const helper = { en: 'printed here', ko: '여기서 출력됨' } as const;
const printedBy = { en: 'put into the manifest here', ko: '여기서 매니페스트에 들어감' } as const;

/** Where a span of a rendered document comes from. */
export const homeOf = (text: Str, span: Span, find: FindUri): Home | 'unknown' | null => {
  const pieces = runsIn(text, span);
  if (pieces.some(({ run }) => run.origin.unknown)) return 'unknown';
  const first = pieces[0];
  if (!first) return null;
  const { origin } = first.run;
  const data = span.end > span.start ? dataOf(pieces.map(({ run }) => run.origin)) : null;
  const dataUri = data && find(data.file);
  const place = origin.via ? outermost(origin.via).place : origin.place;
  const uri = place ? find(place.file) : null;
  if (data && dataUri) {
    const related = place && uri ? [{ uri, span: { start: place.start, end: place.end }, say: printedBy }] : [];
    return { uri: dataUri, span: { start: data.start, end: data.end }, related };
  }
  if (!place || !uri) return null;
  if (origin.via) {
    const inner = origin.place;
    const innerUri = inner ? find(inner.file) : null;
    const related =
      inner && innerUri
        ? [{ uri: innerUri, span: literal(first, span) ?? { start: inner.start, end: inner.end }, say: helper }]
        : [];
    return { uri, span: { start: place.start, end: place.end }, related };
  }
  return { uri, span: literal(first, span) ?? { start: place.start, end: place.end }, related: [] };
};

/** The same characters in the home file, where the span begins in a literal run; as much of it as lies in that run. */
const literal = ({ run, end }: { readonly run: Run; readonly end: number }, span: Span): Span | null =>
  run.from < 0 ? null : { start: run.from + span.start - run.at, end: run.from + Math.min(span.end, end) - run.at };

/** A change carried home; null unless it lies within one literal run that no helper printed. */
export const editHome = (text: Str, edit: Edit, find: FindUri): { readonly uri: string; readonly edit: Edit } | null => {
  const pieces = runsIn(text, edit);
  const piece = pieces[0];
  if (pieces.length !== 1 || !piece || piece.run.from < 0 || edit.end > piece.end || piece.run.origin.via) return null;
  const place = piece.run.origin.place;
  const uri = place ? find(place.file) : null;
  const by = piece.run.from - piece.run.at;
  return uri === null ? null : { uri, edit: { start: edit.start + by, end: edit.end + by, text: edit.text } };
};
