/** What `uses` names: an action, a reusable workflow, an image, something of the same repository. */
import type { View } from '../../yaml/view.ts';

export interface Uses {
  readonly view: View;
  readonly text: string;
  /** `remote`: another repository; `local`: a path of this one; `image`: `docker://`; `unknown`: made by an expression; `malformed`: none of them. */
  readonly kind: 'remote' | 'local' | 'image' | 'unknown' | 'malformed';
  readonly owner: string;
  readonly repository: string;
  /** The path below the repository, or the local path. */
  readonly path: string;
  /** What stands behind `@`; null where nothing does. */
  readonly ref: string | null;
}

/** `owner/repository[/path]@ref`. */
const remote = /^([\w.-]+)\/([\w.-]+)((?:\/[^@\s]*)?)@(\S+)$/;

const parse = (text: string): Omit<Uses, 'view' | 'text'> => {
  const blank = { owner: '', repository: '', path: '', ref: null };
  if (text.startsWith('docker://')) return { ...blank, kind: 'image', path: text.slice('docker://'.length) };
  if (/^\.\.?(?:[\\/]|$)/.test(text) || text.startsWith('$/')) return { ...blank, kind: 'local', path: text };
  const match = remote.exec(text);
  if (!match) return { ...blank, kind: 'malformed' };
  const [, owner = '', repository = '', path = '', ref = ''] = match;
  return { kind: 'remote', owner, repository, path: path.replace(/^\//, ''), ref };
};

/** Null where no `uses` is written. */
export const usesOf = (view: View): Uses | null => {
  if (view.absent) return null;
  const text = view.text;
  if (text === undefined) return { view, text: view.raw ?? '', kind: 'unknown', owner: '', repository: '', path: '', ref: null };
  return { view, text, ...parse(text.trim()) };
};

/** `owner/repository[/path]` of an action in lower case, as case does not matter on GitHub. */
export const nameOf = ({ owner, repository, path }: Uses): string =>
  [owner, repository, path]
    .filter((part) => part !== '')
    .join('/')
    .toLowerCase();

/** Whether it is this action, whatever its ref. */
export const isAction = (uses: Uses | null, name: string): boolean => uses?.kind === 'remote' && nameOf(uses) === name;

/** A full commit id; GitHub will use longer ones. */
export const isCommit = (ref: string): boolean => /^[0-9a-f]{40}$|^[0-9a-f]{64}$/i.test(ref);

/** Folder names joined, with `.` and `..` followed; null where the way leads out of the workspace. */
const normal = (path: string): string | null => {
  const parts: string[] = [];
  for (const part of path.replace(/^\$\//, '').split(/[\\/]/)) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else parts.push(part);
  }
  return parts.join('/');
};

/** The path from the repository's root of something local; null for all else. */
export const pathOf = (uses: Uses): string | null => (uses.kind === 'local' ? normal(uses.path) : null);
