/** `foresee render`: a chart as `helm template` prints it, without Helm. */
import { quoteAll } from '../core/base/say.ts';
import { type RenderRequest, render as renderChart } from '../core/engine/render.ts';
import { has, last, type Words, type Wrong, wrong } from './args.ts';
import type { Call, Command } from './command.ts';
import { absolute, join, parentOf, shown, within } from './paths.ts';
import type { Disk, Shell, Trouble } from './shell.ts';

const setForms = ['set', 'set-string', 'set-json', 'set-file', 'set-literal'] as const;

export const render: Command = {
  name: 'render',
  takes: 'CHART',
  say: { en: 'prints a Helm chart rendered, as `helm template` does', ko: 'Helm 차트를 `helm template`처럼 렌더링해 출력합니다' },
  flags: [
    { name: 'values', value: 'FILE', say: { en: 'values file; later ones win', ko: 'values 파일. 뒤의 것이 우선합니다' } },
    ...setForms.map((name) => ({
      name,
      value: 'K=V',
      say: { en: `as helm's --${name}`, ko: `helm의 --${name}과 같습니다` },
    })),
    {
      name: 'release-name',
      value: 'N',
      say: { en: 'name of the release (default: release-name)', ko: '릴리스 이름 (기본값: release-name)' },
    },
    {
      name: 'namespace',
      value: 'N',
      say: { en: 'namespace of the release (default: default)', ko: '릴리스의 네임스페이스 (기본값: default)' },
    },
    {
      name: 'kube-version',
      value: 'V',
      say: { en: 'Kubernetes version for .Capabilities', ko: '.Capabilities의 쿠버네티스 버전' },
    },
    {
      name: 'api-versions',
      value: 'A',
      say: {
        en: 'API versions for .Capabilities; repeat it or part them by commas',
        ko: '.Capabilities의 API 버전. 반복하거나 쉼표로 나열',
      },
    },
    { name: 'include-crds', value: null, say: { en: 'print the CRDs of the chart first', ko: '차트의 CRD를 먼저 출력' } },
    { name: 'skip-tests', value: null, say: { en: 'leave out test hooks', ko: '테스트 훅 제외' } },
    {
      name: 'output-dir',
      value: 'DIR',
      say: { en: 'write files below a folder instead of printing', ko: '출력 대신 폴더에 파일로 기록' },
    },
    {
      name: 'origins',
      value: null,
      say: { en: 'print for each line where it comes from, as JSON lines', ko: '각 줄의 출처를 JSON Lines로 출력' },
    },
  ],
  examples: [
    'foresee render charts/shop',
    'foresee render charts/shop --values prod.yaml --set image.tag=1.2.3',
    'foresee render charts/shop --origins',
  ],
  run,
};

/** Bytes of one file of a chart, and files in all: more is no chart. */
const limits = { file: 50_000_000, files: 20_000 };

const isTrouble = <T extends object>(answer: T | Trouble): answer is Trouble => 'trouble' in answer;

/** Files of a chart's folder by path within it. Links are followed as far as they stay in the folder. */
const readFolder = (folder: string, disk: Disk): ReadonlyMap<string, Uint8Array> | Trouble => {
  const files = new Map<string, Uint8Array>();
  const visit = (at: string, prefix: string, depth: number): Trouble | null => {
    const members = disk.list(at);
    if (isTrouble(members)) return members;
    for (const { name, kind } of members) {
      const path = join(at, name);
      const real = kind === 'link' ? disk.real(path) : path;
      if (real === null || within(folder, real) === null || files.size >= limits.files || depth > 40) continue;
      const what = kind === 'link' ? disk.kind(path) : kind;
      if (what === 'folder') {
        const trouble = visit(path, `${prefix}${name}/`, depth + 1);
        if (trouble) return trouble;
      } else if (what === 'file') {
        const bytes = disk.bytes(path, limits.file);
        if (isTrouble(bytes)) return bytes;
        files.set(prefix + name, bytes);
      }
    }
    return null;
  };
  return visit(folder, '', 0) ?? files;
};

const readChart = (path: string, disk: Disk): RenderRequest['chart'] | Trouble => {
  const real = disk.real(path);
  if (real === null) return { trouble: 'missing', words: 'ENOENT' };
  return disk.kind(real) === 'folder' ? readFolder(real, disk) : disk.bytes(real, limits.file);
};

/** The values files, each under the name that was given. One that is called like a file of the chart is told apart by `./`. */
const readValues = (
  names: readonly string[],
  chart: RenderRequest['chart'],
  { cwd, disk }: Shell,
): RenderRequest['values'] | Wrong => {
  const values: { file: string; text: string }[] = [];
  for (const name of names) {
    const file = disk.read(absolute(cwd, name), limits.file);
    if (isTrouble(file))
      return wrong(
        `The values file ${name} cannot be read (${file.words}).`,
        `values 파일 ${name}을(를) 읽을 수 없습니다(${file.words}).`,
      );
    const clashes = !(chart instanceof Uint8Array) && chart.has(name);
    values.push({ file: clashes ? `./${name}` : name, text: file.text });
  }
  return values;
};

async function run(words: Words, { shell, warn }: Call): Promise<number | Wrong> {
  const [asked, ...more] = words.paths;
  if (asked === undefined || more.length > 0)
    return wrong(
      '`foresee render` takes one chart: a folder or a .tgz file.',
      '`foresee render`에는 차트 폴더나 .tgz 파일 하나를 씁니다.',
    );
  const folder = absolute(shell.cwd, asked);
  const chart = readChart(folder, shell.disk);
  if ('trouble' in chart)
    return wrong(
      `The chart ${asked} cannot be read (${String(chart.words)}).`,
      `차트 ${asked}을(를) 읽을 수 없습니다(${String(chart.words)}).`,
    );
  const values = readValues(words.flags.get('values') ?? [], chart, shell);
  if ('wrong' in values) return values;
  const readFile = (name: string): string | undefined => {
    const file = shell.disk.read(absolute(shell.cwd, name), limits.file);
    return isTrouble(file) ? undefined : file.text;
  };
  const answer = renderChart({
    chart,
    values,
    sets: setForms.flatMap((form) => (words.flags.get(form) ?? []).map((flag) => ({ form, flag }))),
    readFile,
    release: { name: last(words, 'release-name') ?? 'release-name', namespace: last(words, 'namespace') ?? 'default' },
    kubeVersion: last(words, 'kube-version'),
    apiVersions: (words.flags.get('api-versions') ?? []).flatMap((value) => value.split(',')),
    includeCrds: has(words, 'include-crds'),
    skipTests: has(words, 'skip-tests'),
    origins: has(words, 'origins'),
    now: Date.parse(shell.today()),
  });
  if (answer.error !== null) {
    shell.err.write(`Error: ${answer.error}\n`);
    return 1;
  }
  if (answer.missing.length > 0)
    warn({
      en: `charts/ holds no ${quoteAll(answer.missing)}, which Chart.yaml lists; helm would stop here.`,
      ko: `Chart.yaml에 있는 ${quoteAll(answer.missing)} 차트가 charts/에 없습니다. helm이라면 여기서 멈춥니다.`,
    });
  const target = last(words, 'output-dir');
  if (has(words, 'origins'))
    shell.out.write(answer.origins.map((origin) => `${JSON.stringify(placed(origin, folder, values, shell))}\n`).join(''));
  else if (target === null) shell.out.bytes(answer.output);
  else return writeFiles(answer.files, absolute(shell.cwd, target), shell);
  return 0;
}

type Origin = ReturnType<typeof renderChart>['origins'][number];

/** The same with the file as it is seen from the working directory. */
const placed = (origin: Origin, folder: string, values: RenderRequest['values'], { cwd }: Shell): Origin => {
  const { source } = origin;
  if (source === null) return origin;
  const given = values.some(({ file }) => file === source.file);
  return {
    ...origin,
    source: { ...source, file: given ? source.file.replace(/^\.\//, '') : shown(cwd, join(folder, source.file)) },
  };
};

const writeFiles = (files: ReturnType<typeof renderChart>['files'], target: string, shell: Shell): number => {
  const written = new Map<string, Uint8Array[]>();
  for (const { path, output } of files) written.set(path, [...(written.get(path) ?? []), output]);
  for (const [path, parts] of written) {
    const file = join(target, path);
    const trouble = within(target, absolute(target, path)) === null ? null : shell.write(file, parentOf(file), parts);
    if (trouble) {
      shell.err.write(`Error: ${shown(shell.cwd, file)}: ${trouble.words}\n`);
      return 2;
    }
    shell.out.write(`wrote ${shown(shell.cwd, file)}\n`);
  }
  return 0;
};
