// The newest minor, for which there is no client yet, as the one before it and what the declarations of @pulumi/kubernetes add: fields,
// the classes they refer to, kinds. Those declarations hold every kind there has been, so nothing is ever taken away by them, and they
// tell neither integers from numbers nor quantities from strings: fields that are new may hold anything of their rough form.
import fs from 'node:fs';
import path from 'node:path';
import { docText, shortName } from './client.mjs';

/** What went before the oldest minor of ours, or came and went between two of them, so that no client tells that it is not new. */
const gone = [
  'auditregistration.k8s.io/',
  'batch/v2alpha1/',
  'coordination.k8s.io/v1alpha1/',
  'flowcontrol.apiserver.k8s.io/v1alpha1/',
  'node.k8s.io/v1alpha1/',
  'rbac.authorization.k8s.io/v1alpha1/',
  'resource.k8s.io/v1alpha1/',
  'resource.k8s.io/v1alpha3/PodSchedulingContext',
  'scheduling.k8s.io/v1alpha1/',
  'settings.k8s.io/',
  'storage.k8s.io/v1alpha1/',
];

/** Fields that no minor of ours knows, though those declarations still do. */
const goneFields = new Set([
  'EphemeralVolumeSource.readOnly',
  'EventSeries.state',
  'ObjectMeta.clusterName',
  'ServiceSpec.ipFamily',
  'ServiceSpec.topologyKeys',
]);

export function latestClient(folder, minor, clients, models) {
  const newest = clients.at(-1);
  const declared = readDeclarations(path.join(folder, 'types', 'input.d.ts'));
  const classes = new Map([...newest.classes].map(([name, found]) => [name, { ...found, fields: [...found.fields] }]));
  const kinds = new Map([...newest.kinds].map(([key, kind]) => [key, { ...kind }]));
  const pairs = pairUp(kinds, classes, declared);
  const names = new Map([...pairs].map(([name, place]) => [place, name]));
  let added = 0;
  for (const [name, place] of pairs) {
    const found = classes.get(name);
    const known = new Set(found.fields.map((field) => field.name));
    for (const [field, twin] of declared.places.get(place).fields) {
      if (known.has(field) || field.startsWith('x_kubernetes') || goneFields.has(`${shortName(name)}.${field}`)) continue;
      found.fields.push(fieldOf(field, twin));
      added += 1;
    }
  }
  // What programs alone write is left out of those declarations; nobody knows which fields it has got.
  for (const [name, found] of classes)
    if (!pairs.has(name) && newest.classes.has(name)) classes.set(name, { ...found, open: true });
  for (const [key, place] of declared.kinds) {
    if (kinds.has(key) || models.has(key) || gone.some((start) => key.startsWith(start))) continue;
    if (clients.some((client) => client.kinds.has(key))) continue;
    const kind = key.slice(key.lastIndexOf('/') + 1);
    const other = [...kinds.values()].find((one) => one.key.endsWith(`/${kind}`));
    kinds.set(key, { key, scope: other?.scope ?? 'Namespaced', list: false, model: className(place) });
    added += 1;
  }
  if (added < 20) throw new Error(`${folder} adds only ${added} things to 1.${newest.minor}: it is not laid out as expected`);
  return { minor, classes, kinds };

  function fieldOf(name, twin) {
    return { name, type: typeOf(twin.type), format: 'double', doc: twin.doc, required: false };
  }

  function typeOf(written) {
    const type = written
      .replace(/^pulumi\.Input<([\s\S]*)>$/, '$1')
      .replace(/ \| undefined$/, '')
      .trim();
    const list = /^([\s\S]*)\[\]$/.exec(type);
    if (list) return `Array<${typeOf(list[1])}>`;
    const map = /^\{\s*\[key: string\]: ([\s\S]*);\s*\}$/.exec(type);
    if (map) return `{ [key: string]: ${typeOf(map[1])}; }`;
    const ref = /^inputs\.([\w.]+)$/.exec(type);
    if (ref) return className(ref[1]);
    return type === 'number' || type === 'boolean' ? type : 'any';
  }

  /** The class of a place; one that is new is made on the way. */
  function className(place) {
    const known = names.get(place);
    if (known) return known;
    const found = declared.places.get(place);
    if (!found) return 'any';
    // Written as the clients write theirs, version first.
    const name = `V1${minor}${place.slice(place.lastIndexOf('.') + 1)}`;
    const free = classes.has(name) ? `V1${minor}${[...classes.keys()].length}${name.slice(4)}` : name;
    names.set(place, free);
    const made = { name: free, doc: found.doc, fields: [] };
    classes.set(free, made);
    for (const [field, twin] of found.fields) made.fields.push(fieldOf(field, twin));
    return free;
  }
}

/** Interfaces by place (`core.v1.PodSpec`) and the places of kinds (`apps/v1/Deployment`). */
function readDeclarations(file) {
  const places = new Map();
  const kinds = new Map();
  let group = '';
  let version = '';
  const text = fs.readFileSync(file, 'utf8');
  const pattern =
    /^export declare namespace (\w+) \{|^ {4}namespace (\w+) \{|(?: {8}\/\*\*\n((?:(?!\*\/)[\s\S])*)\*\/\n)?^ {8}interface (\w+) \{\n([\s\S]*?)^ {8}\}/gm;
  for (const [, outer, inner, doc, name, body] of text.matchAll(pattern)) {
    if (outer) group = outer;
    else if (inner) version = inner;
    else if (name && !name.endsWith('Patch')) {
      const fields = new Map();
      for (const [, comment, field, type] of body.matchAll(
        /(?: {12}\/\*\*\n((?:(?!\*\/)[\s\S])*)\*\/\n)?^ {12}"?([\w$-]+)"?\??: ([\s\S]*?);$(?=\n(?: {12}\S|$)|$(?![\s\S]))/gm,
      )) {
        fields.set(field, { type, doc: comment ? docText(comment) : '' });
      }
      const place = `${group}.${version}.${name}`;
      places.set(place, { doc: doc ? docText(doc) : '', fields });
      const apiVersion = /"([^"]+)"/.exec(fields.get('apiVersion')?.type ?? '')?.[1];
      const kind = /"([^"]+)"/.exec(fields.get('kind')?.type ?? '')?.[1];
      if (apiVersion && kind) kinds.set(`${apiVersion}/${kind}`, place);
    }
  }
  if (places.size < 500 || kinds.size < 80)
    throw new Error(`${file} is not laid out as expected: ${places.size} types, ${kinds.size} kinds`);
  return { places, kinds };
}

/** The place of each class, found by walking both from the kinds that they share. */
function pairUp(kinds, classes, declared) {
  const pairs = new Map();
  const queue = [...kinds.values()].map(({ key, model }) => [model, declared.kinds.get(key)]);
  for (let at = 0; at < queue.length; at += 1) {
    const [name, place] = queue[at];
    const found = classes.get(name);
    const twin = declared.places.get(place);
    if (!found || !twin || pairs.has(name)) continue;
    pairs.set(name, place);
    for (const field of found.fields) {
      const inner = field.type.match(/\w*V\d\w*/)?.[0];
      const ref = /inputs\.([\w.]+)/.exec(twin.fields.get(field.name)?.type ?? '')?.[1];
      if (inner && ref && classes.has(inner)) queue.push([inner, ref]);
    }
  }
  return pairs;
}
