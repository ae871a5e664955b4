/** A chart is known by its Chart.yaml; every file below it has a part. */

import type { View } from '../../yaml/view.ts';
import type { Files } from '../language.ts';

/** The part that a file plays in its chart. */
export type Part = 'chart' | 'values' | 'template';

export interface ChartFile {
  /** Path of the chart's folder; `''` where it is the workspace's. */
  readonly folder: string;
  readonly part: Part;
}

const join = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);

/** The folders a file lies in, the nearest first; the workspace itself is `''`. */
const ancestors = (path: string): readonly string[] => {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/')).concat('');
};

const valuesName = /^(?:values(?:[.-][\w.-]+)?|[\w.-]+[.-]values)\.ya?ml$/;

/**
 * The chart and part of a file; null for files that no chart speaks for, such as `crds/` and subfolders of its own. A sub-chart's files
 * belong to the sub-chart.
 */
export const chartFileOf = (path: string, files: Files): ChartFile | null => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'Chart.yaml') return { folder: ancestors(path)[0] ?? '', part: 'chart' };
  const template = /(?:^|\/)templates\//.test(path) && /\.(?:ya?ml|tpl|txt|json)$/.test(name);
  if (!template && !valuesName.test(name)) return null;
  for (const folder of ancestors(path)) {
    if (!files.has(join(folder, 'Chart.yaml'))) continue;
    const rest = folder === '' ? path : path.slice(folder.length + 1);
    if (template && rest.startsWith('templates/')) return { folder, part: 'template' };
    if (rest === name || rest === `ci/${name}`) return { folder, part: 'values' };
    return null;
  }
  return null;
};

/** Values files of a chart: its own first, then the others beside it and those for tests. */
export const valuesFiles = (folder: string, files: Files): readonly string[] => {
  const own = join(folder, 'values.yaml');
  const others = files
    .under(folder)
    .map((source) => source.path)
    .filter((path) => path !== own && chartFileOf(path, files)?.folder === folder && chartFileOf(path, files)?.part === 'values');
  return files.get(own) ? [own, ...others] : others;
};

/** Templates of a chart, helpers included. */
export const templateFiles = (folder: string, files: Files): readonly string[] =>
  files
    .under(join(folder, 'templates'))
    .map((source) => source.path)
    .filter((path) => chartFileOf(path, files)?.folder === folder);

export interface Dependency {
  readonly name: string;
  /** The key under which its values stand in the parent. */
  readonly alias: string;
}

/** What Chart.yaml (or requirements.yaml of old charts) lists. */
export const dependenciesOf = (folder: string, files: Files): readonly Dependency[] =>
  ['Chart.yaml', 'requirements.yaml'].flatMap(
    (name) =>
      files
        .root(join(folder, name), 'go')
        ?.at('dependencies')
        .items()
        .flatMap((item) => {
          const own = item.at('name').string;
          return own === undefined ? [] : [{ name: own, alias: item.at('alias').string ?? own }];
        }) ?? [],
  );

/** Values that charts around this one may set for it: the parents' values under its name. */
export const parentValues = (folder: string, files: Files): readonly View[] => {
  const match = /^(?:(.*)\/)?charts\/([^/]+)$/.exec(folder);
  if (!match) return [];
  const parent = match[1] ?? '';
  const name = match[2] ?? '';
  const keys = new Set([name, ...dependenciesOf(parent, files).flatMap((other) => (other.name === name ? [other.alias] : []))]);
  const near = valuesFiles(parent, files).flatMap((path) => files.root(path, 'go') ?? []);
  return [...near, ...parentValues(parent, files)].flatMap((root) =>
    [...keys].map((key) => root.at(key)).filter((view) => view.map !== null),
  );
};

export { join };
