/** What a subcommand is. */
import type { Lang, Say } from '../core/base/say.ts';
import type { Flag, Words, Wrong } from './args.ts';
import type { Shell } from './shell.ts';

export interface Command {
  readonly name: string;
  /** What follows the name, such as `[PATH…]`. */
  readonly takes: string;
  readonly say: Say;
  readonly flags: readonly Flag[];
  /** Lines of example, each a command line. */
  readonly examples: readonly string[];
  /** The exit code, or what is wrong with the words. */
  readonly run: (words: Words, call: Call) => Promise<number | Wrong>;
}

/** One call of the command line. */
export interface Call {
  readonly shell: Shell;
  readonly lang: Lang;
  /** A flag says the language, so no setting may. */
  readonly chosen: boolean;
  /** Tells on standard error. */
  readonly warn: (say: Say) => void;
}
