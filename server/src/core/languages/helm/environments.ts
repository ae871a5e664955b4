/** The values that a chart of the workspace is rendered with: its own values files, and what Argo CD, Flux and helmfile give it. */
import { memo } from '../../base/memo.ts';
import type { Source } from '../../base/source.ts';
import { readStream } from '../../yaml/read.ts';
import { View } from '../../yaml/view.ts';
import type { Files } from '../language.ts';
import { familyOf, resolved } from './chart.ts';

/** One set of values, laid over those of the chart in order. */
export interface Environment {
  /** As findings name it. */
  readonly name: string;
  readonly files: readonly { readonly file: string; readonly text: string }[];
  /** As `--set` takes them. */
  readonly sets: readonly string[];
}

/** A chart that a file of the workspace deploys from a folder. */
interface Mention {
  readonly release: string;
  readonly folder: string;
  /** Paths of values files, from the workspace's folder. */
  readonly files: readonly string[];
  /** Values written in the file itself: all of its text but them is blank, so that places stay the same. */
  readonly inline: readonly string[];
  readonly sets: readonly string[];
}

const hint = /^[ \t]*(?:kind:[ \t]*["']?(?:Application|ApplicationSet|HelmRelease)\b|releases:|helmCharts:)/m;

/** Words of which a text that the hint fits has one; looking for them is many times faster. */
const words = ['Application', 'HelmRelease', 'releases:', 'helmCharts:'];

/** How many mentions of one file, and how many environments of one chart beside its own values files. */
const most = { mentions: 20, environments: 4, files: 6 };

/** The text of a value alone, at its place; null where it is not a block or flow map in the file itself. */
const inlineOf = (text: string, start: number, view: View): string | null => {
  const { node } = view;
  if (!node || view.shared) return null;
  const at = start + view.start;
  if (node.kind === 'map') return node.pairs.length === 0 ? null : alone(text, at, at + node.length);
  if (node.kind !== 'scalar' || node.style !== 'literal') return null;
  const first = text.indexOf('\n', at);
  return first < 0 ? null : alone(text, first + 1, at + node.length);
};

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** What stands before it on its line is blank as well, such as the dash of a list. */
const alone = (text: string, start: number, end: number): string => {
  const line = lineStart(text, start);
  return `${'\n'.repeat(line)}${' '.repeat(start - line)}${text.slice(start, end)}`;
};

const texts = (view: View): readonly string[] => view.items().flatMap((item) => item.string ?? []);

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

/** A value as `--set` takes it; its commas and dots are its own. */
const flagOf = (parameter: View): readonly string[] => {
  const name = parameter.at('name').string;
  const value = parameter.at('value').text;
  return name === undefined || value === undefined ? [] : [`${name}=${value.replaceAll('\\', '\\\\').replaceAll(',', '\\,')}`];
};

/** Argo CD: paths count from the repository, values files from the chart. */
const ofArgo = (source: Source, start: number, root: View): readonly Mention[] => {
  const spec = root.at('kind').text === 'ApplicationSet' ? root.at('spec', 'template', 'spec') : root.at('spec');
  return [spec.at('source'), ...spec.at('sources').items()].flatMap((one): readonly Mention[] => {
    const path = one.at('path').string;
    const folder = path === undefined ? null : resolved('', path);
    if (folder === null) return [];
    const helm = one.at('helm');
    const files = texts(helm.at('valueFiles')).flatMap((file) =>
      present(file.startsWith('$') ? resolved('', file.slice(file.indexOf('/') + 1)) : resolved(folder, file)),
    );
    const inline = [helm.at('values'), helm.at('valuesObject')].flatMap((view) => present(inlineOf(source.text, start, view)));
    const sets = helm.at('parameters').items().flatMap(flagOf);
    return [{ release: root.at('metadata', 'name').text ?? '', folder, files, inline, sets }];
  });
};

/** Flux: the chart is a path in the repository where its source is one. */
const ofFlux = (source: Source, start: number, root: View): readonly Mention[] => {
  const chart = root.at('spec', 'chart', 'spec');
  const kind = chart.at('sourceRef', 'kind').text;
  const path = chart.at('chart').string;
  const folder = path === undefined || (kind !== 'GitRepository' && kind !== 'Bucket') ? null : resolved('', path);
  if (folder === null) return [];
  const files = texts(chart.at('valuesFiles')).flatMap((file) => present(resolved('', file)));
  const inline = present(inlineOf(source.text, start, root.at('spec', 'values')));
  return [{ release: root.at('metadata', 'name').text ?? '', folder, files, inline, sets: [] }];
};

/** helmfile: paths count from the file. */
const ofHelmfile = (source: Source, start: number, root: View): readonly Mention[] => {
  const base = source.path.slice(0, Math.max(0, source.path.lastIndexOf('/')));
  return root
    .at('releases')
    .items()
    .flatMap((release): readonly Mention[] => {
      const chart = release.at('chart').string;
      const folder = chart === undefined || !/^\.\.?(?:\/|$)/.test(chart) ? null : resolved(base, chart);
      if (folder === null) return [];
      const values = release.at('values').items();
      const files = values.flatMap((item) => (item.string === undefined ? [] : present(resolved(base, item.string))));
      const inline = values.flatMap((item) => (item.map ? present(inlineOf(source.text, start, item)) : []));
      return [{ release: release.at('name').text ?? '', folder, files, inline, sets: [] }];
    });
};

/** Kustomize: charts lie below `helmGlobals.chartHome`, `charts` unless it says otherwise; paths count from the file. */
const ofKustomize = (source: Source, start: number, root: View): readonly Mention[] => {
  const base = source.path.slice(0, Math.max(0, source.path.lastIndexOf('/')));
  const home = root.at('helmGlobals', 'chartHome').string ?? 'charts';
  return root
    .at('helmCharts')
    .items()
    .flatMap((chart): readonly Mention[] => {
      const name = chart.at('name').string;
      const folder = name === undefined ? null : resolved(base, `${home}/${name}`);
      if (folder === null) return [];
      const listed = [chart.at('valuesFile').string, ...texts(chart.at('additionalValuesFiles'))];
      const files = listed.flatMap((file) => (file === undefined ? [] : present(resolved(base, file))));
      const inline = present(inlineOf(source.text, start, chart.at('valuesInline')));
      return [{ release: chart.at('releaseName').string ?? name ?? '', folder, files, inline, sets: [] }];
    });
};

/** Charts that a file deploys. What another templating fills in is not known, and what a map in a list holds is read as far as it is one. */
const mentionsIn: (source: Source) => readonly Mention[] = memo((source) => {
  const { text, path } = source;
  if (!/\.ya?ml$/.test(path) || text.length > 500_000 || !words.some((word) => text.includes(word)) || !hint.test(text))
    return [];
  return readStream(text)
    .documents.flatMap(({ tree, start }): readonly Mention[] => {
      const root = View.root(tree, 'go');
      if (tree.faults.length > 0 || root.map === null) return [];
      const kind = root.at('kind').text ?? '';
      if (kind === 'Application' || kind === 'ApplicationSet') return ofArgo(source, start, root);
      if (kind === 'HelmRelease') return ofFlux(source, start, root);
      if (/(?:^|\/)kustomization\.ya?ml$/.test(path)) return ofKustomize(source, start, root);
      return /(?:^|\/)helmfile[^/]*\.ya?ml$|(?:^|\/)helmfile\.d\//.test(path) ? ofHelmfile(source, start, root) : [];
    })
    .filter(({ folder, files, inline }) => ![folder, ...files, ...inline].some((part) => part.includes('{{')))
    .slice(0, most.mentions);
});

const mentioning: (files: Files) => readonly { readonly source: Source; readonly mention: Mention }[] = memo((files) =>
  files.under('').flatMap((source) => mentionsIn(source).map((mention) => ({ source, mention }))),
);

/** Folders of the charts that a file gives values to: it deploys them, is named by a file that does, or was named for all charts. */
export const deployedBy = (source: Source, files: Files): readonly string[] => {
  if (files.charts.length === 0) return [];
  if (files.named.some(({ uri }) => uri === source.uri)) return files.charts;
  return mentioning(files)
    .filter((one) => one.source === source || one.mention.files.includes(source.path))
    .map(({ mention }) => mention.folder)
    .filter((folder) => files.charts.includes(folder));
};

/** How a chart's rendering calls a file: by its path in the chart, or from the workspace's folder with `/` before it. */
export const labelOf = (folder: string, path: string): string => {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : `/${path}`;
};

/** Files beyond a chart's folder whose values it is rendered with. */
const sourcesBeyond = (folder: string, files: Files): readonly Source[] => {
  const found = new Set<Source>();
  for (const { source, mention } of mentioning(files)) {
    if (mention.folder !== folder) continue;
    found.add(source);
    for (const path of mention.files) {
      const values = files.get(path);
      if (values) found.add(values);
    }
  }
  for (const source of files.named) found.add(source);
  return [...found].filter(({ path }) => labelOf(folder, path).startsWith('/'));
};

/** All that a chart's renderings are made of. */
export const sourcesOf = (folder: string, files: Files): readonly Source[] => {
  const beyond = sourcesBeyond(folder, files);
  const own = files.under(folder);
  return beyond.length === 0 ? own : [...own, ...beyond];
};

const ofMention = (folder: string, files: Files, source: Source, mention: Mention): Environment | null => {
  const listed = mention.files.map((path) => files.get(path));
  // Values that cannot be read would leave others in their place.
  if (listed.includes(undefined)) return null;
  const values = listed.flatMap((file) => (file ? [{ file: labelOf(folder, file.path), text: file.text }] : []));
  const inline = mention.inline.map((text) => ({ file: labelOf(folder, source.path), text }));
  const plain = inline.length === 0 && mention.sets.length === 0;
  const [only] = values;
  // The same as an environment that is there anyway.
  if (plain && (!only || (values.length === 1 && !only.file.startsWith('/')))) return null;
  const name = mention.release === '' ? source.path : `${source.path} (${mention.release})`;
  return { name, files: [...values, ...inline], sets: mention.sets };
};

/** The environments of a chart: null is its own values alone. */
export const environmentsOf = (folder: string, files: Files): readonly (Environment | null)[] => {
  if (files.named.length > 0) {
    const values = files.named.map(({ path, text }) => ({ file: labelOf(folder, path), text }));
    return [{ name: files.named.map(({ path }) => path).join(', '), files: values, sets: [] }];
  }
  const others =
    familyOf(folder, files)
      .charts.get(folder)
      ?.values.filter(({ name }) => name !== 'values.yaml') ?? [];
  const own = others.slice(0, most.files).map(
    ({ name, source }): Environment => ({
      name,
      files: [{ file: name, text: source.text }],
      sets: [],
    }),
  );
  const given = mentioning(files)
    .filter(({ mention }) => mention.folder === folder)
    .flatMap(({ source, mention }) => present(ofMention(folder, files, source, mention)))
    .slice(0, most.environments);
  return [null, ...own, ...given];
};
