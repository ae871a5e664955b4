// End to end in a real VS Code: the suite against the sources and again against the packaged .vsix, that one beside another YAML extension
// and on two folders; then a walk through the window.
// Desktop VS Code where it can be had and shown, the VS Code server of test/host otherwise; VSCODE_HOST=desktop|server insists.
// `node test/e2e/run.mjs [part of a run's name …]` makes only those runs; E2E_GREP picks tests by their words.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { followFile } from '../host/follow.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
/** Programs that look from outside, in a browser: the first through VS Code's window, the second at the server of the web. */
const programs = [
  { name: 'a walk through the window', script: 'walk.mjs' },
  { name: 'the server of the web', script: 'worker.mjs' },
];
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'foresee-e2e-'));
try {
  process.exitCode = await main();
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}

async function main() {
  const host = await chooseHost();
  const extensions = path.join(work, 'extensions');
  await installPackage(host, extensions);
  const driver = path.join(here, 'driver');
  const runs = [
    { name: 'the sources', suite: 'suite', develop: [root] },
    { name: 'the packaged .vsix', suite: 'suite', develop: [driver], extensions },
    {
      name: 'the .vsix beside another YAML extension',
      suite: 'beside',
      develop: [driver, path.join(here, 'other-yaml')],
      extensions,
    },
    {
      name: 'the .vsix on two folders',
      suite: 'folders',
      develop: [driver],
      extensions,
      open: 'many',
      file: 'two.code-workspace',
    },
  ].filter(wanted);
  const sum = { passed: 0, failed: 0 };
  for (const run of runs) {
    console.log(`\n${host.name}: ${run.name}`);
    const { passed, failed } = await runSuite(host, run);
    sum.passed += passed;
    sum.failed += failed;
  }
  for (const { name, script } of programs.filter(wanted)) {
    console.log(`\n${name}`);
    const { stdout } = spawnSync(process.execPath, [path.join(here, script)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = stdout.trimEnd().split('\n');
    const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(lines.pop() ?? '') ?? ['', '0', '1'];
    console.log(lines.join('\n'));
    sum.passed += Number(passed);
    sum.failed += Number(failed);
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

function wanted({ name }) {
  const parts = process.argv.slice(2);
  return parts.length === 0 || parts.some((part) => name.includes(part));
}

async function chooseHost() {
  const wanted = process.env.VSCODE_HOST;
  const canShow = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (wanted !== 'server' && (canShow || wanted === 'desktop')) {
    try {
      return { name: 'desktop VS Code', program: await downloadAndUnzipVSCode({ version: 'stable', timeout: 30_000 }) };
    } catch (error) {
      if (wanted === 'desktop') throw error;
      console.log(`Desktop VS Code cannot be downloaded (${error.message}); the VS Code server takes its place.`);
    }
  }
  return { name: 'VS Code server', program: path.join(root, 'test/host/code.mjs'), server: true };
}

async function installPackage(host, extensions) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const vsix = path.join(root, `${name}-${version}.vsix`);
  if (host.server) {
    const { installExtension } = await import('../host/server.mjs');
    installExtension({ home: path.join(work, 'install'), extensions, vsix });
    return;
  }
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(host.program);
  const given = [...args, `--extensions-dir=${extensions}`, '--install-extension', vsix];
  const { status } = spawnSync(cli, given, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('The .vsix could not be installed.');
}

/** The suite works on a copy of the workspace, as it edits files. What mocha counted is believed, never the exit code alone. */
async function runSuite(host, { suite, develop, extensions, open = 'workspace', file = '' }) {
  const home = fs.mkdtempSync(path.join(work, 'run-'));
  const workspace = path.join(home, 'workspace');
  fs.cpSync(path.join(here, open), workspace, { recursive: true });
  const report = path.join(home, 'report.log');
  fs.writeFileSync(report, '');
  const stop = followFile(report);
  const ended = await runTests({
    vscodeExecutablePath: host.program,
    extensionDevelopmentPath: develop,
    extensionTestsPath: await bundleSuite(suite),
    launchArgs: [
      path.join(workspace, file),
      `--extensions-dir=${extensions ?? path.join(home, 'extensions')}`,
      `--user-data-dir=${path.join(home, 'user')}`,
    ],
    extensionTestsEnv: { TEST_REPORT_FILE: report },
  }).catch((error) => error.code ?? error);
  stop();
  return count(`${report}.done`, ended);
}

function count(file, ended) {
  if (!fs.existsSync(file)) {
    console.log(`The suite did not come to its end: ${ended}`);
    return { passed: 0, failed: 1 };
  }
  const { passes, failures } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const good = ended === 0 && passes > 0;
  return { passed: passes, failed: good ? failures : Math.max(1, failures) };
}

/** The extension host runs JavaScript of the old kind. */
async function bundleSuite(suite) {
  const out = path.join(root, '.cache/e2e', suite);
  fs.rmSync(out, { recursive: true, force: true });
  const tests = fs.readdirSync(path.join(here, suite)).filter((file) => file.endsWith('.test.ts'));
  await build({
    entryPoints: [path.join(here, 'suite/index.ts'), ...tests.map((file) => path.join(here, suite, file))],
    outdir: out,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(out, 'index.js');
}
