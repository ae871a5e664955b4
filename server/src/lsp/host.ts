/** The world outside the server: the only way from here to disk, clock and timers. Entries make one. */
import type { Assets, PackedFile } from '../core/languages/language.ts';

export interface ServerHost {
  readonly assets: Assets;
  /** The text of a file, or null where it cannot be read, is no plain file, is binary or longer than `limit` UTF-16 units. Follows no link out of the folder it was listed in. */
  readonly read: (uri: string, limit: number) => Promise<string | null>;
  /** Packed charts right in a folder, by its URI. A host that has no disk at hand has none. */
  readonly packed?: (folder: string) => readonly PackedFile[];
  /** URIs of the files below a folder that may be manifests, at most `limit`, ignored folders left out. */
  readonly list: (folder: string, limit: number) => Promise<readonly string[]>;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** Calls once after at least `ms` milliseconds; the answer takes it back. */
  readonly later: (ms: number, run: () => void) => () => void;
  /** Lets waiting messages be read. */
  readonly breathe: () => Promise<void>;
  /** Today as `YYYY-MM-DD`. */
  readonly today: () => string;
}
