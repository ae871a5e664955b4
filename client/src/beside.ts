// Two extensions that say the same twice help nobody: how Foresee lives beside another YAML extension.
// Before a choice, Foresee is silent where the other speaks; the setting `foresee.besideYaml` settles it, and taking the setting back undoes it.
import {
  ConfigurationTarget,
  Disposable,
  type ExtensionContext,
  extensions,
  l10n,
  type Memento,
  window,
  workspace,
} from 'vscode';
import type { Beside } from '../../server/src/protocol.ts';

const otherId = 'redhat.vscode-yaml';
const switches = ['validate', 'hover', 'completion'] as const;
const offered = 'besideYaml.offered';
const before = 'besideYaml.before';

type Choice = 'ask' | 'foresee' | 'both' | 'other';
type Switches = Readonly<Partial<Record<(typeof switches)[number], boolean>>>;

/** What the other extension does now, by its own settings; nothing when it is not there or when the user wants to hear both. */
export function whatTheOtherDoes(): Beside {
  const silent = !isThere() || choice() === 'both';
  const does = (name: (typeof switches)[number]) => !silent && workspace.getConfiguration('yaml').get<boolean>(name, true);
  return { validates: does('validate'), hovers: does('hover'), completes: does('completion') };
}

/** Keeps the choice settled, and tells of anything that could change {@link whatTheOtherDoes}. */
export function settleChoice(context: ExtensionContext, changed: () => void): Disposable {
  // Settling writes settings, which is heard here again: one after the other, or a late write would undo a newer one.
  let last = settle(context);
  const again = () => {
    last = last.then(() => settle(context)).then(changed);
  };
  return Disposable.from(
    extensions.onDidChange(again),
    workspace.onDidChangeConfiguration((change) => {
      const asked = [...switches.map((name) => `yaml.${name}`), 'foresee.besideYaml'];
      if (asked.some((name) => change.affectsConfiguration(name))) again();
    }),
  );
}

/** Asks once for each workspace who shall speak. */
export async function offerChoice(context: ExtensionContext): Promise<void> {
  if (!isThere() || choice() !== 'ask' || context.workspaceState.get(offered)) return;
  await context.workspaceState.update(offered, true);
  await askChoice();
}

/** Asks who shall speak, and writes the answer down. */
export async function askChoice(): Promise<void> {
  const foresee = l10n.t('Let Foresee do it');
  const both = l10n.t('Both');
  const other = l10n.t('Keep as it is');
  const question = l10n.t(
    'Another YAML extension checks and completes these files too, so Foresee leaves syntax, schemas and completion to it. Who shall do it in this workspace?',
  );
  const answer = await window.showInformationMessage(question, foresee, both, other);
  const chosen = new Map<string | undefined, Choice>([
    [foresee, 'foresee'],
    [both, 'both'],
    [other, 'other'],
  ]).get(answer);
  if (!chosen) return;
  await workspace.getConfiguration('foresee').update('besideYaml', chosen, workspaceTarget());
  if (chosen === 'foresee') await offerUndo();
}

/** Takes the choice back; {@link settleChoice} then gives the other extension its settings back. */
export async function undoChoice(): Promise<void> {
  const config = workspace.getConfiguration('foresee');
  const set = config.inspect<Choice>('besideYaml');
  if (set?.workspaceValue !== undefined) await config.update('besideYaml', undefined, ConfigurationTarget.Workspace);
  else if (set?.globalValue !== undefined) await config.update('besideYaml', undefined, ConfigurationTarget.Global);
}

/** Makes the other extension's switches follow the choice: off while it is `foresee`, as they were before once it is not. */
async function settle(context: ExtensionContext): Promise<void> {
  if (!isThere()) return;
  const set = workspace.getConfiguration('foresee').inspect<Choice>('besideYaml');
  try {
    await settleOne(context.workspaceState, ConfigurationTarget.Workspace, set?.workspaceValue);
    await settleOne(context.globalState, ConfigurationTarget.Global, set?.globalValue);
  } catch (error) {
    // Settings that cannot be written, such as in a folder that is read-only: the choice then holds for Foresee alone.
    await window.showWarningMessage(l10n.t('The settings of the other YAML extension could not be written: {0}', String(error)));
  }
}

async function settleOne(memory: Memento, target: ConfigurationTarget, chosen: Choice | undefined): Promise<void> {
  const remembered = memory.get<Switches>(before);
  if (chosen === 'foresee' && !remembered) {
    await memory.update(before, currentSwitches(target));
    await writeSwitches(target, { validate: false, hover: false, completion: false });
  } else if (chosen !== 'foresee' && remembered) {
    await writeSwitches(target, remembered);
    await memory.update(before, undefined);
  }
}

function currentSwitches(target: ConfigurationTarget): Switches {
  const config = workspace.getConfiguration('yaml');
  const setHere = (name: string) => {
    const set = config.inspect<boolean>(name);
    return target === ConfigurationTarget.Global ? set?.globalValue : set?.workspaceValue;
  };
  return Object.fromEntries(switches.map((name) => [name, setHere(name)]).filter(([, value]) => value !== undefined));
}

async function writeSwitches(target: ConfigurationTarget, values: Switches): Promise<void> {
  for (const name of switches) await workspace.getConfiguration('yaml').update(name, values[name], target);
}

async function offerUndo(): Promise<void> {
  const undo = l10n.t('Undo');
  const told = l10n.t(
    'The other extension no longer validates, hovers or completes YAML in this workspace. `Foresee: Undo the choice between YAML extensions` takes this back.',
  );
  if ((await window.showInformationMessage(told, undo)) === undo) await undoChoice();
}

function isThere(): boolean {
  return extensions.getExtension(otherId) !== undefined;
}

function choice(): Choice {
  return workspace.getConfiguration('foresee').get<Choice>('besideYaml', 'ask');
}

function workspaceTarget(): ConfigurationTarget {
  return workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
}
