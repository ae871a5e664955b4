/** The expression at an offset, whole or half typed. */
import { type Span, shift, span, touches } from '../../base/source.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { inside } from '../../yaml/inside.ts';
import { locate } from '../../yaml/locate.ts';
import type { ScalarNode } from '../../yaml/node.ts';
import type { View } from '../../yaml/view.ts';
import { conditionIn, expressionsIn, type Mention } from './expression.ts';
import type { Job, Step } from './model.ts';
import { jobs, steps } from './model.ts';
import { isCondition } from './read-expression.ts';
import type { Shape } from './schema.ts';
import { grammarOf, placeAt } from './shape-at.ts';

export interface Named {
  readonly mention: Mention;
  /** The name at the offset and where it stands in the document. */
  readonly at: Span;
  /** How many steps of the path lead to it; 0 for the context or function itself. */
  readonly depth: number;
}

const scalarOf = (view: View): ScalarNode | null => (view.node?.kind === 'scalar' && !view.node.faulty ? view.node : null);

/** The name that an offset touches in an expression. */
export const namedAt = (model: Model, offset: number): Named | null => {
  const { view, on } = locate(model.root, offset);
  const node = scalarOf(view);
  if (on !== 'value' || !node) return null;
  const shape = placeAt(model.root, view.path, grammarOf(model))?.shape;
  const raw = view.tree.text.slice(view.start, view.start + node.length);
  const place = (part: Span): Span => shift(inside(node, raw, part), view.start);
  for (const { mentions } of shape && isCondition(shape) ? conditionIn(node) : expressionsIn(node))
    for (const mention of mentions) {
      const spans = [mention.at, ...mention.pathAt];
      for (const [depth, part] of spans.entries()) {
        const at = place(part);
        if (part.end > part.start && touches(at, offset)) return { mention, at, depth };
      }
    }
  return null;
};

export interface Typing {
  /** The steps before the word, such as `steps`, `build` for `steps.build.ou`. */
  readonly path: readonly string[];
  readonly word: Span;
  readonly shape: Shape | null;
}

/** The half-typed name at an offset in an expression; null outside of expressions and in their strings. */
export const typingAt = (model: Model, offset: number): Typing | null => {
  const { text } = model.tree;
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(line, offset);
  const open = before.lastIndexOf('${{');
  const bare = /^\s*(?:-\s+)?(?:if|pre-if|post-if):\s+["']?/.exec(before);
  const from = open >= 0 && !before.slice(open).includes('}}') ? open + 3 : open < 0 && bare ? bare[0].length : -1;
  if (from < 0) return null;
  const expression = before.slice(from);
  if ((expression.match(/'/g)?.length ?? 0) % 2 === 1) return null;
  const typed = /[A-Za-z_][\w-]*(?:\.[\w-]*)*$/.exec(expression)?.[0] ?? '';
  // A name right behind `)` or `]` is a key of something that nobody knows here.
  if (typed === '' && /[.\w\])]$/.test(expression)) return null;
  if (/[\])]\.$/.test(expression.slice(0, expression.length - typed.length))) return null;
  const path = typed.split('.');
  const word = path.pop() ?? '';
  const rest = /^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0;
  const { view } = locate(model.root, offset);
  return {
    path,
    word: span(offset - word.length, offset + rest),
    shape: placeAt(model.root, view.path, grammarOf(model))?.shape ?? null,
  };
};

const covers = (view: View, offset: number): boolean =>
  view.node !== null && (view.keySpan?.start ?? view.start) <= offset && offset <= view.start + view.node.length;

export const jobAt = (model: Model, offset: number): Job | null =>
  jobs.see(model).findLast(({ view }) => covers(view, offset)) ?? null;
export const stepAt = (model: Model, offset: number): Step | null =>
  steps.see(model).findLast(({ view }) => covers(view, offset)) ?? null;
