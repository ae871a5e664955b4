/** Files that changed since a git ref, the ones git does not know yet included. */
import { quote } from '../core/base/say.ts';
import { type Wrong, wrong } from './args.ts';
import { absolute } from './paths.ts';
import type { Ran, Shell } from './shell.ts';

/** A repository must not make git run programs of its own. */
const careful = ['-c', 'core.fsmonitor=false', '-c', 'core.quotepath=off'];

/** Absolute paths, as seen from the folder the call was made in. */
export const changedSince = (ref: string, shell: Shell): ReadonlySet<string> | Wrong => {
  const git = (...words: readonly string[]): Ran | null => shell.run('git', [...careful, ...words], shell.cwd);
  const top = git('rev-parse', '--show-cdup');
  if (top === null) return wrong('`--since` needs git, which is not here.', '`--since`에는 git이 필요하지만 찾을 수 없습니다.');
  if (top.code !== 0)
    return wrong('`--since` works only in a git repository.', '`--since`는 git 저장소 안에서만 쓸 수 있습니다.');
  const root = absolute(shell.cwd, top.out.trim() || '.');
  const commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (commit?.code !== 0) return wrong(`Git knows no ref ${quote(ref)} here.`, `이 저장소에 ${quote(ref)} 참조가 없습니다.`);
  const hash = commit.out.trim();
  // What the ref has gained since the histories parted is none of ours.
  const base = git('merge-base', hash, 'HEAD');
  const from = base?.code === 0 ? base.out.trim() : hash;
  const lists = [
    git('diff', '--name-only', '--no-renames', '--no-relative', '--no-ext-diff', '-z', '--diff-filter=d', from, '--'),
    git('ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', `:/`),
  ];
  const failed = lists.find((ran) => ran?.code !== 0);
  if (failed !== undefined)
    return wrong(
      `Git failed: ${failed?.err.trim().split('\n')[0] ?? ''}`,
      `git이 실패했습니다: ${failed?.err.trim().split('\n')[0] ?? ''}`,
    );
  const names = lists.flatMap((ran) => ran?.out.split('\0') ?? []).filter((name) => name !== '');
  return new Set(names.map((name) => absolute(root, name)));
};
