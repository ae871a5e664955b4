import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { remove } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { type Container, type Pod, pods } from '../pod.ts';

interface Twice extends Hit {
  readonly entry: View;
  readonly container: Container;
  readonly name: string;
}

/** Whether another variable is made from this one, which then may be the earlier. */
const isUsed = (container: Container, name: string): boolean =>
  container
    .at('env')
    .items()
    .some((entry) => entry.at('value').raw?.includes(`$(${name})`) ?? false);

export const duplicateEnv = rule<Pod, Twice>({
  id: 'duplicate-env',
  layer: 'cluster',
  tags: ['container', 'env'],
  severity: 'low',
  presets: 'strict',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    for (const container of pod.containers) {
      const last = new Map<string, View>();
      for (const entry of container.at('env').items().toReversed()) {
        const name = entry.at('name').text;
        if (name === undefined) continue;
        const winner = last.get(name);
        if (!winner) last.set(name, entry.at('name'));
        else {
          const related = [{ uri: null, span: winner.span, say: { en: 'the one that counts', ko: '적용되는 값' } }];
          yield { at: entry.at('name'), entry, container, name, related, subject: container.subject };
        }
      }
    }
  },
  say: {
    en: ({ name }) => `Variable ${quote(name)} is set again below; this value is never seen.`,
    ko: ({ name }) => `변수 ${quote(name)}이(가) 아래에서 다시 설정되어 이 값은 쓰이지 않습니다.`,
  },
  fix: ({ entry, container, name }) => ({
    safety: isUsed(container, name) ? 'review' : 'safe',
    say: { en: `Remove this ${quote(name)}`, ko: `이 ${quote(name)} 제거하기` },
    edits: remove(entry),
  }),
});
