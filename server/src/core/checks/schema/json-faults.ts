/** Ajv's errors as faults at the places of the document. */
import type { ErrorObject } from 'ajv';
import type { Plain } from '../../yaml/plain.ts';
import type { View } from '../../yaml/view.ts';
import { type Fault, type Limit, limits } from './fault.ts';
import type { CheckOptions } from './json-schema.ts';
import { nearWords } from './near.ts';
import type { TypeName } from './shape.ts';
import { isTemplate } from './walk.ts';

/** One fault an error, but keys that one object lacks together. What hangs on an unknown value is no fault. */
export const faultsOf = (root: View, errors: readonly ErrorObject[], options: CheckOptions): readonly Fault[] => {
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    const at = viewAt(root, error.instancePath);
    if (!at || !judged(at, error, options)) continue;
    const fault = faultOf(at, error);
    if (!fault) continue;
    const key = `${error.instancePath} ${fault.keyword} ${fault.keyword === 'required' ? '' : JSON.stringify(error.params)}`;
    const known = faults.get(key);
    if (fault.keyword === 'required' && known?.keyword === 'required')
      faults.set(key, { ...known, missing: [...new Set([...known.missing, ...fault.missing])] });
    else if (!known) faults.set(key, fault);
  }
  return withoutMistyped([...faults.values()]);
};

/** A required key that is only mistyped is told where it is mistyped. */
const withoutMistyped = (faults: readonly Fault[]): readonly Fault[] => {
  const mistyped = new Set(
    faults.map((fault) =>
      fault.keyword === 'additionalProperties' ? [...(fault.at.parent?.path ?? []), fault.near[0]].join('\n') : '',
    ),
  );
  return faults.flatMap((fault): readonly Fault[] => {
    if (fault.keyword !== 'required') return [fault];
    const missing = fault.missing.filter((key) => !mistyped.has([...fault.at.path, key].join('\n')));
    return missing.length > 0 ? [{ ...fault, missing }] : [];
  });
};

const viewAt = (root: View, pointer: string): View | null => {
  let view = root;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    view = view.at(view.node?.kind === 'seq' ? Number(key) : key);
  }
  return view.node === null && view !== root ? null : view;
};

/** Keywords that judge a value by all that is in it. */
const whole = new Set([
  'oneOf',
  'anyOf',
  'not',
  'if',
  'contains',
  'uniqueItems',
  'const',
  'enum',
  'propertyNames',
  'false schema',
]);

const judged = (at: View, error: ErrorObject, { nullIsAbsent = false }: CheckOptions): boolean => {
  if (!at.known || isTemplate(at)) return false;
  if (nullIsAbsent && at.absent) return false;
  if (error.keyword === 'required' || error.keyword.startsWith('depend')) {
    const missing: unknown = error.params['missingProperty'];
    return typeof missing === 'string' && at.at(missing).state !== 'unknown';
  }
  return !whole.has(error.keyword) || !holdsUnknown(at, { left: 1000 });
};

const holdsUnknown = (view: View, budget: { left: number }): boolean => {
  if (budget.left-- <= 0 || !view.known || isTemplate(view)) return true;
  return [...view.items(), ...view.entries()].some((child) => holdsUnknown(child, budget));
};

const faultOf = (at: View, error: ErrorObject): Fault | null => {
  const { keyword, params } = error;
  // Of a name that breaks a rule for names, the rule for names tells.
  if (error.propertyName !== undefined) return null;
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(at, String(params['additionalProperty']), error);
    case 'required':
      return { keyword, at, owner: null, missing: [String(params['missingProperty'])] };
    case 'type': {
      const expected: readonly unknown[] = Array.isArray(params['type']) ? params['type'] : [params['type']];
      return { keyword, at, expected: typeNames.filter((name) => expected.includes(name)), format: null };
    }
    case 'enum': {
      const allowed: readonly Plain[] = Array.isArray(params['allowedValues']) ? params['allowedValues'] : [];
      const words = allowed.filter((value) => typeof value === 'string');
      return { keyword, at, allowed, near: at.string === undefined ? [] : nearWords(at.string, words) };
    }
    case 'format':
      return { keyword, at, format: String(params['format']) };
    case 'const':
      return { keyword, at, limit: params['allowedValue'] };
    case 'pattern':
      return { keyword, at, limit: String(params['pattern']) };
    case 'propertyNames':
      return { keyword, at: at.at(String(params['propertyName'])), limit: String(params['propertyName']) };
    case 'dependencies':
    case 'dependentRequired':
      return { keyword: 'dependentRequired', at: at.at(String(params['property'])), limit: String(params['missingProperty']) };
    case 'uniqueItems':
      return { keyword, at: at.at(Math.max(Number(params['i']), Number(params['j']))), limit: true };
    case 'anyOf':
      return { keyword, at, limit: Array.isArray(params['missing']) ? params['missing'] : null };
    case 'additionalItems':
      return { keyword: 'maxItems', at, limit: Number(params['limit']) };
    default: {
      // Draft 4 says of `minimum` itself whether it is inclusive.
      const exact =
        params['comparison'] === '>' ? 'exclusiveMinimum' : params['comparison'] === '<' ? 'exclusiveMaximum' : keyword;
      const limit = limits.find((name): name is Limit => name === exact);
      return limit === undefined
        ? null
        : { keyword: limit, at, limit: typeof params['limit'] === 'number' ? params['limit'] : (params['multipleOf'] ?? null) };
    }
  }
};

const typeNames: readonly TypeName[] = ['object', 'array', 'string', 'number', 'integer', 'boolean'];

const unknownKey = (at: View, key: string, error: ErrorObject): Fault => {
  const known: unknown = error.parentSchema?.['properties'];
  const names = typeof known === 'object' && known !== null ? Object.keys(known) : [];
  const free = names.filter((name) => at.at(name).absent);
  return {
    keyword: 'additionalProperties',
    at: at.at(key),
    key,
    owner: null,
    near: nearWords(key, free),
    elsewhere: null,
  };
};
