/** What the paths of a command line mean: files by name, folders, globs, standard input. */
import { globFits } from '../core/base/glob.ts';
import { quote, type Say } from '../core/base/say.ts';
import { absolute, parentOf } from './paths.ts';
import type { Disk, Trouble } from './shell.ts';
import { filesBelow } from './walk.ts';

export interface Targets {
  /** Files by absolute path, each once, in the order found. */
  readonly files: readonly Target[];
  /** Folders that were walked. */
  readonly folders: readonly string[];
  /** Folders that decide where the workspace begins. */
  readonly starts: readonly string[];
  readonly input: boolean;
  /** Something named could not be had. */
  readonly failed: boolean;
}

export interface Target {
  readonly path: string;
  /** Named as it is, not found in a folder: read whatever it holds. */
  readonly named: boolean;
}

const wild = /[*?[{]/;

/** The folder above the first step with a wildcard. */
const baseOf = (pattern: string): string => {
  const steps = pattern.split('/');
  const at = steps.findIndex((step) => wild.test(step.replaceAll(/\\./g, '')));
  return steps.slice(0, at).join('/').replaceAll(/\\(.)/g, '$1') || '/';
};

const escaped = (path: string): string => path.replaceAll(/[\\*?[{]/g, '\\$&');

/** Finds what each path means; nothing found where something was named is told. */
export const findTargets = (paths: readonly string[], cwd: string, disk: Disk, warn: (say: Say) => void): Targets => {
  const files = new Map<string, Target>();
  const folders: string[] = [];
  const starts: string[] = [];
  let input = false;
  let failed = false;
  const fail = (say: Say): void => {
    failed = true;
    warn(say);
  };
  const tell = (path: string, trouble: Trouble): void => fail(sayTrouble(path, trouble));
  const add = (found: readonly string[], named: boolean): void => {
    for (const path of found) if (named || !files.has(path)) files.set(path, { path, named });
  };
  const windows = /^[A-Za-z]:/.test(cwd);
  for (const word of paths) {
    if (word === '-') {
      input = true;
      continue;
    }
    const given = windows ? word.replaceAll('\\', '/') : word;
    const path = absolute(cwd, given);
    const kind = disk.kind(path);
    if (kind === 'folder') {
      folders.push(path);
      starts.push(path);
      add(filesBelow(path, disk, tell), false);
    } else if (kind !== null) {
      starts.push(parentOf(path));
      add([path], true);
    } else if (wild.test(given)) {
      const pattern = absolute(escaped(cwd), given);
      const base = baseOf(pattern);
      const found =
        disk.kind(base) === 'folder'
          ? filesBelow(base, disk, tell).filter((file) => globFits(pattern, file.replace(/^\//, '')))
          : [];
      starts.push(base);
      add(found, false);
      if (found.length === 0) fail({ en: `No file fits ${quote(word)}.`, ko: `${quote(word)}에 맞는 파일이 없습니다.` });
    } else tell(word, { trouble: 'missing', words: '' });
  }
  return { files: [...files.values()], folders, starts, input, failed };
};

/** A file that cannot be had, in words. */
export const sayTrouble = (path: string, { trouble, words }: Trouble): Say => {
  const name = quote(path);
  switch (trouble) {
    case 'missing':
      return { en: `${name} does not exist.`, ko: `${name}: 그런 파일이나 폴더가 없습니다.` };
    case 'forbidden':
      return { en: `${name} may not be read or written.`, ko: `${name}: 읽거나 쓸 권한이 없습니다.` };
    case 'folder':
      return { en: `${name} is a folder.`, ko: `${name}: 폴더입니다.` };
    case 'failed':
      return { en: `${name} cannot be read or written (${words}).`, ko: `${name}: 읽거나 쓸 수 없습니다 (${words}).` };
  }
};

/** Tells of faults of ours: the place in the program once, as one fault often meets many files, and each file by name. */
export const bugTeller = (warn: (say: Say) => void): ((path: string, error: unknown) => void) => {
  const told = new Set<string>();
  return (path, error) => {
    const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
    const first = !told.has(stack);
    told.add(stack);
    const name = quote(path);
    warn({
      en: `${name} could not be checked because of a bug in Foresee.${first ? ` Please report it with these lines:\n${stack}` : ''}`,
      ko: `${name}: Foresee의 버그로 검사하지 못했습니다.${first ? ` 아래 내용과 함께 알려 주십시오.\n${stack}` : ''}`,
    });
  };
};
