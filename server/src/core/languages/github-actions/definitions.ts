/**
 * GitHub's own schema as data. The package reads it with a parser that takes 100 ms before the first keystroke; the data itself is plain,
 * and the package exports only its code, so it is taken by its path.
 */
import action from '../../../../../node_modules/@actions/workflow-parser/dist/action-v1.0.min.json';
import workflow from '../../../../../node_modules/@actions/workflow-parser/dist/workflow-v1.0.min.json';
import { memo } from '../../base/memo.ts';

interface Common {
  readonly name: string;
  readonly description: string | null;
  /** Contexts and functions that this definition adds to those of the places above it. */
  readonly context: readonly string[];
}

export interface PropertyDefinition {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string | null;
}

export interface StringDefinition extends Common {
  readonly kind: 'string';
  /** The only text that fits; null where any does. */
  readonly constant: string | null;
  readonly ignoreCase: boolean;
  readonly filled: boolean;
}

export interface MappingDefinition extends Common {
  readonly kind: 'mapping';
  readonly properties: readonly PropertyDefinition[];
  /** Definitions of further keys and their values. */
  readonly loose: { readonly key: string; readonly value: string } | null;
}

export type Definition =
  | (Common & { readonly kind: 'null' | 'boolean' | 'number' })
  | StringDefinition
  | (Common & { readonly kind: 'sequence'; readonly item: string })
  | MappingDefinition
  | (Common & { readonly kind: 'one-of'; readonly names: readonly string[] });

export type Definitions = ReadonlyMap<string, Definition>;

type Fields = { readonly [key: string]: unknown };

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = (value: unknown): Fields => (isFields(value) ? value : {});
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

const propertyOf = ([name, value]: readonly [string, unknown]): PropertyDefinition => {
  const own = fields(value);
  return {
    name,
    type: text(value) ?? text(own['type']) ?? 'any',
    required: own['required'] === true,
    description: text(own['description']),
  };
};

const mappingOf = (common: Common, value: unknown): MappingDefinition => {
  const own = fields(value);
  const key = text(own['loose-key-type']);
  const loose = key === null ? null : { key, value: text(own['loose-value-type']) ?? 'any' };
  return { ...common, kind: 'mapping', properties: Object.entries(fields(own['properties'])).map(propertyOf), loose };
};

const stringOf = (common: Common, value: unknown): StringDefinition => {
  const own = fields(value);
  return {
    ...common,
    kind: 'string',
    constant: text(own['constant']),
    ignoreCase: own['ignore-case'] === true,
    filled: own['require-non-empty'] === true,
  };
};

const word = (constant: string): StringDefinition => stringOf({ name: constant, description: null, context: [] }, { constant });

/** A definition, and those that `allowed-values` stands for. */
const read = (name: string, value: unknown): readonly Definition[] => {
  const own = fields(value);
  const common: Common = { name, description: text(own['description']), context: texts(own['context']) };
  if ('string' in own) return [stringOf(common, own['string'])];
  if ('mapping' in own) return [mappingOf(common, own['mapping'])];
  if ('sequence' in own) return [{ ...common, kind: 'sequence', item: text(fields(own['sequence'])['item-type']) ?? 'any' }];
  if ('one-of' in own) return [{ ...common, kind: 'one-of', names: texts(own['one-of']) }];
  if ('allowed-values' in own) {
    const words = texts(own['allowed-values']).map((constant) => ({ ...word(constant), name: `${name}-${constant}` }));
    return [...words, { ...common, kind: 'one-of', names: words.map((one) => one.name) }];
  }
  for (const kind of ['null', 'boolean', 'number'] as const) if (kind in own) return [{ ...common, kind }];
  return [];
};

/** What every schema of GitHub's knows without saying so. */
const builtIn: Fields = {
  null: { null: {} },
  boolean: { boolean: {} },
  number: { number: {} },
  string: { string: {} },
  sequence: { sequence: { 'item-type': 'any' } },
  mapping: { mapping: { 'loose-key-type': 'string', 'loose-value-type': 'any' } },
  any: { 'one-of': ['null', 'boolean', 'number', 'string', 'sequence', 'mapping'] },
};

const definitionsIn: (schema: object) => Definitions = memo((schema) => {
  const all = [...Object.entries(builtIn), ...Object.entries(fields(fields(schema)['definitions']))];
  return new Map(all.flatMap(([name, value]) => read(name, value)).map((definition) => [definition.name, definition]));
});

export const workflowDefinitions = (): Definitions => definitionsIn(workflow);
export const actionDefinitions = (): Definitions => definitionsIn(action);
