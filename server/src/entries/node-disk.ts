/** Node's disk and date, and the data beside the bundle: what the server and the command line both stand on. */
import fs from 'node:fs';
import path from 'node:path';
import type { Disk, FileText, Kind, Trouble } from '../cli/shell.ts';
import type { Assets } from '../core/checks/rules/context.ts';
import { cachedAssets, safeAsset } from './assets.ts';

/** The folder `dist`: the bundle is `dist/server/node.js`. */
const dist = path.resolve(__dirname, '..');

const readAsset = (name: string): string => fs.readFileSync(path.join(dist, safeAsset(name)), 'utf8');

/** Files of `dist`, read when first asked. */
export const assets: Assets = cachedAssets(readAsset);

/** The language of the environment. */
export const locale = (): string => {
  const set = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => process.env[name]).find((value) => value);
  return set ?? Intl.DateTimeFormat().resolvedOptions().locale;
};

/** `YYYY-MM-DD` where the machine stands. */
export const localDate = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

export const today = (): string => localDate(new Date());

const troubles: ReadonlyMap<string, Trouble['trouble']> = new Map([
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['ELOOP', 'missing'],
  ['EACCES', 'forbidden'],
  ['EPERM', 'forbidden'],
  ['EISDIR', 'folder'],
]);

export const troubleOf = (error: unknown): Trouble => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { trouble: troubles.get(code) ?? 'failed', words: code || String(error) };
};

const kindOf = (stats: {
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
  readonly isSymbolicLink: () => boolean;
}): Kind | 'link' => (stats.isSymbolicLink() ? 'link' : stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'stream');

export const slashes = (name: string): string => (path.sep === '/' ? name : name.replaceAll(path.sep, '/'));

/** UTF-8 with or without a BOM, or UTF-16 with one. What is no text becomes U+FFFD and is not exact. */
export const decode = (bytes: Uint8Array, limit: number): FileText => {
  const sign = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (sign) return { text: cut(new TextDecoder(sign).decode(bytes), limit), exact: false };
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const exact = text.length <= limit && (!text.includes('\uFFFD') || Buffer.from(text).equals(bytes));
  return { text: cut(text, limit), exact };
};

const cut = (text: string, limit: number): string => (text.length > limit ? text.slice(0, limit + 1) : text);

/** Bytes that certainly hold more than `limit` UTF-16 units: one unit is three bytes of UTF-8 at most. */
export const enoughBytes = (limit: number): number => limit * 3 + 4;

const readBytes = (file: number, most: number): Uint8Array => {
  const parts: Buffer[] = [];
  for (let size = 0; size < most; ) {
    const part = Buffer.allocUnsafe(Math.min(65_536, most - size));
    const count = fs.readSync(file, part, 0, part.length, null);
    if (count === 0) break;
    parts.push(part.subarray(0, count));
    size += count;
  }
  return Buffer.concat(parts);
};

export const disk: Disk = {
  read: (name, limit) => {
    let file: number | null = null;
    try {
      file = fs.openSync(name, 'r');
      return decode(readBytes(file, enoughBytes(limit)), limit);
    } catch (error) {
      return troubleOf(error);
    } finally {
      if (file !== null) fs.closeSync(file);
    }
  },
  bytes: (name, limit) => {
    try {
      const { size } = fs.statSync(name);
      return size > limit ? { trouble: 'failed', words: 'EFBIG' } : fs.readFileSync(name);
    } catch (error) {
      return troubleOf(error);
    }
  },
  list: (folder) => {
    try {
      return fs
        .readdirSync(folder, { withFileTypes: true })
        .map((member) => ({ name: member.name, kind: kindOf(member) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      return troubleOf(error);
    }
  },
  kind: (name) => {
    try {
      const kind = kindOf(fs.statSync(name));
      return kind === 'link' ? null : kind;
    } catch {
      return null;
    }
  },
  real: (name) => {
    try {
      return slashes(fs.realpathSync(name));
    } catch {
      return null;
    }
  },
};
