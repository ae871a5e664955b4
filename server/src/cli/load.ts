/** From the words of a command line to a workspace and the files in it that are to be looked at. */
import { globFits } from '../core/base/glob.ts';
import type { Lang } from '../core/base/say.ts';
import { quote, speak } from '../core/base/say.ts';
import { levels, presets, type Settings } from '../core/base/settings.ts';
import { linesOf, positionAt, type Source } from '../core/base/source.ts';
import { analyzeNow } from '../core/engine/analyze.ts';
import { active } from '../core/engine/report.ts';
import { claimed, emptyWorkspace, type Setup, type Workspace } from '../core/engine/workspace.ts';
import { choice, isWrong, last, type Words, type Wrong, wrong } from './args.ts';
import { type Asked, askedRules, turnedOn } from './asked.ts';
import { type Base, findBase } from './base.ts';
import type { Call } from './command.ts';
import { companions } from './companions.ts';
import { packedFiles } from './packed.ts';
import { absolute, parentOf, shown, within } from './paths.ts';
import { changedSince } from './since.ts';
import { findTargets, sayTrouble } from './targets.ts';

export interface Loaded {
  readonly workspace: Workspace;
  /** Uris of the files to look at, in order. A uri is the absolute path, or `<stdin>`. */
  readonly uris: readonly string[];
  /** The uri that standard input goes by. */
  readonly input: string | null;
  /** Uris whose text is not exactly the bytes on disk, so that nothing may be written back. */
  readonly inexact: ReadonlySet<string>;
  readonly asked: Asked | null;
  readonly lang: Lang;
  /** Something could not be read; it has been told. */
  readonly failed: boolean;
}

/** What standard input goes by where nobody gives it a name. */
const nameless = '<stdin>';

/** Reads everything. Faults of single files are told and the rest goes on; what makes the whole run senseless is the answer. */
export const load = async (words: Words, call: Call): Promise<Loaded | Wrong> => {
  const { shell, warn } = call;
  const asked = askedRules(words);
  if (asked && isWrong(asked)) return asked;
  const name = last(words, 'stdin-filename');
  const paths = words.paths.length > 0 ? words.paths : [name === null ? '.' : '-'];
  if (name !== null && !paths.includes('-'))
    return wrong(
      '`--stdin-filename` goes with `-` or without any path.',
      '`--stdin-filename`은 `-`와 함께 쓰거나 경로 없이 써야 합니다.',
    );
  const ref = last(words, 'since');
  const changed = ref === null ? null : changedSince(ref, shell);
  if (changed && isWrong(changed)) return changed;
  const targets = findTargets(paths, shell.cwd, shell.disk, warn);
  const input = !targets.input ? null : name === null ? nameless : absolute(shell.cwd, name);
  const base = findBase(
    words,
    input === null || input === nameless ? targets.starts : [...targets.starts, parentOf(input)],
    shell,
  );
  if (isWrong(base)) return base;
  const before = configured(base, asked, words, call);
  const { settings } = before.workspace;

  const reading = newReading(base, settings, call);
  const uris: string[] = [];
  for (const { path, named } of targets.files) {
    if (!named && settings.exclude.some((glob) => globFits(glob, pathIn(base.root, path)))) continue;
    if (reading.read(path) && (changed === null || changed.has(path))) uris.push(path);
  }
  if (input !== null) {
    const file = await shell.input(settings.maxFileSize);
    if ('trouble' in file) return { wrong: sayTrouble(nameless, file) };
    reading.add(
      {
        uri: input,
        path: input === nameless ? 'stdin.yaml' : pathIn(base.root, input),
        text: file.text,
        version: null,
        languageId: null,
      },
      file.exact,
    );
    if (!uris.includes(input)) uris.push(input);
  }
  const values = (words.flags.get('values') ?? []).map((name) => absolute(shell.cwd, name)).filter((path) => reading.read(path));
  for (const path of values) if (!uris.includes(path)) uris.push(path);
  reading.others(companions(reading.sources(), base.root, settings, shell.disk));
  const read = before.workspace.withAll(reading.sources());
  const chosen = values.flatMap((path) => read.entries.get(path)?.source ?? []);
  const workspace = chosen.length === 0 ? read : read.configured({ named: chosen });
  const named = new Set([...values, ...targets.files.flatMap((target) => (target.named ? [target.path] : []))]);
  return {
    workspace,
    uris: uris.filter((uri) => uri === input || named.has(uri) || isOurs(uri, workspace)),
    input,
    inexact: reading.inexact,
    asked,
    lang: before.workspace.setup.lang,
    failed: targets.failed || before.failed || reading.failed(),
  };
};

/** The path of a source: from the workspace's root, or the whole where it lies elsewhere. */
const pathIn = (root: string, path: string): string => within(root, path) || path.replace(/^\//, '');

/** Flags in the form of settings. */
const flagsOf = (words: Words): Readonly<Record<string, unknown>> => {
  const preset = choice(words, 'preset', presets);
  const level = choice(words, 'pod-security', levels);
  const version = last(words, 'pod-security-version');
  const kubernetes = last(words, 'kubernetes-version');
  return {
    ...(preset === null ? {} : { preset }),
    podSecurity: { ...(level === null ? {} : { level }), ...(version === null ? {} : { version }) },
    ...(kubernetes === null ? {} : { kubernetes: { version: kubernetes } }),
  };
};

/** The workspace with its settings and no other file. A configuration that cannot be understood fails the run, but does not stop it. */
const configured = (
  base: Base,
  asked: Asked | null,
  words: Words,
  call: Call,
): { readonly workspace: Workspace; readonly failed: boolean } => {
  const { shell, lang } = call;
  const flags = flagsOf(words);
  // Each file of a chart asks for the same few files above it.
  const known = new Map<string, boolean>();
  const exists = (path: string): boolean => {
    const file = absolute(base.root, path);
    const there = known.get(file) ?? (within(base.root, file) !== null && shell.disk.kind(file) === 'file');
    known.set(file, there);
    return there;
  };
  const setup: Partial<Setup> = {
    assets: shell.assets,
    flags,
    only: asked?.runs ?? null,
    lang,
    exists,
    packed: (folder) => packedFiles(shell.disk, absolute(base.root, folder)),
    today: shell.today(),
  };
  const empty = emptyWorkspace(setup);
  const { config } = base;
  if (!config) return { workspace: empty, failed: false };
  const workspace = empty.with(config);
  const { settings } = workspace;
  const fault = active(analyzeNow(config.uri, workspace)).find(({ severity }) => severity === 'error');
  const spoken = call.chosen || settings.language === 'auto' ? lang : settings.language;
  if (fault) {
    const { line } = positionAt(linesOf(config), fault.span.start);
    const where = quote(`${shown(shell.cwd, config.uri)}:${line + 1}`);
    call.warn({ en: `The settings in ${where}: ${speak(fault.say, 'en')}`, ko: `설정 ${where}: ${speak(fault.say, 'ko')}` });
  }
  const on = asked ? turnedOn(asked, settings) : {};
  return { workspace: workspace.configured({ lang: spoken, flags: { ...flags, rules: on } }), failed: fault !== undefined };
};

/** Files read so far by uri. */
const newReading = ({ root, config }: Base, settings: Settings, { shell, warn }: Call) => {
  const sources = new Map<string, Source>();
  const inexact = new Set<string>();
  let failed = false;
  // The settings come first: a workspace reads those of the first file under their name.
  if (config) sources.set(config.uri, config);
  const read = (path: string): boolean => {
    if (sources.has(path)) return true;
    const file = shell.disk.read(path, settings.maxFileSize);
    if ('trouble' in file) {
      failed = true;
      warn(sayTrouble(shown(shell.cwd, path), file));
      return false;
    }
    add({ uri: path, path: pathIn(root, path), text: file.text, version: null, languageId: null }, file.exact);
    return true;
  };
  const add = (source: Source, exact: boolean): void => {
    sources.set(source.uri, source);
    if (!exact) inexact.add(source.uri);
  };
  return {
    read,
    add,
    inexact,
    others: (paths: Iterable<string>): void => {
      for (const path of paths) if (!sources.has(path)) read(path);
    },
    sources: (): readonly Source[] => [...sources.values()],
    failed: (): boolean => failed,
  };
};

/** Whether a file found in a folder is one to judge: YAML, JSON that holds an object of Kubernetes, or what a language claims. */
const isOurs = (uri: string, workspace: Workspace): boolean => {
  const source = workspace.entries.get(uri)?.source;
  if (!source || source.text.includes('\0')) return false;
  if (/\.ya?ml$/i.test(uri)) return true;
  if (/\.json$/i.test(uri) && /"apiVersion"/.test(source.text) && /"kind"/.test(source.text)) return true;
  return claimed(source, workspace.files) !== null;
};

/** The path that a uri has on disk, as the caller would write it. */
export const shownUri = (uri: string, cwd: string): string => (uri === nameless ? uri : shown(cwd, uri));
