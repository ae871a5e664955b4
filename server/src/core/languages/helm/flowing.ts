/** What is kept of renderings to read off them where values flow. */
import { memo } from '../../base/memo.ts';
import { type Recent, recent } from '../../base/recent.ts';
import type { Source } from '../../base/source.ts';
import type { Assets } from '../../checks/rules/context.ts';
import type { Str } from '../../template/index.ts';
import type { Derivation, Derived } from '../derived.ts';

/** The characters of a chart's texts with their origins. */
const strings = new WeakMap<Derived, Str>();
export const keepString = (derived: Derived, text: Str): void => {
  strings.set(derived, text);
};
export const stringOf = (derived: Derived): Str | undefined => strings.get(derived);

interface Flowing {
  /** All files of the chart but its values. */
  readonly templates: readonly Source[];
  /** The last one that printed something, and before it the one with most to read as long as the templates are the same. */
  readonly derivations: readonly Derivation[];
}

const flowing: (assets: Assets) => Recent<string, Flowing> = memo(() => recent(2));

/** How much a derivation says about values. */
const weightOf: (derivation: Derivation) => number = memo((derivation) =>
  [...derivation.texts, ...derivation.branches.map(({ text }) => text)]
    .filter(({ under }) => under === null)
    .reduce((sum, text) => sum + (stringOf(text)?.runs?.filter(({ origin }) => origin.data.length > 0).length ?? 0), 0),
);

const isValues = (path: string): boolean => /values[^/]*\.ya?ml$/i.test(path);

/**
 * Keeps a derivation for later questions. While a value is typed it is empty or breaks the file, and then prints nothing: the fields
 * that it flows into are those of a moment before.
 */
export const keepFlowing = (assets: Assets, folder: string, sources: readonly Source[], derivation: Derivation): void => {
  if (!derivation.texts.some(({ under }) => under === null)) return;
  const templates = sources.filter(({ path }) => !isValues(path));
  const known = flowing(assets).get(folder);
  const same =
    known?.templates.length === templates.length && templates.every((source, index) => source === known.templates[index]);
  const best = same ? known.derivations.toSorted((a, b) => weightOf(b) - weightOf(a))[0] : undefined;
  const derivations = best && weightOf(best) > weightOf(derivation) ? [derivation, best] : [derivation];
  flowing(assets).set(folder, { templates, derivations });
};

/** The same array as long as nothing was kept anew; null where there is none. */
export const flowingIn = (assets: Assets, folder: string): readonly Derivation[] | null =>
  flowing(assets).get(folder)?.derivations ?? null;
