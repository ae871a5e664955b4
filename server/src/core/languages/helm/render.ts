/** A chart of the workspace as Helm would render it, under each of its values files. */
import { memo } from '../../base/memo.ts';
import { quote } from '../../base/say.ts';
import type { Source } from '../../base/source.ts';
import type { Assets } from '../../checks/rules/context.ts';
import {
  type LoadProblem,
  loadChart,
  parseTemplate,
  type Rendering,
  type RenderProblem,
  readValues,
  renderChart,
  type TemplateTree,
} from '../../template/index.ts';
import type { Derivation, Derived } from '../derived.ts';
import type { Files, Surroundings } from '../language.ts';
import { chartFileOf, familyOf } from './chart.ts';
import { editHome, type FindUri, homeOf } from './origins.ts';

/** Steps and characters that a rendering may take while somebody types. */
const limits = { steps: 3_000_000, output: 20_000_000 };

/** How many values files beside values.yaml are rendered. */
const mostEnvironments = 6;

interface Kept {
  readonly sources: readonly Source[];
  readonly derivation: Derivation;
}

/** The last derivation of each chart, by the data that ships: one a chart, so that it cannot grow. */
const kept: (assets: Assets) => Map<string, Kept> = memo(() => new Map());
const parsed: (assets: Assets) => Map<string, TemplateTree> = memo(() => new Map());

const same = (a: readonly Source[], b: readonly Source[]): boolean =>
  a.length === b.length && a.every((source, index) => source === b[index]);

const parseOnce = (assets: Assets) => {
  const known = parsed(assets);
  return (text: string): TemplateTree => {
    const tree = known.get(text) ?? parseTemplate(text);
    if (known.size > 2000) known.clear();
    known.set(text, tree);
    return tree;
  };
};

const derivedOf = (rendering: Rendering, under: string | null, find: FindUri): readonly Derived[] =>
  [...rendering.documents, ...rendering.hooks].flatMap((document): readonly Derived[] => {
    const uri = find(document.file);
    if (uri === null) return [];
    return [
      {
        text: document.text.v,
        uri,
        path: document.file,
        under,
        foreign: document.file.startsWith('charts/'),
        home: (span) => homeOf(document.text, span, find),
        edit: (edit) => editHome(document.text, edit, find),
      },
    ];
  });

/** What Helm would stop at. Syntax is told by the template's own check, and what a hole leads to by nobody. */
const problemOf = (problem: RenderProblem, under: string | null, find: FindUri): Derivation['problems'] => {
  if (!problem.said && problem.sort !== 'values') return [];
  const { place } = problem;
  const uri = find(place.file);
  if (uri === null) return [];
  const words = quote(problem.words);
  const say = problem.said
    ? { en: `The chart refuses these values: ${words}.`, ko: `차트가 이 values를 거부합니다: ${words}.` }
    : { en: `Helm cannot use these values: ${words}.`, ko: `Helm이 이 values를 사용할 수 없습니다: ${words}.` };
  return [
    {
      uri,
      span: { start: place.start, end: place.end },
      rule: problem.said ? 'expression/helm-fail' : 'expression/helm-values',
      say,
      under,
    },
  ];
};

const derive = (folder: string, files: Files, assets: Assets, sources: readonly Source[]): Derivation => {
  const prefix = folder === '' ? '' : `${folder}/`;
  const byName = new Map(sources.map((source) => [source.path.slice(prefix.length), source]));
  const find: FindUri = (file) => byName.get(file)?.uri ?? null;
  const { chart } = loadChart(new Map([...byName].map(([name, source]) => [name, source.text])));
  if (!chart || chart.metadata.type === 'library') return { texts: [], problems: [] };
  const parse = parseOnce(assets);
  const others =
    familyOf(folder, files)
      .charts.get(folder)
      ?.values.filter(({ name }) => name !== 'values.yaml') ?? [];
  const environments = [null, ...others.slice(0, mostEnvironments)];
  const texts: Derived[] = [];
  const problems: Derivation['problems'][number][] = [];
  for (const environment of environments) {
    const loads: LoadProblem[] = [];
    const values = readValues(environment ? [{ file: environment.name, text: environment.source.text }] : [], loads);
    if (loads.length > 0) continue;
    const rendering = renderChart(chart, {
      values,
      release: { name: 'release-name', namespace: 'default' },
      origins: true,
      tolerant: true,
      limits,
      parse,
    });
    const under = environment?.name ?? null;
    texts.push(...derivedOf(rendering, under, find));
    for (const problem of rendering.problems) problems.push(...problemOf(problem, under, find));
  }
  return { texts, problems };
};

/** The texts that a chart makes. Made again only when one of its files has changed. */
export const derivationOf = (folder: string, files: Files, assets: Assets): Derivation => {
  const sources = files.under(folder).filter((source) => !source.path.endsWith('.tgz'));
  const known = kept(assets).get(folder);
  if (known && same(known.sources, sources)) return known.derivation;
  const derivation = derive(folder, files, assets, sources);
  kept(assets).set(folder, { sources, derivation });
  return derivation;
};

/** The derivation of the chart that a file belongs to; null for files of no chart. */
export const derivationFor = ({ source, files, context }: Surroundings): Derivation | null => {
  const part = chartFileOf(source.path, files);
  return part ? derivationOf(part.folder, files, context.assets) : null;
};
