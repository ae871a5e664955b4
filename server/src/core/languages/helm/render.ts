/** A chart of the workspace as Helm would render it, under each of its values files. */
import { memo } from '../../base/memo.ts';
import { type Recent, recent } from '../../base/recent.ts';
import type { Source } from '../../base/source.ts';
import type { Assets } from '../../checks/rules/context.ts';
import {
  applySet,
  type Chart,
  type LoadProblem,
  loadChart,
  parseTemplate,
  type Rendering,
  type RenderOptions,
  readValues,
  renderChart,
  type TemplateTree,
} from '../../template/index.ts';
import type { Branch, Derivation, Derived, Ready } from '../derived.ts';
import type { Files, Surroundings } from '../language.ts';
import { conditionOf, keysOf, printedAnew, turnable, type Watch, watchBranches } from './branches.ts';
import { chartFileOf } from './chart.ts';
import { deployedBy, type Environment, environmentsOf, labelOf, sourcesOf } from './environments.ts';
import { flowingIn, keepFlowing, stringOf } from './flowing.ts';
import { packedIn } from './packed.ts';
import { problemsOf } from './problems.ts';
import { derivedOf, type Job } from './texts.ts';

/** Steps and characters that a rendering may take while somebody types. */
const limits = { steps: 3_000_000, output: 20_000_000 };

/** The same for branches that are not taken, and the size of all templates together up to which they are looked at. */
const branchLimits = { steps: 1_000_000, output: 5_000_000 };
const largest = 400_000;

/** One rendering of a chart: under values.yaml alone, or with one more values file. */
interface Rendered {
  readonly under: string | null;
  readonly texts: readonly Derived[];
  readonly branches: readonly Branch[];
  readonly problems: Derivation['problems'];
}

interface Kept {
  readonly sources: readonly Source[];
  readonly chart: Chart | undefined;
  readonly renderings: readonly Rendered[];
  readonly derivation: Derivation;
}

/** The last derivation of the charts that were asked for lately, by the data that ships. Nobody edits many charts at once. */
const kept: (assets: Assets) => Recent<string, Kept> = memo(() => recent(2));
const parsed: (assets: Assets) => Recent<string, TemplateTree> = memo(() => recent(500));

const same = (a: readonly Source[], b: readonly Source[]): boolean =>
  a.length === b.length && a.every((source, index) => source === b[index]);

const parseOnce = (assets: Assets) => {
  const known = parsed(assets);
  return (text: string): TemplateTree => {
    const found = known.get(text);
    if (found) return found;
    const tree = parseTemplate(text);
    known.set(text, tree);
    return tree;
  };
};

const renderUnder = (chart: Chart, environment: Environment | null, job: Job, only: ReadonlySet<string> | null): Rendered => {
  const under = environment?.name ?? null;
  const loads: LoadProblem[] = [];
  const values = readValues(environment?.files ?? [], loads);
  for (const flag of environment?.sets ?? []) applySet(values, flag, 'set');
  if (loads.length > 0) return { under, texts: [], branches: [], problems: [] };
  const options: RenderOptions = {
    values,
    release: { name: 'release-name', namespace: 'default' },
    origins: true,
    tolerant: true,
    limits,
    parse: job.parse,
    ...(only ? { only } : {}),
  };
  const watch = watchBranches();
  const rendering = renderChart(chart, environment ? options : { ...options, onBranch: watch.onBranch });
  return {
    under,
    texts: derivedOf([...rendering.documents, ...rendering.hooks], under, job),
    branches: environment ? [] : branchesOf(chart, rendering, options, watch, job),
    problems: problemsOf(rendering, under, job),
  };
};

/** One more rendering, with the branches turned that the plain one did not take. */
const branchesOf = (chart: Chart, plain: Rendering, options: RenderOptions, watch: Watch, job: Job): readonly Branch[] => {
  if (plain.problems.some(({ sort }) => sort === 'budget' || sort === 'values')) return [];
  const size = chart.templates.reduce((sum, { text }) => sum + text.length, 0);
  if (size > largest) return [];
  const trees = new Map(chart.templates.map(({ file, text }) => [file, job.parse(text)]));
  const turned = turnable(watch.untaken(), trees);
  const flipped = keysOf(turned);
  if (flipped.size === 0) return [];
  const first = renderChart(chart, { ...options, flipped, limits: branchLimits });
  const broken = new Set(first.problems.flatMap(({ sort, place }) => (sort === 'yaml' ? [place.file] : [])));
  // An empty value that `with` lets pass may print what does not fit its neighbours.
  const only = keysOf(turned, new Set(['if']));
  const again =
    broken.size > 0 && only.size > 0
      ? [renderChart(chart, { ...options, flipped: only, only: broken, limits: branchLimits })]
      : [];
  const documents = [first, ...again].flatMap((rendering) => printedAnew(rendering, plain, job.find));
  return derivedOf(documents, null, job).map((text): Branch => {
    const string = stringOf(text);
    return { text, when: (span) => (string ? conditionOf(string, span, turned) : null) };
  });
};

/** All environments; a chart that spends the budget once would spend it in each of them. */
const renderAll = (chart: Chart, environments: readonly (Environment | null)[], job: Job): readonly Rendered[] => {
  const found: Rendered[] = [];
  let spent = false;
  for (const environment of environments) {
    const under = environment?.name ?? null;
    const rendered: Rendered = spent
      ? { under, texts: [], branches: [], problems: [] }
      : renderUnder(chart, environment, job, null);
    spent ||= rendered.problems.some(({ rule }) => rule === 'expression/helm-budget');
    found.push(rendered);
  }
  return found;
};

/** Another template's text in the place of one; nothing else of the chart is looked at again. */
const withTemplate = (chart: Chart, file: string, text: string): Chart => ({
  ...chart,
  templates: chart.templates.map((template) => (template.file === file ? { ...template, text } : template)),
});

/** What a template defines may be used anywhere; a change of it reaches all others. */
const definesNothing = (text: string): boolean => !/\b(?:define|block)\b/.test(text);

const isPlainTemplate = (path: string): boolean => /(?:^|\/)templates\/(?:.*\/)?[^_/][^/]*\.(?:ya?ml|json)$/.test(path);

/** The one file by which the chart differs from the one that was rendered last; null where more has changed. */
const onlyChange = (
  before: readonly Source[],
  now: readonly Source[],
): { readonly old: Source; readonly source: Source } | null => {
  if (before.length !== now.length) return null;
  let found: { readonly old: Source; readonly source: Source } | null = null;
  for (const [index, source] of now.entries()) {
    const old = before[index];
    if (old === source) continue;
    if (!old || old.path !== source.path || found) return null;
    found = { old, source };
  }
  return found;
};

const joined = (renderings: readonly Rendered[]): Derivation => ({
  texts: renderings.flatMap(({ texts }) => texts),
  branches: renderings.flatMap(({ branches }) => branches),
  problems: renderings.flatMap(({ problems }) => problems),
});

const replaceIn = (before: Rendered, after: Rendered, uri: string): Rendered => ({
  under: before.under,
  texts: [...before.texts.filter((text) => text.uri !== uri), ...after.texts],
  branches: [...before.branches.filter(({ text }) => text.uri !== uri), ...after.branches],
  problems: [...before.problems.filter((problem) => problem.uri !== uri), ...after.problems],
});

/** The change is of a template that no other can see: printing that one again is all it takes. */
const reachesOne = (name: string, { old, source }: { readonly old: Source; readonly source: Source }): boolean =>
  isPlainTemplate(name) && !/^(?:charts\/|\/)/.test(name) && definesNothing(old.text) && definesNothing(source.text);

/** Renders again only what an edit can reach: one template, one environment, or all. */
const derive = (folder: string, files: Files, assets: Assets, sources: readonly Source[], known: Kept | undefined): Kept => {
  const byName = new Map(sources.map((source) => [labelOf(folder, source.path), source]));
  const job: Job = {
    find: (file) => byName.get(file)?.uri ?? null,
    read: (file) => byName.get(file)?.text ?? null,
    parse: parseOnce(assets),
  };
  const environments = environmentsOf(folder, files);
  const finish = (chart: Chart | undefined, renderings: readonly Rendered[]): Kept => ({
    sources,
    chart,
    renderings,
    derivation: joined(renderings),
  });

  const change = known?.chart ? onlyChange(known.sources, sources) : null;
  if (known?.chart && change && known.renderings.length === environments.length) {
    const name = labelOf(folder, change.source.path);
    if (reachesOne(name, change)) {
      const chart = withTemplate(known.chart, name, change.source.text);
      const only = new Set([name]);
      return finish(
        chart,
        known.renderings.map((before, index) =>
          replaceIn(before, renderUnder(chart, environments[index] ?? null, job, only), change.source.uri),
        ),
      );
    }
    const isTouched = (one: Environment | null | undefined): boolean => one?.files.some(({ file }) => file === name) ?? false;
    // A file that is named for its release may deploy something else now.
    if (!name.startsWith('/') && environments.some(isTouched)) {
      const { chart } = known;
      return finish(
        chart,
        known.renderings.map((before, index) =>
          isTouched(environments[index]) ? renderUnder(chart, environments[index] ?? null, job, null) : before,
        ),
      );
    }
  }
  const { chart } = loadChart(
    new Map<string, string | Uint8Array>([
      ...packedIn(folder, files, assets),
      ...[...byName].flatMap(([name, source]) => (name.startsWith('/') ? [] : [[name, source.text] as const])),
    ]),
  );
  if (!chart || chart.metadata.type === 'library' || chart.templates.length + chart.charts.length === 0)
    return finish(undefined, []);
  return finish(chart, renderAll(chart, environments, job));
};

/** The texts that a chart makes, made again only when one of its files has changed, and then as little as that takes. */
const freshDerivation = (folder: string, files: Files, assets: Assets): Derivation => {
  const sources = sourcesOf(folder, files);
  const known = kept(assets).get(folder);
  if (known && same(known.sources, sources)) return known.derivation;
  const made = derive(folder, files, assets, sources, known);
  kept(assets).set(folder, made);
  keepFlowing(assets, folder, sources, made.derivation);
  return made.derivation;
};

/** What is known of a chart without work that takes long: the last derivation, be it of an older text, and what that text was. */
const readyDerivation = (folder: string, files: Files, assets: Assets, uri: string): Ready | 'later' => {
  const sources = sourcesOf(folder, files);
  const known = kept(assets).get(folder);
  if (!known) return 'later';
  const change = onlyChange(known.sources, sources);
  if (same(known.sources, sources) || (change && reachesOne(labelOf(folder, change.source.path), change)))
    return { derivation: freshDerivation(folder, files, assets), before: null };
  const before = known.sources.find((source) => source.uri === uri);
  // A file that the derivation does not know of cannot be judged by it.
  return before ? { derivation: known.derivation, before: before.text } : 'later';
};

/** Derivations from which flows of values are read; null where the chart never printed anything. */
export const flowingFor = ({ source, files, context }: Surroundings): readonly Derivation[] | null => {
  const part = chartFileOf(source.path, files);
  if (!part) return null;
  freshDerivation(part.folder, files, context.assets);
  return flowingIn(context.assets, part.folder);
};

/** The derivation of the chart that a file belongs to. Where nobody wants to wait it may be of an older text, or left for later. */
export const derivationFor = (around: Surroundings): Ready | null | 'later' => {
  const part = chartFileOf(around.source.path, around.files);
  return part ? derivationIn(part.folder, around) : null;
};

/** The derivation of the chart that a file deploys with values of its own. */
export const derivationBy = (around: Surroundings): Ready | null | 'later' => {
  const [folder] = deployedBy(around.source, around.files);
  return folder === undefined ? null : derivationIn(folder, around);
};

const derivationIn = (folder: string, { source, files, context, eager }: Surroundings): Ready | 'later' => {
  if (eager) return { derivation: freshDerivation(folder, files, context.assets), before: null };
  return readyDerivation(folder, files, context.assets, source.uri);
};
