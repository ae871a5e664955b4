/** What a schema has against a document, before it is put into words. */
import type { Plain } from '../../yaml/plain.ts';
import type { View } from '../../yaml/view.ts';
import type { TypeName } from './shape.ts';

/** A place that would take a key: steps from the object at fault downwards, or from the document's root where it lies above. */
export interface Elsewhere {
  readonly steps: readonly string[];
  readonly above: boolean;
}

export type Fault =
  | {
      readonly keyword: 'additionalProperties';
      /** The value under the key that is not known. */
      readonly at: View;
      readonly key: string;
      /** What the object is called, such as `PodSpec`; null where the schema has no name for it. */
      readonly owner: string | null;
      /** Known keys that may have been meant, not there yet and able to hold the value; nearest first. */
      readonly near: readonly string[];
      readonly elsewhere: Elsewhere | null;
      /** Another version of what the schema describes that knows the key, in words such as `Kubernetes 1.34`. */
      readonly knownTo?: { readonly name: string; readonly later: boolean };
    }
  | { readonly keyword: 'required'; readonly at: View; readonly owner: string | null; readonly missing: readonly string[] }
  | { readonly keyword: 'type'; readonly at: View; readonly expected: readonly TypeName[]; readonly format: string | null }
  | { readonly keyword: 'enum'; readonly at: View; readonly allowed: readonly Plain[]; readonly near: readonly string[] }
  | { readonly keyword: 'format'; readonly at: View; readonly format: string }
  /** A keyword whose whole meaning is a limit: `minimum`, `maxLength`, `pattern`, `const` and their like. */
  | { readonly keyword: Limit; readonly at: View; readonly limit: Plain };

export type Limit = (typeof limits)[number];
export const limits = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'uniqueItems',
  'contains',
  'pattern',
  'propertyNames',
  'dependentRequired',
  'const',
  'not',
  'oneOf',
  'anyOf',
  'false schema',
] as const;
