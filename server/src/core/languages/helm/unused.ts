/** Values that nothing in the chart reads. Silent wherever somebody may read them in a way that cannot be seen. */
import { memo } from '../../base/memo.ts';
import { nearest } from '../../base/near.ts';
import type { View } from '../../yaml/view.ts';
import { type Chart, chartsBelow, type Family, missingDependencies } from './chart.ts';
import { definitionsOf } from './defines.ts';
import { flowOf } from './flow.ts';
import type { Access, Step } from './scope.ts';
import { isForeign, startsWith } from './values.ts';

/** Everything that templates of a chart, and those of charts below it, read of its values. */
interface Reads {
  readonly accesses: readonly Access[];
  /** Something reads values in a way that leaves no trace in the templates. */
  readonly blind: boolean;
  /** Texts that may be made templates of. */
  readonly texts: readonly string[];
}

const readsOf: (family: Family) => (chart: Chart) => Reads = memo((family) => {
  const known = new Map<Chart, Reads>();
  return (chart) => {
    const reads = known.get(chart) ?? makeReads(chart, family);
    known.set(chart, reads);
    return reads;
  };
});

const makeReads = (chart: Chart, family: Family): Reads => {
  const sources = [chart, ...chartsBelow(chart, family)].flatMap(({ templates }) => templates);
  const flows = sources.map(flowOf);
  const names = definitionsOf(family);
  const calls = flows.flatMap(({ calls }) => calls);
  const outside = missingDependencies(family).length > 0 && calls.some(({ name }) => name === null || !names.has(name));
  const expandsUnknown = flows.some(({ expands }) => expands.some((at) => at === null));
  const readsFiles = sources.some(({ text }) => text.includes('.Files.'));
  return {
    accesses: flows.flatMap(({ accesses }) => accesses.filter(({ path }) => path[0] === 'Values')),
    blind: outside || (expandsUnknown && readsFiles),
    texts: chart.values.map(({ source }) => source.text).filter((text) => text.includes('{{')),
  };
};

/** A key that nothing reads, and the name that was surely meant: templates read it there, and the file does not have it. */
export interface Unused {
  readonly view: View;
  readonly meant: string | null;
}

const meantBy = (view: View, path: readonly Step[], reads: Reads): string | null => {
  const above = ['Values', ...path.slice(0, -1)];
  const read = reads.accesses.flatMap(({ path: one }) => {
    const name = one[above.length];
    return startsWith(one, above) && typeof name === 'string' ? [name] : [];
  });
  const beside = (name: string): boolean => view.parent !== null && view.parent.at(name).node !== null;
  return nearest(String(view.step), new Set(read.filter((name) => !beside(name))));
};

/** Keys of a values file that nothing reads; of a map that nothing reads the map alone. */
export const unusedIn = (root: View, chart: Chart, family: Family): readonly Unused[] => {
  // A library's values are for whoever calls its templates, and a chart without templates only hands values on.
  if (chart.library || chart.templates.length === 0) return [];
  const reads = readsOf(family)(chart);
  if (reads.blind) return [];
  const elsewhere = conditionsOf(chart);
  const found: Unused[] = [];
  const visit = (view: View, path: readonly Step[]): void => {
    const here = ['Values', ...path];
    const below = reads.accesses.filter(({ path: read }) => startsWith(read, here));
    const around = reads.accesses.some(({ path: read, whole }) => whole && read.length <= here.length && startsWith(here, read));
    if (around || mentioned(path, reads.texts)) return;
    if (below.length === 0) {
      const last = path.map((step) => step ?? '[]').join('.');
      if (!elsewhere.some((other) => other === last || other.startsWith(`${last}.`)) && view.keySpan)
        found.push({ view, meant: meantBy(view, path, reads) });
      return;
    }
    for (const entry of view.map ? view.entries() : []) if (!entry.shared) visit(entry, [...path, String(entry.step)]);
  };
  for (const entry of root.entries()) {
    const key = String(entry.step);
    if (!entry.shared && !isForeign(chart, family, key) && !forParents.has(key)) visit(entry, [key]);
  }
  return found;
};

/** Keys that the charts around this one read: `enabled` is the condition by custom. */
const forParents = new Set(['enabled', 'exports', 'tags']);

/** A text that becomes a template may read a value by its path. */
const mentioned = (path: readonly Step[], texts: readonly string[]): boolean =>
  texts.some((text) => text.includes(`.Values.${path.join('.')}`) || text.includes(`"${path.at(-1) ?? ''}"`));

/** Paths of values that Chart.yaml names. */
const conditionsOf = (chart: Chart): readonly string[] =>
  (chart.head?.at('dependencies').items() ?? []).flatMap((item) => [
    ...(item.at('condition').text ?? '').split(',').map((path) => path.trim()),
    ...item
      .at('import-values')
      .items()
      .flatMap((one) => one.at('parent').text ?? []),
  ]);
