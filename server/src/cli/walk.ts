/** Files below a folder that may be manifests: what git ignores is left out, links are never followed. */
import { type Ignoring, isIgnored, readIgnoring } from './gitignore.ts';
import { join, nameOf, parentOf, upward } from './paths.ts';
import type { Disk, Trouble } from './shell.ts';

/** Folders nobody's manifests live in. */
const skipped: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** Names of files that some language may read. */
export const mayBeManifest = (path: string): boolean =>
  /\.(?:ya?ml|json|tpl)$|(?:^|\/)(?:NOTES\.txt|Chart\.lock|\.helmignore)$/i.test(path);

const ignoreFileLimit = 1_000_000;

/** The folder of the repository that holds a folder; null outside of any. */
export const gitRoot = (folder: string, disk: Disk): string | null =>
  upward(folder).find((one) => disk.kind(join(one, '.git')) !== null) ?? null;

const readIgnore = (folder: string, path: string, disk: Disk): readonly Ignoring[] => {
  const file = disk.read(path, ignoreFileLimit);
  return 'trouble' in file || file.text.length > ignoreFileLimit ? [] : [readIgnoring(folder, file.text)];
};

/** The ignore files above a folder, up to its repository's root. */
const chainAbove = (folder: string, disk: Disk): readonly Ignoring[] => {
  const root = gitRoot(folder, disk);
  if (root === null || root === folder) return [];
  const above = upward(parentOf(folder));
  return above
    .slice(0, above.indexOf(root) + 1)
    .reverse()
    .flatMap((one) => readIgnore(one, join(one, '.gitignore'), disk));
};

const excluded = (folder: string, disk: Disk): readonly Ignoring[] => {
  const root = gitRoot(folder, disk);
  return root === null ? [] : readIgnore(root, join(root, '.git/info/exclude'), disk);
};

/** Absolute paths in order of name, at most `limit`. A folder that cannot be read is told and left out. */
export const filesBelow = (
  start: string,
  disk: Disk,
  tell: (path: string, trouble: Trouble) => void,
  limit = Number.POSITIVE_INFINITY,
): readonly string[] => {
  const found: string[] = [];
  const visit = (folder: string, above: readonly Ignoring[]): void => {
    const members = disk.list(folder);
    if ('trouble' in members) {
      tell(folder, members);
      return;
    }
    const own = members.some(({ name }) => name === '.gitignore') ? readIgnore(folder, join(folder, '.gitignore'), disk) : [];
    const chain = own.length > 0 ? [...above, ...own] : above;
    for (const { name, kind } of members) {
      if (found.length >= limit) return;
      const path = join(folder, name);
      if (kind === 'folder') {
        if (!skipped.has(name) && !isIgnored(chain, path, true)) visit(path, chain);
      } else if (kind === 'file' && mayBeManifest(nameOf(path)) && !isIgnored(chain, path, false)) found.push(path);
    }
  };
  visit(start, [...excluded(start, disk), ...chainAbove(start, disk)]);
  return found;
};
