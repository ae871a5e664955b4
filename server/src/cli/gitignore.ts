/** What git would not look at, by the `.gitignore` files on the way down. */
import { pathFits } from '../core/base/glob.ts';
import { within } from './paths.ts';

/** The lines of one file that mean something, in order. */
export interface Ignoring {
  /** The folder that its patterns count from. */
  readonly folder: string;
  readonly lines: readonly Line[];
}

interface Line {
  readonly pattern: string;
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

/** Reads one `.gitignore`. */
export const readIgnoring = (folder: string, text: string): Ignoring => ({
  folder,
  lines: text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap(readLine),
});

const readLine = (text: string): readonly Line[] => {
  // Blanks at the end count only behind a backslash.
  let line = text.replace(/(?<!\\) +$/, '');
  if (line === '' || line.startsWith('#')) return [];
  const negated = line.startsWith('!');
  if (negated) line = line.slice(1);
  const foldersOnly = line.endsWith('/');
  if (foldersOnly) line = line.slice(0, -1);
  const rooted = line.includes('/');
  const plain = line.startsWith('/') ? line.slice(1) : line;
  return plain === '' ? [] : [{ pattern: rooted ? plain : `**/${plain}`, negated, foldersOnly }];
};

/** Whether a path is ignored: the last line that fits decides, files further down coming later. What lies in an ignored folder is never asked about. */
export const isIgnored = (chain: readonly Ignoring[], path: string, folder: boolean): boolean => {
  for (const { folder: base, lines } of chain.toReversed()) {
    const relative = within(base, path);
    if (!relative) continue;
    const line = lines.findLast(({ pattern, foldersOnly }) => (folder || !foldersOnly) && pathFits(pattern, relative));
    if (line) return !line.negated;
  }
  return false;
};
