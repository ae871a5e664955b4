import { bool, str } from '../value/value.ts';
import { chars, def, table } from './define.ts';

/** Go's `path.Clean`. */
export const cleanPath = (path: string): string => {
  if (path === '') return '.';
  const rooted = path.startsWith('/');
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') out.push(part);
    else if (out.length > 0 && out.at(-1) !== '..') out.pop();
    else if (!rooted) out.push('..');
  }
  const joined = out.join('/');
  return rooted ? `/${joined}` : joined === '' ? '.' : joined;
};

/** Go's `path.Base`. */
export const basePath = (path: string): string => {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
};

const dir = (path: string): string => cleanPath(path.slice(0, path.lastIndexOf('/') + 1));
const ext = (path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot);
};

const of = (run: (path: string) => string) => def('string', (a) => str(run(chars(a, 0))));
const isAbs = def('string', (a) => bool(chars(a, 0).startsWith('/')));

export const pathFunctions = table({
  base: of(basePath),
  osBase: of(basePath),
  dir: of(dir),
  osDir: of(dir),
  clean: of(cleanPath),
  osClean: of(cleanPath),
  ext: of(ext),
  osExt: of(ext),
  isAbs,
  osIsAbs: isAbs,
});
