/**
 * Makes a schema of the workspace safe to compile: within a budget, without references that lead out of it, without what our
 * matcher cannot judge. What is taken out accepts everything: of it nothing is known.
 */
import { pattern } from '../../base/pattern.ts';
import type { Plain } from '../../yaml/plain.ts';

export type Schema = { readonly [key: string]: Plain } | boolean;

/** Schemas in a schema, and schemas on the way from the root to the deepest. */
const limits = { schemas: 20_000, depth: 100 };

const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const maps = new Set(['properties', 'patternProperties', 'definitions', '$defs', 'dependentSchemas', 'dependencies']);
const singles = new Set([
  'not',
  'if',
  'then',
  'else',
  'items',
  'additionalItems',
  'additionalProperties',
  'contains',
  'propertyNames',
]);
/** They need to know which branch of a choice said yes, which the choices here do not tell. */
const dropped = new Set([
  'unevaluatedProperties',
  'unevaluatedItems',
  '$dynamicRef',
  '$dynamicAnchor',
  '$recursiveRef',
  '$recursiveAnchor',
  '$vocabulary',
]);

/** The schema with all its references absolute to `base`; null where it is over the budget. */
export const tame = (schema: Schema, base: string): Schema | null => {
  let left = limits.schemas;

  const visit = (part: Plain, depth: number): Plain | null => {
    if (left-- <= 0 || depth > limits.depth) return null;
    if (typeof part === 'boolean') return part;
    if (!isRecord(part)) return {};
    const safe: Record<string, Plain> = {};
    const foreign = Object.entries(part).some(
      ([key, value]) => key === 'patternProperties' && isRecord(value) && Object.keys(value).some(beyondUs),
    );
    for (const [key, value] of Object.entries(part)) {
      if (dropped.has(key) || key === '$schema') continue;
      // A schema in the schema with a name of its own would change what references below it mean; they are read from the root.
      if ((key === '$id' || key === 'id') && typeof value === 'string') continue;
      // Without the patterns nobody knows which keys are left over.
      if (foreign && (key === 'patternProperties' || key === 'additionalProperties')) continue;
      const kept = keyword(key, value, depth);
      if (kept === null) return null;
      if (kept !== undefined) safe[key] = kept;
    }
    return safe;
  };

  const keyword = (key: string, value: Plain, depth: number): Plain | null | undefined => {
    if (key === '$ref') return typeof value === 'string' ? local(value) : undefined;
    if (key === 'pattern') return typeof value === 'string' && !beyondUs(value) ? value : undefined;
    if (lists.has(key) || (key === 'items' && Array.isArray(value))) return Array.isArray(value) ? all(value, depth) : undefined;
    if (maps.has(key)) return isRecord(value) ? members(value, depth) : undefined;
    return singles.has(key) ? visit(value, depth + 1) : value;
  };

  const all = (parts: readonly Plain[], depth: number): readonly Plain[] | null => {
    const safe: Plain[] = [];
    for (const part of parts) {
      const kept = visit(part, depth + 1);
      if (kept === null) return null;
      safe.push(kept);
    }
    return safe.length > 0 ? safe : [true];
  };

  const members = (parts: { readonly [key: string]: Plain }, depth: number): Plain | null => {
    const safe: Record<string, Plain> = {};
    for (const [key, part] of Object.entries(parts)) {
      // A list is the older form of `dependentRequired`.
      const kept = Array.isArray(part) ? part : visit(part, depth + 1);
      if (kept === null) return null;
      Object.defineProperty(safe, key, { value: kept, enumerable: true, writable: true, configurable: true });
    }
    return safe;
  };

  /** `#/…` and `#name`, made absolute so that parts may be compiled by themselves; undefined for what lies elsewhere. */
  const local = (ref: string): string | undefined => {
    if (ref === '#' || ref === '') return `${base}#`;
    if (!ref.startsWith('#')) return undefined;
    return ref.startsWith('#/') && !exists(schema, ref) ? undefined : `${base}${ref}`;
  };

  const safe = visit(isRecord(schema) || typeof schema === 'boolean' ? schema : {}, 0);
  return safe === null || (!isRecord(safe) && typeof safe !== 'boolean') ? null : safe;
};

export const isRecord = (value: Plain | undefined): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const beyondUs = (source: string): boolean => 'error' in pattern(source, 'ecma');

/** Whether a pointer leads somewhere. */
const exists = (schema: Schema, ref: string): boolean => {
  let at: Plain | undefined = schema;
  for (const step of ref.slice(2).split('/')) {
    const key = decode(step);
    if (Array.isArray(at)) at = at[Number(key)];
    else if (isRecord(at) && Object.hasOwn(at, key)) at = at[key];
    else return false;
  }
  return at !== undefined;
};

const decode = (step: string): string => {
  const plain = step.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
};
