/** Paths as strings with `/`; absolute ones begin with `/` or, on Windows, with a drive such as `C:/`. */

export const isAbsolute = (path: string): boolean => /^(?:[A-Za-z]:)?\//.test(path);

/** An absolute path without `.`, `..` and doubled slashes. */
export const absolute = (folder: string, path: string): string => {
  const whole = isAbsolute(path) ? path : `${folder}/${path}`;
  const drive = /^[A-Za-z]:/.exec(whole)?.[0] ?? '';
  const steps: string[] = [];
  for (const step of whole.slice(drive.length).split('/'))
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  return `${drive}/${steps.join('/')}`;
};

/** The folder that holds a path; the root holds itself. */
export const parentOf = (path: string): string => {
  const at = path.lastIndexOf('/');
  const parent = path.slice(0, at);
  return parent === '' || parent.endsWith(':') ? path.slice(0, at + 1) : parent;
};

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A member of a folder. */
export const join = (folder: string, name: string): string => (folder.endsWith('/') ? folder + name : `${folder}/${name}`);

/** The way from a folder to what lies in it, `''` for itself; null for what lies elsewhere. */
export const within = (folder: string, path: string): string | null => {
  if (path === folder) return '';
  const prefix = join(folder, '');
  return path.startsWith(prefix) ? path.slice(prefix.length) : null;
};

/** How a path is shown to somebody who stands in a folder. */
export const shown = (folder: string, path: string): string => within(folder, path) || path;

/** The deepest folder that holds all of them. */
export const commonFolder = (folders: readonly string[]): string | null => {
  const [first, ...rest] = folders;
  if (first === undefined) return null;
  let common = first;
  while (rest.some((folder) => within(common, folder) === null)) {
    const parent = parentOf(common);
    if (parent === common) return common;
    common = parent;
  }
  return common;
};

/** A folder and all above it, nearest first. */
export const upward = (folder: string): readonly string[] => {
  const all = [folder];
  for (let at = folder; parentOf(at) !== at; at = parentOf(at)) all.push(parentOf(at));
  return all;
};
