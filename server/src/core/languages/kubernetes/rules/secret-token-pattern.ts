import { quote } from '../../../base/say.ts';
import { type Hit, type Mark, rule } from '../../../checks/rules/define.ts';
import { fromBase64 } from '../../../concepts/base64.ts';
import { mayHoldToken, tokensIn } from '../../../concepts/secret/tokens.ts';
import type { View } from '../../../yaml/view.ts';
import { type Resource, resources } from '../model.ts';

interface Leak extends Hit {
  readonly what: string;
}

/** How deep a document is looked through. */
const depthLimit = 64;

function* scalars(view: View, depth: number): Generator<View> {
  if (view.shared || depth > depthLimit) return;
  if (view.map) for (const entry of view.entries()) yield* scalars(entry, depth + 1);
  else if (view.seq) for (const item of view.items()) yield* scalars(item, depth + 1);
  else yield view;
}

/** The token's own characters where they stand in the text as they are, else the whole value. */
const placeOf = (view: View, token: string): Mark => {
  const { start, end } = view.span;
  const at = view.tree.text.slice(start, end).indexOf(token);
  return at < 0 ? view : { start: start + at, end: start + at + token.length };
};

export const secretTokenPattern = rule<Resource, Leak>({
  id: 'secret-token-pattern',
  layer: 'code',
  tags: ['secret'],
  severity: 'critical',
  presets: 'essential',
  since: '0.1.0',
  supersedes: ['secret-in-args', 'secret-in-env-literal', 'secret-manifest-plaintext'],
  on: resources,
  *check({ root, group, kind, subject }) {
    const coded = group === '' && kind === 'Secret' ? root.at('data') : null;
    if (coded)
      for (const view of scalars(coded, 0)) {
        const plain = view.string === undefined ? null : fromBase64(view.string);
        const token = plain === null ? undefined : tokensIn(plain)[0];
        if (token) yield { at: view, what: token.what, subject };
      }
    if (!mayHoldToken(root.tree.text)) return;
    for (const view of scalars(root, 0)) {
      const text = view.string;
      if (text === undefined) continue;
      for (const { what, at, length } of tokensIn(text)) yield { at: placeOf(view, text.slice(at, at + length)), what, subject };
    }
  },
  say: {
    en: ({ what }) =>
      what === 'private key'
        ? 'A private key stands here for all to read; replace it by another now.'
        : `A token of ${quote(what)} stands here for all to read; revoke it now.`,
    ko: ({ what }) =>
      what === 'private key'
        ? '개인 키가 그대로 드러나 있습니다. 지금 교체하십시오.'
        : `${quote(what)} 토큰이 그대로 드러나 있습니다. 지금 폐기하십시오.`,
  },
});
