/** What a schema has to say to somebody who types: fields, values, words. Structural schemas and JSON Schema both answer this way. */
import type { Path } from '../../yaml/view.ts';

/** A schema at one place of a document. */
export interface Guide {
  /** What it is in a word or two, such as `string` or `list of objects`. */
  readonly type: string;
  readonly shape: 'map' | 'list' | 'scalar' | 'any';
  /** Markdown; null where the schema says nothing. */
  readonly doc: string | null;
  /** All values that are allowed, as they are written; null where they are many. */
  readonly values: readonly string[] | null;
  /** The value that holds where nothing is written. */
  readonly fallback: string | null;
  readonly fields: () => readonly Field[];
  /** The guide of a key, named or free. */
  readonly under: (key: string) => Guide | null;
  readonly item: () => Guide | null;
}

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly guide: Guide;
}

/** The guide below a path; null where the schema knows nothing of it. */
export const guideAt = (guide: Guide, path: Path): Guide | null => {
  let found: Guide | null = guide;
  for (const step of path) {
    if (found === null) return null;
    found = typeof step === 'number' ? found.item() : found.under(step);
  }
  return found;
};
