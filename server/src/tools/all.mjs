// What `npm test` runs, in order; a step that fails does not keep the later ones from speaking. Ends with the sum.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const bin = (name) => path.join(root, 'node_modules/.bin', name);

/** A step that counts says so in its last line; any other one is one check. */
const steps = [
  { name: 'types of the core', command: bin('tsc'), args: ['-p', 'server/src/core'] },
  { name: 'types', command: bin('tsc'), args: ['-p', '.'] },
  { name: 'lint', command: bin('biome'), args: ['ci', '--colors=off', '--max-diagnostics=20', '.'] },
  { name: 'build', command: process.execPath, args: ['server/src/tools/bundle.mjs'] },
  { name: 'unit, LSP and command line', command: process.execPath, args: ['server/src/tools/test.mjs'], counts: true },
  { name: 'package', command: process.execPath, args: ['server/src/tools/package.mjs'] },
  { name: 'end to end', command: process.execPath, args: ['test/e2e/run.mjs'], counts: true },
];

process.exitCode = await main();

async function main() {
  const sum = { passed: 0, failed: 0 };
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const started = Date.now();
    const { status, output } = await execute(step);
    const { passed, failed } = outcome(step, status, output);
    sum.passed += passed;
    sum.failed += failed;
    console.log(`── ${step.name}: ${failed === 0 ? 'good' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

/** A step that ended badly, or that should count and did not, is a failure whatever else it said. */
function outcome(step, status, output) {
  if (!step.counts) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const line = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  if (!line) return { passed: 0, failed: 1 };
  const failed = Number(line[2]);
  return { passed: Number(line[1]), failed: status === 0 ? failed : Math.max(1, failed) };
}

function execute({ command, args }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' });
    let output = '';
    child.stdout.on('data', (data) => {
      process.stdout.write(data);
      output = (output + data).slice(-2000);
    });
    child.on('error', (error) => {
      console.error(String(error));
      resolve({ status: 1, output });
    });
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}
