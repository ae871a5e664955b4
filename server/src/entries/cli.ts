/** The command line on Node: builds the Shell and hands over to `cli/`. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { version } from '../../../package.json';
import { run } from '../cli/main.ts';
import type { FileText, Shell, Stream, Trouble } from '../cli/shell.ts';
import { assets, decode, disk, enoughBytes, locale, today, troubleOf } from './node-disk.ts';

/** Runs one subcommand and answers with its exit code. */
export async function main(words: readonly string[]): Promise<number> {
  // A reader that has seen enough, such as `head`, is no fault.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  return run(words, shell());
}

const shell = (): Shell => ({
  assets,
  disk,
  locale: locale(),
  today,
  version,
  cwd: process.cwd().replaceAll(path.sep, '/'),
  variable: (name) => process.env[name] || null,
  clock: () => performance.now(),
  input,
  out: streamOf(process.stdout),
  err: streamOf(process.stderr),
  replace,
  write: (name, folder, parts) => {
    try {
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(name, Buffer.concat(parts));
      return null;
    } catch (error) {
      return troubleOf(error);
    }
  },
  run: (program, words, folder) => {
    const ran = spawnSync(program, words, { cwd: folder, encoding: 'utf8', maxBuffer: 256 << 20, windowsHide: true });
    if (ran.error) return null;
    return { code: ran.status ?? 1, out: ran.stdout, err: ran.stderr };
  },
});

const streamOf = (stream: NodeJS.WriteStream): Stream => ({
  write: (text) => void stream.write(text),
  bytes: (bytes) => void stream.write(bytes),
  terminal: stream.isTTY === true,
  columns: stream.columns || 80,
});

const input = async (limit: number): Promise<FileText | Trouble> => {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of process.stdin) {
      parts.push(part);
      size += part.length;
      if (size >= enoughBytes(limit)) break;
    }
  } catch (error) {
    return troubleOf(error);
  } finally {
    process.stdin.destroy();
  }
  return decode(Buffer.concat(parts), limit);
};

const replace: Shell['replace'] = (name, before, after) => {
  const half = `${name}.${process.pid}.tmp`;
  try {
    const mode = before === null ? 0o644 : fs.statSync(name).mode & 0o7777;
    fs.writeFileSync(half, after, { mode, flag: 'wx' });
    if (before !== null) fs.chmodSync(half, mode);
    const now = fs.existsSync(name) ? fs.readFileSync(name) : null;
    if (before === null ? now !== null : now === null || !now.equals(Buffer.from(before))) {
      fs.rmSync(half, { force: true });
      return 'changed';
    }
    fs.renameSync(half, name);
    return null;
  } catch (error) {
    fs.rmSync(half, { force: true });
    return troubleOf(error);
  }
};
