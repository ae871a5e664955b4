/** Branches of a chart's templates that its plain values do not take: what they would print, and under what condition. */
import { memo } from '../../base/memo.ts';
import type { Span } from '../../base/source.ts';
import type { Node, Rendering, Str, TemplateTree } from '../../template/index.ts';
import type { FindUri } from './origins.ts';
import { runsIn } from './origins.ts';

/** A branch without `else` and the condition that guards it. */
interface Guarded {
  /** Of its opening tag. */
  readonly at: number;
  readonly span: Span;
  readonly condition: string;
  readonly word: 'if' | 'with';
}

/** Records which branches a rendering took. */
export interface Watch {
  readonly onBranch: (file: string, start: number, arm: number) => void;
  /** Branches that were reached and never taken, as `file:offset` of their tags. */
  readonly untaken: () => ReadonlySet<string>;
}

export const watchBranches = (): Watch => {
  const seen = new Map<string, boolean>();
  return {
    onBranch: (file, start, arm) => {
      const key = `${file}:${start}`;
      seen.set(key, (seen.get(key) ?? false) || arm >= 0);
    },
    untaken: () => new Set([...seen].flatMap(([key, taken]) => (taken ? [] : [key]))),
  };
};

/** Conditions that ask the cluster, or other templates: what they print is not for every cluster. */
const asksMore = /\b(?:include|template|tpl|lookup|semver\w*)\b|Capabilities|kubeVersion|apiVersion|\.Files/i;

const bodiesOf = (node: Node): readonly (readonly Node[])[] => {
  if (node.kind === 'if' || node.kind === 'with' || node.kind === 'range') return node.arms.map(({ body }) => body);
  return node.kind === 'define' || node.kind === 'block' ? [node.body] : [];
};

const guardedIn: (tree: TemplateTree) => readonly Guarded[] = memo((tree) => {
  const found: Guarded[] = [];
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      const arm = node.kind === 'if' || node.kind === 'with' ? node.arms[0] : undefined;
      if ((node.kind === 'if' || node.kind === 'with') && arm?.pipeline && node.arms.length === 1 && !arm.pipeline.broken) {
        const condition = tree.text.slice(arm.pipeline.span.start, arm.pipeline.span.end);
        if (condition.includes('.Values.') && !asksMore.test(condition))
          found.push({ at: arm.tag.span.start, span: node.span, condition, word: node.kind });
      }
      for (const body of bodiesOf(node)) visit(body);
    }
  };
  visit(tree.body);
  for (const define of tree.defines) visit(define.body);
  return found;
});

const isPartial = (file: string): boolean => file.slice(file.lastIndexOf('/') + 1).startsWith('_');

/** Branches to turn in one more rendering: those that were not taken and hang on values alone. What all templates share stays as it is. */
export const turnable = (
  untaken: ReadonlySet<string>,
  trees: ReadonlyMap<string, TemplateTree>,
): ReadonlyMap<string, readonly Guarded[]> =>
  new Map(
    [...trees]
      .filter(([file]) => !isPartial(file))
      .map(([file, tree]) => [file, guardedIn(tree).filter(({ at }) => untaken.has(`${file}:${at}`))] as const),
  );

export const keysOf = (
  turned: ReadonlyMap<string, readonly Guarded[]>,
  words: ReadonlySet<Guarded['word']> = new Set(['if', 'with']),
): ReadonlySet<string> =>
  new Set(
    [...turned].flatMap(([file, branches]) => branches.filter(({ word }) => words.has(word)).map(({ at }) => `${file}:${at}`)),
  );

/**
 * The condition under which a span of a rendered text is there; null where it is not written in a turned branch word by word,
 * so that values which the condition would set first have no part in it.
 */
export const conditionOf = (text: Str, span: Span, turned: ReadonlyMap<string, readonly Guarded[]>): string | null => {
  const pieces = runsIn(text, span);
  if (pieces.some(({ run }) => run.from < 0 || run.origin.data.length > 0 || run.origin.unknown)) return null;
  const run = pieces[0]?.run;
  const file = run?.origin.place?.file;
  if (!run || file === undefined) return null;
  const at = run.from + span.start - run.at;
  const around = (turned.get(file) ?? []).filter((one) => one.span.start <= at && at < one.span.end);
  const inner = around.at(-1);
  if (inner) return inner.condition;
  for (let frame = run.origin.via; frame; frame = frame.up) {
    const { place } = frame;
    const outer = (turned.get(place.file) ?? []).filter((one) => one.span.start <= place.start && place.end <= one.span.end);
    const last = outer.at(-1);
    if (last) return last.condition;
  }
  return null;
};

/** Documents of a turned rendering that the plain one does not print. */
export const printedAnew = (turned: Rendering, plain: Rendering, find: FindUri): readonly Rendering['documents'][number][] => {
  const known = new Set([...plain.documents, ...plain.hooks].map(({ text }) => text.v));
  return [...turned.documents, ...turned.hooks].filter(({ text, file }) => !known.has(text.v) && find(file) !== null);
};
