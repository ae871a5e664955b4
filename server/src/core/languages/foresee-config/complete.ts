/** Settings and their values while typing; ids of rules from the notes. */
import type { Assets } from '../../checks/rules/context.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { type Spot, spotAt } from '../../checks/schema/cursor.ts';
import { suggest } from '../../checks/schema/suggest.ts';
import type { Completion, Surroundings } from '../language.ts';
import { settingsGuide } from './schema.ts';

export const complete = (model: Model, offset: number, { context }: Surroundings): readonly Completion[] => {
  const spots = spotAt(model.tree, 'core', offset);
  const bySchema = suggest(spots, () => ({ guide: settingsGuide, depth: 0 }));
  return [
    ...spots.filter(isRules).flatMap((spot) => ruleIds(spot, context.assets)),
    ...bySchema.map((item): Completion => ({ ...item, snippet: true })),
  ];
};

/** A key right below `rules`. */
const isRules = (spot: Spot): boolean => spot.role === 'key' && spot.parent.step === 'rules';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const titles = (assets: Assets, lang: string): Fields => {
  const notes = assets.json(`notes/${lang}.json`);
  return isFields(notes) && isFields(notes['rules']) ? notes['rules'] : {};
};

const titleIn = (notes: Fields, id: string): string => {
  const note = notes[id];
  return isFields(note) && typeof note['title'] === 'string' ? note['title'] : '';
};

const ruleIds = (spot: Spot, assets: Assets): readonly Completion[] => {
  const [en, ko] = [titles(assets, 'en'), titles(assets, 'ko')];
  const there = new Set(spot.parent.entries().map((entry) => entry.step));
  return Object.keys(en)
    .filter((id) => !there.has(id))
    .map((id) => ({
      label: id,
      kind: 'reference',
      insert: spot.named ? id : `${id}: \${1|off,error,warning,info,hint|}`,
      snippet: !spot.named,
      replace: spot.word,
      detail: null,
      docs: { en: titleIn(en, id), ko: titleIn(ko, id) },
      rank: 0,
    }));
};
