/** Which document of a file holds an offset. */
import type { Unit, Workspace } from './workspace.ts';

export interface UnitAt {
  readonly unit: Unit;
  /** The offset from the start of the unit's document. */
  readonly offset: number;
}

/** The document that an offset of the file lies in; the last one for an offset at the end. */
export const unitAt = (workspace: Workspace, uri: string, offset: number): UnitAt | null => {
  const unit = workspace.units(uri).findLast(({ start }) => start <= offset);
  return unit ? { unit, offset: offset - unit.start } : null;
};
