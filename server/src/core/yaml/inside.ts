/** Where the characters of a scalar's value stand in the text: quotes, escapes, folding and indentation lie between the two. */
import { type Span, span } from '../base/source.ts';
import type { ScalarNode } from './node.ts';

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Offsets in the raw text of all units that are not white space, each as often as it appears in the value. */
const solidUnits = (raw: string, style: ScalarNode['style']): readonly number[] => {
  const units: number[] = [];
  const quoted = style === 'single' || style === 'double';
  const block = style === 'literal' || style === 'folded';
  const header = block ? raw.indexOf('\n') + 1 : 0;
  const end = quoted ? raw.length - 1 : raw.length;
  for (let i = block ? (header === 0 ? end : header) : quoted ? 1 : 0; i < end; i++) {
    const code = raw.charCodeAt(i);
    if (isBlank(code)) continue;
    if (style === 'single' && code === 39) {
      units.push(i++);
    } else if (style === 'double' && code === 92) {
      const letter = raw.charAt(i + 1);
      const digits = hexDigits[letter] ?? 0;
      const decoded = digits > 0 ? Number.parseInt(raw.slice(i + 2, i + 2 + digits), 16) : 0;
      if (!'ntr \t\n\r'.includes(letter) && !isBlank(decoded)) units.push(i);
      if (decoded > 0xffff) units.push(i);
      i += 1 + digits;
    } else units.push(i);
  }
  return units;
};

const tables = new WeakMap<ScalarNode, Int32Array | null>();

/** For each unit of the value its offset in the raw text; null where the two do not match, which no known text brings about. */
const tableOf = (node: ScalarNode, raw: string): Int32Array | null => {
  const known = tables.get(node);
  if (known !== undefined) return known;
  const units = solidUnits(raw, node.style);
  const table = new Int32Array(node.text.length);
  let next = 0;
  let last = -1;
  for (let i = 0; i < node.text.length; i++) {
    last = isBlank(node.text.charCodeAt(i)) ? last + 1 : (units[next++] ?? last + 1);
    table[i] = last;
  }
  const made = next === units.length ? table : null;
  tables.set(node, made);
  return made;
};

/**
 * The place of a part of a scalar's value, relative to the scalar's start. `raw` is the scalar's text as written.
 * The whole scalar where the part cannot be found.
 */
export const inside = (node: ScalarNode, raw: string, part: Span): Span => {
  if (raw === node.text) return part;
  if ((node.style === 'single' || node.style === 'double') && raw.length === node.text.length + 2)
    return span(part.start + 1, part.end + 1);
  const table = tableOf(node, raw);
  const first = table?.[part.start];
  const last = table?.[Math.max(part.start, part.end - 1)];
  if (first === undefined || last === undefined) return span(0, raw.length);
  return span(first, part.end > part.start ? Math.min(raw.length, last + 1) : first);
};
