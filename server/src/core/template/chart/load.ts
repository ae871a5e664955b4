import { readYaml, YamlError } from '../data/yaml-read.ts';
import { toChars } from '../functions/convert.ts';
import { parseVersion } from '../functions/semver.ts';
import { fromBytes } from '../value/bytes.ts';
import { type Dict, dict, type Value } from '../value/value.ts';
import { unpack } from './archive.ts';
import type { Chart, ChartFile, Dependency, LoadProblem, Metadata } from './chart.ts';
import { ignores } from './ignore.ts';

/** Files of a chart by path inside its folder, `/` between folders. */
export type ChartFiles = ReadonlyMap<string, string | Uint8Array>;

export interface Loaded {
  /** Absent where Chart.yaml is missing or cannot be read. */
  readonly chart: Chart | undefined;
  readonly problems: readonly LoadProblem[];
}

/** Reads a chart from its files, packed and unpacked subcharts included. `.helmignore` is honoured. */
export const loadChart = (files: ChartFiles): Loaded => {
  const problems: LoadProblem[] = [];
  const ignore = files.get('.helmignore');
  const out = ignores(ignore === undefined ? '' : decode(ignore));
  const kept = new Map([...files].filter(([path]) => !out(path)).sort(([a], [b]) => walkOrder(a, b)));
  return { chart: load(kept, '', problems, 0), problems };
};

/** Go walks a folder's entries by name, so that `a/b` stands where `a` does. */
const walkOrder = (a: string, b: string): number => {
  const [x, y] = [a.split('/'), b.split('/')];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [p = '', q = ''] = [x[i], y[i]];
    if (p !== q) return p < q ? -1 : 1;
  }
  return x.length - y.length;
};

const decode = (content: string | Uint8Array): string => {
  const text = typeof content === 'string' ? content : fromBytes(content);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
};

const maxDepth = 20;

const load = (files: ChartFiles, folder: string, problems: LoadProblem[], depth: number): Chart | undefined => {
  const text = files.get('Chart.yaml');
  if (text === undefined) {
    problems.push({ file: `${folder}Chart.yaml`, words: 'Chart.yaml file is missing', line: undefined });
    return undefined;
  }
  const chartYaml = readMap(decode(text), `${folder}Chart.yaml`, 'cannot load Chart.yaml', problems);
  if (chartYaml === undefined) return undefined;
  const requirements = files.get('requirements.yaml');
  const more =
    requirements === undefined
      ? undefined
      : readMap(decode(requirements), `${folder}requirements.yaml`, 'cannot load requirements.yaml', problems);
  const metadata = metadataOf(chartYaml, more);
  const wrong = validate(metadata);
  if (wrong !== undefined) problems.push({ file: `${folder}Chart.yaml`, words: `validation: ${wrong}`, line: undefined });

  const templates: ChartFile[] = [];
  const others: ChartFile[] = [];
  const sub = new Map<string, Map<string, string | Uint8Array>>();
  const single: Record<string, ChartFile> = {};
  for (const [name, content] of files) {
    const file = (): ChartFile => ({ name, file: folder + name, text: decode(content) });
    if (name === 'Chart.yaml' || name === 'Chart.lock') continue;
    if (name === 'values.yaml' || name === 'values.schema.json') single[name] = file();
    else if (name === 'requirements.yaml' || name === 'requirements.lock') {
      if (metadata.apiVersion === 'v1') others.push(file());
    } else if (name.startsWith('templates/')) templates.push(file());
    else if (name.startsWith('charts/') && !name.endsWith('.prov')) {
      const [first = '', ...rest] = name.slice('charts/'.length).split('/');
      const inner = sub.get(first) ?? new Map<string, string | Uint8Array>();
      inner.set(rest.join('/'), content);
      sub.set(first, inner);
    } else others.push(file());
  }
  const charts =
    depth > maxDepth
      ? []
      : [...sub].flatMap(([name, inner]) => loadSub(name, inner, metadata.name, folder, problems, depth) ?? []);
  return {
    metadata,
    folder,
    templates,
    files: others,
    values: single['values.yaml'],
    schema: single['values.schema.json'],
    charts,
  };
};

const loadSub = (
  name: string,
  inner: ChartFiles,
  parent: string,
  folder: string,
  problems: LoadProblem[],
  depth: number,
): Chart | undefined => {
  if (/^[_.]/.test(name)) return undefined;
  const here = `${folder}charts/${name}`;
  if (!name.endsWith('.tgz')) {
    inner = new Map([...inner].filter(([path]) => path !== ''));
    return inner.size === 0 ? undefined : loadWithin(inner, name, parent, `${here}/`, problems, depth + 1);
  }
  const packed = inner.get('');
  const unpacked = packed === undefined || typeof packed === 'string' ? undefined : unpack(packed);
  if (unpacked === undefined) {
    problems.push({
      file: here,
      words: `error unpacking subchart ${name} in ${parent}: the archive cannot be read`,
      line: undefined,
    });
    return undefined;
  }
  return loadWithin(unpacked, name, parent, `${here}/`, problems, depth + 1);
};

/** Problems of a subchart are told as those of the chart around it. */
const loadWithin = (
  files: ChartFiles,
  name: string,
  parent: string,
  folder: string,
  problems: LoadProblem[],
  depth: number,
): Chart | undefined => {
  const own: LoadProblem[] = [];
  const chart = load(files, folder, own, depth);
  problems.push(...own.map((one) => ({ ...one, words: `error unpacking subchart ${name} in ${parent}: ${one.words}` })));
  return chart;
};

/** A YAML file that must hold a map; an empty one is an empty map. */
export const readMap = (
  text: string,
  file: string,
  what: string,
  problems: LoadProblem[],
  path: readonly string[] = [],
): Dict | undefined => {
  try {
    const value = readYaml(text, { file, runs: undefined, path });
    if (value.t === 'map') return value;
    if (value.t === 'nil') return dict();
    const sort = value.t === 'list' ? 'array' : value.t === 'float' ? 'number' : value.t;
    const words = `${what}: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${sort} into Go value of type map[string]interface {}`;
    problems.push({ file, words, line: undefined });
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    problems.push({
      file,
      words: `${what}: error converting YAML to JSON: ${error.message}`,
      line: error.line > 0 ? error.line : undefined,
    });
  }
  return undefined;
};

/** Go finds keys of these files in any case where the exact one is missing. */
export const keyed = (map: Dict, key: string): Value | undefined => {
  const exact = map.map.get(key);
  if (exact !== undefined) return exact;
  return [...map.map].find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
};

const word = (map: Dict, key: string): string => {
  const value = keyed(map, key);
  return value === undefined || value.t === 'nil' ? '' : toChars(value);
};
const listOf = (map: Dict, key: string): readonly Value[] => {
  const value = keyed(map, key);
  return value?.t === 'list' ? value.items : [];
};

const metadataOf = (raw: Dict, requirements: Dict | undefined): Metadata => {
  const apiVersion = word(raw, 'apiVersion') || 'v1';
  const from = requirements?.map.has('dependencies') === true ? requirements : raw;
  const dependencies = listOf(from, 'dependencies').flatMap((value): Dependency[] =>
    value.t !== 'map'
      ? []
      : [
          {
            name: word(value, 'name'),
            version: word(value, 'version'),
            repository: word(value, 'repository'),
            condition: word(value, 'condition'),
            tags: listOf(value, 'tags').map(toChars),
            importValues: listOf(value, 'import-values'),
            alias: word(value, 'alias'),
          },
        ],
  );
  return {
    name: word(raw, 'name'),
    version: word(raw, 'version'),
    type: word(raw, 'type'),
    kubeVersion: word(raw, 'kubeVersion'),
    apiVersion,
    dependencies,
    raw,
  };
};

const validate = (m: Metadata): string | undefined => {
  if (m.name === '') return 'chart.metadata.name is required';
  if (m.name === '.' || m.name === '..') return `chart.metadata.name ${JSON.stringify(m.name)} is not allowed`;
  if (m.name.includes('/')) return `chart.metadata.name ${JSON.stringify(m.name)} is invalid`;
  if (m.version === '') return 'chart.metadata.version is required';
  if (parseVersion(m.version) === undefined) return `chart.metadata.version ${JSON.stringify(m.version)} is invalid`;
  if (!['', 'application', 'library'].includes(m.type)) return 'chart.metadata.type must be application or library';
  const seen = new Set<string>();
  for (const { name, alias } of m.dependencies) {
    const key = alias || name;
    if (seen.has(key)) return `more than one dependency with name or alias ${JSON.stringify(key)}`;
    seen.add(key);
  }
  return undefined;
};
