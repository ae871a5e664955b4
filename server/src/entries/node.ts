// The server and the command line where Node is: one bundle, `dist/server/node.js`. Each loads only what it needs.

/** Runs the command line; `dist/cli.js` calls this. */
export async function cli(): Promise<void> {
  // A crash is a run that failed, not one that found something.
  process.exitCode = 2;
  const { main } = await import('./cli.ts');
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`foresee: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

/** Started as a program it is the server: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME` say how it talks. */
if (require.main === module) void import('./node-server.ts').then(({ serve }) => serve());
