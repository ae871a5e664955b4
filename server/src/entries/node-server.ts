/** What the language server needs of Node. */
import { setImmediate } from 'node:timers/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI, Utils } from 'vscode-uri';
import { packedFiles } from '../cli/packed.ts';
import { parentOf, within } from '../cli/paths.ts';
import { filesBelow } from '../cli/walk.ts';
import type { ServerHost } from '../lsp/host.ts';
import { startServer } from '../lsp/server.ts';
import { assets, disk, slashes, today } from './node-disk.ts';

/** Null for an address that is no file of this machine. */
const pathOf = (uri: string): string | null => {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? slashes(parsed.fsPath) : null;
};

const host: ServerHost = {
  assets,
  read: async (uri, limit) => {
    const path = pathOf(uri);
    if (path === null || disk.kind(path) !== 'file' || !staysIn(path)) return null;
    const file = disk.read(path, limit);
    return 'trouble' in file || file.text.length > limit || file.text.includes('\0') ? null : file.text;
  },
  list: async (folder, limit) => {
    const path = pathOf(folder);
    if (path === null || disk.kind(path) !== 'folder') return [];
    // Addresses as the client writes them: those of listed files must equal those of opened ones.
    const base = URI.parse(folder);
    return filesBelow(path, disk, () => {}, limit).map((file) => Utils.joinPath(base, within(path, file) ?? '').toString());
  },
  packed: (folder) => {
    const path = pathOf(folder);
    return path === null || !staysIn(path) ? [] : packedFiles(disk, path);
  },
  now: () => performance.now(),
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  breathe: () => setImmediate(),
  today,
};

/** A link may lead to another name in its own folder and below, and nowhere else. */
const staysIn = (path: string): boolean => {
  const [real, folder] = [disk.real(path), disk.real(parentOf(path))];
  return real !== null && folder !== null && within(folder, real) !== null;
};

/** Serves until the client goes; the words of the process say how it talks. */
export const serve = (): void => startServer(createConnection(ProposedFeatures.all), host);
