// The server of the web, in a real browser: a worker with neither disk nor Node, spoken to as VS Code for the Web does.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../host/window.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

/** Runs in the page: a client of few words. Answers with what the server says of one file. */
const talk = async ({ address, text }) => {
  const worker = new Worker(`${address}/dist/server/worker.js`);
  const answers = new Map();
  const uri = 'vscode-vfs://shop/deployment.yaml';
  const send = (message) => worker.postMessage({ jsonrpc: '2.0', ...message });
  const ask = (method, params) =>
    new Promise((resolve) => {
      const id = answers.size + 1;
      answers.set(id, resolve);
      send({ id, method, params });
    });
  const published = new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      if (data.method === undefined) answers.get(data.id)?.(data.result ?? data.error);
      else if (data.id !== undefined)
        send({ id: data.id, result: data.method === 'workspace/configuration' ? data.params.items.map(() => null) : null });
      else if (data.method === 'textDocument/publishDiagnostics' && data.params.diagnostics.length > 0) resolve(data.params);
    };
    setTimeout(() => reject(new Error('no findings within 20 s')), 20_000);
  });
  const environment = { trusted: true, links: null, assets: `${address}/dist`, beside: {} };
  await ask('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { workspace: { configuration: true } },
    initializationOptions: environment,
  });
  send({ method: 'initialized', params: {} });
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
  const { diagnostics } = await published;
  const line = text.split('\n').findIndex((words) => words.includes('replicas'));
  const hover = await ask('textDocument/hover', { textDocument: { uri }, position: { line, character: 4 } });
  return { rules: diagnostics.map(({ code }) => code), hover: hover?.contents?.value ?? '' };
};

/** Whether the worker finds what the Node server finds. */
async function main() {
  const server = http.createServer(serveFile).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${address}/`);
    const text = fs.readFileSync(path.join(here, 'workspace/deployment.yaml'), 'utf8');
    const { rules, hover } = await page.evaluate(talk, { address, text });
    check('finds', rules.includes('pss-privileged'), rules.join(', '));
    check('hovers', hover.includes('replicas'), hover.slice(0, 200));
  } finally {
    await browser.close();
    server.close();
  }
}

const sum = { passed: 0, failed: 0 };

function check(name, good, words) {
  sum[good ? 'passed' : 'failed'] += 1;
  console.log(good ? `  ✔ ${name}` : `  ✖ ${name}: ${words}`);
}

/** Files below dist/, and an empty page. */
function serveFile({ url }, response) {
  const file = path.join(root, path.posix.normalize(new URL(url, 'http://localhost').pathname));
  if (!file.startsWith(path.join(root, 'dist/'))) return response.setHeader('Content-Type', 'text/html').end('<!doctype html>');
  if (!fs.existsSync(file)) return response.writeHead(404).end();
  return response
    .setHeader('Content-Type', file.endsWith('.js') ? 'text/javascript' : 'application/json')
    .end(fs.readFileSync(file));
}

await main().catch((error) => check('answers', false, error.message));
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;
