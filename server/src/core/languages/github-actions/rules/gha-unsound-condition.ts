import { rule } from '../../../checks/rules/define.ts';
import { setValue } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { expressionsIn } from '../expression.ts';
import { conditions } from '../model.ts';

/** The condition without its `${{ }}`, where there is one and the rest is an expression too. */
const unwrapped = (view: View): string | null => {
  const { node } = view;
  if (node?.kind !== 'scalar') return null;
  const [only, ...others] = expressionsIn(node);
  if (!only || others.length > 0) return null;
  const before = node.text.slice(0, only.outer.start).trim();
  const after = node.text.slice(only.outer.end).trim();
  if (before === '' && after === '') return only.text.trim();
  return node.text.includes('\n') ? null : [before, only.text.trim(), after].filter((part) => part !== '').join(' ');
};

export const ghaUnsoundCondition = rule({
  id: 'gha-unsound-condition',
  layer: 'code',
  tags: ['correctness'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: conditions,
  *check(at) {
    const { node } = at;
    if (node?.kind !== 'scalar' || !node.text.includes('${{')) return;
    const expressions = expressionsIn(node);
    const [first] = expressions;
    if (!first || expressions.some((expression) => expression.fault)) return;
    // One expression and nothing else keeps its type; with any character beside it the whole is a text, and a text that is not empty is true.
    if (first.outer.start !== 0 || first.outer.end !== node.text.length) yield { at };
  },
  say: {
    en: () => 'This condition is always true: text beside `${{ }}` turns the whole into a string.',
    ko: () => '이 조건은 항상 참입니다. `${{ }}` 밖에 글자가 있으면 전체가 문자열이 됩니다.',
  },
  fix: ({ at }) => {
    const text = unwrapped(at);
    return text === null
      ? null
      : { safety: 'review', say: { en: 'Remove `${{ }}`', ko: '`${{ }}` 없애기' }, edits: setValue(at, text) };
  },
});
