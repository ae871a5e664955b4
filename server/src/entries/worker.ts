// The server where there is no Node: a web worker. Files come from the client, shipped data from the address the client gives.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { ServerHost } from '../lsp/host.ts';
import { startServer } from '../lsp/server.ts';
import { messages } from '../protocol.ts';
import { cachedAssets, safeAsset } from './assets.ts';

/** The types of the repository know no browser; this is all of it that is used here. */
interface Scope {
  readonly location: { readonly href: string };
  readonly addEventListener: (type: 'message', listener: (event: { readonly data: unknown }) => void) => void;
}
interface Download {
  readonly open: (method: string, address: string, later: boolean) => void;
  readonly send: () => void;
  readonly status: number;
  readonly responseText: string;
}
declare const self: Scope;
declare const XMLHttpRequest: new () => Download;
declare const performance: { readonly now: () => number };
declare const setTimeout: (run: () => void, ms: number) => number;
declare const clearTimeout: (timer: number) => void;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Folders of the shipped data, the last of which holds: what the client says when it begins, else where this program came from. */
const places: string[] = [];
self.addEventListener('message', ({ data }) => {
  if (!isRecord(data) || data['method'] !== 'initialize' || !isRecord(data['params'])) return;
  const { initializationOptions } = data['params'];
  const assets = isRecord(initializationOptions) ? initializationOptions['assets'] : null;
  if (typeof assets === 'string') places.push(assets.endsWith('/') ? assets : `${assets}/`);
});

/** In a worker nothing else waits while a file comes. */
const download = (name: string): string => {
  const request = new XMLHttpRequest();
  const address = new URL(safeAsset(name), places.at(-1) ?? new URL('..', self.location.href)).href;
  request.open('GET', address, false);
  request.send();
  // Addresses that are no HTTP answer with status 0.
  if (request.status >= 300) throw new Error(`${address}: ${request.status}`);
  return request.responseText;
};

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

const localDate = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

const host: ServerHost = {
  assets: cachedAssets(download),
  read: async (uri, limit) => {
    const text: unknown = await connection.sendRequest(messages.readFile, { uri });
    return typeof text === 'string' && text.length <= limit && !text.includes('\0') ? text : null;
  },
  list: async (folder, limit) => {
    const uris: unknown = await connection.sendRequest(messages.listFiles, { folder, limit });
    return Array.isArray(uris) ? uris.filter((uri) => typeof uri === 'string').slice(0, limit) : [];
  },
  now: () => performance.now(),
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  breathe: () => new Promise((resolve) => void setTimeout(() => resolve(), 0)),
  today: () => localDate(new Date()),
};

startServer(connection, host);
