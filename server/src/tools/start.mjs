// Opens a real VS Code with the extension on a folder: `npm start [-- FOLDER] [--port N]`.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: 'string', default: '0' } } });
const folder = path.resolve(positionals[0] ?? path.join(root, 'test/workspace'));

if (!fs.existsSync(folder)) {
  console.error(`foresee: there is no folder ${folder}.`);
  process.exit(2);
}
console.log('foresee: building …');
await bundle();
const code = desktopCode();
if (code) openDesktop(code);
else await openServer();

/** A desktop VS Code that could show a window here. */
function desktopCode() {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay || process.env.VSCODE_HOST === 'server') return undefined;
  const program = process.platform === 'win32' ? 'code.cmd' : 'code';
  const answer = spawnSync(program, ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' });
  return answer.status === 0 ? program : undefined;
}

function openDesktop(program) {
  console.log(`foresee: opening VS Code on ${folder}`);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder];
  const child = spawn(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  child.on('exit', (status) => process.exit(status ?? 1));
}

async function openServer() {
  const { packageVsix } = await import('./package.mjs');
  const { installExtension, startServer } = await import('../../../test/host/server.mjs');
  const { windowAddress } = await import('../../../test/host/window.mjs');
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'foresee-start-'));
  const clean = () => fs.rmSync(home, { recursive: true, force: true });
  try {
    const { file } = await packageVsix();
    const extensions = path.join(home, 'extensions');
    console.log('foresee: starting the VS Code server …');
    installExtension({ home, extensions, vsix: file });
    const server = await startServer({ home, extensions, port: Number(values.port) });
    console.log(
      `\n  VS Code with Foresee on ${folder}:\n\n  ${windowAddress({ port: server.port, folder })}\n\n  Ctrl-C ends it.`,
    );
    await new Promise((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, resolve);
    });
    await server.stop();
  } finally {
    clean();
  }
  process.exit(0);
}
