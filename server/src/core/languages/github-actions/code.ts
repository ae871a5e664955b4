/** Places whose text is run as code, and the values of others that `${{ }}` puts into it before it runs. */
import { type Span, shift } from '../../base/source.ts';
import { inside } from '../../yaml/inside.ts';
import type { ScalarNode } from '../../yaml/node.ts';
import type { View } from '../../yaml/view.ts';
import { type Expression, expressionsIn, type Mention } from './expression.ts';
import { codeInputs } from './facts/code-inputs.ts';
import type { Step, Workflow } from './model.ts';
import { untrustedIn } from './untrusted.ts';
import { nameOf } from './uses.ts';

export interface Code {
  readonly view: View;
  readonly node: ScalarNode;
  /** `other`: code all the same, but nobody knows here how it reads a variable. */
  readonly language: 'shell' | 'javascript' | 'other';
}

/** An expression in code that brings text of strangers. */
export interface Injection {
  readonly code: Code;
  readonly expression: Expression;
  readonly mention: Mention;
  /** The variable of `env` through which it comes, where it does. */
  readonly variable: string | null;
  /** Where the expression stands in the document. */
  readonly at: Span;
}

/** What a step runs: its script, or the code that it gives to an action. */
export const codeOf = (step: Step): Code | null => {
  const { uses } = step;
  const known = uses?.kind === 'remote' ? codeInputs.get(nameOf(uses)) : undefined;
  const view = known ? step.view.at('with', known.input) : step.run;
  return view.node?.kind === 'scalar' && !view.node.faulty
    ? { view, node: view.node, language: known?.language ?? 'shell' }
    : null;
};

/** Where a part of the code stands in the document. */
export const placeIn = (code: Code, part: Span): Span => {
  const raw = code.view.tree.text.slice(code.view.start, code.view.start + code.node.length);
  return shift(inside(code.node, raw, part), code.view.start);
};

/** The nearest `env` that sets a variable. */
const variableOf = (step: Step, workflow: Workflow | null, name: string): View | null => {
  for (const scope of [step.view, step.job?.view, workflow?.root]) {
    const found = scope
      ?.at('env')
      .entries()
      .find((entry) => String(entry.step).toLowerCase() === name.toLowerCase());
    if (found) return found;
  }
  return null;
};

const stepsBeside = (step: Step): readonly Step[] => step.job?.steps ?? [];

/** All injections of a step, in order. */
export const injectionsOf = (step: Step, workflow: Workflow | null): readonly Injection[] => {
  const code = codeOf(step);
  if (!code?.node.text.includes('${{')) return [];
  const found: Injection[] = [];
  for (const expression of expressionsIn(code.node)) {
    const at = placeIn(code, expression.outer);
    const direct = untrustedIn(expression, stepsBeside(step), workflow)[0];
    if (direct) {
      found.push({ code, expression, mention: direct, variable: null, at });
      continue;
    }
    for (const mention of expression.mentions) {
      const name = mention.path[0];
      if (mention.name !== 'env' || !mention.flows || !name) continue;
      const source = variableOf(step, workflow, name);
      if (source?.node?.kind !== 'scalar') continue;
      const behind = expressionsIn(source.node).flatMap((part) => untrustedIn(part, stepsBeside(step), workflow))[0];
      if (behind) {
        found.push({ code, expression, mention: behind, variable: name, at });
        break;
      }
    }
  }
  return found;
};
