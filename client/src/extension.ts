// The client where Node is: the server is a process of its own.
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Running, start } from './start.ts';

/** Called by VS Code when a file of ours is opened; awaits nothing, the server starts beside it. */
export function activate(context: ExtensionContext): void {
  const server = { module: context.asAbsolutePath('dist/server/node.js'), transport: TransportKind.ipc };
  const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  running.set(
    context.extension.id,
    start(context, (options) => new LanguageClient('foresee', 'Foresee', { run: server, debug }, options)),
  );
}

export async function deactivate(): Promise<void> {
  for (const { stop } of running.values()) await stop();
}

const running = new Map<string, Running>();
