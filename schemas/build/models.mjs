// Reads the declarations of kubernetes-models as text. A model is known by its file (`apps/v1/DeploymentSpec`), so that two of one
// name never mix:  { doc, fields: Map<name, { type, doc, file }> }, `file` being the model that the field refers to.
import fs from 'node:fs';
import path from 'node:path';
import { docText } from './client.mjs';

export function readModels(packages, name) {
  const models = new Map();
  // The types that several of its packages share come in one of their own; its files keep that package's name as their beginning.
  const shared = '@kubernetes-models/apimachinery';
  for (const [folder, prefix] of [
    [path.join(packages, name), ''],
    [path.join(packages, shared), `${shared}/`],
  ]) {
    for (const file of declarations(folder, '')) {
      const model = readModel(fs.readFileSync(path.join(folder, `${file}.d.ts`), 'utf8'), prefix + file);
      if (model) models.set(prefix + file, model);
    }
  }
  if (models.size < 500) throw new Error(`${name} is not laid out as expected: ${models.size} models`);
  return models;
}

function* declarations(folder, under) {
  for (const entry of fs.readdirSync(path.join(folder, under), { withFileTypes: true })) {
    const file = under ? `${under}/${entry.name}` : entry.name;
    if (entry.isDirectory() && entry.name !== '_schemas' && entry.name !== 'node_modules') yield* declarations(folder, file);
    else if (entry.name.endsWith('.d.ts') && entry.name !== 'index.d.ts') yield file.slice(0, -'.d.ts'.length);
  }
}

function readModel(text, file) {
  const head = /(?:\/\*\*\n((?:(?!\*\/)[\s\S])*)\*\/\n)?export interface (I\w+)[^{\n]*\{\n([\s\S]*?)^\}/m.exec(text);
  if (!head) return undefined; // an alias such as Quantity
  const [, doc, self, body] = head;
  const files = new Map([[self, file]]);
  for (const [, name, from] of text.matchAll(/^import \{ (I\w+) \} from "([^"]+)";/gm)) {
    files.set(name, from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from).replace(/\.js$/, '') : from);
  }
  const fields = new Map();
  for (const [, comment, field, type] of body.matchAll(
    /(?: {4}\/\*\*\n((?:(?!\*\/)[\s\S])*)\*\/\n)?^ {4}"([^"]+)"\??: ([\s\S]*?);$(?=\n(?: {4}["/]|$)|$(?![\s\S]))/gm,
  )) {
    const refers = /\bI[A-Z]\w+/.exec(type.replace(/"[^"]*"/g, ''))?.[0];
    fields.set(field, { type, doc: comment ? docText(comment) : '', file: refers ? files.get(refers) : undefined });
  }
  return { doc: doc ? docText(doc) : '', fields };
}
