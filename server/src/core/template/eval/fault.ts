/** How evaluation ends early. These are thrown within an evaluation and caught at its border; they never leave the folder above. */
import type { Frame, Place } from '../value/origin.ts';

import { Exhausted, GoError } from '../value/refuse.ts';

export { Exhausted, GoError };

/** What `fail` and `required` say: a sentence of the chart's author. */
export class ChartSays extends GoError {}

/** An error with its place, worded as Go's `ExecError`. */
export class ExecFault extends Error {
  /** The innermost place, where a person would look. */
  readonly place: Place;
  readonly via: Frame | undefined;
  /** The error's own words, without the places around it. */
  readonly words: string;
  /** Set where the chart's author worded it. */
  readonly said: boolean;
  /** The error that the called function ended with. */
  readonly inner: Error | undefined;
  constructor(message: string, place: Place, via: Frame | undefined, words: string, said: boolean, inner: Error | undefined) {
    super(message);
    this.place = place;
    this.via = via;
    this.words = words;
    this.said = said;
    this.inner = inner;
  }
}

export class BreakJump extends Error {}
export class ContinueJump extends Error {}
