// Fetches a real VS Code (server and workbench) with nothing but the npm registry, once.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeBinary, nodePackage, root, vscodeFolder, vscodePackage } from './pins.mjs';

/** Makes the pinned VS Code ready to start. Does nothing when it already is. */
export function setup() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The VS Code server of the tests is for Linux on x64. Install desktop VS Code (`code` on PATH) instead.');
  }
  if (!fs.existsSync(nodeBinary)) fetchPackage(nodePackage, () => {});
  if (!fs.existsSync(vscodePackage.folder)) fetchPackage(vscodePackage, prepareVscode);
}

/** Unpacks into a folder of its own and renames at the end, so a broken fetch leaves nothing that looks finished. */
function fetchPackage({ spec, integrity, folder }, prepare) {
  say(`fetching ${spec} …`);
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const work = fs.mkdtempSync(`${folder}.`);
  try {
    const answer = JSON.parse(run('npm', ['pack', spec, '--json', '--silent'], work));
    const packed = Array.isArray(answer) ? answer[0] : Object.values(answer)[0];
    if (packed.integrity !== integrity) throw new Error(`${spec} is not the package that was pinned: ${packed.integrity}`);
    run('tar', ['xzf', packed.filename], work);
    prepare(path.join(work, 'package'));
    fs.renameSync(path.join(work, 'package'), folder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** Installs what VS Code itself needs (no scripts run) and takes out what no test looks at. */
function prepareVscode(folder) {
  say('installing the packages of VS Code …');
  const vscode = path.join(folder, path.relative(vscodePackage.folder, vscodeFolder));
  run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], vscode);
  for (const unused of [
    'extensions/copilot',
    'extensions/mermaid-markdown-features',
    'node_modules/@github',
    'node_modules/@microsoft/mxc-sdk',
  ]) {
    fs.rmSync(path.join(vscode, unused), { recursive: true, force: true });
  }
  // The native logger would have to be compiled; without one, every log channel reports an error of its own.
  fs.copyFileSync(path.join(root, 'test/host/logger.cjs'), path.join(vscode, 'node_modules/@vscode/spdlog/index.js'));
}

function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });
}

function say(text) {
  console.error(`VS Code for the tests: ${text}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) setup();
