/** A machine in memory for the command line: files, pipes, a clock. */
import { run } from '../../server/src/cli/main.ts';
import { absolute, within } from '../../server/src/cli/paths.ts';
import type { Disk, Kind, Member, Ran, Shell, Trouble } from '../../server/src/cli/shell.ts';
import type { Assets } from '../../server/src/core/checks/rules/context.ts';
import { builtAssets } from '../harness/run.ts';

/** A text is a file; the rest says what it is. */
export type Thing =
  | string
  | { readonly link: string }
  | { readonly stream: string }
  | { readonly locked: true }
  | { readonly inexact: string };

export interface Machine {
  readonly files: Readonly<Record<string, Thing>>;
  readonly cwd?: string;
  readonly input?: string;
  readonly locale?: string;
  readonly today?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  readonly assets?: Assets;
  readonly git?: (words: readonly string[], folder: string) => Ran | null;
  /** Somebody else writes this between reading and writing. */
  readonly meanwhile?: Readonly<Record<string, string>>;
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Files afterwards. */
  readonly files: Readonly<Record<string, Thing>>;
}

const diskOf = (files: Map<string, Thing>): Disk => {
  const resolve = (path: string, hops = 0): string | null => {
    let at = '';
    for (const step of path.split('/').slice(1)) {
      at = `${at}/${step}`;
      const thing = files.get(at);
      if (typeof thing !== 'object' || !('link' in thing)) continue;
      if (hops > 8) return null;
      return resolve(absolute(at.slice(0, at.lastIndexOf('/')) || '/', thing.link) + path.slice(at.length), hops + 1);
    }
    return path;
  };
  const isFolder = (path: string): boolean => path === '/' || [...files.keys()].some((file) => within(path, file));
  const kindAt = (path: string): Kind | null => {
    const thing = files.get(path);
    if (thing === undefined) return isFolder(path) ? 'folder' : null;
    return typeof thing === 'object' && 'stream' in thing ? 'stream' : 'file';
  };
  const missing: Trouble = { trouble: 'missing', words: 'ENOENT' };
  return {
    read: (path, limit) => {
      const real = resolve(path);
      const thing = real === null ? undefined : files.get(real);
      if (thing === undefined) return real !== null && isFolder(real) ? { trouble: 'folder', words: 'EISDIR' } : missing;
      if (typeof thing === 'string') return { text: thing.slice(0, limit + 1), exact: true };
      if ('inexact' in thing) return { text: thing.inexact, exact: false };
      if ('stream' in thing) return { text: thing.stream.slice(0, limit + 1), exact: true };
      return { trouble: 'forbidden', words: 'EACCES' };
    },
    bytes: (path) => {
      const thing = files.get(resolve(path) ?? '');
      return typeof thing === 'string' ? new TextEncoder().encode(thing) : missing;
    },
    list: (folder) => {
      const names = new Map<string, Member>();
      for (const [path, thing] of files) {
        const rest = within(folder, path);
        if (!rest) continue;
        const [name = '', ...deeper] = rest.split('/');
        const kind =
          deeper.length > 0 ? 'folder' : typeof thing === 'object' && 'link' in thing ? 'link' : (kindAt(path) ?? 'file');
        names.set(name, { name, kind });
      }
      return names.size === 0 ? missing : [...names.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    kind: (path) => {
      const real = resolve(path);
      return real === null ? null : kindAt(real);
    },
    real: (path) => {
      const real = resolve(path);
      return real === null || kindAt(real) === null ? null : real;
    },
  };
};

/** Runs one command line on a machine. */
export const call = async (words: readonly string[], machine: Machine): Promise<Outcome> => {
  const files = new Map(Object.entries(machine.files));
  const said = { out: '', err: '' };
  const add = (where: keyof typeof said) => (text: string) => {
    said[where] += text;
  };
  let time = 0;
  const shell: Shell = {
    assets: machine.assets ?? builtAssets,
    disk: diskOf(files),
    version: '9.9.9',
    locale: machine.locale ?? 'en_US.UTF-8',
    today: () => machine.today ?? '2026-11-20',
    cwd: machine.cwd ?? '/w',
    variable: (name) => machine.variables?.[name] ?? null,
    clock: () => {
      time += 100;
      return time;
    },
    input: async (limit) => ({ text: (machine.input ?? '').slice(0, limit + 1), exact: true }),
    out: {
      write: add('out'),
      bytes: (bytes) => add('out')(new TextDecoder().decode(bytes)),
      terminal: machine.terminal ?? false,
      columns: 80,
    },
    err: {
      write: add('err'),
      bytes: (bytes) => add('err')(new TextDecoder().decode(bytes)),
      terminal: machine.terminal ?? false,
      columns: 80,
    },
    write: (path, _folder, parts) => {
      files.set(path, parts.map((part) => new TextDecoder().decode(part)).join(''));
      return null;
    },
    replace: (path, before, after) => {
      const now = machine.meanwhile?.[path] ?? files.get(path);
      if (now !== (before ?? undefined)) return 'changed';
      files.set(path, after);
      return null;
    },
    run: (program, rest, folder) => (program === 'git' ? (machine.git?.(rest, folder) ?? null) : null),
  };
  const code = await run(words, shell);
  return { code, ...said, files: Object.fromEntries(files) };
};

interface Answer {
  readonly version: number;
  readonly files: number;
  readonly findings: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly fix: { readonly title: string; readonly safety: string } | null;
    readonly related: readonly { readonly file: string; readonly line: number }[];
    readonly supersededBy: string | null;
  }[];
}

/** What `--format json` printed. */
export const answerOf = ({ out }: Outcome): Answer => JSON.parse(out);

/** Files with findings and the rules found in each. */
export const rulesByFile = (outcome: Outcome): Readonly<Record<string, readonly string[]>> => {
  const found: Record<string, string[]> = {};
  for (const { file, rule } of answerOf(outcome).findings) found[file] = [...(found[file] ?? []), rule];
  return found;
};

/** A pod with one fault, which `pss-privileged` finds as an error. */
export const badPod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: app
      image: ghcr.io/acme/app:1.0
      securityContext:
        privileged: true
`;

export const badJson = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'app', image: 'a.io/b:1', securityContext: { privileged: true } }] },
});

/** The flags that make {@link badPod} one finding. */
export const quiet = ['--rule', 'pss-privileged', '--format', 'json'] as const;
