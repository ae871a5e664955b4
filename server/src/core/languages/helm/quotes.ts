/** Quotes that are missing around a value which a template prints. */
import type { Edit } from '../../base/edit.ts';
import type { Span } from '../../base/source.ts';
import type { Str } from '../../template/index.ts';
import type { Home } from '../derived.ts';
import { dataOf, type FindUri, runsIn } from './origins.ts';

const theValue = { en: 'the value comes from here', ko: '이 값이 여기에서 옵니다' } as const;

/** Actions that print no plain text of their value. */
const prints = /\b(?:quote|squote|toYaml|toJson|nindent|indent|toString)\b/;

/** The action that prints all of a plain scalar, and ` | quote` for it; null where it is not one action with nothing beside it. */
export const quotesFor = (
  text: Str,
  span: Span,
  find: FindUri,
  read: (file: string) => string | null,
): { readonly home: Home; readonly edit: Edit } | null => {
  const pieces = runsIn(text, span);
  const [first] = pieces;
  const place = first?.run.origin.place;
  if (!first || !place || pieces.some(({ run }) => run.origin.place !== place || run.origin.via || run.origin.unknown))
    return null;
  if (pieces.length === 1 && first.run.from >= 0 && first.run.origin.data.length === 0) return null;
  const source = read(place.file);
  const uri = find(place.file);
  if (source === null || uri === null) return null;
  const open = source.lastIndexOf('{{', place.start + 2);
  const close = source.indexOf('}}', Math.max(open + 2, place.end - 2));
  if (open < 0 || close < 0) return null;
  const action = source.slice(open, close + 2);
  const alone =
    /[:-][ \t]+$/.test(source.slice(Math.max(0, open - 200), open)) && /^[ \t]*(?:\r?\n|$)/.test(source.slice(close + 2));
  if (!alone || prints.test(action) || /^\{\{-?\s*(?:if|with|range|else|end|define|block|template|include)\b/.test(action))
    return null;
  if (action.slice(2).includes('{{')) return null;
  const inside = action.slice(0, -2).replace(/\s*-?$/, '');
  const at = open + inside.length;
  const data = dataOf(pieces.map(({ run }) => run.origin));
  const dataUri = data && find(data.file);
  const related = data && dataUri ? [{ uri: dataUri, span: { start: data.start, end: data.end }, say: theValue }] : [];
  return { home: { uri, span: { start: open, end: close + 2 }, related }, edit: { start: at, end: at, text: ' | quote' } };
};
