/** Writes a rule's severity into the repository's own settings. */
import type { Edit } from '../base/edit.ts';
import { setPath } from '../yaml/rewrite.ts';
import { configNames, type Workspace } from './workspace.ts';

/** A change of a file other than the one that was asked about; `exists` is false where the file is made. */
export interface Elsewhere {
  readonly path: string;
  readonly exists: boolean;
  readonly edits: readonly Edit[];
}

/** Edits that turn a rule off in `.foresee.yaml`; null where its text cannot be changed safely. */
export const turnOff = (workspace: Workspace, rule: string): Elsewhere | null => {
  const path = configNames.find((name) => workspace.files.get(name));
  const made = `rules:\n  ${rule}: off\n`;
  if (path === undefined)
    return { path: configNames[0] ?? '.foresee.yaml', exists: false, edits: [{ start: 0, end: 0, text: made }] };
  const root = workspace.files.root(path, 'core');
  const source = workspace.files.get(path);
  if (!root || !source) return null;
  if (root.node === null)
    return {
      path,
      exists: true,
      edits: [
        {
          start: source.text.length,
          end: source.text.length,
          text: `${source.text === '' || source.text.endsWith('\n') ? '' : '\n'}${made}`,
        },
      ],
    };
  const edits = setPath(root, ['rules', rule], 'off');
  return edits && { path, exists: true, edits };
};
