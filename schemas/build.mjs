// Builds dist/schemas/kubernetes from the npm packages of schemas/package-lock.json:
//   index.json  which kinds each minor of Kubernetes serves, and the hash of each one's schema
//   pool.json   every definition once, by hash, without its docs; one line a definition, so that a reader may parse only what it needs
//   docs.json   the docs of the same definitions, one line each
// The packages weigh 500 MB, so they are fetched once, read and thrown away; what was built stays in .cache/schemas under the
// hash of these scripts and the lock. Plain Node and nothing else: this runs on a fresh clone.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readClient } from './build/client.mjs';
import { withPackages } from './build/fetch.mjs';
import { latestClient } from './build/latest.mjs';
import { latest, minors, modelsPackage } from './build/minors.mjs';
import { readModels } from './build/models.mjs';
import { overlay } from './build/overlay.mjs';
import { pool } from './build/pool.mjs';
import { writeBuilt } from './build/write.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const outputs = ['index.json', 'pool.json', 'docs.json'];

try {
  await build();
} catch (error) {
  console.error(`foresee: the Kubernetes schemas could not be built: ${error.message}`);
  process.exitCode = 1;
}

async function build() {
  const cache = path.join(root, '.cache', 'schemas', fingerprint());
  if (!outputs.every((name) => fs.existsSync(path.join(cache, name)))) await make(cache);
  const target = path.join(root, 'dist', 'schemas', 'kubernetes');
  fs.mkdirSync(target, { recursive: true });
  for (const name of outputs) fs.copyFileSync(path.join(cache, name), path.join(target, name));
}

async function make(cache) {
  await withPackages(here, (packages) => {
    const models = readModels(packages, modelsPackage);
    const clients = [];
    for (const { minor, name } of minors) {
      say(`reading Kubernetes 1.${minor} …`);
      clients.push({ minor, ...readClient(path.join(packages, name)) });
    }
    clients.push(latestClient(path.join(packages, latest.name), latest.minor, clients, models));
    const built = pool(overlay(clients, models));
    writeBuilt(cache, built, say);
    forgetOlder(cache);
  });
}

/** What earlier versions of these scripts built is of no more use. */
function forgetOlder(cache) {
  for (const name of fs.readdirSync(path.dirname(cache))) {
    if (name !== path.basename(cache)) fs.rmSync(path.join(path.dirname(cache), name), { recursive: true, force: true });
  }
}

/** The hash of everything that decides the output: these scripts and the lock. */
function fingerprint() {
  const hash = createHash('sha256');
  const scripts = fs.readdirSync(path.join(here, 'build')).sort();
  for (const file of ['build.mjs', 'package-lock.json', ...scripts.map((name) => path.join('build', name))]) {
    // Line ends may differ between checkouts of one commit.
    hash.update(`${file}\n`).update(fs.readFileSync(path.join(here, file), 'utf8').replaceAll('\r\n', '\n'));
  }
  return hash.digest('hex').slice(0, 16);
}

function say(words) {
  console.error(`foresee: ${words}`);
}
