/** From a name in a template or values file to where it is made, to all places that name it. */
import type { Source, Span } from '../../base/source.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { locate } from '../../yaml/locate.ts';
import type { View } from '../../yaml/view.ts';
import type { Files, Location, Reference, Surroundings } from '../language.ts';
import { type Chart, chartOf, chartsBelow, type Family, familiesWith, keysInParent, parentOf } from './chart.ts';
import { callsOf, definitionsOf } from './defines.ts';
import { flowOf } from './flow.ts';
import { chartKey } from './hover.ts';
import type { Where } from './scope.ts';
import { type Thing, thingAt } from './thing.ts';
import { startsWith, valuesRoots, viewsAt } from './values.ts';

/** A thing of a chart, whatever file names it. */
export type Named = Thing & { readonly chart: Chart; readonly family: Family; readonly files: Files };

export const namedInTemplate = (source: Source, offset: number, files: Files): Named | null => {
  const thing = thingAt(source, offset);
  const at = thing && chartOf(source.path, files);
  return at ? { ...thing, chart: at.chart, family: at.family, files } : null;
};

/** The value that a key of a values file sets; keys of a parent that go to a chart below it are that chart's. */
export const namedInValues = (model: Model, source: Source, offset: number, files: Files): Named | null => {
  const at = chartOf(source.path, files);
  const place = locate(model.root, offset);
  const { keySpan } = place.view;
  if (at?.part !== 'values' || place.on !== 'key' || !keySpan) return null;
  const path = place.view.path.map((step) => (typeof step === 'number' ? null : step));
  const home = homeOf(at.chart, at.family, path);
  return {
    kind: 'path',
    path: ['Values', ...home.path],
    span: keySpan,
    whole: keySpan,
    quoted: false,
    chart: home.chart,
    family: at.family,
    files,
  };
};

/** The chart that reads a path of a chart's values, and the path as it sees it. */
const homeOf = (chart: Chart, family: Family, path: Where): { readonly chart: Chart; readonly path: Where } => {
  const [first, ...rest] = path;
  if (typeof first !== 'string' || rest.length === 0 || first === 'global') return { chart, path };
  const child = [...family.charts.values()].find(
    (other) => parentOf(other, family) === chart && keysInParent(other, chart).has(first),
  );
  return child ? homeOf(child, family, rest) : { chart, path };
};

export const defineInTemplate = (_model: Model, offset: number, { source, files }: Surroundings): readonly Location[] => {
  const named = namedInTemplate(source, offset, files);
  if (!named) return [];
  switch (named.kind) {
    case 'path':
      return named.path[0] === 'Chart' && named.path.length === 2
        ? inChart(named)
        : keysOf(named).map(({ source: { uri }, span }) => ({ uri, span }));
    case 'template':
      return (definitionsOf(named.family).get(named.name) ?? []).map(({ source: { uri }, span }) => ({ uri, span }));
    case 'variable':
      return named.declared ? [{ uri: source.uri, span: named.declared }] : [];
    default:
      return [];
  }
};

/** `.Chart.AppVersion` is a key of Chart.yaml. */
const inChart = ({ path, chart }: { readonly path: Where; readonly chart: Chart }): readonly Location[] => {
  const view = chart.head?.at(chartKey(path[1] ?? ''));
  return view?.node && chart.uri !== null ? [{ uri: chart.uri, span: view.keySpan ?? view.span }] : [];
};

export interface Key {
  readonly source: Source;
  readonly span: Span;
  readonly view: View;
}

/** Charts whose templates may read a value: its own and, as a library's templates run with the values of who calls them, those below it. */
export const readersOf = (path: Where, chart: Chart, family: Family): readonly Chart[] =>
  path[1] === 'global' ? [...family.charts.values()] : [chart, ...chartsBelow(chart, family).filter(({ library }) => library)];

/** Keys of values files that set a value. */
export const keysOf = ({
  path,
  chart,
  family,
}: {
  readonly path: Where;
  readonly chart: Chart;
  readonly family: Family;
}): readonly Key[] => {
  if (path[0] !== 'Values' || path.length < 2) return [];
  const charts = path[1] === 'global' ? [...family.charts.values()] : [chart];
  const found = new Map<string, Key>();
  for (const one of charts)
    for (const { file, root } of valuesRoots(one, family))
      for (const view of viewsAt(root, path.slice(1))) {
        const span = view.keySpan ?? view.span;
        const key = `${file.source.uri} ${span.start}`;
        if (!found.has(key)) found.set(key, { source: file.source, span, view });
      }
  return [...found.values()];
};

export interface Use {
  readonly source: Source;
  readonly span: Span;
  readonly quoted: boolean;
}

/** Places in templates where a path is written to its end. */
export const usesOf = (path: Where, chart: Chart, family: Family): readonly Use[] => {
  const last = path.at(-1) ?? '';
  const mentions = readersOf(path, chart, family).flatMap((one) => mentionsOf(path, one));
  const uses = readersOf(path, chart, family).flatMap((one) =>
    one.templates
      .filter((source) => source.text.includes(last))
      .flatMap((source) =>
        flowOf(source).accesses.flatMap((access) => {
          const name = access.names[path.length - 1 - access.from];
          const here = name?.name === last && startsWith(access.path, path);
          return here && name ? [{ source, span: name.span, quoted: name.quoted }] : [];
        }),
      ),
  );
  return [...uses, ...mentions];
};

/** Places in strings of values files that become templates, found by the path as it is written. */
const mentionsOf = (path: Where, chart: Chart): readonly Use[] => {
  if (path.includes(null)) return [];
  const words = `.${path.join('.')}`;
  const last = path.at(-1)?.length ?? 0;
  return chart.values.flatMap(({ source }) => {
    const found: Use[] = [];
    if (!source.text.includes('{{')) return found;
    for (let at = source.text.indexOf(words); at >= 0; at = source.text.indexOf(words, at + 1)) {
      const end = at + words.length;
      const open = source.text.lastIndexOf('{{', at);
      const inside = open >= 0 && !source.text.slice(open, at).includes('}}');
      if (inside && !/[\p{L}\p{Nd}_]/u.test(source.text.charAt(end)))
        found.push({ source, span: { start: end - last, end }, quoted: false });
    }
    return found;
  });
};

/** All places that name the thing. */
export const referencesOf = (named: Named, source: Source): readonly Reference[] => {
  switch (named.kind) {
    case 'path': {
      if (named.path[0] !== 'Values' || named.path.length < 2) return [];
      const keys = keysOf(named).map(({ source: { uri }, span }) => ({ uri, span, declares: true }));
      return [
        ...keys,
        ...usesOf(named.path, named.chart, named.family).map((use) => ({ uri: use.source.uri, span: use.span, declares: false })),
      ];
    }
    case 'template':
      return templateReferences(named.name, named);
    case 'variable':
      return flowOf(source)
        .variables.filter(({ declared }) => declared.start === named.declared?.start)
        .map(({ span, declares }) => ({ uri: source.uri, span, declares }));
    default:
      return [];
  }
};

/** Definitions and calls of a name, in every family that holds a chart which defines it. */
const templateReferences = (name: string, { chart, family, files }: Named): readonly Reference[] => {
  const makers = [...family.charts.values()].filter(
    (one) => one === chart || one.templates.some((file) => file.text.includes(name)),
  );
  const families = new Set(makers.flatMap((one) => familiesWith(one, files)));
  const found = new Map<string, Reference>();
  const add = (uri: string, span: Span, declares: boolean): void => {
    found.set(`${uri} ${span.start}`, { uri, span, declares });
  };
  for (const one of families) {
    for (const { source, span } of definitionsOf(one).get(name) ?? []) add(source.uri, span, true);
    for (const { call, source } of callsOf(name, one)) add(source.uri, call.span, false);
  }
  return [...found.values()];
};
