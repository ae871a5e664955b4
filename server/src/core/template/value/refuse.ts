/** What a function says is wrong, in Go's words and without a place. Thrown within an evaluation and caught at its border. */
export class GoError extends Error {}
