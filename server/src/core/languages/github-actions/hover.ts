/** What GitHub's schema says of a key, and what a name in an expression is. */
import type { Say } from '../../base/say.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { locate } from '../../yaml/locate.ts';
import type { Hover } from '../language.ts';
import { jobAt, type Named, namedAt } from './expression-at.ts';
import { contexts, functions } from './facts/contexts.ts';
import { inputViews } from './known-names.ts';
import { steps } from './model.ts';
import { grammarOf, placeAt } from './shape-at.ts';

const code = (text: string): string => `\`${text.replaceAll('`', "'").replaceAll('\n', ' ')}\``;

const both = (text: string): Say => ({ en: text, ko: text });

/** What a declared name stands for, in the words of the document. */
const declared = (model: Model, { mention, depth }: Named, offset: number): Say | null => {
  const name = mention.path[0]?.toLowerCase();
  if (depth !== 1 || name === undefined) return null;
  switch (mention.name) {
    case 'steps': {
      const step = (jobAt(model, offset)?.steps ?? steps.see(model)).find(({ id }) => id?.toLowerCase() === name);
      return step ? { en: `Step ${code(step.name)}`, ko: `단계 ${code(step.name)}` } : null;
    }
    case 'needs':
      return { en: `Job ${code(name)}`, ko: `작업 ${code(name)}` };
    case 'inputs': {
      const text = inputViews(model)
        .find((view) => String(view.step).toLowerCase() === name)
        ?.at('description').raw;
      return text ? both(text) : null;
    }
    default:
      return contexts.get(mention.name)?.keys.find((key) => key.name.toLowerCase() === name)?.say ?? null;
  }
};

const ofName = (model: Model, named: Named, offset: number): Hover | null => {
  const { mention, depth, at } = named;
  if (mention.kind === 'function') {
    const known = functions.get(mention.name.toLowerCase());
    if (!known) return null;
    const head = `${code(`${known.name}(${known.parameters})`)}\n\n`;
    return { span: at, parts: [{ en: head + known.say.en, ko: head + known.say.ko }] };
  }
  const say = depth === 0 ? (contexts.get(mention.name)?.say ?? null) : declared(model, named, offset);
  const head = `${code([mention.name, ...mention.path.slice(0, depth)].join('.'))}\n\n`;
  return say ? { span: at, parts: [{ en: head + say.en, ko: head + say.ko }] } : null;
};

export const hover = (model: Model, offset: number): Hover | null => {
  const named = namedAt(model, offset);
  const said = named ? ofName(model, named, offset) : null;
  if (said) return said;
  const { view, on } = locate(model.root, offset);
  if (on === 'gap') return null;
  const place = placeAt(model.root, view.path, grammarOf(model));
  if (!place) return null;
  const word = on === 'value' ? place.shape.words.find(({ text }) => text === view.text) : undefined;
  const text = word?.description ?? place.property?.description ?? place.shape.description;
  // A script is hovered over for what it says, not for what a script is.
  if (!text || (on === 'value' && view.node?.kind === 'scalar' && view.node.text.includes('\n'))) return null;
  const span = on === 'key' ? (view.keySpan ?? view.span) : view.span;
  const name = typeof view.step === 'string' ? `**${view.step}**${place.property?.required ? ' *' : ''}\n\n` : '';
  return { span, parts: [both(name + text)] };
};
