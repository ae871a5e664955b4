// Fetches the packages of schemas/package-lock.json into a temporary folder and removes it afterwards. Their install scripts are
// never run and nothing in them is ever loaded as code: they are read as text.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export async function withPackages(here, read) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'foresee-schemas-'));
  try {
    for (const name of ['package.json', 'package-lock.json']) fs.copyFileSync(path.join(here, name), path.join(folder, name));
    await install(folder);
    await read(path.join(folder, 'node_modules'));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function install(folder) {
  const started = Date.now();
  console.error('foresee: fetching the packages that schemas are made from (500 MB for a minute, once) …');
  const tick = setInterval(() => console.error(`foresee: still fetching, ${seconds(started)} s …`), 15_000);
  try {
    const { code, words } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
    if (code !== 0) {
      throw new Error(
        `npm ci failed in schemas/ (it needs the npm registry and 500 MB in ${os.tmpdir()}):\n${words.trim().slice(-2000)}`,
      );
    }
  } finally {
    clearInterval(tick);
  }
  console.error(`foresee: fetched in ${seconds(started)} s`);
}

function npm(args, cwd) {
  return new Promise((resolve, reject) => {
    // npm is a script of the shell on Windows.
    const child = spawn('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let words = '';
    const keep = (data) => {
      words = (words + data).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => reject(new Error(`npm could not be started: ${error.message}`)));
    child.on('close', (code) => resolve({ code, words }));
  });
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}
