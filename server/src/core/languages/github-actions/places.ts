/** Where a key stands, in the words of the notes. An event is a place of its own, however it is written. */
import type { Model } from '../../checks/rules/lens.ts';
import type { View } from '../../yaml/view.ts';
import type { NotePlace } from '../language.ts';

export const placesOf = (model: Model, view: View): readonly NotePlace[] => {
  const { path } = view;
  const named = path[0] === 'on' && (path.length === 1 || typeof path[1] === 'number') ? view.string : undefined;
  const own: NotePlace = { lens: model.language, path };
  return named === undefined ? [own] : [{ lens: model.language, path: ['on', named] }, own];
};
