// What both worlds share: one language client and the few things VS Code shows around it.
import { type ExtensionContext, env, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, NotificationType } from 'vscode-languageclient';
import { type Environment, messages } from '../../server/src/protocol.ts';
import { offerChoice, settleChoice, whatTheOtherDoes } from './beside.ts';
import { registerCommands } from './commands.ts';
import { serveFiles } from './files.ts';
import { registerNotes } from './notes.ts';
import { registerPreview } from './preview.ts';
import { selector } from './selector.ts';
import { showStatus } from './status.ts';

/** A started client. */
export interface Running {
  readonly stop: () => Promise<void>;
}

/** Starts the client that `create` makes, and everything around it. Waits for nothing. */
export function start(context: ExtensionContext, create: (options: LanguageClientOptions) => BaseLanguageClient): Running {
  const output = window.createOutputChannel('Foresee', { log: true });
  const client = create({
    documentSelector: selector(),
    outputChannel: output,
    initializationOptions: () => environment(context),
    // The server asks for settings itself, for each resource, and watches the files it wants to know of.
    diagnosticCollectionName: 'foresee',
  });
  const status = showStatus(client, selector());
  context.subscriptions.push(
    output,
    status,
    serveFiles(client, context.extensionUri),
    registerNotes(client),
    registerPreview(client),
    registerCommands({ client, status, output }),
    ...keepInformed(context, client),
    status.onDidRecognize(() => offerChoice(context)),
  );
  void begin(client, output);
  return { stop: async () => (client.needsStop() ? client.stop() : undefined) };
}

async function begin(client: BaseLanguageClient, output: LogOutputChannel): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
  }
}

/** Tells the server whenever something of its environment changes. */
function keepInformed(context: ExtensionContext, client: BaseLanguageClient) {
  const type = new NotificationType<Environment>(messages.environment);
  const tell = () => {
    if (client.isRunning()) void client.sendNotification(type, environment(context));
  };
  return [workspace.onDidGrantWorkspaceTrust(tell), settleChoice(context, tell)];
}

function environment(context: ExtensionContext): Environment {
  return {
    trusted: workspace.isTrusted,
    links: `${env.uriScheme}://${context.extension.id}`,
    assets: Uri.joinPath(context.extensionUri, 'dist').toString(),
    warns: true,
    showsMessages: true,
    beside: whatTheOtherDoes(),
  };
}
