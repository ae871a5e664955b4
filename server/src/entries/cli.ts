/** Runs one subcommand and answers with its exit code. */
export async function main(words: readonly string[]): Promise<number> {
  process.stderr.write(`foresee: there is no command \`${words[0] ?? ''}\`.\n`);
  return 2;
}
