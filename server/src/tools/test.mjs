// Runs the tests under test/ with Node's own runner, each file bundled first: `node server/src/tools/test.mjs [part of a file name …]`.
// Tests run with the repository as their working directory; what lies in it is found from there.
import fs from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
process.chdir(root);
process.exitCode = await main(process.argv.slice(2));

async function main(filters) {
  const files = testFiles(filters);
  if (files.length === 0) {
    console.error(`No test file matches ${filters.join(', ')}.`);
    return 1;
  }
  // A folder of its own for each run: several may run at the same time.
  fs.mkdirSync('.cache', { recursive: true });
  const out = fs.mkdtempSync('.cache/test-');
  try {
    return report(await runTests(await bundleTests(files, out)));
  } finally {
    fs.rmSync(out, { recursive: true, force: true });
  }
}

/** The end to end suite runs inside VS Code, not here. */
function testFiles(filters) {
  return fs
    .readdirSync('test', { recursive: true })
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('test/e2e/'))
    .filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)))
    .sort();
}

/**
 * Packages stay outside the bundles, so that a run with one filter takes a moment; all but GitHub's, whose JSON imports Node 20 refuses.
 */

function leaveOutside(build) {
  build.onResolve({ filter: /^[^./]/ }, ({ kind, path: name }) =>
    kind === 'entry-point' || name.startsWith('@actions/') ? undefined : { path: name, external: true },
  );
}

async function bundleTests(files, out) {
  const result = await build({
    entryPoints: files,
    outdir: out,
    outbase: 'test',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [{ name: 'outside', setup: leaveOutside }],
    sourcemap: 'inline',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  });
  return Object.entries(result.metafile.outputs)
    .filter(([, { entryPoint }]) => entryPoint !== undefined)
    .map(([file]) => path.resolve(file));
}

function runTests(files) {
  const counts = {};
  // Children take over the flags of this process: stack traces then speak of the sources.
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps --no-warnings`.trim();
  const stream = run({ files, concurrency: 2, timeout: 900_000 });
  stream.on('test:diagnostic', ({ nesting, message }) => {
    const match = /^(pass|fail|cancelled|skipped) (\d+)$/.exec(message);
    if (nesting === 0 && match) counts[match[1]] = Number(match[2]);
  });
  return new Promise((resolve, reject) => {
    const shown = stream.compose(new spec());
    shown.on('end', () => resolve(counts)).on('error', reject);
    shown.pipe(process.stdout, { end: false });
  });
}

/** A runner that did not count is no pass. */
function report({ pass = 0, fail = 1, cancelled = 0 }) {
  const failed = fail + cancelled;
  console.log(`${pass} passed, ${failed} failed`);
  return failed > 0 || pass === 0 ? 1 : 0;
}
