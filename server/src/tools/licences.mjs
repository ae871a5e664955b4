// Writes `dist/licences.txt`: the licence texts of every package whose code or data ships, as the packages carry them.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** Packages with a module in a bundle, by name, in order. */
export function shippedPackages() {
  const meta = JSON.parse(fs.readFileSync(path.join(root, 'dist/meta.json'), 'utf8'));
  const files = Object.values(meta).flatMap(({ inputs }) => inputs);
  const names = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** The text of a package's licence; its name and identifier where the package carries none. */
function licenceOf(name) {
  const folder = path.join(root, 'node_modules', name);
  const { version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  const text = file ? fs.readFileSync(path.join(folder, file), 'utf8').trim() : `Licensed under ${license}.`;
  return `${name} ${version} (${license})\n\n${text}`;
}

/** TypeScript is under the Apache licence and carries its whole text. */
const apache = () => fs.readFileSync(path.join(root, 'node_modules/typescript/LICENSE'), 'utf8').trim();

const data =
  'Descriptions in dist/schemas/kubernetes: The Kubernetes Authors, by way of @kubernetes/client-node and @pulumi/kubernetes (Apache-2.0)';
const line = `\n\n${'='.repeat(80)}\n\n`;
fs.writeFileSync(
  path.join(root, 'dist/licences.txt'),
  [...shippedPackages().map(licenceOf), `${data}\n\n${apache()}`].join(line),
);
