// A walk through the window with the packaged .vsix, as a user takes it, with a picture at each step:
// `node test/e2e/walk.mjs [--pictures FOLDER] [--readme FILE]`; the last also writes the picture of the README.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { clickWord, eventually, hoverWord, lightbulb, openFile, problems, shownText, take } from '../host/page.mjs';
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
    const page = await openShop(home, closers);
    const failed = await walk(page);
    return failed;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** A window on a copy of the sample workspace. */
async function openShop(home, closers) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const extensions = path.join(home, 'extensions');
  const folder = path.join(home, 'shop');
  fs.cpSync(path.join(root, 'test/workspace'), folder, { recursive: true });
  installExtension({ home, extensions, vsix: path.join(root, `${name}-${version}.vsix`) });
  const settings = {
    'editor.fontSize': 13,
    'editor.minimap.enabled': false,
    'workbench.colorTheme': 'Default Light Modern',
    'editor.hover.delay': 100,
    'editor.stickyScroll.enabled': false,
  };
  const server = await startServer({ home, extensions, settings });
  closers.push(server.stop);
  const browser = await openBrowser();
  closers.push(() => browser.close());
  const page = await openWindow(browser, { port: server.port, folder, size: { width: 1280, height: 800 }, scale: 1.5 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  return page;
}

/** Each step looks at the window; the first that fails ends the walk. */
async function walk(page) {
  const sum = { passed: 0, failed: 0 };
  for (const [index, [name, step]] of steps.entries()) {
    const started = Date.now();
    try {
      await step(page);
      sum.passed += 1;
      console.log(`  ✔ ${name} (${Date.now() - started}ms)`);
    } catch (error) {
      sum.failed += 1;
      console.log(`  ✖ ${name}: ${error.message}`);
    }
    const picture = `${String(index + 1).padStart(2, '0')}-${name.replaceAll(/[^a-z]+/gi, '-')}.png`;
    await page.screenshot({ path: path.join(values.pictures, picture) });
    if (sum.failed > 0) break;
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

/** `pictures` of the README are taken where the window says most. */
const steps = [
  [
    'a manifest shows its findings',
    async (page) => {
      await openFile(page, 'k8s/storefront.yaml');
      await page.locator('.squiggly-error').first().waitFor({ timeout: 30_000 });
    },
  ],
  [
    'the Problems panel names them',
    async (page) => {
      await eventually('pss-privileged is in the panel', async () =>
        (await problems(page)).some((row) => row.includes('pss-privileged')),
      );
    },
  ],
  [
    'the hover says why',
    async (page) => {
      await page.locator('.markers-panel .monaco-tl-row', { hasText: 'pss-privileged' }).first().dblclick();
      await eventually('the editor goes there', async () => (await shownText(page)).includes('privileged: true'));
      await hoverOver(page, { word: 'true', within: 'privileged: true', expected: 'runs privileged' });
      if (values.readme) await page.screenshot({ path: values.readme });
    },
  ],
  [
    'the status item knows the file',
    async (page) => {
      await page.mouse.move(700, 30);
      await page.locator('.statusbar-item[id="status.languageStatus"]').hover();
      const shown = page.locator('.hover-language-status', { hasText: 'Deployment' }).first();
      await shown.waitFor();
    },
  ],
  [
    'the lightbulb makes the pod meet restricted',
    async (page) => {
      await page.mouse.move(700, 30);
      await clickWord(page, 'privileged');
      const offered = await lightbulb(page);
      if (!offered.some((line) => line.includes('restricted'))) throw new Error(`it offers ${offered.join(' | ')}`);
      await page.screenshot({ path: path.join(values.pictures, 'menu.png') });
      await take(page, 'restricted');
      await page.locator('.notification-toast', { hasText: 'will not start' }).waitFor();
      await page.screenshot({ path: path.join(values.pictures, 'warning.png') });
      await eventually('the edit is there', async () => (await shownText(page)).includes('runAsNonRoot: true'));
      await eventually('the finding is gone', async () => !(await problems(page)).some((row) => row.includes('pss-privileged')));
    },
  ],
  [
    'a chart shows the value that is not there',
    async (page) => {
      await openFile(page, 'charts/shop/templates/deployment.yaml');
      await eventually('baner is named', async () => (await problems(page)).some((row) => row.includes('baner')));
    },
  ],
  [
    'a workflow shows the injection',
    async (page) => {
      await openFile(page, '.github/workflows/greet.yml');
      await eventually('it is named', async () => (await problems(page)).some((row) => row.includes('gha-template-injection')));
    },
  ],
];

async function hoverOver(page, { word, within, expected }) {
  const text = await hoverWord(page, word, within);
  await eventually('the hover has its words', async () =>
    (await page.locator('.monaco-hover:not(.hidden)').first().textContent()).includes(expected),
  );
  return text;
}

process.exitCode = await main();
