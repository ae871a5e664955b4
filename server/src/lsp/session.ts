/** What the server holds while it runs: open documents, folders, each folder's workspace. The only state there is. */
import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { globFits } from '../core/base/glob.ts';
import type { Lang } from '../core/base/say.ts';
import { defaults, parseSettings, type Settings } from '../core/base/settings.ts';
import { carryLines, type Source, type TextChange } from '../core/base/source.ts';
import { analyze, analyzeNow } from '../core/engine/analyze.ts';
import type { Report } from '../core/engine/report.ts';
import { emptyWorkspace, type Workspace } from '../core/engine/workspace.ts';
import { bareEnvironment, type Environment } from '../protocol.ts';
import { toOffset } from './convert.ts';
import type { ServerHost } from './host.ts';

/** What the client said of itself when it connected. */
export interface Client {
  readonly pulls: boolean;
  readonly refreshes: boolean;
  readonly snippets: boolean;
  readonly configures: boolean;
  readonly watches: boolean;
  readonly folders: boolean;
  readonly hierarchical: boolean;
  /** The client can show that an edit wants a look before it is made. */
  readonly annotates: boolean;
}

/** An open document and the last change of it, for holding back what is half typed. */
export interface Open {
  readonly source: Source;
  /** The span of the last change in the text as it is now; null when it was just opened or replaced. */
  readonly touched: { readonly start: number; readonly end: number; readonly at: number } | null;
}

export interface Session {
  readonly connection: Connection;
  readonly host: ServerHost;
  client: Client;
  environment: Environment;
  locale: Lang;
  /** Settings as initialization options gave them, for clients that cannot be asked. */
  given: Settings;
  readonly open: Map<string, Open>;
  /** Folder uri without a trailing slash; `''` holds documents of no folder. */
  readonly folders: Map<string, Workspace>;
}

/** A session before the client has said anything. */
export const newSession = (connection: Connection, host: ServerHost): Session => ({
  connection,
  host,
  client: {
    pulls: false,
    refreshes: false,
    snippets: false,
    configures: false,
    watches: false,
    folders: false,
    hierarchical: false,
    annotates: false,
  },
  environment: bareEnvironment,
  locale: 'en',
  given: defaults,
  open: new Map(),
  folders: new Map(),
});

const langOf = (session: Session, settings: Settings): Lang =>
  settings.language === 'auto' ? session.locale : settings.language;

/** The longest folder that a document lies in; `''` for none. */
export const folderOf = (session: Session, uri: string): string => {
  let best = '';
  for (const folder of session.folders.keys()) if (folder.length > best.length && uri.startsWith(`${folder}/`)) best = folder;
  return best;
};

const pathOf = (folder: string, uri: string): string => {
  const rest = folder === '' ? uri.replace(/^[a-z][\w+.-]*:(?:\/\/[^/]*)?\/?/i, '') : uri.slice(folder.length + 1);
  try {
    return decodeURIComponent(rest);
  } catch {
    return rest;
  }
};

/** Makes the workspace of a folder, or of what lies in none. */
export const addFolder = (session: Session, folder: string): void => {
  const settings = session.given;
  session.folders.set(
    folder,
    emptyWorkspace({
      assets: session.host.assets,
      settings,
      lang: langOf(session, settings),
      trusted: session.environment.trusted,
      today: session.host.today(),
      packed: (path) => (folder === '' ? [] : (session.host.packed?.(`${folder}/${encodeURI(path)}`) ?? [])),
    }),
  );
};

/** The workspace that a document belongs to. */
export const workspaceOf = (session: Session, uri: string): Workspace => {
  const folder = folderOf(session, uri);
  if (!session.folders.has(folder)) addFolder(session, folder);
  const workspace = session.folders.get(folder);
  if (!workspace) throw new Error('a folder has no workspace');
  return workspace;
};

/** Gives a folder new settings, and every report with them. */
export const configure = (session: Session, folder: string, value: unknown): void => {
  const workspace = session.folders.get(folder);
  if (!workspace) return;
  const settings = parseSettings(value, session.given);
  session.folders.set(
    folder,
    workspace.configured({
      settings,
      lang: langOf(session, settings),
      trusted: session.environment.trusted,
      today: session.host.today(),
    }),
  );
};

export const sourceFor = (
  session: Session,
  uri: string,
  text: string,
  version: number | null,
  languageId: string | null,
): Source => ({
  uri,
  path: pathOf(folderOf(session, uri), uri),
  text,
  version,
  languageId,
});

/** Puts a text into its workspace. */
export const put = (session: Session, source: Source, change?: TextChange): void => {
  session.folders.set(folderOf(session, source.uri), workspaceOf(session, source.uri).with(source, change));
};

/** Takes a file out of its workspace. */
export const drop = (session: Session, uri: string): void => {
  session.folders.set(folderOf(session, uri), workspaceOf(session, uri).without(uri));
};

/** Applies the client's changes to an open document. One change of a range is passed on as a hint for reuse. */
export const change = (
  session: Session,
  uri: string,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
): void => {
  const open = session.open.get(uri);
  if (!open) return;
  let { source } = open;
  let hint: TextChange | undefined;
  let touched: Open['touched'] = null;
  for (const one of changes) {
    if ('range' in one) {
      const start = toOffset(source, one.range.start);
      const end = Math.max(start, toOffset(source, one.range.end));
      hint = { start, end, text: one.text };
      touched = { start, end: start + one.text.length, at: session.host.now() };
      const after: Source = { ...source, text: source.text.slice(0, start) + one.text + source.text.slice(end), version };
      carryLines(source, hint, after);
      source = after;
    } else {
      touched = null;
      source = { ...source, text: one.text, version };
    }
  }
  session.open.set(uri, { source, touched });
  put(session, source, changes.length === 1 ? hint : undefined);
};

/** The report of a file that the workspace holds, at once. Reports hang on workspace and file: asking twice costs once. */
export const reportOf = (session: Session, uri: string): Report | null => {
  const workspace = workspaceOf(session, uri);
  if (!workspace.entries.has(uri)) return null;
  const known = reports.get(workspace)?.get(uri);
  if (known) return known;
  return keep(workspace, uri, analyzeNow(uri, workspace));
};

const reports = new WeakMap<Workspace, Map<string, Report>>();

/** Of files that the settings exclude nothing is said, though other files may still ask for what they hold. */
const keep = (workspace: Workspace, uri: string, found: Report): Report => {
  const excluded = workspace.settings.exclude.some((glob) => globFits(glob, found.source.path));
  const report = excluded ? { ...found, findings: [] } : found;
  const kept = reports.get(workspace) ?? new Map<string, Report>();
  reports.set(workspace, kept);
  if (report.complete) kept.set(uri, report);
  return report;
};

/** Milliseconds of work after which waiting messages are read. */
const slice = 15;

/**
 * As {@link reportOf}, but lets newer edits in between documents; null where the file has changed meanwhile. Without `eager` the report may
 * be incomplete, which is soon better than late.
 */
export const patientReport = async (
  session: Session,
  uri: string,
  cancelled: () => boolean,
  eager: boolean,
): Promise<Report | null> => {
  const workspace = workspaceOf(session, uri);
  if (!workspace.entries.has(uri)) return null;
  const known = reports.get(workspace)?.get(uri);
  if (known) return known;
  const run = analyze(uri, workspace, eager);
  let since = session.host.now();
  for (;;) {
    const step = run.next();
    if (step.done) return keep(workspace, uri, step.value);
    if (session.host.now() - since < slice) continue;
    await session.host.breathe();
    if (cancelled() || workspaceOf(session, uri) !== workspace) return null;
    since = session.host.now();
  }
};
