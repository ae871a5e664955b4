import type { Command, Operand, Pipeline, Segment } from './nodes.ts';

const chain = (path: readonly Segment[]): string => path.map((segment) => `.${segment.name}`).join('');

/** An operand as Go prints it in errors. */
export const goOperand = (operand: Operand): string => {
  switch (operand.kind) {
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'bool':
      return String(operand.value);
    case 'number':
    case 'string':
      return operand.text;
    case 'function':
      return operand.name;
    case 'variable':
      return operand.name + chain(operand.path);
    case 'field':
      return chain(operand.path);
    case 'chain':
      return (operand.of.kind === 'paren' ? `(${goPipeline(operand.of.pipeline)})` : goOperand(operand.of)) + chain(operand.path);
    case 'paren':
      return `(${goPipeline(operand.pipeline)})`;
  }
};

export const goCommand = (command: Command): string => command.args.map(goOperand).join(' ');

/** A pipeline as Go prints it: single spaces, ` | ` between commands. */
export const goPipeline = (pipeline: Pipeline): string => {
  const declares = pipeline.declares.map((d) => d.name).join(', ');
  return (declares === '' ? '' : `${declares} ${pipeline.assigns ? '=' : ':='} `) + pipeline.commands.map(goCommand).join(' | ');
};
