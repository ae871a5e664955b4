/** Structural schemas as a guide for typing. */
import type { Field, Guide } from './guide.ts';
import { type Docs, type Pool, resolve, type Shape, typesOf, under } from './shape.ts';

/** Where the words of a field are kept: definition and field; null inside of nameless parts. */
interface Owner {
  readonly hash: string;
  readonly field: string;
}

interface Library {
  readonly pool: Pool;
  readonly docs: () => Docs;
}

const nameOf = (shape: Shape, pool: Pool): string => {
  const real = resolve(shape, pool);
  const types = typesOf(real);
  if (types.includes('array')) return `list of ${plural(real.items ? nameOf(real.items, pool) : 'anything')}`;
  if (real.name) return real.name;
  if (types[0] === 'object' && typeof real.additionalProperties === 'object')
    return `map of ${plural(nameOf(real.additionalProperties, pool))}`;
  return types.length === 0 ? 'anything' : types.join(' or ');
};

const plural = (name: string): string =>
  /(?:ing|er|an|ct)$/.test(name) && !/^(?:any|list|map)/.test(name) && name === name.toLowerCase() ? `${name}s` : name;

/** "Defaults to X" is how the API's words name a default. */
const fallbackIn = (doc: string | null): string | null => {
  const match = doc === null ? null : /\b[Dd]efaults? (?:to|is|value is)\s+["'`]?([\w.%/-]+)["'`]?/.exec(doc);
  return match?.[1]?.replace(/[.,]+$/, '') ?? null;
};

/** The possible values stand in a list of their own; the words need not repeat them. */
const tidy = (doc: string | null): string | null => doc?.replace(/\n\nPossible enum values:[\s\S]*$/, '').trim() || null;

const make = (shape: Shape, library: Library, owner: Owner | null): Guide => {
  const { pool } = library;
  const hash = shape.$ref ?? null;
  const real = resolve(shape, pool);
  const types = typesOf(real);
  const words = (): string | null =>
    (owner && library.docs().get(owner.hash, owner.field)) || (hash && library.docs().get(hash, '')) || null;
  const child = (key: string): Guide | null => {
    const found = under(real, key);
    return found && make(found, library, hash === null ? null : { hash, field: key });
  };
  return {
    type: nameOf(shape, pool),
    shape: types.includes('array') ? 'list' : types.includes('object') ? 'map' : types.length === 0 ? 'any' : 'scalar',
    get doc() {
      return tidy(words());
    },
    values: real.enum
      ? real.enum.filter((value) => value !== '')
      : types.length === 1 && types[0] === 'boolean'
        ? ['true', 'false']
        : null,
    get fallback() {
      return fallbackIn(words());
    },
    fields: () =>
      Object.keys(real.properties ?? {}).flatMap((name): readonly Field[] => {
        const guide = child(name);
        return guide ? [{ name, required: real.required?.includes(name) ?? false, guide }] : [];
      }),
    under: child,
    item: () => (real.items ? make(real.items, library, null) : null),
  };
};

/** The guide of a definition of the pool. */
export const shapeGuide = (hash: string, library: Library): Guide => make({ $ref: hash }, library, null);
