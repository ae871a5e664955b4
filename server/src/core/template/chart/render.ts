import { execute } from '../eval/exec.ts';
import { ExecFault, Exhausted } from '../eval/fault.ts';
import { addScript, type Definitions, defaultLimits, lookup, type Session } from '../eval/session.ts';
import { functionsOfHelm3, functionsOfHelm4 } from '../functions/all.ts';
import { meets, parseConstraint, parseVersion } from '../functions/semver.ts';
import type { TemplateTree } from '../parse/nodes.ts';
import { firstForGo } from '../parse/problems.ts';
import { parseTemplate } from '../parse/tree.ts';
import { compareBytes } from '../value/bytes.ts';
import { ofData, type Place } from '../value/origin.ts';
import { replaceAll } from '../value/text.ts';
import { bool, type Dict, dict, int, str, type Value } from '../value/value.ts';
import { capabilitiesOf, defaultKubeVersion, parseKubeVersion } from './capabilities.ts';
import type { Chart, ChartFile, LoadProblem } from './chart.ts';
import { coalesceValues, type HelmMajor, ValuesError } from './coalesce.ts';
import { type Used, useCharts } from './dependencies.ts';
import { execErrorText, parseErrorText } from './errors.ts';
import { filesOf } from './files.ts';
import { type Document, type RenderedFile, sortDocuments } from './manifests.ts';
import { chartObject } from './metadata.ts';
import type { Rendering, RenderOptions, RenderProblem } from './rendering.ts';
import { tableAt } from './tables.ts';

/** Renders a chart as `helm template` does. Never throws for what a chart or its values hold. */
export const renderChart = (chart: Chart, options: RenderOptions): Rendering => {
  try {
    return render(chart, options);
  } catch (error) {
    if (!(error instanceof Exhausted) && !(error instanceof RangeError)) throw error;
    const problem = budgetProblem(`${chart.folder}Chart.yaml`, error);
    return { documents: [], hooks: [], crds: [], notes: undefined, files: [], problems: [problem], values: dict() };
  }
};

const budgetProblem = (file: string, error: Error): RenderProblem =>
  problemOf('budget', file, error instanceof Exhausted ? error.message : 'the chart nests calls too deeply');

const render = (chart: Chart, options: RenderOptions): Rendering => {
  const problems: RenderProblem[] = [];
  const loads: LoadProblem[] = [];
  const helm = options.helm ?? 3;
  const nothing: Rendering = { documents: [], hooks: [], crds: [], notes: undefined, files: [], problems, values: dict() };
  let used: Used;
  let values: Dict;
  let step = helm === 4 ? 'chart dependencies processing failed: ' : '';
  try {
    used = useCharts(chart, options.values, helm, loads);
    step = '';
    values = coalesceValues(used, options.values, helm);
  } catch (error) {
    if (!(error instanceof ValuesError)) throw error;
    problems.push(problemOf('values', `${chart.folder}values.yaml`, step + error.message));
    return nothing;
  }
  for (const load of loads) problems.push(problemOf('load', load.file, load.words));
  const refused = refusal(chart, options.kubeVersion ?? defaultKubeVersion);
  if (refused !== undefined) {
    problems.push(problemOf('chart', `${chart.folder}Chart.yaml`, refused));
    if (options.tolerant !== true) return nothing;
  }
  const scopes = scopesOf(used, values, options, helm);
  const rendered = evaluate(scopes, options, helm, problems);
  const templates = rendered.filter((file) => !file.path.endsWith('NOTES.txt'));
  const notes = rendered.find((file) => file.path === `${used.path}/templates/NOTES.txt`);
  const sorted = sortDocuments(templates, helm);
  for (const error of sorted.errors)
    problems.push({
      ...problemOf('yaml', error.file, `YAML parse error on ${error.path}: ${error.words}`),
      broken: { text: error.text, line: error.line },
    });
  return {
    documents: sorted.documents,
    hooks: sorted.hooks,
    crds: crdsOf(used),
    notes: notes?.text,
    files: rendered,
    problems,
    values,
  };
};

/** Why Helm would not install the chart at all. */
const refusal = (chart: Chart, kubeVersion: string): string | undefined => {
  const { type, kubeVersion: wanted } = chart.metadata;
  if (type.toLowerCase() === 'library') return 'library charts are not installable';
  const version = parseKubeVersion(kubeVersion)?.version ?? kubeVersion;
  const constraint = parseConstraint(wanted);
  const parsed = parseVersion(version);
  if (wanted === '' || (constraint !== undefined && parsed !== undefined && meets(constraint, parsed))) return undefined;
  return `chart requires kubeVersion: ${wanted} which is incompatible with Kubernetes ${version}`;
};

const problemOf = (sort: RenderProblem['sort'], file: string, words: string, place?: Place): RenderProblem => ({
  sort,
  place: place ?? { file, start: 0, end: 0 },
  via: undefined,
  words,
  helm: words,
  said: false,
});

interface Scope {
  readonly used: Used;
  /** The dot of the chart's templates; `Template` is set for each of them. */
  readonly dot: Dict;
}

/** The dot of every chart that takes part. */
const scopesOf = (root: Used, values: Dict, options: RenderOptions, helm: HelmMajor): readonly Scope[] => {
  const { release } = options;
  const valuesType = helm === 3 ? 'chartutil.Values' : 'common.Values';
  const releaseObject = dict([
    ['Name', str(release.name)],
    ['Namespace', str(release.namespace)],
    ['IsUpgrade', bool(release.isUpgrade ?? false)],
    ['IsInstall', bool(!(release.isUpgrade ?? false))],
    ['Revision', int(release.revision ?? 1)],
    ['Service', str('Helm')],
  ]);
  const capabilities = capabilitiesOf(options.kubeVersion ?? defaultKubeVersion, options.apiVersions ?? [], helm);
  const out: Scope[] = [];
  const visit = (used: Used, own: Dict, isRoot: boolean): Dict => {
    const subcharts = dict();
    const dot = dict([
      ['Chart', chartObject(used, isRoot, helm)],
      ['Files', filesOf(used.chart.files)],
      ['Release', releaseObject],
      ['Capabilities', capabilities],
      ['Values', { ...own, type: valuesType, o: own.o ?? ofData({ path: used.keys, place: undefined }) }],
      ['Subcharts', subcharts],
    ]);
    for (const sub of used.charts) subcharts.map.set(sub.name, visit(sub, tableAt(own, [sub.name]) ?? dict(), false));
    out.push({ used, dot });
    return dot;
  };
  visit(root, values, true);
  return out;
};

interface Unit {
  readonly path: string;
  readonly source: ChartFile;
  readonly scope: Scope;
  readonly tree: TemplateTree;
}

const depthOf = (path: string): number => path.split('/').length;

/** Deepest paths first, each depth from the end of the alphabet: the order in which definitions win and maps are changed. */
const renderOrder = (a: Unit, b: Unit): number => depthOf(b.path) - depthOf(a.path) || compareBytes(b.path, a.path);

const isPartial = (path: string): boolean => path.slice(path.lastIndexOf('/') + 1).startsWith('_');

const evaluate = (
  scopes: readonly Scope[],
  options: RenderOptions,
  helm: HelmMajor,
  problems: RenderProblem[],
): RenderedFile[] => {
  const functions = helm === 3 ? functionsOfHelm3 : functionsOfHelm4;
  const names = new Set(functions.keys());
  const parse = options.parse ?? ((text: string) => parseTemplate(text, names));
  const byPath = scopes
    .flatMap((scope) => {
      const library = scope.used.chart.metadata.type.toLowerCase() === 'library';
      return scope.used.chart.templates
        .filter((source) => !library || isPartial(source.name))
        .map((source): Unit => ({ path: `${scope.used.path}/${source.name}`, source, scope, tree: parse(source.text) }));
    })
    .reduce((byPath, unit) => byPath.set(unit.path, unit), new Map<string, Unit>());
  const units = [...byPath.values()].sort(renderOrder);
  const definitions: Definitions = { own: new Map(), up: undefined };
  for (const unit of units) {
    const first = firstForGo(unit.tree.problems);
    if (first !== undefined) {
      const place = { file: unit.source.file, ...first.span };
      problems.push({
        ...problemOf('parse', unit.source.file, first.go, place),
        helm: parseErrorText(unit.path, unit.source.text, first),
      });
      if (options.tolerant !== true) return [];
    }
    const text = str(unit.source.text);
    addScript(definitions, { name: unit.path, tree: unit.tree, text, file: unit.source.file }, unit.path);
  }
  const session: Session = {
    functions,
    definitions,
    limits: options.limits ?? defaultLimits,
    origins: options.origins ?? false,
    tolerant: options.tolerant ?? false,
    problems: [],
    parsed: new Map(),
    including: new Map(),
    flipped: options.flipped ?? new Set(),
    onBranch: options.onBranch,
    now: options.now,
    steps: 0,
    output: 0,
  };
  const out: RenderedFile[] = [];
  for (const unit of units) {
    if (isPartial(unit.path) || options.only?.has(unit.source.file) === false) continue;
    const template = lookup(definitions, unit.path);
    if (template === undefined) continue;
    const basePath = `${unit.scope.used.path}/templates`;
    const described: Value = {
      ...dict([
        ['Name', str(unit.path)],
        ['BasePath', str(basePath)],
      ]),
      type: helm === 3 ? 'chartutil.Values' : 'common.Values',
    };
    unit.scope.dot.map.set('Template', described);
    try {
      const text = execute(session, definitions, template, unit.scope.dot, undefined);
      out.push({
        path: unit.path,
        file: unit.source.file,
        text: text.v.includes('<no value>') ? replaceAll(text, '<no value>', str('')) : text,
      });
    } catch (error) {
      if (error instanceof ExecFault) {
        problems.push({
          sort: 'execute',
          place: error.place,
          via: error.via,
          words: said(error.words),
          helm: execErrorText(error, helm),
          said: error.said,
        });
      } else if (error instanceof Exhausted || error instanceof RangeError) {
        problems.push(budgetProblem(unit.source.file, error));
      } else throw error;
      if (options.tolerant !== true || error instanceof Exhausted) return [];
    }
  }
  for (const one of session.problems) problems.push({ ...one, words: said(one.words), helm: said(one.words), sort: 'execute' });
  return out;
};

const said = (words: string): string => words.replace(/^HELM_ERR_START([\s\S]*)HELM_ERR_END$/, '$1');

const crdsOf = (used: Used): Document[] => [
  ...used.chart.files
    .filter(({ name }) => name.startsWith('crds/') && /\.(ya?ml|json)$/i.test(name))
    .map(({ name, file, text }): Document => {
      const place = { file, start: 0, end: text.length };
      const origin = { place, data: [], via: undefined, unknown: false };
      return {
        path: `${used.path}/${name}`,
        file,
        text: str(text, [{ at: 0, origin, from: 0 }]),
        kind: 'CustomResourceDefinition',
        name: '',
        hooks: [],
        isTest: false,
      };
    }),
  ...used.charts.flatMap(crdsOf),
];
