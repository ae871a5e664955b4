/** Holds a document against a structural schema. */

import { hasPlaceholder } from '../../yaml/placeholder.ts';
import type { View } from '../../yaml/view.ts';
import type { Elsewhere, Fault } from './fault.ts';
import { numberFits, stringFits } from './formats.ts';
import { nearWords } from './near.ts';
import { keysOf, type Pool, resolve, type Shape, type TypeName, typesOf, under } from './shape.ts';

/** An object on the way to the one that is looked at. */
interface Above {
  readonly view: View;
  readonly shape: Shape;
  readonly up: Above | null;
}

type UnknownKey = Extract<Fault, { keyword: 'additionalProperties' }>;

/** Unknown keys of one object that a word is sought for; one with more of them is something else altogether. */
const guesses = 30;

/** `<your project>`, `((project))`: a place for the reader or another tool to fill in, so no value yet. */
const toFill = /^<[^<>]+>$|^\(\(.+\)\)$/;
/** `PROJECT_NUMBER`, as examples write what the reader must put there. A closed set of words may hold such a one. */
const shouted = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;

/** `key: {{ value }}` without quotes reads as a mapping in a mapping; nobody writes one so. */
export const isTemplate = (view: View): boolean =>
  view.node?.kind === 'map' && view.node.flow && view.tree.text.startsWith('{{', view.start);

/** Things looked at in one document: aliases can make a small text as large as one likes. */
const budget = 200_000;

/** All faults, an object's own before those of what is in it. What is unknown is never at fault, nor are keys that a map with a half-typed line may still get. */
export const walk = (root: View, shape: Shape, pool: Pool): readonly Fault[] => {
  const faults: Fault[] = [];
  let left = budget;

  const visit = (view: View, raw: Shape, up: Above | null): void => {
    if (view.state !== 'value' || left-- <= 0 || isTemplate(view)) return;
    const found = resolve(raw, pool);
    const types = typesOf(found);
    const type = typeOf(view);
    if (type === null || types.length === 0) return;
    if (type === 'string' && toFill.test(view.text ?? '')) return;
    if (!types.some((expected) => expected === type || (expected === 'number' && type === 'integer'))) {
      if (type !== 'string' || !shouted.test(view.text ?? ''))
        faults.push({ keyword: 'type', at: view, expected: types, format: found.format ?? null });
    } else if (type === 'object') visitMap(view, found, up);
    else if (type === 'array') for (const item of view.items()) visit(item, found.items ?? {}, up);
    else visitScalar(view, found);
  };

  const visitMap = (view: View, found: Shape, up: Above | null): void => {
    const here: Above = { view, shape: found, up };
    const unknown: UnknownKey[] = [];
    const known: { readonly entry: View; readonly shape: Shape }[] = [];
    for (const entry of view.entries()) {
      const key = String(entry.step);
      const next = under(found, key);
      if (next) known.push({ entry, shape: next });
      else if (found.additionalProperties === false && entry.node?.faulty !== true && !hasPlaceholder(key))
        unknown.push(unknown.length < guesses ? unknownKey(entry, key, here, pool) : strange(entry, key, found));
    }
    // A required key that is only mistyped is told where it is mistyped.
    const mistyped = new Set(unknown.map(({ near }) => near[0]));
    const missing = (found.required ?? []).filter((key) => view.at(key).absent && !mistyped.has(key));
    if (missing.length > 0) faults.push({ keyword: 'required', at: view, owner: found.name ?? null, missing });
    faults.push(...unknown);
    for (const { entry, shape: next } of known) visit(entry, next, here);
  };

  const visitScalar = (view: View, found: Shape): void => {
    const value = view.scalar;
    if (typeof value === 'string') {
      if (found.enum && !found.enum.includes(value))
        faults.push({ keyword: 'enum', at: view, allowed: found.enum, near: nearWords(value, found.enum) });
      else if (found.format && !stringFits(found.format, value) && !shouted.test(value))
        faults.push({ keyword: 'format', at: view, format: found.format });
    } else if (typeof value === 'number' && found.format && !numberFits(found.format, value, view.text ?? '')) {
      faults.push({ keyword: 'format', at: view, format: found.format });
    }
  };

  visit(root, shape, null);
  return faults;
};

/** The JSON type of what is there. A whole number with a fraction of zero is an integer, as it is once it was JSON. */
export const typeOf = (view: View): TypeName | null => {
  switch (view.node?.kind) {
    case 'map':
      return 'object';
    case 'seq':
      return 'array';
    case 'scalar': {
      const value = view.scalar;
      if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
      return typeof value === 'boolean' ? 'boolean' : value === undefined ? null : 'string';
    }
    default:
      return null;
  }
};

const unknownKey = (at: View, key: string, here: Above, pool: Pool): UnknownKey => {
  const near = nearWords(key, keysOf(here.shape)).filter(
    (known) => here.view.at(known).absent && fits(at, under(here.shape, known), pool),
  );
  // Where a key like it is known here, nobody looks for it further away.
  const where = near.length > 0 ? null : elsewhere(at, key, here, pool);
  return { keyword: 'additionalProperties', at, key, owner: here.shape.name ?? null, near, elsewhere: where };
};

const strange = (at: View, key: string, shape: Shape): UnknownKey => ({
  keyword: 'additionalProperties',
  at,
  key,
  owner: shape.name ?? null,
  near: [],
  elsewhere: null,
});

/** Whether a value could stand where the shape is wanted, by its type alone. */
const fits = (view: View, raw: Shape | null, pool: Pool): boolean => {
  if (!raw) return false;
  const types = typesOf(resolve(raw, pool));
  const type = view.state === 'value' ? typeOf(view) : null;
  return type === null || types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));
};

/** The nearest object that knows the key: below (indented too little) or above (too much). */
const elsewhere = (at: View, key: string, here: Above, pool: Pool): Elsewhere | null =>
  below(at, key, here.shape, pool) ?? aboveOf(at, key, here, pool);

/** An object that is little more than a frame for others. */
const fewKeys = (shape: Shape): boolean => keysOf(shape).length <= 3;

interface Place {
  readonly shape: Shape;
  readonly steps: readonly string[];
  /** The object must have it. */
  readonly needed: boolean;
}

const below = (at: View, key: string, shape: Shape, pool: Pool): Elsewhere | null => {
  const free = keysOf(shape).filter((name) => {
    const inner = resolve(under(shape, name) ?? {}, pool);
    return inner.additionalProperties ? fits(at, inner.additionalProperties, pool) : false;
  });
  // Two levels reach from a workload's spec to its pod's; deeper ones are guesses.
  let level: readonly Place[] = [{ shape, steps: [], needed: true }];
  for (let depth = 0; depth < 2; depth++) {
    const next = level.flatMap(({ shape: outer, steps }) =>
      keysOf(outer).map((name): Place => {
        const inner = resolve(under(outer, name) ?? {}, pool);
        const item = inner.items ? resolve(inner.items, pool) : null;
        const needed = outer.required?.includes(name) ?? false;
        return { shape: item ?? inner, steps: [...steps, item ? `${name}[]` : name], needed };
      }),
    );
    const holders = next.filter(({ shape: inner, steps }) => steps[0] !== 'status' && knows(at, key, inner, pool));
    // `image` stands in all three lists of containers; the one that every pod must have is meant.
    const sure = holders.length > 1 ? holders.filter(({ needed }) => needed) : holders;
    if (sure.length === 1 && sure[0]) return { steps: sure[0].steps, above: false };
    if (holders.length > 0) return null;
    level = next;
  }
  // A label right in a selector: there is one place for keys of any name.
  return free.length === 1 && free[0] !== undefined && fewKeys(shape) ? { steps: [free[0]], above: false } : null;
};

const aboveOf = (at: View, key: string, here: Above, pool: Pool): Elsewhere | null => {
  for (let above = here.up; above !== null; above = above.up) {
    if (knows(at, key, above.shape, pool) && above.view.at(key).absent)
      return { steps: above.view.path.map(String), above: true };
  }
  return null;
};

const knows = (at: View, key: string, shape: Shape, pool: Pool): boolean =>
  shape.properties !== undefined && Object.hasOwn(shape.properties, key) && fits(at, shape.properties[key] ?? null, pool);
