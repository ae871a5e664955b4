// The server and the command line where Node is: one bundle, `dist/server/node.js`.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

/** Runs the command line; `dist/cli.js` calls this. */
export async function cli(): Promise<void> {
  const { main } = await import('./cli.ts');
  process.exitCode = await main(process.argv.slice(2));
}

if (require.main === module) {
  const connection = createConnection(ProposedFeatures.all);
  connection.onInitialize(() => ({ capabilities: {} }));
  connection.listen();
}
