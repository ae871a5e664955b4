/** Which subcharts take part: aliases, conditions, tags; and the values that a chart imports from them. */
import { memo } from '../../base/memo.ts';
import { toChars } from '../functions/convert.ts';
import { deepCopy } from '../functions/dicts.ts';
import { meets, parseConstraint, parseVersion } from '../functions/semver.ts';
import { type Dict, dict, nil, type Value } from '../value/value.ts';
import type { Chart, ChartFile, Dependency, LoadProblem } from './chart.ts';
import { coalesceValues, type HelmMajor, mergeTables, mergeValues, type ValueNode } from './coalesce.ts';
import { readMap } from './load.ts';
import { scalarAt, tableAt } from './tables.ts';

/** A chart that takes part in a rendering. */
export interface Used extends ValueNode {
  readonly chart: Chart;
  /** Path from the outermost chart: `umbrella/charts/sub`. */
  readonly path: string;
  /** Path of its values from the top. */
  readonly keys: readonly string[];
  readonly charts: readonly Used[];
  readonly dependencies: readonly Dependency[];
  readonly defaults: Dict;
}

/** The charts that a rendering uses, with their defaults after imports. */
export const useCharts = (chart: Chart, values: Dict, helm: HelmMajor, problems: LoadProblem[]): Used => {
  const job: Job = { helm, problems };
  const root = grow(chart, undefined);
  enable(job, root, values, '', []);
  importValues(job, root, []);
  return usedOf(job, root, []);
};

interface Job {
  readonly helm: HelmMajor;
  readonly problems: LoadProblem[];
}

/** A dependency as Helm works on it: an alias replaces its name, and imports happen once. */
interface Wanted {
  readonly dependency: Dependency;
  name: string;
  imported: boolean;
}

/**
 * A chart as Helm works on it. Helm 3 copies a dependency's chart without what hangs below it, so that two aliases of one
 * chart share their subcharts, which stand below the alias that came last. That is why these are changed in place.
 */
interface Node {
  readonly chart: Chart;
  name: string;
  parent: Node | undefined;
  charts: Node[];
  /** Absent where Chart.yaml has none; Helm does not look below such a chart. */
  wanted: Wanted[] | undefined;
  imported: Dict | undefined;
}

const grow = (chart: Chart, parent: Node | undefined): Node => {
  const { dependencies } = chart.metadata;
  const wanted = dependencies.map((dependency) => ({ dependency, name: dependency.name, imported: false }));
  const node: Node = {
    chart,
    name: chart.metadata.name,
    parent,
    charts: [],
    wanted: dependencies.length === 0 ? undefined : wanted,
    imported: undefined,
  };
  node.charts = chart.charts.map((sub) => grow(sub, node));
  return node;
};

const copyOf = (job: Job, node: Node, name: string): Node => {
  const copy: Node = { ...node, name };
  if (job.helm === 3) return copy;
  copy.charts = node.charts.map((sub) => ({ ...sub, parent: copy }));
  copy.wanted = node.wanted?.map((one) => ({ ...one }));
  return copy;
};

const fits = (constraint: string, version: string): boolean => {
  const bounds = parseConstraint(constraint);
  const v = parseVersion(version);
  return bounds !== undefined && v !== undefined && meets(bounds, v);
};

const isFor = (one: Wanted, node: Node): boolean =>
  node.name === one.name && fits(one.dependency.version, node.chart.metadata.version);

const adopt = (node: Node, charts: Node[]): void => {
  node.charts = charts;
  for (const sub of charts) sub.parent = node;
};

/** Names the subcharts as their dependencies do, and takes out those that conditions and tags switch off. */
const enable = (job: Job, node: Node, values: Dict, path: string, keys: readonly string[]): void => {
  const { wanted } = node;
  if (wanted === undefined) return;
  const charts = node.charts.filter((sub) => !wanted.some((one) => isFor(one, sub)));
  for (const one of wanted) {
    const found = node.charts.find((sub) => isFor(one, sub));
    const { alias } = one.dependency;
    if (found !== undefined) charts.push(copyOf(job, found, alias || found.name));
    if (alias !== '') one.name = alias;
  }
  adopt(node, charts);
  const all = coalesceValues(valuesOf(job, node, keys), values, job.helm);
  const off = new Set(wanted.filter((one) => !isEnabled(one.dependency, all, path)).map((one) => one.name));
  const kept = node.charts.filter((sub) => !off.has(sub.name));
  for (const sub of kept) enable(job, sub, all, `${path}${sub.name}.`, [...keys, sub.name]);
  const left = wanted.filter((one) => !off.has(one.name));
  node.wanted = left.length === 0 ? undefined : left;
  adopt(node, kept);
};

const isEnabled = (dependency: Dependency, values: Dict, path: string): boolean => {
  for (const condition of dependency.condition.trim().split(',')) {
    if (condition === '') continue;
    const value = scalarAt(values, path + condition);
    if (value?.t === 'bool') return value.v;
  }
  const tags = tableAt(values, ['tags']);
  const set = dependency.tags.map((tag) => tags?.map.get(tag)).filter((value) => value?.t === 'bool');
  return set.some((value) => value.v) || !set.some((value) => !value.v);
};

/** Brings values of subcharts into their parent, from the leaves up. */
const importValues = (job: Job, node: Node, keys: readonly string[]): void => {
  for (const sub of node.charts) importValues(job, sub, [...keys, sub.name]);
  if (node.wanted === undefined) return;
  const all = mergeValues(valuesOf(job, node, keys), dict(), job.helm);
  let imported = dict();
  for (const one of node.wanted) {
    if (one.imported) continue;
    one.imported = one.dependency.importValues.length > 0;
    for (const value of one.dependency.importValues) {
      const [child, parent] = importPath(value);
      const table = tableAt(all, [one.name, ...child.split('.')]);
      if (table !== undefined) imported = mergeTables(imported, nest(parent, table), true, job.helm);
    }
  }
  // What was imported still shares tables with the values that it came from; those are not to change.
  const own = deepCopy(all);
  node.imported = mergeTables(own.t === 'map' ? own : all, imported, true, job.helm);
};

const importPath = (value: Value): [child: string, parent: string] => {
  if (value.t === 'string') return [`exports.${value.v}`, '.'];
  const word = (key: string): string => (value.t === 'map' ? toChars(value.map.get(key) ?? nil) : '');
  return [word('child'), word('parent')];
};

const nest = (path: string, table: Dict): Dict => {
  if (path === '.') return table;
  return path.split('.').reduceRight((inner, key) => dict([[key, inner]]), table);
};

interface Defaults {
  readonly map: Dict | undefined;
  readonly problems: readonly LoadProblem[];
}
const defaultsOf = memo((_: ChartFile) => new Map<string, Defaults>());

/** A chart's own values.yaml, read once for each place that the chart takes. Nobody may change what this gives. */
const readDefaults = (file: ChartFile, keys: readonly string[]): Defaults => {
  const known = defaultsOf(file);
  const path = keys.join('.');
  const found = known.get(path);
  if (found !== undefined) return found;
  const problems: LoadProblem[] = [];
  const made = { map: readMap(file.text, file.file, 'cannot load values.yaml', problems, keys), problems };
  known.set(path, made);
  return made;
};

const ownValues = (job: Job, node: Node, keys: readonly string[]): Dict => {
  const { values } = node.chart;
  if (node.imported !== undefined) return node.imported;
  const read = values === undefined ? undefined : readDefaults(values, keys);
  for (const problem of read?.problems ?? []) if (!job.problems.includes(problem)) job.problems.push(problem);
  return read?.map ?? dict();
};

const valuesOf = (job: Job, node: Node, keys: readonly string[]): ValueNode => ({
  name: node.name,
  defaults: ownValues(job, node, keys),
  charts: node.charts.map((sub) => valuesOf(job, sub, [...keys, sub.name])),
});

const pathOf = (node: Node): string => (node.parent === undefined ? node.name : `${pathOf(node.parent)}/charts/${node.name}`);

const usedOf = (job: Job, node: Node, keys: readonly string[]): Used => ({
  chart: node.chart,
  name: node.name,
  path: pathOf(node),
  keys,
  dependencies: (node.wanted ?? []).map((one) => one.dependency),
  defaults: ownValues(job, node, keys),
  charts: node.charts.map((sub) => usedOf(job, sub, [...keys, sub.name])),
});

/** Dependencies of Chart.yaml that are not in `charts/`; Helm refuses to render such a chart. */
export const missingDependencies = (chart: Chart): readonly Dependency[] =>
  chart.metadata.dependencies.filter((one) => !chart.charts.some((sub) => sub.metadata.name === one.name));
