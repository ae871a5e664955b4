// A walk through the window with the packaged .vsix, as a user takes it, with a picture at each step:
// `node test/e2e/walk.mjs [--pictures FOLDER] [--readme FILE]`; the last also writes the picture of the README.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { clickWord, eventually, hoverWord, lightbulb, openFile, problems, runCommand, shownText, take } from '../host/page.mjs';
import { installExtension, startServer } from '../host/server.mjs';
import { openBrowser, openWindow } from '../host/window.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values } = parseArgs({
  options: { pictures: { type: 'string', default: path.join(root, '.cache/walk') }, readme: { type: 'string' } },
});

async function main() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'foresee-walk-'));
  fs.rmSync(values.pictures, { recursive: true, force: true });
  fs.mkdirSync(values.pictures, { recursive: true });
  const closers = [() => fs.rmSync(home, { recursive: true, force: true })];
  try {
    const sum = { passed: 0, failed: 0 };
    await walk(sum, steps, await openShop(path.join(home, 'alone'), closers));
    await walk(
      sum,
      besideSteps,
      await openShop(path.join(home, 'beside'), closers, { other: path.join(root, 'test/e2e/other-yaml') }),
    );
    await walk(sum, untrustedSteps, await openShop(path.join(home, 'untrusted'), closers, { trustAll: false }));
    await walk(sum, [['no error was logged', async () => assert.deepEqual(loggedErrors(home), [])]]);
    console.log(`${sum.passed} passed, ${sum.failed} failed`);
    return sum.failed === 0 ? 0 : 1;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** A window on a copy of the sample workspace; `other` is the folder of a further extension; a window that does not trust all asks the user. */
async function openShop(home, closers, { other, trustAll = true } = {}) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const extensions = path.join(home, 'extensions');
  const folder = path.join(home, 'shop');
  fs.cpSync(path.join(root, 'test/workspace'), folder, { recursive: true });
  installExtension({ home, extensions, vsix: path.join(root, `${name}-${version}.vsix`) });
  if (other) {
    // Installed, not developed: a window that takes extensions under development shows no notification.
    const vsix = path.join(home, 'other.vsix');
    await createVSIX({ cwd: other, packagePath: vsix, dependencies: false, allowMissingRepository: true, skipLicense: true });
    installExtension({ home, extensions, vsix });
  }
  const settings = {
    'editor.fontSize': 13,
    'editor.minimap.enabled': false,
    'editor.stickyScroll.enabled': false,
    'editor.hover.delay': 100,
    'workbench.colorTheme': 'Default Light Modern',
  };
  const server = await startServer({ home, extensions, settings, trustAll });
  closers.push(server.stop);
  const browser = await openBrowser();
  closers.push(() => browser.close());
  const page = await openWindow(browser, { port: server.port, folder, size: { width: 1280, height: 800 }, scale: 1.5 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  return { page, folder };
}

/** Each step looks at the window; the first that fails ends the walk. */
async function walk(sum, route, window) {
  for (const [name, step] of route) {
    const started = Date.now();
    const error = await step(window).then(
      () => undefined,
      (reason) => reason,
    );
    sum[error ? 'failed' : 'passed'] += 1;
    console.log(error ? `  ✖ ${name}: ${error.message}` : `  ✔ ${name} (${Date.now() - started}ms)`);
    const picture = `${String(sum.passed + sum.failed).padStart(2, '0')}-${name.replaceAll(/[^a-z]+/gi, '-')}.png`;
    await window?.page.screenshot({ path: path.join(values.pictures, picture) });
    if (error) break;
  }
}

const steps = [
  [
    'a manifest shows its findings',
    async ({ page }) => {
      await openFile(page, 'k8s/storefront.yaml');
      await page.locator('.squiggly-error').first().waitFor({ timeout: 30_000 });
    },
  ],
  [
    'the Problems panel names them',
    async ({ page }) => {
      await eventually('pss-privileged is in the panel', async () =>
        (await problems(page)).some((row) => row.includes('pss-privileged')),
      );
    },
  ],
  [
    'the hover says why',
    async ({ page }) => {
      await page.locator('.markers-panel .monaco-tl-row', { hasText: 'pss-privileged' }).first().dblclick();
      await eventually('the editor goes there', async () => (await shownText(page)).includes('privileged: true'));
      await hoverOver(page, { word: 'true', within: 'privileged: true', expected: 'runs privileged' });
      if (values.readme) await page.screenshot({ path: values.readme });
    },
  ],
  [
    'the link of a finding opens its note',
    async ({ page }) => {
      await page.mouse.move(700, 30);
      await page
        .locator('.markers-panel a', { hasText: 'pss-privileged' })
        .first()
        .click({ modifiers: ['ControlOrMeta'] });
      await page.locator('.tab.active', { hasText: 'pss-privileged' }).waitFor();
      await page.locator('.tab', { hasText: 'storefront.yaml' }).click();
      await page.locator('.editor-instance .view-line').first().waitFor();
    },
  ],
  [
    'the status item knows the file',
    async ({ page }) => {
      await page.mouse.move(700, 30);
      await page.locator('.statusbar-item[id="status.languageStatus"]').hover();
      const shown = page.locator('.hover-language-status', { hasText: 'Deployment' }).first();
      await shown.waitFor();
    },
  ],
  [
    'a version is chosen from the palette and followed',
    async ({ page, folder }) => {
      await page.mouse.move(700, 30);
      await choose(page, 'Foresee: Choose Kubernetes version', '1.30');
      await eventually('the settings say so', () => settingsOf(folder)['foresee.kubernetes.version'] === '1.30');
      await page.locator('.statusbar-item[id="status.languageStatus"]').hover();
      await page.locator('.hover-language-status', { hasText: 'Kubernetes 1.30' }).waitFor();
    },
  ],
  [
    'a level as well',
    async ({ page, folder }) => {
      await page.mouse.move(700, 30);
      await choose(page, 'Foresee: Choose Pod Security level', 'privileged');
      await eventually('the settings say so', () => settingsOf(folder)['foresee.podSecurity.level'] === 'privileged');
      await eventually('nothing of it is asked for', async () => !(await problems(page)).some((row) => row.includes('pss-')));
      await choose(page, 'Foresee: Choose Pod Security level', 'Not set');
      await eventually('it is asked for again', async () => (await problems(page)).some((row) => row.includes('pss-privileged')));
    },
  ],
  [
    'the lightbulb makes the pod meet restricted',
    async ({ page }) => {
      await page.mouse.move(700, 30);
      await clickWord(page, 'privileged');
      const offered = await lightbulb(page);
      if (!offered.some((line) => line.includes('restricted'))) throw new Error(`it offers ${offered.join(' | ')}`);
      await page.screenshot({ path: path.join(values.pictures, 'menu.png') });
      await take(page, 'restricted');
      await page.locator('.notification-toast', { hasText: 'will not start' }).waitFor();
      await eventually('the edit is there', async () => (await shownText(page)).includes('allowPrivilegeEscalation: false'));
      await eventually('the finding is gone', async () => !(await problems(page)).some((row) => row.includes('pss-privileged')));
    },
  ],
  [
    'one click takes it back',
    async ({ page }) => {
      await page.locator('.notification-toast .monaco-button', { hasText: 'Undo' }).click();
      await eventually('the finding is back', async () => (await problems(page)).some((row) => row.includes('pss-privileged')));
    },
  ],
  [
    'a chart shows the value that is not there',
    async ({ page }) => {
      await openFile(page, 'charts/shop/templates/deployment.yaml');
      await eventually('baner is named', async () => (await problems(page)).some((row) => row.includes('baner')));
    },
  ],
  [
    'a workflow shows the injection',
    async ({ page }) => {
      await openFile(page, '.github/workflows/greet.yml');
      await page.locator('.squiggly-warning').first().waitFor();
      await hoverOver(page, { word: 'github.event', within: 'Thank you', expected: 'gha-template-injection' });
    },
  ],
];

/** The window also holds another YAML extension. */
const besideSteps = [
  [
    'beside another YAML extension an offer is made',
    async ({ page }) => {
      await openFile(page, 'k8s/storefront.yaml');
      await page.locator('.notification-toast', { hasText: 'Another YAML extension' }).waitFor();
    },
  ],
  [
    'taking it silences the other in this workspace',
    async ({ page, folder }) => {
      await page.locator('.notification-toast .monaco-button', { hasText: 'Let Foresee do it' }).click();
      await eventually(
        'the settings say so',
        () => settingsOf(folder)['yaml.validate'] === false && settingsOf(folder)['yaml.completion'] === false,
      );
    },
  ],
  [
    'and one click takes it back',
    async ({ page, folder }) => {
      await page.locator('.notification-toast .monaco-button', { hasText: 'Undo' }).click();
      await eventually('the settings are as they were', () => Object.keys(settingsOf(folder)).length === 0);
    },
  ],
];

/** The window does not know the authors of the folder. */
const untrustedSteps = [
  [
    'a folder that is not trusted is checked as well',
    async ({ page }) => {
      await openFile(page, 'k8s/storefront.yaml');
      await page.locator('.squiggly-error').first().waitFor();
      await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    },
  ],
];

/** Lines of the logs of all windows in which Foresee, or VS Code of Foresee, speaks of an error. */
function loggedErrors(home) {
  const logs = fs.readdirSync(home, { recursive: true }).filter((file) => /\/(Foresee|remoteexthost)\.log$/.test(file));
  const lines = logs.flatMap((file) =>
    fs
      .readFileSync(path.join(home, file), 'utf8')
      .split('\n')
      .map((line) => `${path.basename(file)}: ${line}`),
  );
  return lines.filter((line) => /\[error\]/.test(line) && /foresee\.foresee|^Foresee/.test(line));
}

function settingsOf(folder) {
  const file = path.join(folder, '.vscode/settings.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8') || '{}') : {};
}

async function choose(page, command, answer) {
  await runCommand(page, command);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: answer }).first().click();
}

async function hoverOver(page, { word, within, expected }) {
  const text = await hoverWord(page, word, within);
  await eventually('the hover has its words', async () =>
    (await page.locator('.monaco-hover:not(.hidden)').first().textContent()).includes(expected),
  );
  return text;
}

process.exitCode = await main();
