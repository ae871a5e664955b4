// The language status item: what the open file was recognized as, and what it is checked against.
import {
  type Disposable,
  type DocumentSelector,
  EventEmitter,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, NotificationType, State } from 'vscode-languageclient';
import { type FileStatus, messages, type Origin } from '../../server/src/protocol.ts';
import { whatTheOtherDoes } from './beside.ts';

/** What the server last said of each open file. */
export interface Status extends Disposable {
  readonly of: (uri: Uri) => FileStatus | undefined;
  /** Fires when the file in the active editor is one of ours. */
  readonly onDidRecognize: (listener: (status: FileStatus) => void) => Disposable;
}

export function showStatus(client: BaseLanguageClient, selector: DocumentSelector): Status {
  const known = new Map<string, FileStatus>();
  const recognized = new EventEmitter<FileStatus>();
  const items = createItems(selector);
  const refresh = () => {
    const document = window.activeTextEditor?.document;
    const status = document && known.get(document.uri.toString());
    // JSON is seldom ours, and then there is nothing to say of it.
    const silent = status?.kind === null && document?.languageId === 'json';
    fill(items, selector, silent ? undefined : status);
    if (status && status.kind !== null) recognized.fire(status);
  };
  const parts = [
    recognized,
    ...Object.values(items),
    client.onNotification(new NotificationType<FileStatus>(messages.status), (status) => {
      known.set(normal(status.uri), status);
      refresh();
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) known.clear();
      refresh();
    }),
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidCloseTextDocument((document) => known.delete(document.uri.toString())),
  ];
  const normal = (uri: string) => client.protocol2CodeConverter.asUri(uri).toString();
  return {
    of: (uri) => known.get(uri.toString()),
    onDidRecognize: recognized.event,
    dispose: () => {
      for (const part of parts) part.dispose();
    },
  };
}

interface Items {
  readonly file: LanguageStatusItem;
  readonly kubernetes: LanguageStatusItem;
  readonly podSecurity: LanguageStatusItem;
  readonly beside: LanguageStatusItem;
}

function createItems(selector: DocumentSelector): Items {
  const create = (id: string, name: string) =>
    Object.assign(languages.createLanguageStatusItem(`foresee.${id}`, selector), { name });
  const items = {
    file: create('file', 'Foresee'),
    kubernetes: create('kubernetes', l10n.t('Foresee: Kubernetes version')),
    podSecurity: create('podSecurity', l10n.t('Foresee: Pod Security level')),
    beside: create('beside', l10n.t('Foresee: another YAML extension')),
  };
  items.file.command = { command: 'foresee.showOutput', title: l10n.t('Show log') };
  items.kubernetes.command = { command: 'foresee.chooseKubernetesVersion', title: l10n.t('Choose version') };
  items.beside.text = l10n.t('Syntax and schemas: another extension');
  items.beside.command = { command: 'foresee.chooseYamlExtension', title: l10n.t('Choose') };
  items.podSecurity.command = { command: 'foresee.choosePodSecurityLevel', title: l10n.t('Choose level') };
  return items;
}

function fill(items: Items, selector: DocumentSelector, status: FileStatus | undefined): void {
  const show = (item: LanguageStatusItem, when: unknown) => {
    item.selector = when ? selector : [];
  };
  show(items.file, status);
  show(items.kubernetes, status?.kubernetes);
  show(items.podSecurity, status?.podSecurity);
  show(items.beside, status && whatTheOtherDoes().validates);
  if (!status) return;
  items.file.text = status.kind ?? l10n.t('Not a file that Foresee knows');
  items.file.detail = detail(status);
  items.file.severity = status.withoutSchema.length > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  if (status.kubernetes) {
    const { version, from } = status.kubernetes;
    items.kubernetes.text = version === null ? l10n.t('Kubernetes: newest') : l10n.t('Kubernetes {0}', version);
    items.kubernetes.detail = origin(from);
  }
  if (status.podSecurity) {
    items.podSecurity.text = l10n.t('Pod Security: {0}', status.podSecurity.level);
    items.podSecurity.detail = origin(status.podSecurity.from);
  }
}

function detail({ kind, counts, withoutSchema }: FileStatus): string {
  if (withoutSchema.length > 0) return l10n.t('No schema for {0}', withoutSchema.join(', '));
  if (kind === null) return '';
  const { error, warning, info, hint } = counts;
  if (error + warning + info + hint === 0) return l10n.t('No findings');
  return l10n.t('Errors: {0}, warnings: {1}, other: {2}', error, warning, info + hint);
}

function origin(from: Origin | null): string {
  if (from === null) return l10n.t('by default');
  if (from.by === 'setting') return l10n.t('from the settings');
  const name = from.uri?.split('/').at(-1);
  return name ? l10n.t('from {0}', decodeURIComponent(name)) : l10n.t('from the workspace');
}
