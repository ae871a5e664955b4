/** The language server: which message goes where. Knows the protocol and the engine, no disk and no editor. */
import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { parseSettings } from '../core/base/settings.ts';
import { type Environment, messages } from '../protocol.ts';
import { background } from './background.ts';
import { codeActionKinds, codeActions } from './code-actions.ts';
import { completion } from './completion.ts';
import { definition } from './definition.ts';
import { publisher } from './diagnostics.ts';
import { parseEnvironment, parseGiven } from './environment.ts';
import { enter, filesChanged, leave, readFolder, readSettings } from './folders.ts';
import { guarded } from './guard.ts';
import type { ServerHost } from './host.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { kubernetesVersions, note, ruleList } from './notes.ts';
import { render } from './preview.ts';
import { highlights, references } from './references.ts';
import { prepareRename, rename } from './rename.ts';
import { legend, semanticTokens } from './semantic-tokens.ts';
import { type Client, change, drop, newSession, put, type Session, sourceFor, workspaceOf } from './session.ts';
import { signatureHelp } from './signature.ts';
import { folds, selections, symbols } from './symbols.ts';

const clientOf = ({ textDocument, workspace }: ClientCapabilities): Client => ({
  pulls: textDocument?.diagnostic !== undefined,
  refreshes: workspace?.diagnostics?.refreshSupport === true,
  snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
  configures: workspace?.configuration === true,
  watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  folders: workspace?.workspaceFolders === true,
  hierarchical: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
  annotates: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
});

const capabilities = (client: Client): InitializeResult['capabilities'] => ({
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
  ...(client.pulls
    ? { diagnosticProvider: { identifier: 'foresee', interFileDependencies: true, workspaceDiagnostics: false } }
    : {}),
  hoverProvider: true,
  completionProvider: { triggerCharacters: [':', ' ', '-', '.', '{', '"', '/', '|', '(', '$'], resolveProvider: false },
  codeActionProvider: { codeActionKinds: [...codeActionKinds] },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  signatureHelpProvider: { triggerCharacters: [' ', '('], retriggerCharacters: [')'] },
  semanticTokensProvider: { legend, full: true, range: true },
  inlayHintProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
});

/** What other languages' files can tell of a workspace. */
const watched = ['**/*.{yaml,yml,json,tpl}', '**/{Chart.lock,.helmignore}'];

/** Serves one client over the connection until it goes. */
export const startServer = (connection: Connection, host: ServerHost): void => {
  const session: Session = newSession(connection, host);
  const publish = publisher(session);
  const others = background(session);
  const refreshOthers = () => guarded(connection, 'background', undefined, others.refresh);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    session.client = clientOf(params.capabilities);
    session.environment = parseEnvironment(params.initializationOptions);
    session.given = parseSettings(parseGiven(params.initializationOptions));
    session.locale = params.locale?.toLowerCase().startsWith('ko') ? 'ko' : 'en';
    const folders = params.workspaceFolders ?? [];
    enter(session, folders);
    return { capabilities: capabilities(session.client), serverInfo: { name: 'foresee' } };
  });

  const settingsChanged = async (): Promise<void> => {
    await readSettings(session);
    publish.everything();
    void refreshOthers();
  };

  const watchFolders = (): void => {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      leave(session, removed);
      enter(session, added);
      void guarded(connection, 'folders', undefined, async () => {
        await settingsChanged();
        for (const { uri } of added) await readFolder(session, uri.replace(/\/+$/, ''));
        publish.everything();
        void refreshOthers();
      });
    });
  };

  connection.onInitialized(() =>
    guarded(connection, 'initialized', undefined, async () => {
      const { client } = session;
      if (client.configures) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'foresee' });
      if (client.watches)
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: watched.map((globPattern) => ({ globPattern })),
        });
      if (client.folders) watchFolders();
      await settingsChanged();
      for (const folder of [...session.folders.keys()]) if (folder !== '') await readFolder(session, folder);
      publish.everything();
      void refreshOthers();
    }),
  );

  connection.onDidChangeConfiguration(({ settings }) =>
    guarded(connection, 'configuration', undefined, async () => {
      if (!session.client.configures) session.given = parseSettings(parseGiven({ settings: settings?.foresee }));
      await settingsChanged();
    }),
  );

  connection.onDidChangeWatchedFiles(({ changes }) =>
    guarded(connection, 'files', undefined, async () => {
      for (const { uri } of changes) others.touched(uri);
      if (!(await filesChanged(session, changes))) return;
      publish.everything();
      void refreshOthers();
    }),
  );

  connection.onDidOpenTextDocument(({ textDocument }) => {
    const { uri, text, version, languageId } = textDocument;
    const source = sourceFor(session, uri, text, version, languageId);
    session.open.set(uri, { source, touched: null });
    others.opened(uri);
    put(session, source);
    publish.changed(uri);
  });

  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    change(session, textDocument.uri, textDocument.version, contentChanges);
    publish.changed(textDocument.uri);
  });

  connection.onDidCloseTextDocument(({ textDocument }) =>
    guarded(connection, 'close', undefined, async () => {
      session.open.delete(textDocument.uri);
      publish.closed(textDocument.uri);
      const limit = workspaceOf(session, textDocument.uri).settings.maxFileSize;
      // What the editor had may never have been saved; other files see the disk again.
      const text = await host.read(textDocument.uri, limit);
      if (session.open.has(textDocument.uri)) return;
      if (text === null) drop(session, textDocument.uri);
      else put(session, sourceFor(session, textDocument.uri, text, null, null));
      others.touched(textDocument.uri);
      void refreshOthers();
    }),
  );

  connection.languages.diagnostics.on(async ({ textDocument }, token) => {
    const report = await guarded(connection, 'diagnostics', null, () =>
      publish.pull(textDocument.uri, () => token.isCancellationRequested),
    );
    if (report) return report;
    throw new ResponseError(LSPErrorCodes.ServerCancelled, 'the text has changed', { retriggerRequest: true });
  });

  connection.onHover((params) => guarded(connection, 'hover', null, () => hover(session, params)));
  connection.onCompletion((params) => guarded(connection, 'completion', null, () => completion(session, params)));
  connection.onCodeAction((params) => guarded(connection, 'codeAction', [], () => codeActions(session, params)));
  connection.onDefinition((params) => guarded(connection, 'definition', [], () => [...definition(session, params)]));
  connection.onReferences((params) => guarded(connection, 'references', [], () => references(session, params)));
  connection.onDocumentHighlight((params) => guarded(connection, 'documentHighlight', null, () => highlights(session, params)));
  connection.onPrepareRename((params) => guarded(connection, 'prepareRename', null, () => prepareRename(session, params)));
  connection.onRenameRequest((params) => guarded(connection, 'rename', null, () => rename(session, params)));
  connection.onSignatureHelp((params) => guarded(connection, 'signatureHelp', null, () => signatureHelp(session, params)));
  connection.languages.semanticTokens.on(({ textDocument }) =>
    guarded(connection, 'semanticTokens', { data: [] }, () => semanticTokens(session, textDocument.uri, null)),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }) =>
    guarded(connection, 'semanticTokens', { data: [] }, () => semanticTokens(session, textDocument.uri, range)),
  );
  connection.languages.inlayHint.on((params) => guarded(connection, 'inlayHint', [], () => inlayHints(session, params)));
  connection.onDocumentSymbol(({ textDocument }) =>
    guarded(connection, 'documentSymbol', [], () => symbols(session, textDocument.uri)),
  );
  connection.onFoldingRanges(({ textDocument }) =>
    guarded(connection, 'foldingRange', [], () => folds(session, textDocument.uri)),
  );
  connection.onSelectionRanges((params) => guarded(connection, 'selectionRange', [], () => selections(session, params)));

  const lang = () => (session.given.language === 'auto' ? session.locale : session.given.language);
  connection.onNotification(messages.environment, (environment: Environment) =>
    guarded(connection, 'environment', undefined, async () => {
      session.environment = parseEnvironment(environment);
      await settingsChanged();
    }),
  );
  connection.onRequest(messages.note, ({ id }: { readonly id: string }) =>
    guarded(connection, 'note', null, () => note(session, id, lang())),
  );
  connection.onRequest(messages.render, ({ uri, under }: { readonly uri: string; readonly under: string | null }) =>
    guarded(connection, 'render', null, () => render(session, uri, under)),
  );
  connection.onRequest(messages.rules, () => guarded(connection, 'rules', [], () => ruleList(session, lang())));
  connection.onRequest(messages.kubernetesVersions, () =>
    guarded(connection, 'kubernetesVersions', [], () => kubernetesVersions(session)),
  );
  connection.listen();
};
