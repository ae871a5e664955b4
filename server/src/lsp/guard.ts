/** One request, one guard: a fault of ours is logged with the request's name and answered with nothing, never with a dead server. */
import type { Connection } from 'vscode-languageserver';

/** Runs a request's body; `otherwise` is the answer where it fails. Logs no text of the user's. */
export const guarded = async <T>(connection: Connection, name: string, otherwise: T, run: () => T | Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    try {
      connection.console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    } catch {
      // The client has gone; there is nobody to tell.
    }
    return otherwise;
  }
};
