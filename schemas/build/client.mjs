// Reads one @kubernetes/client-node package as text: the classes that are alive in it and the kinds that its API paths serve.
//   class  { name, doc, fields: [{ name, type, format, required, doc }] }
//   kind   { key: 'apps/v1/Deployment', scope, list, model }
// The packages keep files of classes that are long gone from the API, so a class counts only when the serializer imports it and
// a kind only when a path carries it.
import fs from 'node:fs';
import path from 'node:path';

export function readClient(folder) {
  const gen = path.join(folder, 'dist', 'gen');
  const modern = fs.existsSync(path.join(gen, 'models'));
  const classes = readClasses(path.join(gen, modern ? 'models' : 'model'), modern ? 'ObjectSerializer.js' : 'models.js');
  const kinds = modern
    ? readKinds(path.join(gen, 'apis'), '../types/ObservableAPI.js', classes)
    : readKinds(path.join(gen, 'api'), 'apis.js', classes);
  if (classes.size < 400 || kinds.size < 80)
    throw new Error(`${folder} is not laid out as expected: ${classes.size} classes, ${kinds.size} kinds`);
  return { classes, kinds };
}

function readClasses(folder, serializer) {
  const classes = new Map();
  const text = fs.readFileSync(path.join(folder, serializer), 'utf8');
  const live = new Set(
    [...text.matchAll(/(?:from '\.\.\/models\/|__exportStar\(require\("\.\/)(\w+)/g)].map((match) => match[1]),
  );
  for (const file of live) {
    const code = fs.readFileSync(path.join(folder, `${file}.js`), 'utf8');
    const table = /^(\w+)\.attributeTypeMap = (\[[\s\S]*?^\]|\[\]);/m.exec(code);
    if (!table) continue; // not a model
    const [, name, rows] = table;
    const types = fs.readFileSync(path.join(folder, `${file}.d.ts`), 'utf8');
    classes.set(name, readClass(name, JSON.parse(rows), types));
  }
  return classes;
}

function readClass(name, rows, types) {
  const body = types.slice(types.indexOf(`export declare class ${name} {`), types.indexOf('static readonly discriminator'));
  const declared = new Map();
  for (const [, doc, field, optional] of body.matchAll(/(?:\/\*\*\n((?:(?!\*\/)[\s\S])*)\*\/\s*)?^ {4}'([^']+)'(\?)?:/gm)) {
    declared.set(field, { doc: doc ? docText(doc) : '', required: optional === undefined });
  }
  const head = new RegExp(`/\\*\\*\\n((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export declare class ${name} `).exec(types);
  const fields = rows.map((row) => {
    const found = declared.get(row.name);
    if (!found) throw new Error(`${name}.${row.name} is in the table of types but not declared`);
    return { name: row.baseName, type: row.type, format: row.format ?? '', ...found };
  });
  return { name, doc: head ? docText(head[1]) : '', fields };
}

/** The text of a doc comment: without its stars and the generator's escapes. */
export function docText(comment) {
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .replace(/\\(['"])/g, '$1')
    .trim();
}

/** Kinds that are written at a path below another object; elsewhere the bodies below `{name}` repeat the object's own kind. */
const below = new Map([
  ['V1Eviction', 'policy/v1/Eviction'],
  ['V1Scale', 'autoscaling/v1/Scale'],
  ['V1Binding', 'v1/Binding'],
  ['AuthenticationV1TokenRequest', 'authentication.k8s.io/v1/TokenRequest'],
]);

function readKinds(folder, register, classes) {
  const kinds = new Map();
  const live = fs
    .readFileSync(path.join(folder, register), 'utf8')
    .matchAll(/(?:from "\.\.\/apis\/|__exportStar\(require\("\.\/)(\w+Api)\b/g);
  for (const [, file] of live) {
    const code = fs.readFileSync(path.join(folder, `${file}.js`), 'utf8');
    const answers = answersOf(code);
    // One piece of text an operation: its path, its method and its body follow one another.
    for (const piece of code.split(/const localVarPath = /).slice(1)) {
      const route = /'(\/apis?\/[^']*)'/.exec(piece)?.[1];
      const method = /HttpMethod\.(\w+)|method: '(\w+)'/.exec(piece);
      const version = route && /^\/(?:api\/(v1)|apis\/([^/{]+\/v[^/]+))\//.exec(route);
      if (!route || !method || !version) continue;
      const apiVersion = version[1] ?? version[2];
      const collection = route.slice(version[0].length).replace(/^namespaces\/\{namespace\}\//, '');
      const scope = route.includes('/namespaces/{namespace}/') ? 'Namespaced' : 'Cluster';
      const verb = method[1] ?? method[2];
      const body = /ObjectSerializer\.serialize\(body, "(\w+)"/.exec(piece)?.[1];
      if (verb === 'POST' && body && !collection.includes('{')) add(`${apiVersion}/${shortName(body)}`, scope, false, body);
      else if ((verb === 'POST' || verb === 'PUT') && body && below.has(body)) add(below.get(body), 'Namespaced', false, body);
    }
    for (const { apiVersion, model, scope } of answers) {
      const name = shortName(model);
      if (!name.endsWith('List')) add(`${apiVersion}/${name}`, scope, false, model);
      else if (name !== 'APIResourceList') add(`${apiVersion}/${name}`, scope, true, model);
    }
  }
  return kinds;

  function add(key, scope, list, model) {
    if (!classes.has(model)) throw new Error(`${key}: no class ${model}`);
    const known = kinds.get(key);
    // A kind that any path names inside a namespace is namespaced, though another lists it over all.
    if (known) known.scope = known.scope === 'Namespaced' ? 'Namespaced' : scope;
    else kinds.set(key, { key, scope, list, model });
  }
}

/** What the GET of a collection or of one object answers with. */
function answersOf(code) {
  const routes = new Map();
  for (const [, name, rest] of code.matchAll(/^ {4}async (\w+)\([^\n]*\{\n([\s\S]*?)(?=^ {4}async |^\}|^ {4}\/\*\*)/gm)) {
    const route = /const localVarPath = (?:this\.basePath \+ )?'(\/apis?\/[^']*)'/.exec(rest)?.[1];
    if (route && /^(list|read)/.test(name)) routes.set(name.replace(/WithHttpInfo$/, ''), { route, inline: answer(rest) });
  }
  for (const [, name, rest] of code.matchAll(/^ {4}async (\w+)\(response\) \{\n([\s\S]*?)(?=^ {4}async |^\}|^ {4}\/\*\*)/gm)) {
    const known = routes.get(name.replace(/WithHttpInfo$/, ''));
    if (known) known.inline ??= answer(rest);
  }
  return [...routes.values()].flatMap(({ route, inline }) => {
    const version = /^\/(?:api\/(v1)|apis\/([^/{]+\/v[^/]+))\/(.+)$/.exec(route);
    if (!version || !inline) return [];
    const rest = version[3].replace(/^namespaces\/\{namespace\}\//, '');
    if (!/^\w+(\/\{name\})?$/.test(rest)) return [];
    return [
      {
        apiVersion: version[1] ?? version[2],
        model: inline,
        scope: route.includes('/namespaces/{namespace}/') ? 'Namespaced' : 'Cluster',
      },
    ];
  });
}

function answer(code) {
  return /deserialize\([^;]*?"(V1\w*|\w*V1\w*|V2\w*|\w+)"/.exec(code)?.[1];
}

/** `V1beta1CronJob` and `CoreV1Event` without the version and the group that the generator puts before them. */
export function shortName(model) {
  return model.replace(/^(?:[A-Z][a-z]+)?V\d+(?:(?:alpha|beta)\d+)?(?=[A-Z])/, '');
}
