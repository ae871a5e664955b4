// Reads files for a server that has no disk of its own, or whose workspace is not on one.
import { Disposable, FileType, RelativePattern, Uri, workspace } from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { messages } from '../../server/src/protocol.ts';

interface ListFiles {
  readonly folder: string;
  readonly limit: number;
}

const readFile = new RequestType<{ readonly uri: string }, string | null, void>(messages.readFile);
const listFiles = new RequestType<ListFiles, readonly string[], void>(messages.listFiles);
const manifests = '**/*.{yaml,yml,json,tpl}';

export function serveFiles(client: BaseLanguageClient, extension: Uri): Disposable {
  return Disposable.from(
    client.onRequest(readFile, async ({ uri }) => {
      const file = Uri.parse(uri);
      return isOurs(file, extension) ? read(file) : null;
    }),
    client.onRequest(listFiles, async ({ folder, limit }) => {
      const found = await workspace.findFiles(new RelativePattern(Uri.parse(folder), manifests), undefined, limit);
      return found.map((file) => file.toString());
    }),
  );
}

/** The server sees the workspace and what it came with, nothing else. */
function isOurs(file: Uri, extension: Uri): boolean {
  const inside = file.path.startsWith(`${extension.path}/`) && file.authority === extension.authority;
  return inside || workspace.getWorkspaceFolder(file) !== undefined;
}

async function read(file: Uri): Promise<string | null> {
  try {
    const { type } = await workspace.fs.stat(file);
    return (type & FileType.File) === 0 ? null : new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return null;
  }
}
