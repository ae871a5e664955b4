// Runs before every npm script: installs the packages of package-lock.json when they are missing or older than it.
// Plain Node and nothing else, as on a fresh clone there is nothing else.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

ready();

function ready() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) fail(`Foresee needs Node 20 or later; this is Node ${process.versions.node}.`);
  if (installed()) return;
  console.error('foresee: installing packages (npm ci), about a minute the first time …');
  // No package here needs its install script, so none is run.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail('`npm ci` failed; its words are above. It needs the npm registry.');
}

/** npm writes down what it installed; that list must say the same as the lock, but for packages of other systems. */
function installed() {
  const wanted = packagesOf('package-lock.json');
  const there = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(([name, { version, integrity, optional }]) => {
    if (name === '') return true;
    const found = there[name];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function fail(words) {
  console.error(`foresee: ${words}`);
  process.exit(1);
}
