import { quote } from '../../../base/say.ts';
import { control, drop, userNamespaceExempt } from '../pod-security.ts';

export const pssProcMount = control({
  id: 'pss-proc-mount',
  severity: 'medium',
  level: 'baseline',
  tags: ['container'],
  *breaches(pod, policy) {
    // The stricter control of `restricted` gives no way round by a user namespace.
    const strict = policy.each && policy.level === 'restricted';
    if (!strict && userNamespaceExempt(pod, policy)) return;
    for (const container of pod.containers) {
      const at = container.at('securityContext', 'procMount');
      const value = at.string;
      if (value !== undefined && value !== 'Default') yield { at, container, changes: [drop(at, 'Default')], value };
    }
  },
  say: {
    en: ({ container, value }) =>
      `Container ${quote(container.name)} mounts \`/proc\` as ${quote(value)}, so kernel interfaces of the node show.`,
    ko: ({ container, value }) =>
      `컨테이너 ${quote(container.name)}이(가) \`/proc\`를 ${quote(value)}(으)로 마운트하여 노드의 커널 인터페이스가 드러납니다.`,
  },
  fix: () => ({ en: 'Remove `procMount`', ko: '`procMount` 제거하기' }),
});
