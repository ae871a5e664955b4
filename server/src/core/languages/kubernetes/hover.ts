/** What the schema of an object says of the key or value at a place. */
import type { Model } from '../../checks/rules/lens.ts';
import { describeView } from '../../checks/schema/describe.ts';
import { apiFrom, guideOf } from '../../concepts/kubernetes-api/guide.ts';
import { locate } from '../../yaml/locate.ts';
import type { Hover, Surroundings } from '../language.ts';
import { ownerOf } from './owner.ts';

export const hover = (model: Model, offset: number, { context }: Surroundings): Hover | null => {
  const place = locate(model.root, offset);
  if (place.on === 'gap') return null;
  const owner = ownerOf(model.root, place.view.path);
  const guide = guideOf(owner, apiFrom(context.assets), context.minor);
  const said = guide && describeView(guide, place.view, owner.path.length);
  const span = place.on === 'key' ? place.view.keySpan : place.view.span;
  return said ? { span: span ?? place.view.span, parts: [said] } : null;
};
