import type { Operand, Segment } from '../parse/nodes.ts';
import { ofData } from '../value/origin.ts';
import { anyType, type Dict, type Method, type Nil, nothing, typeOf, type Value, zeroOf } from '../value/value.ts';
import { evalCall } from './call.ts';
import { fault } from './error.ts';
import { methodOf } from './methods.ts';
import type { At, ParamType, State } from './session.ts';

/** A value and whether Go holds it as an `interface {}` there. */
export interface Held {
  readonly value: Value;
  readonly boxed: boolean;
}

/** Follows `.a.b.c` from a value. Arguments go to the last link, which must then be a method. */
export const evalChain = (
  state: State,
  from: Held,
  path: readonly Segment[],
  args: readonly Operand[],
  final: Value | undefined,
  node: At,
): Held => {
  let held = from;
  for (const [i, segment] of path.entries()) {
    const last = i === path.length - 1;
    held = evalField(state, held, segment.name, last ? args : [], last ? final : undefined, node);
  }
  return held;
};

const evalField = (
  state: State,
  held: Held,
  name: string,
  args: readonly Operand[],
  final: Value | undefined,
  node: At,
): Held => {
  const { value } = held;
  if (value.t === 'nil') {
    if (!value.typed) return { value: nothing, boxed: false };
    return fault(state, `nil pointer evaluating ${anyType}.${name}`);
  }
  const method = methodOf(value, name);
  if (method !== undefined) return { value: callMethod(state, name, method, args, final, node), boxed: false };
  const hasArgs = args.length > 0 || final !== undefined;
  if (value.t === 'struct') {
    const field = value.fields.get(name);
    if (field !== undefined) {
      if (hasArgs) fault(state, `${name} has arguments but cannot be invoked as function`);
      return { value: field, boxed: false };
    }
  }
  if (value.t === 'map') {
    if (hasArgs) fault(state, `${name} is not a method but has arguments`);
    return { value: value.map.get(name) ?? missing(value, name), boxed: value.elem === anyType };
  }
  return fault(state, `can't evaluate field ${name} in type ${held.boxed ? anyType : typeOf(value)}`);
};

/** What a missing key gives; it remembers which key is missing. */
export const missing = (map: Dict, name: string): Value => {
  const zero = zeroOf(map.elem);
  const path = map.o?.data[0]?.path;
  if (zero.t !== 'nil' || path === undefined) return zero;
  const absent: Nil = { ...zero, o: ofData({ path: [...path, name], place: undefined }) };
  return absent;
};

const paramTypes: Readonly<Record<string, ParamType>> = { string: 'string', int: 'int', time: 'time', any: 'any' };

const callMethod = (
  state: State,
  name: string,
  method: Method,
  args: readonly Operand[],
  final: Value | undefined,
  node: At,
): Value =>
  evalCall(
    state,
    name,
    { params: method.params.map((type) => paramTypes[type] ?? 'any'), rest: undefined, run: (values) => method.run(values) },
    args,
    final,
    node,
  );
