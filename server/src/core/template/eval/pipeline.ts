import type { Command, Operand, Pipeline } from '../parse/nodes.ts';
import { goOperand } from '../parse/print.ts';
import { nothing, type Value } from '../value/value.ts';
import { atCommand, atOperand, atPipeline } from './at.ts';
import { evalCall, evalLiteral } from './call.ts';
import { fault } from './error.ts';
import { evalChain, type Held } from './field.ts';
import { type At, type State, step, type Variable } from './session.ts';

/** The value of a pipeline; its variables are declared or set on the way. */
export const evalPipeline = (state: State, pipeline: Pipeline): Value => {
  state.at = atPipeline(pipeline);
  if (pipeline.broken) return fault(state, 'the action cannot be read');
  let value: Value | undefined;
  for (const command of pipeline.commands) {
    value = evalCommand(state, command, value).value;
    // An interface that holds nil is no value at all from here on.
    if (value.t === 'nil' && value.typed) value = { ...value, typed: false };
  }
  const result = value ?? nothing;
  for (const { name } of pipeline.declares) {
    if (pipeline.assigns) setVariable(state, name, result, false);
    else state.variables.push({ name, value: result, boxed: false });
  }
  return result;
};

export const findVariable = (state: State, name: string): Variable => {
  for (let i = state.variables.length - 1; i >= 0; i--) {
    const variable = state.variables[i];
    if (variable?.name === name) return variable;
  }
  return fault(state, `undefined variable: ${name}`);
};

export const setVariable = (state: State, name: string, value: Value, boxed: boolean): void => {
  const variable = findVariable(state, name);
  variable.value = value;
  variable.boxed = boxed;
};

const evalCommand = (state: State, command: Command, final: Value | undefined): Held => {
  step(state.session);
  const first = command.args[0];
  if (first === undefined) return fault(state, 'the command is empty');
  const rest = command.args.slice(1);
  const noArgs = (): void => {
    if (rest.length > 0 || final !== undefined) fault(state, `can't give argument to non-function ${goOperand(first)}`);
  };
  switch (first.kind) {
    case 'field':
    case 'chain':
      return evalPath(state, first, rest, final);
    case 'variable':
      if (first.path.length > 0) return evalPath(state, first, rest, final);
      state.at = atOperand(first);
      noArgs();
      return findVariable(state, first.name);
    case 'function':
      return { value: callFunction(state, first.name, rest, final, first, atCommand(command)), boxed: false };
    case 'paren':
      noArgs();
      return { value: evalPipeline(state, first.pipeline), boxed: false };
  }
  state.at = atOperand(first);
  noArgs();
  if (first.kind === 'dot') return { value: state.dot, boxed: state.dotBoxed };
  if (first.kind === 'nil') return fault(state, 'nil is not a command');
  return { value: evalLiteral(state, first), boxed: false };
};

const evalPath = (state: State, operand: Operand, args: readonly Operand[], final: Value | undefined): Held => {
  const at = atOperand(operand);
  state.at = at;
  switch (operand.kind) {
    case 'field':
      return evalChain(state, { value: state.dot, boxed: state.dotBoxed }, operand.path, args, final, at);
    case 'variable':
      return evalChain(state, findVariable(state, operand.name), operand.path, args, final, at);
    case 'chain': {
      const value = evalOperand(state, operand.of);
      return evalChain(state, { value, boxed: false }, operand.path, args, final, at);
    }
    default:
      return fault(state, `can't evaluate command ${JSON.stringify(goOperand(operand))}`);
  }
};

const callFunction = (
  state: State,
  name: string,
  args: readonly Operand[],
  final: Value | undefined,
  word: Operand,
  node: At,
): Value => {
  state.at = atOperand(word);
  const fn = state.session.functions.get(name);
  if (fn === undefined) return fault(state, `${JSON.stringify(name)} is not a defined function`);
  return evalCall(state, name, fn, args, final, node);
};

/** An operand that stands as an argument and is no literal. */
export const evalOperand = (state: State, operand: Operand): Value => {
  state.at = atOperand(operand);
  switch (operand.kind) {
    case 'dot':
      return state.dot;
    case 'field':
    case 'chain':
      return evalPath(state, operand, [], undefined).value;
    case 'variable':
      return operand.path.length > 0 ? evalPath(state, operand, [], undefined).value : findVariable(state, operand.name).value;
    case 'paren':
      return evalPipeline(state, operand.pipeline);
    case 'function':
      return callFunction(state, operand.name, [], undefined, operand, atOperand(operand));
    default:
      return evalLiteral(state, operand);
  }
};
