// What one server needs for one document.
import { connect } from './client.mjs';

const capabilities = {
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, workspaceFolders: true },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
  },
};

/** The same numbers in each run. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const quantile = (numbers, q) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
};

const placeOf = (text, offset) => {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - (before.lastIndexOf('\n') + 1) };
};

/** Typed into random places: about half of them break the text for a moment, as typing does. */
const typed = ['x', ':', ' ', '"', '\n', 'a', '-', '0', '{', ']', '#'];

/** Says what an editor says before the first document. */
async function greet(client, server) {
  await client.request('initialize', {
    processId: process.pid,
    rootUri: server.root,
    workspaceFolders: [{ uri: server.root, name: 'bench' }],
    capabilities,
    initializationOptions: server.options ?? {},
  });
  client.notify('initialized', {});
  for (const [method, params] of server.greetings ?? []) client.notify(method, params);
}

/**
 * Opens the document in a fresh server and times: start to first findings, `edits` keystrokes and their undoing, hover, completion.
 * `limit` ends a phase after some milliseconds.
 */
export async function measure(server, document, { edits, limit, seed }) {
  const client = connect(server.command, { answers: server.answers, cwd: server.cwd, env: server.env });
  const uri = `${server.root}/${document.path}`;
  const found = (message) => message.method === 'textDocument/publishDiagnostics' && message.params.uri === uri;
  try {
    await greet(client, server);
    const first = client.next(found);
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text: document.text } });
    const findings = (await first).params.diagnostics.length;
    const cold = performance.now() - client.started;
    // The first answer may come before settings and schemas are there; what follows is to be measured at rest.
    await new Promise((resolve) => setTimeout(resolve, 1500));

    let version = 1;
    const change = async (range, text) => {
      version++;
      const wanted = version;
      const answered = client.next(
        (message) => found(message) && (message.params.version === undefined || message.params.version === wanted),
      );
      const began = performance.now();
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text }] });
      await answered;
      return performance.now() - began;
    };
    const chance = random(seed);
    const keys = [];
    const phase = performance.now();
    for (let i = 0; i < edits && performance.now() - phase < limit; i++) {
      const at = placeOf(document.text, Math.floor(chance() * document.text.length));
      const text = typed[Math.floor(chance() * typed.length)];
      keys.push(await change({ start: at, end: at }, text));
      const end = text === '\n' ? { line: at.line + 1, character: 0 } : { line: at.line, character: at.character + 1 };
      keys.push(await change({ start: at, end }, ''));
    }

    const ask = async (method, extra) => {
      const times = [];
      const since = performance.now();
      for (let i = 0; i < edits && performance.now() - since < limit; i++) {
        const position = placeOf(document.text, Math.floor(chance() * document.text.length));
        const began = performance.now();
        await client.request(method, { textDocument: { uri }, position, ...extra });
        times.push(performance.now() - began);
      }
      return times;
    };
    const hover = await ask('textDocument/hover');
    const completion = await ask('textDocument/completion', { context: { triggerKind: 1 } });
    return { findings, cold, keys, hover, completion, memory: client.memory() };
  } finally {
    await client.stop();
  }
}

/** Opens every file of a folder, each when the one before has been answered; milliseconds for all. */
export async function measureFolder(server, files) {
  const client = connect(server.command, { answers: server.answers, cwd: server.cwd, env: server.env });
  try {
    await greet(client, server);
    for (const file of files) {
      const uri = `${server.root}/${file.path}`;
      const done = client.next((message) => message.method === 'textDocument/publishDiagnostics' && message.params.uri === uri);
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text: file.text } });
      await done;
    }
    return performance.now() - client.started;
  } finally {
    await client.stop();
  }
}
