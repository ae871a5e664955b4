/** values.schema.json: what it finds in values files, and what it and `values.yaml` say to somebody who types. */
import { memo } from '../../base/memo.ts';
import { explainAll } from '../../checks/schema/explain.ts';
import type { Fault } from '../../checks/schema/fault.ts';
import type { Field, Guide } from '../../checks/schema/guide.ts';
import { jsonGuide } from '../../checks/schema/json-guide.ts';
import { type JsonSchema, jsonSchema } from '../../checks/schema/json-schema.ts';
import { type Finding, nobody } from '../../finding/finding.ts';
import type { Tree } from '../../yaml/node.ts';
import { type Plain, toPlain } from '../../yaml/plain.ts';
import { View } from '../../yaml/view.ts';
import { type Chart, type Family, keysInParent, parentOf } from './chart.ts';
import { commentAbove } from './hover.ts';
import { showValue, typeOf } from './show.ts';

const compiled: (tree: Tree) => JsonSchema | null = memo((tree) => {
  if (tree.faults.length > 0) return null;
  const schema = jsonSchema(toPlain(View.root(tree, 'core')));
  return 'refused' in schema ? null : schema;
});

/** The plain value of a schema, the same for the same text. */
export const schemaValue: (tree: Tree) => Plain = memo((tree) => toPlain(View.root(tree, 'core')));

/** Faults that a value may lose when other values files are laid over it or under it. */
const byOthers = new Set(['anyOf', 'oneOf', 'not', 'if', 'contains', 'minProperties', 'dependentRequired', 'false schema']);

/** Findings in a values file by the schemas of its chart and of the charts below it. Only for trusted workspaces. */
export const bySchema = (model: { readonly root: View }, path: string, chart: Chart, family: Family): readonly Finding[] => {
  const defaults = chart.values.find(({ name }) => name === 'values.yaml');
  const own = defaults?.source.path === path;
  const base = own ? [] : defaults ? [defaults.root] : [];
  const found = judge(chart, model.root, base, own);
  const below = [...family.charts.values()].flatMap((child) => {
    if (parentOf(child, family) !== chart || !child.schema) return [];
    const inChild = child.values.find(({ name }) => name === 'values.yaml')?.root;
    return [...keysInParent(child, chart)].flatMap((key) => {
      const view = model.root.at(key);
      if (view.map === null) return [];
      const under = [...(inChild ? [inChild] : []), ...base.map((root) => root.at(key))];
      return judge(child, view, under, false);
    });
  });
  return [...found, ...below];
};

/** `base` are the maps that lie under the view when Helm merges. */
const judge = (chart: Chart, view: View, base: readonly View[], defaults: boolean): readonly Finding[] => {
  const schema = chart.schema && compiled(chart.schema.tree);
  if (!schema) return [];
  const faults = schema.check(view, { nullIsAbsent: true }).flatMap((fault) => merged(fault, view, base, defaults));
  const missing = faults.filter(({ keyword }) => keyword === 'required');
  return [
    ...explainAll(
      faults.filter((fault) => !missing.includes(fault)),
      nobody,
      'error',
    ),
    // Another values file may hold what this one lacks.
    ...explainAll(missing, nobody, 'warning'),
  ];
};

/** What is left of a fault once the values below are merged in. */
const merged = (fault: Fault, view: View, base: readonly View[], defaults: boolean): readonly Fault[] => {
  if (fault.keyword === 'required') {
    // What `values.yaml` lacks is for the user of the chart to give.
    if (defaults) return [];
    const path = fault.at.path.slice(view.path.length);
    const missing = fault.missing.filter((key) => base.every((root) => root.at(...path, key).absent));
    return missing.length > 0 ? [{ ...fault, missing }] : [];
  }
  if (defaults && isEmpty(fault.at)) return [];
  if (!byOthers.has(fault.keyword)) return [fault];
  return fault.at.node?.kind === 'map' ? [] : [fault];
};

/** `""`, `[]` and `{}` in `values.yaml` stand for what the user of the chart is to give. */
const isEmpty = (view: View): boolean =>
  view.absent || view.scalar === '' || view.map?.pairs.length === 0 || view.seq?.items.length === 0;

/** Guides of a schema in both languages. */
export const schemaGuides: (tree: Tree) => { readonly en: Guide; readonly ko: Guide } = memo((tree) => {
  const schema = schemaValue(tree);
  return { en: jsonGuide(schema, 'en'), ko: jsonGuide(schema, 'ko') };
});

/** Values that are there as a guide for those to be typed: names, types, defaults and the comments above them. */
export const valuesGuide = (view: View): Guide => {
  const shape = view.map ? 'map' : view.seq ? 'list' : 'scalar';
  const comment = commentAbove(view);
  return {
    type: typeOf(view),
    shape,
    doc: comment === '' ? null : comment,
    values: typeof view.scalar === 'boolean' ? ['true', 'false'] : null,
    fallback: shape === 'scalar' ? (showValue(view).split('\n')[0] ?? null) : null,
    fields: () =>
      view.entries().map((entry): Field => ({ name: String(entry.step), required: false, guide: valuesGuide(entry) })),
    under: (key) => {
      const child = view.at(key);
      return child.node === null ? null : valuesGuide(child);
    },
    item: () => {
      const [first] = view.items();
      return first ? valuesGuide(first) : null;
    },
  };
};

/** One guide before another: what the first does not know the second may. */
export const either = (first: Guide, second: Guide): Guide => ({
  ...first,
  doc: first.doc ?? second.doc,
  values: first.values ?? second.values,
  fallback: first.fallback ?? second.fallback,
  fields: () => {
    const own = first.fields();
    const names = new Set(own.map(({ name }) => name));
    return [
      ...own.map((field) => {
        const other = second.under(field.name);
        return other ? { ...field, guide: either(field.guide, other) } : field;
      }),
      ...second.fields().filter(({ name }) => !names.has(name)),
    ];
  },
  under: (key) => {
    const [a, b] = [first.under(key), second.under(key)];
    return a && b ? either(a, b) : (a ?? b);
  },
  item: () => first.item() ?? second.item(),
});
