/** Hover and completion by a schema that somebody chose. */

import { spotAt } from '../checks/schema/cursor.ts';
import { describeView } from '../checks/schema/describe.ts';
import { jsonGuide } from '../checks/schema/json-guide.ts';
import { suggest } from '../checks/schema/suggest.ts';
import type { Completion, Hover, Surroundings } from '../languages/language.ts';
import { locate } from '../yaml/locate.ts';
import { View } from '../yaml/view.ts';
import { chosenSchema, schemaValue } from './user-schema.ts';
import type { Unit } from './workspace.ts';

const schemaFor = ({ language, model }: Unit, { source, context, files }: Surroundings) => {
  const tree = language?.reads === 'text' ? null : (chosenSchema(model, source, context, files)?.tree ?? null);
  return tree && schemaValue(tree);
};

export const hoverByChosen = (unit: Unit, offset: number, around: Surroundings): Hover | null => {
  const schema = schemaFor(unit, around);
  if (schema === null) return null;
  const place = locate(View.root(unit.model.tree, 'core'), offset);
  if (place.on === 'gap') return null;
  const en = describeView(jsonGuide(schema, 'en'), place.view, 0);
  const ko = describeView(jsonGuide(schema, 'ko'), place.view, 0);
  return (
    en && ko && { span: (place.on === 'key' ? place.view.keySpan : null) ?? place.view.span, parts: [{ en: en.en, ko: ko.ko }] }
  );
};

export const completeByChosen = (unit: Unit, offset: number, around: Surroundings): readonly Completion[] => {
  const schema = schemaFor(unit, around);
  if (schema === null) return [];
  const guide = jsonGuide(schema, around.context.lang);
  return suggest(spotAt(unit.model.tree, 'core', offset), () => ({ guide, depth: 0 })).map(
    (item): Completion => ({ ...item, snippet: true }),
  );
};
