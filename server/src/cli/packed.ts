/** Packed charts on a disk. */
import type { PackedFile } from '../core/languages/language.ts';
import type { Disk } from './shell.ts';

/** How many of one folder are read, and how large they may be. */
const most = { files: 30, bytes: 4_000_000 };

/** The `.tgz` files right in a folder; none where it cannot be read. Links are not followed. */
export const packedFiles = (disk: Pick<Disk, 'list' | 'bytes'>, folder: string): readonly PackedFile[] => {
  const members = disk.list(folder);
  if ('trouble' in members) return [];
  return members
    .filter(({ name, kind }) => kind === 'file' && name.endsWith('.tgz'))
    .slice(0, most.files)
    .flatMap(({ name }): readonly PackedFile[] => {
      const bytes = disk.bytes(`${folder}/${name}`, most.bytes);
      return 'trouble' in bytes ? [] : [{ name, bytes }];
    });
};
