/** Which kinds the API server of each minor knows, as the build found them. */
import { type Docs, docsOf, type Pool, poolOf } from '../../checks/schema/shape.ts';

/** One kind of one API version, such as `apps/v1/Deployment`. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** It is the list of another kind. */
  readonly list: boolean;
  /** Hash of its schema by minor, in order of minor. */
  readonly served: ReadonlyMap<number, string>;
}

export interface Catalogue {
  /** The minors that schemas are held of, in order. */
  readonly minors: readonly number[];
  /** By `<apiVersion>/<kind>`. */
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Kinds by name, in all groups and versions. */
  readonly named: ReadonlyMap<string, readonly Kind[]>;
  /** Kinds by API version. */
  readonly versions: ReadonlyMap<string, readonly Kind[]>;
  /** `''` for the core group. */
  readonly groups: ReadonlySet<string>;
}

/** All that is known of the API: kinds, schemas, and, when somebody asks, docs. */
export interface KubernetesApi extends Catalogue {
  readonly pool: Pool;
  readonly docs: () => Docs;
}

/** Reads the files of the build by name: `index.json`, `pool.json`, `docs.json`. The docs weigh most and are read last. */
export const apiOf = (read: (file: string) => string): KubernetesApi => {
  const catalogue = catalogueOf(JSON.parse(read('index.json')));
  let docs: Docs | null = null;
  return {
    ...catalogue,
    pool: poolOf(read('pool.json')),
    docs: () => {
      docs ??= docsOf(read('docs.json'));
      return docs;
    },
  };
};

/** `''` of `v1`, `apps` of `apps/v1`. */
export const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/** What `index.json` holds; our own build writes it, so its form is taken on trust. */
interface Index {
  readonly minors: readonly number[];
  readonly kinds: Readonly<
    Record<string, { readonly scope: string; readonly list: boolean; readonly served: Readonly<Record<string, string>> }>
  >;
}

const catalogueOf = (index: Index): Catalogue => {
  const kinds = new Map<string, Kind>();
  const named = new Map<string, Kind[]>();
  const versions = new Map<string, Kind[]>();
  for (const [key, { scope, list, served }] of Object.entries(index.kinds)) {
    const slash = key.lastIndexOf('/');
    const found: Kind = {
      apiVersion: key.slice(0, slash),
      kind: key.slice(slash + 1),
      namespaced: scope === 'Namespaced',
      list,
      served: new Map(Object.entries(served).map(([minor, hash]) => [Number(minor), hash])),
    };
    kinds.set(key, found);
    push(named, found.kind, found);
    push(versions, found.apiVersion, found);
  }
  return { minors: index.minors, kinds, named, versions, groups: new Set([...versions.keys()].map(groupOf)) };
};

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
