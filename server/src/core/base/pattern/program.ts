/** Turns the tree of a pattern into instructions for {@link ./match.ts}. */
import type { CharSet } from './classes.ts';
import type { Assertion, Ast } from './parse.ts';

export type Step =
  | { readonly do: 'char'; readonly set: CharSet; readonly next: number }
  /** Both ways are open; `next` is tried first. */
  | { readonly do: 'split'; readonly next: number; readonly other: number }
  | { readonly do: 'save'; readonly slot: number; readonly next: number }
  | { readonly do: 'assert'; readonly assertion: Assertion; readonly next: number }
  | { readonly do: 'match' };

export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
  readonly slots: number;
}

/** Instructions a pattern may need; the time of a match is this times the text, at worst. */
export const maxSteps = 20_000;

/**
 * The program of a pattern with so many groups, written from its end to its beginning, so that every step knows the one that follows.
 * Null where it grows too large.
 */
export const programOf = (ast: Ast, groups: number): Program | null => {
  const steps: Step[] = [];
  let full = false;

  const emit = (step: Step): number => {
    if (steps.length >= maxSteps) full = true;
    else steps.push(step);
    return steps.length - 1;
  };

  const write = (node: Ast, next: number): number => {
    if (full) return next;
    switch (node.kind) {
      case 'empty':
        return next;
      case 'set':
        return emit({ do: 'char', set: node.set, next });
      case 'assert':
        return emit({ do: 'assert', assertion: node.assertion, next });
      case 'sequence':
        return node.parts.reduceRight((after, part) => write(part, after), next);
      case 'choice':
        return node.parts
          .map((part) => write(part, next))
          .reduceRight((other, first) => emit({ do: 'split', next: first, other }));
      case 'group':
        return emit({
          do: 'save',
          slot: 2 * node.index,
          next: write(node.part, emit({ do: 'save', slot: 2 * node.index + 1, next })),
        });
      case 'repeat':
        return writeRepeat(node, next);
    }
  };

  const writeRepeat = (node: Extract<Ast, { kind: 'repeat' }>, next: number): number => {
    let after = next;
    if (node.max === null) {
      // What may match nothing is left after one empty round, as in Go: `(x+)?` instead of `x*`.
      const whole = plus(node.part, next, node.greedy);
      if (node.min > 0) return times(node.part, node.min - 1, whole);
      return nullable(node.part) ? fork(whole, next, node.greedy) : star(node.part, next, node.greedy);
    }
    // `x{2,4}` is `xx(x(x)?)?`.
    for (let i = node.min; i < node.max && !full; i++) after = fork(write(node.part, after), next, node.greedy);
    return times(node.part, node.min, after);
  };

  const times = (part: Ast, count: number, next: number): number => {
    let after = next;
    for (let i = 0; i < count && !full; i++) after = write(part, after);
    return after;
  };

  const fork = (into: number, past: number, greedy: boolean): number =>
    emit(greedy ? { do: 'split', next: into, other: past } : { do: 'split', next: past, other: into });

  /** A loop: its fork is written first, so that the body can lead back to it, and filled when the body's beginning is known. */
  const loop = (part: Ast, next: number, greedy: boolean): { readonly head: number; readonly body: number } => {
    const head = emit({ do: 'split', next, other: next });
    const body = write(part, head);
    if (!full) steps[head] = greedy ? { do: 'split', next: body, other: next } : { do: 'split', next, other: body };
    return { head, body };
  };
  const star = (part: Ast, next: number, greedy: boolean): number => loop(part, next, greedy).head;
  const plus = (part: Ast, next: number, greedy: boolean): number => loop(part, next, greedy).body;

  const end = emit({ do: 'save', slot: 1, next: emit({ do: 'match' }) });
  const start = emit({ do: 'save', slot: 0, next: write(ast, end) });
  return full ? null : { steps, start, slots: 2 * groups };
};

/** Whether it may match the empty text. */
const nullable = (node: Ast): boolean => {
  switch (node.kind) {
    case 'set':
      return false;
    case 'sequence':
      return node.parts.every(nullable);
    case 'choice':
      return node.parts.some(nullable);
    case 'group':
      return nullable(node.part);
    case 'repeat':
      return node.min === 0 || nullable(node.part);
    default:
      return true;
  }
};
