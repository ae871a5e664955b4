/** Where the workspace of a run begins: at its configuration, else at the repository, else where the call was made. */
import { quote } from '../core/base/say.ts';
import type { Source } from '../core/base/source.ts';
import { configNames } from '../core/engine/workspace.ts';
import { last, type Words, type Wrong, wrong } from './args.ts';
import { absolute, commonFolder, join, upward, within } from './paths.ts';
import type { Shell } from './shell.ts';
import { sayTrouble } from './targets.ts';
import { gitRoot } from './walk.ts';

export interface Base {
  /** Paths of sources count from here. */
  readonly root: string;
  /** The settings file under the path that settings are looked for. */
  readonly config: Source | null;
}

const configLimit = 1_000_000;

/** What `--config` names, or the nearest `.foresee.yaml` from the folders looked at upward, not beyond their repository. */
export const findBase = (words: Words, starts: readonly string[], shell: Shell): Base | Wrong => {
  const { disk, cwd } = shell;
  const start = commonFolder(starts) ?? cwd;
  const repository = gitRoot(start, disk);
  const above = upward(start);
  // Outside of any repository the whole path is kept, as formats are known by folders such as `.github/workflows`.
  const root = repository ?? (within(cwd, start) === null ? (above.at(-1) ?? start) : cwd);
  const named = last(words, 'config');
  if (named !== null) return withConfig(root, absolute(cwd, named), shell);
  for (const folder of repository === null ? above : above.slice(0, above.indexOf(repository) + 1))
    for (const name of configNames)
      if (disk.kind(join(folder, name)) === 'file') return withConfig(folder, join(folder, name), shell);
  return { root, config: null };
};

const withConfig = (root: string, path: string, { disk }: Shell): Base | Wrong => {
  const file = disk.read(path, configLimit);
  if ('trouble' in file) return { wrong: sayTrouble(path, file) };
  if (file.text.length > configLimit)
    return wrong(`${quote(path)} is too large for settings.`, `${quote(path)}: 설정 파일치고는 너무 큽니다.`);
  return { root, config: { uri: path, path: configNames[0] ?? '', text: file.text, version: null, languageId: null } };
};
