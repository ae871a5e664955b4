// The laws of the house (server/ARCHITECTURE.md). A law without a test is no law.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { defaults, parseSettings } from '../server/src/core/base/settings.ts';
import { rules } from '../server/src/core/engine/catalogue.ts';
import { languages } from '../server/src/core/languages/index.ts';

const root = process.cwd();
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  fs.existsSync(path.join(root, folder))
    ? fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
        .filter((file) => ending.test(file))
        .sort()
    : [];

const sources = [...filesIn('server/src', /\.ts$/), ...filesIn('client/src', /\.ts$/)];

/** Modules that a file imports; relative ones as paths from the root. */
const importsOf = (file: string): readonly string[] =>
  [...read(file).matchAll(/^\s*(?:import|export)\b[^;'"]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\('([^']+)'\)/gm)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((name) => (name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name));

/** The order of the house: a folder imports only from folders before it. */
const order = ['base', 'yaml', 'template', 'finding', 'checks', 'concepts', 'languages', 'engine'].map(
  (name) => `server/src/core/${name}/`,
);
const layerOf = (file: string): number => {
  const core = order.findIndex((folder) => file.startsWith(folder));
  if (core >= 0) return core;
  if (file === 'server/src/protocol.ts') return order.length;
  if (file.startsWith('server/src/lsp/') || file.startsWith('server/src/cli/')) return order.length + 1;
  return file.startsWith('server/src/entries/') ? order.length + 2 : -1;
};

test('imports go leftward', () => {
  const wrong = sources
    .filter((file) => layerOf(file) >= 0)
    .flatMap((file) =>
      importsOf(file)
        .filter((to) => to.startsWith('server/') && layerOf(to) > layerOf(file))
        .map((to) => `${file} → ${to}`),
    );
  assert.deepEqual(wrong, []);
});

test('lsp and cli do not know each other, and reach the core through the engine', () => {
  const wrong = sources.flatMap((file) =>
    importsOf(file)
      .filter(
        (to) =>
          (file.startsWith('server/src/lsp/') && to.startsWith('server/src/cli/')) ||
          (file.startsWith('server/src/cli/') && to.startsWith('server/src/lsp/')),
      )
      .map((to) => `${file} → ${to}`),
  );
  assert.deepEqual(wrong, []);
});

test('languages never import one another', () => {
  const folderOf = (file: string): string | null => /^server\/src\/core\/languages\/([^/]+)\//.exec(file)?.[1] ?? null;
  const wrong = sources.flatMap((file) => {
    const own = folderOf(file);
    return own === null
      ? []
      : importsOf(file)
          .filter((to) => (folderOf(to) ?? own) !== own)
          .map((to) => `${file} → ${to}`);
  });
  assert.deepEqual(wrong, []);
});

test('the client imports the protocol alone', () => {
  const wrong = sources
    .filter((file) => file.startsWith('client/'))
    .flatMap((file) => importsOf(file).filter((to) => to.startsWith('server/') && to !== 'server/src/protocol.ts'));
  assert.deepEqual(wrong, []);
});

test('each library has one door', () => {
  const doors: Readonly<Record<string, RegExp>> = {
    yaml: /^server\/src\/core\/yaml\/|^server\/src\/core\/template\//,
    ajv: /^server\/src\/core\/checks\/schema\//,
    'ajv-formats': /^server\/src\/core\/checks\/schema\//,
    'ajv-draft-04': /^server\/src\/core\/checks\/schema\//,
    '@actions/workflow-parser': /^server\/src\/core\/languages\/github-actions\//,
    '@actions/expressions': /^server\/src\/core\/languages\/github-actions\//,
    'vscode-languageserver': /^server\/src\/(?:lsp|entries)\//,
    vscode: /^client\/src\//,
  };
  const wrong = sources.flatMap((file) =>
    importsOf(file).flatMap((to) => {
      const library = Object.keys(doors).find((name) => to === name || to.startsWith(`${name}/`));
      return library && !doors[library]?.test(file) ? [`${file} → ${to}`] : [];
    }),
  );
  assert.deepEqual(wrong, []);
});

test('core is pure', () => {
  const core = sources.filter((file) => file.startsWith('server/src/core/'));
  const wrong = core.flatMap((file) => {
    const text = read(file);
    return [
      ...importsOf(file)
        .filter((to) => to.startsWith('node:'))
        .map((to) => `${file} → ${to}`),
      ...(/^(?:export\s+)?let\s/m.test(text) ? [`${file} has a module-level let`] : []),
      ...(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(text) ? [`${file} asks a clock or chance`] : []),
    ];
  });
  assert.deepEqual(wrong, []);
});

test('files stay small', () => {
  const tables = /(?:table|tables|data|facts|names|images|words|keywords)[\w-]*\.ts$|-table\.ts$/;
  const long = sources.filter((file) => !tables.test(file) && read(file).split('\n').length > 301);
  assert.deepEqual(long, []);
});

test('rule id = file name = note name', () => {
  const noteIds = filesIn('server/src/notes/rules', /\.md$/).map((file) => path.posix.basename(file, '.md'));
  assert.deepEqual(
    rules.map((rule) => rule.id),
    [...noteIds].sort(),
  );
  const files = new Set(filesIn('server/src/core', /\/rules\/[\w-]+\.ts$/).map((file) => path.posix.basename(file, '.ts')));
  const own = new Set(['ignore-unknown-rule', 'ignore-unused', 'override-expired']);
  assert.deepEqual(
    rules.filter((rule) => !own.has(rule.id) && !files.has(rule.id)).map((rule) => rule.id),
    [],
  );
});

test('lists of rules are sorted', () => {
  for (const file of filesIn('server/src/core', /\/(?:rules\/index|controls)\.ts$/)) {
    const ids = importsOf(file)
      .filter((to) => /^(?:rules\/)?[\w-]+\.ts$/.test(path.posix.relative(path.posix.dirname(file), to)))
      .filter((to) => to.includes('/rules/'))
      .map((to) => path.posix.basename(to, '.ts'));
    assert.deepEqual(ids, [...ids].sort(), file);
  }
  const all = languages.flatMap((language) => language.rules.map((rule) => `${language.id} ${rule.id}`));
  assert.equal(new Set(all).size, all.length, 'a rule stands twice in one language');
});

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Record<string, { readonly default?: unknown; readonly scope?: string }> };
    readonly commands: readonly { readonly title: string }[];
    readonly snippets?: readonly { readonly path: string }[];
  };
}
const manifest: Manifest = JSON.parse(read('package.json'));

/** Settings that only the client reads. */
const clientSettings = new Set(['trace', 'besideYaml']);

test('settings in package.json are the settings in code', () => {
  const declared = Object.entries(manifest.contributes.configuration.properties).map(([key, value]) => ({
    key: key.replace(/^foresee\./, ''),
    ...value,
  }));
  const names = new Set(declared.map(({ key }) => key.split('.')[0] ?? ''));
  assert.deepEqual([...names].filter((name) => !clientSettings.has(name)).sort(), Object.keys(defaults).sort());
  const given: Record<string, unknown> = {};
  for (const { key, default: value, scope } of declared) {
    if (clientSettings.has(key.split('.')[0] ?? '')) continue;
    assert.equal(scope, 'resource', `foresee.${key} has scope resource`);
    const [first = '', second] = key.split('.');
    given[first] = second === undefined ? value : { ...(typeof given[first] === 'object' ? given[first] : {}), [second]: value };
  }
  assert.deepEqual(JSON.parse(JSON.stringify(parseSettings(given))), JSON.parse(JSON.stringify(defaults)));
});

test('words of the manifest are in English and Korean', () => {
  const used = [...read('package.json').matchAll(/"%([\w.-]+)%"/g)].map((match) => match[1] ?? '').sort();
  for (const file of ['package.nls.json', 'package.nls.ko.json']) {
    const words: Record<string, string> = JSON.parse(read(file));
    assert.deepEqual(
      [...new Set(used)].filter((key) => !words[key]),
      [],
      `${file} lacks words`,
    );
    assert.deepEqual(
      Object.keys(words).filter((key) => !used.includes(key)),
      [],
      `${file} has words that nothing uses`,
    );
  }
});

test('no module is in two bundles but the protocol', {
  skip: !fs.existsSync(path.join(root, 'dist/meta.json')) && 'nothing is built yet',
}, () => {
  const meta: Record<string, { inputs: readonly string[] }> = JSON.parse(read('dist/meta.json'));
  const together = (a: string, b: string): readonly string[] => {
    const other = new Set(meta[b]?.inputs);
    return (meta[a]?.inputs ?? []).filter(
      (file) =>
        other.has(file) &&
        (file.startsWith('server/src/') || file.startsWith('client/src/')) &&
        file !== 'server/src/protocol.ts',
    );
  };
  // Node and worker are the same server for two worlds; what ships in each is never loaded together.
  assert.deepEqual(together('dist/client/extension.js', 'dist/server/node.js'), []);
  assert.deepEqual(together('dist/client/browser.js', 'dist/server/worker.js'), []);
});
