/** `.Chart`: the fields of Chart.yaml under Go's names. */
import { toText } from '../functions/convert.ts';
import { originOf } from '../value/text.ts';
import { bool, dict, list, nil, str, struct, type Value } from '../value/value.ts';
import type { HelmMajor } from './coalesce.ts';
import type { Used } from './dependencies.ts';
import { keyed } from './load.ts';

const textFields: readonly (readonly [go: string, yaml: string])[] = [
  ['Name', 'name'],
  ['Home', 'home'],
  ['Version', 'version'],
  ['Description', 'description'],
  ['Icon', 'icon'],
  ['APIVersion', 'apiVersion'],
  ['Condition', 'condition'],
  ['Tags', 'tags'],
  ['AppVersion', 'appVersion'],
  ['KubeVersion', 'kubeVersion'],
  ['Type', 'type'],
];

const asText = (value: Value | undefined): Value => (value === undefined || value.t === 'nil' ? str('') : toText(value));
const stringList = (value: Value | undefined): Value =>
  list(value?.t === 'list' ? value.items.map(toText) : [], 'string', value === undefined ? undefined : originOf(value));

const order =
  'Name Home Sources Version Description Keywords Maintainers Icon APIVersion Condition Tags AppVersion Deprecated Annotations KubeVersion Dependencies Type'.split(
    ' ',
  );
const jsonNames = new Map(
  order.map((name) => [name, name === 'APIVersion' ? 'apiVersion' : name[0]?.toLowerCase() + name.slice(1)]),
);

const isZero = (value: Value): boolean =>
  (value.t === 'string' && value.v === '') ||
  (value.t === 'bool' && !value.v) ||
  (value.t === 'list' && value.items.length === 0) ||
  (value.t === 'map' && value.map.size === 0) ||
  value.t === 'nil';

/** Sub-structures such as maintainers: Go's names for some keys of a map. */
const record = (type: string, value: Value, fields: readonly (readonly [string, string])[]): Value => {
  const from = value.t === 'map' ? value : dict();
  const entries = fields.map(([go, yaml]): [string, Value] => {
    const found = from.map.get(yaml);
    if (yaml === 'tags') return [go, stringList(found)];
    if (yaml === 'import-values') return [go, found?.t === 'list' ? found : list([])];
    if (yaml === 'enabled') return [go, bool(true)];
    return [go, asText(found)];
  });
  return struct(type, entries, {
    json: () =>
      dict(
        entries
          .map(([go, item]): [string, Value] => [fields.find(([name]) => name === go)?.[1] ?? go, item])
          .filter(([key, item]) => key === 'name' || key === 'repository' || !isZero(item)),
      ),
  });
};

const person = [
  ['Name', 'name'],
  ['Email', 'email'],
  ['URL', 'url'],
] as const;
const dependency = [
  ['Name', 'name'],
  ['Version', 'version'],
  ['Repository', 'repository'],
  ['Condition', 'condition'],
  ['Tags', 'tags'],
  ['Enabled', 'enabled'],
  ['ImportValues', 'import-values'],
  ['Alias', 'alias'],
] as const;

export const chartObject = (used: Used, isRoot: boolean, helm: HelmMajor): Value => {
  const { raw } = used.chart.metadata;
  const get = (key: string): Value | undefined => keyed(raw, key);
  const fields = new Map<string, Value>();
  for (const [go, yaml] of textFields) fields.set(go, asText(get(yaml)));
  fields.set('Name', used.name === used.chart.metadata.name ? asText(get('name')) : str(used.name));
  if (used.chart.metadata.apiVersion !== '' && get('apiVersion') === undefined)
    fields.set('APIVersion', str(used.chart.metadata.apiVersion));
  fields.set('Sources', stringList(get('sources')));
  fields.set('Keywords', stringList(get('keywords')));
  fields.set('Deprecated', bool(get('deprecated')?.t === 'bool' && isTruth(get('deprecated'))));
  const annotations = get('annotations');
  const notes = dict([], 'map[string]string', 'string');
  if (annotations?.t === 'map') for (const [key, value] of annotations.map) notes.map.set(key, asText(value));
  fields.set('Annotations', notes);
  const people = get('maintainers');
  fields.set(
    'Maintainers',
    list(people?.t === 'list' ? people.items.map((one) => record('*chart.Maintainer', one, person)) : [], '*chart.Maintainer'),
  );
  const dependencies = used.dependencies.map((dep) =>
    record(
      '*chart.Dependency',
      dict([
        ['name', str(dep.alias || dep.name)],
        ['version', str(dep.version)],
        ['repository', str(dep.repository)],
        ['condition', str(dep.condition)],
        ['tags', list(dep.tags.map((tag) => str(tag)))],
        ['import-values', list(dep.importValues)],
        ['alias', str(dep.alias)],
      ]),
      dependency,
    ),
  );
  fields.set('Dependencies', list(dependencies, '*chart.Dependency'));
  fields.set('IsRoot', bool(isRoot));
  if (helm === 4) return dict([...fields].map(([key, value]) => [key, plain(value)]));
  const ordered = [...order, 'IsRoot'].map((name): [string, Value] => [name, fields.get(name) ?? nil]);
  const inner = struct('chart.Metadata', ordered.slice(0, -1));
  return struct('struct { chart.Metadata; IsRoot bool }', [...ordered, ['Metadata', inner]], {
    json: () =>
      dict(
        ordered
          .filter(([name, value]) => name === 'IsRoot' || !isZero(value))
          .map(([name, value]) => [jsonNames.get(name) ?? name, value]),
      ),
  });
};

/** Helm 4 hands structs over as maps of Go's field names. */
const plain = (value: Value): Value => {
  if (value.t === 'struct') return dict([...value.fields].map(([key, item]) => [key, plain(item)]));
  return value.t === 'list' ? list(value.items.map(plain), undefined, value.o) : value;
};

const isTruth = (value: Value | undefined): boolean => value?.t === 'bool' && value.v;
