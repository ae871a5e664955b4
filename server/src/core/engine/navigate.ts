/** From a name to what it names, to all places that name it, and to another name for it. */
import type { Source, Span } from '../base/source.ts';
import { shift } from '../base/source.ts';
import type { FileEdits, Inlay, Location, Reference, Refusal, Renaming, Signature, Token } from '../languages/language.ts';
import { aroundOf } from './around.ts';
import { unitAt } from './units.ts';
import type { Workspace } from './workspace.ts';

/** Definitions of what stands at an offset; places are absolute in their files. */
export const definitionsAt = (workspace: Workspace, source: Source, offset: number): readonly Location[] => {
  const found = unitAt(workspace, source.uri, offset);
  return found?.unit.language?.define?.(found.unit.model, found.offset, aroundOf(workspace, source)) ?? [];
};

/** All places that name what stands at an offset. */
export const referencesAt = (workspace: Workspace, source: Source, offset: number): readonly Reference[] => {
  const found = unitAt(workspace, source.uri, offset);
  return found?.unit.language?.references?.(found.unit.model, found.offset, aroundOf(workspace, source)) ?? [];
};

/** The name at an offset and how to change it; its span is absolute in the file. */
export const renamingAt = (workspace: Workspace, source: Source, offset: number): Renaming | Refusal | null => {
  const found = unitAt(workspace, source.uri, offset);
  const renaming = found?.unit.language?.rename?.(found.unit.model, found.offset, aroundOf(workspace, source)) ?? null;
  if (!found || !renaming || 'refused' in renaming) return renaming;
  return { ...renaming, span: shift(renaming.span, found.unit.start) };
};

export type { FileEdits, Refusal };

/** The call around an offset. */
export const signatureAt = (workspace: Workspace, source: Source, offset: number): Signature | null => {
  const found = unitAt(workspace, source.uri, offset);
  return found?.unit.language?.signature?.(found.unit.model, found.offset, aroundOf(workspace, source)) ?? null;
};

/** Colours of a file that editors do not know by themselves, in order of place. */
export const tokensOf = (workspace: Workspace, uri: string): readonly Token[] =>
  workspace
    .units(uri)
    .flatMap(({ language, model, start }) =>
      (language?.tokens?.(model) ?? []).map((token) => ({ ...token, ...shift(token, start) })),
    );

/** Words shown between those of the text, in a part of a file. */
export const inlaysIn = (workspace: Workspace, source: Source, start: number, end: number): readonly Inlay[] =>
  workspace
    .units(source.uri)
    .flatMap((unit) =>
      (
        unit.language?.inlays?.(unit.model, { start: start - unit.start, end: end - unit.start }, aroundOf(workspace, source)) ??
        []
      ).map((inlay) => ({ ...inlay, at: inlay.at + unit.start })),
    );

/** Words that belong together with the one at an offset; spans absolute in the file. */
export const pairsAt = (workspace: Workspace, source: Source, offset: number): readonly Span[] => {
  const found = unitAt(workspace, source.uri, offset);
  const pairs = found?.unit.language?.pairs?.(found.unit.model, found.offset, aroundOf(workspace, source)) ?? [];
  return pairs.map((span) => shift(span, found?.unit.start ?? 0));
};
