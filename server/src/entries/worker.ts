// The server where there is no Node: a web worker.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';

/** The types of the repository know no browser; this is all of it that is used here. */
declare const self: object;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
connection.onInitialize(() => ({ capabilities: {} }));
connection.listen();
