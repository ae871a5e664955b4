// A language client that measures: JSON-RPC over stdio, nothing else.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

const now = () => performance.now();

/** Starts a server; `answers` are replies to what it asks of the client. */
export function connect(command, { answers = {}, cwd, env } = {}) {
  const server = spawn(command[0], command.slice(1), { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'ignore'] });
  const started = now();
  const waiting = new Map();
  const listeners = new Set();
  let rest = Buffer.alloc(0);
  let id = 0;
  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  const take = (message) => {
    if (message.method === undefined) {
      waiting.get(message.id)?.(message.result ?? null);
      waiting.delete(message.id);
    } else if (message.id !== undefined) {
      new Promise((resolve) => resolve(answers[message.method]?.(message.params) ?? null)).then(
        (result) => send({ id: message.id, result }),
        (error) => send({ id: message.id, error: { code: -32000, message: String(error) } }),
      );
    } else for (const listener of listeners) listener(message);
  };
  server.stdout.on('data', (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const head = rest.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(rest.toString('latin1', 0, head))[1]);
      if (rest.length < head + 4 + length) return;
      const body = rest.toString('utf8', head + 4, head + 4 + length);
      rest = rest.subarray(head + 4 + length);
      take(JSON.parse(body));
    }
  });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  return {
    started,
    request: (method, params) =>
      new Promise((resolve) => {
        waiting.set(++id, resolve);
        send({ id, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    /** The next notification that `fits`. */
    next: (fits, timeout = 60_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(listener);
          reject(new Error('the server did not answer in time'));
        }, timeout);
        const listener = (message) => {
          if (!fits(message)) return;
          clearTimeout(timer);
          listeners.delete(listener);
          resolve(message);
        };
        listeners.add(listener);
      }),
    /** Resident memory in MB; null where the system does not tell. */
    memory: () => {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;
      } catch {
        return null;
      }
    },
    stop: async () => {
      server.kill('SIGKILL');
      await gone;
    },
  };
}
