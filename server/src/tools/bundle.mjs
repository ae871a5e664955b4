// Builds everything that runs: the client and the server for both worlds, the command line, the schemas and the notes.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

const node = { platform: 'node', format: 'cjs', target: 'node20' };
const browser = { platform: 'browser', target: 'es2022', define: { process: 'undefined' } };

/** One bundle for each place that code runs in. `test/house.test.ts` reads what went into each from `dist/meta.json`. */
const bundles = [
  { ...node, entry: 'client/src/extension.ts', out: 'dist/client/extension.js', external: ['vscode'] },
  { ...browser, format: 'cjs', entry: 'client/src/browser.ts', out: 'dist/client/browser.js', external: ['vscode'] },
  { ...node, entry: 'server/src/entries/node.ts', out: 'dist/server/node.js' },
  { ...browser, format: 'iife', entry: 'server/src/entries/worker.ts', out: 'dist/server/worker.js' },
];

/** The command line runs the server's bundle, so that nothing is shipped twice. */
const shim = "#!/usr/bin/env node\nrequire('./server/node.js').cli();\n";

/** Writes `dist/`. */
export async function bundle() {
  const meta = {};
  for (const { entry, out, ...options } of bundles) {
    const result = await build({
      ...options,
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: out,
      bundle: true,
      minify: true,
      legalComments: 'none',
      metafile: true,
      write: false,
      logLevel: 'warning',
    });
    for (const file of result.outputFiles) write(file.path, file.contents);
    const { bytes, inputs } = Object.values(result.metafile.outputs)[0];
    meta[out] = { bytes, inputs: Object.keys(inputs).sort() };
  }
  write(path.join(root, 'dist/cli.js'), shim, 0o755);
  write(path.join(root, 'dist/meta.json'), `${JSON.stringify(meta, null, 2)}\n`);
  ownSchemas();
  for (const script of ['schemas/build.mjs', 'server/src/tools/notes.mjs', 'server/src/tools/licences.mjs']) runScript(script);
  return meta;
}

/** Our own schemas, without the white space that makes them readable. */
function ownSchemas() {
  const folder = path.join(root, 'schemas');
  for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.schema.json')))
    write(path.join(root, 'dist/schemas', name), JSON.stringify(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))));
}

/** A reader sees the old file or the new one, never half of one. */
function write(file, contents, mode = 0o644) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  fs.writeFileSync(half, contents, { mode });
  fs.renameSync(half, file);
}

function runScript(script) {
  const { status } = spawnSync(process.execPath, [script], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${script} failed.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [out, { bytes }] of Object.entries(await bundle())) console.log(`${out}  ${Math.ceil(bytes / 1024)} KB`);
}
