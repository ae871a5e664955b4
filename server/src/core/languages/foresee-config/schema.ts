/** The JSON schema of `.foresee.yaml`, which other editors read from `schemas/`, as a structural schema. */
import schema from '../../../../../schemas/foresee.schema.json';
import type { Guide } from '../../checks/schema/guide.ts';
import type { Pool, Shape, TypeName } from '../../checks/schema/shape.ts';
import { shapeGuide } from '../../checks/schema/shape-guide.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const types: readonly TypeName[] = ['object', 'array', 'string', 'number', 'integer', 'boolean'];

const typesIn = (value: unknown): readonly TypeName[] =>
  types.filter((type) => type === value || (Array.isArray(value) && value.includes(type)));

const prefix = '#/$defs/';

/** The words of JSON Schema that the walk knows; the others are for other editors, and `check.ts` says the same better. */
const shapeOf = (value: unknown): Shape => {
  if (!isFields(value)) return {};
  const { $ref, type, properties, additionalProperties, items } = value;
  if (typeof $ref === 'string') return { $ref: $ref.slice(prefix.length) };
  const allowed = Array.isArray(value['enum']) ? value['enum'].filter((one) => typeof one === 'string') : null;
  return {
    ...(type === undefined ? {} : { type: typesIn(type) }),
    ...(isFields(properties)
      ? { properties: Object.fromEntries(Object.entries(properties).map(([key, member]) => [key, shapeOf(member)])) }
      : {}),
    ...(additionalProperties === false
      ? { additionalProperties: false as const }
      : isFields(additionalProperties)
        ? { additionalProperties: shapeOf(additionalProperties) }
        : {}),
    ...(items === undefined ? {} : { items: shapeOf(items) }),
    ...(allowed ? { enum: allowed } : {}),
  };
};

const definitions: ReadonlyMap<string, Shape> = new Map(
  Object.entries(schema.$defs).map(([name, definition]) => [name, shapeOf(definition)]),
);

const words: ReadonlyMap<string, unknown> = new Map(Object.entries(schema.$defs));

const docOf = (definition: string, field: string): string | null => {
  let found = words.get(definition);
  if (field !== '') found = isFields(found) && isFields(found['properties']) ? found['properties'][field] : null;
  return isFields(found) && typeof found['description'] === 'string' ? found['description'] : null;
};

export const pool: Pool = { get: (name) => definitions.get(name) ?? null };

/** The whole file. */
export const settingsShape: Shape = { $ref: 'settings' };

export const settingsGuide: Guide = shapeGuide('settings', { pool, docs: () => ({ get: docOf }) });
