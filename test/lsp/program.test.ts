/** The built server, `dist/server/node.js`, as an editor starts it: over standard streams, over a socket, with files on disk. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';

const program = path.resolve('dist/server/node.js');
const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'foresee-lsp-')));
after(() => fs.rmSync(home, { recursive: true, force: true }));

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: 한글
spec:
  hostPID: true
  containers:
    - name: app
      image: ghcr.io/acme/app:1.0
`;
const namespace = `apiVersion: v1
kind: Namespace
metadata:
  name: 한글
  labels:
    pod-security.kubernetes.io/enforce: privileged
`;

interface Found {
  readonly diagnostics: readonly { readonly code?: string | number }[];
}

/** Opens the pod in a folder that holds the namespace, and answers with the rules of the last report that it waits for. */
const talk = async (connection: ProtocolConnection): Promise<readonly string[]> => {
  const root = path.join(home, 'a folder (1)');
  fs.mkdirSync(path.join(root, 'ignored'), { recursive: true });
  fs.writeFileSync(path.join(root, '.gitignore'), 'ignored\n');
  fs.writeFileSync(path.join(root, 'ns.yaml'), namespace);
  fs.writeFileSync(path.join(root, 'ignored/ns.yaml'), namespace.replace('privileged', 'restricted'));
  fs.writeFileSync(path.join(root, 'pod.yaml'), pod);
  const folder = URI.file(root).toString();
  const uri = URI.file(path.join(root, 'pod.yaml')).toString();
  connection.listen();
  const reports: string[][] = [];
  const settled = new Promise<readonly string[]>((resolve) => {
    connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: Found) => {
      reports.push(diagnostics.map(({ code }) => String(code)));
      // The first report may come before the folder was read; the namespace then allows what it found.
      if (reports.length > 0 && !reports.at(-1)?.includes('pss-host-pid')) resolve(reports.at(-1) ?? []);
    });
  });
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: folder, name: 'a' }],
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text: pod } });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`only ${JSON.stringify(reports)}`)), 30_000).unref();
  });
  const rules = await Promise.race([settled, late]);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  return rules;
};

test('over standard streams', async () => {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.on('exit', resolve));
  const rules = await talk(createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)));
  assert.ok(rules.includes('memory-limit-missing'), rules.join());
  assert.equal(await gone, 0);
});

test('over a socket', async () => {
  const server = net.createServer();
  const talked = new Promise<readonly string[]>((resolve, reject) => {
    server.on('connection', (socket) => {
      talk(createProtocolConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket))).then(resolve, reject);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const child = spawn(process.execPath, [program, `--socket=${port}`], { stdio: 'inherit' });
  const gone = new Promise((resolve) => child.on('exit', resolve));
  assert.ok((await talked).includes('memory-limit-missing'));
  assert.equal(await gone, 0);
  server.close();
});
