import type { Command, Operand, Pipeline } from '../parse/nodes.ts';
import { goCommand, goOperand, goPipeline } from '../parse/print.ts';
import type { At } from './session.ts';

/** Where Go says an operand stands: for a chain that is its second link. */
export const atOperand = (operand: Operand): At => {
  const text = (): string => (operand.kind === 'paren' ? goPipeline(operand.pipeline) : goOperand(operand));
  const end = operand.span.end;
  switch (operand.kind) {
    case 'field':
      return { offset: operand.path[1]?.span.start ?? operand.span.start, end, text };
    case 'variable':
    case 'chain':
      return { offset: operand.path[0]?.span.start ?? operand.span.start, end, text };
    case 'paren':
      return { offset: operand.pipeline.span.start, end, text };
    default:
      return { offset: operand.span.start, end, text };
  }
};

export const atCommand = (command: Command): At => ({
  offset: command.span.start,
  end: command.span.end,
  text: () => goCommand(command),
});
export const atPipeline = (pipeline: Pipeline): At => ({
  offset: pipeline.span.start,
  end: pipeline.span.end,
  text: () => goPipeline(pipeline),
});
