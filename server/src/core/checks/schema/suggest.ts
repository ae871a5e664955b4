/** Completion from a guide: keys with what they need below them, and values. */
import type { Say } from '../../base/say.ts';
import type { Span } from '../../base/source.ts';
import type { Path, View } from '../../yaml/view.ts';
import type { Spot } from './cursor.ts';
import { type Field, type Guide, guideAt } from './guide.ts';

/** A key or value to offer. `insert` is a snippet for keys. */
export interface Suggestion {
  readonly label: string;
  readonly kind: 'key' | 'enum';
  readonly insert: string;
  readonly replace: Span;
  readonly detail: string;
  readonly docs: Say | null;
  readonly rank: number;
}

const literal = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&');

/** Words that YAML would read as something else need quotes as a value. */
const written = (value: string): string => (/^(?:[\w./-]+)$/.test(value) ? value : JSON.stringify(value));

interface Stops {
  next: number;
}

/** Required fields below a key, two levels deep, each with a stop to type at. */
const skeleton = (guide: Guide, indent: string, stops: Stops, depth: number): string => {
  const required =
    depth > 2 ? [] : guide.fields().filter((field) => field.required && field.name !== 'apiVersion' && field.name !== 'kind');
  if (required.length === 0) return `\n${indent}\${${stops.next++}}`;
  return required.map((field) => `\n${indent}${keyText(field.name, field.guide, indent, stops, depth)}`).join('');
};

const keyText = (name: string, guide: Guide, indent: string, stops: Stops, depth: number): string => {
  const key = literal(/^[\w./-]+$/.test(name) ? name : JSON.stringify(name));
  switch (guide.shape) {
    case 'map':
      return `${key}:${skeleton(guide, `${indent}  `, stops, depth + 1)}`;
    case 'list': {
      const item = guide.item();
      const inner = item?.shape === 'map' ? skeleton(item, `${indent}    `, stops, depth + 1).trimStart() : `\${${stops.next++}}`;
      return `${key}:\n${indent}  - ${inner}`;
    }
    default: {
      const { values } = guide;
      return `${key}: ${values && values.length > 0 && depth > 0 ? `\${${stops.next++}|${values.map((value) => literal(written(value)).replaceAll(',', '\\,')).join(',')}|}` : `\${${stops.next++}}`}`;
    }
  }
};

const docsOf = (guide: Guide): Say | null => (guide.doc === null ? null : { en: guide.doc, ko: guide.doc });

const keyOf = (field: Field, spot: Spot): Suggestion => {
  const stops: Stops = { next: 1 };
  const flat = spot.flow || spot.named;
  const insert = spot.named
    ? literal(field.name)
    : flat
      ? `${literal(field.name)}: \${1}`
      : keyText(field.name, field.guide, spot.indent, stops, 0);
  return {
    label: field.name,
    kind: 'key',
    insert,
    replace: spot.word,
    detail: field.required ? `${field.guide.type} *` : field.guide.type,
    docs: docsOf(field.guide),
    rank: field.required ? 0 : 1,
  };
};

const valuesOf = (guide: Guide, spot: Spot): readonly Suggestion[] =>
  (guide.values ?? []).map((value) => ({
    label: value,
    kind: 'enum',
    insert: literal(written(value)),
    replace: spot.word,
    detail: value === guide.fallback ? 'default' : '',
    docs: null,
    rank: value === guide.fallback ? 0 : 1,
  }));

/** The guide of the thing that a path of the document lies in, and how many steps lead to that thing. */
export type GuideFor = (root: View, path: Path) => { readonly guide: Guide; readonly depth: number } | null;

/** Suggestions for the places that are being typed at. `guideFor` is asked with a tree in which the half-typed word is whole. */
export const suggest = (spots: readonly Spot[], guideFor: GuideFor): readonly Suggestion[] =>
  spots.flatMap((spot) => {
    const found = guideFor(spot.root, spot.parent.path);
    const guide = found && guideAt(found.guide, spot.parent.path.slice(found.depth));
    if (!guide) return [];
    if (spot.role === 'value') return valuesOf(guide, spot);
    const there = new Set(spot.parent.entries().map((entry) => entry.step));
    return guide
      .fields()
      .filter((field) => !there.has(field.name))
      .map((field) => keyOf(field, spot));
  });
