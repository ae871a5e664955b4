// Starts the VS Code server and installs extensions into it.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { nodeBinary, serverMain } from './pins.mjs';
import { setup } from './setup.mjs';

/** Settings that keep welcome pages, chat, updates and telemetry out of the way. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'git.enabled': false,
};

/**
 * Starts a server whose state lives under `home`.
 * `port` 0 takes a free one; `driver` lets a test suite be handed over in the address of the window.
 */
export async function startServer({
  home,
  extensions = path.join(home, 'extensions'),
  settings = {},
  port = 0,
  driver = false,
  trustAll = true,
  env = {},
}) {
  setup();
  const userData = path.join(home, 'data');
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  fs.writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  const args = [serverMain, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  args.push(...homeArgs(home, extensions), '--disable-telemetry', '--disable-experiments');
  if (trustAll) args.push('--disable-workspace-trust');
  if (driver) args.push('--enable-smoke-test-driver');
  // A group of its own: the extension hosts are its children and must end with it.
  const child = spawn(nodeBinary, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnv({ XDG_RUNTIME_DIR: home, ...env }),
  });
  process.once('exit', () => signal(child, 'SIGKILL'));
  const log = keepTail(child);
  return { port: await listening(child, log), log, stop: () => stop(child) };
}

/** Installs a .vsix, or the id of an extension, into a folder of extensions. */
export function installExtension({ home, extensions, vsix }) {
  setup();
  return execFileSync(nodeBinary, [serverMain, ...homeArgs(home, extensions), '--install-extension', vsix], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnv({}),
  }).trim();
}

function homeArgs(home, extensions) {
  const userData = path.join(home, 'data');
  return [
    '--accept-server-license-terms',
    '--server-data-dir',
    home,
    '--user-data-dir',
    userData,
    '--extensions-dir',
    extensions,
  ];
}

/** An editor's terminal hands such variables down; they would change the server's own Node. */
function cleanEnv(env) {
  const { NODE_OPTIONS: _options, ELECTRON_RUN_AS_NODE: _electron, ...rest } = process.env;
  return { ...rest, ...env };
}

function keepTail(child) {
  const tail = { text: '' };
  const add = (data) => {
    tail.text = (tail.text + data).slice(-20_000);
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  return tail;
}

function listening(child, log) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The VS Code server did not start within a minute.\n${log.text}`)), 60_000);
    child.stdout.on('data', () => {
      const match = /Extension host agent listening on (\d+)/.exec(log.text);
      if (!match) return;
      clearTimeout(late);
      resolve(Number(match[1]));
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The VS Code server ended with ${code}.\n${log.text}`));
    });
  });
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  signal(child, 'SIGTERM');
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3000))]);
  signal(child, 'SIGKILL');
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group has already ended.
  }
}
