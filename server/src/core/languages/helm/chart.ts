/** A chart is known by its Chart.yaml; every file below it has a part. */
import { memo } from '../../base/memo.ts';
import type { Source } from '../../base/source.ts';
import type { View } from '../../yaml/view.ts';
import type { Files } from '../language.ts';

/** The part that a file plays in its chart. */
export type Part = 'chart' | 'values' | 'template';

export interface ChartFile {
  /** Path of the chart's folder; `''` where it is the workspace's. */
  readonly folder: string;
  readonly part: Part;
}

export const join = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);

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
  const template = path.includes('templates/') && /\.(?:ya?ml|tpl|txt|json)$/.test(name);
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

/** A values file and its root. */
export interface ValuesFile {
  readonly source: Source;
  /** Relative to the chart. */
  readonly name: string;
  readonly root: View;
}

export interface Dependency {
  readonly name: string;
  /** The key under which its values stand in the parent. */
  readonly alias: string;
  /** Folder of the workspace that `file://` names; null for what comes from elsewhere. */
  readonly folder: string | null;
}

export interface Chart {
  readonly folder: string;
  /** As Chart.yaml names it; the folder's name where it does not. */
  readonly name: string;
  readonly library: boolean;
  /** Of Chart.yaml; null where it was not read. */
  readonly uri: string | null;
  /** Chart.yaml's root; null where it could not be read. */
  readonly head: View | null;
  /** Helpers and notes included, in order of path. */
  readonly templates: readonly Source[];
  /** Its own `values.yaml` first. */
  readonly values: readonly ValuesFile[];
  /** `values.schema.json`; null where there is none. */
  readonly schema: View | null;
  readonly schemaUri: string | null;
  readonly dependencies: readonly Dependency[];
}

/** All charts that are rendered together: one that is part of no other, those below its `charts/`, and those that `file://` brings in. */
export interface Family {
  readonly charts: ReadonlyMap<string, Chart>;
  /** The chart that each one is a dependency of, by folder. */
  readonly parents: ReadonlyMap<string, string>;
}

/** What Chart.yaml (or requirements.yaml of old charts) lists. */
const dependenciesIn = (folder: string, files: Files): readonly Dependency[] =>
  ['Chart.yaml', 'requirements.yaml'].flatMap(
    (name) =>
      files
        .root(join(folder, name), 'go')
        ?.at('dependencies')
        .items()
        .flatMap((item) => {
          const own = item.at('name').string;
          const repository = item.at('repository').string ?? '';
          const local = repository.startsWith('file://') ? resolved(folder, repository.slice(7)) : null;
          return own === undefined ? [] : [{ name: own, alias: item.at('alias').string ?? own, folder: local }];
        }) ?? [],
  );

/** A path from a folder with `.` and `..` followed; null where it leads out of the workspace. */
export const resolved = (folder: string, path: string): string | null => {
  const parts = path.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return path.startsWith('/') ? null : parts.join('/');
};

/** The folder whose `charts/` a folder lies right in; null where it lies in none. */
const aboveOf = (folder: string): string | null => {
  const match = /^(?:(.*)\/)?charts\/[^/]+$/.exec(folder);
  return match ? (match[1] ?? '') : null;
};

/** The outermost chart around a chart. */
const topOf = (folder: string, files: Files): string => {
  const parent = aboveOf(folder);
  return parent !== null && files.has(join(parent, 'Chart.yaml')) ? topOf(parent, files) : folder;
};

const familiesOf = memo((_files: Files) => new Map<string, Family>());

/** The family of a chart; made once for files as they are. */
export const familyOf = (folder: string, files: Files): Family => {
  const known = familiesOf(files);
  const top = topOf(folder, files);
  const family = known.get(top) ?? makeFamily(top, files);
  known.set(top, family);
  return family;
};

const makeFamily = (top: string, files: Files): Family => {
  const charts = new Map<string, Chart>();
  const parents = new Map<string, string>();
  addCharts(top, files, charts, parents);
  // What lies elsewhere in the workspace and is not yet copied to `charts/` is the same chart.
  for (const chart of charts.values())
    for (const { name, folder } of chart.dependencies) {
      const copied = [...parents].some(([child, parent]) => parent === chart.folder && charts.get(child)?.name === name);
      if (folder === null || copied || charts.has(folder) || !files.has(join(folder, 'Chart.yaml'))) continue;
      addCharts(folder, files, charts, parents);
      parents.set(folder, chart.folder);
    }
  return { charts, parents };
};

/** Adds a chart and those below its `charts/`. */
const addCharts = (top: string, files: Files, charts: Map<string, Chart>, parents: Map<string, string>): void => {
  const parts = new Map<string, { readonly templates: Source[]; readonly values: Source[] }>();
  const of = (folder: string) => {
    const part = parts.get(folder) ?? { templates: [], values: [] };
    parts.set(folder, part);
    return part;
  };
  for (const source of files.under(top)) {
    const file = chartFileOf(source.path, files);
    if (!file || (file.folder !== top && topOf(file.folder, files) !== topOf(top, files))) continue;
    const part = of(file.folder);
    if (file.part === 'template') part.templates.push(source);
    if (file.part === 'values') part.values.push(source);
  }
  for (const [folder, { templates, values }] of parts) {
    charts.set(folder, makeChart(folder, templates, values, files));
    const above = aboveOf(folder);
    if (folder !== top && above !== null) parents.set(folder, above);
  }
};

const makeChart = (folder: string, templates: readonly Source[], values: readonly Source[], files: Files): Chart => {
  const head = files.root(join(folder, 'Chart.yaml'), 'go');
  const own = join(folder, 'values.yaml');
  let found: readonly ValuesFile[] | null = null;
  return {
    folder,
    name: head?.at('name').string ?? folder.slice(folder.lastIndexOf('/') + 1),
    library: head?.at('type').string === 'library',
    uri: files.get(join(folder, 'Chart.yaml'))?.uri ?? null,
    head,
    templates,
    // Reading a values file takes longer than all else, and most questions do not need it.
    get values() {
      found ??= [...values.filter((source) => source.path === own), ...values.filter((source) => source.path !== own)].flatMap(
        (source) => {
          const root = files.root(source.path, 'go');
          return root ? [{ source, name: folder === '' ? source.path : source.path.slice(folder.length + 1), root }] : [];
        },
      );
      return found;
    },
    schema: files.root(join(folder, 'values.schema.json'), 'core'),
    schemaUri: files.get(join(folder, 'values.schema.json'))?.uri ?? null,
    dependencies: dependenciesIn(folder, files),
  };
};

/** The chart that a file belongs to; null where it belongs to none. */
export const chartOf = (
  path: string,
  files: Files,
): { readonly chart: Chart; readonly family: Family; readonly part: Part } | null => {
  const file = chartFileOf(path, files);
  if (!file) return null;
  const family = familyOf(file.folder, files);
  const chart = family.charts.get(file.folder);
  return chart ? { chart, family, part: file.part } : null;
};

/** Paths of a chart's values files, its own first. */
export const valuesFiles = (folder: string, files: Files): readonly string[] =>
  familyOf(folder, files)
    .charts.get(folder)
    ?.values.map(({ source }) => source.path) ?? [];

/** The chart that this one is a dependency of. */
export const parentOf = (chart: Chart, family: Family): Chart | null =>
  family.charts.get(family.parents.get(chart.folder) ?? '\0') ?? null;

/** Charts that this one depends on, and those they depend on. */
export const chartsBelow = (chart: Chart, family: Family): readonly Chart[] => {
  const children = [...family.charts.values()].filter((other) => family.parents.get(other.folder) === chart.folder);
  return [...children, ...children.flatMap((child) => chartsBelow(child, family))];
};

/** All families that a chart is part of: its own, and those of charts that bring it in by `file://`. */
export const familiesWith = (chart: Chart, files: Files): readonly Family[] => {
  const own = familyOf(chart.folder, files);
  const others = files.under('').flatMap((source) => {
    if (!source.path.endsWith('Chart.yaml') || !source.text.includes('file://')) return [];
    const family = familyOf(source.path.slice(0, Math.max(0, source.path.length - '/Chart.yaml'.length)), files);
    return family !== own && family.charts.has(chart.folder) ? [family] : [];
  });
  return [own, ...new Set(others)];
};

/** Keys under which the parent's values reach a chart. */
export const keysInParent = (chart: Chart, parent: Chart): ReadonlySet<string> => {
  const listed = parent.dependencies.filter(({ name }) => name === chart.name).map(({ alias }) => alias);
  return new Set(listed.length > 0 ? listed : [chart.name]);
};

/** Names of dependencies that are listed but not there as a folder, anywhere in the family: what they define is not known. */
export const missingDependencies = (family: Family): readonly string[] =>
  [...family.charts.values()].flatMap((chart) => {
    const there = new Set(
      [...family.charts.values()].filter((other) => parentOf(other, family) === chart).map(({ name }) => name),
    );
    return chart.dependencies.filter(({ name }) => !there.has(name)).map(({ name }) => name);
  });
