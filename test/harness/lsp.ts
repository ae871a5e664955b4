// A language server and a client over two streams, in one process: what an editor sees, without an editor.
import fs from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { ServerHost } from '../../server/src/lsp/host.ts';
import { startServer } from '../../server/src/lsp/server.ts';

/** Time that a test moves itself. */
export interface Clock {
  readonly host: Pick<ServerHost, 'now' | 'later'>;
  /** Moves on by some milliseconds and calls what is due. */
  readonly pass: (ms: number) => void;
}

export const clock = (): Clock => {
  let time = 0;
  const timers = new Set<{ readonly due: number; readonly run: () => void }>();
  return {
    host: {
      now: () => time,
      later: (ms, run) => {
        const timer = { due: time + ms, run };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    },
    pass: (ms) => {
      time += ms;
      for (const timer of [...timers].sort((a, b) => a.due - b.due)) if (timer.due <= time && timers.delete(timer)) timer.run();
    },
  };
};

const dist = path.join(process.cwd(), 'dist');
const texts = new Map<string, string>();
const values = new Map<string, unknown>();

/** What the build made, as the server reads it. */
export const assets: ServerHost['assets'] = {
  text: (name) => {
    const known = texts.get(name) ?? fs.readFileSync(path.join(dist, name), 'utf8');
    texts.set(name, known);
    return known;
  },
  json: (name) => {
    if (!values.has(name)) values.set(name, JSON.parse(assets.text(name)));
    return values.get(name);
  },
};

export interface Editor {
  readonly connection: ProtocolConnection;
  /** Opens a document and waits for its findings. */
  readonly open: (uri: string, text: string, languageId?: string) => Promise<readonly Diagnostic[]>;
  /** Sends one change of a range and waits for the findings of the new text. */
  readonly type: (uri: string, start: number, end: number, text: string) => Promise<readonly Diagnostic[]>;
  readonly text: (uri: string) => string;
  /** Findings pushed last. */
  readonly shown: (uri: string) => readonly Diagnostic[];
  readonly clock: Clock;
  readonly stop: () => void;
}

const position = (text: string, offset: number) => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
};

interface Wish {
  readonly capabilities?: InitializeParams['capabilities'];
  readonly options?: unknown;
  readonly locale?: string;
  /** Files of the workspace folder `file:///w`, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Starts a server and connects an editor that is pushed to. */
export const editor = async (wish: Wish = {}): Promise<Editor> => {
  const up = new PassThrough();
  const down = new PassThrough();
  const time = clock();
  const files = new Map(Object.entries(wish.files ?? {}).map(([name, text]) => [`file:///w/${name}`, text]));
  const host: ServerHost = {
    ...time.host,
    assets,
    read: async (uri) => files.get(uri) ?? null,
    list: async () => [...files.keys()],
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    today: () => '2026-11-20',
  };
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), host);
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const pushed = new Map<string, readonly Diagnostic[]>();
  const waiting = new Map<string, { readonly version: number; readonly done: (found: readonly Diagnostic[]) => void }>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, version, diagnostics }: { uri: string; version?: number; diagnostics: Diagnostic[] }) => {
      pushed.set(uri, diagnostics);
      const wait = waiting.get(uri);
      if (wait && version === wait.version) {
        waiting.delete(uri);
        wait.done(diagnostics);
      }
    },
  );
  const failures: string[] = [];
  connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
    if (type === 1) failures.push(message);
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: 'file:///w',
    workspaceFolders: [{ uri: 'file:///w', name: 'w' }],
    locale: wish.locale ?? 'en',
    capabilities: wish.capabilities ?? {
      textDocument: {
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        completion: { completionItem: { snippetSupport: true } },
      },
    },
    initializationOptions: wish.options,
  });
  await connection.sendNotification('initialized', {});
  const texts = new Map<string, { version: number; text: string }>();
  const answer = (uri: string, version: number): Promise<readonly Diagnostic[]> =>
    new Promise((resolve) => {
      waiting.set(uri, { version, done: resolve });
    });
  return {
    connection,
    clock: time,
    open: async (uri, text, languageId = 'yaml') => {
      texts.set(uri, { version: 1, text });
      const found = answer(uri, 1);
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
      return found;
    },
    type: async (uri, start, end, insert) => {
      const now = texts.get(uri) ?? { version: 0, text: '' };
      const next = { version: now.version + 1, text: now.text.slice(0, start) + insert + now.text.slice(end) };
      texts.set(uri, next);
      const found = answer(uri, next.version);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: next.version },
        contentChanges: [{ range: { start: position(now.text, start), end: position(now.text, end) }, text: insert }],
      });
      return found;
    },
    text: (uri) => texts.get(uri)?.text ?? '',
    shown: (uri) => pushed.get(uri) ?? [],
    stop: () => {
      connection.dispose();
      up.end();
      down.end();
      if (failures.length > 0) throw new Error(failures.join('\n'));
    },
  };
};
