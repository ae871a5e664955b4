/** JSON Schema as a guide for typing. Choices are looked at together: what any branch allows may be typed. */
import type { Plain } from '../../yaml/plain.ts';
import type { Field, Guide } from './guide.ts';
import { isRecord } from './tame.ts';

type Fields = { readonly [key: string]: Plain };

/** How many schemas of one place are looked at together, and how many references lead to one. */
const limits = { together: 64, hops: 16 };

/** `#/a/b` within the whole schema; null for what is not there or lies elsewhere. */
const resolveIn = (whole: Plain, ref: string): Plain => {
  if (!ref.startsWith('#')) return null;
  let found: Plain = whole;
  for (const step of ref
    .slice(1)
    .split('/')
    .filter((part) => part !== '')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    found =
      isRecord(found) && Object.hasOwn(found, key)
        ? (found[key] ?? null)
        : Array.isArray(found)
          ? (found[Number(key)] ?? null)
          : null;
  }
  return found;
};

/** The schemas that speak for a place: references followed, `allOf` and the branches of choices beside each other. */
const flatten = (schemas: readonly Plain[], whole: Plain): readonly Fields[] => {
  const found: Fields[] = [];
  const visit = (schema: Plain, hops: number): void => {
    if (!isRecord(schema) || found.length >= limits.together || hops > limits.hops) return;
    const ref = schema['$ref'];
    if (typeof ref === 'string') visit(resolveIn(whole, ref), hops + 1);
    found.push(schema);
    for (const key of ['allOf', 'anyOf', 'oneOf']) {
      const branches = schema[key];
      if (Array.isArray(branches)) for (const branch of branches) visit(branch, hops + 1);
    }
    for (const key of ['then', 'else']) visit(schema[key] ?? null, hops + 1);
  };
  for (const schema of schemas) visit(schema, 0);
  return found;
};

const words = (value: Plain | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

const first = <T>(schemas: readonly Fields[], read: (schema: Fields) => T | null | undefined): T | null => {
  for (const schema of schemas) {
    const found = read(schema);
    if (found !== null && found !== undefined) return found;
  }
  return null;
};

const typesOf = (schemas: readonly Fields[]): readonly string[] => [
  ...new Set(
    schemas.flatMap(({ type }) =>
      typeof type === 'string' ? [type] : Array.isArray(type) ? type.filter((name) => typeof name === 'string') : [],
    ),
  ),
];

const valuesOf = (schemas: readonly Fields[], types: readonly string[]): readonly string[] | null => {
  const listed = schemas.flatMap((schema) => [
    ...(Array.isArray(schema['enum']) ? schema['enum'] : []),
    ...(schema['const'] === undefined ? [] : [schema['const']]),
  ]);
  if (listed.length > 0) return [...new Set(listed.filter((value) => !isRecord(value) && !Array.isArray(value)).map(words))];
  return types.includes('boolean') ? ['true', 'false'] : null;
};

const make = (parts: readonly Plain[], whole: Plain, key: 'description' | 'x-ko'): Guide => {
  const schemas = flatten(parts, whole);
  const types = typesOf(schemas);
  const properties = schemas.flatMap(({ properties }) => (isRecord(properties) ? [properties] : []));
  const named = (name: string): readonly Plain[] =>
    properties.flatMap((all) => (Object.hasOwn(all, name) ? [all[name] ?? null] : []));
  const map = types.includes('object') || properties.length > 0;
  const list = types.includes('array') || schemas.some(({ items }) => items !== undefined);
  const fallback = first(schemas, (schema) => schema['default']);
  const required = new Set(schemas.flatMap((schema) => (Array.isArray(schema['required']) ? schema['required'] : [])));
  return {
    type: types.length > 0 ? types.join(' | ') : map ? 'object' : list ? 'array' : 'any',
    shape: map && !list ? 'map' : list && !map ? 'list' : types.length > 0 ? 'scalar' : 'any',
    doc: first(schemas, (schema) =>
      typeof schema[key] === 'string' ? schema[key] : typeof schema['description'] === 'string' ? schema['description'] : null,
    ),
    values: valuesOf(schemas, types),
    fallback: fallback === null ? null : words(fallback),
    fields: () =>
      [...new Set(properties.flatMap((all) => Object.keys(all)))].map(
        (name): Field => ({ name, required: required.has(name), guide: make(named(name), whole, key) }),
      ),
    under: (name) => {
      const own = named(name);
      if (own.length > 0) return make(own, whole, key);
      const free = schemas.flatMap(({ additionalProperties }) => (isRecord(additionalProperties) ? [additionalProperties] : []));
      return free.length > 0 ? make(free, whole, key) : null;
    },
    item: () => {
      const items = schemas.flatMap((schema) =>
        [schema['items'], schema['prefixItems']].flatMap((one) => (Array.isArray(one) ? one : one === undefined ? [] : [one])),
      );
      return items.length > 0 ? make(items, whole, key) : null;
    },
  };
};

/** The guide of a schema. Our own schemas carry Korean descriptions as `x-ko`. */
export const jsonGuide = (schema: Plain, lang: 'en' | 'ko'): Guide =>
  make([schema], schema, lang === 'ko' ? 'x-ko' : 'description');
