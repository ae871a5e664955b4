/** Finding the values that a path of a template names. */
import { memo } from '../../base/memo.ts';
import { nearest } from '../../base/near.ts';
import type { Tree } from '../../yaml/node.ts';
import type { View } from '../../yaml/view.ts';
import { type Chart, type Family, keysInParent, parentOf, type ValuesFile } from './chart.ts';
import { flowOf } from './flow.ts';
import type { Step, Where } from './scope.ts';

/** A map that holds values of a chart: a file's root, or what a parent sets under the chart's name. */
export interface ValuesRoot {
  readonly file: ValuesFile;
  readonly root: View;
  readonly own: boolean;
}

/** Where values of a chart stand: its own files first, then those of the charts around it. */
export const valuesRoots = (chart: Chart, family: Family): readonly ValuesRoot[] => {
  const own = chart.values.map((file): ValuesRoot => ({ file, root: file.root, own: true }));
  const parent = parentOf(chart, family);
  if (!parent) return own;
  const keys = [...keysInParent(chart, parent)];
  const above = valuesRoots(parent, family).flatMap(({ file, root }) =>
    keys.map((key) => ({ file, root: root.at(key), own: false })).filter((place) => place.root.map !== null),
  );
  return [...own, ...above];
};

/** What the values files say of a path: where it stands, that it may be there, or that it is nowhere. */
export type Lookup =
  | { readonly state: 'there' }
  | { readonly state: 'open' }
  | { readonly state: 'missing'; readonly depth: number; readonly suggestion: string | null; readonly inList: boolean };

/** Nothing is known below an empty map, a list or a scalar: people fill those in. */
const isOpen = (view: View): boolean => !view.known || view.map === null || view.map.pairs.length === 0 || view.map.open;

/** All views below a root that a path may mean; a null step means every member. */
export const viewsAt = (root: View, path: readonly Step[]): readonly View[] => {
  let views: readonly View[] = [root];
  for (const step of path) {
    views = views.flatMap((view) =>
      step === null ? [...view.items(), ...view.entries()] : [view.at(step)].filter((next) => next.node !== null),
    );
    if (views.length === 0) break;
  }
  return views;
};

interface Followed {
  readonly views: readonly View[];
  readonly depth: number;
}

/** What was looked up in a text stays true of it, whatever changes in the templates. */
const followedIn: (tree: Tree) => Map<string, Followed> = memo(() => new Map());
const commentsIn: (tree: Tree) => Map<string, boolean> = memo(() => new Map());

/** How far a path leads in one file: the last views that are there, and the number of steps to them. */
const follow = (root: View, path: readonly Step[]): Followed => {
  const known = followedIn(root.tree);
  const key = JSON.stringify([root.path, path]);
  const found = known.get(key) ?? walk(root, path);
  known.set(key, found);
  return found;
};

const walk = (root: View, path: readonly Step[]): Followed => {
  let views: readonly View[] = [root];
  for (let depth = 0; depth < path.length; depth++) {
    const next = views.flatMap((view) => viewsAt(view, path.slice(depth, depth + 1)));
    // A key with nothing behind it is there: its author wants it set.
    if (next.length === 0) return { views, depth };
    views = next;
  }
  return { views, depth: path.length };
};

/** Keys that other charts or Helm itself fill. */
export const isForeign = (chart: Chart, family: Family, key: string): boolean =>
  key === 'global' ||
  chart.dependencies.some((dependency) => dependency.alias === key) ||
  [...family.charts.values()].some((other) => other.name === key && parentOf(other, family) === chart);

/** `# key:` in a values file is how charts show a value that is off by default. */
const commentedOut = ({ tree }: View, key: string): boolean => {
  const known = commentsIn(tree);
  const found = known.get(key) ?? (tree.text.includes(`# ${key}:`) || tree.text.includes(`#${key}:`));
  known.set(key, found);
  return found;
};

/** Whether values.schema.json knows the path. */
const described = (chart: Chart, path: readonly Step[]): boolean => {
  let schema = chart.schema;
  for (const key of path) schema = (key === null ? schema?.at('items') : schema?.at('properties', key)) ?? null;
  return schema?.map != null;
};

/** Looks a path below `.Values` up in all values files of a chart and what its parents set for it. */
export const lookup = (chart: Chart, family: Family, path: readonly Step[]): Lookup => {
  const roots = valuesRoots(chart, family);
  let deepest: { readonly depth: number; readonly views: readonly View[] } | null = null;
  for (const { root, own } of roots) {
    const found = follow(root, path);
    if (found.depth === path.length) return { state: own ? 'there' : 'open' };
    if (found.views.some(isOpen)) return { state: 'open' };
    if (own && (deepest === null || found.depth > deepest.depth)) deepest = found;
  }
  const first = path[0];
  if (deepest === null || typeof first !== 'string' || isForeign(chart, family, first)) return { state: 'open' };
  const missing = path[deepest.depth];
  if (typeof missing !== 'string') return { state: 'open' };
  if (roots.some(({ root }) => commentedOut(root, missing)) || described(chart, path.slice(0, deepest.depth + 1)))
    return { state: 'open' };
  const keys = deepest.views.flatMap((view) => view.entries().map((entry) => String(entry.step)));
  const inList = path.slice(0, deepest.depth + 1).includes(null);
  return { state: 'missing', depth: deepest.depth, suggestion: nearest(missing, new Set(keys)), inList };
};

/** Whether two paths mean the same place; null is any member. */
export const startsWith = (path: Where, head: Where): boolean =>
  path.length >= head.length && head.every((step, index) => step === null || path[index] === null || path[index] === step);

/** Whether some template of the chart reads the path, or what it lies in, in a way that allows for its absence. */
export const allowedAbsent = (chart: Chart, path: Where): boolean => {
  const last = path.at(-1) ?? '';
  return chart.templates.some(
    (source) =>
      source.text.includes(last) && flowOf(source).accesses.some((access) => access.guarded && startsWith(access.path, path)),
  );
};
