/** A hover from a guide: type, default, whether it must be there, and the schema's own words. */
import type { Say } from '../../base/say.ts';
import type { View } from '../../yaml/view.ts';
import { type Guide, guideAt } from './guide.ts';

const words = {
  required: { en: 'required', ko: '필수' },
  fallback: { en: 'default', ko: '기본값' },
  values: { en: 'Values', ko: '값' },
} as const;

const say = (lang: keyof Say, view: View, guide: Guide, required: boolean): string => {
  const name = typeof view.step === 'string' ? `\`${view.step}\`` : '';
  const facts = [
    `\`${guide.type}\``,
    required ? words.required[lang] : '',
    guide.fallback === null ? '' : `${words.fallback[lang]} \`${guide.fallback}\``,
  ];
  const head = [name, facts.filter((fact) => fact !== '').join(' · ')].filter((part) => part !== '').join(' ');
  const values =
    guide.values && guide.type !== 'boolean'
      ? `${words.values[lang]}: ${guide.values.map((value) => `\`${value}\``).join(' ')}`
      : '';
  return [head, values, guide.doc ?? ''].filter((part) => part !== '').join('\n\n');
};

/** What a schema says of a view; null where it knows nothing. The schema is that of the thing `depth` steps below the root. */
export const describeView = (root: Guide, view: View, depth: number): Say | null => {
  const path = view.path.slice(depth);
  const guide = guideAt(root, path);
  if (!guide) return null;
  const { step } = view;
  const above = path.length > 0 ? guideAt(root, path.slice(0, -1)) : null;
  const required = above?.fields().some((field) => field.name === step && field.required) ?? false;
  return { en: say('en', view, guide, required), ko: say('ko', view, guide, required) };
};
