/** Finding the values that a path of a template names. */
import { nearest } from '../../base/near.ts';
import type { View } from '../../yaml/view.ts';
import type { Files } from '../language.ts';
import { dependenciesOf, join, parentValues, templateFiles, valuesFiles } from './chart.ts';
import { readsOf, templateOf } from './reads.ts';

/** A values file and its root. */
export interface ValuesFile {
  readonly path: string;
  readonly uri: string;
  readonly root: View;
}

/** Values files of a chart that could be read, its own first. */
export const valuesOf = (folder: string, files: Files): readonly ValuesFile[] =>
  valuesFiles(folder, files).flatMap((path) => {
    const root = files.root(path, 'go');
    const source = files.get(path);
    return root && source ? [{ path, uri: source.uri, root }] : [];
  });

/** What the values files say of a path: where it stands, that it may be there, or that it is nowhere. */
export type Lookup =
  | { readonly state: 'there'; readonly file: ValuesFile; readonly view: View }
  | { readonly state: 'open' }
  | { readonly state: 'missing'; readonly depth: number; readonly suggestion: string | null };

/** Nothing is known below an empty map, a list or a scalar: people fill those in. */
const isOpen = (view: View): boolean => !view.known || view.map === null || view.map.pairs.length === 0 || view.map.open;

/** How far a path leads in one file: the last view that is there, and the number of steps to it. */
const follow = (root: View, path: readonly string[]): { readonly view: View; readonly depth: number } => {
  let view = root;
  for (let depth = 0; depth < path.length; depth++) {
    const next = view.at(path[depth] ?? '');
    // A key with nothing behind it is there: its author wants it set.
    if (next.node === null) return { view, depth };
    view = next;
  }
  return { view, depth: path.length };
};

/** Keys that other charts or Helm itself fill. */
const foreign = (folder: string, files: Files, key: string): boolean =>
  key === 'global' ||
  dependenciesOf(folder, files).some((dependency) => dependency.alias === key) ||
  files.has(`${join(folder, `charts/${key}`)}/Chart.yaml`);

/** `# key:` in a values file is how charts show a value that is off by default. */
const commentedOut = (text: string, key: string): boolean => text.includes(`# ${key}:`) || text.includes(`#${key}:`);

/** Whether values.schema.json knows the path. */
const described = (folder: string, files: Files, path: readonly string[]): boolean => {
  let schema = files.root(join(folder, 'values.schema.json'), 'core');
  for (const key of path) schema = schema?.at('properties', key) ?? null;
  return schema?.map != null;
};

/** Looks a path up in all values files of a chart and what its parents set for it. */
export const lookup = (folder: string, files: Files, path: readonly string[]): Lookup => {
  const own = valuesOf(folder, files);
  let deepest = { depth: -1, view: null as View | null };
  for (const file of own) {
    const found = follow(file.root, path);
    if (found.depth === path.length) return { state: 'there', file, view: found.view };
    if (isOpen(found.view)) return { state: 'open' };
    if (found.depth > deepest.depth) deepest = found;
  }
  for (const root of parentValues(folder, files)) {
    const found = follow(root, path);
    if (found.depth === path.length || isOpen(found.view)) return { state: 'open' };
  }
  if (deepest.view === null || foreign(folder, files, path[0] ?? '')) return { state: 'open' };
  const missing = path[deepest.depth] ?? '';
  if (own.some(({ root }) => commentedOut(root.tree.text, missing)) || described(folder, files, path.slice(0, deepest.depth + 1)))
    return { state: 'open' };
  const keys = deepest.view.entries().map((entry) => String(entry.step));
  return { state: 'missing', depth: deepest.depth, suggestion: nearest(missing, keys) };
};

/** Whether some template of the chart reads the path, or what it lies in, in a way that allows for its absence. */
export const allowedAbsent = (folder: string, files: Files, path: readonly string[], depth: number): boolean => {
  const wanted = path.slice(0, depth + 1);
  return templateFiles(folder, files).some((file) => {
    const source = files.get(file);
    if (!source?.text.includes(wanted.at(-1) ?? '')) return false;
    return readsOf(templateOf(source)).some((read) => read.guarded && wanted.every((name, index) => read.path[index] === name));
  });
};
