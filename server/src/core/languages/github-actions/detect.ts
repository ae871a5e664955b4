/** Which files are workflows and actions. */
import type { Source } from '../../base/source.ts';
import type { View } from '../../yaml/view.ts';

/** GitHub reads workflows from this folder and none below it; an editor may know a workflow that is not saved yet. */
export const isWorkflowPath = (source: Source): boolean =>
  source.languageId === 'github-actions-workflow' || /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(source.path);

/** An action is a file of this name anywhere; other programs use the name too, so its content must agree. */
export const isAction = (root: View, source: Source): boolean =>
  /(?:^|\/)action\.ya?ml$/.test(source.path) && root.at('runs').map !== null && !root.at('apiVersion').there;
