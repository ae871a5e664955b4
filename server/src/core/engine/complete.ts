/** What may be typed at a place. */
import type { Source } from '../base/source.ts';
import type { Completion } from '../languages/language.ts';
import { unitAt } from './units.ts';
import type { Workspace } from './workspace.ts';

/** Completions at an offset of a file; their spans count from `start`, the offset of the document they are in. */
export const completeAt = (
  workspace: Workspace,
  source: Source,
  offset: number,
): { readonly items: readonly Completion[]; readonly start: number } => {
  const found = unitAt(workspace, source.uri, offset);
  if (!found?.unit.language?.complete) return { items: [], start: 0 };
  const { unit } = found;
  const around = { source, context: workspace.context(source), files: workspace.files, assets: workspace.setup.assets };
  return { items: unit.language?.complete?.(unit.model, found.offset, around) ?? [], start: unit.start };
};
