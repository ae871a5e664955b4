import type { Operand } from '../parse/nodes.ts';
import { goOperand } from '../parse/print.ts';
import { type Origin, union } from '../value/origin.ts';
import { originOf, strFrom } from '../value/text.ts';
import { bool, dict, float, int, isTrue, list, nothing, type Str, str, typeOf, type Value } from '../value/value.ts';
import { atOperand } from './at.ts';
import { fault, placeIn } from './error.ts';
import { ExecFault, Exhausted, GoError } from './fault.ts';
import { evalOperand } from './pipeline.ts';
import { type At, type GoFunction, type ParamType, type State, spend } from './session.ts';

const goNames: Readonly<Record<ParamType, string>> = {
  any: 'interface {}',
  value: 'reflect.Value',
  string: 'string',
  int: 'int',
  int64: 'int64',
  uint32: 'uint32',
  bool: 'bool',
  float64: 'float64',
  map: 'map[string]interface {}',
  list: '[]interface {}',
  time: 'time.Time',
  certificate: 'sprig.certificate',
};

const canBeNil = (type: ParamType): boolean => type === 'any' || type === 'value' || type === 'map' || type === 'list';

/** A value already computed, for a parameter. */
const validate = (state: State, value: Value, type: ParamType): Value => {
  if (type === 'any' || type === 'value') return value;
  if (value.t === 'nil' && !value.typed) {
    if (type === 'map') return dict();
    if (type === 'list') return list([]);
    return fault(state, `invalid value; expected ${goNames[type]}`);
  }
  if (fits(value, type)) return value;
  return fault(state, `wrong type for value; expected ${goNames[type]}; got ${typeOf(value)}`);
};

const fits = (value: Value, type: ParamType): boolean => {
  switch (type) {
    case 'string':
      return value.t === 'string';
    case 'int':
    case 'int64':
    case 'uint32':
      return value.t === 'int' && value.type === type;
    case 'bool':
      return value.t === 'bool';
    case 'float64':
      return value.t === 'float';
    case 'map':
      return value.t === 'map' && value.elem === 'interface {}';
    case 'list':
      return value.t === 'list' && value.elem === 'interface {}';
    case 'time':
      return value.t === 'struct' && value.type === 'time.Time';
    case 'certificate':
      return value.t === 'struct' && value.type === 'sprig.certificate';
    default:
      return true;
  }
};

/** An argument as written, for a parameter. Literals take the parameter's type. */
const evalArg = (state: State, type: ParamType, arg: Operand): Value => {
  state.at = atOperand(arg);
  switch (arg.kind) {
    case 'nil':
      if (!canBeNil(type)) return fault(state, `cannot assign nil to ${goNames[type]}`);
      return type === 'map' ? dict() : type === 'list' ? list([]) : { ...nothing, typed: type === 'any' };
    case 'dot':
    case 'field':
    case 'variable':
    case 'paren':
    case 'function':
    case 'chain':
      return validate(state, evalOperand(state, arg), type);
  }
  const origin = literalOrigin(state, arg);
  switch (type) {
    case 'any':
    case 'value':
      return evalLiteral(state, arg);
    case 'bool':
      return arg.kind === 'bool' ? bool(arg.value, origin) : fault(state, `expected bool; found ${goOperand(arg)}`);
    case 'string':
      return arg.kind === 'string'
        ? literalString(state, arg.value, arg)
        : fault(state, `expected string; found ${goOperand(arg)}`);
    case 'int':
    case 'int64':
      if (arg.kind === 'number' && arg.value.int !== undefined) return int(arg.value.int, type, origin);
      return fault(state, `expected integer; found ${goOperand(arg)}`);
    case 'uint32':
      if (arg.kind === 'number' && arg.value.uint !== undefined) return int(arg.value.uint, type, origin);
      return fault(state, `expected unsigned integer; found ${goOperand(arg)}`);
    case 'float64':
      if (arg.kind === 'number' && arg.value.float !== undefined) return float(arg.value.float, origin);
      return fault(state, `expected float; found ${goOperand(arg)}`);
    default:
      return fault(state, `can't handle ${goOperand(arg)} for arg of type ${goNames[type]}`);
  }
};

const literalOrigin = (state: State, arg: Operand): Origin | undefined =>
  state.session.origins
    ? {
        place: placeIn(state.template.script, state.frame, arg.span.start, arg.span.end),
        data: [],
        via: state.frame,
        unknown: false,
      }
    : undefined;

/** A string literal: its characters are those of the file where it holds no escape. */
const literalString = (state: State, value: string, arg: Operand): Str => {
  const origin = literalOrigin(state, arg);
  if (origin === undefined || value === '') return str(value);
  const exact = arg.kind === 'string' && arg.text.length === value.length + 2 && state.template.script.file !== undefined;
  return strFrom(value, origin, exact ? arg.span.start + 1 : -1);
};

/** A literal on its own: the type follows from how it is written. */
export const evalLiteral = (state: State, arg: Operand): Value => {
  if (arg.kind === 'bool') return bool(arg.value, literalOrigin(state, arg));
  if (arg.kind === 'string') return literalString(state, arg.value, arg);
  if (arg.kind !== 'number') return fault(state, `can't evaluate command ${JSON.stringify(goOperand(arg))}`);
  const { text, value } = arg;
  const origin = literalOrigin(state, arg);
  if (value.complex !== undefined) return { t: 'complex', re: value.complex[0], im: value.complex[1], o: origin };
  const hexInt = /^0[xX]/.test(text) && !/[pP]/.test(text);
  if (value.float !== undefined && !hexInt && !text.startsWith("'") && /[.eEpP]/.test(text)) return float(value.float, origin);
  if (value.int !== undefined) return int(value.int, 'int', origin);
  return fault(state, `${text} overflows int`);
};

/** Calls a function or method. `args` are those as written, `final` the value that the pipe hands over. */
export const evalCall = (
  state: State,
  name: string,
  fn: GoFunction,
  args: readonly Operand[],
  final: Value | undefined,
  node: At,
): Value => {
  const count = args.length + (final === undefined ? 0 : 1);
  const fixed = fn.params.length;
  if (fn.rest !== undefined) {
    if (count < fixed) fault(state, `wrong number of args for ${name}: want at least ${fixed} got ${args.length}`);
  } else if (count !== fixed) fault(state, `wrong number of args for ${name}: want ${fixed} got ${count}`);
  const typeAt = (i: number): ParamType => (i < fixed ? (fn.params[i] ?? 'any') : (fn.rest ?? 'any'));
  if (name === 'and' || name === 'or') return shortCircuit(state, name, args, final);
  const values = args.map((arg, i) => evalArg(state, typeAt(i), arg));
  if (final !== undefined) values.push(validate(state, final, typeAt(values.length)));
  let result: Value;
  try {
    result = fn.run(values, state);
  } catch (error) {
    if (error instanceof Exhausted || error instanceof RangeError) throw error;
    if (!(error instanceof GoError) && !(error instanceof ExecFault)) throw error;
    state.at = node;
    return fault(state, `error calling ${name}: ${error.message}`, error);
  }
  spend(state.session, sizeOf(result));
  return state.session.origins ? inherit(result, values) : result;
};

/** What a result costs: its characters, or a few for each element. */
const sizeOf = (result: Value): number => {
  if (result.t === 'string' || result.t === 'bytes') return result.v.length;
  return result.t === 'list' ? result.items.length * 32 : 0;
};

const shortCircuit = (state: State, name: 'and' | 'or', args: readonly Operand[], final: Value | undefined): Value => {
  let value: Value = nothing;
  for (const arg of args) {
    value = evalArg(state, 'value', arg);
    if (isTrue(value) === (name === 'or')) return value;
  }
  return final ?? value;
};

/** A fresh scalar that a function computed comes from what the function was given. */
const inherit = (result: Value, args: readonly Value[]): Value => {
  if (result.t === 'list' || result.t === 'map' || result.t === 'struct') return result;
  if (result.t === 'string' || result.t === 'bytes' ? result.runs !== undefined : result.o !== undefined) return result;
  const origin = union(args.flatMap((arg) => origins(arg)));
  if (origin === undefined) return result;
  // What was computed stands nowhere by itself: the action that prints it is its place.
  const computed = origin.place === undefined ? origin : { ...origin, place: undefined, via: undefined };
  if (result.t === 'string' || result.t === 'bytes') return { ...result, runs: [{ at: 0, origin: computed, from: -1 }] };
  return { ...result, o: computed };
};

const origins = (value: Value): Origin[] => {
  const own = originOf(value);
  if (own !== undefined) return [own];
  if (value.t !== 'list') return [];
  return value.items.slice(0, 4).flatMap((item) => originOf(item) ?? []);
};
