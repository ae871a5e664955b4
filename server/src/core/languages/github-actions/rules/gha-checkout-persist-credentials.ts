import { rule } from '../../../checks/rules/define.ts';
import { setPath } from '../../../yaml/rewrite.ts';
import { steps } from '../model.ts';
import { isAction } from '../uses.ts';

/** A later step that pushes needs the token that checkout leaves. */
const pushes = /\bgit\s+(?:-\S+\s+)*(?:push|fetch|pull|submodule|lfs)\b/;

export const ghaCheckoutPersistCredentials = rule({
  id: 'gha-checkout-persist-credentials',
  layer: 'code',
  tags: ['secrets'],
  severity: 'low',
  presets: 'strict',
  since: '0.1.0',
  on: steps,
  *check(step) {
    if (!isAction(step.uses, 'actions/checkout') || !step.uses) return;
    const flag = step.view.at('with', 'persist-credentials');
    if (!flag.known || flag.text?.toLowerCase() === 'false') return;
    const beside = step.job?.steps ?? [];
    if (beside.some((other) => pushes.test(other.run.raw ?? ''))) return;
    yield { at: flag.absent ? step.uses.view : flag, step };
  },
  say: {
    en: () => 'The checkout leaves the token on disk, where every later step can read it.',
    ko: () => '체크아웃이 토큰을 디스크에 남겨 이후 모든 단계가 읽을 수 있습니다.',
  },
  fix: ({ step }) => ({
    safety: 'review',
    say: { en: 'Set `persist-credentials` to `false`', ko: '`persist-credentials`를 `false`로 설정하기' },
    edits: setPath(step.view, ['with', 'persist-credentials'], false),
  }),
});
