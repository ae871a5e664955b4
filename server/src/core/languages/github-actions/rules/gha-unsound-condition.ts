import type { Edit } from '../../../base/edit.ts';
import { quote } from '../../../base/say.ts';
import { type Span, shift } from '../../../base/source.ts';
import { rule } from '../../../checks/rules/define.ts';
import { inside } from '../../../yaml/inside.ts';
import type { ScalarNode } from '../../../yaml/node.ts';
import { editable } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { conditionIn, expressionsIn, expressionsInText } from '../expression.ts';
import { conditions } from '../model.ts';

/** The condition without its `${{ }}`; null where the rest is no expression. */
const unwrapped = (node: ScalarNode): string | null => {
  const parts: string[] = [];
  let from = 0;
  for (const { outer, text } of expressionsIn(node)) {
    const beside = node.text.slice(from, outer.start);
    // `||` binds less than what may stand beside it.
    parts.push(
      beside,
      text.includes('||') && node.text.trim().length > outer.end - outer.start ? `(${text.trim()})` : text.trim(),
    );
    from = outer.end;
  }
  const whole = [...parts, node.text.slice(from)].join('').trim();
  return whole.includes('\n') || expressionsInText(`\${{ ${whole} }}`).some((expression) => expression.fault) ? null : whole;
};

/** The condition in place of what is written; a block becomes one line. */
const replaced = (view: View, node: ScalarNode, text: string): readonly Edit[] | null => {
  if (!editable(view)) return null;
  const raw = view.tree.text.slice(view.start, view.start + node.length).trimEnd();
  const plain = /^[A-Za-z(]/.test(text) && !/: | #|:$/.test(text);
  return [{ start: view.start, end: view.start + raw.length, text: plain ? text : JSON.stringify(text) }];
};

/** One expression and nothing else keeps its type; any character beside it makes the whole a text, and a text that is not empty is true. */
const isText = (node: ScalarNode): boolean => {
  const expressions = expressionsIn(node);
  const [first] = expressions;
  if (!first || expressions.some((expression) => expression.fault)) return false;
  return first.outer.start !== 0 || first.outer.end !== node.text.length;
};

/** Names that a person chooses, so that a part of the searched text may be chosen too. */
const chosen = /^(?:actor|base_ref|head_ref|ref|ref_name|triggering_actor|event)$/i;

/** Places of `contains('a b', github.ref)`: it finds parts of words too. */
function* looseSearches(view: View, node: ScalarNode): Generator<Span> {
  const raw = view.tree.text.slice(view.start, view.start + node.length);
  for (const { mentions } of conditionIn(node))
    for (const [index, { kind, name, literal, count, at }] of mentions.entries()) {
      if (kind !== 'function' || name.toLowerCase() !== 'contains' || literal === null || count !== 2 || !/[\s,;|]/.test(literal))
        continue;
      const second = mentions[index + 1];
      if (second?.name === 'github' && chosen.test(second.path[0] ?? '')) yield shift(inside(node, raw, at), view.start);
    }
}

export const ghaUnsoundCondition = rule({
  id: 'gha-unsound-condition',
  layer: 'code',
  tags: ['correctness'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: conditions,
  *check(view) {
    const { node } = view;
    if (node?.kind !== 'scalar' || node.faulty) return;
    if (node.text.includes('${{') && isText(node)) yield { at: view.span, view, node, what: 'text' as const };
    else if (node.text.includes('contains'))
      for (const at of looseSearches(view, node)) yield { at, view, node, what: 'search' as const };
  },
  say: {
    en: ({ what }) =>
      what === 'text'
        ? 'This condition is always true: text beside `${{ }}` turns the whole into a string.'
        : `${quote('contains')} finds parts of words in a string too, so another name can pass; search a list: \`fromJSON('["a", "b"]')\`.`,
    ko: ({ what }) =>
      what === 'text'
        ? '이 조건은 항상 참입니다. `${{ }}` 밖에 글자가 있으면 전체가 문자열이 됩니다.'
        : `${quote('contains')}은(는) 문자열에서 단어의 일부도 찾으므로 다른 이름도 통과할 수 있습니다. 목록에서 찾으십시오: \`fromJSON('["a", "b"]')\`.`,
  },
  fix: ({ view, node, what }) => {
    const text = what === 'text' ? unwrapped(node) : null;
    return text === null
      ? null
      : { safety: 'review', say: { en: 'Remove `${{ }}`', ko: '`${{ }}` 없애기' }, edits: replaced(view, node, text) };
  },
});
