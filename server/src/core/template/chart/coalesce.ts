/** How Helm lays values over the defaults of a chart and its subcharts. The two majors differ in what null leaves behind. */
import { deepCopy } from '../functions/dicts.ts';
import { printf } from '../value/printf.ts';
import { type Dict, dict, str, type Value } from '../value/value.ts';

export type HelmMajor = 3 | 4;

/** A chart as values see it: its name in its parent, its defaults, its subcharts. */
export interface ValueNode {
  readonly name: string;
  readonly defaults: Dict;
  readonly charts: readonly ValueNode[];
}

/** Throws this where a subchart's values are no table. */
export class ValuesError extends Error {}

const copyOf = (map: Dict): Dict => {
  const copy = deepCopy(map);
  return copy.t === 'map' ? copy : map;
};

/** Values of a chart with all defaults below; null deletes. */
export const coalesceValues = (chart: ValueNode, values: Dict, helm: HelmMajor): Dict =>
  coalesce(chart, copyOf(values), false, helm);

/** The same, but null stays, for another round to see. */
export const mergeValues = (chart: ValueNode, values: Dict, helm: HelmMajor): Dict => coalesce(chart, copyOf(values), true, helm);

const coalesce = (chart: ValueNode, values: Dict, merge: boolean, helm: HelmMajor): Dict => {
  layDefaults(chart, values, merge, helm);
  for (const sub of chart.charts) {
    const own = values.map.get(sub.name) ?? dict();
    if (own.t !== 'map') throw new ValuesError(printf(str(`type mismatch on ${sub.name}: %t`), [own]).v);
    if (!values.map.has(sub.name)) values.map.set(sub.name, own);
    pushGlobals(own, values, helm);
    values.map.set(sub.name, coalesce(sub, own, merge, helm));
  }
  return values;
};

const put = (target: Dict, key: string, value: Value, from: Dict): void => {
  target.map.set(key, value);
  const at = from.keys.get(key);
  if (at === undefined) target.keys.delete(key);
  else target.keys.set(key, at);
};

const remove = (target: Dict, key: string): void => {
  target.map.delete(key);
  target.keys.delete(key);
};

const layDefaults = (chart: ValueNode, values: Dict, merge: boolean, helm: HelmMajor): void => {
  const defaults = copyOf(chart.defaults);
  for (const [key, value] of defaults.map) {
    const own = values.map.get(key);
    if (own === undefined) {
      if (helm === 4 && !merge) {
        if (value.t === 'nil') continue;
        if (value.t === 'map') dropNulls(value);
      }
      put(values, key, value, defaults);
    } else if (own.t === 'nil' && !merge) remove(values, key);
    else if (own.t === 'map' && value.t === 'map') {
      const keeps = merge || chart.charts.some((sub) => sub.name === key);
      if (helm === 4 && !keeps) dropNulls(value);
      mergeTables(own, value, keeps, helm);
    }
  }
};

/** Helm 4 lets no null of a chart's defaults through. */
const dropNulls = (map: Dict): void => {
  for (const [key, value] of [...map.map]) {
    if (value.t === 'nil') remove(map, key);
    else if (value.t === 'map') dropNulls(value);
  }
};

/** Fills a table from another; what it has wins. */
export const mergeTables = (target: Dict, source: Dict, merge: boolean, helm: HelmMajor): Dict => {
  const given = new Set([...source.map].filter(([, value]) => value.t !== 'nil').map(([key]) => key));
  for (const [key, value] of target.map) if (value.t === 'nil') source.map.set(key, value);
  for (const [key, value] of source.map) {
    const own = target.map.get(key);
    if (own === undefined) put(target, key, value, source);
    else if (own.t === 'nil' && !merge && given.has(key)) remove(target, key);
    else if (value.t === 'map' && own.t === 'map') mergeTables(own, value, merge, helm);
  }
  return target;
};

/** `global` of a chart flows into that of its subchart, whose own defaults it wins over. */
const pushGlobals = (target: Dict, source: Dict, helm: HelmMajor): void => {
  const below = target.map.get('global') ?? dict();
  const above = source.map.get('global') ?? dict();
  if (below.t !== 'map' || above.t !== 'map') return;
  for (const [key, value] of above.map) {
    const own = below.map.get(key);
    if (value.t === 'map') {
      const copy: Dict = { ...value, map: new Map(value.map), keys: new Map(value.keys) };
      if (own === undefined) put(below, key, copy, above);
      else if (own.t === 'map') {
        mergeTables(copy, own, true, helm);
        put(below, key, copy, above);
      }
    } else if (own?.t !== 'map') put(below, key, value, above);
  }
  put(target, 'global', below, source);
};

/** A copy without nulls, at any depth of maps. */
export const withoutNulls = (map: Dict): Dict => {
  const copy = copyOf(map);
  dropNulls(copy);
  return copy;
};
