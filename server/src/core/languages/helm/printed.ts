/** What an action of a template prints, as its chart renders now. */
import type { Say } from '../../base/say.ts';
import { type Source, type Span, touches } from '../../base/source.ts';
import type { Frame, Node, Place, Str } from '../../template/index.ts';
import type { Surroundings } from '../language.ts';
import { chartFileOf } from './chart.ts';
import { labelOf } from './environments.ts';
import { templateOf } from './flow.ts';
import { stringOf } from './flowing.ts';
import { derivationFor } from './render.ts';

/** Characters and lines of a printed text that a hover shows. */
const limits = { characters: 400, lines: 8 };

/** The printing action around an offset; null on keywords, in plain text and in definitions, which print where they are used. */
export const actionAt = (source: Source, offset: number): Span | null => {
  const inside = (nodes: readonly Node[]): Span | null => {
    for (const node of nodes) {
      if (!touches(node.span, offset)) continue;
      if (node.kind === 'action') return node.pipeline.declares.length > 0 ? null : node.span;
      if (node.kind === 'template') return node.span;
      if ('arms' in node) {
        for (const arm of node.arms) {
          const found = inside(arm.body);
          if (found) return found;
        }
      }
    }
    return null;
  };
  return inside(templateOf(source).body);
};

const outermost = (frame: Frame): Place => (frame.up ? outermost(frame.up) : frame.place);

/** The text that one place of a file printed first; null where it printed none, or none that can be known. */
const printedBy = (text: Str, file: string, action: Span): string | null => {
  const runs = text.runs ?? [];
  const ours = (index: number): boolean => {
    const origin = runs[index]?.origin;
    const place = origin?.via ? outermost(origin.via) : origin?.place;
    return place !== undefined && place.file === file && action.start <= place.start && place.end <= action.end;
  };
  const first = runs.findIndex((_, index) => ours(index));
  if (first < 0) return null;
  let last = first;
  while (ours(last + 1)) last++;
  if (runs.slice(first, last + 1).some(({ origin }) => origin.unknown)) return null;
  return text.v.slice(runs[first]?.at ?? 0, runs[last + 1]?.at ?? text.v.length);
};

const cut = (text: string): string => {
  const lines = text.replace(/^\n+|\s+$/g, '').split('\n');
  const shown = lines.slice(0, limits.lines).join('\n').slice(0, limits.characters);
  return lines.length > limits.lines || shown.length === limits.characters ? `${shown}\n…` : shown;
};

/** What the action around an offset prints with the chart's own values; null where it prints nothing that is known. */
export const sayPrinted = (offset: number, around: Surroundings): { readonly span: Span; readonly say: Say } | null => {
  const { source, files } = around;
  const action = actionAt(source, offset);
  const part = action && chartFileOf(source.path, files);
  const ready = part ? derivationFor(around) : null;
  if (!action || !part || !ready || ready === 'later' || ready.before !== null) return null;
  const file = labelOf(part.folder, source.path);
  for (const derived of ready.derivation.texts) {
    if (derived.under !== null || derived.uri !== source.uri) continue;
    const text = stringOf(derived);
    const printed = text ? printedBy(text, file, action) : null;
    if (printed === null || printed.trim() === '') continue;
    const block = `\`\`\`yaml\n${cut(printed)}\n\`\`\``;
    return { span: action, say: { en: `Prints here:\n\n${block}`, ko: `여기에 출력되는 값:\n\n${block}` } };
  }
  return null;
};
