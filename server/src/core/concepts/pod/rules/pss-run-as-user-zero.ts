import { control, drop, holders, userNamespaceExempt, who } from '../pod-security.ts';

/** A user no image and no node knows. */
const nobodySpecial = 10001;

export const pssRunAsUserZero = control({
  id: 'pss-run-as-user-zero',
  severity: 'medium',
  level: 'restricted',
  tags: ['pod', 'container'],
  *breaches(pod, policy) {
    if (policy.minor < 23 || userNamespaceExempt(pod, policy)) return;
    for (const { container, security } of holders(pod)) {
      const at = security.at('runAsUser');
      if (at.is(0)) yield { at, container, changes: [drop(at, nobodySpecial)] };
    }
  },
  say: {
    en: (hit) => `${who(hit).en} runs as root (\`runAsUser: 0\`), which is root on the node too if it breaks out.`,
    ko: (hit) => `${who(hit).ko}가 root(\`runAsUser: 0\`)로 실행되며, 격리를 벗어나면 노드에서도 root입니다.`,
  },
  fix: () => ({ en: 'Remove `runAsUser: 0`', ko: '`runAsUser: 0` 제거하기' }),
});
