/**
 * The world outside the command line: the only way from here to disk, clock, process and pipes. The entry makes one.
 * Paths are absolute and use `/`, on Windows too (`C:/repo/a.yaml`). What fails on disk is an answer, not an exception.
 */
import type { Assets } from '../core/checks/rules/context.ts';

export interface Disk {
  /**
   * A file's text. Reading stops once it is longer than `limit` UTF-16 units, so an endless one ends: the text is then longer than
   * `limit`, and cut.
   */
  readonly read: (path: string, limit: number) => FileText | Trouble;
  /** A file's bytes, at most `limit` of them; trouble where there are more. */
  readonly bytes: (path: string, limit: number) => Uint8Array | Trouble;
  /** Members of a folder by name, in order of code units. */
  readonly list: (folder: string) => readonly Member[] | Trouble;
  /** What a path leads to, through links. */
  readonly kind: (path: string) => Kind | null;
  /** The path without links; null where nothing is. */
  readonly real: (path: string) => string | null;
}

/** `stream` is a pipe, a device or a socket. */
export type Kind = 'file' | 'folder' | 'stream';

export interface Member {
  readonly name: string;
  readonly kind: Kind | 'link';
}

export interface FileText {
  readonly text: string;
  /** Writing the text as UTF-8 gives the same bytes again. */
  readonly exact: boolean;
}

/** Why something on disk could not be had. */
export interface Trouble {
  readonly trouble: 'missing' | 'forbidden' | 'folder' | 'failed';
  /** In the words of the system. */
  readonly words: string;
}

export interface Shell {
  readonly assets: Assets;
  readonly disk: Disk;
  readonly version: string;
  /** Language of the environment, such as `ko_KR.UTF-8` or `ko`; `''` where nothing says. */
  readonly locale: string;
  /** The local date as `YYYY-MM-DD`. */
  readonly today: () => string;
  /** The folder it was called in. */
  readonly cwd: string;
  /** An environment variable; null where it is not set or empty. */
  readonly variable: (name: string) => string | null;
  /** Milliseconds from some moment on. */
  readonly clock: () => number;
  /** Standard input, with the limit of {@link Disk.read}. */
  readonly input: (limit: number) => Promise<FileText | Trouble>;
  readonly out: Stream;
  readonly err: Stream;
  /**
   * Replaces a file whose text is still `before` in one step and keeps its mode; makes it where `before` is null and nothing is there.
   * Answers what went wrong, or null.
   */
  readonly replace: (path: string, before: string | null, after: string) => 'changed' | Trouble | null;
  /** Writes a file anew from parts, with the folders around it. */
  readonly write: (path: string, folder: string, parts: readonly Uint8Array[]) => Trouble | null;
  /** Runs a program without a shell in a folder; null where there is no such program. */
  readonly run: (program: string, words: readonly string[], folder: string) => Ran | null;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Stream {
  readonly write: (text: string) => void;
  readonly bytes: (bytes: Uint8Array) => void;
  readonly terminal: boolean;
  /** Width of the terminal in columns; 80 where there is none. */
  readonly columns: number;
}
