// The commands of the palette.
import {
  type CodeAction,
  commands,
  Disposable,
  type LogOutputChannel,
  l10n,
  type QuickPickItem,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, RequestType0 } from 'vscode-languageclient';
import { type Level, makePodRestricted, messages, warn } from '../../server/src/protocol.ts';
import { askChoice, undoChoice } from './beside.ts';
import { showNote } from './notes.ts';
import { setOrExplain } from './setting.ts';
import type { Status } from './status.ts';

/** What commands act on. */
export interface Parts {
  readonly client: BaseLanguageClient;
  readonly status: Status;
  readonly output: LogOutputChannel;
}

export function registerCommands(parts: Parts): Disposable {
  const { client, output } = parts;
  return Disposable.from(
    commands.registerCommand('foresee.makePodRestricted', makeRestricted),
    commands.registerCommand('foresee.chooseKubernetesVersion', () => chooseKubernetesVersion(parts)),
    commands.registerCommand('foresee.choosePodSecurityLevel', () => choosePodSecurityLevel(parts)),
    commands.registerCommand('foresee.showRule', (id: unknown) => showRule(client, id)),
    commands.registerCommand('foresee.restart', () => restart(client)),
    commands.registerCommand('foresee.showOutput', () => output.show()),
    commands.registerCommand('foresee.chooseYamlExtension', () => void askChoice()),
    commands.registerCommand('foresee.undoYamlChoice', undoChoice),
    commands.registerCommand(warn, showWarning),
  );
}

async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}

/** Asks for the code action of this kind at the cursor, as the lightbulb would, and applies it. */
async function makeRestricted(): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    selection,
    makePodRestricted,
    1,
  );
  const action = actions.find(({ edit }) => edit);
  if (action?.edit && (await workspace.applyEdit(action.edit, { isRefactoring: true }))) {
    if (action.command) await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  } else void window.showInformationMessage(l10n.t('There is no pod at the cursor that could be made to meet `restricted`.'));
}

/** What an edit that was just made may lead to, with the way back while nothing else was typed. Waits for no answer, as the edit is done. */
function showWarning(words: unknown): void {
  const document = window.activeTextEditor?.document;
  if (typeof words !== 'string' || !document) return;
  const { version } = document;
  const undo = l10n.t('Undo');
  void window.showWarningMessage(words, undo).then(async (answer) => {
    if (answer !== undo) return;
    await window.showTextDocument(document);
    if (document.version === version) await commands.executeCommand('undo');
    else void window.showInformationMessage(l10n.t('The file was edited since, so nothing was undone.'));
  });
}

async function chooseKubernetesVersion({ client, status }: Parts): Promise<void> {
  const versions = await client.sendRequest(new RequestType0<readonly string[], void>(messages.kubernetesVersions));
  const unset = { label: l10n.t('Not set'), description: l10n.t('what the workspace says, else the newest') };
  const picked = await window.showQuickPick([unset, ...versions.map((label) => ({ label }))], {
    title: l10n.t('Kubernetes version to check against'),
  });
  if (!picked) return;
  const from = (uri: Parameters<Status['of']>[0]) => status.of(uri)?.kubernetes?.from;
  await setOrExplain({ key: 'kubernetes.version', value: picked === unset ? undefined : picked.label, from });
}

async function choosePodSecurityLevel({ status }: Parts): Promise<void> {
  const levels: readonly (QuickPickItem & { readonly level?: Level })[] = [
    { label: l10n.t('Not set'), description: l10n.t('what the namespace says, else one finding for each pod') },
    { label: 'restricted', level: 'restricted', description: l10n.t('current best practice for pods') },
    { label: 'baseline', level: 'baseline', description: l10n.t('no known way to gain privileges') },
    { label: 'privileged', level: 'privileged', description: l10n.t('no restrictions') },
  ];
  const picked = await window.showQuickPick(levels, { title: l10n.t('Pod Security level to check against') });
  if (!picked) return;
  const from = (uri: Parameters<Status['of']>[0]) => status.of(uri)?.podSecurity?.from;
  await setOrExplain({ key: 'podSecurity.level', value: picked.level, from });
}

/** Without an id, from the palette: any rule may be picked. */
async function showRule(client: BaseLanguageClient, id: unknown): Promise<void> {
  if (typeof id === 'string') return showNote(client, id);
  const rules = await client.sendRequest(new RequestType0<readonly { id: string; title: string }[], void>(messages.rules));
  const picked = await window.showQuickPick(
    rules.map((rule) => ({ label: rule.id, detail: rule.title })),
    { title: l10n.t('Rule to read about'), matchOnDetail: true },
  );
  if (picked) await showNote(client, picked.label);
}
