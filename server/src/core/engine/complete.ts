/** What may be typed at a place. */
import type { Source } from '../base/source.ts';
import type { Completion } from '../languages/language.ts';
import { aroundOf } from './around.ts';
import { completeByChosen } from './chosen-help.ts';
import { unitAt } from './units.ts';
import type { Workspace } from './workspace.ts';

/** Completions at an offset of a file; their spans count from `start`, the offset of the document they are in. */
export const completeAt = (
  workspace: Workspace,
  source: Source,
  offset: number,
): { readonly items: readonly Completion[]; readonly start: number } => {
  const found = unitAt(workspace, source.uri, offset);
  if (!found) return { items: [], start: 0 };
  const { unit } = found;
  const around = aroundOf(workspace, source);
  const own = unit.language?.complete?.(unit.model, found.offset, around) ?? [];
  const taken = new Set(own.map((item) => item.label));
  const chosen = completeByChosen(unit, found.offset, around).filter((item) => !taken.has(item.label));
  return { items: [...own, ...chosen], start: unit.start };
};
