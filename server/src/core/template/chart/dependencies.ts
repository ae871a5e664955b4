/** Which subcharts take part: aliases, conditions, tags; and the values that a chart imports from them. */

import { memo } from '../../base/memo.ts';
import { toChars } from '../functions/convert.ts';
import { meets, parseConstraint, parseVersion } from '../functions/semver.ts';
import { type Dict, dict, type Value } from '../value/value.ts';
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

const fits = (constraint: string, version: string): boolean => {
  const bounds = parseConstraint(constraint);
  const v = parseVersion(version);
  return bounds !== undefined && v !== undefined && meets(bounds, v);
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

/**
 * A chart with all its subcharts, under the names that they have as dependencies. `home` is its path by its own name:
 * Helm 3 names subcharts of a chart that declares no dependencies below that, whatever the chart's alias is.
 */
const grow = (
  chart: Chart,
  name: string,
  path: string,
  home: string,
  keys: readonly string[],
  helm: HelmMajor,
  problems: LoadProblem[],
): Used => {
  const { values, metadata } = chart;
  const read = values === undefined ? undefined : readDefaults(values, keys);
  problems.push(...(read?.problems ?? []));
  const defaults = read?.map ?? dict();
  const below = helm === 3 && metadata.dependencies.length === 0 ? home : path;
  const child = (sub: Chart, as: string): Used =>
    grow(sub, as, `${below}/charts/${as}`, `${home}/charts/${sub.metadata.name}`, [...keys, as], helm, problems);
  const loose = chart.charts.filter(
    (sub) => !metadata.dependencies.some((dep) => dep.name === sub.metadata.name && fits(dep.version, sub.metadata.version)),
  );
  const named = metadata.dependencies.flatMap((dep) => {
    const sub = chart.charts.find((one) => one.metadata.name === dep.name && fits(dep.version, one.metadata.version));
    return sub === undefined ? [] : [child(sub, dep.alias || sub.metadata.name)];
  });
  const charts = [...loose.map((sub) => child(sub, sub.metadata.name)), ...named];
  return { chart, name, path, keys, charts, dependencies: metadata.dependencies, defaults };
};

const nameOf = (dep: Dependency): string => dep.alias || dep.name;

/** Takes out the subcharts that conditions and tags switch off. */
const prune = (node: Used, values: Dict, path: string, helm: HelmMajor): Used => {
  if (node.dependencies.length === 0) return node;
  const all = coalesceValues(node, values, helm);
  const off = new Set(node.dependencies.filter((dep) => !isEnabled(dep, all, path)).map(nameOf));
  const kept = node.charts.filter((sub) => !off.has(sub.name));
  return {
    ...node,
    dependencies: node.dependencies.filter((dep) => !off.has(nameOf(dep))),
    charts: kept.map((sub) => prune(sub, all, `${path}${sub.name}.`, helm)),
  };
};

const isEnabled = (dep: Dependency, values: Dict, path: string): boolean => {
  for (const condition of dep.condition.trim().split(',')) {
    if (condition === '') continue;
    const value = scalarAt(values, path + condition);
    if (value?.t === 'bool') return value.v;
  }
  const tags = tableAt(values, ['tags']);
  const set = dep.tags.map((tag) => tags?.map.get(tag)).filter((value) => value?.t === 'bool');
  return set.some((value) => value.v) || !set.some((value) => !value.v);
};

/**
 * Brings values of subcharts into their parent, from the leaves up. Where one chart takes part under two aliases, Helm 3
 * imports below it for the first of them only; `done` holds what was imported.
 */
const importValues = (node: Used, helm: HelmMajor, done: Set<Dependency>): Used => {
  const charts = node.charts.map((sub) => importValues(sub, helm, done));
  const grown = { ...node, charts };
  if (node.dependencies.length === 0) return grown;
  const all = mergeValues(grown, dict(), helm);
  let imported = dict();
  for (const dep of node.dependencies) {
    if (helm === 3 && done.has(dep)) continue;
    done.add(dep);
    for (const value of dep.importValues) {
      const [child, parent] = importPath(value);
      const table = tableAt(all, [nameOf(dep), ...child.split('.')]);
      if (table === undefined) continue;
      imported = mergeTables(imported, nest(parent, table), true, helm);
    }
  }
  return { ...grown, defaults: mergeTables(all, imported, true, helm) };
};

const importPath = (value: Value): [child: string, parent: string] => {
  if (value.t === 'string') return [`exports.${value.v}`, '.'];
  const word = (key: string): string =>
    value.t === 'map' ? toChars(value.map.get(key) ?? { t: 'nil', typed: true, o: undefined }) : '';
  return [word('child'), word('parent')];
};

const nest = (path: string, table: Dict): Dict => {
  if (path === '.') return table;
  return path.split('.').reduceRight((inner, key) => dict([[key, inner]]), table);
};

/** The charts that a rendering uses, with their defaults after imports. */
export const useCharts = (chart: Chart, values: Dict, helm: HelmMajor, problems: LoadProblem[]): Used =>
  importValues(
    prune(grow(chart, chart.metadata.name, chart.metadata.name, chart.metadata.name, [], helm, problems), values, '', helm),
    helm,
    new Set(),
  );
