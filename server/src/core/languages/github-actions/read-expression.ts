/** Judges the expressions of a scalar by what its place allows. */
import { Literal } from '@actions/expressions/ast';
import { nearest } from '../../base/near.ts';
import type { Span } from '../../base/source.ts';
import { inside } from '../../yaml/inside.ts';
import type { ScalarNode } from '../../yaml/node.ts';
import type { View } from '../../yaml/view.ts';
import { conditionIn, type Expression, expressionsIn, isInsert, type Mention } from './expression.ts';
import { contexts, functions } from './facts/contexts.ts';
import { clean, type Outcome, type Problem, problem, type Reference } from './problem.ts';
import type { Scope, Shape } from './schema.ts';
import * as words from './words.ts';

const conditions = new Set(['job-if', 'step-if', 'snapshot-if', 'runs-if']);

/** Whether the whole text of a place is an expression even without `${{ }}`. */
export const isCondition = (shape: Shape): boolean => conditions.has(shape.name);

/** Contexts whose keys the document itself declares. */
const declared = new Set(['steps', 'needs', 'matrix', 'inputs', 'jobs']);

/** `place` turns spans of the value into spans from the node's start. */
export const readExpressions = (view: View, node: ScalarNode, shape: Shape, place?: (part: Span) => Span): Outcome => {
  const expressions = isCondition(shape) ? conditionIn(node) : expressionsIn(node);
  if (expressions.length === 0) return clean;
  const raw = view.tree.text.slice(view.start, view.start + node.length);
  const at = place ?? ((part: Span) => inside(node, raw, part));
  const problems: Problem[] = [];
  const references: Reference[] = [];
  if (isTooLong(node.text, expressions)) return { problems: [problem('expression/length', null, words.textTooLong)], references };
  for (const expression of expressions) {
    if (shape.scope.contexts.length === 0 && !(expression.tree instanceof Literal)) {
      problems.push(problem('expression/not-here', at(expression.outer), words.noExpressionHere));
      continue;
    }
    if (isInsert(expression)) {
      problems.push(problem('expression/insert', at(expression.outer), words.insertHere));
      continue;
    }
    problems.push(...judge(expression, shape.scope, at));
    for (const mention of expression.mentions)
      if (mention.kind === 'context' && declared.has(mention.name))
        references.push({ mention, at: at(mention.at), pathAt: mention.pathAt.map(at) });
  }
  return { problems, references };
};

/** GitHub makes one expression of a text with expressions in it, `format('…{0}…', …)`, and that has a limit. */
const isTooLong = (text: string, expressions: readonly Expression[]): boolean => {
  if (text.length < 15_000 || expressions.some(({ outer }) => outer.start === 0 && outer.end === text.length)) return false;
  const inner = expressions.reduce((sum, expression) => sum + expression.text.trim().length + 2, 0);
  const outer = expressions.reduce((sum, { outer }) => sum + outer.end - outer.start - 3, 0);
  const doubled = text.match(/['{}]/g)?.length ?? 0;
  return text.length - outer + doubled + inner - expressions.length * 4 + 10 > 21_000;
};

const judge = (expression: Expression, scope: Scope, at: (part: Span) => Span): readonly Problem[] => {
  const { fault } = expression;
  if (fault) return [problem('expression/syntax', at(fault.at), words.badExpression(fault))];
  return expression.mentions.flatMap((mention) =>
    mention.kind === 'context' ? judgeContext(mention, scope, at) : judgeFunction(mention, scope, at),
  );
};

const judgeContext = (mention: Mention, scope: Scope, at: (part: Span) => Span): readonly Problem[] => {
  if (scope.contexts.includes(mention.name)) return judgeKey(mention, at);
  if (contexts.has(mention.name))
    return [problem('expression/context', at(mention.at), words.contextNotHere(mention.name, scope.contexts))];
  const meant = nearest(mention.name, scope.contexts);
  return [
    problem('expression/context', at(mention.at), words.unknownContext(mention.name, meant, mention.path.length === 0), meant),
  ];
};

/** GitHub adds keys now and then, so only one that is surely a slip of the pen is told. */
const judgeKey = (mention: Mention, at: (part: Span) => Span): readonly Problem[] => {
  const keys = contexts.get(mention.name)?.keys ?? [];
  const [name] = mention.path;
  const [place] = mention.pathAt;
  if (keys.length === 0 || !name || !place || keys.some((key) => key.name.toLowerCase() === name.toLowerCase())) return [];
  const meant = nearest(
    name,
    keys.map((key) => key.name),
  );
  if (meant === null) return [];
  const instead = place.end - place.start === name.length ? meant : null;
  return [problem('expression/property', at(place), words.unknownKeyOf(mention.name, name, meant), instead, 'warning')];
};

/** A template that asks for more than it is given, or JSON that is none, stops the run. */
const judgeLiteral = (name: string, mention: Mention, at: (part: Span) => Span): readonly Problem[] => {
  if (mention.literal === null) return [];
  if (name === 'format') {
    const asked = [...mention.literal.replaceAll(/\{\{|\}\}/g, '').matchAll(/\{(\d+)\}/g)].map((match) => Number(match[1]));
    const most = Math.max(-1, ...asked);
    return most < mention.count - 1 ? [] : [problem('expression/arguments', at(mention.at), words.formatNeeds(most))];
  }
  if (name !== 'fromjson') return [];
  try {
    JSON.parse(mention.literal);
    return [];
  } catch {
    return [problem('expression/arguments', at(mention.at), words.badJson)];
  }
};

const judgeFunction = (mention: Mention, scope: Scope, at: (part: Span) => Span): readonly Problem[] => {
  const name = mention.name.toLowerCase();
  // The parser itself counts the arguments of the functions that every place has.
  const everywhere = functions.get(name);
  if (everywhere?.everywhere) return judgeLiteral(name, mention, at);
  const here = scope.functions.get(name);
  if (here) {
    if (mention.count < here.min)
      return [
        problem('expression/arguments', at(mention.at), words.badExpression({ what: 'few', name: mention.name, at: mention.at })),
      ];
    if (mention.count > here.max)
      return [
        problem(
          'expression/arguments',
          at(mention.at),
          words.badExpression({ what: 'many', name: mention.name, at: mention.at }),
        ),
      ];
    return [];
  }
  if (everywhere) return [problem('expression/function', at(mention.at), words.functionNotHere(everywhere.name))];
  const names = [...functions.values()]
    .filter((known) => known.everywhere || scope.functions.has(known.name.toLowerCase()))
    .map((known) => known.name);
  const meant = nearest(mention.name, names);
  return [problem('expression/function', at(mention.at), words.unknownFunction(mention.name, meant), meant)];
};
