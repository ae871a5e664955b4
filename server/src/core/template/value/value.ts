/** The values that templates compute with: Go's types as far as charts can meet them. Every value may know its origin. */
import type { Origin, Run } from './origin.ts';

/** `typed` is an `interface {}` that holds nil, as a missing map key gives; untyped is no value at all. Go words errors by it. */
export interface Nil {
  readonly t: 'nil';
  readonly typed: boolean;
  readonly o: Origin | undefined;
}
export interface Bool {
  readonly t: 'bool';
  readonly v: boolean;
  readonly o: Origin | undefined;
}
/** Integers of every size; `type` is Go's name, such as `int`, `int64` or `time.Duration`. */
export interface Int {
  readonly t: 'int';
  readonly type: string;
  readonly v: bigint;
  readonly o: Origin | undefined;
}
export interface Float {
  readonly t: 'float';
  readonly v: number;
  readonly o: Origin | undefined;
}
export interface Complex {
  readonly t: 'complex';
  readonly re: number;
  readonly im: number;
  readonly o: Origin | undefined;
}
/** A string; see bytes.ts for what its characters mean. Runs cover it from its first character, or there are none. */
export interface Str {
  readonly t: 'string';
  readonly v: string;
  readonly runs: readonly Run[] | undefined;
}
/** `[]byte` */
export interface Bytes {
  readonly t: 'bytes';
  readonly v: string;
  readonly runs: readonly Run[] | undefined;
}
/** A slice. `elem` is its element type, such as `interface {}`, `string` or `int`. */
export interface List {
  readonly t: 'list';
  readonly elem: string;
  /** Go's name of the type, where it is a named one. */
  readonly type: string | undefined;
  /** A slice that was never made: it has no elements, and JSON writes it as null. */
  readonly unmade: boolean;
  readonly items: readonly Value[];
  readonly o: Origin | undefined;
}
/** A map with string keys. Templates may change it in place, and everyone who holds it sees the change. */
export interface Dict {
  readonly t: 'map';
  /** `map[string]interface {}`, `map[string]string`, `chartutil.Values` … */
  readonly type: string;
  /** The element type: what a missing key gives is its zero. */
  readonly elem: string;
  readonly map: Map<string, Value>;
  /** Where keys stand, for those that come from a file. */
  readonly keys: Map<string, Origin>;
  readonly o: Origin | undefined;
}
/** A struct of the engine: a chart's metadata, capabilities, a certificate, a time. */
export interface Struct {
  readonly t: 'struct';
  /** With its package, and `*` for a pointer. */
  readonly type: string;
  readonly fields: ReadonlyMap<string, Value>;
  /** Go's methods, by name; called without the receiver. */
  readonly methods: ReadonlyMap<string, Method>;
  /** The JSON form where it is not that of the fields: field name to key, `omitempty` already applied. */
  readonly json: (() => Value) | undefined;
  /** What `String()` answers, for types that have it. */
  readonly text: (() => string) | undefined;
}
export interface Method {
  readonly params: readonly string[];
  readonly run: (args: readonly Value[]) => Value;
}
export type Value = Nil | Bool | Int | Float | Complex | Str | Bytes | List | Dict | Struct;

export const anyType = 'interface {}';
export const anyMap = 'map[string]interface {}';

export const nothing: Nil = { t: 'nil', typed: false, o: undefined };
export const nil: Nil = { t: 'nil', typed: true, o: undefined };
export const bool = (v: boolean, o?: Origin): Bool => ({ t: 'bool', v, o });
export const int = (v: bigint | number, type = 'int', o?: Origin): Int => ({
  t: 'int',
  type,
  v: BigInt.asIntN(64, BigInt(v)),
  o,
});
export const float = (v: number, o?: Origin): Float => ({ t: 'float', v, o });
export const str = (v: string, runs?: readonly Run[]): Str => ({ t: 'string', v, runs });
export const list = (items: readonly Value[], elem = anyType, o?: Origin): List => ({
  t: 'list',
  elem,
  type: undefined,
  unmade: false,
  items,
  o,
});
/** Go's nil slice. */
export const noList = (elem = anyType): List => ({ ...list([], elem), unmade: true });
export const strings = (items: readonly (string | Str)[]): List =>
  list(
    items.map((item) => (typeof item === 'string' ? str(item) : item)),
    'string',
  );
export const dict = (entries: Iterable<readonly [string, Value]> = [], type = anyMap, elem = anyType): Dict => ({
  t: 'map',
  type,
  elem,
  map: new Map(entries),
  keys: new Map(),
  o: undefined,
});

const noMethods: ReadonlyMap<string, Method> = new Map();
/** A struct with the given fields; `rest` adds methods, a JSON form, a `String()`. */
export const struct = (
  type: string,
  fields: Iterable<readonly [string, Value]>,
  rest: { methods?: ReadonlyMap<string, Method>; json?: () => Value; text?: () => string } = {},
): Struct => ({
  t: 'struct',
  type,
  fields: new Map(fields),
  methods: rest.methods ?? noMethods,
  json: rest.json,
  text: rest.text,
});

/** Whether the map is a `map[string]interface{}` or converts to one. */
export const isAnyMap = (value: Value): value is Dict => value.t === 'map' && value.elem === anyType;

/** Go's name of a value's type. */
export const typeOf = (value: Value): string => {
  switch (value.t) {
    case 'nil':
      return value.typed ? anyType : '<nil>';
    case 'bool':
      return 'bool';
    case 'int':
    case 'map':
    case 'struct':
      return value.type;
    case 'float':
      return 'float64';
    case 'complex':
      return 'complex128';
    case 'string':
      return 'string';
    case 'bytes':
      return '[]uint8';
    case 'list':
      return value.type ?? `[]${value.elem}`;
  }
};

/** Go's name of a value's kind. */
export const kindOf = (value: Value): string => {
  switch (value.t) {
    case 'nil':
      return 'invalid';
    case 'int':
      return value.type === 'time.Duration' ? 'int64' : value.type;
    case 'float':
      return 'float64';
    case 'complex':
      return 'complex128';
    case 'bytes':
    case 'list':
      return 'slice';
    case 'struct':
      return value.type.startsWith('*') ? 'ptr' : 'struct';
    default:
      return value.t;
  }
};

/** What a missing key of a map gives. */
export const zeroOf = (elem: string): Value => {
  if (elem === 'string') return str('');
  if (elem === 'bool') return bool(false);
  if (/^u?int(8|16|32|64)?$/.test(elem)) return int(0, elem);
  if (elem === 'float64') return float(0);
  return elem === '[]uint8' ? { t: 'bytes', v: '', runs: undefined } : nil;
};

/** Whether `if` takes the value as true. */
export const isTrue = (value: Value): boolean => {
  switch (value.t) {
    case 'nil':
      return false;
    case 'bool':
      return value.v;
    case 'int':
      return value.v !== 0n;
    case 'float':
      return value.v !== 0;
    case 'complex':
      return value.re !== 0 || value.im !== 0;
    case 'string':
    case 'bytes':
      return value.v !== '';
    case 'list':
      return value.items.length > 0;
    case 'map':
      return value.map.size > 0;
    case 'struct':
      return true;
  }
};
