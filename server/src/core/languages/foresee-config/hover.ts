/** What a setting does. */
import type { Model } from '../../checks/rules/lens.ts';
import { describeView } from '../../checks/schema/describe.ts';
import { locate } from '../../yaml/locate.ts';
import type { Hover } from '../language.ts';
import { settingsGuide } from './schema.ts';

export const hover = (model: Model, offset: number): Hover | null => {
  const place = locate(model.root, offset);
  if (place.on === 'gap') return null;
  const said = describeView(settingsGuide, place.view, 0);
  const span = place.on === 'key' ? place.view.keySpan : place.view.span;
  return said && { span: span ?? place.view.span, parts: [said] };
};
