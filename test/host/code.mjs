#!/usr/bin/env node
// Stands in for the desktop `code` program: takes the arguments of @vscode/test-electron, runs the suite in the
// extension host of a VS Code server behind a headless browser, and ends with the suite's exit code.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { followFile } from './follow.mjs';
import { startServer } from './server.mjs';
import { openBrowser, openWindow, remoteUri } from './window.mjs';

const exitCodes = {
  passed: 0,
  failed: 1,
  broken: 70,
  noAnswer: 71,
  pageCrashed: 72,
  hostGone: 73,
  timeout: 124,
  interrupted: 130,
};
const args = readArgs(process.argv.slice(2));
const limit = Number(process.env.VSCODE_HOST_TIMEOUT_MS || 240_000);
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
// Whoever names the file follows it; otherwise it is shown here.
const followed = process.env.TEST_REPORT_FILE;
const report = followed ?? path.join(home, 'report.log');
if (!followed) fs.writeFileSync(report, '');
process.exitCode = await run();
fs.rmSync(home, { recursive: true, force: true });
process.exit();

async function run() {
  const stopFollowing = followed ? () => {} : followFile(report);
  const closers = [];
  let log = { text: '' };
  try {
    const answer = await Promise.race([
      interrupted(),
      suite(closers, (serverLog) => {
        log = serverLog;
      }),
      after(limit),
    ]);
    for (const close of closers.reverse()) await close().catch(() => {});
    const code = believe(answer);
    stopFollowing();
    if (code !== exitCodes.passed && code !== exitCodes.failed) console.error(log.text.slice(-6000));
    return code;
  } catch (error) {
    for (const close of closers.reverse()) await close().catch(() => {});
    stopFollowing();
    console.error(error);
    return exitCodes.broken;
  }
}

async function suite(closers, onLog) {
  const extensions = args.options.get('extensions-dir');
  const server = await startServer({
    home,
    ...(extensions ? { extensions: path.resolve(extensions) } : {}),
    settings: userSettings(),
    driver: true,
    env: { TEST_REPORT_FILE: report },
  });
  closers.push(server.stop);
  onLog(server.log);
  const browser = await openBrowser();
  closers.push(() => browser.close());
  const payload = args.extensions.map((folder) => ['extensionDevelopmentPath', remoteUri(server.port, path.resolve(folder))]);
  payload.push(['skipWelcome', 'true'], ['skipReleaseNotes', 'true']);
  const tests = args.options.get('extensionTestsPath');
  if (tests) payload.push(['extensionTestsPath', remoteUri(server.port, path.resolve(tests))]);
  return new Promise((resolve, reject) => {
    openWindow(browser, {
      port: server.port,
      folder: path.resolve(args.folder ?? home),
      payload,
      before: async (page) => {
        page.on('crash', () => resolve(exitCodes.pageCrashed));
        const keep = (type, words) => {
          server.log.text = `${server.log.text}[${type}] ${words.join(' ').slice(0, 2000)}\n`.slice(-20_000);
        };
        await page.exposeFunction('codeAutomationLog', keep);
        await page.exposeFunction('codeAutomationExit', (code) => resolve(typeof code === 'number' ? code : exitCodes.noAnswer));
      },
    }).catch(reject);
  });
}

/** The workbench answers 0 even when the extension host was killed, so a pass needs the word of the suite itself. */
function believe(answer) {
  if (answer === exitCodes.timeout) console.error(`The suite did not end within ${limit / 1000} s.`);
  if (answer !== exitCodes.passed || fs.existsSync(`${report}.done`)) return answer;
  console.error('The extension host went away before the suite ended.');
  return exitCodes.hostGone;
}

function userSettings() {
  const given = args.options.get('user-data-dir');
  const file = given && path.join(given, 'User/settings.json');
  return file && fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

function interrupted() {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => resolve(exitCodes.interrupted));
  });
}

function after(ms) {
  return new Promise((resolve) => setTimeout(() => resolve(exitCodes.timeout), ms).unref());
}

function readArgs(words) {
  const result = { extensions: [], options: new Map(), folder: undefined };
  for (const word of words) {
    const match = /^--([A-Za-z-]+)(?:=(.*))?$/s.exec(word);
    if (!match) result.folder ??= word;
    else if (match[1] === 'extensionDevelopmentPath') result.extensions.push(match[2]);
    else result.options.set(match[1], match[2] ?? '');
  }
  return result;
}
