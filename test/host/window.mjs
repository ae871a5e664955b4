// Opens the workbench of a VS Code server in a headless browser.
import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { packagedChromium } from './chromium.mjs';

/** Starts the browser: CHROME_PATH, an installed Chromium or Chrome, else the one of the npm package. */
export async function openBrowser() {
  const { binary, env } = chooseBrowser();
  return chromium.launch({
    headless: true,
    executablePath: binary,
    env,
    // The tests may run as root and in containers with a small /dev/shm.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}

/** A page with the workbench on `folder`; `payload` is what VS Code reads from its address. */
export async function openWindow(
  browser,
  { port, folder, payload = [], size = { width: 1280, height: 800 }, scale = 1, before = async () => {} },
) {
  const page = await (await browser.newContext({ viewport: size, deviceScaleFactor: scale })).newPage();
  await before(page);
  await page.goto(windowAddress({ port, folder, payload }));
  return page;
}

/** The address that opens `folder`, or a .code-workspace file. */
export function windowAddress({ port, folder, payload = [] }) {
  const open = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const extra = payload.length > 0 ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : '';
  return `http://127.0.0.1:${port}/?${open}=${encodeURI(folder)}${extra}`;
}

/** How the workbench names a file of the machine that its server runs on. */
export function remoteUri(port, file) {
  return `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`;
}

/** VSCODE_HOST_BROWSER=npm insists on the one of the package. */
function chooseBrowser() {
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = process.env.CHROME_PATH || installed.find((file) => fs.existsSync(file));
  if (found && process.env.VSCODE_HOST_BROWSER !== 'npm') return { binary: found, env: process.env };
  return packagedChromium();
}
