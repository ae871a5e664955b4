/** From a name to what it names. */
import type { Source } from '../base/source.ts';
import type { Location } from '../languages/language.ts';
import { unitAt } from './units.ts';
import type { Workspace } from './workspace.ts';

/** Definitions of what stands at an offset; places are absolute in their files. */
export const definitionsAt = (workspace: Workspace, source: Source, offset: number): readonly Location[] => {
  const found = unitAt(workspace, source.uri, offset);
  if (!found) return [];
  const around = { source, context: workspace.context(source), files: workspace.files, assets: workspace.setup.assets };
  return found.unit.language?.define?.(found.unit.model, found.offset, around) ?? [];
};
