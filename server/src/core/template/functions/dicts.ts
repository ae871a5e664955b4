import type { GoFunction } from '../eval/session.ts';
import { sortedKeys } from '../value/quote.ts';
import { type Meter, meter, tick } from '../value/refuse.ts';
import { bool, type Dict, dict, isAnyMap, isTrue, list, nil, str, strings, typeOf, type Value } from '../value/value.ts';
import { toChars } from './convert.ts';
import { arg, chars, def, map, refuse, table, text } from './define.ts';

/** Sets a key, and remembers where the key stands. */
const put = (target: Dict, key: string, value: Value, from?: Dict): void => {
  target.map.set(key, value);
  const origin = from?.keys.get(key);
  if (origin === undefined) target.keys.delete(key);
  else target.keys.set(key, origin);
};

const make = (args: readonly Value[]): Dict => {
  const out = dict();
  for (let i = 0; i < args.length; i += 2) {
    const key = arg(args, i);
    out.map.set(toChars(key), args[i + 1] ?? str(''));
    const at = key.t === 'string' ? key.runs?.[0] : undefined;
    if (at !== undefined) out.keys.set(toChars(key), at.origin);
  }
  return out;
};

const maxDepth = 200;

/**
 * Merges `source` into `target` as the mergo package does. Without `overwrite` a key is filled where it is missing or
 * empty (false, 0 and "" are empty); with it every key of the source wins. Nested maps are merged in place and shared.
 */
const mergeInto = (target: Dict, source: Dict, overwrite: boolean, depth = 0): void => {
  if (target === source || depth > maxDepth) return;
  for (const key of sortedKeys(source.map)) {
    const value = source.map.get(key);
    if (value === undefined) continue;
    const old = target.map.get(key);
    if (value.t === 'nil') {
      if (overwrite) put(target, key, value, source);
      continue;
    }
    if (value.t === 'map' && old?.t === 'map') {
      mergeInto(old, value, overwrite, depth + 1);
      if (isTrue(old)) continue;
    }
    const filled = old !== undefined && isTrue(old);
    if ((value.t === 'list' || value.t === 'bytes') && filled) {
      if (overwrite) put(target, key, value, source);
      continue;
    }
    if (overwrite || !filled) put(target, key, value, source);
  }
};

const merge = (overwrite: boolean): GoFunction =>
  def('map map...', (a) => {
    const target = map(a, 0);
    for (let i = 1; i < a.length; i++) mergeInto(target, map(a, i), overwrite);
    return target;
  });
const fill = merge(false);
const override = merge(true);

/** A copy that shares nothing that can change. */
export const deepCopy = (value: Value, depth = 0, m: Meter = meter()): Value => {
  tick(m);
  if (depth > maxDepth) return value;
  if (value.t === 'list') return { ...value, items: value.items.map((item) => deepCopy(item, depth + 1, m)) };
  if (value.t !== 'map') return value;
  const entries = [...value.map].map(([key, item]) => [key, deepCopy(item, depth + 1, m)] as const);
  return { ...value, map: new Map(entries), keys: new Map(value.keys) };
};

const some = (source: Dict, keep: (key: string) => boolean, keys: Iterable<string>): Dict => {
  const out = dict();
  for (const key of keys) {
    const value = source.map.get(key);
    if (value !== undefined && keep(key)) put(out, key, value, source);
  }
  return { ...out, o: source.o };
};

const dig = (args: readonly Value[]): Value => {
  if (args.length < 3) return refuse('dig needs at least three arguments');
  let at: Value = arg(args, args.length - 1);
  const otherwise = arg(args, args.length - 2);
  const path = args.slice(0, -2);
  const wrong = (value: Value, wanted: string): never =>
    refuse(`interface conversion: interface {} is ${value.t === 'nil' ? 'nil' : typeOf(value)}, not ${wanted}`);
  const keys = path.map((key) => (key.t === 'string' ? key.v : wrong(key, 'string')));
  for (const key of keys) {
    // A type with methods, such as chart values, is no plain map for Go.
    if (!isAnyMap(at) || at.type !== 'map[string]interface {}') return wrong(at, 'map[string]interface {}');
    const next: Value | undefined = at.map.get(key);
    if (next === undefined) return otherwise;
    at = next;
  }
  return at;
};

const copy = def('any', (a) =>
  arg(a, 0).t === 'nil' ? refuse('reflect: call of reflect.Value.Type on zero Value') : deepCopy(arg(a, 0)),
);

export const dictFunctions = table({
  dict: def('any...', make),
  get: def('map string', (a) => map(a, 0).map.get(chars(a, 1)) ?? str('')),
  set: def('map string any', (a) => {
    const target = map(a, 0);
    target.map.set(chars(a, 1), arg(a, 2));
    const at = text(a, 1).runs?.[0];
    if (at === undefined) target.keys.delete(chars(a, 1));
    else target.keys.set(chars(a, 1), at.origin);
    return target;
  }),
  unset: def('map string', (a) => {
    map(a, 0).map.delete(chars(a, 1));
    return map(a, 0);
  }),
  hasKey: def('map string', (a) => bool(map(a, 0).map.has(chars(a, 1)))),
  pluck: def('string map...', (a) =>
    list(a.slice(1).flatMap((value) => (value.t === 'map' ? (value.map.get(chars(a, 0)) ?? []) : []))),
  ),
  // Go's order is random here; ours is that of `range`.
  keys: def('map...', (a) =>
    strings(
      a.flatMap((_, i) =>
        sortedKeys(map(a, i).map).map((key) => {
          const at = map(a, i).keys.get(key);
          return str(key, at === undefined ? undefined : [{ at: 0, origin: at, from: -1 }]);
        }),
      ),
    ),
  ),
  values: def('map', (a) => list(sortedKeys(map(a, 0).map).map((key) => map(a, 0).map.get(key) ?? nil))),
  pick: def('map string...', (a) =>
    some(
      map(a, 0),
      () => true,
      a.slice(1).map((_, i) => chars(a, i + 1)),
    ),
  ),
  omit: def('map string...', (a) => {
    const out = new Set(a.slice(1).map((_, i) => chars(a, i + 1)));
    return some(map(a, 0), (key) => !out.has(key), map(a, 0).map.keys());
  }),
  merge: fill,
  mustMerge: fill,
  mergeOverwrite: override,
  mustMergeOverwrite: override,
  deepCopy: copy,
  mustDeepCopy: copy,
  dig: def('any...', dig),
});
