/** Renders a chart as `helm template` does, for the command line. */
import { lineStarts, positionAt } from '../base/source.ts';
import {
  applySet,
  type ChartFiles,
  type Document,
  fromBytes,
  type LoadProblem,
  loadChart,
  missingDependencies,
  type Place,
  printManifests,
  type Run,
  readValues,
  renderChart,
  type SetForm,
  type Str,
  toBytes,
  unpack,
} from '../template/index.ts';

export interface RenderRequest {
  /** The chart's files by path within it, or the bytes of a packed one. */
  readonly chart: ChartFiles | Uint8Array;
  /** Values files in order; `file` is how errors and origins name them. */
  readonly values: readonly { readonly file: string; readonly text: string }[];
  readonly sets: readonly { readonly form: SetForm; readonly flag: string }[];
  readonly readFile: (path: string) => string | undefined;
  readonly release: { readonly name: string; readonly namespace: string };
  readonly kubeVersion: string | null;
  readonly apiVersions: readonly string[];
  readonly includeCrds: boolean;
  readonly skipTests: boolean;
  readonly origins: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Where one rendered line comes from; lines and columns count from 1. `file` is a path within the chart, or as a values file was named. */
export interface LineOrigin {
  readonly line: number;
  readonly source: { readonly file: string; readonly line: number; readonly column: number } | null;
  readonly values: readonly string[];
}

export interface RenderAnswer {
  /** In Helm's words; null where the chart rendered. */
  readonly error: string | null;
  /** Charts that Chart.yaml lists and `charts/` does not hold; Helm itself would stop at them. */
  readonly missing: readonly string[];
  readonly output: Uint8Array;
  readonly origins: readonly LineOrigin[];
  /** The same documents by file, as `--output-dir` writes them. */
  readonly files: readonly { readonly path: string; readonly output: Uint8Array }[];
}

const failed = (error: string): RenderAnswer => ({ error, missing: [], output: new Uint8Array(), origins: [], files: [] });

/** Renders, or answers with the first error as Helm would. */
export const render = (request: RenderRequest): RenderAnswer => {
  const files = request.chart instanceof Uint8Array ? unpack(request.chart) : request.chart;
  if (!files) return failed('the chart archive cannot be read');
  const { chart, problems } = loadChart(files);
  const wrong = problems[0];
  if (!chart || wrong) return failed(wrong?.words ?? 'Chart.yaml file is missing');
  const loads: LoadProblem[] = [];
  const values = readValues(request.values, loads);
  const unread = loads[0];
  if (unread) return failed(unread.words);
  for (const { form, flag } of request.sets) {
    const error = applySet(values, flag, form, request.readFile);
    if (error !== undefined) return failed(error);
  }
  const rendering = renderChart(chart, {
    values,
    release: request.release,
    apiVersions: request.apiVersions,
    origins: request.origins,
    now: request.now,
    ...(request.kubeVersion === null ? {} : { kubeVersion: request.kubeVersion }),
  });
  const problem = rendering.problems[0];
  if (problem && rendering.documents.length + rendering.hooks.length === 0) return failed(problem.helm);
  const text = printManifests(rendering, { includeCrds: request.includeCrds, skipTests: request.skipTests });
  const written = [...(request.includeCrds ? rendering.crds : []), ...rendering.documents, ...rendering.hooks];
  return {
    error: problem ? problem.helm : null,
    missing: missingDependencies(chart).map(({ name }) => name),
    output: toBytes(text.v),
    origins: request.origins ? originsOf(text, textsOf(files, request.values)) : [],
    files: written.map(fileOf),
  };
};

const fileOf = (document: Document): RenderAnswer['files'][number] => ({
  path: document.path,
  output: toBytes(`---\n# Source: ${document.path}\n${document.text.v}\n`),
});

type FindText = (file: string) => string | null;

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

const textsOf = (files: ChartFiles, values: RenderRequest['values']): FindText => {
  const given = new Map<string, string | Uint8Array>([...files, ...values.map(({ file, text }) => [file, text] as const)]);
  return (file) => {
    const content = given.get(file);
    if (content === undefined) return null;
    return withoutMark(typeof content === 'string' ? content : fromBytes(content));
  };
};

/** Files whose data are not values: a chart's own description reaches templates as `.Chart`. */
const isDescription = (file: string): boolean => /(?:^|\/)Chart\.yaml$/.test(file);

/** The line a person would edit: that of the first characters written as they are, else of the action that printed the line. */
const sourceAmong = (runs: readonly { readonly run: Run; readonly at: number }[], find: Starts): LineOrigin['source'] => {
  for (const { run, at } of runs) {
    const { place, data } = run.origin;
    if (!place || run.from < 0 || data.length > 0) continue;
    const found = find(place.file, run.from + at - run.at);
    if (found) return found;
  }
  const place = runs.map(({ run }) => run.origin.place).find((one): one is Place => one !== undefined);
  return place ? find(place.file, place.start) : null;
};

type Starts = (file: string, offset: number) => LineOrigin['source'];

const startsOf = (find: FindText): Starts => {
  const known = new Map<string, readonly number[] | null>();
  return (file, offset) => {
    const text = known.has(file) ? null : find(file);
    if (!known.has(file)) known.set(file, text === null ? null : lineStarts(text));
    const starts = known.get(file);
    if (!starts) return null;
    const { line, column } = positionAt(starts, offset);
    return { file, line: line + 1, column: column + 1 };
  };
};

/** The origin of every line that holds content, in one pass over lines and runs. */
const originsOf = (text: Str, find: FindText): readonly LineOrigin[] => {
  const runs = text.runs ?? [];
  const starts = lineStarts(text.v);
  const place = startsOf(find);
  const found: LineOrigin[] = [];
  let first = 0;
  starts.forEach((start, index) => {
    const end = (starts[index + 1] ?? text.v.length + 1) - 1;
    const written = text.v.slice(start, end);
    if (written.trim() === '') return;
    const from = start + written.length - written.trimStart().length;
    while ((runs[first + 1]?.at ?? Number.POSITIVE_INFINITY) <= from) first++;
    const own: { run: Run; at: number }[] = [];
    for (let i = first; i < runs.length; i++) {
      const run = runs[i];
      if (!run || run.at >= end) break;
      own.push({ run, at: Math.max(run.at, from) });
    }
    // A head line such as `# Source:` is written by nobody.
    if (own.every(({ run }) => run.origin.place === undefined && run.origin.data.length === 0)) return;
    const data = own
      .flatMap(({ run }) => run.origin.data)
      .filter((one) => one.place === undefined || !isDescription(one.place.file));
    found.push({
      line: index + 1,
      source: sourceAmong(own, place),
      values: [...new Set(data.map(({ path }) => path.join('.')))],
    });
  });
  return found;
};
