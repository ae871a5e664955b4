import { encodeYaml } from '../data/yaml-emit.ts';
import { base64Encode } from '../functions/encoding.ts';
import { basePath } from '../functions/paths.ts';
import { type Bytes, type Dict, dict, type Method, str, strings, type Value } from '../value/value.ts';
import type { ChartFile } from './chart.ts';
import { matchGlob } from './glob.ts';

/** `.Files`: every file of the chart that is neither template nor subchart. */
export const filesOf = (files: readonly ChartFile[]): Dict =>
  dict(
    files.map(({ name, file, text }) => {
      const origin = {
        place: undefined,
        data: [{ path: [], place: { file, start: 0, end: text.length } }],
        via: undefined,
        unknown: false,
      };
      const bytes: Bytes = { t: 'bytes', v: text, runs: [{ at: 0, origin, from: 0 }] };
      return [name, bytes] as const;
    }),
    'engine.files',
    '[]uint8',
  );

const content = (files: Dict, name: Value | undefined): Bytes => {
  const found = name?.t === 'string' ? files.map.get(name.v) : undefined;
  return found?.t === 'bytes' ? found : { t: 'bytes', v: '', runs: undefined };
};

/** A map from file name to content, as AsConfig and AsSecrets print it. */
const asYaml = (files: Dict, text: (bytes: Bytes) => Value): Value => {
  const out = dict();
  for (const [path, bytes] of files.map) if (bytes.t === 'bytes') out.map.set(basePath(path), text(bytes));
  return encodeYaml(out, true);
};

export const fileMethods = (files: Dict): ReadonlyMap<string, Method> =>
  new Map<string, Method>([
    [
      'Get',
      {
        params: ['string'],
        run: ([name]) => {
          const found = content(files, name);
          return str(found.v, found.runs);
        },
      },
    ],
    ['GetBytes', { params: ['string'], run: ([name]) => content(files, name) }],
    [
      'Glob',
      {
        params: ['string'],
        run: ([glob]) => {
          const pattern = glob?.t === 'string' ? glob.v : '';
          return { ...files, map: new Map([...files.map].filter(([name]) => matchGlob(pattern, name))) };
        },
      },
    ],
    ['AsConfig', { params: [], run: () => asYaml(files, (bytes) => str(bytes.v, bytes.runs)) }],
    [
      'AsSecrets',
      {
        params: [],
        run: () =>
          asYaml(files, (bytes) =>
            str(
              base64Encode(bytes.v),
              bytes.runs?.slice(0, 1).map((run) => ({ ...run, from: -1 })),
            ),
          ),
      },
    ],
    [
      'Lines',
      {
        params: ['string'],
        run: ([name]) => {
          const { v } = content(files, name);
          return v === '' ? strings([]) : strings((v.endsWith('\n') ? v.slice(0, -1) : v).split('\n'));
        },
      },
    ],
  ]);
