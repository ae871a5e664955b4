import { encodeYaml } from '../data/yaml-emit.ts';
import { refuse } from '../functions/define.ts';
import { type Dict, dict, type Method, str, type Value } from '../value/value.ts';

/** The table at a path of keys; undefined where there is none. */
export const tableAt = (values: Dict, path: readonly string[]): Dict | undefined => {
  let at: Dict = values;
  for (const key of path) {
    const next = at.map.get(key);
    if (next?.t !== 'map') return undefined;
    at = next;
  }
  return at;
};

/** The value at a dotted path that is no table. */
export const scalarAt = (values: Dict, path: string): Value | undefined => {
  const keys = path.split('.');
  const table = tableAt(values, keys.slice(0, -1));
  const value = table?.map.get(keys.at(-1) ?? '');
  return value?.t === 'map' ? undefined : value;
};

/** The methods of Helm's `Values` type. */
export const valuesMethods = (values: Dict): ReadonlyMap<string, Method> =>
  new Map<string, Method>([
    ['AsMap', { params: [], run: () => (values.map.size === 0 ? dict() : { ...values, type: 'map[string]interface {}' }) }],
    ['YAML', { params: [], run: () => str(`${encodeYaml(values, false).v}\n`) }],
    [
      'Table',
      {
        params: ['string'],
        run: ([name]) => {
          const path = name?.t === 'string' ? name.v : '';
          const table = tableAt(values, path.split('.'));
          return table === undefined
            ? refuse(`${JSON.stringify(path.split('.').at(-1))} is not a table`)
            : { ...table, type: values.type };
        },
      },
    ],
    [
      'PathValue',
      {
        params: ['string'],
        run: ([name]) => {
          const path = name?.t === 'string' ? name.v : '';
          return scalarAt(values, path) ?? refuse(`${JSON.stringify(path.split('.').at(-1))} is not a value`);
        },
      },
    ],
  ]);
