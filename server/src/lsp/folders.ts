/** Files of the folders: read once after the start, then as the client says they change. */
import type { FileEvent, WorkspaceFolder } from 'vscode-languageserver';
import { FileChangeType } from 'vscode-languageserver';
import { addFolder, configure, drop, folderOf, put, type Session, sourceFor, workspaceOf } from './session.ts';

/** How many files of a folder are looked at, and how many UTF-16 units of text are kept of files that nobody has open. */
const fileLimit = 5000;
const textBudget = 64_000_000;

const trim = (uri: string): string => uri.replace(/\/+$/, '');

/** Asks for the settings of every folder and puts them in force. */
export const readSettings = async (session: Session): Promise<void> => {
  const folders = [...session.folders.keys()];
  if (!session.client.configures) {
    for (const folder of folders) configure(session, folder, {});
    return;
  }
  const items = folders.map((folder) => ({ section: 'foresee', ...(folder === '' ? {} : { scopeUri: folder }) }));
  const values: unknown = await session.connection.workspace.getConfiguration(items);
  folders.forEach((folder, index) => {
    configure(session, folder, Array.isArray(values) ? values[index] : {});
  });
};

/** Begins a folder: documents that are open already move into it. */
export const enter = (session: Session, folders: readonly WorkspaceFolder[]): void => {
  for (const { uri } of folders) addFolder(session, trim(uri));
  for (const { source } of session.open.values())
    put(session, sourceFor(session, source.uri, source.text, source.version, source.languageId));
};

export const leave = (session: Session, folders: readonly WorkspaceFolder[]): void => {
  for (const { uri } of folders) session.folders.delete(trim(uri));
  for (const { source } of session.open.values())
    put(session, sourceFor(session, source.uri, source.text, source.version, source.languageId));
};

/** Reads the files of a folder in the background; open documents keep the editor's text. */
export const readFolder = async (session: Session, folder: string): Promise<void> => {
  let budget = textBudget;
  const uris = await session.host.list(folder, fileLimit);
  const found = [];
  for (const uri of uris) {
    if (session.open.has(uri)) continue;
    const workspace = session.folders.get(folder);
    if (!workspace || budget <= 0) break;
    const text = await session.host.read(uri, Math.min(budget, workspace.settings.maxFileSize));
    if (text === null) continue;
    budget -= text.length;
    found.push(sourceFor(session, uri, text, null, null));
  }
  const workspace = session.folders.get(folder);
  if (workspace && found.length > 0)
    session.folders.set(folder, workspace.withAll(found.filter((source) => !session.open.has(source.uri))));
};

/** Takes in changes made outside the editor. Tells whether anything changed. */
export const filesChanged = async (session: Session, events: readonly FileEvent[]): Promise<boolean> => {
  let changed = false;
  for (const { uri, type } of events) {
    if (session.open.has(uri) || folderOf(session, uri) === '') continue;
    const workspace = workspaceOf(session, uri);
    const text = type === FileChangeType.Deleted ? null : await session.host.read(uri, workspace.settings.maxFileSize);
    if (session.open.has(uri)) continue;
    if (text !== null) put(session, sourceFor(session, uri, text, null, null));
    else if (workspace.entries.has(uri)) drop(session, uri);
    else continue;
    changed = true;
  }
  return changed;
};
