import { deepEqual } from '../value/compare.ts';
import { bool, isTrue, kindOf, nil, str, typeOf, type Value } from '../value/value.ts';
import { arg, chars, def, flag, table } from './define.ts';

/** What Sprig calls empty: nil, zero, false, and what has no elements. */
export const isEmpty = (value: Value): boolean => !isTrue(value);

const typeName = (value: Value): string => (value.t === 'nil' ? '<nil>' : typeOf(value));

/** Choosing between values, and asking what a value is. */
export const chooseFunctions = table({
  default: def('any any...', (a) => {
    const given = a[1];
    return given === undefined || isEmpty(given) ? arg(a, 0) : given;
  }),
  empty: def('any', (a) => bool(isEmpty(arg(a, 0)))),
  coalesce: def('any...', (a) => a.find((value) => !isEmpty(value)) ?? nil),
  all: def('any...', (a) => bool(a.every((value) => !isEmpty(value)))),
  any: def('any...', (a) => bool(a.some((value) => !isEmpty(value)))),
  ternary: def('any any bool', (a) => (flag(a, 2) ? arg(a, 0) : arg(a, 1))),
  typeOf: def('any', (a) => str(typeName(arg(a, 0)))),
  typeIs: def('string any', (a) => bool(chars(a, 0) === typeName(arg(a, 1)))),
  typeIsLike: def('string any', (a) => bool(chars(a, 0) === typeName(arg(a, 1)) || `*${chars(a, 0)}` === typeName(arg(a, 1)))),
  kindOf: def('any', (a) => str(kindOf(arg(a, 0)))),
  kindIs: def('string any', (a) => bool(chars(a, 0) === kindOf(arg(a, 1)))),
  deepEqual: def('any any', (a) => bool(deepEqual(arg(a, 0), arg(a, 1)))),
});
