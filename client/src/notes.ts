// A rule's note as a page of its own: opened by a finding's link, `vscode://foresee.foresee/rule/<id>`, or by command.
import { commands, Disposable, l10n, Uri, window, workspace } from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { messages, type Note } from '../../server/src/protocol.ts';

const scheme = 'foresee-note';
const request = new RequestType<{ readonly id: string }, Note | null, void>(messages.note);

export function registerNotes(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async (uri) =>
        (await noteOf(client, idOf(uri)))?.markdown ?? l10n.t('There is no note of this name.'),
    }),
    window.registerUriHandler({
      handleUri: async (uri) => {
        const id = /^\/(?:rule|topic)\/([\w-]+(?:\/[\w-]+)?)$/.exec(uri.path)?.[1];
        if (id) await showNote(client, id);
      },
    }),
  );
}

/** Opens the note of a rule or topic as a page that cannot be edited. */
export async function showNote(client: BaseLanguageClient, id: string): Promise<void> {
  const note = await noteOf(client, id);
  if (!note) {
    void window.showWarningMessage(l10n.t('There is no note named {0}.', id));
    return;
  }
  await commands.executeCommand('markdown.showPreview', Uri.from({ scheme, path: `/${note.id}.md` }));
}

/** A request that comes before the server is up waits for it. */
async function noteOf(client: BaseLanguageClient, id: string): Promise<Note | null> {
  await client.start();
  return client.sendRequest(request, { id });
}

function idOf(uri: Uri): string {
  return uri.path.replace(/^\//, '').replace(/\.md$/, '');
}
