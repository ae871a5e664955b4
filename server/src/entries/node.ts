// The server and the command line where Node is: one bundle, `dist/server/node.js`. Each loads only what it needs.

/** Runs the command line; `dist/cli.js` calls this. */
export async function cli(): Promise<void> {
  const { main } = await import('./cli.ts');
  process.exitCode = await main(process.argv.slice(2));
}

/** Started as a program it is the server: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME` say how it talks. */
if (require.main === module) void import('./node-server.ts').then(({ serve }) => serve());
