// The client where there is no Node: the server is a web worker.
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Running, start } from './start.ts';

/** Called by VS Code when a file of ours is opened; awaits nothing, the server starts beside it. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist/server/worker.js').toString(true);
  const server = async () => new Worker(script);
  running.set(
    context.extension.id,
    start(context, (options) => new LanguageClient('foresee', 'Foresee', server, options)),
  );
}

export async function deactivate(): Promise<void> {
  for (const { stop } of running.values()) await stop();
}

/** The types of the repository know no browser; this is all of it that is used here. */
declare const Worker: new (script: string) => object;

const running = new Map<string, Running>();
