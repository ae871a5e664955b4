/**
 * Structural schemas: what an object of a typed API looks like. They are JSON Schema with few words (no choices between branches), so
 * they are walked as they are: nothing is compiled, and what is wrong is known at the place where it is wrong.
 */
import { memo } from '../../base/memo.ts';

/** A structural schema. `null` is everywhere the same as absent, as it is to the API server. */
export interface Shape {
  /** What the thing is called, such as `PodSpec`. */
  readonly name?: string;
  /** Another definition of the pool, by hash; then there is nothing else. */
  readonly $ref?: string;
  /** Absent: anything. */
  readonly type?: TypeName | readonly TypeName[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** `false` where other keys are errors; the shape of every value where keys are free. */
  readonly additionalProperties?: false | Shape;
  readonly items?: Shape;
  /** The empty string is listed where the server takes it for "not set". */
  readonly enum?: readonly string[];
  readonly format?: string;
}

export type TypeName = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';

/** Definitions by hash. */
export interface Pool {
  readonly get: (hash: string) => Shape | null;
}

/** Where the line of each hash begins and ends, in a file of one `"hash":{…},` a line. */
const linesOf = (text: string): ReadonlyMap<string, readonly [number, number]> => {
  const lines = new Map<string, readonly [number, number]>();
  for (let start = text.indexOf('\n') + 1; start > 0 && start < text.length; ) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    const quote = text.indexOf('":', start);
    if (text.charCodeAt(start) === 34 && quote > 0 && quote < end) {
      lines.set(text.slice(start + 1, quote), [quote + 2, text.charCodeAt(end - 1) === 44 ? end - 1 : end]);
    }
    start = end + 1;
  }
  return lines;
};

/** An entry of such a file, parsed when it is first asked for: an object needs a hundred of a thousand. */
const entriesOf = (text: string): ((hash: string) => unknown) => {
  const lines = linesOf(text);
  const parsed = new Map<string, unknown>();
  return (hash) => {
    if (!parsed.has(hash)) {
      const line = lines.get(hash);
      parsed.set(hash, line ? JSON.parse(text.slice(line[0], line[1])) : null);
    }
    return parsed.get(hash);
  };
};

/** The pool in a text that our own build wrote. */
export const poolOf = (text: string): Pool => {
  const entry = entriesOf(text);
  // Our build is the only writer of the file and its own checks hold the form, so it is not checked again at every start.
  return { get: (hash) => entry(hash) as Shape | null };
};

/** Docs of definitions: of a whole (key `''`) and of its fields. */
export interface Docs {
  readonly get: (hash: string, field: string) => string | null;
}

export const docsOf = (text: string): Docs => {
  const entry = entriesOf(text);
  return {
    get: (hash, field) => {
      const words = entry(hash);
      if (typeof words !== 'object' || words === null || !Object.hasOwn(words, field)) return null;
      const doc: unknown = Reflect.get(words, field);
      return typeof doc === 'string' ? doc : null;
    },
  };
};

/** The shape behind references. The build proves that they end. */
export const resolve = (shape: Shape, pool: Pool): Shape => {
  let found = shape;
  for (let hops = 0; found.$ref !== undefined && hops < 8; hops++) found = pool.get(found.$ref) ?? {};
  return found;
};

/** The shape of a key, be it named or free; null where there is none. */
export const under = (shape: Shape, key: string): Shape | null => {
  if (shape.properties && Object.hasOwn(shape.properties, key)) return shape.properties[key] ?? null;
  return shape.additionalProperties || null;
};

/** The names of the properties, in order. */
export const keysOf: (shape: Shape) => readonly string[] = memo((shape) => Object.keys(shape.properties ?? {}));

export const typesOf = (shape: Shape): readonly TypeName[] =>
  shape.type === undefined ? [] : typeof shape.type === 'string' ? [shape.type] : shape.type;
