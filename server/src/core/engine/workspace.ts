/** All files of one workspace folder at one moment, and what follows from them together. Immutable; a change makes a new one. */
import type { Lang } from '../base/say.ts';
import { defaults, parseSettings, type Settings } from '../base/settings.ts';
import type { Source, TextChange } from '../base/source.ts';
import type { Context, World } from '../checks/rules/context.ts';
import type { Model } from '../checks/rules/lens.ts';
import { languages } from '../languages/index.ts';
import type { Assets, Files, Language } from '../languages/language.ts';
import type { Stream, Tree } from '../yaml/node.ts';
import { opaque, readStream } from '../yaml/read.ts';
import { View } from '../yaml/view.ts';
import { readConfig } from './config.ts';
import { contextOf } from './context.ts';
import { settingsFor } from './overrides.ts';
import { type FileFacts, gatherFacts } from './world.ts';

/** What comes from outside and holds for the whole folder. */
export interface Setup {
  readonly assets: Assets;
  /** The editor's settings for this folder. */
  readonly settings: Settings;
  /** Flags of a command line, in the form of settings; they win over `.foresee.yaml`. */
  readonly flags: unknown;
  readonly only: ReadonlySet<string> | null;
  readonly lang: Lang;
  /** Files that exist beside those that were read, by path. */
  readonly exists: (path: string) => boolean;
  /** Packed charts right in a folder, by its path. */
  readonly packed: Files['packed'];
  /** Values files that somebody named for the charts of the workspace. */
  readonly named: Files['named'];
  /** The folder may be hostile: its own schemas are not compiled. */
  readonly trusted: boolean;
  /** Today as `YYYY-MM-DD`, for exceptions that end; null where there is no clock. */
  readonly today: string | null;
}

/** One document of a file as its language understands it; null for YAML of no known language. */
export interface Unit {
  readonly language: Language | null;
  readonly model: Model;
  /** Offset of the document in the file. */
  readonly start: number;
}

/** A file read and known. */
export interface Entry {
  readonly source: Source;
  readonly stream: Stream;
  /** Whether the stream was asked for. */
  readonly read: boolean;
}

export interface Workspace {
  readonly setup: Setup;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly files: Files;
  readonly settings: Settings;
  readonly world: World;
  /** Documents of a file in order. A uri that is not here has none. */
  readonly units: (uri: string) => readonly Unit[];
  readonly context: (source: Source) => Context;
  /**
   * The same workspace with one file read anew: whoever looks at many files once lets go of each, and its trees and results are freed.
   * It knows no other entries and is not to be changed further.
   */
  readonly alone: (uri: string) => Workspace;
  /** The workspace with a file added or changed. `change` is a hint that saves work and never alters the answer. */
  readonly with: (source: Source, change?: TextChange) => Workspace;
  readonly withAll: (sources: readonly Source[]) => Workspace;
  readonly without: (uri: string) => Workspace;
  readonly configured: (setup: Partial<Setup>) => Workspace;
}

/** Names under which a repository keeps its own settings. */
export const configNames: readonly string[] = ['.foresee.yaml', '.foresee.yml'];

const readEntry = (source: Source, previous: Entry | undefined, change: TextChange | undefined, limit: number): Entry => {
  if (previous?.source.text === source.text) return { source, stream: previous.stream, read: true };
  return { source, stream: readStream(source.text, previous?.stream, change, limit), read: true };
};

/** A file's stream is read when first asked for, as most files of a folder never are, and templates are no YAML at all. */
const lazyEntry = (source: Source, limit: number): Entry => {
  let made: Stream | null = null;
  return {
    source,
    get stream() {
      made ??= readEntry(source, undefined, undefined, limit).stream;
      return made;
    },
    get read() {
      return made !== null;
    },
  };
};

/** The entry after a change: of a file whose stream nobody asked for, nobody will at once. */
const nextEntry = (source: Source, previous: Entry | undefined, change: TextChange | undefined, limit: number): Entry =>
  previous?.read ? readEntry(source, previous, change, limit) : lazyEntry(source, limit);

/** Folders of the charts among the files. */
const chartsIn = (entries: ReadonlyMap<string, Entry>): readonly string[] =>
  [...entries.values()].flatMap(({ source: { path } }) =>
    path === 'Chart.yaml' || path.endsWith('/Chart.yaml') ? [path.slice(0, Math.max(0, path.lastIndexOf('/')))] : [],
  );

const filesOf = (entries: ReadonlyMap<string, Entry>, { exists, packed, named }: Setup, charts: readonly string[]): Files => {
  let byPath: Map<string, Entry> | null = null;
  const paths = (): Map<string, Entry> => {
    byPath ??= new Map([...entries.values()].map((entry) => [entry.source.path, entry]));
    return byPath;
  };
  const folders = new Map<string, readonly Source[]>();
  return {
    get: (path) => paths().get(path)?.source,
    has: (path) => paths().has(path) || exists(path),
    packed,
    named,
    charts,
    root: (path, dialect) => {
      const tree = paths().get(path)?.stream.documents[0]?.tree;
      return tree ? View.root(tree, dialect) : null;
    },
    under: (folder) => {
      const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
      const known = folders.get(prefix);
      if (known) return known;
      const found = [...paths().values()].map(({ source }) => source).filter((source) => source.path.startsWith(prefix));
      found.sort((a, b) => (a.path < b.path ? -1 : 1));
      folders.set(prefix, found);
      return found;
    },
  };
};

const configOf = (entries: ReadonlyMap<string, Entry>, setup: Setup): Settings => {
  const config = configNames
    .map((name) => [...entries.values()].find(({ source }) => source.path === name))
    .find((entry) => entry !== undefined);
  const tree = config?.stream.documents[0]?.tree;
  const own = tree ? readConfig(tree, setup.settings, setup.today) : setup.settings;
  return parseSettings(setup.flags, own);
};

/** The language that speaks for a file by its place, whatever it holds. */
export const claimed = (source: Source, files: Files): Language | null =>
  languages.find((language) => language.claims?.(source, files)) ?? null;

const kept = new WeakMap<Language, WeakMap<Tree, Model>>();

/** The model of a document, made once: a tree belongs to one file and one language. All results hang on it. */
const modelFor = (language: Language, tree: Tree, source: Source): Model => {
  const models = kept.get(language) ?? new WeakMap<Tree, Model>();
  kept.set(language, models);
  const model = models.get(tree) ?? language.model(tree, source);
  models.set(tree, model);
  return model;
};

const unitsOf = (entry: Entry, files: Files, limit: number): readonly Unit[] => {
  const { source } = entry;
  const whole = claimed(source, files);
  if (whole?.reads === 'text' && source.text.length <= limit)
    return [{ language: whole, model: modelFor(whole, opaque(source), source), start: 0 }];
  return entry.stream.documents.map(({ tree, start }) => {
    const language = whole ?? detected(tree, source);
    const model = language ? modelFor(language, tree, source) : bareModel(tree);
    return { language, model, start };
  });
};

const detections = new WeakMap<Tree, { readonly language: Language | null }>();

/** The language of a document by its content, found once: a tree belongs to one file. */
const detected = (tree: Tree, source: Source): Language | null => {
  const known = detections.get(tree);
  if (known) return known.language;
  const root = View.root(tree, 'go');
  const language = languages.find((one) => one.detect?.(root, source)) ?? null;
  detections.set(tree, { language });
  return language;
};

const bareModel = (tree: Tree): Model => ({
  language: '',
  tree,
  root: View.root(tree, 'core'),
  subject: { kind: null, name: null, namespace: null, container: null },
  views: [],
});

/** What a workspace hands to the next, so that nothing is worked out twice. Holds no workspace: a chain of them would never be freed. */
interface Carried {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly settings: Settings;
  readonly charts: readonly string[];
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly world: World;
}

const isConfig = (source: Source): boolean => configNames.includes(source.path);

const make = (setup: Setup, entries: ReadonlyMap<string, Entry>, changed: Source | null, carried: Carried | null): Workspace => {
  const charts = carried && changed && carried.entries.has(changed.uri) ? carried.charts : chartsIn(entries);
  const files = filesOf(entries, setup, charts);
  const settings = carried && changed && !isConfig(changed) ? carried.settings : configOf(entries, setup);
  const kept = new Map<Entry, readonly Unit[]>();
  const units = (uri: string): readonly Unit[] => {
    const entry = entries.get(uri);
    if (!entry) return [];
    const units = kept.get(entry) ?? unitsOf(entry, files, settings.maxFileSize);
    kept.set(entry, units);
    return units;
  };
  let gathered: { readonly facts: ReadonlyMap<string, FileFacts>; readonly world: World } | null = null;
  const gather = () => {
    gathered ??= gatherFacts(entries, units, changed, carried);
    return gathered;
  };
  const carry = (): Carried => ({ entries, settings, charts, ...gather() });
  const workspace: Workspace = {
    setup,
    entries,
    files,
    settings,
    get world() {
      return gather().world;
    },
    units,
    context: (source) => contextOf(gather().world, settingsFor(settings, source.path), setup),
    alone: (uri) => {
      const known = entries.get(uri)?.source;
      if (!known) return workspace;
      // What is remembered of a source goes with this copy of it.
      const entry = lazyEntry({ ...known }, settings.maxFileSize);
      let units: readonly Unit[] | null = null;
      const own = (asked: string): readonly Unit[] => {
        if (asked !== uri) return [];
        units ??= unitsOf(entry, files, settings.maxFileSize);
        return units;
      };
      return { ...workspace, entries: new Map([[uri, entry]]), units: own };
    },
    with: (source, change) => {
      const entry = nextEntry(source, entries.get(source.uri), change, settings.maxFileSize);
      return make(setup, new Map(entries).set(source.uri, entry), source, carry());
    },
    withAll: (sources) =>
      make(
        setup,
        new Map([...entries, ...sources.map((source) => [source.uri, lazyEntry(source, settings.maxFileSize)] as const)]),
        null,
        null,
      ),
    without: (uri) => make(setup, new Map([...entries].filter(([key]) => key !== uri)), null, null),
    configured: (change) => make({ ...setup, ...change }, entries, null, null),
  };
  return workspace;
};

const nothing = (path: string): never => {
  throw new Error(`no shipped data to read ${path} from`);
};

const nowhere: Setup = {
  assets: { text: nothing, json: nothing },
  settings: defaults,
  flags: null,
  only: null,
  lang: 'en',
  exists: () => false,
  packed: () => [],
  named: [],
  trusted: true,
  today: null,
};

/** A workspace without files. */
export const emptyWorkspace = (setup: Partial<Setup>): Workspace => make({ ...nowhere, ...setup }, new Map(), null, null);
