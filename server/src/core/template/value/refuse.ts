/** What a function says is wrong, in Go's words and without a place. Thrown within an evaluation and caught at its border. */
export class GoError extends Error {}

/** The chart asks for more work or text than any sane one. Nothing catches this but the border of a rendering. */
export class Exhausted extends Error {}

/** No text of a rendering may be longer. */
export const maxText = 64_000_000;

/** Ends the rendering where a text would grow beyond all measure. */
export const checkLength = (length: number): void => {
  if (length > maxText) throw new Exhausted('the chart writes more text than any sane chart');
};

/** Counts the elements that one walk over a value meets: values that share their parts may be far larger than what made them. */
export interface Meter {
  left: number;
}
export const meter = (): Meter => ({ left: 3_000_000 });
export const tick = (m: Meter): void => {
  if (--m.left < 0) throw new Exhausted('the chart walks over larger values than any sane chart');
};
