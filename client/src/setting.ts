// Writes one of our settings where it counts for the file in the active editor.
import { ConfigurationTarget, l10n, Uri, window, workspace } from 'vscode';
import type { Origin } from '../../server/src/protocol.ts';

/** A setting to write; `from` says where the value that holds now comes from. */
export interface Change {
  readonly key: string;
  readonly value: string | undefined;
  readonly from: (uri: Uri) => Origin | null | undefined;
}

/** The repository's own `.foresee.yaml` wins over settings: where it speaks, writing a setting would change nothing, so it is opened instead. */
export async function setOrExplain({ key, value, from }: Change): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  await workspace.getConfiguration('foresee', uri).update(key, value, target(uri));
  const origin = uri && from(uri);
  if (origin?.by !== 'config' || origin.uri === null) return;
  const open = l10n.t('Open it');
  const answer = await window.showInformationMessage(
    l10n.t('This file follows `.foresee.yaml`, which wins over the setting.'),
    open,
  );
  if (answer === open) await window.showTextDocument(Uri.parse(origin.uri));
}

function target(uri: Uri | undefined): ConfigurationTarget {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) return ConfigurationTarget.Global;
  return folders.length > 1 && uri && workspace.getWorkspaceFolder(uri)
    ? ConfigurationTarget.WorkspaceFolder
    : ConfigurationTarget.Workspace;
}
