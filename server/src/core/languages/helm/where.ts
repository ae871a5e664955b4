/** Which value an expression stands for, where its text alone says so. */
import type { Command, Operand, Pipeline, Segment } from '../../template/index.ts';
import { wordOf } from './calls.ts';
import type { Scope, Where } from './scope.ts';

/** What every template is called with. */
export const objects = ['Values', 'Release', 'Chart', 'Capabilities', 'Files', 'Template', 'Subcharts'] as const;

const isObject = (name: string | undefined): boolean => objects.some((object) => object === name);

/** The path below a base; null where the base is unknown and nothing in the path says `Values`. */
const below = (base: Where | null, segments: readonly Segment[], helper: boolean): Where | null => {
  const names = segments.map((segment) => segment.name);
  const doubt = base === null || (helper && base.length === 0 && names.length > 0 && !isObject(names[0]));
  if (doubt) {
    // `.context.Values.a` and `$root.Values.a`: whatever leads there, it is the root.
    const at = names.indexOf('Values');
    return at >= 0 && names[at - 2] !== 'Subcharts' ? valuesPath(names.slice(at)) : null;
  }
  return valuesPath([...base, ...names]);
};

/** `.Values.AsMap` is the values themselves. */
const valuesPath = (path: Where): Where => (path[0] === 'Values' && path[1] === 'AsMap' ? ['Values', ...path.slice(2)] : path);

/** Where the value of an operand comes from; null where that is not certain. */
export const placeOf = (operand: Operand, scope: Scope): Where | null => {
  switch (operand.kind) {
    case 'dot':
      return scope.dot;
    case 'field':
      return below(scope.dot, operand.path, scope.helper);
    case 'variable':
      return operand.name === '$'
        ? below([], operand.path, true)
        : below(scope.variables.get(operand.name)?.where ?? null, operand.path, scope.helper);
    case 'paren':
      return whereOf(operand.pipeline, scope);
    case 'chain':
      return below(placeOf(operand.of, scope), operand.path, scope.helper);
    default:
      return null;
  }
};

/** Where the result of a pipeline comes from. */
export const whereOf = (pipeline: Pipeline, scope: Scope): Where | null => {
  const [first, ...rest] = pipeline.commands;
  const start = first ? ofCommand(first, scope) : null;
  return rest.every((command) => handsOn.has(wordOf(command) ?? '')) ? start : null;
};

/** Functions whose result is their last argument, or stands for it where that is empty. */
const handsOn = new Set(['default', 'required', 'deepCopy', 'mustDeepCopy']);

const ofCommand = ({ args }: Command, scope: Scope): Where | null => {
  const [first, second] = args;
  if (!first) return null;
  if (first.kind !== 'function') return args.length === 1 ? placeOf(first, scope) : null;
  const last = args.at(-1);
  if (handsOn.has(first.name)) return last && last !== first ? placeOf(last, scope) : null;
  if (first.name === 'index' || first.name === 'get') return second ? stepsBelow(placeOf(second, scope), args.slice(2)) : null;
  if (first.name === 'dig') return last && args.length > 3 ? stepsBelow(placeOf(last, scope), args.slice(1, -2)) : null;
  return null;
};

const stepsBelow = (base: Where | null, steps: readonly Operand[]): Where | null =>
  base && valuesPath([...base, ...steps.map((step) => (step.kind === 'string' ? step.value : null))]);

/** Functions that make text of a value and leave nothing of it out. */
const printing = new Set(['toYaml', 'toString', 'toJson', 'print', 'quote']);

/** Where text that is made of a value comes from. */
export const textOf = (operand: Operand, scope: Scope): Where | null => {
  const command = operand.kind === 'paren' && operand.pipeline.commands.length === 1 ? operand.pipeline.commands[0] : undefined;
  const [head, value] = command?.args ?? [];
  return head?.kind === 'function' && printing.has(head.name) && value && command?.args.length === 2
    ? textOf(value, scope)
    : placeOf(operand, scope);
};
