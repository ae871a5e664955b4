/**
 * Runs a program over a text: all ways through the pattern go forward together, one character at a time, so that the time grows with
 * the text and never with the number of ways.
 */
import { holds, includes, wordRanges } from './classes.ts';
import type { Assertion } from './parse.ts';
import type { Program } from './program.ts';

/** Offsets of the groups, start and end by turns, -1 where a group took no part. */
export type Slots = readonly number[];

/** Ways that are under way, in order of preference; each step at most once. */
interface Ways {
  readonly at: Int32Array;
  readonly seen: Int32Array;
  readonly slots: Slots[];
  count: number;
  mark: number;
}

const waysOf = (program: Program): Ways => ({
  at: new Int32Array(program.steps.length),
  seen: new Int32Array(program.steps.length),
  slots: [],
  count: 0,
  mark: 1,
});

const none: Slots = [];

/** Whether the pattern matches anywhere in the text. */
export const matches = (program: Program, text: string): boolean => run(program, text, 0, false) !== null;

/** The leftmost match at or after `from`, of equal starts the one that the pattern prefers. */
export const firstMatch = (program: Program, text: string, from: number): Slots | null => run(program, text, from, true);

const run = (program: Program, text: string, from: number, keep: boolean): Slots | null => {
  let now = waysOf(program);
  let next = waysOf(program);
  const blank: Slots = keep ? new Array<number>(program.slots).fill(-1) : none;
  let found: Slots | null = null;
  let before = from === 0 ? -1 : (text.codePointAt(lastStart(text, from)) ?? -1);
  for (let at = from; ; ) {
    const code = at < text.length ? (text.codePointAt(at) ?? -1) : -1;
    // A match that began earlier is better than one that begins here.
    if (found === null) open(program, now, program.start, blank, { at, before, code, keep });
    if (now.count === 0 && found !== null) break;
    const width = code > 0xffff ? 2 : 1;
    const after = at + width < text.length ? (text.codePointAt(at + width) ?? -1) : -1;
    next.count = 0;
    next.mark++;
    for (let i = 0; i < now.count; i++) {
      const step = program.steps[now.at[i] ?? 0];
      if (step?.do === 'match') {
        found = now.slots[i] ?? none;
        // The ways behind this one are less preferred.
        break;
      }
      if (step?.do === 'char' && code >= 0 && holds(step.set, code))
        open(program, next, step.next, now.slots[i] ?? none, { at: at + width, before: code, code: after, keep });
    }
    if (found !== null && !keep) return found;
    if (code < 0) break;
    [now, next] = [next, now];
    before = code;
    at += width;
  }
  return found;
};

interface Place {
  readonly at: number;
  /** The characters on both sides, -1 at the ends. */
  readonly before: number;
  readonly code: number;
  readonly keep: boolean;
}

/** Adds a step and all that it leads to without a character, the preferred first. */
const open = (program: Program, ways: Ways, start: number, slots: Slots, place: Place): void => {
  const stack: { readonly at: number; readonly slots: Slots }[] = [{ at: start, slots }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (ways.seen[top.at] === ways.mark) continue;
    ways.seen[top.at] = ways.mark;
    const step = program.steps[top.at];
    if (step === undefined) continue;
    switch (step.do) {
      case 'split':
        stack.push({ at: step.other, slots: top.slots }, { at: step.next, slots: top.slots });
        break;
      case 'save':
        stack.push({ at: step.next, slots: place.keep ? top.slots.with(step.slot, place.at) : top.slots });
        break;
      case 'assert':
        if (asserts(step.assertion, place)) stack.push({ at: step.next, slots: top.slots });
        break;
      default:
        ways.at[ways.count] = top.at;
        ways.slots[ways.count] = top.slots;
        ways.count++;
    }
  }
};

const asserts = (assertion: Assertion, { before, code }: Place): boolean => {
  switch (assertion) {
    case 'text-start':
      return before < 0;
    case 'text-end':
      return code < 0;
    case 'line-start':
      return before < 0 || before === 10;
    case 'line-end':
      return code < 0 || code === 10;
    case 'word':
      return isWord(before) !== isWord(code);
    case 'no-word':
      return isWord(before) === isWord(code);
  }
};

const isWord = (code: number): boolean => code >= 0 && includes(wordRanges, code);

/** Where the character before an offset begins. */
const lastStart = (text: string, at: number): number => {
  const low = text.charCodeAt(at - 1);
  const high = at > 1 ? text.charCodeAt(at - 2) : 0;
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? at - 2 : at - 1;
};
