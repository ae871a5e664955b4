/** How the functions of templates are written down: their Go signature and what they do. */
import { GoError } from '../eval/fault.ts';
import type { FunctionTable, GoFunction, ParamType, State } from '../eval/session.ts';
import { type Dict, dict, type List, list, nil, type Str, str, type Value } from '../value/value.ts';

type Run = (args: readonly Value[], call: State) => Value;

/** `def('int string', …)`; a last parameter that ends in `...` may be repeated. */
export const def = (signature: string, run: Run): GoFunction => {
  const words = signature === '' ? [] : signature.split(' ');
  const last = words.at(-1);
  const rest = last?.endsWith('...') === true ? last.slice(0, -3) : undefined;
  const params = (rest === undefined ? words : words.slice(0, -1)).map(paramType);
  return { params, rest: rest === undefined ? undefined : paramType(rest), run };
};

const types: ReadonlySet<string> = new Set([
  'any',
  'value',
  'string',
  'int',
  'int64',
  'uint32',
  'bool',
  'float64',
  'map',
  'list',
  'time',
  'certificate',
]);
const isType = (word: string): word is ParamType => types.has(word);
const paramType = (word: string): ParamType => {
  if (isType(word)) return word;
  throw new Error(`no such parameter type: ${word}`);
};

export const table = (functions: Readonly<Record<string, GoFunction>>): FunctionTable => new Map(Object.entries(functions));

/** An argument; absent ones are nil. */
export const arg = (args: readonly Value[], i: number): Value => args[i] ?? nil;

/** An argument that the signature says is a string. */
export const text = (args: readonly Value[], i: number): Str => {
  const value = args[i];
  return value?.t === 'string' ? value : str('');
};
export const chars = (args: readonly Value[], i: number): string => text(args, i).v;

/** An argument that the signature says is an integer, cut to what a count can be. */
export const count = (args: readonly Value[], i: number): number => {
  const value = args[i];
  return value?.t === 'int' ? Number(value.v) : 0;
};
export const flag = (args: readonly Value[], i: number): boolean => {
  const value = args[i];
  return value?.t === 'bool' && value.v;
};
export const map = (args: readonly Value[], i: number): Dict => {
  const value = args[i];
  return value?.t === 'map' ? value : dict();
};
export const items = (args: readonly Value[], i: number): List => {
  const value = args[i];
  return value?.t === 'list' ? value : list([]);
};

/** Refuses, in Go's words. */
export const refuse = (words: string): never => {
  throw new GoError(words);
};
